/* test_book.c: workbooks as data and as files. With a directory as argument it writes the sample workbooks there instead,
 * for xlsx.test.sh to read back with another program. */
#include <fcntl.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "book_sample.h"
#include "layouts/book/format.h"
#include "layouts/book/pages.h"
#include "layouts/book/keep.h"
#include "layouts/book/text.h"
#include "output/output.h"
#include "pdf_pictures.h"

/* -- fixtures ------------------------------------------------------------------------------------------------------------ */

struct fixture {
    struct arena *arena;
    struct diagnostics *diagnostics;
};

static int open_fixture(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    fixture->arena = arena_open(NULL);
    fixture->diagnostics = diag_open(fixture->arena);
    *state = fixture;
    return 0;
}

static int close_fixture(void **state)
{
    struct fixture *fixture = *state;
    arena_close(fixture->arena);
    free(fixture);
    return 0;
}

static struct publication *process_sheet(struct arena *arena, uint32_t rows, unsigned copies)
{
    struct block *title = sample_text(arena, "R7取組実施プロセスシート", &sample_h1);
    struct inline_run *aside = ARENA_NEW(arena, struct inline_run);
    *aside = (struct inline_run){.kind = INLINE_TEXT, .text = TEXT("全11取組の進捗度　↗ 4件　→ 4件　↘ 3件")};
    title->after = 9 * PT;
    title->paragraph.aside = aside;
    title->paragraph.aside_style = &sample_small;
    title->next = sample_block(arena, sample_sheet_table(arena, rows, copies, sample_scale(arena)));
    return sample_publication(arena, "R7取組実施プロセスシート", title);
}

/* Years as columns, bands, strands that share their left cells, years that do not apply. */
static struct publication *progress_table(struct arena *arena)
{
    static const struct width widths[] = {{.fixed = 90 * PT}, {.fixed = 110 * PT}, {.fixed = 50 * PT},
                                          {.fraction = 1000}, {.fraction = 1000},  {.fraction = 1000},
                                          {.fixed = 40 * PT}};
    static const char *const heads[] = {"施策項目", "事業概要", "課名", "Ｒ２年度",
                                        "Ｒ３年度", "Ｒ４年度", "評価"};
    static const char *const first[] = {"住まいの相談窓口",
                                        "住み替えや修繕の相談を一つの窓口で受け、専門職につなぐ。",
                                        "住宅政策",
                                        "窓口を開設し、相談42件",
                                        "相談を延べ58件受け、うち12件を専門職へ紹介",
                                        "出張相談を３地区で実施",
                                        "〇"};
    static const char *const second[] = {"住まいの相談窓口",
                                         "住み替えや修繕の相談を一つの窓口で受け、専門職につなぐ。",
                                         "住宅政策",
                                         "職員研修 <A&B> _x0041_",
                                         "=SUM(A1:A3) から始まる文も文のまま",
                                         "-",
                                         "△"};
    static const char *const third[] = {
        "［災害時の連絡網］",
        "避難行動要支援者の名簿を更新し、\n・地区ごとの訓練\n・協定の見直し\nを行う。",
        "地域保健",
        NULL,
        "名簿を更新",
        "訓練を２回実施",
        "×"};
    struct table *table = sample_table(arena, widths, 7, 1);
    table->repeat_head = true;
    table->freeze_columns = 1;
    table->columns[3].before = table->columns[4].before = table->columns[5].before = RULE_HAIR;
    sample_cells(arena, table, ROW_HEAD, heads, 7);
    struct table_row *band = sample_row(arena, table, ROW_BAND, 1);
    band->level = 1;
    band->cells[0].columns = 7;
    band->cells[0].first = sample_text(arena, "施策の方向性１　安心して住み続けられるまち", &sample_bold);
    sample_cells(arena, table, ROW_BODY, first, 7);
    struct table_row *strand = sample_cells(arena, table, ROW_BODY, second, 7);
    strand->above = RULE_DASHED;
    for (uint16_t i = 0; i < 3; i++)
        strand->cells[i].repeated = true;
    struct table_row *row = sample_cells(arena, table, ROW_BODY, third, 7);
    row->cells[3].not_applicable = true;
    struct block *title = sample_text(arena, "進捗状況について", &sample_h1);
    title->next = sample_block(arena, table);
    return sample_publication(arena, "進捗状況について", title);
}

static struct chart_value value(const char *number, const char *label)
{
    struct chart_value one = {.present = number != NULL, .label = text_of(label)};
    if (number) assert_true(decimal_parse(text_of(number), &one.value));
    return one;
}

/* What a table and a chart of actuals and targets show, by year. */
static const struct record sample_values[2][4];

static struct block *sample_chart(struct arena *arena)
{
    static const char *const years[] = {"Ｒ２年度", "Ｒ３年度", "Ｒ４年度", "Ｒ５年度"};
    struct block *block = ARENA_NEW(arena, struct block);
    *block = (struct block){.kind = BLOCK_CHART};
    struct chart *chart = &block->chart;
    *chart = (struct chart){.unit = TEXT("件"),
                            .category_count = 4,
                            .emphasized = 3,
                            .series_count = 2,
                            .height = 126 * PT,
                            .alternative =
                                TEXT("相談の件数。令和２年度1,204件、令和３年度は値がありません。令和４年度1,"
                                     "398件、令和５年度1,450件。目標1,500件。"),
                            .style = &sample_small,
                            .bold_style = &sample_bold};
    chart->categories = ARENA_ARRAY(arena, struct text, 4);
    for (int i = 0; i < 4; i++)
        chart->categories[i] = text_of(years[i]);
    chart->series = ARENA_ARRAY(arena, struct chart_series, 2);
    chart->series[0] =
        (struct chart_series){SERIES_ACTUAL, TEXT("実績値"), ARENA_ARRAY(arena, struct chart_value, 4)};
    chart->series[1] =
        (struct chart_series){SERIES_TARGET, TEXT("目標値"), ARENA_ARRAY(arena, struct chart_value, 4)};
    const struct chart_value actual[] = {value("1204", "1,204件"), value(NULL, ""), value("1398", "1,398件"),
                                         value("1450", "1,450件")};
    const struct chart_value target[] = {value(NULL, ""), value(NULL, ""), value(NULL, ""),
                                         value("1500", "1,500件以上")};
    memcpy(chart->series[0].values, actual, sizeof actual);
    memcpy(chart->series[1].values, target, sizeof target);
    for (int s = 0; s < 2; s++)
        for (int i = 0; i < 4; i++)
            if (chart->series[s].values[i].present) chart->series[s].values[i].record = &sample_values[s][i];
    return block;
}

enum sample_chart { CHART_OF_THE_TABLE, CHART_OF_OTHERS };

static void show_values(struct table_row *row, const struct record values[4])
{
    for (uint16_t i = 0; i < 4; i++)
        row->cells[i + 1].record = &values[i];
}

/* A table of an indicator, with its chart under it, or with one of other records. */
static struct publication *status_report(struct arena *arena, enum sample_chart kind)
{
    static const struct width widths[] = {{.fixed = 70 * PT}, {.fraction = 1000}, {.fraction = 1000},
                                          {.fraction = 1000}, {.fraction = 1000}, {.fixed = 60 * PT}};
    static const char *const heads[] = {"区分", "Ｒ２年度", "Ｒ３年度", "Ｒ４\n年度", "Ｒ５年度", "達成率"};
    static const char *const target[] = {"目標値", "―", "―", "―", "1,500件以上", NULL};
    static const char *const actual[] = {"実績値", "1,204件", "―", "1,398件", "1,450件", "96.7％"};
    struct table *table = sample_table(arena, widths, 6, 1);
    sample_cells(arena, table, ROW_HEAD, heads, 6);
    struct table_row *targets = sample_cells(arena, table, ROW_BODY, target, 6);
    struct table_row *row = sample_cells(arena, table, ROW_BODY, actual, 6);
    if (kind == CHART_OF_THE_TABLE) {
        show_values(targets, sample_values[1]);
        show_values(row, sample_values[0]);
    }
    for (uint16_t i = 1; i < 6; i++)
        table->columns[i].align = ALIGN_END;
    row->cells[5].numeric = true;
    row->cells[5].number = (struct decimal){967, 1};
    struct block *group = ARENA_NEW(arena, struct block);
    *group = (struct block){.kind = BLOCK_GROUP, .outline = TEXT("１　相談支援：[窓口]/訪問")};
    struct block *caption = sample_text(arena, "№1　相談の件数（件）", &sample_bold);
    group->group.first = caption;
    caption->next = sample_block(arena, table);
    caption->next->next = sample_chart(arena);
    struct block *other = ARENA_NEW(arena, struct block);
    *other = (struct block){.kind = BLOCK_GROUP, .outline = TEXT("１　相談支援：[窓口]/訪問")};
    other->group.first = sample_text(arena, "同じ題の節は名前を変えて別のシートになる。", &sample_small);
    group->next = other;
    struct publication *publication = sample_publication(arena, "実施状況報告", group);
    struct page_master *master = ARENA_NEW(arena, struct page_master);
    *master = (struct page_master){.width = 595276,
                                   .height = 841890,
                                   .top = 84 * PT,
                                   .bottom = 768 * PT,
                                   .inside = 66600,
                                   .outside = 66600};
    publication->masters = master;
    publication->draft = true;
    publication->draft_note = TEXT("令和7年9月現在");
    return publication;
}

