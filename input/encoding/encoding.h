/* encoding.h: the one table of names of encodings, which everything asks that takes or gives one: records, dictionaries,
 * forms, XML declarations, --encoding and --to-encoding of every command. */
#ifndef SHINCHOKU_INPUT_ENCODING_ENCODING_H
#define SHINCHOKU_INPUT_ENCODING_ENCODING_H

#include "generator/core/diag.h"

/* The encoding that a name means (CP932 for Shift_JIS, EUC-JP-MS for x-euc-jp; width of letters, case, hyphens and
 * underscores do not matter), or NULL when it is none of those that are read. The result is the converter's name. */
const char *encoding_of(const char *name);

/* A known encoding that is not read on purpose: UTF-7 and others hide letters from whoever checks a text, EBCDIC and the
 * like are not what a city's files are in. */
bool encoding_is_unsuited(const char *name);

/* The name that an XML declaration gives an encoding of the table. */
const char *encoding_declared(const char *encoding);

/* Is the value of that option an encoding that can be used? Else it is reported. NULL is fine: none was given. */
bool encoding_check(struct diagnostics *diagnostics, const char *option, const char *name);

#endif
