/* reader.h: the state of reading one text record. Private to input/text.
 *
 * A stack of open parts, outermost first: plan, sections, an initiative, and what is open in it. A label closes parts
 * from the top until one is left in which it may stand. */
#ifndef SHINCHOKU_INPUT_TEXT_READER_H
#define SHINCHOKU_INPUT_TEXT_READER_H

#include "input/text/notation/cells.h"
#include "input/text/notation/labels.h"
#include "input/text/notation/listing.h"
#include "input/text/notation/tree.h"

enum { MOST_OPEN = 48, DEEPEST_REGION = 16 };

struct open_part {
    enum part part;
    struct node *node;
    const char *what; /* the element's name */
    int rank;         /* of its level, 0 if not in the dictionary */
    size_t heading;   /* number of ■ that opened it, 0 if a label did */
    bool titled;
    bool has_content;         /* labels of its heading (番号, ページ …) are over */
    struct text number;       /* as written, empty if not */
    struct text child_prefix; /* of the children's numbers, before the last hyphen */
    bool child_seen, child_strays;
    struct position at;
    struct node *before; /* running text: the element before it in its parent */
    struct text label;   /* running text: the label that announced it */
};

/* Explicit regions ［箇条書き］ … ［以上］. */
enum region { REGION_LIST, REGION_ITEM, REGION_BOX, REGION_TABLE };
struct open_region {
    enum region region;
    struct node *node;
    struct position at;
};

enum table_kind { TABLE_NONE, TABLE_INITIATIVES, TABLE_ACTIVITIES, TABLE_KINDS, TABLE_YEARS };

struct column {
    struct text head;          /* as written */
    const struct label *label; /* NULL: unknown, or only a year */
    struct text qualifier;
    struct year_span years; /* first is empty: no year */
    uint32_t offset;
    bool unread; /* its cells are not used, and that was said */
};

struct table {
    enum table_kind kind;
    bool bars; /* rows are separated by ｜ */
    struct column *columns;
    size_t count, rows;
    struct text heading;       /* its words, for messages */
    bool assumed;              /* the kind of its values was assumed, and that was said */
    struct text *level_titles; /* of the last row, for each column */
};

/* How the cells of a table that cannot be read are parted. */
enum parting { PARTED_BY_CELLS, PARTED_BY_BARS, PARTED_BY_COMMAS, PARTED_BY_BLANKS };

/* A block of rows that was reported as a whole. */
struct unread {
    bool open;
    enum parting parting;
};

/* A label alone on its line whose value is the next line. */
struct pending {
    struct label_use use;
    struct position at;
};

struct reprint {
    struct node *node; /* initiative or activity */
    struct text title; /* without the mark */
    struct position at;
};

struct given {
    struct text text;
    struct position at;
    bool is_given;
};

struct reader {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const struct source *source;
    const struct labels *labels;
    struct listing *listing; /* NULL: not wanted */
    struct cell_reader cells;

    struct node *plan;
    struct node *periods;           /* their parent, NULL when there is none */
    struct given meta[FIELD_COUNT]; /* what the labels of the plan said; emitted in the vocabulary's order */
    struct text *levels;            /* declared by 階層：, outermost first */
    size_t level_count;

    struct open_part open[MOST_OPEN];
    size_t depth; /* of `open`; at least 1 once begun: the plan */
    struct open_region regions[DEEPEST_REGION];
    size_t region_count;
    size_t regions_beyond; /* opened where no deeper one may be, not yet closed */
    struct table table;
    struct cell_reader ahead;  /* of the row that is looked at before it is read */
    struct text table_heading; /* of the table that ended last */
    bool after_table;          /* nothing but notes and empty rows has stood since */
    struct unread unread;
    struct pending pending;
    struct text reference_to; /* 参照先 for the next reference */

    size_t initiative_count;
    struct reprint *reprints;
    size_t reprint_count, reprint_capacity;
};

/* -- parts.c: opening and closing ------------------------------------------------------------------------------------ */
struct open_part *reader_top(struct reader *reader);
/* What the part is called in messages: 取組, initiative. */
struct text reader_part_word(const struct reader *reader, const struct open_part *part);
struct open_part *reader_open(struct reader *reader, enum part part, struct node *node, const char *what);
void reader_close(struct reader *reader);
/* Closes down to the innermost part in which `field` may stand, and returns it; NULL (and closes nothing) when there is
 * none. */
struct open_part *reader_part_for(struct reader *reader, enum field field);
/* The innermost open part of that kind, or NULL. Closes nothing. */
struct open_part *reader_find(struct reader *reader, enum part part);
void reader_close_to(struct reader *reader, const struct open_part *part);

void reader_open_heading(struct reader *reader, struct text heading, struct position at);
void reader_open_level(struct reader *reader, const struct label *label, struct text value,
                       struct position at);
void reader_open_level_number(struct reader *reader, const struct label *label, struct text number,
                              struct position at);
void reader_open_initiative(struct reader *reader, struct text number, struct position at);
void reader_set_title(struct reader *reader, struct open_part *part, struct text title, struct position at);

