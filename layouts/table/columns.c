/* columns.c: the widths of columns: fixed, in fractions of what is left, or from their content.
 *
 * A table that is too wide for its measure is reported and made to fit: every column gives way in proportion. */
#include "columns.h"

#include "layouts/page/object.h"
#include "numbers.h"

#include <assert.h>

enum {
    FRACTION_LEAST = 24 * PT,
    COLUMN_LEAST = 3 * PT,
    CENTRED_EDGES = 6 * PT,
    UPRIGHT_EDGES = 4 * PT,
    WIDEN_MOST = 3,
    FIGURE_EDGES = 2 * PT
};

struct column_widths {
    int32_t smallest, largest;
};

/* Widths of the paragraphs of a cell; other blocks take what they get. */
static void widen(struct flow *flow, const struct block *block, const struct style *style,
                  struct column_widths *widths)
{
    for (; block; block = block->next) {
        if (block->kind == BLOCK_GROUP) widen(flow, block->group.first, style, widths);
        if (block->kind != BLOCK_PARAGRAPH) continue;
        const struct style *own = block->style ? block->style : style;
        if (!own) own = &flow->maker->publication->styles[0];
        struct stage_arena *memory = stage_enter(flow->maker->stage);
        struct object_context context = {flow->maker, false};
        struct content_widths found = lines_widths(flow->maker->setter, memory->arena, block->paragraph.first,
                                                   own, object_width_of, &context);
        stage_leave(flow->maker->stage, memory);
        int32_t marker = block->paragraph.marker ? block->paragraph.marker_width : 0;
        if (found.smallest + marker > widths->smallest) widths->smallest = found.smallest + marker;
        if (found.largest + marker > widths->largest) widths->largest = found.largest + marker;
    }
}

static bool by_content(const struct table_column *column)
{
    return column->width.fixed <= 0 && column->width.fraction <= 0;
}

static bool by_share(const struct table_column *column)
{
    return column->width.fixed <= 0 && column->width.fraction > 0;
}

/* Of the columns for which `asked` holds. */
static void content_widths_of(struct flow *flow, const struct table *table,
                              bool (*asked)(const struct table_column *), struct column_widths *widths)
{
    bool any = false;
    for (uint16_t i = 0; i < table->column_count; i++)
        any = any || asked(&table->columns[i]);
    if (!any) return;
    for (const struct table_row *row = table->rows; row; row = row->next) {
        for (uint16_t i = 0; i < row->cell_count; i++) {
            const struct table_cell *cell = &row->cells[i];
            if (cell->columns > 1 || cell->column >= table->column_count) continue;
            const struct table_column *column = &table->columns[cell->column];
            if (!asked(column)) continue;
            if (cell->vertical) {
                const struct style *style =
                    cell->first && cell->first->style ? cell->first->style : column->style;
                int32_t leading = style ? style->leading : 0;
                if (leading > widths[cell->column].smallest) widths[cell->column].smallest = leading;
                if (leading > widths[cell->column].largest) widths[cell->column].largest = leading;
                continue;
            }
            widen(flow, cell->first, row->kind == ROW_HEAD ? column->head_style : column->style,
                  &widths[cell->column]);
        }
    }
}

/* -- columns that widen ------------------------------------------------------------------------------------------------- */

/* No text is wider than this, if it has no objects in it: a byte of it takes half an em at most. */
static bool surely_fits(const struct block *block, const struct style *style, int32_t width)
{
    if (!block || block->next || block->kind != BLOCK_PARAGRAPH || block->paragraph.marker) return false;
    if (block->style) style = block->style;
    size_t bytes = 0;
    for (const struct inline_run *run = block->paragraph.first; run; run = run->next) {
        if (run->kind != INLINE_TEXT || (run->style && run->style->size > style->size)) return false;
        bytes += run->text.length;
    }
    return (int64_t)bytes * style->size / 2 <= width;
}

/* As many columns of characters as keep every paragraph within a third of a page. */
static int32_t upright_width(struct flow *flow, const struct block *block, const struct style *style)
{
    int32_t most = (flow->maker->bottom - flow->maker->top) / 3, width = 0;
    for (; block; block = block->next) {
        struct column_widths length = {0, 0};
        struct block alone = *block;
        alone.next = NULL;
        widen(flow, &alone, style, &length);
        const struct style *own = block->style ? block->style : style;
        width += own->leading * (1 + (length.largest > 0 ? (length.largest - 1) / most : 0));
    }
    return width + UPRIGHT_EDGES;
}

