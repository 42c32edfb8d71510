/* house_names.c: what stands around a number decides whether it is a name.
 *
 * Each rule looks at one expression and the text around it; then names are passed on to what is joined to them, so that a
 * token is restyled whole or not at all. */
#include "house_names.h"

#include <string.h>

#include "house_paths.h"
#include "house_place.h"

struct look {
    struct text text;
    const struct expression *found;
    size_t count;
    bool *kept;
    size_t at;          /* the expression looked at */
    size_t first, last; /* its first digit; after its last */
};

static size_t end_of(const struct expression *expression)
{
    return expression->offset + expression->length;
}

static bool stands_before(const struct look *look, size_t at, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (house_stands_before(look->text, at, words[i])) return true;
    return false;
}

/* -- kinds ------------------------------------------------------------------------------------------------------------------- */

/* Codes, references, telephone numbers, notes and times are names, not numbers. */
static bool is_name_by_kind(const struct expression *expression)
{
    switch (expression->kind) {
    case EXPRESSION_NUMBER:
    case EXPRESSION_QUANTITY:
    case EXPRESSION_PERCENT:
    case EXPRESSION_RATIO:
    case EXPRESSION_FRACTION:
    case EXPRESSION_MULTIPLE:
    case EXPRESSION_FISCAL_YEAR:
    case EXPRESSION_YEAR_RANGE:
    case EXPRESSION_ERA_YEAR:
    case EXPRESSION_YEAR_MONTH:
    case EXPRESSION_DATE:
    case EXPRESSION_MONTH_RANGE:
    case EXPRESSION_ORDINAL: return false;
    case EXPRESSION_CLOCK: return expression->unit.length == 0; /* 13:30, but 13時30分 is numbers */
    case EXPRESSION_OTHER:
        return !text_starts(expression->detail, TEXT("per ")) &&
               !text_starts(expression->detail, TEXT("every "));
    case EXPRESSION_CODE:
    case EXPRESSION_PAGE:
    case EXPRESSION_PHONE:
    case EXPRESSION_KIND_COUNT: break;
    }
    return true;
}

/* A number with nothing that says what it counts. */
static bool is_bare(const struct look *look)
{
    return look->found[look->at].kind == EXPRESSION_NUMBER;
}

/* -- what stands before ------------------------------------------------------------------------------------------------------ */

/* The word of Latin letters, digits and signs that ends at an offset. */
struct word {
    size_t start;
    bool letters, small, others; /* it has letters, small ones, anything but letters */
};

static struct word word_before(struct text text, size_t at)
{
    struct word word = {.start = at};
    size_t before;
    for (uint32_t c; (c = house_before(text, word.start, &before)) != 0; word.start = before) {
        bool letter = house_is_latin(c), sign = c < 0x80 && strchr("-_.+/&'", (int)c);
        if (!letter && !house_is_digit(c) && !sign) break;
        word.letters |= letter;
        word.small |= letter && c >= 'a';
        word.others |= !letter;
    }
    return word;
}

/* Does the word belong to the amount before, as the km of 5km200m does? */
static bool is_unit_of_last(const struct look *look, size_t start, size_t end)
{
    if (look->at == 0 || look->kept[look->at - 1]) return false;
    size_t last = end_of(&look->found[look->at - 1]);
    return last > start && last <= end;
}

/* AED12台, GDP3.2％: a word of capitals and what is counted, not a name that ends with the number. */
static bool counts_after_capitals(const struct look *look, const struct word *word, size_t end)
{
    const struct expression *expression = &look->found[look->at];
    size_t next;
    if (word->small || word->others || end - word->start < 2) return false;
    if (expression->kind == EXPRESSION_PERCENT) return true;
    if (expression->kind != EXPRESSION_QUANTITY || expression->value.scale > 0) return false;
    return !house_is_latin(house_after(expression->unit, 0, &next));
}

/* HbA1c6.5, COVID-19, Vol.3, IPv6, ISO-9001, plan_2024. */
static bool ends_latin_word(const struct look *look)
{
    size_t end = look->found[look->at].offset;
    struct word word = word_before(look->text, end);
    if (!word.letters || is_unit_of_last(look, word.start, end)) return false;
    return !counts_after_capitals(look, &word, end);
}

/* Society 5.0, Windows 11, JIS X 8341: a blank between; a wide one parts columns, unless the word is written small. */
static bool follows_latin_word(const struct look *look)
{
    size_t offset = look->found[look->at].offset, end;
    if (!is_bare(look) || offset == 0 || house_before(look->text, offset, &end) != ' ') return false;
    struct word word = word_before(look->text, end);
    if (!word.letters || is_unit_of_last(look, word.start, end)) return false;
    return word.small || offset - end == 1;
}

