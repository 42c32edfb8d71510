/* summary.c: how many indicators reached which band of a scale, by section level or by tag: computed. */
#include "summary.h"
#include "rows.h"
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

struct tally_row {
    const struct record *of; /* section or tag */
    uint32_t total;
    uint32_t *bands; /* how many in each */
};

/* What was counted once for the whole plan: a report may sum up at the end of each of its chapters. */
struct counted {
    const struct counted *next;
    const struct record *scale;
    struct text by; /* a level, or `tag` */
    int year;
    const struct record **bands;
    uint16_t band_count;
    bool by_tag;
    struct tally_row *rows;
    size_t row_count, capacity;
};

struct counting {
    const struct context *context;
    struct counted *counted;
    uint32_t *places; /* by the number of a record: its row, from 1 */
};

struct tally {
    const struct context *context;
    const struct record *summary;
    const struct element *element; /* NULL: a summary in prose without an element of its own */
    const struct counted *counted;
};

static bool limit(const struct record *band, enum record_attribute attribute, struct decimal *value)
{
    return decimal_parse(record_value(band, attribute), value);
}

static bool in_band(const struct record *band, struct decimal rate)
{
    struct decimal value;
    if (limit(band, ATTRIBUTE_MIN, &value)) return decimal_compare(rate, value) >= 0;
    if (limit(band, ATTRIBUTE_ABOVE, &value)) return decimal_compare(rate, value) > 0;
    if (limit(band, ATTRIBUTE_EQUAL, &value)) return decimal_compare(rate, value) == 0;
    return false;
}

static void take_bands(struct diagnostics *diagnostics, struct arena *arena, struct counted *counted)
{
    enum { MOST_BANDS = 16000 }; /* columns of a table, beside three others */
    size_t count = 0;
    for (const struct record *band = counted->scale->first; band; band = band->next)
        count += band->kind == RECORD_BAND;
    counted->bands = ARENA_ARRAY(arena, const struct record *, count);
    for (const struct record *band = counted->scale->first; band; band = band->next)
        if (band->kind == RECORD_BAND && counted->band_count < MOST_BANDS)
            counted->bands[counted->band_count++] = band;
    if (count > MOST_BANDS)
        DIAG(diagnostics, TABLE_COLUMNS, .at = counted->scale->at,
             .arguments = {text_format(arena, "%d", MOST_BANDS)});
}

/* The section of the level in whose row an indicator counts. */
static const struct record *row_section(const struct record *indicator, struct text level)
{
    const struct record *section = record_section_around(indicator, level);
    if (section && record_attribute(section, ATTRIBUTE_COUNTS_WITH) && section->refers)
        return section->refers;
    return section;
}

static const struct record *row_tag(const struct plan *plan, const struct record *indicator)
{
    struct text tag = record_value(indicator, ATTRIBUTE_TAG);
    for (const struct record *each = indicator->parent; each && tag.length == 0; each = each->parent)
        if (each->kind == RECORD_SECTION) tag = record_value(each, ATTRIBUTE_TAG);
    for (const struct record *tags = record_child(plan->root, RECORD_TAGS); tags;
         tags = record_following(tags))
        for (const struct record *each = tags->first; each; each = each->next)
            if (each->kind == RECORD_TAG && text_equal(record_value(each, ATTRIBUTE_ID), tag)) return each;
    return NULL;
}

static struct tally_row *row_for(struct counting *counting, const struct record *of)
{
    struct counted *counted = counting->counted;
    struct arena *arena = counting->context->binder->whole;
    uint32_t *place = &counting->places[of->number];
    if (*place) return &counted->rows[*place - 1];
    counted->rows = arena_grow(arena, counted->rows, counted->row_count, counted->row_count + 1,
                               &counted->capacity, sizeof *counted->rows);
    struct tally_row *row = &counted->rows[counted->row_count++];
    *row = (struct tally_row){.of = of, .bands = ARENA_ARRAY(arena, uint32_t, counted->band_count)};
    *place = (uint32_t)counted->row_count;
    return row;
}

/* Rows stand in the order of the plan, or of the tags, also where nothing counts in them. */
static void make_rows(struct counting *counting)
{
    const struct counted *counted = counting->counted;
    const struct record *root = counting->context->binder->plan->root;
    for (const struct record *each = root; each; each = record_walk(each, root)) {
        bool row = counted->by_tag ? each->kind == RECORD_TAG
                                   : each->kind == RECORD_SECTION &&
                                         text_equal(record_value(each, ATTRIBUTE_LEVEL), counted->by) &&
                                         !record_attribute(each, ATTRIBUTE_COUNTS_WITH);
        if (row) row_for(counting, each);
    }
}

