/* test_schema.c: the tables of the vocabulary refuse what the schema refuses, and nothing else.
 *
 * A record that holds every element and attribute is broken in every small way: elements dropped, doubled, moved, renamed,
 * set where others stand; attributes dropped and added; text put between. libxml2 asks the schema about each, plan_read the
 * tables. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <libxml/relaxng.h>

#include <cmocka.h>

#include "input/plan/read.h"
#include "input/read.h"
#include "input/xml/xml.h"

static const char whole[] =
    "<plan xmlns='urn:shinchoku:plan:1' xmlns:o='urn:other' id='t' xml:lang='ja' numerals='half'>"
    "<meta><title>t</title><subtitle>s</subtitle><document-title>d</document-title><issuer>i</issuer>"
    "<division>d</division><year>R6</year><period name='n' from='R6' to='R8'/><published>p</published>"
    "<as-of>a</as-of><revision date='d' no='1'>r</revision></meta>"
    "<levels><level id='章'>章</level></levels>"
    "<departments><department id='a' short='a'>課</department></departments>"
    "<tags name='n'><tag id='g' symbol='○'>g</tag><legend symbol='○'>l</legend></tags>"
    "<scales><scale id='m' name='m'><mark symbol='○' also='o'>m</mark></scale>"
    "<scale id='b'><band min='1' above='2' equal='3'>b</band></scale></scales>"
    "<p role='note'>a<ref to='1'>r</ref><em>e</em><ruby text='r'>r</ruby><br/></p>"
    "<list marker='・'><item no='1'>i<em>e</em></item><item><p>b</p></item></list>"
    "<table widths='1'><caption>c</caption><row><cell span='1' rows='1' head='row' "
    "align='left'>c</cell></row></table>"
    "<box><title>t</title><p>b</p></box>"
    "<figure src='s' alt='a' beside='text'><caption>c</caption></figure>"
    "<diagram kind='tree' alt='a'><caption>c</caption><node text='n'><node text='n'/></node></diagram>"
    "<chart of='i'><caption>c</caption></chart>"
    "<section level='章' no='1' id='s' tag='g' page='1' reprint-of='s' counts-with='s'><title>t</title>"
    "<note name='n' year='R6'><p>n</p></note>"
    "<summary by='章' scale='m' year='R6'><title>t</title><row of='s' total='1'><count "
    "band='b'>1</count></row></summary>"
    "<reference to='1' role='r'>r</reference><printed in='i' field='f'>p</printed></section>"
    "<initiative id='1' no='1' reprint-of='1' category='新規' new='true' term='t' page='1'><title>t</title>"
    "<project>p</project><subproject>s</subproject><field-goal>f</field-goal><policy>p</policy>"
    "<department role='main'>課</department><marks><mark tag='g' "
    "symbol='○'/></marks><overview><p>o</p></overview>"
    "<goal year='R6'><p>g</p></goal><schedule year='R6'><p>s</p></schedule>"
    "<status year='R6' as-of='a' progress='→' scale='m'><p>s</p></status>"
    "<strand id='x' same-as='x'><entry year='R6' kind='plan' same-as='x'><p>e</p></entry><entry from='R6' "
    "to='R7'/>"
    "<evaluation year='R6' scale='m'>A</evaluation></strand>"
    "<activity id='1-1' reprint-of='1'><title>t</title><department>課</department></activity>"
    "<indicator id='i' no='1' unit='人' better='higher' tag='g'><name>n</name>"
    "<baseline year='R5' footnote='f'>1</baseline><target from='R6' to='R7'>2</target><actual "
    "year='R6'>2</actual>"
    "<estimate year='R6'>2</estimate><stated-rate year='R6'>1</stated-rate><footnote "
    "id='f'>f</footnote></indicator>"
    "<field name='f' year='R6'>f</field><field name='g'><p>g</p></field></initiative>"
    "<colophon><line>l</line></colophon></plan>";

enum change {
    CHANGE_NOTHING,
    CHANGE_DROP,
    CHANGE_DOUBLE,
    CHANGE_SWAP, /* with the next sibling */
    CHANGE_RENAME,
    CHANGE_GRAFT_INSIDE, /* another element as the first child */
    CHANGE_GRAFT_BEHIND,
    CHANGE_TEXT_INSIDE,
    CHANGE_TEXT_BEHIND,
    CHANGE_DROP_ATTRIBUTE,
    CHANGE_SET_ATTRIBUTE
};

struct mutation {
    enum change change;
    const struct node *at;
    const char *name; /* of an element or attribute */
    const struct node *graft;
};

