/* faces.h: the faces of a publication's roles, for the rest of this folder. What others may do with them is
 * in output/output.h. */
#ifndef SHINCHOKU_OUTPUT_PDF_FONT_FACES_H
#define SHINCHOKU_OUTPUT_PDF_FONT_FACES_H

#include "face.h"
#include "output/output.h"

size_t faces_count(const struct faces *faces);
/* By the number that text items carry. */
struct face *faces_face(const struct faces *faces, size_t number);

#endif
