/* flow.h: how blocks become pages; private to the page composer (flow*.c, table*.c, page_*.c, compose/pages.c).
 *
 * A *galley* is a block set to a measure but not yet on a page (the compositor's tray of set type, 棒組み). It is made
 * when the flow comes near it, its lines are set once, and it is drawn in one or more parts, each on a page. Drawing
 * takes as much as fits and remembers where it stopped, so every page costs what stands on it and nothing else.
 *
 * The whole publication is one galley, a stack; compose_pages draws it into page after page until it is done.
 *
 * Rules that hold for every galley:
 *   - galley_draw with `must` places something, whatever the room: composition always ends;
 *   - without `must` it may place nothing (height 0, not done) when no legal break lies within the room;
 *   - what is not drawn now is drawn later: nothing is cut. */
#ifndef SHINCHOKU_LAYOUTS_FLOW_FLOW_H
#define SHINCHOKU_LAYOUTS_FLOW_FLOW_H

#include "layouts/pen/pen.h"
#include "layouts/compose/compose.h"

/* -- memory: what is set lives until it is drawn (page/stage.c) ---------------------------------------------------- */
/* Arenas shared by galleys that are made at about the same time; one is emptied when all its galleys are done. */
struct stage;
struct stage_arena {
    struct arena *arena;
    uint32_t galleys; /* alive */
    struct stage_arena *next, *next_of_all;
};
struct stage *stage_open(const struct arena *like);
void stage_close(struct stage *stage);
/* The arena for the next galley, counted as one more; give it back with stage_leave. */
struct stage_arena *stage_enter(struct stage *stage);
void stage_leave(struct stage *stage, struct stage_arena *arena);

/* -- galleys ---------------------------------------------------------------------------------------------------------- */
enum galley_kind { GALLEY_PARAGRAPH, GALLEY_STACK, GALLEY_ROW, GALLEY_TABLE, GALLEY_BOX, GALLEY_BREAK };

/* In a table cell a lone paragraph is tagged as the cell itself, and none is an artifact for want of a role. */
enum in_cell { OUTSIDE_CELL, AMONG_OTHERS, ALONE_IN_CELL };

/* What a parent asks of a galley: its measure, and what table cells impose on their text. */
struct setting {
    int32_t width;
    int32_t narrow; /* measure beside a picture; used for the first `narrow_height` */
    int32_t narrow_height;
    int align;                 /* enum align instead of the style's; -1: the style's */
    int32_t padded;            /* above and below, by all groups around: together they leave half a page */
    bool phrase;               /* heads and names: break by phrase */
    uint8_t cell;              /* enum in_cell */
    bool again;                /* printed before: what is wrong with it was reported then */
    const struct style *style; /* of paragraphs that have none; NULL: the publication's first */
};

struct set_paragraph {
    const struct paragraph *source;
    const struct style *style; /* with the setting's alignment */
    struct set_text text, marker;
    const struct style *marker_style;
    struct set_text aside; /* one line */
    const struct style *aside_style;
    bool aside_below; /* on a line of its own */
    int32_t text_left, text_width;
    int32_t narrow, leading; /* leading: of every line where `heights` is NULL */
    uint32_t narrow_lines;
    const int32_t *heights;
    uint32_t next_line;                 /* first line not drawn yet */
    const struct inline_run *last_link; /* the link that the last piece belonged to, and its tag */
    uint32_t link_tag;
    uint32_t body_tag; /* of the text: LBody in a list item, else the paragraph's */
};

struct set_stack {
    struct block *unmade;        /* next block to make a galley of */
    const struct block *titling; /* the title that no frame's edge holds: it stands above rows and columns */
    struct galley *first, *last; /* made, not yet done */
    const struct group *group;   /* NULL: plain */
    int32_t padding[4];
    bool boxed; /* has padding, frame, fill or a rule above: children's outer space does not show */
    struct galley *beside;               /* GROUP_BESIDE: the picture; NULL when it is drawn */
    int32_t beside_width, beside_height; /* as far as text keeps out of its way */
    int32_t gap; /* before the next galley to be made: the `after` of the one before */
    int32_t
        made_height;   /* of all galleys made so far with the space between, while a picture stands beside */
    uint32_t list_tag; /* of consecutive list items or contents lines, and its role */
    uint8_t list_role;
    bool titled;             /* the title stands in the frame's edge */
    uint32_t title_tag;      /* its tag: read before what stands in the frame */
    uint16_t columns;        /* GROUP_GRID: children come as rows of so many; else 0 */
    const struct block *end; /* where the unmade blocks stop */
    bool fills, grid_begun;
};

struct set_row {
    struct galley **columns; /* NULL where a column is empty */
    int32_t *lefts;
    uint16_t count;
    int32_t before; /* grids: as much between rows as between columns */
};

