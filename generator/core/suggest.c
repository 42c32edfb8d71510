/* suggest.c: a name is near when less than half of it has to change, and no more than three characters. */
#include "suggest.h"

enum { FARTHEST = 3 };

struct suggestion suggest_open(struct arena *arena, struct text wrong)
{
    return (struct suggestion){.arena = arena,
                               .wrong = text_folded(arena, wrong),
                               .distance = FARTHEST + 1,
                               .ja = {.arena = arena},
                               .en = {.arena = arena}};
}

void suggest_add(struct suggestion *suggestion, struct text name)
{
    if (suggestion->ja.length) {
        buffer_add(&suggestion->ja, TEXT("、"));
        buffer_add(&suggestion->en, TEXT(", "));
    }
    buffer_add(&suggestion->ja, name);
    buffer_add(&suggestion->en, name);
    struct text folded = text_folded(suggestion->arena, name);
    size_t distance = text_distance(suggestion->wrong, folded, suggestion->distance);
    size_t longer = text_count(folded), other = text_count(suggestion->wrong);
    if (other > longer) longer = other;
    if (distance >= suggestion->distance || distance * 2 >= longer) return;
    suggestion->distance = distance;
    suggestion->nearest = name;
}

struct text suggest_list(const struct suggestion *suggestion)
{
    if (suggestion->ja.length == 0) return diag_both(suggestion->arena, TEXT("なし"), TEXT("none"));
    return diag_both(suggestion->arena, buffer_text(&suggestion->ja), buffer_text(&suggestion->en));
}

struct text suggest_nearest(const struct suggestion *suggestion)
{
    struct text name = suggestion->nearest;
    if (name.length == 0) return name;
    return diag_both(suggestion->arena,
                     text_format(suggestion->arena, "。「%.*s」でしょうか", TEXT_ARG(name)),
                     text_format(suggestion->arena, "; did you mean “%.*s”?", TEXT_ARG(name)));
}
