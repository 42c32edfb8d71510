/* detect.h: which encoding bytes are in, when nobody said so; and files that are no text at all. */
#ifndef SHINCHOKU_INPUT_ENCODING_DETECT_H
#define SHINCHOKU_INPUT_ENCODING_DETECT_H

#include "converter.h"

/* By the byte order mark, the zeros of UTF-16, the escapes of ISO-2022-JP; then UTF-8, else CP932 or EUC-JP by what
 * decodes and has more hiragana. A name of input/encoding/encoding.h. */
const char *detect_encoding(struct text bytes, enum extent extent);

/* The encoding="…" of an XML declaration that is ASCII itself, as written; NULL when there is none. */
const char *detect_declared(struct arena *arena, struct text bytes);

/* The kind of file that the first bytes tell (Excel, PDF …), in both languages; NULL: it may be text. */
struct foreign {
    const char *magic, *ja, *en;
};
const struct foreign *detect_foreign(struct text bytes);

#endif
