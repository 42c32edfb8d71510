/* identity.h: which program this is: another build of it, or of a library that it uses, may write other bytes. */
#ifndef SHINCHOKU_GENERATOR_PUBLISH_IDENTITY_H
#define SHINCHOKU_GENERATOR_PUBLISH_IDENTITY_H

#include "generator/core/text.h"

/* The build ids (ELF notes of type NT_GNU_BUILD_ID) of everything that is loaded at this moment, one behind the other; names
 * stand in for those that have none. */
struct text identity_of_program(struct arena *arena);

#endif
