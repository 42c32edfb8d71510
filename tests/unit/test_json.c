/* test_json.c: JSON read and written: what a run remembers comes back as it was, and what was cut off is nothing. */
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <cmocka.h>

#include "generator/digest/digest.h"
#include "generator/json/json.h"

static int open_arena(void **state)
{
    *state = arena_open(NULL);
    return 0;
}

static int close_arena(void **state)
{
    arena_close(*state);
    return 0;
}

static void what_is_written_is_read(void **state)
{
    struct arena *arena = *state;
    static const char *const texts[] = {"",         "港湾課",       "a\"b\\c", "一行目\n二行目\t終",
                                        "\x01\x1f", "😀\xE2\x80\xA8"};
    struct json_writer writer = {.out = {.arena = arena}};
    json_open_object(&writer, NULL);
    json_add_number(&writer, "nights", -9007199254740993LL);
    json_open_array(&writer, "texts");
    for (size_t i = 0; i < ARRAY_LEN(texts); i++)
        json_add_text(&writer, NULL, text_of(texts[i]));
    json_close_array(&writer);
    json_open_object(&writer, "kept");
    json_close_object(&writer);
    json_close_object(&writer);
    const struct json *read = json_read(arena, json_written(&writer));
    assert_non_null(read);
    assert_true(json_number(read, "nights") == -9007199254740993LL);
    const struct json *text = json_field(read, "texts")->first;
    for (size_t i = 0; i < ARRAY_LEN(texts); i++, text = text->next)
        assert_true(text_is(text->text, texts[i]));
    assert_null(text);
    assert_int_equal(json_field(read, "kept")->kind, JSON_KIND_OBJECT);
    assert_null(json_field(read, "kept")->first);
}

static void a_line_is_one_line(void **state)
{
    struct json_writer writer = {.out = {.arena = *state}};
    json_open_object(&writer, NULL);
    json_add_text(&writer, "text", TEXT("一\n二\r三"));
    json_close_object(&writer);
    json_end_line(&writer);
    struct text line = json_written(&writer);
    assert_int_equal(text_find(line, TEXT("\n")), line.length - 1);
    assert_int_equal(text_find(line, TEXT("\r")), SIZE_MAX);
}

static void what_is_cut_off_or_strange_is_nothing(void **state)
{
    static const char *const lines[] = {"",
                                        " ",
                                        "{",
                                        "{\"plan\":\"sogo\",\"key\":\"12",
                                        "{\"plan\":\"sogo\"} {\"plan\":\"sogo\"}",
                                        "{\"plan\":\"a\",\"plan\":\"b\"}",
                                        "{plan:1}",
                                        "[1,]",
                                        "\"\xFF\""};
    for (size_t i = 0; i < ARRAY_LEN(lines); i++)
        assert_null(json_read(*state, text_of(lines[i])));
    assert_int_equal(json_text(NULL, "plan").length, 0);
    assert_int_equal(json_number(json_read(*state, TEXT("[1]")), "plan"), 0);
    assert_int_equal(json_text(json_read(*state, TEXT("{\"plan\":1}")), "plan").length, 0);
}

static void values_that_stand_deep_end(void **state)
{
    enum { DEEP = 1000000 };
    char *line = malloc(DEEP);
    assert_non_null(line);
    for (size_t i = 0; i < DEEP; i++)
        line[i] = '[';
    assert_null(json_read(*state, (struct text){line, DEEP}));
    free(line);
}

/* The published digests of "abc" and of no bytes at all. */
static void digests_are_sha256(void **state)
{
    assert_true(text_is(digest_text(*state, TEXT("abc")),
                        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
    assert_true(text_is(digest_text(*state, TEXT("")),
                        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
    struct digest *one = digest_open(*state), *other = digest_open(*state);
    digest_add(one, TEXT("ab"));
    digest_add(one, TEXT("c"));
    digest_add(other, TEXT("a"));
    digest_add(other, TEXT("bc"));
    assert_false(text_equal(digest_close(one), digest_close(other)));
    assert_int_equal(digest_file(*state, AT_FDCWD, "/dev/null").sha256.length, 0);
    assert_int_equal(digest_file(*state, AT_FDCWD, "/nowhere").sha256.length, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(what_is_written_is_read, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(a_line_is_one_line, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(what_is_cut_off_or_strange_is_nothing, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(values_that_stand_deep_end, open_arena, close_arena),
        cmocka_unit_test_setup_teardown(digests_are_sha256, open_arena, close_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