/* #7119, 〒100, ℡042 */
static bool follows_sign(const struct look *look)
{
    static const uint32_t signs[] = {'#', '@', '_', 0x266F, 0x2116, 0x3012, 0x2121, 0x260E, 0x260F};
    size_t before;
    uint32_t c = house_before(look->text, look->found[look->at].offset, &before);
    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        if (c == signs[i]) return true;
    return false;
}

/* 0424817111, 007: no amount begins with a zero before another digit. */
static bool has_leading_zero(const struct look *look)
{
    size_t next, after;
    if (!is_bare(look) || house_after(look->text, look->first, &next) != '0') return false;
    return house_is_digit(house_after(look->text, next, &after));
}

/* 内線 2341, 電話番号：110, バージョン3.1 */
static bool follows_number_word(const struct look *look)
{
    static const char *const words[] = {"内線", "電話", "番号",     "ファクス", "ファックス", "ファクシミリ",
                                        "携帯", "直通", "ダイヤル", "ﾌｧｸｽ",     "ﾌｧｯｸｽ",      "バージョン"};
    size_t at = look->found[look->at].offset, before;
    if (!is_bare(look)) return false;
    for (uint32_t c; c = house_before(look->text, at, &before), c == ' ' || c == ':';)
        at = before;
    return stands_before(look, at, words, ARRAY_LEN(words));
}

/* EN 301 549: the name of a standard. */
static bool begins_with_letters(const struct look *look, size_t index)
{
    size_t at = look->found[index].offset, next;
    return house_is_latin(house_after(look->text, at, &next)) &&
           house_is_latin(house_after(look->text, next, &at));
}

/* What joins a further one to a name: 内線2341～2343, 図3、4, 様式第3号の2, 042(481)7111. */
static bool continues_name(const struct look *look)
{
    static const char *const joints[] = {"~",  "～",   "〜",   "、",   "・", ",", "，",
                                         "の", "及び", "又は", "から", ")",  "）"};
    size_t offset = look->found[look->at].offset;
    if (!is_bare(look) || look->at == 0 || !look->kept[look->at - 1]) return false;
    size_t end = end_of(&look->found[look->at - 1]);
    if (end == offset) return true;
    if (offset - end == 1 && look->text.at[end] == ' ') return begins_with_letters(look, look->at - 1);
    for (size_t i = 0; i < ARRAY_LEN(joints); i++)
        if (offset - end == strlen(joints[i]) && house_stands_before(look->text, offset, joints[i]))
            return true;
    return false;
}

static bool begins_line(const struct look *look)
{
    size_t at = look->found[look->at].offset, before;
    uint32_t c;
    while ((c = house_before(look->text, at, &before)) == ' ')
        at = before;
    return c == 0 || c == '\n' || c == '\r';
}

/* １．3件: a wide number and point before narrow digits count the line, whatever the three would be together. */
static bool is_wide_marker(const struct look *look)
{
    size_t point = look->last, digit = point + strlen("．");
    return house_stands_at(look->text, point, "．") && (unsigned char)look->text.at[look->first] >= 0x80 &&
           digit < look->text.length && look->text.at[digit] >= '0' && look->text.at[digit] <= '9';
}

/* 1) at the beginning of a line, ※3, (注)3 */
static bool is_marker(const struct look *look)
{
    static const char *const marks[] = {"注", "注)", "注）", "※", "*", "＊"};
    size_t at = look->found[look->at].offset, next;
    if (begins_line(look) && is_wide_marker(look)) return true;
    if (!is_bare(look)) return false;
    if (stands_before(look, at, marks, ARRAY_LEN(marks))) return true;
    return begins_line(look) && house_after(look->text, end_of(&look->found[look->at]), &next) == ')';
}

/* -- what stands after ------------------------------------------------------------------------------------------------------- */

/* Has the unit a digit of its own: m2, t-CO2, t-CO2/年? */
static bool has_digit_in_unit(const struct look *look)
{
    const struct expression *expression = &look->found[look->at];
    bool letter = false; /* just before, but for a hyphen */
    if (expression->kind != EXPRESSION_QUANTITY) return false;
    for (size_t at = look->last, next; at < end_of(expression); at = next) {
        uint32_t c = house_after(look->text, at, &next);
        if (letter && house_is_digit(c)) return true;
        letter = house_is_latin(c) || (letter && house_is_hyphen(c));
    }
    return false;
}

/* ² ³ and their like, of km². */
static bool is_raised(uint32_t c)
{
    return c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0x2070 && c <= 0x209F);
}

