/* flow.h: what flows onto pages.
 *
 * Blocks are set as galleys (galley.h) and drawn onto the page maker's pages. The flow knows kinds of galleys by their
 * functions only: compose/kinds.c says which blocks are set by which. */
#ifndef SHINCHOKU_LAYOUTS_FLOW_FLOW_H
#define SHINCHOKU_LAYOUTS_FLOW_FLOW_H

#include "layouts/page/page_maker.h"

struct galley_kind; /* galley.h */

struct flow {
    struct page_maker *maker;
    const struct galley_kind *const *kinds; /* by enum block_kind */
    struct page_break wanted_break;
    const struct page_break *wanted; /* a break that ended the page */
    unsigned
        beside; /* > 0: it stands beside a text, which reckons with its height: nothing is pinned in it */
};

#endif
