/* shown.c: which records were printed: a bit each. */
#include "shown.h"

const struct record *shown_as(const struct context *context, const struct record *record)
{
    const struct record *root = context->binder->plan->root, *top = record;
    if (!context->binder->options->previous) return record;
    while (top->parent)
        top = top->parent;
    return top == root ? record : root;
}

void shown_mark(const struct context *context, const struct record *record)
{
    uint32_t number = shown_as(context, record)->number;
    context->binder->shown[number / 8] |= (uint8_t)(1u << number % 8);
}

void shown_mark_all(const struct context *context, const struct record *record)
{
    for (const struct record *each = record; each; each = record_walk(each, record))
        shown_mark(context, each);
}
