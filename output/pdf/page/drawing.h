/* drawing.h: what drawing one document needs and finds out. */
#ifndef SHINCHOKU_OUTPUT_PDF_PAGE_DRAWING_H
#define SHINCHOKU_OUTPUT_PDF_PAGE_DRAWING_H

#include "canvas.h"
#include "output/pdf/font/faces.h"
#include "output/pdf/font/font.h"
#include "output/pdf/file/haru.h"
#include "tags.h"

/* A picture that was drawn; its place in the list names it. */
struct drawn_picture {
    const struct picture *picture;
    HPDF_Dict object; /* NULL: unusable, reported once */
    uint32_t page;    /* on which it was drawn last */
};

struct drawing {
    struct arena *arena;
    const struct document *document;
    struct faces *faces;
    struct haru *haru;
    struct tags *tags; /* NULL: the document has none */
    struct diagnostics *diagnostics;
    HPDF_Page *pages;

    struct canvas canvas;
    struct font **fonts; /* by number of the face; NULL until something is drawn with it */
    struct drawn_picture *pictures;
    size_t picture_count, picture_capacity;
    size_t *page_pictures; /* of the page drawn last: their places in the list */
    size_t page_picture_count, page_picture_capacity;
    uint32_t page;             /* drawn last */
    const struct item *framed; /* the frame that was drawn with its fill */
    const struct item *haloed; /* the first item of the page whose white edge is not drawn yet */

    bool marked;                   /* a marked-content sequence is open */
    uint32_t marked_tag;           /* of it */
    const char *marked_artifact;   /* what it is called, when it is one */
    bool silent;                   /* its tag has replacement text, and no character was shown yet */
    struct box silent_box;         /* what was drawn in it */
    int32_t text_top, text_bottom; /* of the tagged text of the page; top > bottom: there is none */
    uint32_t *missing;             /* characters reported as missing */
    size_t missing_count, missing_capacity;
};

#endif