struct set_box {
    int32_t body;           /* height of the picture, as wanted */
    struct galley *caption; /* NULL: none, or drawn */
};

struct set_table; /* table.h */

struct galley {
    const struct block *block; /* NULL for a plain stack or a grid's row */
    struct galley *next;
    struct stage_arena *memory;
    uint8_t kind; /* enum galley_kind */
    bool started, done;
    int32_t width, height; /* height: of what is not drawn yet; -1: not known */
    int32_t least_height;  /* what it takes at least, so that neighbours stand level */
    int32_t first;         /* smallest legal first part; -1: not known */
    uint32_t tag, parent_tag;
    struct setting setting;
    union {
        struct set_paragraph *paragraph;
        struct set_stack *stack;
        struct set_row *row;
        struct set_table *table;
        struct set_box *box;
    };
};

/* The limit of who asks for a height whatever it is: nothing is added to what is beyond it. */
enum { UNLIMITED = INT32_MAX / 2 };
/* No text is reckoned taller than this: hundreds of thousands of lines of one character are, where a column is narrow. */
static inline int32_t tallest_of(int64_t height)
{
    enum { TALLEST = INT32_MAX / 8 };
    return height < TALLEST ? (int32_t)height : TALLEST;
}

/* Room on a page. */
struct room {
    int32_t height; /* left on this page */
    int32_t fresh;  /* what the next page would offer */
    bool must;      /* nothing stands on the page yet: something has to be placed */
};

struct part {
    int32_t height; /* placed; 0: nothing */
    bool done;      /* nothing is left */
};

/* -- the flow --------------------------------------------------------------------------------------------------------- */
enum { RUNNING_SLOTS = 16 };

/* Where a record stands, for page references; pages are 0-based. Runs of pages that follow one another. */
struct anchor {
    uint32_t first, last;
    int32_t y;
    bool set;
    struct anchor *next, *latest; /* other runs; latest: in the first one only */
};

/* Which pages of a record a reference names: all, the first, or (contents) the next in the order of the book. */
enum pages_wanted { PAGES_ALL, PAGES_FIRST, PAGES_NEXT };

/* A page reference or link whose target may still move; resolved when all pages are known. */
struct pending {
    uint32_t page, item; /* ITEM_TEXT or ITEM_LINK */
    const struct record *record;
    struct text name; /* for the finding */
    struct position at;
    const struct style *style;
    int32_t left, width; /* reserved; the text is set flush right in it */
    bool fixed;          /* may be narrower than what is reserved */
    bool upright;        /* in a column: `left` is the top of what is reserved, `middle` the column's */
    int32_t middle;
    uint8_t wanted; /* enum pages_wanted */
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

struct recolouring { /* text is drawn in `rgb` whatever its style says */
    bool on;
    uint32_t rgb;
};

struct flow {
    const struct publication *publication;
    struct setter *setter;
    struct arena *arena; /* the document's */
    struct stage *stage;
    struct diagnostics *diagnostics; /* NULL in passes whose findings were already reported */

    struct item_list items; /* of the current page */
    struct arena *matter;   /* of the current page's items and what they point to: that of items.matter too */
    struct arena *matters;  /* of the pass */
    struct matter *page_matter;
    struct page **pages;
    struct page_note *notes;
    size_t page_count, page_capacity;
    const struct page_sink *sink; /* NULL: all pages stay until they are known */
    bool took;                    /* it took a page */
    struct document document;     /* as far as it is known */

    /* The current page. */
    const struct page_master *master;
    int32_t number, left, right, top, bottom;
    /* The publication's first_page was given to the page that came after `begun_at` pages; before, it was `number_before`. */
    bool numbers_begun;
    size_t begun_at;
    int32_t number_before;
    bool first_of_master;
    struct text *slots, *first_slots; /* carried; first set on this page (at NULL: none) */
    struct page_break wanted_break;
    const struct page_break *wanted; /* a break that ended the page */
    size_t furniture;                /* items that stand on the page before anything flows onto it */
    size_t pending_before;           /* references of the pages before it */

    struct tag_pieces *tags;
    uint32_t parent_tag;
    unsigned artifacts; /* > 0: what is drawn is not read aloud */
    unsigned
        beside; /* > 0: it stands beside a text, which reckons with its height: nothing is pinned in it */
    struct recolouring recolouring;

    struct outline_entry *outline;
    size_t outline_count, outline_capacity;

    struct anchor *anchors;       /* by record number */
    const struct anchor *earlier; /* of the pass before; NULL in the first */
    const struct page_note *earlier_notes;
    struct pending *pending;
    size_t pending_count, pending_capacity;
    bool in_doubt; /* a reference may want another width than it has: then all is set once more */

