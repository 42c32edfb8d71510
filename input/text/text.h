/* text.h: plain-text records in, an element tree out: the same tree that XML would give for the same plan.
 *
 * The notation is described in generator/doc/text-records.md. In short: `ラベル：値`, cells separated by TAB or saved by
 * Excel (TSV, CSV, quoted), labels alone on their line that open running text, ■ headings, tables, comments with `#`.
 * Which words are labels is data (labels.tsv); a city adds its own. */
#ifndef SHINCHOKU_INPUT_TEXT_TEXT_H
#define SHINCHOKU_INPUT_TEXT_TEXT_H

#include "generator/core/node.h"
#include "generator/core/plan.h"

struct labels;
struct listing;

/* Reads a decoded text file. Always returns a <plan> (possibly empty); what is wrong or doubtful is reported, and nothing
 * is passed over in silence. Positions point into the source. Time and memory are linear in the length of the source. */
struct node *text_read(struct arena *arena, struct diagnostics *diagnostics, const struct source *source,
                       const struct labels *labels);

/* The same, and what became of each line (see listing.h). */
struct node *text_read_listed(struct arena *arena, struct diagnostics *diagnostics,
                              const struct source *source, const struct labels *labels,
                              struct listing *listing);

/* Would a paragraph of these words, written as a line of running text, be read as something else, or not at all? Then it
 * is written with a backslash before it. */
bool text_needs_escape(const struct labels *labels, struct text line);

#endif
