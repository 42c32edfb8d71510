/* glyphs.h: what is known of a character in a face role: asked of the metrics and of the class tables once a setter.
 *
 * A page of 256 characters is made when one of them is met, so kanji text costs a table look-up a character. */
#ifndef SHINCHOKU_LAYOUTS_LINES_GLYPHS_H
#define SHINCHOKU_LAYOUTS_LINES_GLYPHS_H

#include "setter.h"

/* GLYPH_BASE_ONLY: the variant that a selector asks for is in no face. */
enum glyph_state { GLYPH_UNKNOWN, GLYPH_PRESENT, GLYPH_ROTATED, GLYPH_BASE_ONLY, GLYPH_ABSENT };

/* Asks the metrics; for characters with a modifier, which are not remembered. */
struct glyph_entry glyph_measured(const struct setter *setter, unsigned role, uint32_t code,
                                  uint32_t modifier, enum writing writing);
struct glyph_entry glyph_first_met(struct setter *setter, unsigned role, uint32_t code, enum writing writing);

/* The pages of a role, made when it is first used. */
static inline struct glyph_entry **glyph_pages(struct setter *setter, unsigned role, enum writing writing)
{
    struct glyph_entry ***pages = &setter->glyphs[role][writing];
    if (!*pages) *pages = ARENA_ARRAY(setter->arena, struct glyph_entry *, GLYPH_PAGES);
    return *pages;
}

static inline struct glyph_entry glyph_lookup(struct setter *setter, unsigned role, uint32_t code,
                                              enum writing writing)
{
    const struct glyph_entry *page = glyph_pages(setter, role, writing)[code / GLYPH_PAGE];
    if (page && page[code % GLYPH_PAGE].state != GLYPH_UNKNOWN) return page[code % GLYPH_PAGE];
    return glyph_first_met(setter, role, code, writing);
}

/* What is set instead of a character that no face has: a plain space for a space, else 〓, which is reported. Changes
 * the cluster's code and marks it. */
struct glyph_entry glyph_stand_in(struct setter *setter, struct cluster *cluster, enum writing writing);
/* Where no face has the variant of a character that its selector asks for, and the usual form stands in its place. */
void glyph_report_variant(struct setter *setter, const struct cluster *cluster, uint32_t selector);
/* Where a character turns the direction of the text around it: lines run one way, and the words on paper would not be those
 * of the record. Others that nobody sees say nothing and are left out without a word. */
void glyph_report_direction(struct setter *setter, const struct inline_run *run, uint32_t offset,
                            uint32_t code);

#endif
