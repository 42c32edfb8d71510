/* xlsx.h: the parts of a workbook, each written by a file of its own. Private to output/xlsx. */
#ifndef SHINCHOKU_OUTPUT_XLSX_XLSX_H
#define SHINCHOKU_OUTPUT_XLSX_XLSX_H

#include "calls.h"

/* One lxw_format for each cell format of the book. */
void xlsx_make_formats(struct writer *writer);

/* Names the ranges of the hidden sheet that drop-down lists offer. */
void xlsx_name_lists(struct writer *writer);
void xlsx_write_sheet(struct writer *writer, const struct sheet *sheet);
void xlsx_insert_chart(struct writer *writer, lxw_worksheet *worksheet, const struct sheet *sheet,
                       const struct book_chart *chart);
void xlsx_insert_pictures(struct writer *writer, lxw_worksheet *worksheet, const struct sheet *sheet);
/* Tells libxlsxwriter of a row that an object stands in. */
void xlsx_set_object_row(struct writer *writer, lxw_worksheet *worksheet, const struct sheet *sheet,
                         uint32_t row);
/* Width of an object in libxlsxwriter's pixels: it thinks that columns are measured in digits of 7 pixels. */
double xlsx_object_width(int32_t width);
double xlsx_object_height(int32_t height);

/* Is an XML part all there (whole.c)? */
bool xlsx_is_whole(struct text content, struct arena *scratch);

/* What libxlsxwriter wrote, looked over and completed with the rows (archive.c). False: `reason` says which part is
 * broken. */
struct archive {
    const unsigned char *bytes;
    size_t length;
    struct text reason;
};
bool xlsx_complete(const struct book *book, const uint32_t *styles, struct archive *archive,
                   struct arena *scratch);

#endif
