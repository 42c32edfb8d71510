/* element.c: what an element's attributes hold, and what is said of a value that cannot be. */
#include "element.h"
#include "words.h"

static const struct {
    enum word word;
    int32_t least, most;
    const char *unit;
} ranges[] = {
#define X(word, least, most, unit) {WORD_##word, least, most, unit},
    LAYOUT_RANGES(X)
#undef X
};

const struct element_word *element_word(const struct element *element, enum word word)
{
    return element->slots[word] ? &element->words[element->slots[word] - 1] : NULL;
}

bool element_has(const struct element *element, enum word word)
{
    return element->slots[word] != 0;
}

struct text element_value(const struct element *element, enum word word)
{
    const struct element_word *held = element_word(element, word);
    return held ? held->written : (struct text){NULL, 0};
}

struct position element_at(const struct element *element, enum word word)
{
    const struct element_word *held = element_word(element, word);
    return held ? held->at : element->node->at;
}

/* -- values by type --------------------------------------------------------------------------------------------------- */

/* The attribute where it is there and of that type; a word has not the same type in all elements. */
static const struct element_word *typed(const struct element *element, enum word word, enum value_type type)
{
    const struct element_word *held = element_word(element, word);
    return held && held->type == type && held->readable ? held : NULL;
}

bool element_yes(const struct element *element, enum word word)
{
    return element_choice(element, word, false) == true;
}

int element_choice(const struct element *element, enum word word, int otherwise)
{
    const struct element_word *held = element_word(element, word);
    return held && held->choice != NO_CHOICE ? held->choice : otherwise;
}

int element_number(const struct element *element, enum word word, int otherwise)
{
    const struct element_word *held = typed(element, word, VALUE_NUMBER);
    return held ? held->number : otherwise;
}

int32_t element_length(const struct element *element, enum word word, int32_t em, int32_t otherwise)
{
    const struct element_word *held = typed(element, word, VALUE_LENGTH);
    return held ? measure_in(&held->length, em) : otherwise;
}

enum rule_weight element_rule(const struct element *element, enum word word, enum rule_weight otherwise)
{
    return (enum rule_weight)element_choice(element, word, (int)otherwise);
}

enum colour_role element_colour(const struct element *element, enum word word, enum colour_role otherwise)
{
    return (enum colour_role)element_choice(element, word, (int)otherwise);
}

struct width element_width(const struct element *element, enum word word, int32_t em)
{
    const struct element_word *held = typed(element, word, VALUE_WIDTH);
    return held ? track_in(&held->width, em) : (struct width){.fixed = 0};
}

void element_padding(const struct element *element, int32_t padding[4])
{
    const struct element_word *held = typed(element, WORD_PADDING, VALUE_PADDING);
    for (int i = 0; held && i < 4; i++)
        padding[i] = measure_in(&held->sides[i % held->side_count], TABLE_EM);
}

int16_t element_master(const struct element *element, enum word word)
{
    const struct element_word *held = typed(element, word, VALUE_MASTER);
    return held ? (int16_t)held->number : -1;
}

const struct field_path *element_path(const struct element *element, enum word word)
{
    const struct element_word *held = element_word(element, word);
    return held && (held->type == VALUE_PATH || held->type == VALUE_CONDITION) ? held->path : NULL;
}

const struct style *element_style(const struct element *element, enum word word)
{
    const struct element_word *held = typed(element, word, VALUE_STYLE);
    return held ? held->style : NULL;
}

struct year_range element_years(const struct element *element)
{
    const struct element_word *held = element ? typed(element, WORD_RANGE, VALUE_RANGE) : NULL;
    return held ? held->years : (struct year_range){.kind = RANGE_DATA};
}

struct name_list element_names(const struct element *element, enum word word)
{
    const struct element_word *held = typed(element, word, VALUE_NAMES);
    return held ? held->names : (struct name_list){NULL, 0};
}

bool element_includes(const struct element *element, enum word word, int choice)
{
    const struct element_word *held = typed(element, word, VALUE_CHOICES);
    return held && held->choices >> choice & 1;
}

struct selector element_selector(const struct element *element, enum word word)
{
    const struct element_word *held = typed(element, word, VALUE_SELECTOR);
    return held ? held->selector : (struct selector){.kind = NO_KIND};
}

/* -- reports ---------------------------------------------------------------------------------------------------------- */

void element_report_value(struct arena *arena, struct diagnostics *diagnostics, const struct element *element,
                          enum word word, struct text allowed)
{
    struct text value = element_value(element, word);
    DIAG(diagnostics, VALUE_INVALID, .at = element_at(element, word),
         .arguments = {text_of(vocabulary_word(word)), value, words_list(arena, allowed),
                       words_suggestion(arena, allowed, value)});
}

bool element_has_room(struct arena *arena, struct diagnostics *diagnostics, const struct element *element,
                      size_t count, size_t most)
{
    if (count < most) return true;
    if (count == most)
        DIAG(diagnostics, DEFINITION_MANY, .at = element->node->at,
             .arguments = {text_of(vocabulary_element(element->kind)), text_format(arena, "%zu", most)});
    return false;
}

bool element_check_length(struct arena *arena, struct diagnostics *diagnostics, const struct element *element,
                          enum word word, int32_t length)
{
    for (size_t i = 0; i < ARRAY_LEN(ranges); i++) {
        if (ranges[i].word != word) continue;
        if (length >= ranges[i].least && length <= ranges[i].most) return true;
        DIAG(diagnostics, LENGTH_OUTSIDE, .at = element_at(element, word),
             .arguments = {text_of(vocabulary_word(word)), element_value(element, word),
                           measure_print(arena, ranges[i].least, ranges[i].unit),
                           measure_print(arena, ranges[i].most, ranges[i].unit)});
        return false;
    }
    return true;
}
