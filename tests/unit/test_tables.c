/* test_tables.c: tables over pages: heads, bands, spans, breaks, rules, columns; and that nothing of them is lost. */
#include "pages_sample.h"

#include <time.h>

enum { TOP = 84 * PT, ROW = 21 * PT /* 15 + padding 3 above and below */, COLUMNS = 4 };

struct grid {
    struct block *block;
    struct table *table;
};

static struct grid add_table(struct sample *s, uint16_t columns)
{
    struct block *block = ARENA_NEW(s->arena, struct block);
    *block = (struct block){.kind = BLOCK_TABLE, .role = TAG_TABLE};
    struct table *table = &block->table;
    table->columns = ARENA_ARRAY(s->arena, struct table_column, columns);
    table->column_count = columns;
    table->repeat_head = true;
    for (uint16_t i = 0; i < columns; i++)
        table->columns[i] = (struct table_column){
            .width = {0, 1000}, .style = &s->styles[TABLE], .head_style = &s->styles[TABLE_BOLD]};
    const int32_t padding[4] = {3 * PT, 6 * PT, 3 * PT, 6 * PT};
    memcpy(table->padding, padding, sizeof padding);
    sample_append(s, block);
    return (struct grid){block, table};
}

static struct table_row *add_row(struct sample *s, struct table *table, enum row_kind kind)
{
    struct table_row *row = ARENA_NEW(s->arena, struct table_row);
    *row = (struct table_row){.kind = kind, .above = RULE_HAIR};
    row->cells = ARENA_ARRAY(s->arena, struct table_cell, table->column_count);
    table_append(table, row);
    if (kind == ROW_HEAD) table->head_rows++;
    return row;
}

static struct table_cell *add_cell(struct sample *s, struct table_row *row, uint16_t column, struct text text)
{
    struct table_cell *cell = &row->cells[row->cell_count++];
    *cell = (struct table_cell){.column = column, .columns = 1, .rows = 1, .fill = COLOUR_WHITE};
    cell->first = ARENA_NEW(s->arena, struct block);
    *cell->first = (struct block){.kind = BLOCK_PARAGRAPH, .role = TAG_P};
    cell->first->paragraph.first = cell->first->paragraph.last = sample_run(s, INLINE_TEXT, text);
    return cell;
}

static struct table_row *add_filled_row(struct sample *s, struct table *table, enum row_kind kind,
                                        const char *text)
{
    struct table_row *row = add_row(s, table, kind);
    for (uint16_t i = 0; i < table->column_count; i++)
        add_cell(s, row, i, text_of(text));
    return row;
}

static struct table_row *add_band(struct sample *s, struct table *table, uint8_t level, const char *text)
{
    struct table_row *row = add_row(s, table, ROW_BAND);
    row->level = level;
    struct table_cell *cell = add_cell(s, row, 0, text_of(text));
    cell->columns = table->column_count;
    cell->first->style = &s->styles[BAND];
    return row;
}

static size_t count_kind(struct sample *s, uint32_t page, enum item_kind kind, int32_t width)
{
    size_t count = 0;
    const struct page *at = s->document->pages[page];
    for (uint32_t i = 0; i < at->item_count; i++)
        if (at->items[i].kind == kind && (kind != ITEM_LINE || at->items[i].line.width == width)) count++;
    return count;
}

/* -- heads ------------------------------------------------------------------------------------------------------------------ */
static void the_head_is_repeated_but_read_once(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, COLUMNS);
    add_filled_row(s, grid.table, ROW_HEAD, "頭");
    for (int i = 0; i < 100; i++)
        add_filled_row(s, grid.table, ROW_BODY, "値");
    sample_compose(s);
    /* 684 pt hold a head and 31 rows of 21 pt. */
    assert_int_equal(s->document->page_count, 4);
    assert_int_equal(sample_count(sample_page_text(s, 1, ARTIFACTS), "頭"), COLUMNS);
    assert_int_equal(sample_count(sample_read(s), "頭"), COLUMNS);
    assert_int_equal(sample_count(sample_read(s), "値"), 100 * COLUMNS);
    const struct tag *head = sample_tag(s, sample_find(s, 0, "頭"));
    assert_int_equal(head->role, TAG_HEAD_CELL);
    assert_int_equal(head->scope, SCOPE_COLUMN);
    assert_int_equal(document_tag(s->document, head->parent)->role, TAG_ROW);
    assert_int_equal(sample_find(s, 1, "頭")->text.origin.y, sample_find(s, 0, "頭")->text.origin.y);
}

static void without_heads_the_first_cell_is_read_as_one(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 2), headed = add_table(s, 2);
    struct table_row *row = add_row(s, grid.table, ROW_BODY);
    add_cell(s, row, 0, TEXT("名"));
    add_cell(s, row, 1, TEXT("値"));
    add_filled_row(s, headed.table, ROW_HEAD, "頭");
    add_filled_row(s, headed.table, ROW_BODY, "体");
    sample_compose(s);
    const struct tag *head = sample_tag(s, sample_find(s, 0, "名"));
    assert_int_equal(head->role, TAG_HEAD_CELL);
    assert_int_equal(head->scope, SCOPE_ROW);
    assert_int_equal(sample_tag(s, sample_find(s, 0, "値"))->role, TAG_CELL);
    assert_int_equal(sample_tag(s, sample_find(s, 0, "体"))->role, TAG_CELL);
}

