/* table.c: tables of records: a heading row of labels and years, then rows.
 *
 *   initiatives: a row an initiative (取組名, 事業概要, 年度目標 …, H30 R1 R2 …), as process sheets have it
 *   activities:  a row an activity or an indicator (事業内容, 指標, 区分, R6 R7 R8)
 *   kinds:       a row a kind of value (目標値, 実績値) under years, for the open indicator
 *   years:       a row a year under kinds of values
 *
 * Headings may take two rows (総合計画 over 分野別目標, 施策; 目標値 over R6 R7 R8), as merged cells are saved. */
#include <string.h>

#include "reader.h"
#include "wrap.h"

static const struct label entry_label = {.field = FIELD_ENTRY};
static const struct label target_label = {.field = FIELD_TARGET};

static struct text cell_text(const struct row *row, size_t i)
{
    return i < row->count ? text_trim(row->cells[i].text) : (struct text){NULL, 0};
}

/* A dash is how sheets print that there is nothing. */
static bool is_dash(struct text text)
{
    static const char *const dashes[] = {"―", "—", "–", "－", "-", "‐", "ー"};
    for (size_t i = 0; i < ARRAY_LEN(dashes); i++)
        if (text_is(text, dashes[i])) return true;
    return false;
}

static struct value value_of(const struct reader *reader, const struct row *row, size_t i)
{
    const struct cell *cell = &row->cells[i];
    return (struct value){cell->text, {reader->source, cell->offset}, false};
}

/* A value of a table of activities, without the spaces that only the width of its column has left in it. */
static struct value joined_value(struct reader *reader, struct value value)
{
    struct text joined = wrap_join(reader->arena, value.text);
    if (joined.length == value.text.length) return value;
    DIAG(reader->diagnostics, LINE_JOINED, .at = value.at, .arguments = {joined});
    value.text = joined;
    return value;
}

/* -- headings ------------------------------------------------------------------------------------------------------- */

static struct text without_spaces(struct reader *reader, struct text text)
{
    struct text_buffer out = {.arena = reader->arena};
    while (text.length) {
        uint32_t c = text_next(&text);
        if (c != ' ' && c != 0x3000 && c != '\n') buffer_add_char(&out, c);
    }
    return buffer_text(&out);
}

enum { LONGEST_HEAD = 120 }; /* bytes */

static struct column read_column(struct reader *reader, struct text head, uint32_t offset)
{
    struct column column = {.head = head, .offset = offset};
    if (head.length == 0 || head.length > LONGEST_HEAD) return column;
    struct label_use use = labels_parse(reader->labels, head, FORM_COLUMN);
    column.label = use.label;
    column.qualifier = use.qualifier;
    if (!use.label && labels_year(head, &column.years)) {
        column.years.first = without_spaces(reader, column.years.first);
        column.years.last = without_spaces(reader, column.years.last);
    }
    return column;
}

struct heading_count {
    size_t cells, labels, years;
};

static struct heading_count count_heading(struct reader *reader, const struct row *row)
{
    struct heading_count count = {0, 0, 0};
    for (size_t i = 0; i < row->count; i++) {
        struct text head = cell_text(row, i);
        if (head.length == 0) continue;
        count.cells++;
        if (count.cells > 4 && 2 * (count.labels + count.years) < count.cells)
            return count; /* it will not be one */
        struct column column = read_column(reader, head, 0);
        if (column.label)
            count.labels++;
        else if (column.years.first.length)
            count.years++;
    }
    return count;
}

static bool is_heading(struct heading_count count)
{
    size_t known = count.labels + count.years;
    if (known == count.cells && (count.labels >= 2 || count.years >= 2)) return true;
    return count.labels >= 1 && known >= 3 && 3 * known >= 2 * count.cells;
}

static bool has_field(const struct table *table, enum field field)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].label && table->columns[i].label->field == field) return true;
    return false;
}

static bool has_years(const struct table *table)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].years.first.length) return true;
    return false;
}

