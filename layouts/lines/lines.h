/* lines.h: setting inline content into lines: the only folder that knows ICU.
 *
 * Rules: JLREQ (W3C) 3.1 to 3.8, JIS X 4051, UAX #14 with `ja@lb=strict` and the tailoring of lines.c. Lengths are
 * 1/1000 pt. One setter serves a whole run: its break iterators and character classes are reused. */
#ifndef SHINCHOKU_LAYOUTS_LINES_LINES_H
#define SHINCHOKU_LAYOUTS_LINES_LINES_H

#include "line.h"
#include "width.h"

/* `metrics` and `diagnostics` are borrowed. A character without a glyph is reported once a place and set as 〓.
 * NULL when ICU's data cannot be opened. */
struct setter *lines_open_setter(const struct metrics *metrics, struct diagnostics *diagnostics);
void lines_close_setter(struct setter *setter);

/* Sets `first` and its successors. Everything returned lives in `arena`. Always ends; a word that cannot fit is broken
 * between characters. The empty content gives one empty line. */
struct set_text lines_set(struct setter *setter, struct arena *arena, const struct inline_run *first,
                          const struct style *style, struct measure measure, unsigned flags,
                          object_width *width_of, void *context);

/* How many lines lines_set would return: for heights at one measure after another. Costs about two thirds of it, and
 * nothing of any arena. */
uint32_t lines_count(struct setter *setter, const struct inline_run *first, const struct style *style,
                     struct measure measure, unsigned flags, object_width *width_of, void *context);

/* Widths for columns sized by content: the longest unbreakable piece, and all on one line. */
struct content_widths {
    int32_t smallest, largest;
};
struct content_widths lines_widths(struct setter *setter, struct arena *scratch,
                                   const struct inline_run *first, const struct style *style,
                                   object_width *width_of, void *context);

/* What the widest number wants, with its sign, its counter and whatever else no line parts from it; 0 where there is none. */
int32_t lines_widest_number(struct setter *setter, const struct inline_run *first, const struct style *style,
                            object_width *width_of, void *context);

/* The text as items on one line, starting at `origin` (its baseline): appended to `items` by the caller. Returns the
 * pieces, as lines_set does for a single line without a measure. */
struct set_line lines_one(struct setter *setter, struct arena *arena, struct text text, struct position at,
                          const struct style *style);

#endif