/* Values of all sorts: below zero, beyond the whole, missing, expected. The chart brings its table. */
static struct publication *percentages(struct arena *arena)
{
    struct block *block = sample_chart(arena);
    struct chart *chart = &block->chart;
    struct chart_series *series = ARENA_ARRAY(arena, struct chart_series, 3);
    const struct chart_value values[3][4] = {
        {value("385", "385.0％"), value(NULL, ""), value("-40", "△40.0％"), value(NULL, "")},
        {value(NULL, ""), value(NULL, ""), value(NULL, ""), value("12.5", "12.5％")},
        {value(NULL, ""), value("100", "100％"), value("100", "100％"), value("100", "100％")}};
    static const char *const names[] = {"実績", "見込", "目標値"};
    for (int i = 0; i < 3; i++) {
        series[i] = (struct chart_series){(enum series_kind)i, text_of(names[i]),
                                          ARENA_ARRAY(arena, struct chart_value, 4)};
        memcpy(series[i].values, values[i], sizeof values[i]);
    }
    chart->unit = TEXT("％");
    chart->series = series;
    chart->series_count = 3;
    return sample_publication(arena, "増減率", block);
}

static struct block *sample_figure(struct arena *arena)
{
    struct picture *picture = ARENA_NEW(arena, struct picture);
    *picture =
        (struct picture){.bytes = {(const char *)png_palette, sizeof png_palette}, .width = 8, .height = 8};
    struct block *figure = ARENA_NEW(arena, struct block);
    *figure = (struct block){.kind = BLOCK_FIGURE,
                             .figure = {.picture = picture,
                                        .alternative = TEXT("集会所の写真"),
                                        .caption = sample_text(arena, "開放日の集会所", NULL)}};
    return figure;
}

/* A picture under a table, and one in a cell of it, with a table. */
static struct publication *pictures(struct arena *arena)
{
    static const struct width widths[] = {{.fixed = 120 * PT}, {.fixed = 240 * PT}};
    static const char *const heads[] = {"取組", "実績"}, *const body[] = {"居場所", "週３日開放"};
    struct table *table = sample_table(arena, widths, 2, 1), *inner = sample_table(arena, widths, 2, 1);
    sample_cells(arena, table, ROW_HEAD, heads, 2);
    struct table_row *row = sample_cells(arena, table, ROW_BODY, body, 2);
    sample_cells(arena, inner, ROW_HEAD, heads, 2);
    sample_cells(arena, inner, ROW_BODY, body, 2);
    row->cells[1].first->next = sample_figure(arena);
    row->cells[1].first->next->next = sample_block(arena, inner);
    struct block *first = sample_block(arena, table);
    first->next = sample_figure(arena);
    return sample_publication(arena, "写真", first);
}

/* More pictures on a sheet than a short number counts. */
static struct publication *many_pictures(struct arena *arena, size_t count)
{
    struct block *first = NULL;
    for (size_t i = 0; i < count; i++) {
        struct block *figure = sample_figure(arena);
        figure->figure.caption = NULL;
        figure->next = first;
        first = figure;
    }
    return sample_publication(arena, "写真", first);
}

static struct publication *input_form(struct arena *arena)
{
    static const struct width widths[] = {
        {.fixed = 30 * PT}, {.fixed = 120 * PT}, {.fraction = 1000}, {.fixed = 60 * PT}, {.fixed = 60 * PT}};
    static const char *const heads[] = {"№", "取組", "進捗状況", "実績値", "進捗度"};
    static const char *const names[] = {"no", "title", "status", "actual", "progress"};
    static const char *const first[] = {"1", "見守り活動", NULL, "1,204", "→"};
    static const char *const second[] = {"2", "居場所づくり", NULL, NULL, NULL};
    const struct record *scale = sample_scale(arena);
    struct table *table = sample_table(arena, widths, 5, 1);
    table->repeat_head = true;
    sample_cells(arena, table, ROW_HEAD, heads, 5);
    for (int r = 0; r < 2; r++) {
        struct table_row *row = sample_cells(arena, table, ROW_BODY, r ? second : first, 5);
        for (uint16_t i = 0; i < 5; i++) {
            row->cells[i].name = text_of(names[i]);
            row->cells[i].unlocked = i >= 2;
        }
        row->cells[3].numeric = !r;
        row->cells[3].number = (struct decimal){1204, 0};
        row->cells[4].scale = scale;
    }
    return sample_publication(arena, "入力票", sample_block(arena, table));
}

static const struct book *compose(struct fixture *fixture, const struct publication *publication)
{
    return compose_book(publication, fixture->arena, fixture->diagnostics);
}

static const struct book_cell *cell_at(const struct sheet *sheet, uint32_t row, uint16_t column)
{
    for (uint32_t i = 0; i < sheet->cell_count; i++)
        if (sheet->cells[i].row == row && sheet->cells[i].column == column) return &sheet->cells[i];
    return NULL;
}

/* The first cell whose text begins like that. */
static const struct book_cell *cell_like(const struct sheet *sheet, const char *start)
{
    for (uint32_t i = 0; i < sheet->cell_count; i++)
        if (text_starts(sheet->cells[i].text, text_of(start))) return &sheet->cells[i];
    fail_msg("no cell begins with %s", start);
    return NULL;
}

static bool is_merged(const struct sheet *sheet, uint32_t row, uint16_t column, uint32_t last_row,
                      uint16_t last_column)
{
    for (uint32_t i = 0; i < sheet->merge_count; i++) {
        const struct merge *merge = &sheet->merges[i];
        if (merge->row == row && merge->column == column && merge->last_row == last_row &&
            merge->last_column == last_column)
            return true;
    }
    return false;
}

static void assert_text(struct text actual, const char *expected)
{
    char *copy = calloc(1, actual.length + 1);
    if (actual.length) memcpy(copy, actual.at, actual.length);
    assert_string_equal(copy, expected);
    free(copy);
}

/* -- lines ---------------------------------------------------------------------------------------------------------------- */

/* Width of a cell for `halves` half-width characters at 9 pt. */
static int32_t wide(int32_t halves)
{
    return halves * 4500 + 3750;
}

static void lines_follow_japanese_rules(void **state)
{
    (void)state;
    assert_int_equal(book_lines(TEXT(""), wide(10), 9 * PT), 1);
    assert_int_equal(book_lines(TEXT("あいうえお"), wide(10), 9 * PT), 1);
    assert_int_equal(book_lines(TEXT("あいうえおか"), wide(10), 9 * PT), 2);
    assert_int_equal(book_lines(TEXT("あ\nい\n"), wide(10), 9 * PT), 3);
    /* 。 may not begin a line and takes the character before it along; （ may not end one. */
    assert_int_equal(book_lines(TEXT("あいうえお。かきくけ"), wide(10), 9 * PT), 3);
    assert_int_equal(book_lines(TEXT("あいうえ（おかきくけ）"), wide(10), 9 * PT), 3);
    /* Words of letters and digits hold together where a line can hold them. */
    assert_int_equal(book_lines(TEXT("あいう1,204人"), wide(10), 9 * PT), 2);
    assert_int_equal(book_lines(TEXT("abcdefghijklmnopqrstuvwxyz"), wide(10), 9 * PT), 3);
}

static void small_type_gets_one_line_to_spare(void **state)
{
    (void)state;
    /* 30 characters fit 240 pt in print; on a screen 8 pt takes 11 pixels an em, and 30 of them 247.5 pt. */
    int32_t width = 240 * PT + 3750;
    assert_int_equal(
        book_lines(TEXT("あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほ"), width, 8 * PT), 2);
    assert_int_equal(
        book_lines(TEXT("あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほ"), 2 * width, 8 * PT),
        1);
}

