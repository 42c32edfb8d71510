/* reader.h: the state of reading one text record. Private to input/text.
 *
 * A stack of open parts, outermost first: plan, sections, an initiative, and what is open in it. A label closes parts
 * from the top until one is left in which it may stand. */
#ifndef SHINCHOKU_INPUT_TEXT_READER_H
#define SHINCHOKU_INPUT_TEXT_READER_H

#include "generator/core/name_map.h"
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
    struct name_map twins;    /* values, texts and fields by parent, element, name and years: qualifier.c */

    size_t initiative_count;
    struct reprint *reprints;
    size_t reprint_count, reprint_capacity;
};

struct open_part *reader_top(struct reader *reader);
/* The innermost open part of that kind, or NULL. */
struct open_part *reader_find(struct reader *reader, enum part part);
/* Puts a part on the stack. */
struct open_part *reader_open(struct reader *reader, enum part part, struct node *node, const char *what);
/* What the part is called in messages: 取組, initiative. */
struct text reader_part_word(const struct reader *reader, const struct open_part *part);

/* Is a label's field possible in that part? Here, in some open part? */
bool reader_takes(const struct reader *reader, const struct open_part *part, enum field field);
bool reader_accepts(const struct reader *reader, const struct label *label);
/* A label that can stand here; words that happen to be labels of something that is not open are words. */
struct label_use reader_usable(struct reader *reader, struct text text, unsigned forms);
/* Is the initiative, or something in it that takes no running text, open? */
bool reader_wants_labels(struct reader *reader);
bool reader_in_prose(struct reader *reader);

/* The next row, which stays to be read. False at the end. The current row stays valid. */
bool reader_peek(struct reader *reader, struct row *next);
/* The place of a part of a cell's text. */
struct position reader_position(const struct reader *reader, const struct cell *cell, struct text part);
/* The source's file name without directory and ending. */
struct text reader_file_stem(const struct reader *reader);
/* What became of the line at that place, for the listing. */
void reader_became(struct reader *reader, struct position at, const char *format, ...) PRINTF_LIKE(3, 4);

#endif
