/* chart_sets.h: the charts that the gallery shows and test_chart.c measures: ordinary ones and every kind of awkward
 * one. Figures are invented or taken from the field; names are our own. */
#ifndef SHINCHOKU_TESTS_GALLERY_CHART_SETS_H
#define SHINCHOKU_TESTS_GALLERY_CHART_SETS_H

#include "layouts/chart/axis.h"
#include "layouts/chart/chart.h"

/* Columns are separated by |. A value is a figure as printed (24,024 or 854※ or ９９以上), nothing (missing), or words
 * (no digit in them). */
struct chart_set {
    const char *title, *unit, *years;
    const char *actual, *estimate, *target;
    int emphasized;
    bool half, line;
    enum numerals numerals;
};

#define FOUR  "R２年度|R３年度|R４年度|R５年度"
#define EIGHT "令和元年度|令和２年度|令和３年度|令和４年度|令和５年度|令和６年度|令和７年度|令和８年度"
#define TWELVE                                                                                                                                       \
    "平成29年度|平成30年度|令和元年度|令和２年度|令和３年度|令和４年度|令和５年度|令和６年度|令和７年度|" \
    "令和８年度|"                                                                                                                               \
    "令和９年度|令和10年度"

static const struct chart_set chart_sets[] = {
    {"相談件数", "件", FOUR, "24,024|23,267|24,577|26,441", "", "||24,800|25,500", .emphasized = 3},
    {"訪問件数", "件", FOUR, "854※|5,959|11,035|14,039", "", "||3,644|3,644", .emphasized = 3, .half = true},
    {"計画の人数", "人", FOUR, "5※|4|7|25", "", "||528|528", .emphasized = 3, .half = true},
    {"会議の回数", "回", FOUR, "52※|56|58|64", "", "||100|100", .emphasized = 3, .half = true},
    {"支援会議の回数", "回", FOUR, "||23|34", "", "||24|24", .emphasized = 3, .half = true},
    {"実施箇所", "箇所", FOUR, "||24|33", "", "||32|33", .emphasized = 3},
    {"利用者の推移", "人", EIGHT, "３９|５２|７０|６９|５２|||", "||||７９|||１０９", "|||||||９９以上",
     .emphasized = -1, .numerals = NUMERALS_FULL},
    {"ゼロばかり", "件", FOUR, "0|0|0|0", "", "0|0|0|0", .emphasized = 3},
    {"ゼロばかり、率", "％", FOUR, "0|0|0|0", "", "", .emphasized = 3, .half = true},
    {"ゼロと目標", "件", FOUR, "0|0|0|0", "", "||5|5", .emphasized = 3, .half = true},
    {"一年だけ", "人", "R５年度", "42", "", "40", .emphasized = 0},
    {"一年だけ、半幅", "人", "R５年度", "42", "", "40", .emphasized = 0, .half = true},
    {"十二年", "人", TWELVE, "12|15|18|22|19|25|31|36|41|47|55|62", "", "", .emphasized = 11},
    {"十二年、目標つき", "人", TWELVE, "112|115|118|122|119|125|131|136|141|147|155|162", "",
     "110|112|114|116|118|120|125|130|135|140|150|160", .emphasized = 11},
    {"十二年、半幅", "人", TWELVE, "1,112|1,115|1,118|1,122|1,119|1,125|1,131|1,136|1,141|1,147|1,155|1,162",
     "", "|||||||||||1,200", .emphasized = 11, .half = true},
    {"達成率", "％", FOUR, "12.5|48.0|96.4|385.3", "", "100|100|100|100", .emphasized = 3},
    {"ごく小さい値", "％", FOUR, "0.04|0.02|0.03|0.01", "", "|||0.05", .emphasized = 3},
    {"ごく小さい値、大きな目標", "件", FOUR, "1|2|1|3", "", "50,000|50,000|50,000|50,000", .emphasized = 3},
    {"負の値", "ポイント", FOUR, "5.2|-3.1|-12|4.8", "", "|||-5", .emphasized = 3},
    {"すべて負", "人", FOUR, "-12|-4|-8|-1", "", "", .emphasized = 3, .half = true},
    {"大きな値", "円", FOUR, "1,234,567,890|987,654,321|1,111,111,111|1,020,304,050", "", "|||1,200,000,000",
     .emphasized = 3},
    {"大きな値、半幅", "円", FOUR, "1,234,567,890|987,654,321|1,111,111,111|1,020,304,050", "",
     "|||1,200,000,000", .emphasized = 3, .half = true},
    {"すべて欠測", "人", FOUR, "|||", "", "|||", .emphasized = 3},
    {"同じ値", "人", FOUR, "30|30|30|30", "", "30|30|30|30", .emphasized = 3},
    {"同じ値、半幅", "人", FOUR, "30|30|30|30", "", "30|30|30|30", .emphasized = 3, .half = true},
    {"ことばの値", "回", FOUR, "12|適宜|15|検討", "", "|||適宜", .emphasized = 3},
    {"ことばだけ", "", FOUR, "適宜|適宜|調査・研究|実施", "", "", .emphasized = 3, .half = true},
    {"実績と見込", "人日", EIGHT, "1,204|1,187|1,260|1,310|1,298|||",
     "1,190|1,200|1,250|1,300|1,350|1,400|1,450|1,500", "", 4, .numerals = NUMERALS_FULL},
    {"実績と見込、半幅", "人", FOUR, "204|187|260|", "190|200|250|300", "|||280", .emphasized = 2,
     .half = true},
    {"目標を線で", "件", FOUR, "240|260|250|310", "", "220|250|280|300", .emphasized = 3, .line = true},
    {"目標を線で、途切れあり", "件", EIGHT, "24|26|25|31|33|36||", "", "22|25||30|32|34|38|40",
     .emphasized = 5, .line = true},
    {"目標がすぐ上", "件", FOUR, "95|98|99|100", "", "100|100|100|101", .emphasized = 3},
    {"目標がすぐ下", "件", FOUR, "104|102|101|100", "", "100|100|100|99", .emphasized = 3, .half = true},
    {"目標だけ", "人", FOUR, "|||", "", "10|20|30|40", .emphasized = 3},
    {"小数", "回/年", FOUR, "1.25|1.5|1.75|2.05", "", "2.0|2.0|2.0|2.0", .emphasized = 3},
    {"二と一", "人", FOUR, "1|2|1|2", "", "", .emphasized = 3, .half = true},
    {"軸の上端", "％", FOUR, "100|100|100|100", "", "|||100", .emphasized = 3, .half = true},
    {"長い単位", "延べ利用者数（人日分／月平均）", FOUR, "310|325|340|352", "", "|||350", .emphasized = 3,
     .half = true},
    {"長い名前", "件", "策定時の値|中間見直し時|直近の評価の年|計画の最終年度", "10|14|18|22", "", "|||25",
     .emphasized = 2, .half = true},
    {"注記つき", "件", FOUR, "12※1|13※2|14※3|15", "", "約12|約13|14程度|15以上", .emphasized = 3},
    {"高低の差", "件", FOUR, "123,456|12|234,567|8", "", "||120|200,000", .emphasized = 3, .half = true},
    {"負から正へ", "千円", EIGHT, "-1,250|-830|-412|-20|15|380|790|1,204", "", "0|0|0|0|0|0|500|1,000",
     .emphasized = 7},
    {"二十四の列", "件", TWELVE "|" TWELVE,
     "1,012|2,015|3,018|4,022|5,019|6,025|7,031|8,036|9,041|8,047|7,055|6,062|5,012|4,015|3,018|2,022|1,019|"
     "925|831|736|"
     "641|547|455|362",
     "", "|||||||||||||||||||||||400", .emphasized = 23},
};

