/* roster.h: the departments of a city hall (課の名簿): names, whom to ask, and from which year to which they exist.
 *
 * A table (TSV or CSV) whose first row names its columns, in any order:
 *   id, name (課名), short (略称; several parted by ・ or 、), section (係), extension (内線), mail (メール), order (順),
 *   from (開始年度), to (終了年度), succeeded-by (後継: ids or names, parted as above). Only the name is needed. */
#ifndef SHINCHOKU_INPUT_ROSTER_ROSTER_H
#define SHINCHOKU_INPUT_ROSTER_ROSTER_H

#include "generator/core/diag.h"

struct roster_department {
    struct text id, name, short_names, section, extension, mail, succeeded_by;
    int order;
    int from, to; /* fiscal years, both included; 0: open */
    struct position at;
};

struct roster {
    struct roster_department *departments; /* by order, then as they stand */
    size_t count;
};

/* NULL after every mistake was reported. */
const struct roster *roster_load(struct arena *arena, struct diagnostics *diagnostics, const char *path);

/* Does the department exist in that fiscal year? Year 0: in any. */
bool roster_is_open(const struct roster_department *department, int year);
/* The department that a name means: its own, a short one, its id; one that exists in the year goes before one that does
 * not. NULL: none. */
const struct roster_department *roster_find(const struct roster *roster, struct text name, int year);
/* Who has taken over from a department that is closed in that year, in the order given; `*count` of them. */
const struct roster_department **roster_successors(struct arena *arena, const struct roster *roster,
                                                   const struct roster_department *department, int year,
                                                   size_t *count);
/* The department whose name, id or a short name stands in a file's name; the longest name wins. NULL: none does. */
const struct roster_department *roster_of_file(const struct roster *roster, struct text file_name, int year);

/* 健康推進課（内線 2410） or 健康推進課保健係（内線 2410、kenko@example.jp） in the language asked for. */
struct text roster_contact(struct arena *arena, const struct roster_department *department,
                           enum language language);

#endif
