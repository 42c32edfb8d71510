/* test_publish.c: outputs are whole or not there, and a name is one run's. */
#include <dirent.h>
#include <fcntl.h>
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

#include "generator/core/temporary.h"
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
    static const char *const names[] = {"a.pdf", "b.pdf"};
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

static struct outfile *begin(struct outbox *outbox, const char *name, const char *content)
{
    struct outfile *file = outbox_begin(outbox, text_of(name));
    assert_non_null(file);
    assert_int_equal(write(file->fd, content, strlen(content)), (ssize_t)strlen(content));
    return file;
}

static void commit(struct outbox *outbox, struct outfile *file)
{
    assert_true(outbox_commit(outbox, &file, 1));
}

/* -- files -------------------------------------------------------------------------------------------------------------- */
static void files_appear_whole_at_commit(void **state)
{
    struct fixture *f = *state;
    put(f, "a.pdf", "old");
    struct outbox *outbox = outbox_open(f->arena, f->diagnostics, f->directory);
    assert_non_null(outbox);
    struct outfile *file = begin(outbox, "a.pdf", "new");
    assert_content(f, "a.pdf", "old");
    commit(outbox, file);
    assert_content(f, "a.pdf", "new");
    outbox_abandon(outbox, begin(outbox, "b.pdf", "half"));
    assert_false(is_there(f, "b.pdf"));
    commit(outbox, begin(outbox, "b.pdf", "whole")); /* what was dropped can be begun again */
    outbox_close(outbox);
    assert_content(f, "b.pdf", "whole");
    assert_null(f->diagnostics->first);
}

static void a_name_is_used_once(void **state)
{
    struct fixture *f = *state;
    struct outbox *outbox = outbox_open(f->arena, f->diagnostics, f->directory);
    commit(outbox, begin(outbox, "a.pdf", "first"));
    assert_null(outbox_begin(outbox, TEXT("a.pdf")));
    outbox_close(outbox);
    assert_content(f, "a.pdf", "first");
    assert_int_equal(f->diagnostics->first->rule, RULE_OUTPUT_TWICE);
}

/* Several at once, written by child processes, which end in whatever order. */
static void a_set_is_put_together(void **state)
{
    static const char *const names[] = {"a.pdf", "b.pdf"};
    struct fixture *f = *state;
    put(f, "a.pdf", "old");
    struct outbox *outbox = outbox_open(f->arena, f->diagnostics, f->directory);
    struct outfile *files[2];
    pid_t children[2];
    for (size_t i = 0; i < 2; i++) {
        assert_non_null(files[i] = outbox_begin(outbox, text_of(names[i])));
        children[i] = fork();
        if (children[i] != 0) continue;
        bool good = write(files[i]->fd, names[i], 5) == 5;
        outbox_close(outbox); /* a child's: the parent's files stay */
        _exit(good ? 0 : 1);
    }
    for (size_t i = 2; i-- > 0;) {
        int status;
        assert_int_equal(waitpid(children[i], &status, 0), children[i]);
        assert_int_equal(status, 0);
    }
    assert_content(f, "a.pdf", "old");
    assert_false(is_there(f, "b.pdf"));
    assert_true(outbox_commit(outbox, files, 2));
    outbox_close(outbox);
    assert_content(f, "a.pdf", "a.pdf");
    assert_content(f, "b.pdf", "b.pdf");
}

/* One of a set that cannot be put keeps the others back. */
static void a_set_is_put_whole_or_not_at_all(void **state)
{
    struct fixture *f = *state;
    put(f, "a.pdf", "old");
    assert_int_equal(mkdir(path_of(f, "b.pdf"), 0777), 0);
    struct outbox *outbox = outbox_open(f->arena, f->diagnostics, f->directory);
    struct outfile *files[] = {begin(outbox, "a.pdf", "new"), begin(outbox, "b.pdf", "new")};
    assert_false(outbox_commit(outbox, files, 2));
    assert_int_equal(files[0]->state, OUTFILE_DROPPED);
    outbox_close(outbox);
    assert_content(f, "a.pdf", "old");
    assert_int_equal(f->diagnostics->first->rule, RULE_WRITE_FAILED);
    assert_int_equal(rmdir(path_of(f, "b.pdf")), 0);
}

