/* canvas.h: the operators of one page (ISO 32000-1, 8 and 9), written only where the graphics state changes.
 *
 * Positions come in as 1/1000 pt from the page's top left corner, as in layouts/model/page.h, and leave as
 * hundredths of a point from its bottom left. Lines and fills that follow each other in one style are painted
 * as one path. Solid lines across and down are filled, not stroked: viewers make every stroke, and every path that is
 * one rectangle, at least a pixel wide, and the weights of rules would be one on a screen. */
#ifndef SHINCHOKU_OUTPUT_PDF_PAGE_CANVAS_H
#define SHINCHOKU_OUTPUT_PDF_PAGE_CANVAS_H

#include "output/pdf/file/bytes.h"
#include "layouts/model/page.h"

enum canvas_path { PATH_NONE, PATH_STROKED, PATH_FILLED, PATH_FILLED_AND_STROKED };
enum canvas_join { JOIN_MITER, JOIN_ROUND };
enum canvas_cap { CAP_BUTT, CAP_ROUND };

struct stroke {
    uint32_t rgb;
    int32_t width;
    int32_t dash_on, dash_off; /* solid where dash_off is 0; dash_on 0 with round caps: dots */
    enum canvas_join join;
    enum canvas_cap cap;
};

struct canvas {
    struct bytes out;
    int32_t height; /* of the page */

    enum canvas_path pending; /* constructed, not painted yet */
    struct stroke stroke;     /* as last set */
    uint32_t fill_rgb;
    struct stroke outer_stroke; /* what they were before canvas_clip */
    uint32_t outer_fill_rgb;

    bool in_text;
    bool turned;   /* the text matrix is not upright */
    int64_t x, y;  /* start of the line, hundredths (7.3 of the text object: Td counts from it) */
    bool shown;    /* something was shown from there on: the position has moved */
    unsigned font; /* number + 1; 0: none yet */
    int32_t size, spacing;
};

/* Starts a page: the state is what 8.4.1 says it is. The buffer is emptied. */
void canvas_start(struct canvas *canvas, int32_t page_height);
/* Paints what is pending and leaves the text object: to be called before marks and at the end. */
void canvas_settle(struct canvas *canvas);

void canvas_line(struct canvas *canvas, const struct stroke *stroke, struct point from, struct point to);
void canvas_frame(struct canvas *canvas, const struct stroke *stroke, struct box box);
/* A filled box with a line centred on its edge: both in one operator. */
void canvas_panel(struct canvas *canvas, uint32_t rgb, const struct stroke *stroke, struct box box);
void canvas_polyline(struct canvas *canvas, const struct stroke *stroke, const struct point *points,
                     size_t count);
void canvas_fill(struct canvas *canvas, uint32_t rgb, struct box box);
void canvas_polygon(struct canvas *canvas, uint32_t rgb, const struct point *points, size_t count);
/* What is drawn between these two shows inside the box only. They do not nest. */
void canvas_clip(struct canvas *canvas, struct box box);
void canvas_unclip(struct canvas *canvas);
void canvas_image(struct canvas *canvas, const char *name, struct box box, uint8_t orientation);

/* -- text: enter, then place, then show ------------------------------------------------------------------ */
struct text_style {
    unsigned font; /* number of the font resource */
    int32_t size, spacing;
    uint32_t rgb;
};
void canvas_text(struct canvas *canvas, const struct text_style *style);
void canvas_place(struct canvas *canvas, int32_t x, int32_t y);
/* A matrix (9.4.2) whose first line is (cosine, sine), in millionths. */
void canvas_place_turned(struct canvas *canvas, int32_t x, int32_t y, int32_t cosine, int32_t sine);
/* Codes of two bytes that need no escape. */
void canvas_open_string(struct canvas *canvas);
void canvas_code(struct canvas *canvas, uint16_t code);
void canvas_close_string(struct canvas *canvas);
/* Outlines of glyphs instead of their insides, in `stroke`. */
void canvas_outline_text(struct canvas *canvas, const struct stroke *stroke);
/* Glyphs that are extracted and not seen. */
void canvas_hide_text(struct canvas *canvas);
/* Back to the insides. */
void canvas_fill_text(struct canvas *canvas);

#endif
