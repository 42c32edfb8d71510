/* justify.h: a line while it is made: justify.c settles its gaps, emit.c makes its pieces. */
#ifndef SHINCHOKU_LAYOUTS_LINES_JUSTIFY_H
#define SHINCHOKU_LAYOUTS_LINES_JUSTIFY_H

#include "setter.h"

struct line {
    struct setter *setter;
    struct arena *arena;
    const struct cluster *clusters; /* the first of the line */
    uint32_t count;
    int32_t measure;
    int32_t width;   /* as set */
    int32_t common;  /* what justification adds to every loose gap */
    int32_t *spread; /* what it adds after each cluster, `common` included; NULL: nothing */
    enum writing writing;
    struct piece **tail;
};

/* Opens a line that is shorter than its measure: word spaces, then Latin gaps, then all loose gaps (JLREQ 3.8.4). */
void justify_line(struct line *line);
/* Takes what a line is too long by from its end and its punctuation (JLREQ 3.8.3). */
void justify_reduce(struct line *line, const struct style *style);
/* Opens all loose gaps alike to fill the measure (均等割付). */
void justify_spread(struct line *line);

#endif
