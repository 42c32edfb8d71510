/* backend.c: dlopen, once needed, of a file whose whole path is known: for a bare name the loader would look where
 * LD_LIBRARY_PATH says, too. */
#include "backend.h"

#include <dlfcn.h>
#include <unistd.h>

#include "generator/program/home.h"

/* The module's path; NULL after the reason was given: it is in neither place, or nobody knows where the program stands. */
static const char *find_module(struct arena *arena, const char *module, struct text *reason)
{
    static const char *const places[] = {"", "/../lib/shinchoku"};
    const char *home = home_directory(arena);
    if (!home) {
        *reason = diag_both(
            arena, text_format(arena, "%s を探せません。プログラムの置き場所が分かりません", module),
            text_format(arena, "%s cannot be looked for: where the program stands is not known", module));
        return NULL;
    }
    for (size_t i = 0; i < ARRAY_LEN(places); i++) {
        const char *path = text_format(arena, "%s%s/%s", home, places[i], module).at;
        if (access(path, F_OK) == 0) return path;
    }
    *reason = diag_both(
        arena,
        text_format(arena, "%s が %s にも、そこから見た ../lib/shinchoku にもありません", module, home),
        text_format(arena, "%s is neither in %s nor in ../lib/shinchoku from there", module, home));
    return NULL;
}

/* NULL when the module is not there or is not ours. */
static const void *find_symbol(struct arena *arena, const char *module, const char *symbol,
                               struct text *reason)
{
    const char *path = find_module(arena, module, reason);
    if (!path) return NULL;
    void *loaded = dlopen(path, RTLD_NOW | RTLD_LOCAL);
    const void *found = loaded ? dlsym(loaded, symbol) : NULL;
    if (found) return found;
    const char *said = dlerror();
    *reason = text_copy(arena, text_of(said ? said : module));
    return NULL;
}

const struct page_backend *backend_for_pages(struct diagnostics *diagnostics)
{
    struct text reason = {NULL, 0};
    const struct page_backend *backend = find_symbol(diagnostics->arena, PAGE_MODULE, PAGE_SYMBOL, &reason);
    if (!backend) DIAG(diagnostics, PDF_FAILED, .arguments = {reason});
    return backend;
}

const struct book_backend *backend_for_books(struct diagnostics *diagnostics)
{
    struct text reason = {NULL, 0};
    const struct book_backend *backend = find_symbol(diagnostics->arena, BOOK_MODULE, BOOK_SYMBOL, &reason);
    if (!backend) DIAG(diagnostics, WORKBOOK_FAILED, .arguments = {reason});
    return backend;
}
