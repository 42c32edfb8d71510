/* xlsx.h: the only door to libxlsxwriter (and to zlib, which reads its work back). Private to output/xlsx.
 *
 * Law of errors: the first failure is kept, later calls do nothing; xlsx_write reports it. */
#ifndef SHINCHOKU_OUTPUT_XLSX_XLSX_H
#define SHINCHOKU_OUTPUT_XLSX_XLSX_H

#include <xlsxwriter.h>

#include "output/output.h"

struct writer {
    const struct book *book;
    struct arena *scratch;
    struct diagnostics *diagnostics;
    lxw_workbook *workbook;
    lxw_error error;
    lxw_format **formats; /* by cell_format.number */
    char *string;         /* a NUL-terminated copy for one call */
    size_t string_capacity;
    uint32_t *styles; /* the file's cell format, by cell_format.number; 0 until a cell has it */
    bool has_texts;
};

/* The text with a NUL, good until the next call: libxlsxwriter copies what it keeps. */
const char *xlsx_string(struct writer *writer, struct text text);
/* The same, good as long as the scratch arena. */
char *xlsx_kept(struct writer *writer, struct text text);
void xlsx_check(struct writer *writer, lxw_error error);

double xlsx_double(struct decimal value);

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
