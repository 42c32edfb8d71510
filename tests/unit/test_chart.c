/* test_chart.c: axes are round, labels are free, bars are right, and every figure is said in the alternative text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/tools/gallery/chart_sets.h"
#include "output/output.h"

enum { FULL = 462 * PT, HALF = 225 * PT, TAG = 7, ROUNDING = 20 };

struct fixture {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct setter *setter;
    struct publication publication;
    struct style small, bold;
    struct house house[4];
};

static int set_up(void **state)
{
    static const uint32_t colours[COLOUR_ROLES] = {0x000000, 0x17407A, 0xE6ECF3, 0x595959, 0xFFFFFF};
    struct fixture *f = calloc(1, sizeof *f);
    if (!f) return -1;
    f->arena = arena_open(NULL);
    f->diagnostics = diag_open(f->arena);
    f->setter = lines_open_setter(trace_metrics(), f->diagnostics);
    f->small = (struct style){.name = TEXT("small"), .size = 8 * PT, .leading = 12 * PT};
    f->bold = f->small;
    f->bold.role = 1;
    memcpy(f->publication.colours, colours, sizeof colours);
    for (int i = 0; i < 4; i++)
        f->house[i] = (struct house){.numerals = (enum numerals)i, .thousands = true};
    *state = f;
    return f->setter ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    lines_close_setter(f->setter);
    arena_close(f->arena);
    free(f);
    return 0;
}

static struct chart *chart_of(struct fixture *f, const struct chart_set *set)
{
    return set_chart(f->arena, set, &f->house[set->numerals], &f->small, &f->bold);
}

static struct box box_of(const struct chart *chart)
{
    int32_t width = chart->half ? HALF : FULL;
    return (struct box){66600, 100 * PT, width, chart_height(chart, width)};
}

static struct item_list draw(struct fixture *f, const struct chart *chart)
{
    struct item_list items = {.arena = f->arena};
    chart_draw(chart, box_of(chart), &f->publication, f->setter, TAG, &items);
    return items;
}

/* -- the axis ------------------------------------------------------------------------------------------------------ */
static void axes_are_those_of_the_target_pages(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *values, *minimum, *maximum, *step;
    } cases[] = {
        {"24024|26441|25500", "0", "30,000", "10,000"},
        {"14039|3644", "0", "15,000", "5,000"},
        {"528|25", "0", "600", "200"},
        {"100|64", "0", "125", "25"},
        {"34|24", "0", "40", "10"},
        {"109|99", "0", "125", "25"},
        {"385.3|100", "0", "400", "100"},
        {"0.04|0.05", "0", "0.06", "0.02"},
        {"0|0", "0", "1", "1"},
        {"1|1", "0", "3", "1"},
        {"10|7", "0", "15", "5"},
        {"-12|4.8", "-15", "5", "5"},
        {"-12|-1", "-15", "0", "5"},
        {"1234567890|5", "0", "1,250,000,000", "250,000,000"},
        {"11.5|2", "0", "12.5", "2.5"},
        {"|", "0", "3", "1"},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct chart_set set = {
            .years = "R４年度|R５年度|R６年度", .actual = cases[i].values, .estimate = "", .target = ""};
        set.title = set.unit = "";
        struct axis axis = axis_of(chart_of(f, &set));
        struct decimal bounds[] = {axis.minimum, axis.maximum, axis.step};
        const char *expected[] = {cases[i].minimum, cases[i].maximum, cases[i].step};
        for (size_t n = 0; n < 3; n++) {
            struct text printed = decimal_print(f->arena, bounds[n], SEPARATORS_THOUSANDS);
            if (bounds[n].units == 0) printed = TEXT("0");
            if (!text_is(printed, expected[n]))
                fail_msg("%s: %.*s is not %s", cases[i].values, TEXT_ARG(printed), expected[n]);
        }
    }
}

/* Knuth's MMIX generator: the same charts on every machine. */
static uint64_t next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return *seed >> 33;
}

