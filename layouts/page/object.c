/* object.c: what stands in a line but is not text: badges, marks, squares, rubies, page references, leaders. */
#include "object.h"

#include "ground.h"
#include "layouts/pen/mark.h"
#include "references.h"
#include "rules.h"
#include "stage.h"
#include "styles.h"
#include "tags.h"
#include "text.h"

enum {
    ICON = 18 * PT,         /* 進捗度 in a square of 18 */
    SIGN = 12 * PT,         /* ◎〇△× */
    SIGN_SMALL = 9 * PT,    /* ● ★ */
    BADGE_HEIGHT = 12 * PT, /* 8/12, padding 3 */
    LABEL_HEIGHT = 18 * PT, /* kind labels: 9 pt, padding 6 */
    SQUARE = 8 * PT,
    SQUARE_PITCH = 9 * PT,
    PAGE_COLUMN = 18 * PT, /* page numbers at the end of contents lines */
    LEADER_PITCH = 6 * PT,
    LEADER_DOT = 600,
    LEADER_GAP = 6 * PT,
};

static int32_t centre_of(const struct style *style, int32_t baseline)
{
    return baseline - (int32_t)((int64_t)style->size * 38 / 100);
}

static int32_t at_least(int32_t width, int32_t least)
{
    return width > least ? width : least;
}

/* -- marks ------------------------------------------------------------------------------------------------------------ */
bool object_draws_mark(struct text symbol)
{
    static const char *const drawn[] = {"↗", "→", "↘"};
    for (size_t i = 0; i < ARRAY_LEN(drawn); i++)
        if (text_is(symbol, drawn[i])) return true;
    return false;
}

static const struct style *mark_style(struct page_maker *maker, const struct inline_run *run,
                                      const struct style *style)
{
    bool small = text_is(run->text, "●") || text_is(run->text, "★");
    return style_sized(maker, style, small ? SIGN_SMALL : run->width > 0 ? run->width : SIGN);
}

static void draw_mark(struct page_maker *maker, const struct inline_run *run, struct object_place place)
{
    if (object_draws_mark(run->text)) {
        /* Strokes say nothing by themselves: what they stand for goes into ActualText. */
        uint32_t tag = place.tag ? tag_new(maker, TAG_SPAN, place.tag) : 0;
        if (tag) tag_words_of(maker, tag)->actual = text_copy(maker->arena, run->text);
        int32_t top = centre_of(place.style, place.baseline) - ICON / 2;
        if (mark_draw(run->text, place.x, top, ICON, maker->publication, tag, &maker->items)) return;
    }
    const struct style *style = mark_style(maker, run, place.style);
    int32_t baseline = centre_of(place.style, place.baseline) + (int32_t)((int64_t)style->size * 38 / 100);
    text_draw(maker, run->text, style, (struct point){place.x, baseline}, place.tag);
}

static int32_t mark_width(struct page_maker *maker, const struct inline_run *run, const struct style *style)
{
    if (object_draws_mark(run->text)) return ICON;
    return lines_text_width(maker->setter, run->text, mark_style(maker, run, style));
}

/* -- badges ----------------------------------------------------------------------------------------------------------- */
static const struct style *badge_style(struct page_maker *maker, const struct inline_run *run,
                                       const struct style *style)
{
    const char *const names[] = {run->badge == BADGE_LABEL        ? "badge-label"
                                 : run->badge == BADGE_NOT_CHOSEN ? "small"
                                                                  : "badge",
                                 run->badge == BADGE_LABEL ? "table-bold" : "small-bold"};
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        const struct style *named = style_in(maker->publication, names[i]);
        if (named) return named;
    }
    return style;
}

static int32_t badge_padding(const struct inline_run *run)
{
    return run->badge == BADGE_LABEL ? 6 * PT : 3 * PT;
}

static int32_t badge_height(const struct inline_run *run)
{
    return run->badge == BADGE_LABEL ? LABEL_HEIGHT : BADGE_HEIGHT;
}

