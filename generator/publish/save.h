/* save.h: one file, whole or not at all. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_SAVE_H
#define SHINCHOKU_GENERATOR_PUBLISH_SAVE_H

#include "generator/core/diag.h"

/* Writes to a temporary file beside `path`, syncs it and renames it; `path` "-" or NULL is standard output. False after
 * the reason was reported (WRITE_FAILED): then what was there before is untouched. */
bool save_file(struct arena *arena, struct diagnostics *diagnostics, const char *path, struct text bytes);

#endif
