/* written.c: output with its origins. */
#include "written.h"

struct written written_open(struct arena *arena)
{
    return (struct written){.out = {.arena = arena}};
}

void written_add(struct written *written, const char *words)
{
    buffer_add(&written->out, text_of(words));
}

void written_from(struct written *written, struct position at)
{
    if (!at.source) return;
    written->origins =
        arena_grow(written->out.arena, written->origins, written->origin_count, written->origin_count + 1,
                   &written->origin_capacity, sizeof *written->origins);
    written->origins[written->origin_count++] = (struct origin){written->out.length, at};
}

enum { FARTHEST = 4096 }; /* bytes looked through for the character in the source */

struct position written_place_of(const struct written *written, size_t offset, struct text character)
{
    size_t low = 0, high = written->origin_count;
    while (low < high) { /* the first origin behind the offset */
        size_t middle = low + (high - low) / 2;
        if (written->origins[middle].offset <= offset)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == 0) return (struct position){NULL, 0};
    struct position at = written->origins[low - 1].at;
    size_t distance = offset - written->origins[low - 1].offset;
    struct text content = text_slice(at.source->content, at.offset, at.source->content.length);
    /* Escapes make the output longer than the source, never shorter by much: look from the piece's start. */
    for (size_t from = 0; from < distance + FARTHEST;) {
        size_t found = text_find(text_slice(content, from, distance + FARTHEST - from), character);
        if (found == SIZE_MAX) return at;
        if (from + found + character.length > distance / 2) {
            at.offset += (uint32_t)(from + found);
            return at;
        }
        from += found + character.length;
    }
    return at;
}

static const char *escape_of(char c, enum xml_part part)
{
    switch (c) {
    case '&': return "&amp;";
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '\r': return "&#13;";
    case '"': return part == XML_VALUE ? "&quot;" : NULL;
    case '\t': return part == XML_VALUE ? "&#9;" : NULL;
    case '\n': return part == XML_VALUE ? "&#10;" : NULL;
    default: return NULL;
    }
}

void written_escaped(struct written *written, struct text text, enum xml_part part)
{
    size_t from = 0;
    for (size_t i = 0; i < text.length; i++) {
        const char *escape = escape_of(text.at[i], part);
        if (!escape) continue;
        buffer_add(&written->out, text_slice(text, from, i - from));
        written_add(written, escape);
        from = i + 1;
    }
    buffer_add(&written->out, text_slice(text, from, text.length));
}
