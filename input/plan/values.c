/* values.c: years and amounts of a record, read where they are written. */
#include "values.h"

#include "generator/core/year.h"
#include "input/quantity/grammar.h"

/* -- years ---------------------------------------------------------------------------------------------------------- */
static int year_of(const struct plan_reader *reader, const struct prose *written)
{
    int year = 0;
    switch (year_read(text_trim(written->text), &year)) {
    case YEAR_FINE: return year;
    case YEAR_UNREADABLE:
        DIAG(reader->diagnostics, YEAR_UNKNOWN, .at = written->at, .arguments = {written->text});
        return 0;
    case YEAR_AFTER_ERA_END: {
        struct text known = year_print(reader->arena, year, YEAR_BOTH);
        struct text ja = text_join(reader->arena, known, TEXT("年度"));
        struct text en = text_format(reader->arena, "fiscal %d", year);
        DIAG(reader->diagnostics, YEAR_PAST_ERA, .at = written->at,
             .arguments = {written->text, diag_both(reader->arena, ja, en)});
        return year;
    }
    }
    return 0;
}

/* Elements that say for which year they are by one of two ways, and have to. */
static bool needs_when(enum record_kind kind)
{
    return kind == RECORD_BASELINE || kind == RECORD_TARGET || kind == RECORD_ACTUAL ||
           kind == RECORD_ESTIMATE || kind == RECORD_ENTRY;
}

void values_read_years(const struct plan_reader *reader, struct record *record)
{
    const struct prose *year = record_attribute(record, ATTRIBUTE_YEAR);
    const struct prose *from = record_attribute(record, ATTRIBUTE_FROM);
    const struct prose *to = from ? record_attribute(record, ATTRIBUTE_TO) : NULL;
    if (year) record->year = record->last_year = (int16_t)year_of(reader, year);
    if (!year && from) record->year = (int16_t)year_of(reader, from);
    if (!year && to) record->last_year = (int16_t)year_of(reader, to);
    if (needs_when(record->kind) && year && (from || record_attribute(record, ATTRIBUTE_TO)))
        DIAG(reader->diagnostics, YEAR_TWICE, .at = record->at,
             .arguments = {text_of(record_name(record->kind))});
    if (needs_when(record->kind) && !year && !(from && to))
        DIAG(reader->diagnostics, YEAR_MISSING, .at = record->at,
             .arguments = {text_of(record_name(record->kind))});
    if (record->kind != RECORD_YEAR || record->prose.text.length == 0) return;
    record->year = record->last_year = (int16_t)year_of(reader, &record->prose);
}

enum { MOST_SPANNED = 1000 }; /* columns or rows of a cell */

/* -- values --------------------------------------------------------------------------------------------------------- */
static void report_number(const struct plan_reader *reader, const struct prose *written)
{
    DIAG(reader->diagnostics, NUMBER_UNREADABLE, .at = written->at, .arguments = {written->text});
}

/* The limits of a scale's bands are computed with as they stand. */
static void check_limit(const struct plan_reader *reader, const struct record *record,
                        enum attribute_kind name)
{
    const struct prose *written = record_attribute(record, name);
    struct decimal limit;
    if (written && !decimal_parse(written->text, &limit)) report_number(reader, written);
}

static void check_number(const struct plan_reader *reader, const struct record *record,
                         enum attribute_kind name)
{
    const struct prose *written = record_attribute(record, name);
    if (!written) return;
    if (grammar_read(reader->grammar, reader->arena, written->text).kind != READING_AMOUNT)
        report_number(reader, written);
}

/* Spans are the table's, not the author's prose: plain digits, not 二つ. */
static void check_span(const struct plan_reader *reader, const struct record *record,
                       enum attribute_kind name)
{
    const struct prose *written = record_attribute(record, name);
    struct decimal span;
    if (!written) return;
    bool whole = decimal_parse(written->text, &span) && span.scale == 0;
    if (!whole || span.units < 1 || span.units > MOST_SPANNED) report_number(reader, written);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

enum { MOST_DIGITS = 18 }; /* of a decimal */

/* A target may be words (適宜, 24時間体制の維持, ３月までに実施). Slips of the keyboard at its beginning are no words:
 * 12O人, 1l5件, １２..５％, and more digits than any amount has. */
static bool is_slip(struct text folded)
{
    size_t i = 0, digits = 0;
    for (; i < folded.length; i++) {
        char c = folded.at[i], before = i ? folded.at[i - 1] : '\0',
             after = i + 1 < folded.length ? folded.at[i + 1] : '\0';
        if (is_digit(c)) {
            if (++digits > MOST_DIGITS) return true;
        } else if (c == '.' || c == ',') {
            if (!is_digit(before)) return i > 0;
        } else {
            bool letter = c == 'o' || ((c == 'l' || c == 'i') && is_digit(after));
            return letter && is_digit(before);
        }
    }
    return false;
}

static bool is_unreadable(const struct plan_reader *reader, const struct record *record)
{
    bool counted = record->kind == RECORD_STATED_RATE || record->kind == RECORD_COUNT;
    if (counted && record->reading.kind != READING_AMOUNT) return true;
    if (record->reading.kind == READING_SENSELESS) return true;
    return is_slip(text_trim(text_folded(reader->arena, record->prose.text)));
}

/* An indicator's unit is read as 1 of it: 千人 is 1000 人, 回/月 一月に1回. What is no unit of the grammar's stays words. */
static void read_unit(const struct plan_reader *reader, struct record *record)
{
    struct text unit = text_trim(record_value(record, ATTRIBUTE_UNIT));
    struct text folded = text_folded(reader->arena, unit);
    if (!unit.length || is_digit(folded.at[0])) return;
    struct text one = text_format(reader->arena, "1%.*s", TEXT_ARG(unit));
    struct reading reading = grammar_read(reader->grammar, reader->arena, one);
    bool plain = reading_has_value(&reading) && reading.comparator == COMPARE_EQUAL && reading.unit.length;
    if (plain && reading.value.units > 0 && reading.value.scale == 0) record->reading = reading;
}

void values_read(const struct plan_reader *reader, struct record *record)
{
    if (!reader->grammar) return;
    switch ((int)record->kind) {
    case RECORD_BASELINE:
    case RECORD_TARGET:
    case RECORD_ACTUAL:
    case RECORD_ESTIMATE:
    case RECORD_STATED_RATE:
    case RECORD_COUNT:
        record->reading = grammar_read_found(reader->grammar, reader->arena, record->prose.text,
                                             record->prose.expressions, record->prose.expression_count);
        if (is_unreadable(reader, record)) report_number(reader, &record->prose);
        return;
    case RECORD_INDICATOR: read_unit(reader, record); return;
    case RECORD_ROW: check_number(reader, record, ATTRIBUTE_TOTAL); return;
    case RECORD_CELL:
        check_span(reader, record, ATTRIBUTE_SPAN);
        check_span(reader, record, ATTRIBUTE_ROWS);
        return;
    case RECORD_BAND:
        check_limit(reader, record, ATTRIBUTE_MIN);
        check_limit(reader, record, ATTRIBUTE_ABOVE);
        check_limit(reader, record, ATTRIBUTE_EQUAL);
        return;
    default: return;
    }
}
