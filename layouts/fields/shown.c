/* shown.c: which records were printed: a bit each. */
#include "shown.h"

void mark_shown(const struct context *context, const struct record *record)
{
    context->binder->shown[record->number / 8] |= (uint8_t)(1u << record->number % 8);
}

void mark_all_shown(const struct context *context, const struct record *record)
{
    for (const struct record *each = record; each; each = record_walk(each, record))
        mark_shown(context, each);
}
