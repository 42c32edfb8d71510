/* exif.h: which way up a photograph is: cameras write the pixels as the sensor has them, and how it was held beside them
 * (CIPA DC-008, 4.6.5 Orientation; T.81 APP1, PNG eXIf). */
#ifndef SHINCHOKU_OUTPUT_PDF_IMAGE_EXIF_H
#define SHINCHOKU_OUTPUT_PDF_IMAGE_EXIF_H

#include <stdint.h>

#include "generator/core/text.h"

/* The TIFF structure's word for it: 1 (as it is) to 8; 1 where it says nothing or nonsense. */
uint8_t exif_orientation(struct text tiff);

/* From 5 on rows are looked at as columns. */
enum { EXIF_UPRIGHT = 1, EXIF_FIRST_SIDEWAYS = 5, EXIF_LAST = 8 };

#endif
