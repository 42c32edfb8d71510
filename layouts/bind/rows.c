/* rows.c: the pieces of which all tables are made: rows, cells of text, captions. */
#include "rows.h"
#include "layouts/fields/content.h"
#include "layouts/fields/looks.h"
#include "layouts/fields/mixed.h"

#include <string.h>

struct table *rows_add_table(const struct context *context, const struct element *element, struct position at,
                             struct blocks *out)
{
    struct block *block = blocks_add(context->arena, out, BLOCK_TABLE, at);
    int32_t padding[4] = {3 * PT, 6 * PT, 3 * PT, 6 * PT};
    if (element) {
        element_padding(element, padding);
        block->before = element_length(element, WORD_BEFORE, BODY_EM, 0);
        block->after = element_length(element, WORD_AFTER, BODY_EM, 0);
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

struct table_row *row_add(const struct context *context, struct table *table, enum row_kind kind,
                          size_t cells)
{
    struct table_row *row = ARENA_NEW(context->arena, struct table_row);
    row->kind = kind;
    row->above = rule_above(table, kind);
    row->cells = ARENA_ARRAY(context->arena, struct table_cell, cells);
    table_append(table, row);
    return row;
}

struct table_cell *row_add_cell(const struct context *context, struct table_row *row, uint16_t column,
                                struct cell_text text)
{
    struct blocks blocks = {NULL, NULL};
    struct table_cell *cell = &row->cells[row->cell_count++];
    if (text.content.first) blocks_add_paragraph(context->arena, &blocks, text.style, text.content, text.at);
    *cell = (struct table_cell){.column = column,
                                .columns = 1,
                                .rows = 1,
                                .first = blocks.first,
                                .align = text.align,
                                .fill = COLOUR_WHITE,
                                .at = text.at};
    return cell;
}

struct inlines rows_lines(const struct context *context, struct text text, const struct style *style,
                          struct position at)
{
    struct inlines content = {NULL, NULL};
    while (text.length) {
        size_t feed = text_find(text, TEXT("\n"));
        inlines_add_text(context->arena, &content, text_slice(text, 0, feed), at, style);
        if (feed == SIZE_MAX) break;
        inlines_add(context->arena, &content, INLINE_BREAK);
        text = text_slice(text, feed + 1, text.length);
    }
    return content;
}

struct block *rows_caption(const struct context *context, const struct element *element)
{
    struct blocks blocks = {NULL, NULL};
    for (const struct element *child = element->first; child; child = child->next) {
        struct inlines content = {NULL, NULL};
        if (child->kind != ELEMENT_CAPTION) continue;
        const struct style *style = child->style ? child->style : look_style(context, LOOK_TABLE_BOLD);
        content_bind(context, child, style, &content);
        blocks_add_paragraph(context->arena, &blocks, style, content, context->record->at);
    }
    return blocks.first;
}

struct block *rows_record_caption(const struct context *context, const struct record *record, enum look look)
{
    const struct record *caption = record_child(record, RECORD_CAPTION);
    struct inlines content = {NULL, NULL};
    struct blocks blocks = {NULL, NULL};
    if (!caption) return NULL;
    mixed_bind(context, caption, &content, look_style(context, look));
    blocks_add_paragraph(context->arena, &blocks, look_style(context, look), content, caption->at);
    return blocks.first;
}
