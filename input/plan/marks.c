/* marks.c: marks written in another spelling become the symbols of their scale.
 *
 * A department whose editor or encoding lacks ↘ writes the word that the plan's scale gives for it (`also`). */
#include "marks.h"

static struct prose prose_of(struct text text, struct position at)
{
    return (struct prose){.text = text, .at = at};
}

static bool is_spelling(struct text spellings, struct text word)
{
    struct text rest = spellings;
    while (rest.length) {
        size_t space = text_find(rest, TEXT(" "));
        if (text_equal(text_slice(rest, 0, space), word)) return true;
        rest = space == SIZE_MAX ? (struct text){NULL, 0} : text_slice(rest, space + 1, rest.length);
    }
    return false;
}

/* The scale's symbol for a word that it lists as another spelling; the word itself where it lists none. */
static struct text symbol_of(const struct record *scale, struct text word)
{
    for (const struct record *mark = scale ? scale->first : NULL; mark; mark = mark->next)
        if (is_spelling(record_value(mark, ATTRIBUTE_ALSO), word))
            return record_value(mark, ATTRIBUTE_SYMBOL);
    return word;
}

/* The scale a record names, else the one that is meant without a name. */
static const struct record *scale_of(const struct record *root, const struct record *record)
{
    const struct record *scales = record_child(root, RECORD_SCALES);
    struct text id = record_value(record, ATTRIBUTE_SCALE);
    if (id.length == 0) id = record->kind == RECORD_STATUS ? TEXT("progress") : TEXT("evaluation");
    for (const struct record *scale = scales ? scales->first : NULL; scale; scale = scale->next)
        if (text_equal(record_value(scale, ATTRIBUTE_ID), id)) return scale;
    return NULL;
}

static void settle_mark(struct arena *arena, const struct record *root, struct record *record)
{
    bool status = record->kind == RECORD_STATUS;
    struct text word = status ? record_value(record, ATTRIBUTE_PROGRESS) : record->prose.text;
    if (word.length == 0 || (!status && record->kind != RECORD_EVALUATION)) return;
    struct text symbol = symbol_of(scale_of(root, record), word);
    if (text_equal(symbol, word)) return;
    if (status)
        record_set(arena, record, ATTRIBUTE_PROGRESS,
                   prose_of(symbol, record_attribute(record, ATTRIBUTE_PROGRESS)->at));
    else
        record->prose = prose_of(symbol, record->prose.at);
}

static bool has_spellings(const struct record *root)
{
    const struct record *scales = record_child(root, RECORD_SCALES);
    for (const struct record *scale = scales ? scales->first : NULL; scale; scale = scale->next)
        for (const struct record *mark = scale->first; mark; mark = mark->next)
            if (record_value(mark, ATTRIBUTE_ALSO).length > 0) return true;
    return false;
}

void plan_marks(struct arena *arena, struct record *root)
{
    if (!has_spellings(root)) return;
    for (struct record *record = root; record;) {
        settle_mark(arena, root, record);
        if (record->first) {
            record = record->first;
            continue;
        }
        while (record != root && !record->next)
            record = record->parent;
        record = record == root ? NULL : record->next;
    }
}