static enum table_kind kind_of(const struct table *table)
{
    if (has_field(table, FIELD_INITIATIVE) || has_field(table, FIELD_INITIATIVE_NO)) return TABLE_INITIATIVES;
    if (has_field(table, FIELD_ACTIVITY) || has_field(table, FIELD_INDICATOR)) return TABLE_ACTIVITIES;
    if (has_years(table)) return TABLE_KINDS;
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].label && field_shape(table->columns[i].label->field) == SHAPE_VALUE)
            return TABLE_YEARS;
    return TABLE_NONE;
}

/* 年度 over the rows of a table of years is no label of columns; it is found by its word. */
static bool is_year_head(struct text head)
{
    return text_is(head, "年度") || text_is(head, "年");
}

/* The words over a column of a two-row heading: a merged cell is saved as its first. */
static struct text group_over(const struct table *table, size_t column)
{
    size_t last = column < table->count ? column + 1 : table->count;
    for (size_t i = last; i > 0; i--)
        if (table->columns[i - 1].head.length) return table->columns[i - 1].head;
    return (struct text){NULL, 0};
}

/* 目標値 over R6 R7 R8, 今後の事業計画 over R5～R7年度. */
static bool takes_years(enum field field)
{
    return field_shape(field) == SHAPE_VALUE || field == FIELD_ENTRY || field == FIELD_ENTRY_ACTUAL ||
           field == FIELD_ENTRY_PLAN;
}

static struct column join_heads(struct reader *reader, const struct table *table, size_t i, struct text head,
                                uint32_t offset)
{
    struct text group = group_over(table, i);
    struct text joined = text_format(reader->arena, "%.*s/%.*s", TEXT_ARG(group), TEXT_ARG(head));
    struct column both = read_column(reader, joined, offset);
    if (both.label) return both;
    struct column below = read_column(reader, head, offset);
    const struct label *over = labels_lookup(reader->labels, group, FORM_COLUMN);
    if (below.years.first.length && over && takes_years(over->field)) below.label = over;
    return below;
}

/* A second heading row right under the first. */
static bool second_heading(struct reader *reader, const struct row *row)
{
    struct table *table = &reader->table;
    struct heading_count count = count_heading(reader, row);
    if (table->rows > 0 || count.cells == 0 || count.labels + count.years != count.cells) return false;
    struct column *columns = ARENA_ARRAY(reader->arena, struct column, row->count);
    for (size_t i = 0; i < row->count; i++) {
        struct text head = cell_text(row, i);
        if (head.length)
            columns[i] = join_heads(reader, table, i, head, row->cells[i].offset);
        else if (i < table->count)
            columns[i] = table->columns[i];
    }
    table->level_titles = ARENA_ARRAY(reader->arena, struct text, row->count);
    table->columns = columns;
    table->count = row->count;
    table->kind = kind_of(table);
    reader_became(reader, (struct position){reader->source, row->offset}, "table heading");
    return true;
}

/* A form names its columns in a hidden row; the headings that people see stand right under it: they say 取組名 where the
 * names of initiatives follow, or nothing. */
static bool heading_of_form(struct reader *reader, const struct row *row)
{
    const struct table *table = &reader->table;
    if (table->kind != TABLE_INITIATIVES || table->rows > 0 || !has_field(table, FIELD_ASIDE)) return false;
    for (size_t i = 0; i < row->count && i < table->count; i++) {
        if (!table->columns[i].label || table->columns[i].label->field != FIELD_INITIATIVE) continue;
        struct text head = cell_text(row, i);
        const struct label *label = labels_lookup(reader->labels, head, FORM_COLUMN);
        if (head.length && (!label || label->field != FIELD_INITIATIVE)) return false;
    }
    reader_became(reader, (struct position){reader->source, row->offset}, "table heading");
    return true;
}

