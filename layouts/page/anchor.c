/* anchor.c: where records stand, and how their pages are printed. */
#include "anchor.h"

void anchor_note(struct page_maker *maker, const struct record *record, int32_t y)
{
    if (record->number >= maker->publication->record_count) return;
    struct anchor *anchor = &maker->references.anchors[record->number];
    uint32_t page = (uint32_t)maker->closed.count;
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
    run->next = ARENA_NEW(maker->arena, struct anchor);
    anchor->latest = run->next;
    *run->next = (struct anchor){page, page, y, true, NULL, NULL};
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

struct text anchor_folio(struct arena *arena, enum folio_style style, int32_t number)
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
    return anchor_folio(arena, note->master->folio, note->number);
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

struct text anchor_pages(struct arena *arena, const struct anchor *anchor, enum pages_wanted wanted,
                         const struct page_note *notes)
{
    if (!anchor->set) return (struct text){0};
    if (wanted != PAGES_ALL) return one_page(arena, &notes[anchor->first]);
    struct text_buffer buffer = {.arena = arena};
    for (const struct anchor *run = anchor; run; run = run->next)
        add_run(&buffer, run, notes);
    return buffer_text(&buffer);
}
