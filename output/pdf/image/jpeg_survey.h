/* jpeg_survey.h: a JPEG file's segments from the first to the last (T.81 B.1, B.2), without decoding anything. */
#ifndef SHINCHOKU_OUTPUT_PDF_IMAGE_JPEG_SURVEY_H
#define SHINCHOKU_OUTPUT_PDF_IMAGE_JPEG_SURVEY_H

#include <stdbool.h>

#include "generator/core/diag.h"

struct jpeg_survey {
    uint32_t width, height; /* of the samples as they are stored */
    unsigned components, scans;
    bool progressive,
        padded; /* padded: with fill bytes before a marker (B.1.1.2), which some readers stumble over */
    uint8_t orientation; /* exif.h */
};

/* False with the reason when the file is no whole JPEG, of a kind that PDF does not know (ISO 32000-1, 7.4.8), or made to
 * keep a decoder busy. */
bool jpeg_survey(struct text file, struct jpeg_survey *survey, struct arena *arena, struct text *reason);

#endif
