/* table_initiatives.c: rows of a sheet: sections, initiatives and what stands in their columns. */
#include "table_initiatives.h"

#include <string.h>

#include "heading.h"
#include "parts.h"
#include "place.h"
#include "prose.h"
#include "table_cells.h"
#include "table_rows.h"
#include "table_values.h"
#include "unread.h"

static const struct label entry_label = {.field = FIELD_ENTRY};

/* A dash is how sheets print that there is nothing. */
static bool is_dash(struct text text)
{
    static const char *const dashes[] = {"―", "—", "–", "－", "-", "‐", "ー"};
    for (size_t i = 0; i < ARRAY_LEN(dashes); i++)
        if (text_is(text, dashes[i])) return true;
    return false;
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
        struct text title = table_text(row, i);
        if (!is_level(&table->columns[i]) || title.length == 0) continue;
        if (!changed && text_equal(title, table->level_titles[i])) {
            reader_became(reader, table_value(reader, row, i).at, "repeated");
            continue;
        }
        changed = true;
        table->level_titles[i] = title;
        struct table kept = *table;
        struct value value = table_value(reader, row, i);
        place_value(reader, (struct label_use){table->columns[i].label, {NULL, 0}}, value.at, value);
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
    place_value(reader, (struct label_use){&field, {NULL, 0}}, value.at, value);
}