static void taken_pieces_make_up_the_text(void **state)
{
    (void)state;
    struct text whole = TEXT("4月：実施要綱の見直し\n　　　委託契約の締結\n6月：地区ごとの説明会を開き、参加"
                             "者に聞き取りをして次回に備える。\n\n10月：まとめ");
    for (uint32_t lines = 1; lines < 8; lines++) {
        struct text rest = whole;
        while (rest.length) {
            size_t taken = book_take(rest, wide(24), 9 * PT, lines);
            assert_true(taken > 0 && taken <= rest.length);
            struct text piece = text_slice(rest, 0, taken);
            if (text_ends(piece, TEXT("\n"))) piece.length--;
            assert_true(book_lines(piece, wide(24), 9 * PT) <= lines);
            assert_true(text_well_formed(piece, &(size_t){0}));
            rest = text_slice(rest, taken, rest.length);
        }
    }
}

/* -- numbers -------------------------------------------------------------------------------------------------------------- */

static void numbers_look_as_written(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *number, *text, *format;
    } cases[] = {
        {"1904", "1,904人", "#,##0\"人\""},
        {"1904", "1904", "0"},
        {"103.7", "103.7％", "0.0\"％\""},
        {"99", "９９以上", "[DBNum3][$-411]0\"以上\""},
        {"-5.2", "▲5.2ポイント", "0.0\"ポイント\";\"▲\"0.0\"ポイント\""},
        {"20", "約２割", "\"約２割\";\"約２割\";\"約２割\""},
        {"24024", "", "#,##0"},
        {"-3", "", "#,##0;\"-\"#,##0"},
        {"12", "12\"台\"", "0\"\"\\\"\"台\"\\\"\"\""},
        {"0.50", "0.50", "0.00"},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct decimal number;
        assert_true(decimal_parse(text_of(cases[i].number), &number));
        assert_text(format_number(fixture->arena, number, text_of(cases[i].text)), cases[i].format);
    }
}

static void equal_formats_are_one(void **state)
{
    struct fixture *fixture = *state;
    struct format_table table = {.arena = fixture->arena};
    const struct cell_format *kept[300];
    for (int32_t i = 0; i < 300; i++)
        kept[i] = format_find(
            &table, &(struct cell_format){.size = i, .number_format = i % 2 ? TEXT("@") : (struct text){0}});
    assert_int_equal(table.count, 300);
    for (int32_t i = 0; i < 300; i++)
        assert_ptr_equal(
            format_find(&table,
                        &(struct cell_format){.size = i, .number_format = i % 2 ? text_of("@") : TEXT("")}),
            kept[i]);
    assert_int_equal(table.count, 300);
}

/* -- the process sheet ---------------------------------------------------------------------------------------------------- */

static void heads_are_merged_frozen_and_repeated(void **state)
{
    struct fixture *fixture = *state;
    const struct book *book = compose(fixture, process_sheet(fixture->arena, 11, 1));
    assert_int_equal(book->sheet_count, 2); /* and the hidden one of the lists */
    const struct sheet *sheet = &book->sheets[0];
    const struct book_cell *head = cell_like(sheet, "所管・総合計画");
    assert_true(is_merged(sheet, head->row, 0, head->row, 1));
    assert_true(is_merged(sheet, head->row, 3, head->row + 1, 3));
    assert_int_equal(sheet->head_row, head->row);
    assert_int_equal(sheet->head_last_row, head->row + 1);
    assert_int_equal(sheet->freeze_row, head->row + 2);
    assert_int_equal(sheet->freeze_column, 3);
    assert_int_equal(sheet->filter.row, head->row + 1);
    assert_int_equal(sheet->filter.last_row, sheet->row_count - 1);
    assert_true(sheet->fit_width && sheet->landscape && sheet->paper == PAPER_A3);
    assert_text(sheet->footer_right, "{page} / {pages}");
    int32_t total = 0;
    for (uint16_t c = 0; c < sheet->column_count; c++)
        total += sheet->column_widths[c];
    assert_true(total <= 1190551 - 84 * PT && total > 1190551 - 90 * PT);
}

static void a_heading_is_one_cell_over_its_table(void **state)
{
    struct fixture *fixture = *state;
    struct publication *publication = process_sheet(fixture->arena, 12, 1);
    struct style start = sample_h1;
    start.align = ALIGN_START;
    publication->first->style = &start;
    publication->first->role = TAG_H1;
    /* What stands beside it has the columns that it needs, and the heading the others. */
    const struct sheet *sheet = &compose(fixture, publication)->sheets[0];
    uint16_t last = (uint16_t)(sheet->column_count - 1), aside = sheet->cells[1].column;
    assert_int_equal(sheet->cells[1].row, 0);
    assert_in_range(aside, 1, last);
    assert_true(is_merged(sheet, 0, 0, 0, (uint16_t)(aside - 1)));
    assert_true(aside == last || is_merged(sheet, 0, aside, 0, last));
    publication->first->paragraph.aside = NULL;
    sheet = &compose(fixture, publication)->sheets[0];
    assert_true(is_merged(sheet, 0, 0, 0, last));
    publication->first->role = TAG_P; /* a line of text runs over what is empty */
    sheet = &compose(fixture, publication)->sheets[0];
    assert_false(is_merged(sheet, 0, 0, 0, last));
}

static void a_filtered_sheet_keeps_every_value(void **state)
{
    struct fixture *fixture = *state;
    const struct sheet *sheet = &compose(fixture, process_sheet(fixture->arena, 5, 1))->sheets[0];
    for (uint32_t row = sheet->freeze_row; row < sheet->row_count; row++) {
        const struct book_cell *cell = cell_at(sheet, row, 0);
        assert_non_null(cell);
        assert_text(cell->text, "福祉部");
        bool first = row == sheet->freeze_row;
        assert_int_equal(cell->format->rgb, first ? 0 : 0x595959);
        assert_true((cell->format->top == RULE_NONE) == !first);
        assert_false(is_merged(sheet, row, 0, row + 1, 0));
    }
}

static void rows_hold_their_text(void **state)
{
    struct fixture *fixture = *state;
    const struct sheet *sheet = &compose(fixture, process_sheet(fixture->arena, 6, 2))->sheets[0];
    for (uint32_t row = sheet->freeze_row; row < sheet->row_count; row++) {
        int32_t need = 0;
        for (uint32_t i = 0; i < sheet->cell_count; i++) {
            const struct book_cell *cell = &sheet->cells[i];
            if (cell->row != row) continue;
            int32_t measure = sheet->column_widths[cell->column] - cell->format->indent * BOOK_INDENT;
            int32_t lines = (int32_t)book_lines(cell->text, measure, cell->format->size);
            if (cell->format->vertical) lines = (int32_t)text_count(cell->text);
            if (lines * cell->format->size > need) need = lines * cell->format->size;
        }
        assert_true(sheet->row_heights[row] >= need);
        assert_true(sheet->row_heights[row] <= need + 9 * PT); /* at most one line to spare */
        assert_false(sheet->row_fixed[row]);                   /* Excel fits it, with its own leading */
    }
}

/* A column of prose has room for Excel's indent; a narrow one has not. */
static void prose_keeps_off_the_rule(void **state)
{
    struct fixture *fixture = *state;
    static const struct width widths[] = {{.fixed = 60 * PT}, {.fixed = 200 * PT}};
    static const char *const head[] = {"取組", "計画"}, *const body[] = {"見守り", "訪問の回を増やす。"};
    struct table *table = sample_table(fixture->arena, widths, 2, 1);
    sample_cells(fixture->arena, table, ROW_HEAD, head, 2);
    sample_cells(fixture->arena, table, ROW_BODY, body, 2);
    struct publication *publication =
        sample_publication(fixture->arena, "表", sample_block(fixture->arena, table));
    const struct sheet *sheet = &compose(fixture, publication)->sheets[0];
    for (uint32_t row = 0; row < 2; row++) {
        assert_int_equal(cell_at(sheet, row, 0)->format->indent, 0);
        assert_int_equal(cell_at(sheet, row, 0)->format->vertical_align,
                         row ? VERTICAL_CENTER : VERTICAL_TOP);
        assert_int_equal(cell_at(sheet, row, 1)->format->indent, 1);
    }
}

