/* words.c: looking words up in lists. */
#include "words.h"

#include "generator/core/suggest.h"

static bool is_blank(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Lists are asked hundreds of times while a definition is read: only what may end in a wide space is trimmed. */
bool words_next(struct text *list, struct text *word)
{
    *word = (struct text){NULL, 0};
    if (!list->length) return false; /* an absent one has no place either */
    const char *at = list->at, *end = at + list->length;
    while (at < end && is_blank(*at))
        at++;
    const char *start = at;
    while (at < end && !is_blank(*at))
        at++;
    *word = (struct text){start, (size_t)(at - start)};
    *list = (struct text){at, (size_t)(end - at)};
    if (at == end || (word->length && (unsigned char)*start >= 0x80)) *word = text_trim(*word);
    return word->length > 0;
}

struct name_list words_names(struct arena *arena, struct text list)
{
    struct text rest = list, word;
    size_t count = 0;
    while (words_next(&rest, &word))
        count++;
    struct text *names = ARENA_ARRAY(arena, struct text, count);
    for (size_t i = 0; i < count && words_next(&list, &word); i++)
        names[i] = word;
    return (struct name_list){names, count};
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