static struct stat status_of(struct fixture *f, const char *name)
{
    struct stat status;
    assert_int_equal(lstat(path_of(f, name), &status), 0);
    return status;
}

/* The same bytes leave the file as it is; one byte more, less or other does not. */
static void what_stays_the_same_is_not_touched(void **state)
{
    static const char *const others[] = {"same!", "sam", "sama", ""};
    static const struct timespec times[] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
    struct fixture *f = *state;
    put(f, "a.pdf", "same");
    assert_int_equal(utimensat(AT_FDCWD, path_of(f, "a.pdf"), times, 0), 0);
    struct stat before = status_of(f, "a.pdf");
    struct outbox *outbox = outbox_open(f->arena, f->diagnostics, f->directory);
    struct outfile *files[] = {begin(outbox, "a.pdf", "same"), begin(outbox, "b.pdf", "new")};
    assert_true(outbox_commit(outbox, files, 2));
    assert_int_equal(files[0]->state, OUTFILE_SAME);
    assert_int_equal(files[1]->state, OUTFILE_PUT);
    outbox_close(outbox);
    struct stat after = status_of(f, "a.pdf");
    assert_true(after.st_ino == before.st_ino && after.st_mtime == 1000);
    for (size_t i = 0; i < ARRAY_LEN(others); i++) {
        put(f, "a.pdf", "same");
        outbox = outbox_open(f->arena, f->diagnostics, f->directory);
        struct outfile *file = begin(outbox, "a.pdf", others[i]);
        commit(outbox, file);
        assert_int_equal(file->state, OUTFILE_PUT);
        outbox_close(outbox);
        assert_content(f, "a.pdf", others[i]);
    }
    assert_null(f->diagnostics->first);
}

