/* line.c: one set line put on the page: its text pieces, its inline objects and its links. */
#include "line.h"

#include "layouts/lines/class.h"
#include "object.h"
#include "references.h"
#include "styles.h"
#include "tags.h"
#include "text.h"

enum { MARK = 18 * PT, LINK_LEAST = 1 };

/* The style that makes the line as high as it is, and the height. */
static const struct style *largest(const struct set_line *line, const struct style *style, int32_t *height)
{
    const struct style *most = style;
    *height = style->leading;
    for (const struct piece *piece = line->first; piece; piece = piece->next) {
        const struct style *own = piece->run->style ? piece->run->style : style;
        if (own->leading > most->leading) most = own;
        if (piece->run->kind == INLINE_MARK && *height < MARK && object_draws_mark(piece->run->text))
            *height = MARK;
        if (piece->run->kind == INLINE_BADGE && piece->run->badge == BADGE_LABEL && *height < MARK)
            *height = MARK;
    }
    if (most->leading > *height) *height = most->leading;
    return most;
}

int32_t line_height(const struct set_line *line, const struct style *style)
{
    int32_t height;
    largest(line, style, &height);
    return height;
}

int32_t line_baseline(const struct set_line *line, const struct style *style, int32_t top)
{
    int32_t height;
    const struct style *most = largest(line, style, &height);
    return style_baseline(most, top + (height - most->leading) / 2);
}

/* -- links ---------------------------------------------------------------------------------------------------------------- */
/* A run with a record is a link to where it stands; its pieces on several lines are one link, and so is all of a line of
 * contents: its words and its number. */
static bool in_contents(struct page_maker *maker, uint32_t tag)
{
    return tag && tag_at(maker, tag)->role == TAG_REFERENCE;
}

static uint32_t link_tag(struct page_maker *maker, struct line_links *links, const struct inline_run *run,
                         uint32_t tag)
{
    if (!tag || maker->artifacts > 0) return 0;
    const struct inline_run *last = links->last;
    bool same = last && in_contents(maker, tag) && last->record == run->record;
    if (last != run && !same) links->tag = tag_new(maker, TAG_LINK, tag);
    links->last = run;
    return links->tag;
}

/* The part of a link that stands on one line. */
struct link_part {
    const struct inline_run *run; /* NULL: none */
    struct box at;
    uint32_t tag;
    uint8_t wanted; /* enum pages_wanted */
};

static void end_link(struct page_maker *maker, struct link_part *part)
{
    if (part->run && part->tag && part->at.width >= LINK_LEAST) {
        pen_add_item(&maker->items, ITEM_LINK, part->tag, 0)->link.at = part->at;
        references_add(maker, (struct pending_reference){.item = (uint32_t)(maker->items.count - 1),
                                                         .record = part->run->record,
                                                         .wanted = part->wanted});
    }
    part->run = NULL;
}

static void go_on_with_link(struct page_maker *maker, struct link_part *part, struct link_part piece)
{
    if (!part->run || part->tag != piece.tag) {
        end_link(maker, part);
        *part = piece;
        return;
    }
    int32_t top = part->at.y < piece.at.y ? part->at.y : piece.at.y;
    int32_t bottom = part->at.y + part->at.height, other = piece.at.y + piece.at.height;
    part->at.height = (bottom > other ? bottom : other) - top;
    part->at.y = top;
    part->at.width = piece.at.x + piece.at.width - part->at.x;
}

/* -- the line ------------------------------------------------------------------------------------------------------------- */

void line_draw(struct page_maker *maker, struct line_links *links, const struct set_line *line,
               const struct style *style, struct line_place place)
{
    int32_t start = place.x + line->indent;
    bool contents = in_contents(maker, place.tag);
    struct link_part link = {.run = NULL};
    for (const struct piece *piece = line->first; piece; piece = piece->next) {
        const struct inline_run *run = piece->run;
        const struct style *own = run->style ? run->style : style;
        bool linked = run->record && (run->kind == INLINE_TEXT || run->kind == INLINE_PAGES);
        if (!linked && !contents) end_link(maker, &link);
        uint32_t tag = linked ? link_tag(maker, links, run, place.tag) : place.tag;
        int32_t x = start + piece->at;
        if (piece->is_text)
            text_draw_piece(maker, piece, (struct point){start, place.baseline}, tag);
        else
            object_draw(maker, run,
                        (struct object_place){.x = x,
                                              .width = piece->width,
                                              .baseline = place.baseline,
                                              .right = place.right,
                                              .style = own,
                                              .tag = tag,
                                              .filled = line->has_fill,
                                              .fixed = line->has_fill || style->align == ALIGN_END,
                                              .reach_before = piece->reach_before,
                                              .reach_after = piece->reach_after});
        if (!linked) continue;
        enum pages_wanted wanted = run->kind == INLINE_PAGES
                                       ? references_wanted_by(run, contents || line->has_fill)
                                   : contents ? PAGES_NEXT
                                              : PAGES_FIRST;
        struct box at = {x, place.baseline - own->size * 88 / 100, piece->width, own->size};
        go_on_with_link(maker, &link, (struct link_part){run, at, tag, (uint8_t)wanted});
    }
    end_link(maker, &link);
}

void line_draw_column(struct page_maker *maker, struct line_links *links, const struct set_line *line,
                      const struct style *style, struct point start, uint32_t tag)
{
    struct link_part link = {.run = NULL};
    for (const struct piece *piece = line->first; piece; piece = piece->next) {
        const struct inline_run *run = piece->run;
        const struct style *own = run->style ? run->style : style;
        bool linked = run->record && (run->kind == INLINE_TEXT || run->kind == INLINE_PAGES);
        if (!linked) end_link(maker, &link);
        uint32_t mine = linked ? link_tag(maker, links, run, tag) : tag;
        if (piece->is_text)
            text_draw_piece(maker, piece, start, mine);
        else
            object_draw_upright(maker, piece, own, start, mine);
        if (!linked) continue;
        enum pages_wanted wanted = run->kind == INLINE_PAGES ? references_wanted_by(run, false) : PAGES_FIRST;
        struct box at = {start.x - own->size / 2, start.y + piece->at, own->size, piece->width};
        go_on_with_link(maker, &link, (struct link_part){run, at, mine, (uint8_t)wanted});
    }
    end_link(maker, &link);
}

int32_t line_closing_blank(const struct set_line *line, const struct style *style)
{
    const struct piece *last = line->first;
    uint32_t code_point = 0;
    while (last && last->next)
        last = last->next;
    if (!last || !last->is_text) return 0;
    for (struct text rest = last->text.text; rest.length > 0;)
        code_point = text_next(&rest);
    return code_point >= 0x3000 && class_of(code_point) == CLASS_CLOSE ? style->size / 2 : 0;
}
