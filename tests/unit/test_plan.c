/* test_plan.c: nodes to records: the tables against the schema, white space, years, references, parts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "input/plan/same.h"
#include "input/quantity/grammar.h"
#include "input/read.h"

enum { MOST_FILES = 8 };

struct fixture {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct grammar *grammar;
    char directory[32];
    const char *paths[MOST_FILES];
    size_t count;
};

static int open_fixture(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->arena = arena_open(NULL);
    f->diagnostics = diag_open(f->arena);
    f->grammar = grammar_open();
    assert_non_null(f->grammar);
    strcpy(f->directory, "/tmp/test_plan.XXXXXX");
    assert_non_null(mkdtemp(f->directory));
    *state = f;
    return 0;
}

static void forget_files(struct fixture *f)
{
    for (size_t i = 0; i < f->count; i++)
        unlink(f->paths[i]);
    f->count = 0;
    f->diagnostics = diag_open(f->arena);
}

static int close_fixture(void **state)
{
    struct fixture *f = *state;
    forget_files(f);
    rmdir(f->directory);
    grammar_close(f->grammar);
    arena_close(f->arena);
    free(f);
    return 0;
}

static void add_file(struct fixture *f, struct text content)
{
    assert_true(f->count < MOST_FILES);
    const char *path = text_format(f->arena, "%s/%zu.xml", f->directory, f->count).at;
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_int_equal(fwrite(content.at, 1, content.length, file), content.length);
    assert_int_equal(fclose(file), 0);
    f->paths[f->count++] = path;
}

static struct plan *read_paths(struct fixture *f, const char *const *paths, size_t count)
{
    struct plan_input input = {
        .paths = paths, .path_count = count, .data = SOURCE_DIR, .grammar = f->grammar};
    return input_plans(f->arena, f->diagnostics, &input);
}

static struct plan *read_files(struct fixture *f)
{
    return read_paths(f, f->paths, f->count);
}

#define PLAN(id, body) "<plan xmlns='urn:shinchoku:plan:1' id='" id "'>" body "</plan>"

static struct plan *read_one(struct fixture *f, const char *xml)
{
    add_file(f, text_of(xml));
    return read_files(f);
}

static void assert_quiet(struct fixture *f)
{
    if (f->diagnostics->first)
        fail_msg("%.*s", TEXT_ARG(diag_print(f->arena, f->diagnostics->first, LANGUAGE_EN)));
}

static void assert_text(struct text text, const char *expected)
{
    if (!text_is(text, expected)) fail_msg("“%.*s” is not “%s”", TEXT_ARG(text), expected);
}

static const struct record *find(const struct plan *plan, enum record_kind kind, const char *id)
{
    for (const struct record *r = plan->root; r; r = record_walk(r, plan->root))
        if (r->kind == kind && (!id || text_is(record_value(r, ATTRIBUTE_ID), id))) return r;
    fail_msg("no %s %s", record_name(kind), id ? id : "");
    return NULL;
}

/* -- the tables say what the schema says ---------------------------------------------------------------------------------- */
struct schema {
    struct fixture *fixture;
    const struct node *root;
    /* allowed[parent][child], attributes[parent][kind][name]; parent RECORD_KIND_COUNT is the document. */
    bool children[RECORD_KIND_COUNT + 1][RECORD_KIND_COUNT][RECORD_KIND_COUNT];
    bool attributes[RECORD_KIND_COUNT + 1][RECORD_KIND_COUNT][ATTRIBUTE_COUNT];
    bool needed[RECORD_KIND_COUNT + 1][RECORD_KIND_COUNT][ATTRIBUTE_COUNT];
    bool text[RECORD_KIND_COUNT + 1][RECORD_KIND_COUNT];
    bool seen[RECORD_KIND_COUNT + 1][RECORD_KIND_COUNT];
    /* While an element's pattern is walked. */
    enum record_kind grandparent, parent;
};

static const struct node *definition(const struct schema *schema, struct text name)
{
    const struct node *define = node_child(schema->root, "define");
    while (define && !text_equal(node_value(define, "name"), name))
        define = node_sibling(define, "define");
    assert_non_null(define);
    return define;
}

static void walk_patterns(struct schema *schema, const struct node *node, bool optional);

