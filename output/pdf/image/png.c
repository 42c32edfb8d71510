#include "png.h"

#include <setjmp.h>
#include <string.h>

#include <png.h>

#include "exif.h"

enum { SIGNATURE = 8, AROUND = 12 /* length, name and checksum of a chunk */ };

bool png_is(struct text file)
{
    return text_starts(file, TEXT("\x89PNG\r\n\x1A\n"));
}

static struct text broken(const char *message, struct arena *arena)
{
    return diag_both(arena, text_format(arena, "PNG が壊れています：%s", message),
                     text_format(arena, "broken PNG: %s", message));
}

static bool refuse_short(struct arena *arena, struct text *reason)
{
    *reason = diag_both(arena, TEXT("PNG が途中で切れています。元のファイルを取り直してください"),
                        TEXT("the PNG is cut short; get the file again"));
    return false;
}

/* -- the chunks (PNG 5.3) ------------------------------------------------------------------------------- */

static uint32_t number(struct text file, size_t at)
{
    uint32_t value = 0;
    for (size_t i = 0; i < 4; i++)
        value = value << 8 | (unsigned char)file.at[at + i];
    return value;
}

static bool take_header(struct text data, struct png_survey *survey, struct arena *arena, struct text *reason)
{
    if (data.length != 13) {
        *reason = broken("IHDR", arena);
        return false;
    }
    survey->width = number(data, 0);
    survey->height = number(data, 4);
    uint64_t pixels = (uint64_t)survey->width * survey->height;
    if (pixels > RASTER_PIXELS_MAX)
        *reason = RASTER_TOO_LARGE(arena);
    else if (pixels == 0)
        *reason = broken("0 pixels", arena);
    return pixels > 0 && pixels <= RASTER_PIXELS_MAX;
}

bool png_survey(struct text file, struct png_survey *survey, struct arena *arena, struct text *reason)
{
    *survey = (struct png_survey){.orientation = EXIF_UPRIGHT};
    for (size_t at = SIGNATURE; file.length >= at + AROUND;) {
        uint32_t length = number(file, at);
        struct text name = text_slice(file, at + 4, 4);
        if (length > file.length - at - AROUND) break;
        struct text data = text_slice(file, at + 8, length);
        bool header = text_is(name, "IHDR");
        if (header != (at == SIGNATURE)) {
            *reason = broken("IHDR", arena);
            return false;
        }
        if (header && !take_header(data, survey, arena, reason)) return false;
        if (text_is(name, "eXIf")) survey->orientation = exif_orientation(data);
        if (text_is(name, "IEND")) return true;
        at += AROUND + length;
    }
    return refuse_short(arena, reason);
}

/* -- reading through ------------------------------------------------------------------------------------- */

/* libpng reports errors by leaving through its handler. */
struct reader {
    struct text rest;
    jmp_buf escape;
    char message[128];
    png_structp png;
    png_infop info;
};

static void leave(png_structp png, png_const_charp message)
{
    struct reader *reader = png_get_error_ptr(png);
    size_t length = strlen(message);
    if (length >= sizeof reader->message) length = sizeof reader->message - 1;
    memcpy(reader->message, message, length);
    reader->message[length] = '\0';
    longjmp(reader->escape, 1);
}

static void keep_quiet(png_structp png, png_const_charp message)
{
    (void)png;
    (void)message;
}

static void take(png_structp png, png_bytep bytes, size_t length)
{
    struct reader *reader = png_get_io_ptr(png);
    if (length > reader->rest.length) png_error(png, "cut short");
    memcpy(bytes, reader->rest.at, length);
    reader->rest = text_slice(reader->rest, length, reader->rest.length);
}

/* A pass takes every so many rows and columns, from the first of its own on (PNG 8.2). */
static uint32_t taken(uint32_t length, unsigned first, unsigned step)
{
    return length > first ? (length - first + step - 1) / step : 0;
}

/* Rows of an interlaced file are those of its seven smaller pictures (PNG 8.2). */
static uint32_t rows_of(const struct reader *reader, int pass)
{
    static const unsigned passes[PNG_INTERLACE_ADAM7_PASSES][4] = {
        {0, 8, 0, 8}, {4, 8, 0, 8}, {0, 4, 4, 8}, {2, 4, 0, 4}, {0, 2, 2, 4}, {1, 2, 0, 2}, {0, 1, 1, 2}};
    uint32_t width = png_get_image_width(reader->png, reader->info),
             height = png_get_image_height(reader->png, reader->info);
    if (png_get_interlace_type(reader->png, reader->info) == PNG_INTERLACE_NONE)
        return pass == 0 ? height : 0;
    const unsigned *from = passes[pass];
    return taken(width, from[0], from[1]) == 0 ? 0 : taken(height, from[2], from[3]);
}

