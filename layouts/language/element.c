/* element.c: what an element of a definition says: its attributes, and the names of both. */
#include "element.h"

#include <stdlib.h>
#include <string.h>

static const char *const element_names[ELEMENT_KIND_COUNT] = {
#define X(kind, name, children, attributes) name,
    LAYOUT_ELEMENTS(X)
#undef X
};

static const char *const word_names[WORD_COUNT] = {
#define X(word, name) name,
    LAYOUT_ATTRIBUTES(X)
#undef X
};

const char *element_name(enum element_kind kind)
{
    return element_names[kind];
}

const char *word_name(enum word word)
{
    return word_names[word];
}

bool word_of(struct text name, enum word *word)
{
    for (int i = 0; i < WORD_COUNT; i++) {
        if (!text_is(name, word_names[i])) continue;
        *word = (enum word)i;
        return true;
    }
    return false;
}

const struct compiled_word *element_compiled(const struct element *element, enum word word)
{
    const struct compiled_word *compiled = element->compiled;
    while (compiled && compiled->word != word)
        compiled = compiled->next;
    return compiled;
}

struct text element_value(const struct element *element, enum word word)
{
    return element->attributes[word] ? element->attributes[word]->value : (struct text){NULL, 0};
}

bool element_has(const struct element *element, enum word word)
{
    return element->attributes[word] != NULL;
}

bool element_yes(const struct element *element, enum word word)
{
    return text_is(element_value(element, word), "yes");
}

int element_number(const struct element *element, enum word word, int otherwise)
{
    struct decimal number;
    struct text value = element_value(element, word);
    if (value.length == 0 || !decimal_parse(value, &number) || number.scale != 0) return otherwise;
    if (number.units < -30000 || number.units > 30000) return otherwise;
    return (int)number.units;
}

const struct style *layout_style(const struct layout *layout, struct text name)
{
    return style_named(layout->styles, layout->style_count, name);
}
