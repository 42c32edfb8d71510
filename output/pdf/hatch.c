#include "hatch.h"

/* A tile and what is drawn on it. Slanted lines at a pitch of 3 pt cross a square tile of 3·√2 pt from corner
 * to corner; they begin and end outside it, so that tiles join without gaps. */
struct tile {
    const char *name;
    float side;
    const char *operators;
};

static const struct tile tiles[] = {
    [HATCH_SOLID] = {NULL, 0, NULL},
    [HATCH_RISING] = {"H1", 4.243F,
                      ".75 w -1 -1 m 5.243 5.243 l -1 3.243 m 1 5.243 l 3.243 -1 m 5.243 1 l S"},
    [HATCH_HORIZONTAL] = {"H2", 3, ".75 w -1 1.5 m 4 1.5 l S"},
    [HATCH_DOTS] = {"H3", 3,
                    "2.25 1.5 m 2.25 1.914 1.914 2.25 1.5 2.25 c 1.086 2.25 .75 1.914 .75 1.5 c "
                    ".75 1.086 1.086 .75 1.5 .75 c 1.914 .75 2.25 1.086 2.25 1.5 c f"},
    [HATCH_FALLING] = {"H4", 4.243F,
                       ".75 w -1 5.243 m 5.243 -1 l -1 1 m 1 -1 l 3.243 5.243 m 5.243 3.243 l S"},
    [HATCH_CROSSED] =
        {"H5", 4.243F,
         ".75 w -1 -1 m 5.243 5.243 l -1 5.243 m 5.243 -1 l -1 3.243 m 1 5.243 l 3.243 -1 m 5.243 1 l "
         "-1 1 m 1 -1 l 3.243 5.243 m 5.243 3.243 l S"},
    [HATCH_VERTICAL] = {"H6", 3, ".75 w 1.5 -1 m 1.5 4 l S"},
};

const char *hatch_name(enum hatch hatch)
{
    return tiles[hatch].name;
}

HPDF_Dict hatch_embed(enum hatch hatch, struct haru *haru)
{
    const struct tile *tile = &tiles[hatch];
    HPDF_Dict pattern = haru_new_stream(haru, text_of(tile->operators));
    HPDF_Array box = haru_new_array(haru);
    HPDF_Dict resources = haru_new_dict(haru);
    if (pattern == NULL || box == NULL || resources == NULL) return NULL;
    HPDF_Array_AddReal(box, 0);
    HPDF_Array_AddReal(box, 0);
    HPDF_Array_AddReal(box, tile->side);
    HPDF_Array_AddReal(box, tile->side);
    HPDF_Dict_AddName(pattern, "Type", "Pattern");
    HPDF_Dict_AddNumber(pattern, "PatternType", 1);
    HPDF_Dict_AddNumber(pattern, "PaintType", 2);
    HPDF_Dict_AddNumber(pattern, "TilingType", 1);
    HPDF_Dict_Add(pattern, "BBox", box);
    HPDF_Dict_AddReal(pattern, "XStep", tile->side);
    HPDF_Dict_AddReal(pattern, "YStep", tile->side);
    HPDF_Dict_Add(pattern, "Resources", resources);
    return pattern;
}
