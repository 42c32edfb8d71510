/* table.h: tables as galleys. */
#ifndef SHINCHOKU_LAYOUTS_TABLE_TABLE_H
#define SHINCHOKU_LAYOUTS_TABLE_TABLE_H

#include "layouts/flow/galley.h"

extern const struct galley_kind table_galley;

#endif