static void a_label_over_columns_stands_on_a_hair(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 3);
    struct table_row *upper = add_row(s, grid.table, ROW_HEAD), *lower = add_row(s, grid.table, ROW_HEAD);
    add_cell(s, upper, 0, TEXT("項目"))->rows = 2;
    upper->cells[0].bottom = true;
    add_cell(s, upper, 1, TEXT("年度"))->columns = 2;
    add_cell(s, lower, 1, TEXT("R6"));
    add_cell(s, lower, 2, TEXT("R7"));
    add_filled_row(s, grid.table, ROW_BODY, "値");
    sample_compose(s);
    assert_int_equal(sample_find(s, 0, "年度")->text.origin.y, TOP + 3 * PT + 3000 + 7920);
    assert_int_equal(sample_find(s, 0, "項目")->text.origin.y, TOP + ROW + 3 * PT + 3000 + 7920);
    bool found = false;
    const struct page *page = s->document->pages[0];
    for (uint32_t i = 0; i < page->item_count; i++) {
        const struct item *item = &page->items[i];
        found = found || (item->kind == ITEM_LINE && item->line.from.y == TOP + ROW &&
                          item->line.width == 250 && item->line.to.x - item->line.from.x == 308 * PT);
    }
    assert_true(found);
    assert_int_equal(sample_tag(s, sample_find(s, 0, "項目"))->row_span, 2);
    assert_int_equal(sample_tag(s, sample_find(s, 0, "年度"))->column_span, 2);
}

/* The line of that weight whose middle lies at `y`; NULL: none. */
static const struct line_item *level_at(struct sample *s, uint32_t page, int32_t y, int32_t width,
                                        int32_t from)
{
    const struct page *at = s->document->pages[page];
    for (uint32_t i = 0; i < at->item_count; i++) {
        const struct line_item *line = &at->items[i].line;
        if (at->items[i].kind == ITEM_LINE && line->from.y == y && line->to.y == y && line->width == width &&
            line->from.x == from)
            return line;
    }
    return NULL;
}

static void labels_beside_each_other_are_parted_by_a_gap(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 4);
    struct table_row *upper = add_row(s, grid.table, ROW_HEAD);
    add_cell(s, upper, 0, TEXT("所管"))->columns = 2;
    add_cell(s, upper, 2, TEXT("計画"))->columns = 2;
    add_filled_row(s, grid.table, ROW_HEAD, "頭");
    add_filled_row(s, grid.table, ROW_BODY, "値");
    sample_compose(s);
    const struct line_item *left = level_at(s, 0, TOP + ROW, 250, 66600);
    assert_non_null(left);
    assert_int_equal(left->to.x, 66600 + 231 * PT - 1500);
    const struct line_item *right = level_at(s, 0, TOP + ROW, 250, 66600 + 231 * PT + 1500);
    assert_non_null(right);
    assert_int_equal(right->to.x, 66600 + 462 * PT);
}

static void a_head_larger_than_half_a_page_is_text(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 1);
    add_cell(s, add_row(s, grid.table, ROW_HEAD), 0, sample_characters(s, 50 * 60, "頭"));
    for (int i = 0; i < 3; i++)
        add_filled_row(s, grid.table, ROW_BODY, "値");
    sample_compose(s);
    assert_int_equal(sample_count(sample_read(s), "頭"), 3000);
    assert_int_equal(sample_count(sample_read(s), "値"), 3);
    assert_true(s->document->page_count < 4);
}

/* -- bands ------------------------------------------------------------------------------------------------------------------ */
static void a_band_never_ends_a_page(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, COLUMNS);
    add_filled_row(s, grid.table, ROW_HEAD, "頭");
    add_band(s, grid.table, 1, "帯一");
    for (int i = 0; i < 29; i++)
        add_filled_row(s, grid.table, ROW_BODY, "値");
    add_band(s, grid.table, 2, "帯二"); /* it would just fit, its row would not */
    add_filled_row(s, grid.table, ROW_BODY, "末");
    sample_compose(s);
    assert_int_equal(s->document->page_count, 2);
    assert_false(sample_page_has(s, 0, "帯二"));
    assert_true(sample_page_has(s, 1, "帯一（続き）"));
    assert_true(sample_page_has(s, 1, "帯二"));
    assert_false(sample_page_has(s, 1, "帯二（続き）"));
    assert_int_equal(sample_count(sample_read(s), "帯"), 2);
    assert_int_equal(sample_find(s, 0, "帯一")->rgb, 0xFFFFFF);
}

static void both_levels_of_bands_go_on(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, COLUMNS);
    add_band(s, grid.table, 1, "帯一");
    add_band(s, grid.table, 2, "帯二");
    for (int i = 0; i < 40; i++)
        add_filled_row(s, grid.table, ROW_BODY, "値");
    sample_compose(s);
    assert_true(sample_page_has(s, 1, "帯一（続き）帯二（続き）"));
    const struct item *band = sample_find(s, 1, "帯一");
    assert_int_equal(band->tag, 0);
    assert_int_equal(sample_find(s, 1, "帯二")->text.origin.y - band->text.origin.y, 18 * PT);
}

static void a_hair_parts_bands_from_rows(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, COLUMNS);
    add_band(s, grid.table, 1, "帯一")->above = RULE_NONE;
    add_band(s, grid.table, 2, "帯二");
    for (int i = 0; i < 40; i++)
        add_filled_row(s, grid.table, ROW_BODY, "値");
    sample_compose(s);
    assert_null(level_at(s, 0, TOP + 18 * PT, 250, 66600));
    assert_non_null(level_at(s, 0, TOP + 36 * PT, 250, 66600));
    assert_non_null(level_at(s, 1, TOP + 36 * PT, 250, 66700)); /* under the bands that are said again */
}

/* -- rows and pages ---------------------------------------------------------------------------------------------------------- */
static struct text lines(struct sample *s, size_t count, const char *character)
{
    return sample_characters(s, count * 24, character); /* of a column of 231 - 12 pt at 9 pt */
}

