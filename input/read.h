/* read.h: the door of input: files in, a plan or a definition out. */
#ifndef SHINCHOKU_INPUT_READ_H
#define SHINCHOKU_INPUT_READ_H

#include "generator/core/node.h"
#include "generator/core/plan.h"

struct grammar; /* input/quantity/grammar.h */

/* Reads and decodes a whole file. `encoding` NULL: as the file's XML declaration says, or detected (input/encoding/detect.h). NULL
 * after an error was reported. */
const struct source *input_load(struct arena *arena, struct diagnostics *diagnostics, const char *path,
                                const char *encoding);

/* Parses any XML file into nodes: no entities of its own, no network, limits on depth and size. NULL after an error. */
struct node *input_xml(struct arena *arena, struct diagnostics *diagnostics, const struct source *source);

/* Is that a file? Opening a pipe waits for somebody at its other end, and opening a device may do anything: both are asked
 * before. Descriptors of the call (/dev/stdin, /dev/fd/3) may be pipes. False after a report. */
bool input_may_open(struct diagnostics *diagnostics, const char *path);

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

/* A file of the call that cannot be used: not read at all, or with errors of EFFECT_UNREADABLE in it. */
struct lost_file {
    const char *path;
    const struct diagnostic *why; /* the first finding that says so */
    struct text plan; /* the id of its plan, by its root element or else its name; empty: nobody can say */
    struct lost_file *next;
};

/* Reads every file, XML or plain text; files with the same plan id are parts of one plan. Returns the plans in the order
 * of their first file; NULL when none could be read. Errors are reported; what could be read is returned. */
struct plan *input_plans(struct arena *arena, struct diagnostics *diagnostics,
                         const struct plan_input *input);
/* The same, and which files were lost, in the order they were given. */
struct plan *input_plans_apart(struct arena *arena, struct diagnostics *diagnostics,
                               const struct plan_input *input, const struct lost_file **lost);

#endif
