/* words.c: looking words up in lists. */
#include "words.h"

bool words_next(struct text *list, struct text *word)
{
    *list = text_trim(*list);
    if (list->length == 0) return false;
    size_t end = 0;
    while (end < list->length && list->at[end] != ' ' && list->at[end] != '\n' && list->at[end] != '\t')
        end++;
    *word = text_slice(*list, 0, end);
    *list = text_slice(*list, end, list->length);
    return true;
}

bool words_have(struct text list, struct text word)
{
    struct text each;
    while (words_next(&list, &each))
        if (text_equal(each, word)) return true;
    return false;
}

struct text words_list(struct arena *arena, struct text list)
{
    struct text_buffer out = {.arena = arena};
    struct text each;
    while (words_next(&list, &each)) {
        if (out.length) buffer_add(&out, TEXT(", "));
        buffer_add(&out, each);
    }
    return buffer_text(&out);
}

struct text words_nearest(struct arena *arena, struct text list, struct text word)
{
    struct text nearest = {NULL, 0}, each;
    struct text folded = text_folded(arena, word);
    size_t best = 1 + text_count(word) / 3;
    while (words_next(&list, &each)) {
        size_t distance = text_distance(folded, text_folded(arena, each), best);
        if (distance > best || (nearest.length && distance == best)) continue;
        best = distance;
        nearest = each;
    }
    return nearest;
}

struct text words_suggestion(struct arena *arena, struct text list, struct text word)
{
    struct text nearest = words_nearest(arena, list, word);
    if (nearest.length == 0) return (struct text){NULL, 0};
    return text_format(arena, " → %.*s ?", TEXT_ARG(nearest));
}
