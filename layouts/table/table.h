/* table.h: tables in the flow; private to table*.c and flow/galley.c.
 *
 * Rows are set one after the other as the flow reaches them and left when they are drawn, so that a table of any length
 * costs what stands on a page. Three kinds of cells outlive their row: cells that span rows stay open until their last
 * row is drawn, bands are said again on the next page, and so is the head.
 *
 * Order of a page: caption (first page only), head, bands and open cells that go on, rows, closing rule. */
#ifndef SHINCHOKU_LAYOUTS_TABLE_TABLE_H
#define SHINCHOKU_LAYOUTS_TABLE_TABLE_H

#include "layouts/flow/flow.h"

enum { BAND_LEVELS = 2 };

struct padding {
    int32_t top, right, bottom, left;
};

struct set_cell {
    const struct table_cell *cell;
    struct stage_arena *memory;
    struct galley *content;        /* horizontal content; NULL: empty, vertical or left already */
    struct block *blocks;          /* what is shown: the cell's, or with （続き） */
    int32_t left, width;           /* of the cell's box, from the table's left */
    int32_t text_left, text_width; /* inside its padding, from the table's left */
    struct padding padding;
    const struct style *style; /* of paragraphs without one */
    uint32_t tag;
    bool in_head;
    bool printed; /* all of it stands on a page */
    bool again;   /* what is drawn now was printed before: not read aloud, explanations muted */
    /* Vertical text that no page can hold: it goes on in columns of this height from this one on. */
    int32_t column_height;
    uint32_t next_column;
    const struct vertical *columns; /* set once, as long as the cell; NULL: not yet */
    bool announced; /* its first words stood on an earlier page, which had no room for the rest */
    /* Cells that span rows, while they are open: */
    bool open;
    uint16_t rows_left; /* rows not drawn yet */
    int32_t top;        /* where it begins on this page */
    struct set_cell *next;
    /* While later rows are set: where it ends if no page break comes between. */
    uint16_t rows_planned;
    int32_t planned_top;
    struct set_cell *next_planned;
};

struct table_rule {
    enum rule_weight weight;
    struct point from, to;
};

struct set_table_row {
    const struct table_row *row;
    struct stage_arena *memory;
    struct set_cell **cells;
    uint16_t cell_count;
    int32_t own;     /* height of its cells of one row */
    int32_t planned; /* with what cells that end in it need, if no page break comes between */
    uint32_t tag;
    bool broken; /* a part of it stands on an earlier page */
    struct set_table_row *next;
};

struct set_table {
    struct arena *arena; /* of the table's galley */
    const struct table *table;
    uint16_t columns;
    int32_t *edges; /* columns + 1 of them, from the table's left */
    const struct table_row *unmade;
    struct set_table_row *first, *last; /* body rows that are set */

    struct set_table_row **head; /* its rows; NULL: none */
    int32_t head_height;
    const int32_t *head_tops; /* of its rows, and its end */
    struct item *head_items;  /* as drawn the first time, at head_at */
    uint32_t head_item_count;
    struct point head_at;

    struct galley *caption;
    struct set_cell *spans; /* open ones */
    struct set_cell *planned;
    int32_t planned_height;
    const struct table_row *bands[BAND_LEVELS]; /* in force */
    bool begun, after_band;                     /* after_band: the row drawn last was one */
    uint32_t tag;
    bool
        first_is_head; /* for want of any head, the first cell is read as its row's; it looks like the others */
    int32_t line;      /* a usual line's height */
    /* Vertical rules being drawn down the page: where each began, and its weight. */
    int32_t *rule_from;
    uint8_t *rule_weight;
    uint8_t *wanted_weight; /* room for one row */
    uint8_t *head_weights;  /* of each head row */
    int32_t page_head;      /* height of the head as repeated; 0: it is not */
    /* Rules of this page: drawn over its grounds, one after the other, when the page ends. */
    struct table_rule *rules;
    size_t rule_count, rule_capacity;
};

void table_make(struct flow *flow, struct galley *galley);
int32_t table_height(struct flow *flow, struct galley *galley, int32_t limit);
int32_t table_first(struct flow *flow, struct galley *galley, int32_t fresh);
struct part table_draw(struct flow *flow, struct galley *galley, int32_t x, int32_t y, struct room room);
void table_leave(struct flow *flow, struct galley *galley);
/* A caption larger than half a page is a text before the table. */
/* Between the caption and the head: its own space below. */
int32_t caption_space(const struct set_table *table);
bool caption_goes_on(struct flow *flow, const struct set_table *table, int32_t fresh);

/* table/columns.c: the edges of the columns in a measure. */
void columns_make(struct flow *flow, struct set_table *table, const struct galley *galley);

