#include "raster.h"

#include <string.h>

#include "exif.h"

/* Where the pixel that is seen at (x, y) stands in the file. */
static size_t place_of(const struct raster *raster, uint8_t orientation, uint32_t x, uint32_t y)
{
    uint32_t last_x = raster->width - 1, last_y = raster->height - 1, from_x = x, from_y = y;
    if (orientation >= EXIF_FIRST_SIDEWAYS) {
        from_x = orientation == 7 || orientation == 8 ? last_x - y : y;
        from_y = orientation == 6 || orientation == 7 ? last_y - x : x;
    } else {
        if (orientation == 2 || orientation == 3) from_x = last_x - x;
        if (orientation == 3 || orientation == 4) from_y = last_y - y;
    }
    return (size_t)from_y * raster->width + from_x;
}

static struct text turned(const struct raster *raster, uint8_t orientation, struct text samples,
                          unsigned channels, struct arena *arena)
{
    bool sideways = orientation >= EXIF_FIRST_SIDEWAYS;
    uint32_t width = sideways ? raster->height : raster->width,
             height = sideways ? raster->width : raster->height;
    if (samples.length == 0) return samples;
    char *made = arena_alloc(arena, samples.length), *to = made;
    for (uint32_t y = 0; y < height; y++)
        for (uint32_t x = 0; x < width; x++, to += channels)
            memcpy(to, samples.at + place_of(raster, orientation, x, y) * channels, channels);
    return (struct text){made, samples.length};
}

struct raster raster_turned(const struct raster *raster, uint8_t orientation, struct arena *arena)
{
    struct raster made = *raster;
    if (orientation <= EXIF_UPRIGHT) return made;
    if (orientation >= EXIF_FIRST_SIDEWAYS) {
        made.width = raster->height;
        made.height = raster->width;
    }
    made.colours = turned(raster, orientation, raster->colours, raster->channels, arena);
    made.alpha = turned(raster, orientation, raster->alpha, 1, arena);
    return made;
}
