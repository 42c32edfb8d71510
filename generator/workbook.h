/* workbook.h: the back end for workbooks, loaded when the first one is made.
 *
 * Debian's libxlsxwriter brings libcrypto, whose relocations cost every start of the program as much as setting a page of
 * a report; most runs make PDFs. */
#ifndef SHINCHOKU_GENERATOR_WORKBOOK_H
#define SHINCHOKU_GENERATOR_WORKBOOK_H

#include "output/output.h"

/* As xlsx_write. False after the reason was reported, also that the module cannot be loaded. */
bool workbook_write(const struct book *book, int fd, const char *name, struct arena *scratch,
                    struct diagnostics *diagnostics);

#endif
