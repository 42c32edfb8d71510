/* csv.c: the long table: one row for each value of each indicator.
 *
 * RFC 4180 with CRLF; UTF-8 with a byte order mark, which Excel needs to see. Words that a spreadsheet would take for a
 * formula (= + - @, also full-width) have an apostrophe before them; numbers are plain numbers. */
#include "csv.h"

#include <string.h>

#include "generator/core/achievement.h"

static bool looks_like_formula(struct text text)
{
    if (text.length == 0) return false;
    struct text rest = text;
    uint32_t c = text_next(&rest);
    return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r' || c == 0xFF1D ||
           c == 0xFF0B || c == 0xFF0D || c == 0xFF20;
}

static bool needs_quotes(struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (strchr(",\"\r\n", text.at[i]) && text.at[i]) return true;
    return text.length > 0 && (text.at[0] == ' ' || text.at[text.length - 1] == ' ');
}

static void add_quoted(struct written *written, struct text text)
{
    bool quotes = needs_quotes(text);
    if (quotes) written_add(written, "\"");
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == '"') written_add(written, "\"");
        buffer_add(&written->out, text_slice(text, i, 1));
    }
    if (quotes) written_add(written, "\"");
}

static void add_words(struct written *written, struct text text)
{
    struct arena *arena = written->out.arena;
    add_quoted(written, looks_like_formula(text) ? text_join(arena, TEXT("'"), text) : text);
    written_add(written, ",");
}

static void add_number(struct written *written, bool known, struct decimal number)
{
    if (known) buffer_add(&written->out, decimal_print(written->out.arena, number, SEPARATORS_NONE));
    written_add(written, ",");
}

/* What the rows of one indicator have in common. */
struct keys {
    struct text plan, initiative_id, initiative, activity;
    const struct record *indicator;
};

static const char *kind_words(enum record_kind kind)
{
    switch ((int)kind) {
    case RECORD_BASELINE: return "基準値";
    case RECORD_TARGET: return "目標値";
    case RECORD_ACTUAL: return "実績値";
    case RECORD_ESTIMATE: return "見込値";
    case RECORD_STATED_RATE: return "達成率（記載）";
    default: return NULL;
    }
}

static const char *comparator_words(enum comparator comparator)
{
    switch (comparator) {
    case COMPARE_EQUAL: return "";
    case COMPARE_LEAST: return "以上";
    case COMPARE_MOST: return "以下";
    case COMPARE_MORE: return "超";
    case COMPARE_LESS: return "未満";
    case COMPARE_ABOUT: return "約";
    }
    return "";
}

static void add_year(struct written *written, int year)
{
    if (year) buffer_format(&written->out, "%d", year);
    written_add(written, ",");
}

/* 回/年 where the value says 年4回. */
static struct text unit_of(struct arena *arena, const struct record *indicator, const struct record *value)
{
    if (!value->reading.unit.length) return record_value(indicator, ATTRIBUTE_UNIT);
    return text_join(arena, value->reading.unit, value->reading.per);
}

static void write_value(struct written *written, const struct keys *keys, const struct record *value)
{
    bool amount = value->reading.kind == READING_AMOUNT;
    bool dated = value->kind == RECORD_ACTUAL && value->year;
    struct achievement reached = {.outcome = ACHIEVEMENT_NO_ACTUAL};
    if (dated) reached = achievement_of(keys->indicator, value->year);
    written_from(written, value->prose.at);
    add_words(written, keys->plan);
    add_words(written, keys->initiative_id);
    add_words(written, keys->initiative);
    add_words(written, keys->activity);
    add_words(written, record_value(keys->indicator, ATTRIBUTE_NO));
    add_words(written, record_child_text(keys->indicator, RECORD_NAME));
    add_year(written, value->year);
    add_year(written, value->last_year);
    add_words(written, text_of(kind_words(value->kind)));
    add_words(written, value->prose.text);
    add_number(written, amount, value->reading.value);
    add_words(written,
              amount ? text_of(comparator_words(value->reading.comparator)) : (struct text){NULL, 0});
    add_words(written, unit_of(written->out.arena, keys->indicator, value));
    if (reached.outcome == ACHIEVEMENT_RATE)
        buffer_add(&written->out, decimal_print(written->out.arena, reached.rate, SEPARATORS_NONE));
    written_add(written, "\r\n");
}

static void write_indicator(struct written *written, struct text plan, const struct record *indicator)
{
    struct keys keys = {.plan = plan, .indicator = indicator};
    for (const struct record *r = indicator->parent; r; r = r->parent) {
        if (r->kind == RECORD_ACTIVITY) keys.activity = record_child_text(r, RECORD_TITLE);
        bool holder = r->kind == RECORD_INITIATIVE || (r->kind == RECORD_SECTION && !keys.initiative.length);
        if (!holder) continue;
        keys.initiative = record_child_text(r, RECORD_TITLE);
        keys.initiative_id = record_value(r, ATTRIBUTE_ID);
        break;
    }
    for (const struct record *value = indicator->first; value; value = value->next)
        if (kind_words(value->kind)) write_value(written, &keys, value);
}

void csv_write(struct written *written, const struct plan *plans)
{
    written_add(written,
                "計画,取組番号,取組,事業,指標番号,指標,年度,年度の終わり,種別,値,数値,範囲,単位,達成率\r\n");
    for (const struct plan *plan = plans; plan; plan = plan->next)
        for (const struct record *r = plan->root; r; r = record_walk(r, plan->root))
            if (r->kind == RECORD_INDICATOR) write_indicator(written, plan->id, r);
}
