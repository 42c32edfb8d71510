/* amounts.h: readers of numbers, quantities, shares and rates. */
#ifndef SHINCHOKU_INPUT_QUANTITY_AMOUNTS_H
#define SHINCHOKU_INPUT_QUANTITY_AMOUNTS_H

#include "form.h"

form_reader amounts_read_amount, amounts_read_yen, amounts_read_kanji_amount, amounts_read_kanji_pair,
    amounts_read_indefinite, amounts_read_portion, amounts_read_relation, amounts_read_slash,
    amounts_read_tenths;

#endif
