/* check.h: what attributes hold, checked and compiled once, when a definition is read. */
#ifndef SHINCHOKU_LAYOUTS_LANGUAGE_CHECK_H
#define SHINCHOKU_LAYOUTS_LANGUAGE_CHECK_H

#include "element.h"

/* Checks the values of all attributes from `root` down against the tables of language/vocabulary.h, resolves styles and
 * parses fields. The layout's styles and pages are complete by then. Every mistake is reported at its place. */
void definition_check(struct arena *arena, struct diagnostics *diagnostics, const struct layout *layout,
                      struct element *root);

/* Reports VALUE_INVALID: the attribute cannot hold what it holds; `allowed`: words separated by spaces. */
void definition_report_value(struct arena *arena, struct diagnostics *diagnostics,
                             const struct element *element, enum word word, struct text allowed);

/* May there be one more of such elements, of which there are `count`? If not, that is reported. */
bool definition_has_room(struct arena *arena, struct diagnostics *diagnostics, const struct element *element,
                         size_t count, size_t most);

/* Is the length (1/1000 pt or em) one that the attribute may have? If not, that is reported, with those it may. */
bool definition_check_length(struct arena *arena, struct diagnostics *diagnostics,
                             const struct element *element, enum word word, int32_t length);

#endif
