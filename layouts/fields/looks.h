/* looks.h: how what is bound looks: styles, the space around an element's blocks. */
#ifndef SHINCHOKU_LAYOUTS_FIELDS_LOOKS_H
#define SHINCHOKU_LAYOUTS_FIELDS_LOOKS_H

#include "binder.h"

enum { COLUMN_GUTTER = 12 * PT };

const struct style *look_style(const struct context *context, enum look look);
/* The style named by an attribute, or `otherwise`. */
const struct style *look_named(const struct context *context, const struct element *element, enum word word,
                               enum look otherwise);
/* NAME-bold; the style itself where there is none. */
const struct style *look_bold(const struct context *context, const struct style *style);
/* NAME-number, NAME-half; the style itself where there is none. */
const struct style *look_number(const struct context *context, const struct style *style);
const struct style *look_half(const struct context *context, const struct style *style);
/* NAME of a NAME-bold; the style itself where it is none. */
const struct style *look_plain(const struct context *context, const struct style *style);
/* What stands for nothing beside text of that style: ― in its size, muted. */
const struct style *look_missing(const struct context *context, const struct style *style);
/* The tag of a heading one below the last one: H2 under H1. No level is ever skipped (ISO 14289-1 7.4.2). */
enum tag_role look_minor_heading(const struct context *context);

/* before=, after= and keep-next= of an element that makes one block. */
void look_take_space(const struct element *element, struct block *block);
/* Of an element that makes several blocks: before its first, after its last. */
void look_take_outer_space(const struct element *element, struct block *first, struct block *last);
/* together=, and what limits it. */
void look_take_together(const struct element *element, struct group *group);

#endif
