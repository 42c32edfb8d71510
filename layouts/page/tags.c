/* tags.c: the logical structure: numbers are given in reading order. */
#include "tags.h"

struct tag_pieces {
    struct arena *arena; /* of the pass */
    struct tag **pieces;
    size_t capacity; /* of `pieces` */
    size_t count;    /* tags */
};

void tags_begin(struct page_maker *maker)
{
    struct arena *arena = arena_open_under(maker->arena);
    maker->tags = ARENA_NEW(arena, struct tag_pieces);
    maker->tags->arena = arena;
    tag_new(maker, TAG_SPAN, 0); /* number 0: the artifact */
    tag_at(maker, 0)->role = TAG_ARTIFACT;
    maker->parent_tag = tag_new(maker, TAG_DOCUMENT, 0);
}

void tags_end(struct page_maker *maker)
{
    arena_close(maker->tags->arena);
    maker->tags = NULL;
}

struct tag *tag_at(struct page_maker *maker, uint32_t number)
{
    return &maker->tags->pieces[number / TAGS_TOGETHER][number % TAGS_TOGETHER];
}

uint32_t tag_new(struct page_maker *maker, enum tag_role role, uint32_t parent)
{
    if (maker->artifacts > 0 || role == TAG_ARTIFACT) return 0;
    struct tag_pieces *tags = maker->tags;
    if (tags->count % TAGS_TOGETHER == 0) {
        size_t pieces = tags->count / TAGS_TOGETHER;
        tags->pieces =
            arena_grow(tags->arena, tags->pieces, pieces, pieces + 1, &tags->capacity, sizeof(struct tag *));
        tags->pieces[pieces] = ARENA_ARRAY(tags->arena, struct tag, TAGS_TOGETHER);
    }
    uint32_t number = (uint32_t)tags->count++;
    *tag_at(maker, number) =
        (struct tag){.role = (uint8_t)role, .column_span = 1, .row_span = 1, .parent = parent};
    return number;
}

uint32_t tag_current(const struct page_maker *maker, uint32_t tag)
{
    return maker->artifacts > 0 ? 0 : tag;
}

struct tag_words *tag_words_of(struct page_maker *maker, uint32_t number)
{
    struct tag *tag = tag_at(maker, number);
    struct tag_words *words = ARENA_NEW(maker->tags->arena, struct tag_words);
    if (tag->words) *words = *tag->words;
    tag->words = words;
    return words;
}

void tags_show(struct page_maker *maker)
{
    maker->document.tags = (const struct tag *const *)maker->tags->pieces;
    maker->document.tag_count = (uint32_t)maker->tags->count;
}
