/* xml.h: XML files as nodes. The only folder that knows libxml2; this header is its only door.
 *
 * The text is already decoded (load_source): it is parsed as UTF-8 whatever its declaration says. Nothing is ever fetched,
 * no entity but XML's own five is known, and nesting is limited, so a hostile file costs no more than its size. */
#ifndef SHINCHOKU_INPUT_XML_XML_H
#define SHINCHOKU_INPUT_XML_XML_H

#include "generator/core/node.h"

struct xml_request {
    struct arena *arena; /* of texts that do not stand in the source as they are */
    struct arena *nodes; /* may be given up sooner: texts do not lie in it */
    struct diagnostics *diagnostics;
    const struct source *source;
};

/* NULL after an error was reported. */
struct node *xml_read(const struct xml_request *request);
/* The same where texts and nodes live equally long. */
struct node *xml_tree(struct arena *arena, struct diagnostics *diagnostics, const struct source *source);

#endif
