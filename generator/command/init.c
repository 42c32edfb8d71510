/* init.c: a directory to begin in: a small plan in XML and in plain text, a copy of the layouts, a README.
 *
 * A new one is filled under another name beside it and renamed when it is whole. */
#include "init.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "generator/program/arguments.h"
#include "generator/core/reason.h"
#include "generator/core/visible.h"
#include "generator/program/interrupt.h"
#include "generator/publish/save.h"

struct start {
    struct session *session;
    struct arena *arena;
    const char *target;    /* what was asked for, without a slash at its end */
    const char *directory; /* where it is filled */
    const char **made;     /* paths, in the order they were made: a directory before what is in it */
    size_t made_count, made_capacity;
};

static const char *joined(const struct start *start, const char *directory, const char *name)
{
    return text_format(start->arena, "%s/%s", directory, name).at;
}

static bool fail(const struct start *start, const char *path, int error)
{
    DIAG(start->session->diagnostics, WRITE_FAILED,
         .arguments = {text_of(path), reason_of(start->arena, error)});
    return false;
}

static void remember(struct start *start, const char *path)
{
    start->made = arena_grow(start->arena, start->made, start->made_count, start->made_count + 1,
                             &start->made_capacity, sizeof *start->made);
    start->made[start->made_count++] = path;
}

/* -- copying ---------------------------------------------------------------------------------------------------------- */

static bool read_whole(struct start *start, const char *path, struct text *bytes)
{
    struct text_buffer out = {.arena = start->arena};
    FILE *file = fopen(path, "rb");
    char block[4096];
    for (size_t got; file && (got = fread(block, 1, sizeof block, file)) > 0;)
        buffer_add(&out, (struct text){block, got});
    bool good = file && !ferror(file);
    int error = errno;
    if (file) fclose(file);
    *bytes = buffer_text(&out);
    if (!good)
        DIAG(start->session->diagnostics, FILE_UNREADABLE,
             .arguments = {text_of(path), reason_of(start->arena, error)});
    return good;
}

static bool copy_file(struct start *start, const char *from, const char *to)
{
    struct text bytes;
    if (!read_whole(start, from, &bytes)) return false;
    if (!save_file(start->arena, start->session->diagnostics, to, bytes)) return false;
    remember(start, to);
    return true;
}

static bool make_directory(struct start *start, const char *path)
{
    if (mkdir(path, 0777) != 0) return fail(start, path, errno);
    remember(start, path);
    return true;
}

static bool is_wanted(struct text name)
{
    return text_ends(name, TEXT(".xml")) || text_is(name, "README.md");
}

/* The definitions of a directory and their reference; no C. */
static bool copy_definitions(struct start *start, const char *from, const char *to)
{
    DIR *list = opendir(from);
    if (!list) {
        DIAG(start->session->diagnostics, FILE_UNREADABLE,
             .arguments = {text_of(from), reason_of(start->arena, errno)});
        return false;
    }
    bool good = make_directory(start, to);
    for (struct dirent *entry; good && (entry = readdir(list));)
        if (is_wanted(text_of(entry->d_name)))
            good = copy_file(start, joined(start, from, entry->d_name), joined(start, to, entry->d_name));
    closedir(list);
    return good;
}

static bool fill(struct start *start)
{
    static const char *const files[] = {"plan.xml", "plan.txt", "README.txt"};
    const char *samples = joined(start, start->session->data, "input/samples/starter");
    const char *shelf = joined(start, start->session->data, "layouts"),
               *layouts = joined(start, start->directory, "layouts");
    for (size_t i = 0; i < ARRAY_LEN(files); i++)
        if (!copy_file(start, joined(start, samples, files[i]), joined(start, start->directory, files[i])))
            return false;
    return copy_definitions(start, shelf, layouts) &&
           copy_definitions(start, joined(start, shelf, "examples"), joined(start, layouts, "examples"));
}

/* -- the directory ---------------------------------------------------------------------------------------------------- */