static void a_row_moves_whole_to_the_next_page(void **state)
{
    struct sample *s = *state;
    sample_add_lines(s, 24, "前"); /* 252 pt are left: less than half a page */
    struct grid grid = add_table(s, 2);
    add_filled_row(s, grid.table, ROW_BODY, "先");
    struct table_row *row = add_row(s, grid.table, ROW_BODY);
    add_cell(s, row, 0, TEXT("名"));
    add_cell(s, row, 1, lines(s, 18, "長"));
    sample_compose(s);
    assert_true(sample_page_has(s, 0, "先"));
    assert_false(sample_page_has(s, 0, "長"));
    assert_int_equal(sample_count(sample_page_text(s, 1, WHOLE_PAGE), "長"), 18 * 24);
}

static void a_row_taller_than_the_page_breaks_and_says_its_name_again(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 3);
    add_filled_row(s, grid.table, ROW_HEAD, "頭");
    struct table_row *row = add_row(s, grid.table, ROW_BODY);
    add_cell(s, row, 0, TEXT("名称"));
    add_cell(s, row, 1, TEXT("説明"))->mute_continued = true;
    add_cell(s, row, 2, sample_characters(s, 15 * 100, "長"));
    add_filled_row(s, grid.table, ROW_BODY, "次");
    sample_compose(s);
    assert_int_equal(s->document->page_count, 3);
    assert_true(sample_page_has(s, 1, "名称（続き）"));
    assert_int_equal(sample_find(s, 1, "説明")->rgb, 0x595959);
    assert_int_equal(sample_find(s, 1, "説明")->tag, 0);
    assert_int_equal(sample_count(sample_read(s), "長"), 1500);
    assert_int_equal(sample_count(sample_read(s), "名"), 1);
    assert_int_equal(sample_find(s, 0, "長")->tag, sample_find(s, 2, "長")->tag); /* one cell, one element */
    assert_int_equal(sample_count(sample_read(s), "次"), 3);
}

static void half_a_page_is_not_left_empty(void **state)
{
    struct sample *s = *state;
    sample_add_lines(s, 10, "前"); /* 504 pt are left */
    struct grid grid = add_table(s, 2);
    struct table_row *row = add_row(s, grid.table, ROW_BODY);
    add_cell(s, row, 0, TEXT("名"));
    add_cell(s, row, 1, lines(s, 40, "長")); /* 606 pt */
    sample_compose(s);
    assert_true(sample_page_has(s, 0, "長"));
    assert_int_equal(sample_count(sample_read(s), "長"), 40 * 24);
}

/* -- cells that span ----------------------------------------------------------------------------------------------------------- */
static void a_merged_label_goes_on(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 3);
    add_filled_row(s, grid.table, ROW_HEAD, "頭");
    for (int i = 0; i < 50; i++) {
        struct table_row *row = add_row(s, grid.table, ROW_BODY);
        if (i == 0) {
            add_cell(s, row, 0, TEXT("福祉部"))->rows = 50;
            row->cells[0].head = true;
            add_cell(s, row, 1, TEXT("説明の文"))->rows = 50;
            row->cells[1].mute_continued = true;
        }
        add_cell(s, row, 2, TEXT("値"));
    }
    sample_compose(s);
    assert_int_equal(s->document->page_count, 2);
    assert_true(sample_page_has(s, 1, "福祉部（続き）"));
    assert_false(sample_page_has(s, 1, "説明の文（続き）"));
    assert_int_equal(sample_find(s, 1, "説明の文")->rgb, 0x595959);
    assert_int_equal(sample_tag(s, sample_find(s, 0, "福祉部"))->scope, SCOPE_ROW);
    assert_int_equal(sample_count(sample_read(s), "福"), 1);
    assert_int_equal(sample_count(sample_read(s), "値"), 50);
}

static void every_merged_label_says_that_it_goes_on(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 4);
    for (int i = 0; i < 3; i++)
        grid.table->columns[i].merging = MERGE_SAME;
    for (int i = 0; i < 50; i++) {
        struct table_row *row = add_row(s, grid.table, ROW_BODY);
        if (i == 0) {
            add_cell(s, row, 0, TEXT("部"))->rows = 50;
            add_cell(s, row, 1, TEXT("―"))->rows = 50;
            row->cells[1].missing = true;
            add_cell(s, row, 2, TEXT("目標"))->rows = 50;
        }
        add_cell(s, row, 3, TEXT("値"));
    }
    sample_compose(s);
    assert_true(sample_page_has(s, 1, "部（続き）"));
    assert_true(sample_page_has(s, 1, "目標（続き）"));
    assert_false(sample_page_has(s, 1, "―（続き）"));
}

static size_t count_uprights(struct sample *s, int32_t x)
{
    size_t count = 0;
    const struct page *page = s->document->pages[0];
    for (uint32_t i = 0; i < page->item_count; i++) {
        const struct line_item *line = &page->items[i].line;
        count += page->items[i].kind == ITEM_LINE && line->from.x == x && line->to.x == x;
    }
    return count;
}

static void labels_have_a_hair_at_their_right_in_the_body_alone(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 3);
    grid.table->columns[0].merging = MERGE_SAME; /* its second label stands in one row only */
    grid.table->columns[1].merging = MERGE_EACH;
    add_filled_row(s, grid.table, ROW_HEAD, "頭");
    for (int i = 0; i < 3; i++) {
        struct table_row *row = add_row(s, grid.table, ROW_BODY);
        if (i != 1) {
            add_cell(s, row, 0, TEXT("部"))->rows = i == 0 ? 2 : 1;
            add_cell(s, row, 1, TEXT("名"))->rows = i == 0 ? 2 : 1;
        }
        add_cell(s, row, 2, TEXT("値"));
    }
    sample_compose(s);
    assert_int_equal(count_uprights(s, 66600 + 154 * PT), 1);
    assert_int_equal(count_uprights(s, 66600 + 308 * PT), 0);
    const struct page *page = s->document->pages[0];
    for (uint32_t i = 0; i < page->item_count; i++) {
        const struct line_item *line = &page->items[i].line;
        if (page->items[i].kind != ITEM_LINE || line->from.x != line->to.x) continue;
        assert_int_equal(line->from.y, TOP + ROW);
        assert_int_equal(line->to.y, TOP + 4 * ROW);
    }
}