/* -- several runs --------------------------------------------------------------------------------------------------------- */
/* Another process that has begun a name, until it is killed. */
static pid_t other_run(struct fixture *f, const char *name)
{
    int ready[2];
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct outbox *outbox = outbox_open(f->arena, f->diagnostics, f->directory);
        bool begun = outbox && outbox_begin(outbox, text_of(name));
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

static void end_run(pid_t child)
{
    kill(child, SIGKILL);
    waitpid(child, NULL, 0);
}

static void a_second_run_is_told_who_is_first(void **state)
{
    struct fixture *f = *state;
    put(f, "a.pdf", "old");
    pid_t child = other_run(f, "a.pdf");
    struct outbox *outbox = outbox_open(f->arena, f->diagnostics, f->directory);
    assert_non_null(outbox);
    assert_null(outbox_begin(outbox, TEXT("a.pdf")));
    assert_int_equal(f->diagnostics->first->rule, RULE_OUTPUT_BUSY);
    struct text line = diag_print(f->arena, f->diagnostics->first, LANGUAGE_JA);
    struct text pid = text_format(f->arena, "（pid %ld, ", (long)child);
    if (text_find(line, pid) == SIZE_MAX || text_find(line, TEXT(", 20")) == SIZE_MAX)
        fail_msg("%.*s", TEXT_ARG(line));
    commit(outbox, begin(outbox, "b.pdf", "other")); /* what nobody has is made */
    end_run(child);
    commit(outbox, begin(outbox, "a.pdf", "new")); /* its locks died with it */
    outbox_close(outbox);
    assert_content(f, "a.pdf", "new");
    assert_content(f, "b.pdf", "other");
    assert_null(f->diagnostics->first->next);
}

/* In the directory of a run, how many of its files there are. */
static size_t count_files(struct fixture *f)
{
    DIR *list = opendir(path_of(f, ".shinchoku"));
    size_t count = 0;
    assert_non_null(list);
    for (struct dirent *entry; (entry = readdir(list));)
        count += strncmp(entry->d_name, "run-", 4) == 0;
    closedir(list);
    return count;
}

static void killed_runs_are_cleared_away_and_living_ones_are_not(void **state)
{
    struct fixture *f = *state;
    pid_t living = other_run(f, "a.pdf"), killed = other_run(f, "b.pdf");
    assert_int_equal(count_files(f), 4);
    end_run(killed);
    assert_int_equal(count_files(f), 4);
    struct outbox *outbox = outbox_open(f->arena, f->diagnostics, f->directory);
    assert_non_null(outbox);
    assert_int_equal(count_files(f), 3); /* the living one's two, and our own */
    outbox_close(outbox);
    assert_int_equal(count_files(f), 2);
    end_run(living);
    outbox_close(outbox_open(f->arena, f->diagnostics, f->directory));
    assert_false(is_there(f, ".shinchoku"));
    assert_null(f->diagnostics->first);
}

/* What version 0.1 left goes, unless it is no file; what only looks like it stays. */
static void what_the_first_version_left_goes(void **state)
{
    static const char *const stale[] = {".shinchoku.lock", ".shinchoku-1-0.tmp"};
    static const char *const others[] = {".shinchoku-1-0.pdf", "shinchoku-1-0.tmp", ".shinchoku.lock2"};
    struct fixture *f = *state;
    for (size_t i = 0; i < ARRAY_LEN(stale); i++)
        put(f, stale[i], "half");
    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        put(f, others[i], "whole");
    assert_int_equal(symlink("b.pdf", path_of(f, ".shinchoku-2-0.tmp")), 0);
    outbox_close(outbox_open(f->arena, f->diagnostics, f->directory));
    for (size_t i = 0; i < ARRAY_LEN(stale); i++)
        assert_false(is_there(f, stale[i]));
    for (size_t i = 0; i < ARRAY_LEN(others); i++)
        assert_int_equal(unlink(path_of(f, others[i])), 0);
    assert_int_equal(unlink(path_of(f, ".shinchoku-2-0.tmp")), 0);
    assert_null(f->diagnostics->first);
}

/* One lock of that version stood for all its files: while a run of it holds it, they are at work. */
static void what_the_first_version_works_on_stays(void **state)
{
    struct fixture *f = *state;
    int ready[2];
    char begun;
    put(f, ".shinchoku.lock", "pid 1");
    put(f, ".shinchoku-1-0.tmp", "half");
    assert_int_equal(pipe(ready), 0);
    pid_t child = fork();
    if (child == 0) {
        int fd = open(path_of(f, ".shinchoku.lock"), O_RDWR);
        if (fd >= 0 && temporary_lock(fd) && write(ready[1], "y", 1) == 1)
            for (;;)
                pause();
        _exit(1);
    }
    close(ready[1]);
    assert_int_equal(read(ready[0], &begun, 1), 1);
    close(ready[0]);
    outbox_close(outbox_open(f->arena, f->diagnostics, f->directory));
    assert_content(f, ".shinchoku.lock", "pid 1");
    assert_content(f, ".shinchoku-1-0.tmp", "half");
    end_run(child);
    outbox_close(outbox_open(f->arena, f->diagnostics, f->directory));
    assert_false(is_there(f, ".shinchoku.lock"));
    assert_false(is_there(f, ".shinchoku-1-0.tmp"));
    assert_null(f->diagnostics->first);
}

/* -- what is in the way --------------------------------------------------------------------------------------------------- */
static int make_kind(size_t kind, const char *path)
{
    return kind == 0 ? mkdir(path, 0777) : kind == 1 ? mkfifo(path, 0666) : symlink("b.pdf", path);
}

static void assert_kind(size_t kind, const char *path)
{
    struct stat status;
    assert_int_equal(lstat(path, &status), 0);
    assert_true(kind == 0   ? S_ISDIR(status.st_mode)
                : kind == 1 ? S_ISFIFO(status.st_mode)
                            : S_ISLNK(status.st_mode));
    assert_int_equal(kind == 0 ? rmdir(path) : unlink(path), 0);
}

/* What has the name and is no file stays: a directory, a pipe, a link to somewhere. */
static void only_files_are_replaced(void **state)
{
    struct fixture *f = *state;
    for (size_t kind = 0; kind < 3; kind++) {
        assert_int_equal(make_kind(kind, path_of(f, "a.pdf")), 0);
        struct diagnostics *said = diag_open(f->arena);
        struct outbox *outbox = outbox_open(f->arena, said, f->directory);
        struct outfile *file = begin(outbox, "a.pdf", "new");
        assert_false(outbox_commit(outbox, &file, 1));
        outbox_close(outbox);
        assert_int_equal(said->first->rule, RULE_WRITE_FAILED);
        assert_false(is_there(f, "b.pdf"));
        assert_kind(kind, path_of(f, "a.pdf"));
    }
}

/* The same for the lock, and for the place of runs, but that it is a directory of ours. */
static void the_workplace_is_no_trap(void **state)
{
    struct fixture *f = *state;
    for (size_t kind = 0; kind < 6; kind++) {
        bool lock = kind >= 3;
        const char *path = path_of(f, lock ? ".shinchoku/lock" : ".shinchoku");
        if (lock) assert_int_equal(mkdir(path_of(f, ".shinchoku"), 0777), 0);
        assert_int_equal(make_kind(kind % 3, path), 0);
        if (kind == 0 && geteuid() == 0) assert_int_equal(chown(path, 65534, 65534), 0);
        struct diagnostics *said = diag_open(f->arena);
        struct outbox *outbox = outbox_open(f->arena, said, f->directory);
        bool good = kind == 0 && geteuid() != 0;
        assert_true(good == (outbox != NULL));
        outbox_close(outbox);
        if (!good) assert_int_equal(said->first->rule, RULE_WRITE_FAILED);
        if (!good) assert_kind(kind % 3, path);
        if (lock) assert_int_equal(rmdir(path_of(f, ".shinchoku")), 0);
    }
}

/* Another program took the directory away: a sentence, no more. */
static void a_directory_may_vanish(void **state)
{
    struct fixture *f = *state;
    const char *path = path_of(f, "new");
    struct outbox *outbox = outbox_open(f->arena, f->diagnostics, path);
    assert_non_null(outbox);
    assert_int_equal(system(text_format(f->arena, "rm -r '%s'", path).at), 0);
    assert_null(outbox_begin(outbox, TEXT("a.pdf")));
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

/* What somebody keeps in the place of runs stays, and the place with it. */
static void what_is_kept_there_stays(void **state)
{
    struct fixture *f = *state;
    assert_int_equal(mkdir(path_of(f, ".shinchoku"), 0777), 0);
    put(f, ".shinchoku/manifest", "kept");
    outbox_close(outbox_open(f->arena, f->diagnostics, f->directory));
    assert_content(f, ".shinchoku/manifest", "kept");
    assert_int_equal(unlink(path_of(f, ".shinchoku/manifest")), 0);
    outbox_close(outbox_open(f->arena, f->diagnostics, f->directory));
    assert_false(is_there(f, ".shinchoku"));
    assert_null(f->diagnostics->first);
}

/* -- names -------------------------------------------------------------------------------------------------------------- */
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
        TEST(a_set_is_put_together),
        TEST(a_set_is_put_whole_or_not_at_all),
        TEST(what_stays_the_same_is_not_touched),
        TEST(a_second_run_is_told_who_is_first),
        TEST(killed_runs_are_cleared_away_and_living_ones_are_not),
        TEST(what_the_first_version_left_goes),
        TEST(what_the_first_version_works_on_stays),
        TEST(only_files_are_replaced),
        TEST(the_workplace_is_no_trap),
        TEST(what_is_kept_there_stays),
        TEST(a_directory_may_vanish),
        TEST(directories_are_made_but_not_their_parents),
        TEST(names_fit_every_system),
    };
#undef TEST
    return cmocka_run_group_tests(tests, NULL, NULL);
}