/* A tally above the table takes as many of its columns as its names need. */
static void a_tally_does_not_wrap(void **state)
{
    struct fixture *fixture = *state;
    static const struct width widths[] = {
        {.fixed = 60 * PT}, {.fixed = 60 * PT}, {.fixed = 60 * PT}, {.fixed = 60 * PT}};
    static const char *const head[] = {"項目", "概要", "課", "評価"}, *const body[] = {"一", "二", "三",
                                                                                       "〇"};
    static const char *const tally_head[] = {"方向", "〇"}, *const tally_body[] = {"１　高齢者の住まいの確保",
                                                                                   "6"};
    struct table *table = sample_table(fixture->arena, widths, 4, 1);
    struct table *tally = sample_table(fixture->arena, widths, 2, 1);
    table->repeat_head = true;
    sample_cells(fixture->arena, table, ROW_HEAD, head, 4);
    for (int r = 0; r < 9; r++)
        sample_cells(fixture->arena, table, ROW_BODY, body, 4);
    sample_cells(fixture->arena, tally, ROW_HEAD, tally_head, 2);
    sample_cells(fixture->arena, tally, ROW_BODY, tally_body, 2);
    struct block *first = sample_block(fixture->arena, tally);
    first->next = sample_block(fixture->arena, table);
    const struct sheet *sheet = &compose(fixture, sample_publication(fixture->arena, "表", first))->sheets[0];
    assert_text(cell_at(sheet, 1, 0)->text, "１　高齢者の住まいの確保");
    assert_true(is_merged(sheet, 1, 0, 1, 1));
    assert_text(cell_at(sheet, 1, 2)->text, "6");
    assert_int_equal(cell_at(sheet, 1, 2)->format->align, ALIGN_START);
    assert_true(sheet->row_heights[1] < 2 * BOOK_NORMAL_SIZE);
}

/* Columns of the sheet that are as wide as each other are taken for the counts, though they do not adjoin the names. */
static void counts_stand_at_even_distances(void **state)
{
    struct fixture *fixture = *state;
    static const struct width widths[] = {{.fixed = 60 * PT}, {.fixed = 90 * PT}, {.fixed = 30 * PT},
                                          {.fixed = 70 * PT}, {.fixed = 70 * PT}, {.fixed = 70 * PT}};
    static const char *const head[] = {"項目", "概要", "課", "R3", "R4", "R5"}, *const body[] = {"一", "二",
                                                                                                 "三", "四",
                                                                                                 "五", "六"},
                             *const tally_head[] = {"方向", "◎", "〇", "△"},
                             *const tally_body[] = {"１　高齢者の住まいの確保", "6", "0", "1"};
    struct table *table = sample_table(fixture->arena, widths, 6, 1);
    struct table *tally = sample_table(fixture->arena, widths, 4, 1);
    table->repeat_head = true;
    sample_cells(fixture->arena, table, ROW_HEAD, head, 6);
    for (int r = 0; r < 9; r++)
        sample_cells(fixture->arena, table, ROW_BODY, body, 6);
    sample_cells(fixture->arena, tally, ROW_HEAD, tally_head, 4);
    sample_cells(fixture->arena, tally, ROW_BODY, tally_body, 4);
    struct block *first = sample_block(fixture->arena, tally);
    first->next = sample_block(fixture->arena, table);
    const struct sheet *sheet = &compose(fixture, sample_publication(fixture->arena, "表", first))->sheets[0];
    assert_true(is_merged(sheet, 1, 0, 1, 2));
    assert_text(cell_at(sheet, 1, 3)->text, "6");
    assert_text(cell_at(sheet, 1, 5)->text, "1");
    assert_int_equal(cell_at(sheet, 1, 5)->format->align, ALIGN_CENTER);
    assert_int_equal(sheet->column_widths[3], sheet->column_widths[5]);
}

/* A word of a heading stays whole where a little more width does it. */
static void a_heading_keeps_its_words(void **state)
{
    struct fixture *fixture = *state;
    static const struct width widths[] = {{.fixed = 34 * PT}, {.fixed = 300 * PT}};
    static const char *const head[] = {"■　100%以上", "内訳"}, *const body[] = {"6", "■"};
    struct table *table = sample_table(fixture->arena, widths, 2, 1);
    sample_cells(fixture->arena, table, ROW_HEAD, head, 2);
    sample_cells(fixture->arena, table, ROW_BODY, body, 2);
    struct publication *publication =
        sample_publication(fixture->arena, "表", sample_block(fixture->arena, table));
    const struct sheet *sheet = &compose(fixture, publication)->sheets[0];
    int32_t size = cell_at(sheet, 0, 0)->format->size;
    assert_int_equal(book_lines(TEXT("100%以上"), sheet->column_widths[0], size), 1);
}

/* 「８．福祉」 with a digit and a point of half width cannot stand; then the keys beside it lie too. */
static void keys_stand_or_lie_together(void **state)
{
    struct fixture *fixture = *state;
    static const struct width widths[] = {{.fixed = 40 * PT}, {.fixed = 40 * PT}, {.fixed = 200 * PT}};
    static const char *const head[] = {"部", "施策", "計画"};
    static const char *const bodies[][3] = {{"市民部", "環境", "一\n二\n三\n四\n五"},
                                            {"市民部", "8.環境", "一\n二\n三\n四\n五\n六"}};
    for (int b = 0; b < 2; b++) {
        struct table *table = sample_table(fixture->arena, widths, 3, 1);
        table->filter = true;
        sample_cells(fixture->arena, table, ROW_HEAD, head, 3);
        struct table_row *row = sample_cells(fixture->arena, table, ROW_BODY, bodies[b], 3);
        row->cells[0].vertical = row->cells[1].vertical = true;
        struct publication *publication =
            sample_publication(fixture->arena, "表", sample_block(fixture->arena, table));
        const struct sheet *sheet = &compose(fixture, publication)->sheets[0];
        assert_int_equal(cell_at(sheet, 1, 0)->format->vertical, b == 0);
        assert_int_equal(cell_at(sheet, 1, 1)->format->vertical, b == 0);
    }
}

static void marks_are_chosen_from_a_list(void **state)
{
    struct fixture *fixture = *state;
    const struct sheet *sheet = &compose(fixture, process_sheet(fixture->arena, 5, 1))->sheets[0];
    assert_int_equal(sheet->choice_count, 1);
    assert_int_equal(sheet->choices[0].list->value_count, 3);
    assert_int_equal(sheet->choices[0].range.row, sheet->freeze_row);
    assert_int_equal(sheet->choices[0].range.last_row, sheet->row_count - 1);
    assert_int_equal(sheet->highlight_count, 2);
    assert_text(sheet->highlights[0].value, "↗");
    assert_text(sheet->highlights[1].value, "↘");
    assert_true(sheet->highlights[0].format != sheet->highlights[1].format);
}

static void bold_lines_are_runs(void **state)
{
    struct fixture *fixture = *state;
    const struct sheet *sheet = &compose(fixture, process_sheet(fixture->arena, 1, 1))->sheets[0];
    const struct book_cell *cell = cell_like(sheet, "【4～9月の目標】");
    assert_int_equal(cell->run_count, 2);
    assert_true(cell->runs[0].bold);
    assert_text(cell->runs[0].text, "【4～9月の目標】（全体達成率：50％）");
    assert_int_equal(cell->runs[0].text.length + cell->runs[1].text.length, cell->text.length);
}

/* -- tall rows ------------------------------------------------------------------------------------------------------------ */

static size_t count_rule(const struct diagnostics *diagnostics, enum rule rule)
{
    size_t count = 0;
    for (const struct diagnostic *each = diagnostics->first; each; each = each->next)
        count += each->rule == rule;
    return count;
}

static void a_row_beyond_the_limit_continues(void **state)
{
    struct fixture *fixture = *state;
    struct publication *publication = process_sheet(fixture->arena, 1, 60);
    const struct table *table = &publication->first->next->table;
    struct weighted_text whole = book_blocks_text(fixture->arena, table->last_row->cells[5].first, false);
    const struct sheet *sheet = &compose(fixture, publication)->sheets[0];
    assert_int_equal(count_rule(fixture->diagnostics, RULE_ROW_SPLIT), 1);
    uint32_t first = sheet->freeze_row;
    assert_true(sheet->row_count > first + 1);
    struct text_buffer joined = {.arena = fixture->arena};
    for (uint32_t row = first; row < sheet->row_count; row++) {
        assert_true(sheet->row_heights[row] <= 409 * PT);
        const struct book_cell *cell = cell_at(sheet, row, 5), *key = cell_at(sheet, row, 3),
                               *long_cell = cell_at(sheet, row, 8);
        if (row > first) buffer_add(&joined, TEXT("\n"));
        buffer_add(&joined, cell->text);
        assert_true(text_starts(cell->text, TEXT("【")) ||
                    text_starts(cell->text, TEXT("・"))); /* whole lines of the author */
        assert_text(key->text, row == first ? "地域福祉活動支援事業" : "地域福祉活動支援事業（続き）");
        assert_int_equal(key->format->rgb, row == first ? 0 : 0x595959);
        assert_true((long_cell->kind == BOOK_BLANK) == (row > first));
        assert_text(cell_at(sheet, row, 0)->text, "福祉部");
    }
    assert_true(text_equal(buffer_text(&joined), whole.text));
}

