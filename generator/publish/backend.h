/* backend.h: the back ends, each loaded when the first of its publications is made.
 *
 * A back end brings libraries of its own, and these bring others: with libxlsxwriter comes libcrypto, with HarfBuzz GLib.
 * Mapping and relocating them costs as much as setting a page of a report, and a run mostly needs those of one. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_BACKEND_H
#define SHINCHOKU_GENERATOR_PUBLISH_BACKEND_H

#include "output/module.h"

/* NULL after it was reported why the module cannot be loaded. It stays until the program ends. */
const struct page_backend *backend_for_pages(struct diagnostics *diagnostics);
const struct book_backend *backend_for_books(struct diagnostics *diagnostics);

#endif