static struct decimal random_amount(uint64_t *seed, bool negative_too)
{
    static const int64_t sizes[] = {3, 10, 100, 1000, 40000, 1000000, 1000000000, 1000000000000000};
    struct decimal value = {(int64_t)(next_random(seed) * 2147483648u + next_random(seed)) %
                                sizes[next_random(seed) % ARRAY_LEN(sizes)],
                            (uint8_t)(next_random(seed) % 4 == 0 ? next_random(seed) % 5 : 0)};
    if (negative_too && next_random(seed) % 3 == 0) value.units = -value.units;
    return value;
}

static void any_axis_is_round_and_reaches_beyond_its_values(void **state)
{
    (void)state;
    uint64_t seed = 20240901;
    for (int turn = 0; turn < 20000; turn++) {
        struct chart_value values[4] = {{0}};
        struct chart_series series = {.kind = SERIES_ACTUAL, .values = values};
        struct chart chart = {.category_count = 4, .series = &series, .series_count = 1};
        bool whole = true;
        for (size_t i = 0; i < 4; i++) {
            values[i] = (struct chart_value){.present = true, .value = random_amount(&seed, turn % 2)};
            whole = whole && decimal_reduced(values[i].value).scale == 0;
        }
        struct axis axis = axis_of(&chart);
        int64_t mantissa = axis.step.units;
        while (mantissa % 10 == 0)
            mantissa /= 10;
        assert_true(mantissa == 1 || mantissa == 2 || mantissa == 25 || mantissa == 5);
        assert_in_range(axis.step_count, 3, 6);
        assert_true(axis.minimum.units <= 0 && axis.maximum.units >= 0);
        assert_int_equal(axis.minimum.units % axis.step.units, 0);
        assert_int_equal(axis.maximum.units - axis.minimum.units, axis.step.units * (int64_t)axis.step_count);
        if (whole) assert_int_equal(decimal_reduced(axis.step).scale, 0);
        for (size_t i = 0; i < 4; i++) {
            int up = decimal_compare(values[i].value, axis.maximum),
                down = decimal_compare(values[i].value, axis.minimum);
            assert_true(values[i].value.units > 0 ? up < 0 : up <= 0);
            assert_true(values[i].value.units < 0 ? down > 0 : down >= 0);
        }
    }
}

/* -- places -------------------------------------------------------------------------------------------------------- */
static int32_t run_width(const struct text_item *text)
{
    struct text rest = text->text;
    int64_t width = 0;
    for (size_t n = 0; rest.length > 0; n++) {
        struct glyph_measure glyph;
        uint32_t c = text_next(&rest);
        if (!trace_metrics()->measure(trace_metrics(), 0, c, 0, WRITING_HORIZONTAL, &glyph)) continue;
        width += (int64_t)glyph.advance * text->size / METRICS_EM + text->extra_all +
                 (text->extra ? text->extra[n] : 0);
    }
    return (int32_t)width;
}

/* What the ink of a text may cover: figures and kanji alike, without the blank edges of the em box. */
static struct box ink_of(const struct item *item)
{
    const struct text_item *text = &item->text;
    int32_t size = text->size, width = run_width(text);
    /* The first half of an opening bracket is blank, along the line as down a column: （件） may begin that much earlier. */
    int32_t blank = text_starts(text->text, TEXT("（")) ? size / 2 : 0;
    if (text->writing == WRITING_VERTICAL) {
        int32_t length = text->rotated ? width : (int32_t)text_count(text->text) * size;
        return (struct box){text->origin.x - size / 2, text->origin.y + blank, size, length - blank};
    }
    return (struct box){text->origin.x + blank, text->origin.y - size * 84 / 100, width - blank,
                        size * 92 / 100};
}

static bool overlap(struct box a, struct box b)
{
    return a.x + ROUNDING < b.x + b.width && b.x + ROUNDING < a.x + a.width &&
           a.y + ROUNDING < b.y + b.height && b.y + ROUNDING < a.y + a.height;
}

