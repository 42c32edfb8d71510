#include "extent.h"

#include <math.h>

/* The ideographic em box stands on the baseline like this, in thousandths (OpenType BASE, idtp and ideo). */
enum { EM_ABOVE = 880, EM = 1000 };

struct box extent_join(struct box a, struct box b)
{
    int32_t left = a.x < b.x ? a.x : b.x, top = a.y < b.y ? a.y : b.y;
    int32_t right = a.x + a.width > b.x + b.width ? a.x + a.width : b.x + b.width;
    int32_t bottom = a.y + a.height > b.y + b.height ? a.y + a.height : b.y + b.height;
    return (struct box){left, top, right - left, bottom - top};
}

static struct box around(const struct point *points, size_t count)
{
    struct box box = {points[0].x, points[0].y, 0, 0};
    for (size_t i = 1; i < count; i++)
        box = extent_join(box, (struct box){points[i].x, points[i].y, 0, 0});
    return box;
}

static struct box wider(struct box box, int32_t by)
{
    return (struct box){box.x - by, box.y - by, box.width + 2 * by, box.height + 2 * by};
}

/* A line at any angle: its em box turned around its origin. */
static struct box turned_line(const struct text_item *item, int64_t length)
{
    double angle = item->turn * (acos(-1.0) / 180), cosine = cos(angle), sine = sin(angle);
    double above = (double)item->size * EM_ABOVE / EM, below = above - item->size;
    const double along[] = {0, (double)length, (double)length, 0}, up[] = {above, above, below, below};
    struct point corners[4];
    for (size_t i = 0; i < ARRAY_LEN(corners); i++)
        corners[i] = (struct point){item->origin.x + (int32_t)lround(along[i] * cosine - up[i] * sine),
                                    item->origin.y - (int32_t)lround(along[i] * sine + up[i] * cosine)};
    return around(corners, ARRAY_LEN(corners));
}

static struct box text_extent(const struct text_item *item, int64_t length)
{
    int32_t reach = (int32_t)length, size = item->size;
    struct point at = item->origin;
    if (item->writing == WRITING_VERTICAL) return (struct box){at.x - size / 2, at.y, size, reach};
    if (item->turn != 0) return turned_line(item, length);
    return (struct box){at.x, at.y - (int32_t)((int64_t)size * EM_ABOVE / EM), reach, size};
}

struct box extent_of(const struct item *item, int64_t length)
{
    switch ((enum item_kind)item->kind) {
    case ITEM_TEXT: return wider(text_extent(&item->text, length), item->text.halo);
    case ITEM_LINE:
        return wider(around((const struct point[]){item->line.from, item->line.to}, 2), item->line.width / 2);
    case ITEM_FILL: return item->fill;
    case ITEM_FRAME: return wider(item->frame.box, item->frame.width / 2);
    case ITEM_PATH: return wider(around(item->path.points, item->path.count), item->path.width / 2);
    case ITEM_IMAGE: return item->image.at;
    case ITEM_LINK: return item->link.at;
    }
    return (struct box){0, 0, 0, 0};
}
