/* style.c: styles by their names. */
#include "block.h"

const struct style *style_named(const struct style *styles, size_t count, struct text name)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal(styles[i].name, name)) return &styles[i];
    return NULL;
}

const struct style *style_in(const struct publication *publication, const char *name)
{
    return style_named(publication->styles, publication->style_count, text_of(name));
}
