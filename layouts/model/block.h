/* block.h: what a publication says, bound to its records but not yet laid out.
 *
 * The binder makes blocks from a definition and a plan; the page composer sets them into pages, the book composer
 * into sheets. Both read the same blocks, so that a PDF and a workbook cannot disagree. Lengths are 1/1000 pt.
 * Texts are already in the house style of numerals; positions point at the record (or definition) they came from. */
#ifndef SHINCHOKU_LAYOUTS_MODEL_BLOCK_H
#define SHINCHOKU_LAYOUTS_MODEL_BLOCK_H

#include "generator/core/house.h"
#include "generator/core/plan.h"
#include "page.h"

/* -- styles ------------------------------------------------------------------------------------------------------ */
enum align { ALIGN_START, ALIGN_CENTER, ALIGN_END, ALIGN_JUSTIFY, ALIGN_SPREAD /* 均等割付 */ };

/* What the first characters of a paragraph do to its following lines (turnovers). */
enum hang {
    HANG_NONE,
    HANG_MARKER, /* a line that begins ・ ※ ① （１） 「n月：」 turns over at 1 em; leading spaces indent all its lines */
};

struct style {
    struct text name;
    uint8_t role;        /* face role: number of the definition's <face> */
    bool bold;           /* the role's face is a bold one: workbooks name one face and its weight */
    int32_t size, leading;
    uint32_t rgb;
    enum align align;
    int32_t first_indent; /* 1/1000 em; an opening bracket at the start takes half of it */
    int32_t indent;       /* all lines, 1/1000 pt */
    enum hang hang;
    int32_t latin_gap;    /* between Japanese and Latin or digits, 1/1000 em (125: an eighth) */
    int32_t tracking;     /* added after every character, 1/1000 em */
    bool phrase;          /* break by phrase (headings, names in tables) */
    bool hanging_punctuation;
    int32_t before, after; /* space */
    bool keep_next;
};

/* The four colour roles and the three rule weights of the definition (look.md). */
enum colour_role { COLOUR_INK, COLOUR_ACCENT, COLOUR_TINT, COLOUR_MUTED, COLOUR_WHITE, COLOUR_ROLES };
enum rule_weight { RULE_NONE, RULE_HAIR, RULE_REGULAR, RULE_THICK, RULE_DASHED, RULE_ACCENT /* thick, accent */ };

/* -- inline content ----------------------------------------------------------------------------------------------- */
enum inline_kind {
    INLINE_TEXT,
    INLINE_BREAK,    /* the author's line start */
    INLINE_BADGE,    /* text in a small frame */
    INLINE_MARK,     /* an evaluation or progress mark: ↗ → ↘ drawn as icons, ◎〇△×●★ as glyphs */
    INLINE_SQUARES,  /* a row of 8 pt squares, one kind a band (0 solid, 1 close hatch, 2 open hatch, 3 dot, 4 empty, 5 ×) */
    INLINE_PAGES,    /* the pages on which `record` stands: 13-14 (`count` 1: the first page only); a link */
    INLINE_FOLIO,    /* running heads and feet: this page's number */
    INLINE_PAGE_COUNT,
    INLINE_RUNNING,  /* running heads: the text last set for `slot` (the first one set on this page, if any) */
    INLINE_FILL,     /* stretches: what follows is pushed to the end of the line; leaders where `leader` */
    INLINE_RUBY,     /* text with a reading above it */
    INLINE_SPACE,    /* `width` */
};

enum badge_state { BADGE_PLAIN, BADGE_CHOSEN, BADGE_NOT_CHOSEN, BADGE_LABEL /* accent, white, 9 B: 成果目標５ */ };

struct inline_run {
    enum inline_kind kind;
    struct text text;
    struct position at;
    const struct style *style; /* NULL: the paragraph's */
    enum badge_state badge;
    bool leader;
    uint8_t slot;
    uint8_t band;               /* INLINE_SQUARES: which square; one run a square kind, `count` of them */
    uint16_t count;
    int32_t width;              /* INLINE_SPACE; INLINE_MARK: the size of a sign, 0: as where it stands alone */
    struct text ruby;
    const struct record *record; /* INLINE_PAGES; or a link to where the record stands */
    struct inline_run *next;
};

