/* shared_notes.h: notes ※ of indicators that stand side by side. */
#ifndef SHINCHOKU_LAYOUTS_BIND_SHARED_NOTES_H
#define SHINCHOKU_LAYOUTS_BIND_SHARED_NOTES_H

#include "layouts/model/blocks.h"

/* The notes that all of these cells end with, taken out of them; none where they differ. */
struct blocks shared_notes_take(struct blocks *cells);

#endif
