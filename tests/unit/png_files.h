/* png_files.h: PNG files of every kind, written without a library: chunks with their sums, rows in stored blocks. */
#ifndef SHINCHOKU_TESTS_PNG_FILES_H
#define SHINCHOKU_TESTS_PNG_FILES_H

#include "generator/core/text.h"

enum png_colours { PNG_GREY = 0, PNG_RGB = 2, PNG_INDEXED = 3, PNG_GREY_ALPHA = 4, PNG_RGB_ALPHA = 6 };

struct png_file {
    uint32_t width, height;
    unsigned depth, colours;
    struct text before; /* chunks before the rows: png_chunk */
    struct text rows;   /* each with its filter byte */
};

static inline void png_number(struct text_buffer *to, uint32_t value)
{
    const char bytes[] = {(char)(value >> 24), (char)(value >> 16), (char)(value >> 8), (char)value};
    buffer_add(to, (struct text){bytes, sizeof bytes});
}

/* PNG, annex D */
static inline uint32_t png_sum(struct text bytes)
{
    uint32_t sum = 0xFFFFFFFF;
    for (size_t i = 0; i < bytes.length; i++) {
        sum ^= (unsigned char)bytes.at[i];
        for (int bit = 0; bit < 8; bit++)
            sum = sum & 1 ? 0xEDB88320 ^ sum >> 1 : sum >> 1;
    }
    return ~sum;
}

static inline struct text png_chunk(struct arena *arena, const char *name, struct text data)
{
    struct text_buffer made = {.arena = arena};
    struct text summed = text_join(arena, text_of(name), data);
    png_number(&made, (uint32_t)data.length);
    buffer_add(&made, summed);
    png_number(&made, png_sum(summed));
    return buffer_text(&made);
}

/* RFC 1950 around one stored block of RFC 1951: up to 65,535 bytes. */
static inline struct text png_stored(struct arena *arena, struct text bytes)
{
    struct text_buffer made = {.arena = arena};
    unsigned length = (unsigned)bytes.length, a = 1, b = 0;
    const char head[] = {
        0x78, 0x01, 1, (char)length, (char)(length >> 8), (char)~length, (char)(~length >> 8)};
    buffer_add(&made, (struct text){head, sizeof head});
    buffer_add(&made, bytes);
    for (size_t i = 0; i < bytes.length; i++) {
        a = (a + (unsigned char)bytes.at[i]) % 65521;
        b = (b + a) % 65521;
    }
    png_number(&made, b << 16 | a);
    return buffer_text(&made);
}

static inline struct text png_written(struct arena *arena, const struct png_file *file)
{
    struct text_buffer header = {.arena = arena}, made = {.arena = arena};
    png_number(&header, file->width);
    png_number(&header, file->height);
    buffer_add(&header, (struct text){(const char[]){(char)file->depth, (char)file->colours, 0, 0, 0}, 5});
    buffer_add(&made, TEXT("\x89PNG\r\n\x1A\n"));
    buffer_add(&made, png_chunk(arena, "IHDR", buffer_text(&header)));
    buffer_add(&made, file->before);
    buffer_add(&made, png_chunk(arena, "IDAT", png_stored(arena, file->rows)));
    buffer_add(&made, png_chunk(arena, "IEND", (struct text){NULL, 0}));
    return buffer_text(&made);
}

#endif
