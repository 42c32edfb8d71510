/* ledger.h: what a directory of publications remembers of the nights before (.shinchoku/manifest.jsonl): of each plan its files,
 * departments and findings, of each output what it was made of and what it is.
 *
 * A value of JSON a line. A line that was cut off, or is none of ours, is as good as forgotten: what it told of is made
 * again. The file is written beside itself and renamed, and only where something in it is new. */
#ifndef SHINCHOKU_GENERATOR_BATCH_LEDGER_H
#define SHINCHOKU_GENERATOR_BATCH_LEDGER_H

#include "generator/core/name_map.h"
#include "generator/program/session.h"

/* Something that an output is made of: a file, or what has no file (the program, the options). */
struct ledger_input {
    struct text kind; /* record, previous, labels, options, program, layout, font, picture */
    struct text name;
    struct text sha256; /* empty: it was not there */
};
struct ledger_inputs {
    struct ledger_input *at;
    size_t count, capacity;
};

/* A plan that kept its former publications, or a part that an older version stands in for. */
struct ledger_kept {
    unsigned nights;         /* in a row; 0: nothing is kept */
    struct text since, last; /* days, 2026-11-28 */
    struct text reason_ja, reason_en;
    struct text department; /* whom to ask; empty: nobody knows */
};

struct ledger_finding {
    struct text fingerprint, rule, severity;
};

struct ledger_plan {
    bool is_own; /* of this run */
    struct text id, title, year, as_of;
    struct text key; /* of the inputs */
    struct ledger_inputs inputs;
    struct text *departments;
    size_t department_count;
    struct ledger_finding *findings;
    size_t finding_count;
    struct ledger_kept kept;
    struct text day;      /* when its publications were made last */
    struct text *outputs; /* names, in the order they are made */
    size_t output_count;
};

struct ledger_output {
    bool is_own; /* of this run */
    struct text name, plan, layout, format, department;
    struct text sha256;
    uint64_t bytes;
    int64_t seconds, nanoseconds; /* when the file was written last, as the disk says */
};

/* A large file that is the same from night to night: known by what the disk says of it, and read again where that differs. */
struct ledger_font {
    struct text path, sha256;
    int64_t device, inode, bytes, seconds, nanoseconds;
};

struct ledger {
    struct arena *arena;
    struct name_map plans, outputs,
        fonts;                      /* by id, name, path: struct ledger_plan, ledger_output, ledger_font */
    struct ledger_plan **plan_list; /* in the order they came */
    struct ledger_output **output_list;
    struct ledger_font **font_list;
    size_t plan_count, output_count, font_count, plan_capacity, output_capacity, font_capacity;
    struct text before; /* the file as it was read */
    bool is_read;       /* what is put from now on is of this run */
};

/* What the directory remembers; nothing, where there is no memory. */
struct ledger *ledger_open(struct arena *arena, const char *directory);
const struct ledger_plan *ledger_plan_of(struct ledger *ledger, struct text id);
const struct ledger_output *ledger_output_of(struct ledger *ledger, struct text name);
/* Keep the latest of an id or a name. */
void ledger_put_plan(struct ledger *ledger, struct ledger_plan *plan);
void ledger_put_output(struct ledger *ledger, struct ledger_output *output);
void ledger_put_font(struct ledger *ledger, struct ledger_font *font);
/* SHA-256 of a font file; empty: it cannot be read. */
struct text ledger_font_digest(struct ledger *ledger, const char *path);
/* Writes it, unless that would change nothing. False after the reason was reported. */
bool ledger_save(struct ledger *ledger, struct diagnostics *diagnostics, const char *directory);

void ledger_add_input(struct arena *arena, struct ledger_inputs *inputs, struct ledger_input input);
/* Of all of them, in their order. */
struct text ledger_key(struct arena *arena, const struct ledger_inputs *inputs, struct text more);
/* The first in which two differ, as people call it: records/福祉課.xml. Empty: they are alike. */
struct text ledger_difference(struct arena *arena, const struct ledger_inputs *before,
                              const struct ledger_inputs *now, enum language language);

#endif
