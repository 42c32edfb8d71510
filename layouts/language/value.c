/* value.c: reads what attributes hold: words of lists, numbers, lengths, years, selections. */
#include "value.h"
#include "words.h"

enum { PADDING_SIDES = 4 };

static bool read_choices(enum word_list list, struct text text, uint32_t *choices)
{
    struct text each;
    *choices = 0;
    while (words_next(&text, &each)) {
        int choice;
        if (!vocabulary_choice(list, each, &choice)) return false;
        *choices |= 1u << choice;
    }
    return true;
}

bool value_read_number(struct text text, int *number)
{
    enum { MOST = 30000 };
    struct decimal read;
    if (!decimal_parse(text, &read) || read.scale != 0 || read.units < -MOST || read.units > MOST)
        return false;
    *number = (int)read.units;
    return true;
}

static bool read_widths(struct arena *arena, struct text text, struct element_word *held)
{
    struct text rest = text, each;
    size_t count = 0;
    while (words_next(&rest, &each))
        count++;
    struct track *tracks = ARENA_ARRAY(arena, struct track, count);
    held->tracks = tracks;
    while (held->track_count < UINT16_MAX && words_next(&text, &each))
        if (!track_read(each, &tracks[held->track_count++])) return false;
    return true;
}

static bool read_padding(struct arena *arena, struct text text, struct element_word *held)
{
    struct length *sides = ARENA_ARRAY(arena, struct length, PADDING_SIDES);
    struct text each;
    held->sides = sides;
    for (; words_next(&text, &each); held->side_count++)
        if (held->side_count == PADDING_SIDES || !measure_read(each, &sides[held->side_count])) return false;
    return held->side_count == 1 || held->side_count == 2 || held->side_count == PADDING_SIDES;
}

static bool read_range(struct text text, struct year_range *years)
{
    int kind;
    *years = (struct year_range){.kind = RANGE_YEARS};
    if (years_read_range(text, &years->from, &years->to)) return true;
    if (!vocabulary_choice(LIST_RANGE, text, &kind)) return false;
    years->kind = (enum years_range)kind;
    return true;
}

static bool read_value(struct arena *arena, enum word_list list, struct element_word *held)
{
    struct text text = held->written;
    switch (held->type) {
    case VALUE_CHOICE: return vocabulary_choice(list, text, &held->choice);
    case VALUE_OPEN: vocabulary_choice(list, text, &held->choice); return true;
    case VALUE_NAMES:
        if (!vocabulary_choice(list, text, &held->choice)) held->names = words_names(arena, text);
        return true;
    case VALUE_CHOICES: return read_choices(list, text, &held->choices);
    case VALUE_NUMBER: return value_read_number(text, &held->number);
    case VALUE_LENGTH: return measure_read(text, &held->length);
    case VALUE_WIDTH: return track_read(text, &held->width);
    case VALUE_WIDTHS: return read_widths(arena, text, held);
    case VALUE_PADDING: return read_padding(arena, text, held);
    case VALUE_RANGE: return read_range(text, &held->years);
    case VALUE_SELECTOR: return selector_read(arena, text, &held->selector);
    case VALUE_TEXT:
    case VALUE_STYLE:
    case VALUE_MASTER:
    case VALUE_TEMPLATE:
    case VALUE_PATH:
    case VALUE_CONDITION: return true;
    }
    return false;
}

void value_read_all(struct arena *arena, struct element *element)
{
    const struct node *node = element->node;
    struct text taken = vocabulary_attributes(element->kind);
    element->words = ARENA_ARRAY(arena, struct element_word, node->attribute_count);
    for (size_t i = 0; i < node->attribute_count; i++) {
        const struct node_attribute *attribute = &node->attributes[i];
        struct element_word *held = &element->words[element->word_count];
        enum word_list list = LIST_COUNT;
        if (!words_have(taken, attribute->name) || !vocabulary_find_word(attribute->name, &held->word))
            continue;
        held->written = attribute->value;
        held->at = attribute->value_at;
        held->choice = NO_CHOICE;
        held->type = vocabulary_type(element->kind, held->word, &list);
        held->readable = read_value(arena, list, held);
        element->slots[held->word] = (uint8_t)++element->word_count;
    }
}