static struct box hull_of(const struct item *item)
{
    switch ((enum item_kind)item->kind) {
    case ITEM_TEXT: return ink_of(item);
    case ITEM_FILL: return item->fill;
    case ITEM_FRAME: {
        int32_t half = item->frame.width / 2;
        struct box box = item->frame.box;
        return (struct box){box.x - half, box.y - half, box.width + 2 * half, box.height + 2 * half};
    }
    case ITEM_LINE: {
        struct point a = item->line.from, b = item->line.to;
        return (struct box){a.x < b.x ? a.x : b.x, a.y < b.y ? a.y : b.y, abs(b.x - a.x), abs(b.y - a.y)};
    }
    case ITEM_PATH: {
        struct point low = item->path.points[0], high = low;
        for (uint16_t i = 1; i < item->path.count; i++) {
            struct point p = item->path.points[i];
            if (p.x < low.x) low.x = p.x;
            if (p.y < low.y) low.y = p.y;
            if (p.x > high.x) high.x = p.x;
            if (p.y > high.y) high.y = p.y;
        }
        return (struct box){low.x, low.y, high.x - low.x, high.y - low.y};
    }
    case ITEM_IMAGE:
    case ITEM_LINK: break;
    }
    fail_msg("a chart has no such item");
    return (struct box){0};
}

static void check_places_in(struct box box, const struct chart *chart, struct item_list items)
{
    for (size_t i = 0; i < items.count; i++) {
        const struct item *item = &items.items[i];
        struct box hull = hull_of(item);
        assert_int_equal(item->tag, TAG);
        if (hull.x < box.x - ROUNDING || hull.y < box.y - ROUNDING ||
            hull.x + hull.width > box.x + box.width + ROUNDING ||
            hull.y + hull.height > box.y + box.height + ROUNDING)
            fail_msg("%.*s: item %zu (kind %d) leaves the box: %d %d %d %d", TEXT_ARG(chart->title), i,
                     item->kind, hull.x - box.x, hull.y - box.y, hull.width, hull.height);
        for (size_t j = 0; j < i && item->kind == ITEM_TEXT; j++)
            if (items.items[j].kind == ITEM_TEXT && overlap(hull, ink_of(&items.items[j])))
                fail_msg("%.*s: %.*s overlaps %.*s", TEXT_ARG(chart->title), TEXT_ARG(item->text.text),
                         TEXT_ARG(items.items[j].text.text));
    }
}

static void check_places(const struct chart *chart, struct item_list items)
{
    check_places_in(box_of(chart), chart, items);
}

static size_t count_text(struct item_list items, struct text wanted)
{
    size_t count = 0;
    for (size_t i = 0; i < items.count; i++)
        count += items.items[i].kind == ITEM_TEXT && text_equal(items.items[i].text.text, wanted);
    return count;
}

static void no_text_overlaps_and_nothing_leaves_the_box(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < ARRAY_LEN(chart_sets); i++) {
        struct chart *chart = chart_of(f, &chart_sets[i]);
        check_places(chart, draw(f, chart));
    }
}

static void every_actual_is_labelled(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < ARRAY_LEN(chart_sets); i++) {
        struct chart *chart = chart_of(f, &chart_sets[i]);
        struct item_list items = draw(f, chart);
        for (uint16_t s = 0; s < chart->series_count; s++) {
            const struct chart_series *series = &chart->series[s];
            const struct chart_value *last = NULL;
            for (uint16_t c = 0; c < chart->category_count; c++) {
                const struct chart_value *value = &series->values[c];
                if (value->present) last = value;
                if (!value->present || series->kind == SERIES_TARGET) continue;
                if (count_text(items, value->label) == 0)
                    fail_msg("%s: no label %.*s", chart_sets[i].title, TEXT_ARG(value->label));
            }
            if (series->kind == SERIES_TARGET && last && count_text(items, last->label) == 0)
                fail_msg("%s: the last target %.*s is not labelled", chart_sets[i].title,
                         TEXT_ARG(last->label));
        }
    }
}

