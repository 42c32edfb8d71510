/* metrics.h: what layout needs to know of faces (書体). output/pdf/face and the trace back end's fixed face are metrics.
 *
 * A face role (gothic, gothic-bold, mincho …) is a chain of faces: the first that has a character gives it. Roles are
 * numbered by the layout definition's <face> elements, in their order. Faces are numbered by the implementation. */
#ifndef SHINCHOKU_GENERATOR_CORE_METRICS_H
#define SHINCHOKU_GENERATOR_CORE_METRICS_H

#include <stdbool.h>
#include <stdint.h>

enum { METRICS_EM = 1000 }; /* advances are in 1/1000 em */

enum writing { WRITING_HORIZONTAL, WRITING_VERTICAL };

struct glyph_measure {
    uint16_t face;    /* of the implementation; characters of one text item share it */
    int16_t advance;  /* 1/1000 em, along the writing direction */
    bool rotated;     /* vertical only: the face has no vertical form, the glyph is turned 90° clockwise */
    bool base_only;   /* no face has the variant that a selector asked for: the glyph is the base's */
};

struct metrics {
    /* Measures a character, with its variation selector (IVS) or combining mark in `modifier` (0: none). False when no
     * face of the role's chain has it (with the selector: none has the base either; an unknown variant falls back to the
     * base, which base_only says).
     * Must be fast: called for every character. */
    bool (*measure)(const struct metrics *metrics, unsigned role, uint32_t code_point, uint32_t modifier,
                    enum writing writing, struct glyph_measure *out);
    void *self;
};

#endif
