/* operands.c: words to files: directories, patterns and lists. */
#include "operands.h"

#include <dirent.h>
#include <errno.h>
#include <glob.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "generator/core/reason.h"
#include "input/encoding/load.h"
#include "litter.h"

/* How a word came to be looked at: a list names files and patterns, but no further lists. */
enum origin { FROM_CALL, FROM_LIST };

struct expansion {
    struct session *session;
    const char **paths;
    size_t count, capacity;
};

static void add(struct expansion *expansion, const char *path)
{
    struct arena *arena = expansion->session->arena;
    expansion->paths = arena_grow(arena, expansion->paths, expansion->count, expansion->count + 1,
                                  &expansion->capacity, sizeof *expansion->paths);
    expansion->paths[expansion->count++] = path;
}

static void report_nothing(const struct expansion *expansion, const char *word)
{
    DIAG(expansion->session->diagnostics, FILES_NONE, .arguments = {text_of(word)});
}

static int by_name(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

/* -- a directory ------------------------------------------------------------------------------------------------------ */
static bool ends_like(struct text folded, const char *const *endings)
{
    for (; *endings; endings++)
        if (text_ends(folded, text_of(*endings))) return true;
    return false;
}

/* A dictionary, a description and pictures lie beside records and are found by them. */
static bool belongs_to_records(struct text folded)
{
    static const char *const pictures[] = {".png", ".jpg", ".jpeg", NULL};
    return text_starts(folded, TEXT("labels.")) || text_starts(folded, TEXT("readme")) ||
           ends_like(folded, pictures);
}

static bool is_record_name(struct text folded)
{
    static const char *const records[] = {".xml", ".txt", ".tsv", ".csv", NULL};
    return ends_like(folded, records) && !belongs_to_records(folded);
}

/* Names in a directory, sorted. NULL when it cannot be read. */
static const char **names_in(struct arena *arena, const char *directory, size_t *count)
{
    DIR *list = opendir(directory);
    if (!list) return NULL;
    const char **names = ARENA_ARRAY(arena, const char *, 1);
    size_t capacity = 1;
    *count = 0;
    for (struct dirent *entry; (entry = readdir(list));) {
        if (strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0) continue;
        names = arena_grow(arena, names, *count, *count + 1, &capacity, sizeof *names);
        names[(*count)++] = arena_copy(arena, entry->d_name, strlen(entry->d_name));
    }
    closedir(list);
    qsort(names, *count, sizeof *names, by_name);
    return names;
}

static bool is_regular(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

/* What else lies there may be what a department sent: its names are told. */
struct others {
    struct text_buffer names;
    size_t count;
};

static void add_other(struct others *others, const char *name)
{
    enum { MOST_NAMED = 5 };
    if (++others->count > MOST_NAMED) return;
    if (others->count > 1) buffer_add(&others->names, TEXT(", "));
    buffer_add(&others->names, text_of(name));
    if (others->count == MOST_NAMED) buffer_add(&others->names, TEXT(", …"));
}

static void add_directory(struct expansion *expansion, const char *directory)
{
    struct arena *arena = expansion->session->arena;
    size_t count, before = expansion->count;
    const char **names = names_in(arena, directory, &count);
    if (!names) {
        DIAG(expansion->session->diagnostics, FILE_UNREADABLE,
             .arguments = {text_of(directory), reason_of(arena, errno)});
        return;
    }
    struct others others = {.names = {.arena = arena}};
    const char *slash = text_ends(text_of(directory), TEXT("/")) ? "" : "/";
    for (size_t i = 0; i < count; i++) {
        const char *path = text_format(arena, "%s%s%s", directory, slash, names[i]).at;
        struct text folded = text_folded(arena, text_of(names[i]));
        if (litter_is_temporary(path))
            DIAG(expansion->session->diagnostics, FILE_PASSED, .arguments = {text_of(path)});
        else if (is_regular(path) && is_record_name(folded))
            add(expansion, path);
        else if (!belongs_to_records(folded))
            add_other(&others, names[i]);
    }
    if (others.count)
        DIAG(expansion->session->diagnostics, FILES_OTHER,
             .arguments = {text_of(directory), buffer_text(&others.names)});
    if (expansion->count == before) report_nothing(expansion, directory);
}

/* -- patterns and lists ----------------------------------------------------------------------------------------------- */
static void add_word(struct expansion *expansion, const char *word, enum origin origin);

static bool is_directory(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* glob(3) counts characters as the locale does; `?` stands for a character, not for a byte of one. */
static int find_matches(const char *pattern, glob_t *found)
{
    locale_t characters = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0);
    locale_t before = characters ? uselocale(characters) : (locale_t)0;
    int result = glob(pattern, 0, NULL, found);
    if (characters) {
        uselocale(before);
        freelocale(characters);
    }
    return result;
}

static void add_matches(struct expansion *expansion, const char *pattern)
{
    glob_t found;
    int result = find_matches(pattern, &found);
    if (result != 0) {
        report_nothing(expansion, pattern);
        return;
    }
    for (size_t i = 0; i < found.gl_pathc; i++) {
        const char *path =
            arena_copy(expansion->session->arena, found.gl_pathv[i], strlen(found.gl_pathv[i]));
        if (is_directory(path))
            add_directory(expansion, path);
        else
            add(expansion, path);
    }
    globfree(&found);
}

static struct text take_line(struct text *rest)
{
    size_t end = text_find(*rest, TEXT("\n"));
    if (end == SIZE_MAX) end = rest->length;
    struct text line = text_slice(*rest, 0, end);
    *rest = text_slice(*rest, end + (end < rest->length), rest->length);
    return text_ends(line, TEXT("\r")) ? text_slice(line, 0, line.length - 1) : line;
}

static void add_list(struct expansion *expansion, const char *path)
{
    struct session *session = expansion->session;
    const struct source *list = load_source(session->arena, session->diagnostics, path, NULL);
    if (!list) return;
    size_t named = 0;
    for (struct text rest = list->content; rest.length;) {
        struct text line = take_line(&rest);
        if (text_trim(line).length == 0) continue;
        add_word(expansion, arena_copy(session->arena, line.at, line.length), FROM_LIST);
        named++;
    }
    if (!named) report_nothing(expansion, path);
}

static bool exists(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0;
}

/* A file of that very name is meant by it, whatever signs are in it. */
static void add_word(struct expansion *expansion, const char *word, enum origin origin)
{
    if (!*word) {
        DIAG(expansion->session->diagnostics, OPERAND_EMPTY, .at = {NULL, 0});
        return;
    }
    bool there = exists(word);
    if (there && is_directory(word))
        add_directory(expansion, word);
    else if (!there && origin == FROM_CALL && word[0] == '@' && word[1])
        add_list(expansion, word + 1);
    else if (!there && strpbrk(word, "*?["))
        add_matches(expansion, word);
    else
        add(expansion, word);
}

bool operands_check(struct session *session, size_t count)
{
    if (count) return true;
    struct text what = diag_both(session->arena, TEXT("記録のファイル"), TEXT("record file"));
    DIAG(session->diagnostics, OPERAND_MISSING, .arguments = {what});
    return false;
}

struct operands operands_files(struct session *session, const char *const *words, size_t count)
{
    struct expansion expansion = {.session = session};
    for (size_t i = 0; i < count; i++)
        add_word(&expansion, words[i], FROM_CALL);
    struct operands files = {expansion.paths, expansion.count};
    files.count = litter_clear(session, files.paths, files.count);
    return files;
}
