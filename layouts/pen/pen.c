/* pen.c: appending positioned items, and the strokes that charts, diagrams and marks share. */
#include "pen.h"

#include <assert.h>
#include <string.h>

struct item *pen_add_item(struct item_list *list, enum item_kind kind, uint32_t tag, uint32_t rgb)
{
    if (list->count == list->capacity)
        list->items = arena_grow(list->arena, list->items, list->count, list->count + 1, &list->capacity,
                                 sizeof *list->items);
    struct item *item = &list->items[list->count++];
    *item = (struct item){.kind = (uint8_t)kind, .tag = tag, .rgb = rgb};
    return item;
}

void pen_fill(struct pen pen, struct box box, enum hatch hatch)
{
    if (box.width < 0 || box.height < 0) return; /* where there is no room there is no ground */
    struct item *item = pen_add_item(pen.out, ITEM_FILL, pen.tag, pen.rgb);
    item->hatch = (uint8_t)hatch;
    item->fill = box;
}

void pen_frame(struct pen pen, struct box box)
{
    struct item *item = pen_add_item(pen.out, ITEM_FRAME, pen.tag, pen.rgb);
    item->frame.box = box;
    item->frame.width = pen.width;
}

void pen_stroke(struct pen pen, struct point from, struct point to)
{
    pen_dashes(pen, from, to, 0, 0);
}

void pen_dashes(struct pen pen, struct point from, struct point to, int32_t on, int32_t off)
{
    struct item *item = pen_add_item(pen.out, ITEM_LINE, pen.tag, pen.rgb);
    item->line =
        (struct line_item){.from = from, .to = to, .width = pen.width, .dash_on = on, .dash_off = off};
}

static struct arena *matter_of(const struct item_list *list)
{
    return list->matter ? list->matter : list->arena;
}

static struct item *add_path(struct pen pen, const struct point *points, size_t count)
{
    assert(count > 0 && count <= UINT16_MAX);
    struct point *copy = ARENA_ARRAY(matter_of(pen.out), struct point, count);
    memcpy(copy, points, count * sizeof *copy);
    struct item *item = pen_add_item(pen.out, ITEM_PATH, pen.tag, pen.rgb);
    item->path.points = copy;
    item->path.count = (uint16_t)count;
    return item;
}

void pen_polygon(struct pen pen, const struct point *points, size_t count)
{
    add_path(pen, points, count)->path.filled = true;
}

void pen_polyline(struct pen pen, const struct point *points, size_t count)
{
    add_path(pen, points, count)->path.width = pen.width;
}

/* What an item keeps of a set line is copied: lines are scratch. */
static struct item *add_text(struct pen pen, const struct piece *piece, int32_t halo)
{
    struct arena *arena = matter_of(pen.out);
    struct item *item = pen_add_item(pen.out, ITEM_TEXT, pen.tag, pen.rgb);
    item->text = piece->text;
    item->text.text = text_copy(arena, piece->text.text);
    item->text.halo = halo;
    if (!piece->text.extra) return item;
    size_t bases = text_bases(piece->text.text);
    int16_t *extra = ARENA_ARRAY(arena, int16_t, bases);
    memcpy(extra, piece->text.extra, bases * sizeof *extra);
    item->text.extra = extra;
    return item;
}

void pen_text(struct pen pen, const struct set_line *line, struct point origin, int32_t halo)
{
    for (const struct piece *piece = line->first; piece; piece = piece->next) {
        if (!piece->is_text) continue;
        struct item *item = add_text(pen, piece, halo);
        item->text.origin.x += origin.x;
        item->text.origin.y += origin.y;
    }
}

void pen_text_turned(struct pen pen, const struct set_line *line, struct point top, int32_t halo)
{
    for (const struct piece *piece = line->first; piece; piece = piece->next) {
        if (!piece->is_text) continue;
        struct item *item = add_text(pen, piece, halo);
        item->text.writing = WRITING_VERTICAL;
        item->text.rotated = true;
        item->text.origin = (struct point){top.x, top.y + piece->text.origin.x};
    }
}

static int32_t no_objects(const struct inline_run *run, const struct style *style, void *context)
{
    (void)run, (void)style, (void)context;
    return 0;
}

struct set_text pen_set_text(struct setter *setter, struct arena *arena, struct text text, struct position at,
                             const struct style *style, int32_t width)
{
    struct style *plain = ARENA_NEW(arena, struct style);
    *plain = *style;
    plain->align = ALIGN_START;
    plain->hang = HANG_NONE;
    plain->first_indent = plain->indent = 0;
    struct inline_run *run = ARENA_NEW(arena, struct inline_run);
    *run = (struct inline_run){.kind = INLINE_TEXT, .text = text, .at = at};
    struct measure measure = {.width = width > 0 ? width : INT32_MAX / 2};
    unsigned flags = style->phrase ? SET_NO_INDENT | SET_HEAD_AND_NAMES : SET_NO_INDENT;
    return lines_set(setter, arena, run, plain, measure, flags, no_objects, NULL);
}
