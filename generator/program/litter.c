/* litter.c: by their names, and for copies by their bytes. */
#include "litter.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "generator/core/path.h"

/* -- names ------------------------------------------------------------------------------------------------------------ */
bool litter_is_temporary(const char *path)
{
    struct text name = path_name(path);
    bool ends = name.length >= 4 && (text_is(text_slice(name, name.length - 4, 4), ".tmp") ||
                                     text_is(text_slice(name, name.length - 4, 4), ".TMP"));
    return text_starts(name, TEXT("~$")) || (text_starts(name, TEXT(".")) && name.length > 1) || ends;
}

/* How file managers call a copy. A number alone may as well be the author's. */
enum mark { MARK_NONE, MARK_NUMBER, MARK_COPY };

static const char *const copy_ends[] = {" - コピー", "- コピー", " - Copy",    " のコピー",      "のコピー",
                                        " copy",     "(コピー)", "（コピー）", "(別のコピー)",   "(copy)",
                                        "_コピー",   "-コピー",  "_copy",      "(another copy)", " コピー"};
static const char *const copy_starts[] = {"コピー ～ ", "コピー 〜 ", "コピー～",
                                          "コピー〜",   "Copy of ",   "copy of "};

static bool cut_end(struct text *stem, struct text end)
{
    if (stem->length <= end.length || !text_ends(*stem, end)) return false;
    *stem = text_slice(*stem, 0, stem->length - end.length);
    return true;
}

/* (2) or （２） at the end; true when something stands before it. */
static bool cut_number(struct text *stem)
{
    struct text rest = *stem;
    if (!cut_end(&rest, TEXT(")")) && !cut_end(&rest, TEXT("）"))) return false;
    size_t digits = 0;
    while (rest.length && rest.at[rest.length - 1] >= '0' && rest.at[rest.length - 1] <= '9') {
        rest = text_slice(rest, 0, rest.length - 1);
        digits++;
    }
    if (!digits || (!cut_end(&rest, TEXT("(")) && !cut_end(&rest, TEXT("（")))) return false;
    *stem = text_trim(rest);
    return stem->length > 0;
}

/* "… - コピー 2", as some systems count them. */
static void cut_count(struct text *stem)
{
    struct text rest = *stem;
    while (rest.length && rest.at[rest.length - 1] >= '0' && rest.at[rest.length - 1] <= '9')
        rest = text_slice(rest, 0, rest.length - 1);
    bool counted = rest.length < stem->length && cut_end(&rest, TEXT(" "));
    for (size_t i = 0; counted && i < ARRAY_LEN(copy_ends); i++)
        if (text_ends(rest, text_of(copy_ends[i]))) *stem = rest;
}

static bool cut_copy(struct text *stem)
{
    cut_count(stem);
    for (size_t i = 0; i < ARRAY_LEN(copy_ends); i++)
        if (cut_end(stem, text_of(copy_ends[i]))) {
            *stem = text_trim(*stem);
            return stem->length > 0;
        }
    for (size_t i = 0; i < ARRAY_LEN(copy_starts); i++) {
        struct text start = text_of(copy_starts[i]);
        if (stem->length <= start.length || !text_starts(*stem, start)) continue;
        *stem = text_slice(*stem, start.length, stem->length);
        return true;
    }
    return false;
}

/* What the copy is called after, with its directory; `*mark` says how sure that is. */
static const char *original_of(struct arena *arena, const char *path, enum mark *mark)
{
    struct text name = path_name(path), stem = name;
    size_t dot = name.length;
    while (dot > 0 && name.at[dot - 1] != '.')
        dot--;
    if (dot > 1) stem = text_slice(name, 0, dot - 1);
    struct text extension = text_slice(name, stem.length, name.length);
    *mark = MARK_NONE;
    for (bool cut = true; cut;) {
        bool number = cut_number(&stem), copy = cut_copy(&stem);
        if (copy) *mark = MARK_COPY;
        if (number && *mark == MARK_NONE) *mark = MARK_NUMBER;
        cut = number || copy;
    }
    size_t directory = strlen(path) - name.length;
    return text_format(arena, "%.*s%.*s%.*s", (int)directory, path, TEXT_ARG(stem), TEXT_ARG(extension)).at;
}

/* -- files ------------------------------------------------------------------------------------------------------------ */
struct entry {
    const char *path;
    size_t order;
    bool passed;
    bool known; /* a regular file: device and inode say which */
    dev_t device;
    ino_t inode;
};

static int by_path(const void *left, const void *right)
{
    const struct entry *a = *(struct entry *const *)left, *b = *(struct entry *const *)right;
    int order = strcmp(a->path, b->path);
    if (order != 0) return order;
    return a->order < b->order ? -1 : 1;
}

