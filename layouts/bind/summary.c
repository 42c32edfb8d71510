/* summary.c: how many indicators reached which band of a scale, by section level or by tag: computed. */
#include "summary.h"
#include "rows.h"
#include "generator/core/tally.h"
#include "layouts/fields/looks.h"
#include "layouts/fields/mixed.h"
#include "layouts/fields/print.h"
#include "layouts/fields/rate.h"
#include "layouts/fields/shown.h"

#include <string.h>

enum {
    COUNT_WIDTH = 39 * PT,
    BAND_WIDTH = 36 * PT, /* 「■100%」 in 8 pt */
    SQUARES_WIDTH = 108 * PT,
    BESIDE_SQUARE = 2 * PT, /* and the point that parts squares */
    BEFORE_SQUARES = 6 * PT
};

struct summing {
    const struct context *context;
    const struct record *summary;
    const struct element *element; /* NULL: a summary in prose without an element of its own */
    const struct tally *tally;
};

/* Counted once for the whole plan: a report may sum up at the end of each of its chapters. */
static const struct tally *tally_by(const struct context *context, const struct record *scale, struct text by,
                                    int year)
{
    struct binder *binder = context->binder;
    const struct record *root = binder->plan->root;
    for (const struct tally *each = binder->tallies; each; each = each->next)
        if (each->scale == scale && each->year == year && text_equal(each->by, by)) return each;
    struct tally *tally = tally_open(binder->whole, binder->plan, scale, by, year);
    if (tally->too_many)
        DIAG(context->diagnostics, TABLE_COLUMNS, .at = scale->at,
             .arguments = {text_format(binder->whole, "%d", TALLY_MOST_BANDS)});
    for (const struct record *each = root; each; each = record_walk(each, root)) {
        struct decimal rate;
        if (each->kind == RECORD_INDICATOR && rate_find(context, each, year, &rate))
            tally_add(tally, each, rate);
    }
    tally_close(tally);
    tally->next = binder->tallies;
    binder->tallies = tally;
    return tally;
}

/* -- the table ------------------------------------------------------------------------------------------------------------- */

static struct table_cell *set_cell(struct summing *summing, struct table_row *row, uint16_t column,
                                   struct inlines content, const struct style *style, enum align align)
{
    struct cell_text text = {content, style, align, summing->summary->at};
    return row_add_cell(summing->context, row, column, text);
}

static void add_squares(struct summing *summing, struct inlines *content, unsigned band, uint32_t count)
{
    if (count == 0) return;
    struct inline_run *run = inlines_add(summing->context->arena, content, INLINE_SQUARES);
    /* The figures beside them are exact: nobody counts squares of so many kinds, or so many of one. */
    run->band = (uint8_t)(band < UINT8_MAX ? band : UINT8_MAX);
    run->count = (uint16_t)(count < UINT16_MAX ? count : UINT16_MAX);
    run->at = summing->tally->bands[band]->at;
}

static struct inlines text_inlines(struct summing *summing, struct text text, const struct style *style)
{
    struct inlines content = {NULL, NULL};
    inlines_add_text(summing->context->arena, &content, text, summing->summary->at, style);
    return content;
}

/* The words of the definition, which a city may change. */
static struct text label(struct summing *summing, enum word word, struct text otherwise)
{
    if (!summing->element || !element_has(summing->element, word)) return otherwise;
    struct context inner = context_at(summing->context, summing->summary);
    return print_word(&inner, summing->element, word);
}

/* 「■100%」 over 「以上」: what follows the amount stands below it, so that the squares align. */
static struct inlines band_name(struct summing *summing, unsigned band, const struct style *style)
{
    const struct context *context = summing->context;
    struct position at = summing->tally->bands[band]->at;
    struct inlines content = {NULL, NULL};
    struct text name = mixed_text(context, &summing->tally->bands[band]->prose);
    size_t sign = text_find(name, TEXT("%")), wide = text_find(name, TEXT("％"));
    size_t end = sign != SIZE_MAX   ? sign + TEXT("%").length
                 : wide != SIZE_MAX ? wide + TEXT("％").length
                                    : name.length;
    add_squares(summing, &content, band, 1);
    inlines_add(context->arena, &content, INLINE_SPACE)->width = BESIDE_SQUARE;
    inlines_add_text(context->arena, &content, text_slice(name, 0, end), at, style);
    if (end == name.length) return content;
    inlines_add(context->arena, &content, INLINE_BREAK);
    inlines_add_text(context->arena, &content, text_slice(name, end, name.length), at, style);
    return content;
}

/* The squares keep more distance from their rule than figures do. */
static struct inlines squares_start(struct summing *summing)
{
    struct inlines content = {NULL, NULL};
    inlines_add(summing->context->arena, &content, INLINE_SPACE)->width = BEFORE_SQUARES;
    return content;
}

/* What is counted by, as the record names it: a level's name, which need not be its id, or that of the tags. */
static struct text counted_by(const struct summing *summing)
{
    const struct context *context = summing->context;
    const struct record *root = context->binder->plan->root;
    if (summing->tally->by_tag) return record_value(record_child(root, RECORD_TAGS), ATTRIBUTE_NAME);
    const struct record *levels = record_child(root, RECORD_LEVELS);
    for (const struct record *level = levels ? levels->first : NULL; level; level = level->next)
        if (text_equal(record_value(level, ATTRIBUTE_ID), summing->tally->by))
            return mixed_text(context, &level->prose);
    return summing->tally->by;
}