/* Its frame or ground; what is drawn next has the colour that belongs on it. */
static void draw_ground(struct page_maker *maker, const struct inline_run *run, struct box box)
{
    enum colour_role colour = COLOUR_INK;
    switch (run->badge) {
    case BADGE_PLAIN: rule_frame(maker, RULE_REGULAR, box); break;
    case BADGE_CHOSEN:
    case BADGE_LABEL:
        ground_draw(maker, COLOUR_ACCENT, box);
        colour = COLOUR_WHITE;
        break;
    case BADGE_NOT_CHOSEN: colour = COLOUR_MUTED; break;
    }
    maker->recolouring = (struct recolouring){true, maker->publication->colours[colour]};
}

static void draw_badge(struct page_maker *maker, const struct inline_run *run, struct object_place place)
{
    const struct style *style = badge_style(maker, run, place.style);
    int32_t height = badge_height(run);
    struct recolouring before = maker->recolouring;
    draw_ground(maker, run,
                (struct box){place.x, centre_of(style, place.baseline) - height / 2, place.width, height});
    text_draw(maker, run->text, style, (struct point){place.x + badge_padding(run), place.baseline},
              place.tag);
    maker->recolouring = before;
}

static void draw_badge_upright(struct page_maker *maker, const struct inline_run *run,
                               const struct style *style, struct point top, int32_t extent, uint32_t tag)
{
    int32_t width = badge_height(run);
    if (width > style->leading) width = style->leading;
    struct inline_run alone = *run;
    alone.kind = INLINE_TEXT;
    alone.style = NULL;
    alone.next = NULL;
    struct stage_arena *memory = stage_enter(maker->stage);
    struct recolouring before = maker->recolouring;
    struct set_text text = lines_set(maker->setter, memory->arena, &alone, badge_style(maker, run, style),
                                     (struct measure){.width = LINE_NO_END}, SET_VERTICAL | SET_NO_INDENT,
                                     object_width_of, &(struct object_context){maker, false});
    draw_ground(maker, run, (struct box){top.x - width / 2, top.y, width, extent});
    struct point start = {top.x, top.y + badge_padding(run)};
    for (const struct piece *piece = text.lines[0].first; piece; piece = piece->next)
        if (piece->is_text) text_draw_piece(maker, piece, start, tag);
    maker->recolouring = before;
    stage_leave(maker->stage, memory);
}

/* -- squares, leaders, rubies ---------------------------------------------------------------------------------------- */
static void draw_squares(struct page_maker *maker, const struct inline_run *run, struct object_place place)
{
    /* They repeat counts and names that stand beside them as text. */
    int32_t top = centre_of(place.style, place.baseline) - SQUARE / 2;
    for (uint16_t i = 0; i < run->count; i++)
        mark_draw_square(run->band, place.x + i * SQUARE_PITCH, top, maker->publication, 0, &maker->items);
}

static void draw_leader(struct page_maker *maker, struct object_place place)
{
    /* Dots at a fixed pitch from the measure's right, so that they stand in columns whatever the words before them. */
    int32_t last = place.x + place.width - LEADER_GAP, first = place.x + LEADER_GAP;
    int32_t from = place.right - ((place.right - last + LEADER_PITCH - 1) / LEADER_PITCH) * LEADER_PITCH;
    int32_t dots = (from - first) / LEADER_PITCH;
    if (from < first || dots < 1) return;
    struct item *item = pen_add_item(&maker->items, ITEM_LINE, 0, maker->publication->colours[COLOUR_INK]);
    int32_t y = centre_of(place.style, place.baseline);
    item->line = (struct line_item){.from = {from, y},
                                    .to = {from - dots * LEADER_PITCH - LEADER_DOT, y},
                                    .width = LEADER_DOT,
                                    .dash_on = LEADER_DOT,
                                    .dash_off = LEADER_PITCH - LEADER_DOT};
}

static const struct style *ruby_style(struct page_maker *maker, const struct style *style)
{
    return style_sized(maker, style, style->size / 2);
}

/* A text over a room, in the middle where it is one character, else spaced out with half a gap at both ends
 * (JLREQ 3.3.6). `flags`: SET_VERTICAL where the room lies along a column. */
