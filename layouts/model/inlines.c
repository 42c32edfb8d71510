/* inlines.c: lists of inline runs while they are being made, in an arena. */
#include "inlines.h"

enum { NAMED_MARK = 10500 };

struct inline_run *inlines_add(struct arena *arena, struct inlines *list, enum inline_kind kind)
{
    struct inline_run *run = ARENA_NEW(arena, struct inline_run);
    run->kind = kind;
    if (list->last)
        list->last->next = run;
    else
        list->first = run;
    list->last = run;
    return run;
}

void inlines_add_text(struct arena *arena, struct inlines *list, struct text text, struct position at,
                      const struct style *style)
{
    if (text.length == 0) return;
    struct inline_run *run = inlines_add(arena, list, INLINE_TEXT);
    run->text = text;
    run->at = at;
    run->style = style;
}

void inlines_add_mark(struct arena *arena, struct inlines *list, struct text symbol, struct position at)
{
    struct inline_run *run = inlines_add(arena, list, INLINE_MARK);
    run->text = symbol;
    run->at = at;
}

void inlines_add_named_mark(struct arena *arena, struct inlines *list, struct text symbol, struct position at)
{
    inlines_add_mark(arena, list, symbol, at);
    list->last->width = NAMED_MARK;
}
