/* inlines.h: lists of inline runs while they are being made, in an arena. */
#ifndef SHINCHOKU_LAYOUTS_MODEL_INLINES_H
#define SHINCHOKU_LAYOUTS_MODEL_INLINES_H

#include "block.h"

struct inlines {
    struct inline_run *first, *last;
};
struct inline_run *inlines_add(struct arena *arena, struct inlines *list, enum inline_kind kind);
/* Nothing where the text is empty. */
void inlines_add_text(struct arena *arena, struct inlines *list, struct text text, struct position at,
                      const struct style *style);
/* A progress or evaluation mark. */
void inlines_add_mark(struct arena *arena, struct inlines *list, struct text symbol, struct position at);
/* In legends and heads: a sign that is explained or counted stands smaller than one that says something. */
void inlines_add_named_mark(struct arena *arena, struct inlines *list, struct text symbol,
                            struct position at);

#endif