static void the_last_row_holds_what_a_merged_cell_needs(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 2);
    struct table_row *first = add_row(s, grid.table, ROW_BODY), *second = add_row(s, grid.table, ROW_BODY);
    add_cell(s, first, 0, lines(s, 6, "長"))->rows = 2; /* 96 pt */
    add_cell(s, first, 1, TEXT("一"));
    add_cell(s, second, 1, TEXT("二"));
    sample_add_text(s, BODY, "後");
    sample_compose(s);
    int32_t second_y = sample_find(s, 0, "二")->text.origin.y;
    assert_int_equal(second_y, TOP + ROW + 3 * PT + 3000 + 7920);
    assert_int_equal(sample_find(s, 0, "後")->text.origin.y, TOP + 96 * PT + (18000 - 10500) / 2 + 9240);
}

static void a_merged_cell_longer_than_a_page_loses_nothing(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 2);
    struct table_row *first = add_row(s, grid.table, ROW_BODY), *second = add_row(s, grid.table, ROW_BODY);
    add_cell(s, first, 0, lines(s, 150, "長"))->rows = 2;
    add_cell(s, first, 1, TEXT("一"));
    add_cell(s, second, 1, TEXT("二"));
    sample_add_text(s, BODY, "後");
    sample_compose(s);
    assert_int_equal(sample_count(sample_read(s), "長"), 150 * 24);
    assert_int_equal(sample_count(sample_read(s), "後"), 1);
    sample_check_inside(s);
}

static void vertical_text_wraps_to_the_height_of_its_rows(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 2);
    grid.table->columns[0].width = (struct width){48 * PT, 0};
    for (int i = 0; i < 4; i++) {
        struct table_row *row = add_row(s, grid.table, ROW_BODY);
        if (i == 0) {
            add_cell(s, row, 0, TEXT("一人ひとりの状況に合わせ"))->rows =
                4; /* 12 characters, 108 pt in one column */
            row->cells[0].vertical = true;
        }
        add_cell(s, row, 1, TEXT("値"));
    }
    sample_add_text(s, BODY, "後");
    sample_compose(s);
    assert_int_equal(sample_find(s, 0, "後")->text.origin.y, TOP + 4 * ROW + (18000 - 10500) / 2 + 9240);
    assert_int_equal(sample_count(sample_read(s), "ひ"), 1);
    assert_int_equal(sample_find(s, 0, "一人")->text.writing, WRITING_VERTICAL);
}

static void a_vertical_head_keeps_off_the_rule_below(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 2);
    struct table_row *row = add_row(s, grid.table, ROW_HEAD);
    add_cell(s, row, 0, TEXT("取組"));
    add_cell(s, row, 1, sample_characters(s, 8, "課"))->vertical = true;
    add_filled_row(s, grid.table, ROW_BODY, "値");
    sample_compose(s);
    int32_t head = (6 + 8 * 9 + 12) * PT;
    assert_int_equal(sample_find(s, 0, "課")->text.origin.y, TOP + 6 * PT);
    assert_int_equal(sample_find(s, 0, "値")->text.origin.y, TOP + head + 3 * PT + 3000 + 7920);
}

static void vertical_text_that_could_not_be_read_stretches_its_rows(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 2);
    grid.table->columns[0].width = (struct width){20 * PT, 0};
    struct table_row *row = add_row(s, grid.table, ROW_BODY);
    add_cell(s, row, 0, sample_characters(s, 20, "縦"))->vertical = true;
    add_cell(s, row, 1, TEXT("値"));
    sample_compose(s);
    assert_int_equal(sample_count(sample_read(s), "縦"), 20);
    const struct item *last = &s->document->pages[0]->items[s->document->pages[0]->item_count - 1];
    assert_int_equal(last->kind, ITEM_LINE);
    assert_int_equal(last->line.from.y, TOP + 20 * 9 * PT + 12 * PT);
}

static void badges_and_marks_stand_in_vertical_cells(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 2);
    grid.table->columns[0].width = (struct width){30 * PT, 0};
    struct table_row *row = add_row(s, grid.table, ROW_BODY);
    struct table_cell *cell = add_cell(s, row, 0, TEXT("目標"));
    cell->vertical = true;
    struct inline_run *badge = sample_run(s, INLINE_BADGE, TEXT("新規"));
    badge->badge = BADGE_PLAIN;
    cell->first->paragraph.last = badge->next = sample_run(s, INLINE_MARK, TEXT("→"));
    cell->first->paragraph.first->next = badge;
    add_cell(s, row, 1, TEXT("値"));
    sample_compose(s);
    /* 目標 9 × 2, then the badge: 8 × 2 and 3 above and below, then the mark in a square of 18. */
    const struct item *text = sample_find(s, 0, "新規");
    int32_t top = sample_find(s, 0, "目標")->text.origin.y;
    assert_int_equal(text->text.writing, WRITING_VERTICAL);
    assert_int_equal(text->text.origin.y, top + 18 * PT + 3 * PT);
    const struct page *page = s->document->pages[0];
    bool framed = false, drawn = false;
    for (uint32_t i = 0; i < page->item_count; i++) {
        const struct item *item = &page->items[i];
        framed = framed || (item->kind == ITEM_FRAME && item->frame.box.y == top + 18 * PT &&
                            item->frame.box.height == 22 * PT && item->frame.box.width == 12 * PT);
        drawn = drawn || (item->kind == ITEM_PATH && text_is(tag_words(sample_tag(s, item)).actual, "→"));
    }
    assert_true(framed);
    assert_true(drawn);
}

