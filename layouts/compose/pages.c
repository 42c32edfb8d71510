/* pages.c: a publication into pages.
 *
 * The publication is one galley that is drawn into page after page. Page references are set with the widths they had in
 * the pass before (in the first, with room for two numbers); when the pages are known they are filled in. Where that
 * changes lines, everything is set once more. The passes end: what has not settled by then is filled in and reported.
 *
 * Pages on which nothing waits for others go to the sink as they are closed, in the first pass only: it is nearly always
 * the last one of a publication that has no references but in its contents. */
#include "compose.h"

#include "kinds.h"
#include "layouts/flow/children.h"
#include "layouts/flow/stack_make.h"
#include "layouts/page/matter.h"
#include "layouts/page/pages.h"
#include "layouts/page/references.h"
#include "layouts/page/tags.h"

enum { MOST_PASSES = 4, MOST_PAGES = 500 * 1000 };

/* Everything set once, from the first block to the last. */
struct pass {
    struct page_maker maker;
    struct flow flow;
    /* The publication's first_page was given to the page that came after `begun_at` pages; before, it was `number_before`. */
    bool numbers_begun;
    size_t begun_at;
    int32_t number_before;
};

static const struct page_master *default_master(void)
{
    /* A4, the text area of look.md. */
    static const struct page_master a4 = {
        .width = 595300, .height = 841900, .top = 84000, .bottom = 768000, .inside = 66600, .outside = 66600};
    return &a4;
}

static const struct page_master *master_of(const struct page_maker *maker, int16_t index)
{
    const struct publication *publication = maker->publication;
    if (index >= 0 && index < publication->master_count) return &publication->masters[index];
    return maker->master ? maker->master : default_master();
}

/* The first page with a number that is not roman has the one that was asked for. */
static bool begins_numbers(struct pass *pass)
{
    struct page_maker *maker = &pass->maker;
    int32_t asked = maker->publication->first_page;
    if (asked == 0 || pass->numbers_begun) return false;
    if (!maker->master->numbered || maker->master->folio == FOLIO_ROMAN) return false;
    pass->numbers_begun = true;
    pass->begun_at = maker->closed.count;
    pass->number_before = maker->number;
    maker->number = asked;
    return true;
}

/* Nothing came to stand on the page that was to be the first. */
static void take_back_numbers(struct pass *pass)
{
    if (!pass->numbers_begun || pass->maker.closed.count > pass->begun_at) return;
    pass->numbers_begun = false;
    pass->maker.number = pass->number_before;
}

/* An empty page is the end of what comes before it. */
static void turn_to_side(struct page_maker *maker, const struct page_master *before, enum break_kind kind)
{
    const struct page_master *after = maker->master;
    bool even = maker->number % 2 == 0;
    if ((kind != BREAK_ODD || !even) && (kind != BREAK_EVEN || even)) return;
    maker->master = before;
    page_add_blank(maker);
    maker->master = after;
}

static void apply_break(struct pass *pass, const struct page_break *wanted)
{
    struct page_maker *maker = &pass->maker;
    const struct page_master *before = maker->master;
    take_back_numbers(pass);
    if (wanted->number > 0) maker->number = wanted->number;
    maker->master = master_of(maker, wanted->master);
    /* A number that was asked for says on which side its page lies. */
    if (!begins_numbers(pass)) turn_to_side(maker, before, wanted->kind);
    if (wanted->master >= 0) maker->first_of_master = true;
}

/* Does a page more bring what is left nearer to its end? Definitions are checked so that it does; whatever is wrong all
 * the same ends with an error, not with pages without end. */
static bool goes_on(const struct pass *pass, const struct galley *galley, struct galley_part part,
                    const struct page_break *wanted)
{
    const struct page_maker *maker = &pass->maker;
    bool stuck = part.height == 0 && !wanted, many = maker->closed.count >= MOST_PAGES;
    if (!stuck && !many) return true;
    if (!maker->diagnostics) return false;
    struct position at = children_place_of_next(&pass->flow, galley);
    if (stuck) DIAG(maker->diagnostics, PAGE_STUCK, .at = at);
    if (many)
        DIAG(maker->diagnostics, PAGES_MANY, .at = at,
             .arguments = {text_format(maker->arena, "%d", MOST_PAGES)});
    return false;
}

