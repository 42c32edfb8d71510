/* lines.h: setting inline content into lines: the only folder that knows ICU.
 *
 * Rules: JLREQ (W3C) 3.1 to 3.8, JIS X 4051, UAX #14 with `ja@lb=strict` and the tailoring of lines.c. Lengths are
 * 1/1000 pt. One setter serves a whole run: its break iterators and character classes are reused. */
#ifndef SHINCHOKU_LAYOUTS_LINES_LINES_H
#define SHINCHOKU_LAYOUTS_LINES_LINES_H

#include "layouts/model/block.h"

struct setter;

/* `metrics` and `diagnostics` are borrowed. A character without a glyph is reported once a place and set as 〓.
 * NULL when ICU's data cannot be opened. */
struct setter *setter_open(const struct metrics *metrics, struct diagnostics *diagnostics);
void setter_close(struct setter *setter);

/* A piece of a line, in reading order. Text pieces hold a ready text_item whose origin.x (horizontal) or origin.y
 * (vertical) counts from the line's start and whose other coordinate is 0 on the baseline (vertical: on the centre
 * line). Inline objects (badges, marks, squares, page references, fills, rubies …) come back with their run, their
 * place and their width; who draws them is the composer. */
struct piece {
    bool is_text;
    struct text_item text;        /* is_text */
    uint32_t rgb;                 /* is_text */
    const struct inline_run *run; /* where it comes from; never NULL */
    int32_t at, width;
    /* INLINE_RUBY: how far its reading reaches over its neighbours, before `at` and after `width`. Reading and base are
     * each spaced out over the room they have (JLREQ 3.3.6). */
    int32_t reach_before, reach_after;
    struct piece *next;
};

struct set_line {
    struct piece *first;
    int32_t indent;      /* where the line starts, from the measure's start; alignment included */
    int32_t width;       /* of its pieces, as set (trailing white space and hung punctuation not counted) */
    bool ends_paragraph; /* or the author's line: never justified */
    bool has_fill;       /* it has an INLINE_FILL: the setter has stretched it to the measure */
    bool broken_word;    /* it ends inside a word or number that does not fit the measure */
};

struct set_text {
    struct set_line *lines;
    uint32_t line_count;
    int32_t widest; /* of all lines, with indents */
};

/* The measure of the line with this index; index 0 is the first. Must not depend on anything but its arguments. */
struct measure {
    int32_t width;
    /* The first `narrow_lines` lines have this measure instead (text beside a picture); 0: none. */
    int32_t narrow;
    uint32_t narrow_lines;
};

enum set_flags {
    SET_AT_START = 0,
    SET_VERTICAL = 1,      /* lines are columns; the measure is their height */
    SET_NO_INDENT = 2,     /* first_indent does not apply (a paragraph that goes on) */
    SET_HEAD_AND_NAMES = 4 /* break by phrase whatever the style says */
};

/* Widths of objects that the setter cannot know: badges, marks, squares, page references (reserve for "88-88"),
 * page numbers. Called once for each; for INLINE_FILL never. It may call lines_text_width, no other function here. */
typedef int32_t object_width(const struct inline_run *run, const struct style *style, void *context);

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

/* Width of a text set solid on one line (chart labels, badges, folios). */
int32_t lines_text_width(struct setter *setter, struct text text, const struct style *style);
/* The text as items on one line, starting at `origin` (its baseline): appended to `items` by the caller. Returns the
 * pieces, as lines_set does for a single line without a measure. */
struct set_line lines_one(struct setter *setter, struct arena *arena, struct text text, struct position at,
                          const struct style *style);

#endif
