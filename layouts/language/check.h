/* check.h: what attributes hold, checked when a definition is read; styles and fields are found on the way. */
#ifndef SHINCHOKU_LAYOUTS_LANGUAGE_CHECK_H
#define SHINCHOKU_LAYOUTS_LANGUAGE_CHECK_H

#include "definition.h"

/* Checks the values of all attributes from `root` down against the tables of language/vocabulary.h, finds the styles that
 * they name and compiles their fields. The layout's styles and pages are complete by then. Every mistake is reported at its
 * place. */
void check_element(struct arena *arena, struct diagnostics *diagnostics, const struct layout *layout,
                   struct element *root);

#endif