static void place_cell(struct reader *reader, const struct row *row, size_t i)
{
    struct column *column = &reader->table.columns[i];
    struct value value = table_value(reader, row, i);
    struct label_use use = {column->label, column->qualifier};
    if (use.label && use.label->field == FIELD_ASIDE) {
        reader_became(reader, value.at, "aside");
    } else if (column->years.first.length) {
        if (!use.label) use.label = &entry_label;
        place_span(reader, use, column->years, value);
    } else if (!use.label) {
        place_unknown_column(reader, column, value);
    } else {
        if (use.qualifier.length == 0 && takes_reporting_year(use.label->field))
            use.qualifier = reader->meta[FIELD_YEAR].text;
        place_value(reader, use, value.at, value);
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

/* The last element of that field in the open initiative. */
static struct node *last_prose(const struct node *initiative, const struct label *label)
{
    const char *name = label ? field_prose(label->field) : NULL;
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

static void report_joint(struct reader *reader, const struct row *row, size_t i)
{
    struct open_part *initiative = reader_find(reader, PART_INITIATIVE);
    const struct node *title = initiative ? node_child(initiative->node, "title") : NULL;
    struct value value = table_value(reader, row, i);
    DIAG(reader->diagnostics, ROW_JOINT, .at = value.at,
         .arguments = {table_text(row, i), reader->table.columns[i].head,
                       title ? node_content(reader->arena, title) : (struct text){NULL, 0}});
    reader_became(reader, value.at, "error");
}

static bool is_department(const struct label *label)
{
    return label && (label->field == FIELD_DEPARTMENT || label->field == FIELD_DEPARTMENT_MAIN ||
                     label->field == FIELD_DEPARTMENT_JOINT);
}

static bool holds(struct reader *reader, const struct node *node, struct text text)
{
    for (size_t i = 0; i < node->attribute_count; i++)
        if (text_equal(node->attributes[i].value, text)) return true;
    return text_equal(text_trim(node_content(reader->arena, node)), text);
}

/* Does the initiative say that already, in an attribute, a child or one of a child's? Departments and marks are many in
 * one cell. */
static bool says_already(struct reader *reader, const struct node *initiative, const struct label *label,
                         struct text text)
{
    if (holds(reader, initiative, text)) return true;
    for (const struct node *child = initiative->first; child; child = child->next) {
        if (holds(reader, child, text)) return true;
        bool department = is_department(label) && node_is(child, "department");
        if (department && text_find(text, node_content(reader->arena, child)) != SIZE_MAX) return true;
        if (label && label->field == FIELD_MARKS && node_is(child, "marks")) return true;
        for (const struct node *inner = child->first; inner; inner = inner->next)
            if (holds(reader, inner, text)) return true;
    }
    return false;
}

/* Is the cell one of those that a row which goes on repeats, to say of which record it is? */
static bool is_repeated(struct reader *reader, const struct row *row, size_t i, const struct node *initiative)
{
    const struct column *column = &reader->table.columns[i];
    const struct label *label = column->label;
    bool key = label && (label->field == FIELD_INITIATIVE || label->field == FIELD_INITIATIVE_NO ||
                         label->field == FIELD_NO || label->field == FIELD_ASIDE);
    return key || is_level(column) || is_dash(table_text(row, i)) ||
           says_already(reader, initiative, label, table_text(row, i));
}

/* A cell of a row that goes on. Running text goes on in the element it began in, or begins; the keys, which such a row
 * repeats, are not read again. */
static void continue_cell(struct reader *reader, struct open_part *initiative, const struct row *row,
                          size_t i)
{
    const struct column *column = &reader->table.columns[i];
    struct value value = table_value(reader, row, i);
    bool years = column->years.first.length > 0;
    struct node *node =
        years ? last_entry(initiative->node, column->years) : last_prose(initiative->node, column->label);
    bool prose = years || (column->label && field_shape(column->label->field) == SHAPE_PROSE);
    if (node)
        prose_lines(reader, node, value.text, value.at);
    else if (prose && !is_dash(table_text(row, i)))
        place_cell(reader, row, i);
    else if (is_repeated(reader, row, i, initiative->node))
        reader_became(reader, value.at, "repeated");
    else
        report_joint(reader, row, i);
}

static void continue_initiative(struct reader *reader, struct open_part *initiative, const struct row *row)
{
    struct table kept = reader->table;
    for (size_t i = 0; i < row->count; i++) {
        if (table_text(row, i).length == 0) continue;
        if (i < kept.count)
            continue_cell(reader, initiative, row, i);
        else
            table_report_surplus(reader, row, i);
        parts_close_to(reader, initiative);
        reader->table = kept;
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
        struct text text = table_text(row, i);
        if (!label || field_shape(label->field) == SHAPE_PROSE || text.length == 0) continue;
        marked = take_continued(&text) || marked;
        if (label->field == FIELD_INITIATIVE && !text_equal(text, title)) return false;
    }
    return marked;
}

/* Number and title open the initiative; a row without either belongs to the one above. A name does not go to a row above
 * that has only a number. */
static bool open_row_initiative(struct reader *reader, const struct row *row)
{
    static const enum field openers[] = {FIELD_INITIATIVE_NO, FIELD_INITIATIVE};
    bool opened = false;
    for (size_t k = 0; k < ARRAY_LEN(openers); k++) {
        size_t i = column_of(&reader->table, openers[k]);
        if (i == SIZE_MAX || table_text(row, i).length == 0) continue;
        struct table kept = reader->table;
        struct value value = table_value(reader, row, i);
        place_value(reader, (struct label_use){kept.columns[i].label, {NULL, 0}}, value.at, value);
        reader->table = kept;
        opened = true;
    }
    return opened;
}

/* A number without a name, a name without a number. */
static void report_keys(struct reader *reader, const struct row *row)
{
    struct open_part *open = reader_find(reader, PART_INITIATIVE);
    size_t name = column_of(&reader->table, FIELD_INITIATIVE),
           no = column_of(&reader->table, FIELD_INITIATIVE_NO);
    if (!open) return;
    if (!open->titled && name != SIZE_MAX) {
        DIAG(reader->diagnostics, TITLE_ABSENT, .at = open->at,
             .arguments = {reader_part_word(reader, open), open->number, TEXT("取組名")});
        parts_set_title(reader, open, (struct text){NULL, 0}, open->at);
    }
    if (no != SIZE_MAX && table_text(row, no).length == 0 && name != SIZE_MAX)
        DIAG(reader->diagnostics, NUMBER_ABSENT, .at = table_value(reader, row, name).at,
             .arguments = {table_text(row, name), reader->table.columns[no].head});
}

/* Was the cell of that column read when the row's sections and initiative were opened? */
static bool opens_initiative(const struct table *table, size_t i)
{
    const struct label *label = table->columns[i].label;
    if (is_level(&table->columns[i])) return true;
    bool opener = label && (label->field == FIELD_INITIATIVE || label->field == FIELD_INITIATIVE_NO);
    return opener && column_of(table, label->field) == i;
}

/* -- rows that say more about the initiative above --------------------------------------------------------------------- */

/* 記載（R6） is as much one as R6年度. */
static bool is_entry(const struct table *table, size_t i)
{
    const struct column *column = &table->columns[i];
    return !table_of_indicator(table, i) &&
           (column->years.first.length > 0 || (column->label && column->label->field == FIELD_ENTRY));
}

static bool is_evaluation(const struct label *label)
{
    return label && (label->field == FIELD_EVALUATION || label->field == FIELD_PROGRESS);
}

/* What the cells of such a row are about. */
struct about {
    bool department, indicator, entries; /* entries of years: a strand of its own, which has its evaluation */
};

static struct about row_about(const struct table *table, const struct row *row)
{
    struct about about = {false, false, false};
    for (size_t i = 0; i < row->count && i < table->count; i++) {
        const struct label *label = table->columns[i].label;
        if (table_text(row, i).length == 0) continue;
        about.department = about.department || is_department(label);
        about.indicator = about.indicator || (label && label->field == FIELD_INDICATOR);
        about.entries = about.entries || is_entry(table, i);
    }
    return about;
}

/* Cells beside another department, or another indicator, are that one's, and evaluations are never lists. */
static bool is_joint(const struct reader *reader, size_t i, struct about about)
{
    const struct column *column = &reader->table.columns[i];
    if (table_of_indicator(&reader->table, i) || column->years.first.length || is_level(column)) return false;
    if (column->label && column->label->field == FIELD_ASIDE) return false;
    if (is_department(column->label)) return about.indicator;
    if (is_evaluation(column->label) && about.entries) return about.department;
    return about.department || about.indicator || is_evaluation(column->label);
}

/* Cells without the number or name of an initiative, and none above that they could be about. */
static void report_keyless(struct reader *reader, const struct row *row)
{
    struct table kept = reader->table;
    bool levels_only = true;
    for (size_t i = 0; i < row->count; i++)
        levels_only =
            levels_only && (table_text(row, i).length == 0 || (i < kept.count && is_level(&kept.columns[i])));
    if (levels_only) return;
    if (kept.rows == 1) {
        unread_second(reader, row);
        return;
    }
    table_report_row(reader, row,
                     diag_both(reader->diagnostics->arena, TEXT("「取組名」の欄に名前を書いてください"),
                               TEXT("Write a name in the column 取組名")));
}

/* A word and a grade under the rows: a cell copied out of a sheet would have brought its row's TABs along. */
static bool report_short(struct reader *reader, const struct row *row)
{
    const struct table *table = &reader->table;
    const struct label *label = table->columns[0].label;
    bool keyed = heading_has_numeral(table_text(row, 0)) || (label && label->field == FIELD_INITIATIVE);
    if (table->bars || table->count <= 3 || row->count >= table->count || keyed) return false;
    table_report_row(reader, row,
                     diag_both(reader->diagnostics->arena, TEXT("表の行なら欄の数をそろえてください"),
                               TEXT("A row of the table needs as many cells as its headings")));
    return true;
}

/* A line of words under the rows is no initiative: it has not the TABs of a row, nor a number. */
static bool report_words(struct reader *reader, const struct row *row)
{
    enum { LONGEST_NUMBER = 30 };
    struct text first = table_text(row, 0);
    const struct label *label = reader->table.columns[0].label;
    if (table_filled(row) > 2 || first.length == 0 || is_level(&reader->table.columns[0])) return false;
    bool name = label && label->field == FIELD_INITIATIVE;
    if (table_filled(row) == 2) return report_short(reader, row);
    bool is_row = name ? row->count == reader->table.count || reader->table.count < 3
                       : heading_has_numeral(first) && first.length <= LONGEST_NUMBER;
    if (is_row) return false;
    table_report_row(reader, row,
                     diag_both(reader->diagnostics->arena,
                               TEXT("表のあとの文なら、空の行のあとに書いてください"),
                               TEXT("If it is text behind the table, write it below an empty line")));
    return true;
}

/* -- a row -------------------------------------------------------------------------------------------------------------- */

static void place_other(struct reader *reader, const struct row *row, size_t i)
{
    const struct table *table = &reader->table;
    const struct label *label = i < table->count ? table->columns[i].label : NULL;
    bool again = label && (label->field == FIELD_INITIATIVE || label->field == FIELD_INITIATIVE_NO);
    if (is_dash(table_text(row, i)))
        reader_became(reader, table_value(reader, row, i).at, "nothing");
    else if (i < table->count && table->columns[i].unread)
        reader_became(reader, table_value(reader, row, i).at, "error");
    else if (i < table->count && table->columns[i].head.length > 0 && !again)
        place_cell(reader, row, i);
    else
        table_report_surplus(reader, row, i);
}

/* The cells of one row; those of its indicators together, in whatever order the columns stand. */
static void place_row(struct reader *reader, const struct row *row, bool opened)
{
    struct table kept = reader->table;
    struct about about = opened ? (struct about){false, false, false} : row_about(&kept, row);
    size_t kind_column = SIZE_MAX;
    bool values = false;
    if (table_has(&kept, FIELD_INDICATOR)) table_row_kind(reader, row, &kind_column);
    for (size_t i = 0; i < row->count; i++) {
        bool inside = i < kept.count;
        bool read = i == kind_column || (inside && opens_initiative(&kept, i));
        if (table_text(row, i).length == 0 || read) continue;
        if (inside && table_of_indicator(&kept, i)) {
            if (!values) table_indicator_cells(reader, row, opened);
            values = true;
        } else if (!opened && inside && is_joint(reader, i, about)) {
            report_joint(reader, row, i);
        } else {
            place_other(reader, row, i);
        }
        kept.assumed = kept.assumed || reader->table.assumed;
        reader->table = kept;
    }
}

void table_initiative_row(struct reader *reader, const struct row *row)
{
    struct table kept = reader->table;
    if (continues(reader, row)) {
        continue_initiative(reader, reader_find(reader, PART_INITIATIVE), row);
        return;
    }
    place_row_levels(reader, row);
    if (table_is_band(reader, row)) {
        table_open_band(reader, table_text(row, 0), table_value(reader, row, 0).at);
        reader->table = kept;
        return;
    }
    if (report_words(reader, row)) return;
    bool opened = open_row_initiative(reader, row);
    if (opened) report_keys(reader, row);
    if (!reader_find(reader, PART_INITIATIVE) || (!opened && kept.rows == 1)) {
        report_keyless(reader, row);
        return;
    }
    place_row(reader, row, opened);
    kept.assumed = kept.assumed || reader->table.assumed;
    struct open_part *initiative = reader_find(reader, PART_INITIATIVE);
    if (initiative) parts_close_to(reader, initiative);
    reader->table = kept;
}
