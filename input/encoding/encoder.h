/* encoder.h: UTF-8 into another encoding: nothing is replaced, what does not fit is reported. */
#ifndef SHINCHOKU_INPUT_ENCODING_ENCODER_H
#define SHINCHOKU_INPUT_ENCODING_ENCODER_H

#include "generator/core/written.h"

struct encoder;

/* NULL when the name is not in the table of input/encoding/encoding.h. */
struct encoder *encoder_open(struct arena *arena, const char *name);
void encoder_close(struct encoder *encoder);

/* The name for an XML declaration. */
const char *encoder_declared(const struct encoder *encoder);

bool encoder_holds(struct encoder *encoder, struct text text);

/* What to do with a character that the encoding lacks: in XML it can be written by its number. */
enum absent { ABSENT_IS_ERROR, ABSENT_BY_NUMBER };
/* The output's bytes in the encoding. False after each absent character was reported (CHARACTER_ABSENT) where it came
 * from. XML 1.0 has no control characters but TAB, LF and CR: they are reported, too, with ABSENT_BY_NUMBER. */
bool encoder_run(struct encoder *encoder, const struct written *written, enum absent absent,
                 struct diagnostics *diagnostics, struct text *bytes);

#endif
