/* grow_record.c: a plan out of choices: elements and attributes where the vocabulary allows them, values that belong there. */
#include "grow.h"

enum { DEEPEST = 12, MOST_OF_A_KIND = 4, MOST_PLACES = 64 };

struct record_growth {
    struct text_buffer *out;
    struct choices *choices;
    int left; /* elements that may still be made */
};

static const char *one_of(struct choices *choices, const char *const *values, size_t count)
{
    return is_odd(choices) ? choose_strange(choices) : values[choose(choices, (uint32_t)count)];
}
#define ONE_OF(choices, ...)                                                                                 \
    one_of((choices), (const char *const[]){__VA_ARGS__},                                                    \
           sizeof((const char *const[]){__VA_ARGS__}) / sizeof(const char *))

static const char *year_value(struct choices *choices)
{
    return ONE_OF(choices, "R6", "R5", "R7", "令和６年度", "R4", "2024", "H31", "令和元年度", "R8",
                  "令和６年度末");
}

static const char *amount(struct choices *choices)
{
    return ONE_OF(choices, "120", "１，２３４人", "85.0％", "0", "－", "未定", "-5", "2、3回", "1:3",
                  "12億3千万円", "年12回", "120以下", "５～１０人", "約30件", "1/3", "△１２", "95", "100.5",
                  "3千人", "10％増", "実12人", "11人※", "十数件");
}

static const char *words(struct choices *choices)
{
    return ONE_OF(choices, "見守りの会", "子どもの居場所づくり", "１　声かけ",
                  "広場の開放と、運営に協力する人の募集を、年に三回行います。",
                  "・開放日を増やした\n・学校と話し合った", "【要点】一人暮らしの方の見守り（年２回、128件）",
                  "Society 5.0に向けた取組", "利用者数", "https://example.jp/koho/R6/no12.html を参照",
                  "令和６年４月１日現在の65～74歳人口は1,234人である。", "相談", "Ａ",
                  "平成31年度から令和６年度までの延べ12,"
                  "345人が、地区ごとの集まりに参加しました。特に、若い世代の参加が増えています。");
}

/* Few, so that what refers to something finds it, or finds it twice. */
static const char *identifier(struct choices *choices)
{
    return ONE_OF(choices, "1", "2", "1-1", "1-2-10", "a", "健康課", "施策", "章", "progress", "evaluation",
                  "3", "4", "b", "c");
}

static const char *attribute_value(struct choices *choices, enum attribute_kind name)
{
    switch ((int)name) {
    case ATTRIBUTE_YEAR:
    case ATTRIBUTE_FROM:
    case ATTRIBUTE_TO: return year_value(choices);
    case ATTRIBUTE_DATE:
    case ATTRIBUTE_AS_OF: return ONE_OF(choices, "令和６年４月１日", "2025-03-31", "R7.3.31", "令和７年３月");
    case ATTRIBUTE_LEVEL:
    case ATTRIBUTE_BY:
    case ATTRIBUTE_COUNTS_WITH: return ONE_OF(choices, "施策", "章", "tag", "基本目標");
    case ATTRIBUTE_SCALE: return ONE_OF(choices, "progress", "evaluation", "bands");
    case ATTRIBUTE_SYMBOL:
    case ATTRIBUTE_PROGRESS:
        return ONE_OF(choices, "↗", "→", "Ａ", "Ｂ", "○", "達成", "順調に進んでいる取組,少し遅れ");
    case ATTRIBUTE_SPAN:
    case ATTRIBUTE_ROWS: return ONE_OF(choices, "1", "2", "3", "5");
    case ATTRIBUTE_WIDTHS: return ONE_OF(choices, "1 2 1", "1fr 2fr", "20mm 1fr", "30 70");
    case ATTRIBUTE_MIN:
    case ATTRIBUTE_ABOVE:
    case ATTRIBUTE_EQUAL:
    case ATTRIBUTE_PAGE: return ONE_OF(choices, "100", "80", "50", "0", "12");
    case ATTRIBUTE_SRC: return ONE_OF(choices, "hall.png", "none.jpg", "hall.png");
    case ATTRIBUTE_NO: return ONE_OF(choices, "1", "２", "（３）", "1-2", "Ⅳ");
    case ATTRIBUTE_TEXT: return ONE_OF(choices, "けいかく", "市", "委員会");
    case ATTRIBUTE_LANG: return ONE_OF(choices, "ja", "en");
    case ATTRIBUTE_UNIT: return ONE_OF(choices, "人", "％", "件", "千円", "回");
    case ATTRIBUTE_NAME:
        return ONE_OF(choices, "主な取組", "予算額", "達成度評価", "構成計画", "第１期", "担当");
    case ATTRIBUTE_IN: return ONE_OF(choices, "重点", "資料編");
    case ATTRIBUTE_FIELD: return ONE_OF(choices, "title", "target", "goal");
    case ATTRIBUTE_MARKER: return ONE_OF(choices, "・", "○", "１");
    default: return identifier(choices);
    }
}

