/* pages.c: a publication into pages.
 *
 * The publication is one galley that is drawn into page after page. Page references are set with the widths they had in
 * the pass before (in the first, with room for two numbers); when the pages are known they are filled in. Where that
 * changes lines, everything is set once more. The passes end: what has not settled by then is filled in and reported.
 *
 * Pages on which nothing waits for others go to the sink as they are closed, in the first pass only: it is nearly always
 * the last one of a publication that has no references but in its contents. */
#include <string.h>

#include "layouts/flow/flow.h"

enum { MOST_PASSES = 4, MOST_PAGES = 500 * 1000 };

static const struct page_master *default_master(void)
{
    /* A4, the text area of look.md. */
    static const struct page_master a4 = {
        .width = 595300, .height = 841900, .top = 84000, .bottom = 768000, .inside = 66600, .outside = 66600};
    return &a4;
}

static const struct page_master *master_of(const struct flow *flow, int16_t index)
{
    if (index >= 0 && index < flow->publication->master_count) return &flow->publication->masters[index];
    return flow->master ? flow->master : default_master();
}

/* The first page with a number that is not roman has the one that was asked for. */
static bool begins_numbers(struct flow *flow)
{
    const struct page_master *master = flow->master;
    if (flow->publication->first_page == 0 || flow->numbers_begun) return false;
    if (!master->numbered || master->folio == FOLIO_ROMAN) return false;
    flow->numbers_begun = true;
    flow->begun_at = flow->page_count;
    flow->number_before = flow->number;
    flow->number = flow->publication->first_page;
    return true;
}

/* Nothing came to stand on the page that was to be the first. */
static void take_back_numbers(struct flow *flow)
{
    if (!flow->numbers_begun || flow->page_count > flow->begun_at) return;
    flow->numbers_begun = false;
    flow->number = flow->number_before;
}

/* An empty page is the end of what comes before it. */
static void turn_to_side(struct flow *flow, const struct page_master *before, enum break_kind kind)
{
    const struct page_master *after = flow->master;
    bool even = flow->number % 2 == 0;
    if ((kind != BREAK_ODD || !even) && (kind != BREAK_EVEN || even)) return;
    flow->master = before;
    page_add_blank(flow);
    flow->master = after;
}

static void apply_break(struct flow *flow, const struct page_break *wanted)
{
    const struct page_master *before = flow->master;
    take_back_numbers(flow);
    if (wanted->number > 0) flow->number = wanted->number;
    flow->master = master_of(flow, wanted->master);
    /* A number that was asked for says on which side its page lies. */
    if (!begins_numbers(flow)) turn_to_side(flow, before, wanted->kind);
    if (wanted->master >= 0) flow->first_of_master = true;
}

/* The block that would be next: the first of what is not drawn, as far inside as there is one with a place. */
static struct position place_of_next(const struct galley *galley)
{
    struct position at = {0};
    while (galley) {
        if (galley->block && galley->block->at.source) at = galley->block->at;
        galley = galley->kind == GALLEY_STACK ? galley->stack->first : NULL;
    }
    return at;
}

/* Does a page more bring what is left nearer to its end? Definitions are checked so that it does; whatever is wrong all
 * the same ends with an error, not with pages without end. */
static bool goes_on(struct flow *flow, const struct galley *galley, struct part part,
                    const struct page_break *wanted)
{
    bool stuck = part.height == 0 && !wanted, many = flow->page_count >= MOST_PAGES;
    if (!stuck && !many) return true;
    if (stuck && flow->diagnostics) DIAG(flow->diagnostics, PAGE_STUCK, .at = place_of_next(galley));
    if (many && flow->diagnostics)
        DIAG(flow->diagnostics, PAGES_MANY, .at = place_of_next(galley),
             .arguments = {text_format(flow->arena, "%d", MOST_PAGES)});
    return false;
}

