/* prose.c: blocks of prose as an author wrote them: paragraphs, lists, tables, boxes, figures, diagrams. */
#include "rows.h"
#include "layouts/language/words.h"

#include <string.h>

bool is_block_record(enum record_kind kind)
{
    return kind == RECORD_P || kind == RECORD_LIST || kind == RECORD_TABLE || kind == RECORD_BOX ||
           kind == RECORD_FIGURE || kind == RECORD_DIAGRAM || kind == RECORD_CHART;
}

/* -- mixed content --------------------------------------------------------------------------------------------------- */

static void bind_ruby(struct binder *binder, const struct record *record, struct inlines *out,
                      const struct style *style)
{
    struct inline_run *run = inlines_add(binder, out, INLINE_RUBY);
    run->text = record->prose.text;
    run->ruby = record_value(record, ATTRIBUTE_TEXT);
    run->at = record->prose.at;
    run->style = style;
}

/* What is referred to calls itself so: its title, else its number. */
static struct text name_of_target(struct binder *binder, const struct record *target)
{
    const struct record *title = target ? record_child(target, RECORD_TITLE) : NULL;
    if (title && text_trim(title->prose.text).length) return text_trim(house_text(binder, &title->prose));
    if (target && record_value(target, ATTRIBUTE_NAME).length) return record_value(target, ATTRIBUTE_NAME);
    if (target && record_value(target, ATTRIBUTE_NO).length) return record_value(target, ATTRIBUTE_NO);
    return target ? record_value(target, ATTRIBUTE_ID) : (struct text){NULL, 0};
}

/* A reference without words says where it leads. */
static void bind_ref(struct binder *binder, const struct record *ref, struct inlines *out,
                     const struct style *style)
{
    struct text text = house_text(binder, &ref->prose);
    if (!text_trim(text).length) {
        text = name_of_target(binder, ref->refers);
        if (text.length)
            DIAG(binder->diagnostics, REF_EMPTY, .at = ref->at, .arguments = {text});
        else
            DIAG(binder->diagnostics, REF_BARE, .at = ref->at);
    }
    if (!text.length) return;
    inlines_add_text(binder, out, text, ref->prose.at.source ? ref->prose.at : ref->at, style);
    if (ref->refers) out->last->record = ref->refers;
}

void bind_mixed(struct binder *binder, const struct record *record, struct inlines *out,
                const struct style *style)
{
    mark_shown(binder, record);
    inlines_add_text(binder, out, house_text(binder, &record->prose), record->prose.at, style);
    for (const struct record *child = record->first; child; child = child->next) {
        mark_shown(binder, child);
        struct text text = house_text(binder, &child->prose);
        if (child->kind == RECORD_BR)
            inlines_add(binder, out, INLINE_BREAK);
        else if (child->kind == RECORD_RUBY)
            bind_ruby(binder, child, out, style);
        else if (child->kind == RECORD_EM && style)
            inlines_add_text(binder, out, text, child->prose.at, bold_style(binder, style));
        else if (child->kind == RECORD_REF)
            bind_ref(binder, child, out, style);
        else if (child->kind == RECORD_TEXT || child->kind == RECORD_EM)
            inlines_add_text(binder, out, text, child->prose.at, style);
    }
}

/* -- styles ------------------------------------------------------------------------------------------------------------ */

struct prose_style prose_styles(struct binder *binder, const struct element *element,
                                const struct style *body)
{
    return (struct prose_style){
        .body = body,
        .heading = base_style(binder, "prose-heading"),
        .subheading = base_style(binder, "prose-subheading"),
        .note = base_style(binder, "note"),
        .reference = base_style(binder, "reference"),
        .list = base_style(binder, "list"),
        .cell = base_style(binder, "table"),
        .marker = base_style(binder, "list-marker"),
        .placeholder = element ? element_value(element, WORD_PLACEHOLDER) : (struct text){NULL, 0},
        .emphasis = element ? element_value(element, WORD_EMPHASIS) : (struct text){NULL, 0},
        .box_label = element && text_is(element_value(element, WORD_BOX), "label"),
    };
}

/* -- paragraphs, lists ----------------------------------------------------------------------------------------------- */