bool table_begin(struct reader *reader, const struct row *row)
{
    if (heading_of_form(reader, row)) return true;
    if (reader->table.kind != TABLE_NONE && second_heading(reader, row)) return true;
    struct heading_count count = count_heading(reader, row);
    bool year_head = is_year_head(cell_text(row, 0));
    if (year_head) count.labels++;
    if (!is_heading(count)) return false;
    struct table table = {.count = row->count};
    table.columns = ARENA_ARRAY(reader->arena, struct column, row->count);
    table.level_titles = ARENA_ARRAY(reader->arena, struct text, row->count);
    for (size_t i = 0; i < row->count; i++)
        table.columns[i] = read_column(reader, cell_text(row, i), row->cells[i].offset);
    table.kind = kind_of(&table);
    if (table.kind == TABLE_NONE || (table.kind == TABLE_YEARS && !year_head)) return false;
    table_end(reader);
    reader->table = table;
    reader_became(reader, (struct position){reader->source, row->offset}, "table heading");
    return true;
}

void table_end(struct reader *reader)
{
    reader->table = (struct table){.kind = TABLE_NONE};
}

/* -- values --------------------------------------------------------------------------------------------------------- */

static void report_surplus(struct reader *reader, const struct row *row, size_t i)
{
    struct position at = {reader->source, row->cells[i].offset};
    DIAG(reader->diagnostics, CELL_SURPLUS, .at = at, .arguments = {cell_text(row, i)});
    reader_became(reader, at, "error");
}

static const struct label *kind_in(struct reader *reader, struct text cell)
{
    struct label_use use = labels_parse(reader->labels, cell, FORM_VALUE | FORM_COLUMN);
    return use.label && field_shape(use.label->field) == SHAPE_VALUE ? use.label : NULL;
}

/* The kind of a row's values, in a column without a label or headed 区分; `*column` is where. */
static const struct label *row_kind(struct reader *reader, const struct row *row, size_t *column)
{
    const struct table *table = &reader->table;
    for (size_t i = 0; i < row->count && i < table->count; i++) {
        const struct label *head = table->columns[i].label;
        bool may_say = !table->columns[i].years.first.length &&
                       (!head || head->field == FIELD_KIND || head->field == FIELD_CATEGORY);
        const struct label *kind = may_say ? kind_in(reader, cell_text(row, i)) : NULL;
        *column = i;
        if (!kind) continue;
        reader_became(reader, value_of(reader, row, i).at, "%s", field_name(kind->field));
        return kind;
    }
    *column = SIZE_MAX;
    return NULL;
}

static const struct label *assume_target(struct reader *reader, const struct row *row)
{
    if (!reader->table.assumed) DIAG(reader->diagnostics, KIND_ASSUMED, .at = {reader->source, row->offset});
    reader->table.assumed = true;
    return &target_label;
}

static void place_year_cells(struct reader *reader, const struct row *row, const struct label *kind)
{
    for (size_t i = 0; i < row->count && i < reader->table.count; i++) {
        struct column column = reader->table.columns[i];
        if (cell_text(row, i).length == 0) continue;
        if (column.years.first.length) {
            const struct label *label = column.label ? column.label : kind;
            if (!label) label = kind = assume_target(reader, row);
            reader_place_span(reader, (struct label_use){label, {NULL, 0}}, column.years,
                              joined_value(reader, value_of(reader, row, i)));
        } else if (column.label && field_shape(column.label->field) == SHAPE_VALUE) {
            struct value value = value_of(reader, row, i);
            reader_place(reader, (struct label_use){column.label, column.qualifier}, value.at, value);
        }
    }
}

/* -- rows of activities --------------------------------------------------------------------------------------------- */

