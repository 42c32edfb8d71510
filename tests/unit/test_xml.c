/* test_xml.c: decoding, positions, and what is said about files that are not XML. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "input/encoding/encoding.h"
#include "input/read.h"
#include "input/xml/xml.h"

struct fixture {
    struct arena *arena;
    struct diagnostics *diagnostics;
};

static int open_fixture(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->arena = arena_open(NULL);
    f->diagnostics = diag_open(f->arena);
    *state = f;
    return 0;
}

static int close_fixture(void **state)
{
    struct fixture *f = *state;
    arena_close(f->arena);
    free(f);
    return 0;
}

static struct node *parse(struct fixture *f, const char *xml)
{
    return xml_tree(f->arena, f->diagnostics, diag_source(f->diagnostics, "t.xml", text_of(xml)));
}

static void assert_text(struct text text, const char *expected)
{
    if (!text_is(text, expected)) fail_msg("“%.*s” is not “%s”", TEXT_ARG(text), expected);
}

static void assert_place(struct position at, uint32_t line, uint32_t column)
{
    struct line_column place = diag_place(at);
    if (place.line != line || place.column != column)
        fail_msg("place is %u:%u, not %u:%u", place.line, place.column, line, column);
}

static void assert_says(struct fixture *f, enum language language, const char *expected)
{
    assert_non_null(f->diagnostics->first);
    struct text line = diag_print(f->arena, f->diagnostics->first, language);
    if (text_find(line, text_of(expected)) == SIZE_MAX)
        fail_msg("“%.*s” lacks “%s”", TEXT_ARG(line), expected);
}

/* -- places ----------------------------------------------------------------------------------------------------------- */
static void elements_attributes_and_texts_have_places(void **state)
{
    struct node *root =
        parse(*state, "<?xml version=\"1.0\"?>\n<!-- 注 <x> -->\n<計画 名='福祉'\n  x:年=\"R7\" "
                      "xmlns:x='urn:x'>本文<a/>\n<b>後</b></計画>");
    assert_non_null(root);
    assert_text(root->name, "計画");
    assert_place(root->at, 3, 1);
    assert_int_equal(root->attribute_count, 2);
    const struct node_attribute *name = node_lookup(root, "名"), *year = node_lookup(root, "x:年");
    assert_text(name->value, "福祉");
    assert_place(name->at, 3, 5);
    assert_place(name->value_at, 3, 8);
    assert_place(year->at, 4, 3);
    assert_place(year->value_at, 4, 8);
    assert_text(root->first->text, "本文");
    assert_place(root->first->at, 4, 28);
    assert_place(node_child(root, "a")->at, 4, 30);
    assert_place(node_child(root, "b")->at, 5, 1);
    assert_place(node_child(root, "b")->first->at, 5, 4);
}

static void text_beside_comments_and_cdata_is_one(void **state)
{
    struct node *root =
        parse(*state, "<a><!-- <b> --><?x <c> ?><![CDATA[1 < 2]]> &amp; &#x9032;<!-- - -->捗</a>");
    assert_non_null(root);
    assert_text(root->first->text, "1 < 2 & 進捗");
    assert_place(root->first->at, 1, 35);
    assert_null(root->first->next);
}

static void line_ends_become_lf(void **state)
{
    struct node *root = parse(*state, "<a>一\r\n二\r\n<b/></a>");
    assert_text(root->first->text, "一\n二\n");
    assert_place(node_child(root, "b")->at, 3, 1);
}

static void namespaces_are_kept_apart(void **state)
{
    struct node *root =
        parse(*state, "<p:a xmlns:p='urn:one' xmlns='urn:two'><b/><p:c xml:lang='ja'/></p:a>");
    assert_text(root->name, "a");
    assert_text(root->space, "urn:one");
    assert_text(node_child(root, "b")->space, "urn:two");
    assert_text(node_child(root, "c")->space, "urn:one");
    assert_text(node_value(node_child(root, "c"), "xml:lang"), "ja");
}

