/* tags.h: the logical structure of what is drawn. */
#ifndef SHINCHOKU_LAYOUTS_PAGE_TAGS_H
#define SHINCHOKU_LAYOUTS_PAGE_TAGS_H

#include "page_maker.h"

/* With the artifact and the document, the parent of what comes. */
void tags_begin(struct page_maker *maker);
void tags_end(struct page_maker *maker);
struct tag *tag_at(struct page_maker *maker, uint32_t number);
/* For writing: its texts. */
struct tag_words *tag_words_of(struct page_maker *maker, uint32_t number);
/* 0 within artifacts. */
uint32_t tag_new(struct page_maker *maker, enum tag_role role, uint32_t parent);
/* The tag for what is drawn now: 0 within artifacts. */
uint32_t tag_current(const struct page_maker *maker, uint32_t tag);
/* The document has the tags that there are so far. */
void tags_show(struct page_maker *maker);

#endif
