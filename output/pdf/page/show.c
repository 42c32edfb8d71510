/* show.c: the characters of a text as codes in strings, one after the other or each in its place. */
#include "show.h"

#include <inttypes.h>
#include <math.h>

/* Where a glyph stands in its em in vertical writing: 0.88 of the ideographic em box is above the baseline. */
enum { BOX_TOP = 880 };

enum { CODES_PER_STRING = 8000, MILLION = 1000000 };

static void report_missing(struct drawing *drawing, uint32_t code_point)
{
    for (size_t i = 0; i < drawing->missing_count; i++)
        if (drawing->missing[i] == code_point) return;
    drawing->missing =
        arena_grow(drawing->arena, drawing->missing, drawing->missing_count, drawing->missing_count + 1,
                   &drawing->missing_capacity, sizeof *drawing->missing);
    drawing->missing[drawing->missing_count++] = code_point;
    char bytes[4];
    size_t length = text_encode(code_point, bytes);
    struct text name = text_format(drawing->arena, "U+%04" PRIX32, code_point);
    DIAG(drawing->diagnostics, GLYPH_MISSING, .arguments = {{bytes, length}, name});
}

static struct font *font_of(struct drawing *drawing, uint16_t face)
{
    struct font **font = &drawing->fonts[face];
    if (*font == NULL) *font = font_new(drawing->arena, faces_face(drawing->faces, face));
    return *font;
}

/* A character with what changes it. */
struct character {
    uint32_t base, modifier;
};

/* Does a modifier begin here? By bytes: this is asked after every character. */
static bool modifier_follows(struct text rest)
{
    if (rest.length < 2) return false;
    const unsigned char *at = (const unsigned char *)rest.at;
    if (at[0] == 0xCC || at[0] == 0xCD) return true; /* U+0300..036F, nearly */
    if (rest.length < 3) return false;
    switch (at[0]) {
    case 0xE2: return at[1] == 0x83;                                     /* U+20C0..20FF */
    case 0xE3: return at[1] == 0x82 && (at[2] == 0x99 || at[2] == 0x9A); /* U+3099, U+309A */
    case 0xEF: return at[1] == 0xB8 && at[2] < 0x90;                     /* U+FE00..FE0F */
    case 0xF3: return at[1] == 0xA0 && at[2] >= 0x84;                    /* U+E0100.. */
    default: return false;
    }
}

static struct character next_character(struct text *rest)
{
    struct character character = {0, 0};
    const unsigned char *at = (const unsigned char *)rest->at;
    if (rest->length >= 3 && at[0] >= 0xE1 && at[0] < 0xF0) { /* nearly all Japanese */
        character.base = (uint32_t)(at[0] & 15) << 12 | (uint32_t)(at[1] & 63) << 6 | (at[2] & 63);
        *rest = (struct text){rest->at + 3, rest->length - 3};
    } else {
        character.base = text_next(rest);
    }
    if (modifier_follows(*rest)) {
        struct text after = *rest;
        uint32_t modifier = text_next(&after);
        if (face_is_modifier(modifier)) {
            character.modifier = modifier;
            *rest = after;
        }
    }
    return character;
}

static struct code code_for(struct drawing *drawing, struct font *font, struct character character,
                            bool vertical)
{
    bool missing = false;
    struct code code = vertical ? font_vertical(font, character.base, character.modifier, &missing)
                                : font_upright(font, character.base, character.modifier, &missing);
    if (missing || code.value == 0) report_missing(drawing, character.base);
    return code;
}

/* What follows returns how far the pen went along the line, in 1/1000 pt. */

/* All characters as their advances place them; strings are kept short of the limits of readers. */
static int64_t show_plain(struct drawing *drawing, struct font *font, const struct text_item *item)
{
    struct canvas *canvas = &drawing->canvas;
    struct text rest = item->text;
    int64_t advances = 0, count = 0;
    canvas_open_string(canvas);
    while (rest.length > 0) {
        struct code code = code_for(drawing, font, next_character(&rest), false);
        canvas_code(canvas, code.value);
        advances += code.advance;
        if (++count % CODES_PER_STRING == 0 && rest.length > 0) bytes_put(&canvas->out, ")Tj\n(");
    }
    canvas_close_string(canvas);
    bytes_put(&canvas->out, "Tj\n");
    return advances * item->size / METRICS_EM + (count - 1) * item->extra_all;
}

/* Goes on by so much of the size, in 1/10000, beside what the glyphs do; TJ counts backwards. */
static void move_on(struct canvas *canvas, int64_t distance)
{
    if (distance == 0) return;
    canvas_close_string(canvas);
    bytes_put_decimal(&canvas->out, -distance, 1);
    canvas_open_string(canvas);
}

/* A mark that its base does not melt with is laid over it, and the pen goes back to where it was. */
static void overlay_mark(struct drawing *drawing, struct font *font, struct character character,
                         int16_t advance)
{
    int16_t shift = 0;
    struct code mark = font_mark(font, character.base, character.modifier, &shift);
    if (mark.value == 0) return;
    move_on(&drawing->canvas, ((int64_t)shift - advance) * 10);
    canvas_code(&drawing->canvas, mark.value);
    move_on(&drawing->canvas, ((int64_t)advance - shift - mark.advance) * 10);
}

/* The extra advance that most characters of a justified line share, if any does (Boyer and Moore's vote): it
 * becomes character spacing, and only the others break the string, which halves such a line. */