static void long_files_keep_their_places(void **state)
{
    /* More than libxml2's reader takes at a time, so that its buffers move. */
    struct fixture *f = *state;
    struct text_buffer xml = {.arena = f->arena};
    buffer_add(&xml, TEXT("<a>"));
    for (int i = 0; i < 20000; i++)
        buffer_format(&xml, "\n<b n=\"%d\">値%d &lt;</b>", i, i);
    buffer_add(&xml, TEXT("</a>"));
    struct node *root = parse(f, buffer_text(&xml).at);
    uint32_t line = 2;
    for (const struct node *b = node_child(root, "b"); b; b = node_sibling(b, "b"), line++) {
        if (line % 997 != 0) continue;
        assert_place(b->at, line, 1);
        assert_place(b->attributes[0].at, line, 4);
    }
    assert_int_equal(line, 20002);
}

/* -- mistakes ---------------------------------------------------------------------------------------------------------- */
static void check_mistakes(struct fixture *f)
{
    static const struct {
        const char *xml;
        enum rule rule;
        uint32_t line, column;
        const char *ja, *en;
    } cases[] = {
        {"<a>\n<b>題</c></a>", RULE_XML_MISMATCH, 2, 5, "開いているのは <b>", "<b> is open"},
        {"<a>\n <b>題</b>", RULE_XML_UNCLOSED, 1, 1, "</a> で閉じられて", "never closed"},
        {"<a/></b>", RULE_XML_NOT_OPEN, 1, 5, "対応する <b>", "closes nothing"},
        {"<a>予算 & 決算</a>", RULE_XML_AMPERSAND, 1, 7, "&amp;", "&amp;"},
        {"<a b='x &y'/>", RULE_XML_AMPERSAND, 1, 9, "&amp;", "&amp;"},
        {"<a>&nbsp;</a>", RULE_XML_ENTITY, 1, 4, "&nbsp; の代わり", "instead of &nbsp;"},
        {"<a>3 < 5</a>", RULE_XML_LESS_THAN, 1, 6, "&lt;", "&lt;"},
        {"<a b='x<y'/>", RULE_XML_LESS_THAN, 1, 8, "&lt;", "&lt;"},
        {"<a b=c/>", RULE_XML_QUOTES, 1, 4, "属性 b", "attribute b"},
        {"<a b/>", RULE_XML_QUOTES, 1, 4, "属性 b", "attribute b"},
        {"<a b='1' b='2'/>", RULE_XML_TWICE, 1, 10, "二度", "twice"},
        {"<!DOCTYPE a>\n<a/>", RULE_XML_DOCTYPE, 1, 1, "DOCTYPE", "DOCTYPE"},
        {"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", RULE_XML_ENTITY, 1, 1, "&x;",
         "&x;"},
        {"<a>\n一\x01</a>", RULE_XML_BROKEN, 2, 2, "制御文字", "Char"},
        {"<a>\n</a>\nあとがき", RULE_XML_BROKEN, 3, 1, "余分", "Extra content"},
        {"<a><!-- 一 -- 二 --></a>", RULE_XML_BROKEN, 1, 13, "-- は書けません", "hyphen"},
        {"<a><x:b/></a>", RULE_XML_BROKEN, 1, 8, "接頭辞", "prefix"},
        {"", RULE_XML_EMPTY, 1, 1, "要素がありません", "no element"},
        {"記録", RULE_XML_EMPTY, 1, 1, "要素がありません", "no element"},
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        f->diagnostics = diag_open(f->arena);
        assert_null(parse(f, cases[i].xml));
        assert_non_null(f->diagnostics->first);
        if (f->diagnostics->first->rule != cases[i].rule)
            fail_msg("%s: %s", cases[i].xml, diag_rule_id(f->diagnostics->first->rule));
        assert_null(f->diagnostics->first->next);
        assert_place(f->diagnostics->first->at, cases[i].line, cases[i].column);
        assert_says(f, LANGUAGE_JA, cases[i].ja);
        assert_says(f, LANGUAGE_EN, cases[i].en);
    }
}

static void mistakes_are_named_with_their_place(void **state)
{
    check_mistakes(*state);
}

/* A bomb would need a document type; expansion of what is written stays what is written. */
static void entity_bombs_are_not_lit(void **state)
{
    struct fixture *f = *state;
    assert_null(parse(f, "<!DOCTYPE a [<!ENTITY a '狛狛狛狛狛狛狛狛'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>"
                         "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;'>]><a>&c;</a>"));
    assert_says(f, LANGUAGE_EN, "entities of your own are not read");
    assert_true(arena_used(f->arena) < 100000);
}

