/* years.h: fiscal years as columns: which ones, and how they are headed. */
#ifndef SHINCHOKU_LAYOUTS_FIELDS_YEARS_H
#define SHINCHOKU_LAYOUTS_FIELDS_YEARS_H

#include "select.h"

struct year_column {
    int first, last;             /* one year, or a range */
    const struct prose *written; /* as an author wrote it first; NULL: nowhere */
};
struct year_columns {
    struct year_column *at;
    size_t count;
};

struct year_columns years_of(const struct context *context, const struct selection *rows,
                             enum record_kind kind, struct year_range range);
/* How a year column is headed: as written, else era-short; `shortened` leaves 年度 out. */
struct text year_head(const struct context *context, const struct year_column *column, bool shortened);

#endif
