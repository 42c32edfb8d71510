#include "jpeg.h"

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

/* A progressive file is decoded in memory, three colours of 2 bytes a pixel: 40 million. */
enum {
    MOST_MEMORY = 256 * 1024 * 1024,
    LEAST_SCALE = 8,
    GOOD = 92,
    LAST_RESTART = 0xD7,
    FIRST_RESTART = 0xD0
};

bool jpeg_is(struct text file)
{
    return text_starts(file, TEXT("\xFF\xD8\xFF"));
}

/* libjpeg reports errors by leaving through its handler. */
struct handler {
    struct jpeg_error_mgr base;
    jmp_buf escape;
    char message[JMSG_LENGTH_MAX];
};

static void leave(j_common_ptr codec)
{
    struct handler *handler = (struct handler *)codec->err;
    codec->err->format_message(codec, handler->message);
    longjmp(handler->escape, 1);
}

/* Of the warnings some mean that a part of the picture is made up. Bytes too many before the end are what some cameras
 * write. */
static bool is_lost(const struct jpeg_error_mgr *error)
{
    switch (error->msg_code) {
    case JWRN_EXTRANEOUS_DATA:
        return error->msg_parm.i[1] >= FIRST_RESTART && error->msg_parm.i[1] <= LAST_RESTART;
    case JWRN_ADOBE_XFORM:
    case JWRN_BOGUS_PROGRESSION:
    case JWRN_JFIF_MAJOR:
    case JWRN_NOT_SEQUENTIAL: return false;
    default: return true;
    }
}

static void judge(j_common_ptr codec, int level)
{
    if (level < 0 && is_lost(codec->err)) leave(codec);
}

static void set_handler(struct handler *handler)
{
    jpeg_std_error(&handler->base);
    handler->base.error_exit = leave;
    handler->base.emit_message = judge;
}

static bool refuse(const struct handler *handler, struct arena *arena, struct text *reason)
{
    if (handler->base.msg_code == JERR_NO_BACKING_STORE || handler->base.msg_code == JERR_OUT_OF_MEMORY)
        *reason = diag_both(
            arena,
            TEXT("プログレッシブ JPEG としては大きすぎます。縮めるか、ベースラインで保存し直してください"),
            TEXT("too large for a progressive JPEG; scale it down or save it as baseline"));
    else
        *reason = diag_both(arena, text_format(arena, "JPEG が壊れています：%s", handler->message),
                            text_format(arena, "broken JPEG: %s", handler->message));
    return false;
}

/* -- reading -------------------------------------------------------------------------------------------- */

static void open_reader(struct jpeg_decompress_struct *reader, struct text file)
{
    reader->mem->max_memory_to_use = MOST_MEMORY;
    jpeg_mem_src(reader, (const unsigned char *)file.at, (unsigned long)file.length);
    jpeg_read_header(reader, TRUE);
}

/* An eighth of the size costs next to nothing but what the code itself does. */
static void read_through(struct jpeg_decompress_struct *reader, struct text file, struct arena *arena)
{
    open_reader(reader, file);
    reader->out_color_space = reader->jpeg_color_space;
    reader->scale_num = 1;
    reader->scale_denom = LEAST_SCALE;
    reader->do_fancy_upsampling = FALSE;
    jpeg_start_decompress(reader);
    unsigned char *row = arena_array(arena, reader->output_width, (size_t)reader->output_components);
    while (reader->output_scanline < reader->output_height)
        jpeg_read_scanlines(reader, &row, 1);
    jpeg_finish_decompress(reader);
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

static void decode(struct jpeg_decompress_struct *reader, struct text file, struct raster *raster,
                   struct arena *arena)
{
    open_reader(reader, file);
    bool inks = reader->num_components == 4;
    reader->out_color_space = inks ? JCS_CMYK : reader->num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_start_decompress(reader);
    raster->width = reader->output_width;
    raster->height = reader->output_height;
    raster->channels = reader->num_components == 1 ? 1 : 3;
    size_t row_size = (size_t)raster->width * raster->channels;
    char *colours = arena_array(arena, raster->height, row_size);
    unsigned char *inked = inks ? arena_array(arena, raster->width, 4) : NULL;
    for (uint32_t y = 0; y < raster->height; y++) {
        char *to = colours + y * row_size;
        unsigned char *row = inks ? inked : (unsigned char *)to;
        jpeg_read_scanlines(reader, &row, 1);
        if (inks) add_row(to, row, raster->width, reader->saw_Adobe_marker);
    }
    jpeg_finish_decompress(reader);
    raster->colours = (struct text){colours, raster->height * row_size};
}

/* `raster` NULL: it is only read. */
static bool read_file(struct text file, struct raster *raster, struct arena *arena, struct text *reason)
{
    struct jpeg_decompress_struct *reader = ARENA_NEW(arena, struct jpeg_decompress_struct);
    struct handler *handler = ARENA_NEW(arena, struct handler);
    set_handler(handler);
    reader->err = &handler->base;
    jpeg_create_decompress(reader);
    bool read = setjmp(handler->escape) == 0;
    if (read && raster)
        decode(reader, file, raster, arena);
    else if (read)
        read_through(reader, file, arena);
    jpeg_destroy_decompress(reader);
    return read || refuse(handler, arena, reason);
}

bool jpeg_check(struct text file, struct arena *scratch, struct text *reason)
{
    return read_file(file, NULL, scratch, reason);
}

bool jpeg_decode(struct text file, struct raster *raster, struct arena *arena, struct text *reason)
{
    return read_file(file, raster, arena, reason);
}

/* -- writing -------------------------------------------------------------------------------------------- */

static void encode(struct jpeg_compress_struct *writer, const struct raster *raster)
{
    writer->image_width = raster->width;
    writer->image_height = raster->height;
    writer->input_components = (int)raster->channels;
    writer->in_color_space = raster->channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(writer);
    jpeg_set_quality(writer, GOOD, TRUE);
    jpeg_start_compress(writer, TRUE);
    size_t row_size = (size_t)raster->width * raster->channels;
    while (writer->next_scanline < writer->image_height) {
        JSAMPROW row = (unsigned char *)raster->colours.at + writer->next_scanline * row_size;
        jpeg_write_scanlines(writer, &row, 1);
    }
    jpeg_finish_compress(writer);
}

bool jpeg_encode(const struct raster *raster, struct arena *arena, struct text *file, struct text *reason)
{
    struct jpeg_compress_struct *writer = ARENA_NEW(arena, struct jpeg_compress_struct);
    struct handler *handler = ARENA_NEW(arena, struct handler);
    struct {
        unsigned char *bytes;
        unsigned long length;
    } *out = arena_alloc(arena, sizeof *out); /* not in a register when libjpeg leaves */
    set_handler(handler);
    writer->err = &handler->base;
    jpeg_create_compress(writer);
    bool written = setjmp(handler->escape) == 0;
    if (written) {
        jpeg_mem_dest(writer, &out->bytes, &out->length);
        encode(writer, raster);
        *file = (struct text){arena_copy(arena, (const char *)out->bytes, out->length), out->length};
    }
    jpeg_destroy_compress(writer);
    free(out->bytes);
    return written || refuse(handler, arena, reason);
}
