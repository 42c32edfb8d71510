/* prose_table.c: a table as an author wrote it in prose. */
#include "prose_table.h"
#include "rows.h"
#include "layouts/fields/looks.h"
#include "layouts/fields/mixed.h"
#include "layouts/fields/shown.h"
#include "layouts/language/words.h"

#include <string.h>

static uint16_t number_of(const struct record *record, enum attribute_kind attribute, uint16_t otherwise)
{
    struct decimal number;
    struct text value = record_value(record, attribute);
    if (value.length == 0 || !decimal_parse(value, &number) || number.scale) return otherwise;
    if (number.units < 1) return otherwise;
    return number.units < INT16_MAX ? (uint16_t)number.units : INT16_MAX;
}

enum { MOST_COLUMNS = 128 };

/* The columns from `at` on that no cell above covers, as many as are asked for: two cells never share a place. */
static uint16_t free_columns(const uint16_t *covered, uint16_t at, uint16_t wanted)
{
    uint16_t count = 1;
    while (count < wanted && covered[at + count] == 0)
        count++;
    return count;
}

/* The cells of a row in the columns that no cell above covers. */
static void place_row(const struct context *context, const struct record *row, struct table *table,
                      uint16_t *covered)
{
    size_t count = 0;
    uint16_t at = 0;
    for (const struct record *cell = record_child(row, RECORD_CELL); cell; cell = record_following(cell))
        count++;
    struct table_row *made = row_add(context, table, ROW_BODY, count < MOST_COLUMNS ? count : MOST_COLUMNS);
    for (const struct record *cell = record_child(row, RECORD_CELL); cell; cell = record_following(cell)) {
        while (at < MOST_COLUMNS && covered[at])
            at++;
        uint16_t span = number_of(cell, ATTRIBUTE_SPAN, 1), rows = number_of(cell, ATTRIBUTE_ROWS, 1);
        if (at + span > MOST_COLUMNS) {
            struct text most = text_format(context->arena, "%d", MOST_COLUMNS);
            DIAG(context->diagnostics, TABLE_COLUMNS, .at = cell->at, .arguments = {most});
            break;
        }
        uint16_t columns = free_columns(covered, at, span);
        if (columns < span)
            DIAG(context->diagnostics, CELL_COVERED, .at = cell->at,
                 .arguments = {text_format(context->arena, "%d", columns)});
        made->cells[made->cell_count++] = (struct table_cell){.column = at,
                                                              .columns = columns,
                                                              .rows = rows,
                                                              .record = cell,
                                                              .at = cell->at,
                                                              .fill = COLOUR_WHITE};
        for (uint16_t i = 0; i < columns; i++)
            covered[at + i] = rows;
        at = (uint16_t)(at + columns);
    }
}

/* Places the cells of every row; returns the column count. */
static uint16_t place_cells(const struct context *context, const struct record *record, struct table *table)
{
    uint16_t covered[MOST_COLUMNS] = {0}, columns = 0;
    for (const struct record *row = record_child(record, RECORD_ROW); row; row = record_following(row)) {
        place_row(context, row, table, covered);
        for (uint16_t i = 0; i < MOST_COLUMNS; i++) {
            if (covered[i] && i >= columns) columns = (uint16_t)(i + 1);
            covered[i] = (uint16_t)(covered[i] ? covered[i] - 1 : 0);
        }
        shown_mark(context, row);
    }
    return columns;
}

/* Behind those that were written, in the columns that nothing covers. */
static void add_empty_cells(const struct context *context, struct table_row *row, const uint16_t *covered,
                            uint16_t count)
{
    const struct table_cell *written = row->cells;
    row->cells = ARENA_ARRAY(context->arena, struct table_cell, row->cell_count + (size_t)count);
    if (row->cell_count > 0) memcpy(row->cells, written, row->cell_count * sizeof *written);
    for (uint16_t column = 0; count > 0; column++) {
        if (covered[column] > 0) continue;
        row->cells[row->cell_count++] =
            (struct table_cell){.column = column, .columns = 1, .rows = 1, .fill = COLOUR_WHITE};
        count--;
    }
}