/* 注１ and 注： begin a note; 注意 begins a sentence. */
static bool begins_as_note(struct text text)
{
    if (!text_starts(text, TEXT("注"))) return false;
    struct text rest = text_slice(text, TEXT("注").length, text.length);
    uint32_t next = text_next(&rest);
    return text_is_digit(next) || next == ':' || next == 0xFF1A /* ： */ || next == ')' || next == 0xFF09 /* ） */ ||
           next == 0x3000;
}

/* A note that does not begin with its own ※ gets one, hanging before it. */
static void mark_note(struct binder *binder, const struct record *record, struct block *block,
                      const struct style *style)
{
    struct text text = text_trim(record_content(binder->arena, record));
    struct inlines marker = {NULL, NULL};
    if (text_starts(text, TEXT("※")) || text_starts(text, TEXT("（注")) || begins_as_note(text)) return;
    inlines_add_text(binder, &marker, TEXT("※"), record->at, style);
    block->paragraph.marker = marker.first;
    block->paragraph.marker_style = style;
    block->paragraph.marker_width = style->size;
}

static void bind_paragraph(struct binder *binder, const struct record *record,
                           const struct prose_style *style, struct blocks *out)
{
    struct text role = record_value(record, ATTRIBUTE_ROLE);
    const struct style *used = text_is(role, "heading")      ? style->heading
                               : text_is(role, "subheading") ? style->subheading
                               : text_is(role, "note")       ? style->note
                               : text_is(role, "reference")  ? style->reference
                                                             : style->body;
    struct inlines content = {NULL, NULL};
    bind_mixed(binder, record, &content, used);
    struct block *block = blocks_add_paragraph(binder, out, used, content, record->at);
    if (text_is(role, "note")) {
        block->role = TAG_NOTE;
        mark_note(binder, record, block, used);
    }
    if (text_is(role, "heading") || text_is(role, "subheading")) block->role = (uint8_t)minor_heading(binder);
}

static bool has_blocks(const struct record *item)
{
    for (const struct record *child = item->first; child; child = child->next)
        if (is_block_record(child->kind)) return true;
    return false;
}

static struct block *add_group(struct binder *binder, struct blocks *out, enum group_flow flow,
                               struct position at)
{
    struct block *block = blocks_add(binder, out, BLOCK_GROUP, at);
    block->group.flow = flow;
    block->group.fill = COLOUR_WHITE;
    block->role = TAG_SECTION;
    return block;
}

static void take_children(struct block *group, struct blocks children)
{
    group->group.first = children.first;
    group->group.last = children.last;
}

static void set_marker(struct binder *binder, struct block *block, struct text marker, struct position at,
                       const struct prose_style *style)
{
    struct inlines content = {NULL, NULL};
    inlines_add_text(binder, &content, marker, at, style->marker);
    block->paragraph.marker = content.first;
    block->paragraph.marker_style = style->marker;
    /* Wide enough for the marker and half an em, in whole ems, after the marker's own indent. */
    int32_t em = style->list->size, indent = style->marker->indent;
    block->paragraph.marker_width = indent + em * (int32_t)((text_columns(marker) + 1) / 2) + em / 2;
}

/* The first paragraph is the item; what it goes on to say is prose, flush. */
static void bind_item_blocks(struct binder *binder, const struct record *item,
                             const struct prose_style *style, struct blocks *out)
{
    struct prose_style first = *style, rest = *style;
    first.body = style->list;
    rest.body = base_style(binder, "body-flush");
    for (const struct record *child = item->first; child; child = child->next)
        if (is_block_record(child->kind)) bind_block_record(binder, child, out->first ? &rest : &first, out);
}

