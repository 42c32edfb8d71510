/* same.c: comparing records. */
#include "same.h"

static bool same_attributes(const struct record *a, const struct record *b)
{
    if (a->attribute_count != b->attribute_count) return false;
    for (uint32_t i = 0; i < a->attribute_count; i++) {
        const struct prose *other = record_attribute(b, a->attributes[i].name);
        if (!other || !text_equal(other->text, a->attributes[i].value.text)) return false;
    }
    return true;
}

bool same_records(const struct record *a, const struct record *b)
{
    if (a->kind != b->kind || !text_equal(a->prose.text, b->prose.text) || !same_attributes(a, b))
        return false;
    const struct record *x = a->first, *y = b->first;
    while (x && y && same_records(x, y)) {
        x = x->next;
        y = y->next;
    }
    return !x && !y;
}
