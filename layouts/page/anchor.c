/* anchor.c: where records stand, and the references that can only be filled in when all pages are known. */
#include "layouts/flow/flow.h"

#include <string.h>

enum { REMOVED = 255 };

void anchor_note(struct flow *flow, const struct record *record, int32_t y)
{
    if (record->number >= flow->publication->record_count) return;
    struct anchor *anchor = &flow->anchors[record->number];
    uint32_t page = (uint32_t)flow->page_count;
    if (!anchor->set) {
        *anchor = (struct anchor){page, page, y, true, NULL, NULL};
        return;
    }
    struct anchor *run = anchor->latest ? anchor->latest : anchor;
    if (page <= run->last + 1) {
        run->last = page;
        return;
    }
    /* It stands in another place too: a chapter that presents the goals, another that holds their cards. */
    run->next = ARENA_NEW(flow->arena, struct anchor);
    anchor->latest = run->next;
    *run->next = (struct anchor){page, page, y, true, NULL, NULL};
}

void pending_add(struct flow *flow, struct pending pending)
{
    if (!pending.record || pending.record->number >= flow->publication->record_count) pending.record = NULL;
    pending.page = (uint32_t)flow->page_count;
    if (pending.style && !pending.fixed) flow->in_doubt = true;
    flow->pending = arena_grow(flow->arena, flow->pending, flow->pending_count, flow->pending_count + 1,
                               &flow->pending_capacity, sizeof *flow->pending);
    flow->pending[flow->pending_count++] = pending;
}

