/* font.h: a face as one document uses it: the codes of its characters.
 *
 * A code of two bytes is handed out for each pair of glyph and characters when it is first drawn, so that
 * ToUnicode says exactly what each code stands for even where a glyph is shared, and variants and vertical forms
 * extract as what was written. Codes avoid the bytes that a literal string must escape. */
#ifndef SHINCHOKU_OUTPUT_PDF_FONT_FONT_H
#define SHINCHOKU_OUTPUT_PDF_FONT_FONT_H

#include "face.h"

struct font;

/* One code of a font. */
struct code {
    uint16_t value;  /* 0: the font has no codes left, or the face has neither the character nor 〓 */
    int16_t advance; /* horizontal, 1/1000 em */
};

struct font *font_new(struct arena *arena, struct face *face);

/* `modifier` 0: none. A character that the face does not have is drawn as 〓 (or □, or ?), and *missing is
 * set; it extracts as itself. */
struct code font_upright(struct font *font, uint32_t code_point, uint32_t modifier, bool *missing);
struct code font_vertical(struct font *font, uint32_t code_point, uint32_t modifier, bool *missing);
/* The mark to lay over a base that it does not melt with, so far to the right of the base's origin; value 0 when
 * there is nothing to draw. */
struct code font_mark(struct font *font, uint32_t code_point, uint32_t modifier, int16_t *shift);

/* What a code stands for. */
struct use {
    uint16_t glyph; /* 0: the code was passed over */
    int16_t advance;
    uint32_t characters[2]; /* the second 0: one only */
};

/* By code, from 0 (.notdef, never drawn) to the last that was handed out. */
struct uses {
    const struct use *at;
    size_t count;
};
struct uses font_uses(const struct font *font);
const struct face *font_face(const struct font *font);

#endif
