/* vocabulary.c: looks the words of the definition language up in its tables. */
#include "vocabulary.h"
#include "generator/core/house_style.h"
#include "layout.h"
#include "words.h"

static const struct {
    const char *name, *children, *attributes;
} elements[ELEMENT_KIND_COUNT] = {
#define X(kind, name, children, attributes) {name, children, attributes},
    LAYOUT_ELEMENTS(X)
#undef X
};

static const char *const attributes[WORD_COUNT] = {
#define X(word, name) name,
    LAYOUT_ATTRIBUTES(X)
#undef X
};

static const struct {
    enum word_list list;
    int choice;
    const char *word;
} choices[] = {
#define X(list, choice, word) {LIST_##list, choice, word},
    LAYOUT_WORDS(X)
#undef X
};

/* What attributes hold; a row that names elements counts before one for all others. */
static const struct {
    enum word word;
    const char *elements;
    enum value_type type;
    enum word_list list;
} values[] = {
#define X(word, elements, type) {WORD_##word, elements, VALUE_##type, LIST_COUNT},
    LAYOUT_VALUES(X)
#undef X
#define X(word, elements, least, most) {WORD_##word, elements, VALUE_NUMBER, LIST_COUNT},
        LAYOUT_NUMBERS(X)
#undef X
#define X(word, elements, list) {WORD_##word, elements, VALUE_CHOICE, LIST_##list},
            LAYOUT_CHOICES(X)
#undef X
#define X(word, elements, list) {WORD_##word, elements, VALUE_CHOICES, LIST_##list},
                LAYOUT_CHOICE_LISTS(X)
#undef X
#define X(word, elements, list) {WORD_##word, elements, VALUE_OPEN, LIST_##list},
                    LAYOUT_OPEN_CHOICES(X)
#undef X
#define X(word, elements, list) {WORD_##word, elements, VALUE_NAMES, LIST_##list},
                        LAYOUT_NAMES(X)
#undef X
};

const char *vocabulary_element(enum element_kind kind)
{
    return elements[kind].name;
}

const char *vocabulary_word(enum word word)
{
    return attributes[word];
}

bool vocabulary_find_element(struct text name, enum element_kind *kind)
{
    for (int i = 0; i < ELEMENT_KIND_COUNT; i++) {
        if (!text_is(name, elements[i].name)) continue;
        *kind = (enum element_kind)i;
        return true;
    }
    return false;
}

bool vocabulary_find_word(struct text name, enum word *word)
{
    for (int i = 0; i < WORD_COUNT; i++) {
        if (!text_is(name, attributes[i])) continue;
        *word = (enum word)i;
        return true;
    }
    return false;
}

struct text vocabulary_children(enum element_kind kind)
{
    return text_of(elements[kind].children);
}

struct text vocabulary_attributes(enum element_kind kind)
{
    return text_of(elements[kind].attributes);
}

bool vocabulary_names(const char *list, enum element_kind kind)
{
    return words_have(text_of(list), text_of(elements[kind].name));
}

enum value_type vocabulary_type(enum element_kind kind, enum word word, enum word_list *list)
{
    enum value_type type = VALUE_TEXT;
    for (size_t i = 0; i < ARRAY_LEN(values); i++) {
        bool general = values[i].elements[0] == '\0', typed = type != VALUE_TEXT;
        if (values[i].word != word || (general ? typed : !vocabulary_names(values[i].elements, kind)))
            continue;
        type = values[i].type;
        *list = values[i].list;
        if (!general) break;
    }
    return type;
}

struct text vocabulary_list(struct arena *arena, enum word_list list)
{
    struct text_buffer out = {.arena = arena};
    for (size_t i = 0; i < ARRAY_LEN(choices); i++)
        if (choices[i].list == list) buffer_format(&out, "%s ", choices[i].word);
    return buffer_text(&out);
}

bool vocabulary_choice(enum word_list list, struct text word, int *choice)
{
    for (size_t i = 0; i < ARRAY_LEN(choices); i++) {
        if (choices[i].list != list || !text_is(word, choices[i].word)) continue;
        *choice = choices[i].choice;
        return true;
    }
    return false;
}