/* 「事業の名前 担当課：福祉課」 in one cell: what follows the last label of a department. */
static bool split_department(struct reader *reader, struct value *title, struct value *department)
{
    struct text text = text_trim(title->text);
    for (size_t at = text.length; at-- > 0;) {
        struct text here = text_slice(text, at, 3);
        size_t step = text_starts(here, TEXT("：")) ? 3 : text_starts(here, TEXT(":")) ? 1 : 0;
        if (step == 0) continue;
        size_t from = at;
        while (from > 0 && text.at[from - 1] != ' ' && text.at[from - 1] != '\n' &&
               !text_ends(text_slice(text, 0, from), TEXT("　")))
            from--;
        const struct label *label =
            labels_lookup(reader->labels, text_slice(text, from, at - from), FORM_VALUE);
        if (from == 0 || !label || label->field != FIELD_DEPARTMENT) return false;
        size_t start = (size_t)(text.at - title->text.at);
        *department = (struct value){text_slice(text, at + step, text.length),
                                     {title->at.source, title->at.offset + (uint32_t)(start + at + step)},
                                     false};
        title->text = text_slice(text, 0, from);
        return true;
    }
    return false;
}

static void place_activity(struct reader *reader, const struct row *row, size_t i, const struct label *label)
{
    struct value title = value_of(reader, row, i), department;
    bool has_department = split_department(reader, &title, &department);
    title.text = text_trim(title.text);
    title = joined_value(reader, title);
    reader_place(reader, (struct label_use){label, {NULL, 0}}, title.at, title);
    struct open_part *activity = reader_find(reader, PART_ACTIVITY);
    if (has_department && activity) reader_add_departments(reader, activity->node, NULL, department);
}

static const enum field head_fields[] = {FIELD_ACTIVITY, FIELD_DEPARTMENT, FIELD_INDICATOR,
                                         FIELD_UNIT,     FIELD_BETTER,     FIELD_NO};

/* Columns other than values: those that open something first. */
static void place_heads(struct reader *reader, const struct row *row, const struct table *table)
{
    for (size_t k = 0; k < ARRAY_LEN(head_fields); k++)
        for (size_t i = 0; i < row->count && i < table->count; i++) {
            const struct label *label = table->columns[i].label;
            if (!label || label->field != head_fields[k] || cell_text(row, i).length == 0) continue;
            if (label->field == FIELD_ACTIVITY) {
                place_activity(reader, row, i, label);
                continue;
            }
            struct value value = joined_value(reader, value_of(reader, row, i));
            reader_place(reader, (struct label_use){label, {NULL, 0}}, value.at, value);
        }
}

/* Cells that neither values nor heads of the row have used. */
static void report_unused(struct reader *reader, const struct row *row, size_t kind_column, bool heads)
{
    const struct table *table = &reader->table;
    for (size_t i = 0; i < row->count; i++) {
        const struct label *label = i < table->count ? table->columns[i].label : NULL;
        bool value = i < table->count && table->columns[i].years.first.length > 0;
        bool used = value || i == kind_column || (label && field_shape(label->field) == SHAPE_VALUE);
        for (size_t k = 0; k < ARRAY_LEN(head_fields); k++)
            used = used || (heads && label && label->field == head_fields[k]);
        if (!used && cell_text(row, i).length) report_surplus(reader, row, i);
    }
}

static void activity_row(struct reader *reader, const struct row *row)
{
    size_t kind_column;
    const struct label *kind = row_kind(reader, row, &kind_column);
    struct table table = reader->table; /* closing parts ends the table: it goes on after them */
    place_heads(reader, row, &table);
    reader->table = table;
    place_year_cells(reader, row, kind);
    table.assumed = table.assumed || reader->table.assumed;
    reader->table = table;
    report_unused(reader, row, kind_column, true);
}

/* -- rows of kinds, rows of years ------------------------------------------------------------------------------------- */

static bool kind_row(struct reader *reader, const struct row *row)
{
    size_t kind_column;
    const struct label *kind = row_kind(reader, row, &kind_column);
    if (!kind) return false;
    struct table table = reader->table;
    place_year_cells(reader, row, kind);
    reader->table = table;
    report_unused(reader, row, kind_column, false);
    return true;
}

static bool year_row(struct reader *reader, const struct row *row)
{
    struct year_span years;
    if (!labels_year(cell_text(row, 0), &years)) return false;
    struct table table = reader->table;
    for (size_t i = 1; i < row->count; i++) {
        const struct label *label = i < table.count ? table.columns[i].label : NULL;
        if (cell_text(row, i).length == 0) continue;
        if (label)
            reader_place_span(reader, (struct label_use){label, {NULL, 0}}, years, value_of(reader, row, i));
        else
            report_surplus(reader, row, i);
    }
    reader->table = table;
    return true;
}

