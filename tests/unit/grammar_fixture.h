/* grammar_fixture.h: a grammar and an arena for the tests of one program. */
#ifndef SHINCHOKU_TESTS_GRAMMAR_FIXTURE_H
#define SHINCHOKU_TESTS_GRAMMAR_FIXTURE_H

#include "input/quantity/grammar.h"

struct fixture {
    struct grammar *grammar;
    struct arena *arena;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    fixture.grammar = grammar_open();
    fixture.arena = arena_open(NULL);
    *state = &fixture;
    return fixture.grammar ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    grammar_close(fixture->grammar);
    arena_close(fixture->arena);
    return 0;
}

#endif
