/* words.c: looking words up in lists. */
#include "words.h"

#include "generator/core/suggest.h"

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

static struct suggestion suggest_words(struct arena *arena, struct text list, struct text wrong)
{
    struct suggestion suggestion = suggest_open(arena, wrong);
    struct text each;
    while (words_next(&list, &each))
        suggest_add(&suggestion, each);
    return suggestion;
}

int words_index(struct text list, struct text word)
{
    struct text each;
    for (int i = 0; words_next(&list, &each); i++)
        if (text_equal(each, word)) return i;
    return -1;
}

struct text words_list(struct arena *arena, struct text list)
{
    struct suggestion all = suggest_words(arena, list, (struct text){NULL, 0});
    return suggest_list(&all);
}

struct text words_suggestion(struct arena *arena, struct text list, struct text word)
{
    struct suggestion all = suggest_words(arena, list, word);
    return suggest_nearest(&all);
}
