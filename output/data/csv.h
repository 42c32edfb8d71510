/* csv.h: every value of every indicator as a row of a table, for open data. */
#ifndef SHINCHOKU_OUTPUT_DATA_CSV_H
#define SHINCHOKU_OUTPUT_DATA_CSV_H

#include "generator/core/written.h"

void csv_write(struct written *written, const struct plan *plans);

#endif
