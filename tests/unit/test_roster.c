/* test_roster.c: the departments of a city hall, through the years. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>
#include <cmocka.h>

#include "input/roster/roster.h"

struct fixture {
    struct arena *arena;
    struct diagnostics *diagnostics;
    char path[64];
};

static int open_fixture(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    f->arena = arena_open(NULL);
    f->diagnostics = diag_open(f->arena);
    snprintf(f->path, sizeof f->path, "/tmp/roster-XXXXXX");
    close(mkstemp(f->path));
    *state = f;
    return 0;
}

static int close_fixture(void **state)
{
    struct fixture *f = *state;
    unlink(f->path);
    arena_close(f->arena);
    free(f);
    return 0;
}

static const struct roster *load(struct fixture *f, const char *table)
{
    FILE *file = fopen(f->path, "w");
    assert_non_null(file);
    fputs(table, file);
    fclose(file);
    return roster_load(f->arena, f->diagnostics, f->path);
}

static const char city[] = "# 令和７年４月の組織\n"
                           "順\t課名\t略称\t係\t内線\tメール\t開始年度\t終了年度\t後継\tid\n"
                           "2\t健康推進課\t健康・保健\t保健係\t2410\t\t\t\t\tkenko\n"
                           "1\t企画政策課\t企画\t\t1200\tkikaku@example.jp\t\t\t\tkikaku\n"
                           "\n"
                           "3\t農林課\t\t\t2620\t\t\tR6\t農政課、森づくり課\tnorin\n"
                           "4\t農政課\t農\t\t2621\t\tR7\t\t\tnosei\n"
                           "5\t森づくり課\t森\t\t\t\tR7\t\t\tmori\n";

static bool is_named(const struct roster_department *department, const char *name)
{
    return department && text_is(department->name, name);
}

static void departments_are_found_by_any_name(void **state)
{
    const struct roster *roster = load(*state, city);
    assert_non_null(roster);
    assert_int_equal(roster->count, 5);
    assert_true(is_named(&roster->departments[0], "企画政策課")); /* by order */
    assert_true(is_named(roster_find(roster, TEXT("健康推進課"), 2025), "健康推進課"));
    assert_true(is_named(roster_find(roster, TEXT("保健"), 2025), "健康推進課"));
    assert_true(is_named(roster_find(roster, TEXT("kikaku"), 2025), "企画政策課"));
    assert_null(roster_find(roster, TEXT("健康推"), 2025)); /* near is not enough */
    assert_null(roster_find(roster, TEXT(""), 2025));
    assert_null(roster_find(NULL, TEXT("農"), 2025));
}

static void departments_have_their_years(void **state)
{
    struct fixture *f = *state;
    const struct roster *roster = load(f, city);
    const struct roster_department *norin = roster_find(roster, TEXT("農林課"), 2024);
    assert_true(roster_is_open(norin, 2024));
    assert_false(roster_is_open(norin, 2025));
    assert_true(roster_is_open(norin, 0));
    assert_false(roster_is_open(roster_find(roster, TEXT("農政課"), 2024), 2024));
    size_t count;
    const struct roster_department **next = roster_successors(f->arena, roster, norin, 2025, &count);
    assert_int_equal(count, 2);
    assert_true(is_named(next[0], "農政課"));
    assert_true(is_named(next[1], "森づくり課"));
}

static void files_tell_whose_they_are(void **state)
{
    const struct roster *roster = load(*state, city);
    assert_true(is_named(roster_of_file(roster, TEXT("sogo-農林課.xml"), 2024), "農林課"));
    assert_true(is_named(roster_of_file(roster, TEXT("【農政課】R7回答.csv"), 2025),
                         "農政課")); /* the longest name */
    assert_true(is_named(roster_of_file(roster, TEXT("企画_総合計画.xml"), 2025), "企画政策課"));
    assert_null(roster_of_file(roster, TEXT("sogo-税務課.xml"), 2025));
}

static void contacts_are_sentences(void **state)
{
    struct fixture *f = *state;
    const struct roster *roster = load(f, city);
    const struct roster_department *kenko = roster_find(roster, TEXT("kenko"), 0),
                                   *mori = roster_find(roster, TEXT("森"), 0);
    assert_true(text_is(roster_contact(f->arena, kenko, LANGUAGE_JA), "健康推進課保健係（内線 2410）"));
    assert_true(text_is(roster_contact(f->arena, kenko, LANGUAGE_EN), "健康推進課保健係 (ext. 2410)"));
    assert_true(text_is(roster_contact(f->arena, mori, LANGUAGE_JA), "森づくり課"));
    assert_true(text_is(roster_contact(f->arena, roster_find(roster, TEXT("企画"), 0), LANGUAGE_JA),
                        "企画政策課（内線 1200、kikaku@example.jp）"));
}

static void mistakes_are_told(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *table;
        enum rule rule;
    } cases[] = {{"課名\t電話\n農政課\t1\n", RULE_ROSTER_HEAD},
                 {"課名\t課名\n農政課\t農政課\n", RULE_ROSTER_HEAD},
                 {"id\t内線\n1\t2\n", RULE_ROSTER_NAMELESS},
                 {"課名\t内線\n\t2\n", RULE_ROSTER_NAMELESS},
                 {"課名\t順\n農政課\t一番\n", RULE_ROSTER_VALUE},
                 {"課名\t終了年度\n農政課\t来年\n", RULE_ROSTER_VALUE},
                 {"課名\n農政課\n農政課\n", RULE_ROSTER_TWICE}};
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        f->diagnostics = diag_open(f->arena);
        assert_null(load(f, cases[i].table));
        assert_int_equal(f->diagnostics->first->rule, cases[i].rule);
    }
    /* The same name in other years is another department. */
    f->diagnostics = diag_open(f->arena);
    assert_non_null(load(f, "課名\t開始年度\t終了年度\n農政課\t\tR4\n農政課\tR5\t\n"));
    assert_null(f->diagnostics->first);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(departments_are_found_by_any_name, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(departments_have_their_years, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(files_tell_whose_they_are, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(contacts_are_sentences, open_fixture, close_fixture),
        cmocka_unit_test_setup_teardown(mistakes_are_told, open_fixture, close_fixture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
