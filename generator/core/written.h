/* written.h: a file being written from a plan, and where each piece of it came from.
 *
 * The origins let the encoder say which record holds a character that the asked encoding does not have. */
#ifndef SHINCHOKU_GENERATOR_CORE_WRITTEN_H
#define SHINCHOKU_GENERATOR_CORE_WRITTEN_H

#include "plan.h"

struct origin {
    size_t offset; /* in the output */
    struct position at;
};

struct written {
    struct text_buffer out; /* UTF-8 */
    struct origin *origins;
    size_t origin_count, origin_capacity;
};

struct written written_open(struct arena *arena);
void written_add(struct written *written, const char *words);
/* What follows was written at that place. */
void written_from(struct written *written, struct position at);
/* Where the character at `offset` of the output was written; the source is NULL when nobody wrote it. */
struct position written_place_of(const struct written *written, size_t offset, struct text character);

enum xml_part { XML_TEXT, XML_VALUE };
void written_escaped(struct written *written, struct text text, enum xml_part part);

/* The plan as an XML file (input/schema/plan.rnc), in the order of the records. `encoding`: for the declaration. */
void write_xml(struct written *written, const struct plan *plan, const char *encoding);

struct labels;
struct encoder;
/* The plan as a text record. What text cannot hold is left out and reported (LEFT_OUT); what the reader would not read
 * back as it was is reported too (TEXT_UNFAITHFUL). Marks that the encoder lacks are written by their names. */
void write_text(struct written *written, const struct plan *plan, const struct labels *labels,
                struct encoder *encoder, struct diagnostics *diagnostics);
/* Reads the text back and compares it with the plan. */
void check_text(const struct written *written, const struct plan *plan, const struct labels *labels,
                struct diagnostics *diagnostics);
/* Is the record kept in XML only: figures, summaries, lists of the plan? */
bool text_leaves_out(const struct record *record);

/* Every value of every indicator of these plans as a row of a CSV table, for open data. */
void write_csv(struct written *written, const struct plan *plans);

#endif
