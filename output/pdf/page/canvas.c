#include "canvas.h"

#include <assert.h>

enum { LEAN = PT / 100 }; /* of a dashed line: viewers snap strokes to pixels where they are quite level */

static int64_t hundredths(int64_t thousandths)
{
    return thousandths >= 0 ? (thousandths + 5) / 10 : -((-thousandths + 5) / 10);
}

static void put_x(struct canvas *canvas, int32_t x)
{
    bytes_put_decimal(&canvas->out, hundredths(x), 2);
    bytes_put(&canvas->out, " ");
}

static void put_y(struct canvas *canvas, int32_t y)
{
    bytes_put_decimal(&canvas->out, hundredths(canvas->height) - hundredths(y), 2);
    bytes_put(&canvas->out, " ");
}

static void put_thousandths(struct canvas *canvas, int64_t value)
{
    bytes_put_decimal(&canvas->out, value, 3);
    bytes_put(&canvas->out, " ");
}

void canvas_start(struct canvas *canvas, int32_t page_height)
{
    struct bytes out = canvas->out;
    out.length = 0;
    *canvas = (struct canvas){.out = out, .height = page_height, .stroke = {.rgb = 0, .width = PT}};
}

static void leave_text(struct canvas *canvas)
{
    if (canvas->in_text) bytes_put(&canvas->out, "ET\n");
    canvas->in_text = false;
}

static void paint(struct canvas *canvas)
{
    switch (canvas->pending) {
    case PATH_NONE: break;
    case PATH_STROKED: bytes_put(&canvas->out, "S\n"); break;
    case PATH_FILLED: bytes_put(&canvas->out, "f\n"); break;
    case PATH_FILLED_AND_STROKED: bytes_put(&canvas->out, "B\n"); break;
    }
    canvas->pending = PATH_NONE;
}

void canvas_settle(struct canvas *canvas)
{
    paint(canvas);
    leave_text(canvas);
}

/* Three decimals tell 256 steps apart. */
static void put_component(struct canvas *canvas, uint32_t component)
{
    put_thousandths(canvas, (component * 1000 + 127) / 255);
}

static void put_components(struct canvas *canvas, uint32_t rgb)
{
    put_component(canvas, rgb >> 16 & 0xFF);
    put_component(canvas, rgb >> 8 & 0xFF);
    put_component(canvas, rgb & 0xFF);
}

static void put_colour(struct canvas *canvas, uint32_t rgb, const char *grey, const char *colour)
{
    bool is_grey = (rgb >> 16 & 0xFF) == (rgb & 0xFF) && (rgb >> 8 & 0xFF) == (rgb & 0xFF);
    if (is_grey)
        put_component(canvas, rgb & 0xFF);
    else
        put_components(canvas, rgb);
    const char *operator= is_grey ? grey : colour;
    bytes_add(&canvas->out, operator, strlen(operator));
    bytes_put(&canvas->out, "\n");
}

static void set_fill(struct canvas *canvas, uint32_t rgb)
{
    if (canvas->fill_rgb == rgb) return;
    paint(canvas);
    put_colour(canvas, rgb, "g", "rg");
    canvas->fill_rgb = rgb;
}

static void put_dash(struct canvas *canvas, const struct stroke *stroke)
{
    bytes_put(&canvas->out, "[");
    if (stroke->dash_off > 0) {
        put_thousandths(canvas, stroke->dash_on);
        bytes_put_decimal(&canvas->out, stroke->dash_off, 3);
    }
    bytes_put(&canvas->out, "] 0 d\n");
}