static void count_indicators(struct counting *counting)
{
    const struct counted *counted = counting->counted;
    const struct plan *plan = counting->context->binder->plan;
    for (const struct record *each = plan->root; each; each = record_walk(each, plan->root)) {
        struct decimal rate;
        if (each->kind != RECORD_INDICATOR) continue;
        if (!rate_find(counting->context, each, counted->year, &rate)) continue;
        const struct record *of = counted->by_tag ? row_tag(plan, each) : row_section(each, counted->by);
        if (!of) continue;
        struct tally_row *row = row_for(counting, of);
        row->total++;
        for (unsigned band = 0; band < counted->band_count; band++) {
            if (!in_band(counted->bands[band], rate)) continue;
            row->bands[band]++;
            break;
        }
    }
}

static const struct counted *counted_by(const struct context *context, const struct record *scale,
                                        struct text by, int year)
{
    for (const struct counted *each = context->binder->counted; each; each = each->next)
        if (each->scale == scale && each->year == year && text_equal(each->by, by)) return each;
    struct counted *counted = ARENA_NEW(context->binder->whole, struct counted);
    *counted = (struct counted){.next = context->binder->counted,
                                .scale = scale,
                                .by = by,
                                .year = year,
                                .by_tag = text_is(by, "tag")};
    context->binder->counted = counted;
    struct arena *passing = arena_open_under(context->binder->whole);
    struct counting counting = {context, counted,
                                ARENA_ARRAY(passing, uint32_t, context->binder->plan->record_count)};
    take_bands(context->diagnostics, context->binder->whole, counted);
    make_rows(&counting);
    count_indicators(&counting);
    arena_close(passing);
    return counted;
}

/* -- the table ------------------------------------------------------------------------------------------------------------- */

static struct table_cell *set_cell(struct tally *tally, struct table_row *row, uint16_t column,
                                   struct inlines content, const struct style *style, enum align align)
{
    struct cell_text text = {content, style, align, tally->summary->at};
    return row_add_cell(tally->context, row, column, text);
}

static void add_squares(struct tally *tally, struct inlines *content, unsigned band, uint32_t count)
{
    if (count == 0) return;
    struct inline_run *run = inlines_add(tally->context->arena, content, INLINE_SQUARES);
    /* The figures beside them are exact: nobody counts squares of so many kinds, or so many of one. */
    run->band = (uint8_t)(band < UINT8_MAX ? band : UINT8_MAX);
    run->count = (uint16_t)(count < UINT16_MAX ? count : UINT16_MAX);
    run->at = tally->counted->bands[band]->at;
}

static struct inlines text_inlines(struct tally *tally, struct text text, const struct style *style)
{
    struct inlines content = {NULL, NULL};
    inlines_add_text(tally->context->arena, &content, text, tally->summary->at, style);
    return content;
}

/* The words of the definition, which a city may change. */
static struct text label(struct tally *tally, enum word word, struct text otherwise)
{
    if (!tally->element || !element_has(tally->element, word)) return otherwise;
    struct context inner = context_at(tally->context, tally->summary);
    return print_word(&inner, tally->element, word);
}

/* 「■100%」 over 「以上」: what follows the amount stands below it, so that the squares align. */
static struct inlines band_name(struct tally *tally, unsigned band, const struct style *style)
{
    const struct context *context = tally->context;
    struct position at = tally->counted->bands[band]->at;
    struct inlines content = {NULL, NULL};
    struct text name = mixed_text(context, &tally->counted->bands[band]->prose);
    size_t sign = text_find(name, TEXT("%")), wide = text_find(name, TEXT("％"));
    size_t end = sign != SIZE_MAX   ? sign + TEXT("%").length
                 : wide != SIZE_MAX ? wide + TEXT("％").length
                                    : name.length;
    add_squares(tally, &content, band, 1);
    inlines_add(context->arena, &content, INLINE_SPACE)->width = BESIDE_SQUARE;
    inlines_add_text(context->arena, &content, text_slice(name, 0, end), at, style);
    if (end == name.length) return content;
    inlines_add(context->arena, &content, INLINE_BREAK);
    inlines_add_text(context->arena, &content, text_slice(name, end, name.length), at, style);
    return content;
}

/* The squares keep more distance from their rule than figures do. */
static struct inlines squares_start(struct tally *tally)
{
    struct inlines content = {NULL, NULL};
    inlines_add(tally->context->arena, &content, INLINE_SPACE)->width = BEFORE_SQUARES;
    return content;
}

