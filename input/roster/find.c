/* find.c: which department is meant, and who came after it. */
#include "roster.h"

static const struct text nothing = {NULL, 0};

/* The next of the names that ・ or 、 part. */
static struct text take_name(struct text *rest)
{
    while (rest->length) {
        size_t end = 0;
        while (end < rest->length && !text_starts(text_slice(*rest, end, 3), TEXT("・")) &&
               !text_starts(text_slice(*rest, end, 3), TEXT("、")) && rest->at[end] != ',')
            end++;
        struct text name = text_trim(text_slice(*rest, 0, end));
        size_t step = end < rest->length && rest->at[end] == ',' ? 1 : 3;
        *rest = end < rest->length ? text_slice(*rest, end + step, rest->length) : nothing;
        if (name.length) return name;
    }
    return nothing;
}

bool roster_is_open(const struct roster_department *department, int year)
{
    return year == 0 || ((department->from == 0 || department->from <= year) &&
                         (department->to == 0 || year <= department->to));
}

static bool is_called(const struct roster_department *department, struct text name)
{
    if (text_equal(department->name, name)) return true;
    if (department->id.length && text_equal(department->id, name)) return true;
    struct text rest = department->short_names, other;
    while ((other = take_name(&rest)).length)
        if (text_equal(other, name)) return true;
    return false;
}

const struct roster_department *roster_find(const struct roster *roster, struct text name, int year)
{
    const struct roster_department *found = NULL;
    for (size_t i = 0; roster && i < roster->count; i++) {
        const struct roster_department *department = &roster->departments[i];
        if (!is_called(department, name)) continue;
        if (roster_is_open(department, year)) return department;
        if (!found) found = department;
    }
    return found;
}

const struct roster_department **roster_successors(struct arena *arena, const struct roster *roster,
                                                   const struct roster_department *department, int year,
                                                   size_t *count)
{
    const struct roster_department **found =
        ARENA_ARRAY(arena, const struct roster_department *, roster->count + 1);
    struct text rest = department->succeeded_by, name;
    *count = 0;
    while (*count < roster->count && (name = take_name(&rest)).length) {
        const struct roster_department *next = roster_find(roster, name, year);
        if (next) found[(*count)++] = next;
    }
    return found;
}

/* How much of the file's name is the department's: the length of its longest name that stands there. */
static size_t fit(const struct roster_department *department, struct text file_name)
{
    size_t longest = text_find(file_name, department->name) == SIZE_MAX ? 0 : department->name.length;
    struct text rest = department->short_names, other;
    while ((other = take_name(&rest)).length)
        if (other.length > longest && text_find(file_name, other) != SIZE_MAX) longest = other.length;
    return longest;
}

const struct roster_department *roster_of_file(const struct roster *roster, struct text file_name, int year)
{
    const struct roster_department *best = NULL;
    size_t longest = 0;
    for (size_t i = 0; roster && i < roster->count; i++) {
        const struct roster_department *department = &roster->departments[i];
        size_t length = fit(department, file_name);
        bool better = length > longest || (length && length == longest && !roster_is_open(best, year) &&
                                           roster_is_open(department, year));
        if (!better) continue;
        best = department;
        longest = length;
    }
    return best;
}

struct text roster_contact(struct arena *arena, const struct roster_department *department,
                           enum language language)
{
    bool ja = language == LANGUAGE_JA, both = department->extension.length && department->mail.length;
    struct text_buffer out = {.arena = arena};
    buffer_format(&out, "%.*s%.*s", TEXT_ARG(department->name), TEXT_ARG(department->section));
    if (!department->extension.length && !department->mail.length) return buffer_text(&out);
    buffer_add(&out, ja ? TEXT("（") : TEXT(" ("));
    if (department->extension.length)
        buffer_format(&out, "%s %.*s", ja ? "内線" : "ext.", TEXT_ARG(department->extension));
    if (both) buffer_add(&out, ja ? TEXT("、") : TEXT(", "));
    buffer_add(&out, department->mail);
    buffer_add(&out, ja ? TEXT("）") : TEXT(")"));
    return buffer_text(&out);
}