/* -- writing --------------------------------------------------------------------------------------------------------- */
static void write_attributes(struct text_buffer *out, const struct node *node,
                             const struct mutation *mutation)
{
    bool here = mutation->at == node;
    for (size_t i = 0; i < node->attribute_count; i++) {
        const struct node_attribute *one = &node->attributes[i];
        bool named = here && mutation->name && text_is(one->name, mutation->name);
        if (named && (mutation->change == CHANGE_DROP_ATTRIBUTE || mutation->change == CHANGE_SET_ATTRIBUTE))
            continue;
        buffer_format(out, " %.*s='%.*s'", TEXT_ARG(one->name), TEXT_ARG(one->value));
    }
    if (here && mutation->change == CHANGE_SET_ATTRIBUTE) buffer_format(out, " %s='x'", mutation->name);
}

static const struct mutation unchanged = {.change = CHANGE_NOTHING};

static void write_node(struct text_buffer *out, const struct node *node, const struct mutation *mutation);

static void write_element(struct text_buffer *out, const struct node *node, const struct mutation *mutation)
{
    bool here = mutation->at == node;
    struct text name = here && mutation->change == CHANGE_RENAME ? text_of(mutation->name) : node->name;
    buffer_format(out, "<%.*s", TEXT_ARG(name));
    if (!node->parent) buffer_add(out, TEXT(" xmlns='urn:shinchoku:plan:1' xmlns:o='urn:other'"));
    write_attributes(out, node, mutation);
    buffer_add(out, TEXT(">"));
    if (here && mutation->change == CHANGE_TEXT_INSIDE) buffer_add(out, TEXT("字"));
    if (here && mutation->change == CHANGE_GRAFT_INSIDE) write_node(out, mutation->graft, &unchanged);
    for (const struct node *child = node->first; child; child = child->next) {
        bool swapped = mutation->change == CHANGE_SWAP && mutation->at == child && child->next;
        if (swapped) write_node(out, child->next, &unchanged);
        write_node(out, child, mutation);
        if (swapped) child = child->next;
    }
    buffer_format(out, "</%.*s>", TEXT_ARG(name));
}

static void write_node(struct text_buffer *out, const struct node *node, const struct mutation *mutation)
{
    bool here = mutation->at == node;
    if (node->kind == NODE_TEXT) {
        buffer_add(out, node->text);
        return;
    }
    if (here && mutation->change == CHANGE_DROP) return;
    write_element(out, node, mutation);
    if (here && mutation->change == CHANGE_DOUBLE) write_element(out, node, &unchanged);
    if (here && mutation->change == CHANGE_GRAFT_BEHIND) write_node(out, mutation->graft, &unchanged);
    if (here && mutation->change == CHANGE_TEXT_BEHIND) buffer_add(out, TEXT("字"));
}

/* -- asking ---------------------------------------------------------------------------------------------------------- */
static void ignore_error(void *context, const xmlError *error)
{
    (void)context;
    (void)error;
}

struct fixture {
    struct arena *arena;   /* of the whole record */
    struct arena *scratch; /* of one that was broken */
    const struct node *root;
    const struct node *kinds[RECORD_KIND_COUNT]; /* the first of each */
    xmlRelaxNGPtr schema;
    size_t asked, refused;
};

static bool schema_takes(const struct fixture *f, struct text xml)
{
    xmlDocPtr document = xmlReadMemory(xml.at, (int)xml.length, NULL, "UTF-8", XML_PARSE_NONET);
    assert_non_null(document);
    xmlRelaxNGValidCtxtPtr context = xmlRelaxNGNewValidCtxt(f->schema);
    assert_non_null(context);
    xmlRelaxNGSetValidStructuredErrors(context, (xmlStructuredErrorFunc)ignore_error, NULL);
    bool takes = xmlRelaxNGValidateDoc(context, document) == 0;
    xmlRelaxNGFreeValidCtxt(context);
    xmlFreeDoc(document);
    return takes;
}

static bool tables_take(const struct fixture *f, struct text xml)
{
    struct diagnostics *diagnostics = diag_open(f->scratch);
    struct xml_request request = {.arena = f->scratch,
                                  .nodes = f->scratch,
                                  .diagnostics = diagnostics,
                                  .source = diag_source(diagnostics, "t.xml", xml)};
    const struct node *root = xml_read(&request);
    assert_non_null(root);
    struct plan_reader reader = {.arena = f->scratch, .diagnostics = diagnostics};
    plan_read(&reader, root);
    for (const struct diagnostic *found = diagnostics->first; found; found = found->next)
        if (diag_effect(found->rule) == EFFECT_UNREADABLE) return false;
    return true;
}

