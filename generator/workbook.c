/* workbook.c: dlopen, once needed; the module stays until the program ends. */
#include "workbook.h"

#include <dlfcn.h>
#include <string.h>

#include "output/module.h"

/* NULL when the module is not there or is not ours; dlerror says why. */
static book_writer *find_writer(void)
{
    void *module = dlopen(WORKBOOK_MODULE, RTLD_NOW | RTLD_LOCAL);
    void *symbol = module ? dlsym(module, WORKBOOK_WRITER) : NULL;
    book_writer *writer = NULL;
    memcpy(&writer, &symbol,
           sizeof writer); /* POSIX: a symbol's address is a function's; C has no cast for it */
    return writer;
}

bool workbook_write(const struct book *book, int fd, const char *name, struct arena *scratch,
                    struct diagnostics *diagnostics)
{
    book_writer *write = find_writer();
    if (write) return write(book, fd, name, scratch, diagnostics);
    const char *reason = dlerror();
    struct text told = text_of(reason ? reason : WORKBOOK_MODULE);
    DIAG(diagnostics, WORKBOOK_FAILED, .arguments = {text_copy(diagnostics->arena, told)});
    return false;
}