static int32_t usual_extra(const struct text_item *item)
{
    int16_t usual = 0;
    size_t votes = 0;
    struct text rest = item->text;
    for (size_t i = 0; rest.length > 0; i++) {
        next_character(&rest);
        if (rest.length == 0) break; /* what follows the last one is not seen */
        if (votes == 0) usual = item->extra[i];
        if (usual == item->extra[i])
            votes++;
        else
            votes--;
    }
    return usual;
}

/* Characters one by one, with space of their own after them beside the spacing in force. */
static int64_t show_spaced(struct drawing *drawing, struct font *font, const struct text_item *item,
                           int32_t spacing)
{
    struct canvas *canvas = &drawing->canvas;
    struct text rest = item->text;
    int64_t advances = 0, extras = 0;
    bytes_put(&canvas->out, "[");
    canvas_open_string(canvas);
    for (size_t i = 0; rest.length > 0; i++) {
        struct character character = next_character(&rest);
        struct code code = code_for(drawing, font, character, false);
        canvas_code(canvas, code.value);
        advances += code.advance;
        if (character.modifier != 0) overlay_mark(drawing, font, character, code.advance);
        if (rest.length == 0) break;
        int64_t extra = (int64_t)item->extra_all + (item->extra != NULL ? item->extra[i] : 0);
        extras += extra;
        move_on(canvas, (extra - spacing) * 10000 / item->size);
        if ((i + 1) % CODES_PER_STRING == 0) bytes_put(&canvas->out, ")(");
    }
    canvas_close_string(canvas);
    bytes_put(&canvas->out, "]TJ\n");
    return advances * item->size / METRICS_EM + extras;
}

/* Does a mark stand over its base? Sound marks (U+3099, U+309A) and those of U+0300 and U+20D0; selectors do not. */
static bool has_marks(struct text text)
{
    const unsigned char *at = (const unsigned char *)text.at;
    for (size_t i = 0; i + 1 < text.length; i++) {
        if (at[i] < 0xCC || at[i] > 0xE3) continue; /* kanji */
        if (at[i] <= 0xCD || (at[i] == 0xE2 && at[i + 1] == 0x83)) return true;
        if (at[i] == 0xE3 && at[i + 1] == 0x82 && i + 2 < text.length &&
            (at[i + 2] == 0x99 || at[i + 2] == 0x9A))
            return true;
    }
    return false;
}

/* One glyph with its origin at (x, baseline). */
static void show_at(struct drawing *drawing, struct code code, int64_t x, int64_t baseline)
{
    if (code.value == 0) return;
    canvas_place(&drawing->canvas, (int32_t)x, (int32_t)baseline);
    canvas_open_string(&drawing->canvas);
    canvas_code(&drawing->canvas, code.value);
    canvas_close_string(&drawing->canvas);
    bytes_put(&drawing->canvas.out, "Tj\n");
}

/* Each character in its own cell, one em high, its glyph centred; a mark that melts with no base is laid over it. */
static int64_t show_vertical(struct drawing *drawing, struct font *font, const struct text_item *item)
{
    struct text rest = item->text;
    int64_t top = item->origin.y, size = item->size;
    for (size_t i = 0; rest.length > 0; i++) {
        struct character character = next_character(&rest);
        struct code code = code_for(drawing, font, character, true);
        int64_t x = item->origin.x - code.advance * size / 2 / METRICS_EM,
                baseline = top + BOX_TOP * size / METRICS_EM;
        show_at(drawing, code, x, baseline);
        if (character.modifier != 0) {
            int16_t shift = 0;
            struct code mark = font_mark(font, character.base, character.modifier, &shift);
            show_at(drawing, mark, x + shift * size / METRICS_EM, baseline);
        }
        top += size + item->extra_all + (item->extra != NULL ? item->extra[i] : 0);
    }
    return top - item->origin.y;
}

static int32_t millionths(double value)
{
    return (int32_t)lround(value * MILLION);
}

static void place(struct drawing *drawing, const struct text_item *item)
{
    struct canvas *canvas = &drawing->canvas;
    struct point origin = item->origin;
    if (item->writing == WRITING_VERTICAL) {
        int32_t baseline = origin.x - (int32_t)((int64_t)SHOW_BOX_CENTRE * item->size / METRICS_EM);
        canvas_place_turned(canvas, baseline, origin.y, 0, -MILLION);
    } else if (item->turn != 0) {
        double angle = item->turn * (acos(-1.0) / 180);
        canvas_place_turned(canvas, origin.x, origin.y, millionths(cos(angle)), millionths(sin(angle)));
    } else {
        canvas_place(canvas, origin.x, origin.y);
    }
}

int64_t show_text(struct drawing *drawing, const struct text_item *item, uint32_t rgb)
{
    struct font *font = font_of(drawing, item->face);
    bool upright_column = item->writing == WRITING_VERTICAL && !item->rotated, marks = has_marks(item->text);
    /* Each in a place of its own, or with marks that go back to their base: spacing would be in the way. */
    int32_t spacing = upright_column || marks ? 0 : item->extra_all;
    if (!upright_column && !marks && item->extra != NULL) spacing += usual_extra(item);
    struct text_style style = {item->face, item->size, spacing, rgb};
    canvas_text(&drawing->canvas, &style);
    if (upright_column) return show_vertical(drawing, font, item);
    place(drawing, item);
    bool plain = item->extra == NULL && !marks;
    return plain ? show_plain(drawing, font, item) : show_spaced(drawing, font, item, spacing);
}
