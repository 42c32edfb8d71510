#include "hatch.h"

enum {
    PITCH = 3 * PT,
    SLANT_PITCH = 4243, /* between slanted lines along an edge: 3·√2 */
    WIDTH = 750,
    DOT = 1500,
    WHITE = 0xFFFFFF
};

static void draw_level(struct canvas *canvas, const struct stroke *stroke, struct box box)
{
    int32_t right = box.x + box.width;
    for (int32_t y = box.y + box.height - PITCH / 2; y > box.y; y -= PITCH)
        canvas_line(canvas, stroke, (struct point){box.x, y}, (struct point){right, y});
}

static void draw_upright(struct canvas *canvas, const struct stroke *stroke, struct box box)
{
    int32_t bottom = box.y + box.height;
    for (int32_t x = box.x + PITCH / 2; x < box.x + box.width; x += PITCH)
        canvas_line(canvas, stroke, (struct point){x, bottom}, (struct point){x, box.y});
}

/* Every line crosses the whole height; the clip cuts what lies beside the box. One goes through the lower left corner. */
static void draw_rising(struct canvas *canvas, const struct stroke *stroke, struct box box)
{
    int32_t bottom = box.y + box.height;
    for (int32_t x = box.x - box.height / SLANT_PITCH * SLANT_PITCH; x < box.x + box.width; x += SLANT_PITCH)
        canvas_line(canvas, stroke, (struct point){x, bottom}, (struct point){x + box.height, box.y});
}

static void draw_falling(struct canvas *canvas, const struct stroke *stroke, struct box box)
{
    int32_t bottom = box.y + box.height;
    for (int32_t x = box.x + SLANT_PITCH / 2; x < box.x + box.width + box.height; x += SLANT_PITCH)
        canvas_line(canvas, stroke, (struct point){x, bottom}, (struct point){x - box.height, box.y});
}

/* Rows of dots: dashes without length and with round ends. */
static void draw_dots(struct canvas *canvas, struct stroke stroke, struct box box)
{
    stroke.width = DOT;
    stroke.dash_off = PITCH;
    stroke.cap = CAP_ROUND;
    box.x += PITCH / 2;
    draw_level(canvas, &stroke, box);
}

void hatch_fill(struct canvas *canvas, enum hatch hatch, uint32_t rgb, struct box box)
{
    struct stroke stroke = {.rgb = rgb, .width = WIDTH};
    if (hatch == HATCH_SOLID) {
        canvas_fill(canvas, rgb, box);
        return;
    }
    canvas_fill(canvas, WHITE, box);
    canvas_clip(canvas, box);
    switch (hatch) {
    case HATCH_SOLID: break;
    case HATCH_RISING: draw_rising(canvas, &stroke, box); break;
    case HATCH_HORIZONTAL: draw_level(canvas, &stroke, box); break;
    case HATCH_DOTS: draw_dots(canvas, stroke, box); break;
    case HATCH_FALLING: draw_falling(canvas, &stroke, box); break;
    case HATCH_CROSSED:
        draw_rising(canvas, &stroke, box);
        draw_falling(canvas, &stroke, box);
        break;
    case HATCH_VERTICAL: draw_upright(canvas, &stroke, box); break;
    }
    canvas_unclip(canvas);
}