/* -- blocks --------------------------------------------------------------------------------------------------------- */
enum block_kind {
    BLOCK_PARAGRAPH,
    BLOCK_GROUP,   /* children one below the other, or side by side */
    BLOCK_TABLE,
    BLOCK_CHART,
    BLOCK_FIGURE,
    BLOCK_DIAGRAM,
    BLOCK_RULE,    /* a line across the measure */
    BLOCK_BREAK    /* a new page, column or page master */
};

enum group_flow {
    GROUP_STACK,   /* one below the other */
    GROUP_ROW,     /* side by side, each child in a column of `widths`, tops aligned */
    GROUP_BESIDE,  /* the last child stands at the right, the others flow beside and then below it */
    GROUP_GRID     /* children of equal width, `columns` in a row (picture grids, pairs of indicators) */
};

/* A width: exactly one is set, all 0: from content. */
struct width {
    int32_t fixed;    /* 1/1000 pt */
    int32_t fraction; /* 1/1000 fr */
};

/* Children that are not here until they are brought. What brings them has this at its beginning (bind/later.c). */
struct later {
    void (*bring)(struct later *later);
    void (*let_go)(struct later *later);
};

struct group {
    enum group_flow flow;
    struct block *first, *last;
    const struct width *widths; /* GROUP_ROW */
    uint16_t width_count;
    uint16_t columns;           /* GROUP_GRID */
    int32_t gutter;
    int32_t padding[4];         /* top right bottom left */
    enum rule_weight frame, rule_above, rule_below;
    enum colour_role fill;      /* COLOUR_WHITE: none */
    bool keep_together;         /* where it fits a page */
    int32_t most_empty;         /* it parts rather than leave so much of a page empty; 0: never */
    int32_t overrun;            /* to stay together it may reach so far below the text area */
    /* A title set into the frame's top edge (国の基本指針); NULL: none. */
    struct inline_run *frame_title;
    const struct style *frame_title_style;
    /* Printed again at the top of the page when the group continues there, with （続き）; NULL: nothing. */
    struct block *continued;
    bool continued_plain; /* without （続き） */
    struct later *later; /* NULL: the children are here. Only in publications made for pages */
};

/* Brings the children of such a group, and lets go of them: between the two they may be read, and come afresh the next
 * time. What a page keeps of them is copied. Nothing happens to other groups. */
static inline void group_bring(const struct group *group)
{
    if (group->later) group->later->bring(group->later);
}
static inline void group_let_go(const struct group *group)
{
    if (group->later) group->later->let_go(group->later);
}

struct paragraph {
    struct inline_run *first, *last;
    /* A marker that hangs at the left of the text in a column of `marker_width`: list markers, numbers of cards, ①事業概要. */
    struct inline_run *marker;
    const struct style *marker_style;
    int32_t marker_width;
    /* Ruled label: the marker stands in a frame of 75 × 15, 均等割付. */
    bool marker_framed;
    /* Set at the end of the first line (badges and references beside a heading). */
    struct inline_run *aside;
    const struct style *aside_style;
};

enum row_kind { ROW_HEAD, ROW_BAND, ROW_BODY, ROW_TOTAL };

/* A text with the weights of its pieces, as a workbook's cell holds it. */
struct weighted_text {
    struct text text;            /* lines parted by line feeds */
    const struct book_run *runs; /* NULL: one weight */
    uint16_t run_count;
};

/* What the blocks of a cell held: a tenth of them. */
struct cell_words {
    struct weighted_text content;
    const struct style *style; /* of the first paragraph; NULL: the column's */
};

struct table_cell {
    uint16_t column;            /* first column it covers */
    uint16_t columns, rows;     /* spans, at least 1 */
    struct block *first;        /* paragraphs (other blocks where a page is made); NULL: empty */
    const struct cell_words *words; /* workbooks: what `first` held, which is then NULL (row_keeper) */
    enum align align;
    bool bottom;                /* heads: bottom-aligned; else top */
    bool vertical;              /* set vertically */
    bool head;                  /* TH; body rows: a row header */
    bool missing;               /* nothing but the dash that stands for nothing */
    bool not_applicable;        /* one hair diagonal, upper right to lower left */
    bool repeated;              /* same value as in the row above: printed once, kept in every row of a workbook */
    enum colour_role fill;      /* COLOUR_WHITE: the row's */
    bool mute_continued;        /* explanatory text: muted where the cell continues on a next page */
    struct position at;
    const struct record *record; /* what it shows, for links and findings; may be NULL */
    /* Workbooks: the value as a number where it is one, and the list of allowed values (a scale) for a drop-down. */
    bool numeric;
    struct decimal number;
    bool
        percentage; /* `number` is percent that was computed: a workbook's cell holds the share, shown in % */
    const struct record *scale;
    bool unlocked;              /* input forms: the department may write here */
    struct text name;           /* input forms: field name for reading back */
};

