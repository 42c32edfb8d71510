/* tags.c: the logical structure: numbers are given in reading order. */
#include "layouts/flow/flow.h"

struct tag_pieces {
    struct arena *arena; /* of the pass */
    struct tag **pieces;
    size_t capacity; /* of `pieces` */
    size_t count;    /* tags */
};

void flow_tags_open(struct flow *flow)
{
    struct arena *arena = arena_open_under(flow->arena);
    flow->tags = ARENA_NEW(arena, struct tag_pieces);
    flow->tags->arena = arena;
    tag_new(flow, TAG_SPAN, 0); /* number 0: the artifact */
    tag_at(flow, 0)->role = TAG_ARTIFACT;
    flow->parent_tag = tag_new(flow, TAG_DOCUMENT, 0);
}

void flow_tags_close(struct flow *flow)
{
    arena_close(flow->tags->arena);
    flow->tags = NULL;
}

struct tag *tag_at(struct flow *flow, uint32_t number)
{
    return &flow->tags->pieces[number / TAGS_TOGETHER][number % TAGS_TOGETHER];
}

uint32_t tag_new(struct flow *flow, enum tag_role role, uint32_t parent)
{
    if (flow->artifacts > 0 || role == TAG_ARTIFACT) return 0;
    struct tag_pieces *tags = flow->tags;
    if (tags->count % TAGS_TOGETHER == 0) {
        size_t pieces = tags->count / TAGS_TOGETHER;
        tags->pieces =
            arena_grow(tags->arena, tags->pieces, pieces, pieces + 1, &tags->capacity, sizeof(struct tag *));
        tags->pieces[pieces] = ARENA_ARRAY(tags->arena, struct tag, TAGS_TOGETHER);
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

struct tag_words *tag_words_of(struct flow *flow, uint32_t number)
{
    struct tag *tag = tag_at(flow, number);
    struct tag_words *words = ARENA_NEW(flow->tags->arena, struct tag_words);
    if (tag->words) *words = *tag->words;
    tag->words = words;
    return words;
}

void flow_show(struct flow *flow)
{
    struct document *document = &flow->document;
    document->pages = (const struct page *const *)flow->pages;
    document->page_count = (uint32_t)flow->page_count;
    document->tags = (const struct tag *const *)flow->tags->pieces;
    document->tag_count = (uint32_t)flow->tags->count;
}