static void draw_over(struct page_maker *maker, struct inline_run text, const struct style *style,
                      struct point start, int32_t room, unsigned flags, uint32_t tag)
{
    text.kind = INLINE_TEXT;
    text.style = NULL;
    text.next = NULL;
    int32_t count = (int32_t)text_bases(text.text),
            natural = lines_text_width(maker->setter, text.text, style);
    int32_t edge = count > 1 ? (room - natural) / (2 * count) : 0, most = style->size;
    if (edge > most) edge = most;
    if (edge < 0 || count <= 1) edge = 0;
    const struct style *spread = style_aligned(maker, style, ALIGN_SPREAD);
    struct stage_arena *memory = stage_enter(maker->stage);
    struct set_text set =
        lines_set(maker->setter, memory->arena, &text, spread,
                  (struct measure){.width = at_least(room - 2 * edge, natural)}, flags | SET_NO_INDENT,
                  object_width_of, &(struct object_context){maker, false});
    int32_t along = edge + set.lines[0].indent + (room < natural ? (room - natural) / 2 : 0);
    struct point at = start;
    *(flags & SET_VERTICAL ? &at.y : &at.x) += along;
    for (const struct piece *piece = set.lines[0].first; piece; piece = piece->next)
        if (piece->is_text) text_draw_piece(maker, piece, at, tag);
    stage_leave(maker->stage, memory);
}

static struct inline_run reading_of(const struct inline_run *run)
{
    struct inline_run reading = *run;
    reading.text = run->ruby;
    return reading;
}

/* `base` and `reading` are where they begin; `flags`: SET_VERTICAL in a column. */
struct ruby_place {
    struct point base, reading;
    int32_t base_room, reading_room;
    unsigned flags;
};

static void draw_parts(struct page_maker *maker, const struct inline_run *run, const struct style *style,
                       struct ruby_place place, uint32_t tag)
{
    uint32_t ruby = tag ? tag_new(maker, TAG_RUBY, tag) : 0;
    draw_over(maker, *run, style, place.base, place.base_room, place.flags,
              ruby ? tag_new(maker, TAG_RUBY_BASE, ruby) : 0);
    draw_over(maker, reading_of(run), ruby_style(maker, style), place.reading, place.reading_room,
              place.flags, ruby ? tag_new(maker, TAG_RUBY_TEXT, ruby) : 0);
}

static void draw_ruby(struct page_maker *maker, const struct inline_run *run, struct object_place place)
{
    if (!run->ruby.length) { /* only kept whole */
        int32_t base = lines_text_width(maker->setter, run->text, place.style);
        text_draw(maker, run->text, place.style,
                  (struct point){place.x + (place.width - base) / 2, place.baseline}, place.tag);
        return;
    }
    int32_t above =
        place.baseline - place.style->size * 88 / 100 - ruby_style(maker, place.style)->size * 12 / 100;
    struct ruby_place parts = {
        .base = {place.x, place.baseline},
        .reading = {place.x - place.reach_before, above},
        .base_room = place.width,
        .reading_room = place.reach_before + place.width + place.reach_after,
    };
    draw_parts(maker, run, place.style, parts, place.tag);
}

/* -- page references -------------------------------------------------------------------------------------------------- */
static void draw_pages(struct page_maker *maker, const struct inline_run *run, struct object_place place)
{
    struct set_line line = lines_one(maker->setter, maker->arena, TEXT("0"), run->at, place.style);
    const struct piece *piece = line.first;
    while (piece && !piece->is_text)
        piece = piece->next;
    if (!piece) return;
    text_draw_piece(maker, piece, (struct point){place.x, place.baseline}, place.tag);
    references_add(maker,
                   (struct pending_reference){.item = (uint32_t)(maker->items.count - 1),
                                              .record = run->record,
                                              .name = text_copy(maker->arena, run->text),
                                              .at = run->at,
                                              .style = place.style,
                                              .fixed = place.fixed,
                                              .wanted = (uint8_t)references_wanted_by(run, place.filled),
                                              .left = place.x,
                                              .width = place.width});
}