static void make_head(struct tally *tally, struct table *table)
{
    const struct context *context = tally->context;
    const struct style *head = look_style(context, "table-head"), *small = look_style(context, "small-bold");
    struct table_row *row = row_add(context, table, ROW_HEAD, table->column_count);
    struct text name =
        tally->counted->by_tag
            ? record_value(record_child(context->binder->plan->root, RECORD_TAGS), ATTRIBUTE_NAME)
            : tally->counted->by;
    set_cell(tally, row, 0, text_inlines(tally, name, head), head, ALIGN_START);
    set_cell(tally, row, 1, text_inlines(tally, label(tally, WORD_COUNT_HEAD, TEXT("指標数")), head), head,
             ALIGN_END);
    for (unsigned band = 0; band < tally->counted->band_count; band++) {
        set_cell(tally, row, (uint16_t)(2 + band), band_name(tally, band, small), small, ALIGN_END);
        shown_mark(context, tally->counted->bands[band]);
    }
    uint16_t last = (uint16_t)(2 + tally->counted->band_count);
    struct inlines squares = squares_start(tally);
    inlines_add_text(context->arena, &squares, label(tally, WORD_SQUARES_HEAD, TEXT("内訳")),
                     tally->summary->at, small);
    set_cell(tally, row, last, squares, small, ALIGN_START);
    for (uint16_t i = 0; i < row->cell_count; i++) {
        row->cells[i].head = true;
        row->cells[i].bottom = i < 2 || i == last; /* the squares of the bands stand on one line */
    }
    table->head_rows = 1;
}

static void set_number(struct tally *tally, struct table_row *row, uint16_t column, uint32_t number,
                       const struct style *style)
{
    const struct context *context = tally->context;
    struct decimal value = {number, 0};
    const struct style *used = number == 0 ? look_style(context, "table-zero") : style;
    struct text text = house_number(context->arena, context->binder->house, value);
    struct table_cell *cell = set_cell(tally, row, column, text_inlines(tally, text, used), used, ALIGN_END);
    cell->numeric = true;
    cell->number = value;
}

static struct text row_name(struct tally *tally, const struct record *of)
{
    if (of->kind == RECORD_TAG) return mixed_text(tally->context, &of->prose);
    const struct record *title = record_child(of, RECORD_TITLE);
    return title ? mixed_text(tally->context, &title->prose) : record_value(of, ATTRIBUTE_ID);
}

static void make_body(struct tally *tally, struct table *table)
{
    const struct style *plain = look_style(tally->context, "table"),
                       *bold = look_style(tally->context, "table-bold");
    struct tally_row sum = {.bands =
                                ARENA_ARRAY(tally->context->arena, uint32_t, tally->counted->band_count)};
    for (size_t i = 0; i <= tally->counted->row_count; i++) {
        bool last = i == tally->counted->row_count;
        const struct tally_row *from = last ? &sum : &tally->counted->rows[i];
        const struct style *style = last ? bold : plain;
        struct table_row *row =
            row_add(tally->context, table, last ? ROW_TOTAL : ROW_BODY, table->column_count);
        struct inlines squares = last ? (struct inlines){NULL, NULL} : squares_start(tally);
        struct text name = last ? label(tally, WORD_TOTAL, TEXT("計")) : row_name(tally, from->of);
        row->key = name;
        set_cell(tally, row, 0, text_inlines(tally, name, style), style, ALIGN_START)->head = true;
        set_number(tally, row, 1, from->total, style);
        for (unsigned band = 0; band < tally->counted->band_count; band++) {
            set_number(tally, row, (uint16_t)(2 + band), from->bands[band], style);
            if (!last) add_squares(tally, &squares, band, from->bands[band]);
            sum.bands[band] += last ? 0 : from->bands[band];
        }
        set_cell(tally, row, (uint16_t)(2 + tally->counted->band_count), squares, style, ALIGN_START);
        if (!last) sum.total += from->total;
    }
}

static void make_columns(struct tally *tally, struct table *table)
{
    table->column_count = (uint16_t)(3 + tally->counted->band_count);
    table->columns = ARENA_ARRAY(tally->context->arena, struct table_column, table->column_count);
    for (uint16_t i = 0; i < table->column_count; i++) {
        struct table_column *column = &table->columns[i];
        column->style = look_style(tally->context, "table");
        column->head_style = look_style(tally->context, "table-head");
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
    struct tally tally = {.context = context, .summary = summary, .element = element};
    tally.counted = counted_by(context, scale, record_value(summary, ATTRIBUTE_BY), year);
    struct table *table = rows_add_table(context, element, summary->at, out);
    out->last->before = element ? element_length(element, WORD_BEFORE, 10500, 6 * PT) : 6 * PT;
    out->last->after = element ? element_length(element, WORD_AFTER, 10500, 9 * PT) : 9 * PT;
    int32_t padding[4] = {3 * PT, 6 * PT, 3 * PT, 3 * PT}; /* so that a square stands beside its 100% */
    memcpy(table->padding, padding, sizeof padding);
    make_columns(&tally, table);
    make_head(&tally, table);
    make_body(&tally, table);
}
