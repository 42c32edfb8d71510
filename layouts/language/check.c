/* check.c: checks what the attributes of a definition hold, finds the styles they name, and compiles their fields. */
#include "check.h"
#include "geometry.h"
#include "value.h"
#include "words.h"

#include <string.h>

struct checking {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const struct layout *layout;
};

/* -- tables --------------------------------------------------------------------------------------------------------- */

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

static void report_value(struct checking *checking, const struct element *element, enum word word,
                         struct text allowed)
{
    element_report_value(checking->arena, checking->diagnostics, element, word, allowed);
}

static void report_measure(struct checking *checking, const struct element *element, enum word word)
{
    DIAG(checking->diagnostics, MEASURE_UNREADABLE, .at = element_at(element, word),
         .arguments = {element_value(element, word)});
}

static void report_choice(struct checking *checking, const struct element *element,
                          const struct element_word *held)
{
    enum word_list list = LIST_COUNT;
    vocabulary_type(element->kind, held->word, &list);
    report_value(checking, element, held->word, vocabulary_list(checking->arena, list));
}

/* -- numbers and lengths ---------------------------------------------------------------------------------------------- */

/* `number`: NULL, it is none. */
static void check_number(struct checking *checking, const struct element *element, enum word word,
                         const int *number)
{
    for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
        bool here = numbers[i].word == word &&
                    (numbers[i].elements[0] == '\0' || vocabulary_names(numbers[i].elements, element->kind));
        if (!here || (number && *number >= numbers[i].least && *number <= numbers[i].most)) continue;
        report_value(checking, element, word,
                     text_format(checking->arena, "%d..%d", numbers[i].least, numbers[i].most));
    }
}

enum { ANY_EM = 10000 }; /* whether a length can be read does not depend on its em */

static void check_length(struct checking *checking, const struct element *element, enum word word,
                         const struct length *length)
{
    element_check_length(checking->arena, checking->diagnostics, element, word, measure_in(length, ANY_EM));
}

/* A share of what is left has no bounds but its own. */
static void check_track(struct checking *checking, const struct element *element, enum word word,
                        const struct track *track)
{
    if (measure_in(&track->length, ANY_EM)) check_length(checking, element, word, &track->length);
}

static void check_measures(struct checking *checking, const struct element *element,
                           const struct element_word *held)
{
    if (element->kind == ELEMENT_STYLE) return; /* checked when the style was made */
    if (!held->readable) {
        report_measure(checking, element, held->word);
        return;
    }
    if (held->type == VALUE_LENGTH) check_length(checking, element, held->word, &held->length);
    if (held->type == VALUE_WIDTH) check_track(checking, element, held->word, &held->width);
    for (uint16_t i = 0; held->type == VALUE_WIDTHS && i < held->track_count; i++)
        check_track(checking, element, held->word, &held->tracks[i]);
    for (uint16_t i = 0; held->type == VALUE_PADDING && i < held->side_count; i++)
        check_length(checking, element, held->word, &held->sides[i]);
}

/* -- names ------------------------------------------------------------------------------------------------------------ */

static void find_style(struct checking *checking, struct element *element, struct element_word *held)
{
    const struct layout *layout = checking->layout;
    held->style = layout_style(layout, held->written);
    if (held->word == WORD_STYLE) element->style = held->style;
    if (held->style) return;
    struct text_buffer names = {.arena = checking->arena};
    for (size_t i = 0; i < layout->style_count; i++)
        buffer_format(&names, "%.*s ", TEXT_ARG(layout->styles[i].name));
    DIAG(checking->diagnostics, STYLE_UNKNOWN, .at = held->at,
         .arguments = {held->written, words_suggestion(checking->arena, buffer_text(&names), held->written)});
}

static struct element_word *typed(const struct element *element, enum word word, enum value_type type)
{
    struct element_word *held = element->slots[word] ? &element->words[element->slots[word] - 1] : NULL;
    return held && held->type == type ? held : NULL;
}

