/* test_number_lines.c: in every publication of every record at hand, in all four house styles, no line ends inside a number
 * and no column is too narrow for one.
 *
 * The samples are walked with the fixed face of the trace back end, whose full-width digits are an em wide as in any
 * Japanese font. The records of real plans are walked where they are at hand. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "published.h"

static const char *const layouts[] = {"status-report", "goal-report", "plan-booklet", "progress-table",
                                      "process-sheet"};

static bool is_digit(uint32_t c)
{
    return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19);
}

static bool is_sign(uint32_t c)
{
    return c == ',' || c == '.' || c == '/' || c == 0xFF0C || c == 0xFF0E || c == 0xFF0F;
}

/* The last two characters of a text; 0 where there are none. */
static void last_of(struct text text, uint32_t last[2])
{
    last[0] = last[1] = 0;
    while (text.length) {
        last[0] = last[1];
        last[1] = text_next(&text);
    }
}

/* 3,6|44, 12.|5, 12|,500 */
static bool parts_number(struct text above, struct text below)
{
    uint32_t last[2], first = text_next(&below), second = below.length ? text_next(&below) : 0;
    last_of(above, last);
    if (is_digit(last[1])) return is_digit(first) || (is_sign(first) && is_digit(second));
    return is_sign(last[1]) && is_digit(last[0]) && is_digit(first);
}

static void lines_are_told_apart(void **state)
{
    (void)state;
    assert_true(parts_number(TEXT("３，６"), TEXT("４４")));
    assert_true(parts_number(TEXT("12."), TEXT("5％")));
    assert_true(parts_number(TEXT("12"), TEXT(",500")));
    assert_false(parts_number(TEXT("相談は12"), TEXT("件")));
    assert_false(parts_number(TEXT("12件"), TEXT("5件")));
    assert_false(parts_number(TEXT("一覧。"), TEXT("5件")));
}

/* Lines of one paragraph share their tag; what stands lower begins where the other ends. Charts have one tag for all labels. */
static unsigned parted_on(const struct document *document, const struct page *page, const char *name)
{
    unsigned parted = 0;
    const struct item *above = NULL;
    for (uint32_t i = 0; i < page->item_count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_TEXT || item->text.writing != WRITING_HORIZONTAL) continue;
        bool next =
            above && item->tag == above->tag && item->tag != 0 && item->text.origin.y > above->text.origin.y;
        bool chart = next && document_tag(document, item->tag)->role == TAG_FIGURE;
        if (next && !chart && parts_number(above->text.text, item->text.text)) {
            print_error("%s: %.*s|%.*s\n", name, TEXT_ARG(above->text.text), TEXT_ARG(item->text.text));
            parted++;
        }
        above = item;
    }
    return parted;
}

static unsigned overflows_of(const struct published *p, const char *name)
{
    unsigned count = 0;
    for (const struct diagnostic *each = p->diagnostics->first; each; each = each->next) {
        if (each->rule != RULE_CELL_OVERFLOW) continue;
        struct text line = diag_print(p->arena, each, LANGUAGE_EN);
        print_error("%s: %.*s", name, TEXT_ARG(line));
        count++;
    }
    return count;
}

static unsigned pages_walked;

static unsigned walk(const char *record, const char *layout, enum numerals numerals)
{
    struct wanted wanted = {.record = record,
                            .layout = layout,
                            .own = SOURCE_DIR "/layouts",
                            .shipped = SOURCE_DIR "/layouts",
                            .options = {.numerals_given = true, .numerals = numerals}};
    struct published p = published_open(&wanted);
    unsigned faults = overflows_of(&p, record);
    for (uint32_t i = 0; p.document && i < p.document->page_count; i++, pages_walked++)
        faults += parted_on(p.document, p.document->pages[i], record);
    published_close(&p);
    return faults;
}

static unsigned walk_all(const char *record)
{
    unsigned faults = 0;
    for (size_t i = 0; i < ARRAY_LEN(layouts); i++)
        for (int style = NUMERALS_AS_WRITTEN; style <= NUMERALS_MIXED; style++)
            faults += walk(record, layouts[i], (enum numerals)style);
    return faults;
}

static void samples_keep_their_numbers_whole(void **state)
{
    static const char *const samples[] = {SOURCE_DIR "/input/samples/midorino-r6-status.xml",
                                          SOURCE_DIR "/input/samples/midorino-r7-sheet.txt",
                                          SOURCE_DIR "/input/samples/starter/plan.xml"};
    (void)state;
    unsigned faults = 0;
    pages_walked = 0;
    for (size_t i = 0; i < ARRAY_LEN(samples); i++)
        faults += walk_all(samples[i]);
    assert_int_equal(faults, 0);
    assert_true(pages_walked > 40);
}

static void records_keep_their_numbers_whole(void **state)
{
    static const char folder[] = SOURCE_DIR "/../shared/records";
    (void)state;
    DIR *directory = opendir(folder);
    if (!directory) skip();
    unsigned faults = 0;
    for (const struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        if (!text_ends(text_of(entry->d_name), TEXT(".xml"))) continue;
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", folder, entry->d_name);
        faults += walk_all(path);
    }
    closedir(directory);
    assert_int_equal(faults, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_told_apart),
        cmocka_unit_test(samples_keep_their_numbers_whole),
        cmocka_unit_test(records_keep_their_numbers_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