static void random_charts_keep_their_places(void **state)
{
    struct fixture *f = *state;
    uint64_t seed = 7;
    for (int turn = 0; turn < 1500; turn++) {
        struct chart_set set = chart_sets[next_random(&seed) % ARRAY_LEN(chart_sets)];
        set.half = next_random(&seed) % 2;
        set.line = next_random(&seed) % 4 == 0;
        set.numerals = (enum numerals)(next_random(&seed) % 4);
        struct chart *chart = chart_of(f, &set);
        bool negative_too = next_random(&seed) % 3 == 0;
        for (uint16_t s = 0; s < chart->series_count; s++) {
            for (uint16_t c = 0; c < chart->category_count; c++) {
                if (next_random(&seed) % 3 == 0) continue;
                struct chart_value *value = &chart->series[s].values[c];
                *value = (struct chart_value){.present = true, .value = random_amount(&seed, negative_too)};
                value->label = decimal_print(f->arena, value->value, SEPARATORS_THOUSANDS);
            }
        }
        check_places(chart, draw(f, chart));
    }
}

static struct chart *random_chart(struct fixture *f, uint64_t *seed, uint16_t count)
{
    static const char *const names[] = {"R５年度", "令和元年度", "平成31年度（令和元年度）", "5",
                                        "第１期計画の最終年"};
    struct chart *chart = ARENA_NEW(f->arena, struct chart);
    *chart =
        (struct chart){.title = TEXT("乱数"), .unit = TEXT("人"), .category_count = count, .series_count = 3};
    chart->emphasized = (int16_t)(next_random(seed) % count);
    chart->half = next_random(seed) % 2;
    chart->target_as_line = next_random(seed) % 2;
    chart->house = &f->house[next_random(seed) % 4];
    chart->style = &f->small;
    chart->bold_style = &f->bold;
    chart->categories = ARENA_ARRAY(f->arena, struct text, count);
    chart->series = ARENA_ARRAY(f->arena, struct chart_series, 3);
    const char *name = names[next_random(seed) % ARRAY_LEN(names)];
    for (uint16_t c = 0; c < count; c++)
        chart->categories[c] = text_of(name);
    for (int s = 0; s < 3; s++) {
        chart->series[s] = (struct chart_series){.kind = (enum series_kind)s, .name = TEXT("系列の名前")};
        chart->series[s].values = ARENA_ARRAY(f->arena, struct chart_value, count);
        for (uint16_t c = 0; c < count; c++) {
            uint64_t what = next_random(seed) % 8;
            if (what == 0)
                chart->series[s].values[c].words = TEXT("調査・研究を検討");
            else if (what > 1)
                chart->series[s].values[c] =
                    (struct chart_value){.present = true, .value = random_amount(seed, count % 2)};
        }
    }
    return chart;
}

static void a_chart_fits_any_box(void **state)
{
    struct fixture *f = *state;
    uint64_t seed = 1868;
    for (int turn = 0; turn < 600; turn++) {
        uint16_t count = (uint16_t)(1 + next_random(&seed) % (turn % 20 == 0 ? 400 : 16));
        struct chart *chart = random_chart(f, &seed, count);
        int32_t width = (int32_t)(160 + next_random(&seed) % 340) * PT;
        int32_t height = chart_height(chart, width) - (int32_t)(next_random(&seed) % 20) * PT;
        struct box box = {40 * PT, 60 * PT, width, height};
        struct item_list items = {.arena = f->arena};
        chart_draw(chart, box, &f->publication, f->setter, TAG, &items);
        check_places_in(box, chart, items);
    }
}