static void make_head(struct summing *summing, struct table *table)
{
    const struct context *context = summing->context;
    const struct style *head = look_style(context, LOOK_TABLE_HEAD),
                       *small = look_style(context, LOOK_SMALL_BOLD);
    struct table_row *row = row_add(context, table, ROW_HEAD, table->column_count);
    struct text name = counted_by(summing);
    set_cell(summing, row, 0, text_inlines(summing, name, head), head, ALIGN_START);
    set_cell(summing, row, 1, text_inlines(summing, label(summing, WORD_COUNT_HEAD, TEXT("指標数")), head),
             head, ALIGN_END);
    for (unsigned band = 0; band < summing->tally->band_count; band++) {
        set_cell(summing, row, (uint16_t)(2 + band), band_name(summing, band, small), small, ALIGN_END);
        shown_mark(context, summing->tally->bands[band]);
    }
    uint16_t last = (uint16_t)(2 + summing->tally->band_count);
    struct inlines squares = squares_start(summing);
    inlines_add_text(context->arena, &squares, label(summing, WORD_SQUARES_HEAD, TEXT("内訳")),
                     summing->summary->at, small);
    set_cell(summing, row, last, squares, small, ALIGN_START);
    for (uint16_t i = 0; i < row->cell_count; i++) {
        row->cells[i].head = true;
        row->cells[i].bottom = i < 2 || i == last; /* the squares of the bands stand on one line */
    }
    table->head_rows = 1;
}

static void set_number(struct summing *summing, struct table_row *row, uint16_t column, uint32_t number,
                       const struct style *style)
{
    const struct context *context = summing->context;
    struct decimal value = {number, 0};
    const struct style *used = number == 0 ? look_style(context, LOOK_TABLE_ZERO) : style;
    struct text text = house_number(context->arena, context->binder->house, value);
    struct table_cell *cell =
        set_cell(summing, row, column, text_inlines(summing, text, used), used, ALIGN_END);
    cell->numeric = true;
    cell->number = value;
}

static struct text row_name(struct summing *summing, const struct record *of)
{
    if (of->kind == RECORD_TAG) return mixed_text(summing->context, &of->prose);
    const struct record *title = record_child(of, RECORD_TITLE);
    return title ? mixed_text(summing->context, &title->prose) : record_value(of, ATTRIBUTE_ID);
}

static void make_body(struct summing *summing, struct table *table)
{
    const struct style *plain = look_style(summing->context, LOOK_TABLE),
                       *bold = look_style(summing->context, LOOK_TABLE_BOLD);
    struct tally_row sum = {.bands =
                                ARENA_ARRAY(summing->context->arena, uint32_t, summing->tally->band_count)};
    for (size_t i = 0; i <= summing->tally->row_count; i++) {
        bool last = i == summing->tally->row_count;
        const struct tally_row *from = last ? &sum : &summing->tally->rows[i];
        const struct style *style = last ? bold : plain;
        struct table_row *row =
            row_add(summing->context, table, last ? ROW_TOTAL : ROW_BODY, table->column_count);
        struct inlines squares = last ? (struct inlines){NULL, NULL} : squares_start(summing);
        struct text name = last ? label(summing, WORD_TOTAL, TEXT("計")) : row_name(summing, from->of);
        row->key = name;
        set_cell(summing, row, 0, text_inlines(summing, name, style), style, ALIGN_START)->head = true;
        set_number(summing, row, 1, from->total, style);
        for (unsigned band = 0; band < summing->tally->band_count; band++) {
            set_number(summing, row, (uint16_t)(2 + band), from->bands[band], style);
            if (!last) add_squares(summing, &squares, band, from->bands[band]);
            sum.bands[band] += last ? 0 : from->bands[band];
        }
        set_cell(summing, row, (uint16_t)(2 + summing->tally->band_count), squares, style, ALIGN_START);
        if (!last) sum.total += from->total;
    }
}

static void make_columns(struct summing *summing, struct table *table)
{
    table->column_count = (uint16_t)(3 + summing->tally->band_count);
    table->columns = ARENA_ARRAY(summing->context->arena, struct table_column, table->column_count);
    for (uint16_t i = 0; i < table->column_count; i++) {
        struct table_column *column = &table->columns[i];
        column->style = look_style(summing->context, LOOK_TABLE);
        column->head_style = look_style(summing->context, LOOK_TABLE_HEAD);
        column->align = i == 0 || i + 1 == table->column_count ? ALIGN_START : ALIGN_END;
        column->width.fixed = i == 0                         ? 0
                              : i == 1                       ? COUNT_WIDTH
                              : i + 1 == table->column_count ? SQUARES_WIDTH
                                                             : BAND_WIDTH;
        column->width.fraction = i == 0 ? 1000 : 0;
        column->before = i == 2 || i + 1 == table->column_count ? RULE_HAIR : RULE_NONE;
    }
}

void bind_summary(const struct context *context, const struct record *summary, const struct element *element,
                  struct blocks *out)
{
    const struct record *scale = plan_scale(context->binder->plan, record_value(summary, ATTRIBUTE_SCALE));
    if (!scale) return;
    shown_mark_all(context, summary); /* what the source printed is kept to compare with; ours is computed */
    int year = summary->year ? summary->year : context->binder->plan->year;
    struct summing summing = {.context = context, .summary = summary, .element = element};
    summing.tally = tally_by(context, scale, record_value(summary, ATTRIBUTE_BY), year);
    struct table *table = rows_add_table(context, element, summary->at, out);
    out->last->before = element ? element_length(element, WORD_BEFORE, BODY_EM, 6 * PT) : 6 * PT;
    out->last->after = element ? element_length(element, WORD_AFTER, BODY_EM, 9 * PT) : 9 * PT;
    int32_t padding[4] = {3 * PT, 6 * PT, 3 * PT, 3 * PT}; /* so that a square stands beside its 100% */
    memcpy(table->padding, padding, sizeof padding);
    make_columns(&summing, table);
    make_head(&summing, table);
    make_body(&summing, table);
}
