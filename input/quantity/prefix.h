/* prefix.h: the words before a number that belong to it (第, 令和, 約, 年, ▲ …). */
#ifndef SHINCHOKU_INPUT_QUANTITY_PREFIX_H
#define SHINCHOKU_INPUT_QUANTITY_PREFIX_H

#include "scope.h"

enum { PREFIXES = 96 }; /* at most */

/* By last byte, the first of the words that end with it, and after each the next. Made once, shared read-only. */
struct prefix_table {
    uint8_t first[256], next[PREFIXES];
};

void prefix_table_fill(struct prefix_table *table);

/* Where the word begins that stands before `at` and belongs to what follows; `at` when there is none. */
size_t prefix_step_back(const struct prefix_table *table, const struct scope *scope, size_t at);

/* 令和, 平成, 昭和, 大正, 明治 */
bool prefix_is_era(const struct scope *scope, size_t at);

#endif
