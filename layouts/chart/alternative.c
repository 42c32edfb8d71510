/* alternative.c: the sentence that a screen reader says instead of a chart: every figure that the picture shows. */
#include "chart.h"

static bool is_figure(uint32_t c)
{
    return text_is_digit(c) || c == ',' || c == '.' || c == '-' || c == '+' || c == 0xFF0C || c == 0xFF0E ||
           c == 0xFF0D || c == 0x2212 || c == 0x25B2 /* ▲ */ || c == 0x25B3;
}

/* The unit follows the figure, before what is said about it: 「９９以上」 is 「９９人以上」, 「854※」 「854件※」. */
static void add_amount(struct text_buffer *out, const struct chart_value *value, struct text unit)
{
    if (!value->present) {
        buffer_add(out, value->words);
        return;
    }
    struct text figure = value->label.length > 0
                             ? value->label
                             : decimal_print(out->arena, value->value, SEPARATORS_THOUSANDS);
    if (value->unit_in_label) {
        buffer_add(out, figure);
        return;
    }
    struct text rest = figure, after = figure;
    while (is_figure(text_next(&rest)))
        after = rest;
    if (after.length == figure.length) { /* 約100 */
        buffer_add(out, figure);
        if (text_find(figure, unit) == SIZE_MAX) buffer_add(out, unit);
        return;
    }
    buffer_add(out, text_slice(figure, 0, figure.length - after.length));
    if (!text_starts(after, unit)) buffer_add(out, unit);
    buffer_add(out, after);
}

/* R２年度 and R２ are read as 令和２年度; what begins with no era's letter stays. */
static void add_category(struct text_buffer *out, struct text name)
{
    struct text rest = name;
    uint32_t letter = text_next(&rest), digit = 0;
    struct text ahead = rest;
    digit = text_next(&ahead);
    bool counted = is_figure(digit) || digit == 0x5143 /* 元 */;
    const struct era *era = NULL;
    if (counted && (letter < 0x80 || (letter >= 0xFF21 && letter <= 0xFF5A)))
        era = year_lookup_era(text_slice(name, 0, name.length - rest.length));
    if (!era) {
        buffer_add(out, name);
        return;
    }
    buffer_add(out, text_of(era->name));
    buffer_add(out, rest);
    if (text_find(rest, TEXT("年")) == SIZE_MAX) buffer_add(out, TEXT("年度")); /* 令和4854人 is no year */
}

static bool is_told(const struct chart_value *value)
{
    return value->present || value->words.length > 0;
}

/* What happened or is expected in one year. 実績 and 見込 are named where both exist in the chart. */
/* A year that is a figure (2024) must not run into that of an amount. Half- or full-width, by its last bytes. */
static bool ends_in_figure(const struct text_buffer *out)
{
    const unsigned char *end = (const unsigned char *)out->at + out->length;
    if (out->length > 0 && end[-1] >= '0' && end[-1] <= '9') return true;
    return out->length > 2 && end[-3] == 0xEF && end[-2] == 0xBC && end[-1] >= 0x90 && end[-1] <= 0x99;
}

static void add_year(struct text_buffer *out, const struct chart *chart, uint16_t category, bool name_kinds)
{
    bool any = false;
    add_category(out, chart->categories[category]);
    for (uint16_t s = 0; s < chart->series_count; s++) {
        const struct chart_series *series = &chart->series[s];
        const struct chart_value *value = &series->values[category];
        if (series->kind == SERIES_TARGET || !is_told(value)) continue;
        if (any) buffer_add(out, TEXT("、"));
        if (name_kinds)
            buffer_add(out, series->name);
        else if (!any && ends_in_figure(out))
            buffer_add(out, TEXT("は"));
        add_amount(out, value, chart->unit);
        any = true;
    }
    if (!any) buffer_add(out, TEXT("はデータなし"));
}

static bool same_amount(const struct chart_value *a, const struct chart_value *b)
{
    if (a->present != b->present) return false;
    if (!a->present) return text_equal(a->words, b->words);
    return decimal_compare(a->value, b->value) == 0 && text_equal(a->label, b->label);
}

/* One target where all years have the same; else the target of each year that has one. */
static void add_target(struct text_buffer *out, const struct chart *chart, const struct chart_series *series)
{
    const struct chart_value *first = NULL;
    bool same = true;
    for (uint16_t c = 0; c < chart->category_count; c++) {
        if (!is_told(&series->values[c])) continue;
        if (!first) first = &series->values[c];
        same = same && same_amount(first, &series->values[c]);
    }
    if (!first) return;
    buffer_add(out, series->name.length > 0 ? series->name : TEXT("目標"));
    if (same) {
        add_amount(out, first, chart->unit);
        buffer_add(out, TEXT("、"));
        return;
    }
    buffer_add(out, TEXT("は"));
    for (uint16_t c = 0; c < chart->category_count; c++) {
        if (!is_told(&series->values[c])) continue;
        add_category(out, chart->categories[c]);
        add_amount(out, &series->values[c], chart->unit);
        buffer_add(out, TEXT("、"));
    }
}

static struct text without_last_comma(struct text text)
{
    return text_ends(text, TEXT("、")) ? text_slice(text, 0, text.length - sizeof "、" + 1) : text;
}

struct text chart_alternative(struct arena *arena, const struct chart *chart, struct text rate)
{
    struct text_buffer out = {.arena = arena};
    unsigned kinds = 0;
    for (uint16_t s = 0; s < chart->series_count; s++)
        kinds += chart->series[s].kind != SERIES_TARGET;
    buffer_add(&out, chart->title);
    if (chart->title.length > 0) buffer_add(&out, TEXT("。"));
    for (uint16_t c = 0; c < chart->category_count; c++) {
        if (c > 0) buffer_add(&out, TEXT("、"));
        add_year(&out, chart, c, kinds > 1);
    }
    if (chart->category_count > 0) buffer_add(&out, TEXT("。"));
    struct text_buffer goal = {.arena = arena};
    for (uint16_t s = 0; s < chart->series_count; s++)
        if (chart->series[s].kind == SERIES_TARGET) add_target(&goal, chart, &chart->series[s]);
    if (rate.length > 0) {
        buffer_add(&goal, TEXT("達成率"));
        buffer_add(&goal, rate);
    }
    struct text end = without_last_comma(buffer_text(&goal));
    if (end.length > 0) {
        buffer_add(&out, end);
        buffer_add(&out, TEXT("。"));
    }
    return buffer_text(&out);
}