static void widen_by(struct flow *flow, const struct table_cell *cell, const struct table_column *column,
                     int32_t edges, int32_t *width)
{
    if (cell->vertical) {
        int32_t needed = upright_width(flow, cell->first, column->style);
        if (needed > *width) *width = needed;
        return;
    }
    if (!cell->first || surely_fits(cell->first, column->style, *width - edges)) return;
    struct column_widths widths = {0, 0};
    widen(flow, cell->first, column->style, &widths);
    if (widths.largest + edges > *width) *width = widths.largest + edges;
}

/* Columns of labels and numbers that ask for it are as wide as their content needs, up to three times their width. */
static void widen_columns(struct flow *flow, const struct table *table, int32_t *fixed)
{
    bool any = false;
    for (uint16_t i = 0; i < table->column_count; i++) {
        fixed[i] = table->columns[i].width.fixed;
        any = any || (table->columns[i].widens && fixed[i] > 0);
    }
    for (const struct table_row *row = any ? table->rows : NULL; row; row = row->next) {
        for (uint16_t i = 0; row->kind == ROW_BODY && i < row->cell_count; i++) {
            const struct table_cell *cell = &row->cells[i];
            if (cell->column >= table->column_count || cell->columns > 1) continue;
            const struct table_column *column = &table->columns[cell->column];
            int32_t edges =
                column->align == ALIGN_CENTER ? CENTRED_EDGES : table->padding[1] + table->padding[3];
            if (column->widens && column->width.fixed > 0 && column->style)
                widen_by(flow, cell, column, edges, &fixed[cell->column]);
        }
    }
    for (uint16_t i = 0; i < table->column_count; i++)
        if (fixed[i] > WIDEN_MOST * table->columns[i].width.fixed)
            fixed[i] = WIDEN_MOST * table->columns[i].width.fixed;
}

struct shares {
    int64_t fixed, fractions, smallest,
        largest; /* fixed: of fixed columns; smallest, largest: of columns by content */
    int32_t fraction_columns;
};

static struct shares add_up(const struct table *table, const struct column_widths *widths,
                            const int32_t *fixed, int32_t padding)
{
    struct shares shares = {0};
    for (uint16_t i = 0; i < table->column_count; i++) {
        struct width width = table->columns[i].width;
        if (width.fixed > 0) {
            shares.fixed += fixed[i];
        } else if (width.fraction > 0) {
            shares.fractions += width.fraction;
            shares.fraction_columns++;
        } else {
            shares.smallest += widths[i].smallest + padding;
            shares.largest += widths[i].largest + padding;
        }
    }
    return shares;
}

/* Between its smallest and largest width, as far as the room for all of them goes. */
static int32_t content_share(struct column_widths widths, int32_t padding, const struct shares *shares,
                             int64_t room)
{
    if (room >= shares->largest) return widths.largest + padding;
    if (room <= shares->smallest || shares->largest == shares->smallest) return widths.smallest + padding;
    int64_t spare = room - shares->smallest, wish = shares->largest - shares->smallest;
    return widths.smallest + padding + (int32_t)((widths.largest - widths.smallest) * spare / wish);
}

static void squeeze(int32_t *widths, uint16_t count, int64_t total, int32_t measure)
{
    for (uint16_t i = 0; i < count; i++) {
        widths[i] = (int32_t)(widths[i] * (int64_t)measure / total);
        if (widths[i] < COLUMN_LEAST) widths[i] = COLUMN_LEAST;
    }
}

static void report(struct flow *flow, struct position at, int64_t wanted, int32_t measure)
{
    if (!flow->maker->diagnostics) return;
    DIAG(flow->maker->diagnostics, TABLE_TOO_WIDE, .at = at,
         .arguments = {text_format(flow->maker->arena, "%ld", (long)(wanted / PT)),
                       text_format(flow->maker->arena, "%ld", (long)(measure / PT))});
}

