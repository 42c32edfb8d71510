/* notes.h: notes, prose and footnotes of a record, with their markers. */
#ifndef SHINCHOKU_LAYOUTS_BIND_NOTES_H
#define SHINCHOKU_LAYOUTS_BIND_NOTES_H

#include "layouts/fields/binder.h"

void bind_one_note(const struct context *context, const struct element *element, const struct record *note,
                   struct blocks *out);
/* Is the note one that the element is for? */
bool note_takes(const struct element *element, const struct record *note);
/* The notes of the record at hand that have the name; itself where it is one. */
void bind_note(const struct context *context, const struct element *element, struct blocks *out);
void bind_prose(const struct context *context, const struct element *element, struct blocks *out);
/* Those below the record at hand, each text once where equal ones follow each other. */
void bind_footnotes(const struct context *context, const struct element *element, struct blocks *out);

#endif
