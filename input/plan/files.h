/* files.h: what is told by laying the files of one plan side by side. Private to input. */
#ifndef SHINCHOKU_INPUT_PLAN_FILES_H
#define SHINCHOKU_INPUT_PLAN_FILES_H

#include "generator/core/plan.h"

#include "lost.h"

struct part {
    struct record *root;
    const char *path;
};

/* The files of one plan id that gave a tree, in the order they were given. */
struct parts {
    struct text id;
    const char *directory;
    struct part *at;
    size_t count, capacity;
    bool has_text; /* one of them is a text record */
    struct parts *next;
};

/* The part that says the same as `content`, byte for byte; NULL: none does. */
const struct part *files_find(const struct parts *parts, struct text content);

/* Which year the plan reports is what most of its files say. A file that says another is lost: it may be last year's, sent
 * again, and then nothing in it is true this year. Where no year has the majority, all files of the others are. */
void files_agree_on_year(struct arena *arena, struct diagnostics *diagnostics, struct parts *parts,
                         struct lost_files *lost);

/* Reports a file without initiatives among others that have some, unless it brings something that they have not (levels,
 * prose): then it is the plan's own part. */
void files_report_bare(struct diagnostics *diagnostics, const struct parts *parts);

#endif
