/* lookup.h: where a font of a given name lies on this machine (fontconfig). */
#ifndef SHINCHOKU_OUTPUT_PDF_FONT_LOOKUP_H
#define SHINCHOKU_OUTPUT_PDF_FONT_LOOKUP_H

#include "generator/core/arena.h"
#include "generator/core/text.h"

struct font_lookup;

struct font_place {
    const char *path; /* in the arena; NULL: there is no such font */
    unsigned index;   /* in a collection */
};

/* Nothing is read before a name is looked up. */
struct font_lookup *lookup_open(struct arena *arena);
void lookup_close(struct font_lookup *lookup);

/* `name` is a path (it has a `/`), a family, or a family and `:bold`. Only a font of that very family and
 * weight will do: what fontconfig would substitute would change the look of a publication in silence. */
struct font_place lookup_font(struct font_lookup *lookup, struct text name);

#endif
