/* test_check.c: what the check of definitions takes and refuses is what the tables of the language say: every element in every
 * other, every attribute of each with values that it may and may not have. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "input/xml/xml.h"
#include "layouts/language/element.h"
#include "layouts/language/layout.h"

#define UNHEARD "unheard-of"

/* One definition: the attribute under test, in the element, in the elements that have to be around it. */
struct trial {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct text written;
    uint32_t at; /* of the element's name or the attribute's value */
};

static struct node *read_trial(void *context, const char *path)
{
    struct trial *trial = context;
    (void)path;
    return xml_tree(trial->arena, trial->diagnostics,
                    diag_source(trial->diagnostics, "trial", trial->written));
}

static bool is_reported(struct trial *trial)
{
    static const char *const directories[] = {SOURCE_DIR "/layouts"};
    struct layout_search search = {directories, 1, read_trial, trial};
    trial->diagnostics = diag_open(trial->arena);
    layout_load(trial->arena, trial->diagnostics, &search, "base");
    for (const struct diagnostic *each = trial->diagnostics->first; each; each = each->next)
        if (each->at.offset == trial->at && each->rule != RULE_ATTRIBUTE_MISSING &&
            each->rule != RULE_ATTRIBUTE_CLASH)
            return true;
    return false;
}

/* -- where an element may stand ------------------------------------------------------------------------------------------- */

static bool takes(enum element_kind parent, enum element_kind child)
{
    return words_have(vocabulary_children(parent), text_of(vocabulary_element(child)));
}

/* The parent of each element on the shortest way down from <layout>. */
static void find_parents(enum element_kind parents[ELEMENT_KIND_COUNT])
{
    bool known[ELEMENT_KIND_COUNT] = {[ELEMENT_LAYOUT] = true};
    enum element_kind queue[ELEMENT_KIND_COUNT] = {ELEMENT_LAYOUT};
    for (int next = 0, count = 1; next < count; next++)
        for (int child = 0; child < ELEMENT_KIND_COUNT; child++) {
            if (known[child] || !takes(queue[next], (enum element_kind)child)) continue;
            known[child] = true;
            parents[child] = queue[next];
            queue[count++] = (enum element_kind)child;
        }
    for (int kind = 0; kind < ELEMENT_KIND_COUNT; kind++)
        if (!known[kind]) fail_msg("<%s> can stand nowhere", vocabulary_element((enum element_kind)kind));
}

static void open_parents(struct text_buffer *out, const enum element_kind *parents, enum element_kind kind)
{
    if (kind == ELEMENT_LAYOUT) {
        buffer_add(out, TEXT("<layout xmlns=\"urn:shinchoku:layout:1\" name=\"trial\">"
                             "<style name=\"known\"/><page name=\"known\"/>"));
        return;
    }
    open_parents(out, parents, parents[kind]);
    buffer_format(out, "<%s>", vocabulary_element(kind));
}

static void close_parents(struct text_buffer *out, const enum element_kind *parents, enum element_kind kind)
{
    for (; kind != ELEMENT_LAYOUT; kind = parents[kind])
        buffer_format(out, "</%s>", vocabulary_element(kind));
    buffer_add(out, TEXT("</layout>"));
}

static bool child_is_refused(const enum element_kind *parents, enum element_kind parent,
                             enum element_kind child)
{
    struct trial trial = {.arena = arena_open(NULL)};
    struct text_buffer out = {.arena = trial.arena};
    open_parents(&out, parents, parent);
    trial.at = (uint32_t)out.length;
    if (child == ELEMENT_CHARACTERS)
        buffer_add(&out, TEXT("text"));
    else
        buffer_format(&out, "<%s/>", vocabulary_element(child));
    close_parents(&out, parents, parent);
    trial.written = buffer_text(&out);
    bool refused = is_reported(&trial);
    arena_close(trial.arena);
    return refused;
}

static void elements_stand_where_the_tables_say(void **state)
{
    (void)state;
    enum element_kind parents[ELEMENT_KIND_COUNT] = {ELEMENT_LAYOUT};
    find_parents(parents);
    for (int parent = ELEMENT_LAYOUT; parent < ELEMENT_KIND_COUNT; parent++)
        for (int child = 0; child < ELEMENT_KIND_COUNT; child++)
            if (child_is_refused(parents, (enum element_kind)parent, (enum element_kind)child) ==
                takes((enum element_kind)parent, (enum element_kind)child))
                fail_msg("<%s> in <%s>", vocabulary_element((enum element_kind)child),
                         vocabulary_element((enum element_kind)parent));
}

/* -- what an attribute may hold ------------------------------------------------------------------------------------------- */

static bool is_refused(enum element_kind kind, const char *name, struct text value)
{
    enum element_kind parents[ELEMENT_KIND_COUNT] = {ELEMENT_LAYOUT};
    struct trial trial = {.arena = arena_open(NULL)};
    struct text_buffer out = {.arena = trial.arena};
    bool known = words_have(vocabulary_attributes(kind), text_of(name));
    find_parents(parents);
    if (kind != ELEMENT_LAYOUT) open_parents(&out, parents, parents[kind]);
    buffer_format(&out, "<%s%s ", vocabulary_element(kind),
                  kind == ELEMENT_LAYOUT ? " xmlns=\"urn:shinchoku:layout:1\"" : "");
    trial.at = (uint32_t)(out.length + (known ? strlen(name) + strlen("=\"") : 0));
    buffer_format(&out, "%s=\"%.*s\"/>", name, TEXT_ARG(value));
    if (kind != ELEMENT_LAYOUT) close_parents(&out, parents, parents[kind]);
    trial.written = buffer_text(&out);
    bool refused = is_reported(&trial);
    arena_close(trial.arena);
    return refused;
}

