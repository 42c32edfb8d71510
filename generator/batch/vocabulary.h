/* vocabulary.h: the elements of a jobs file and their attributes: the one table, which input/schema/jobs.rnc and the manual
 * repeat and a test holds equal. */
#ifndef SHINCHOKU_GENERATOR_BATCH_VOCABULARY_H
#define SHINCHOKU_GENERATOR_BATCH_VOCABULARY_H

#include "generator/core/node.h"

#define JOBS_NAMESPACE "urn:shinchoku:jobs:1"

/* X(element, the element it stands in, attributes that it has to have, attributes that it may have) */
#define JOBS_ELEMENTS(X)                                                                                     \
    X("jobs", "", "", "title draft publish layout-dir labels numerals time memory stale-after roster root")  \
    X("plan", "jobs", "id", "title year department parts roster")                                            \
    X("part", "plan", "src", "department required")                                                          \
    X("previous", "plan", "src", "")                                                                         \
    X("job", "plan", "layout", "format when")                                                                \
    X("include", "jobs", "src", "")

/* Are the node, what stands in it and its attributes such as the table says? False after every mistake was reported. */
bool vocabulary_check(struct arena *arena, struct diagnostics *diagnostics, const struct node *root);

#endif
