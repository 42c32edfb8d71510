/* check.c: checks what the attributes of a definition hold, by the tables of language/vocabulary.h. */
#include "check.h"
#include "geometry.h"
#include "words.h"

#include <string.h>

struct checking {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const struct layout *layout;
    size_t said; /* errors before this attribute: what is wrong with it is said once */
};

/* -- tables --------------------------------------------------------------------------------------------------------- */

static const struct {
    enum word word;
    const char *elements, *values;
} choices[] = {
#define X(word, elements, values) {WORD_##word, elements, values},
    LAYOUT_CHOICES(X)
#undef X
};

static const struct {
    enum word word;
    const char *elements;
    int least, most;
} numbers[] = {
#define X(word, elements, least, most) {WORD_##word, elements, least, most},
    LAYOUT_NUMBERS(X)
#undef X
};

static const struct {
    enum word word;
    int32_t least, most;
    const char *unit;
} ranges[] = {
#define X(word, least, most, unit) {WORD_##word, least, most, unit},
    LAYOUT_RANGES(X)
#undef X
};

static const struct {
    enum word word;
    const char *elements;
} templates[] = {
#define X(word, elements) {WORD_##word, elements},
    LAYOUT_TEMPLATES(X)
#undef X
};

static const struct {
    enum element_kind kind;
    const char *attributes;
} needs[] = {
#define X(kind, attributes) {ELEMENT_##kind, attributes},
    LAYOUT_NEEDS(X)
#undef X
};

static const struct {
    enum element_kind kind;
    enum word word;
    const char *value, *attributes;
} needs_with[] = {
#define X(kind, word, value, attributes) {ELEMENT_##kind, WORD_##word, value, attributes},
    LAYOUT_NEEDS_WITH(X)
#undef X
};

/* -- reports -------------------------------------------------------------------------------------------------------- */

static struct position place_of(const struct element *element, enum word word)
{
    return element_has(element, word) ? element->attributes[word]->value_at : element->node->at;
}

void definition_report_value(struct arena *arena, struct diagnostics *diagnostics,
                             const struct element *element, enum word word, struct text allowed)
{
    struct text value = element_value(element, word);
    DIAG(diagnostics, VALUE_INVALID, .at = place_of(element, word),
         .arguments = {text_of(word_name(word)), value, words_list(arena, allowed),
                       words_suggestion(arena, allowed, value)});
}

bool definition_has_room(struct arena *arena, struct diagnostics *diagnostics, const struct element *element,
                         size_t count, size_t most)
{
    if (count < most) return true;
    if (count == most)
        DIAG(diagnostics, DEFINITION_MANY, .at = element->node->at,
             .arguments = {text_of(element_name(element->kind)), text_format(arena, "%zu", most)});
    return false;
}

static void report_value(struct checking *checking, const struct element *element, enum word word,
                         struct text allowed)
{
    definition_report_value(checking->arena, checking->diagnostics, element, word, allowed);
}

static void report_measure(struct checking *checking, const struct element *element, enum word word)
{
    DIAG(checking->diagnostics, MEASURE_UNREADABLE, .at = place_of(element, word),
         .arguments = {element_value(element, word)});
}

/* -- words and numbers ------------------------------------------------------------------------------------------------ */

static bool is_for(const char *elements, const struct element *element)
{
    return words_have(text_of(elements), text_of(element_name(element->kind)));
}

/* What the attribute may hold there; NULL: anything. A row that names elements goes before one for all others. */
static const char *choice_for(const struct element *element, enum word word)
{
    const char *general = NULL;
    for (size_t i = 0; i < ARRAY_LEN(choices); i++) {
        if (choices[i].word != word) continue;
        if (is_for(choices[i].elements, element)) return choices[i].values;
        if (choices[i].elements[0] == '\0') general = choices[i].values;
    }
    return general;
}

static void check_choice(struct checking *checking, const struct element *element, enum word word)
{
    const char *allowed = choice_for(element, word);
    struct text value = element_value(element, word), list = value, each;
    if (!allowed) return;
    if (!words_have(TEXT(LAYOUT_LISTS), text_of(word_name(word)))) {
        if (!words_have(text_of(allowed), value)) report_value(checking, element, word, text_of(allowed));
        return;
    }
    while (words_next(&list, &each)) {
        if (words_have(text_of(allowed), each)) continue;
        report_value(checking, element, word, text_of(allowed));
        return;
    }
}

