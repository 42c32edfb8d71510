/* house_number.c: digits, separators, decimal points and signs of one number, in either width. */
#include "house_number.h"

#include <string.h>

bool house_is_ascii_digit(char ascii)
{
    return ascii >= '0' && ascii <= '9';
}

struct sign house_sign_at(struct text text, size_t at)
{
    if (at >= text.length) return (struct sign){0, 0};
    const unsigned char *byte = (const unsigned char *)text.at + at;
    if (*byte < 0x80) {
        bool known = (*byte >= '0' && *byte <= '9') || strchr(",.-+ ", *byte) != NULL;
        return (struct sign){*byte && known ? (char)*byte : '\0', 1};
    }
    if (*byte < 0xE0) return (struct sign){0, text.length - at < 2 ? 1 : 2}; /* ¥ */
    if (text.length - at < 3) return (struct sign){0, 1};
    if (byte[0] == 0xEF && byte[1] == 0xBC) {
        char ascii = (char)(byte[2] - 0x60);
        bool known = byte[2] >= 0x8B && byte[2] <= 0x99 && byte[2] != 0x8F; /* ＋ ， － ． ０ to ９ */
        return (struct sign){known ? ascii : '\0', 3};
    }
    if (byte[0] == 0xE3 && byte[1] == 0x80 && byte[2] <= 0x81) /* U+3000 and 、 */
        return (struct sign){byte[2] == 0x80 ? ' ' : ',', 3};
    return (struct sign){0, 3};
}

/* The end of what joins the digit before `at` to a next digit, or 0. The ideographic comma joins full-width digits only,
 * as in input/quantity/fold.c; which of them are joined the expression has settled already, by its limits and notes. */
static size_t joint_end(struct text text, size_t at, bool comma, bool *point)
{
    size_t end = at;
    for (int i = 0; i < 3; i++) {
        struct sign sign = house_sign_at(text, end);
        if (house_is_ascii_digit(sign.ascii)) return end > at ? end : 0;
        bool ideographic = sign.ascii == ',' && sign.bytes == 3 && (unsigned char)text.at[end] == 0xE3;
        if (sign.ascii == '.')
            *point = true;
        else if (sign.ascii != ',' && sign.ascii != ' ')
            return 0;
        if (ideographic && !comma) return 0;
        end += sign.bytes;
    }
    return house_is_ascii_digit(house_sign_at(text, end).ascii) ? end : 0;
}

/* Do exactly three digits stand at `at`? */
static bool three_digits(struct text text, size_t at)
{
    size_t count = 0;
    for (; count < 4 && house_is_ascii_digit(house_sign_at(text, at).ascii); count++)
        at += house_sign_at(text, at).bytes;
    return count == 3;
}

/* As joint_end, for what joins the digits of one number in this manner. */
static size_t join_end(struct text text, size_t at, enum joining joining, bool comma, bool *point)
{
    if (joining == JOIN_NOTHING) return 0;
    char sign = house_sign_at(text, at).ascii;
    size_t end = joint_end(text, at, comma, point);
    bool thousands = sign == '.' || (sign == ',' && end > 0 && three_digits(text, end));
    return joining == JOIN_AMOUNT || thousands ? end : 0;
}

/* The next number at or after `from`, before `to`. */
bool house_find_number(struct text text, size_t from, enum joining joining, bool comma, struct number *number)
{
    size_t at = from;
    while (at < text.length && !house_is_ascii_digit(house_sign_at(text, at).ascii))
        at += house_sign_at(text, at).bytes;
    if (at >= text.length) return false;
    *number = (struct number){.start = at};
    bool point = false;
    for (;;) {
        struct sign sign = house_sign_at(text, at);
        if (house_is_ascii_digit(sign.ascii)) {
            number->digits++;
            number->whole += !point;
            at += sign.bytes;
            continue;
        }
        number->end = at;
        bool was_point = point;
        size_t next = join_end(text, at, joining, comma, &point);
        if (!next || (was_point && point && sign.ascii == '.')) return true;
        number->separated = number->separated || house_sign_at(text, at).ascii != '.';
        at = next;
    }
}

void house_put(struct text_buffer *out, char ascii, bool wide)
{
    if (wide && ascii != ' ')
        buffer_add_char(out, 0xFF01 + (uint32_t)(ascii - '!'));
    else
        buffer_add(out, (struct text){&ascii, 1});
}

bool house_is_wide(const struct house *house, const struct number *number)
{
    switch (house->numerals) {
    case NUMERALS_AS_WRITTEN:
    case NUMERALS_HALF: return false;
    case NUMERALS_FULL: return true;
    case NUMERALS_MIXED: return number->digits == 1;
    }
    return false;
}

void house_put_number(struct text_buffer *out, const struct house *house, struct text text,
                      const struct number *number, bool wide)
{
    bool add = house->thousands && !number->separated && number->whole >= 4;
    unsigned left = number->whole;
    bool whole = true;
    for (size_t at = number->start; at < number->end;) {
        struct sign sign = house_sign_at(text, at);
        if (house_is_ascii_digit(sign.ascii)) {
            bool first = left == number->whole;
            if (add && whole && !first && left % 3 == 0) house_put(out, ',', wide);
            house_put(out, sign.ascii, wide);
            left -= whole;
        } else if (sign.ascii == ' ') {
            buffer_add(out, text_slice(text, at, sign.bytes));
        } else if (sign.ascii == '.' || !house->unseparated) {
            whole = whole && sign.ascii != '.';
            house_put(out, sign.ascii, wide);
        }
        at += sign.bytes;
    }
}