static void walk_element(struct schema *schema, const struct node *element)
{
    enum record_kind kind, grandparent = schema->grandparent, parent = schema->parent;
    assert_true(record_kind_of(node_value(element, "name"), &kind));
    if (parent != RECORD_KIND_COUNT) schema->children[grandparent][parent][kind] = true;
    if (schema->seen[parent][kind]) return;
    schema->seen[parent][kind] = true;
    schema->grandparent = parent;
    schema->parent = kind;
    walk_patterns(schema, element, false);
    schema->grandparent = grandparent;
    schema->parent = parent;
}

static void walk_attribute(struct schema *schema, const struct node *node, bool optional)
{
    enum attribute_kind name;
    assert_true(record_attribute_of(node_value(node, "name"), &name));
    schema->attributes[schema->grandparent][schema->parent][name] = true;
    if (!optional) schema->needed[schema->grandparent][schema->parent][name] = true;
    const char *const *words = record_values(schema->grandparent, schema->parent, name);
    const struct node *choice = node_child(node, "choice");
    const struct node *value = node_child(choice ? choice : node, "value");
    for (; value; value = node_sibling(value, "value")) {
        assert_non_null(words);
        assert_text(node_content(schema->fixture->arena, value), *words);
        words++;
    }
    assert_true(!words || !*words);
}

static void walk_patterns(struct schema *schema, const struct node *node, bool optional)
{
    for (const struct node *p = node_child(node, NULL); p; p = node_sibling(p, NULL)) {
        if (node_is(p, "element"))
            walk_element(schema, p);
        else if (node_is(p, "attribute"))
            walk_attribute(schema, p, optional);
        else if (node_is(p, "text"))
            schema->text[schema->grandparent][schema->parent] = true;
        else if (node_is(p, "ref"))
            walk_patterns(schema, definition(schema, node_value(p, "name")), optional);
        else
            walk_patterns(schema, p,
                          optional || node_is(p, "optional") || node_is(p, "choice") ||
                              node_is(p, "zeroOrMore"));
    }
}

static void compare_shape(const struct schema *schema, enum record_kind parent, enum record_kind kind)
{
    const struct record_shape *shape = record_shape_in(parent, kind);
    bool children[RECORD_KIND_COUNT] = {false}, attributes[ATTRIBUTE_COUNT] = {false},
         needed[ATTRIBUTE_COUNT] = {false};
    for (const enum record_kind *k = shape->children; *k != RECORD_KIND_COUNT; k++)
        children[*k] = true;
    for (const enum attribute_kind *a = shape->attributes; *a != ATTRIBUTE_COUNT; a++)
        attributes[*a] = true;
    for (const enum attribute_kind *a = shape->required; *a != ATTRIBUTE_COUNT; a++)
        needed[*a] = true;
    for (int k = 0; k < RECORD_KIND_COUNT; k++)
        if (children[k] != schema->children[parent][kind][k])
            fail_msg("<%s> in <%s>", record_name((enum record_kind)k), record_name(kind));
    for (int a = 0; a < ATTRIBUTE_COUNT; a++)
        if (attributes[a] != schema->attributes[parent][kind][a] ||
            needed[a] != schema->needed[parent][kind][a])
            fail_msg("%s of <%s>", record_attribute_name((enum attribute_kind)a), record_name(kind));
    if (shape->text != schema->text[parent][kind]) fail_msg("text in <%s>", record_name(kind));
}

static void the_tables_say_what_the_schema_says(void **state)
{
    struct fixture *f = *state;
    struct schema *schema = calloc(1, sizeof *schema);
    const struct source *source =
        load_source(f->arena, f->diagnostics, SOURCE_DIR "/input/schema/plan.rng", "UTF-8");
    schema->fixture = f;
    schema->root = xml_tree(f->arena, f->diagnostics, source);
    schema->parent = schema->grandparent = RECORD_KIND_COUNT;
    walk_patterns(schema, node_child(schema->root, "start"), false);
    size_t compared = 0;
    for (int parent = 0; parent <= RECORD_KIND_COUNT; parent++)
        for (int kind = 0; kind < RECORD_KIND_COUNT; kind++)
            if (schema->seen[parent][kind]) {
                compare_shape(schema, (enum record_kind)parent, (enum record_kind)kind);
                compared++;
            }
    assert_true(compared > RECORD_KIND_COUNT);
    free(schema);
}

