/* test_kinsoku.c: no line of a publication begins or ends with what must not (JLREQ 3.1.7, 3.1.8).
 *
 * Looked for where a reader would: on the pages, in every cell and paragraph, in lines and columns. The project's own
 * records, and the real ones where they are (SHINCHOKU_SHARED, or ../shared). */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "published.h"

static const char never_first[] =
    "、。，．）」』】〕》〉］｝？！％：；ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ",
                  never_last[] = "（「『【〔《〈［｛￥№";

static bool among(const char *signs, uint32_t code)
{
    char bytes[4];
    struct text sign = {bytes, text_encode(code, bytes)};
    return code && text_find(text_of(signs), sign) != SIZE_MAX;
}

static uint32_t first_of(struct text text)
{
    return text_next(&text);
}

static uint32_t last_of(struct text text)
{
    uint32_t code = 0;
    while (text.length)
        code = text_next(&text);
    return code;
}

/* Does b begin a line below (or a column at the left of) the one that a ends? */
static bool turns_over(const struct text_item *a, const struct text_item *b)
{
    int32_t half = (a->size < b->size ? a->size : b->size) / 2;
    bool column = a->writing == WRITING_VERTICAL && b->writing == WRITING_VERTICAL;
    if (column) return b->origin.x < a->origin.x - half && b->origin.y < a->origin.y + half * 2;
    return a->writing == b->writing && b->origin.y > a->origin.y + half &&
           b->origin.x < a->origin.x + half * 2;
}

struct count {
    size_t lines, starts, ends;
};

static void look_at_page(const struct page *page, struct count *count)
{
    const struct item *last = NULL;
    for (uint32_t i = 0; i < page->item_count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_TEXT || !item->text.text.length) continue;
        if (last && item->tag && last->tag == item->tag && turns_over(&last->text, &item->text)) {
            bool start = among(never_first, first_of(item->text.text));
            bool end = among(never_last, last_of(last->text.text));
            count->lines++;
            count->starts += start;
            count->ends += end;
            if (start || end)
                print_error("%.*s\n  %.*s\n", TEXT_ARG(last->text.text), TEXT_ARG(item->text.text));
        }
        last = item;
    }
}

static struct count look_at(const char *record, const char *layout)
{
    struct wanted wanted = {.record = record, .layout = layout, .own = ".", .shipped = SOURCE_DIR "/layouts"};
    struct published p = published_open(&wanted);
    struct count count = {0, 0, 0};
    assert_non_null(p.document);
    for (uint32_t i = 0; i < p.document->page_count; i++)
        look_at_page(p.document->pages[i], &count);
    published_close(&p);
    print_message("%s: %zu lines go on\n", layout, count.lines);
    return count;
}

static size_t check(const char *record, const char *layout)
{
    struct count count = look_at(record, layout);
    assert_int_equal(count.starts, 0);
    assert_int_equal(count.ends, 0);
    return count.lines;
}

static void the_projects_own_records(void **state)
{
    (void)state;
    assert_true(check(SOURCE_DIR "/input/samples/midorino-r6-status.xml", "status-report") > 0);
    assert_true(check(SOURCE_DIR "/tests/golden/progress-table/records.xml", "progress-table") > 0);
}

static void real_publications(void **state)
{
    (void)state;
    static const char *const publications[][2] = {{"hiratsuka-4", "goal-report"},
                                                  {"kanazawa-1-4", "progress-table"},
                                                  {"kawanishi", "process-sheet"},
                                                  {"komae", "plan-booklet"},
                                                  {"takamatsu", "status-report"}};
    const char *shared = getenv("SHINCHOKU_SHARED") ? getenv("SHINCHOKU_SHARED") : SOURCE_DIR "/../shared";
    for (size_t i = 0; i < ARRAY_LEN(publications); i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/records/%s.xml", shared, publications[i][0]);
        FILE *there = fopen(path, "rb");
        if (!there) {
            print_message("skipped: no %s\n", path);
            skip();
        }
        fclose(there);
        assert_true(check(path, publications[i][1]) > 0);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_projects_own_records),
        cmocka_unit_test(real_publications),
    };
    return cmocka_run_group_tests_name("kinsoku", tests, NULL, NULL);
}