    /* Styles derived from the publication's: other alignment or size. */
    struct derived_style *derived;
};

/* flow/galley.c: one switch per kind. */
struct galley *galley_make(struct flow *flow, struct block *block, struct setting setting);
/* A stack of blocks that is nobody's group: cells, captions, the publication. */
struct galley *galley_make_stack(struct flow *flow, struct block *first, struct setting setting);
/* Height of what is not drawn yet; may stop counting beyond `limit`, the answer is then just larger. */
int32_t galley_height(struct flow *flow, struct galley *galley, int32_t limit);
/* Height of the smallest legal first part. */
int32_t galley_first(struct flow *flow, struct galley *galley, int32_t fresh);
struct part galley_draw(struct flow *flow, struct galley *galley, int32_t x, int32_t y, struct room room);
void galley_leave(struct flow *flow, struct galley *galley);
struct galley *galley_new(struct flow *flow, const struct block *block, enum galley_kind kind,
                          struct setting setting);
int32_t block_before(const struct block *block);
int32_t block_after(const struct block *block);
bool block_keeps_next(const struct block *block);

/* flow/paragraph.c */
void paragraph_make(struct flow *flow, struct galley *galley);
int32_t paragraph_height(const struct galley *galley);
int32_t paragraph_first(const struct galley *galley);
struct part paragraph_draw(struct flow *flow, struct galley *galley, int32_t x, int32_t y, struct room room);

/* page/line.c: one set line with its inline objects. */
struct line_place {
    int32_t x, baseline; /* of the measure's start */
    int32_t right;       /* of the measure: leaders count from it */
    uint32_t tag;
};
int32_t line_baseline(const struct set_line *line, const struct style *style, int32_t top);
/* The blank half of a closing bracket at the end of the line: where the line ends, it lies beyond. */
int32_t line_closing_blank(const struct set_line *line, const struct style *style);
void line_draw(struct flow *flow, struct set_paragraph *paragraph, const struct set_line *line,
               const struct style *style, struct line_place place);
/* A line that is a column; `start` is where it begins, on its middle. */
void column_draw(struct flow *flow, struct set_paragraph *paragraph, const struct set_line *line,
                 const struct style *style, struct point start, uint32_t tag);
/* Height of a line box: the largest leading of its styles, and 18 pt for a drawn mark. */
int32_t line_height(const struct set_line *line, const struct style *style);
object_width object_width_of; /* context: struct object_context */
struct object_context {
    struct flow *flow;
    bool filled; /* the paragraph stretches: page references stand in a column of their own at its end */
};
int32_t baseline_of(const struct style *style, int32_t top);

/* page/object.c: badges, marks, squares, rubies, page references, leaders. */
struct object_place {
    int32_t x, width, baseline, right;
    const struct style *style;
    uint32_t tag;
    bool filled;                       /* the line stretches: contents */
    bool fixed;                        /* flush right: a page reference may be narrower than its place */
    int32_t reach_before, reach_after; /* of a ruby's reading over what stands beside it */
};
void object_draw(struct flow *flow, const struct inline_run *run, struct object_place place);
bool mark_is_drawn(struct text symbol);
/* What stands in a vertical column as an object, how far it reaches along the column, and its strokes: `start` is where
 * the column begins, on its middle. */
bool object_stands(const struct inline_run *run);
object_width object_extent_of; /* context: struct object_context */
void object_draw_upright(struct flow *flow, const struct piece *piece, const struct style *style,
                         struct point start, uint32_t tag);

/* flow/stack.c, flow/row.c */
void stack_make(struct flow *flow, struct galley *galley);
int32_t stack_height(struct flow *flow, struct galley *galley, int32_t limit);
int32_t stack_first(struct flow *flow, struct galley *galley, int32_t fresh);
void stack_leave(struct flow *flow, struct galley *galley);
struct part stack_draw(struct flow *flow, struct galley *galley, int32_t x, int32_t y, struct room room);
/* The space a galley wants before it: its own, or its first child's where no edge lies between. */
int32_t galley_before(struct flow *flow, struct galley *galley);
/* Gives corresponding children of neighbours equal heights. */
void stacks_align(struct flow *flow, struct galley *const *stacks, uint16_t count);
int32_t row_before(struct flow *flow, struct galley *galley);
/* A group's children side by side in its widths. */
struct galley *row_make(struct flow *flow, const struct group *group, struct setting setting);
/* `count` blocks from `*next` on side by side in equal widths; `*next` moves on. */
struct galley *row_make_grid(struct flow *flow, struct block **next, uint16_t columns, int32_t gutter,
                             struct setting setting);
/* Do its children fit side by side, those without a fixed width at least so wide? */
bool row_has_room(const struct group *group, int32_t measure, int32_t least);
int32_t row_height(struct flow *flow, struct galley *galley, int32_t limit);
int32_t row_first(struct flow *flow, struct galley *galley, int32_t fresh);
void row_leave(struct flow *flow, struct galley *galley);
struct part row_draw(struct flow *flow, struct galley *galley, int32_t x, int32_t y, struct room room);

/* flow/continued.c: a copy of the blocks, to be printed again; and one whose last paragraph ends in （続き）, in `style`
 * (NULL: the publication's). */
struct block *blocks_again(struct arena *arena, const struct block *first);
struct block *blocks_continued(struct flow *flow, struct arena *arena, const struct block *first,
                               const struct style *style);

/* flow/box.c: charts, figures, diagrams, rules: never broken, but for a caption that no page holds. */
void box_make(struct flow *flow, struct galley *galley);
struct part box_draw(struct flow *flow, struct galley *galley, int32_t x, int32_t y, struct room room);
void box_leave(struct flow *flow, struct galley *galley);

/* page/tags.c */
/* With the artifact and the document, the parent of what comes. */
void flow_tags_open(struct flow *flow);
void flow_tags_close(struct flow *flow);
struct tag *tag_at(struct flow *flow, uint32_t number);
/* For writing: its texts. */
struct tag_words *tag_words_of(struct flow *flow, uint32_t number);
/* The document has the pages and tags that there are so far. */
void flow_show(struct flow *flow);
/* 0 within artifacts. */
uint32_t tag_new(struct flow *flow, enum tag_role role, uint32_t parent);
/* The tag for what is drawn now: 0 within artifacts. */
uint32_t tag_current(const struct flow *flow, uint32_t tag);

/* page/rules.c: fills, frames and rules by role and weight. */
void rule_draw(struct flow *flow, enum rule_weight weight, struct point from, struct point to);
void frame_draw(struct flow *flow, enum rule_weight weight, struct box box);
bool colour_fills(enum colour_role role); /* white, and black of unset fields, are no grounds */
void fill_draw(struct flow *flow, enum colour_role role, struct box box);
/* A place in the paint order for a fill or frame whose extent is known later. */
size_t item_reserve(struct flow *flow);
void item_fill_reserved(struct flow *flow, size_t item, enum colour_role role, struct box box);

/* page/text.c: texts that are not blocks. */
const struct style *style_aligned(struct flow *flow, const struct style *style, int align);
const struct style *style_sized(struct flow *flow, const struct style *style, int32_t size);
void piece_draw(struct flow *flow, const struct piece *piece, struct point at, uint32_t tag);
/* One line of text without blocks or objects, at a baseline. */
void text_draw(struct flow *flow, struct text text, const struct style *style, struct point baseline,
               uint32_t tag);

/* page/anchor.c: where records stand, and what refers to it. */
void anchor_note(struct flow *flow, const struct record *record, int32_t y);
void pending_add(struct flow *flow, struct pending pending);
/* The pages of a record as printed: 13-14; empty when it stands nowhere. */
struct text pages_text(struct arena *arena, const struct anchor *anchor, enum pages_wanted wanted,
                       const struct page_note *notes);
/* INLINE_PAGES with a count of 1 names the first page only. */
enum pages_wanted pages_wanted_by(const struct inline_run *run, bool contents);
/* Do all references have the widths that their lines were set with? */
bool references_settle(struct flow *flow);
/* Fills in every reference and link, and reports those that do not settle. */
void references_resolve(struct flow *flow);
struct text folio_text(struct arena *arena, enum folio_style style, int32_t number);

/* page/matter.c: the items of a page live until it is taken. */
void matter_open(struct flow *flow); /* for a pass */
void matter_close(struct flow *flow);
void matter_enter(struct flow *flow);          /* a page begins */
struct matter *matter_stay(struct flow *flow); /* it was closed and stays: its memory */
void matter_enter_again(struct flow *flow, struct matter *matter);
void matter_leave(struct matter *matter); /* it is taken after all */

/* page/running.c: pages begin and end; running heads, folios, the marks of a draft. */
void page_open(struct flow *flow);
void page_close(struct flow *flow);
/* An empty left page before a chapter that begins on a right one. */
void page_add_blank(struct flow *flow);
bool page_is_empty(const struct flow *flow);
void pages_run(struct flow *flow); /* when all pages are known: running matter of those that stayed */
/* Hands over the pages that stayed, in order; their references are resolved. */
void pages_take(struct flow *flow);

/* table/columns.c: would a table hold each of its numbers on one line in this measure? */
bool columns_would_hold(struct flow *flow, const struct table *table, int32_t measure);

#endif
