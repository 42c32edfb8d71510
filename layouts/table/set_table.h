/* set_table.h: a table that is set, as far as the flow has reached it.
 *
 * Rows are set one after the other as the flow reaches them and left when they are drawn, so that a table of any length
 * costs what stands on a page. Three kinds of cells outlive their row: cells that span rows stay open until their last
 * row is drawn, bands are said again on the next page, and so is the head.
 *
 * Order of a page: caption (first page only), head, bands and open cells that go on, rows, closing rule. */
#ifndef SHINCHOKU_LAYOUTS_TABLE_SET_TABLE_H
#define SHINCHOKU_LAYOUTS_TABLE_SET_TABLE_H

#include "layouts/flow/galley.h"

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

/* Whether a part of a cell is all that is left of it, or a page break follows; on an empty page something must stand. */
enum cell_end { CELL_GOES_ON, CELL_MUST_GO_ON, CELL_ENDS };

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

#endif
