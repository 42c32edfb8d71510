/* read.h: the door of input: files in, plans out. For files that are no plans there are encoding/load.h and xml/xml.h. */
#ifndef SHINCHOKU_INPUT_READ_H
#define SHINCHOKU_INPUT_READ_H

#include "generator/core/plan.h"
#include "input/encoding/load.h"
#include "input/plan/lost.h"
#include "input/xml/xml.h"

struct grammar; /* input/quantity/grammar.h */

struct plan_input {
    const char *const *paths;
    size_t path_count;
    const char *encoding; /* NULL: detected */
    const char *data;     /* the directory that holds input/ and layouts/ (schema, labels) */
    const struct grammar *grammar;
    const char *labels; /* a city's own dictionary for plain text (input/text/text.h); NULL: none */
};

/* Can a city's own dictionary be used, where one is given? False after it was reported. */
bool input_labels_good(struct arena *arena, struct diagnostics *diagnostics, const struct plan_input *input);

/* Reads every file, XML or plain text; files with the same plan id are parts of one plan. Returns the plans in the order
 * of their first file; NULL when none could be read. Errors are reported; what could be read is returned. */
struct plan *input_plans(struct arena *arena, struct diagnostics *diagnostics,
                         const struct plan_input *input);
/* The same, and which files were lost, in the order they were given. */
struct plan *input_plans_apart(struct arena *arena, struct diagnostics *diagnostics,
                               const struct plan_input *input, const struct lost_file **lost);

#endif
