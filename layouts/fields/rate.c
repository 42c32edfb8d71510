/* rate.c: rates of achievement as they are printed, and what is said where there can be none. */
#include "rate.h"
#include "shown.h"

bool rate_say_once(const struct context *context, const struct record *record, enum said what)
{
    if (!context->binder->told)
        context->binder->told =
            ARENA_ARRAY(context->binder->whole, uint8_t, context->binder->plan->record_count / 4 + 1);
    size_t at = (size_t)shown_as(context, record)->number * 2 + (what == SAID_GROUNDS);
    uint8_t *byte = &context->binder->told[at / 8], bit = (uint8_t)(1u << at % 8);
    bool first = !(*byte & bit);
    *byte |= bit;
    return first;
}

void rate_say_several(const struct context *context, const struct record *value)
{
    if (!rate_say_once(context, value, SAID_OBSTACLE)) return;
    DIAG(context->diagnostics, VALUE_SEVERAL, .at = value->prose.at,
         .arguments = {text_trim(value->prose.text)});
}

/* Why there is no rate; what everybody sees (no value, words, a target of zero) is not worth a word. */
static void say_obstacle(const struct context *context, const struct achievement *found)
{
    struct diagnostics *diagnostics = context->diagnostics;
    switch (found->outcome) {
    case ACHIEVEMENT_RATE:
    case ACHIEVEMENT_NO_ACTUAL:
    case ACHIEVEMENT_NO_TARGET:
    case ACHIEVEMENT_WORDS:
    case ACHIEVEMENT_ZERO: return;
    case ACHIEVEMENT_SEVERAL:
    case ACHIEVEMENT_BOUND: rate_say_several(context, found->obstacle); return;
    case ACHIEVEMENT_UNITS:
    case ACHIEVEMENT_PERIODS:
    case ACHIEVEMENT_NEGATIVE:
    case ACHIEVEMENT_TOO_LARGE: break;
    }
    if (!rate_say_once(context, found->actual, SAID_OBSTACLE)) return;
    struct text actual = text_trim(found->actual->prose.text), target = text_trim(found->target->prose.text);
    struct position at = found->actual->prose.at, related = found->target->prose.at;
    if (found->outcome == ACHIEVEMENT_UNITS)
        DIAG(diagnostics, RATE_UNITS, .at = at, .related = related, .arguments = {actual, target});
    else if (found->outcome == ACHIEVEMENT_PERIODS)
        DIAG(diagnostics, RATE_PERIODS, .at = at, .related = related, .arguments = {actual, target});
    else if (found->outcome == ACHIEVEMENT_NEGATIVE)
        DIAG(diagnostics, RATE_NEGATIVE, .at = at, .related = related, .arguments = {actual, target});
    else
        DIAG(diagnostics, RATE_TOO_LARGE, .at = at, .related = related, .arguments = {actual, target});
}

/* What the rate rests on and no reader could see. */
static void say_grounds(const struct context *context, const struct achievement *found)
{
    const struct record *against = found->contradiction;
    if (against && rate_say_once(context, against, SAID_GROUNDS)) {
        struct text target = text_trim(against->prose.text);
        if (found->direction == DIRECTION_LOWER)
            DIAG(context->diagnostics, LOWER_CONTRADICTED, .at = against->prose.at, .arguments = {target});
        else
            DIAG(context->diagnostics, HIGHER_CONTRADICTED, .at = against->prose.at, .arguments = {target});
    }
    if (found->units == UNITS_CONVERT && rate_say_once(context, found->actual, SAID_GROUNDS))
        DIAG(context->diagnostics, RATE_CONVERTED, .at = found->actual->prose.at,
             .related = found->target->prose.at,
             .arguments = {text_trim(found->actual->prose.text), text_trim(found->target->prose.text)});
}

const struct achievement_measure *rate_measure(const struct context *context, const struct record *indicator)
{
    if (context->binder->measured != indicator) context->binder->measure = achievement_measure(indicator);
    context->binder->measured = indicator;
    return &context->binder->measure;
}

bool rate_find(const struct context *context, const struct record *indicator, int year, struct decimal *rate)
{
    struct achievement found = achievement_of(indicator, year);
    say_obstacle(context, &found);
    if (found.outcome != ACHIEVEMENT_RATE) return false;
    say_grounds(context, &found);
    *rate = found.rate;
    return true;
}

struct text rate_text(const struct context *context, const struct record *indicator, int year)
{
    struct decimal rate;
    if (!rate_find(context, indicator, year, &rate)) return (struct text){NULL, 0};
    struct text number = house_number(context->arena, context->binder->house, rate);
    return text_join(context->arena, number,
                     context->binder->house->numerals == NUMERALS_FULL ? TEXT("％") : TEXT("%"));
}

void rate_number(const struct context *context, const struct record *indicator, int year,
                 struct table_cell *cell)
{
    cell->numeric = cell->percentage = rate_find(context, indicator, year, &cell->number);
}
