/* codes.h: readers of what looks like an amount and is none. */
#ifndef SHINCHOKU_INPUT_QUANTITY_CODES_H
#define SHINCHOKU_INPUT_QUANTITY_CODES_H

#include "form.h"

form_reader codes_read_ordinal, codes_read_law, codes_read_label, codes_read_digits_code, codes_read_list,
    codes_read_page, codes_read_hyphenated, codes_read_phone, codes_read_note, codes_read_written,
    codes_read_era_code;

#endif
