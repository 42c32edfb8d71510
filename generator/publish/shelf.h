/* shelf.h: where layout definitions are found: the directories of --layout-dir, then those that ship with the program. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_SHELF_H
#define SHINCHOKU_GENERATOR_PUBLISH_SHELF_H

#include "generator/program/arguments.h"
#include "layouts/language/layout.h"

/* The search that --layout-dir options ask for. Borrows the session. */
struct layout_search shelf_search(struct session *session, const struct arguments *arguments);

#endif