/* -- folios ----------------------------------------------------------------------------------------------------------- */
static struct text roman(struct arena *arena, int32_t number)
{
    static const struct {
        int32_t value;
        const char *letters;
    } signs[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                 {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    struct text_buffer buffer = {.arena = arena};
    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        for (; number >= signs[i].value; number -= signs[i].value)
            buffer_add(&buffer, text_of(signs[i].letters));
    return buffer_text(&buffer);
}

static struct text full_width(struct arena *arena, int32_t number)
{
    struct text digits = text_format(arena, "%d", (int)number);
    struct text_buffer buffer = {.arena = arena};
    for (size_t i = 0; i < digits.length; i++)
        buffer_add_char(&buffer, digits.at[i] == '-' ? 0xFF0Du : 0xFF10u + (uint32_t)(digits.at[i] - '0'));
    return buffer_text(&buffer);
}

struct text folio_text(struct arena *arena, enum folio_style style, int32_t number)
{
    switch (style) {
    case FOLIO_ARABIC: break;
    case FOLIO_ROMAN:
        if (number > 0 && number < 4000) return roman(arena, number);
        break;
    case FOLIO_FULL_WIDTH: return full_width(arena, number);
    }
    return text_format(arena, "%d", (int)number);
}

static struct text one_page(struct arena *arena, const struct page_note *note)
{
    return folio_text(arena, note->master->folio, note->number);
}

static void add_run(struct text_buffer *buffer, const struct anchor *run, const struct page_note *notes)
{
    bool wide = notes[run->first].master->folio == FOLIO_FULL_WIDTH;
    if (buffer->length > 0) buffer_add(buffer, wide ? TEXT("，") : TEXT(", "));
    buffer_add(buffer, one_page(buffer->arena, &notes[run->first]));
    if (run->first == run->last) return;
    buffer_add(buffer, wide ? TEXT("－") : TEXT("-"));
    buffer_add(buffer, one_page(buffer->arena, &notes[run->last]));
}

struct text pages_text(struct arena *arena, const struct anchor *anchor, enum pages_wanted wanted,
                       const struct page_note *notes)
{
    if (!anchor->set) return (struct text){0};
    if (wanted != PAGES_ALL) return one_page(arena, &notes[anchor->first]);
    struct text_buffer buffer = {.arena = arena};
    for (const struct anchor *run = anchor; run; run = run->next)
        add_run(&buffer, run, notes);
    return buffer_text(&buffer);
}

/* -- resolving -------------------------------------------------------------------------------------------------------- */
struct resolver {
    struct flow *flow;
    uint32_t contents_page; /* of the line of contents before */
};

/* The place that is meant. Contents go through the book in its order: of several places the next one counts. */
static const struct anchor *target(struct resolver *resolver, const struct pending *pending)
{
    if (!pending->record) return NULL;
    const struct anchor *anchor = &resolver->flow->anchors[pending->record->number];
    if (!anchor->set) return NULL;
    if (pending->wanted != PAGES_NEXT) return anchor;
    const struct anchor *next = anchor;
    while (next && next->first < resolver->contents_page)
        next = next->next;
    if (!next) return anchor;
    resolver->contents_page = next->first;
    return next;
}

static struct text target_text(struct resolver *resolver, const struct pending *pending)
{
    const struct anchor *anchor = target(resolver, pending);
    /* It stands nowhere in this publication: a dash, as for everything that is missing. */
    if (!anchor) return TEXT("―");
    return pages_text(resolver->flow->arena, anchor, pending->wanted, resolver->flow->notes);
}

/* Does the line look as if it had been set with this text? */
static bool text_settles(struct flow *flow, const struct pending *pending, struct text text)
{
    int32_t width = lines_text_width(flow->setter, text, pending->style);
    if (pending->upright && width < pending->style->size) width = pending->style->size; /* a cell of its own */
    return width == pending->width || (pending->fixed && width < pending->width);
}

/* In a column a number of up to two figures stands, a longer one lies (JLREQ 3.2.5). */
static void place_upright(const struct pending *pending, struct text_item *item, int32_t width)
{
    int32_t size = pending->style->size;
    item->rotated = width > size;
    item->writing = item->rotated ? WRITING_VERTICAL : WRITING_HORIZONTAL;
    item->origin = item->rotated ? (struct point){pending->middle, pending->left + pending->width - width}
                                 : (struct point){pending->middle - width / 2,
                                                  pending->left + (pending->width - size) / 2 +
                                                      (int32_t)((int64_t)size * 88 / 100)};
}

static bool resolve_text(struct resolver *resolver, const struct pending *pending)
{
    struct flow *flow = resolver->flow;
    struct text text = target_text(resolver, pending);
    struct item *item = &flow->notes[pending->page].items[pending->item];
    item->text.text = text;
    item->text.extra = NULL;
    int32_t width = lines_text_width(flow->setter, text, pending->style);
    if (pending->upright)
        place_upright(pending, &item->text, width);
    else
        item->text.origin.x = pending->left + pending->width - width;
    return text_settles(flow, pending, text);
}

/* A link to a record that stands nowhere is no link; its text stays. */
static void resolve_link(struct resolver *resolver, const struct pending *pending, bool *removed)
{
    struct flow *flow = resolver->flow;
    struct item *item = &flow->notes[pending->page].items[pending->item];
    const struct anchor *anchor = target(resolver, pending);
    if (anchor) {
        item->link.page = anchor->first;
        item->link.y = anchor->y;
        return;
    }
    tag_at(flow, item->tag)->role = TAG_SPAN;
    item->kind = REMOVED;
    *removed = true;
}

static void drop_removed(struct flow *flow)
{
    for (size_t i = 0; i < flow->page_count; i++) {
        struct item *items = flow->notes[i].items; /* of pages that were taken: none */
        uint32_t kept = 0;
        for (uint32_t j = 0; j < flow->pages[i]->item_count; j++)
            if (items[j].kind != REMOVED) items[kept++] = items[j];
        flow->pages[i]->item_count = kept;
    }
}

static bool is_text(const struct flow *flow, const struct pending *pending)
{
    return flow->notes[pending->page].items[pending->item].kind == ITEM_TEXT;
}

bool references_settle(struct flow *flow)
{
    struct resolver resolver = {flow, 0};
    for (size_t i = 0; i < flow->pending_count; i++) {
        const struct pending *pending = &flow->pending[i];
        if (is_text(flow, pending) && !text_settles(flow, pending, target_text(&resolver, pending)))
            return false;
    }
    return true;
}

void references_resolve(struct flow *flow)
{
    bool removed = false;
    struct resolver resolver = {flow, 0};
    for (size_t i = 0; i < flow->pending_count; i++) {
        const struct pending *pending = &flow->pending[i];
        if (!is_text(flow, pending)) {
            resolve_link(&resolver, pending, &removed);
        } else if (!resolve_text(&resolver, pending)) {
            struct text name = pending->name;
            if (name.length == 0 && pending->record) name = record_child_text(pending->record, RECORD_TITLE);
            DIAG(flow->diagnostics, REFERENCE_UNSETTLED, .at = pending->at, .arguments = {name});
        }
    }
    if (removed) drop_removed(flow);
}
