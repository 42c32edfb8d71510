#include "draw.h"

#include <assert.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "extent.h"
#include "hatch.h"
#include "output/pdf/image/image.h"

/* Where a glyph stands in its em in vertical writing (the ideographic em box: 0.88 above the baseline, 0.12
 * below). */
enum { BOX_TOP = 880, BOX_CENTRE = 380 };

enum { CODES_PER_STRING = 8000, WHITE = 0xFFFFFF, MILLION = 1000000 };

/* -- marks ----------------------------------------------------------------------------------------------- */

static void leave_mark(struct drawing *drawing);

static void begin_tagged(struct drawing *drawing, uint32_t number)
{
    struct bytes *out = &drawing->canvas.out;
    const struct tag *tag = document_tag(drawing->document, number);
    struct text actual = tag_words(tag).actual;
    bool replaced = actual.length > 0, first = !tags_marked_before(drawing->tags, number);
    /* Readers that do not follow the structure know replacement text only on a Span. */
    bytes_put_name(out, replaced ? "Span" : tags_name(tag->role));
    bytes_put(out, " <</MCID ");
    bytes_put_integer(out, tags_mark(drawing->tags, number));
    if (replaced) {
        bytes_put(out, "/ActualText ");
        bytes_put_text(out, first ? actual : (struct text){NULL, 0});
        drawing->silent = first;
        drawing->silent_box = (struct box){0, 0, 0, 0};
    }
    bytes_put(out, ">> BDC\n");
}

/* ISO 32000-1, 14.8.2.2: text above and below all that is read is a running head and a folio; a turned text
 * is a watermark; other text is repeated because the page ended; lines and fills are layout. */
static const char *artifact_of(const struct drawing *drawing, const struct item *item)
{
    if (item->kind != ITEM_TEXT) return "/Artifact <</Type /Layout>> BDC\n";
    int32_t y = item->text.origin.y;
    if (item->text.turn != 0) return "/Artifact <</Type /Pagination /Subtype /Watermark>> BDC\n";
    if (drawing->text_top > drawing->text_bottom) return "/Artifact <</Type /Pagination>> BDC\n";
    if (y < drawing->text_top) return "/Artifact <</Type /Pagination /Subtype /Header>> BDC\n";
    if (y > drawing->text_bottom) return "/Artifact <</Type /Pagination /Subtype /Footer>> BDC\n";
    return "/Artifact <</Type /Pagination>> BDC\n";
}

static void enter_artifact(struct drawing *drawing, const char *artifact)
{
    if (drawing->tags == NULL) return;
    if (drawing->marked && drawing->marked_tag == TAG_ARTIFACT && drawing->marked_artifact == artifact)
        return;
    leave_mark(drawing);
    canvas_settle(&drawing->canvas);
    bytes_add(&drawing->canvas.out, artifact, strlen(artifact));
    drawing->marked = true;
    drawing->marked_tag = TAG_ARTIFACT;
    drawing->marked_artifact = artifact;
}

static void enter_mark(struct drawing *drawing, const struct item *item)
{
    if (item->tag == TAG_ARTIFACT) {
        enter_artifact(drawing, artifact_of(drawing, item));
        return;
    }
    if (drawing->tags == NULL || (drawing->marked && drawing->marked_tag == item->tag)) return;
    leave_mark(drawing);
    canvas_settle(&drawing->canvas);
    begin_tagged(drawing, item->tag);
    drawing->marked = true;
    drawing->marked_tag = item->tag;
}

static bool is_figure(const struct drawing *drawing, uint32_t tag)
{
    return drawing->tags != NULL && tag != TAG_ARTIFACT &&
           document_tag(drawing->document, tag)->role == TAG_FIGURE;
}

