/* paragraphs.c: paragraphs over the columns of a sheet, with what stands at their end. */
#include "paragraphs.h"

static struct weighted_text joined(struct sheet_builder *builder, const struct inline_run *run,
                                   const struct style *style)
{
    struct block block = {
        .kind = BLOCK_PARAGRAPH, .style = style, .paragraph = {.first = (struct inline_run *)run}};
    return book_blocks_text(builder->maker->arena, &block, book_bold(style));
}

/* The columns from the first that a text has, and how: a single line runs over the empty cells at its right by itself, and
 * merged cells hinder who selects a column; a heading is looked for, and centred, as one cell over its table. */
struct span {
    uint16_t columns;
    enum { SPAN_OPEN, SPAN_MERGED } kind;
};

static void add_text(struct sheet_builder *builder, struct weighted_text text, struct cell_format look,
                     struct span span)
{
    int32_t width = columns_width(&builder->plan, 0, span.columns);
    uint32_t most = (uint32_t)((ROW_LIMIT - ROW_PADDING) / book_pitch(look.size));
    for (size_t from = 0; from < text.text.length;) {
        struct text rest = text_slice(text.text, from, text.text.length);
        size_t taken = book_take(rest, width, look.size, most);
        uint32_t lines = book_lines(text_slice(rest, 0, taken), width, look.size);
        bool overflows = lines > 1 || look.align != ALIGN_START;
        look.wrap = overflows;
        int32_t height = (int32_t)lines * book_pitch(look.size) + ROW_PADDING;
        uint32_t row = sheet_add_row(builder, height < ROW_LIMIT ? height : ROW_LIMIT, ROW_FIXED);
        struct book_cell cell =
            sheet_text_cell(builder, 0, book_slice(builder->maker->arena, &text, from, taken), look);
        cell.row = row;
        sheet_add_cell(builder, &cell);
        if (overflows || span.kind == SPAN_MERGED)
            sheet_add_merge(builder, (struct merge){row, row, 0, (uint16_t)(span.columns - 1)});
        from += taken;
    }
}

static struct span span_of(const struct block *block, uint16_t columns)
{
    bool heading = block->role >= TAG_H1 && block->role <= TAG_H6;
    return (struct span){columns, heading ? SPAN_MERGED : SPAN_OPEN};
}

static bool fits_beside(const struct sheet_builder *builder, struct weighted_text text, int32_t size,
                        struct weighted_text aside, int32_t aside_size)
{
    if (builder->plan.count < 2 || text_find(text.text, TEXT("\n")) != SIZE_MAX) return false;
    return book_width(text.text, size) + book_width(aside.text, aside_size) <= builder->plan.total;
}

/* Columns at the right end that hold the text, but not all of them. */
static uint16_t columns_for(const struct book_columns *plan, struct weighted_text aside, int32_t size)
{
    int32_t needed = book_width(aside.text, size), width = 0;
    uint16_t columns = 0;
    while (width < needed && columns + 1 < plan->count)
        width += plan->widths[plan->count - ++columns];
    return columns;
}

/* In the row that was added last, in its last `columns`. A text that is right-aligned runs over empty cells at its left. */
static void add_aside(struct sheet_builder *builder, struct weighted_text aside, struct cell_format look,
                      struct span span)
{
    uint32_t row = builder->sheet->row_count - 1;
    uint16_t last = (uint16_t)(builder->plan.count - 1),
             first = span.kind == SPAN_MERGED ? (uint16_t)(builder->plan.count - span.columns) : last;
    struct book_cell cell = sheet_text_cell(builder, first, aside, look);
    cell.row = row;
    sheet_add_cell(builder, &cell);
    sheet_add_merge(builder, (struct merge){row, row, first, last});
}

/* The heading keeps to the columns that the aside leaves; where those are too narrow, both run over what is between. */
static void add_beside(struct sheet_builder *builder, const struct block *block, struct weighted_text text,
                       struct cell_format look, struct weighted_text aside)
{
    const struct book_columns *plan = &builder->plan;
    const struct style *style = block->paragraph.aside_style;
    struct cell_format end = draft_style(builder->maker, style ? style : block->style);
    end.align = ALIGN_END;
    end.vertical_align = VERTICAL_BOTTOM;
    end.wrap = false;
    look.align = ALIGN_START;
    uint16_t taken = columns_for(plan, aside, end.size);
    struct span rest = span_of(block, (uint16_t)(plan->count - taken));
    bool narrow = columns_width(plan, 0, rest.columns) < book_width(text.text, look.size) ||
                  columns_width(plan, rest.columns, taken) < book_width(aside.text, end.size);
    if (narrow) rest = (struct span){plan->count, SPAN_OPEN};
    add_text(builder, text, look, rest);
    add_aside(builder, aside, end, (struct span){taken, rest.kind});
}

void paragraphs_add(struct sheet_builder *builder, const struct block *block)
{
    const struct paragraph *paragraph = &block->paragraph;
    builder->place = block->at;
    struct cell_format look = draft_style(builder->maker, block->style);
    struct block body = *block;
    body.next = NULL;
    if (paragraph->aside) {
        struct weighted_text aside = joined(builder, paragraph->aside, paragraph->aside_style);
        body.paragraph.aside = NULL;
        struct weighted_text text = book_blocks_text(builder->maker->arena, &body, look.bold);
        const struct style *style = paragraph->aside_style ? paragraph->aside_style : block->style;
        if (text.text.length &&
            fits_beside(builder, text, look.size, aside, draft_style(builder->maker, style).size)) {
            add_beside(builder, block, text, look, aside);
            return;
        }
        body.paragraph.aside = paragraph->aside;
    }
    struct weighted_text text = book_blocks_text(builder->maker->arena, &body, look.bold);
    if (text.text.length) add_text(builder, text, look, span_of(block, builder->plan.count));
}
