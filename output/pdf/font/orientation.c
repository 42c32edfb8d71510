#include "orientation.h"

#include <stddef.h>

#include "generator/core/text.h"

struct range {
    uint32_t first, last;
};

/* UAX #50, Vertical_Orientation R and Tr below U+FFFF, as far as Japanese publications reach: Latin, Greek,
 * Cyrillic, dashes and arrows, brackets, the sound mark, and half-width forms. Everything else stands
 * upright. */
static const struct range turned[] = {
    {0x0020, 0x00A6}, {0x00A8, 0x00A8}, {0x00AA, 0x00AD}, {0x00AF, 0x00B0}, {0x00B2, 0x00BB},
    {0x00BF, 0x00D6}, {0x00D8, 0x00F6}, {0x00F8, 0x02E9}, {0x02EC, 0x10FF}, {0x1E00, 0x2015},
    {0x2017, 0x201F}, {0x2022, 0x202F}, {0x2032, 0x203A}, {0x203D, 0x2041}, {0x2043, 0x2046},
    {0x204A, 0x2050}, {0x2052, 0x2064}, {0x2066, 0x20DC}, {0x2190, 0x21FF}, {0x2329, 0x232A},
    {0x3008, 0x3011}, {0x3014, 0x301F}, {0x3030, 0x3030}, {0x30A0, 0x30A0}, {0x30FC, 0x30FC},
    {0xFE59, 0xFE5E}, {0xFF08, 0xFF09}, {0xFF0D, 0xFF0D}, {0xFF1A, 0xFF1E}, {0xFF3B, 0xFF3B},
    {0xFF3D, 0xFF3D}, {0xFF3F, 0xFF3F}, {0xFF5B, 0xFFDF}, {0xFFE3, 0xFFE3}, {0xFFE8, 0xFFEE},
};

bool orientation_turns(uint32_t code_point)
{
    size_t low = 0, high = ARRAY_LEN(turned);
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (code_point < turned[middle].first)
            high = middle;
        else if (code_point > turned[middle].last)
            low = middle + 1;
        else
            return true;
    }
    return false;
}