/* -- text ------------------------------------------------------------------------------------------------ */

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
        int32_t baseline = origin.x - (int32_t)((int64_t)BOX_CENTRE * item->size / METRICS_EM);
        canvas_place_turned(canvas, baseline, origin.y, 0, -MILLION);
    } else if (item->turn != 0) {
        double angle = item->turn * (acos(-1.0) / 180);
        canvas_place_turned(canvas, origin.x, origin.y, millionths(cos(angle)), millionths(sin(angle)));
    } else {
        canvas_place(canvas, origin.x, origin.y);
    }
}

static int64_t set_text(struct drawing *drawing, const struct text_item *item, uint32_t rgb)
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

/* -- replaced content ------------------------------------------------------------------------------------ */

/* The number of a face that has a character: one in use before one that would have to be embedded. */
static size_t face_with(const struct drawing *drawing, uint32_t code_point)
{
    size_t count = faces_count(drawing->faces), found = count;
    for (size_t i = count; i-- > 0;) {
        if (face_glyph(faces_face(drawing->faces, i), code_point).id == 0) continue;
        if (found == count || drawing->fonts[i] != NULL || drawing->fonts[found] == NULL) found = i;
    }
    return found;
}

/* Programs give replacement text, to those who copy, search or listen, only where characters are shown. What was
 * drawn as lines alone gets one that nobody sees (9.3.6: mode 3), at its place. */
static void say_silent(struct drawing *drawing)
{
    struct text actual = tag_words(document_tag(drawing->document, drawing->marked_tag)).actual,
                rest = actual;
    uint32_t code_point = text_next(&rest);
    struct text shown = text_slice(actual, 0, actual.length - rest.length);
    size_t none = faces_count(drawing->faces), face = face_with(drawing, code_point);
    if (face == none) {
        shown = TEXT(" ");
        face = face_with(drawing, ' ');
    }
    if (face == none) return;
    struct box box = drawing->silent_box;
    int32_t size = box.width > box.height ? box.width : box.height;
    struct text_item item = {.text = shown, .size = size > 0 ? size : PT, .face = (uint16_t)face};
    item.origin.x = box.x + (box.width - item.size) / 2;
    item.origin.y = box.y + box.height / 2 + (int32_t)((int64_t)item.size * BOX_CENTRE / METRICS_EM);
    canvas_hide_text(&drawing->canvas);
    set_text(drawing, &item, drawing->canvas.fill_rgb);
    canvas_fill_text(&drawing->canvas);
}

static void leave_mark(struct drawing *drawing)
{
    if (!drawing->marked) return;
    if (drawing->silent) say_silent(drawing);
    drawing->silent = false;
    canvas_settle(&drawing->canvas);
    bytes_put(&drawing->canvas.out, "EMC\n");
    drawing->marked = false;
}

/* -- text items ------------------------------------------------------------------------------------------ */

static bool has_halo(const struct item *item)
{
    return item->kind == ITEM_TEXT && item->text.halo > 0 && item->text.text.length > 0;
}

/* White edges, so that labels stay legible on what they cross: of labels that follow each other all at once. They say nothing:
 * outside figures, where nothing is read but the alternative text, they are an artifact of their own. */
static void draw_halos(struct drawing *drawing, const struct item *first, const struct item *end)
{
    if (!is_figure(drawing, first->tag)) enter_artifact(drawing, "/Artifact <</Type /Layout>> BDC\n");
    bool spanned = drawing->tags != NULL;
    if (spanned) {
        canvas_settle(&drawing->canvas);
        bytes_put(&drawing->canvas.out, "/Span <</ActualText()>> BDC\n");
    }
    for (const struct item *item = first; item < end; item++) {
        struct stroke edge = {.rgb = WHITE, .width = 2 * item->text.halo, .join = JOIN_ROUND};
        if (item == first || item->text.halo != item[-1].text.halo)
            canvas_outline_text(&drawing->canvas, &edge);
        set_text(drawing, &item->text, item->rgb);
    }
    canvas_fill_text(&drawing->canvas);
    if (spanned) {
        canvas_settle(&drawing->canvas);
        bytes_put(&drawing->canvas.out, "EMC\n");
    }
}