/* -- bars ---------------------------------------------------------------------------------------------------------- */
static const struct item *lookup_fill(struct item_list items, uint32_t rgb, size_t number)
{
    for (size_t i = 0; i < items.count; i++)
        if (items.items[i].kind == ITEM_FILL && items.items[i].rgb == rgb && number-- == 0)
            return &items.items[i];
    return NULL;
}

static const struct item *lookup_text(struct item_list items, const char *text)
{
    for (size_t i = 0; i < items.count; i++)
        if (items.items[i].kind == ITEM_TEXT && text_is(items.items[i].text.text, text))
            return &items.items[i];
    fail_msg("no text %s", text);
    return NULL;
}

static void a_bar_is_as_high_as_its_value(void **state)
{
    struct fixture *f = *state;
    struct item_list items = draw(f, chart_of(f, &chart_sets[0]));
    /* 30,000 reaches from the axis to the head of 27: the chart is 135 high, its foot 18. */
    int32_t area = 135 * PT - 27 * PT - 18 * PT;
    const struct item *bar = lookup_fill(items, 0x005AFF, 0);
    assert_non_null(bar);
    assert_int_equal(bar->fill.width, 30 * PT);
    assert_in_range(bar->fill.height, (int64_t)area * 24024 / 30000 - 1, (int64_t)area * 24024 / 30000 + 1);
    assert_int_equal(bar->fill.y + bar->fill.height, 100 * PT + 135 * PT - 18 * PT);
    const struct item *label = lookup_text(items, "24,024");
    assert_int_equal(bar->fill.y - label->text.origin.y, 3500);
    assert_int_equal(label->text.halo, 1 * PT);
}

static void a_label_keeps_off_a_marker_in_the_way(void **state)
{
    struct fixture *f = *state;
    struct item_list items = draw(f, chart_of(f, &chart_sets[0]));
    const struct item *marker = lookup_fill(items, 0xF6AA00, 0);
    assert_non_null(marker);
    int32_t value = marker->fill.y + marker->fill.height / 2;
    assert_int_equal(marker->fill.height, 3 * PT - 500);
    assert_int_equal(marker->fill.width, 30 * PT + 2 * 5 * PT - 500);
    assert_int_equal(value - lookup_text(items, "24,577")->text.origin.y, 5500);
    /* The target's own label stands 2 beside its marker. */
    assert_int_equal(lookup_text(items, "24,800")->text.origin.x,
                     marker->fill.x + marker->fill.width + 250 + 2 * PT);
}

static void the_reporting_year_is_bold(void **state)
{
    struct fixture *f = *state;
    struct chart *chart = chart_of(f, &chart_sets[0]);
    struct item_list items = draw(f, chart);
    chart->bold_style = chart->style;
    struct item_list plain = draw(f, chart);
    assert_int_equal(items.count, plain.count);
    size_t bold = 0;
    struct glyph_measure glyph;
    assert_true(trace_metrics()->measure(trace_metrics(), 1, '0', 0, WRITING_HORIZONTAL, &glyph));
    for (size_t i = 0; i < items.count; i++) {
        if (items.items[i].kind != ITEM_TEXT || items.items[i].text.face == plain.items[i].text.face)
            continue;
        assert_int_equal(items.items[i].text.face, glyph.face);
        bold++;
    }
    assert_true(bold == 3 || glyph.face == plain.items[0].text.face);
}

/* Above a marker that stands off its bar, the bar's figure would be read as the target's: it stands in the bar, white. */
static void a_figure_under_a_distant_target_stands_in_its_bar(void **state)
{
    struct fixture *f = *state;
    struct chart_set set = {"小数", "回", "R４年度|R５年度", "1.75|2.05", "", "2.0|2.0", .emphasized = 1};
    struct item_list items = draw(f, chart_of(f, &set));
    const struct item *bar = lookup_fill(items, 0x005AFF, 0), *label = lookup_text(items, "1.75");
    int32_t baseline = label->text.origin.y;
    assert_true(baseline > bar->fill.y && baseline < bar->fill.y + 12 * PT);
    assert_int_equal(label->rgb, 0xFFFFFF);
    assert_int_equal(label->text.halo, 0);
    /* Where the marker touches the bar, they are one: the figure stands over both. */
    assert_true(lookup_text(items, "2.05")->text.origin.y < lookup_fill(items, 0xF6AA00, 1)->fill.y);
}

