/* grow_definition.c: a definition out of choices: elements and attributes where the vocabulary allows them, values that
 * belong there. */
#include "grow.h"

#include <string.h>

#include "layouts/language/element.h"
#include "layouts/language/vocabulary.h"
#include "layouts/language/words.h"

enum { DEEPEST = 8 };

static const struct {
    const char *name, *children, *attributes;
} vocabulary[] = {
#define X(kind, name, children, attributes) {name, children, attributes},
    LAYOUT_ELEMENTS(X)
#undef X
};

/* An attribute by its name, as LAYOUT_ATTRIBUTES pairs them. */
static const char *attribute_name(const char *word)
{
#define X(word_, name_)                                                                                      \
    if (text_is(text_of(#word_), word)) return name_;
    LAYOUT_ATTRIBUTES(X)
#undef X
    return "";
}

static const struct {
    enum word word;
    const char *elements;
    int least, most;
} numbers_of[] = {
#define X(word, elements, least, most) {WORD_##word, elements, least, most},
    LAYOUT_NUMBERS(X)
#undef X
};

static const struct {
    const char *element, *attributes;
} needs_of[] = {
#define X(kind, attributes) {#kind, attributes},
    LAYOUT_NEEDS(X)
#undef X
};

static const struct {
    const char *element, *word, *value, *attributes;
} needs_with[] = {
#define X(kind, word, value, attributes) {#kind, #word, value, attributes},
    LAYOUT_NEEDS_WITH(X)
#undef X
};

static const struct {
    const char *word;
    int32_t least, most;
} ranges[] = {
#define X(word, least, most, unit) {#word, least, most},
    LAYOUT_RANGES(X)
#undef X
};

struct definition_growth {
    struct text_buffer *out;
    struct choices *choices;
    int left;
    int parts; /* made so far: what comes later may use them */
};

static void grow_element(struct definition_growth *growth, size_t element, int depth);

static size_t element_of(struct text name)
{
    for (size_t i = 0; i < ARRAY_LEN(vocabulary); i++)
        if (text_is(name, vocabulary[i].name)) return i;
    return SIZE_MAX;
}

/* How the element's attribute is read. */
static enum value_type type_of(const char *name, const char *element, enum word *word, enum word_list *list)
{
    enum element_kind kind;
    *list = LIST_COUNT;
    if (!vocabulary_find_element(text_of(element), &kind) || !vocabulary_find_word(text_of(name), word))
        return VALUE_TEXT;
    return vocabulary_type(kind, *word, list);
}

/* -- values ------------------------------------------------------------------------------------------------------------ */

static const char path_words[] =
    "title no id status status.progress goal overview schedule department department.main department.joint "
    "section.施策.title section.章.no plan.title plan.year plan.period plan.issuer note.主な取組 "
    "field.予算額 "
    "reference name unit baseline target actual rate evaluation entry position total parent.title new "
    "category "
    "tags.構成計画 mark scale.progress.name printed.title own-title reprint previous.status first-of.施策 "
    "marks strand page "
    "indicator initiative activity term project policy footnote date plan.id";

static void grow_path(struct definition_growth *growth, bool formatted)
{
    static const char *const formats[] = {" | era",           " | era-short",   " | western", " | both",
                                          " | join=br",       " | join=・",     " | first",   " | last",
                                          " | solid",         " | count",       " | short",   " | edition",
                                          " | after-edition", " | mark-meaning"};
    struct choices *choices = growth->choices;
    grow_escaped(growth->out, choose_word(choices, path_words));
    if (formatted && chance(choices, 3))
        buffer_add(growth->out, text_of(formats[choose(choices, ARRAY_LEN(formats))]));
    if (formatted && chance(choices, 6)) {
        buffer_add(growth->out, TEXT(", "));
        grow_escaped(growth->out, choose_word(choices, path_words));
    }
}

static void grow_template(struct definition_growth *growth)
{
    static const char *const literals[] = {"：", "取組",    "№",    "（続き）", "/",
                                           "　", "所管/課", "年度", "目標"};
    for (uint32_t i = 0, pieces = 1 + choose(growth->choices, 3); i < pieces; i++) {
        if (is_odd(growth->choices))
            grow_escaped(growth->out, text_of(choose_strange(growth->choices)));
        else if (chance(growth->choices, 2))
            buffer_add(growth->out, text_of(literals[choose(growth->choices, ARRAY_LEN(literals))]));
        buffer_add(growth->out, TEXT("{"));
        grow_path(growth, true);
        buffer_add(growth->out, TEXT("}"));
    }
}

static const char lengths[] = "3pt 9pt 0pt 12pt 1em 20mm 1.5em 228pt 0.5em 36pt 90pt 5cm";
static const char odd_lengths[] = "-9pt 0.001pt 2000pt 99999pt -1em 0mm 30000pt 40em 1pt";

static bool is_in_range(const char *name, struct text length)
{
    struct length read;
    if (!measure_read(length, &read)) return false;
    int32_t measured = measure_in(&read, BODY_EM);
    for (size_t i = 0; i < ARRAY_LEN(ranges); i++)
        if (text_is(text_of(name), attribute_name(ranges[i].word)))
            return measured >= ranges[i].least && measured <= ranges[i].most;
    return true;
}

static void grow_length(struct definition_growth *growth, const char *name)
{
    if (is_odd_and_refused(growth->choices)) {
        buffer_add(growth->out, choose_word(growth->choices, odd_lengths));
        return;
    }
    char fitting[sizeof lengths + 1] = {0}; /* a space after each */
    struct text rest = text_of(lengths), word;
    while (words_next(&rest, &word))
        if (is_in_range(name, word)) strncat(strncat(fitting, word.at, word.length), " ", 2);
    buffer_add(growth->out, choose_word(growth->choices, fitting));
}

static void grow_width(struct definition_growth *growth, const char *name)
{
    if (chance(growth->choices, 3))
        grow_length(growth, name);
    else
        buffer_add(growth->out,
                   choose_word(growth->choices, "1fr 2fr 40pt 20pt 5em 100pt 0.3fr content 250fr"));
}

/* Page measures that fit the smallest paper in either direction. */
static void grow_page_length(struct definition_growth *growth, const char *name)
{
    bool low = text_is(text_of(name), "bottom");
    if (is_odd_and_refused(growth->choices))
        grow_length(growth, name);
    else if (low)
        buffer_add(growth->out, choose_word(growth->choices, "380pt 300pt 240pt 400pt 160pt"));
    else
        buffer_add(growth->out, choose_word(growth->choices, "36pt 20pt 54pt 84pt 10pt"));
}

static void grow_choice(struct definition_growth *growth, enum word_list list)
{
    struct text words = vocabulary_list(growth->out->arena, list);
    buffer_add(growth->out,
               choose_word(growth->choices, arena_copy(growth->out->arena, words.at, words.length)));
}

/* Whole numbers between their bounds; false where the attribute has none. */
static bool grow_number(struct definition_growth *growth, enum word word, const char *element)
{
    for (size_t i = 0; i < ARRAY_LEN(numbers_of); i++) {
        const char *elements = numbers_of[i].elements;
        if (numbers_of[i].word != word || (elements[0] && !words_have(text_of(elements), text_of(element))))
            continue;
        int span = numbers_of[i].most - numbers_of[i].least + 1;
        buffer_format(growth->out, "%d",
                      numbers_of[i].least + (int)choose(growth->choices, (uint32_t)(span < 20 ? span : 20)));
        return true;
    }
    return false;
}

static const char style_names[] = "small small-bold table table-bold table-head body list label note h1 h2 "
                                  "h3 caption footnote band-1 missing "
                                  "cover-plan cover-document table-rate own-1 own-2";

/* Names and selections, by attribute: what is neither in a list of the language nor a length. */
static const struct {
    const char *attributes, *words;
} pools[] = {
    {"style label-style marker-style head-style title-style", style_names},
    {"page", "a4 a3 own"},
    {"face", "gothic gothic-bold mincho"},
    {"section", "施策 章 * 章"},
    {"initiative activity indicator strand department", "* * * 健康課"},
    {"note tag", "* * 主な取組 構成計画"},
    {"each rows",
     "initiative indicator self activity strand plan.initiative plan.indicator section.施策 section.章"},
    {"scale choice", "progress evaluation bands"},
    {"of", "progress evaluation bands 構成計画 総合,一部"},
    {"name", "主な取組 名前 目標 シート"},
    {"level", "施策 章 1 2"},
    {"range", "data all plan -3..0 -1..2 0..0"},
    {"freeze", "目標 取組"},
    {"widths", "1fr 2fr content 40pt"},
    {"padding", "3pt 0pt 9pt"},
    {"size", "9pt 10.5pt 8pt 14pt 24pt 6pt"},
    {"leading", "12pt 15pt 18pt 36pt 9pt"},
    {"first-indent indent tracking latin-gap", "0em 1em 0.125em 0.3em"},
    {"emphasis", "取組 目標"},
    {"group", "period 目標値"},
    {"value", "target actual estimate baseline rate"},
};

static void grow_pooled(struct definition_growth *growth, const char *name)
{
    if (text_is(text_of(name), "part")) {
        buffer_format(growth->out, "part-%d", 1 + (int)choose(growth->choices, (uint32_t)growth->parts));
        return;
    }
    for (size_t i = 0; i < ARRAY_LEN(pools); i++) {
        if (!words_have(text_of(pools[i].attributes), text_of(name))) continue;
        buffer_add(growth->out, choose_word(growth->choices, pools[i].words));
        return;
    }
    grow_escaped(growth->out, choose_word(growth->choices, "取組 （続き） № 目標 未記入"));
}

static void grow_typed(struct definition_growth *growth, const char *name, const char *element)
{
    bool on_page = text_is(text_of(element), "page") || text_is(text_of(element), "running");
    bool pooled = words_have(TEXT("size leading first-indent tracking latin-gap"), text_of(name));
    enum word word = WORD_COUNT;
    enum word_list list;
    switch (type_of(name, element, &word, &list)) {
    case VALUE_PATH:
    case VALUE_CONDITION: grow_path(growth, true); return;
    case VALUE_CHOICE:
    case VALUE_CHOICES: grow_choice(growth, list); return;
    case VALUE_NUMBER: grow_number(growth, word, element); return;
    case VALUE_WIDTH: grow_width(growth, name); return;
    case VALUE_LENGTH:
        if (on_page)
            grow_page_length(growth, name);
        else if (pooled)
            grow_pooled(growth, name);
        else
            grow_length(growth, name);
        return;
    case VALUE_TEMPLATE:
        if (!grow_number(growth, word, element)) grow_template(growth);
        return;
    case VALUE_TEXT:
    case VALUE_OPEN:
    case VALUE_NAMES:
    case VALUE_WIDTHS:
    case VALUE_PADDING:
    case VALUE_RANGE:
    case VALUE_STYLE:
    case VALUE_MASTER:
    case VALUE_SELECTOR: grow_pooled(growth, name); return;
    }
}

static void grow_value(struct definition_growth *growth, const char *name, const char *element)
{
    if (is_odd_and_refused(growth->choices))
        grow_escaped(growth->out, text_of(choose_strange(growth->choices)));
    else
        grow_typed(growth, name, element);
}

/* -- elements ---------------------------------------------------------------------------------------------------------- */

static void grow_attribute(struct definition_growth *growth, struct text name, const char *element)
{
    char word[32] = {0};
    for (size_t i = 0; i < name.length && i < sizeof word - 1; i++)
        word[i] = name.at[i];
    buffer_format(growth->out, " %s=\"", word);
    grow_value(growth, word, element);
    buffer_add(growth->out, TEXT("\""));
}

/* each and entry move by exactly one of these. */
static const char selectors[] = "section initiative activity indicator strand note tag department";

/* Is that the element which the tables call kind? */
static bool is_kind(const char *kind, const char *element)
{
    struct text name = text_of(element);
    bool same = strlen(kind) == name.length;
    for (size_t c = 0; same && c < name.length; c++)
        same = (kind[c] == '_' ? '-' : kind[c] + 'a' - 'A') == name.at[c];
    return same;
}

static bool is_needed(const char *element, struct text attribute)
{
    for (size_t i = 0; i < ARRAY_LEN(needs_of); i++)
        if (is_kind(needs_of[i].element, element) && words_have(text_of(needs_of[i].attributes), attribute))
            return true;
    return false;
}

/* Does the tag that begins there have the attribute, with that value? NULL: any. */
static bool is_grown(const struct definition_growth *growth, size_t tag, const char *attribute,
                     const char *value)
{
    struct text whole = buffer_text(growth->out);
    struct text wanted =
        text_format(growth->out->arena, " %s=\"%s%s", attribute, value ? value : "", value ? "\"" : "");
    return text_find(text_slice(whole, tag, whole.length), wanted) != SIZE_MAX;
}

/* What the values that were drawn call for beside them, where it was not drawn itself. */
static void grow_called_for(struct definition_growth *growth, const char *element, size_t tag)
{
    for (size_t i = 0; i < ARRAY_LEN(needs_with); i++) {
        if (!is_kind(needs_with[i].element, element) ||
            !is_grown(growth, tag, attribute_name(needs_with[i].word), needs_with[i].value))
            continue;
        struct text rest = text_of(needs_with[i].attributes), attribute;
        while (words_next(&rest, &attribute))
            if (!is_grown(growth, tag, text_format(growth->out->arena, "%.*s", TEXT_ARG(attribute)).at, NULL))
                grow_attribute(growth, attribute, element);
    }
}

static void grow_attributes(struct definition_growth *growth, size_t element)
{
    const char *name = vocabulary[element].name;
    bool is_each = text_is(text_of(name), "each"), is_entry = text_is(text_of(name), "entry");
    bool is_table = text_is(text_of(name), "table");
    struct text rest = text_of(vocabulary[element].attributes), attribute;
    struct text selector = choose_word(growth->choices, is_entry ? "section initiative" : selectors);
    while (words_next(&rest, &attribute)) {
        bool selects = (is_each || is_entry) && words_have(text_of(selectors), attribute);
        bool needed = is_needed(name, attribute) || (is_table && text_is(attribute, "each"));
        if (selects ? !text_equal(attribute, selector) : !needed && !chance(growth->choices, 5)) continue;
        if (text_is(attribute, "freeze") && !is_odd_and_refused(growth->choices))
            continue; /* names a head that has to be there */
        grow_attribute(growth, attribute, name);
    }
}

static void grow_text(struct definition_growth *growth)
{
    grow_template(growth);
}

/* Elements that stand first in their parents, and so say how many of the others there are. */
static void grow_children(struct definition_growth *growth, size_t element, int depth)
{
    const char *list = vocabulary[element].children;
    if (list[0] == '\0') return;
    bool is_inline = words_have(text_of(list), TEXT("#text"));
    uint32_t wanted =
        is_inline ? 1 + choose(growth->choices, 2) : 1 + choose(growth->choices, depth < 2 ? 6 : 4);
    if (text_is(text_of(vocabulary[element].name), "table") && wanted < 2) wanted = 2;
    for (uint32_t i = 0; i < wanted; i++) {
        struct text child =
            is_inline && chance(growth->choices, 2) ? TEXT("#text") : choose_word(growth->choices, list);
        if (text_is(child, "#text"))
            grow_text(growth);
        else
            grow_element(growth, element_of(child), depth + 1);
    }
}

static void grow_element(struct definition_growth *growth, size_t element, int depth)
{
    if (element == SIZE_MAX || depth > DEEPEST || growth->left <= 0) return;
    if (text_is(text_of(vocabulary[element].name), "use") && growth->parts == 0) return;
    growth->left--;
    size_t tag = growth->out->length;
    buffer_format(growth->out, "<%s", vocabulary[element].name);
    grow_attributes(growth, element);
    grow_called_for(growth, vocabulary[element].name, tag);
    buffer_add(growth->out, TEXT(">"));
    grow_children(growth, element, depth);
    buffer_format(growth->out, "</%s>\n", vocabulary[element].name);
}

static void grow_named(struct definition_growth *growth, const char *element, const char *name)
{
    size_t at = element_of(text_of(element)), tag = growth->out->length;
    buffer_format(growth->out, "<%s name=\"%s\"", element, name);
    struct text rest = text_of(vocabulary[at].attributes), attribute;
    while (words_next(&rest, &attribute))
        if (!text_is(attribute, "name") && !text_is(attribute, "extends") &&
            (is_needed(element, attribute) || chance(growth->choices, 3)))
            grow_attribute(growth, attribute, element);
    grow_called_for(growth, element, tag);
    buffer_add(growth->out, TEXT(">"));
    if (!text_is(text_of(element), "style")) grow_children(growth, at, 1);
    buffer_format(growth->out, "</%s>\n", element);
}

/* Something that every grown record has, at the top, where no condition can take it away: so that nearly all definitions
 * show something. */
static void grow_first(struct definition_growth *growth)
{
    buffer_add(growth->out, TEXT("<each "));
    buffer_add(growth->out, choose_word(growth->choices, "initiative section indicator initiative"));
    buffer_add(growth->out, TEXT("=\"*\"><heading level=\"2\">{title, name, id}</heading>\n"));
    grow_children(growth, element_of(TEXT("each")), 1);
    buffer_add(growth->out, TEXT("</each>\n"));
}

void grow_definition(struct text_buffer *out, struct choices *choices, const char *name, int elements)
{
    static const char blocks[] = BLOCKS_;
    struct definition_growth growth = {.out = out, .choices = choices, .left = elements};
    buffer_format(
        out,
        "<layout xmlns=\"urn:shinchoku:layout:1\" name=\"%s\" extends=\"base\" outputs=\"pdf xlsx\" "
        "file=\"{plan.id}\">\n",
        name);
    grow_named(&growth, "style", "own-1");
    grow_named(&growth, "style", "own-2");
    grow_named(&growth, "page", "own");
    buffer_add(out, TEXT("<title>{plan.title}</title>\n"));
    grow_named(&growth, "part", "part-1");
    growth.parts = 1;
    grow_named(&growth, "part", "part-2");
    growth.parts = 2;
    if (chance(choices, 4)) grow_element(&growth, element_of(TEXT("workbook")), 1);
    if (!chance(choices, 3)) buffer_format(out, "<break page=\"%s\"/>\n", chance(choices, 3) ? "own" : "a4");
    if (!chance(choices, 8)) grow_first(&growth);
    for (uint32_t i = 0, wanted = 1 + choose(choices, 8); i < wanted; i++)
        grow_element(&growth, element_of(choose_word(choices, blocks)), 1);
    buffer_add(out, TEXT("</layout>\n"));
}