static void columns_widen_before_a_row_is_split(void **state)
{
    struct fixture *fixture = *state;
    /* 60 lines of the author in a column for 24 characters, beside columns with room to spare. */
    static const struct width widths[] = {{.fixed = 30 * PT}, {.fixed = 400 * PT}, {.fixed = 120 * PT}};
    struct text_buffer words = {.arena = fixture->arena};
    for (int i = 0; i < 20; i++)
        buffer_format(&words, "%d日：地区の集まりに出向いて暮らしの困りごとを聞き取り、記録に残す。\n",
                      i + 1);
    buffer_add(&words, (struct text){"", 1});
    const char *texts[] = {"1", "短い文", words.at}, *heads[] = {"№", "概要", "状況"};
    struct table *table = sample_table(fixture->arena, widths, 3, 1);
    sample_cells(fixture->arena, table, ROW_HEAD, heads, 3);
    sample_cells(fixture->arena, table, ROW_BODY, texts, 3);
    const struct sheet *sheet =
        &compose(fixture, sample_publication(fixture->arena, "表", sample_block(fixture->arena, table)))
             ->sheets[0];
    assert_int_equal(count_rule(fixture->diagnostics, RULE_ROW_SPLIT), 0);
    assert_int_equal(sheet->row_count, 2);
    assert_true(sheet->column_widths[2] > 120 * PT);
    assert_true(sheet->row_heights[1] <= 409 * PT);
}

static void one_endless_line_is_broken_at_a_turnover(void **state)
{
    struct fixture *fixture = *state;
    static const struct width widths[] = {{.fixed = 200 * PT}};
    struct text_buffer words = {.arena = fixture->arena};
    for (int i = 0; i < 400; i++)
        buffer_add(&words, TEXT("暮らしの困りごとを聞き取り、記録に残す。"));
    size_t length = words.length;
    buffer_add(&words, (struct text){"", 1});
    const char *texts[] = {words.at};
    struct table *table = sample_table(fixture->arena, widths, 1, 0);
    sample_cells(fixture->arena, table, ROW_BODY, texts, 1);
    const struct sheet *sheet =
        &compose(fixture, sample_publication(fixture->arena, "表", sample_block(fixture->arena, table)))
             ->sheets[0];
    size_t total = 0;
    for (uint32_t row = 0; row < sheet->row_count; row++)
        total += cell_at(sheet, row, 0)->text.length;
    assert_int_equal(total, length);
    assert_int_equal(count_rule(fixture->diagnostics, RULE_ROW_SPLIT), 1);
}

/* -- the progress table --------------------------------------------------------------------------------------------------- */

static void strands_share_their_left_cells(void **state)
{
    struct fixture *fixture = *state;
    const struct sheet *sheet = &compose(fixture, progress_table(fixture->arena))->sheets[0];
    const struct book_cell *item = cell_like(sheet, "住まいの相談窓口");
    assert_true(is_merged(sheet, item->row, 0, item->row + 1, 0));
    assert_null(cell_at(sheet, item->row + 1, 0));
    const struct book_cell *band = cell_like(sheet, "施策の方向性１");
    assert_true(is_merged(sheet, band->row, 0, band->row, 6));
    assert_int_equal(band->format->fill, 0x17407A);
    assert_int_equal(band->format->rgb, 0xFFFFFF);
    assert_true(sheet->row_fixed[band->row]);
    const struct book_cell *none = cell_at(sheet, item->row + 2, 3);
    assert_true(none->format->diagonal && none->kind == BOOK_BLANK);
    const struct book_cell *sum = cell_like(sheet, "=SUM");
    assert_int_equal(sum->kind, BOOK_TEXT);
    assert_text(sum->format->number_format, "@");
}

static void merged_cells_get_the_height_they_need(void **state)
{
    struct fixture *fixture = *state;
    static const struct width widths[] = {{.fixed = 60 * PT}, {.fixed = 200 * PT}};
    struct table *table = sample_table(fixture->arena, widths, 2, 0);
    const char *const tall = "住み替えや修繕の相談を一つの窓口で受け、専門職につなぐ。担い手を育て、地区ごと"
                             "に見守りの輪を広げる。";
    const char *const first[] = {tall, "一"}, *const second[] = {NULL, "二"};
    sample_cells(fixture->arena, table, ROW_BODY, first, 2)->cells[0].rows = 2;
    struct table_row *row = sample_cells(fixture->arena, table, ROW_BODY, second, 2);
    row->cells++, row->cell_count--; /* covered */
    const struct sheet *sheet =
        &compose(fixture, sample_publication(fixture->arena, "表", sample_block(fixture->arena, table)))
             ->sheets[0];
    assert_int_equal(sheet->row_count, 2);
    int32_t lines = (int32_t)book_lines(text_of(tall), sheet->column_widths[0], 9 * PT);
    int32_t height = sheet->row_heights[0] + sheet->row_heights[1];
    assert_true(lines > 4);
    assert_true(height >= lines * book_pitch(9 * PT) && height <= (lines + 1) * book_pitch(9 * PT));
    assert_true(sheet->row_fixed[0] && sheet->row_fixed[1]);
    assert_true(abs(sheet->row_heights[0] - sheet->row_heights[1]) <= 750);
}

/* -- charts, names, forms --------------------------------------------------------------------------------------------------- */

static void charts_refer_to_the_table_before_them(void **state)
{
    struct fixture *fixture = *state;
    const struct sheet *sheet =
        &compose(fixture, status_report(fixture->arena, CHART_OF_THE_TABLE))->sheets[0];
    assert_int_equal(sheet->chart_count, 1);
    const struct book_chart *chart = &sheet->charts[0];
    const struct book_cell *head = cell_like(sheet, "Ｒ２年度");
    assert_int_equal(chart->categories.row, head->row);
    assert_int_equal(chart->categories.column, 1);
    assert_int_equal(chart->categories.last_column, 4);
    const struct book_cell *actual = cell_at(sheet, chart->series[0].values.row, 1);
    assert_int_equal(actual->kind, BOOK_NUMBER);
    assert_text(actual->format->number_format, "#,##0\"件\"");
    assert_int_equal(actual->number.units, 1204);
    assert_int_equal(cell_at(sheet, chart->series[0].values.row, 2)->kind, BOOK_TEXT);
    assert_true(chart->series[0].missing[1] && !chart->series[0].missing[0]);
    const struct book_cell *target = cell_at(sheet, chart->series[1].values.row, 4);
    assert_text(target->format->number_format, "#,##0\"件以上\"");
    assert_true(chart->row > chart->series[0].values.row);
    assert_int_equal(sheet->row_count, chart->row + 1);
}

static struct chart *chart_of(struct publication *publication)
{
    return &publication->first->group.first->next->next->chart;
}

/* 1,500 beside 1,450: the marker lies on the bar's top, so the bar's label goes to its foot. */
static void a_chart_says_each_thing_once(void **state)
{
    struct fixture *fixture = *state;
    struct publication *publication = status_report(fixture->arena, CHART_OF_THE_TABLE);
    chart_of(publication)->title = TEXT("相談の件数");
    const struct book_chart *shown = compose(fixture, publication)->sheets[0].charts;
    assert_int_equal(shown->title.length, 0); /* the caption says it */
    assert_true(shown->labels_at_foot);
    publication = status_report(fixture->arena, CHART_OF_THE_TABLE);
    chart_of(publication)->title = TEXT("訪問の回数");
    struct chart_value *target = NULL;
    struct chart *chart = chart_of(publication);
    for (uint16_t s = 0; s < chart->series_count; s++)
        if (chart->series[s].kind == SERIES_TARGET) target = (struct chart_value *)chart->series[s].values;
    target[3].value.units = 300;
    shown = compose(fixture, publication)->sheets[0].charts;
    assert_text(shown->title, "訪問の回数");
    assert_false(shown->labels_at_foot);
}

