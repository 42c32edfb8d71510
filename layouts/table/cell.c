/* cell.c: cells: set once, drawn in one part or over several pages. */
#include "cell.h"

#include "layouts/flow/continued.h"
#include "layouts/flow/stack_make.h"
#include "vertical.h"

enum {
    BAND_HEIGHT = 18 * PT, /* look.md: bands are 18 high whatever the table's padding is */
    VERTICAL_PADDING = 6 * PT,
    VERTICAL_FOOT = 12 * PT, /* below vertical heads: they never touch the rule */
    VERTICAL_HEAD = 90 * PT,
    NARROW_EMS = 5,
    NARROW_PADDING = PT
};

static struct padding padding_of(const struct set_table *table, const struct table_row *row,
                                 const struct style *style, bool vertical)
{
    const int32_t *padding = table->table->padding;
    struct padding result = {padding[0], padding[1], padding[2], padding[3]};
    if (row->kind == ROW_HEAD && result.bottom > result.top) result.bottom = result.top;
    if (vertical) {
        if (result.top < VERTICAL_PADDING) result.top = VERTICAL_PADDING;
        int32_t foot = row->kind == ROW_HEAD ? VERTICAL_FOOT : VERTICAL_PADDING;
        if (result.bottom < foot) result.bottom = foot;
    }
    if (row->kind == ROW_BAND) {
        int32_t leading = style ? style->leading : BAND_HEIGHT;
        int32_t half = (BAND_HEIGHT - leading) / 2;
        result.top = result.bottom = half > 0 ? half : 0;
    }
    return result;
}

static const struct style *style_of(const struct set_table *table, const struct table_row *row,
                                    const struct table_cell *cell)
{
    const struct table_column *column = &table->table->columns[cell->column];
    return row->kind == ROW_HEAD && column->head_style ? column->head_style : column->style;
}

static int align_of(const struct set_table *table, const struct table_cell *cell)
{
    if (cell->align != ALIGN_START) return (int)cell->align;
    if (cell->columns > 1) return -1;
    enum align column = table->table->columns[cell->column].align;
    return column != ALIGN_START ? (int)column : -1;
}

/* In a column that is hardly wider than its padding the padding gives way to the text; so it does in a narrow one whose
 * text is centred: it stands apart from its neighbours anyway. */
static void place_text(struct set_cell *cell, int32_t em, int align)
{
    if (align == ALIGN_CENTER && !cell->cell->vertical && cell->width <= NARROW_EMS * em)
        cell->padding.left = cell->padding.right = NARROW_PADDING;
    int32_t left = cell->padding.left, width = cell->width - left - cell->padding.right;
    if (width < em) {
        width = em < cell->width ? em : cell->width;
        left = (cell->width - width) / 2;
    }
    cell->text_left = cell->left + left;
    cell->text_width = width;
}

/* Most cells hold a paragraph and nothing else: it needs no stack around it. Lists have an outer tag, which stacks make. */
static bool stands_alone(const struct block *block)
{
    if (block->next || block->kind != BLOCK_PARAGRAPH || block->paragraph.marker) return false;
    return (block->role == TAG_P || block->role == TAG_ARTIFACT) && !block->pin_top && !block->pin_bottom;
}

static void make_content(struct flow *flow, struct set_cell *cell, struct block *first,
                         struct galley_setting setting)
{
    setting.width = cell->text_width;
    setting.again = cell->again;
    setting.style = cell->style;
    setting.cell = first && !first->next ? ALONE_IN_CELL : AMONG_OTHERS;
    cell->content = NULL;
    if (!first) return;
    cell->content =
        stands_alone(first) ? galley_make(flow, first, setting) : stack_make_plain(flow, first, setting);
}

struct set_cell *cell_make(struct flow *flow, struct set_table *table, struct stage_arena *memory,
                           const struct table_row *row, const struct table_cell *source)
{
    struct set_cell *cell = ARENA_NEW(memory->arena, struct set_cell);
    if (source->vertical && !vertical_can(source->first)) {
        struct table_cell *lying = ARENA_NEW(memory->arena, struct table_cell);
        *lying = *source;
        lying->vertical = false;
        source = lying;
    }
    uint16_t columns = source->columns > 0 ? source->columns : 1;
    uint32_t end = (uint32_t)source->column + columns;
    if (end > table->columns) end = table->columns;
    cell->cell = source;
    cell->memory = memory;
    cell->left = table->edges[source->column];
    cell->width = table->edges[end] - cell->left;
    cell->style = style_of(table, row, source);
    const struct style *style = source->first && source->first->style ? source->first->style : cell->style;
    cell->padding = padding_of(table, row, style, source->vertical);
    place_text(cell, style ? style->size : 0, align_of(table, source));
    cell->in_head = row->kind == ROW_HEAD;
    cell->blocks = source->first;
    cell->rows_left = source->rows > 0 ? source->rows : 1;
    if (source->vertical) return cell;
    struct galley_setting setting = {.align = align_of(table, source), .phrase = row->kind == ROW_HEAD};
    make_content(flow, cell, source->first, setting);
    return cell;
}