static void check_number(struct checking *checking, const struct element *element, enum word word)
{
    if (text_find(element_value(element, word), TEXT("{")) != SIZE_MAX) return; /* known when the record is */
    for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
        bool here = numbers[i].word == word &&
                    (numbers[i].elements[0] == '\0' || is_for(numbers[i].elements, element));
        if (!here) continue;
        int number = element_number(element, word, numbers[i].least - 1);
        if (number >= numbers[i].least && number <= numbers[i].most) continue;
        report_value(checking, element, word,
                     text_format(checking->arena, "%d..%d", numbers[i].least, numbers[i].most));
    }
}

/* -- lengths ---------------------------------------------------------------------------------------------------------- */

enum { ANY_EM = 10000 }; /* whether a length can be read does not depend on its em */

bool definition_check_length(struct arena *arena, struct diagnostics *diagnostics,
                             const struct element *element, enum word word, int32_t length)
{
    for (size_t i = 0; i < ARRAY_LEN(ranges); i++) {
        if (ranges[i].word != word) continue;
        if (length >= ranges[i].least && length <= ranges[i].most) return true;
        DIAG(diagnostics, LENGTH_OUTSIDE, .at = place_of(element, word),
             .arguments = {text_of(word_name(word)), element_value(element, word),
                           measure_print(arena, ranges[i].least, ranges[i].unit),
                           measure_print(arena, ranges[i].most, ranges[i].unit)});
        return false;
    }
    return true;
}

/* One of the lengths that an attribute holds; a share of what is left has no bounds but its own. */
static bool check_width(struct checking *checking, const struct element *element, enum word word,
                        struct text text)
{
    struct width width;
    if (!width_parse(text, ANY_EM, &width)) return false;
    if (width.fixed)
        definition_check_length(checking->arena, checking->diagnostics, element, word, width.fixed);
    return true;
}

static bool check_length(struct checking *checking, const struct element *element, enum word word,
                         struct text text)
{
    int32_t length;
    if (!measure_parse(text, ANY_EM, &length)) return false;
    definition_check_length(checking->arena, checking->diagnostics, element, word, length);
    return true;
}

static bool check_widths(struct checking *checking, const struct element *element, enum word word)
{
    struct text list = element_value(element, word), each;
    bool fine = true;
    while (fine && words_next(&list, &each))
        fine = check_width(checking, element, word, each);
    return fine;
}

/* One for all sides, two (above and below, left and right) or four (from the top, clockwise). */
static bool check_padding(struct checking *checking, const struct element *element, enum word word)
{
    struct text list = element_value(element, word), each;
    int count = 0;
    for (; words_next(&list, &each); count++)
        if (!check_length(checking, element, word, each)) return false;
    return count == 1 || count == 2 || count == 4;
}

static void check_measure(struct checking *checking, const struct element *element, enum word word)
{
    struct text name = text_of(word_name(word)), value = element_value(element, word);
    bool share = words_have(TEXT(LAYOUT_WIDTHS), name) && element->kind != ELEMENT_FIELD;
    bool length = words_have(TEXT(LAYOUT_LENGTHS), name) || (word == WORD_WIDTH && !share);
    bool fine = true;
    if (element->kind == ELEMENT_STYLE) return; /* read when the style was made */
    if (share)
        fine = check_width(checking, element, word, value);
    else if (length)
        fine = check_length(checking, element, word, value);
    else if (word == WORD_WIDTHS)
        fine = check_widths(checking, element, word);
    else if (word == WORD_PADDING)
        fine = check_padding(checking, element, word);
    if (!fine) report_measure(checking, element, word);
}

/* -- names ------------------------------------------------------------------------------------------------------------ */

static void check_style(struct checking *checking, struct element *element, enum word word)
{
    const struct layout *layout = checking->layout;
    struct text value = element_value(element, word);
    if (word != WORD_STYLE && word != WORD_LABEL_STYLE && word != WORD_MARKER_STYLE &&
        word != WORD_HEAD_STYLE && word != WORD_TITLE_STYLE)
        return;
    const struct style *style = layout_style(layout, value);
    if (word == WORD_STYLE) element->style = style;
    if (style) return;
    struct text_buffer names = {.arena = checking->arena};
    for (size_t i = 0; i < layout->style_count; i++)
        buffer_format(&names, "%.*s ", TEXT_ARG(layout->styles[i].name));
    DIAG(checking->diagnostics, STYLE_UNKNOWN, .at = place_of(element, word),
         .arguments = {value, words_suggestion(checking->arena, buffer_text(&names), value)});
}

