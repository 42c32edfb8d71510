/* pages_sample.h: hand-made publications for the tests of the page composer, and what is asked of their pages. */
#ifndef SHINCHOKU_TESTS_PAGES_SAMPLE_H
#define SHINCHOKU_TESTS_PAGES_SAMPLE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "layouts/compose/compose.h"
#include "output/output.h"

enum { SAMPLE_STYLES = 10, SAMPLE_RECORDS = 64 };
enum sample_style {
    BODY,
    TABLE,
    TABLE_BOLD,
    SMALL,
    SMALL_BOLD,
    HEADING_1,
    HEADING_2,
    CONTINUED,
    CONTENTS,
    BAND
};

struct sample {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct setter *setter;
    struct style styles[SAMPLE_STYLES];
    struct page_master masters[4];
    struct running runnings[4];
    struct record records[SAMPLE_RECORDS];
    struct house house;
    struct publication publication;
    struct block *last;
    const struct document *document;
};

static inline void sample_styles(struct sample *s)
{
    s->styles[BODY] =
        (struct style){.name = TEXT("body"), .size = 10500, .leading = 18 * PT, .align = ALIGN_JUSTIFY};
    s->styles[TABLE] = (struct style){.name = TEXT("table"), .role = 1, .size = 9 * PT, .leading = 15 * PT};
    s->styles[TABLE_BOLD] =
        (struct style){.name = TEXT("table-bold"), .role = 2, .size = 9 * PT, .leading = 15 * PT};
    s->styles[SMALL] = (struct style){.name = TEXT("small"), .role = 1, .size = 8 * PT, .leading = 12 * PT};
    s->styles[SMALL_BOLD] =
        (struct style){.name = TEXT("small-bold"), .role = 2, .size = 8 * PT, .leading = 12 * PT};
    s->styles[HEADING_1] = (struct style){.name = TEXT("h1"),
                                          .role = 2,
                                          .size = 18 * PT,
                                          .leading = 27 * PT,
                                          .after = 9 * PT,
                                          .keep_next = true};
    s->styles[HEADING_2] = (struct style){.name = TEXT("h2"),
                                          .role = 2,
                                          .size = 14 * PT,
                                          .leading = 21 * PT,
                                          .before = 18 * PT,
                                          .after = 3 * PT,
                                          .keep_next = true};
    s->styles[CONTINUED] =
        (struct style){.name = TEXT("continued"), .role = 1, .size = 8 * PT, .leading = 12 * PT};
    s->styles[CONTENTS] =
        (struct style){.name = TEXT("contents"), .role = 1, .size = 9 * PT, .leading = 18 * PT};
    s->styles[BAND] = (struct style){.name = TEXT("band"), .role = 2, .size = 9 * PT, .leading = 18 * PT};
}

static inline int sample_open(void **state)
{
    static const uint32_t colours[COLOUR_ROLES] = {0x000000, 0x17407A, 0xE6ECF3, 0x595959, 0xFFFFFF};
    struct sample *s = calloc(1, sizeof *s);
    if (!s) return -1;
    s->arena = arena_open(NULL);
    s->diagnostics = diag_open(s->arena);
    s->setter = lines_open_setter(trace_metrics(), s->diagnostics);
    sample_styles(s);
    for (uint32_t i = 0; i < SAMPLE_RECORDS; i++)
        s->records[i] = (struct record){.kind = RECORD_SECTION, .number = i};
    /* The text area of look.md: 44 characters, 38 lines. */
    s->masters[0] = (struct page_master){.width = 595300,
                                         .height = 841900,
                                         .top = 84 * PT,
                                         .bottom = 768 * PT,
                                         .inside = 66600,
                                         .outside = 66700,
                                         .numbered = true};
    s->publication = (struct publication){.title = TEXT("試験の計画"),
                                          .masters = s->masters,
                                          .master_count = 1,
                                          .styles = s->styles,
                                          .style_count = SAMPLE_STYLES,
                                          .house = &s->house,
                                          .continued_style = &s->styles[CONTINUED],
                                          .record_count = SAMPLE_RECORDS};
    memcpy(s->publication.colours, colours, sizeof colours);
    *state = s;
    return s->setter ? 0 : -1;
}

static inline int sample_close(void **state)
{
    struct sample *s = *state;
    lines_close_setter(s->setter);
    arena_close(s->arena);
    free(s);
    return 0;
}

/* -- blocks -------------------------------------------------------------------------------------------------------------- */
static inline struct block *sample_append(struct sample *s, struct block *block)
{
    if (s->last)
        s->last->next = block;
    else
        s->publication.first = block;
    s->last = block;
    return block;
}

static inline struct inline_run *sample_run(struct sample *s, enum inline_kind kind, struct text text)
{
    struct inline_run *run = ARENA_NEW(s->arena, struct inline_run);
    *run = (struct inline_run){.kind = kind, .text = text};
    return run;
}

static inline struct block *sample_text(struct sample *s, enum sample_style style, struct text text)
{
    struct block *block = ARENA_NEW(s->arena, struct block);
    *block = (struct block){.kind = BLOCK_PARAGRAPH, .style = &s->styles[style], .role = TAG_P};
    block->paragraph.first = block->paragraph.last = sample_run(s, INLINE_TEXT, text);
    return block;
}

static inline struct block *sample_add_text(struct sample *s, enum sample_style style, const char *text)
{
    return sample_append(s, sample_text(s, style, text_of(text)));
}

/* A text of so many characters, each full-width, without punctuation: 44 of them are a line of BODY. */
static inline struct text sample_characters(struct sample *s, size_t count, const char *character)
{
    struct text_buffer buffer = {.arena = s->arena};
    for (size_t i = 0; i < count; i++)
        buffer_add(&buffer, text_of(character));
    return buffer_text(&buffer);
}

