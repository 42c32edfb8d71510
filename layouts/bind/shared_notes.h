/* shared_notes.h: notes ※ of indicators that stand side by side. */
#ifndef SHINCHOKU_LAYOUTS_BIND_SHARED_NOTES_H
#define SHINCHOKU_LAYOUTS_BIND_SHARED_NOTES_H

#include "layouts/model/build.h"

/* The notes that all of these cells end with, taken out of them; none where they differ. */
struct blocks take_shared_notes(struct blocks *cells);

#endif