/* -- reading ------------------------------------------------------------------------------------------------------------------ */
static void every_kind_has_a_japanese_word(void **state)
{
    (void)state;
    for (int kind = 0; kind < RECORD_KIND_COUNT; kind++) {
        const char *word = record_word((enum record_kind)kind);
        assert_non_null(word);
        assert_true((unsigned char)*word >= 0x80);
    }
}

static void authors_spaces_stay_and_indentation_goes(void **state)
{
    struct fixture *f = *state;
    struct plan *plan = read_one(
        f, PLAN("t", "\n  <p>　字下げと  空白</p>\n  <p>\n    折り\n    返した  文 with\n    words\n  </p>"
                     "<p>前<br/>\n  後<em> 強調 </em>\n  続き</p>"
                     "<list>\n<item>\n<p>段落</p>\n</item>\n</list>\n"));
    assert_quiet(f);
    const struct record *p = record_child(plan->root, RECORD_P);
    assert_text(record_content(f->arena, p), "　字下げと  空白");
    assert_text(record_content(f->arena, p = record_following(p)), "折り返した  文 with words");
    assert_int_equal(diag_place(p->first->at).line, 4);
    assert_text(record_content(f->arena, p = record_following(p)), "前\n後 強調 続き");
    assert_text(record_content(f->arena, record_child(plan->root, RECORD_LIST)), "段落");
}

static void years_are_read_where_they_stand(void **state)
{
    struct fixture *f = *state;
    struct plan *plan = read_one(
        f,
        PLAN("t", "<meta><title>t</title><year>令和６年度</year><period from='R6' to='R8'/>"
                  "<period name='次期' from='令和9年度' to='2031'/></meta><initiative id='1'><title>t</title>"
                  "<indicator><name>n</name><target year='R７'>１２人以上</target><actual from='H30' "
                  "to='R1'>適宜</actual>"
                  "</indicator></initiative>"));
    assert_quiet(f);
    assert_int_equal(plan->year, 2024);
    assert_int_equal(plan->first_year, 2024);
    assert_int_equal(plan->last_year, 2031);
    const struct record *target = find(plan, RECORD_TARGET, NULL), *actual = find(plan, RECORD_ACTUAL, NULL);
    assert_int_equal(target->year, 2025);
    assert_int_equal(target->reading.kind, READING_AMOUNT);
    assert_int_equal(target->reading.comparator, COMPARE_LEAST);
    assert_int_equal(target->reading.value.units, 12);
    assert_int_equal(actual->year, 2018);
    assert_int_equal(actual->last_year, 2019);
    assert_int_equal(actual->reading.kind, READING_WORDS);
}

static void records_are_numbered_in_order(void **state)
{
    struct fixture *f = *state;
    struct plan *plan = read_one(f, PLAN("t", "<p>一</p><box><p>二</p></box><p>三</p>"));
    uint32_t next = 0;
    for (const struct record *r = plan->root; r; r = record_walk(r, plan->root))
        assert_int_equal(r->number, next++);
    assert_int_equal(plan->record_count, next);
    assert_int_equal(next, 8);
}

static void references_are_resolved(void **state)
{
    struct fixture *f = *state;
    struct plan *plan = read_one(
        f,
        PLAN("t",
             "<p><ref to='1-1'>取組</ref><ref>別冊 12ページ</ref></p>"
             "<initiative id='1-1'><title>見守り</title><indicator "
             "id='人数'><name>n</name></indicator></initiative>"
             "<initiative id='2-1' reprint-of='1-1'><title>見守り</title><strand same-as='1-1'/></initiative>"
             "<chart of='人数'/>"));
    assert_quiet(f);
    const struct record *first = find(plan, RECORD_INITIATIVE, "1-1"),
                        *second = find(plan, RECORD_INITIATIVE, "2-1");
    assert_ptr_equal(second->refers, first);
    assert_ptr_equal(find(plan, RECORD_STRAND, NULL)->refers, first);
    assert_ptr_equal(find(plan, RECORD_CHART, NULL)->refers, find(plan, RECORD_INDICATOR, NULL));
    assert_ptr_equal(find(plan, RECORD_REF, NULL)->refers, first);
    assert_null(record_following(find(plan, RECORD_REF, NULL))->refers);
    assert_null(first->refers);
}

