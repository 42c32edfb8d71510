/* xml.c: libxml2's parser makes the nodes as it goes (SAX), the scanner beside it their places. */
#include "xml.h"

#include <libxml/parser.h>
#include <string.h>

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
    const struct source *source;
    xmlParserCtxtPtr parser;
    struct scan scan;
    struct node *root, *open;
    uint32_t count;
    size_t depth;
    bool empty;              /* the element that was opened last is written <a/>: its end is no tag */
    struct node *text_node;  /* the last node, while text may still be added to it */
    struct text_buffer text; /* of text_node, once it is not what stands in the source */
    bool lost, failed;
    struct text reason; /* of the first mistake; what follows is mostly its consequence */
    struct position failed_at;
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

static void fail(struct parse *parse, struct text reason, struct position at)
{
    if (parse->failed) return;
    parse->lost = parse->failed = true;
    parse->reason = reason;
    parse->failed_at = at;
    xmlStopParser(parse->parser);
}

static void hear_error(void *context, error_of_libxml error)
{
    struct parse *parse = context;
    if (error->level < XML_ERR_ERROR || parse->failed) return;
    fail(parse, reason_of_error(parse->arena, error), stopped_at(parse, error));
}

/* -- nodes ---------------------------------------------------------------------------------------------------------- */
/* What the parser hands over is mostly what stands in the source, letter for letter: then it is borrowed from there. */
static struct text borrowed(const struct parse *parse, struct text text, size_t offset)
{
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

/* What the parser says of an attribute: five pointers each. */
enum { SAX_NAME, SAX_PREFIX, SAX_SPACE, SAX_VALUE, SAX_END, SAX_POINTERS };

static bool is_named(struct text written, const xmlChar *const *attribute)
{
    struct text name = text_of((const char *)attribute[SAX_NAME]);
    struct text prefix = text_of((const char *)attribute[SAX_PREFIX]);
    if (prefix.length == 0) return text_equal(written, name);
    return written.length == prefix.length + 1 + name.length && text_starts(written, prefix) &&
           written.at[prefix.length] == ':' && text_ends(written, name);
}

static const struct scan_attribute *find_attribute(const struct parse *parse, const xmlChar *const *attribute)
{
    for (size_t i = 0; i < parse->scan.attribute_count; i++)
        if (is_named(parse->scan.attributes[i].name, attribute)) return &parse->scan.attributes[i];
    return NULL;
}

static void add_attribute(struct parse *parse, struct node *node, const xmlChar *const *from)
{
    struct node_attribute *attribute = &node->attributes[node->attribute_count];
    const struct scan_attribute *there = find_attribute(parse, from);
    if (!there) return; /* the scanner missed what the parser saw: cannot be, see scan.h */
    struct text value = {(const char *)from[SAX_VALUE], (size_t)(from[SAX_END] - from[SAX_VALUE])};
    node->attribute_count++;
    attribute->name = there->name;
    attribute->value = borrowed(parse, value, there->value_at);
    attribute->at = (struct position){parse->source, (uint32_t)there->at};
    attribute->value_at = (struct position){parse->source, (uint32_t)there->value_at};
}

/* The namespace of most elements is their parent's: one copy serves them all. */
static struct text space_of(const struct parse *parse, const xmlChar *uri)
{
    struct text space = text_of((const char *)uri);
    if (parse->open && text_equal(parse->open->space, space)) return parse->open->space;
    return text_copy(parse->arena, space);
}

static const struct text unknown_reason = {"?", 1};

/* The scanner does not find here what the parser saw. What it can name itself is told by scan_check; else the parser is
 * about to say what is wrong. */
static void lose_way(struct parse *parse, enum scan_kind found)
{
    bool named = found == SCAN_LOST && parse->scan.problem != PROBLEM_OTHER;
    parse->lost = true;
    if (named || (found == SCAN_OPEN && parse->depth == SCAN_DEEPEST))
        fail(parse, unknown_reason, (struct position){parse->source, (uint32_t)parse->scan.at});
}

static void open_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri,
                         int space_count, const xmlChar **spaces, int attribute_count, int defaulted,
                         const xmlChar **attributes)
{
    struct parse *parse = context;
    (void)space_count, (void)spaces, (void)defaulted;
    if (parse->lost) return;
    end_text(parse);
    enum scan_kind found = scan_next(&parse->scan);
    parse->empty = found == SCAN_EMPTY;
    bool too_deep = found == SCAN_OPEN && parse->depth == SCAN_DEEPEST;
    if (too_deep || (found != SCAN_OPEN && found != SCAN_EMPTY)) {
        lose_way(parse, found);
        return;
    }
    struct node *node = add_node(parse, NODE_ELEMENT, parse->scan.tag_at);
    size_t before = prefix ? strlen((const char *)prefix) + 1 : 0;
    node->name = borrowed(parse, text_of((const char *)name), parse->scan.tag_at + 1 + before);
    node->space = space_of(parse, uri);
    if (attribute_count > 0)
        node->attributes = ARENA_ARRAY(parse->nodes, struct node_attribute, (size_t)attribute_count);
    for (int i = 0; i < attribute_count; i++)
        add_attribute(parse, node, attributes + SAX_POINTERS * i);
    parse->open = node;
    parse->depth++;
}

