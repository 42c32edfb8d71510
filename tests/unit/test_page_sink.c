/* test_page_sink.c: pages that are taken while later ones are still being set: when each comes, and that it is the same
 * page as in a document that is made as a whole. */
#include "pages_sample.h"

enum { MOST_TAKEN = 64 };

/* What came, in order. */
struct taken {
    struct arena *arena;
    uint32_t page[MOST_TAKEN], known[MOST_TAKEN]; /* known: pages that there were */
    struct text text[MOST_TAKEN];                 /* of a page, by its number */
    size_t count, restarts;
};

static void take(void *context, const struct document *document, uint32_t number)
{
    struct taken *taken = context;
    const struct page *page = document->pages[number];
    struct text_buffer text = {.arena = taken->arena};
    assert_true(taken->count < MOST_TAKEN);
    taken->page[taken->count] = number;
    taken->known[taken->count++] = document->page_count;
    for (uint32_t i = 0; i < page->item_count; i++) {
        assert_true(page->items[i].tag < document->tag_count);
        if (page->items[i].kind == ITEM_TEXT) buffer_add(&text, page->items[i].text.text);
    }
    taken->text[number] = buffer_text(&text);
}

static void restart(void *context)
{
    struct taken *taken = context;
    taken->restarts++;
    taken->count = 0;
}

/* Sets the publication for a sink and as a whole: the same pages. */
static struct taken take_pages(struct sample *s)
{
    struct taken taken = {.arena = s->arena};
    struct page_sink sink = {&taken, take, restart};
    const struct document *document =
        compose_pages_to(&sink, &s->publication, s->setter, s->arena, s->diagnostics);
    sample_compose(s);
    assert_int_equal(taken.count, s->document->page_count);
    assert_int_equal(document->page_count, s->document->page_count);
    assert_int_equal(document->tag_count, s->document->tag_count);
    for (uint32_t i = 0; i < document->page_count; i++) {
        assert_int_equal(document->pages[i]->item_count, 0);
        assert_true(text_equal(taken.text[i], sample_page_text(s, i, WHOLE_PAGE)));
    }
    return taken;
}

static struct inline_run *add_reference(struct sample *s, size_t record, const char *before)
{
    struct inline_run *pages = sample_run(s, INLINE_PAGES, (struct text){0});
    pages->record = &s->records[record];
    sample_add_text(s, BODY, before)->paragraph.first->next = pages;
    return pages;
}

static void set_running(struct sample *s, enum inline_kind kind)
{
    s->runnings[0] =
        (struct running){.style = &s->styles[SMALL], .top = 40 * PT, .center = sample_run(s, kind, TEXT(""))};
    s->masters[0].runnings = s->runnings;
    s->masters[0].running_count = 1;
}

static void a_page_goes_when_it_is_closed(void **state)
{
    struct sample *s = *state;
    set_running(s, INLINE_FOLIO);
    sample_add_lines(s, 38 * 3, "文");
    struct taken taken = take_pages(s);
    assert_int_equal(taken.count, 3);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(taken.page[i], i);
        assert_int_equal(taken.known[i], i + 1);
    }
    assert_true(text_ends(taken.text[1], TEXT("2")));
}

static void a_page_that_says_how_many_there_are_waits(void **state)
{
    struct sample *s = *state;
    set_running(s, INLINE_PAGE_COUNT);
    sample_add_lines(s, 38 * 3, "文");
    struct taken taken = take_pages(s);
    assert_int_equal(taken.known[0], 3);
    assert_true(text_ends(taken.text[0], TEXT("3")));
}

static void contents_wait_and_nothing_else_does(void **state)
{
    struct sample *s = *state;
    struct inline_run *pages = add_reference(s, 1, "章"), *fill = sample_run(s, INLINE_FILL, TEXT(""));
    pages->count = 1;
    fill->next = pages;
    s->last->paragraph.first->next = fill;
    s->last->role = TAG_CONTENTS_ITEM;
    sample_break(s, BREAK_PAGE, -1, 0);
    sample_add_lines(s, 38 * 2, "文");
    sample_add_text(s, HEADING_1, "題")->anchor = &s->records[1];
    struct taken taken = take_pages(s);
    const uint32_t order[] = {1, 2, 3, 0};
    assert_int_equal(taken.count, 4);
    assert_memory_equal(taken.page, order, sizeof order);
    assert_int_equal(taken.known[0], 2);
    assert_true(text_is(taken.text[0], "章4"));
    assert_int_equal(taken.restarts, 0);
}

/* Its width is known when all pages are: what was taken by then comes once more. */
static void a_reference_in_prose_may_begin_all_anew(void **state)
{
    struct sample *s = *state;
    sample_add_lines(s, 38 * 2, "文");
    add_reference(s, 1, "参照");
    sample_add_lines(s, 38 * 2, "文");
    sample_add_text(s, HEADING_1, "題")->anchor = &s->records[1];
    struct taken taken = take_pages(s);
    assert_int_equal(taken.restarts, 1);
    for (uint32_t i = 0; i < taken.count; i++)
        assert_int_equal(taken.page[i], i);
    assert_int_equal(taken.known[0], taken.count);
    assert_true(text_starts(taken.text[2], TEXT("参照5")));
}

int main(void)
{
#define PAGES(test) cmocka_unit_test_setup_teardown(test, sample_open, sample_close)
    const struct CMUnitTest tests[] = {
        PAGES(a_page_goes_when_it_is_closed),
        PAGES(a_page_that_says_how_many_there_are_waits),
        PAGES(contents_wait_and_nothing_else_does),
        PAGES(a_reference_in_prose_may_begin_all_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
