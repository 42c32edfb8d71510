/* record_kind.c: names of elements and attributes, and what those who write records call them, for messages. */
#include "record_kind.h"

static const struct text kind_texts[RECORD_KIND_COUNT] = {
#define X(kind, name, word) [RECORD_##kind] = {name, sizeof name - 1},
    RECORD_KINDS(X)
#undef X
};

static const char *const kind_words[RECORD_KIND_COUNT] = {
#define X(kind, name, word) [RECORD_##kind] = word,
    RECORD_KINDS(X)
#undef X
};

static const struct text attribute_texts[ATTRIBUTE_COUNT] = {
#define X(attribute, name) [ATTRIBUTE_##attribute] = {name, sizeof name - 1},
    RECORD_ATTRIBUTES(X)
#undef X
};

const char *record_name(enum record_kind kind)
{
    return kind_texts[kind].at;
}

const char *record_word(enum record_kind kind)
{
    return kind_words[kind];
}

const char *record_attribute_name(enum attribute_kind name)
{
    return attribute_texts[name].at;
}

/* Most names differ in length or first letter. */
static bool is_same(struct text name, struct text known)
{
    return name.length == known.length && name.at[0] == known.at[0] && text_equal(name, known);
}

bool record_kind_of(struct text name, enum record_kind *kind)
{
    for (int i = 0; i < RECORD_TEXT; i++) {
        if (!is_same(name, kind_texts[i])) continue;
        *kind = (enum record_kind)i;
        return true;
    }
    return false;
}

bool record_attribute_of(struct text name, enum attribute_kind *attribute)
{
    for (int i = 0; i < ATTRIBUTE_COUNT; i++) {
        if (!is_same(name, attribute_texts[i])) continue;
        *attribute = (enum attribute_kind)i;
        return true;
    }
    return false;
}
