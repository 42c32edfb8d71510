/* main.c: the way in. */
#include "generator/program/command.h"

#ifdef __GLIBC__
#include <malloc.h>

/* Otherwise glibc keeps ever larger blocks that are given back, and arenas that are done with would not go. */
static void give_back_memory(void)
{
    enum { LARGE = 128 * 1024 };
    mallopt(M_MMAP_THRESHOLD, LARGE);
}
#else
static void give_back_memory(void)
{
}
#endif

int main(int argc, char **argv)
{
    give_back_memory();
    return program_run(argc, argv);
}
