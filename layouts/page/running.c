/* running.c: running heads (柱), folios (ノンブル) and the marks of a draft.
 *
 * A draft differs from the final publication by its marks alone: nothing of them takes room. */
#include "running.h"

#include "anchor.h"
#include "line.h"
#include "object.h"
#include "rules.h"
#include "stage.h"
#include "styles.h"
#include "text.h"

enum {
    WATERMARK = 240 * PT, /* （案）, turned 45°, centred on the text area (look.md) */
    WATERMARK_TURN = 45,
    END_GAP = 12 * PT, /* between the two ends of a running head */
    NOTE_GAP = 9 * PT,
    BADGE_HEIGHT = 12 * PT,
    BADGE_PADDING = 6 * PT
};

void running_draw_watermark(struct page_maker *maker)
{
    static const char *const signs[] = {"（", "案", "）"};
    const struct publication *publication = maker->publication;
    const struct style *bold = style_in(publication, "h1");
    if (!bold) bold = &publication->styles[0];
    const struct style *style = style_sized(maker, bold, WATERMARK);
    int32_t x = (maker->left + maker->right) / 2, y = (maker->top + maker->bottom) / 2;
    /* Along the rising diagonal a step of one em moves by 1/√2 each way; the baseline lies 0.38 em below the middle. */
    int64_t step = (int64_t)WATERMARK * 70711 / 100000, drop = step * 38 / 100, half = step / 2;
    for (size_t i = 0; i < ARRAY_LEN(signs); i++) {
        struct set_line line =
            lines_one(maker->setter, maker->arena, text_of(signs[i]), (struct position){0}, style);
        if (!line.first || !line.first->is_text) return;
        struct item *item = pen_add_item(&maker->items, ITEM_TEXT, 0, publication->colours[COLOUR_TINT]);
        int64_t along = ((int64_t)i - 1) * step - half;
        item->text = line.first->text;
        item->text.extra = NULL;
        item->text.extra_all = 0;
        item->text.turn = WATERMARK_TURN;
        item->text.origin = (struct point){x + (int32_t)(along + drop), y - (int32_t)(along - drop)};
    }
}

static bool even(int32_t number)
{
    return number % 2 == 0;
}

struct running_page {
    struct page_maker *maker;
    const struct page_note *note;
    struct arena *scratch;
    int32_t left, right;
};

/* How many pages there are; counted from the number that was asked for, so that the last page is 34 / 34. */
static int32_t last_number(const struct page_maker *maker)
{
    int32_t first = maker->publication->first_page;
    return (int32_t)maker->closed.count + (first > 0 ? first - 1 : 0);
}

static struct text computed(const struct running_page *page, const struct inline_run *run)
{
    enum folio_style folio = page->note->master->folio;
    switch (run->kind) {
    case INLINE_FOLIO: return anchor_folio(page->scratch, folio, page->note->number);
    case INLINE_PAGE_COUNT:
        return anchor_folio(page->scratch, folio == FOLIO_ROMAN ? FOLIO_ARABIC : folio,
                            last_number(page->maker));
    case INLINE_RUNNING: return page->note->slots[run->slot % RUNNING_SLOTS];
    case INLINE_PAGES:
        if (!run->record || run->record->number >= page->maker->publication->record_count) break;
        return anchor_pages(page->scratch, &page->maker->references.anchors[run->record->number], PAGES_ALL,
                            page->maker->closed.notes);
    case INLINE_TEXT:
    case INLINE_BREAK:
    case INLINE_BADGE:
    case INLINE_MARK:
    case INLINE_SQUARES:
    case INLINE_FILL:
    case INLINE_RUBY:
    case INLINE_SPACE: break;
    }
    return run->text;
}

/* The same runs with what was computed as text; nothing when there is nothing to say. */
static struct inline_run *spelt_out(const struct running_page *page, const struct inline_run *run)
{
    struct inline_run *first = NULL, **end = &first;
    bool says = false;
    for (; run; run = run->next) {
        struct inline_run *copy = ARENA_NEW(page->scratch, struct inline_run);
        *copy = *run;
        copy->next = NULL;
        copy->text = computed(page, run);
        if (run->kind == INLINE_FOLIO || run->kind == INLINE_PAGE_COUNT || run->kind == INLINE_RUNNING ||
            run->kind == INLINE_PAGES)
            copy->kind = INLINE_TEXT;
        /* What a slot has never been given says nothing, and nor do the words that only lead to it. */
        if (run->kind != INLINE_SPACE && copy->text.length > 0) says = true;
        if (copy->kind == INLINE_FILL || (copy->kind == INLINE_TEXT && copy->text.length == 0)) continue;
        *end = copy;
        end = &copy->next;
    }
    return says ? first : NULL;
}

struct running_end {
    struct inline_run *runs;
    struct set_line line;
};

static struct set_line set_runs(const struct running_page *page, const struct inline_run *runs,
                                const struct style *style)
{
    struct object_context context = {page->maker, false};
    struct set_text text =
        lines_set(page->maker->setter, page->scratch, runs, style_aligned(page->maker, style, ALIGN_START),
                  (struct measure){.width = LINE_NO_END}, SET_NO_INDENT, object_width_of, &context);
    return text.lines[0];
}