static void check_page_name(struct checking *checking, const struct element *element)
{
    struct text_buffer names = {.arena = checking->arena};
    if (!element_has(element, WORD_PAGE)) return;
    for (size_t i = 0; i < checking->layout->page_count; i++) {
        struct text name = element_value(checking->layout->pages[i], WORD_NAME);
        if (text_equal(name, element_value(element, WORD_PAGE))) return;
        buffer_format(&names, "%.*s ", TEXT_ARG(name));
    }
    report_value(checking, element, WORD_PAGE, buffer_text(&names));
}

static const char selections[] = "section initiative activity indicator strand note tag department";

/* self, or [plan.]KIND[.NAME], as in each= of a table. */
static void check_selection(struct checking *checking, const struct element *element, enum word word)
{
    struct text name = element_value(element, word);
    enum record_kind kind;
    if (name.length == 0 || text_is(name, "self")) return;
    if (text_starts(name, TEXT("plan."))) name = text_slice(name, strlen("plan."), name.length);
    size_t dot = text_find(name, TEXT("."));
    if (record_kind_of(text_slice(name, 0, dot), &kind)) return;
    report_value(checking, element, word, text_format(checking->arena, "self %s", selections));
}

static void check_range(struct checking *checking, const struct element *element)
{
    struct text range = element_value(element, WORD_RANGE);
    int from, to;
    if (!element_has(element, WORD_RANGE) || words_have(TEXT("data all plan"), range)) return;
    if (!years_parse_range(range, &from, &to))
        report_value(checking, element, WORD_RANGE, TEXT("data all plan -3..0"));
}

/* The head of the last column that stays: the lowest of the words that / parts. */
static void check_freeze(struct checking *checking, const struct element *table)
{
    struct text_buffer heads = {.arena = checking->arena};
    struct text freeze = element_value(table, WORD_FREEZE);
    if (freeze.length == 0) return;
    for (const struct element *column = table->first; column; column = column->next) {
        struct text head = element_value(column, WORD_HEAD);
        for (size_t slash; (slash = text_find(head, TEXT("/"))) != SIZE_MAX;)
            head = text_slice(head, slash + 1, head.length);
        if (column->kind == ELEMENT_COLUMN && text_equal(head, freeze)) return;
        if (column->kind == ELEMENT_COLUMN && head.length) buffer_format(&heads, "%.*s ", TEXT_ARG(head));
    }
    report_value(checking, table, WORD_FREEZE, buffer_text(&heads));
}

/* Rows of a head are parted by /; those of years have one more, for what groups them. */
static void check_head(struct checking *checking, const struct element *element)
{
    struct text head = element_value(element, WORD_HEAD);
    int levels = 1;
    for (size_t slash; (slash = text_find(head, TEXT("/"))) != SIZE_MAX; levels++)
        head = text_slice(head, slash + 1, head.length);
    if (element->kind != ELEMENT_COLUMN || levels <= DEEPEST_HEAD) return;
    DIAG(checking->diagnostics, HEADS_DEEP, .at = place_of(element, WORD_HEAD),
         .arguments = {element_value(element, WORD_HEAD), text_format(checking->arena, "%d", DEEPEST_HEAD)});
}

/* -- what has to be there ----------------------------------------------------------------------------------------------- */

static void report_missing(struct checking *checking, const struct element *element, struct text attribute)
{
    DIAG(checking->diagnostics, ATTRIBUTE_MISSING, .at = element->node->at,
         .arguments = {attribute, text_of(element_name(element->kind))});
}

static bool has_word(const struct element *element, struct text name)
{
    enum word word;
    return word_of(name, &word) && element_has(element, word);
}

static bool has_child(const struct element *element, enum element_kind kind)
{
    for (const struct element *child = element->first; child; child = child->next)
        if (child->kind == kind) return true;
    return false;
}

static void check_selector(struct checking *checking, const struct element *element, struct text names)
{
    struct text list = names, name;
    size_t count = 0;
    while (words_next(&list, &name))
        count += has_word(element, name);
    if (count == 1) return;
    DIAG(checking->diagnostics, ATTRIBUTE_CLASH, .at = element->node->at,
         .arguments = {text_of(element_name(element->kind)), words_list(checking->arena, names)});
}

/* Those of the attributes that are not there. */
static void check_all(struct checking *checking, const struct element *element, const char *attributes)
{
    struct text list = text_of(attributes), each;
    while (words_next(&list, &each))
        if (!has_word(element, each)) report_missing(checking, element, each);
}

