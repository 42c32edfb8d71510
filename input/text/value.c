/* value.c: what is no value, and values in one line. */
#include "value.h"

#include <string.h>

#include "input/text/notation/wrap.h"

struct text value_line(struct reader *reader, const struct value *value)
{
    struct text text = value->exact ? value->text : text_trim(value->text);
    if (text.length == 0 || !memchr(text.at, '\n', text.length)) return text;
    char *line = arena_copy(reader->arena, text.at, text.length);
    for (size_t i = 0; i < text.length; i++)
        if (line[i] == '\n') line[i] = ' ';
    return (struct text){line, text.length};
}

struct text value_name(struct reader *reader, const struct value *value)
{
    if (value->text.length == 0 || !memchr(value->text.at, '\n', value->text.length))
        return value_line(reader, value);
    struct value joined = *value;
    joined.text = wrap_lines(reader->arena, value->text);
    return value_line(reader, &joined);
}

/* -- what is no value ------------------------------------------------------------------------------------------------ */

bool value_is_fault(struct text text)
{
    static const char *const faults[] = {"#REF!",   "#N/A",    "#DIV/0!", "#VALUE!", "#NAME?",
                                         "#NUM!",   "#NULL!",  "#SPILL!", "#CALC!",  "#GETTING_DATA",
                                         "＃REF！", "Err:502", "Err:504", "Err:508", "#FIELD!"};
    size_t signs = 0;
    text = text_trim(text);
    for (size_t i = 0; i < ARRAY_LEN(faults); i++)
        if (text_is(text, faults[i])) return true;
    while (signs < text.length && text.at[signs] == '#')
        signs++;
    return signs >= 2 && signs == text.length;
}

/* 1.2E+05: how Excel shows a number too long for its column. */
static bool is_scientific(struct text text)
{
    size_t at = 0, digits = 0;
    text = text_trim(text);
    if (at < text.length && (text.at[at] == '-' || text.at[at] == '+')) at++;
    for (; at < text.length && ((text.at[at] >= '0' && text.at[at] <= '9') || text.at[at] == '.'); at++)
        digits++;
    if (digits == 0 || at + 2 >= text.length || (text.at[at] != 'E' && text.at[at] != 'e')) return false;
    at++;
    if (text.at[at] != '+' && text.at[at] != '-') return false;
    for (digits = 0, at++; at < text.length && text.at[at] >= '0' && text.at[at] <= '9'; at++)
        digits++;
    return digits > 0 && at == text.length;
}

bool value_is_none(struct reader *reader, struct value value)
{
    if (value_is_fault(value.text))
        DIAG(reader->diagnostics, CELL_FAULT, .at = value.at, .arguments = {text_trim(value.text)});
    else if (is_scientific(value.text))
        DIAG(reader->diagnostics, NUMBER_SCIENTIFIC, .at = value.at, .arguments = {text_trim(value.text)});
    else
        return false;
    reader_became(reader, value.at, "error");
    return true;
}