bool cell_spans(const struct set_cell *cell)
{
    return cell->cell->rows > 1;
}

int32_t cell_height(struct flow *flow, struct set_cell *cell)
{
    if (cell->cell->vertical) {
        if (!cell->blocks || (cell->printed && !cell->again)) return 0;
        if (cell->column_height > 0) return vertical_rest(flow, cell);
        return vertical_height(flow, cell, cell->in_head ? VERTICAL_HEAD : 0);
    }
    if (!cell->content || cell->content->done) return 0;
    return galley_height(flow, cell->content, UNLIMITED) + cell->padding.top + cell->padding.bottom;
}

/* Heads stand at the bottom of their cells; a figure that answers several rows in their middle. */
static int32_t shift(struct flow *flow, const struct set_cell *cell, int32_t room)
{
    bool middle = cell_spans(cell) && cell->cell->align == ALIGN_END && !cell->cell->head;
    if (!cell->cell->bottom && !middle) return 0;
    int32_t spare = room - galley_height(flow, cell->content, UNLIMITED);
    if (spare <= 0) return 0;
    return cell->cell->bottom ? spare : spare / 2;
}

static int32_t draw_content(struct flow *flow, struct set_cell *cell, int32_t x, int32_t top, int32_t bottom,
                            enum cell_end end)
{
    int32_t height = bottom - top - cell->padding.top - cell->padding.bottom;
    int32_t down = cell->content->started ? 0 : shift(flow, cell, height);
    /* What ends here was measured: it is drawn whole. */
    struct room room = {height - down, UNLIMITED, end != CELL_GOES_ON};
    if (end == CELL_ENDS) room.height = room.fresh;
    struct galley_part part = galley_draw(
        flow, cell->content, (struct point){x + cell->text_left, top + cell->padding.top + down}, room);
    cell->printed = part.done;
    return part.height == 0 ? 0 : part.height + down + cell->padding.top + cell->padding.bottom;
}

int32_t cell_draw(struct flow *flow, struct set_cell *cell, int32_t x, int32_t top, int32_t bottom,
                  enum cell_end end)
{
    struct recolouring before = flow->maker->recolouring;
    uint32_t parent = flow->maker->parent_tag;
    flow->maker->parent_tag = cell->tag;
    if (cell->again) {
        flow->maker->artifacts++;
        if (cell->cell->mute_continued)
            flow->maker->recolouring =
                (struct recolouring){true, flow->maker->publication->colours[COLOUR_MUTED]};
    }
    int32_t used = 0;
    if (cell->cell->vertical && (!cell->printed || cell->again)) {
        cell->printed = vertical_draw(flow, cell, x, top, bottom, end) || cell->printed;
        used = cell->printed ? bottom - top : 0;
    } else if (cell->content && !cell->content->done) {
        used = draw_content(flow, cell, x, top, bottom, end);
    } else {
        cell->printed = true;
    }
    if (cell->again) flow->maker->artifacts--;
    flow->maker->recolouring = before;
    flow->maker->parent_tag = parent;
    return used;
}

void cell_repeat(struct flow *flow, struct set_cell *cell, enum cell_naming naming)
{
    cell->again = true;
    cell->column_height = 0;
    cell->columns = NULL;
    cell->next_column = 0;
    if (!cell->cell->first) return;
    cell->blocks = cell->cell->first;
    if (naming == CELL_NAMES)
        cell->blocks = continued_blocks(flow->maker->publication, cell->memory->arena, cell->blocks, NULL);
    if (cell->cell->vertical) return;
    struct galley_setting setting = {.align = -1};
    if (cell->content) {
        setting = cell->content->setting;
        galley_leave(flow, cell->content);
    }
    make_content(flow, cell, cell->blocks, setting);
    cell->printed = false;
}

void cell_continue(struct flow *flow, struct set_cell *cell)
{
    cell->blocks = continued_blocks(flow->maker->publication, cell->memory->arena, cell->cell->first, NULL);
}

void cell_silence(struct flow *flow, struct set_cell *cell)
{
    cell_leave(flow, cell);
    cell->blocks = NULL;
}

void cell_leave(struct flow *flow, struct set_cell *cell)
{
    if (cell->content) galley_leave(flow, cell->content);
    cell->content = NULL;
}