/* Every row has all columns, and no cell spans more rows than there are: readers of the structure count on both. */
static void square_rows(const struct context *context, struct table *table)
{
    uint16_t *covered = ARENA_ARRAY(context->arena, uint16_t, table->column_count);
    uint32_t left = table->row_count;
    for (struct table_row *row = table->rows; row; row = row->next, left--) {
        struct table_cell *written = row->cells;
        uint16_t missing = table->column_count;
        for (uint16_t i = 0; i < table->column_count; i++)
            missing = (uint16_t)(missing - (covered[i] > 0));
        for (uint16_t i = 0; i < row->cell_count; i++) {
            struct table_cell *cell = &written[i];
            if (cell->rows > left) cell->rows = (uint16_t)left;
            missing = (uint16_t)(missing - cell->columns);
            for (uint16_t c = 0; c < cell->columns; c++)
                covered[cell->column + c] = cell->rows;
        }
        if (missing > 0) add_empty_cells(context, row, covered, missing);
        for (uint16_t i = 0; i < table->column_count; i++)
            covered[i] = (uint16_t)(covered[i] > 0 ? covered[i] - 1 : 0);
    }
}

static enum align cell_align(const struct record *cell)
{
    struct text align = record_value(cell, ATTRIBUTE_ALIGN);
    if (text_is(align, "center")) return ALIGN_CENTER;
    return text_is(align, "right") ? ALIGN_END : ALIGN_START;
}

/* The first row of a table without marked heads is its head when cells span in it, or when two or more columns and two
 * or more rows stand under short labels. */
static uint16_t head_rows_of(const struct table *table)
{
    uint16_t rows = 0;
    for (const struct table_row *row = table->rows; row; row = row->next) {
        bool marked = row->cell_count > 0, spans = false;
        for (uint16_t i = 0; i < row->cell_count; i++) {
            marked &= text_is(record_value(row->cells[i].record, ATTRIBUTE_HEAD), "col");
            spans |= row->cells[i].columns > 1;
        }
        if (marked)
            rows++;
        else if (rows == 0 && row == table->rows && spans && row->next && row->next->next)
            return 2;
        else
            break;
    }
    return rows;
}

enum { WIDEST_SHARE = 1000 * 1000 }; /* in 1/1000 */

static void parse_widths(const struct context *context, const struct record *record, struct table *table)
{
    struct text list = record_value(record, ATTRIBUTE_WIDTHS), each;
    struct text_buffer parted = {.arena = context->arena};
    for (size_t i = 0; i < list.length; i++)
        buffer_add(&parted, list.at[i] == ',' || list.at[i] == ':' ? TEXT(" ") : text_slice(list, i, 1));
    struct text spaced = buffer_text(&parted);
    for (uint16_t i = 0; i < table->column_count; i++) {
        struct decimal number;
        /* Without widths a table with a head has equal columns; a plain one gives its last column what is left. */
        bool last = i + 1 == table->column_count;
        table->columns[i].width =
            (struct width){0, list.length == 0 && (table->head_rows || last) ? 1000 : 0};
        if (!words_next(&spaced, &each)) continue;
        table->columns[i].width.fraction = 0;
        if (!decimal_parse(each, &number))
            width_parse(each, TABLE_EM, &table->columns[i].width);
        else if (decimal_rescale(number, 3, &number) && number.units <= WIDEST_SHARE)
            table->columns[i].width.fraction = (int32_t)number.units;
    }
}

/* Is the cell under the head that the definition makes bold? */
static bool is_emphasised(const struct context *context, const struct table *table,
                          const struct table_cell *cell, struct text emphasis)
{
    const struct table_row *row = table->rows;
    if (emphasis.length == 0) return false;
    for (uint16_t index = 0; row && index < table->head_rows; row = row->next, index++)
        for (uint16_t i = 0; i < row->cell_count; i++) {
            const struct table_cell *head = &row->cells[i];
            bool over = head->column <= cell->column && cell->column < head->column + head->columns;
            if (!over) continue;
            struct text name = text_trim(record_content(context->arena, head->record));
            if (text_equal(name, emphasis)) return true;
        }
    return false;
}

