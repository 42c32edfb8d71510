/* test_publish.c: outputs are whole or not there, and one run has the directory. */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "generator/publish/outbox.h"

struct fixture {
    struct arena *arena;
    struct diagnostics *diagnostics;
    char directory[64];
};

static int open_fixture(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->arena = arena_open(NULL);
    f->diagnostics = diag_open(f->arena);
    strcpy(f->directory, "/tmp/test_publish.XXXXXX");
    assert_non_null(mkdtemp(f->directory));
    *state = f;
    return 0;
}

static const char *path_of(struct fixture *f, const char *name)
{
    return text_format(f->arena, "%s/%s", f->directory, name).at;
}

static int close_fixture(void **state)
{
    static const char *const names[] = {"a.pdf", "b.pdf", ".shinchoku.lock", ".shinchoku-1-0.tmp"};
    struct fixture *f = *state;
    for (size_t i = 0; i < ARRAY_LEN(names); i++)
        unlink(path_of(f, names[i]));
    assert_int_equal(rmdir(f->directory), 0); /* nothing else was left */
    arena_close(f->arena);
    free(f);
    return 0;
}

static void put(struct fixture *f, const char *name, const char *content)
{
    FILE *file = fopen(path_of(f, name), "w");
    assert_non_null(file);
    fputs(content, file);
    assert_int_equal(fclose(file), 0);
}

static void assert_content(struct fixture *f, const char *name, const char *expected)
{
    char content[64] = {0};
    FILE *file = fopen(path_of(f, name), "r");
    if (!file) fail_msg("%s is not there", name);
    size_t length = fread(content, 1, sizeof content - 1, file);
    fclose(file);
    assert_int_equal(length, strlen(expected));
    assert_string_equal(content, expected);
}

static bool is_there(struct fixture *f, const char *name)
{
    return access(path_of(f, name), F_OK) == 0;
}

static void write_file(struct outbox *outbox, const char *content)
{
    int fd = outbox_begin(outbox);
    assert_true(fd >= 0);
    assert_int_equal(write(fd, content, strlen(content)), (ssize_t)strlen(content));
}

static void files_appear_whole_at_commit(void **state)
{
    struct fixture *f = *state;
    put(f, "a.pdf", "old");
    struct outbox *outbox = outbox_open(f->arena, f->diagnostics, f->directory);
    assert_non_null(outbox);
    write_file(outbox, "new");
    assert_content(f, "a.pdf", "old");
    assert_true(outbox_commit(outbox, TEXT("a.pdf")));
    assert_content(f, "a.pdf", "new");
    write_file(outbox, "half");
    outbox_abandon(outbox);
    assert_false(is_there(f, "b.pdf"));
    outbox_close(outbox);
    assert_null(f->diagnostics->first);
}

static void a_name_is_used_once(void **state)
{
    struct fixture *f = *state;
    struct outbox *outbox = outbox_open(f->arena, f->diagnostics, f->directory);
    write_file(outbox, "first");
    assert_true(outbox_commit(outbox, TEXT("a.pdf")));
    write_file(outbox, "second");
    assert_false(outbox_commit(outbox, TEXT("a.pdf")));
    outbox_close(outbox);
    assert_content(f, "a.pdf", "first");
    assert_int_equal(f->diagnostics->first->rule, RULE_OUTPUT_TWICE);
}

/* Another process that has the directory open until it is killed. */
static pid_t other_run(struct fixture *f)
{
    int ready[2];
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct outbox *outbox = outbox_open(f->arena, f->diagnostics, f->directory);
        bool begun = outbox && outbox_begin(outbox) >= 0;
        if (write(ready[1], begun ? "y" : "n", 1) == 1)
            for (;;)
                pause();
        _exit(1);
    }
    char begun;
    assert_int_equal(read(ready[0], &begun, 1), 1);
    assert_int_equal(begun, 'y');
    close(ready[0]);
    close(ready[1]);
    return child;
}

static void a_second_run_is_told_who_is_first(void **state)
{
    struct fixture *f = *state;
    put(f, "a.pdf", "old");
    pid_t child = other_run(f);
    assert_null(outbox_open(f->arena, f->diagnostics, f->directory));
    assert_int_equal(f->diagnostics->first->rule, RULE_DIRECTORY_LOCKED);
    struct text line = diag_print(f->arena, f->diagnostics->first, LANGUAGE_JA);
    struct text pid = text_format(f->arena, "（pid %ld, 20", (long)child);
    if (text_find(line, pid) == SIZE_MAX) fail_msg("%.*s", TEXT_ARG(line));
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    assert_content(f, "a.pdf", "old");
    outbox_close(outbox_open(f->arena, f->diagnostics, f->directory)); /* its lock died with it */
    assert_null(f->diagnostics->first->next);
}

