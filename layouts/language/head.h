/* head.h: what stands before the body of a definition: its own attributes, faces, colours, styles, pages, title, parts. */
#ifndef SHINCHOKU_LAYOUTS_LANGUAGE_HEAD_H
#define SHINCHOKU_LAYOUTS_LANGUAGE_HEAD_H

#include "parts.h"
#include "styles.h"

struct head {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct layout *layout;
    struct naming naming;
    struct gathered_parts parts;
    size_t page_capacity;
};

/* `layout` is what will be made; nothing is in it yet but its name. */
struct head head_open(struct arena *arena, struct diagnostics *diagnostics, struct layout *layout);
/* The next file of a definition, its root: each thing takes the place of one of the same name that was taken before. */
void head_take(struct head *head, const struct element *root);

#endif
