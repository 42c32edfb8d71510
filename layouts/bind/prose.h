/* prose.h: blocks of prose as an author wrote them. */
#ifndef SHINCHOKU_LAYOUTS_BIND_PROSE_H
#define SHINCHOKU_LAYOUTS_BIND_PROSE_H

#include "layouts/fields/binder.h"

struct prose_style {
    const struct style *body, *heading, *subheading, *note, *reference, *list, *cell;
    const struct style *marker;
    struct text placeholder;
    struct text emphasis; /* the head whose columns are bold in tables; empty: none */
    bool box_label;       /* titles of boxes stand at the left inside, not in the frame */
};
struct prose_style prose_styles(const struct context *context, const struct element *element,
                                const struct style *body);
/* Does the element (<prose>; NULL: of any role) take a block of that role? */
bool prose_takes(const struct element *element, const struct record *block);
/* The block children of a record that the element takes. */
void bind_prose_children(const struct context *context, const struct record *record,
                         const struct prose_style *style, const struct element *element, struct blocks *out);
void bind_block_record(const struct context *context, const struct record *record,
                       const struct prose_style *style, struct blocks *out);
/* Paragraphs in a table's cell: the author's lines, 【 lines bold. */
void bind_cell_prose(const struct context *context, const struct record *record, const struct style *style,
                     struct blocks *out);

#endif
