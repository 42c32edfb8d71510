/* running.c: pages begin and end; running heads (柱), folios (ノンブル) and the marks of a draft.
 *
 * A page that says nothing of others (how many there are, where something stands) gets its running matter when it is
 * closed, and goes to the sink: a report of thousands of pages is never whole in memory. The others wait until all pages
 * are known. A draft differs from the final publication by its marks alone: nothing of them takes room. */
#include "layouts/flow/flow.h"

#include <string.h>

enum {
    WATERMARK = 240 * PT, /* （案）, turned 45°, centred on the text area (look.md) */
    WATERMARK_TURN = 45,
    SPARE_ITEMS = 12,  /* room for running matter in a page's array */
    END_GAP = 12 * PT, /* between the two ends of a running head */
    NOTE_GAP = 9 * PT,
    BADGE_HEIGHT = 12 * PT,
    BADGE_PADDING = 6 * PT,
    NO_END = INT32_MAX / 4
};

/* -- pages ------------------------------------------------------------------------------------------------------------- */
static void draw_watermark(struct flow *flow)
{
    static const char *const signs[] = {"（", "案", "）"};
    const struct publication *publication = flow->publication;
    const struct style *bold = publication_style(publication, "h1");
    if (!bold) bold = &publication->styles[0];
    const struct style *style = style_sized(flow, bold, WATERMARK);
    int32_t x = (flow->left + flow->right) / 2, y = (flow->top + flow->bottom) / 2;
    /* Along the rising diagonal a step of one em moves by 1/√2 each way; the baseline lies 0.38 em below the middle. */
    int64_t step = (int64_t)WATERMARK * 70711 / 100000, drop = step * 38 / 100, half = step / 2;
    for (size_t i = 0; i < ARRAY_LEN(signs); i++) {
        struct set_line line =
            lines_one(flow->setter, flow->arena, text_of(signs[i]), (struct position){0}, style);
        if (!line.first || !line.first->is_text) return;
        struct item *item = items_add(&flow->items, ITEM_TEXT, 0, publication->colours[COLOUR_TINT]);
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

/* Nothing is on it yet, and nothing on it waits for a reference. */
static void enter_page(struct flow *flow)
{
    flow->items.count = 0;
    flow->pending_before = flow->pending_count;
    matter_enter(flow);
}

void page_open(struct flow *flow)
{
    const struct page_master *master = flow->master;
    bool right_hand = !even(flow->number);
    flow->left = right_hand ? master->inside : master->outside;
    flow->right = master->width - (right_hand ? master->outside : master->inside);
    flow->top = flow->first_of_master && master->first_top > 0 ? master->first_top : master->top;
    flow->bottom = master->bottom;
    enter_page(flow);
    for (size_t i = 0; i < RUNNING_SLOTS; i++)
        flow->first_slots[i] = (struct text){0};
    if (flow->publication->draft) draw_watermark(flow);
    flow->furniture = flow->items.count;
}

bool page_is_empty(const struct flow *flow)
{
    return flow->items.count == flow->furniture;
}

/* The texts of the running slots on this page; shared with the page before where nothing changed. */
static const struct text *page_slots(struct flow *flow)
{
    struct text now[RUNNING_SLOTS];
    for (size_t i = 0; i < RUNNING_SLOTS; i++)
        now[i] = flow->first_slots[i].at ? flow->first_slots[i] : flow->slots[i];
    if (flow->page_count > 0 && memcmp(flow->notes[flow->page_count - 1].slots, now, sizeof now) == 0)
        return flow->notes[flow->page_count - 1].slots;
    struct text *copy = ARENA_ARRAY(flow->arena, struct text, RUNNING_SLOTS);
    memcpy(copy, now, sizeof now);
    return copy;
}

/* -- running matter ---------------------------------------------------------------------------------------------------- */
struct running_page {
    struct flow *flow;
    const struct page_note *note;
    struct arena *scratch;
    int32_t left, right;
};

/* How many pages there are; counted from the number that was asked for, so that the last page is 34 / 34. */
static int32_t last_number(const struct flow *flow)
{
    int32_t first = flow->publication->first_page;
    return (int32_t)flow->page_count + (first > 0 ? first - 1 : 0);
}

static struct text computed(const struct running_page *page, const struct inline_run *run)
{
    enum folio_style folio = page->note->master->folio;
    switch (run->kind) {
    case INLINE_FOLIO: return folio_text(page->scratch, folio, page->note->number);
    case INLINE_PAGE_COUNT:
        return folio_text(page->scratch, folio == FOLIO_ROMAN ? FOLIO_ARABIC : folio,
                          last_number(page->flow));
    case INLINE_RUNNING: return page->note->slots[run->slot % RUNNING_SLOTS];
    case INLINE_PAGES:
        if (!run->record || run->record->number >= page->flow->publication->record_count) break;
        return pages_text(page->scratch, &page->flow->anchors[run->record->number], PAGES_ALL,
                          page->flow->notes);
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
    struct object_context context = {page->flow, false};
    struct set_text text =
        lines_set(page->flow->setter, page->scratch, runs, style_aligned(page->flow, style, ALIGN_START),
                  (struct measure){.width = NO_END}, SET_NO_INDENT, object_width_of, &context);
    return text.lines[0];
}

/* A head that the measure cannot hold (it stands in full where it is a heading) ends in … */
static void shorten(const struct running_page *page, struct inline_run *run, const struct style *style)
{
    struct setter *setter = page->flow->setter;
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
    struct set_paragraph none = {0};
    line_draw(page->flow, &none, &end->line, style,
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
    struct flow *flow = page->flow;
    const struct style *bold = publication_style(flow->publication, "small-bold");
    if (!bold) bold = running->style;
    int32_t note = lines_text_width(flow->setter, flow->publication->draft_note, running->style);
    int32_t badge = lines_text_width(flow->setter, TEXT("DRAFT"), bold) + 2 * BADGE_PADDING;
    int32_t width = badge + (note > 0 ? NOTE_GAP + note : 0);
    int32_t x = page->right - width;
    if (!folio_left && !ends[0].runs) x = page->left;
    if (!folio_left && ends[0].runs && ends[2].runs) x = (page->left + page->right - width) / 2;
    int32_t baseline = baseline_of(running->style, running->top);
    int32_t middle = baseline - running->style->size * 38 / 100;
    frame_draw(flow, RULE_REGULAR, (struct box){x, middle - BADGE_HEIGHT / 2, badge, BADGE_HEIGHT});
    text_draw(flow, TEXT("DRAFT"), bold, (struct point){x + BADGE_PADDING, baseline}, 0);
    text_draw(flow, flow->publication->draft_note, running->style,
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
    rule_draw(page->flow, running->rule, (struct point){page->left, y}, (struct point){page->right, y});
    bool folio = has_folio(left) || has_folio(running->center) || has_folio(right);
    if (page->flow->publication->draft && folio)
        draw_note(page, running, ends, has_folio(swapped ? right : left));
}

/* Puts the page's running matter behind its items. */
static void run_page(struct flow *flow, const struct page_note *note)
{
    if (note->blank) return;
    const struct page_master *master = note->master;
    bool odd = !even(note->number);
    struct stage_arena *memory = stage_enter(flow->stage);
    struct running_page page = {flow, note, memory->arena, odd ? master->inside : master->outside,
                                master->width - (odd ? master->outside : master->inside)};
    flow->artifacts++;
    for (uint16_t i = 0; i < master->running_count; i++)
        if (!master->runnings[i].not_on_first || !note->first_of_master)
            draw_running(&page, &master->runnings[i]);
    flow->artifacts--;
    stage_leave(flow->stage, memory);
}

/* -- pages that are closed ------------------------------------------------------------------------------------------------ */
static struct page *add_page(struct flow *flow, struct page_note note)
{
    if (flow->page_count == flow->page_capacity) {
        size_t pages = flow->page_capacity, notes = flow->page_capacity;
        flow->pages = arena_grow(flow->arena, flow->pages, flow->page_count, flow->page_count + 1, &pages,
                                 sizeof(struct page *));
        flow->notes = arena_grow(flow->arena, flow->notes, flow->page_count, flow->page_count + 1, &notes,
                                 sizeof *flow->notes);
        flow->page_capacity = pages < notes ? pages : notes;
    }
    struct page *page = ARENA_NEW(flow->arena, struct page);
    *page = (struct page){.width = note.master->width, .height = note.master->height};
    if (note.master->numbered) page->label = folio_text(flow->arena, note.master->folio, note.number);
    flow->pages[flow->page_count] = page;
    flow->notes[flow->page_count++] = note;
    return page;
}

static bool knows(const struct inline_run *run)
{
    for (; run; run = run->next)
        if (run->kind == INLINE_PAGE_COUNT || run->kind == INLINE_PAGES) return false;
    return true;
}

/* Does nothing on the page depend on pages to come? */
static bool is_finished(const struct flow *flow, const struct page_note *note)
{
    if (!flow->sink || flow->in_doubt || flow->pending_count > flow->pending_before) return false;
    for (uint16_t i = 0; i < note->master->running_count; i++) {
        const struct running *running = &note->master->runnings[i];
        if (!knows(running->left) || !knows(running->short_left) || !knows(running->center) ||
            !knows(running->right))
            return false;
    }
    return true;
}

/* Hands over the items that `page` has. */
static void take(struct flow *flow, uint32_t number)
{
    struct page *page = flow->pages[number];
    flow_show(flow);
    flow->sink->take(flow->sink->context, &flow->document, number);
    flow->took = true;
    page->items = NULL;
    page->item_count = 0;
}

/* Keeps the items until all pages are known. */
static void keep(struct flow *flow, uint32_t number)
{
    struct page *page = flow->pages[number];
    struct page_note *note = &flow->notes[number];
    note->matter = matter_stay(flow);
    note->capacity = (uint32_t)flow->items.count + SPARE_ITEMS;
    note->items = ARENA_ARRAY(flow->matter, struct item, note->capacity);
    if (flow->items.count > 0)
        memcpy(note->items, flow->items.items, flow->items.count * sizeof *note->items);
    page->items = note->items;
    page->item_count = (uint32_t)flow->items.count;
}

static void close_page(struct flow *flow, struct page_note note)
{
    uint32_t number = (uint32_t)flow->page_count;
    struct page *page = add_page(flow, note);
    flow->number++;
    if (!is_finished(flow, &note)) {
        keep(flow, number);
        return;
    }
    run_page(flow, &note);
    page->items = flow->items.items;
    page->item_count = (uint32_t)flow->items.count;
    take(flow, number);
}

void page_close(struct flow *flow)
{
    close_page(flow, (struct page_note){.master = flow->master,
                                        .number = flow->number,
                                        .first_of_master = flow->first_of_master,
                                        .slots = page_slots(flow)});
    flow->first_of_master = false;
}

void page_add_blank(struct flow *flow)
{
    enter_page(flow);
    close_page(flow,
               (struct page_note){
                   .master = flow->master, .number = flow->number, .blank = true, .slots = page_slots(flow)});
}

static void append_items(struct flow *flow, size_t index)
{
    struct page_note *note = &flow->notes[index];
    struct page *page = flow->pages[index];
    size_t wanted = page->item_count + flow->items.count;
    if (wanted > note->capacity) {
        struct item *larger = ARENA_ARRAY(flow->matter, struct item, wanted);
        memcpy(larger, note->items, page->item_count * sizeof *larger);
        note->items = larger;
        note->capacity = (uint32_t)wanted;
        page->items = larger;
    }
    if (flow->items.count > 0)
        memcpy(note->items + page->item_count, flow->items.items, flow->items.count * sizeof *note->items);
    page->item_count = (uint32_t)wanted;
}

void pages_run(struct flow *flow)
{
    for (size_t i = 0; i < flow->page_count; i++) {
        if (!flow->notes[i].matter) continue;
        flow->items.count = 0;
        matter_enter_again(flow, flow->notes[i].matter);
        run_page(flow, &flow->notes[i]);
        append_items(flow, i);
    }
}

void pages_take(struct flow *flow)
{
    for (uint32_t i = 0; i < flow->page_count; i++) {
        if (!flow->notes[i].matter) continue;
        take(flow, i);
        matter_leave(flow->notes[i].matter);
        flow->notes[i].matter = NULL;
    }
}
