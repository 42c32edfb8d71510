/* test_vocabulary.c: the words of the definition language are the same in its tables, in layouts/layout.rng, which editors
 * read, and in layouts/README.md, which people read. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "input/encoding/load.h"
#include "input/xml/xml.h"
#include "layouts/language/measure.h"
#include "layouts/language/vocabulary.h"
#include "layouts/language/words.h"

struct fixture {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const struct node *schema;
    struct text reference;
};

/* What the schema says of one element. */
struct element_pattern {
    struct fixture *f;
    enum element_kind kind;
    struct text_buffer children, attributes;
};

/* -- the schema --------------------------------------------------------------------------------------------------------- */

static const struct node *define(const struct fixture *f, struct text name)
{
    for (const struct node *each = node_child(f->schema, "define"); each; each = node_sibling(each, "define"))
        if (text_equal(node_value(each, "name"), name)) return each;
    fail_msg("layout.rng defines no %.*s", TEXT_ARG(name));
    return NULL;
}

/* The words that an attribute takes, in the order of the schema; empty: any text. */
static void add_words(struct text_buffer *out, const struct node *pattern)
{
    for (const struct node *each = node_child(pattern, NULL); each; each = node_sibling(each, NULL)) {
        if (node_is(each, "value"))
            buffer_format(out, "%.*s ", TEXT_ARG(node_content(out->arena, each)));
        else
            add_words(out, each);
    }
}

static void compare_words(struct element_pattern *pattern, const struct node *attribute, struct text name)
{
    enum word word;
    enum word_list list = LIST_COUNT;
    struct text_buffer said = {.arena = pattern->f->arena};
    if (!vocabulary_find_word(name, &word)) fail_msg("layout.rng alone has %.*s", TEXT_ARG(name));
    enum value_type type = vocabulary_type(pattern->kind, word, &list);
    bool chosen = type == VALUE_CHOICE || type == VALUE_CHOICES;
    struct text known = chosen ? vocabulary_list(pattern->f->arena, list) : TEXT("");
    add_words(&said, attribute);
    if (!text_equal(buffer_text(&said), known))
        fail_msg("%s of <%s>: layout.rng has “%.*s”, the tables have “%.*s”", vocabulary_word(word),
                 vocabulary_element(pattern->kind), TEXT_ARG(buffer_text(&said)), TEXT_ARG(known));
}

static void walk(struct element_pattern *pattern, const struct node *inside);

static void walk_reference(struct element_pattern *pattern, struct text name)
{
    const struct node *found = define(pattern->f, name), *element = node_child(found, "element");
    if (element)
        buffer_format(&pattern->children, "%.*s ", TEXT_ARG(node_value(element, "name")));
    else
        walk(pattern, found);
}

static void walk(struct element_pattern *pattern, const struct node *inside)
{
    for (const struct node *each = node_child(inside, NULL); each; each = node_sibling(each, NULL)) {
        struct text name = node_value(each, "name");
        if (node_is(each, "text"))
            buffer_add(&pattern->children, TEXT("#text "));
        else if (node_is(each, "ref"))
            walk_reference(pattern, name);
        else if (node_is(each, "attribute")) {
            buffer_format(&pattern->attributes, "%.*s ", TEXT_ARG(name));
            compare_words(pattern, each, name);
        } else
            walk(pattern, each);
    }
}

static void compare_lists(const char *what, const char *element, struct text schema, struct text tables)
{
    struct text rest = schema, each;
    while (words_next(&rest, &each))
        if (!words_have(tables, each))
            fail_msg("%s of <%s>: layout.rng alone has %.*s", what, element, TEXT_ARG(each));
    for (rest = tables; words_next(&rest, &each);)
        if (!words_have(schema, each))
            fail_msg("%s of <%s>: layout.rng lacks %.*s", what, element, TEXT_ARG(each));
}

static void the_schema_has_the_words_of_the_tables(void **state)
{
    struct fixture *f = *state;
    size_t elements = 0;
    for (const struct node *each = node_child(f->schema, "define"); each;
         each = node_sibling(each, "define")) {
        const struct node *element = node_child(each, "element");
        if (!element) continue;
        struct text name = node_value(element, "name");
        struct element_pattern pattern = {
            .f = f, .children = {.arena = f->arena}, .attributes = {.arena = f->arena}};
        if (!vocabulary_find_element(name, &pattern.kind)) fail_msg("<%.*s>: unknown", TEXT_ARG(name));
        const char *called = vocabulary_element(pattern.kind);
        walk(&pattern, element);
        compare_lists("content", called, buffer_text(&pattern.children), vocabulary_children(pattern.kind));
        compare_lists("attributes", called, buffer_text(&pattern.attributes),
                      vocabulary_attributes(pattern.kind));
        elements++;
    }
    assert_int_equal(elements, ELEMENT_KIND_COUNT - 1); /* all but text */
}