/* -- mistakes ------------------------------------------------------------------------------------------------------------------ */
static void check_mistakes(struct fixture *f)
{
#define BODY(body) PLAN("t", "<levels><level id='章'>章</level></levels>\n" body)
#define VALUE(value)                                                                                         \
    BODY("<initiative id='1'><title>t</title><indicator><name>n</name>" value "</indicator></initiative>")
    static const struct {
        const char *xml;
        enum rule rule;
        uint32_t column; /* on the second line */
        const char *ja, *en;
    } cases[] = {
        {BODY("<secton/>"), RULE_ELEMENT_UNKNOWN, 1, "「section」でしょうか", "did you mean “section”?"},
        {BODY("<p xmlns='urn:other'/>"), RULE_ELEMENT_UNKNOWN, 1, "<p> はここには", "<p> cannot stand"},
        {BODY("<initiative id='1'><titel>t</titel></initiative>"), RULE_ELEMENT_UNKNOWN, 20, "「title」",
         "“title”"},
        {BODY("<section level='章'/>"), RULE_ELEMENT_MISSING, 1, "<title> が必要", "needs a <title>"},
        {BODY("<list/>"), RULE_ELEMENT_MISSING, 1, "<item> が必要", "needs a <item>"},
        {BODY("<box><title>a</title></box>"), RULE_ELEMENT_MISSING, 1, "<p> が必要", "needs a <p>"},
        {BODY("<p>a</p><meta><title>a</title></meta>"), RULE_ELEMENT_ORDER, 9, "<p> より前", "before <p>"},
        {BODY("<box><title>a</title><title>b</title><p>c</p></box>"), RULE_ELEMENT_REPEATED, 22, "一つしか",
         "only one"},
        {BODY("<p rol='note'>a</p>"), RULE_ATTRIBUTE_UNKNOWN, 4, "「role」でしょうか",
         "did you mean “role”?"},
        {BODY("<initiative><title>t</title></initiative>"), RULE_ATTRIBUTE_MISSING, 1, "属性 id",
         "attribute id"},
        {BODY("<p role='headng'>a</p>"), RULE_VALUE_INVALID, 10, "「heading」でしょうか",
         "did you mean “heading”?"},
        {BODY("<box><p>a</p>本文</box>"), RULE_TEXT_MISPLACED, 14, "「本文」", "“本文”"},
        {BODY("<list><item>本文<p>段落</p></item></list>"), RULE_TEXT_MISPLACED, 13, "「本文」", "“本文”"},
        {BODY("<section level='節'><title>t</title></section>"), RULE_REFERENCE_UNKNOWN, 17, "level「節」",
         "level “節”"},
        {BODY("<p><ref to='なし'>x</ref></p>"), RULE_REFERENCE_UNKNOWN, 13, "to「なし」", "to “なし”"},
        {VALUE("<target year='令和百年'>1</target>"), RULE_YEAR_UNKNOWN, 75, "令和百年", "令和百年"},
        {VALUE("<target>1</target>"), RULE_YEAR_MISSING, 61, "<target> には年度", "<target> needs its year"},
        {VALUE("<stated-rate year='R5'>約半分</stated-rate>"), RULE_NUMBER_UNREADABLE, 84, "約半分",
         "約半分"},
        {BODY("<table><row><cell span='二つ'>a</cell></row></table>"), RULE_NUMBER_UNREADABLE, 25, "二つ",
         "二つ"},
        {BODY("<initiative id='1'><title>t</title></initiative>"
              "<initiative id='1'><title>u</title></initiative>"),
         RULE_DUPLICATE_ID, 65, "「1」が二度", "“1” is used twice"},
        {BODY("<initiative id='1' reprint-of='1'><title>t</title></initiative>"), RULE_REFERENCE_LOOP, 1,
         "自分に戻", "leads back"},
        {BODY("<list><item><em>本文</em><p>段落</p></item></list>"), RULE_ELEMENT_MIXED, 13,
         "<em> と <p> を一緒に", "<em> and <p> cannot stand together in <item>"},
        {BODY("<scales><scale id='s'><band>a</band><mark symbol='m'>b</mark></scale></scales>"),
         RULE_ELEMENT_MIXED, 37, "<mark> と <band> を一緒に",
         "<mark> and <band> cannot stand together in <scale>"},
        {BODY("<initiative id='1'><title>t</title><field name='f'>a</field><strand><entry year='R5' "
              "from='R5' to='R6'/>"
              "</strand></initiative>"),
         RULE_YEAR_TWICE, 69, "どちらか一方で", "not both"},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        forget_files(f);
        read_one(f, cases[i].xml);
        const struct diagnostic *found = f->diagnostics->first;
        if (!found) fail_msg("nothing said of %s", cases[i].xml);
        struct text ja = diag_print(f->arena, found, LANGUAGE_JA),
                    en = diag_print(f->arena, found, LANGUAGE_EN);
        struct line_column place = diag_place(found->at);
        if (found->rule != cases[i].rule || place.line != 2 || place.column != cases[i].column ||
            text_find(ja, text_of(cases[i].ja)) == SIZE_MAX ||
            text_find(en, text_of(cases[i].en)) == SIZE_MAX)
            fail_msg("%s\n%.*s%.*s", cases[i].xml, TEXT_ARG(ja), TEXT_ARG(en));
    }
#undef VALUE
#undef BODY
}

