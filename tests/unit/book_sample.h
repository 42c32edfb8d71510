/* book_sample.h: publications made by hand, for the tests and the bench of workbooks. */
#ifndef SHINCHOKU_TESTS_BOOK_SAMPLE_H
#define SHINCHOKU_TESTS_BOOK_SAMPLE_H

#include "layouts/compose/compose.h"

static const struct style sample_small = {.name = {"small", 5}, .size = 9 * PT, .leading = 12 * PT};
static const struct style sample_bold = {
    .name = {"small-bold", 10}, .size = 9 * PT, .leading = 12 * PT, .bold = true};
static const struct style sample_h1 = {.name = {"h1", 2}, .size = 18 * PT, .leading = 27 * PT, .bold = true};

/* Author's lines in one paragraph; a line that begins 【 is bold. */
static struct block *sample_text(struct arena *arena, const char *words, const struct style *style)
{
    struct block *block = ARENA_NEW(arena, struct block);
    *block = (struct block){.kind = BLOCK_PARAGRAPH, .style = style};
    struct text rest = text_of(words);
    while (rest.length) {
        size_t line = text_find(rest, TEXT("\n"));
        if (line == SIZE_MAX) line = rest.length;
        struct inline_run *run = ARENA_NEW(arena, struct inline_run),
                          *end = ARENA_NEW(arena, struct inline_run);
        *run = (struct inline_run){.kind = INLINE_TEXT, .text = text_slice(rest, 0, line), .next = NULL};
        if (text_starts(run->text, TEXT("【"))) run->style = &sample_bold;
        if (block->paragraph.last)
            block->paragraph.last->next = run;
        else
            block->paragraph.first = run;
        block->paragraph.last = run;
        rest = text_slice(rest, line + 1, rest.length);
        if (!rest.length) break;
        *end = (struct inline_run){.kind = INLINE_BREAK};
        run->next = end;
        block->paragraph.last = end;
    }
    return block;
}

static struct table_row *sample_row(struct arena *arena, struct table *table, enum row_kind kind,
                                    uint16_t cells)
{
    struct table_row *row = ARENA_NEW(arena, struct table_row);
    *row = (struct table_row){.kind = kind, .cell_count = cells, .above = RULE_HAIR};
    row->cells = ARENA_ARRAY(arena, struct table_cell, cells);
    for (uint16_t i = 0; i < cells; i++)
        row->cells[i] = (struct table_cell){.column = i, .columns = 1, .rows = 1, .fill = COLOUR_WHITE};
    table_append(table, row);
    return row;
}

/* Fills the cells of a row with texts, in order; NULL leaves a cell empty. */
static struct table_row *sample_cells(struct arena *arena, struct table *table, enum row_kind kind,
                                      const char *const *texts, uint16_t count)
{
    struct table_row *row = sample_row(arena, table, kind, count);
    for (uint16_t i = 0; i < count; i++)
        if (texts[i])
            row->cells[i].first = sample_text(arena, texts[i], kind == ROW_HEAD ? &sample_bold : NULL);
    return row;
}

static struct table *sample_table(struct arena *arena, const struct width *widths, uint16_t columns,
                                  uint16_t head_rows)
{
    struct table *table = ARENA_NEW(arena, struct table);
    *table = (struct table){.column_count = columns, .head_rows = head_rows, .freeze_columns = -1};
    table->columns = ARENA_ARRAY(arena, struct table_column, columns);
    for (uint16_t i = 0; i < columns; i++)
        table->columns[i] =
            (struct table_column){.width = widths[i], .style = &sample_small, .head_style = &sample_bold};
    return table;
}

static struct block *sample_block(struct arena *arena, const struct table *table)
{
    struct block *block = ARENA_NEW(arena, struct block);
    *block = (struct block){.kind = BLOCK_TABLE, .before = 9 * PT, .table = *table};
    return block;
}

/* The three arrows of a progress scale, best first. */
static const struct record *sample_scale(struct arena *arena)
{
    static const char *const arrows[] = {"↗", "→", "↘"};
    struct record *scale = record_add(arena, NULL, RECORD_SCALE, (struct position){0});
    for (size_t i = 0; i < ARRAY_LEN(arrows); i++) {
        struct record *mark = record_add(arena, scale, RECORD_MARK, (struct position){0});
        record_set(arena, mark, ATTRIBUTE_SYMBOL, (struct prose){.text = text_of(arrows[i])});
    }
    return scale;
}

