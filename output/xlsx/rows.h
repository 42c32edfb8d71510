/* rows.h: a sheet's rows and cells, which take the place of the empty ones that libxlsxwriter writes. Private to
 * output/xlsx. */
#ifndef SHINCHOKU_OUTPUT_XLSX_ROWS_H
#define SHINCHOKU_OUTPUT_XLSX_ROWS_H

#include "strings.h"

/* The element sheetData (ECMA-376 18.3.1.80). `styles`: cell format by cell_format.number. Merged cells are drawn from all
 * the cells that they cover: those get the format of the first. False: a cell does not come by row, then column, in the
 * sheet's columns, so that not all of them are written. */
bool rows_write(const struct sheet *sheet, const uint32_t *styles, struct strings *strings, struct pack *to);

#endif
