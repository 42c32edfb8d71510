/* operands.h: which files the words of a command line stand for.
 *
 * A directory stands for the records in it (not below it), a pattern in quotation marks for what fits it, @LIST for the
 * files named in LIST, a line each. What editors and file managers leave beside records (temporary files, copies) is not
 * read, and that is said. */
#ifndef SHINCHOKU_GENERATOR_PROGRAM_OPERANDS_H
#define SHINCHOKU_GENERATOR_PROGRAM_OPERANDS_H

#include "session.h"

struct operands {
    const char **paths;
    size_t count;
};

/* What reads records needs one: false, and reported, without. */
bool operands_check(struct session *session, size_t count);
/* In the order of the words; of a directory or a pattern by name. What stands for nothing is reported. */
struct operands operands_files(struct session *session, const char *const *words, size_t count);

#endif
