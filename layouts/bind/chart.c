/* chart.c: an indicator's values as a chart: categories, series, labels, the sentence that says it all. */
#include "chart.h"
#include "layouts/fields/looks.h"
#include "layouts/fields/mixed.h"
#include "layouts/fields/rate.h"
#include "layouts/fields/shown.h"
#include "layouts/fields/years.h"
#include "layouts/chart/chart.h"

static const struct {
    enum record_kind record;
    enum series_kind series;
    struct text name;
} kinds[] = {
    {RECORD_ACTUAL, SERIES_ACTUAL, {"実績", sizeof "実績" - 1}},
    {RECORD_ESTIMATE, SERIES_ESTIMATE, {"見込", sizeof "見込" - 1}},
    {RECORD_TARGET, SERIES_TARGET, {"目標値", sizeof "目標値" - 1}},
};

/* The unit over the axis, and how the quantity module spells it. */
struct axis_unit {
    struct text spelt, printed;
};

static struct axis_unit axis_of(const struct context *context, const struct record *indicator)
{
    const struct prose *written = record_attribute(indicator, ATTRIBUTE_UNIT);
    struct axis_unit axis = {.spelt = indicator->reading.unit};
    const struct record *model = rate_measure(context, indicator)->model;
    if (written) axis.printed = mixed_text(context, written);
    if (!axis.spelt.length || indicator->reading.value.units != 1) axis.spelt = axis.printed;
    if (!axis.printed.length && model) axis.printed = axis.spelt = model->reading.unit;
    return axis;
}

/* 「９９人以上」 is labelled 99以上: the unit stands over the axis. Another unit than that one (98百万円 under 千円) stays. */
static struct text label_of(const struct context *context, const struct record *value,
                            const struct axis_unit *axis, bool *unit_in_label)
{
    struct text text = text_trim(mixed_text(context, &value->prose));
    struct text own = value->reading.unit;
    bool same = !own.length || text_equal(own, axis->spelt) || text_equal(own, axis->printed);
    size_t at = own.length ? text_find(text, own) : SIZE_MAX;
    if (at == SIZE_MAX && axis->printed.length) {
        own = axis->printed;
        at = text_find(text, own);
    }
    *unit_in_label = value->reading.unit.length && (at == SIZE_MAX || !same);
    if (at != SIZE_MAX && same)
        text = text_join(context->arena, text_slice(text, 0, at),
                         text_slice(text, at + own.length, text.length));
    if (record_attribute(value, ATTRIBUTE_FOOTNOTE)) text = text_join(context->arena, text, TEXT("※"));
    return text;
}

static bool take_amount(const struct context *context, const struct record *value,
                        const struct axis_unit *axis, struct chart_value *out)
{
    if (achievement_amount(rate_measure(context, value->parent), value, &out->value)) return true;
    if (rate_say_once(context, value, SAID_OBSTACLE))
        DIAG(context->diagnostics, BAR_UNIT, .at = value->prose.at,
             .arguments = {text_trim(value->prose.text), axis->printed});
    return false;
}

/* What has no single value is printed where its bar would stand. */
static void take_value(const struct context *context, const struct record *value,
                       const struct axis_unit *axis, struct chart_value *out)
{
    out->at = value->prose.at;
    out->record = value;
    switch (value->reading.kind) {
    case READING_NONE: return;
    case READING_AMOUNT:
        out->present = take_amount(context, value, axis, out);
        if (out->present) out->label = label_of(context, value, axis, &out->unit_in_label);
        break;
    case READING_AMOUNTS:
    case READING_RANGE:
    case READING_RELATION:
    case READING_INDEFINITE: rate_say_several(context, value); break;
    case READING_SENSELESS: /* reported when it was read */
    case READING_WORDS: break;
    }
    if (!out->present) out->words = mixed_text(context, &value->prose);
}

/* All years from the first to the last: a year that nobody wrote about is a gap on the axis, not left out. */
static struct year_columns every_year(const struct context *context, const struct record *indicator,
                                      struct year_range range)
{
    const struct record *records[1] = {indicator};
    struct selection rows = {records, 1};
    struct year_columns data = years_of(context, &rows, RECORD_INDICATOR, range);
    if (data.count == 0) return data;
    int first = data.at[0].first, last = data.at[data.count - 1].last;
    if (last - first > 40) return data;
    struct year_columns all = {ARENA_ARRAY(context->arena, struct year_column, (size_t)(last - first + 1)),
                               0};
    size_t at = 0;
    for (int year = first; year <= last; year++) {
        while (at < data.count && data.at[at].first < year)
            at++;
        bool known = at < data.count && data.at[at].first == year;
        all.at[all.count++] = (struct year_column){year, year, known ? data.at[at].written : NULL};
    }
    return all;
}

static bool has_full_width(struct text text)
{
    while (text.length) {
        uint32_t c = text_next(&text);
        if (c >= 0xFF10 && c <= 0xFF19) return true;
    }
    return false;
}

