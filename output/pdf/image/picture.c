/* picture.c: the files of pictures, seen to their end before anything is made of them (output.h). */
#include "exif.h"
#include "jpeg.h"
#include "output/output.h"
#include "png.h"

static bool refuse_kind(struct arena *scratch, struct text *reason)
{
    *reason = diag_both(scratch, TEXT("PNG でも JPEG でもありません"), TEXT("neither PNG nor JPEG"));
    return false;
}

static struct picture_facts facts_of(uint32_t width, uint32_t height, uint8_t orientation)
{
    bool sideways = orientation >= EXIF_FIRST_SIDEWAYS;
    return (struct picture_facts){.width = sideways ? height : width,
                                  .height = sideways ? width : height,
                                  .orientation = orientation,
                                  .plain = orientation == EXIF_UPRIGHT};
}

bool picture_examine(struct text file, struct arena *scratch, struct picture_facts *facts,
                     struct text *reason)
{
    struct jpeg_survey jpeg;
    struct png_survey png;
    if (png_is(file)) {
        if (!png_survey(file, &png, scratch, reason) || !png_check(file, scratch, reason)) return false;
        *facts = facts_of(png.width, png.height, png.orientation);
        return true;
    }
    if (!jpeg_is(file)) return refuse_kind(scratch, reason);
    if (!jpeg_survey(file, &jpeg, scratch, reason) || !jpeg_check(file, scratch, reason)) return false;
    *facts = facts_of(jpeg.width, jpeg.height, jpeg.orientation);
    if (jpeg.components == 4 || jpeg.padded)
        facts->plain = false; /* spreadsheets do not agree on the colours of inks */
    return true;
}

bool picture_remake(struct text file, uint8_t orientation, struct arena *arena, struct text *remade,
                    struct text *reason)
{
    struct raster raster = {0};
    bool png = png_is(file);
    if (!png && !jpeg_is(file)) return refuse_kind(arena, reason);
    if (!(png ? png_decode : jpeg_decode)(file, &raster, arena, reason)) return false;
    struct raster upright = raster_turned(&raster, orientation, arena);
    return (png ? png_encode : jpeg_encode)(&upright, arena, remade, reason);
}
