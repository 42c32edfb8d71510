/* pages.c: page masters: paper, margins, running heads and folios with their fields bound. */
#include "pages.h"
#include "layouts/fields/content.h"
#include "layouts/fields/looks.h"
#include "layouts/fields/print.h"
#include "layouts/language/geometry.h"

static struct inline_run *side(const struct context *context, const struct element *running,
                               enum element_kind kind, const struct style *style)
{
    struct inlines content = {NULL, NULL};
    for (const struct element *child = running->first; child; child = child->next)
        if (child->kind == kind) content_bind(context, child, style, &content);
    return content.first;
}

static void take_running(const struct context *context, const struct element *element,
                         struct page_master *master)
{
    const struct style *style = element->style ? element->style : context->binder->small;
    struct running *running = &master->runnings[master->running_count++];
    *running = (struct running){
        .left = side(context, element, ELEMENT_LEFT, style),
        .center = side(context, element, ELEMENT_CENTER, style),
        .right = side(context, element, ELEMENT_RIGHT, style),
        .short_left = side(context, element, ELEMENT_SHORT, style),
        .style = style,
        .top = geometry_running_top(element, style),
        .rule = element_rule(element, WORD_RULE, RULE_NONE),
        .rule_distance = geometry_rule_distance(element, style),
        .mirrored = element_yes(element, WORD_MIRRORED),
        .not_on_first = element_yes(element, WORD_NOT_ON_FIRST),
    };
}

static bool has_folio(const struct inline_run *run)
{
    while (run && run->kind != INLINE_FOLIO)
        run = run->next;
    return run != NULL;
}

/* After the name, but before a （続き） that is said of the page. */
static struct inline_run *with_draft(const struct context *context, struct inline_run *first)
{
    struct inlines mark = {NULL, NULL};
    inlines_add_text(context->arena, &mark, TEXT("（案）"), (struct position){0}, NULL);
    struct inline_run **end = &first;
    while (*end && ((*end)->next || !text_is((*end)->text, "（続き）")))
        end = &(*end)->next;
    mark.first->style = first->style;
    mark.first->next = *end;
    *end = mark.first;
    return first;
}

/* The running head of a draft says that it is one. Its place is that of the final's: no break depends on it. */
static void mark_draft(const struct context *context, struct page_master *master)
{
    if (!context->binder->options->draft || context->binder->options->format != OUTPUT_PDF) return;
    for (uint16_t i = 0; i < master->running_count; i++) {
        struct running *running = &master->runnings[i];
        if (!running->left || has_folio(running->left)) continue;
        running->left = with_draft(context, running->left);
        if (running->short_left) running->short_left = with_draft(context, running->short_left);
        return;
    }
}

static void take_page(const struct context *context, const struct element *element,
                      struct page_master *master)
{
    uint16_t runnings = 0;
    struct page_geometry at = geometry_of_page(element);
    master->name = element_value(element, WORD_NAME);
    master->width = at.width;
    master->height = at.height;
    master->top = at.top;
    master->first_top = at.first_top;
    master->bottom = at.bottom;
    master->inside = at.inside;
    master->outside = at.outside;
    master->folio = (enum folio_style)element_choice(element, WORD_FOLIO, FOLIO_ARABIC);
    master->numbered = element_choice(element, WORD_NUMBERED, true);
    for (const struct element *child = element->first; child; child = child->next)
        runnings++;
    master->runnings = ARENA_ARRAY(context->arena, struct running, runnings);
    for (const struct element *child = element->first; child; child = child->next)
        if (child->kind == ELEMENT_RUNNING) take_running(context, child, master);
    mark_draft(context, master);
}

struct page_master *bind_pages(const struct context *context)
{
    const struct layout *layout = context->binder->layout;
    struct page_master *masters = ARENA_ARRAY(context->arena, struct page_master, layout->page_count);
    for (size_t i = 0; i < layout->page_count; i++)
        take_page(context, layout->pages[i], &masters[i]);
    return masters;
}
