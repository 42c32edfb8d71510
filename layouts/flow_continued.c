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

/* A base without a reading is an object: it moves to the next line whole, where it fits one at all. */
static struct inline_run *continued_run(struct flow *flow, struct arena *arena, struct continued continued)
{
    const struct style *style = continued.style ? continued.style : flow->publication->continued_style;
    struct text words = TEXT("（続き）");
    bool fits = !style || lines_text_width(flow->setter, words, style) <= continued.width;
    struct inline_run *run = ARENA_NEW(arena, struct inline_run);
    *run = (struct inline_run){.kind = fits ? INLINE_RUBY : INLINE_TEXT, .text = words, .style = style};
    return run;
}

/* Where the words themselves already say so, they are left alone. */
static void append(struct flow *flow, struct arena *arena, struct paragraph *paragraph,
                   struct continued continued)
{
    if (paragraph->last && text_ends(paragraph->last->text, TEXT("（続き）"))) return;
    struct inline_run *run = continued_run(flow, arena, continued), *last = NULL;
    paragraph->first = copy_runs(arena, paragraph->first, &last);
    if (last)
        last->next = run;
    else
        paragraph->first = run;
    paragraph->last = run;
}

static struct block *copy_blocks(struct arena *arena, const struct block *first, struct block **last)
{
    struct block *head = NULL, **end = &head;
    *last = NULL;
    for (const struct block *block = first; block; block = block->next) {
        *last = ARENA_NEW(arena, struct block);
        **last = *block;
        (*last)->next = NULL;
        (*last)->anchor = NULL;
        *end = *last;
        end = &(*last)->next;
    }
    return head;
}

struct block *blocks_again(struct arena *arena, const struct block *first)
{
    struct block *last;
    return copy_blocks(arena, first, &last);
}

struct block *blocks_continued(struct flow *flow, struct arena *arena, const struct block *first,
                               struct continued continued)
{
    struct block *last, *head = copy_blocks(arena, first, &last), *parent = NULL;
    while (last && last->kind == BLOCK_GROUP && last->group.flow == GROUP_STACK && last->group.first) {
        parent = last; /* its last paragraph says so, inside its edges */
        parent->group.first = copy_blocks(arena, parent->group.first, &last);
        parent->group.last = last;
    }
    if (!last) return NULL;
    if (last->kind == BLOCK_PARAGRAPH) {
        append(flow, arena, &last->paragraph, continued);
        return head;
    }
    struct block *added = ARENA_NEW(arena, struct block);
    *added = (struct block){.kind = BLOCK_PARAGRAPH, .style = flow->publication->continued_style};
    append(flow, arena, &added->paragraph, continued);
    last->next = added;
    if (parent) parent->group.last = added;
    return head;
}
