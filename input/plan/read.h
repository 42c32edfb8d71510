/* read.h: the element tree of one file as records. Private to input. */
#ifndef SHINCHOKU_INPUT_PLAN_READ_H
#define SHINCHOKU_INPUT_PLAN_READ_H

#include "generator/core/node.h"
#include "generator/core/plan.h"

struct grammar;

struct plan_reader {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const struct grammar *grammar; /* NULL: no expressions, no readings */
};

/* NULL when the tree is no plan (reported). What the vocabulary does not know is reported and left out; everything else
 * becomes records, with years, expressions and values read. References are not resolved yet: see plan/links.h. */
struct record *plan_read(const struct plan_reader *reader, const struct node *root);

/* Text with the expressions in it. */
struct prose plan_prose(const struct plan_reader *reader, struct text text, struct position at);

/* Author's spaces stay. A line end and the white space around it come from whoever indented the file: between wide
 * characters it is nothing, else one space; where `before` or `after` is 0 (start or end of the text) it is nothing. */
struct text plan_settle(struct arena *arena, struct text text, uint32_t before, uint32_t after);

#endif
