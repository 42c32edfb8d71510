/* continued.c: what is said again on another page says so: （続き）. */
#include "continued.h"

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

/* Where the words themselves already say so, they are left alone. */
static void append(struct arena *arena, struct paragraph *paragraph, const struct style *style)
{
    if (paragraph->last && text_ends(paragraph->last->text, TEXT("（続き）"))) return;
    struct inline_run *run = ARENA_NEW(arena, struct inline_run), *last = NULL;
    *run = (struct inline_run){.kind = INLINE_TEXT, .text = TEXT("（続き）"), .style = style};
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

struct block *continued_again(struct arena *arena, const struct block *first)
{
    struct block *last;
    return copy_blocks(arena, first, &last);
}

struct block *continued_blocks(const struct publication *publication, struct arena *arena,
                               const struct block *first, const struct style *style)
{
    struct block *last, *head = copy_blocks(arena, first, &last), *parent = NULL;
    if (!style) style = publication->continued_style;
    while (last && last->kind == BLOCK_GROUP && last->group.flow == GROUP_STACK && last->group.first) {
        parent = last; /* its last paragraph says so, inside its edges */
        parent->group.first = copy_blocks(arena, parent->group.first, &last);
        parent->group.last = last;
    }
    if (!last) return NULL;
    if (last->kind == BLOCK_PARAGRAPH) {
        append(arena, &last->paragraph, style);
        return head;
    }
    struct block *added = ARENA_NEW(arena, struct block);
    *added = (struct block){.kind = BLOCK_PARAGRAPH, .style = publication->continued_style};
    append(arena, &added->paragraph, style);
    last->next = added;
    if (parent) parent->group.last = added;
    return head;
}
