/* table_plan.h: a table while it is being made: its columns and rows to be. */
#ifndef SHINCHOKU_LAYOUTS_BIND_TABLE_PLAN_H
#define SHINCHOKU_LAYOUTS_BIND_TABLE_PLAN_H

#include "layouts/fields/select.h"
#include "layouts/fields/years.h"

/* One column to be: of a <column>, of a <column each=>, or of a <years>. */
struct planned_column {
    const struct element *element;
    const struct record *record;     /* tag or department of an each= column */
    const struct year_column *year;  /* of a years column */
    struct text heads[DEEPEST_HEAD]; /* from the top; equal neighbours are joined */
    unsigned depth;
    struct text aside; /* behind the last of them, plain: as of which day */
};

/* One row to be: `outer` of the table's each=, `inner` of its rows= (the same where there is none). */
struct planned_row {
    const struct record *outer, *inner;
    bool first_of_outer;
    uint32_t outer_rows; /* rows of this outer record, from here on */
};

struct table_plan {
    const struct context *context;
    const struct element *element;
    struct table *table;
    struct planned_column *columns;
    uint16_t column_count;
    size_t column_capacity;
    bool too_many; /* columns; that was said */
    struct planned_row *rows;
    size_t row_count;
    struct selection outer;
    struct arena *passing; /* of what is bound of one row only; NULL: nothing passes */
};

#endif