static struct inline_run *append(struct sample *s, struct table_cell *cell, enum inline_kind kind,
                                 const char *text)
{
    struct inline_run *run = sample_run(s, kind, text_of(text));
    cell->first->paragraph.last->next = run;
    return cell->first->paragraph.last = run;
}

/* 市, a ruby of two ems over 館, の, a link, the page that it leads to: 9 pt each, the reading of 4.5 pt at the right. */
static void vertical_cells_hold_rubies_links_and_page_numbers(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 2);
    grid.table->columns[0].width = (struct width){24 * PT, 0};
    struct table_row *row = add_row(s, grid.table, ROW_BODY);
    struct table_cell *cell = add_cell(s, row, 0, TEXT("市"));
    cell->vertical = true;
    append(s, cell, INLINE_RUBY, "館")->ruby = TEXT("やかたの");
    append(s, cell, INLINE_TEXT, "の");
    append(s, cell, INLINE_TEXT, "章")->record = &s->records[1];
    struct inline_run *pages = append(s, cell, INLINE_PAGES, "参照");
    pages->record = &s->records[1];
    append(s, cell, INLINE_TEXT, "頁");
    add_cell(s, row, 1, TEXT("値\n値\n値\n値\n値\n値\n値"));
    sample_add_text(s, BODY, "本文")->anchor = &s->records[1];
    sample_compose(s);
    assert_null(sample_find(s, 0, "参照"));
    struct point city = sample_find(s, 0, "市")->text.origin;
    const struct text_item *base = &sample_find(s, 0, "館")->text, *reading = &sample_find(s, 0, "や")->text;
    assert_int_equal(base->writing, WRITING_VERTICAL);
    assert_int_equal(base->origin.x, city.x);
    assert_int_equal(reading->writing, WRITING_VERTICAL);
    assert_int_equal(reading->size, 4500);
    assert_int_equal(reading->origin.x, city.x + 4500 + 2250);
    assert_int_equal(reading->origin.y, city.y + 9 * PT); /* not over 市 */
    assert_int_equal(base->origin.y,
                     city.y + 9 * PT + (18 * PT - 4500 - 9 * PT) / 2); /* half an em over の */
    struct point chapter = sample_find(s, 0, "章")->text.origin;
    assert_int_equal(chapter.y, city.y + 9 * PT + 18 * PT - 4500 + 9 * PT);
    const struct text_item *number = &sample_find(s, 0, "1")->text;
    assert_int_equal(number->writing, WRITING_HORIZONTAL);
    assert_int_equal(number->origin.x, city.x - 2250);
    assert_int_equal(number->origin.y, chapter.y + 9 * PT + 7920);
    const struct page *page = s->document->pages[0];
    uint32_t links = 0;
    for (uint32_t i = 0; i < page->item_count; i++)
        if (page->items[i].kind == ITEM_LINK && page->items[i].link.at.y == chapter.y) links++;
    assert_int_equal(links, 1);
    assert_int_equal(sample_findings(s, RULE_REFERENCE_UNSETTLED), 0);
}

/* The page of a running head is only known where a line is drawn. */
static void a_vertical_cell_with_a_folio_lies(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 2);
    struct table_row *row = add_row(s, grid.table, ROW_BODY);
    struct table_cell *cell = add_cell(s, row, 0, TEXT("頁"));
    cell->vertical = true;
    append(s, cell, INLINE_FOLIO, "");
    add_cell(s, row, 1, TEXT("値"));
    sample_compose(s);
    assert_int_equal(sample_find(s, 0, "頁")->text.writing, WRITING_HORIZONTAL);
}

static void a_vertical_cell_with_more_than_labels_lies(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 2);
    struct table_row *row = add_row(s, grid.table, ROW_BODY);
    struct table_cell *cell = add_cell(s, row, 0, TEXT("縦"));
    cell->vertical = true;
    cell->first->next = sample_group(s, GROUP_STACK, sample_text(s, TABLE, TEXT("囲み")));
    add_cell(s, row, 1, TEXT("値"));
    sample_compose(s);
    assert_non_null(sample_find(s, 0, "囲み"));
    assert_int_equal(sample_find(s, 0, "縦")->text.writing, WRITING_HORIZONTAL);
}

static void what_does_not_apply_has_one_diagonal(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 4);
    struct table_row *row = add_row(s, grid.table, ROW_BODY);
    add_cell(s, row, 0, TEXT("新"));
    struct table_cell *cell = add_cell(s, row, 1, TEXT(""));
    cell->first = NULL;
    cell->columns = 2;
    cell->not_applicable = true;
    add_cell(s, row, 3, TEXT("値"));
    sample_compose(s);
    size_t found = 0;
    const struct page *page = s->document->pages[0];
    for (uint32_t i = 0; i < page->item_count; i++) {
        const struct line_item *line = &page->items[i].line;
        if (page->items[i].kind != ITEM_LINE || line->from.x == line->to.x || line->from.y == line->to.y)
            continue;
        found++;
        assert_int_equal(line->from.x - line->to.x, 231 * PT); /* from the upper right to the lower left */
        assert_int_equal(line->to.y - line->from.y, ROW);
    }
    assert_int_equal(found, 1);
}