static char *nested(struct arena *arena, size_t depth)
{
    char *xml = arena_alloc(arena, depth * 7 + 1);
    for (size_t i = 0; i < depth; i++) {
        memcpy(xml + 3 * i, "<a>", 3);
        memcpy(xml + 3 * depth + 4 * i, "</a>", 4);
    }
    return xml;
}

static void nesting_has_a_limit(void **state)
{
    struct fixture *f = *state;
    assert_non_null(parse(f, nested(f->arena, 256)));
    assert_null(f->diagnostics->first);
    /* An empty element holds nothing: it may stand in the deepest one. */
    struct text deepest = text_of(nested(f->arena, 256));
    struct text_buffer leaf = {.arena = f->arena};
    buffer_add(&leaf, text_slice(deepest, 0, 256 * 3));
    buffer_add(&leaf, TEXT("<b/>"));
    buffer_add(&leaf, text_slice(deepest, 256 * 3, deepest.length));
    assert_non_null(parse(f, buffer_text(&leaf).at));
    assert_null(f->diagnostics->first);
    assert_null(parse(f, nested(f->arena, 257)));
    assert_int_equal(f->diagnostics->first->rule, RULE_XML_TOO_DEEP);
    assert_place(f->diagnostics->first->at, 1, 256 * 3 + 1);
    assert_null(parse(f, nested(f->arena, 100000)));
}

static void attributes_have_a_limit(void **state)
{
    struct fixture *f = *state;
    struct text_buffer xml = {.arena = f->arena};
    buffer_add(&xml, TEXT("<a"));
    for (int i = 0; i < 257; i++)
        buffer_format(&xml, " a%d=''", i);
    buffer_add(&xml, TEXT("/>"));
    assert_null(parse(f, buffer_text(&xml).at));
    assert_int_equal(f->diagnostics->first->rule, RULE_XML_ATTRIBUTES);
}

/* -- encodings ----------------------------------------------------------------------------------------------------------- */
static const struct source *load_bytes(struct fixture *f, const char *bytes, size_t length,
                                       const char *encoding)
{
    char path[] = "/tmp/test_xml.XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, bytes, length), (ssize_t)length);
    close(fd);
    const struct source *source =
        load_source(f->arena, f->diagnostics, arena_copy(f->arena, path, strlen(path)), encoding);
    unlink(path);
    return source;
}

#define LOAD(f, bytes, encoding) load_bytes((f), (bytes), sizeof(bytes) - 1, (encoding))

static void check_encodings(struct fixture *f)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *encoding, *expected;
    } cases[] = {
#define BYTES(literal) (literal), sizeof(literal) - 1
        {BYTES("進捗"), NULL, "進捗"},
        {BYTES("\xEF\xBB\xBF"
               "進捗"),
         NULL, "進捗"},
        {BYTES("\xFF\xFE\x32\x90\x57\x63"), NULL, "進捗"},
        {BYTES("\xFE\xFF\x90\x32\x63\x57"), NULL, "進捗"},
        {BYTES("\x32\x90\x57\x63\x0D\x00\x0A\x00"), NULL, "進捗\r\n"},
        /* ①㈱髙～ are Microsoft's, under whatever name. */
        {BYTES("\x87\x40\x87\x8A\xFB\xFC\x81\x60"), "Shift_JIS", "①㈱髙～"},
        {BYTES("\x87\x40\x87\x8A\xFB\xFC\x81\x60"), "sjis", "①㈱髙～"},
        {BYTES("\x87\x40\x87\x8A\xFB\xFC\x81\x60"), NULL, "①㈱髙～"},
        {BYTES("\xAD\xA1\xA1\xC1"), "EUC-JP", "①～"},
        {BYTES("\xA4\xB3\xA4\xEC\xA4\xCF\xCA\xB8"), NULL, "これは文"},
        {BYTES("\x82\xB1\x82\xEA\x82\xCD\x95\xB6"), NULL, "これは文"},
        {BYTES("\xB1\xB2\xB3"), NULL, "ｱｲｳ"},
        {BYTES("<?xml version='1.0' encoding='Shift_JIS'?>\x90\x69"), NULL,
         "<?xml version='1.0' encoding='Shift_JIS'?>進"},
        /* Read as ASCII, so the declaration cannot be true. */
        {BYTES("<?xml version='1.0' encoding='UTF-16'?>進"), NULL,
         "<?xml version='1.0' encoding='UTF-16'?>進"},
        {BYTES("\x1B$B?JD=\x1B(B"), "ISO-2022-JP", "進捗"},
        {BYTES(""), NULL, ""},
#undef BYTES
    };
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const struct source *source = load_bytes(f, cases[i].bytes, cases[i].length, cases[i].encoding);
        if (!source)
            fail_msg("case %zu: %.*s", i, TEXT_ARG(diag_print(f->arena, f->diagnostics->last, LANGUAGE_EN)));
        assert_text(source->content, cases[i].expected);
    }
}

