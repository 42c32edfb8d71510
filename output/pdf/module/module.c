/* module.c: the back end for PDF as a module of its own. */
#include "output/module.h"

const struct page_backend page_backend = {
    .faces_open = faces_open,
    .faces_metrics = faces_metrics,
    .faces_close = faces_close,
    .faces_files = faces_files,
    .open = pdf_open,
    .sink = pdf_sink,
    .close = pdf_close,
    .examine = picture_examine,
    .remake = picture_remake,
};
