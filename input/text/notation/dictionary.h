/* dictionary.h: which words are labels: the dictionary that ships with the program, and what a city adds. */
#ifndef SHINCHOKU_INPUT_TEXT_NOTATION_DICTIONARY_H
#define SHINCHOKU_INPUT_TEXT_NOTATION_DICTIONARY_H

#include "generator/core/diag.h"

struct labels;

/* The dictionary that ships with the program (`data`/input/labels/labels.tsv), and after it `own`, a city's additions
 * (NULL: none), which win where both know a label. NULL after an error was reported. Lives as long as `arena`. */
struct labels *dictionary_load(struct arena *arena, struct diagnostics *diagnostics, const char *data,
                               const char *own);

/* The dictionary for one record: `labels` itself, or with the additions of a labels.tsv, labels.csv or labels.txt that lies beside
 * the record file. NULL after an error was reported. */
const struct labels *dictionary_beside(struct arena *arena, struct diagnostics *diagnostics,
                                       const struct labels *labels, const char *record_path);

#endif