/* 3.5t-CO2, 10m2, 60km/h: letters and digits go on, or the unit has a digit of its own. */
static bool begins_latin_word(const struct look *look)
{
    struct text text = look->text;
    size_t next, end = end_of(&look->found[look->at]), start;
    uint32_t last = house_before(text, end, &start), c = house_after(text, end, &next);
    bool letter = house_is_latin(last);
    if (has_digit_in_unit(look)) return true;
    if (!letter && !house_is_digit(last)) return false;
    if (house_is_latin(c) || c == '_' || c == '@' || (letter && (house_is_digit(c) || is_raised(c))))
        return true;
    return (house_is_hyphen(c) || c == '/') && house_is_latin(house_after(text, next, &end));
}

struct suffix {
    const char *word, *nots; /* … but not before these, parted by | */
};

static bool is_suffix(const struct look *look, size_t at, const struct suffix *suffix)
{
    if (!house_stands_at(look->text, at, suffix->word)) return false;
    at += strlen(suffix->word);
    for (const char *not = suffix->nots; not &&*not ;) {
        size_t length = strcspn(not, "|");
        if (look->text.length - at >= length && memcmp(look->text.at + at, not, length) == 0) return false;
        not += length + (not [length] == '|');
    }
    return true;
}

static size_t skip_blank(const struct look *look, size_t at)
{
    size_t next;
    return house_after(look->text, at, &next) == ' ' ? next : at;
}

/* The first characters of the suffixes below: most numbers are told apart by them. */
static bool may_be_numbered(uint32_t c)
{
    static const uint32_t first[] = {0x6761, 0x9805, 0x53F7, 0x7AE0, 0x7BC0, 0x6B3E, 0x4E01, 0x756A,
                                     0x5730, 0x90E8, 0x7DE8, 0x8868, 0x56F3, 0x69D8, 0x5DFB};
    for (size_t i = 0; i < ARRAY_LEN(first); i++)
        if (c == first[i]) return true;
    return false;
}

/* 第2項, 3章, 101号室, 5番町: parts of laws and books, and whatever has a number for its name. */
static bool is_numbered_at(const struct look *look, size_t at)
{
    static const struct suffix suffixes[] = {
        {"条", "件|例|約"}, {"項", "目"},   {"号", NULL},   {"章", NULL},   {"節", "電|水|約|減|目"},
        {"款", NULL},       {"丁目", NULL}, {"番地", NULL}, {"番町", NULL}, {"番街", NULL},
        {"番館", NULL},     {"番線", NULL}, {"番札", NULL}, {"番の", NULL}, {"地割", NULL},
    };
    static const struct suffix after_dai[] = {
        {"部", "会|門|署|隊|落|屋|員|長|分|品"},
        {"編", NULL},
        {"表", NULL},
        {"図", NULL},
        {"様式", NULL},
        {"巻", NULL},
    };
    size_t next;
    at = skip_blank(look, at);
    if (!may_be_numbered(house_after(look->text, at, &next))) return false;
    for (size_t i = 0; i < ARRAY_LEN(suffixes); i++)
        if (is_suffix(look, at, &suffixes[i])) return true;
    if (house_stands_at(look->text, at, "番"))
        return house_is_digit(house_after(look->text, at + strlen("番"), &next));
    size_t before = look->first - (look->first > 0 && look->text.at[look->first - 1] == ' ');
    if (!house_stands_before(look->text, before, "第")) return false;
    for (size_t i = 0; i < ARRAY_LEN(after_dai); i++)
        if (is_suffix(look, at, &after_dai[i])) return true;
    return false;
}

/* … or a range of them: 101～105号室 */
static bool is_numbered(const struct look *look)
{
    size_t at = end_of(&look->found[look->at]), before;
    while (at > look->last && !house_is_digit(house_before(look->text, at, &before)))
        at = before;
    return is_numbered_at(look, look->last) || (at > look->last && is_numbered_at(look, at));
}

/* 110番, 119番: the numbers of three digits that a telephone is rung by. */
static bool is_emergency(const struct look *look)
{
    static const struct suffix number = {"番", "目|組|地|号|台|手|人"};
    size_t next, at = look->first;
    if (house_after(look->text, at, &next) != '1') return false;
    for (int i = 0; i < 3; i++, at = next)
        if (!house_is_digit(house_after(look->text, at, &next))) return false;
    return at == look->last && is_suffix(look, at, &number);
}

/* 図3-12, 第1-2図: two numbers that a sign joins, after a word that numbers things. */
static bool is_label(const struct look *look)
{
    static const char *const words[] = {"図", "表",   "写真", "資料", "別紙", "別添", "様式", "参考",
                                        "第", "問",   "注",   "施策", "取組", "目標", "方針", "指標",
                                        "柱", "事業", "項目", "番号", "議案", "案"};
    size_t next, at = look->first, before;
    if (!house_is_hyphen(house_after(look->text, look->last, &next))) return false;
    if (!house_is_digit(house_after(look->text, next, &before))) return false;
    if (house_before(look->text, at, &before) == ' ') at = before;
    return stands_before(look, at, words, ARRAY_LEN(words));
}

