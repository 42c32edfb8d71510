/* house_number.h: one number in a text, found and put again in another width. Internal to house*.c. */
#ifndef SHINCHOKU_GENERATOR_CORE_HOUSE_NUMBER_H
#define SHINCHOKU_GENERATOR_CORE_HOUSE_NUMBER_H

#include "house_style.h"

/* A character of a number, without its width. */
struct sign {
    char ascii;   /* '0' to '9', ',' '.' '-' '+' or ' '; 0: not of a number */
    size_t bytes; /* in the text */
};
struct sign house_sign_at(struct text text, size_t at);
bool house_is_ascii_digit(char ascii);

/* One number in a text: where it stands and how many digits it has. */
struct number {
    size_t start, end;
    unsigned digits, whole; /* all of them, and those before the decimal point */
    bool separated;
};

/* What may stand between the digits of one number: nothing in a date (R4.8), signs and single spaces in an amount; where
 * an amount holds several numbers (2,3回), a comma before three digits. */
enum joining { JOIN_NOTHING, JOIN_AMOUNT, JOIN_THOUSANDS };

/* The next number at or after `from`. `comma`: an ideographic comma may join full-width digits. */
bool house_find_number(struct text text, size_t from, enum joining joining, bool comma,
                       struct number *number);

/* Is a number of so many digits wide in the style? */
bool house_is_wide(const struct house *house, const struct number *number);
void house_put(struct text_buffer *out, char ascii, bool wide);
/* The digits of one number, with separators as the house has them. */
void house_put_number(struct text_buffer *out, const struct house *house, struct text text,
                      const struct number *number, bool wide);

#endif
