/* owner.c: whose file is it that cannot be read? Its root element says, as far as it goes; else its name. */
#include "owner.h"

#include <string.h>

#include "generator/core/path.h"

/* -- the root element ------------------------------------------------------------------------------------------------- */
static struct text behind(struct text rest, struct text end)
{
    size_t at = text_find(rest, end);
    return at == SIZE_MAX ? (struct text){NULL, 0} : text_slice(rest, at + end.length, rest.length);
}

/* What follows the `<plan` of the root element, whatever stands before it; empty: there is none. */
static struct text behind_root(struct text content)
{
    struct text rest = text_trim(content);
    while (rest.length) {
        if (text_starts(rest, TEXT("<?")))
            rest = text_trim(behind(rest, TEXT("?>")));
        else if (text_starts(rest, TEXT("<!--")))
            rest = text_trim(behind(rest, TEXT("-->")));
        else
            break;
    }
    if (!text_starts(rest, TEXT("<"))) return (struct text){NULL, 0};
    size_t length = 1;
    while (length < rest.length && !strchr(" \t\r\n/>", rest.at[length]))
        length++;
    struct text name = text_slice(rest, 1, length - 1);
    bool plan = text_is(name, "plan") || text_ends(name, TEXT(":plan"));
    return plan ? text_slice(rest, length, rest.length) : (struct text){NULL, 0};
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static void skip_space(struct text *rest)
{
    while (rest->length && is_space(rest->at[0]))
        *rest = text_slice(*rest, 1, rest->length);
}

/* name="value" taken off `rest`; false at the end of the element, or of the file. */
static bool take_attribute(struct text *rest, struct text *name, struct text *value)
{
    skip_space(rest);
    size_t length = 0;
    while (length < rest->length && !is_space(rest->at[length]) && !strchr("=/>\"'<", rest->at[length]))
        length++;
    *name = text_slice(*rest, 0, length);
    *rest = text_slice(*rest, length, rest->length);
    skip_space(rest);
    if (!length || !text_starts(*rest, TEXT("="))) return false;
    *rest = text_slice(*rest, 1, rest->length);
    skip_space(rest);
    if (rest->length < 2 || (rest->at[0] != '"' && rest->at[0] != '\'')) return false;
    const char *end = memchr(rest->at + 1, rest->at[0], rest->length - 1);
    if (!end) return false;
    *value = (struct text){rest->at + 1, (size_t)(end - rest->at) - 1};
    *rest = text_slice(*rest, value->length + 2, rest->length);
    return true;
}

/* A root element that is whole and has no id has the file's name for one. */
static struct text id_by_root(const struct lost_file *file)
{
    const struct source *source = file->why ? file->why->at.source : NULL;
    const struct text nothing = {NULL, 0};
    if (!source || strcmp(source->name, file->path) != 0) return nothing;
    struct text rest = behind_root(source->content), name, value;
    if (!rest.length) return nothing;
    while (take_attribute(&rest, &name, &value))
        if (text_is(name, "id")) return value.length ? value : path_stem(file->path);
    return text_starts(rest, TEXT(">")) || text_starts(rest, TEXT("/>")) ? path_stem(file->path) : nothing;
}

/* -- the name --------------------------------------------------------------------------------------------------------- */
/* Does the id stand in the name by itself: r7 in r7-a, not in r71? */
static bool names_id(struct text stem, struct text id)
{
    for (size_t from = 0; id.length && from + id.length <= stem.length; from++) {
        if (!text_equal(text_slice(stem, from, id.length), id)) continue;
        char before = from ? stem.at[from - 1] : '-';
        char after = from + id.length < stem.length ? stem.at[from + id.length] : '-';
        bool letters[2] = {(before >= '0' && before <= '9') || ((before | 32) >= 'a' && (before | 32) <= 'z'),
                           (after >= '0' && after <= '9') || ((after | 32) >= 'a' && (after | 32) <= 'z')};
        if (!letters[0] && !letters[1]) return true;
    }
    return false;
}

static size_t common_start(struct text a, struct text b)
{
    size_t length = 0;
    while (length < a.length && length < b.length && a.at[length] == b.at[length])
        length++;
    return length;
}

static size_t common_end(struct text a, struct text b)
{
    size_t length = 0;
    while (length < a.length && length < b.length &&
           a.at[a.length - 1 - length] == b.at[b.length - 1 - length])
        length++;
    return length;
}

/* How much of the stem is what all files of a plan begin or end with. One file alone shows no custom. */
static size_t likeness(struct text stem, const struct parts *parts)
{
    enum { SHORTEST = 3 }; /* bytes: a kanji, or three letters */
    if (parts->count < 2) return 0;
    struct text first = path_stem(parts->at[0].path);
    size_t start = first.length, end = first.length;
    for (size_t i = 1; i < parts->count; i++) {
        struct text other = path_stem(parts->at[i].path);
        size_t also = common_start(first, other);
        if (also < start) start = also;
        also = common_end(first, other);
        if (also < end) end = also;
    }
    size_t likeness = start >= SHORTEST && common_start(first, stem) >= start ? start : 0;
    if (end >= SHORTEST && common_end(first, stem) >= end && end > likeness) likeness = end;
    return likeness;
}

/* Are all files of the plan in that directory, and more than one? */
static bool lives_in(const struct parts *parts, struct text directory)
{
    for (size_t i = 0; i < parts->count; i++)
        if (!text_equal(path_directory(parts->at[i].path), directory)) return false;
    return parts->count > 1;
}

static bool is_in(const struct parts *parts, struct text directory)
{
    for (size_t i = 0; i < parts->count; i++)
        if (text_equal(path_directory(parts->at[i].path), directory)) return true;
    return false;
}

typedef size_t fitness(const struct lost_file *file, const struct parts *parts);

static size_t by_id(const struct lost_file *file, const struct parts *parts)
{
    return names_id(path_stem(file->path), parts->id) ? parts->id.length : 0;
}

static size_t by_likeness(const struct lost_file *file, const struct parts *parts)
{
    return likeness(path_stem(file->path), parts);
}

/* The plan that fits best; NULL where none does, or two do as well. */
static const struct parts *best_fit(const struct lost_file *file, const struct parts *known, fitness *fit)
{
    const struct parts *best = NULL;
    size_t most = 0;
    for (const struct parts *parts = known; parts; parts = parts->next) {
        size_t now = fit(file, parts);
        if (now && now == most) best = NULL;
        if (now <= most) continue;
        most = now;
        best = parts;
    }
    return best;
}

/* A directory of its own is as good as a name. */
static const struct parts *housemate(const struct lost_file *file, const struct parts *known)
{
    struct text directory = path_directory(file->path);
    const struct parts *found = NULL;
    for (const struct parts *parts = known; parts; parts = parts->next) {
        if (!is_in(parts, directory)) continue;
        if (found || !lives_in(parts, directory)) return NULL;
        found = parts;
    }
    return found;
}

static struct text id_by_name(const struct lost_file *file, const struct parts *known)
{
    const struct parts *found = best_fit(file, known, by_id);
    if (!found) found = best_fit(file, known, by_likeness);
    if (!found) found = housemate(file, known);
    return found ? found->id : (struct text){NULL, 0};
}

void owner_find_plans(struct arena *arena, struct lost_files *lost, const struct parts *known)
{
    for (struct lost_file *file = lost->first; file; file = file->next) {
        if (file->plan.length) continue;
        struct text id = id_by_root(file);
        if (!id.length) id = id_by_name(file, known);
        file->plan = text_copy(arena, id);
    }
}