/* A year between is named as its neighbours are: 令和６年度 beside 令和５年度, R6 beside R5. */
static struct text category_of(const struct context *context, const struct year_columns *years, size_t at)
{
    const struct year_column *column = &years->at[at];
    if (column->written) return year_head(context, column, false);
    const struct prose *model = NULL;
    bool full = false;
    for (size_t i = 0; i < years->count; i++) {
        const struct prose *written = years->at[i].written;
        if (!model) model = written;
        full |= written && has_full_width(written->text);
    }
    bool long_names = model && text_find(model->text, TEXT("和")) != SIZE_MAX;
    struct text name = year_print(context->arena, column->first, long_names ? YEAR_ERA : YEAR_ERA_SHORT);
    struct house house = *context->binder->house;
    if (house.numerals == NUMERALS_AS_WRITTEN && full) house.numerals = NUMERALS_FULL;
    name = house_digits(context->arena, &house, name);
    bool fiscal = model && text_ends(text_trim(model->text), TEXT("年度"));
    return fiscal ? text_join(context->arena, name, TEXT("年度")) : name;
}

static bool has_kind(const struct record *indicator, enum record_kind kind)
{
    return record_child(indicator, kind) != NULL;
}

static void make_series(const struct context *context, const struct record *indicator,
                        const struct year_columns *years, struct chart *chart)
{
    struct axis_unit axis = axis_of(context, indicator);
    chart->unit = axis.printed;
    chart->series = ARENA_ARRAY(context->arena, struct chart_series, ARRAY_LEN(kinds));
    bool estimates = has_kind(indicator, RECORD_ESTIMATE);
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
        if (!has_kind(indicator, kinds[i].record)) continue;
        struct chart_series *series = &chart->series[chart->series_count++];
        series->kind = kinds[i].series;
        series->name = kinds[i].name;
        /* Beside 見込 the legend says 実績 and 成果目標; beside a plain target 実績値 and 目標値. */
        if (series->kind == SERIES_ACTUAL && !estimates) series->name = TEXT("実績値");
        if (series->kind == SERIES_TARGET && estimates) series->name = TEXT("成果目標");
        series->values = ARENA_ARRAY(context->arena, struct chart_value, years->count);
        for (size_t at = 0; at < years->count; at++) {
            const struct record *value = achievement_value(indicator, kinds[i].record, years->at[at].first);
            if (!value) continue;
            shown_mark(context, value);
            take_value(context, value, &axis, &series->values[at]);
        }
    }
}

static void take_attributes(const struct context *context, const struct element *element, struct block *block)
{
    struct chart *chart = &block->chart;
    chart->height = 0; /* chart_height chooses */
    block->before = 9 * PT;
    block->after = 9 * PT;
    chart->house = context->binder->house;
    chart->style = context->binder->small;
    chart->bold_style = context->binder->small_bold;
    if (!element) return;
    chart->height = element_length(element, WORD_HEIGHT, BODY_EM, chart->height);
    chart->half = context->half || element_yes(element, WORD_HALF);
    chart->target_as_line = element_yes(element, WORD_TARGET);
    block->before = element_length(element, WORD_BEFORE, BODY_EM, block->before);
    block->after = element_length(element, WORD_AFTER, BODY_EM, block->after);
}

/* As written, the axis follows the labels: full-width numerals beside full-width ones. */
static const struct house *house_of_labels(const struct context *context, const struct chart *chart)
{
    if (context->binder->house->numerals != NUMERALS_AS_WRITTEN) return context->binder->house;
    for (uint16_t i = 0; i < chart->series_count; i++)
        for (uint16_t at = 0; at < chart->category_count; at++) {
            const struct chart_value *value = &chart->series[i].values[at];
            if (value->present && !has_full_width(value->label)) return context->binder->house;
        }
    struct house *house = ARENA_NEW(context->arena, struct house);
    *house = *context->binder->house;
    house->numerals = NUMERALS_FULL;
    return house;
}

void bind_chart(const struct context *context, const struct record *indicator, const struct element *element,
                struct blocks *out)
{
    if (indicator->kind != RECORD_INDICATOR) return;
    struct year_columns years = every_year(context, indicator, element_years(element));
    if (years.count == 0) return;
    struct block *block = blocks_add(context->arena, out, BLOCK_CHART, indicator->at);
    struct chart *chart = &block->chart;
    block->role = TAG_FIGURE;
    take_attributes(context, element, block);
    const struct record *name = record_child(indicator, RECORD_NAME);
    if (name) chart->title = mixed_text(context, &name->prose);
    if (name) shown_mark(context, name);
    chart->emphasized = -1;
    chart->category_count = (uint16_t)years.count;
    chart->categories = ARENA_ARRAY(context->arena, struct text, years.count);
    for (size_t i = 0; i < years.count; i++) {
        chart->categories[i] = category_of(context, &years, i);
        if (years.at[i].first == context->binder->plan->year) chart->emphasized = (int16_t)i;
    }
    make_series(context, indicator, &years, chart);
    chart->house = house_of_labels(context, chart);
    shown_mark(context, indicator);
    chart->alternative =
        chart_alternative(context->arena, chart, rate_text(context, indicator, context->binder->plan->year));
}