/* Draws the galley until nothing is left. */
static void fill_pages(struct pass *pass, struct galley *galley)
{
    struct page_maker *maker = &pass->maker;
    page_open(maker);
    for (bool done = false; !done;) {
        galley->width = galley->setting.width = maker->right - maker->left;
        struct room room = {maker->bottom - maker->top, maker->master->bottom - maker->master->top, true};
        struct point top = {maker->left, maker->top};
        struct galley_part part = galley_draw(&pass->flow, galley, top, room);
        const struct page_break *wanted = pass->flow.wanted;
        pass->flow.wanted = NULL;
        done = part.done || !goes_on(pass, galley, part, wanted);
        if (!page_is_empty(maker) || (done && maker->closed.count == 0)) page_close(maker);
        if (wanted) apply_break(pass, wanted);
        if (!done) page_open(maker);
    }
}

/* What stood at the end and printed nothing (an empty group) has no page of its own: it is found on the last one. */
static void keep_within(struct page_maker *maker)
{
    uint32_t last = (uint32_t)maker->closed.count - 1;
    for (size_t i = maker->outline.count; i > 0 && maker->outline.entries[i - 1].page > last; i--)
        maker->outline.entries[i - 1].page = last;
    for (uint32_t i = 0; i < maker->publication->record_count; i++)
        for (struct anchor *run = &maker->references.anchors[i]; run; run = run->next) {
            if (run->first > last) run->first = last;
            if (run->last > last) run->last = last;
        }
}

static void begin_pass(struct pass *pass)
{
    struct page_maker *maker = &pass->maker;
    const struct publication *publication = maker->publication;
    struct arena *arena = maker->arena;
    maker->items = (struct item_list){.arena = arena};
    maker->slots.now = ARENA_ARRAY(arena, struct text, RUNNING_SLOTS);
    maker->slots.first = ARENA_ARRAY(arena, struct text, RUNNING_SLOTS);
    maker->references.anchors = ARENA_ARRAY(arena, struct anchor, publication->record_count + 1u);
    maker->master = master_of(maker, 0);
    maker->first_of_master = true;
    maker->number = 1;
    begins_numbers(pass);
    maker->document = (struct document){.title = publication->title,
                                        .author = publication->author,
                                        .subject = publication->subject,
                                        .language = TEXT("ja"),
                                        .creator_date = publication->date};
    tags_begin(maker);
    matter_open(maker);
}

/* `like`: what all passes have in common. `earlier`: the pass before, whose findings were reported; NULL: none. */
static struct pass *run_pass(const struct page_maker *like, const struct pass *earlier)
{
    struct pass *pass = ARENA_NEW(like->arena, struct pass);
    struct page_maker *maker = &pass->maker;
    *maker = *like;
    pass->flow = (struct flow){.maker = maker, .kinds = kinds_of_blocks};
    if (earlier) {
        maker->diagnostics = NULL;
        maker->closed.sink = NULL;
        maker->references.earlier = earlier->maker.references.anchors;
        maker->references.earlier_notes = earlier->maker.closed.notes;
    }
    begin_pass(pass);
    struct galley_setting setting = {
        .width = maker->master->width - maker->master->inside - maker->master->outside, .align = -1};
    struct galley *galley = stack_make_plain(&pass->flow, like->publication->first, setting);
    fill_pages(pass, galley);
    keep_within(maker);
    galley_leave(&pass->flow, galley);
    return pass;
}

/* What was set does not count. */
static void discard(struct page_maker *maker)
{
    if (maker->closed.took) maker->closed.sink->restart(maker->closed.sink->context);
    tags_end(maker);
    matter_close(maker);
}

static const struct document *finish(struct page_maker *maker)
{
    struct document *document = &maker->document;
    pages_show(maker);
    document->outline = maker->outline.entries;
    document->outline_count = (uint32_t)maker->outline.count;
    return document;
}

const struct document *compose_pages_to(const struct page_sink *sink, const struct publication *publication,
                                        struct setter *setter, struct arena *arena,
                                        struct diagnostics *diagnostics)
{
    const struct page_maker like = {.publication = publication,
                                    .setter = setter,
                                    .arena = arena,
                                    .stage = stage_open(arena),
                                    .diagnostics = diagnostics,
                                    .closed.sink = sink};
    struct pass *pass = run_pass(&like, NULL);
    for (int passes = 1; passes < MOST_PASSES && !references_settle(&pass->maker); passes++) {
        discard(&pass->maker);
        pass = run_pass(&like, pass);
    }
    struct page_maker *maker = &pass->maker;
    maker->diagnostics = diagnostics;
    maker->closed.sink = sink;
    pages_run(maker);
    references_resolve(maker);
    if (sink) pages_take(maker);
    stage_close(like.stage);
    return finish(maker);
}

const struct document *compose_pages(const struct publication *publication, struct setter *setter,
                                     struct arena *arena, struct diagnostics *diagnostics)
{
    return compose_pages_to(NULL, publication, setter, arena, diagnostics);
}