static void fill_cells(const struct context *context, struct table *table, const struct style *plain,
                       struct text emphasis)
{
    uint16_t index = 0;
    const struct style *head = look_style(context, LOOK_TABLE_BOLD);
    for (struct table_row *row = table->rows; row; row = row->next, index++) {
        bool is_head = index < table->head_rows;
        row->kind = is_head ? ROW_HEAD : ROW_BODY;
        for (uint16_t i = 0; i < row->cell_count; i++) {
            struct table_cell *cell = &row->cells[i];
            bool row_head = text_is(record_value(cell->record, ATTRIBUTE_HEAD), "row");
            bool bold = is_head || row_head || is_emphasised(context, table, cell, emphasis);
            const struct style *used = bold ? head : plain;
            struct inlines content = {NULL, NULL};
            struct blocks blocks = {NULL, NULL};
            mixed_bind(context, cell->record, &content, used);
            if (content.first) blocks_add_paragraph(context->arena, &blocks, used, content, cell->at);
            cell->first = blocks.first;
            cell->head = is_head || row_head;
            cell->align = is_head && cell->columns > 1 ? ALIGN_CENTER : cell_align(cell->record);
            cell->fill = row_head ? COLOUR_TINT : COLOUR_WHITE;
        }
    }
}

/* Is the cell one amount and nothing else: 33％, 1,904人? */
static bool is_amount(const struct record *cell)
{
    const struct record *text = cell->first;
    if (!text || text->next || text->kind != RECORD_TEXT || text->prose.expression_count != 1) return false;
    const struct expression *only = &text->prose.expressions[0];
    bool amount = only->kind == EXPRESSION_PERCENT || only->kind == EXPRESSION_QUANTITY ||
                  only->kind == EXPRESSION_NUMBER;
    return amount && only->length == text_trim(text->prose.text).length;
}

/* Columns of amounts are set to the right, heads as their columns; a rule parts groups of the head. */
static void align_columns(struct table *table)
{
    for (uint16_t column = 0; column < table->column_count; column++) {
        bool amounts = table->head_rows > 0 && table->row_count > table->head_rows, group = false;
        for (struct table_row *row = table->rows; row; row = row->next)
            for (uint16_t i = 0; i < row->cell_count; i++) {
                if (row->cells[i].column != column) continue;
                if (row->kind == ROW_HEAD)
                    group |= row->cells[i].columns > 1;
                else
                    amounts &= row->cells[i].columns == 1 && is_amount(row->cells[i].record);
            }
        if (group && column > 0) table->columns[column].before = RULE_REGULAR;
        if (!amounts) continue;
        table->columns[column].align = ALIGN_END;
        for (struct table_row *row = table->rows; row; row = row->next)
            for (uint16_t i = 0; i < row->cell_count; i++)
                if (row->cells[i].column == column && row->cells[i].columns == 1)
                    row->cells[i].align = ALIGN_END;
    }
}

void bind_prose_table(const struct context *context, const struct record *record, const struct style *cell,
                      struct text emphasis, struct blocks *out)
{
    struct table *table = rows_add_table(context, NULL, record->at, out);
    out->last->before = out->last->after = 9 * PT;
    table->column_count = place_cells(context, record, table);
    if (table->column_count == 0) return;
    table->columns = ARENA_ARRAY(context->arena, struct table_column, table->column_count);
    table->head_rows = head_rows_of(table);
    table->plain = table->head_rows == 0;
    for (uint16_t i = 0; i < table->column_count; i++) {
        table->columns[i].style = cell;
        table->columns[i].head_style = look_style(context, LOOK_TABLE_BOLD);
    }
    parse_widths(context, record, table);
    fill_cells(context, table, cell, emphasis);
    align_columns(table);
    square_rows(context, table);
    table->caption = rows_record_caption(context, record, LOOK_TABLE_BOLD);
}
