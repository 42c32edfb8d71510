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

#endif