static bool is_free(const struct start *start)
{
    struct stat status;
    if (lstat(start->target, &status) != 0) return errno == ENOENT || fail(start, start->target, errno);
    DIR *list = opendir(start->target);
    if (!list) return fail(start, start->target, errno);
    bool empty = true;
    for (struct dirent *entry; (entry = readdir(list));)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0) empty = false;
    closedir(list);
    if (!empty) DIAG(start->session->diagnostics, DIRECTORY_FILLED, .arguments = {text_of(start->target)});
    return empty;
}

/* Also when the run is ended by a signal. */
static void clear_away(const void *context)
{
    const struct start *start = context;
    for (size_t i = start->made_count; i-- > 0;)
        if (unlink(start->made[i]) != 0) rmdir(start->made[i]);
}

/* Rights as mkdir would give them: mkdtemp gives its owner's only. */
static bool open_rights(const struct start *start)
{
    mode_t mask = umask(0);
    umask(mask);
    return chmod(start->directory, 0777 & ~mask) == 0;
}

static bool open_directory(struct start *start)
{
    struct text pattern = text_format(start->arena, "%s.shinchoku-XXXXXX", start->target);
    char *directory = arena_copy(start->arena, pattern.at, pattern.length);
    if (!mkdtemp(directory)) return fail(start, start->target, errno);
    start->directory = directory;
    remember(start, directory);
    return true;
}

static bool put_in_place(const struct start *start)
{
    if (start->directory == start->target) return true;
    return (open_rights(start) && rename(start->directory, start->target) == 0) ||
           fail(start, start->target, errno);
}

static enum exit_code lay_out(struct start *start)
{
    if (!is_free(start)) return EXIT_OUTPUT;
    start->directory = start->target; /* where it exists: somebody may stand in it */
    if (access(start->target, F_OK) != 0 && !open_directory(start)) return EXIT_OUTPUT;
    int slot = interrupt_remember(clear_away, start);
    bool done = fill(start) && put_in_place(start);
    interrupt_forget(slot);
    if (done) return EXIT_FINE;
    clear_away(start);
    return EXIT_OUTPUT;
}

static const char *without_slashes(struct arena *arena, const char *operand)
{
    size_t length = strlen(operand);
    while (length > 1 && operand[length - 1] == '/')
        length--;
    return arena_copy(arena, operand, length);
}

static enum exit_code run(struct session *session, const struct arguments *arguments)
{
    if (arguments->operand_count != 1) {
        struct text what = diag_both(session->arena, TEXT("フォルダ"), TEXT("directory"));
        if (arguments->operand_count)
            DIAG(session->diagnostics, OPERAND_SURPLUS, .arguments = {text_of(arguments->operands[1])});
        else
            DIAG(session->diagnostics, OPERAND_MISSING, .arguments = {what});
        return EXIT_USAGE;
    }
    struct start start = {.session = session,
                          .arena = session->arena,
                          .target = without_slashes(session->arena, arguments->operands[0])};
    enum exit_code code = lay_out(&start);
    if (code != EXIT_FINE) return code;
    const char *name = visible_text(session->arena, text_of(arguments->operands[0])).at;
    printf("%s%s\n  cd %s\n  shinchoku build --layout-dir layouts -o out plan.xml\n", name,
           session_say(session, " を作りました。次はここから：", " is ready. Begin with"), name);
    return EXIT_FINE;
}

const struct command command_init = {
    .name = "init",
    .summary = {"はじめるためのフォルダを作る", "lays out a directory to begin in"},
    .help = {"使い方: shinchoku init フォルダ\n\n"
             "小さな計画（XML "
             "と、同じ計画のテキスト）、レイアウトの写し、説明（README.txt）を入れたフォルダを作ります。\n"
             "フォルダがすでにあって空でないときは、何も書きません。\n",
             "usage: shinchoku init DIR\n\n"
             "Makes a directory with a small plan (in XML, and the same in plain text), a copy of the "
             "layouts and a\n"
             "README in Japanese. A directory that exists and is not empty is left alone.\n"},
    .run = run,
};