static bool is_in(const enum attribute_kind *list, enum attribute_kind wanted)
{
    for (; list && *list != ATTRIBUTE_COUNT; list++)
        if (*list == wanted) return true;
    return false;
}

static void grow_attributes(struct record_growth *growth, const struct record_shape *shape,
                            enum record_kind parent, enum record_kind kind)
{
    for (const enum attribute_kind *each = shape->attributes; each && *each != ATTRIBUTE_COUNT; each++) {
        bool wanted = is_in(shape->required, *each);
        if (!wanted && !chance(growth->choices, *each == ATTRIBUTE_YEAR ? 2 : 4)) continue;
        const char *const *fixed = record_values(parent, kind, *each);
        size_t count = 0;
        while (fixed && fixed[count])
            count++;
        const char *value =
            count > 0 ? one_of(growth->choices, fixed, count) : attribute_value(growth->choices, *each);
        buffer_format(growth->out, " %s=\"", record_attribute_name(*each));
        grow_escaped(growth->out, text_of(value));
        buffer_add(growth->out, TEXT("\""));
    }
}

static const char *content(struct choices *choices, enum record_kind kind)
{
    switch ((int)kind) {
    case RECORD_YEAR: return year_value(choices);
    case RECORD_TARGET:
    case RECORD_ACTUAL:
    case RECORD_BASELINE:
    case RECORD_ESTIMATE:
    case RECORD_STATED_RATE:
    case RECORD_COUNT: return amount(choices);
    case RECORD_PUBLISHED:
    case RECORD_AS_OF: return ONE_OF(choices, "令和７年３月", "2025-03-31");
    case RECORD_DEPARTMENT: return ONE_OF(choices, "健康課", "福祉課", "市民協働推進課", "a");
    case RECORD_EVALUATION:
    case RECORD_MARK: return ONE_OF(choices, "Ａ", "Ｂ", "↗", "継続", "達成");
    default: return words(choices);
    }
}

static void grow_element(struct record_growth *growth, enum record_kind parent, enum record_kind kind,
                         int depth);

static int how_many(struct choices *choices, enum record_often often)
{
    switch (often) {
    case OFTEN_ANY:
    case OFTEN_ALIKE: return chance(choices, 2) ? 0 : (int)choose(choices, MOST_OF_A_KIND);
    case OFTEN_ONCE: return (int)choose(choices, 2);
    case OFTEN_ALWAYS: return 1;
    case OFTEN_SOME: return 1 + (int)choose(choices, MOST_OF_A_KIND);
    }
    return 0;
}

/* The children of one rank, in any order: so many of kinds that are drawn. */
static void grow_rank(struct record_growth *growth, const struct record_shape *shape, enum record_kind kind,
                      uint8_t rank, int depth)
{
    size_t of_rank[MOST_PLACES], count = 0;
    for (size_t i = 0; shape->children[i] != RECORD_KIND_COUNT && count < MOST_PLACES; i++)
        if (shape->places[i].rank == rank) of_rank[count++] = i;
    if (count == 1) {
        size_t only = of_rank[0];
        int wanted = how_many(growth->choices, (enum record_often)shape->places[only].often);
        for (int i = 0; i < wanted; i++)
            grow_element(growth, kind, shape->children[only], depth + 1);
        return;
    }
    int wanted = 1 + (int)choose(growth->choices, depth < 4 ? 10 : 4);
    for (int i = 0; i < wanted; i++) {
        size_t chosen = of_rank[choose(growth->choices, (uint32_t)count)];
        grow_element(growth, kind, shape->children[chosen], depth + 1);
    }
}

