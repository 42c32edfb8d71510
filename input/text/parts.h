/* parts.h: opening and closing parts of a record. Private to input/text. */
#ifndef SHINCHOKU_INPUT_TEXT_PARTS_H
#define SHINCHOKU_INPUT_TEXT_PARTS_H

#include "reader.h"

void parts_close(struct reader *reader);
void parts_close_to(struct reader *reader, const struct open_part *part);
/* Closes down to the innermost part in which `field` may stand, and returns it; NULL (and closes nothing) when there is
 * none. */
struct open_part *parts_for(struct reader *reader, enum field field);
/* Says that there is none, and what would have to come first. */
void parts_report_misplaced(struct reader *reader, struct label_use use, struct position at);

void parts_open_heading(struct reader *reader, struct text heading, struct position at);
void parts_open_level(struct reader *reader, const struct label *label, struct text value,
                      struct position at);
void parts_open_level_number(struct reader *reader, const struct label *label, struct text number,
                             struct position at);
void parts_open_initiative(struct reader *reader, struct text number, struct position at);
void parts_set_title(struct reader *reader, struct open_part *part, struct text title, struct position at);

#endif
