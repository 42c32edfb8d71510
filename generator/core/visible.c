/* visible.c: control characters by their numbers. */
#include "visible.h"

bool visible_is_unsafe(uint32_t c)
{
    static const struct {
        uint32_t first, last;
    } ranges[] = {
        {0x00, 0x08},     {0x0A, 0x1F},     {0x7F, 0x9F},       {0x61C, 0x61C},
        {0x200B, 0x200B}, {0x200E, 0x200F}, {0x2028, 0x202E},   {0x2060, 0x206F},
        {0xFEFF, 0xFEFF}, {0xFFF9, 0xFFFB}, {0xE0001, 0xE007F},
    };
    for (size_t i = 0; i < ARRAY_LEN(ranges); i++)
        if (c >= ranges[i].first && c <= ranges[i].last) return true;
    return false;
}

/* The character that begins there, shown; most text has nothing to show. */
static void add_shown(struct text_buffer *out, struct text character, uint32_t c)
{
    size_t bad;
    if (!text_well_formed(character, &bad))
        buffer_format(out, "⟨0x%02X⟩", (unsigned)(unsigned char)character.at[0]);
    else if (visible_is_unsafe(c))
        buffer_format(out, "⟨U+%04X⟩", (unsigned)c);
    else
        buffer_add(out, character);
}

void visible_add(struct text_buffer *out, struct text text)
{
    for (struct text rest = text; rest.length;) {
        const char *from = rest.at;
        uint32_t c = text_next(&rest);
        add_shown(out, (struct text){from, (size_t)(rest.at - from)}, c);
    }
}

struct text visible_text(struct arena *arena, struct text text)
{
    struct text_buffer out = {.arena = arena};
    visible_add(&out, text);
    return text_copy(arena, buffer_text(&out)); /* ended by NUL */
}
