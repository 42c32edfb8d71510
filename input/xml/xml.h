/* xml.h: XML files as nodes. The only folder that knows libxml2; this header is its only door.
 *
 * The text is already decoded (input_load): it is parsed as UTF-8 whatever its declaration says. Nothing is ever fetched,
 * no entity but XML's own five is known, and nesting is limited, so a hostile file costs no more than its size. */
#ifndef SHINCHOKU_INPUT_XML_XML_H
#define SHINCHOKU_INPUT_XML_XML_H

#include "generator/core/node.h"

/* A RELAX NG schema, compiled. NULL when the bytes are not one. */
struct xml_schema;
struct xml_schema *xml_schema_open(struct text bytes);
void xml_schema_close(struct xml_schema *schema);

/* What the schema says against a document, in libxml2's words. */
struct xml_complaint {
    struct text message;
    struct position at;
    struct xml_complaint *next;
};

struct xml_request {
    struct arena *arena; /* of texts that do not stand in the source as they are, and of complaints */
    struct arena *nodes; /* may be given up sooner: texts do not lie in it */
    struct diagnostics *diagnostics;
    const struct source *source;
    const struct xml_schema *schema; /* NULL: only well-formed */
};

struct xml_document {
    struct node *root;
    struct xml_complaint *complaints; /* empty when no schema was given, or it is satisfied */
};

/* Parses and, where a schema is given, checks on the stream. False after an error was reported. */
bool xml_read(const struct xml_request *request, struct xml_document *document);

#endif