/* As wide as the page numbers of a publication of this size are likely to be. In contents a number may be narrower than
 * its place, so that a good guess saves a pass over everything. */
static struct text likely_number(const struct page_maker *maker)
{
    enum { RECORDS_A_PAGE = 16 };
    uint32_t pages = maker->publication->record_count / RECORDS_A_PAGE;
    return pages >= 10000  ? TEXT("88888")
           : pages >= 1000 ? TEXT("8888")
           : pages >= 100  ? TEXT("888")
                           : TEXT("88");
}

/* Contents name a record that stands in several places once for each of them: any of its numbers may be the one. */
static int32_t widest_number(struct page_maker *maker, const struct anchor *run, const struct style *style)
{
    int32_t widest = 0;
    for (; run; run = run->next) {
        struct text number = anchor_pages(maker->arena, run, PAGES_NEXT, maker->references.earlier_notes);
        int32_t width = lines_text_width(maker->setter, number, style);
        if (width > widest) widest = width;
    }
    return widest;
}

static int32_t pages_width(const struct object_context *context, const struct inline_run *run,
                           const struct style *style)
{
    struct page_maker *maker = context->maker;
    struct text text = run->count != 1 ? TEXT("88-88") : context->filled ? likely_number(maker) : TEXT("88");
    int32_t width;
    const struct anchor *earlier =
        maker->references.earlier && run->record && run->record->number < maker->publication->record_count
            ? &maker->references.earlier[run->record->number]
            : NULL;
    enum pages_wanted wanted = references_wanted_by(run, context->filled);
    if (earlier && earlier->set && wanted == PAGES_NEXT) {
        width = widest_number(maker, earlier, style);
    } else {
        if (earlier) text = anchor_pages(maker->arena, earlier, wanted, maker->references.earlier_notes);
        if (text.length == 0) text = TEXT("―");
        width = lines_text_width(maker->setter, text, style);
    }
    return context->filled && width < PAGE_COLUMN ? PAGE_COLUMN : width;
}

/* -- lines: one switch for the widths, one for the strokes ------------------------------------------------------------ */
int32_t object_width_of(const struct inline_run *run, const struct style *style, void *data)
{
    const struct object_context *context = data;
    struct page_maker *maker = context->maker;
    if (run->style) style = run->style;
    switch (run->kind) {
    case INLINE_BADGE:
        return lines_text_width(maker->setter, run->text, badge_style(maker, run, style)) +
               2 * badge_padding(run);
    case INLINE_MARK: return mark_width(maker, run, style);
    case INLINE_SQUARES: return run->count * SQUARE_PITCH;
    case INLINE_PAGES: return pages_width(context, run, style);
    case INLINE_FOLIO:
    case INLINE_PAGE_COUNT: return lines_text_width(maker->setter, TEXT("888"), style);
    case INLINE_RUBY:
        return at_least(lines_text_width(maker->setter, run->text, style),
                        lines_text_width(maker->setter, run->ruby, ruby_style(maker, style)));
    case INLINE_SPACE: return run->width;
    case INLINE_RUNNING:
        return lines_text_width(maker->setter, maker->slots.now[run->slot % RUNNING_SLOTS], style);
    case INLINE_TEXT:
    case INLINE_BREAK:
    case INLINE_FILL: return 0;
    }
    return 0;
}

void object_draw(struct page_maker *maker, const struct inline_run *run, struct object_place place)
{
    switch (run->kind) {
    case INLINE_BADGE: draw_badge(maker, run, place); return;
    case INLINE_MARK: draw_mark(maker, run, place); return;
    case INLINE_SQUARES: draw_squares(maker, run, place); return;
    case INLINE_PAGES: draw_pages(maker, run, place); return;
    case INLINE_RUBY: draw_ruby(maker, run, place); return;
    case INLINE_FILL:
        if (run->leader) draw_leader(maker, place);
        return;
    case INLINE_FOLIO:
        text_draw(maker, anchor_folio(maker->arena, maker->master->folio, maker->number), place.style,
                  (struct point){place.x, place.baseline}, place.tag);
        return;
    case INLINE_RUNNING:
        text_draw(maker, maker->slots.now[run->slot % RUNNING_SLOTS], place.style,
                  (struct point){place.x, place.baseline}, place.tag);
        return;
    case INLINE_PAGE_COUNT: /* running matter only: page/running.c replaces it by its text */
    case INLINE_SPACE:
    case INLINE_TEXT:
    case INLINE_BREAK: return;
    }
}

