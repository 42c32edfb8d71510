/* shared_notes.c: notes ※ of indicators that stand side by side.
 *
 * Where all notes of a row of a grid say the same, they are said once, under the row and across it: half a measure breaks
 * a note into three lines, and two equal ones side by side read like two notes. Notes that differ stay under their own
 * charts, because one mark could mean either. */
#include "shared_notes.h"

/* The first of the notes with which a cell ends; NULL where it ends otherwise. `before`: the block before it, or NULL. */
static struct block *last_notes(const struct block *cell, struct block **before)
{
    struct block *first = NULL, *above = NULL;
    *before = NULL;
    for (struct block *each = cell->group.first; each; above = each, each = each->next) {
        if (each->role != TAG_NOTE) {
            first = NULL;
        } else if (!first) {
            first = each;
            *before = above;
        }
    }
    return first;
}

static bool same_text(const struct inline_run *a, const struct inline_run *b)
{
    for (; a && b; a = a->next, b = b->next)
        if (a->kind != b->kind || !text_equal(text_trim(a->text), text_trim(b->text))) return false;
    return !a && !b;
}

static bool same_notes(const struct block *a, const struct block *b)
{
    for (; a && b; a = a->next, b = b->next)
        if (a->kind != BLOCK_PARAGRAPH || b->kind != BLOCK_PARAGRAPH ||
            !same_text(a->paragraph.first, b->paragraph.first))
            return false;
    return !a && !b;
}

struct blocks shared_notes_take(struct blocks *cells)
{
    struct blocks shared = {NULL, NULL};
    struct block *before;
    for (const struct block *cell = cells->first; cell; cell = cell->next) {
        struct block *notes = cell->kind == BLOCK_GROUP ? last_notes(cell, &before) : NULL;
        bool alone = notes && !before, differ = notes && shared.first && !same_notes(notes, shared.first);
        if (alone || differ) return (struct blocks){NULL, NULL};
        if (!notes || shared.first) continue;
        shared = (struct blocks){notes, cell->group.last};
    }
    if (!shared.first) return shared;
    for (struct block *cell = cells->first; cell; cell = cell->next) {
        struct block *notes = cell->kind == BLOCK_GROUP ? last_notes(cell, &before) : NULL;
        if (!notes) continue;
        before->next = NULL;
        cell->group.last = before;
    }
    return shared;
}
