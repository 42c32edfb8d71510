/* face.h: one font file (書体): which glyph a character has, how wide it is, and its outlines cut down to
 * those used.
 *
 * Glyphs are looked up when first asked for and remembered, so a document of one page does not pay for the
 * tens of thousands of glyphs it does not use. A face is therefore not for two threads at once; each process
 * has its own. */
#ifndef SHINCHOKU_OUTPUT_PDF_FONT_FACE_H
#define SHINCHOKU_OUTPUT_PDF_FONT_FACE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "generator/core/arena.h"
#include "generator/core/text.h"

struct face;

/* Does the character only change the one before it (a variation selector, a combining mark)? */
bool face_is_modifier(uint32_t code_point);
bool face_is_selector(uint32_t code_point);

/* id 0: the face has no such glyph. */
struct glyph {
    uint16_t id;
    int16_t advance; /* horizontal, 1/1000 em */
};

/* What a font descriptor says of a face (ISO 32000-1, 9.8); lengths in 1/1000 em. */
struct face_facts {
    const char *path;
    char name[64]; /* PostScript name */
    int ascent, descent, cap_height, weight;
    int box[4]; /* left, bottom, right, top */
    bool cff;   /* outlines are CFF, not TrueType */
};

/* NULL when the file cannot be used; `*reason` then says why, in both languages. The face
 * lives in the arena but must be closed. */
struct face *face_open(struct arena *arena, const char *path, unsigned index, struct text *reason);
void face_close(struct face *face);
const struct face_facts *face_facts(const struct face *face);

struct glyph face_glyph(struct face *face, uint32_t code_point);
/* The form that vertical writing substitutes (OpenType `vert`); id 0 when the face has none of its own. */
struct glyph face_vertical(struct face *face, uint32_t code_point);
/* The glyph of a base with a variation selector (cmap format 14) or with a combining mark (か゚); id 0 when the
 * face has none. */
struct glyph face_variant(struct face *face, uint32_t code_point, uint32_t modifier);
/* What is drawn over a base for a modifier that face_variant has no glyph for: a combining mark's own glyph;
 * none for a variation selector, which only asks for a shape. */
struct mark {
    struct glyph glyph;
    int16_t shift; /* to the right of the base's origin, 1/1000 em */
};
struct mark face_mark(struct face *face, uint32_t code_point, uint32_t modifier);

/* The outlines of `glyphs` only: a TrueType file, or a CFF program, until it is released. `names[i]` is what glyphs[i] is
 * called there: its number, or in CFF its CID. No program means that HarfBuzz gave up. */
struct outlines {
    struct text program;
    void *held; /* HarfBuzz's; NULL when there is no program */
};
struct outlines face_subset(const struct face *face, const uint16_t *glyphs, size_t count, uint16_t *names,
                            struct arena *scratch);
void face_release(struct outlines outlines);

#endif
