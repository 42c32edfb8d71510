/* test_interrupt.c: a run that is ended by a signal ends by that signal, and leaves nothing temporary behind. */
#include <dirent.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "generator/program/interrupt.h"
#include "generator/publish/outbox.h"

static const int endings[] = {SIGINT, SIGTERM, SIGHUP};

static size_t count_files(const char *directory)
{
    DIR *list = opendir(directory);
    assert_non_null(list);
    size_t count = 0;
    for (struct dirent *entry; (entry = readdir(list));)
        count += strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0;
    closedir(list);
    return count;
}

/* In the middle of two, when a first one is under its name. */
static void publish_until(const char *directory, int signal_number)
{
    struct arena *arena = arena_open(NULL);
    interrupt_prepare();
    struct outbox *outbox = outbox_open(arena, diag_open(arena), directory);
    static const char *const names[] = {"first.pdf", "second.pdf", "third.pdf"};
    for (size_t i = 0; outbox && i < ARRAY_LEN(names); i++) {
        struct outfile *file = outbox_begin(outbox, text_of(names[i]));
        if (!file || write(file->fd, "half", 4) != 4) _exit(1);
        if (i == 0 && !outbox_commit(outbox, &file, 1)) _exit(1);
    }
    raise(signal_number);
    _exit(2);
}

static void nothing_temporary_is_left(void **state)
{
    (void)state;
    for (size_t i = 0; i < ARRAY_LEN(endings); i++) {
        char directory[] = "/tmp/interrupt-XXXXXX";
        assert_non_null(mkdtemp(directory));
        pid_t child = fork();
        if (child == 0) publish_until(directory, endings[i]);
        int status;
        assert_int_equal(waitpid(child, &status, 0), child);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), endings[i]);
        assert_int_equal(count_files(directory), 1); /* what was whole stays */
        char path[64];
        snprintf(path, sizeof path, "%s/first.pdf", directory);
        assert_int_equal(unlink(path), 0);
        assert_int_equal(rmdir(directory), 0);
    }
}

/* A child of a run has its handler, and nothing to take away. */
static void a_child_takes_nothing_away(void **state)
{
    (void)state;
    char directory[] = "/tmp/interrupt-XXXXXX", path[64];
    assert_non_null(mkdtemp(directory));
    struct arena *arena = arena_open(NULL);
    interrupt_prepare();
    struct outbox *outbox = outbox_open(arena, diag_open(arena), directory);
    struct outfile *file = outbox_begin(outbox, TEXT("first.pdf"));
    assert_non_null(file);
    pid_t child = fork();
    if (child == 0) {
        if (write(file->fd, "whole", 5) == 5) raise(SIGTERM);
        _exit(1);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status));
    assert_true(outbox_commit(outbox, &file, 1));
    outbox_close(outbox);
    assert_int_equal(count_files(directory), 1);
    snprintf(path, sizeof path, "%s/first.pdf", directory);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(directory), 0);
    arena_close(arena);
}

static void what_is_ignored_stays_ignored(void **state)
{
    (void)state;
    pid_t child = fork();
    if (child == 0) {
        signal(SIGHUP, SIG_IGN); /* nohup */
        interrupt_prepare();
        raise(SIGHUP);
        _exit(7);
    }
    int status;
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFEXITED(status) && WEXITSTATUS(status) == 7);
}

static void clean_file(const void *context)
{
    unlink(context);
}

/* A slot that was given up is nobody's; more than there are is no mistake. */
static void slots_are_given_back(void **state)
{
    (void)state;
    int slots[INTERRUPT_SLOTS];
    for (int round = 0; round < 3; round++) {
        for (int i = 0; i < INTERRUPT_SLOTS; i++)
            assert_true((slots[i] = interrupt_remember(clean_file, "none")) >= 0);
        assert_int_equal(interrupt_remember(clean_file, "none"), -1);
        for (int i = 0; i < INTERRUPT_SLOTS; i++)
            interrupt_forget(slots[i]);
    }
    interrupt_forget(-1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_temporary_is_left),
        cmocka_unit_test(a_child_takes_nothing_away),
        cmocka_unit_test(what_is_ignored_stays_ignored),
        cmocka_unit_test(slots_are_given_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