static void killed_runs_are_cleared_away(void **state)
{
    struct fixture *f = *state;
    pid_t child = other_run(f);
    const char *stale = text_format(f->arena, ".shinchoku-%ld-0.tmp", (long)child).at;
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
    assert_true(is_there(f, stale));
    struct outbox *outbox = outbox_open(f->arena, f->diagnostics, f->directory);
    assert_non_null(outbox);
    assert_false(is_there(f, stale));
    outbox_close(outbox);
    assert_false(is_there(f, ".shinchoku.lock"));
}

/* What has the name and is no file stays: a directory, a pipe, a link to somewhere. */
static void only_files_are_replaced(void **state)
{
    static const char *const kinds[] = {"directory", "pipe", "link"};
    struct fixture *f = *state;
    const char *path = path_of(f, "a.pdf");
    for (size_t i = 0; i < ARRAY_LEN(kinds); i++) {
        int made = i == 0 ? mkdir(path, 0777) : i == 1 ? mkfifo(path, 0666) : symlink("b.pdf", path);
        assert_int_equal(made, 0);
        struct diagnostics *said = diag_open(f->arena);
        struct outbox *outbox = outbox_open(f->arena, said, f->directory);
        write_file(outbox, "new");
        assert_false(outbox_commit(outbox, TEXT("a.pdf")));
        outbox_close(outbox);
        assert_int_equal(said->first->rule, RULE_WRITE_FAILED);
        struct stat status;
        assert_int_equal(lstat(path, &status), 0);
        assert_true(i == 0 ? S_ISDIR(status.st_mode) : i == 1 ? S_ISFIFO(status.st_mode) : S_ISLNK(status.st_mode));
        assert_false(is_there(f, "b.pdf"));
        assert_int_equal(i == 0 ? rmdir(path) : unlink(path), 0);
    }
}

/* Another program took the directory away: a sentence, no more. */
static void a_directory_may_vanish(void **state)
{
    struct fixture *f = *state;
    const char *path = path_of(f, "new");
    struct outbox *outbox = outbox_open(f->arena, f->diagnostics, path);
    assert_non_null(outbox);
    assert_int_equal(unlink(path_of(f, "new/.shinchoku.lock")), 0);
    assert_int_equal(rmdir(path), 0);
    assert_true(outbox_begin(outbox) < 0);
    assert_int_equal(f->diagnostics->first->rule, RULE_WRITE_FAILED);
    outbox_close(outbox);
}

static void directories_are_made_but_not_their_parents(void **state)
{
    struct fixture *f = *state;
    struct outbox *outbox = outbox_open(f->arena, f->diagnostics, path_of(f, "new"));
    assert_non_null(outbox);
    outbox_close(outbox);
    assert_int_equal(rmdir(path_of(f, "new")), 0);
    assert_null(outbox_open(f->arena, f->diagnostics, path_of(f, "no/such")));
    assert_int_equal(f->diagnostics->first->rule, RULE_WRITE_FAILED);
}

static void names_fit_every_system(void **state)
{
    static const struct {
        const char *stem, *name;
    } cases[] = {
        {"minato-r6-status-report", "minato-r6-status-report.pdf"},
        {"../../etc/passwd", "_._.._etc_passwd.pdf"},
        {"a\\b/c:d*e?f\"g<h>i|j", "a_b_c_d_e_f_g_h_i_j.pdf"},
        {"一\t二\x7F三", "一_二_三.pdf"},
        {".hidden", "_hidden.pdf"},
        {"", "_.pdf"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct text name = outbox_name(f->arena, text_of(cases[i].stem), TEXT(".pdf"));
        if (!text_is(name, cases[i].name)) fail_msg("%.*s", TEXT_ARG(name));
    }
    struct text_buffer longest = {.arena = f->arena};
    for (int i = 0; i < 100; i++)
        buffer_add(&longest, TEXT("福"));
    struct text name = outbox_name(f->arena, buffer_text(&longest), TEXT(".xlsx"));
    assert_int_equal(name.length, 83 * 3 + 5); /* 84 characters would make 257 bytes */
    assert_true(text_ends(name, TEXT("福.xlsx")));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)
    const struct CMUnitTest tests[] = {
        TEST(files_appear_whole_at_commit),
        TEST(a_name_is_used_once),
        TEST(a_second_run_is_told_who_is_first),
        TEST(killed_runs_are_cleared_away),
        TEST(only_files_are_replaced),
        TEST(a_directory_may_vanish),
        TEST(directories_are_made_but_not_their_parents),
        TEST(names_fit_every_system),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
