/* space.c: white space by what stands on both sides of it. */
#include "space.h"

#include <string.h>

static size_t space_length(struct text text)
{
    size_t length = 0;
    while (length < text.length && (text.at[length] == ' ' || text.at[length] == '\t' ||
                                    text.at[length] == '\n' || text.at[length] == '\r'))
        length++;
    return length;
}

/* Does a line end between these two characters stand for a space? Not where Japanese runs on, nor beside a space. */
static bool is_word_end(uint32_t last, uint32_t next)
{
    if (last == 0 || next == 0 || last == ' ' || last == '\t') return false;
    return !(text_columns_of(last) == 2 && text_columns_of(next) == 2);
}

struct text space_settle(struct arena *arena, struct text text, uint32_t before, uint32_t after)
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
        else if (is_word_end(last, next))
            buffer_add(&out, TEXT(" "));
        last = ' ';
    }
    return buffer_text(&out);
}
