/* writer.h: the state of writing one text record. Private to input/text/write.
 *
 * The writer keeps the same stack of open parts as the reader (input/text/reader.h) and asks the same table where a label
 * may stand: where the reader would hang a line on a part that is too deep, 以上 closes that part first. */
#ifndef SHINCHOKU_INPUT_TEXT_WRITE_WRITER_H
#define SHINCHOKU_INPUT_TEXT_WRITE_WRITER_H

#include "input/encoding/encoder.h"
#include "input/text/notation/labels.h"

#include "blocks.h"

struct writer {
    struct text_blocks blocks;
    struct written *written;
    const struct plan *plan;
    const struct labels *labels;
    struct encoder *encoder;
    struct diagnostics *diagnostics;
    enum part *parts;
    size_t depth, capacity;
    size_t headings;
};

/* -- the stack -------------------------------------------------------------------------------------------------------- */

void writer_open(struct writer *writer, enum part part);
/* Closes the innermost part with 以上. */
void writer_close_one(struct writer *writer);
/* Brings the reader back to part `level` of the stack where a line of running text needs it. */
void writer_close_to(struct writer *writer, size_t level);
/* The same for a label: the reader closes by itself what cannot take it. */
void writer_close_for(struct writer *writer, size_t level, enum field field);

/* -- lines -------------------------------------------------------------------------------------------------------------- */

void writer_add(struct writer *writer, struct text text);
/* ラベル：値, or ラベル⇥"値" where the value's own spaces or line ends would be lost. */
void writer_add_pair(struct writer *writer, struct text label, const struct prose *value);
/* The dictionary's first word for the field. */
struct text writer_label_of(const struct writer *writer, enum field field);
/* ラベル（一／二） */
struct text writer_qualified(struct writer *writer, struct text label, struct text one, struct text two);
/* Nothing where the value is NULL. */
void writer_add_field(struct writer *writer, size_t level, enum field field, const struct prose *value);
void writer_add_attribute(struct writer *writer, size_t level, enum field field, const struct record *record,
                          enum attribute_kind name);
/* R6, or R5～R7 */
struct text writer_when_of(struct writer *writer, const struct record *record);
/* An empty text stays so. */
struct text writer_prefixed(struct writer *writer, const char *prefix, struct text text);
void writer_report_left_out(struct writer *writer, const struct record *record);

#endif