static void mistakes_say_what_was_expected(void **state)
{
    check_mistakes(*state);
}

static void other_files_are_no_plans(void **state)
{
    struct fixture *f = *state;
    assert_null(read_one(f, "<layout xmlns='urn:shinchoku:layout:1'/>"));
    assert_int_equal(f->diagnostics->first->rule, RULE_ROOT_UNEXPECTED);
    forget_files(f);
    read_one(f, "<plan id='t'/>");
    assert_int_equal(f->diagnostics->first->rule, RULE_NAMESPACE_WRONG);
}

static void one_bad_file_does_not_hide_the_others(void **state)
{
    struct fixture *f = *state;
    add_file(f, TEXT("<plan"));
    add_file(f, TEXT(PLAN("a", "<p>一</p>")));
    add_file(f, TEXT(PLAN("b", "<p>二</p>")));
    struct plan *plan = read_files(f);
    assert_int_equal(f->diagnostics->count[SEVERITY_ERROR], 1);
    assert_true(diag_effect(f->diagnostics->first->rule) == EFFECT_UNREADABLE);
    assert_text(plan->id, "a");
    assert_text(plan->next->id, "b");
    assert_null(plan->next->next);
}

static void slips_are_told_from_words(void **state)
{
    static const struct {
        const char *value;
        bool slip;
    } cases[] = {
        {"12O人", true},
        {"１２..５％", true},
        {"1l5件", true},
        {"1234567890123456789012人", true},
        {"12,.5", true},
        {"24時間体制の維持", false},
        {"３月までに実施", false},
        {"2回線", false},
        {"適宜", false},
        {"1,234.5人", false},
        {"R7に50件", false},
        {"3,4,5歳児", false},
        {"12l", false},
        {"—", false},
        {"１２人（Ｒ７）", false},
        {"", false},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        forget_files(f);
        read_one(f, text_format(f->arena,
                                PLAN("t", "<initiative id='1'><title>t</title><indicator><name>n</name>"
                                          "<target year='R7'>%s</target></indicator></initiative>"),
                                cases[i].value)
                        .at);
        const struct diagnostic *found = f->diagnostics->first;
        if (cases[i].slip != (found && found->rule == RULE_NUMBER_UNREADABLE)) fail_msg("%s", cases[i].value);
    }
}

/* -- parts -------------------------------------------------------------------------------------------------------------------- */
#define LEVELS                   "<levels><level id='章'>章</level></levels>"
#define SECTION(no, title, body) "<section level='章' no='" no "'><title>" title "</title>" body "</section>"
#define INITIATIVE(id)           "<initiative id='" id "'><title>取組" id "</title></initiative>"

