/* path.h: a path of files taken apart. Nothing is asked of the file system. */
#ifndef SHINCHOKU_GENERATOR_CORE_PATH_H
#define SHINCHOKU_GENERATOR_CORE_PATH_H

#include "text.h"

/* What stands behind the last slash. */
struct text path_name(const char *path);
/* The name without its extension: a name that begins with its only dot has none. */
struct text path_stem(const char *path);
/* What stands before the last slash: "." where there is none, "/" at the root. */
struct text path_directory(const char *path);

#endif
