/* later.c: records that are bound when the composer comes to them, and forgotten when they are drawn.
 *
 * A report of thousands of records would otherwise be whole in memory before its first page. What the end of a body
 * consists of (an `each` or `follow` at its end, and the `each` at the end of that or in it) becomes groups without
 * children; the composer brings the children of one group after the other. Nothing that looks back is bound after them,
 * so that all comes out as if it had happened at once. */
#include "bind.h"

struct later {
    struct block *block; /* the group */
    struct binder *binder;
    struct context context;
    const struct element *element;
    struct arena *arena; /* of the children; NULL: they are not here */
    int heading_level;   /* of the heading above them */
    bool again;
};

/* Contexts of callers die with them. */
static const struct context *kept(struct arena *arena, const struct context *context)
{
    if (!context) return NULL;
    struct context *copy = ARENA_NEW(arena, struct context);
    *copy = *context;
    copy->outer = kept(arena, context->outer);
    return copy;
}

/* Does nothing of the body come after it? What a definition says of its workbook is no part of the pages; in a `follow`
 * the order is the author's. */
static bool is_at_end(const struct element *element)
{
    const struct element *next = element->next;
    while (next && next->kind == ELEMENT_WORKBOOK)
        next = next->next;
    return !next || element->parent->kind == ELEMENT_FOLLOW;
}

bool binds_later(const struct binder *binder, const struct element *element)
{
    const struct element *body = binder->layout->body;
    if (binder->options->format != OUTPUT_PDF) return false;
    for (; element != body; element = element->parent) {
        if (!element || (element->kind != ELEMENT_EACH && element->kind != ELEMENT_FOLLOW)) return false;
        if (!is_at_end(element) || element_has(element, WORD_COLUMNS)) return false;
    }
    return true;
}

void bind_later(struct binder *binder, const struct context *context, const struct element *element,
                struct block *group)
{
    struct later *later = ARENA_NEW(binder->arena, struct later);
    *later = (struct later){.block = group,
                            .binder = binder,
                            .context = *kept(binder->arena, context),
                            .element = element,
                            .heading_level = binder->heading_level};
    group->group.later = later;
}

void group_bring(const struct group *group)
{
    struct later *later = group->later;
    if (!later || later->arena) return;
    struct binder *binder = later->binder;
    struct arena *arena = binder->arena;
    struct diagnostics *diagnostics = binder->diagnostics;
    later->arena = binder->arena = arena_open_like(arena);
    binder->heading_level = later->heading_level;
    if (later->again)
        binder->diagnostics = diag_open(later->arena); /* another pass: what is wrong has been said */
    later->again = true;
    struct blocks children = {NULL, NULL};
    bind_children(binder, &later->context, later->element, &children);
    later->block->group.first = children.first;
    later->block->group.last = children.last;
    binder->arena = arena;
    binder->diagnostics = diagnostics;
}

void group_let_go(const struct group *group)
{
    struct later *later = group->later;
    if (!later || !later->arena) return;
    later->block->group.first = later->block->group.last = NULL;
    arena_close(later->arena);
    later->arena = NULL;
}
