/* page.h: pages as lists of positioned items: what the composer makes and a back end only draws.
 *
 * The origin is the page's top left corner, y grows downwards. Items are in paint order and lie inside the page. A page is
 * complete before it is handed over: references are resolved, nothing is text for a back end to measure. Everything lives in
 * the job's arena. */
#ifndef SHINCHOKU_LAYOUTS_MODEL_PAGE_H
#define SHINCHOKU_LAYOUTS_MODEL_PAGE_H

#include "generator/core/diag.h"
#include "generator/core/metrics.h"
#include "length.h"

struct point {
    int32_t x, y;
};

struct box {
    int32_t x, y, width, height;
};

/* -- logical structure (ISO 32000-1 14.7, ISO 14289-1): what each item is a part of ----------------------------- */
enum tag_role {
    TAG_ARTIFACT, /* running heads, folios, rules, repeated heads, watermark: not read aloud */
    TAG_DOCUMENT,
    TAG_SECTION, /* Sect */
    TAG_H1, TAG_H2, TAG_H3, TAG_H4, TAG_H5, TAG_H6,
    TAG_P,
    TAG_LIST, TAG_LIST_ITEM, TAG_LABEL, TAG_LIST_BODY, /* L LI Lbl LBody */
    TAG_TABLE, TAG_ROW, TAG_HEAD_CELL, TAG_CELL,       /* Table TR TH TD */
    TAG_CAPTION,
    TAG_CONTENTS, TAG_CONTENTS_ITEM, TAG_REFERENCE, /* TOC TOCI Reference: what an item leads to */
    TAG_FIGURE,                                     /* alt is required */
    TAG_LINK,
    TAG_NOTE,
    TAG_RUBY, TAG_RUBY_BASE, TAG_RUBY_TEXT, /* Ruby RB RT */
    TAG_SPAN
};

enum tag_scope { SCOPE_NONE, SCOPE_COLUMN, SCOPE_ROW, SCOPE_BOTH };

/* Tags are numbered in document->tags; number 0 is the artifact, 1 the document. Children come after their parents;
 * reading order is the order of numbers among siblings. */
struct tag {
    uint32_t parent;
    uint8_t role;  /* enum tag_role */
    uint8_t scope; /* enum tag_scope, TAG_HEAD_CELL only */
    uint16_t column_span, row_span; /* cells; 1 when not spanned */
    const struct tag_words *words;  /* NULL: none, as nearly all */
};

struct tag_words {
    struct text alternative; /* Alt: figures and charts */
    struct text actual;      /* ActualText, where the drawn characters differ from what they say (an arrow drawn as lines) */
    struct text title;       /* T: headings; may be empty */
};

/* There are tens of thousands: they are kept in pieces, so that no array of them is ever copied. */
enum { TAGS_TOGETHER = 1024 };

/* -- items ------------------------------------------------------------------------------------------------------ */
enum item_kind { ITEM_TEXT, ITEM_LINE, ITEM_FILL, ITEM_FRAME, ITEM_PATH, ITEM_IMAGE, ITEM_LINK };

/* Fill patterns, told apart without colour; pitch 3 pt, strokes 0.75 pt in the item's colour on white. */
enum hatch {
    HATCH_SOLID,
    HATCH_RISING,     /* 45°, lower left to upper right */
    HATCH_HORIZONTAL,
    HATCH_DOTS,       /* radius 0.75 pt */
    HATCH_FALLING,
    HATCH_CROSSED,
    HATCH_VERTICAL
};

/* One run of characters of one face, size and colour, set on one line. */
struct text_item {
    struct text text;     /* UTF-8; one glyph for each code point, modifiers (IVS, U+3099) belong to the one before */
    struct point origin;  /* horizontal: start of the baseline; vertical: top centre of the first character's cell */
    /* Extra advance after each character (bases, not modifiers), 1/1000 pt, beside the face's advance; NULL: none.
     * Negative closes up 。」 and the like. */
    const int16_t *extra;
    int32_t size;         /* 1/1000 pt */
    int32_t halo;         /* width of a white edge around the glyphs, 0: none */
    uint16_t face;        /* of the metrics that laid it out */
    int16_t extra_all;    /* extra for every character, added to `extra` */
    int16_t turn;         /* degrees counter-clockwise around the origin (the draft's watermark); else 0 */
    uint8_t writing;      /* enum writing */
    bool rotated;         /* vertical: the run is turned 90° clockwise; origin as in vertical writing */
};

