/* case_files.h: a test that writes its cases as files: a directory of its own, files put into it, and read as XML. */
#ifndef SHINCHOKU_TESTS_CASE_FILES_H
#define SHINCHOKU_TESTS_CASE_FILES_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "input/quantity/grammar.h"
#include "input/read.h"

struct fixture {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct grammar *grammar;
    char directory[40];
};

static inline int open_fixture(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    assert_non_null(f);
    f->arena = arena_open(NULL);
    f->diagnostics = diag_open(f->arena);
    f->grammar = grammar_open();
    assert_non_null(f->grammar);
    strcpy(f->directory, "/tmp/shinchoku_cases.XXXXXX");
    assert_non_null(mkdtemp(f->directory));
    *state = f;
    return 0;
}

static inline const char *path_of(struct fixture *f, const char *name)
{
    return text_format(f->arena, "%s/%s.xml", f->directory, name).at;
}

static inline void put(struct fixture *f, const char *name, struct text content)
{
    FILE *file = fopen(path_of(f, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(content.at, 1, content.length, file), content.length);
    assert_int_equal(fclose(file), 0);
}

static inline struct node *read_xml(void *context, const char *path)
{
    struct fixture *f = context;
    const struct source *source = load_source(f->arena, f->diagnostics, path, NULL);
    return source ? xml_tree(f->arena, f->diagnostics, source) : NULL;
}

/* The directory must hold nothing but the two files named. */
static inline void close_files(struct fixture *f, const char *name, const char *other)
{
    unlink(path_of(f, name));
    unlink(path_of(f, other));
    assert_int_equal(rmdir(f->directory), 0);
    grammar_close(f->grammar);
    arena_close(f->arena);
    free(f);
}

#endif