static const char whole[] =
    PLAN("p", "<meta><title>計画</title><year>R6</year></meta>" LEVELS "<p>はじめに</p>" SECTION(
                  "1", "見守り",
                  "<p>本文</p>" INITIATIVE("1-1") INITIATIVE("1-2")
                      INITIATIVE("1-10") "<p role='note'>注</p>") SECTION("2", "居場所", INITIATIVE("2-1"))
                  SECTION("10", "担い手",
                          INITIATIVE("10-1") INITIATIVE("10-2")) "<colophon><line>奥付</line></colophon>");

static const char *const parts[] = {
    PLAN("p", "<meta><title>計画</title></meta>" LEVELS SECTION("1", "見守り",
                                                                INITIATIVE("1-10") "<p role='note'>注</p>")
                  SECTION("10", "担い手", INITIATIVE("10-2"))),
    PLAN("p", "<p>はじめに</p>" SECTION("1", "見守り", INITIATIVE("1-2"))
                  SECTION("2", "居場所", INITIATIVE("2-1")) "<colophon><line>奥付</line></colophon>"),
    PLAN("p",
         "<meta><title>計画</title><year>R6</year></meta>" LEVELS SECTION(
             "1", "見守り", "<p>本文</p>" INITIATIVE("1-1")) SECTION("10", "担い手", INITIATIVE("10-1"))),
};

/* The note under section 1 and its prose stand in two files: the program cannot know that this is no quarrel. */
static void parts_in_any_order_are_the_whole(void **state)
{
    static const int orders[6][3] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    struct fixture *f = *state;
    const struct plan *expected = read_one(f, whole);
    assert_quiet(f);
    for (size_t i = 0; i < ARRAY_LEN(orders); i++) {
        forget_files(f);
        for (size_t j = 0; j < 3; j++)
            add_file(f, text_of(parts[orders[i][j]]));
        const struct plan *merged = read_files(f);
        assert_null(merged->next);
        assert_int_equal(merged->record_count, expected->record_count);
        assert_true(same_records(merged->root, expected->root));
        assert_int_equal(merged->year, 2024);
    }
}

static void a_single_file_keeps_its_order(void **state)
{
    struct fixture *f = *state;
    struct plan *plan = read_one(f, PLAN("p", LEVELS SECTION("2", "後", INITIATIVE("9") INITIATIVE("1"))
                                                  SECTION("1", "先", "") SECTION("2", "後", "")));
    assert_quiet(f);
    const struct record *section = record_child(plan->root, RECORD_SECTION);
    assert_text(record_value(section, ATTRIBUTE_NO), "2");
    assert_text(record_value(record_child(section, RECORD_INITIATIVE), ATTRIBUTE_ID), "9");
    section = record_following(record_following(section));
    assert_text(record_child_text(section, RECORD_TITLE), "後");
}

