/* calls.h: the only door to libxlsxwriter, and what every call of it needs. Private to output/xlsx.
 *
 * Law of errors: the first failure is kept, later calls do nothing; xlsx_write reports it. */
#ifndef SHINCHOKU_OUTPUT_XLSX_CALLS_H
#define SHINCHOKU_OUTPUT_XLSX_CALLS_H

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

#endif
