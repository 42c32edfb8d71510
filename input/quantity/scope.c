/* scope.c: looking at a place of a folded text. */
#include "scope.h"

#include <string.h>

bool scope_is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool scope_is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

bool scope_stands_at(const struct scope *scope, size_t at, const char *what)
{
    return text_starts(text_slice(scope->folded, at, scope->folded.length - at), text_of(what));
}

bool scope_stands_before(const struct scope *scope, size_t at, const char *what)
{
    size_t length = strlen(what);
    return at >= scope->floor + length && memcmp(scope->folded.at + at - length, what, length) == 0;
}

bool scope_one_stands_before(const struct scope *scope, size_t at, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (scope_stands_before(scope, at, words[i])) return true;
    return false;
}

bool scope_character_stands_before(const struct scope *scope, size_t at, const char *characters)
{
    if (at < scope->floor + 3) return false;
    for (const char *one = characters; *one; one += 3)
        if (memcmp(scope->folded.at + at - 3, one, 3) == 0) return true;
    return false;
}

uint32_t scope_wide_character(const struct scope *scope, size_t at)
{
    if (at + 3 > scope->folded.length) return 0;
    const unsigned char *byte = (const unsigned char *)scope->folded.at + at;
    if ((byte[0] & 0xF0) != 0xE0) return 0;
    return (uint32_t)(byte[0] & 0x0F) << 12 | (uint32_t)(byte[1] & 0x3F) << 6 | (uint32_t)(byte[2] & 0x3F);
}

size_t scope_skip_digits(const struct scope *scope, size_t at)
{
    while (at < scope->folded.length && scope_is_digit(scope->folded.at[at]))
        at++;
    return at;
}