/* -- rows of initiatives ---------------------------------------------------------------------------------------------- */

static bool is_level(const struct column *column)
{
    return column->label && (column->label->field == FIELD_LEVEL || column->label->field == FIELD_LEVEL_NO);
}

/* A level's cell opens a section where it or one further left changes; merged cells are saved empty below the first. */
static void place_row_levels(struct reader *reader, const struct row *row)
{
    struct table *table = &reader->table;
    bool changed = false;
    for (size_t i = 0; i < row->count && i < table->count; i++) {
        struct text title = cell_text(row, i);
        if (!is_level(&table->columns[i]) || title.length == 0) continue;
        if (!changed && text_equal(title, table->level_titles[i])) {
            reader_became(reader, value_of(reader, row, i).at, "repeated");
            continue;
        }
        changed = true;
        table->level_titles[i] = title;
        struct table kept = *table;
        struct value value = value_of(reader, row, i);
        reader_place(reader, (struct label_use){table->columns[i].label, {NULL, 0}}, value.at, value);
        *table = kept;
    }
}

static size_t column_of(const struct table *table, enum field field)
{
    for (size_t i = 0; i < table->count; i++)
        if (table->columns[i].label && table->columns[i].label->field == field) return i;
    return SIZE_MAX;
}

static bool takes_reporting_year(enum field field)
{
    return field == FIELD_GOAL || field == FIELD_SCHEDULE || field == FIELD_STATUS || field == FIELD_PROGRESS;
}

static void place_unknown_column(struct reader *reader, struct column *column, struct value value)
{
    if (!column->head.length) return;
    const struct label field = {.name = column->head, .field = FIELD_FIELD, .argument = column->head};
    reader_place(reader, (struct label_use){&field, {NULL, 0}}, value.at, value);
}

/* A column that the heading could not place is said once, when it is first used. */
static void report_column(struct reader *reader, const struct column *column)
{
    const struct label *near = labels_nearest(reader->labels, column->head);
    struct text hint = {NULL, 0};
    if (near) hint = text_format(reader->arena, " → 「%.*s」?", TEXT_ARG(near->name));
    DIAG(reader->diagnostics, COLUMN_UNKNOWN, .at = {reader->source, column->offset},
         .arguments = {column->head, hint});
}

static void place_cell(struct reader *reader, const struct row *row, size_t i)
{
    struct column *column = &reader->table.columns[i];
    struct value value = value_of(reader, row, i);
    struct label_use use = {column->label, column->qualifier};
    if (use.label && use.label->field == FIELD_ASIDE) {
        reader_became(reader, value.at, "aside");
    } else if (column->years.first.length) {
        if (!use.label) use.label = &entry_label;
        reader_place_span(reader, use, column->years, value);
    } else if (!use.label) {
        place_unknown_column(reader, column, value);
    } else {
        if (use.qualifier.length == 0 && takes_reporting_year(use.label->field))
            use.qualifier = reader->meta[FIELD_YEAR].text;
        reader_place(reader, use, value.at, value);
    }
}

/* 取組名（続き）: a record that was too tall for one row of a sheet goes on in the next. */
static bool take_continued(struct text *title)
{
    static const char *const marks[] = {"（続き）", "(続き)", "（つづき）"};
    for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
        if (!text_ends(*title, text_of(marks[i]))) continue;
        *title = text_trim(text_slice(*title, 0, title->length - strlen(marks[i])));
        return true;
    }
    return false;
}

static const char *prose_name(enum field field)
{
    switch ((int)field) {
    case FIELD_OVERVIEW: return "overview";
    case FIELD_GOAL: return "goal";
    case FIELD_SCHEDULE: return "schedule";
    case FIELD_STATUS: return "status";
    case FIELD_NOTE: return "note";
    default: return NULL;
    }
}

