/* wrap.h: spaces that are left of line ends inside a cell.
 *
 * Text taken out of a printed table has a space wherever a line of a cell ended: 「取組一覧の更新・ 位置づけ」. Some stand
 * for the author's own line ends (「検討 普及」: two entries), others only for the width of the column. Only those are taken
 * out that cannot be the author's: after 、 ・ or a particle, inside a katakana word, and before the action of an entry that
 * has none before the space (「〇〇の事業 検討」). */
#ifndef SHINCHOKU_INPUT_TEXT_NOTATION_WRAP_H
#define SHINCHOKU_INPUT_TEXT_NOTATION_WRAP_H

#include "generator/core/text.h"

/* The text without such spaces; itself when there is none. */
struct text wrap_join(struct arena *arena, struct text text);

/* The text in one line: a line end between two Japanese letters goes, another becomes a space. */
struct text wrap_lines(struct arena *arena, struct text text);

/* Do the two texts differ in spaces only? */
bool wrap_same(struct text a, struct text b);

#endif
