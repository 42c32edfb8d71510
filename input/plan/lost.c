/* lost.c: a list in the order of the call. */
#include "lost.h"

struct lost_file *lost_add(struct arena *arena, struct lost_files *lost, const char *path,
                           const struct diagnostic *why)
{
    struct lost_file *file = ARENA_NEW(arena, struct lost_file);
    *file = (struct lost_file){.path = path, .why = why};
    if (lost->last)
        lost->last->next = file;
    else
        lost->first = file;
    lost->last = file;
    return file;
}