static void check_needs(struct checking *checking, const struct element *element)
{
    for (size_t i = 0; i < ARRAY_LEN(needs); i++)
        if (needs[i].kind == element->kind) check_all(checking, element, needs[i].attributes);
    for (size_t i = 0; i < ARRAY_LEN(needs_with); i++)
        if (needs_with[i].kind == element->kind &&
            text_is(element_value(element, needs_with[i].word), needs_with[i].value))
            check_all(checking, element, needs_with[i].attributes);
    if (element->kind == ELEMENT_EACH) check_selector(checking, element, text_of(selections));
    if (element->kind == ELEMENT_ENTRY) check_selector(checking, element, TEXT("section initiative"));
    bool rows = element->kind == ELEMENT_TABLE && has_child(element, ELEMENT_ROW);
    if (element->kind == ELEMENT_TABLE && !rows && !element_has(element, WORD_EACH))
        report_missing(checking, element, TEXT("each"));
}

/* -- fields ------------------------------------------------------------------------------------------------------------- */

static struct compiled_word *add_compiled(struct checking *checking, struct element *element, enum word word)
{
    struct compiled_word *compiled = ARENA_NEW(checking->arena, struct compiled_word);
    compiled->word = word;
    compiled->next = element->compiled;
    element->compiled = compiled;
    return compiled;
}

/* `path`, or for conditions `path=value`. */
static void compile_path(struct checking *checking, struct element *element, enum word word)
{
    const struct node_attribute *attribute = element->attributes[word];
    bool condition = word == WORD_WHEN || word == WORD_UNLESS;
    struct compiled_word *compiled = add_compiled(checking, element, word);
    struct text path = attribute->value;
    size_t equal = condition ? text_find(path, TEXT("=")) : SIZE_MAX;
    if (equal != SIZE_MAX) {
        compiled->compares = true;
        compiled->wanted = text_slice(path, equal + 1, path.length);
        path = text_slice(path, 0, equal);
    }
    compiled->path = path_parse(checking->arena, checking->diagnostics, path, attribute->value_at);
}

static bool is_template(const struct element *element, enum word word)
{
    for (size_t i = 0; i < ARRAY_LEN(templates); i++)
        if (templates[i].word == word &&
            (templates[i].elements[0] == '\0' || is_for(templates[i].elements, element)))
            return true;
    return false;
}

static void report_field(struct checking *checking, const struct element *element, enum word word)
{
    struct position at = place_of(element, word);
    at.offset += (uint32_t)text_find(element_value(element, word), TEXT("{"));
    DIAG(checking->diagnostics, FIELD_MISPLACED, .at = at,
         .arguments = {text_of(word_name(word)), text_of(element_name(element->kind))});
}

static void compile_word(struct checking *checking, struct element *element, enum word word)
{
    const struct node_attribute *attribute = element->attributes[word];
    bool path = word == WORD_FIELD || word == WORD_INPUT || word == WORD_WHEN || word == WORD_UNLESS ||
                (word == WORD_VALUE && element->kind == ELEMENT_SIDE);
    if (path) compile_path(checking, element, word);
    if (path || text_find(attribute->value, TEXT("{")) == SIZE_MAX) return;
    if (is_template(element, word))
        add_compiled(checking, element, word)->text =
            template_parse(checking->arena, checking->diagnostics, attribute->value, attribute->value_at);
    else if (checking->diagnostics->count[SEVERITY_ERROR] == checking->said)
        report_field(checking, element, word);
}

void definition_check(struct arena *arena, struct diagnostics *diagnostics, const struct layout *layout,
                      struct element *root)
{
    struct checking checking = {arena, diagnostics, layout, 0};
    for (int i = 0; i < WORD_COUNT; i++) {
        enum word word = (enum word)i;
        if (!element_has(root, word)) continue;
        checking.said = diagnostics->count[SEVERITY_ERROR];
        check_choice(&checking, root, word);
        check_number(&checking, root, word);
        check_measure(&checking, root, word);
        check_style(&checking, root, word);
        compile_word(&checking, root, word);
    }
    check_page_name(&checking, root);
    if (root->kind == ELEMENT_PAGE) page_check(arena, diagnostics, layout, root);
    check_range(&checking, root);
    check_head(&checking, root);
    check_needs(&checking, root);
    if (root->kind == ELEMENT_TABLE) {
        check_selection(&checking, root, WORD_EACH);
        check_selection(&checking, root, WORD_ROWS);
        check_freeze(&checking, root);
    }
    for (struct element *child = root->first; child; child = child->next)
        definition_check(arena, diagnostics, layout, child);
}
