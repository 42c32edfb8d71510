/* rows.c: the pieces of which all tables are made: rows, cells of text, captions. */
#include "rows.h"
#include "layouts/fields/inlines.h"
#include "layouts/fields/looks.h"
#include "layouts/fields/mixed.h"

#include <string.h>

struct table *add_table(struct binder *binder, const struct element *element, struct position at,
                        struct blocks *out)
{
    struct block *block = blocks_add(binder->arena, out, BLOCK_TABLE, at);
    int32_t padding[4] = {3 * PT, 6 * PT, 3 * PT, 6 * PT};
    if (element) {
        padding_parse(element_value(element, WORD_PADDING), padding);
        block->before = element_length(element, WORD_BEFORE, 10500, 0);
        block->after = element_length(element, WORD_AFTER, 10500, 0);
        block->keep_next = element_yes(element, WORD_KEEP_NEXT);
    }
    memcpy(block->table.padding, padding, sizeof padding);
    block->table.repeat_head = true;
    block->table.freeze_columns = -1;
    return &block->table;
}

static enum rule_weight rule_above(const struct table *table, enum row_kind kind)
{
    if (kind == ROW_TOTAL) return RULE_REGULAR;
    bool among_rows = kind == ROW_BODY && table->last_row && table->last_row->kind == ROW_BODY;
    return among_rows ? RULE_HAIR : RULE_NONE;
}

struct table_row *add_row(struct binder *binder, struct table *table, enum row_kind kind, size_t cells)
{
    struct table_row *row = ARENA_NEW(binder->arena, struct table_row);
    row->kind = kind;
    row->above = rule_above(table, kind);
    row->cells = ARENA_ARRAY(binder->arena, struct table_cell, cells);
    table_append(table, row);
    return row;
}

struct table_cell *add_cell(struct binder *binder, struct table_row *row, uint16_t column,
                            struct cell_text text)
{
    struct blocks blocks = {NULL, NULL};
    struct table_cell *cell = &row->cells[row->cell_count++];
    if (text.content.first) blocks_add_paragraph(binder->arena, &blocks, text.style, text.content, text.at);
    *cell = (struct table_cell){.column = column,
                                .columns = 1,
                                .rows = 1,
                                .first = blocks.first,
                                .align = text.align,
                                .fill = COLOUR_WHITE,
                                .at = text.at};
    return cell;
}

struct inlines lines_of(struct binder *binder, struct text text, const struct style *style,
                        struct position at)
{
    struct inlines content = {NULL, NULL};
    while (text.length) {
        size_t feed = text_find(text, TEXT("\n"));
        inlines_add_text(binder->arena, &content, text_slice(text, 0, feed), at, style);
        if (feed == SIZE_MAX) break;
        inlines_add(binder->arena, &content, INLINE_BREAK);
        text = text_slice(text, feed + 1, text.length);
    }
    return content;
}

struct block *caption_of(struct binder *binder, const struct context *context, const struct element *element)
{
    struct blocks blocks = {NULL, NULL};
    for (const struct element *child = element->first; child; child = child->next) {
        struct inlines content = {NULL, NULL};
        if (child->kind != ELEMENT_CAPTION) continue;
        const struct style *style = child->style ? child->style : base_style(binder, "table-bold");
        bind_inlines(binder, context, child, style, &content);
        blocks_add_paragraph(binder->arena, &blocks, style, content, context->record->at);
    }
    return blocks.first;
}

struct block *record_caption(struct binder *binder, const struct record *record, const char *style)
{
    const struct record *caption = record_child(record, RECORD_CAPTION);
    struct inlines content = {NULL, NULL};
    struct blocks blocks = {NULL, NULL};
    if (!caption) return NULL;
    bind_mixed(binder, caption, &content, base_style(binder, style));
    blocks_add_paragraph(binder->arena, &blocks, base_style(binder, style), content, caption->at);
    return blocks.first;
}