/* The last element of that field in the open initiative. */
static struct node *last_prose(const struct node *initiative, const struct label *label)
{
    const char *name = label ? prose_name(label->field) : NULL;
    struct node *found = NULL;
    for (struct node *child = initiative->first; child && name; child = child->next)
        if (node_is(child, name) &&
            (label->argument.length == 0 || text_equal(node_value(child, "name"), label->argument)))
            found = child;
    return found;
}

static struct node *last_entry(const struct node *initiative, struct year_span years)
{
    struct node *strand = NULL, *found = NULL;
    for (struct node *child = initiative->first; child; child = child->next)
        if (node_is(child, "strand")) strand = child;
    for (struct node *entry = strand ? strand->first : NULL; entry; entry = entry->next)
        if (text_equal(node_value(entry, years.last.length ? "from" : "year"), years.first)) found = entry;
    return found;
}

/* Running text goes on in the elements it began in; the keys, which such a row repeats, are not read again. */
static void continue_initiative(struct reader *reader, struct open_part *initiative, const struct row *row)
{
    for (size_t i = 0; i < row->count && i < reader->table.count; i++) {
        const struct column *column = &reader->table.columns[i];
        if (cell_text(row, i).length == 0) continue;
        struct value value = value_of(reader, row, i);
        bool years = column->years.first.length > 0;
        struct node *node =
            years ? last_entry(initiative->node, column->years) : last_prose(initiative->node, column->label);
        if (node)
            prose_lines(reader, node, value.text, value.at);
        else
            reader_became(reader, value.at, "repeated");
    }
}

/* Does a key of the row say （続き）, and is its title, if it has one, that of the open initiative? */
static bool continues(struct reader *reader, const struct row *row)
{
    const struct table *table = &reader->table;
    struct open_part *initiative = reader_find(reader, PART_INITIATIVE);
    if (!initiative) return false;
    const struct node *known = node_child(initiative->node, "title");
    struct text title = known ? text_trim(node_content(reader->arena, known)) : (struct text){NULL, 0};
    bool marked = false;
    for (size_t i = 0; i < row->count && i < table->count; i++) {
        const struct label *label = table->columns[i].label;
        struct text text = cell_text(row, i);
        if (!label || field_shape(label->field) == SHAPE_PROSE || text.length == 0) continue;
        marked = take_continued(&text) || marked;
        if (label->field == FIELD_INITIATIVE && !text_equal(text, title)) return false;
    }
    return marked;
}

/* Number and title open the initiative; a row without either belongs to the one above. */
static void open_row_initiative(struct reader *reader, const struct row *row)
{
    static const enum field openers[] = {FIELD_INITIATIVE_NO, FIELD_INITIATIVE};
    for (size_t k = 0; k < ARRAY_LEN(openers); k++) {
        size_t i = column_of(&reader->table, openers[k]);
        if (i == SIZE_MAX || cell_text(row, i).length == 0) continue;
        struct table kept = reader->table;
        struct value value = value_of(reader, row, i);
        reader_place(reader, (struct label_use){kept.columns[i].label, {NULL, 0}}, value.at, value);
        reader->table = kept;
    }
}

/* Was the cell of that column read when the row's sections and initiative were opened? */
static bool opens_initiative(const struct table *table, size_t i)
{
    const struct label *label = table->columns[i].label;
    if (is_level(&table->columns[i])) return true;
    bool opener = label && (label->field == FIELD_INITIATIVE || label->field == FIELD_INITIATIVE_NO);
    return opener && column_of(table, label->field) == i;
}

static size_t cells_in(const struct row *row)
{
    size_t count = 0;
    for (size_t i = 0; i < row->count; i++)
        count += cell_text(row, i).length > 0;
    return count;
}

/* A band between the rows: one cell, the first, that is no title of an initiative. */
static bool is_band(const struct reader *reader, const struct row *row)
{
    return cells_in(row) == 1 && cell_text(row, 0).length > 0 && !is_level(&reader->table.columns[0]) &&
           column_of(&reader->table, FIELD_INITIATIVE) > 0;
}

