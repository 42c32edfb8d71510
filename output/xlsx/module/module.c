/* module.c: the back end for workbooks as a module of its own. */
#include "output/module.h"

const struct book_backend book_backend = {.write = xlsx_write};
