/* plan_space.c: which white space of a file is the author's and which is the file's. */
#include "plan_read.h"

#include <string.h>

static size_t space_length(struct text text)
{
    size_t length = 0;
    while (length < text.length && (text.at[length] == ' ' || text.at[length] == '\t' ||
                                    text.at[length] == '\n' || text.at[length] == '\r'))
        length++;
    return length;
}

static bool is_wide(uint32_t c)
{
    return text_columns_of(c) == 2;
}

struct text plan_settle(struct arena *arena, struct text text, uint32_t before, uint32_t after)
{
    if (text.length == 0 || !memchr(text.at, '\n', text.length)) return text;
    struct text_buffer out = {.arena = arena};
    uint32_t last = before;
    for (struct text rest = text; rest.length;) {
        size_t spaces = space_length(rest);
        struct text run = text_slice(rest, 0, spaces);
        if (spaces == 0) {
            buffer_add_char(&out, last = text_next(&rest));
            continue;
        }
        rest = text_slice(rest, spaces, rest.length);
        struct text ahead = rest;
        uint32_t next = ahead.length ? text_next(&ahead) : after;
        if (!memchr(run.at, '\n', run.length))
            buffer_add(&out, run);
        else if (last && next && !(is_wide(last) && is_wide(next)))
            buffer_add(&out, TEXT(" "));
        last = ' ';
    }
    return buffer_text(&out);
}
