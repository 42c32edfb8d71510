/* backend.c: dlopen, once needed. */
#include "backend.h"

#include <dlfcn.h>

/* NULL when the module is not there or is not ours; dlerror says why. */
static const void *find_symbol(const char *module, const char *symbol)
{
    void *loaded = dlopen(module, RTLD_NOW | RTLD_LOCAL);
    return loaded ? dlsym(loaded, symbol) : NULL;
}

static struct text reason(struct diagnostics *diagnostics, const char *module)
{
    const char *said = dlerror();
    return text_copy(diagnostics->arena, text_of(said ? said : module));
}

const struct page_backend *backend_for_pages(struct diagnostics *diagnostics)
{
    const struct page_backend *backend = find_symbol(PAGE_MODULE, PAGE_SYMBOL);
    if (!backend) DIAG(diagnostics, PDF_FAILED, .arguments = {reason(diagnostics, PAGE_MODULE)});
    return backend;
}

const struct book_backend *backend_for_books(struct diagnostics *diagnostics)
{
    const struct book_backend *backend = find_symbol(BOOK_MODULE, BOOK_SYMBOL);
    if (!backend) DIAG(diagnostics, WORKBOOK_FAILED, .arguments = {reason(diagnostics, BOOK_MODULE)});
    return backend;
}
