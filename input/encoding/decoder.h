/* decoder.h: a file of any length as blocks of UTF-8, in memory that does not depend on its length. */
#ifndef SHINCHOKU_INPUT_ENCODING_DECODER_H
#define SHINCHOKU_INPUT_ENCODING_DECODER_H

#include "generator/core/text.h"

struct decoder;

/* Reads from `fd`, which stays the caller's. `encoding` NULL: detected from the first block (input/encoding/detect.h).
 * NULL when the encoding is not in the table of input/encoding/encoding.h. */
struct decoder *decoder_open(struct arena *arena, int fd, const char *encoding);
void decoder_close(struct decoder *decoder);

enum decoded {
    DECODED_BLOCK, /* a block that ends with a line, a sentence or a word, or with the file */
    DECODED_END,
    DECODED_BROKEN, /* a byte that the encoding does not know follows what was given before */
    DECODED_FAILED  /* reading failed: errno says why */
};

/* The next block; valid until the next call. */
enum decoded decoder_next(struct decoder *decoder, struct text *block);

/* The encoding in use, once the first block was asked for. */
const char *decoder_encoding(const struct decoder *decoder);

#endif
