/* roster.c: the table read by the names of its columns. */
#include "roster.h"

#include <stdlib.h>

#include "generator/core/suggest.h"
#include "generator/core/year.h"
#include "input/encoding/load.h"
#include "input/text/notation/cells.h"

enum column { ID, NAME, SHORT, SECTION, EXTENSION, MAIL, ORDER, FROM, TO, SUCCESSOR, COLUMNS };

/* Each column in both languages; 課 alone is what many call theirs. */
static const char *const heads[COLUMNS][3] = {
    [ID] = {"id", "番号", NULL},
    [NAME] = {"name", "課名", "課"},
    [SHORT] = {"short", "略称", NULL},
    [SECTION] = {"section", "係", NULL},
    [EXTENSION] = {"extension", "内線", NULL},
    [MAIL] = {"mail", "メール", NULL},
    [ORDER] = {"order", "順", NULL},
    [FROM] = {"from", "開始年度", NULL},
    [TO] = {"to", "終了年度", NULL},
    [SUCCESSOR] = {"succeeded-by", "後継", NULL},
};

enum { NOT_THERE = -1, MOST_ORDER = 1000000 };

struct roster_reading {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const struct source *source;
    int cell_of[COLUMNS];
    bool good;
    struct roster *roster;
    size_t capacity;
};

static bool is_comment(const struct row *row)
{
    return text_starts(row->raw, TEXT("#")) || cells_filled(row) == 0;
}

/* -- the head --------------------------------------------------------------------------------------------------------- */
static enum column column_of(struct text head)
{
    for (enum column column = 0; column < COLUMNS; column++)
        for (size_t i = 0; i < ARRAY_LEN(heads[column]) && heads[column][i]; i++)
            if (text_is(head, heads[column][i])) return column;
    return COLUMNS;
}

static void report_head(struct roster_reading *reading, const struct row *row, size_t i, struct text head)
{
    struct suggestion known = suggest_open(reading->arena, head);
    for (enum column column = 0; column < COLUMNS; column++)
        suggest_add(&known, text_of(heads[column][1]));
    DIAG(reading->diagnostics, ROSTER_HEAD, .at = {reading->source, row->cells[i].offset},
         .arguments = {head, suggest_list(&known), suggest_nearest(&known)});
    reading->good = false;
}

static void read_head(struct roster_reading *reading, const struct row *row)
{
    for (enum column column = 0; column < COLUMNS; column++)
        reading->cell_of[column] = NOT_THERE;
    for (size_t i = 0; i < row->count; i++) {
        struct text head = cells_text(row, i);
        if (head.length == 0) continue;
        enum column column = column_of(head);
        if (column == COLUMNS || reading->cell_of[column] != NOT_THERE)
            report_head(reading, row, i, head);
        else
            reading->cell_of[column] = (int)i;
    }
    if (reading->cell_of[NAME] != NOT_THERE || !reading->good) return;
    DIAG(reading->diagnostics, ROSTER_NAMELESS, .at = {reading->source, row->offset});
    reading->good = false;
}

/* -- rows ------------------------------------------------------------------------------------------------------------- */
static struct text value(const struct roster_reading *reading, const struct row *row, enum column column)
{
    int cell = reading->cell_of[column];
    if (cell == NOT_THERE || (size_t)cell >= row->count) return (struct text){NULL, 0};
    return text_copy(reading->arena, cells_text(row, (size_t)cell));
}

static void refuse(struct roster_reading *reading, const struct row *row, enum column column,
                   struct text allowed)
{
    DIAG(reading->diagnostics, ROSTER_VALUE,
         .at = {reading->source, row->cells[reading->cell_of[column]].offset},
         .arguments = {text_of(heads[column][1]), value(reading, row, column), allowed});
    reading->good = false;
}

static int read_year(struct roster_reading *reading, const struct row *row, enum column column)
{
    struct text written = value(reading, row, column);
    int year = 0;
    if (written.length && year_read(written, &year) == YEAR_UNREADABLE)
        refuse(reading, row, column, TEXT("R7, 令和７年度, 2025"));
    return year;
}

static int read_order(struct roster_reading *reading, const struct row *row)
{
    struct text rest = value(reading, row, ORDER);
    int number = 0;
    if (rest.length == 0) return MOST_ORDER;
    while (rest.length && number < MOST_ORDER) {
        int digit = text_digit(text_next(&rest));
        number = digit < 0 ? MOST_ORDER : number * 10 + digit;
    }
    if (number >= MOST_ORDER) refuse(reading, row, ORDER, TEXT("1–999999"));
    return number;
}

static void check_twice(struct roster_reading *reading, const struct roster_department *new)
{
    const struct roster *roster = reading->roster;
    for (size_t i = 0; i < roster->count; i++) {
        const struct roster_department *old = &roster->departments[i];
        bool same = text_equal(old->name, new->name) || (new->id.length &&text_equal(old->id, new->id));
        bool apart = (old->to && new->from > old->to) || (new->to && old->from > new->to);
        if (!same || apart) continue;
        DIAG(reading->diagnostics, ROSTER_TWICE, .at = new->at, .related = old->at, .arguments = {new->name});
        reading->good = false;
        return;
    }
}

static void read_row(struct roster_reading *reading, const struct row *row)
{
    struct roster *roster = reading->roster;
    struct roster_department department = {.id = value(reading, row, ID),
                                           .name = value(reading, row, NAME),
                                           .short_names = value(reading, row, SHORT),
                                           .section = value(reading, row, SECTION),
                                           .extension = value(reading, row, EXTENSION),
                                           .mail = value(reading, row, MAIL),
                                           .succeeded_by = value(reading, row, SUCCESSOR),
                                           .order = read_order(reading, row),
                                           .from = read_year(reading, row, FROM),
                                           .to = read_year(reading, row, TO),
                                           .at = {reading->source, row->offset}};
    if (department.name.length == 0) {
        DIAG(reading->diagnostics, ROSTER_NAMELESS, .at = department.at);
        reading->good = false;
        return;
    }
    check_twice(reading, &department);
    roster->departments = arena_grow(reading->arena, roster->departments, roster->count, roster->count + 1,
                                     &reading->capacity, sizeof *roster->departments);
    roster->departments[roster->count++] = department;
}

static int by_order(const void *left, const void *right)
{
    const struct roster_department *a = left, *b = right;
    if (a->order != b->order) return a->order < b->order ? -1 : 1;
    return a->at.offset < b->at.offset ? -1 : a->at.offset > b->at.offset;
}

const struct roster *roster_load(struct arena *arena, struct diagnostics *diagnostics, const char *path)
{
    struct roster_reading reading = {.arena = arena,
                                     .diagnostics = diagnostics,
                                     .source = load_source(arena, diagnostics, path, NULL),
                                     .good = true,
                                     .roster = ARENA_NEW(arena, struct roster)};
    if (!reading.source) return NULL;
    struct cell_reader cells = cells_open(arena, diagnostics, reading.source);
    struct row row;
    bool has_head = false;
    while (reading.good && cells_next(&cells, &row)) {
        if (is_comment(&row)) continue;
        if (has_head)
            read_row(&reading, &row);
        else
            read_head(&reading, &row);
        has_head = true;
    }
    if (!reading.good) return NULL;
    if (reading.roster->count)
        qsort(reading.roster->departments, reading.roster->count, sizeof *reading.roster->departments,
              by_order);
    return reading.roster;
}