/* 別表第2, 附則第3: a part of a law by itself. */
static bool is_annex(const struct look *look)
{
    static const char *const words[] = {"別表第", "別図第", "別紙第", "別記第", "別添第",
                                        "様式第", "附則第", "付則第", "付表第", "附表第"};
    return house_stands_before(look->text, look->first, "第") &&
           stands_before(look, look->first, words, ARRAY_LEN(words));
}

/* -- laws ---------------------------------------------------------------------------------------------------------------------- */

static bool is_time(const struct expression *expression)
{
    return expression->kind == EXPRESSION_ERA_YEAR || expression->kind == EXPRESSION_DATE ||
           expression->kind == EXPRESSION_FISCAL_YEAR || expression->kind == EXPRESSION_YEAR_MONTH;
}

static bool is_of_name(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || c == 0x3005 || c == 0x3006 || (c >= 0x30A1 && c <= 0x30FA) ||
           c == 0x306E;
}

/* 平成12年法律第57号, 令和5年緑野市条例第8号: the date is part of the law's number. Looks back from a kept 第…号. */
static void keep_date_of_law(struct look *look)
{
    static const char *const laws[] = {"法律第", "令第",   "条例第", "規則第", "告示第", "訓令第",
                                       "規程第", "要綱第", "通達第", "通知第", "公告第", "発第"};
    enum { LONGEST_NAME = 90 };
    if (look->at == 0 || !stands_before(look, look->first, laws, ARRAY_LEN(laws))) return;
    const struct expression *date = &look->found[look->at - 1];
    size_t at = look->first, before;
    while (at > end_of(date) && look->first - at < LONGEST_NAME &&
           is_of_name(house_before(look->text, at, &before)))
        at = before;
    if (at == end_of(date) && is_time(date)) look->kept[look->at - 1] = true;
}

/* -- tokens -------------------------------------------------------------------------------------------------------------------- */

/* Do two expressions stand on both sides of a sign that makes one token of them: 施策12-1, JIS X 8341-3:2016? */
static bool is_joined(struct text text, const struct expression *left, const struct expression *right)
{
    size_t end = end_of(left), at = right->offset, next;
    if (!house_is_digit(house_before(text, end, &next))) return false;
    if (at == end && house_is_hyphen(house_after(text, at, &next)))
        return house_is_digit(house_after(text, next, &at));
    if (at == end || !house_is_joint(house_after(text, end, &next)) || next != at) return false;
    return house_is_digit(house_after(text, at, &next));
}

static void pass_on(struct text text, const struct expression *found, size_t count, bool *kept)
{
    for (size_t i = 1; i < count; i++)
        if (kept[i - 1] && !kept[i]) kept[i] = is_joined(text, &found[i - 1], &found[i]);
    for (size_t i = count; i-- > 1;)
        if (kept[i] && !kept[i - 1]) kept[i - 1] = is_joined(text, &found[i - 1], &found[i]);
}

/* The first digit of the expression, and where its first run of digits ends. */
static bool find_digits(struct look *look)
{
    const struct expression *expression = &look->found[look->at];
    size_t at = expression->offset, end = end_of(expression), next = at;
    while (at < end && !house_is_digit(house_after(look->text, at, &next)))
        at = next;
    look->first = at;
    while (at < end && house_is_digit(house_after(look->text, at, &next)))
        at = next;
    look->last = at;
    return look->first < at;
}

static bool is_name(struct look *look, struct house_paths *paths)
{
    const struct expression *expression = &look->found[look->at];
    if (house_paths_hold(paths, look->text, expression->offset)) return true;
    if (is_name_by_kind(expression)) return true;
    if (!find_digits(look)) return false;
    return ends_latin_word(look) || follows_latin_word(look) || follows_sign(look) ||
           has_leading_zero(look) || follows_number_word(look) || continues_name(look) || is_marker(look) ||
           begins_latin_word(look) || is_numbered(look) || is_emergency(look) || is_annex(look) ||
           is_label(look);
}

void house_names_mark(struct text text, const struct expression *found, size_t count, bool *kept)
{
    struct look look = {.text = text, .found = found, .count = count, .kept = kept};
    struct house_paths paths = {.count = 0};
    for (; look.at < count; look.at++) {
        kept[look.at] = is_name(&look, &paths);
        if (kept[look.at] && find_digits(&look)) keep_date_of_law(&look);
    }
    pass_on(text, found, count, kept);
}
