/* headings.c: headings, labels, texts and labelled fields: elements that are one paragraph; and page breaks. */
#include "headings.h"
#include "layouts/fields/content.h"
#include "layouts/fields/looks.h"
#include "layouts/fields/print.h"
#include "layouts/fields/conditions.h"

/* aside and marker children of a paragraph-like element. */
static void take_attachments(const struct context *context, const struct element *element,
                             struct paragraph *paragraph)
{
    for (const struct element *child = element->first; child; child = child->next) {
        struct inlines content = {NULL, NULL};
        if (child->kind != ELEMENT_ASIDE && child->kind != ELEMENT_MARKER) continue;
        if (!condition_allows(context, child)) continue;
        const struct style *style = child->style ? child->style : look_style(context, LOOK_TABLE);
        content_bind(context, child, style, &content);
        if (child->kind == ELEMENT_ASIDE) {
            paragraph->aside = content.first;
            paragraph->aside_style = style;
        } else {
            paragraph->marker = content.first;
            paragraph->marker_style = style;
            paragraph->marker_framed = element_yes(child, WORD_FRAMED);
        }
    }
}

static int32_t page_number(const struct context *context, const struct element *element)
{
    struct text text = print_word(context, element, WORD_NUMBER);
    if (text.length == 0) return 0;
    int32_t number = 0;
    for (struct text rest = text; rest.length;) {
        int digit = text_digit(text_next(&rest));
        if (digit < 0 || number > 100000) break;
        number = number * 10 + digit;
    }
    return number;
}

void bind_break(const struct context *context, const struct element *element, enum break_kind kind,
                struct blocks *out)
{
    struct block *block = blocks_add(context->arena, out, BLOCK_BREAK, context->record->at);
    block->page_break.kind = kind;
    if (element_has(element, WORD_PAGE)) block->page_break.master = element_master(element, WORD_PAGE);
    if (element->kind != ELEMENT_HEADING) /* whose number is its own */
        block->page_break.number = page_number(context, element);
}

void heading_break_before(const struct context *context, const struct element *element, struct blocks *out)
{
    switch ((enum breaks)element_choice(element, WORD_BREAK, BREAKS_NOT)) {
    case BREAKS_NOT: return;
    case BREAKS_PAGE: bind_break(context, element, BREAK_PAGE, out); return;
    case BREAKS_ODD: bind_break(context, element, BREAK_ODD, out); return;
    case BREAKS_EVEN: bind_break(context, element, BREAK_EVEN, out); return;
    case BREAKS_BETWEEN:
        if (context->position > 1) bind_break(context, element, BREAK_PAGE, out);
        return;
    }
}

static struct text inline_text(const struct context *context, const struct inline_run *run)
{
    struct text_buffer out = {.arena = context->arena};
    for (; run; run = run->next)
        buffer_add(&out, run->text);
    return buffer_text(&out);
}

void bind_heading(const struct context *context, const struct element *element, struct blocks *out)
{
    int level = element_number(element, WORD_LEVEL, 2);
    if (level < 1 || level > 6) level = 6;
    enum look usual = level == 1 ? LOOK_H1 : level == 2 ? LOOK_H2 : LOOK_H3;
    const struct style *style = look_named(context, element, WORD_STYLE, usual);
    struct inlines content = {NULL, NULL};
    heading_break_before(context, element, out);
    content_bind(context, element, style, &content);
    struct block *block = blocks_add_paragraph(context->arena, out, style, content, context->record->at);
    if (level > *context->heading_level + 1) level = *context->heading_level + 1;
    *context->heading_level = level;
    block->role = (uint8_t)(TAG_H1 + level - 1);
    block->keep_next = true;
    look_take_space(element, block);
    take_attachments(context, element, &block->paragraph);
    struct text number = print_word(context, element, WORD_NUMBER);
    if (number.length && !block->paragraph.marker) {
        struct inlines marker = {NULL, NULL};
        block->paragraph.marker_style = look_number(context, style);
        inlines_add_text(context->arena, &marker, number, context->record->at, block->paragraph.marker_style);
        block->paragraph.marker = marker.first;
    }
    if (block->paragraph.marker) {
        /* A number wider than its column pushes the title, half an em apart. */
        const struct style *own = block->paragraph.marker_style;
        int32_t wide =
            (int32_t)(text_columns(inline_text(context, block->paragraph.marker)) + 1) * own->size / 2;
        int32_t width = element_length(element, WORD_NUMBER_WIDTH, style->size, 28 * PT);
        block->paragraph.marker_width = wide > width ? wide + own->size / 2 : width;
    }
    struct text title = inline_text(context, content.first);
    if (element_choice(element, WORD_BOOKMARK, true)) {
        block->outline_level = (uint8_t)level;
        block->outline = number.length
                             ? text_format(context->arena, "%.*s　%.*s", TEXT_ARG(number), TEXT_ARG(title))
                             : title;
    }
    if (element_has(element, WORD_RUNNING)) {
        block->running_slot = (uint8_t)element_number(element, WORD_RUNNING, 1);
        block->running = block->outline.length ? block->outline : title;
    }
    block->anchor = context->record;
}

void bind_text(const struct context *context, const struct element *element, enum look usual,
               struct blocks *out)
{
    const struct style *style = look_named(context, element, WORD_STYLE, usual);
    struct inlines content = {NULL, NULL};
    content_bind(context, element, style, &content);
    if (!content.first) return;
    struct block *block = blocks_add_paragraph(context->arena, out, style, content, context->record->at);
    if (element->kind == ELEMENT_LABEL) block->role = (uint8_t)look_minor_heading(context);
    look_take_space(element, block);
    take_attachments(context, element, &block->paragraph);
    block->pin_top = element_length(element, WORD_PIN_TOP, style->size, 0);
    if (block->paragraph.marker)
        block->paragraph.marker_width = element_length(element, WORD_MARKER_WIDTH, style->size, 66 * PT);
}

/* A labelled value of a card: 担当課　福祉政策課. */
void bind_field(const struct context *context, const struct element *element, struct blocks *out)
{
    const struct style *style = look_named(context, element, WORD_STYLE, LOOK_TABLE);
    struct inlines content = {NULL, NULL}, label = {NULL, NULL};
    content_bind(context, element, style, &content);
    if (!content.first) {
        inlines_add_text(context->arena, &content, TEXT("―"), context->record->at,
                         look_missing(context, style));
    }
    struct block *block = blocks_add_paragraph(context->arena, out, style, content, context->record->at);
    look_take_space(element, block);
    block->paragraph.marker_style = look_named(context, element, WORD_LABEL_STYLE, LOOK_FIELD_LABEL);
    inlines_add_text(context->arena, &label, print_word(context, element, WORD_LABEL), context->record->at,
                     block->paragraph.marker_style);
    block->paragraph.marker = label.first;
    block->paragraph.marker_width = element_length(element, WORD_WIDTH, style->size, 42 * PT);
}
