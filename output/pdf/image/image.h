/* image.h: pictures as image XObjects (ISO 32000-1, 8.9.5): PNG decoded here, JPEG passed through. */
#ifndef SHINCHOKU_OUTPUT_PDF_IMAGE_IMAGE_H
#define SHINCHOKU_OUTPUT_PDF_IMAGE_IMAGE_H

#include "output/pdf/file/haru.h"
#include "layouts/model/page.h"

/* NULL when the picture cannot be used; `*reason` then says why, in both languages. */
HPDF_Dict image_embed(const struct picture *picture, struct haru *haru, struct arena *scratch,
                      struct text *reason);

#endif
