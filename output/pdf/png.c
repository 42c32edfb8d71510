#include "png.h"

#include <png.h>

bool png_is(struct text file)
{
    return text_starts(file, TEXT("\x89PNG\r\n\x1A\n"));
}

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

static struct text broken(const png_image *image, struct arena *arena)
{
    return diag_both(arena, text_format(arena, "PNG が壊れています：%s", image->message),
                     text_format(arena, "broken PNG: %s", image->message));
}

bool png_decode(struct text file, struct raster *raster, struct arena *arena, struct text *reason)
{
    png_image image = {.version = PNG_IMAGE_VERSION};
    if (!png_image_begin_read_from_memory(&image, file.at, file.length)) {
        *reason = broken(&image, arena);
        png_image_free(&image);
        return false;
    }
    bool small = (uint64_t)image.width * image.height <= RASTER_PIXELS_MAX;
    bool read = small && read_samples(&image, raster, arena);
    if (!read) *reason = small ? broken(&image, arena) : RASTER_TOO_LARGE(arena);
    png_image_free(&image);
    return read;
}
