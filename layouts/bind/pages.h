/* pages.h: page masters with their fields bound. */
#ifndef SHINCHOKU_LAYOUTS_BIND_PAGES_H
#define SHINCHOKU_LAYOUTS_BIND_PAGES_H

#include "layouts/fields/binder.h"

/* One for each <page> of the definition. */
struct page_master *bind_pages(const struct context *context);

#endif