struct table_row {
    enum row_kind kind;
    uint8_t level;              /* ROW_BAND: 1 accent, 2 tint */
    struct table_cell *cells;   /* by column; covered cells are left out */
    uint16_t cell_count;
    enum rule_weight above;     /* hair between rows, regular between groups, dashed between strands */
    bool keep_next;             /* never the last on a page */
    struct text key;            /* what names the row in findings; in （続き） */
    struct table_row *next;
};

/* SAME: equal neighbours down the column are one label, with a hair at its right. EACH: one cell for all rows of a
 * record. */
enum merging { MERGE_NONE, MERGE_SAME, MERGE_EACH };

struct table_column {
    struct width width;
    enum align align;
    const struct style *style;  /* of its body cells */
    const struct style *head_style;
    enum rule_weight before;    /* vertical rule at its left edge, through head and body */
    enum merging merging;
    bool widens;                /* wider than `width` where its content needs it */
    bool choice;                /* workbook: drop-down */
    struct text name;           /* the definition's head, for findings and sheets */
};

struct table {
    struct table_column *columns;
    uint16_t column_count;
    uint16_t head_rows;         /* the first rows, ROW_HEAD */
    struct table_row *rows, *last_row;
    uint32_t row_count;
    bool repeat_head;
    bool filter;                /* workbook: filter over the head's last row */
    int16_t freeze_columns;     /* workbook: frozen columns; -1: none frozen at all */
    int32_t padding[4];         /* of cells: top right bottom left */
    struct block *caption;      /* paragraphs above the table, kept with it; NULL: none */
    struct text summary;        /* alternative description, may be empty */
    bool plain;                 /* no head tint, no thick rule: tables in prose without heads */
};

/* Turns the blocks of a row's cells into words that live in `arena`. What the blocks and names of the cells are made of
 * may then be forgotten with `blocks`, in which they were allocated. */
typedef void row_keeper(struct arena *arena, const struct arena *blocks, const struct table *table,
                        struct table_row *row);

/* The row becomes the last one. */
static inline void table_append(struct table *table, struct table_row *row)
{
    if (table->last_row)
        table->last_row->next = row;
    else
        table->rows = row;
    table->last_row = row;
    table->row_count++;
}

enum series_kind { SERIES_ACTUAL, SERIES_ESTIMATE, SERIES_TARGET };

struct chart_value {
    bool present;
    struct decimal value;
    struct text label;    /* as printed: 24,024, ９９以上, 854※ */
    bool unit_in_label;   /* 98百万円 under 千円: the label has a unit of its own */
    struct text words;    /* a value in words (適宜): no bar, the word stands over the axis */
    struct position at;
    const struct record *record; /* what it shows, as in the cell of a table; NULL: nothing */
};

struct chart_series {
    enum series_kind kind;
    struct text name;     /* 実績値 */
    struct chart_value *values; /* one a category */
};

struct chart {
    struct text title;    /* may be empty */
    struct text unit;
    struct text *categories; /* R２年度 … */
    uint16_t category_count;
    int16_t emphasized;   /* category of the reporting year, set in bold; -1: none */
    struct chart_series *series;
    uint16_t series_count;
    int32_t height;       /* wanted height in a page */
    bool half;            /* set in half the measure: labels of the target at the last year only */
    bool target_as_line;  /* target as a line through the years, not as a marker a year */
    struct text alternative; /* 代替テキスト, generated */
    const struct house *house; /* for the ticks */
    const struct style *style, *bold_style; /* chart text: small, small-bold */
};