/* Six indicators on A4: caption, table and chart stay on one page. */
static void what_belongs_together_stays_on_a_page(void **state)
{
    struct fixture *fixture = *state;
    struct publication *publication = status_report(fixture->arena, CHART_OF_THE_TABLE);
    struct block *group = publication->first, *last = group->group.first->next->next;
    group->next = NULL;
    for (int i = 0; i < 5; i++) {
        struct block *again = status_report(fixture->arena, CHART_OF_THE_TABLE)->first->group.first;
        again->keep_next = true;
        last->next = again;
        last = again->next->next;
    }
    const struct sheet *sheet = &compose(fixture, publication)->sheets[0];
    assert_int_equal(sheet->chart_count, 6);
    assert_true(sheet->page_break_count >= 1);
    for (uint16_t i = 0; i < sheet->page_break_count; i++) {
        uint32_t row = sheet->page_breaks[i];
        bool caption = false;
        for (uint32_t r = row; r < row + 2; r++) {
            const struct book_cell *cell = cell_at(sheet, r, 0);
            caption = caption || (cell && text_starts(cell->text, TEXT("№1")));
        }
        assert_true(caption);
    }
}

/* Bands over every few rows, two of which share a cell. */
static void a_band_never_ends_a_page(void **state)
{
    struct fixture *fixture = *state;
    static const struct width widths[] = {{.fixed = 60 * PT}, {.fraction = 1000}};
    static const char *const head[] = {"施策", "内容"}, *const body[] = {"見守り", "一行目\n二行目\n三行目"};
    struct table *table = sample_table(fixture->arena, widths, 2, 1);
    table->repeat_head = true;
    sample_cells(fixture->arena, table, ROW_HEAD, head, 2);
    for (int r = 0; r < 120; r++) {
        if (r % 3 == 0) {
            struct table_row *band = sample_row(fixture->arena, table, ROW_BAND, 1);
            band->cells[0].columns = 2;
            band->cells[0].first = sample_text(fixture->arena, "施策の方向性", &sample_bold);
        }
        sample_cells(fixture->arena, table, ROW_BODY, body, 2)->cells[0].repeated = r % 3 == 2;
    }
    struct publication *publication =
        sample_publication(fixture->arena, "表", sample_block(fixture->arena, table));
    const struct sheet *sheet = &compose(fixture, publication)->sheets[0];
    assert_true(sheet->page_break_count >= 5);
    int32_t page = (sheet->landscape ? 595276 : 841890) - sheet->margins[0] - sheet->margins[2], piece = 0;
    for (uint32_t row = sheet->head_row, from = 0; row < sheet->page_breaks[0]; row++) {
        assert_true(sheet->row_fixed[row]); /* the same height in every program, or pages end too soon */
        from += (uint32_t)sheet->row_heights[row];
        piece = page - (int32_t)from;
    }
    for (uint32_t row = sheet->page_breaks[0]; row < sheet->page_breaks[0] + 4; row++)
        piece -= sheet->row_heights[row];
    assert_true(piece < 0); /* the page holds no band with its rows more */
    for (uint16_t i = 0; i < sheet->page_break_count; i++) {
        uint32_t row = sheet->page_breaks[i];
        const struct book_cell *above = cell_at(sheet, row - 1, 0), *first = cell_at(sheet, row, 0);
        assert_non_null(first); /* not within a merged cell */
        assert_true(!above || !text_is(above->text, "施策の方向性"));
    }
}

static void a_chart_without_its_table_brings_one(void **state)
{
    struct fixture *fixture = *state;
    const struct sheet *sheet = &compose(fixture, status_report(fixture->arena, CHART_OF_OTHERS))->sheets[0];
    assert_int_equal(sheet->chart_count, 1);
    const struct book_chart *chart = &sheet->charts[0];
    assert_text(cell_at(sheet, chart->categories.row, 2)->text, "Ｒ３年度");
    assert_int_equal(cell_at(sheet, chart->series[0].values.row, 4)->number.units, 1450);
}

static void pictures_stand_in_rows_of_their_own(void **state)
{
    struct fixture *fixture = *state;
    const struct sheet *sheet = &compose(fixture, pictures(fixture->arena))->sheets[0];
    assert_int_equal(sheet->picture_count, 1);
    const struct book_picture *picture = &sheet->pictures[0];
    assert_int_equal(picture->width, 6 * PT); /* 8 pixels */
    assert_int_equal(picture->height, 6 * PT);
    assert_text(picture->alternative, "集会所の写真");
    assert_int_equal(sheet->row_heights[picture->row], 12 * PT);
    assert_null(cell_at(sheet, picture->row, 0));
    assert_text(cell_at(sheet, picture->row + 1, 0)->text, "開放日の集会所");
    /* In a cell there is room for words only. */
    assert_text(cell_at(sheet, 1, 1)->text, "週３日開放\n開放日の集会所\n取組　実績\n居場所　週３日開放");
}

static void no_picture_of_many_is_lost(void **state)
{
    enum { COUNT = UINT16_MAX + 2 };
    struct fixture *fixture = *state;
    const struct sheet *sheet = &compose(fixture, many_pictures(fixture->arena, COUNT))->sheets[0];
    assert_int_equal(sheet->picture_count, COUNT);
    for (uint32_t i = 1; i < COUNT; i++)
        assert_true(sheet->pictures[i].row > sheet->pictures[i - 1].row);
}

static void words_outlive_the_blocks_they_came_from(void **state)
{
    struct fixture *fixture = *state;
    static const struct width widths[] = {{.fixed = 60 * PT}, {.fixed = 60 * PT}, {.fixed = 60 * PT}};
    static const char *const texts[] = {NULL, NULL, NULL};
    struct arena *passing = arena_open_under(fixture->arena);
    struct table *table = sample_table(fixture->arena, widths, 3, 0);
    struct table_row *row = sample_cells(fixture->arena, table, ROW_BODY, texts, 3);
    struct text made = text_format(passing, "%s", "その場で作った文"), own = TEXT("記録の文");
    row->cells[0].first = sample_text(passing, "", NULL);
    row->cells[0].first->paragraph.first = ARENA_NEW(passing, struct inline_run);
    row->cells[0].first->paragraph.first->text = made;
    row->cells[1].first = sample_text(passing, "", &sample_bold);
    row->cells[1].first->paragraph.first = ARENA_NEW(passing, struct inline_run);
    row->cells[1].first->paragraph.first->text = own;
    row->cells[1].name = text_format(passing, "%s", "実績値");
    assert_true(arena_holds(passing, made.at));
    assert_false(arena_holds(passing, own.at));
    keep_row_words(fixture->arena, passing, table, row);
    arena_reset(passing);
    memset(arena_alloc(passing, 4096), 'x', 4096);
    assert_text(row->cells[0].words->content.text, "その場で作った文");
    assert_ptr_equal(row->cells[1].words->content.text.at, own.at); /* the record's own text is not copied */
    assert_ptr_equal(book_cell_style(table, row, &row->cells[1]), &sample_bold);
    assert_text(row->cells[1].name, "実績値");
    assert_null(row->cells[2].words);
    assert_null(row->cells[0].first);
}

static void sheets_have_names_that_excel_takes(void **state)
{
    struct fixture *fixture = *state;
    const struct book *book = compose(fixture, status_report(fixture->arena, CHART_OF_THE_TABLE));
    assert_int_equal(book->sheet_count, 2);
    assert_text(book->sheets[0].name, "１　相談支援：［窓口］／訪問");
    assert_text(book->sheets[1].name, "１　相談支援：［窓口］／訪問（2）");
    const char *const wants[][2] = {{"高齢者が住み慣れた地域で安心して暮らし続けられる仕組みづくり実施計画",
                                     "高齢者が住み慣れた地域で安心して暮らし続けられる仕組みづくり実"},
                                    {"history", "history（2）"},
                                    {"'引用'", "引用"},
                                    {"  ", "シート"}};
    for (size_t i = 0; i < ARRAY_LEN(wants); i++) {
        struct publication *publication =
            sample_publication(fixture->arena, wants[i][0], sample_text(fixture->arena, "文", NULL));
        struct text name = compose(fixture, publication)->sheets[0].name;
        assert_text(name, wants[i][1]);
        assert_true(text_count(name) <= 31);
    }
}

static void drafts_say_so(void **state)
{
    struct fixture *fixture = *state;
    const struct sheet *sheet =
        &compose(fixture, status_report(fixture->arena, CHART_OF_THE_TABLE))->sheets[0];
    assert_text(sheet->header_center, "（案）");
    assert_text(sheet->header_left, "");
    assert_text(sheet->footer_center, "DRAFT　令和7年9月現在");
    assert_int_equal(sheet->paper, PAPER_A4);
}

