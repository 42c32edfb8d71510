/* house.h: the house style of numerals (数字の表記): how a city prints the numbers it writes and the ones we compute. */
#ifndef SHINCHOKU_GENERATOR_CORE_HOUSE_H
#define SHINCHOKU_GENERATOR_CORE_HOUSE_H

#include "house_style.h"
#include "quantity.h"

/* False when no style is called so. */
bool house_parse(struct text name, enum numerals *numerals);
/* The names of all, as a message lists them. */
struct text house_styles(void);

/* The text with its numbers in the style. Only `expressions` (found by input/quantity, in order, not overlapping) are
 * touched, and no names (house_names), and of the others only digits, separators, decimal points, the sign, and what joins
 * numbers to one token (2024/12/3). A token has one width: mixed style counts all its digits. A bare number that may be a
 * year (2024) gets no separators. Returns `text` itself where nothing changes. One exception to `full`: in 「1、234」 one of the two numbers stays half-width, because full-width
 * 「１、２３４」 would be read as 1234. */
struct text house_print(struct arena *arena, const struct house *house, struct text text,
                        const struct expression *expressions, size_t count);

/* Which of the expressions are names and stay as their author wrote them: codes, pages, telephone numbers, notes, clock
 * times, articles of laws, addresses, and numbers in Latin words, product names, addresses of pages, names of files.
 * `count` of them, in the arena. */
bool *house_names(struct arena *arena, struct text text, const struct expression *expressions, size_t count);
/* One expression as house_print prints it. `kept`: from house_names. */
struct text house_print_one(struct arena *arena, const struct house *house, struct text text,
                            const struct expression *expressions, size_t count, const bool *kept,
                            size_t index);

/* A number the program computed (tick, rate, count), in the style. */
struct text house_number(struct arena *arena, const struct house *house, struct decimal value);
/* ASCII digits, signs and points of a computed text (年度 headings, folios, page numbers) in the style. */
struct text house_digits(struct arena *arena, const struct house *house, struct text text);

#endif