static void close_element(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
    struct parse *parse = context;
    (void)name, (void)prefix, (void)uri;
    if (parse->lost) return;
    end_text(parse);
    enum scan_kind found = parse->empty ? SCAN_CLOSE : scan_next(&parse->scan);
    if (found != SCAN_CLOSE || !parse->open) {
        lose_way(parse, found);
        return;
    }
    parse->empty = false;
    parse->open = parse->open->parent;
    parse->depth--;
}

/* Text, CDATA sections and what stands beside comments are one text, which comes in pieces. */
static void add_text(void *context, const xmlChar *characters, int length)
{
    struct parse *parse = context;
    struct text piece = {(const char *)characters, (size_t)length};
    if (!parse->open || parse->lost) return;
    if (!parse->text_node) {
        parse->text_node = add_node(parse, NODE_TEXT, scan_text(&parse->scan));
        parse->text = (struct text_buffer){.arena = parse->arena};
    }
    struct node *node = parse->text_node;
    struct text there = text_slice(parse->source->content, node->at.offset + node->text.length, piece.length);
    if (parse->text.length == 0 && text_equal(piece, there)) {
        node->text = text_slice(parse->source->content, node->at.offset, node->text.length + piece.length);
        return;
    }
    if (parse->text.length == 0) buffer_add(&parse->text, node->text);
    buffer_add(&parse->text, piece);
}

/* The parser reads as from a file: of a text in memory it would make a copy. */
static int lend_bytes(void *context, char *buffer, int room)
{
    struct text *rest = context;
    size_t taken = rest->length < (size_t)room ? rest->length : (size_t)room;
    if (taken) memcpy(buffer, rest->at, taken);
    *rest = text_slice(*rest, taken, rest->length);
    return (int)taken;
}

/* References are replaced (NOENT) as far as there are any: scan_check and the parser see to it that they are XML's own.
 * The nesting limit of libxml2 is the scanner's already; entities, which HUGE lets grow, are not there. */
static void run_parser(struct parse *parse)
{
    const xmlSAXHandler handler = {.initialized = XML_SAX2_MAGIC,
                                   .startElementNs = open_element,
                                   .endElementNs = close_element,
                                   .characters = add_text,
                                   .ignorableWhitespace = add_text,
                                   .cdataBlock = add_text,
                                   .serror = (xmlStructuredErrorFunc)hear_error};
    struct text rest = parse->source->content;
    int options = XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_HUGE | XML_PARSE_NOENT;
    *parse->parser->sax = handler;
    parse->parser->userData = parse;
    xmlDocPtr none = xmlCtxtReadIO(parse->parser, lend_bytes, NULL, &rest, NULL, "UTF-8", options);
    if (parse->lost || !parse->parser->wellFormed)
        fail(parse, unknown_reason, (struct position){parse->source, (uint32_t)parse->scan.at});
    if (none) xmlFreeDoc(none);
}

/* The scanner's words about a mistake are better than the parser's, but most documents have none: they are only checked
 * beforehand where the parser might do more than read. */
struct node *xml_read(const struct xml_request *request)
{
    const struct source *source = request->source;
    bool declares = text_find(source->content, TEXT("<!DOCTYPE")) != SIZE_MAX;
    if (declares && !scan_check(source, request->diagnostics)) return NULL;
    struct parse parse = {.arena = request->arena,
                          .nodes = request->nodes,
                          .source = source,
                          .parser = xmlNewParserCtxt(),
                          .scan = {.content = source->content}};
    if (!parse.parser) {
        DIAG(request->diagnostics, XML_BROKEN, .at = {source, 0}, .arguments = {TEXT("libxml2")});
        return NULL;
    }
    run_parser(&parse);
    xmlFreeParserCtxt(parse.parser);
    if (!parse.failed) return parse.root;
    if (declares || scan_check(source, request->diagnostics))
        DIAG(request->diagnostics, XML_BROKEN, .at = parse.failed_at, .arguments = {parse.reason});
    return NULL;
}

struct node *xml_tree(struct arena *arena, struct diagnostics *diagnostics, const struct source *source)
{
    struct xml_request request = {
        .arena = arena, .nodes = arena, .diagnostics = diagnostics, .source = source};
    return xml_read(&request);
}