struct figure {
    const struct picture *picture; /* NULL: a ruled box with `placeholder` in it */
    struct position source_at;     /* where the picture is named */
    struct text placeholder;       /* 写真 */
    struct text alternative;
    struct block *caption;         /* paragraphs; NULL: none */
    int32_t height;                /* wanted height; 0: from the picture's proportions */
};

/* What is said where the picture cannot be seen. */
static inline struct text figure_words(const struct figure *figure)
{
    return figure->alternative.length ? figure->alternative : figure->placeholder;
}

struct diagram_node {
    struct text text;
    struct position at;
    struct diagram_node *first, *next;
};

struct diagram {
    enum { DIAGRAM_TREE, DIAGRAM_FLOW } kind;
    struct diagram_node *first;
    struct text alternative;
    struct block *caption;
    const struct style *style;
};

enum break_kind { BREAK_PAGE, BREAK_ODD, BREAK_EVEN };

struct page_break {
    enum break_kind kind;
    int16_t master;        /* index of the page master from here on; -1: unchanged */
    int32_t number;        /* page number of the next page; 0: go on counting */
};

struct block {
    enum block_kind kind;
    struct block *next;
    const struct style *style;     /* paragraphs */
    uint8_t role;                  /* enum tag_role: TAG_H1 …, TAG_P, TAG_LIST_ITEM …; TAG_ARTIFACT: not read */
    int32_t before, after;         /* space; the larger of two neighbours counts, none at the top of a page */
    bool keep_next;
    bool pin_bottom;               /* stands at the foot of the text area (colophon) */
    int32_t pin_top;               /* stands at this distance from the page's top (covers); 0: flows */
    uint8_t outline_level;         /* bookmark with `outline`; 0: none */
    struct text outline;
    /* From here on, running heads show `running` for slot (1 + slot number; 0: none). */
    uint8_t running_slot;
    struct text running;
    const struct record *anchor;   /* its first and last page are those of this block, and of all its blocks together */
    struct position at;
    union {
        struct paragraph paragraph;
        struct group group;
        struct table table;
        struct chart chart;
        struct figure figure;
        struct diagram diagram;
        struct { enum rule_weight weight; } rule;
        struct page_break page_break;
    };
};

/* -- the page ------------------------------------------------------------------------------------------------------ */
enum folio_style { FOLIO_ARABIC, FOLIO_ROMAN /* i ii iii */, FOLIO_FULL_WIDTH /* ２００ */ };

/* Running matter: a line of inline content at a fixed place. */
struct running {
    struct inline_run *left, *center, *right;
    const struct style *style;
    int32_t top;                /* of its line box, from the page's top */
    enum rule_weight rule;      /* under it */
    int32_t rule_distance;
    bool mirrored;              /* left and right change places on even pages */
    bool not_on_first;          /* not on the first page of the master */
    struct inline_run *short_left; /* taken where left and right do not fit side by side; may be NULL */
};

struct page_master {
    struct text name;
    int32_t width, height;
    int32_t top, bottom;        /* of the text area, from the page's top */
    int32_t first_top;          /* the same on the first page of the master */
    int32_t inside, outside;    /* margins; equal: one-sided. Odd pages have `inside` at the left */
    struct running *runnings;   /* heads and folios */
    uint16_t running_count;
    enum folio_style folio;
    bool numbered;              /* pages carry labels */
};

/* Everything a composer needs. */
struct publication {
    struct text title, author, subject;
    struct text file_name;      /* {plan.id}-{layout}, without extension; safe as a file name */
    struct text date;           /* ISO day of the data, or empty */
    struct block *first;
    const struct page_master *masters;
    uint16_t master_count;
    const struct style *styles;
    uint16_t style_count;
    uint32_t colours[COLOUR_ROLES]; /* 0xRRGGBB */
    bool draft;
    struct text draft_note;     /* 令和6年9月現在のデータによる; may be empty */
    const struct style *continued_style; /* of （続き） */
    const struct house *house;
    int32_t first_page;         /* number of the first page that has one (not of roman ones); 0: as its breaks say */
    uint32_t record_count;      /* anchors are kept by record number */
};

/* Style by name; NULL when there is none. */
const struct style *style_named(const struct style *styles, size_t count, struct text name);
const struct style *style_in(const struct publication *publication, const char *name);

#endif