static void set_stroke(struct canvas *canvas, const struct stroke *stroke)
{
    struct stroke *now = &canvas->stroke;
    bool dashes = now->dash_on != stroke->dash_on || now->dash_off != stroke->dash_off;
    bool shapes = now->join != stroke->join || now->cap != stroke->cap;
    if (now->rgb == stroke->rgb && now->width == stroke->width && !shapes && !dashes) return;
    paint(canvas);
    if (now->rgb != stroke->rgb) put_colour(canvas, stroke->rgb, "G", "RG");
    if (now->width != stroke->width) {
        put_thousandths(canvas, stroke->width);
        bytes_put(&canvas->out, "w\n");
    }
    if (dashes) put_dash(canvas, stroke);
    if (now->join != stroke->join) {
        bytes_put_integer(&canvas->out, stroke->join == JOIN_ROUND);
        bytes_put(&canvas->out, " j\n");
    }
    if (now->cap != stroke->cap) {
        bytes_put_integer(&canvas->out, stroke->cap == CAP_ROUND);
        bytes_put(&canvas->out, " J\n");
    }
    *now = *stroke;
}

static void begin_path(struct canvas *canvas, enum canvas_path kind)
{
    if (canvas->pending != kind) paint(canvas);
    canvas->pending = kind;
}

static void put_point(struct canvas *canvas, struct point point, const char *operator)
{
    put_x(canvas, point.x);
    put_y(canvas, point.y);
    bytes_add(&canvas->out, operator, strlen(operator));
}

static void put_box(struct canvas *canvas, struct box box)
{
    int32_t bottom = box.y + box.height;
    put_x(canvas, box.x);
    put_y(canvas, bottom);
    bytes_put_decimal(&canvas->out, hundredths(box.x + box.width) - hundredths(box.x), 2);
    bytes_put(&canvas->out, " ");
    bytes_put_decimal(&canvas->out, hundredths(bottom) - hundredths(box.y), 2);
    bytes_put(&canvas->out, " re\n");
}

static bool is_rule(const struct stroke *stroke, struct point from, struct point to)
{
    return stroke->dash_off == 0 && (from.x == to.x) != (from.y == to.y);
}

/* What a solid stroke between two points covers, across or down. */
static struct box rule_box(int32_t width, struct point from, struct point to)
{
    int32_t left = from.x < to.x ? from.x : to.x, top = from.y < to.y ? from.y : to.y;
    if (from.y == to.y) return (struct box){left, top - width / 2, from.x + to.x - 2 * left, width};
    return (struct box){left - width / 2, top, width, from.y + to.y - 2 * top};
}

/* A path of several rectangles covers what it covers, on a screen too; one rectangle would be snapped to pixels. So the
 * first rule of a path comes as its two halves. */
static void put_rule(struct canvas *canvas, struct box box, bool first)
{
    struct box rest = box;
    if (first && box.width >= box.height) {
        box.width /= 2;
        rest.x += box.width;
        rest.width -= box.width;
        put_box(canvas, box);
    } else if (first) {
        box.height /= 2;
        rest.y += box.height;
        rest.height -= box.height;
        put_box(canvas, box);
    }
    put_box(canvas, rest);
}

static void draw_rule(struct canvas *canvas, const struct stroke *stroke, struct point from, struct point to)
{
    leave_text(canvas);
    set_fill(canvas, stroke->rgb);
    bool first = canvas->pending != PATH_FILLED;
    begin_path(canvas, PATH_FILLED);
    put_rule(canvas, rule_box(stroke->width, from, to), first);
}

void canvas_line(struct canvas *canvas, const struct stroke *stroke, struct point from, struct point to)
{
    if (!is_rule(stroke, from, to)) {
        if (from.y == to.y) to.y += LEAN;
        if (from.x == to.x) to.x += LEAN;
        canvas_polyline(canvas, stroke, (struct point[]){from, to}, 2);
        return;
    }
    draw_rule(canvas, stroke, from, to);
}

/* Two rectangles, the inner one drawn backwards: what lies between them is covered (8.5.3.3.2), whatever else the path
 * covers. */
static void put_ring(struct canvas *canvas, struct box outer, struct box inner)
{
    put_box(canvas, outer);
    put_box(canvas, (struct box){inner.x + inner.width, inner.y, -inner.width, inner.height});
}

