#include "image.h"

#include "jpeg.h"
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

HPDF_Dict image_embed(const struct picture *picture, struct haru *haru, struct arena *scratch,
                      struct text *reason)
{
    struct raster raster = {0};
    struct text bytes = picture->bytes;
    if (picture->read != NULL && !picture->read(picture, scratch, &bytes, reason)) return NULL;
    if (png_is(bytes))
        return png_decode(bytes, &raster, scratch, reason) ? embed_raster(haru, &raster) : NULL;
    if (!jpeg_is(bytes)) {
        *reason = diag_both(scratch, TEXT("PNG でも JPEG でもありません"), TEXT("neither PNG nor JPEG"));
        return NULL;
    }
    switch (jpeg_kind(bytes, scratch, reason)) {
    case JPEG_UNUSABLE: return NULL;
    case JPEG_AS_IT_IS: {
        HPDF_Dict image = haru_new_jpeg(haru, bytes);
        if (image == NULL)
            *reason =
                diag_both(scratch, TEXT("libharu が読めない JPEG です。画像ソフトで保存し直してください"),
                          TEXT("libharu cannot read this JPEG; save it anew"));
        else
            haru_finish_stream(haru, image);
        return image;
    }
    case JPEG_FOUR_COLOURS:
        return jpeg_decode(bytes, &raster, scratch, reason) ? embed_raster(haru, &raster) : NULL;
    }
    return NULL;
}
