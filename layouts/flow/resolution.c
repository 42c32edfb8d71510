/* resolution.c: how many pixels a picture has for each inch of its print. */
#include "resolution.h"

enum { LEAST = 150 /* pixels an inch: what print shops take for photographs, halved */, INCH = 72 * PT };

void resolution_check(struct diagnostics *diagnostics, const struct picture *picture, struct position at,
                      int32_t width)
{
    if (width <= 0 || picture->width == 0) return;
    struct arena *arena = diagnostics->arena;
    int64_t pixels = (int64_t)picture->width * INCH / width,
            wanted = ((int64_t)LEAST * width + INCH - 1) / INCH;
    if (picture->width >= wanted) return;
    struct text many = pixels > 0 ? text_format(arena, "%lld", (long long)pixels)
                                  : diag_both(arena, TEXT("1 未満"), TEXT("less than 1"));
    int64_t tenths = ((int64_t)width * 254 + INCH / 2) / INCH;
    DIAG(diagnostics, PICTURE_COARSE, .at = at,
         .arguments = {picture->path, many,
                       text_format(arena, "%lld.%d", (long long)(tenths / 10), (int)(tenths % 10)),
                       text_format(arena, "%lld", (long long)wanted)});
}
