/* making.h: one plan made, in a process of its own: what it finds and what it makes goes out as it comes, a value of JSON a line.
 *
 * Events: {"event":"finding","rule","severity","effect","fingerprint","file","line","text_ja","text_en"}
 *         {"event":"picture","name"}: a file that was looked for
 *         {"event":"plan","title","year","as_of","departments":[…]}: it was read
 *         {"event":"stand-in","file","department","day"}: an older version was used
 *         {"event":"lost","file","department","reason_ja","reason_en"}: a part that cannot be used
 *         {"event":"output","name","layout","format","department","bytes"}, and behind its line so many bytes: the file
 *         {"event":"end"}: nothing follows */
#ifndef SHINCHOKU_GENERATOR_BATCH_MAKING_H
#define SHINCHOKU_GENERATOR_BATCH_MAKING_H

#include "unit.h"

/* Makes the plan and tells of it on the descriptor. False: what it told did not get through. */
bool making_run(const struct unit *unit, int out);

#endif
