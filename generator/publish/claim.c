/* claim.c: names as bytes of the lock. */
#include "claim.h"

#include <errno.h>
#include <fcntl.h>

#include "generator/core/reason.h"
#include "range.h"

/* Byte 0 is the workplace's. Two names of one byte only wait for each other, or call each other busy, without need. */
static off_t byte_of(struct text name)
{
    enum { BYTES = 1 << 30 };
    return 1 + (off_t)(text_hash(name) % BYTES);
}

static struct text owner_of(const struct workplace *place, off_t byte)
{
    return range_owner(place->arena, place->lock, byte, place->state, place->name);
}

static bool refuse(const struct workplace *place, struct text name, off_t byte, int error)
{
    struct text path = text_format(place->arena, "%s/%.*s", place->path, TEXT_ARG(name));
    struct text owner = owner_of(place, byte);
    if (error == EDEADLK)
        DIAG(place->diagnostics, OUTPUT_CROSSED, .arguments = {path, owner});
    else if (range_is_held(error))
        DIAG(place->diagnostics, OUTPUT_BUSY, .arguments = {path, owner});
    else
        workplace_report(place, arena_copy(place->arena, name.at, name.length),
                         reason_of(place->arena, error));
    return false;
}

static void say_waiting(const struct workplace *place, struct text name, off_t byte)
{
    struct text path = text_format(place->arena, "%s/%.*s", place->path, TEXT_ARG(name));
    DIAG(place->diagnostics, OUTPUT_AWAITED, .arguments = {path, owner_of(place, byte)});
}

bool claim_take(const struct workplace *place, struct text name, long *patience)
{
    off_t byte = byte_of(name);
    long none = 0;
    if (range_lock(place->lock, F_WRLCK, byte, &none)) return true;
    if (!range_is_held(errno) || *patience == 0) return refuse(place, name, byte, errno);
    say_waiting(place, name, byte);
    if (range_lock(place->lock, F_WRLCK, byte, patience)) return true;
    return refuse(place, name, byte, errno);
}
