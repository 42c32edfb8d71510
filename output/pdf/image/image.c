#include "image.h"

#include "jpeg.h"
#include "output/output.h"
#include "png.h"
#include "raster.h"

static HPDF_Dict new_image(struct haru *haru, const struct raster *raster, const char *space,
                           struct text samples)
{
    HPDF_Dict image = haru_new_stream(haru, DEFLATE_SMALL, samples);
    if (image == NULL) return NULL;
    HPDF_Dict_AddName(image, "Type", "XObject");
    HPDF_Dict_AddName(image, "Subtype", "Image");
    HPDF_Dict_AddNumber(image, "Width", (HPDF_INT32)raster->width);
    HPDF_Dict_AddNumber(image, "Height", (HPDF_INT32)raster->height);
    HPDF_Dict_AddName(image, "ColorSpace", space);
    HPDF_Dict_AddNumber(image, "BitsPerComponent", 8);
    return image;
}

static HPDF_Dict embed_raster(struct haru *haru, const struct raster *raster)
{
    HPDF_Dict image =
        new_image(haru, raster, raster->channels == 1 ? "DeviceGray" : "DeviceRGB", raster->colours);
    if (image != NULL && raster->alpha.length > 0) {
        HPDF_Dict mask = new_image(haru, raster, "DeviceGray", raster->alpha);
        if (mask != NULL) {
            HPDF_Dict_Add(image, "SMask", mask);
            haru_finish_stream(haru, mask);
        }
    }
    if (image != NULL) haru_finish_stream(haru, image);
    return image;
}

static HPDF_Dict embed_png(struct text bytes, struct haru *haru, struct arena *scratch, struct text *reason)
{
    struct raster raster = {0};
    return png_decode(bytes, &raster, scratch, reason) ? embed_raster(haru, &raster) : NULL;
}

/* Grey and three colours pass as they are, where libharu takes them; four are not for a file whose output intent is sRGB
 * (ISO 19005-2, 6.2.4.3). */
static HPDF_Dict embed_jpeg(struct text bytes, struct haru *haru, struct arena *scratch, struct text *reason)
{
    struct jpeg_survey survey;
    struct raster raster = {0};
    if (!jpeg_survey(bytes, &survey, scratch, reason)) return NULL;
    HPDF_Dict image = survey.components == 4 || survey.padded ? NULL : haru_new_jpeg(haru, bytes);
    if (image == NULL)
        return jpeg_decode(bytes, &raster, scratch, reason) ? embed_raster(haru, &raster) : NULL;
    haru_finish_stream(haru, image);
    return image;
}

HPDF_Dict image_embed(const struct picture *picture, struct haru *haru, struct arena *scratch,
                      struct text *reason)
{
    struct text bytes = picture->bytes;
    struct picture_facts facts;
    if (picture->read != NULL && !picture->read(picture, scratch, &bytes, reason)) return NULL;
    /* Who found the picture has seen all of it. */
    if (picture->orientation == 0 && !picture_examine(bytes, scratch, &facts, reason)) return NULL;
    return png_is(bytes) ? embed_png(bytes, haru, scratch, reason) : embed_jpeg(bytes, haru, scratch, reason);
}
