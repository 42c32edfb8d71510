/* load.h: files in, UTF-8 out. */
#ifndef SHINCHOKU_INPUT_ENCODING_LOAD_H
#define SHINCHOKU_INPUT_ENCODING_LOAD_H

#include "generator/core/diag.h"

/* Reads and decodes a whole file. `encoding` NULL: as the file's XML declaration says, or detected (detect.h). NULL after
 * an error was reported. */
const struct source *load_source(struct arena *arena, struct diagnostics *diagnostics, const char *path,
                                 const char *encoding);

/* Is that a file? Opening a pipe waits for somebody at its other end, and opening a device may do anything: both are asked
 * before. Descriptors of the call (/dev/stdin, /dev/fd/3) may be pipes. False after a report. */
bool load_may_open(struct diagnostics *diagnostics, const char *path);

#endif