/* -- the reference ------------------------------------------------------------------------------------------------------ */

static bool is_said(struct fixture *f, struct text text, const char *before, const char *word,
                    const char *after)
{
    return text_find(text, text_format(f->arena, "%s%s%s", before, word, after)) != SIZE_MAX;
}

/* The lines of the reference that speak of the element, joined. */
static struct text lines_about(struct fixture *f, const char *element)
{
    struct text_buffer out = {.arena = f->arena};
    for (struct text rest = f->reference; rest.length;) {
        size_t end = text_find(rest, TEXT("\n"));
        struct text line = text_slice(rest, 0, end == SIZE_MAX ? rest.length : end + 1);
        if (is_said(f, line, "`", element, "`")) buffer_add(&out, line);
        rest = text_slice(rest, line.length, rest.length);
    }
    return buffer_text(&out);
}

/* Conditions and space are said once, for all elements. */
static void the_reference_names_every_attribute(void **state)
{
    struct fixture *f = *state;
    size_t missing = 0;
    for (int kind = ELEMENT_LAYOUT; kind < ELEMENT_KIND_COUNT; kind++) {
        const char *element = vocabulary_element((enum element_kind)kind);
        struct text about = lines_about(f, element), rest = vocabulary_attributes((enum element_kind)kind),
                    each;
        if (about.length == 0) print_error("layouts/README.md says nothing of `%s`\n", element), missing++;
        while (about.length && words_next(&rest, &each)) {
            bool common = words_have(TEXT(CONDITIONS_ SPACES_), each);
            const char *name = text_format(f->arena, "%.*s", TEXT_ARG(each)).at;
            struct text where = common ? f->reference : about;
            if (is_said(f, where, "`", name, common ? "" : "`") || is_said(f, where, "`", name, "="))
                continue;
            print_error("layouts/README.md does not say that `%s` has `%s`\n", element, name);
            missing++;
        }
    }
    assert_int_equal(missing, 0);
}

/* The next word between backticks, up to = where it has a value; of what is no word, an empty text. */
static bool quoted_next(struct text *line, struct text *word)
{
    size_t from = text_find(*line, TEXT("`"));
    if (from == SIZE_MAX) return false;
    *line = text_slice(*line, from + 1, line->length);
    size_t to = text_find(*line, TEXT("`"));
    if (to == SIZE_MAX) return false;
    *word = text_slice(*line, 0, to);
    *line = text_slice(*line, to + 1, line->length);
    *word = text_slice(*word, 0, text_find(*word, TEXT("=")));
    for (size_t i = 0; i < word->length; i++)
        if (word->at[i] != '-' && (word->at[i] < 'a' || word->at[i] > 'z')) word->length = 0;
    return true;
}

/* Is it an element, or has one of the elements between the backticks of the line such an attribute? */
static bool is_of_line(struct text line, struct text word)
{
    enum element_kind kind;
    struct text each;
    if (vocabulary_find_element(word, &kind)) return true;
    while (quoted_next(&line, &each))
        if (vocabulary_find_element(each, &kind) && words_have(vocabulary_attributes(kind), word))
            return true;
    return false;
}

/* The second column of the tables of elements: their attributes, and elements that they hold. */
static void the_reference_names_no_other_attribute(void **state)
{
    struct fixture *f = *state;
    size_t rows = 0;
    for (struct text rest = f->reference; rest.length;) {
        size_t end = text_find(rest, TEXT("\n"));
        struct text line = text_slice(rest, 0, end), word;
        rest = text_slice(rest, end == SIZE_MAX ? rest.length : end + 1, rest.length);
        size_t first = text_find(line, TEXT(" | "));
        enum element_kind kind;
        struct text start = line;
        if (!text_starts(line, TEXT("| `")) || first == SIZE_MAX || !quoted_next(&start, &word)) continue;
        if (!vocabulary_find_element(word, &kind)) continue;
        struct text second = text_slice(line, first + strlen(" | "), line.length);
        second = text_slice(second, 0, text_find(second, TEXT(" | ")));
        while (quoted_next(&second, &word))
            if (word.length && !is_of_line(line, word))
                fail_msg("README.md alone has %.*s in: %.*s", TEXT_ARG(word), TEXT_ARG(line));
        rows++;
    }
    assert_true(rows > 25);
}

