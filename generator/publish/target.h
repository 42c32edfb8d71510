/* target.h: where publications go: into a directory under names of their own (-o), or one of them into a named file
 * (--to), whose ending says whether it is a PDF or a workbook. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_TARGET_H
#define SHINCHOKU_GENERATOR_PUBLISH_TARGET_H

#include "generator/program/arguments.h"
#include "layouts/language/layout.h"

struct target {
    const char *directory;
    const char *file;          /* as the user wrote it; NULL: each publication has its own name */
    struct text name;          /* of the file in the directory */
    enum output_format format; /* of the file */
};

/* False after a mistake was reported: both options, or a file that is neither .pdf nor .xlsx. */
bool target_read(struct session *session, const struct arguments *arguments, struct target *target);

/* May a publication of this format go there? */
bool target_takes(const struct target *target, enum output_format format);

/* ".pdf" or ".xlsx" */
struct text target_extension(enum output_format format);

#endif