/* -- rules and columns ----------------------------------------------------------------------------------------------------------- */
static void rules_between_columns_are_one_stroke_and_stop_at_cells_that_cross_them(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 3);
    grid.table->columns[1].before = grid.table->columns[2].before = RULE_HAIR;
    for (int i = 0; i < 10; i++) {
        struct table_row *row = add_row(s, grid.table, ROW_BODY);
        row->above = RULE_NONE;
        add_cell(s, row, 0, TEXT("一"));
        add_cell(s, row, 1, TEXT("二"))->columns = i == 5 ? 2 : 1;
        if (i != 5) add_cell(s, row, 2, TEXT("三"));
    }
    sample_compose(s);
    size_t strokes[3] = {0};
    const struct page *page = s->document->pages[0];
    for (uint32_t i = 0; i < page->item_count; i++) {
        const struct line_item *line = &page->items[i].line;
        if (page->items[i].kind != ITEM_LINE || line->from.x != line->to.x) continue;
        strokes[(line->from.x - 66600) / (154 * PT)]++;
    }
    assert_int_equal(strokes[1], 1);
    assert_int_equal(strokes[2], 2);
}

static void a_table_has_a_thick_rule_a_regular_one_and_hairs(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, COLUMNS);
    add_filled_row(s, grid.table, ROW_HEAD, "頭");
    for (int i = 0; i < 3; i++)
        add_filled_row(s, grid.table, ROW_BODY, "値");
    sample_compose(s);
    assert_int_equal(count_kind(s, 0, ITEM_LINE, 1000), 1);
    assert_int_equal(count_kind(s, 0, ITEM_LINE, 500), 2);
    assert_int_equal(count_kind(s, 0, ITEM_LINE, 250), 2);
    assert_int_equal(count_kind(s, 0, ITEM_FILL, 0), 1);
}

static void rules_lie_over_all_grounds_in_one_stretch(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, COLUMNS);
    add_filled_row(s, grid.table, ROW_HEAD, "頭");
    add_filled_row(s, grid.table, ROW_BODY, "値");
    add_band(s, grid.table, 2, "帯");
    add_filled_row(s, grid.table, ROW_BODY, "値");
    sample_compose(s);
    const struct page *page = s->document->pages[0];
    bool ruled = false, left = false;
    for (uint32_t i = 0; i < page->item_count; i++) {
        bool line = page->items[i].kind == ITEM_LINE;
        assert_false(line && left);
        left = left || (ruled && !line);
        ruled = ruled || line;
        if (page->items[i].kind == ITEM_FILL) assert_false(ruled);
    }
    assert_true(ruled);
}

static void centred_text_in_a_narrow_column_takes_its_padding(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 2);
    grid.table->columns[0].width = (struct width){30 * PT, 0};
    grid.table->columns[0].align = ALIGN_CENTER;
    add_filled_row(s, grid.table, ROW_BODY, "分野別"); /* 27 pt at 9 pt */
    sample_compose(s);
    assert_int_equal(sample_find(s, 0, "分野別")->text.origin.x, 66600 + 1500);
}

static void columns_are_fixed_in_fractions_or_by_content(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 3);
    grid.table->columns[0].width = (struct width){100 * PT, 0};
    grid.table->columns[1].width = (struct width){0, 0};
    struct table_row *row = add_row(s, grid.table, ROW_BODY);
    add_cell(s, row, 0, TEXT("固"));
    add_cell(s, row, 1, TEXT("内容六文字"));
    add_cell(s, row, 2, TEXT("残"));
    sample_compose(s);
    assert_int_equal(sample_find(s, 0, "内容")->text.origin.x, 66600 + 106 * PT);
    assert_int_equal(sample_find(s, 0, "残")->text.origin.x, 66600 + 100 * PT + 45 * PT + 12 * PT + 6 * PT);
}

static void columns_widen_where_their_content_needs_it(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 5);
    for (int i = 0; i < 4; i++) {
        grid.table->columns[i].width = (struct width){24 * PT, 0};
        grid.table->columns[i].widens = i > 0;
    }
    grid.table->columns[1].align = ALIGN_CENTER;
    add_filled_row(s, grid.table, ROW_HEAD, "頭");
    struct table_row *row = add_row(s, grid.table, ROW_BODY);
    add_cell(s, row, 0, TEXT("広報紙の欄"));
    add_cell(s, row, 1, TEXT("1-10-12"));                /* 31.5 pt, and 3 at each side */
    add_cell(s, row, 2, sample_characters(s, 40, "長")); /* never more than three times its width */
    add_cell(s, row, 3, sample_characters(s, 60, "縦"))->vertical = true; /* 540 pt: three columns of 228 */
    add_cell(s, row, 4, TEXT("値"));
    sample_compose(s);
    assert_int_equal(sample_find(s, 0, "値")->text.origin.x,
                     66600 + 24 * PT + 37500 + 72 * PT + 3 * 15 * PT + 4 * PT + 6 * PT);
    assert_int_equal(s->document->page_count, 1);
}

static void a_table_too_wide_is_reported_and_made_to_fit(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 40);
    for (int i = 0; i < 40; i++)
        grid.table->columns[i].width = (struct width){30 * PT, 0};
    add_filled_row(s, grid.table, ROW_HEAD, "見出し語");
    for (int i = 0; i < 5; i++)
        add_filled_row(s, grid.table, ROW_BODY, "値");
    sample_compose(s);
    assert_int_equal(sample_findings(s, RULE_TABLE_TOO_WIDE), 1);
    assert_int_equal(sample_count(sample_read(s), "値"), 200);
    assert_int_equal(sample_count(sample_read(s), "語"), 40);
    sample_check_inside(s);
}

static void forty_columns_of_figures_stand_side_by_side(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 40);
    for (int i = 0; i < 40; i++)
        grid.table->columns[i].align = ALIGN_END;
    add_filled_row(s, grid.table, ROW_HEAD, "12");
    for (int i = 0; i < 5; i++)
        add_filled_row(s, grid.table, ROW_BODY, "97");
    sample_compose(s);
    assert_int_equal(sample_findings(s, RULE_TABLE_TOO_WIDE), 0);
    assert_int_equal(sample_count(sample_read(s), "97"), 200);
    sample_check_inside(s);
    sample_check_apart(s);
}

