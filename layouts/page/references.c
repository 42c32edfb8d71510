/* references.c: references that can only be filled in when all pages are known. */
#include "references.h"

#include "tags.h"

enum { REMOVED = 255 };

enum pages_wanted references_wanted_by(const struct inline_run *run, bool contents)
{
    if (run->count != 1) return PAGES_ALL;
    return contents ? PAGES_NEXT : PAGES_FIRST;
}

void references_add(struct page_maker *maker, struct pending_reference pending)
{
    if (!pending.record || pending.record->number >= maker->publication->record_count) pending.record = NULL;
    pending.page = (uint32_t)maker->closed.count;
    if (pending.style && !pending.fixed) maker->references.in_doubt = true;
    maker->references.pending =
        arena_grow(maker->arena, maker->references.pending, maker->references.pending_count,
                   maker->references.pending_count + 1, &maker->references.pending_capacity,
                   sizeof *maker->references.pending);
    maker->references.pending[maker->references.pending_count++] = pending;
}

/* -- resolving -------------------------------------------------------------------------------------------------------- */
struct resolver {
    struct page_maker *maker;
    uint32_t contents_page; /* of the line of contents before */
};

/* The place that is meant. Contents go through the book in its order: of several places the next one counts. */
static const struct anchor *target(struct resolver *resolver, const struct pending_reference *pending)
{
    if (!pending->record) return NULL;
    const struct anchor *anchor = &resolver->maker->references.anchors[pending->record->number];
    if (!anchor->set) return NULL;
    if (pending->wanted != PAGES_NEXT) return anchor;
    const struct anchor *next = anchor;
    while (next && next->first < resolver->contents_page)
        next = next->next;
    if (!next) return anchor;
    resolver->contents_page = next->first;
    return next;
}

static struct text target_text(struct resolver *resolver, const struct pending_reference *pending)
{
    const struct anchor *anchor = target(resolver, pending);
    /* It stands nowhere in this publication: a dash, as for everything that is missing. */
    if (!anchor) return TEXT("―");
    return anchor_pages(resolver->maker->arena, anchor, pending->wanted, resolver->maker->closed.notes);
}

/* Does the line look as if it had been set with this text? */
static bool text_settles(struct page_maker *maker, const struct pending_reference *pending, struct text text)
{
    int32_t width = lines_text_width(maker->setter, text, pending->style);
    if (pending->upright && width < pending->style->size)
        width = pending->style->size; /* a cell of its own */
    return width == pending->width || (pending->fixed && width < pending->width);
}

/* In a column a number of up to two figures stands, a longer one lies (JLREQ 3.2.5). */
static void place_upright(const struct pending_reference *pending, struct text_item *item, int32_t width)
{
    int32_t size = pending->style->size;
    item->rotated = width > size;
    item->writing = item->rotated ? WRITING_VERTICAL : WRITING_HORIZONTAL;
    item->origin = item->rotated ? (struct point){pending->middle, pending->left + pending->width - width}
                                 : (struct point){pending->middle - width / 2,
                                                  pending->left + (pending->width - size) / 2 +
                                                      (int32_t)((int64_t)size * 88 / 100)};
}

static bool resolve_text(struct resolver *resolver, const struct pending_reference *pending)
{
    struct page_maker *maker = resolver->maker;
    struct text text = target_text(resolver, pending);
    struct item *item = &maker->closed.notes[pending->page].items[pending->item];
    item->text.text = text;
    item->text.extra = NULL;
    int32_t width = lines_text_width(maker->setter, text, pending->style);
    if (pending->upright)
        place_upright(pending, &item->text, width);
    else
        item->text.origin.x = pending->left + pending->width - width;
    return text_settles(maker, pending, text);
}

/* A link to a record that stands nowhere is no link; its text stays. */
static void resolve_link(struct resolver *resolver, const struct pending_reference *pending, bool *removed)
{
    struct page_maker *maker = resolver->maker;
    struct item *item = &maker->closed.notes[pending->page].items[pending->item];
    const struct anchor *anchor = target(resolver, pending);
    if (anchor) {
        item->link.page = anchor->first;
        item->link.y = anchor->y;
        return;
    }
    tag_at(maker, item->tag)->role = TAG_SPAN;
    item->kind = REMOVED;
    *removed = true;
}

static void drop_removed(struct page_maker *maker)
{
    for (size_t i = 0; i < maker->closed.count; i++) {
        struct item *items = maker->closed.notes[i].items; /* of pages that were taken: none */
        uint32_t kept = 0;
        for (uint32_t j = 0; j < maker->closed.pages[i]->item_count; j++)
            if (items[j].kind != REMOVED) items[kept++] = items[j];
        maker->closed.pages[i]->item_count = kept;
    }
}

static bool is_text(const struct page_maker *maker, const struct pending_reference *pending)
{
    return maker->closed.notes[pending->page].items[pending->item].kind == ITEM_TEXT;
}

bool references_settle(struct page_maker *maker)
{
    struct resolver resolver = {maker, 0};
    for (size_t i = 0; i < maker->references.pending_count; i++) {
        const struct pending_reference *pending = &maker->references.pending[i];
        if (is_text(maker, pending) && !text_settles(maker, pending, target_text(&resolver, pending)))
            return false;
    }
    return true;
}

void references_resolve(struct page_maker *maker)
{
    bool removed = false;
    struct resolver resolver = {maker, 0};
    for (size_t i = 0; i < maker->references.pending_count; i++) {
        const struct pending_reference *pending = &maker->references.pending[i];
        if (!is_text(maker, pending)) {
            resolve_link(&resolver, pending, &removed);
        } else if (!resolve_text(&resolver, pending)) {
            struct text name = pending->name;
            if (name.length == 0 && pending->record) name = record_child_text(pending->record, RECORD_TITLE);
            DIAG(maker->diagnostics, REFERENCE_UNSETTLED, .at = pending->at, .arguments = {name});
        }
    }
    if (removed) drop_removed(maker);
}