static void forms_are_protected_and_name_their_fields(void **state)
{
    struct fixture *fixture = *state;
    const struct sheet *sheet = &compose(fixture, input_form(fixture->arena))->sheets[0];
    assert_true(sheet->protect);
    assert_int_equal(sheet->hidden_row_count, 1);
    uint32_t names = sheet->hidden_rows[0];
    assert_text(cell_at(sheet, names, 2)->text, "status");
    assert_text(cell_at(sheet, names + 1, 2)->text, "進捗状況");
    assert_true(cell_at(sheet, names + 2, 2)->format->unlocked);
    assert_false(cell_at(sheet, names + 2, 1)->format->unlocked);
    assert_int_equal(cell_at(sheet, names + 2, 3)->kind, BOOK_NUMBER);
    assert_int_equal(sheet->choices[0].range.last_row, names + 3);
}

/* -- files ------------------------------------------------------------------------------------------------------------------ */

static struct text written(struct fixture *fixture, const struct book *book)
{
    char path[] = "/tmp/test-book-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    unlink(path);
    struct arena *scratch = arena_open(NULL);
    assert_true(xlsx_write(book, fd, "test.xlsx", scratch, fixture->diagnostics));
    arena_close(scratch);
    off_t size = lseek(fd, 0, SEEK_END);
    char *bytes = arena_alloc(fixture->arena, (size_t)size);
    assert_int_equal(pread(fd, bytes, (size_t)size, 0), size);
    close(fd);
    return (struct text){bytes, (size_t)size};
}

static void the_same_book_gives_the_same_bytes(void **state)
{
    struct fixture *fixture = *state;
    struct text first = written(fixture, compose(fixture, status_report(fixture->arena, CHART_OF_THE_TABLE)));
    sleep(2); /* the archive's clock ticks every two seconds */
    struct text second =
        written(fixture, compose(fixture, status_report(fixture->arena, CHART_OF_THE_TABLE)));
    assert_true(first.length > 1000 && text_starts(first, TEXT("PK")));
    assert_true(text_equal(first, second));
}

/* The file of a picture may be gone, or another, by the time it is drawn. */
static bool bring_nothing(const struct picture *picture, struct arena *arena, struct text *bytes,
                          struct text *reason)
{
    *bytes = (struct text){NULL, 0};
    *reason = diag_both(arena, TEXT("ありません"), TEXT("it is gone"));
    return picture->width == 1;
}

static void a_picture_that_is_gone_takes_nothing_with_it(void **state)
{
    struct fixture *fixture = *state;
    for (uint32_t width = 1; width <= 2; width++) {
        const struct book *book = compose(fixture, pictures(fixture->arena));
        struct picture gone = {.path = TEXT("a.png"), .width = width, .height = 1, .read = bring_nothing};
        book->sheets[0].pictures[0].picture = &gone;
        struct text with = written(fixture, book);
        assert_true(text_starts(with, TEXT("PK")));
        const struct diagnostic *said = fixture->diagnostics->last;
        assert_non_null(said);
        assert_int_equal(said->rule, RULE_IMAGE_UNREADABLE);
        assert_text(said->arguments[0], "a.png");
        assert_int_equal(text_find(said->arguments[1], TEXT("it is gone")) == SIZE_MAX, width == 1);
    }
}

/* What Excel does not take is told apart from what it just takes. */
static void page_breaks_beyond_the_most_are_not_made_in_silence(void **state)
{
    struct fixture *fixture = *state;
    for (uint32_t rows = PAGES_MOST_BREAKS + 1; rows <= PAGES_MOST_BREAKS + 2; rows++) {
        struct sheet sheet = {.row_count = rows,
                              .row_heights = ARENA_ARRAY(fixture->arena, int32_t, rows),
                              .row_fixed = ARENA_ARRAY(fixture->arena, bool, rows)};
        struct page_starts starts = {.arena = fixture->arena};
        for (uint32_t row = 0; row < rows; row++) {
            sheet.row_heights[row] = 500 * PT;
            pages_add_start(&starts, row);
        }
        assert_int_equal(pages_break(&sheet, &starts), rows == PAGES_MOST_BREAKS + 1);
        assert_int_equal(sheet.page_break_count, PAGES_MOST_BREAKS);
    }
}

/* Whatever comes in the wrong place, no workbook is made that lacks it. */
static void a_cell_out_of_place_fails_the_workbook(void **state)
{
    struct fixture *fixture = *state;
    enum { SWAPPED, TWICE, OUTSIDE, WRONGS };
    struct arena *scratch = arena_open(NULL);
    for (int wrong = SWAPPED; wrong < WRONGS; wrong++) {
        const struct book *book = compose(fixture, input_form(fixture->arena));
        const struct sheet *sheet = &book->sheets[0];
        struct book_cell *cells = (struct book_cell *)(size_t)sheet->cells, first = cells[0];
        if (wrong == SWAPPED) cells[0] = cells[1], cells[1] = first;
        if (wrong == TWICE) cells[1].row = first.row, cells[1].column = first.column;
        if (wrong == OUTSIDE) cells[sheet->cell_count - 1].column = sheet->column_count;
        int fd = open("/dev/null", O_WRONLY);
        assert_false(xlsx_write(book, fd, "票.xlsx", scratch, fixture->diagnostics));
        assert_int_equal(fixture->diagnostics->last->rule, RULE_WORKBOOK_FAILED);
        assert_int_not_equal(text_find(fixture->diagnostics->last->arguments[0], sheet->name), SIZE_MAX);
        close(fd);
    }
    arena_close(scratch);
}

static void failures_are_reported(void **state)
{
    struct fixture *fixture = *state;
    const struct book *book = compose(fixture, input_form(fixture->arena));
    struct arena *scratch = arena_open(NULL);
    int read_only = open("/dev/null", O_RDONLY);
    assert_false(xlsx_write(book, read_only, "票.xlsx", scratch, fixture->diagnostics));
    assert_int_equal(fixture->diagnostics->last->rule, RULE_WRITE_FAILED);
    assert_text(fixture->diagnostics->last->arguments[0], "票.xlsx");
    close(read_only);
    int full = open("/dev/full", O_WRONLY);
    assert_false(xlsx_write(book, full, "票.xlsx", scratch, fixture->diagnostics));
    assert_int_equal(fixture->diagnostics->last->rule, RULE_WRITE_FAILED);
    close(full);
    setenv("TMPDIR", "/nonexistent", 1);
    assert_false(xlsx_write(book, 2, "票.xlsx", scratch, fixture->diagnostics));
    assert_int_equal(fixture->diagnostics->last->rule, RULE_WORKBOOK_FAILED);
    unsetenv("TMPDIR");
    arena_close(scratch);
}

/* A disk that fills up while libxlsxwriter writes its temporary files: nothing it says tells so. */
static void parts_cut_short_are_found(void **state)
{
    struct fixture *fixture = *state;
    const struct book *book = compose(fixture, process_sheet(fixture->arena, 400, 1));
    fflush(NULL);
    pid_t child = fork();
    if (!child) {
        signal(SIGXFSZ, SIG_IGN);
        struct rlimit limit = {9000, 9000}; /* more than the archive takes, less than its styles */
        setrlimit(RLIMIT_FSIZE, &limit);
        struct arena *scratch = arena_open(NULL);
        int fd = open("/dev/null", O_WRONLY);
        bool done = xlsx_write(book, fd, "表.xlsx", scratch, fixture->diagnostics);
        _exit(done ? 1 : fixture->diagnostics->last->rule == RULE_WORKBOOK_FAILED ? 0 : 2);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
}

/* Nothing prints but the program: libxlsxwriter has words of its own when a file cannot be written. */
static void the_library_says_nothing(void **state)
{
    struct fixture *fixture = *state;
    const struct book *book = compose(fixture, process_sheet(fixture->arena, 4, 1));
    FILE *said = tmpfile();
    assert_non_null(said);
    fflush(NULL);
    pid_t child = fork();
    if (!child) {
        signal(SIGXFSZ, SIG_IGN);
        dup2(fileno(said), STDERR_FILENO);
        struct rlimit limit = {600, 600};
        setrlimit(RLIMIT_FSIZE, &limit);
        struct arena *scratch = arena_open(NULL);
        bool done = xlsx_write(book, open("/dev/null", O_WRONLY), "表.xlsx", scratch, fixture->diagnostics);
        _exit(done ? 1 : fixture->diagnostics->last->rule == RULE_WORKBOOK_FAILED ? 0 : 2);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), 0);
    fseek(said, 0, SEEK_END);
    assert_int_equal(ftell(said), 0);
    fclose(said);
}

