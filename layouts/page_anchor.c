/* page_anchor.c: where records stand, and the references that can only be filled in when all pages are known. */
#include "flow.h"

#include <string.h>

enum { REMOVED = 255 };

void anchor_note(struct flow *flow, const struct record *record, int32_t y)
{
    if (record->number >= flow->publication->record_count) return;
    struct anchor *anchor = &flow->anchors[record->number];
    uint32_t page = (uint32_t)flow->page_count;
    if (!anchor->set) *anchor = (struct anchor){page, page, y, true};
    else anchor->last = page;
}

void pending_add(struct flow *flow, struct pending pending)
{
    if (!pending.record || pending.record->number >= flow->publication->record_count) pending.record = NULL;
    pending.page = (uint32_t)flow->page_count;
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
        for (; number >= signs[i].value; number -= signs[i].value) buffer_add(&buffer, text_of(signs[i].letters));
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

struct text pages_text(struct arena *arena, const struct anchor *anchor, const struct page_note *notes)
{
    if (!anchor->set) return (struct text){0};
    const struct page_note *first = &notes[anchor->first], *last = &notes[anchor->last];
    struct text from = folio_text(arena, first->master->folio, first->number);
    if (anchor->first == anchor->last) return from;
    struct text to = folio_text(arena, last->master->folio, last->number);
    bool wide = first->master->folio == FOLIO_FULL_WIDTH;
    return text_format(arena, "%.*s%s%.*s", TEXT_ARG(from), wide ? "－" : "-", TEXT_ARG(to));
}

/* -- resolving -------------------------------------------------------------------------------------------------------- */
static struct text target_text(struct flow *flow, const struct pending *pending)
{
    struct text text = {0};
    if (pending->record) text = pages_text(flow->arena, &flow->anchors[pending->record->number], flow->notes);
    /* It stands nowhere in this publication: a dash, as for everything that is missing. */
    return text.length > 0 ? text : TEXT("―");
}

/* Does the line look as if it had been set with this text? */
static bool text_settles(struct flow *flow, const struct pending *pending, struct text text)
{
    int32_t width = lines_text_width(flow->setter, text, pending->style);
    return width == pending->width || (pending->fixed && width < pending->width);
}

static bool resolve_text(struct flow *flow, const struct pending *pending)
{
    struct text text = target_text(flow, pending);
    struct item *item = &flow->notes[pending->page].items[pending->item];
    item->text.text = text;
    item->text.extra = NULL;
    item->text.origin.x = pending->left + pending->width - lines_text_width(flow->setter, text, pending->style);
    return text_settles(flow, pending, text);
}

/* A link to a record that stands nowhere is no link; its text stays. */
static void resolve_link(struct flow *flow, const struct pending *pending, bool *removed)
{
    struct item *item = &flow->notes[pending->page].items[pending->item];
    const struct anchor *anchor = pending->record ? &flow->anchors[pending->record->number] : NULL;
    if (anchor && anchor->set) {
        item->link.page = anchor->first;
        item->link.y = anchor->y;
        return;
    }
    flow->tags[item->tag].role = TAG_SPAN;
    item->kind = REMOVED;
    *removed = true;
}

static void drop_removed(struct flow *flow)
{
    for (size_t i = 0; i < flow->page_count; i++) {
        struct item *items = flow->notes[i].items;
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
    for (size_t i = 0; i < flow->pending_count; i++) {
        const struct pending *pending = &flow->pending[i];
        if (is_text(flow, pending) && !text_settles(flow, pending, target_text(flow, pending))) return false;
    }
    return true;
}

void references_resolve(struct flow *flow)
{
    bool removed = false;
    for (size_t i = 0; i < flow->pending_count; i++) {
        const struct pending *pending = &flow->pending[i];
        if (!is_text(flow, pending)) {
            resolve_link(flow, pending, &removed);
        } else if (!resolve_text(flow, pending)) {
            struct text name = pending->name;
            if (name.length == 0 && pending->record) name = record_child_text(pending->record, RECORD_TITLE);
            DIAG(flow->diagnostics, REFERENCE_UNSETTLED, .at = pending->at, .arguments = {name});
        }
    }
    if (removed) drop_removed(flow);
}