/* On a target line each figure stands at its point: over it, or under it in the bar that reaches higher. */
static void figures_of_a_target_line_stand_at_their_points(void **state)
{
    struct fixture *f = *state;
    struct chart_set set = {
        "線", "件", FOUR, "240|260|250|310", "", "220|250|280|300", .emphasized = 3, .line = true};
    struct item_list items = draw(f, chart_of(f, &set));
    const struct item *bar = lookup_fill(items, 0x005AFF, 0), *in = lookup_text(items, "220");
    int32_t middle = bar->fill.x + bar->fill.width / 2;
    assert_in_range(in->text.origin.x, middle - 10 * PT, middle);
    assert_true(in->text.origin.y > bar->fill.y && in->rgb == 0xFFFFFF);
    assert_int_equal(lookup_text(items, "250")->rgb,
                     0xFFFFFF); /* the actual of R4 and the target of R3: both in bars */
    bar = lookup_fill(items, 0x005AFF, 2);
    middle = bar->fill.x + bar->fill.width / 2;
    const struct item *over = lookup_text(items, "280");
    assert_in_range(over->text.origin.x, middle - 10 * PT, middle);
    assert_true(over->text.origin.y < bar->fill.y);
}

static void a_target_of_zero_is_labelled_above_the_axis(void **state)
{
    struct fixture *f = *state;
    struct chart_set set = {
        "ゼロ",         "千円", EIGHT, "-1,250|-830|-20|15|380|790|1,000|1,204", "", "0|0|0|0|0|0|500|1,000",
        .emphasized = 7};
    struct item_list items = draw(f, chart_of(f, &set));
    int32_t baseline = 0, count = 0;
    for (size_t i = 0; i < items.count; i++) {
        const struct item *item = &items.items[i];
        if (item->kind != ITEM_TEXT || !text_is(item->text.text, "0") || item->text.halo == 0) continue;
        if (count++ > 0) assert_int_equal(item->text.origin.y, baseline);
        baseline = item->text.origin.y;
    }
    assert_int_equal(count, 6);
}

static void what_is_expected_is_not_bold(void **state)
{
    struct fixture *f = *state;
    struct chart_set set = {"見込", "人", "R４年度|R５年度", "50|52", "|79", "", .emphasized = 1};
    struct chart *chart = chart_of(f, &set);
    struct item_list items = draw(f, chart);
    assert_int_equal(lookup_text(items, "79")->text.face, lookup_text(items, "50")->text.face);
}

static void a_missing_year_has_no_bar(void **state)
{
    struct fixture *f = *state;
    struct item_list items =
        draw(f, chart_of(f, &chart_sets[4])); /* two years of four; and the legend's sample */
    assert_non_null(lookup_fill(items, 0x005AFF, 2));
    assert_null(lookup_fill(items, 0x005AFF, 3));
    assert_int_equal(count_text(items, TEXT("―")), 2);
    assert_int_equal(count_text(items, TEXT("0")), 1); /* the tick, not a value */
}

static void zero_is_labelled_and_has_no_bar(void **state)
{
    struct fixture *f = *state;
    struct chart_set set = {"ゼロ", "件", "R４年度|R５年度", "0|8", "", "", .emphasized = 1};
    struct item_list items = draw(f, chart_of(f, &set));
    assert_null(lookup_fill(items, 0x005AFF, 2));
    assert_int_equal(count_text(items, TEXT("0")), 2);
    assert_int_equal(count_text(items, TEXT("―")), 0);
}