/* `lines` full lines of body text. */
static inline struct block *sample_add_lines(struct sample *s, size_t lines, const char *character)
{
    return sample_append(s, sample_text(s, BODY, sample_characters(s, lines * 44, character)));
}

static inline struct block *sample_break(struct sample *s, enum break_kind kind, int16_t master,
                                         int32_t number)
{
    struct block *block = ARENA_NEW(s->arena, struct block);
    *block = (struct block){.kind = BLOCK_BREAK, .page_break = {kind, master, number}};
    return sample_append(s, block);
}

static inline struct block *sample_group(struct sample *s, enum group_flow flow, struct block *first)
{
    struct block *block = ARENA_NEW(s->arena, struct block);
    *block =
        (struct block){.kind = BLOCK_GROUP, .group = {.flow = flow, .first = first, .fill = COLOUR_WHITE}};
    for (struct block *each = first; each; each = each->next)
        block->group.last = each;
    return block;
}

/* -- pages ---------------------------------------------------------------------------------------------------------------- */
static inline const struct document *sample_compose(struct sample *s)
{
    s->document = compose_pages(&s->publication, s->setter, s->arena, s->diagnostics);
    return s->document;
}

enum sample_what { WHOLE_PAGE, READ_ALOUD, ARTIFACTS };

/* The characters of a page, in the order in which they are drawn. */
static inline struct text sample_page_text(struct sample *s, uint32_t page, enum sample_what what)
{
    struct text_buffer buffer = {.arena = s->arena};
    const struct page *at = s->document->pages[page];
    for (uint32_t i = 0; i < at->item_count; i++) {
        const struct item *item = &at->items[i];
        if (item->kind != ITEM_TEXT) continue;
        if ((what == READ_ALOUD && item->tag == 0) || (what == ARTIFACTS && item->tag != 0)) continue;
        buffer_add(&buffer, item->text.text);
    }
    return buffer_text(&buffer);
}

static inline bool sample_page_has(struct sample *s, uint32_t page, const char *words)
{
    return text_find(sample_page_text(s, page, WHOLE_PAGE), text_of(words)) != SIZE_MAX;
}

/* All that is read aloud, over all pages. */
static inline struct text sample_read(struct sample *s)
{
    struct text_buffer buffer = {.arena = s->arena};
    for (uint32_t i = 0; i < s->document->page_count; i++)
        buffer_add(&buffer, sample_page_text(s, i, READ_ALOUD));
    return buffer_text(&buffer);
}

/* The first text item of the page that begins with the words; NULL: none. */
static inline const struct item *sample_find(struct sample *s, uint32_t page, const char *words)
{
    const struct page *at = s->document->pages[page];
    for (uint32_t i = 0; i < at->item_count; i++)
        if (at->items[i].kind == ITEM_TEXT && text_starts(at->items[i].text.text, text_of(words)))
            return &at->items[i];
    return NULL;
}

static inline size_t sample_count(struct text text, const char *character)
{
    size_t count = 0;
    struct text sought = text_of(character);
    for (struct text rest = text; rest.length >= sought.length;) {
        if (text_starts(rest, sought)) count++;
        text_next(&rest);
    }
    return count;
}

static inline size_t sample_findings(const struct sample *s, enum rule rule)
{
    size_t count = 0;
    for (const struct diagnostic *each = s->diagnostics->first; each; each = each->next)
        if (each->rule == rule) count++;
    return count;
}

/* Every item lies inside its page. */
static inline void sample_check_inside(struct sample *s)
{
    for (uint32_t i = 0; i < s->document->page_count; i++) {
        const struct page *page = s->document->pages[i];
        for (uint32_t j = 0; j < page->item_count; j++) {
            const struct item *item = &page->items[j];
            if (item->kind != ITEM_TEXT || item->text.turn != 0) continue;
            assert_in_range(item->text.origin.x + PT, 0, page->width + PT);
            assert_in_range(item->text.origin.y, 0, page->height);
        }
    }
}

/* The ink of a text item with the fixed face, half an em narrower: an opening bracket may stand flush. */
static inline struct box sample_ink(const struct item *item)
{
    int32_t em = item->text.size, width = -em / 2, count = 0;
    for (struct text rest = item->text.text; rest.length > 0; count++) {
        int32_t advance = text_columns_of(text_next(&rest)) * em / 2;
        width += advance + item->text.extra_all + (item->text.extra ? item->text.extra[count] : 0);
    }
    struct point at = item->text.origin;
    if (item->text.writing == WRITING_VERTICAL) return (struct box){at.x - em / 2, at.y, em, width};
    return (struct box){at.x + em / 2, at.y - em * 88 / 100, width, em};
}

static inline bool sample_overlap(struct box a, struct box b)
{
    enum { TOUCH = 300 };
    return a.x + TOUCH < b.x + b.width && b.x + TOUCH < a.x + a.width && a.y + TOUCH < b.y + b.height &&
           b.y + TOUCH < a.y + a.height;
}

/* No text lies over another. */
static inline void sample_check_apart(struct sample *s)
{
    for (uint32_t i = 0; i < s->document->page_count; i++) {
        const struct page *page = s->document->pages[i];
        for (uint32_t j = 0; j < page->item_count; j++)
            for (uint32_t k = 0; k < j && page->items[j].kind == ITEM_TEXT; k++)
                if (page->items[k].kind == ITEM_TEXT)
                    assert_false(sample_overlap(sample_ink(&page->items[j]), sample_ink(&page->items[k])));
    }
}

static inline const struct tag *sample_tag(const struct sample *s, const struct item *item)
{
    return document_tag(s->document, item->tag);
}

#endif
