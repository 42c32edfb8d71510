/* files.c: years, repetitions and gaps among the files of one plan. */
#include "files.h"

#include <stdlib.h>
#include <string.h>

const struct part *files_find(const struct parts *parts, struct text content)
{
    for (size_t i = 0; i < parts->count; i++)
        if (text_equal(parts->at[i].root->at.source->content, content)) return &parts->at[i];
    return NULL;
}

/* -- years ------------------------------------------------------------------------------------------------------------ */
/* NULL where the file gives none, or none that can be read. */
static const struct record *year_of(const struct part *part)
{
    const struct record *meta = record_child(part->root, RECORD_META);
    const struct record *year = meta ? record_child(meta, RECORD_YEAR) : NULL;
    return year && year->year ? year : NULL;
}

static int by_year(const void *left, const void *right)
{
    const struct record *a = *(const struct record *const *)left, *b = *(const struct record *const *)right;
    return a->year < b->year ? -1 : a->year > b->year;
}

/* A year and how many files say so. */
struct votes {
    int year;
    size_t count;
};

/* The year of most files; `second`, the most that any other has. */
static struct votes count_votes(const struct record **years, size_t count, size_t *second)
{
    struct votes most = {0, 0};
    *second = 0;
    qsort(years, count, sizeof *years, by_year);
    for (size_t i = 0, from = 0; i < count; i++) {
        if (i + 1 < count && years[i + 1]->year == years[from]->year) continue;
        size_t votes = i + 1 - from;
        if (votes > most.count) {
            *second = most.count;
            most = (struct votes){years[from]->year, votes};
        } else if (votes > *second) {
            *second = votes;
        }
        from = i + 1;
    }
    return most;
}

static void report_year(struct diagnostics *diagnostics, const struct parts *parts, const struct record *odd,
                        const struct record *other, const size_t votes[2])
{
    struct arena *arena = diagnostics->arena;
    struct text years[] = {text_format(arena, "%d", odd->year), text_format(arena, "%d", other->year)};
    if (votes[0] == votes[1])
        DIAG(diagnostics, YEAR_SPLIT, .at = odd->at, .related = other->at,
             .arguments = {years[0], parts->id, years[1]});
    else
        DIAG(diagnostics, YEAR_ODD, .at = odd->at, .related = other->at,
             .arguments = {years[0], parts->id, text_format(arena, "%zu", votes[0]), years[1]});
}

void files_agree_on_year(struct arena *arena, struct diagnostics *diagnostics, struct parts *parts,
                         struct lost_files *lost)
{
    const struct record **years = ARENA_ARRAY(arena, const struct record *, parts->count);
    size_t count = 0, votes[2];
    for (size_t i = 0; i < parts->count; i++)
        if (year_of(&parts->at[i])) years[count++] = year_of(&parts->at[i]);
    struct votes most = count_votes(years, count, &votes[1]);
    votes[0] = most.count;
    if (votes[0] == count) return;
    const struct record *usual = NULL;
    for (size_t i = 0; i < parts->count && !usual; i++)
        if (year_of(&parts->at[i]) && year_of(&parts->at[i])->year == most.year)
            usual = year_of(&parts->at[i]);
    for (size_t i = 0; i < parts->count; i++) {
        const struct record *year = year_of(&parts->at[i]);
        if (!year || year->year == most.year) continue;
        report_year(diagnostics, parts, year, usual, votes);
        lost_add(arena, lost, parts->at[i].path, diagnostics->last)->plan = parts->id;
    }
}

/* -- gaps ------------------------------------------------------------------------------------------------------------- */
static bool has_initiative(const struct record *root)
{
    for (const struct record *each = root; each; each = record_walk(each, root))
        if (each->kind == RECORD_INITIATIVE) return true;
    return false;
}

static bool others_have(const struct parts *parts, const struct part *but, enum record_kind kind)
{
    for (size_t i = 0; i < parts->count; i++)
        if (&parts->at[i] != but && record_child(parts->at[i].root, kind)) return true;
    return false;
}

/* Prose and notes are nobody else's; titles of sections are everybody's. */
static bool brings_something(const struct parts *parts, const struct part *part)
{
    for (const struct record *child = part->root->first; child; child = child->next) {
        if (child->kind == RECORD_SECTION || child->kind == RECORD_META) continue;
        if (record_is_block(child->kind) || !others_have(parts, part, child->kind)) return true;
    }
    for (const struct record *each = part->root; each; each = record_walk(each, part->root))
        if (each->parent && each->parent->kind == RECORD_SECTION && each->kind != RECORD_SECTION &&
            each->kind != RECORD_TITLE)
            return true;
    return false;
}

void files_report_bare(struct diagnostics *diagnostics, const struct parts *parts)
{
    bool some = false;
    for (size_t i = 0; i < parts->count; i++)
        some = some || has_initiative(parts->at[i].root);
    for (size_t i = 0; some && i < parts->count; i++)
        if (!has_initiative(parts->at[i].root) && !brings_something(parts, &parts->at[i]))
            DIAG(diagnostics, PART_BARE, .at = parts->at[i].root->at, .arguments = {parts->id});
}
