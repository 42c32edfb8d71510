/* styles.h: faces, colours and styles of a definition. */
#ifndef SHINCHOKU_LAYOUTS_LANGUAGE_STYLES_H
#define SHINCHOKU_LAYOUTS_LANGUAGE_STYLES_H

#include "definition.h"

struct naming {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct layout *layout;
    size_t face_capacity, name_capacity, style_capacity;
};

void styles_take_face(struct naming *naming, const struct element *element);
void styles_take_colour(struct naming *naming, const struct element *element);
void styles_take_style(struct naming *naming, const struct element *element);
/* When all are taken: which are asked for, and which stand beside each other. */
void styles_relate(struct arena *arena, struct layout *layout);

#endif