static void must(bool taken, enum element_kind kind, enum word word, struct text value)
{
    if (is_refused(kind, vocabulary_word(word), value) != taken) return;
    fail_msg("<%s %s=\"%.*s\"> is %s", vocabulary_element(kind), vocabulary_word(word), TEXT_ARG(value),
             taken ? "refused" : "taken");
}

static void try_words(struct arena *arena, enum element_kind kind, enum word word, enum word_list list)
{
    struct text rest = vocabulary_list(arena, list), each;
    while (words_next(&rest, &each))
        must(true, kind, word, each);
}

static void try_numbers(struct arena *arena, enum element_kind kind, enum word word)
{
    static const struct {
        enum word word;
        const char *elements;
        int least, most;
    } numbers[] = {
#define X(word, elements, least, most) {WORD_##word, elements, least, most},
        LAYOUT_NUMBERS(X)
#undef X
    };
    for (size_t i = 0; i < ARRAY_LEN(numbers); i++) {
        const char *elements = numbers[i].elements;
        if (numbers[i].word != word || (*elements && !vocabulary_names(elements, kind))) continue;
        must(true, kind, word, text_format(arena, "%d", numbers[i].least));
        must(true, kind, word, text_format(arena, "%d", numbers[i].most));
        must(false, kind, word, text_format(arena, "%d", numbers[i].least - 1));
        must(false, kind, word, text_format(arena, "%d", numbers[i].most + 1));
    }
}

/* The bounds of a length; of places on paper, which have none, one that leaves room for a text. */
static void try_lengths(struct arena *arena, enum element_kind kind, enum word word)
{
    static const struct {
        enum word word;
        int32_t least, most;
        const char *unit;
    } ranges[] = {
#define X(word, least, most, unit) {WORD_##word, least, most, unit},
        LAYOUT_RANGES(X)
#undef X
    };
    for (size_t i = 0; i < ARRAY_LEN(ranges); i++) {
        if (ranges[i].word != word) continue;
        must(true, kind, word, measure_print(arena, ranges[i].least, ranges[i].unit));
        must(true, kind, word, measure_print(arena, ranges[i].most, ranges[i].unit));
        must(false, kind, word, measure_print(arena, ranges[i].least - 1, ranges[i].unit));
        must(false, kind, word, measure_print(arena, ranges[i].most + 1, ranges[i].unit));
        return;
    }
    must(true, kind, word, word == WORD_BOTTOM ? TEXT("600pt") : TEXT("100pt"));
}

/* Something that it can hold beside words, and something that it cannot; empty: anything will do. */
static const struct {
    const char *taken, *refused;
} values[] = {
    [VALUE_TEXT] = {"", ""},
    [VALUE_CHOICE] = {"", UNHEARD},
    [VALUE_CHOICES] = {"", UNHEARD},
    [VALUE_OPEN] = {UNHEARD, ""},
    [VALUE_NAMES] = {"a b", ""},
    [VALUE_NUMBER] = {"", UNHEARD},
    [VALUE_TEMPLATE] = {"a {title}", "{"},
    [VALUE_PATH] = {"plan.title | solid", UNHEARD},
    [VALUE_CONDITION] = {"category=b", UNHEARD},
    [VALUE_LENGTH] = {"", UNHEARD},
    [VALUE_WIDTH] = {"2fr", UNHEARD},
    [VALUE_WIDTHS] = {"2fr 3em content", "2fr " UNHEARD},
    [VALUE_PADDING] = {"1pt 2pt", "1pt 2pt 3pt"},
    [VALUE_RANGE] = {"-3..0", "0..-3"},
    [VALUE_STYLE] = {"known", UNHEARD},
    [VALUE_MASTER] = {"known", UNHEARD},
    [VALUE_SELECTOR] = {"plan.section.a", UNHEARD},
};

static void try_attribute(struct arena *arena, enum element_kind kind, enum word word)
{
    enum word_list list = LIST_COUNT;
    enum value_type type = vocabulary_type(kind, word, &list);
    struct text taken = text_of(values[type].taken), refused = text_of(values[type].refused);
    if (list != LIST_COUNT) try_words(arena, kind, word, list);
    if (type == VALUE_NUMBER || type == VALUE_TEMPLATE) try_numbers(arena, kind, word);
    if (type == VALUE_LENGTH || type == VALUE_WIDTH || type == VALUE_WIDTHS || type == VALUE_PADDING)
        try_lengths(arena, kind, word);
    if (taken.length) must(true, kind, word, taken);
    if (refused.length) must(false, kind, word, refused);
}

static void attributes_hold_what_the_tables_say(void **state)
{
    struct arena *arena = *state;
    for (int kind = ELEMENT_LAYOUT; kind < ELEMENT_KIND_COUNT; kind++)
        for (int word = 0; word < WORD_COUNT; word++) {
            enum element_kind element = (enum element_kind)kind;
            bool has = words_have(vocabulary_attributes(element), text_of(vocabulary_word((enum word)word)));
            if (has)
                try_attribute(arena, element, (enum word)word);
            else
                must(false, element, (enum word)word, TEXT(UNHEARD));
        }
}

static int open_arena(void **state)
{
    *state = arena_open(NULL);
    return 0;
}

static int close_arena(void **state)
{
    arena_close(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(elements_stand_where_the_tables_say),
        cmocka_unit_test(attributes_hold_what_the_tables_say),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