/* An A3 landscape page with a foot, and the four colours. */
static struct publication *sample_publication(struct arena *arena, const char *title, struct block *first)
{
    static const struct inline_run count = {.kind = INLINE_PAGE_COUNT};
    static const struct inline_run slash = {
        .kind = INLINE_TEXT, .text = {" / ", 3}, .next = (struct inline_run *)&count};
    static const struct inline_run folio = {.kind = INLINE_FOLIO, .next = (struct inline_run *)&slash};
    struct inline_run *left = ARENA_NEW(arena, struct inline_run);
    *left = (struct inline_run){.kind = INLINE_TEXT, .text = text_of(title)};
    struct running *foot = ARENA_NEW(arena, struct running);
    *foot = (struct running){
        .left = left, .right = (struct inline_run *)&folio, .style = &sample_small, .top = 815 * PT};
    struct page_master *master = ARENA_NEW(arena, struct page_master);
    *master = (struct page_master){.width = 1190551,
                                   .height = 841890,
                                   .top = 60 * PT,
                                   .first_top = 36 * PT,
                                   .bottom = 792 * PT,
                                   .inside = 42 * PT,
                                   .outside = 42 * PT,
                                   .runnings = foot,
                                   .running_count = 1};
    struct publication *publication = ARENA_NEW(arena, struct publication);
    *publication = (struct publication){.title = text_of(title),
                                        .author = TEXT("青葉市"),
                                        .subject = TEXT("進捗管理"),
                                        .file_name = TEXT("aoba"),
                                        .date = TEXT("2025-09-01"),
                                        .first = first,
                                        .masters = master,
                                        .master_count = 1,
                                        .colours = {0x000000, 0x17407A, 0xE6ECF3, 0x595959, 0xFFFFFF}};
    return publication;
}

/* A process sheet: `rows` initiatives, the texts of four columns repeated `copies` times over. */
static struct table *sample_sheet_table(struct arena *arena, uint32_t rows, unsigned copies,
                                        const struct record *scale)
{
    static const struct width widths[] = {{.fixed = 20 * PT}, {.fixed = 30 * PT},  {.fixed = 24 * PT},
                                          {.fixed = 70 * PT}, {.fixed = 110 * PT}, {.fraction = 1000},
                                          {.fraction = 1000}, {.fixed = 36 * PT},  {.fraction = 1000}};
    static const char *const heads[] = {"部",       "分野別\n目標", "№",      "事業名",          "取組の概要",
                                        "年度目標", "年度計画",     "進捗度", "進捗状況及び課題"};
    static const char *const arrows[] = {"→", "↗", "↘"};
    static const char *const goals[] = {
        "【4～9月の目標】（全体達成率：50％）\n・相談窓口を三つの地区に広げ、訪問件数を120件とする。\n・見守"
        "り協定を結ぶ事業者を15か所に増やす。\n",
        "【10～3月の目標】（全体達成率：100％）\n・年度末までに全地区で説明会を開く。\n"};
    struct table *table = sample_table(arena, widths, 9, 2);
    table->repeat_head = table->filter = true;
    table->freeze_columns = 3;
    struct table_row *top = sample_row(arena, table, ROW_HEAD, 8);
    static const uint16_t at[] = {0, 2, 3, 4, 5, 6, 7, 8};
    for (uint16_t i = 0; i < 8; i++) {
        struct table_cell *cell = &top->cells[i];
        cell->column = at[i];
        cell->columns = i ? 1 : 2;
        cell->rows = i ? 2 : 1;
        cell->bottom = true;
        cell->align = i ? ALIGN_START : ALIGN_CENTER;
        cell->first = sample_text(arena, i ? heads[at[i]] : "所管・総合計画", &sample_bold);
    }
    sample_cells(arena, table, ROW_HEAD, heads, 2);
    table->columns[7].choice = true;
    table->columns[7].align = ALIGN_CENTER;
    table->columns[7].before = RULE_REGULAR;
    for (uint32_t r = 0; r < rows; r++) {
        struct text_buffer long_text = {.arena = arena};
        for (unsigned c = 0; c < copies * (1 + r % 3); c++)
            buffer_add(&long_text, text_of(goals[c % 2]));
        buffer_add(&long_text, (struct text){"", 1});
        char *number = arena_alloc(arena, 12);
        struct text digits = text_format(arena, "%u", (unsigned)r + 1);
        for (size_t i = 0; i < digits.length; i++)
            number[i] = digits.at[i];
        const char *texts[] = {
            "福祉部",
            "３．安心して暮らせるまちの実現",
            number,
            "地域福祉活動支援事業",
            "高齢者や子育て世帯が気軽に立ち寄れる居場所をつくり、様々な相談支援につなげます。",
            long_text.at,
            "4月：実施要綱の見直し、委託契約の締結\n6月：地区ごとの説明会（全5回）\n　　　参加者への聞き取り"
            "と次回の準備\n10月：上半期のまとめ、予算要求",
            arrows[r % 3],
            "4月：契約を締結し、事業を開始した。\n5月・６月：利用者は延べ1,204人。前年同月の1,"
            "086人を上回った。\n課題：平日昼間の担い手が足りない。"};
        struct table_row *row = sample_cells(arena, table, ROW_BODY, texts, 9);
        row->cells[0].vertical = row->cells[1].vertical = true;
        row->cells[0].repeated = row->cells[1].repeated = r > 0;
        row->cells[2].head = true;
        row->cells[3].first->style = &sample_bold;
        row->cells[3].head = true;
        row->cells[7].scale = scale;
        row->key = text_of(number);
    }
    return table;
}

#endif