static void the_reference_names_what_fields_know(void **state)
{
    static const char *const words[] = {
#define X(word, name) name,
        FIELD_WORDS(X)
#undef X
    };
    static const char *const formats[] = {
#define X(format, name) name,
        FIELD_FORMATS(X)
#undef X
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (!is_said(f, f->reference, "{", words[i], "")) fail_msg("README.md lacks {%s}", words[i]);
    for (size_t i = 1; i < ARRAY_LEN(formats); i++)
        if (!is_said(f, f->reference, "| ", formats[i], "") &&
            !is_said(f, f->reference, "`", formats[i], "`"))
            fail_msg("README.md lacks the format %s", formats[i]);
}

/* -- what attributes hold ----------------------------------------------------------------------------------------------- */

/* A row of the reference's table: attributes that hold the same, and what that is. */
struct held {
    struct text attributes, value;
};

struct held_rows {
    struct arena *arena;
    struct held at[128];
    size_t count;
};

/* `level` of `heading` `summary` */
static struct text attribute_of(struct arena *arena, enum word word, const char *elements)
{
    struct text_buffer out = {.arena = arena};
    struct text rest = text_of(elements), each;
    buffer_format(&out, "`%s`", vocabulary_word(word));
    for (bool first = true; words_next(&rest, &each); first = false)
        buffer_format(&out, "%s`%.*s`", first ? " of " : " ", TEXT_ARG(each));
    return buffer_text(&out);
}

static void hold(struct held_rows *rows, enum word word, const char *elements, struct text value)
{
    struct text attribute = attribute_of(rows->arena, word, elements);
    size_t at = 0;
    while (at < rows->count && !text_equal(rows->at[at].value, value))
        at++;
    if (at < rows->count) {
        rows->at[at].attributes =
            text_format(rows->arena, "%.*s, %.*s", TEXT_ARG(rows->at[at].attributes), TEXT_ARG(attribute));
        return;
    }
    assert_true(rows->count < ARRAY_LEN(rows->at));
    rows->at[rows->count++] = (struct held){attribute, value};
}

static void hold_words(struct held_rows *rows, enum word word, const char *elements, const char *before,
                       enum word_list list)
{
    struct text words = text_trim(vocabulary_list(rows->arena, list));
    hold(rows, word, elements, text_format(rows->arena, "%s%.*s", before, TEXT_ARG(words)));
}

static void hold_length(struct held_rows *rows, enum word word, int32_t least, int32_t most, const char *unit)
{
    struct text from = measure_print(rows->arena, least, unit), to = measure_print(rows->arena, most, unit);
    hold(rows, word, "", text_format(rows->arena, "%.*s to %.*s", TEXT_ARG(from), TEXT_ARG(to)));
}

static void hold_type(struct held_rows *rows, enum word word, const char *elements, enum value_type type)
{
    static const char *const said[] = {
        [VALUE_TEMPLATE] = "a text, with {fields}",
        [VALUE_PATH] = "a field, without braces",
        [VALUE_CONDITION] = "a condition",
        [VALUE_LENGTH] = "a length",
        [VALUE_WIDTH] = "a length, a share (2fr), or content",
        [VALUE_WIDTHS] = "several of them",
        [VALUE_PADDING] = "one, two or four lengths",
        [VALUE_RANGE] = "data all plan, or years from the reporting year on (-3..0)",
        [VALUE_STYLE] = "a style",
        [VALUE_MASTER] = "a page",
        [VALUE_SELECTOR] = "self, or a kind of records (plan.section.施策)",
    };
    assert_non_null(said[type]);
    hold(rows, word, elements, text_of(said[type]));
}

/* The table is made of the tables of the language, so that nobody has to keep two of them. */
static void the_reference_has_what_attributes_hold(void **state)
{
    struct fixture *f = *state;
    struct held_rows rows = {.arena = f->arena};
    struct text_buffer table = {.arena = f->arena};
#define X(word, elements, list) hold_words(&rows, WORD_##word, elements, "", LIST_##list);
    LAYOUT_CHOICES(X)
#undef X
#define X(word, elements, list) hold_words(&rows, WORD_##word, elements, "any of ", LIST_##list);
    LAYOUT_CHOICE_LISTS(X)
#undef X
#define X(word, elements, list) hold_words(&rows, WORD_##word, elements, "a text, or ", LIST_##list);
    LAYOUT_OPEN_CHOICES(X)
#undef X
#define X(word, elements, list) hold_words(&rows, WORD_##word, elements, "names, or ", LIST_##list);
    LAYOUT_NAMES(X)
#undef X
#define X(word, elements, least, most)                                                                       \
    hold(&rows, WORD_##word, elements, text_format(f->arena, "%d to %d", least, most));
    LAYOUT_NUMBERS(X)
#undef X
#define X(word, elements, type) hold_type(&rows, WORD_##word, elements, VALUE_##type);
    LAYOUT_VALUES(X)
#undef X
#define X(word, least, most, unit) hold_length(&rows, WORD_##word, least, most, unit);
    LAYOUT_RANGES(X)
#undef X
    for (size_t i = 0; i < rows.count; i++)
        buffer_format(&table, "| %.*s | %.*s |\n", TEXT_ARG(rows.at[i].attributes),
                      TEXT_ARG(rows.at[i].value));
    struct text wanted =
        text_format(f->arena, "| attribute | holds |\n|---|---|\n%.*s\n", TEXT_ARG(buffer_text(&table)));
    if (text_find(f->reference, wanted) != SIZE_MAX) return;
    fwrite(wanted.at, 1, wanted.length, stderr); /* longer than a message of cmocka */
    fail_msg("layouts/README.md has not this table: put it there");
}

/* -- what elements show ------------------------------------------------------------------------------------------------- */

static void what_elements_show_records_have(void **state)
{
    static const char *const shown[] = {
#define X(kind, fields) fields,
        LAYOUT_SHOWN(X)
#undef X
    };
    enum record_kind kind;
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(shown); i++)
        for (struct text rest = text_of(shown[i]), each; words_next(&rest, &each);)
            if (!record_kind_of(each, &kind)) fail_msg("no record has %.*s", TEXT_ARG(each));
}

/* -- what is asked for by name ------------------------------------------------------------------------------------------- */

static void base_has_the_styles_that_are_asked_for(void **state)
{
    static const char *const looks[] = {
#define X(look, name) name,
        LAYOUT_LOOKS(X)
#undef X
    };
    struct fixture *f = *state;
    const struct source *source =
        load_source(f->arena, f->diagnostics, SOURCE_DIR "/layouts/base.xml", "UTF-8");
    const struct node *base = source ? xml_tree(f->arena, f->diagnostics, source) : NULL;
    assert_non_null(base);
    for (size_t i = 0; i < ARRAY_LEN(looks); i++) {
        const struct node *style = node_child(base, "style");
        while (style && !text_is(node_value(style, "name"), looks[i]))
            style = node_sibling(style, "style");
        if (!style) fail_msg("base.xml has no style %s", looks[i]);
    }
}

/* -- fixture ------------------------------------------------------------------------------------------------------------ */

static int open_fixture(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->arena = arena_open(NULL);
    f->diagnostics = diag_open(f->arena);
    const struct source *schema =
        load_source(f->arena, f->diagnostics, SOURCE_DIR "/layouts/layout.rng", "UTF-8");
    const struct source *reference =
        load_source(f->arena, f->diagnostics, SOURCE_DIR "/layouts/README.md", "UTF-8");
    f->schema = schema ? xml_tree(f->arena, f->diagnostics, schema) : NULL;
    f->reference = reference ? reference->content : TEXT("");
    *state = f;
    return f->schema && reference ? 0 : -1;
}

static int close_fixture(void **state)
{
    struct fixture *f = *state;
    arena_close(f->arena);
    free(f);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_schema_has_the_words_of_the_tables),
        cmocka_unit_test(the_reference_names_every_attribute),
        cmocka_unit_test(the_reference_names_no_other_attribute),
        cmocka_unit_test(the_reference_names_what_fields_know),
        cmocka_unit_test(the_reference_has_what_attributes_hold),
        cmocka_unit_test(what_elements_show_records_have),
        cmocka_unit_test(base_has_the_styles_that_are_asked_for),
    };
    return cmocka_run_group_tests(tests, open_fixture, close_fixture);
}