static void quarrels_of_parts_name_both_places(void **state)
{
    static const struct {
        const char *one, *other;
        enum rule rule;
        const char *ja;
    } cases[] = {
        {PLAN("p", INITIATIVE("1")), PLAN("p", INITIATIVE("1") " "), RULE_DUPLICATE_ID, "「1」が二度"},
        {PLAN("p", "<meta><title>甲</title></meta>"), PLAN("p", "<meta><title>乙</title></meta>"),
         RULE_PARTS_DISAGREE, "<title>"},
        {PLAN("p", LEVELS), PLAN("p", "<levels><level id='節'>節</level></levels>"), RULE_PARTS_DISAGREE,
         "<levels>"},
        {PLAN("p", "<tags name='分野'><tag id='a'>高齢</tag></tags>"),
         PLAN("p", "<tags name='分野'><tag id='a'>障がい</tag></tags>"), RULE_PARTS_DISAGREE, "<tag>"},
        {PLAN("p", LEVELS SECTION("1", "a", "<p>甲</p>")), PLAN("p", LEVELS SECTION("1", "a", "<p>乙</p>")),
         RULE_PARTS_DISAGREE, "本文"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        forget_files(f);
        add_file(f, text_of(cases[i].one));
        add_file(f, text_of(cases[i].other));
        assert_non_null(read_files(f));
        const struct diagnostic *found = f->diagnostics->first;
        if (!found || found->rule != cases[i].rule) fail_msg("case %zu", i);
        assert_non_null(found->at.source);
        assert_non_null(found->related.source);
        assert_ptr_not_equal(found->at.source, found->related.source);
        struct text line = diag_print(f->arena, found, LANGUAGE_JA);
        if (text_find(line, text_of(cases[i].ja)) == SIZE_MAX) fail_msg("%.*s", TEXT_ARG(line));
    }
}

static void parts_may_repeat_what_they_agree_on(void **state)
{
    struct fixture *f = *state;
    add_file(
        f, text_of(PLAN("p", LEVELS "<departments><department id='a'>甲課</department></departments>" SECTION(
                                 "1", "a", "<p>本文</p>" INITIATIVE("1")))));
    add_file(
        f, text_of(PLAN("p", LEVELS "<departments><department id='b'>乙課</department></departments>" SECTION(
                                 "1", "a", "<p>本文</p>" INITIATIVE("2")))));
    struct plan *plan = read_files(f);
    assert_quiet(f);
    assert_text(record_content(f->arena, record_child(plan->root, RECORD_SECTION)), "a本文取組1取組2");
    const struct record *departments = record_child(plan->root, RECORD_DEPARTMENTS);
    assert_non_null(record_following(record_child(departments, RECORD_DEPARTMENT)));
    assert_null(record_following(departments));
}

/* -- the real records ------------------------------------------------------------------------------------------------------- */
static void real_records_are_read_without_a_word(void **state)
{
    static const char *const names[] = {"hiratsuka-4", "kanazawa-1-4", "kawanishi", "komae", "takamatsu"};
    static const uint32_t counts[] = {278, 2075, 522, 2222, 641};
    struct fixture *f = *state;
    const char *shared = getenv("SHINCHOKU_SHARED");
    if (!shared) shared = SOURCE_DIR "/../shared";
    if (access(shared, R_OK) != 0) {
        print_message("skipped: %s is not here\n", shared);
        skip();
    }
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        const char *path = text_format(f->arena, "%s/records/%s.xml", shared, names[i]).at;
        const struct plan *plan = read_paths(f, &path, 1);
        assert_quiet(f);
        assert_int_equal(plan->record_count, counts[i]);
    }
}

/* -- marks ------------------------------------------------------------------------------------------------------------- */
static void other_spellings_are_marks_too(void **state)
{
    struct fixture *f = *state;
    const struct plan *plan = read_one(
        f,
        PLAN("p", "<levels><level id='a'>章</level></levels>"
                  "<scales><scale id='progress'><mark symbol='↘' also='後退 おくれ'>遅れた</mark></scale>"
                  "<scale id='evaluation'><mark symbol='◎' also='A'>達成</mark></scale></scales>"
                  "<section level='a'><title>章</title><initiative id='1'><title>あ</title>"
                  "<status year='R6' progress='おくれ'/><strand><evaluation year='R6'>A</evaluation></strand>"
                  "</initiative><initiative id='2'><title>い</title><status year='R6' progress='停滞'/>"
                  "</initiative></section>"));
    assert_quiet(f);
    const struct record *status = find(plan, RECORD_STATUS, NULL);
    assert_text(record_value(status, ATTRIBUTE_PROGRESS), "↘");
    assert_text(find(plan, RECORD_EVALUATION, NULL)->prose.text, "◎");
    const struct record *other = record_walk(find(plan, RECORD_EVALUATION, NULL), plan->root);
    while (other->kind != RECORD_STATUS)
        other = record_walk(other, plan->root);
    assert_text(record_value(other, ATTRIBUTE_PROGRESS), "停滞"); /* no spelling of any */
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)
    const struct CMUnitTest tests[] = {
        TEST(other_spellings_are_marks_too),
        TEST(the_tables_say_what_the_schema_says),
        TEST(every_kind_has_a_japanese_word),
        TEST(authors_spaces_stay_and_indentation_goes),
        TEST(years_are_read_where_they_stand),
        TEST(records_are_numbered_in_order),
        TEST(references_are_resolved),
        TEST(mistakes_say_what_was_expected),
        TEST(slips_are_told_from_words),
        TEST(other_files_are_no_plans),
        TEST(one_bad_file_does_not_hide_the_others),
        TEST(parts_in_any_order_are_the_whole),
        TEST(a_single_file_keeps_its_order),
        TEST(quarrels_of_parts_name_both_places),
        TEST(parts_may_repeat_what_they_agree_on),
        TEST(real_records_are_read_without_a_word),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