/* table/numbers.c: widens columns that are narrower than a number in them, as far as the rest of the measure and the other
 * columns have room. `arena`: for the moment. False where a number stays wider than its column. */
bool columns_hold_numbers(struct flow *flow, const struct table *table, struct arena *arena, int32_t measure,
                          int32_t *columns);

/* table/cell.c: what stands in a cell. */
struct set_cell *cell_make(struct flow *flow, struct set_table *table, struct stage_arena *memory,
                           const struct table_row *row, const struct table_cell *cell);
/* Height that what is not drawn yet needs, with padding. */
int32_t cell_height(struct flow *flow, struct set_cell *cell);
/* Whether a part of a cell is all that is left of it, or a page break follows; on an empty page something must stand. */
enum cell_end { CELL_GOES_ON, CELL_MUST_GO_ON, CELL_ENDS };
/* Draws into the box of the cell from `top` to `bottom`. The height used, with padding; 0: nothing fits. */
int32_t cell_draw(struct flow *flow, struct set_cell *cell, int32_t x, int32_t top, int32_t bottom,
                  enum cell_end end);
/* After a page break: what was printed is said again, with （続き） where it names the row. */
enum cell_naming { CELL_NAMES, CELL_EXPLAINS };
void cell_repeat(struct flow *flow, struct set_cell *cell, enum cell_naming naming);
/* Only its first words were shown: it is shown whole, with （続き）. */
void cell_continue(struct flow *flow, struct set_cell *cell);
/* Nothing more of it is shown. */
void cell_silence(struct flow *flow, struct set_cell *cell);
void cell_leave(struct flow *flow, struct set_cell *cell);
bool cell_spans(const struct set_cell *cell);

/* table/vertical.c: cells set vertically (縦書き): columns of characters from right to left, wrapped to a height. */
/* Only a few paragraphs can: a cell that holds more, or other blocks, is set horizontally. */
bool vertical_can(const struct block *first);
/* Smallest height, not less than `least`, in which the cell's text fits its width. */
int32_t vertical_height(struct flow *flow, const struct set_cell *cell, int32_t least);
/* Height that what is left of a text needs that was broken over pages. */
int32_t vertical_rest(struct flow *flow, struct set_cell *cell);
/* True when all of it stands on a page. */
bool vertical_draw(struct flow *flow, struct set_cell *cell, int32_t x, int32_t top, int32_t bottom,
                   enum cell_end end);

/* table/row.c: rows are set one after the other. */
struct set_table_row *table_first_row(struct flow *flow, struct set_table *table);
struct set_table_row *table_next_row(struct flow *flow, struct set_table *table,
                                     const struct set_table_row *row);
/* The first body row is drawn: on to the next. */
void table_drop_row(struct flow *flow, struct set_table *table);
struct set_table_row *table_row_make(struct flow *flow, struct set_table *table, const struct table_row *row);
void table_row_leave(struct flow *flow, struct set_table_row *row);
/* Height of what is left of the row's own cells. */
int32_t row_own_height(struct flow *flow, struct set_table_row *row);

/* table/draw.c: the least room in which rows may go on: those that belong together, the first of height `first`; what is
 * taller than half a page begins where half a page is left for it. */
int32_t rows_needed(struct flow *flow, struct set_table *table, int32_t first, int32_t fresh);

/* table/head.c */
void head_make(struct flow *flow, struct set_table *table, struct arena *arena);
void head_leave(struct flow *flow, struct set_table *table);
void head_draw(struct flow *flow, struct set_table *table, int32_t x, int32_t y);

/* table/rules.c: rules between columns run down the page in one stroke. */
/* Which rules the cell asks for, into `weights` (one for each column's left edge). */
void verticals_of_head(const struct set_table *table, const struct table_cell *cell, uint8_t *weights);
void verticals_of_body(const struct set_table *table, const struct table_cell *cell, uint8_t *weights);
/* From `y` on these rules; those that stop are kept. */
void verticals_set(struct set_table *table, const uint8_t *weights, int32_t x, int32_t y);
void verticals_end(struct set_table *table, int32_t x, int32_t y);
void rule_keep(struct set_table *table, enum rule_weight weight, struct point from, struct point to);
/* The rule over a row, left out where an open cell runs on. */
void rule_above_keep(struct set_table *table, enum rule_weight weight, int32_t x, int32_t y);
/* The diagonal of a cell to which its row does not apply. */
void diagonal_keep(struct set_table *table, struct box box);
/* All that were kept: levels and uprights first, in one stretch, so that a back end can paint them together. */
void rules_draw(struct flow *flow, struct set_table *table);
/* table/tags.c */
/* No row and no cell says what the others are, and there are columns to tell apart. */
bool table_lacks_heads(const struct table *table);
void row_tags(struct flow *flow, const struct set_table *table, struct set_table_row *row);

#endif