static void encodings_are_told_apart(void **state)
{
    check_encodings(*state);
}

static void undecodable_bytes_have_a_place(void **state)
{
    struct fixture *f = *state;
    assert_null(LOAD(f, "<a>\n\x90\x69\xFF</a>", "CP932"));
    assert_int_equal(f->diagnostics->first->rule, RULE_ENCODING_BROKEN);
    assert_place(f->diagnostics->first->at, 2, 2);
    assert_says(f, LANGUAGE_JA, "CP932として読めないバイト 0xFF");
    assert_says(f, LANGUAGE_EN, "byte 0xFF cannot be read as CP932");
    f->diagnostics = diag_open(f->arena);
    assert_null(LOAD(f, "<?xml version='1.0' encoding='UTF-8'?>\n<a>進\x90\x69</a>", NULL));
    assert_place(f->diagnostics->first->at, 2, 5);
    f->diagnostics = diag_open(f->arena);
    assert_null(LOAD(f, "\x90", "CP932")); /* half a character at the end */
    assert_place(f->diagnostics->first->at, 1, 1);
}

static void unknown_encodings_are_refused(void **state)
{
    static const char *const names[] = {"x-nothing", "", "UTF-8//IGNORE"};
    struct fixture *f = *state;
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        assert_null(LOAD(f, "a", names[i]));
        assert_int_equal(f->diagnostics->last->rule, RULE_ENCODING_UNKNOWN);
        assert_null(encoding_of(names[i]));
    }
    assert_null(LOAD(f, "<?xml version='1.0' encoding='x-nothing'?><a/>", NULL));
}

/* One table, whoever asks; near misses are unknown, not guessed. */
static void names_of_encodings(void **state)
{
    static const struct {
        const char *name, *encoding;
    } cases[] = {
        {"Shift_JIS", "CP932"},
        {"csShiftJIS", "CP932"},
        {"MS_Kanji", "CP932"},
        {"windows-31j", "CP932"},
        {"ｓｊｉｓ", "CP932"},
        {"x-euc-jp", "EUC-JP-MS"},
        {"ujis", "EUC-JP-MS"},
        {"EUC_JP", "EUC-JP-MS"},
        {"utf8", "UTF-8"},
        {"ISO-10646-UCS-2", "UTF-16"},
        {"csISO2022JP", "ISO-2022-JP"},
        {"US-ASCII", "US-ASCII"},
        {"latin1", "ISO-8859-1"},
        {"UTF-7", NULL},
        {"EBCDIC-JP-KANA", NULL},
        {"Shift_JIZ", NULL},
        {"sjis utf8", NULL},
        {"utf", NULL},
        {" ", NULL},
        {"UTF-8//TRANSLIT", NULL},
        {"令和", NULL},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        const char *encoding = encoding_of(cases[i].name);
        if (!encoding || !cases[i].encoding) {
            assert_true(encoding == cases[i].encoding);
            continue;
        }
        assert_string_equal(encoding, cases[i].encoding);
        if (strcmp(encoding, "UTF-16") != 0) assert_non_null(LOAD(f, "a", cases[i].name));
    }
    assert_null(LOAD(f, "<?xml version='1.0' encoding='UTF-7'?><a/>", NULL));
    assert_int_equal(f->diagnostics->last->rule, RULE_ENCODING_UNSUITED);
    assert_null(LOAD(f, "a", "IBM037"));
    assert_int_equal(f->diagnostics->last->rule, RULE_ENCODING_UNSUITED);
}

