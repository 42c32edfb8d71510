/* digits.c: what the readers of all forms ask of a match: its numbers, and the words that compare. */
#include "digits.h"

#include "numeral.h"

bool digits_value(struct text written, struct expression *expression, struct decimal *value)
{
    enum numeral outcome = numeral_read(written, value);
    if (outcome == NUMERAL_SENSELESS) expression->notes |= NOTE_SENSELESS;
    return outcome == NUMERAL_FINE;
}

enum comparator digits_comparator(struct text word)
{
    if (!word.length) return COMPARE_EQUAL;
    if (text_is(word, "以上")) return COMPARE_LEAST;
    if (text_is(word, "以下") || text_is(word, "以内")) return COMPARE_MOST;
    if (text_is(word, "未満")) return COMPARE_LESS;
    if (text_is(word, "超")) return COMPARE_MORE;
    if (text_is(word, "余") || text_starts(word, TEXT("余り")) || text_is(word, "あまり"))
        return COMPARE_EQUAL;
    return COMPARE_ABOUT;
}

int digits_small(struct text digits)
{
    int value = 0;
    if (digits.length == 0 || digits.length > 4) return -1;
    for (size_t i = 0; i < digits.length; i++) {
        if (digits.at[i] < '0' || digits.at[i] > '9') return -1;
        value = value * 10 + (digits.at[i] - '0');
    }
    return value;
}
