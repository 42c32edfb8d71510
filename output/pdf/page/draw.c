#include "draw.h"

#include <string.h>

#include "extent.h"
#include "hatch.h"
#include "output/pdf/image/image.h"
#include "show.h"

enum { WHITE = 0xFFFFFF };

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
    item.origin.y = box.y + box.height / 2 + (int32_t)((int64_t)item.size * SHOW_BOX_CENTRE / METRICS_EM);
    canvas_hide_text(&drawing->canvas);
    show_text(drawing, &item, drawing->canvas.fill_rgb);
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
        show_text(drawing, &item->text, item->rgb);
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
    int64_t length = show_text(drawing, &item->text, item->rgb);
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
