/* title.c: titles in the upper edge of a frame: the edge stops on both sides of them. */
#include "title.h"

#include "layouts/page/line.h"
#include "layouts/page/object.h"
#include "layouts/page/rules.h"
#include "layouts/page/stage.h"
#include "layouts/page/styles.h"

enum { TITLE_INSET = 9 * PT, TITLE_AIR = 6 * PT }; /* of the title in a frame's upper edge */

const struct style *title_style(const struct page_maker *maker, const struct group *group)
{
    return group->frame_title_style ? group->frame_title_style : &maker->publication->styles[0];
}

struct set_text title_set(struct page_maker *maker, struct arena *arena, const struct group *group,
                          int32_t width)
{
    struct object_context context = {maker, false};
    return lines_set(maker->setter, arena, group->frame_title, title_style(maker, group),
                     (struct measure){.width = width - 2 * (TITLE_INSET + TITLE_AIR)}, SET_NO_INDENT,
                     object_width_of, &context);
}

void title_draw(struct page_maker *maker, const struct group *group, struct box box, uint32_t tag)
{
    const struct style *style = title_style(maker, group);
    struct stage_arena *memory = stage_enter(maker->stage);
    struct set_text title = title_set(maker, memory->arena, group, box.width);
    const struct set_line *line = &title.lines[0];
    int32_t left = box.x + TITLE_INSET, end = box.x + box.width;
    int32_t right = left + 2 * TITLE_AIR + line->indent + line->width - line_closing_blank(line, style);
    int32_t bottom = box.y + box.height;
    rule_draw(maker, group->frame, (struct point){box.x, box.y}, (struct point){left, box.y});
    rule_draw(maker, group->frame, (struct point){right, box.y}, (struct point){end, box.y});
    rule_draw(maker, group->frame, (struct point){box.x, box.y}, (struct point){box.x, bottom});
    rule_draw(maker, group->frame, (struct point){end, box.y}, (struct point){end, bottom});
    rule_draw(maker, group->frame, (struct point){box.x, bottom}, (struct point){end, bottom});
    struct line_links none = {0};
    int32_t baseline = style_baseline(style, box.y - style->leading / 2);
    line_draw(maker, &none, line, style, (struct line_place){left + TITLE_AIR, baseline, right, tag});
    stage_leave(maker->stage, memory);
}