/* Draws the galley until nothing is left. */
static void fill_pages(struct flow *flow, struct galley *galley)
{
    page_open(flow);
    for (bool done = false; !done;) {
        galley->width = galley->setting.width = flow->right - flow->left;
        struct room room = {flow->bottom - flow->top, flow->master->bottom - flow->master->top, true};
        struct part part = galley_draw(flow, galley, flow->left, flow->top, room);
        const struct page_break *wanted = flow->wanted;
        flow->wanted = NULL;
        done = part.done || !goes_on(flow, galley, part, wanted);
        if (!page_is_empty(flow) || (done && flow->page_count == 0)) page_close(flow);
        if (wanted) apply_break(flow, wanted);
        if (!done) page_open(flow);
    }
}

/* What stood at the end and printed nothing (an empty group) has no page of its own: it is found on the last one. */
static void keep_within(struct flow *flow)
{
    uint32_t last = (uint32_t)flow->page_count - 1;
    for (size_t i = flow->outline_count; i > 0 && flow->outline[i - 1].page > last; i--)
        flow->outline[i - 1].page = last;
    for (uint32_t i = 0; i < flow->publication->record_count; i++)
        for (struct anchor *run = &flow->anchors[i]; run; run = run->next) {
            if (run->first > last) run->first = last;
            if (run->last > last) run->last = last;
        }
}

static void begin_pass(struct flow *flow, const struct publication *publication)
{
    flow->items = (struct item_list){.arena = flow->arena};
    flow->slots = ARENA_ARRAY(flow->arena, struct text, RUNNING_SLOTS);
    flow->first_slots = ARENA_ARRAY(flow->arena, struct text, RUNNING_SLOTS);
    flow->anchors = ARENA_ARRAY(flow->arena, struct anchor, publication->record_count + 1u);
    flow->master = master_of(flow, 0);
    flow->first_of_master = true;
    flow->number = 1;
    begins_numbers(flow);
    flow->document = (struct document){.title = publication->title,
                                       .author = publication->author,
                                       .subject = publication->subject,
                                       .language = TEXT("ja"),
                                       .creator_date = publication->date};
    flow_tags_open(flow);
    matter_open(flow);
}

static struct flow *run_pass(const struct flow *like, const struct flow *earlier)
{
    struct flow *flow = ARENA_NEW(like->arena, struct flow);
    flow->publication = like->publication;
    flow->setter = like->setter;
    flow->arena = like->arena;
    flow->stage = like->stage;
    flow->diagnostics = earlier ? NULL : like->diagnostics;
    flow->sink = earlier ? NULL : like->sink;
    flow->earlier = earlier ? earlier->anchors : NULL;
    flow->earlier_notes = earlier ? earlier->notes : NULL;
    begin_pass(flow, like->publication);
    struct galley *galley = galley_make_stack(
        flow, like->publication->first,
        (struct setting){.width = flow->master->width - flow->master->inside - flow->master->outside,
                         .align = -1});
    fill_pages(flow, galley);
    keep_within(flow);
    galley_leave(flow, galley);
    return flow;
}

/* What was set does not count. */
static void discard(struct flow *flow)
{
    if (flow->took) flow->sink->restart(flow->sink->context);
    flow_tags_close(flow);
    matter_close(flow);
}

static const struct document *finish(struct flow *flow)
{
    struct document *document = &flow->document;
    flow_show(flow);
    document->outline = flow->outline;
    document->outline_count = (uint32_t)flow->outline_count;
    return document;
}

const struct document *compose_pages_to(const struct page_sink *sink, const struct publication *publication,
                                        struct setter *setter, struct arena *arena,
                                        struct diagnostics *diagnostics)
{
    struct flow like = {.publication = publication,
                        .setter = setter,
                        .arena = arena,
                        .diagnostics = diagnostics,
                        .sink = sink};
    like.stage = stage_open(arena);
    struct flow *flow = run_pass(&like, NULL);
    for (int pass = 1; pass < MOST_PASSES && !references_settle(flow); pass++) {
        discard(flow);
        flow = run_pass(&like, flow);
    }
    flow->diagnostics = diagnostics;
    flow->sink = sink;
    pages_run(flow);
    references_resolve(flow);
    if (sink) pages_take(flow);
    stage_close(like.stage);
    return finish(flow);
}

const struct document *compose_pages(const struct publication *publication, struct setter *setter,
                                     struct arena *arena, struct diagnostics *diagnostics)
{
    return compose_pages_to(NULL, publication, setter, arena, diagnostics);
}