static inline size_t set_columns(const char *list)
{
    size_t count = *list != '\0';
    for (; *list; list++)
        count += *list == '|';
    return count;
}

static inline struct text set_column(const char **list)
{
    const char *start = *list;
    while (**list && **list != '|')
        (*list)++;
    struct text text = {start, (size_t)(*list - start)};
    if (**list) (*list)++;
    return text;
}

/* Digits of either width; signs and separators are passed over, words have no digits. */
static inline struct chart_value set_value(struct arena *arena, struct text label)
{
    struct text_buffer digits = {.arena = arena};
    struct text rest = label;
    for (uint32_t c = text_next(&rest); c; c = text_next(&rest)) {
        if (c == 0x203B) break; /* ※ */
        if (c >= 0xFF10 && c <= 0xFF19) c -= 0xFEE0;
        if ((c >= '0' && c <= '9') || c == '.' || c == '-') buffer_add_char(&digits, c);
    }
    struct chart_value value = {0};
    if (label.length == 0) return value;
    value.present = decimal_parse(buffer_text(&digits), &value.value);
    if (value.present)
        value.label = label;
    else
        value.words = label;
    return value;
}

static inline void set_series(struct arena *arena, struct chart *chart, enum series_kind kind,
                              const char *name, const char *values)
{
    if (*values == '\0') return;
    struct chart_series *series = &chart->series[chart->series_count++];
    *series = (struct chart_series){.kind = kind, .name = text_of(name)};
    series->values = ARENA_ARRAY(arena, struct chart_value, chart->category_count);
    for (uint16_t c = 0; c < chart->category_count; c++)
        series->values[c] = set_value(arena, set_column(&values));
}

static inline struct chart *set_chart(struct arena *arena, const struct chart_set *set,
                                      const struct house *house, const struct style *style,
                                      const struct style *bold)
{
    struct chart *chart = ARENA_NEW(arena, struct chart);
    chart->title = text_of(set->title);
    chart->unit = text_of(set->unit);
    chart->category_count = (uint16_t)set_columns(set->years);
    chart->categories = ARENA_ARRAY(arena, struct text, chart->category_count);
    const char *years = set->years;
    for (uint16_t c = 0; c < chart->category_count; c++)
        chart->categories[c] = set_column(&years);
    chart->emphasized = (int16_t)set->emphasized;
    chart->half = set->half;
    chart->target_as_line = set->line;
    chart->house = house;
    chart->style = style;
    chart->bold_style = bold;
    chart->series = ARENA_ARRAY(arena, struct chart_series, 3);
    set_series(arena, chart, SERIES_ACTUAL, set->estimate[0] ? "実績" : "実績値", set->actual);
    set_series(arena, chart, SERIES_ESTIMATE, "見込", set->estimate);
    set_series(arena, chart, SERIES_TARGET, "目標値", set->target);
    return chart;
}

#endif
