/* measure.h: lengths as definitions write them, read once: 12pt, 20mm, 1.5em of a text that is known later, 2fr. */
#ifndef SHINCHOKU_LAYOUTS_LANGUAGE_MEASURE_H
#define SHINCHOKU_LAYOUTS_LANGUAGE_MEASURE_H

#include "layouts/model/block.h"

/* The em of what has no text of its own: 10.5 pt, as bodies of publications have it. Those of tables are smaller. */
enum { BODY_EM = 10500, TABLE_EM = 9000 };

struct length {
    int32_t fixed;      /* 1/1000 pt */
    struct decimal ems; /* what it is instead where it is not 0 */
};

/* A length, or a share of what is left; neither: as wide as the content. */
struct track {
    struct length length;
    int32_t fraction; /* thousandths */
};

/* False when the text is no length. */
bool measure_read(struct text text, struct length *measure);
/* In 1/1000 pt, for a text of that em; what no paper holds is made as long as may be. */
int32_t measure_in(const struct length *measure, int32_t em);
/* Thousandths of a unit as definitions write them: 123.4pt. */
struct text measure_print(struct arena *arena, int32_t length, const char *unit);

/* The same, or NNfr, or `content`, or nothing. */
bool track_read(struct text text, struct track *track);
struct width track_in(const struct track *track, int32_t em);
/* Both at once, of what is no definition's: the widths of a record's table. */
bool width_parse(struct text text, int32_t em, struct width *width);

/* FROM..TO, years counted from the reporting year: -3..0. */
bool years_read_range(struct text range, int *from, int *to);

#endif