/* The first paragraph of an item carries its marker; what follows stands at the same indent. */
static void bind_item(struct binder *binder, const struct record *item, struct text marker,
                      const struct prose_style *style, struct blocks *out)
{
    struct blocks children = {NULL, NULL};
    mark_shown(binder, item);
    if (has_blocks(item)) {
        bind_item_blocks(binder, item, style, &children);
    } else {
        struct inlines content = {NULL, NULL};
        bind_mixed(binder, item, &content, style->list);
        blocks_add_paragraph(binder, &children, style->list, content, item->at);
    }
    if (!children.first) return;
    bool led = children.first->kind == BLOCK_PARAGRAPH;
    if (!led) {
        struct blocks empty = {NULL, NULL};
        blocks_add_paragraph(binder, &empty, style->list, (struct inlines){NULL, NULL}, item->at);
        empty.first->next = children.first;
        children.first = empty.first;
    }
    struct block *first = children.first;
    if (marker.length) set_marker(binder, first, marker, item->at, style);
    int32_t indent = first->paragraph.marker_width;
    struct block *group = add_group(binder, out, GROUP_STACK, item->at);
    group->role = TAG_LIST_ITEM;
    first->role = TAG_LIST_BODY;
    group->group.padding[3] = 0;
    struct block *rest = first->next;
    /* What follows the first paragraph hangs under its text. An item holds bodies only (ISO 32000-1 table 336). */
    if (rest) {
        struct blocks body = {rest, children.last};
        first->next = NULL;
        struct blocks both = {first, first};
        struct block *hanging = add_group(binder, &both, GROUP_STACK, item->at);
        hanging->group.padding[3] = indent;
        hanging->role = TAG_LIST_BODY;
        take_children(hanging, body);
        children = both;
    }
    take_children(group, children);
}

static void bind_list(struct binder *binder, const struct record *list, const struct prose_style *style,
                      struct blocks *out)
{
    struct block *group = add_group(binder, out, GROUP_STACK, list->at);
    group->role = TAG_LIST;
    struct blocks items = {NULL, NULL};
    struct text marker = record_value(list, ATTRIBUTE_MARKER);
    for (const struct record *item = list->first; item; item = item->next) {
        if (item->kind != RECORD_ITEM) continue;
        const struct prose *number = record_attribute(item, ATTRIBUTE_NO);
        bind_item(binder, item, number ? house_text(binder, number) : marker, style, &items);
    }
    take_children(group, items);
}

/* -- tables in prose -------------------------------------------------------------------------------------------------- */