static int by_file(const void *left, const void *right)
{
    const struct entry *a = *(struct entry *const *)left, *b = *(struct entry *const *)right;
    if (a->device != b->device) return a->device < b->device ? -1 : 1;
    if (a->inode != b->inode) return a->inode < b->inode ? -1 : 1;
    return a->order < b->order ? -1 : 1;
}

static bool same_bytes(const char *one, const char *other)
{
    FILE *a = fopen(one, "rb"), *b = fopen(other, "rb");
    bool same = a && b;
    while (same) {
        char x[4096], y[4096];
        size_t got = fread(x, 1, sizeof x, a), also = fread(y, 1, sizeof y, b);
        same = got == also && memcmp(x, y, got) == 0 && !ferror(a) && !ferror(b);
        if (!got) break;
    }
    if (a) fclose(a);
    if (b) fclose(b);
    return same;
}

struct clearing {
    struct session *session;
    struct entry *entries;
    struct entry **sorted;
    size_t count;
};

static void pass_temporary(const struct clearing *clearing)
{
    size_t temporary = 0;
    for (size_t i = 0; i < clearing->count; i++)
        temporary += litter_is_temporary(clearing->entries[i].path);
    if (temporary == clearing->count) return;
    for (size_t i = 0; i < clearing->count; i++) {
        struct entry *entry = &clearing->entries[i];
        entry->passed = litter_is_temporary(entry->path);
        if (entry->passed)
            DIAG(clearing->session->diagnostics, FILE_PASSED, .arguments = {text_of(entry->path)});
    }
}

/* The first of the call is read; sorted by file and, in one file, by their order. */
static void pass_repeated(const struct clearing *clearing)
{
    qsort(clearing->sorted, clearing->count, sizeof *clearing->sorted, by_file);
    for (size_t i = 1; i < clearing->count; i++) {
        struct entry *entry = clearing->sorted[i];
        const struct entry *before = clearing->sorted[i - 1];
        bool same =
            entry->known && before->known && entry->inode == before->inode && entry->device == before->device;
        if (!same || entry->passed) continue;
        entry->passed = true;
        DIAG(clearing->session->diagnostics, FILE_TWICE,
             .arguments = {text_of(entry->path), text_of(before->path)});
    }
}

static const struct entry *find_path(const struct clearing *clearing, const char *path)
{
    struct entry key = {.path = path}, *wanted = &key;
    size_t low = 0, high = clearing->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_path(&clearing->sorted[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low < clearing->count && strcmp(clearing->sorted[low]->path, path) == 0; low++)
        if (!clearing->sorted[low]->passed) return clearing->sorted[low];
    return NULL;
}

static void pass_copy(const struct clearing *clearing, struct entry *entry)
{
    struct diagnostics *diagnostics = clearing->session->diagnostics;
    enum mark mark;
    const char *name = original_of(clearing->session->arena, entry->path, &mark);
    if (mark == MARK_NONE) return;
    const struct entry *original = find_path(clearing, name);
    struct text copy = text_of(entry->path);
    if (!original) {
        if (mark == MARK_COPY) DIAG(diagnostics, COPY_ALONE, .arguments = {copy, text_of(name)});
        return;
    }
    entry->passed = true;
    if (entry->known && original->known && same_bytes(entry->path, original->path))
        DIAG(diagnostics, COPY_PASSED, .arguments = {copy, text_of(name)});
    else
        DIAG(diagnostics, COPY_DIFFERS, .arguments = {copy, text_of(name)});
}

static void pass_copies(const struct clearing *clearing)
{
    qsort(clearing->sorted, clearing->count, sizeof *clearing->sorted, by_path);
    for (size_t i = 0; i < clearing->count; i++)
        if (!clearing->entries[i].passed) pass_copy(clearing, &clearing->entries[i]);
}

size_t litter_clear(struct session *session, const char **paths, size_t count)
{
    struct clearing clearing = {.session = session,
                                .entries = ARENA_ARRAY(session->arena, struct entry, count),
                                .sorted = ARENA_ARRAY(session->arena, struct entry *, count),
                                .count = count};
    for (size_t i = 0; i < count; i++) {
        struct entry *entry = &clearing.entries[i];
        struct stat status;
        *entry = (struct entry){.path = paths[i], .order = i};
        entry->known = stat(paths[i], &status) == 0 && S_ISREG(status.st_mode);
        if (entry->known) {
            entry->device = status.st_dev;
            entry->inode = status.st_ino;
        }
        clearing.sorted[i] = entry;
    }
    pass_temporary(&clearing);
    pass_repeated(&clearing);
    pass_copies(&clearing);
    size_t left = 0;
    for (size_t i = 0; i < count; i++)
        if (!clearing.entries[i].passed) paths[left++] = paths[i];
    return left;
}
