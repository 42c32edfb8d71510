/* module.c: the back end as a module of its own. */
#include "output/module.h"

bool workbook_module_write(const struct book *book, int fd, const char *name, struct arena *scratch,
                           struct diagnostics *diagnostics)
{
    return xlsx_write(book, fd, name, scratch, diagnostics);
}
