/* module.h: what the workbook module (output/xlsx/module.c) offers to the program that loads it (generator/workbook.c). */
#ifndef SHINCHOKU_OUTPUT_MODULE_H
#define SHINCHOKU_OUTPUT_MODULE_H

#include "output.h"

/* xlsx_write by another name: the module's only symbol. */
typedef bool book_writer(const struct book *book, int fd, const char *name, struct arena *scratch,
                         struct diagnostics *diagnostics);
book_writer workbook_module_write;

/* Looked for beside the program, or where it was installed (the program's run path). */
#define WORKBOOK_MODULE "shinchoku-workbook.so"
#define WORKBOOK_WRITER "workbook_module_write"

#endif
