/* listing.c: notes sorted to the lines they belong to. */
#include "listing.h"

#include <stdlib.h>

#include "cells.h"

void listing_add(struct listing *listing, uint32_t offset, struct text what)
{
    if (!listing) return;
    listing->notes = arena_grow(listing->arena, listing->notes, listing->count, listing->count + 1,
                                &listing->capacity, sizeof *listing->notes);
    listing->notes[listing->count++] = (struct became){offset, what};
}

static int by_offset(const void *left, const void *right)
{
    const struct became *a = left, *b = right;
    return a->offset < b->offset ? -1 : a->offset > b->offset;
}

/* The notes of the line that ends before `end`, joined; a note that repeats the one before it is left out. */
static size_t print_notes(struct text_buffer *out, const struct listing *listing, size_t from, uint32_t end)
{
    size_t i = from;
    for (; i < listing->count && listing->notes[i].offset < end; i++) {
        if (i > from && text_equal(listing->notes[i].what, listing->notes[i - 1].what)) continue;
        if (i > from) buffer_add(out, TEXT(", "));
        buffer_add(out, listing->notes[i].what);
    }
    return i;
}

struct text listing_print(struct listing *listing, struct arena *arena, const struct source *source,
                          size_t *unknown)
{
    struct text_buffer out = {.arena = arena};
    struct text rest = source->content, line;
    size_t number = 0, next = 0;
    *unknown = 0;
    if (listing->count) qsort(listing->notes, listing->count, sizeof *listing->notes, by_offset);
    while (cells_take_line(&rest, &line)) {
        uint32_t end = (uint32_t)(rest.at - source->content.at);
        if (rest.length == 0) end = (uint32_t)source->content.length + 1;
        buffer_format(&out, "%zu\t", ++number);
        size_t after = print_notes(&out, listing, next, end);
        if (after == next && text_trim(line).length == 0) buffer_add(&out, TEXT("-"));
        if (after == next && text_trim(line).length > 0) {
            buffer_add(&out, TEXT("???"));
            ++*unknown;
        }
        next = after;
        buffer_add(&out, TEXT("\t"));
        buffer_add(&out, line);
        buffer_add(&out, TEXT("\n"));
    }
    return buffer_text(&out);
}
