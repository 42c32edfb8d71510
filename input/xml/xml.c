/* xml.c: libxml2's streaming reader makes the nodes, the scanner beside it their places. */
#include "xml.h"

#include <libxml/xmlreader.h>
#include <assert.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "input/read.h"
#include "scan.h"

/* libxml2 2.12 made the error it hands over const. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *error_of_libxml;
#else
typedef xmlError *error_of_libxml;
#endif

/* The document being read. */
struct parse {
    struct arena *arena; /* of texts */
    struct arena *nodes;
    struct diagnostics *diagnostics;
    const struct source *source;
    struct scan scan;
    struct node *root, *open;
    uint32_t count;
    struct node *text_node;  /* the last node, while text may still be added to it */
    struct text_buffer text; /* of text_node, once it has more than one piece */
    bool failed;
};

/* -- errors --------------------------------------------------------------------------------------------------------- */
static struct text message_of(struct arena *arena, error_of_libxml error)
{
    return text_copy(arena, text_trim(text_of(error->message)));
}

/* The slips that people make and the scanner does not see, in Japanese; the rest keeps libxml2's English. */
static struct text reason_of_error(struct arena *arena, error_of_libxml error)
{
    static const struct {
        int code;
        const char *ja;
    } reasons[] = {
        {XML_ERR_INVALID_CHAR, "XML に書けない制御文字があります"},
        {XML_ERR_INVALID_CHARREF, "文字参照が XML に書けない文字を指しています"},
        {XML_ERR_DOCUMENT_END, "最後の閉じタグの後に余分なものがあります"},
        {XML_ERR_DOCUMENT_EMPTY, "最初の < の前に余分なものがあります"},
        {XML_ERR_HYPHEN_IN_COMMENT, "コメントの中に -- は書けません"},
        {XML_ERR_COMMENT_NOT_FINISHED, "コメントが --> で閉じられていません"},
        {XML_ERR_CDATA_NOT_FINISHED, "CDATA が ]]> で閉じられていません"},
        {XML_ERR_PI_NOT_FINISHED, "処理命令が ?> で閉じられていません"},
        {XML_ERR_RESERVED_XML_NAME, "XML 宣言（<?xml …?>）はファイルの最初にしか書けません"},
        {XML_ERR_MISPLACED_CDATA_END, "文の中に ]]> は書けません。]]&gt; と書いてください"},
        {XML_ERR_GT_REQUIRED, "タグが > で閉じられていません"},
        {XML_ERR_SPACE_REQUIRED, "属性の前に空白が必要です"},
        {XML_NS_ERR_UNDEFINED_NAMESPACE, "宣言されていない名前空間の接頭辞があります"},
    };
    struct text en = message_of(arena, error);
    for (size_t i = 0; i < ARRAY_LEN(reasons); i++)
        if (reasons[i].code == error->code) return diag_both(arena, text_of(reasons[i].ja), en);
    return en;
}

/* libxml2 counts lines but not columns; its input cursor says where it stopped. */
static struct position stopped_at(const struct parse *parse, error_of_libxml error)
{
    long consumed = error->ctxt ? xmlByteConsumed(error->ctxt) : -1;
    size_t length = parse->source->content.length;
    size_t offset = consumed >= 0 && (size_t)consumed <= length ? (size_t)consumed : length;
    return (struct position){parse->source, (uint32_t)offset};
}

static void hear_error(void *context, error_of_libxml error)
{
    struct parse *parse = context;
    if (error->level < XML_ERR_ERROR || parse->failed) return;
    parse->failed = true; /* the first mistake; what follows is mostly its consequence */
    DIAG(parse->diagnostics, XML_BROKEN, .at = stopped_at(parse, error),
         .arguments = {reason_of_error(parse->diagnostics->arena, error)});
}

/* -- nodes ---------------------------------------------------------------------------------------------------------- */
/* What the parser hands over is mostly what stands in the source, letter for letter: then it is borrowed from there. */
static struct text borrowed(const struct parse *parse, const xmlChar *characters, size_t offset)
{
    struct text text = text_of((const char *)characters);
    struct text there = text_slice(parse->source->content, offset, text.length);
    return text_equal(text, there) ? there : text_copy(parse->arena, text);
}

static void end_text(struct parse *parse)
{
    if (parse->text_node && parse->text.length) parse->text_node->text = buffer_text(&parse->text);
    parse->text_node = NULL;
}

static struct node *add_node(struct parse *parse, enum node_kind kind, size_t offset)
{
    struct node *node = ARENA_NEW(parse->nodes, struct node);
    node->kind = kind;
    node->at = (struct position){parse->source, (uint32_t)offset};
    node->number = parse->count++;
    node->parent = parse->open;
    if (!node->parent) {
        parse->root = node;
        return node;
    }
    if (node->parent->last)
        node->parent->last->next = node;
    else
        node->parent->first = node;
    node->parent->last = node;
    return node;
}

static const struct scan_attribute *find_attribute(const struct parse *parse, struct text name)
{
    for (size_t i = 0; i < parse->scan.attribute_count; i++)
        if (text_equal(parse->scan.attributes[i].name, name)) return &parse->scan.attributes[i];
    return NULL;
}

static void add_attribute(struct parse *parse, xmlTextReaderPtr reader, struct node *node)
{
    struct node_attribute *attribute = &node->attributes[node->attribute_count];
    const xmlChar *name = xmlTextReaderConstName(reader);
    const struct scan_attribute *there = find_attribute(parse, text_of((const char *)name));
    if (!there) return; /* the scanner missed what the parser saw: cannot be, see scan.h */
    node->attribute_count++;
    attribute->name = there->name;
    attribute->value = borrowed(parse, xmlTextReaderConstValue(reader), there->value_at);
    attribute->at = (struct position){parse->source, (uint32_t)there->at};
    attribute->value_at = (struct position){parse->source, (uint32_t)there->value_at};
}