void canvas_frame(struct canvas *canvas, const struct stroke *stroke, struct box box)
{
    int32_t width = stroke->width, half = width / 2;
    struct box outer = {box.x - half, box.y - half, box.width + 2 * half, box.height + 2 * half};
    struct box inner = {outer.x + width, outer.y + width, outer.width - 2 * width, outer.height - 2 * width};
    leave_text(canvas);
    set_fill(canvas, stroke->rgb);
    begin_path(canvas, PATH_FILLED);
    if (inner.width > 0 && inner.height > 0)
        put_ring(canvas, outer, inner);
    else
        put_rule(canvas, outer, true); /* so small that its rules meet */
}

void canvas_panel(struct canvas *canvas, uint32_t rgb, const struct stroke *stroke, struct box box)
{
    leave_text(canvas);
    set_fill(canvas, rgb);
    set_stroke(canvas, stroke);
    begin_path(canvas, PATH_FILLED_AND_STROKED);
    put_box(canvas, box);
}

static void put_points(struct canvas *canvas, const struct point *points, size_t count)
{
    for (size_t i = 0; i < count; i++)
        put_point(canvas, points[i], i == 0 ? "m " : i + 1 < count ? "l " : "l\n");
}

void canvas_polyline(struct canvas *canvas, const struct stroke *stroke, const struct point *points,
                     size_t count)
{
    leave_text(canvas);
    set_stroke(canvas, stroke);
    begin_path(canvas, PATH_STROKED);
    put_points(canvas, points, count);
}

void canvas_fill(struct canvas *canvas, uint32_t rgb, struct box box)
{
    leave_text(canvas);
    set_fill(canvas, rgb);
    begin_path(canvas, PATH_FILLED);
    put_box(canvas, box);
}

void canvas_polygon(struct canvas *canvas, uint32_t rgb, const struct point *points, size_t count)
{
    leave_text(canvas);
    set_fill(canvas, rgb);
    begin_path(canvas, PATH_FILLED);
    put_points(canvas, points, count);
    /* Painted at once: polygons that turn against each other would cut holes in a common path. */
    bytes_put(&canvas->out, "h ");
    paint(canvas);
}

void canvas_clip(struct canvas *canvas, struct box box)
{
    canvas_settle(canvas);
    canvas->outer_stroke = canvas->stroke;
    canvas->outer_fill_rgb = canvas->fill_rgb;
    bytes_put(&canvas->out, "q\n");
    put_box(canvas, box);
    bytes_put(&canvas->out, "W n\n");
}

void canvas_unclip(struct canvas *canvas)
{
    canvas_settle(canvas);
    bytes_put(&canvas->out, "Q\n");
    canvas->stroke = canvas->outer_stroke;
    canvas->fill_rgb = canvas->outer_fill_rgb;
}

/* The unit square of a picture (8.9.5.1), first row on top, in that of what is seen: u and v, and where the origin comes to;
 * by orientation (struct picture). */
static const struct turn {
    int8_t across[2], up[2], origin[2];
} turns[] = {
    [0] = {{1, 0}, {0, 1}, {0, 0}},   [1] = {{1, 0}, {0, 1}, {0, 0}},  [2] = {{-1, 0}, {0, 1}, {1, 0}},
    [3] = {{-1, 0}, {0, -1}, {1, 1}}, [4] = {{1, 0}, {0, -1}, {0, 1}}, [5] = {{0, -1}, {-1, 0}, {1, 1}},
    [6] = {{0, -1}, {1, 0}, {0, 1}},  [7] = {{0, 1}, {1, 0}, {0, 0}},  [8] = {{0, 1}, {-1, 0}, {1, 0}},
};

void canvas_image(struct canvas *canvas, const char *name, struct box box, uint8_t orientation)
{
    const struct turn *turn = &turns[orientation < ARRAY_LEN(turns) ? orientation : 0];
    canvas_settle(canvas);
    bytes_put(&canvas->out, "q ");
    put_x(canvas, turn->across[0] * box.width);
    put_x(canvas, turn->across[1] * box.height);
    put_x(canvas, turn->up[0] * box.width);
    put_x(canvas, turn->up[1] * box.height);
    put_x(canvas, box.x + turn->origin[0] * box.width);
    put_y(canvas, box.y + box.height - turn->origin[1] * box.height);
    bytes_put(&canvas->out, "cm ");
    bytes_put_name(&canvas->out, name);
    bytes_put(&canvas->out, " Do Q\n");
}

