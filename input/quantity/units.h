/* units.h: what is counted (単位・助数詞): the spellings that are recognised and the one each is reported as. */
#ifndef SHINCHOKU_INPUT_QUANTITY_UNITS_H
#define SHINCHOKU_INPUT_QUANTITY_UNITS_H

#include "generator/core/text.h"

/* The bytes of the longest unit that a text begins with and that no further letter makes another word; 0: none. */
size_t units_length(struct text text);

/* The reported spelling: ヶ所, 箇所 and ｶ所 give か所, 年間 gives 年. Units that are their own spelling come back as
 * they are. The text is static or `spelling` itself. */
struct text units_canonical(struct text spelling);

/* Is the whole text a spelling of a unit? */
bool units_have(struct text spelling);

#endif
