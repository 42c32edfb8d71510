/* value.h: the value of a label, as it stands in a cell or behind a colon. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_VALUE_H
#define SHINCHOKU_INPUT_TEXT_VALUE_H

#include "reader.h"

struct value {
    struct text text;
    struct position at;
    bool exact; /* from a quoted cell: not trimmed */
};

/* Running text apart, a value is one line: line ends of a cell become spaces. */
struct text value_line(struct reader *reader, const struct value *value);
/* The name of something: between Japanese letters a line end is only the width of its cell. */
struct text value_name(struct reader *reader, const struct value *value);

/* #REF!, ####: what Excel shows instead of a value. */
bool value_is_fault(struct text text);
/* A value that is such, or 1.2E+05: reported; it is to be read as empty. */
bool value_is_none(struct reader *reader, struct value value);

#endif