/* -- place.c: values ------------------------------------------------------------------------------------------------- */
struct value {
    struct text text;
    struct position at;
    bool exact; /* from a quoted cell: not trimmed */
};
void reader_place(struct reader *reader, struct label_use use, struct position label_at, struct value value);
/* Is a label's field possible here, in some open part? */
bool reader_accepts(const struct reader *reader, const struct label *label);
void reader_place_unknown(struct reader *reader, struct text label, struct position label_at,
                          struct value value);
/* Opens running text under a label (shape PROSE). */
bool reader_open_prose(struct reader *reader, struct label_use use, struct position at);
void reader_place_span(struct reader *reader, struct label_use use, struct year_span years,
                       struct value value);
/* Splits 「福祉課・障がい課」 into departments; each is handed to the open part's node. */
void reader_add_departments(struct reader *reader, struct node *node, const char *role, struct value value);

/* -- prose.c: running text ------------------------------------------------------------------------------------------- */
void prose_line(struct reader *reader, struct node *container, struct text line, struct position at);
/* Every line of a cell; empty lines at its start and end are none. */
void prose_lines(struct reader *reader, struct node *container, struct text text, struct position at);
/* A line that opens or closes a region, or stands in one. False: it is a line like others. */
bool prose_region(struct reader *reader, const struct row *row);
void prose_end(struct reader *reader);

/* -- table.c --------------------------------------------------------------------------------------------------------- */
bool table_begin(struct reader *reader, const struct row *row);
bool table_row(struct reader *reader, const struct row *row);
void table_end(struct reader *reader);

/* The next row, which stays to be read. False at the end. The current row stays valid. */
bool reader_peek(struct reader *reader, struct row *next);

/* -- unread.c: tables that cannot be read: one finding, and their rows are passed over ---------------------------------- */
bool unread_begins(struct reader *reader, const struct row *row, size_t first);
bool unread_goes_on(struct reader *reader, const struct row *row, size_t first);
/* A heading that is understood, where nothing is open that its rows could belong to. */
void unread_homeless(struct reader *reader, const struct row *row, enum table_kind kind);
/* A second heading row that is not understood. */
void unread_second(struct reader *reader, const struct row *row);
/* ※…, 資料：…, （単位：千円） above and under a table. */
bool unread_note(struct reader *reader, const struct row *row, size_t first);
/* A row of cells that is nothing known. */
void unread_row(struct reader *reader, const struct row *row);

/* -- reprint.c ------------------------------------------------------------------------------------------------------- */
/* Notes a title that says （再掲）, to be looked up when the whole text is read. */
void reprint_note(struct reader *reader, struct node *node, struct text title, struct position at);
void reprint_resolve(struct reader *reader);

/* -- pairs.c ---------------------------------------------------------------------------------------------------------- */
/* 「ラベル：値」 taken apart at the first colon outside brackets; false when the words before it are none or too long. */
struct pair {
    struct text label, value;
};
bool reader_split_pair(struct text text, struct pair *pair);
/* A label that can stand here; words that happen to be labels of something that is not open are words. */
struct label_use reader_usable(struct reader *reader, struct text text, unsigned forms);
/* A label that begins something does so without a name, too: what follows must not belong to what stands above. */
bool reader_opens_part(enum field field);
/* Is the initiative, or something in it that takes no running text, open? */
bool reader_wants_labels(struct reader *reader);
/* Labels with their values in a row; false: it is a row of something else. */
bool pairs_read(struct reader *reader, const struct row *row, size_t first);
/* The row as the value of a label that stood alone above it; false when there is none, or the row is a label itself. */
bool pending_take(struct reader *reader, const struct row *row, size_t first);
/* A text that is a label, or begins with one and a colon, known or not. */
bool reader_begins_label(struct reader *reader, struct text text);
/* Says that such a label has no value. */
void pending_drop(struct reader *reader);

/* -- alone.c ---------------------------------------------------------------------------------------------------------- */
bool alone_read(struct reader *reader, const struct row *row, size_t first);
/* What stands between 【 and 】; empty when the text is something else. */
struct text alone_between_brackets(struct text text);

/* -- read.c ---------------------------------------------------------------------------------------------------------- */
/* What stands before the first colon outside brackets; empty when there is none near the start. */
struct text reader_before_colon(struct text text);

/* -- small things ---------------------------------------------------------------------------------------------------- */
/* A value that is such, or 1.2E+05: reported; it is to be read as empty. */
bool reader_is_no_value(struct reader *reader, struct value value);
/* #REF!, ####: what Excel shows instead of a value. */
bool reader_is_fault(struct text text);
bool reader_in_prose(struct reader *reader);
/* The place of a part of a cell's text. */
struct position reader_position(const struct reader *reader, const struct cell *cell, struct text part);
/* The source's file name without directory and ending. */
struct text reader_file_stem(const struct reader *reader);
void reader_became(struct reader *reader, struct position at, const char *format, ...) PRINTF_LIKE(3, 4);

#endif
