#include "exif.h"

#include <stdbool.h>

enum { HEADER = 8, ENTRY = 12, ORIENTATION = 0x0112, SHORT = 3 };

struct reader {
    struct text bytes;
    bool big_endian;
};

static uint32_t number(const struct reader *reader, size_t at, size_t size)
{
    uint32_t value = 0;
    for (size_t i = 0; i < size; i++) {
        size_t place = reader->big_endian ? at + i : at + size - 1 - i;
        value = value << 8 | (unsigned char)reader->bytes.at[place];
    }
    return value;
}

/* Of the first directory's entry; its value lies where the offset of a longer one would. */
static uint8_t value_of(const struct reader *reader, size_t entry)
{
    if (number(reader, entry, 2) != ORIENTATION || number(reader, entry + 2, 2) != SHORT) return 0;
    uint32_t value = number(reader, entry + 8, 2);
    return value >= EXIF_UPRIGHT && value <= EXIF_LAST ? (uint8_t)value : EXIF_UPRIGHT;
}

uint8_t exif_orientation(struct text tiff)
{
    struct reader reader = {tiff, text_starts(tiff, TEXT("MM"))};
    if (tiff.length < HEADER || (!reader.big_endian && !text_starts(tiff, TEXT("II")))) return EXIF_UPRIGHT;
    if (number(&reader, 2, 2) != 42) return EXIF_UPRIGHT;
    size_t directory = number(&reader, 4, 4);
    if (directory > tiff.length || tiff.length - directory < 2) return EXIF_UPRIGHT;
    size_t count = number(&reader, directory, 2), room = (tiff.length - directory - 2) / ENTRY;
    for (size_t i = 0; i < count && i < room; i++) {
        uint8_t value = value_of(&reader, directory + 2 + i * ENTRY);
        if (value != 0) return value;
    }
    return EXIF_UPRIGHT;
}
