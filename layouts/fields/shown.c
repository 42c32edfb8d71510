/* shown.c: which records were printed: a bit each. */
#include "shown.h"

void shown_mark(const struct context *context, const struct record *record)
{
    context->binder->shown[record->number / 8] |= (uint8_t)(1u << record->number % 8);
}

void shown_mark_all(const struct context *context, const struct record *record)
{
    for (const struct record *each = record; each; each = record_walk(each, record))
        shown_mark(context, each);
}
