/* line.h: content that was set: lines of pieces, and what they were set by. Lengths are 1/1000 pt. */
#ifndef SHINCHOKU_LAYOUTS_LINES_LINE_H
#define SHINCHOKU_LAYOUTS_LINES_LINE_H

#include "layouts/model/block.h"

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

/* As a measure: lines end where the text does, and nothing is stretched. */
enum { LINE_NO_END = INT32_MAX / 4 };

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

#endif