static void grow_children(struct record_growth *growth, const struct record_shape *shape,
                          enum record_kind kind, int depth)
{
    int last = -1;
    for (size_t i = 0; shape->children && shape->children[i] != RECORD_KIND_COUNT; i++) {
        if ((int)shape->places[i].rank == last) continue;
        last = shape->places[i].rank;
        grow_rank(growth, shape, kind, shape->places[i].rank, depth);
    }
}

/* Text between the elements of prose, an element now and then. */
static void grow_mixed(struct record_growth *growth, const struct record_shape *shape, enum record_kind kind,
                       int depth)
{
    uint32_t count = 0;
    while (shape->children && shape->children[count] != RECORD_KIND_COUNT)
        count++;
    for (uint32_t i = 0, pieces = 1 + choose(growth->choices, 3); i < pieces; i++) {
        grow_escaped(growth->out, text_of(words(growth->choices)));
        if (count > 0 && chance(growth->choices, 4))
            grow_element(growth, kind, shape->children[choose(growth->choices, count)], depth + 1);
    }
}

static void grow_element(struct record_growth *growth, enum record_kind parent, enum record_kind kind,
                         int depth)
{
    if (kind == RECORD_TEXT || depth > DEEPEST || growth->left <= 0) return;
    growth->left--;
    const struct record_shape *shape = record_shape_in(parent, kind);
    if (!shape) return;
    buffer_format(growth->out, "<%s", record_name(kind));
    grow_attributes(growth, shape, parent, kind);
    buffer_add(growth->out, TEXT(">"));
    if (record_is_mixed(kind))
        grow_mixed(growth, shape, kind, depth);
    else if (shape->text &&
             (!shape->children || shape->children[0] == RECORD_KIND_COUNT || chance(growth->choices, 2)))
        grow_escaped(growth->out, text_of(content(growth->choices, kind)));
    else
        grow_children(growth, shape, kind, depth);
    buffer_format(growth->out, "</%s>\n", record_name(kind));
}

/* What nearly every plan begins with, so that levels, scales and years are known by name. */
static const char head[] =
    "<meta><title>みどりの計画</title><issuer>青葉市</issuer><year>R6</year>"
    "<period from=\"R4\" to=\"R8\"/></meta>"
    "<levels><level id=\"章\">章</level><level id=\"施策\">施策</level></levels>"
    "<departments><department id=\"健康課\">健康課</department><department id=\"a\" "
    "short=\"福\">福祉課</department></departments>"
    "<tags name=\"構成計画\"><tag id=\"1\" symbol=\"福\">地域福祉計画</tag><tag "
    "id=\"2\">障害計画</tag></tags>"
    "<scales><scale id=\"progress\"><mark symbol=\"↗\">順調</mark><mark symbol=\"→\">横ばい</mark></scale>"
    "<scale id=\"evaluation\"><mark symbol=\"Ａ\">達成</mark><mark symbol=\"Ｂ\" "
    "also=\"B\">一部</mark></scale>"
    "<scale id=\"bands\"><band min=\"100\">100％以上</band><band above=\"0\">未満</band></scale></scales>";

/* What nearly every definition asks for: whatever else is drawn, no record is without it. */
static const char first[] =
    "<section level=\"章\"><title>地域の支え合い</title><p>声かけの日を増やした。</p>"
    "<initiative id=\"first\"><title>見守りの輪</title><department>健康課</department>"
    "<indicator id=\"first-1\" unit=\"人\"><name>見守り隊の人数</name><target year=\"R6\">120</target>"
    "<actual year=\"R6\">96</actual></indicator></initiative></section>";

void grow_record(struct text_buffer *out, struct choices *choices, int elements)
{
    static const enum record_kind top[] = {RECORD_SECTION,    RECORD_SECTION, RECORD_INITIATIVE,
                                           RECORD_INITIATIVE, RECORD_P,       RECORD_TABLE,
                                           RECORD_SECTION};
    struct record_growth growth = {out, choices, elements};
    buffer_add(out, TEXT("<plan xmlns=\"urn:shinchoku:plan:1\" id=\"p\">"));
    if (chance(choices, 8))
        grow_children(&growth, record_shape(RECORD_PLAN), RECORD_PLAN, 0);
    else
        buffer_add(out, TEXT(head));
    buffer_add(out, TEXT(first));
    for (uint32_t i = 0, wanted = 2 + choose(choices, 12); i < wanted; i++)
        grow_element(&growth, RECORD_PLAN, top[choose(choices, ARRAY_LEN(top))], 1);
    buffer_add(out, TEXT("</plan>\n"));
}