/* -- text ------------------------------------------------------------------------------------------------ */

static void enter_text(struct canvas *canvas)
{
    paint(canvas);
    if (canvas->in_text) return;
    bytes_put(&canvas->out, "BT\n");
    canvas->in_text = true;
    canvas->turned = canvas->shown = false;
    canvas->x = canvas->y = 0;
}

void canvas_text(struct canvas *canvas, const struct text_style *style)
{
    enter_text(canvas);
    set_fill(canvas, style->rgb);
    if (canvas->font != style->font + 1 || canvas->size != style->size) {
        bytes_put(&canvas->out, "/F");
        bytes_put_integer(&canvas->out, style->font + 1);
        bytes_put(&canvas->out, " ");
        put_thousandths(canvas, style->size);
        bytes_put(&canvas->out, "Tf\n");
        canvas->font = style->font + 1;
        canvas->size = style->size;
    }
    if (canvas->spacing != style->spacing) {
        put_thousandths(canvas, style->spacing);
        bytes_put(&canvas->out, "Tc\n");
        canvas->spacing = style->spacing;
    }
}

void canvas_place(struct canvas *canvas, int32_t x, int32_t y)
{
    assert(canvas->in_text);
    if (canvas->turned) {
        canvas_place_turned(canvas, x, y, 1000000, 0);
        canvas->turned = false;
        return;
    }
    int64_t to_x = hundredths(x), to_y = hundredths(canvas->height) - hundredths(y);
    if (to_x == canvas->x && to_y == canvas->y && !canvas->shown) return;
    bytes_put_decimal(&canvas->out, to_x - canvas->x, 2);
    bytes_put(&canvas->out, " ");
    bytes_put_decimal(&canvas->out, to_y - canvas->y, 2);
    bytes_put(&canvas->out, " Td");
    canvas->shown = false;
    canvas->x = to_x;
    canvas->y = to_y;
}

void canvas_place_turned(struct canvas *canvas, int32_t x, int32_t y, int32_t cosine, int32_t sine)
{
    assert(canvas->in_text);
    const int32_t matrix[] = {cosine, sine, -sine, cosine};
    for (size_t i = 0; i < 4; i++) {
        bytes_put_decimal(&canvas->out, matrix[i], 6);
        bytes_put(&canvas->out, " ");
    }
    put_x(canvas, x);
    put_y(canvas, y);
    bytes_put(&canvas->out, "Tm");
    canvas->turned = true;
    canvas->shown = false;
    canvas->x = hundredths(x);
    canvas->y = hundredths(canvas->height) - hundredths(y);
}

void canvas_open_string(struct canvas *canvas)
{
    canvas->shown = true;
    bytes_put(&canvas->out, "(");
}

void canvas_code(struct canvas *canvas, uint16_t code)
{
    if (code == 0) return; /* .notdef, which no text may show (ISO 19005-2, 6.2.11.8) */
    char *to = bytes_room(&canvas->out, 2);
    to[0] = (char)(code >> 8);
    to[1] = (char)(code & 0xFF);
    canvas->out.length += 2;
}

void canvas_close_string(struct canvas *canvas)
{
    bytes_put(&canvas->out, ")");
}

void canvas_outline_text(struct canvas *canvas, const struct stroke *stroke)
{
    enter_text(canvas);
    set_stroke(canvas, stroke);
    bytes_put(&canvas->out, "1 Tr\n");
}

void canvas_hide_text(struct canvas *canvas)
{
    enter_text(canvas);
    bytes_put(&canvas->out, "3 Tr\n");
}

void canvas_fill_text(struct canvas *canvas)
{
    bytes_put(&canvas->out, "0 Tr\n");
}