static uint16_t number_of(const struct record *record, enum record_attribute attribute, uint16_t otherwise)
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
static void place_row(struct binder *binder, const struct record *row, struct table *table, uint16_t *covered)
{
    size_t count = 0;
    uint16_t at = 0;
    for (const struct record *cell = record_child(row, RECORD_CELL); cell; cell = record_following(cell))
        count++;
    struct table_row *made = add_row(binder, table, ROW_BODY, count < MOST_COLUMNS ? count : MOST_COLUMNS);
    for (const struct record *cell = record_child(row, RECORD_CELL); cell; cell = record_following(cell)) {
        while (at < MOST_COLUMNS && covered[at])
            at++;
        uint16_t span = number_of(cell, ATTRIBUTE_SPAN, 1), rows = number_of(cell, ATTRIBUTE_ROWS, 1);
        if (at + span > MOST_COLUMNS) {
            struct text most = text_format(binder->arena, "%d", MOST_COLUMNS);
            DIAG(binder->diagnostics, TABLE_COLUMNS, .at = cell->at, .arguments = {most});
            break;
        }
        uint16_t columns = free_columns(covered, at, span);
        if (columns < span)
            DIAG(binder->diagnostics, CELL_COVERED, .at = cell->at,
                 .arguments = {text_format(binder->arena, "%d", columns)});
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
static uint16_t place_cells(struct binder *binder, const struct record *record, struct table *table)
{
    uint16_t covered[MOST_COLUMNS] = {0}, columns = 0;
    for (const struct record *row = record_child(record, RECORD_ROW); row; row = record_following(row)) {
        place_row(binder, row, table, covered);
        for (uint16_t i = 0; i < MOST_COLUMNS; i++) {
            if (covered[i] && i >= columns) columns = (uint16_t)(i + 1);
            covered[i] = (uint16_t)(covered[i] ? covered[i] - 1 : 0);
        }
        mark_shown(binder, row);
    }
    return columns;
}

/* Behind those that were written, in the columns that nothing covers. */
static void add_empty_cells(struct binder *binder, struct table_row *row, const uint16_t *covered,
                            uint16_t count)
{
    const struct table_cell *written = row->cells;
    row->cells = ARENA_ARRAY(binder->arena, struct table_cell, row->cell_count + (size_t)count);
    if (row->cell_count > 0) memcpy(row->cells, written, row->cell_count * sizeof *written);
    for (uint16_t column = 0; count > 0; column++) {
        if (covered[column] > 0) continue;
        row->cells[row->cell_count++] =
            (struct table_cell){.column = column, .columns = 1, .rows = 1, .fill = COLOUR_WHITE};
        count--;
    }
}

/* Every row has all columns, and no cell spans more rows than there are: readers of the structure count on both. */
static void square_rows(struct binder *binder, struct table *table)
{
    uint16_t *covered = ARENA_ARRAY(binder->arena, uint16_t, table->column_count);
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
        if (missing > 0) add_empty_cells(binder, row, covered, missing);
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

static void parse_widths(struct binder *binder, const struct record *record, struct table *table)
{
    struct text list = record_value(record, ATTRIBUTE_WIDTHS), each;
    struct text spaced = text_copy(binder->arena, list);
    char *bytes = (char *)(size_t)spaced.at;
    for (size_t i = 0; i < spaced.length; i++)
        if (bytes[i] == ',' || bytes[i] == ':') bytes[i] = ' ';
    for (uint16_t i = 0; i < table->column_count; i++) {
        struct decimal number;
        /* Without widths a table with a head has equal columns; a plain one gives its last column what is left. */
        bool last = i + 1 == table->column_count;
        table->columns[i].width =
            (struct width){0, list.length == 0 && (table->head_rows || last) ? 1000 : 0};
        if (!words_next(&spaced, &each)) continue;
        table->columns[i].width.fraction = 0;
        if (!decimal_parse(each, &number))
            width_parse(each, 9000, &table->columns[i].width);
        else if (decimal_rescale(number, 3, &number) && number.units <= WIDEST_SHARE)
            table->columns[i].width.fraction = (int32_t)number.units;
    }
}

/* Is the cell under the head that the definition makes bold? */
static bool is_emphasised(struct binder *binder, const struct table *table, const struct table_cell *cell,
                          const struct prose_style *style)
{
    const struct table_row *row = table->rows;
    if (style->emphasis.length == 0) return false;
    for (uint16_t index = 0; row && index < table->head_rows; row = row->next, index++)
        for (uint16_t i = 0; i < row->cell_count; i++) {
            const struct table_cell *head = &row->cells[i];
            bool over = head->column <= cell->column && cell->column < head->column + head->columns;
            if (!over) continue;
            struct text name = text_trim(record_content(binder->arena, head->record));
            if (text_equal(name, style->emphasis)) return true;
        }
    return false;
}

static void fill_cells(struct binder *binder, struct table *table, const struct prose_style *style)
{
    uint16_t index = 0;
    const struct style *head = base_style(binder, "table-bold");
    for (struct table_row *row = table->rows; row; row = row->next, index++) {
        bool is_head = index < table->head_rows;
        row->kind = is_head ? ROW_HEAD : ROW_BODY;
        for (uint16_t i = 0; i < row->cell_count; i++) {
            struct table_cell *cell = &row->cells[i];
            bool row_head = text_is(record_value(cell->record, ATTRIBUTE_HEAD), "row");
            bool bold = is_head || row_head || is_emphasised(binder, table, cell, style);
            const struct style *used = bold ? head : style->cell;
            struct inlines content = {NULL, NULL};
            struct blocks blocks = {NULL, NULL};
            bind_mixed(binder, cell->record, &content, used);
            if (content.first) blocks_add_paragraph(binder, &blocks, used, content, cell->at);
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

static void bind_prose_table(struct binder *binder, const struct record *record,
                             const struct prose_style *style, struct blocks *out)
{
    struct table *table = add_table(binder, NULL, record->at, out);
    out->last->before = out->last->after = 9 * PT;
    table->column_count = place_cells(binder, record, table);
    if (table->column_count == 0) return;
    table->columns = ARENA_ARRAY(binder->arena, struct table_column, table->column_count);
    table->head_rows = head_rows_of(table);
    table->plain = table->head_rows == 0;
    for (uint16_t i = 0; i < table->column_count; i++) {
        table->columns[i].style = style->cell;
        table->columns[i].head_style = base_style(binder, "table-bold");
    }
    parse_widths(binder, record, table);
    fill_cells(binder, table, style);
    align_columns(table);
    square_rows(binder, table);
    table->caption = record_caption(binder, record, "table-bold");
}

/* -- boxes, figures, diagrams ------------------------------------------------------------------------------------------ */

static void bind_box(struct binder *binder, const struct record *box, const struct prose_style *style,
                     struct blocks *out)
{
    struct block *block = add_group(binder, out, GROUP_STACK, box->at);
    struct blocks children = {NULL, NULL};
    const struct record *title = record_child(box, RECORD_TITLE);
    block->before = 12 * PT;
    block->after = 18 * PT;
    block->group.frame = RULE_REGULAR;
    block->group.keep_together = true;
    for (int i = 0; i < 4; i++)
        block->group.padding[i] = i % 2 ? 12 * PT : 9 * PT;
    struct prose_style inner = *style;
    if (style->box_label && title) inner.body = style->list; /* beside its label a text stands flush */
    bind_prose_children(binder, box, &inner, (struct text){NULL, 0}, (struct text){NULL, 0}, &children);
    take_children(block, children);
    if (!title) return;
    struct inlines content = {NULL, NULL};
    const struct style *label = base_style(binder, "label");
    bind_mixed(binder, title, &content, label);
    if (style->box_label && children.first && children.first->kind == BLOCK_PARAGRAPH) {
        children.first->paragraph.marker = content.first;
        children.first->paragraph.marker_style = label;
        children.first->paragraph.marker_width = label->size * 6;
        return;
    }
    block->group.frame_title = content.first;
    block->group.frame_title_style = label;
    block->group.padding[0] = 15 * PT;
}

void bind_figure(struct binder *binder, const struct record *record, struct text placeholder,
                 struct blocks *out)
{
    struct block *block = blocks_add(binder, out, BLOCK_FIGURE, record->at);
    struct figure *figure = &block->figure;
    struct text path = record_value(record, ATTRIBUTE_SRC), alt = record_value(record, ATTRIBUTE_ALT);
    mark_shown(binder, record);
    block->role = TAG_FIGURE;
    block->before = block->after = 6 * PT;
    figure->alternative = alt;
    if (path.length && binder->options->picture) {
        const struct prose *src = record_attribute(record, ATTRIBUTE_SRC);
        figure->source_at = src->at;
        figure->picture = binder->options->picture(binder->options->context, binder->diagnostics,
                                                   binder->plan, path, src->at);
    } else if (path.length == 0) {
        DIAG(binder->diagnostics, FIGURE_MISSING, .at = record->at, .arguments = {alt});
    }
    if (!figure->picture) figure->height = 123 * PT;
    figure->placeholder = placeholder.length ? placeholder : alt;
    figure->caption = record_caption(binder, record, "caption");
}

static struct diagram_node *bind_nodes(struct binder *binder, const struct record *record)
{
    struct diagram_node *first = NULL, **last = &first;
    for (const struct record *child = record->first; child; child = child->next) {
        if (child->kind != RECORD_NODE) continue;
        const struct prose *text = record_attribute(child, ATTRIBUTE_TEXT);
        struct diagram_node *node = ARENA_NEW(binder->arena, struct diagram_node);
        if (text) {
            node->text = house_text(binder, text);
            node->at = text->at;
        }
        mark_shown(binder, child);
        node->first = bind_nodes(binder, child);
        *last = node;
        last = &node->next;
    }
    return first;
}

static void bind_diagram(struct binder *binder, const struct record *record, struct blocks *out)
{
    struct block *block = blocks_add(binder, out, BLOCK_DIAGRAM, record->at);
    mark_shown(binder, record);
    block->role = TAG_FIGURE;
    block->before = block->after = 12 * PT;
    block->diagram.kind = text_is(record_value(record, ATTRIBUTE_KIND), "flow") ? DIAGRAM_FLOW : DIAGRAM_TREE;
    block->diagram.alternative = record_value(record, ATTRIBUTE_ALT);
    block->diagram.style = base_style(binder, "table");
    block->diagram.first = bind_nodes(binder, record);
    block->diagram.caption = record_caption(binder, record, "caption");
}

/* A chart in prose has its caption above it; without one it is the course of its indicator. */
static void bind_prose_chart(struct binder *binder, const struct record *record, struct blocks *out)
{
    const struct style *style = base_style(binder, "table-caption");
    const struct record *caption = record_child(record, RECORD_CAPTION),
                        *name = record_child(record->refers, RECORD_NAME);
    struct inlines content = {NULL, NULL};
    if (caption) {
        bind_mixed(binder, caption, &content, style);
    } else if (name) {
        inlines_add_text(binder, &content, house_text(binder, &name->prose), name->prose.at, style);
        inlines_add_text(binder, &content, TEXT("の推移"), record->at, style);
    }
    struct block *head = content.first ? blocks_add_paragraph(binder, out, style, content, record->at) : NULL;
    if (head) {
        head->before = 9 * PT;
        head->keep_next = true;
    }
    bind_chart(binder, record->refers, NULL, out);
    if (!head || out->last->kind != BLOCK_CHART) return;
    out->last->before = 3 * PT;
    out->last->after = 3 * PT; /* its notes follow */
}

void bind_block_record(struct binder *binder, const struct record *record, const struct prose_style *style,
                       struct blocks *out)
{
    mark_shown(binder, record);
    switch ((int)record->kind) {
    case RECORD_P: bind_paragraph(binder, record, style, out); return;
    case RECORD_LIST: bind_list(binder, record, style, out); return;
    case RECORD_TABLE: bind_prose_table(binder, record, style, out); return;
    case RECORD_BOX: bind_box(binder, record, style, out); return;
    case RECORD_FIGURE: bind_figure(binder, record, style->placeholder, out); return;
    case RECORD_DIAGRAM: bind_diagram(binder, record, out); return;
    case RECORD_CHART:
        if (record->refers) bind_prose_chart(binder, record, out);
        return;
    default: return;
    }
}

void bind_prose_children(struct binder *binder, const struct record *record, const struct prose_style *style,
                         struct text role, struct text except, struct blocks *out)
{
    for (const struct record *child = record->first; child; child = child->next) {
        if (!is_block_record(child->kind)) continue;
        struct text own = record_value(child, ATTRIBUTE_ROLE);
        if (role.length && !words_have(role, own)) continue;
        if (except.length && own.length && words_have(except, own)) continue;
        bind_block_record(binder, child, style, out);
    }
}

/* -- cells -------------------------------------------------------------------------------------------------------------- */

/* Does the line begin with 【, white space aside? */
static bool begins_as_label(const struct record *line)
{
    for (const struct record *each = line; each; each = record_walk(each, line)) {
        struct text start = text_trim(each->prose.text);
        if (start.length) return text_starts(start, TEXT("【"));
    }
    return false;
}

static void bind_cell_line(struct binder *binder, const struct record *line, const struct style *style,
                           struct blocks *out)
{
    const struct style *used = begins_as_label(line) ? bold_style(binder, style) : style;
    struct inlines content = {NULL, NULL};
    bind_mixed(binder, line, &content, used);
    blocks_add_paragraph(binder, out, used, content, line->at);
}

/* A value that an author left out with a dash looks like one that is missing. */
static bool is_dash(struct text text)
{
    text = text_trim(text);
    return text_is(text, "—") || text_is(text, "―") || text_is(text, "－") || text_is(text, "–") ||
           text_is(text, "-");
}

void bind_cell_prose(struct binder *binder, const struct record *record, const struct style *style,
                     struct blocks *out)
{
    mark_shown(binder, record);
    if (record->prose.text.length) {
        struct inlines content = {NULL, NULL};
        const struct style *used = record->reading.kind == READING_NONE && is_dash(record->prose.text)
                                       ? missing_like(binder, style)
                                       : style;
        inlines_add_text(binder, &content, house_text(binder, &record->prose), record->prose.at, used);
        blocks_add_paragraph(binder, out, used, content, record->at);
    }
    for (const struct record *child = record->first; child; child = child->next) {
        if (child->kind == RECORD_P)
            bind_cell_line(binder, child, style, out);
        else if (is_block_record(child->kind)) {
            struct prose_style prose = prose_styles(binder, NULL, style);
            prose.list = prose.cell = prose.note = prose.reference = style;
            bind_block_record(binder, child, &prose, out);
        }
    }
}
