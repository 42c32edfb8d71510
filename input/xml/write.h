/* write.h: a plan as an XML file. */
#ifndef SHINCHOKU_INPUT_XML_WRITE_H
#define SHINCHOKU_INPUT_XML_WRITE_H

#include "generator/core/written.h"

/* As input/schema/plan.rnc has it, in the order of the records. `encoding`: for the declaration. */
void write_xml(struct written *written, const struct plan *plan, const char *encoding);

#endif