static void the_ground_of_a_part_ends_with_it(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 2);
    struct table_row *row = add_row(s, grid.table, ROW_BODY);
    add_cell(s, row, 0, TEXT("名"))->fill = COLOUR_TINT;
    add_cell(s, row, 1, sample_characters(s, 24 * 60, "長"));
    sample_compose(s);
    const struct page *page = s->document->pages[0];
    int32_t bottom = 0, closing = 0;
    for (uint32_t i = 0; i < page->item_count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind == ITEM_FILL) bottom = item->fill.y + item->fill.height;
        if (item->kind == ITEM_LINE && item->line.width == 500) closing = item->line.from.y;
    }
    assert_true(closing > 0);
    assert_int_equal(bottom, closing);
}

static void an_unbreakable_word_is_kept(void **state)
{
    struct sample *s = *state;
    struct grid grid = add_table(s, 4);
    struct table_row *row = add_row(s, grid.table, ROW_BODY);
    for (uint16_t i = 0; i < 4; i++)
        add_cell(s, row, i, sample_characters(s, 10000, "w"));
    sample_compose(s);
    assert_int_equal(sample_count(sample_read(s), "w"), 40000);
    assert_int_equal(sample_findings(s, RULE_CELL_OVERFLOW) > 0, true);
    sample_check_inside(s);
}

/* -- size ---------------------------------------------------------------------------------------------------------------------- */
static double seconds_for(struct sample *s, int rows, size_t *bytes)
{
    s->publication.first = s->last = NULL;
    struct grid grid = add_table(s, 8);
    add_filled_row(s, grid.table, ROW_HEAD, "頭");
    for (int i = 0; i < rows; i++)
        add_filled_row(s, grid.table, ROW_BODY, "取組の状況を記す");
    size_t before = arena_used(s->arena);
    struct timespec from, to;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    sample_compose(s);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    *bytes = arena_used(s->arena) - before;
    return (double)(to.tv_sec - from.tv_sec) + 1e-9 * (double)(to.tv_nsec - from.tv_nsec);
}

static void ten_thousand_rows_cost_ten_times_a_thousand(void **state)
{
    struct sample *s = *state;
    size_t few, many;
    double short_time = seconds_for(s, 1000, &few), long_time = seconds_for(s, 10000, &many);
    print_message("1,000 rows: %.3f s, %zu bytes a row; 10,000 rows: %.3f s, %zu bytes a row\n", short_time,
                  few / 1000, long_time, many / 10000);
    assert_true(long_time < 25 * short_time + 0.1);
    assert_true(many < 14 * few);
    assert_int_equal(sample_count(sample_page_text(s, s->document->page_count - 1, READ_ALOUD), "頭"), 0);
}

/* Hundreds of thousands of characters, each on a line of its own: more than a height can say. */
static void a_column_of_one_character_holds_any_number(void **state)
{
    enum { MANY = 200000 };
    struct sample *s = *state;
    struct grid grid = add_table(s, 3);
    grid.table->columns[0].width = grid.table->columns[1].width = (struct width){21 * PT, 0};
    struct table_row *row = add_row(s, grid.table, ROW_BODY);
    add_cell(s, row, 0, sample_characters(s, MANY, "字"));
    add_cell(s, row, 1, sample_characters(s, MANY, "縦"))->vertical = true;
    add_cell(s, row, 2, TEXT("隣"));
    sample_compose(s);
    assert_int_equal(sample_count(sample_read(s), "字"), MANY);
    assert_int_equal(sample_count(sample_read(s), "縦"), MANY);
    sample_check_inside(s);
}

/* -- any table ends and keeps its text -------------------------------------------------------------------------------------------- */
struct dice {
    uint32_t state;
};

static uint32_t roll(struct dice *dice, uint32_t sides)
{
    dice->state = dice->state * 1664525u + 1013904223u;
    return (dice->state >> 8) % sides;
}

static size_t random_length(struct dice *dice)
{
    switch (roll(dice, 12)) {
    case 0: return 0;
    case 1: return roll(dice, 3000);
    case 2: return roll(dice, 300);
    default: return roll(dice, 30);
    }
}

/* A row whose free columns are filled with cells, some of them over several columns and rows. */
static size_t random_row(struct sample *s, struct dice *dice, struct table *table, uint16_t *busy)
{
    size_t characters = 0;
    struct table_row *row = add_row(s, table, ROW_BODY);
    row->keep_next = roll(dice, 8) == 0;
    row->above = (enum rule_weight)roll(dice, RULE_ACCENT);
    uint16_t count = table->column_count;
    for (uint16_t i = 0; i < count;) {
        if (busy[i] > 0) {
            i++;
            continue;
        }
        size_t length = random_length(dice);
        struct table_cell *cell = add_cell(s, row, i, sample_characters(s, length, "字"));
        characters += length;
        uint16_t rows = roll(dice, 5) == 0 ? (uint16_t)(1 + roll(dice, 12)) : 1, columns = 1;
        while (i + columns < count && busy[i + columns] == 0 && roll(dice, 4) == 0)
            columns++;
        cell->rows = rows;
        cell->columns = columns;
        cell->vertical = length < 60 && roll(dice, 8) == 0;
        cell->head = roll(dice, 4) == 0;
        cell->mute_continued = roll(dice, 4) == 0;
        cell->align = (enum align)roll(dice, 4);
        cell->not_applicable = length == 0;
        if (roll(dice, 6) == 0) {
            struct block *list = sample_text(s, TABLE, sample_characters(s, 40, "字"));
            list->role = TAG_LIST_ITEM;
            list->next = sample_text(s, SMALL, sample_characters(s, 20, "字"));
            cell->first->next = sample_group(s, GROUP_STACK, list);
            cell->first->next->group.frame = RULE_HAIR;
            characters += 60;
        }
        for (uint16_t j = i; j < i + columns; j++)
            busy[j] = rows;
        i = (uint16_t)(i + columns);
    }
    for (uint16_t i = 0; i < count; i++)
        busy[i]--;
    return characters;
}