/* `end`: of the page's items. */
static void draw_text(struct drawing *drawing, const struct item *item, const struct item *end)
{
    if (item->text.text.length == 0 || item->text.size <= 0) return;
    if (drawing->tags != NULL && document_tag(drawing->document, item->tag)->role == TAG_LABEL)
        tags_label(drawing->tags, item->tag, item->text.text);
    if (has_halo(item) && item >= drawing->haloed) {
        if (is_figure(drawing, item->tag)) enter_mark(drawing, item);
        drawing->haloed = item + 1;
        while (drawing->haloed < end && has_halo(drawing->haloed) && drawing->haloed->tag == item->tag)
            drawing->haloed++;
        draw_halos(drawing, item, drawing->haloed);
    }
    enter_mark(drawing, item);
    int64_t length = set_text(drawing, &item->text, item->rgb);
    drawing->silent = false;
    if (is_figure(drawing, item->tag)) tags_extend(drawing->tags, item->tag, extent_of(item, length));
}

/* -- shapes ---------------------------------------------------------------------------------------------- */

static bool same_box(struct box a, struct box b)
{
    return a.x == b.x && a.y == b.y && a.width == b.width && a.height == b.height;
}

/* With the frame around it, where that is the next item: bars and their outlines are most of what a chart draws. */
static void draw_fill(struct drawing *drawing, const struct item *item, const struct item *end)
{
    const struct item *next = item + 1;
    if (item->hatch == HATCH_SOLID && next < end && next->kind == ITEM_FRAME && next->tag == item->tag &&
        same_box(item->fill, next->frame.box)) {
        struct stroke stroke = {.rgb = next->rgb, .width = next->frame.width};
        canvas_panel(&drawing->canvas, item->rgb, &stroke, item->fill);
        drawing->framed = next;
        return;
    }
    hatch_fill(&drawing->canvas, (enum hatch)item->hatch, item->rgb, item->fill);
}

static void draw_path(struct drawing *drawing, const struct item *item)
{
    const struct path_item *path = &item->path;
    if (path->count < 2) return;
    if (path->filled) {
        canvas_polygon(&drawing->canvas, item->rgb, path->points, path->count);
        return;
    }
    struct stroke stroke = {.rgb = item->rgb, .width = path->width, .join = JOIN_ROUND};
    canvas_polyline(&drawing->canvas, &stroke, path->points, path->count);
}

/* The place of a picture among those drawn so far; it is embedded when it is new. */
static size_t picture_of(struct drawing *drawing, const struct picture *picture)
{
    for (size_t i = 0; i < drawing->picture_count; i++)
        if (drawing->pictures[i].picture == picture) return i;
    struct text reason = {NULL, 0};
    struct drawn_picture drawn = {picture, NULL, UINT32_MAX};
    struct arena *scratch = arena_open_like(drawing->arena); /* samples are large and not needed again */
    drawn.object = image_embed(picture, drawing->haru, scratch, &reason);
    if (drawn.object == NULL)
        DIAG(drawing->diagnostics, IMAGE_UNREADABLE, .arguments = {picture->path, reason});
    arena_close(scratch);
    drawing->pictures = arena_grow(drawing->arena, drawing->pictures, drawing->picture_count,
                                   drawing->picture_count + 1, &drawing->picture_capacity, sizeof drawn);
    drawing->pictures[drawing->picture_count] = drawn;
    return drawing->picture_count++;
}

/* The page needs the picture among its resources. */
static void note_picture(struct drawing *drawing, size_t place)
{
    if (drawing->pictures[place].page == drawing->page) return;
    drawing->pictures[place].page = drawing->page;
    drawing->page_pictures =
        arena_grow(drawing->arena, drawing->page_pictures, drawing->page_picture_count,
                   drawing->page_picture_count + 1, &drawing->page_picture_capacity, sizeof place);
    drawing->page_pictures[drawing->page_picture_count++] = place;
}

