/* page_tags.c: the logical structure: numbers are given in reading order.
 *
 * Tags are the largest part of a big table. They are kept in pieces of a fixed size while they are made, and become
 * one array when their number is known: growing arrays would take four times their size. */
#include "flow.h"

#include <string.h>

enum { PIECE = 1024 };

struct tag_piece {
    struct arena *arena; /* its own, so that it goes as soon as it is copied */
    struct tag *at;
};

struct tag_pieces {
    struct arena *arena; /* of the pass */
    struct tag_piece *pieces;
    size_t capacity; /* of `pieces` */
    size_t count;    /* tags */
};

void flow_tags_open(struct flow *flow)
{
    struct arena *arena = arena_open_like(flow->arena);
    flow->tags = ARENA_NEW(arena, struct tag_pieces);
    flow->tags->arena = arena;
    tag_new(flow, TAG_SPAN, 0); /* number 0: the artifact */
    tag_at(flow, 0)->role = TAG_ARTIFACT;
    flow->parent_tag = tag_new(flow, TAG_DOCUMENT, 0);
}

static void let_go(struct tag_piece *piece)
{
    arena_close(piece->arena);
    piece->arena = NULL;
}

void flow_tags_close(struct flow *flow)
{
    for (size_t i = 0; i * PIECE < flow->tags->count; i++)
        let_go(&flow->tags->pieces[i]);
    arena_close(flow->tags->arena);
    flow->tags = NULL;
}

struct tag *tag_at(struct flow *flow, uint32_t number)
{
    return &flow->tags->pieces[number / PIECE].at[number % PIECE];
}

uint32_t tag_new(struct flow *flow, enum tag_role role, uint32_t parent)
{
    if (flow->artifacts > 0 || role == TAG_ARTIFACT) return 0;
    struct tag_pieces *tags = flow->tags;
    if (tags->count % PIECE == 0) {
        size_t pieces = tags->count / PIECE;
        tags->pieces =
            arena_grow(tags->arena, tags->pieces, pieces, pieces + 1, &tags->capacity, sizeof *tags->pieces);
        struct arena *arena = arena_open_like(tags->arena);
        tags->pieces[pieces] = (struct tag_piece){arena, ARENA_ARRAY(arena, struct tag, PIECE)};
    }
    uint32_t number = (uint32_t)tags->count++;
    *tag_at(flow, number) =
        (struct tag){.role = (uint8_t)role, .column_span = 1, .row_span = 1, .parent = parent};
    return number;
}

uint32_t tag_current(const struct flow *flow, uint32_t tag)
{
    return flow->artifacts > 0 ? 0 : tag;
}

const struct tag *flow_tags_join(struct flow *flow, uint32_t *count)
{
    const struct tag_pieces *tags = flow->tags;
    struct tag *all = ARENA_ARRAY(flow->arena, struct tag, tags->count);
    for (size_t from = 0; from < tags->count; from += PIECE) {
        size_t length = tags->count - from < PIECE ? tags->count - from : PIECE;
        struct tag_piece *piece = &tags->pieces[from / PIECE];
        memcpy(all + from, piece->at, length * sizeof *all);
        let_go(piece);
    }
    *count = (uint32_t)tags->count;
    return all;
}
