/* main.c: the way in. */
#include "generator/command.h"

int main(int argc, char **argv)
{
    return program_run(argc, argv);
}