static void read_through(struct reader *reader, struct arena *arena)
{
    png_set_read_fn(reader->png, reader, take);
    png_read_info(reader->png, reader->info);
    unsigned char *row = arena_alloc(arena, png_get_rowbytes(reader->png, reader->info));
    png_start_read_image(reader->png);
    for (int pass = 0; pass < PNG_INTERLACE_ADAM7_PASSES; pass++)
        for (uint32_t left = rows_of(reader, pass); left > 0; left--)
            png_read_row(reader->png, row, NULL);
    png_read_end(reader->png, NULL);
}

bool png_check(struct text file, struct arena *scratch, struct text *reason)
{
    struct reader *reader = ARENA_NEW(scratch, struct reader);
    reader->rest = file;
    reader->png = png_create_read_struct(PNG_LIBPNG_VER_STRING, reader, leave, keep_quiet);
    reader->info = reader->png ? png_create_info_struct(reader->png) : NULL;
    if (!reader->info) arena_give_up(scratch, sizeof *reader);
    bool read = setjmp(reader->escape) == 0;
    if (read)
        read_through(reader, scratch);
    else
        *reason = broken(reader->message, scratch);
    png_destroy_read_struct(&reader->png, &reader->info, NULL);
    return read;
}

/* -- decoding -------------------------------------------------------------------------------------------- */

/* Takes the alpha channel out of interleaved samples; it is kept only where something is transparent. */
static void split(struct raster *raster, const unsigned char *samples, unsigned channels, struct arena *arena)
{
    size_t pixels = (size_t)raster->width * raster->height;
    char *colours = arena_array(arena, pixels, raster->channels), *alpha = arena_array(arena, pixels, 1);
    bool opaque = true;
    for (size_t i = 0; i < pixels; i++) {
        for (unsigned k = 0; k < raster->channels; k++)
            colours[i * raster->channels + k] = (char)samples[i * channels + k];
        alpha[i] = (char)samples[i * channels + channels - 1];
        opaque = opaque && samples[i * channels + channels - 1] == 255;
    }
    raster->colours = (struct text){colours, pixels * raster->channels};
    raster->alpha = opaque ? (struct text){NULL, 0} : (struct text){alpha, pixels};
}

static bool read_samples(png_image *image, struct raster *raster, struct arena *arena)
{
    bool colour = (image->format & PNG_FORMAT_FLAG_COLOR) != 0,
         alpha = (image->format & PNG_FORMAT_FLAG_ALPHA) != 0;
    image->format = colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
    if (alpha) image->format |= PNG_FORMAT_FLAG_ALPHA;
    image->flags |= PNG_IMAGE_FLAG_16BIT_sRGB;
    raster->width = image->width;
    raster->height = image->height;
    raster->channels = colour ? 3 : 1;
    unsigned channels = raster->channels + alpha;
    size_t size = (size_t)image->width * image->height * channels;
    unsigned char *samples = arena_alloc(arena, size);
    if (!png_image_finish_read(image, NULL, samples, 0, NULL)) return false;
    if (alpha)
        split(raster, samples, channels, arena);
    else
        raster->colours = (struct text){(const char *)samples, size};
    return true;
}

bool png_decode(struct text file, struct raster *raster, struct arena *arena, struct text *reason)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&image, file.at, file.length)) {
        *reason = broken(image.message, arena);
        png_image_free(&image);
        return false;
    }
    bool small = (uint64_t)image.width * image.height <= RASTER_PIXELS_MAX;
    bool read = small && read_samples(&image, raster, arena);
    if (!read) *reason = small ? broken(image.message, arena) : RASTER_TOO_LARGE(arena);
    png_image_free(&image);
    return read;
}

/* -- writing --------------------------------------------------------------------------------------------- */

static const char *joined(const struct raster *raster, struct arena *arena)
{
    if (raster->alpha.length == 0) return raster->colours.at;
    size_t pixels = raster->alpha.length, channels = raster->channels;
    char *samples = arena_array(arena, pixels, channels + 1);
    for (size_t i = 0; i < pixels; i++) {
        memcpy(samples + i * (channels + 1), raster->colours.at + i * channels, channels);
        samples[i * (channels + 1) + channels] = raster->alpha.at[i];
    }
    return samples;
}

bool png_encode(const struct raster *raster, struct arena *arena, struct text *file, struct text *reason)
{
    png_image image = {.version = PNG_IMAGE_VERSION, .width = raster->width, .height = raster->height};
    image.format = raster->channels == 3 ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
    if (raster->alpha.length) image.format |= PNG_FORMAT_FLAG_ALPHA;
    const char *samples = joined(raster, arena);
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    char *bytes = arena_alloc(arena, size);
    bool written = png_image_write_to_memory(&image, bytes, &size, 0, samples, 0, NULL) != 0;
    if (written) *file = (struct text){bytes, size};
    if (!written) *reason = broken(image.message, arena);
    png_image_free(&image);
    return written;
}
