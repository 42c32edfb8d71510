/* main.c: the way in, and the commands that there are. */
#include "generator/command/batch.h"
#include "generator/command/build.h"
#include "generator/command/convert.h"
#include "generator/command/init.h"
#include "generator/command/layouts.h"
#include "generator/command/normalize.h"
#include "generator/command/roll.h"
#include "generator/program/program.h"

#ifdef __GLIBC__
#include <malloc.h>

/* Otherwise glibc keeps ever larger blocks that are given back, and arenas that are done with would not go. */
static void give_back_memory(void)
{
    enum { LARGE = 128 * 1024 };
    mallopt(M_MMAP_THRESHOLD, LARGE);
}
#else
static void give_back_memory(void) {}
#endif

/* In the order of `shinchoku --help`. */
static const struct command *const commands[] = {&command_build,  &command_batch, &command_convert,
                                                 &command_roll,   &command_init,  &command_normalize,
                                                 &command_layouts};

int main(int argc, char **argv)
{
    give_back_memory();
    return program_run(commands, ARRAY_LEN(commands), argc, argv);
}