/* A head that the measure cannot hold (it stands in full where it is a heading) ends in … */
static void shorten(const struct running_page *page, struct inline_run *run, const struct style *style)
{
    struct setter *setter = page->maker->setter;
    int32_t room = page->right - page->left - lines_text_width(setter, TEXT("…"), style);
    for (; run; run = run->next) {
        const struct style *own = run->style ? run->style : style;
        size_t kept = 0;
        for (struct text rest = run->text; rest.length > 0; kept = run->text.length - rest.length) {
            text_next(&rest);
            struct text next = text_slice(run->text, kept, run->text.length - rest.length - kept);
            room -= lines_text_width(setter, next, own);
            if (room < 0) break;
        }
        if (room >= 0) continue;
        run->text = text_join(page->scratch, text_slice(run->text, 0, kept), TEXT("…"));
        run->next = NULL;
    }
}

static struct running_end set_end(const struct running_page *page, const struct inline_run *runs,
                                  const struct style *style)
{
    struct running_end end = {.runs = spelt_out(page, runs)};
    if (!end.runs) return end;
    end.line = set_runs(page, end.runs, style);
    if (end.line.width <= page->right - page->left) return end;
    shorten(page, end.runs, style);
    end.line = set_runs(page, end.runs, style);
    return end;
}

static void draw_end(const struct running_page *page, const struct running_end *end,
                     const struct style *style, int32_t x, int32_t top)
{
    if (!end->runs) return;
    struct line_links none = {0};
    line_draw(page->maker, &none, &end->line, style,
              (struct line_place){x, line_baseline(&end->line, style, top), page->right, 0});
}

static bool has_folio(const struct inline_run *run)
{
    for (; run; run = run->next)
        if (run->kind == INLINE_FOLIO) return true;
    return false;
}

/* DRAFT in a frame and what the data are, on the folio's line, in the place that is free: opposite the folio. */
static void draw_note(const struct running_page *page, const struct running *running,
                      struct running_end ends[3], bool folio_left)
{
    struct page_maker *maker = page->maker;
    const struct style *bold = style_in(maker->publication, "small-bold");
    if (!bold) bold = running->style;
    int32_t note = lines_text_width(maker->setter, maker->publication->draft_note, running->style);
    int32_t badge = lines_text_width(maker->setter, TEXT("DRAFT"), bold) + 2 * BADGE_PADDING;
    int32_t width = badge + (note > 0 ? NOTE_GAP + note : 0);
    int32_t x = page->right - width;
    if (!folio_left && !ends[0].runs) x = page->left;
    if (!folio_left && ends[0].runs && ends[2].runs) x = (page->left + page->right - width) / 2;
    int32_t baseline = style_baseline(running->style, running->top);
    int32_t middle = baseline - running->style->size * 38 / 100;
    rule_frame(maker, RULE_REGULAR, (struct box){x, middle - BADGE_HEIGHT / 2, badge, BADGE_HEIGHT});
    text_draw(maker, TEXT("DRAFT"), bold, (struct point){x + BADGE_PADDING, baseline}, 0);
    text_draw(maker, maker->publication->draft_note, running->style,
              (struct point){x + badge + NOTE_GAP, baseline}, 0);
}

static void draw_running(const struct running_page *page, const struct running *running)
{
    bool swapped = running->mirrored && even(page->note->number);
    const struct inline_run *left = running->left, *right = running->right;
    struct running_end first = set_end(page, left, running->style),
                       last = set_end(page, right, running->style);
    struct running_end middle = set_end(page, running->center, running->style);
    int32_t measure = page->right - page->left;
    if (first.runs && last.runs && first.line.width + END_GAP + last.line.width > measure) {
        first = set_end(page, running->short_left, running->style);
        if (first.runs && first.line.width + END_GAP + last.line.width > measure) first.runs = NULL;
    }
    struct running_end ends[3] = {first, middle, last};
    if (swapped) ends[0] = last, ends[2] = first;
    if (!first.runs && !middle.runs && !last.runs) return;
    draw_end(page, &ends[0], running->style, page->left, running->top);
    draw_end(page, &ends[1], running->style, page->left + (measure - ends[1].line.width) / 2, running->top);
    draw_end(page, &ends[2], running->style, page->right - ends[2].line.width, running->top);
    int32_t y = running->top + running->style->leading + running->rule_distance;
    rule_draw(page->maker, running->rule, (struct point){page->left, y}, (struct point){page->right, y});
    bool folio = has_folio(left) || has_folio(running->center) || has_folio(right);
    if (page->maker->publication->draft && folio)
        draw_note(page, running, ends, has_folio(swapped ? right : left));
}

void running_draw(struct page_maker *maker, const struct page_note *note)
{
    if (note->blank) return;
    const struct page_master *master = note->master;
    bool odd = !even(note->number);
    struct stage_arena *memory = stage_enter(maker->stage);
    struct running_page page = {maker, note, memory->arena, odd ? master->inside : master->outside,
                                master->width - (odd ? master->outside : master->inside)};
    maker->artifacts++;
    for (uint16_t i = 0; i < master->running_count; i++)
        if (!master->runnings[i].not_on_first || !note->first_of_master)
            draw_running(&page, &master->runnings[i]);
    maker->artifacts--;
    stage_leave(maker->stage, memory);
}

static bool knows(const struct inline_run *run)
{
    for (; run; run = run->next)
        if (run->kind == INLINE_PAGE_COUNT || run->kind == INLINE_PAGES) return false;
    return true;
}

bool running_is_known(const struct page_master *master)
{
    for (uint16_t i = 0; i < master->running_count; i++) {
        const struct running *running = &master->runnings[i];
        if (!knows(running->left) || !knows(running->short_left) || !knows(running->center) ||
            !knows(running->right))
            return false;
    }
    return true;
}
