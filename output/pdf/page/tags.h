/* tags.h: the structure tree (ISO 32000-1, 14.7 and 14.8; ISO 14289-1): which marked content belongs to which
 * tag, and the objects that say so. */
#ifndef SHINCHOKU_OUTPUT_PDF_PAGE_TAGS_H
#define SHINCHOKU_OUTPUT_PDF_PAGE_TAGS_H

#include "output/pdf/file/haru.h"
#include "layouts/model/page.h"

struct tags;

/* Tags may be added to the document until the last page is drawn. */
struct tags *tags_open(struct arena *arena, struct haru *haru, const struct document *document);

/* The name that marks content of a tag, also its structure type. */
const char *tags_name(enum tag_role role);
/* A page that will have marks: its StructParents. */
uint32_t tags_key(struct tags *tags, uint32_t page);
/* `page` is being drawn from now on: each once, in any order. */
void tags_page(struct tags *tags, uint32_t page, HPDF_Page object);
/* One more marked-content sequence of a tag on this page: its MCID. */
uint32_t tags_mark(struct tags *tags, uint32_t tag);
bool tags_marked_before(const struct tags *tags, uint32_t tag);
/* A link annotation of a tag on this page: its StructParent. */
uint32_t tags_annotation(struct tags *tags, uint32_t tag, HPDF_Annotation annotation);
/* Part of this page is taken by a figure: for its bounding box. */
void tags_extend(struct tags *tags, uint32_t tag, struct box box);

/* What a list item's label shows says how the list is numbered (14.8.5.5). */
void tags_label(struct tags *tags, uint32_t tag, struct text text);

/* The first page with content of a tag; the document's first: it has none. */
uint32_t tags_page_of(const struct tags *tags, uint32_t tag);

/* All pages are drawn: promises the tree's objects. Returns the root's, which goes into the catalog. */
uint32_t tags_close(struct tags *tags);

#endif