struct line_item {
    struct point from, to;
    int32_t width;
    int32_t dash_on, dash_off; /* 0: solid */
};

struct path_item { /* a polygon, filled, or a polyline, stroked with `width` (round joins) */
    const struct point *points;
    uint16_t count;
    bool filled;
    int32_t width;
};

struct image_item {
    struct box at;
    const struct picture *picture; /* below */
};

struct link_item { /* an annotation; belongs to a TAG_LINK */
    struct box at;
    uint32_t page;  /* 0-based target page */
    int32_t y;      /* top of the target on it */
    struct text uri; /* instead of a page, if not empty */
};

struct item {
    uint8_t kind;  /* enum item_kind */
    uint8_t hatch; /* ITEM_FILL: enum hatch */
    uint32_t tag;  /* number in document->tags */
    uint32_t rgb;  /* 0xRRGGBB */
    union {
        struct text_item text;
        struct line_item line;
        struct box fill;              /* ITEM_FILL */
        struct { struct box box; int32_t width; } frame; /* ITEM_FRAME: the line lies centred on the box's edge */
        struct path_item path;
        struct image_item image;
        struct link_item link;
    };
};

/* A picture as found in its file: the back end decodes it. */
struct picture {
    struct text path;       /* as written in the record */
    struct text bytes;      /* whole file: PNG or JPEG, sniffed; empty where `read` brings it */
    uint32_t width, height; /* pixels as they are looked at */
    /* How the rows of the file are looked at (CIPA DC-008, 4.6.5): 1, as they are, to 8; from 5 on as columns. 0: nobody has
     * seen the file to its end yet, and whoever draws it does. */
    uint8_t orientation;
    bool plain; /* it can be shown as it is by whoever knows nothing of orientation or inks */
    /* Brings the bytes, in `arena`: a back end wants them once, when it draws the picture first, and they are large. False
     * with the reason in both languages when the file is not what it was. NULL: they are there. */
    bool (*read)(const struct picture *picture, struct arena *arena, struct text *bytes, struct text *reason);
    /* The same as a file that is plain. NULL: the file is. */
    bool (*read_upright)(const struct picture *picture, struct arena *arena, struct text *bytes,
                         struct text *reason);
};

struct page {
    int32_t width, height;
    const struct item *items;
    uint32_t item_count;
    struct text label; /* the folio as printed, for page labels; empty: none printed (label by number) */
};

struct outline_entry {
    struct text title;
    uint8_t level; /* from 1 */
    uint32_t page; /* 0-based */
    int32_t y;
};

struct document {
    struct text title, author, subject, language; /* language: "ja" */
    struct text creator_date; /* ISO 8601 day of the data (2024-09-01), or empty */
    const struct page *const *pages;
    uint32_t page_count;
    const struct tag *const *tags; /* TAGS_TOGETHER in each */
    uint32_t tag_count;
    const struct outline_entry *outline;
    uint32_t outline_count;
};

static inline const struct tag *document_tag(const struct document *document, uint32_t number)
{
    return &document->tags[number / TAGS_TOGETHER][number % TAGS_TOGETHER];
}

static inline struct tag_words tag_words(const struct tag *tag)
{
    return tag->words ? *tag->words : (struct tag_words){0};
}

/* Who takes pages while later ones are still being set. A page comes once, when nothing on it can change any more: most
 * do when they are closed, those that refer to others when all are known. The document is what there is so far: pages
 * up to this one at least, with their sizes, and tags, among them all pages that a link on it leads to; its outline comes
 * with the last page. The items of a page
 * are gone when `take` returns. */
struct page_sink {
    void *context;
    void (*take)(void *context, const struct document *document, uint32_t page);
    void (*restart)(void *context); /* all pages have to be set once more: what was taken is void */
};

#endif