static void find_master(struct checking *checking, const struct element *element)
{
    struct element_word *held = typed(element, WORD_PAGE, VALUE_MASTER);
    if (!held) return;
    struct text_buffer names = {.arena = checking->arena};
    for (size_t i = 0; i < checking->layout->page_count; i++) {
        struct text name = element_value(checking->layout->pages[i], WORD_NAME);
        held->number = (int)i;
        if (text_equal(name, held->written)) return;
        buffer_format(&names, "%.*s ", TEXT_ARG(name));
    }
    report_value(checking, element, held->word, buffer_text(&names));
}

static const struct {
    enum word word;
    enum record_kind kind;
} selectors[] = {
#define X(name) {WORD_##name, RECORD_##name},
    LAYOUT_SELECTORS(X)
#undef X
};

/* The words that select, as `each` has them and as a table's each= names them. */
static struct text selector_words(struct arena *arena)
{
    struct text_buffer out = {.arena = arena};
    for (size_t i = 0; i < ARRAY_LEN(selectors); i++)
        buffer_format(&out, "%s ", vocabulary_word(selectors[i].word));
    return buffer_text(&out);
}

static void check_selector(struct checking *checking, const struct element *element, enum word word)
{
    const struct element_word *held = typed(element, word, VALUE_SELECTOR);
    if (!held || held->readable || held->written.length == 0) return;
    struct text words = selector_words(checking->arena);
    report_value(checking, element, word, text_format(checking->arena, "self %.*s", TEXT_ARG(words)));
}

static void check_years(struct checking *checking, const struct element *element)
{
    const struct element_word *held = typed(element, WORD_RANGE, VALUE_RANGE);
    if (held && !held->readable) report_value(checking, element, WORD_RANGE, TEXT("data all plan -3..0"));
}

/* What an `each` or `entry` moves to: the first of its words. */
static void take_selector(struct element *element)
{
    element->selector.kind = NO_KIND;
    if (element->kind != ELEMENT_EACH && element->kind != ELEMENT_ENTRY) return;
    for (size_t i = ARRAY_LEN(selectors); i-- > 0;)
        if (element_has(element, selectors[i].word))
            element->selector = (struct selector){.kind = selectors[i].kind,
                                                  .names = element_names(element, selectors[i].word)};
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
    DIAG(checking->diagnostics, HEADS_DEEP, .at = element_at(element, WORD_HEAD),
         .arguments = {element_value(element, WORD_HEAD), text_format(checking->arena, "%d", DEEPEST_HEAD)});
}

/* -- what has to be there ----------------------------------------------------------------------------------------------- */

static void report_missing(struct checking *checking, const struct element *element, struct text attribute)
{
    DIAG(checking->diagnostics, ATTRIBUTE_MISSING, .at = element->node->at,
         .arguments = {attribute, text_of(vocabulary_element(element->kind))});
}

static bool has_word(const struct element *element, struct text name)
{
    enum word word;
    return vocabulary_find_word(name, &word) && element_has(element, word);
}

static bool has_child(const struct element *element, enum element_kind kind)
{
    for (const struct element *child = element->first; child; child = child->next)
        if (child->kind == kind) return true;
    return false;
}

static void check_selectors(struct checking *checking, const struct element *element, struct text names)
{
    struct text list = names, name;
    size_t count = 0;
    while (words_next(&list, &name))
        count += has_word(element, name);
    if (count == 1) return;
    DIAG(checking->diagnostics, ATTRIBUTE_CLASH, .at = element->node->at,
         .arguments = {text_of(vocabulary_element(element->kind)), words_list(checking->arena, names)});
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
    if (element->kind == ELEMENT_EACH) check_selectors(checking, element, selector_words(checking->arena));
    if (element->kind == ELEMENT_ENTRY) check_selectors(checking, element, TEXT("section initiative"));
    bool rows = element->kind == ELEMENT_TABLE && has_child(element, ELEMENT_ROW);
    if (element->kind == ELEMENT_TABLE && !rows && !element_has(element, WORD_EACH))
        report_missing(checking, element, TEXT("each"));
}

/* -- fields ------------------------------------------------------------------------------------------------------------- */

