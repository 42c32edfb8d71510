#include "jpeg.h"

#include <setjmp.h>
#include <stdio.h>

#include <jpeglib.h>

bool jpeg_is(struct text file)
{
    return text_starts(file, TEXT("\xFF\xD8\xFF"));
}

static unsigned byte_at(struct text file, size_t at)
{
    return (unsigned char)file.at[at];
}

static bool is_frame(unsigned marker)
{
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
}

static enum jpeg_kind refuse(struct text *reason, struct text why)
{
    *reason = why;
    return JPEG_UNUSABLE;
}

static enum jpeg_kind broken(struct arena *arena, struct text *reason)
{
    return refuse(reason, diag_both(arena, TEXT("JPEG が壊れています"), TEXT("broken JPEG")));
}

static enum jpeg_kind frame_kind(struct text file, size_t at, struct arena *arena, struct text *reason)
{
    if (at + 10 > file.length) return broken(arena, reason);
    unsigned marker = byte_at(file, at + 1), components = byte_at(file, at + 9);
    uint64_t height = byte_at(file, at + 5) << 8 | byte_at(file, at + 6);
    uint64_t width = byte_at(file, at + 7) << 8 | byte_at(file, at + 8);
    if (height * width == 0) return broken(arena, reason);
    if (height * width > RASTER_PIXELS_MAX) return refuse(reason, RASTER_TOO_LARGE(arena));
    /* Baseline, extended and progressive Huffman frames are what PDF's DCTDecode knows (7.4.8). */
    if (marker > 0xC2 || byte_at(file, at + 4) != 8)
        return refuse(reason,
                      diag_both(arena,
                                TEXT("PDF に入れられない種類の JPEG です。画像ソフトで保存し直してください"),
                                TEXT("a kind of JPEG that PDF does not know; save it anew")));
    if (components == 4) return JPEG_FOUR_COLOURS;
    return components == 1 || components == 3 ? JPEG_AS_IT_IS : broken(arena, reason);
}

enum jpeg_kind jpeg_kind(struct text file, struct arena *arena, struct text *reason)
{
    for (size_t at = 2; at + 4 <= file.length;) {
        if (byte_at(file, at) != 0xFF) return broken(arena, reason);
        unsigned marker = byte_at(file, at + 1);
        if (is_frame(marker)) return frame_kind(file, at, arena, reason);
        if (marker == 0xFF)
            at++; /* fill byte */
        else
            at += 2 + (byte_at(file, at + 2) << 8 | byte_at(file, at + 3));
    }
    return broken(arena, reason);
}

/* libjpeg reports errors by leaving through its handler. */
struct handler {
    struct jpeg_error_mgr base;
    jmp_buf escape;
    char message[JMSG_LENGTH_MAX];
};

static void leave(j_common_ptr reader)
{
    struct handler *handler = (struct handler *)reader->err;
    reader->err->format_message(reader, handler->message);
    longjmp(handler->escape, 1);
}

static void keep_quiet(j_common_ptr reader, int level)
{
    (void)reader;
    (void)level;
}

/* Adobe stores CMYK inverted, so a component is the part of the light that its ink lets through. */
static void add_row(char *to, const unsigned char *row, uint32_t width, bool inverted)
{
    for (uint32_t x = 0; x < width; x++) {
        unsigned black = inverted ? row[4 * x + 3] : 255u - row[4 * x + 3];
        for (unsigned k = 0; k < 3; k++) {
            unsigned ink = inverted ? row[4 * x + k] : 255u - row[4 * x + k];
            to[3 * x + k] = (char)((ink * black + 127) / 255);
        }
    }
}

static void decode(struct jpeg_decompress_struct *reader, struct raster *raster, struct arena *arena)
{
    jpeg_read_header(reader, TRUE);
    reader->out_color_space = JCS_CMYK;
    jpeg_start_decompress(reader);
    raster->width = reader->output_width;
    raster->height = reader->output_height;
    raster->channels = 3;
    size_t row_size = (size_t)raster->width * 3;
    char *colours = arena_array(arena, raster->height, row_size);
    unsigned char *row = arena_array(arena, raster->width, 4);
    for (uint32_t y = 0; y < raster->height; y++) {
        jpeg_read_scanlines(reader, &row, 1);
        add_row(colours + y * row_size, row, raster->width, reader->saw_Adobe_marker);
    }
    jpeg_finish_decompress(reader);
    raster->colours = (struct text){colours, raster->height * row_size};
}

bool jpeg_decode(struct text file, struct raster *raster, struct arena *arena, struct text *reason)
{
    struct jpeg_decompress_struct reader;
    struct handler *handler = ARENA_NEW(arena, struct handler);
    reader.err = jpeg_std_error(&handler->base);
    handler->base.error_exit = leave;
    handler->base.emit_message = keep_quiet;
    jpeg_create_decompress(&reader);
    bool read = setjmp(handler->escape) == 0;
    if (read) {
        jpeg_mem_src(&reader, (const unsigned char *)file.at, (unsigned long)file.length);
        decode(&reader, raster, arena);
    } else {
        *reason = diag_both(arena, text_format(arena, "JPEG が壊れています：%s", handler->message),
                            text_format(arena, "broken JPEG: %s", handler->message));
    }
    jpeg_destroy_decompress(&reader);
    return read;
}