static void add_attributes(struct parse *parse, xmlTextReaderPtr reader, struct node *node)
{
    int most = xmlTextReaderAttributeCount(reader);
    if (most <= 0) return;
    node->attributes = ARENA_ARRAY(parse->nodes, struct node_attribute, (size_t)most);
    while (xmlTextReaderMoveToNextAttribute(reader) == 1)
        if (xmlTextReaderIsNamespaceDecl(reader) != 1) add_attribute(parse, reader, node);
    xmlTextReaderMoveToElement(reader);
}

/* The namespace of most elements is their parent's: one copy serves them all. */
static struct text space_of(const struct parse *parse, const xmlChar *uri)
{
    struct text space = text_of((const char *)uri);
    if (parse->open && text_equal(parse->open->space, space)) return parse->open->space;
    return text_copy(parse->arena, space);
}

/* False when scanner and parser disagree about what stands here; the parser's complaint is then on its way. */
static bool open_element(struct parse *parse, xmlTextReaderPtr reader)
{
    end_text(parse);
    enum scan_kind found = scan_next(&parse->scan);
    bool empty = xmlTextReaderIsEmptyElement(reader) == 1;
    if (found != (empty ? SCAN_EMPTY : SCAN_OPEN)) return false;
    struct node *node = add_node(parse, NODE_ELEMENT, parse->scan.tag_at);
    const xmlChar *name = xmlTextReaderConstLocalName(reader);
    size_t prefix = parse->scan.name.length - strlen((const char *)name);
    node->name = borrowed(parse, name, parse->scan.tag_at + 1 + prefix);
    node->space = space_of(parse, xmlTextReaderConstNamespaceUri(reader));
    add_attributes(parse, reader, node);
    if (!empty) parse->open = node;
    return true;
}

static bool close_element(struct parse *parse)
{
    end_text(parse);
    if (scan_next(&parse->scan) != SCAN_CLOSE || !parse->open) return false;
    parse->open = parse->open->parent;
    return true;
}

/* Text, CDATA sections and what stands beside comments are one text. */
static void add_text(struct parse *parse, xmlTextReaderPtr reader)
{
    const xmlChar *value = xmlTextReaderConstValue(reader);
    if (!parse->open) return;
    if (!parse->text_node) {
        size_t at = scan_text(&parse->scan);
        parse->text_node = add_node(parse, NODE_TEXT, at);
        parse->text_node->text = borrowed(parse, value, at);
        parse->text = (struct text_buffer){.arena = parse->arena};
    } else {
        if (parse->text.length == 0) buffer_add(&parse->text, parse->text_node->text);
        buffer_add(&parse->text, text_of((const char *)value));
    }
}

static bool take_node(struct parse *parse, xmlTextReaderPtr reader)
{
    switch (xmlTextReaderNodeType(reader)) {
    case XML_READER_TYPE_ELEMENT: return open_element(parse, reader);
    case XML_READER_TYPE_END_ELEMENT: return close_element(parse);
    case XML_READER_TYPE_TEXT:
    case XML_READER_TYPE_CDATA:
    case XML_READER_TYPE_WHITESPACE:
    case XML_READER_TYPE_SIGNIFICANT_WHITESPACE: add_text(parse, reader); return true;
    case XML_READER_TYPE_COMMENT:
    case XML_READER_TYPE_PROCESSING_INSTRUCTION: return true;
    default: return false; /* document types and entities: scan_check let none pass */
    }
}

static bool read_nodes(struct parse *parse, xmlTextReaderPtr reader)
{
    int more;
    while ((more = xmlTextReaderRead(reader)) == 1 && !parse->failed) {
        if (take_node(parse, reader)) continue;
        struct position at = {parse->source, (uint32_t)parse->scan.at};
        DIAG(parse->diagnostics, XML_BROKEN, .at = at, .arguments = {TEXT("?")});
        return false;
    }
    if (more == 0 && !parse->failed) return true;
    if (!parse->failed)
        DIAG(parse->diagnostics, XML_BROKEN, .at = {parse->source, 0}, .arguments = {TEXT("?")});
    return false;
}

struct node *xml_read(const struct xml_request *request)
{
    const struct source *source = request->source;
    if (!scan_check(source, request->diagnostics)) return NULL;
    assert(source->content.length <= INT_MAX); /* input_load's limit */
    /* The nesting limit of libxml2 is the scanner's already; entities, which HUGE lets grow, are not there. */
    int options = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_HUGE;
    xmlTextReaderPtr reader =
        xmlReaderForMemory(source->content.at, (int)source->content.length, NULL, "UTF-8", options);
    if (!reader) {
        DIAG(request->diagnostics, XML_BROKEN, .at = {source, 0}, .arguments = {TEXT("libxml2")});
        return NULL;
    }
    struct parse parse = {.arena = request->arena,
                          .nodes = request->nodes,
                          .diagnostics = request->diagnostics,
                          .source = source,
                          .scan = {.content = source->content}};
    xmlTextReaderSetStructuredErrorHandler(reader, hear_error, &parse);
    bool read = read_nodes(&parse, reader);
    xmlFreeTextReader(reader);
    return read ? parse.root : NULL;
}

struct node *input_xml(struct arena *arena, struct diagnostics *diagnostics, const struct source *source)
{
    struct xml_request request = {
        .arena = arena, .nodes = arena, .diagnostics = diagnostics, .source = source};
    return xml_read(&request);
}
