/* test_golden.c: whole publications against what they were when somebody last looked at them.
 *
 *   test_golden           each case of tests/golden is made and compared byte for byte
 *   test_golden --bless   writes what is made as what is expected: the diff is to be reviewed (the target `bless`)
 *
 * A case is a directory: `options` names the layout and, where it is not records.xml beside it, the record; layout.xml is a
 * definition of the case's own. What is expected: expected.trace (every item of every page, and the structure),
 * expected.err.ja and expected.err.en (every finding as it is shown). */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "tests/unit/published.h"

#define CASES SOURCE_DIR "/tests/golden"

enum { MOST_CASES = 64, MOST_FINDINGS = 256 };

static struct text read_file(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) return (struct text){NULL, 0};
    struct text_buffer content = {.arena = arena};
    char part[65536];
    for (size_t got; (got = fread(part, 1, sizeof part, file)) > 0;)
        buffer_add(&content, (struct text){part, got});
    fclose(file);
    return buffer_text(&content);
}

static struct text next_line(struct text *rest)
{
    const char *end = rest->length > 0 ? memchr(rest->at, '\n', rest->length) : NULL;
    size_t length = end ? (size_t)(end - rest->at) : rest->length;
    struct text line = text_slice(*rest, 0, length);
    *rest = text_slice(*rest, end ? length + 1 : length, rest->length);
    return line;
}

/* `key: value` on each line. */
static struct wanted read_options(struct arena *arena)
{
    struct wanted wanted = {
        .record = "records.xml", .layout = "layout", .own = ".", .shipped = "../../../layouts"};
    for (struct text rest = read_file(arena, "options"); rest.length > 0;) {
        struct text line = next_line(&rest);
        size_t colon = text_find(line, TEXT(": "));
        if (colon == SIZE_MAX) fail_msg("options: %.*s", TEXT_ARG(line));
        struct text key = text_slice(line, 0, colon), value = text_slice(line, colon + 2, line.length);
        const char *copy = arena_copy(arena, value.at, value.length);
        if (text_is(key, "record"))
            wanted.record = copy;
        else if (text_is(key, "layout"))
            wanted.layout = copy;
        else if (text_is(key, "draft"))
            wanted.options.draft = true;
        else if (text_is(key, "date"))
            wanted.options.date = text_of(copy);
        else if (text_is(key, "department"))
            wanted.options.department = text_of(copy);
        else if (text_is(key, "numerals"))
            wanted.options.numerals_given = house_parse(value, &wanted.options.numerals);
        else
            fail_msg("options: %.*s is not known", TEXT_ARG(key));
    }
    return wanted;
}

/* -- what is made ----------------------------------------------------------------------------------------------------- */
static struct text trace_of(struct published *p)
{
    char path[] = "/tmp/test_golden.XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    assert_true(trace_write(p->document, fd, p->diagnostics));
    close(fd);
    struct text trace = read_file(p->arena, path);
    unlink(path);
    return trace;
}

/* As the program shows them: each once. */
static struct text findings_of(struct published *p, enum language language)
{
    struct text lines[MOST_FINDINGS];
    size_t count = 0;
    struct text_buffer out = {.arena = arena_open(NULL)};
    for (const struct diagnostic *each = p->diagnostics->first; each; each = each->next) {
        struct text line = diag_print(p->arena, each, language);
        bool known = false;
        for (size_t i = 0; i < count && !known; i++)
            known = text_equal(lines[i], line);
        if (known) continue;
        assert_true(count < MOST_FINDINGS);
        lines[count++] = line;
        buffer_add(&out, line);
    }
    struct text all = text_copy(p->arena, buffer_text(&out));
    arena_close(out.arena);
    return all;
}

/* -- what is expected ------------------------------------------------------------------------------------------------- */
static void bless(const char *path, struct text made)
{
    FILE *file = fopen(path, "wb");
    if (!file) fail_msg("%s: %s", path, strerror(errno));
    fwrite(made.at, 1, made.length, file);
    assert_int_equal(fclose(file), 0);
}

/* The first line that differs is shown. */
static bool compare(struct arena *arena, const char *name, const char *path, struct text made)
{
    struct text expected = read_file(arena, path);
    if (text_equal(expected, made)) return true;
    for (size_t number = 1; expected.length > 0 || made.length > 0; number++) {
        struct text old = next_line(&expected), new = next_line(&made);
        if (text_equal(old, new)) continue;
        print_error("golden/%s/%s:%zu\n  expected %.*s\n  made     %.*s\n(if that is better: cmake --build "
                    "BUILD --target "
                    "bless, and look at the diff)\n",
                    name, path, number, TEXT_ARG(old), TEXT_ARG(new));
        break;
    }
    return false;
}

struct golden {
    char name[64];
    bool blesses;
};

static void golden_case(void **state)
{
    const struct golden *golden = *state;
    struct arena *arena = arena_open(NULL);
    assert_int_equal(chdir(CASES), 0);
    assert_int_equal(chdir(golden->name), 0);
    struct wanted wanted = read_options(arena);
    struct published p = published_open(&wanted);
    const struct {
        const char *path;
        struct text made;
    } files[] = {
        {"expected.err.ja", findings_of(&p, LANGUAGE_JA)},
        {"expected.err.en", findings_of(&p, LANGUAGE_EN)},
        {"expected.trace", p.document ? trace_of(&p) : TEXT("no document\n")},
    };
    bool same = true;
    for (size_t i = 0; i < ARRAY_LEN(files); i++) {
        if (golden->blesses)
            bless(files[i].path, files[i].made);
        else
            same = compare(arena, golden->name, files[i].path, files[i].made) && same;
    }
    published_close(&p);
    arena_close(arena);
    assert_true(same);
}

static int by_name(const void *a, const void *b)
{
    return strcmp(((const struct golden *)a)->name, ((const struct golden *)b)->name);
}

static size_t find_cases(struct golden *cases, bool blesses)
{
    DIR *directory = opendir(CASES);
    size_t count = 0;
    if (!directory) return 0;
    for (const struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        if (strchr(entry->d_name, '.')) continue; /* this file: cases are directories */
        if (strlen(entry->d_name) >= sizeof cases->name || count == MOST_CASES) continue;
        cases[count].blesses = blesses;
        strcpy(cases[count++].name, entry->d_name);
    }
    closedir(directory);
    qsort(cases, count, sizeof *cases, by_name);
    return count;
}

int main(int argc, char **argv)
{
    static struct golden cases[MOST_CASES];
    struct CMUnitTest tests[MOST_CASES];
    size_t count = find_cases(cases, argc > 1 && strcmp(argv[1], "--bless") == 0);
    if (count == 0) return 1;
    for (size_t i = 0; i < count; i++)
        tests[i] =
            (struct CMUnitTest){.name = cases[i].name, .test_func = golden_case, .initial_state = &cases[i]};
    return _cmocka_run_group_tests("golden", tests, count, NULL, NULL);
}