/* `path`, or for conditions `path=value`. */
static void compile_path(struct checking *checking, struct element_word *held)
{
    struct text path = held->written;
    size_t equal = held->type == VALUE_CONDITION ? text_find(path, TEXT("=")) : SIZE_MAX;
    if (equal != SIZE_MAX) {
        held->compares = true;
        held->wanted = text_slice(path, equal + 1, path.length);
        path = text_slice(path, 0, equal);
    }
    held->path = template_parse_path(checking->arena, checking->diagnostics, path, held->at);
}

static bool holds_field(const struct element_word *held)
{
    return text_find(held->written, TEXT("{")) != SIZE_MAX;
}

static void compile_template(struct checking *checking, const struct element *element,
                             struct element_word *held)
{
    int number;
    bool is_number = value_read_number(held->written, &number);
    if (holds_field(held)) /* what it says is known when the record is */
        held->text =
            template_parse(checking->arena, checking->diagnostics, held->written, held->at, SPACE_KEPT);
    else
        check_number(checking, element, held->word, is_number ? &number : NULL);
}

static void report_field(struct checking *checking, const struct element *element,
                         const struct element_word *held)
{
    struct position at = held->at;
    at.offset += (uint32_t)text_find(held->written, TEXT("{"));
    DIAG(checking->diagnostics, FIELD_MISPLACED, .at = at,
         .arguments = {text_of(vocabulary_word(held->word)), text_of(vocabulary_element(element->kind))});
}

/* -- all of it -------------------------------------------------------------------------------------------------------- */

static void check_value(struct checking *checking, struct element *element, struct element_word *held)
{
    switch (held->type) {
    case VALUE_TEXT:
    case VALUE_OPEN:
    case VALUE_NAMES: return;
    case VALUE_RANGE: /* these are checked after all others of the element */
    case VALUE_SELECTOR:
    case VALUE_MASTER: return;
    case VALUE_CHOICE:
    case VALUE_CHOICES:
        if (!held->readable) report_choice(checking, element, held);
        return;
    case VALUE_NUMBER:
        if (!holds_field(held)) /* else it is reported as what it is */
            check_number(checking, element, held->word, held->readable ? &held->number : NULL);
        return;
    case VALUE_LENGTH:
    case VALUE_WIDTH:
    case VALUE_WIDTHS:
    case VALUE_PADDING: check_measures(checking, element, held); return;
    case VALUE_STYLE: find_style(checking, element, held); return;
    case VALUE_TEMPLATE: compile_template(checking, element, held); return;
    case VALUE_PATH:
    case VALUE_CONDITION: compile_path(checking, held); return;
    }
}

/* What is wrong with a value is said once: a field where none is read is worth a word only where nothing else is. */
static void check_word(struct checking *checking, struct element *element, struct element_word *held)
{
    size_t said = checking->diagnostics->count[SEVERITY_ERROR];
    check_value(checking, element, held);
    bool fields = held->type == VALUE_TEMPLATE || held->type == VALUE_PATH || held->type == VALUE_CONDITION;
    if (!fields && holds_field(held) && checking->diagnostics->count[SEVERITY_ERROR] == said)
        report_field(checking, element, held);
}

void check_element(struct arena *arena, struct diagnostics *diagnostics, const struct layout *layout,
                   struct element *root)
{
    struct checking checking = {arena, diagnostics, layout};
    for (int word = 0; word < WORD_COUNT; word++)
        if (root->slots[word]) check_word(&checking, root, &root->words[root->slots[word] - 1]);
    take_selector(root);
    find_master(&checking, root);
    if (root->kind == ELEMENT_PAGE) geometry_check(arena, diagnostics, layout, root);
    check_years(&checking, root);
    check_head(&checking, root);
    check_needs(&checking, root);
    check_selector(&checking, root, WORD_EACH);
    check_selector(&checking, root, WORD_ROWS);
    if (root->kind == ELEMENT_TABLE) check_freeze(&checking, root);
    for (struct element *child = root->first; child; child = child->next)
        check_element(arena, diagnostics, layout, child);
}