/* A picture that cannot be shown leaves a crossed frame in its place. */
static void draw_image(struct drawing *drawing, const struct image_item *image)
{
    size_t place = picture_of(drawing, image->picture);
    struct box at = image->at;
    if (drawing->pictures[place].object != NULL) {
        struct text name = text_format(drawing->arena, "I%zu", place + 1);
        canvas_image(&drawing->canvas, name.at, at, image->picture->orientation);
        note_picture(drawing, place);
        return;
    }
    struct stroke hair = {.width = PT / 4};
    canvas_frame(&drawing->canvas, &hair, at);
    canvas_line(&drawing->canvas, &hair, (struct point){at.x, at.y},
                (struct point){at.x + at.width, at.y + at.height});
    canvas_line(&drawing->canvas, &hair, (struct point){at.x, at.y + at.height},
                (struct point){at.x + at.width, at.y});
}

/* Of an item without characters: for its figure, or for the mark that it may be part of. */
static void note_extent(struct drawing *drawing, const struct item *item)
{
    bool figure = is_figure(drawing, item->tag);
    if (!figure && !drawing->silent) return;
    struct box box = extent_of(item, 0);
    if (figure) tags_extend(drawing->tags, item->tag, box);
    if (!drawing->silent) return;
    bool first = drawing->silent_box.width == 0 && drawing->silent_box.height == 0;
    drawing->silent_box = first ? box : extent_join(drawing->silent_box, box);
}

static void draw_item(struct drawing *drawing, const struct item *item, const struct item *end)
{
    if (item->kind == ITEM_LINK) return;
    if (item->kind != ITEM_TEXT) {
        enter_mark(drawing, item);
        note_extent(drawing, item);
    }
    switch ((enum item_kind)item->kind) {
    case ITEM_TEXT: draw_text(drawing, item, end); return;
    case ITEM_LINE: {
        struct stroke stroke = {.rgb = item->rgb,
                                .width = item->line.width,
                                .dash_on = item->line.dash_on,
                                .dash_off = item->line.dash_off};
        canvas_line(&drawing->canvas, &stroke, item->line.from, item->line.to);
        return;
    }
    case ITEM_FILL: draw_fill(drawing, item, end); return;
    case ITEM_FRAME: {
        if (item == drawing->framed) return;
        struct stroke stroke = {.rgb = item->rgb, .width = item->frame.width};
        canvas_frame(&drawing->canvas, &stroke, item->frame.box);
        return;
    }
    case ITEM_PATH: draw_path(drawing, item); return;
    case ITEM_IMAGE: draw_image(drawing, &item->image); return;
    case ITEM_LINK: return;
    }
}

static void find_text(struct drawing *drawing, const struct page *page)
{
    drawing->text_top = INT32_MAX;
    drawing->text_bottom = INT32_MIN;
    for (uint32_t i = 0; i < page->item_count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_TEXT || item->tag == TAG_ARTIFACT) continue;
        int32_t y = item->text.origin.y;
        drawing->text_top = y < drawing->text_top ? y : drawing->text_top;
        drawing->text_bottom = y > drawing->text_bottom ? y : drawing->text_bottom;
    }
}

void draw_page(struct drawing *drawing, uint32_t number)
{
    const struct page *page = drawing->document->pages[number];
    canvas_start(&drawing->canvas, page->height);
    drawing->marked = false;
    drawing->page = number;
    drawing->page_picture_count = 0;
    drawing->haloed = page->items;
    drawing->framed = NULL;
    find_text(drawing, page);
    if (drawing->tags != NULL) tags_page(drawing->tags, number, drawing->pages[number]);
    for (uint32_t i = 0; i < page->item_count; i++)
        draw_item(drawing, &page->items[i], page->items + page->item_count);
    canvas_settle(&drawing->canvas);
    leave_mark(drawing);
}
