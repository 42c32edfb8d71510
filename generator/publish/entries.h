/* entries.h: the names in a directory, one after the other. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_ENTRIES_H
#define SHINCHOKU_GENERATOR_PUBLISH_ENTRIES_H

/* What is done with one name of the open directory; it may take the file away. */
typedef void entries_visit(void *context, int directory, const char *name);

/* Nothing is visited where the directory cannot be read. */
void entries_each(int directory, entries_visit *visit, void *context);

#endif
