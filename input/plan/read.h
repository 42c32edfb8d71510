/* read.h: the element tree of one file as records. Private to input. */
#ifndef SHINCHOKU_INPUT_PLAN_READ_H
#define SHINCHOKU_INPUT_PLAN_READ_H

#include "generator/core/node.h"

#include "reader.h"

/* NULL when the tree is no plan (reported). What the vocabulary does not know is reported and left out; everything else
 * becomes records, with years, expressions and values read. References are not resolved yet: see plan/links.h. */
struct record *plan_read(const struct plan_reader *reader, const struct node *root);

#endif
