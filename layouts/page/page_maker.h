/* page_maker.h: the page under work, and the pages that were made.
 *
 * What is drawn becomes an item of the page under work; when that is closed, it goes to the sink, or waits until all pages
 * are known. Bookmarks, running heads, tags and references are gathered on the way. One page maker serves one pass over a
 * publication. Lengths are 1/1000 pt. */
#ifndef SHINCHOKU_LAYOUTS_PAGE_PAGE_MAKER_H
#define SHINCHOKU_LAYOUTS_PAGE_PAGE_MAKER_H

#include "layouts/lines/lines.h"
#include "layouts/pen/pen.h"

enum { RUNNING_SLOTS = 16 };

struct matter;        /* matter.c */
struct stage;         /* stage.c */
struct tag_pieces;    /* tags.c */
struct derived_style; /* styles.c */

/* Where a record stands, for page references; pages are 0-based. Runs of pages that follow one another. */
struct anchor {
    uint32_t first, last;
    int32_t y;
    bool set;
    struct anchor *next, *latest; /* other runs; latest: in the first one only */
};

struct page_note { /* what a page's running matter needs */
    const struct page_master *master;
    int32_t number;
    bool first_of_master, blank;
    const struct text *slots; /* RUNNING_SLOTS */
    struct matter *matter;    /* of what stands on it; NULL: it was taken */
    struct item *items;       /* the page's; room for `capacity` */
    uint32_t capacity;
};

struct closed_pages {
    struct page **pages;
    struct page_note *notes; /* one a page */
    size_t count, capacity;
    const struct page_sink *sink; /* NULL: all pages stay until they are known */
    bool took;                    /* it took a page */
};

struct page_memory {
    struct arena *page; /* of the current page's items and what they point to: that of items.matter too */
    struct arena *pass;
    struct matter *current;
};

struct pending_reference; /* references.h */
struct references {
    struct anchor *anchors;       /* by record number */
    const struct anchor *earlier; /* of the pass before; NULL in the first */
    const struct page_note *earlier_notes;
    struct pending_reference *pending;
    size_t pending_count, pending_capacity;
    size_t pending_before; /* references of the pages before the current one */
    bool in_doubt;         /* one may want another width than it has: then all is set once more */
};

/* Texts of running heads, RUNNING_SLOTS each: carried from page to page; first set on this page (at NULL: none). */
struct running_slots {
    struct text *now, *first;
};

struct page_outline {
    struct outline_entry *entries;
    size_t count, capacity;
};

struct recolouring { /* text is drawn in `rgb` whatever its style says */
    bool on;
    uint32_t rgb;
};

struct page_maker {
    const struct publication *publication;
    struct setter *setter;
    struct arena *arena; /* the document's */
    struct stage *stage;
    struct diagnostics *diagnostics; /* NULL in passes whose findings were already reported */

    /* The page under work: its text area, and how many items stood on it before anything flowed onto it. */
    const struct page_master *master;
    int32_t number, left, right, top, bottom;
    bool first_of_master;
    struct item_list items;
    size_t furniture;
    struct page_memory memory;
    struct recolouring recolouring;

    struct tag_pieces *tags;
    uint32_t parent_tag;
    unsigned artifacts; /* > 0: what is drawn is not read aloud */

    struct closed_pages closed;
    struct document document; /* as far as it is known */
    struct references references;
    struct running_slots slots;
    struct page_outline outline;
    struct derived_style *derived;
};

#endif