static void the_smallest_value_shows(void **state)
{
    struct fixture *f = *state;
    struct chart_set set = {"小さな値", "件", "R４年度|R５年度", "1|-1", "", "50,000|", .emphasized = 1};
    struct item_list items = draw(f, chart_of(f, &set));
    for (size_t number = 0; number < 2; number++)
        assert_true(lookup_fill(items, 0x005AFF, number)->fill.height >= 500);
}

static void estimates_are_hatched_in_the_same_hue(void **state)
{
    struct fixture *f = *state;
    struct chart_set set = {"見込", "人", "R４年度|R５年度", "30|40", "|50", "", .emphasized = -1};
    struct item_list items = draw(f, chart_of(f, &set));
    const struct item *actual = lookup_fill(items, 0x005AFF, 1), *estimate = lookup_fill(items, 0x005AFF, 2);
    assert_non_null(actual);
    assert_non_null(estimate);
    assert_int_equal(actual->hatch, HATCH_SOLID);
    assert_int_equal(estimate->hatch, HATCH_RISING);
    /* The pair: 0.8 of the width, 3 between. */
    assert_int_equal(actual->fill.width, 24 * PT);
    assert_int_equal(estimate->fill.x - actual->fill.x - actual->fill.width, 3 * PT);
}

/* -- what is said -------------------------------------------------------------------------------------------------- */
static void the_alternative_says_every_figure(void **state)
{
    struct fixture *f = *state;
    static const struct {
        struct chart_set set;
        const char *rate, *expected;
    } cases[] = {
        {{"相談件数", "件", "R２年度|R３年度", "24,024|23,267", "", "|25,500", .emphasized = 1},
         "103.7％",
         "相談件数。令和２年度24,024件、令和３年度23,267件。目標値25,500件、達成率103.7％。"},
        {{"回数", "回", "令和４年度|令和５年度", "854※|", "", "900|1,000", .emphasized = 1},
         "",
         "回数。令和４年度854回※、令和５年度はデータなし。目標値は令和４年度900回、令和５年度1,000回。"},
        {{"利用者", "人", "H30年度|R元年度", "３９|", "|４０", "|９９以上", .emphasized = -1},
         "",
         "利用者。平成30年度実績３９人、令和元年度見込４０人。目標値９９人以上。"},
        {{"割合", "％", "R５年度", "適宜", "", "", .emphasized = 0}, "", "割合。令和５年度適宜。"},
        {{"人数", "人", "合計|R町", "５人|約10", "", "", .emphasized = 0}, "", "人数。合計５人、R町約10人。"},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct text said = chart_alternative(f->arena, chart_of(f, &cases[i].set), text_of(cases[i].rate));
        if (!text_is(said, cases[i].expected))
            fail_msg("%.*s\nis not\n%s", TEXT_ARG(said), cases[i].expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(axes_are_those_of_the_target_pages, set_up, tear_down),
        cmocka_unit_test(any_axis_is_round_and_reaches_beyond_its_values),
        cmocka_unit_test_setup_teardown(no_text_overlaps_and_nothing_leaves_the_box, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_actual_is_labelled, set_up, tear_down),
        cmocka_unit_test_setup_teardown(random_charts_keep_their_places, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_chart_fits_any_box, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_bar_is_as_high_as_its_value, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_label_keeps_off_a_marker_in_the_way, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_reporting_year_is_bold, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_figure_under_a_distant_target_stands_in_its_bar, set_up, tear_down),
        cmocka_unit_test_setup_teardown(figures_of_a_target_line_stand_at_their_points, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_target_of_zero_is_labelled_above_the_axis, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_is_expected_is_not_bold, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_missing_year_has_no_bar, set_up, tear_down),
        cmocka_unit_test_setup_teardown(zero_is_labelled_and_has_no_bar, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_smallest_value_shows, set_up, tear_down),
        cmocka_unit_test_setup_teardown(estimates_are_hatched_in_the_same_hue, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_alternative_says_every_figure, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