/* -- tables of any shape ---------------------------------------------------------------------------------------------------- */

enum { MOST_COLUMNS = 8, MOST_ROWS = 20 };

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525U + 1013904223U;
    return *seed >> 8;
}

/* A table whose cells cover each other's places nowhere, with spans, repeated values, short and endless texts. */
static struct table *random_table(struct fixture *fixture, uint32_t *seed, size_t *characters)
{
    static const struct width widths[MOST_COLUMNS] = {
        {.fixed = 20 * PT}, {.fraction = 1000}, {.fixed = 90 * PT}, {0}};
    uint16_t columns = (uint16_t)(1 + next_random(seed) % MOST_COLUMNS);
    uint32_t rows = 1 + next_random(seed) % MOST_ROWS;
    bool taken[MOST_ROWS][MOST_COLUMNS] = {{false}};
    struct table *table = sample_table(fixture->arena, widths, columns, 0);
    table->filter = next_random(seed) % 2;
    table->repeat_head = next_random(seed) % 2;
    for (uint32_t r = 0; r < rows; r++) {
        struct table_row *row = sample_row(fixture->arena, table, ROW_BODY, columns);
        row->cell_count = 0;
        for (uint16_t c = 0; c < columns; c++) {
            if (taken[r][c]) continue;
            struct table_cell *cell = &row->cells[row->cell_count++];
            *cell = (struct table_cell){.column = c, .columns = 1, .rows = 1, .fill = COLOUR_WHITE};
            if (next_random(seed) % 4 == 0 && c + 1 < columns && !taken[r][c + 1]) cell->columns = 2;
            if (next_random(seed) % 4 == 0) cell->rows = (uint16_t)(1 + next_random(seed) % (rows - r));
            cell->vertical = next_random(seed) % 8 == 0;
            cell->repeated = next_random(seed) % 6 == 0 && cell->rows == 1 && r;
            for (uint32_t y = r; y < r + cell->rows; y++)
                for (uint16_t x = c; x < c + cell->columns; x++)
                    taken[y][x] = true;
            struct text_buffer words = {.arena = fixture->arena};
            uint32_t length = next_random(seed) % 5 ? next_random(seed) % 30 : next_random(seed) % 3000;
            for (uint32_t i = 0; i < length; i++)
                buffer_add(&words, next_random(seed) % 20 ? TEXT("字") : TEXT("\n"));
            buffer_add(&words, (struct text){"", 1});
            cell->first = sample_text(fixture->arena, words.at, NULL);
            if (!cell->repeated)
                *characters += text_count(book_blocks_text(fixture->arena, cell->first, false).text);
        }
    }
    return table;
}

/* Every place belongs to one cell at most; nothing is written under a merge; Excel's limits hold. */
static void assert_sound(const struct sheet *sheet, size_t characters)
{
    bool *covered = calloc((size_t)sheet->row_count * sheet->column_count, sizeof *covered);
    for (uint32_t i = 0; i < sheet->merge_count; i++) {
        const struct merge *merge = &sheet->merges[i];
        assert_true(merge->last_row < sheet->row_count && merge->last_column < sheet->column_count);
        for (uint32_t r = merge->row; r <= merge->last_row; r++) {
            for (uint16_t c = merge->column; c <= merge->last_column; c++) {
                assert_false(covered[r * sheet->column_count + c]);
                covered[r * sheet->column_count + c] = true;
            }
        }
    }
    for (uint32_t i = 0; i < sheet->merge_count; i++)
        covered[sheet->merges[i].row * sheet->column_count + sheet->merges[i].column] = false;
    size_t shown = 0;
    for (uint32_t i = 0; i < sheet->cell_count; i++) {
        const struct book_cell *cell = &sheet->cells[i], *before = cell - 1;
        assert_false(covered[cell->row * sheet->column_count + cell->column]);
        if (i)
            assert_true(before->row < cell->row ||
                        (before->row == cell->row && before->column < cell->column));
        shown += text_count(cell->text) + 1; /* a line feed may have become the border between two rows */
    }
    assert_true(shown >= characters);
    for (uint32_t r = 0; r < sheet->row_count; r++)
        assert_true(sheet->row_heights[r] > 0 && sheet->row_heights[r] <= 409500);
    free(covered);
}

static void any_table_makes_a_sound_sheet(void **state)
{
    struct fixture *fixture = *state;
    uint32_t seed = 20250901;
    for (int i = 0; i < 200; i++) {
        size_t characters = 0;
        struct table *table = random_table(fixture, &seed, &characters);
        struct publication *publication =
            sample_publication(fixture->arena, "表", sample_block(fixture->arena, table));
        assert_sound(&compose(fixture, publication)->sheets[0], characters);
        arena_reset(fixture->arena);
        fixture->diagnostics = diag_open(fixture->arena);
    }
}

/* -- samples for another program ------------------------------------------------------------------------------------------- */

static int write_samples(const char *directory)
{
    void *state;
    open_fixture(&state);
    struct fixture *fixture = state;
    const struct {
        const char *name;
        const struct publication *publication;
    } samples[] = {{"process", process_sheet(fixture->arena, 11, 2)},
                   {"tall", process_sheet(fixture->arena, 2, 60)},
                   {"progress", progress_table(fixture->arena)},
                   {"status", status_report(fixture->arena, CHART_OF_THE_TABLE)},
                   {"percentages", percentages(fixture->arena)},
                   {"pictures", pictures(fixture->arena)},
                   {"form", input_form(fixture->arena)}};
    int failed = 0;
    for (size_t i = 0; i < ARRAY_LEN(samples); i++) {
        struct text path = text_format(fixture->arena, "%s/%s.xlsx", directory, samples[i].name);
        int fd = open(path.at, O_CREAT | O_TRUNC | O_WRONLY, 0666);
        struct arena *scratch = arena_open(NULL);
        failed |= fd < 0 || !xlsx_write(compose(fixture, samples[i].publication), fd, path.at, scratch,
                                        fixture->diagnostics);
        arena_close(scratch);
        close(fd);
    }
    close_fixture(&state);
    return failed;
}

#define CASE(test) cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)

int main(int argc, char **argv)
{
    if (argc > 1) return write_samples(argv[1]);
    const struct CMUnitTest tests[] = {
        CASE(lines_follow_japanese_rules),
        CASE(small_type_gets_one_line_to_spare),
        CASE(taken_pieces_make_up_the_text),
        CASE(numbers_look_as_written),
        CASE(equal_formats_are_one),
        CASE(heads_are_merged_frozen_and_repeated),
        CASE(a_heading_is_one_cell_over_its_table),
        CASE(a_filtered_sheet_keeps_every_value),
        CASE(rows_hold_their_text),
        CASE(prose_keeps_off_the_rule),
        CASE(keys_stand_or_lie_together),
        CASE(a_tally_does_not_wrap),
        CASE(counts_stand_at_even_distances),
        CASE(a_heading_keeps_its_words),
        CASE(marks_are_chosen_from_a_list),
        CASE(bold_lines_are_runs),
        CASE(a_row_beyond_the_limit_continues),
        CASE(columns_widen_before_a_row_is_split),
        CASE(one_endless_line_is_broken_at_a_turnover),
        CASE(strands_share_their_left_cells),
        CASE(merged_cells_get_the_height_they_need),
        CASE(charts_refer_to_the_table_before_them),
        CASE(a_chart_says_each_thing_once),
        CASE(a_chart_without_its_table_brings_one),
        CASE(a_band_never_ends_a_page),
        CASE(what_belongs_together_stays_on_a_page),
        CASE(pictures_stand_in_rows_of_their_own),
        CASE(no_picture_of_many_is_lost),
        CASE(words_outlive_the_blocks_they_came_from),
        CASE(sheets_have_names_that_excel_takes),
        CASE(drafts_say_so),
        CASE(any_table_makes_a_sound_sheet),
        CASE(forms_are_protected_and_name_their_fields),
        CASE(the_same_book_gives_the_same_bytes),
        CASE(a_picture_that_is_gone_takes_nothing_with_it),
        CASE(page_breaks_beyond_the_most_are_not_made_in_silence),
        CASE(a_cell_out_of_place_fails_the_workbook),
        CASE(failures_are_reported),
        CASE(parts_cut_short_are_found),
        CASE(the_library_says_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
