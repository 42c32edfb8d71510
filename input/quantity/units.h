/* units.h: what is counted (単位・助数詞): the spellings that are recognised and the one each is reported as. */
#ifndef SHINCHOKU_INPUT_UNITS_H
#define SHINCHOKU_INPUT_UNITS_H

#include "generator/core/text.h"

/* The spellings of the table as one pattern, a trie in the notation of PCRE2, that takes the longest unit. NUL-ended. */
struct text units_pattern(struct arena *arena);

/* The reported spelling: ヶ所, 箇所 and ｶ所 give か所, 年間 gives 年. Units that are their own spelling come back as
 * they are. The text is static or `spelling` itself. */
struct text units_canonical(struct text spelling);

/* Is the whole text a spelling of a unit? */
bool units_have(struct text spelling);

#endif