static void compare(struct fixture *f, struct mutation mutation)
{
    arena_reset(f->scratch);
    struct text_buffer out = {.arena = f->scratch};
    write_node(&out, f->root, &mutation);
    struct text xml = buffer_text(&out);
    bool taken = schema_takes(f, xml);
    f->asked++;
    f->refused += !taken;
    if (tables_take(f, xml) != taken)
        fail_msg("the schema %s, the tables do not: %.*s", taken ? "takes it" : "refuses it", TEXT_ARG(xml));
}

/* -- breaking -------------------------------------------------------------------------------------------------------- */
static void break_attributes(struct fixture *f, const struct node *node)
{
    for (size_t i = 0; i < node->attribute_count; i++) {
        const char *name = arena_copy(f->arena, node->attributes[i].name.at, node->attributes[i].name.length);
        compare(f, (struct mutation){CHANGE_DROP_ATTRIBUTE, node, name, NULL});
    }
    for (int a = 0; a < ATTRIBUTE_COUNT; a++)
        compare(f, (struct mutation){CHANGE_SET_ATTRIBUTE, node,
                                     record_attribute_name((enum attribute_kind)a), NULL});
    compare(f, (struct mutation){CHANGE_SET_ATTRIBUTE, node, "o:id", NULL});
    compare(f, (struct mutation){CHANGE_SET_ATTRIBUTE, node, "nothing", NULL});
}

static void break_element(struct fixture *f, const struct node *node)
{
    compare(f, (struct mutation){CHANGE_TEXT_INSIDE, node, NULL, NULL});
    for (int k = 0; k < RECORD_KIND_COUNT; k++)
        if (f->kinds[k]) compare(f, (struct mutation){CHANGE_GRAFT_INSIDE, node, NULL, f->kinds[k]});
    break_attributes(f, node);
    if (!node->parent) return;
    for (enum change change = CHANGE_DROP; change <= CHANGE_SWAP; change++)
        compare(f, (struct mutation){change, node, NULL, NULL});
    compare(f, (struct mutation){CHANGE_TEXT_BEHIND, node, NULL, NULL});
    compare(f, (struct mutation){CHANGE_RENAME, node, "nothing", NULL});
    compare(f, (struct mutation){CHANGE_RENAME, node, "o:p", NULL});
    for (int k = 0; k < RECORD_KIND_COUNT; k++) {
        if (!f->kinds[k]) continue;
        compare(f, (struct mutation){CHANGE_RENAME, node, record_name((enum record_kind)k), NULL});
        compare(f, (struct mutation){CHANGE_GRAFT_BEHIND, node, NULL, f->kinds[k]});
    }
}

static const struct node *next_of(const struct node *node)
{
    if (node->first) return node->first;
    while (node && !node->next)
        node = node->parent;
    return node ? node->next : NULL;
}

static void the_tables_refuse_what_the_schema_refuses(void **state)
{
    struct fixture *f = *state;
    for (const struct node *node = f->root; node; node = next_of(node)) {
        enum record_kind kind;
        if (node->kind == NODE_TEXT) continue;
        assert_true(record_kind_of(node->name, &kind));
        if (!f->kinds[kind]) f->kinds[kind] = node;
    }
    for (int k = 0; k < RECORD_KIND_COUNT; k++)
        if (!f->kinds[k] && k != RECORD_TEXT) fail_msg("no <%s>", record_name((enum record_kind)k));
    compare(f, unchanged);
    assert_int_equal(f->refused, 0);
    for (const struct node *node = f->root; node; node = next_of(node))
        if (node->kind != NODE_TEXT) break_element(f, node);
    assert_true(f->refused > 10000 && f->asked - f->refused > 1000);
}

/* -- fixture --------------------------------------------------------------------------------------------------------- */
static int open_fixture(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->arena = arena_open(NULL);
    f->scratch = arena_open(NULL);
    struct diagnostics *diagnostics = diag_open(f->arena);
    f->root = xml_tree(f->arena, diagnostics, diag_source(diagnostics, "t.xml", TEXT(whole)));
    assert_non_null(f->root);
    xmlRelaxNGParserCtxtPtr parser = xmlRelaxNGNewParserCtxt(SOURCE_DIR "/input/schema/plan.rng");
    f->schema = xmlRelaxNGParse(parser);
    xmlRelaxNGFreeParserCtxt(parser);
    assert_non_null(f->schema);
    *state = f;
    return 0;
}

static int close_fixture(void **state)
{
    struct fixture *f = *state;
    xmlRelaxNGFree(f->schema);
    arena_close(f->scratch);
    arena_close(f->arena);
    free(f);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test_setup_teardown(
        the_tables_refuse_what_the_schema_refuses, open_fixture, close_fixture)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
