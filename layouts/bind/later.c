/* later.c: records that are bound when the composer comes to them, and forgotten when they are drawn.
 *
 * A report of thousands of records would otherwise be whole in memory before its first page. What the end of a body
 * consists of (an `each` or `follow` at its end, and the `each` at the end of that or in it) becomes groups without
 * children; the composer brings the children of one group after the other. Nothing that looks back is bound after them,
 * so that all comes out as if it had happened at once. */
#include "later.h"
#include "children.h"

struct later_children {
    struct later later;     /* first: it is what the group knows */
    struct block *block;    /* the group */
    struct context context; /* as it was there */
    const struct element *element;
    struct arena *arena; /* of the children; NULL: they are not here */
    int heading_level;   /* of the heading above them */
    bool again;
};

static void bring(struct later *later)
{
    struct later_children *children = (struct later_children *)later;
    if (children->arena) return;
    int level = children->heading_level;
    struct context context = children->context;
    struct blocks made = {NULL, NULL};
    children->arena = context.arena = arena_open_like(context.arena);
    context.heading_level = &level;
    if (children->again)
        context.diagnostics = diag_open(children->arena); /* another pass: what is wrong has been said */
    children->again = true;
    bind_children(&context, children->element, &made);
    blocks_into(children->block, made);
}

static void let_go(struct later *later)
{
    struct later_children *children = (struct later_children *)later;
    if (!children->arena) return;
    blocks_into(children->block, (struct blocks){NULL, NULL});
    arena_close(children->arena);
    children->arena = NULL;
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

bool binds_later(const struct context *context, const struct element *element)
{
    const struct element *body = context->binder->layout->body;
    if (context->binder->options->format != OUTPUT_PDF) return false;
    for (; element != body; element = element->parent) {
        if (!element || (element->kind != ELEMENT_EACH && element->kind != ELEMENT_FOLLOW)) return false;
        if (!is_at_end(element) || element_has(element, WORD_COLUMNS)) return false;
    }
    return true;
}

void bind_later(const struct context *context, const struct element *element, struct block *group)
{
    struct later_children *children = ARENA_NEW(context->arena, struct later_children);
    *children = (struct later_children){.later = {bring, let_go},
                                        .block = group,
                                        .context = *context,
                                        .element = element,
                                        .heading_level = *context->heading_level};
    group->group.later = &children->later;
}