static void initiative_row(struct reader *reader, const struct row *row)
{
    struct table kept = reader->table;
    if (continues(reader, row)) {
        continue_initiative(reader, reader_find(reader, PART_INITIATIVE), row);
        return;
    }
    place_row_levels(reader, row);
    if (is_band(reader, row)) {
        reader_open_heading(reader, text_join(reader->arena, TEXT("■"), cell_text(row, 0)),
                            value_of(reader, row, 0).at);
        reader->table = kept;
        return;
    }
    open_row_initiative(reader, row);
    for (size_t i = 0; i < row->count; i++) {
        if (cell_text(row, i).length == 0 || (i < kept.count && opens_initiative(&kept, i))) continue;
        if (is_dash(cell_text(row, i))) {
            reader_became(reader, value_of(reader, row, i).at, "nothing");
            continue;
        }
        const struct label *label = i < kept.count ? kept.columns[i].label : NULL;
        bool again = label && (label->field == FIELD_INITIATIVE || label->field == FIELD_INITIATIVE_NO);
        bool headed = i < kept.count && kept.columns[i].head.length > 0 && !again;
        if (headed)
            place_cell(reader, row, i);
        else
            report_surplus(reader, row, i);
        reader->table.columns = kept.columns;
        reader->table = kept;
    }
    struct open_part *initiative = reader_find(reader, PART_INITIATIVE);
    if (initiative) reader_close_to(reader, initiative);
    reader->table = kept;
}

/* -- one row -------------------------------------------------------------------------------------------------------- */

static bool is_rule(const struct row *row)
{
    size_t dashes = 0;
    for (size_t i = 0; i < row->count; i++) {
        struct text cell = cell_text(row, i);
        for (size_t k = 0; k < cell.length; k++) {
            if (cell.at[k] != '-' && cell.at[k] != ':') return false;
            dashes++;
        }
    }
    return dashes > 0;
}

static void report_unknown_columns(struct reader *reader)
{
    for (size_t i = 0; i < reader->table.count; i++) {
        const struct column *column = &reader->table.columns[i];
        if (column->head.length && !column->label && !column->years.first.length)
            report_column(reader, column);
    }
}

static bool is_label(struct reader *reader, struct text text)
{
    struct label_use use = labels_parse(reader->labels, text, FORM_VALUE | FORM_ALONE);
    return use.label && field_shape(use.label->field) != SHAPE_VALUE;
}

/* A label with its value beside or behind it, or a line of its own: the table is over. */
static bool is_outside(struct reader *reader, const struct row *row)
{
    struct text first = cell_text(row, 0);
    bool alone = cells_in(row) == 1;
    if (first.length == 0) return false;
    if (alone && (is_label(reader, first) || is_label(reader, reader_before_colon(first)))) return true;
    if (reader->table.kind != TABLE_ACTIVITIES) return false;
    return is_label(reader, first) || (alone && reader->table.count > 2);
}

bool table_row(struct reader *reader, const struct row *row)
{
    struct table *table = &reader->table;
    if (table->kind == TABLE_NONE) return false;
    if (table->bars && is_rule(row)) {
        reader_became(reader, (struct position){reader->source, row->offset}, "table rule");
        return true;
    }
    if (is_outside(reader, row)) {
        table_end(reader);
        return false;
    }
    if (table->rows++ == 0 && table->kind == TABLE_INITIATIVES) report_unknown_columns(reader);
    switch (table->kind) {
    case TABLE_INITIATIVES: initiative_row(reader, row); return true;
    case TABLE_ACTIVITIES: activity_row(reader, row); return true;
    case TABLE_KINDS:
        if (kind_row(reader, row)) return true;
        break;
    case TABLE_YEARS:
        if (year_row(reader, row)) return true;
        break;
    case TABLE_NONE: break;
    }
    table_end(reader);
    return false;
}
