/* flow_continued.c: what is said again on another page says so: （続き）. */
#include "flow.h"

static struct inline_run *copy_runs(struct arena *arena, const struct inline_run *run,
                                    struct inline_run **last)
{
    struct inline_run *first = NULL, **end = &first;
    for (; run; run = run->next) {
        *last = ARENA_NEW(arena, struct inline_run);
        **last = *run;
        (*last)->next = NULL;
        *end = *last;
        end = &(*last)->next;
    }
    return first;
}

static struct inline_run *continued_run(struct flow *flow, struct arena *arena)
{
    struct inline_run *run = ARENA_NEW(arena, struct inline_run);
    *run = (struct inline_run){
        .kind = INLINE_TEXT, .text = TEXT("（続き）"), .style = flow->publication->continued_style};
    return run;
}

/* Where the words themselves already say so, they are left alone. */
static void append(struct flow *flow, struct arena *arena, struct paragraph *paragraph)
{
    if (paragraph->last && text_ends(paragraph->last->text, TEXT("（続き）"))) return;
    struct inline_run *run = continued_run(flow, arena), *last = NULL;
    paragraph->first = copy_runs(arena, paragraph->first, &last);
    if (last)
        last->next = run;
    else
        paragraph->first = run;
    paragraph->last = run;
}

struct block *blocks_continued(struct flow *flow, struct arena *arena, const struct block *first)
{
    struct block *head = NULL, **end = &head, *last = NULL;
    for (const struct block *block = first; block; block = block->next) {
        last = ARENA_NEW(arena, struct block);
        *last = *block;
        last->next = NULL;
        last->anchor = NULL;
        *end = last;
        end = &last->next;
    }
    if (!last) return NULL;
    if (last->kind == BLOCK_PARAGRAPH) {
        append(flow, arena, &last->paragraph);
        return head;
    }
    struct block *added = ARENA_NEW(arena, struct block);
    *added = (struct block){.kind = BLOCK_PARAGRAPH, .style = flow->publication->continued_style};
    append(flow, arena, &added->paragraph);
    *end = added;
    return head;
}
