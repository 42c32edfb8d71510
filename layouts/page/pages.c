/* pages.c: pages begin and end.
 *
 * A page that says nothing of others (how many there are, where something stands) gets its running matter when it is
 * closed, and goes to the sink: a report of thousands of pages is never whole in memory. The others wait until all pages
 * are known. */
#include "pages.h"

#include <string.h>

#include "anchor.h"
#include "matter.h"
#include "running.h"
#include "tags.h"

enum { SPARE_ITEMS = 12 /* room for running matter in a page's array */ };

/* -- the page under work ------------------------------------------------------------------------------------------------ */
/* Nothing is on it yet, and nothing on it waits for a reference. */
static void enter_page(struct page_maker *maker)
{
    maker->items.count = 0;
    maker->references.pending_before = maker->references.pending_count;
    matter_enter(maker);
}

void page_open(struct page_maker *maker)
{
    const struct page_master *master = maker->master;
    bool right_hand = maker->number % 2 != 0;
    maker->left = right_hand ? master->inside : master->outside;
    maker->right = master->width - (right_hand ? master->outside : master->inside);
    maker->top = maker->first_of_master && master->first_top > 0 ? master->first_top : master->top;
    maker->bottom = master->bottom;
    enter_page(maker);
    for (size_t i = 0; i < RUNNING_SLOTS; i++)
        maker->slots.first[i] = (struct text){0};
    if (maker->publication->draft) running_draw_watermark(maker);
    maker->furniture = maker->items.count;
}

bool page_is_empty(const struct page_maker *maker)
{
    return maker->items.count == maker->furniture;
}

/* The texts of the running slots on this page; shared with the page before where nothing changed. */
static const struct text *page_slots(struct page_maker *maker)
{
    struct text now[RUNNING_SLOTS];
    for (size_t i = 0; i < RUNNING_SLOTS; i++)
        now[i] = maker->slots.first[i].at ? maker->slots.first[i] : maker->slots.now[i];
    if (maker->closed.count > 0 &&
        memcmp(maker->closed.notes[maker->closed.count - 1].slots, now, sizeof now) == 0)
        return maker->closed.notes[maker->closed.count - 1].slots;
    struct text *copy = ARENA_ARRAY(maker->arena, struct text, RUNNING_SLOTS);
    memcpy(copy, now, sizeof now);
    return copy;
}

/* -- pages that are closed ------------------------------------------------------------------------------------------------ */
static struct page *add_page(struct page_maker *maker, struct page_note note)
{
    if (maker->closed.count == maker->closed.capacity) {
        size_t pages = maker->closed.capacity, notes = maker->closed.capacity;
        maker->closed.pages = arena_grow(maker->arena, maker->closed.pages, maker->closed.count,
                                         maker->closed.count + 1, &pages, sizeof(struct page *));
        maker->closed.notes = arena_grow(maker->arena, maker->closed.notes, maker->closed.count,
                                         maker->closed.count + 1, &notes, sizeof *maker->closed.notes);
        maker->closed.capacity = pages < notes ? pages : notes;
    }
    struct page *page = ARENA_NEW(maker->arena, struct page);
    *page = (struct page){.width = note.master->width, .height = note.master->height};
    if (note.master->numbered) page->label = anchor_folio(maker->arena, note.master->folio, note.number);
    maker->closed.pages[maker->closed.count] = page;
    maker->closed.notes[maker->closed.count++] = note;
    return page;
}

/* Does nothing on the page depend on pages to come? */
static bool is_finished(const struct page_maker *maker, const struct page_note *note)
{
    const struct references *references = &maker->references;
    if (!maker->closed.sink || references->in_doubt) return false;
    return references->pending_count == references->pending_before && running_is_known(note->master);
}

/* Hands over the items that `page` has. */
static void take(struct page_maker *maker, uint32_t number)
{
    struct page *page = maker->closed.pages[number];
    pages_show(maker);
    maker->closed.sink->take(maker->closed.sink->context, &maker->document, number);
    maker->closed.took = true;
    page->items = NULL;
    page->item_count = 0;
}

/* Keeps the items until all pages are known. */
static void keep(struct page_maker *maker, uint32_t number)
{
    struct page *page = maker->closed.pages[number];
    struct page_note *note = &maker->closed.notes[number];
    note->matter = matter_stay(maker);
    note->capacity = (uint32_t)maker->items.count + SPARE_ITEMS;
    note->items = ARENA_ARRAY(maker->memory.page, struct item, note->capacity);
    if (maker->items.count > 0)
        memcpy(note->items, maker->items.items, maker->items.count * sizeof *note->items);
    page->items = note->items;
    page->item_count = (uint32_t)maker->items.count;
}

static void close_page(struct page_maker *maker, struct page_note note)
{
    uint32_t number = (uint32_t)maker->closed.count;
    struct page *page = add_page(maker, note);
    maker->number++;
    if (!is_finished(maker, &note)) {
        keep(maker, number);
        return;
    }
    running_draw(maker, &note);
    page->items = maker->items.items;
    page->item_count = (uint32_t)maker->items.count;
    take(maker, number);
}

void page_close(struct page_maker *maker)
{
    close_page(maker, (struct page_note){.master = maker->master,
                                         .number = maker->number,
                                         .first_of_master = maker->first_of_master,
                                         .slots = page_slots(maker)});
    maker->first_of_master = false;
}

void page_add_blank(struct page_maker *maker)
{
    enter_page(maker);
    close_page(maker, (struct page_note){.master = maker->master,
                                         .number = maker->number,
                                         .blank = true,
                                         .slots = page_slots(maker)});
}

static void append_items(struct page_maker *maker, size_t index)
{
    struct page_note *note = &maker->closed.notes[index];
    struct page *page = maker->closed.pages[index];
    size_t wanted = page->item_count + maker->items.count;
    if (wanted > note->capacity) {
        struct item *larger = ARENA_ARRAY(maker->memory.page, struct item, wanted);
        memcpy(larger, note->items, page->item_count * sizeof *larger);
        note->items = larger;
        note->capacity = (uint32_t)wanted;
        page->items = larger;
    }
    if (maker->items.count > 0)
        memcpy(note->items + page->item_count, maker->items.items, maker->items.count * sizeof *note->items);
    page->item_count = (uint32_t)wanted;
}

void pages_run(struct page_maker *maker)
{
    for (size_t i = 0; i < maker->closed.count; i++) {
        if (!maker->closed.notes[i].matter) continue;
        maker->items.count = 0;
        matter_enter_again(maker, maker->closed.notes[i].matter);
        running_draw(maker, &maker->closed.notes[i]);
        append_items(maker, i);
    }
}

void pages_take(struct page_maker *maker)
{
    for (uint32_t i = 0; i < maker->closed.count; i++) {
        if (!maker->closed.notes[i].matter) continue;
        take(maker, i);
        matter_leave(maker->closed.notes[i].matter);
        maker->closed.notes[i].matter = NULL;
    }
}

void pages_show(struct page_maker *maker)
{
    maker->document.pages = (const struct page *const *)maker->closed.pages;
    maker->document.page_count = (uint32_t)maker->closed.count;
    tags_show(maker);
}