static size_t random_table(struct sample *s, struct dice *dice)
{
    uint16_t busy[12] = {0}, columns = (uint16_t)(1 + roll(dice, 12));
    size_t characters = 0;
    struct grid grid = add_table(s, columns);
    for (uint16_t i = 0; i < columns; i++) {
        if (roll(dice, 4) == 0)
            grid.table->columns[i].width = (struct width){(int32_t)(10 + roll(dice, 80)) * PT, 0};
        else if (roll(dice, 4) == 0)
            grid.table->columns[i].width = (struct width){0, 0};
        grid.table->columns[i].before = (enum rule_weight)roll(dice, 3);
        grid.table->columns[i].widens = roll(dice, 3) == 0;
        grid.table->columns[i].merging = (enum merging)roll(dice, 3);
    }
    if (roll(dice, 2) == 0) add_filled_row(s, grid.table, ROW_HEAD, "頭");
    grid.table->repeat_head = roll(dice, 4) > 0;
    grid.table->plain = roll(dice, 5) == 0;
    if (roll(dice, 3) == 0) {
        size_t length = roll(dice, 3) == 0 ? roll(dice, 4000) : 10;
        grid.table->caption = sample_text(s, TABLE_BOLD, sample_characters(s, length, "字"));
        characters += length;
    }
    for (uint32_t rows = 1 + roll(dice, 30); rows > 0; rows--) {
        bool free = true;
        for (uint16_t i = 0; i < columns; i++)
            free = free && busy[i] == 0;
        if (free && roll(dice, 6) == 0) add_band(s, grid.table, (uint8_t)(1 + roll(dice, 2)), "帯");
        characters += random_row(s, dice, grid.table, busy);
    }
    return characters;
}

static void any_table_keeps_its_text(void **state)
{
    struct sample *s = *state;
    for (uint32_t seed = 1; seed <= 60; seed++) {
        struct dice dice = {seed * 104729u};
        s->publication.first = s->last = NULL;
        s->masters[0].bottom = (84 + 120 + (int32_t)roll(&dice, 564)) * PT;
        sample_add_lines(s, roll(&dice, 20), "前");
        size_t characters = random_table(s, &dice);
        sample_add_text(s, BODY, "後");
        sample_compose(s);
        size_t found = sample_count(sample_read(s), "字");
        if (found != characters) print_message("seed %u: %zu of %zu\n", (unsigned)seed, found, characters);
        assert_int_equal(found, characters);
        sample_check_inside(s);
        sample_check_apart(s);
        assert_int_equal(sample_count(sample_read(s), "後"), 1);
    }
}

int main(void)
{
#define TABLES(test) cmocka_unit_test_setup_teardown(test, sample_open, sample_close)
    const struct CMUnitTest tests[] = {
        TABLES(the_head_is_repeated_but_read_once),
        TABLES(without_heads_the_first_cell_is_read_as_one),
        TABLES(a_label_over_columns_stands_on_a_hair),
        TABLES(labels_beside_each_other_are_parted_by_a_gap),
        TABLES(a_head_larger_than_half_a_page_is_text),
        TABLES(a_band_never_ends_a_page),
        TABLES(both_levels_of_bands_go_on),
        TABLES(a_hair_parts_bands_from_rows),
        TABLES(a_row_moves_whole_to_the_next_page),
        TABLES(a_row_taller_than_the_page_breaks_and_says_its_name_again),
        TABLES(half_a_page_is_not_left_empty),
        TABLES(a_merged_label_goes_on),
        TABLES(every_merged_label_says_that_it_goes_on),
        TABLES(labels_have_a_hair_at_their_right_in_the_body_alone),
        TABLES(the_last_row_holds_what_a_merged_cell_needs),
        TABLES(a_merged_cell_longer_than_a_page_loses_nothing),
        TABLES(vertical_text_wraps_to_the_height_of_its_rows),
        TABLES(a_vertical_head_keeps_off_the_rule_below),
        TABLES(vertical_text_that_could_not_be_read_stretches_its_rows),
        TABLES(badges_and_marks_stand_in_vertical_cells),
        TABLES(vertical_cells_hold_rubies_links_and_page_numbers),
        TABLES(a_vertical_cell_with_a_folio_lies),
        TABLES(a_vertical_cell_with_more_than_labels_lies),
        TABLES(what_does_not_apply_has_one_diagonal),
        TABLES(rules_between_columns_are_one_stroke_and_stop_at_cells_that_cross_them),
        TABLES(a_table_has_a_thick_rule_a_regular_one_and_hairs),
        TABLES(rules_lie_over_all_grounds_in_one_stretch),
        TABLES(centred_text_in_a_narrow_column_takes_its_padding),
        TABLES(columns_are_fixed_in_fractions_or_by_content),
        TABLES(columns_widen_where_their_content_needs_it),
        TABLES(a_table_too_wide_is_reported_and_made_to_fit),
        TABLES(forty_columns_of_figures_stand_side_by_side),
        TABLES(the_ground_of_a_part_ends_with_it),
        TABLES(an_unbreakable_word_is_kept),
        TABLES(ten_thousand_rows_cost_ten_times_a_thousand),
        TABLES(a_column_of_one_character_holds_any_number),
        TABLES(any_table_keeps_its_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