static void mail_encoding(void **state)
{
    struct fixture *f = *state;
    static const char mail[] = "\x1B$B<hAH\x1B(B1\x1B$B!'-!\x1B(I6@\x1B$B$\"\x1B(J.\n";
    const struct source *source = LOAD(f, mail, NULL);
    assert_true(text_is(source->content, "取組1：①ｶﾀあ.\n"));
    source = LOAD(f, "\x1B$B<hAH\n\x1B(B1", "iso-2022-jp"); /* a line that ends in kanji */
    assert_true(text_is(source->content, "取組\n1"));
    assert_non_null(source = LOAD(f, "a \x1B[1mb", NULL)); /* another escape */
    assert_true(text_is(source->content, "a \x1B[1mb"));
    f->diagnostics = diag_open(f->arena);
    assert_null(LOAD(f, "a\n\x1B$B<h A\x1B(B", NULL));
    assert_int_equal(f->diagnostics->first->rule, RULE_ENCODING_BROKEN);
    assert_place(f->diagnostics->first->at, 2, 3);
    assert_null(LOAD(f, "\x1B$B<", NULL));
}

static void zeros_and_other_files(void **state)
{
    struct fixture *f = *state;
    static const char zero[] = "計画名：泉\n事業\0概要\n",
                      ascii[] = "plan A\0 of B, which is long enough to see";
    static const char wide[] = "\xD6\x53\x44\x7D\x0A\x00\x42\x30\x0A\x00", letters[] = "a\0b\0\n\0";
    f->diagnostics = diag_open(f->arena);
    assert_null(LOAD(f, zero, NULL));
    assert_int_equal(f->diagnostics->first->rule, RULE_ZERO_BYTE);
    assert_place(f->diagnostics->first->at, 2, 3);
    f->diagnostics = diag_open(f->arena);
    assert_null(LOAD(f, ascii, NULL));
    assert_int_equal(f->diagnostics->first->rule, RULE_ZERO_BYTE);
    assert_true(text_is(LOAD(f, wide, NULL)->content, "取組\nあ\n"));
    assert_true(text_is(LOAD(f, letters, NULL)->content, "ab\n"));
    f->diagnostics = diag_open(f->arena);
    assert_null(LOAD(f, "PK\x03\x04\x14\0", NULL));
    assert_int_equal(f->diagnostics->first->rule, RULE_FILE_NOT_TEXT);
    f->diagnostics = diag_open(f->arena);
    assert_null(LOAD(f, "%PDF-1.7\n", NULL));
    assert_int_equal(f->diagnostics->first->rule, RULE_FILE_NOT_TEXT);
    assert_non_null(LOAD(f, "PK(公園課)\n", NULL));
    static const char joined[] = "\xEF\xBB\xBF"
                                 "取組名：甲\n"
                                 "\xEF\xBB\xBF"
                                 "取組名：乙\n";
    assert_true(text_is(LOAD(f, joined, NULL)->content, "取組名：甲\n取組名：乙\n"));
}

static void missing_files_are_reported(void **state)
{
    struct fixture *f = *state;
    assert_null(load_source(f->arena, f->diagnostics, "/nowhere/a.xml", NULL));
    assert_says(f, LANGUAGE_JA, "ファイルを読めません：/nowhere/a.xml（ありません）");
    assert_says(f, LANGUAGE_EN, "cannot read /nowhere/a.xml (there is no such file)");
    assert_null(load_source(f->arena, f->diagnostics, "/tmp", NULL));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)
    const struct CMUnitTest tests[] = {
        TEST(elements_attributes_and_texts_have_places),
        TEST(text_beside_comments_and_cdata_is_one),
        TEST(line_ends_become_lf),
        TEST(namespaces_are_kept_apart),
        TEST(long_files_keep_their_places),
        TEST(mistakes_are_named_with_their_place),
        TEST(entity_bombs_are_not_lit),
        TEST(nesting_has_a_limit),
        TEST(attributes_have_a_limit),
        TEST(encodings_are_told_apart),
        TEST(undecodable_bytes_have_a_place),
        TEST(unknown_encodings_are_refused),
        TEST(names_of_encodings),
        TEST(mail_encoding),
        TEST(zeros_and_other_files),
        TEST(missing_files_are_reported),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