/* A table as wide as the text: columns by content share what is left in proportion. */
static void fill_measure(const struct table *table, int32_t *columns, int64_t total, int32_t measure)
{
    int64_t content = 0;
    for (uint16_t i = 0; i < table->column_count; i++)
        if (by_content(&table->columns[i])) content += columns[i];
    if (content == 0 || total >= measure) return;
    int64_t spare = measure - total;
    for (uint16_t i = 0; i < table->column_count; i++)
        if (by_content(&table->columns[i])) columns[i] += (int32_t)(spare * columns[i] / content);
}

/* Many columns of figures: where shares would be narrower than is fit for text, each column gets what its longest line
 * needs, if there is so much. */
static bool share_by_need(struct flow *flow, const struct table *table, const struct shares *shares,
                          int64_t left, int32_t *columns)
{
    struct stage_arena *memory = stage_enter(flow->maker->stage);
    struct column_widths *widths = ARENA_ARRAY(memory->arena, struct column_widths, table->column_count);
    content_widths_of(flow, table, by_share, widths);
    int64_t needed = 0;
    for (uint16_t i = 0; i < table->column_count; i++)
        if (by_share(&table->columns[i])) needed += widths[i].largest + FIGURE_EDGES;
    for (uint16_t i = 0; i < table->column_count && needed <= left; i++)
        if (by_share(&table->columns[i]))
            columns[i] = widths[i].largest + FIGURE_EDGES +
                         (int32_t)((left - needed) * table->columns[i].width.fraction / shares->fractions);
    stage_leave(flow->maker->stage, memory);
    return needed <= left;
}

static void share_out(struct flow *flow, const struct table *table, const struct shares *shares, int64_t left,
                      int32_t *columns)
{
    int64_t least = (int64_t)shares->fraction_columns * FRACTION_LEAST;
    if (left < least && share_by_need(flow, table, shares, left, columns)) return;
    for (uint16_t i = 0; i < table->column_count; i++)
        if (by_share(&table->columns[i]))
            columns[i] = (int32_t)((left > least ? left : least) * table->columns[i].width.fraction /
                                   shares->fractions);
}

/* What a table wants of a measure: more than that, where it is too wide. */
static int64_t choose_widths(struct flow *flow, const struct table *table, struct arena *arena,
                             int32_t measure, int32_t *columns)
{
    int32_t padding = table->padding[1] + table->padding[3];
    struct column_widths *widths = ARENA_ARRAY(arena, struct column_widths, table->column_count);
    content_widths_of(flow, table, by_content, widths);
    widen_columns(flow, table, columns);
    struct shares shares = add_up(table, widths, columns, padding);
    int64_t room = measure - shares.fixed - (int64_t)shares.fraction_columns * FRACTION_LEAST;
    int64_t total = 0, left = measure - shares.fixed;
    for (uint16_t i = 0; i < table->column_count; i++) {
        if (!by_content(&table->columns[i])) continue;
        left -= columns[i] = content_share(widths[i], padding, &shares, room);
    }
    if (shares.fraction_columns > 0) share_out(flow, table, &shares, left, columns);
    for (uint16_t i = 0; i < table->column_count; i++)
        total += columns[i];
    if (total > measure) squeeze(columns, table->column_count, total, measure);
    if (shares.fraction_columns == 0) fill_measure(table, columns, total, measure);
    return total;
}

void columns_make(struct flow *flow, struct set_table *set, const struct galley *galley)
{
    const struct table *table = set->table;
    struct arena *arena = galley->memory->arena;
    int32_t measure = galley->width;
    int32_t *columns = ARENA_ARRAY(arena, int32_t, table->column_count);
    int64_t total = choose_widths(flow, table, arena, measure, columns);
    if (total > measure) report(flow, galley->block->at, total, measure);
    numbers_hold(flow->maker, table, arena, measure, columns);
    set->edges = ARENA_ARRAY(arena, int32_t, table->column_count + 1u);
    for (uint16_t i = 0; i < table->column_count; i++)
        set->edges[i + 1] = set->edges[i] + columns[i];
}

bool columns_would_hold(struct flow *flow, const struct table *table, int32_t measure)
{
    struct stage_arena *memory = stage_enter(flow->maker->stage);
    int32_t *columns = ARENA_ARRAY(memory->arena, int32_t, table->column_count);
    choose_widths(flow, table, memory->arena, measure, columns);
    bool hold = numbers_hold(flow->maker, table, memory->arena, measure, columns);
    stage_leave(flow->maker->stage, memory);
    return hold;
}