/* -- the same two for columns --------------------------------------------------------------------------------------------- */
/* Other objects are their text, which stands as all text does. */
bool object_stands(const struct inline_run *run)
{
    switch (run->kind) {
    case INLINE_BADGE:
    case INLINE_SQUARES:
    case INLINE_PAGES: return true;
    case INLINE_MARK: return object_draws_mark(run->text);
    case INLINE_RUBY: return run->ruby.length > 0;
    case INLINE_FOLIO:
    case INLINE_PAGE_COUNT:
    case INLINE_SPACE:
    case INLINE_RUNNING:
    case INLINE_TEXT:
    case INLINE_BREAK:
    case INLINE_FILL: return false;
    }
    return false;
}

int32_t object_extent_of(const struct inline_run *run, const struct style *style, void *data)
{
    if (!object_stands(run)) return 0;
    int32_t width = object_width_of(run, style, data);
    if (run->style) style = run->style;
    return run->kind == INLINE_PAGES ? at_least(width, style->size) : width;
}

/* The reading stands at the right of the column (JLREQ 3.3.3). */
static void draw_ruby_upright(struct page_maker *maker, const struct piece *piece, const struct style *style,
                              struct point top, uint32_t tag)
{
    int32_t right = top.x + style->size / 2 + ruby_style(maker, style)->size / 2;
    struct ruby_place parts = {
        .base = top,
        .reading = {right, top.y - piece->reach_before},
        .base_room = piece->width,
        .reading_room = piece->reach_before + piece->width + piece->reach_after,
        .flags = SET_VERTICAL,
    };
    draw_parts(maker, piece->run, style, parts, tag);
}

static void draw_pages_upright(struct page_maker *maker, const struct piece *piece, const struct style *style,
                               struct point top, uint32_t tag)
{
    struct object_place place = {
        .x = top.y, .width = piece->width, .baseline = top.x, .style = style, .tag = tag};
    size_t before = maker->references.pending_count;
    draw_pages(maker, piece->run, place);
    if (maker->references.pending_count == before) return;
    maker->references.pending[before].upright = true;
    maker->references.pending[before].middle = top.x;
}

static void draw_squares_upright(struct page_maker *maker, const struct inline_run *run, struct point top)
{
    for (uint16_t i = 0; i < run->count; i++)
        mark_draw_square(run->band, top.x - SQUARE / 2, top.y + i * SQUARE_PITCH, maker->publication, 0,
                         &maker->items);
}

void object_draw_upright(struct page_maker *maker, const struct piece *piece, const struct style *style,
                         struct point start, uint32_t tag)
{
    const struct inline_run *run = piece->run;
    struct point top = {start.x, start.y + piece->at};
    if (run->kind == INLINE_BADGE) draw_badge_upright(maker, run, style, top, piece->width, tag);
    if (run->kind == INLINE_RUBY) draw_ruby_upright(maker, piece, style, top, tag);
    if (run->kind == INLINE_PAGES) draw_pages_upright(maker, piece, style, top, tag);
    if (run->kind == INLINE_SQUARES) draw_squares_upright(maker, run, top);
    if (run->kind != INLINE_MARK) return;
    int32_t baseline = top.y + piece->width / 2 + (int32_t)((int64_t)style->size * 38 / 100);
    draw_mark(maker, run,
              (struct object_place){.x = top.x - piece->width / 2,
                                    .width = piece->width,
                                    .baseline = baseline,
                                    .style = style,
                                    .tag = tag});
}
