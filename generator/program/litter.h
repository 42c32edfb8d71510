/* litter.h: what lies beside records and is none: temporary files, locks, copies, the same file again. */
#ifndef SHINCHOKU_GENERATOR_PROGRAM_LITTER_H
#define SHINCHOKU_GENERATOR_PROGRAM_LITTER_H

#include "session.h"

/* ~$…, .~lock…, ….tmp and names that begin with a dot. */
bool litter_is_temporary(const char *path);

/* Takes such files out of the list, and says so; returns how many are left. Where there are only temporary ones, they
 * are what is meant. A copy is passed over beside its original; alone it is read. Whether the two say the same is
 * looked at, because a copy may be where somebody went on writing. */
size_t litter_clear(struct session *session, const char **paths, size_t count);

#endif
