/* departments.c: gathers the departments of a plan's initiatives. A plan has dozens of them: a list is enough. */
#include "departments.h"

#include <string.h>

static bool is_known(const struct text *names, size_t count, struct text name)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal(names[i], name)) return true;
    return false;
}

static bool is_nobodys(const struct record *initiative)
{
    bool reprint = initiative->refers && record_attribute(initiative, ATTRIBUTE_REPRINT_OF);
    return !record_child(initiative, RECORD_DEPARTMENT) && !reprint;
}

const struct text *departments_of(struct arena *arena, const struct plan *plan, size_t *count)
{
    struct text *names = NULL;
    size_t capacity = 0;
    bool whole = false;
    *count = 0;
    for (const struct record *each = plan->root; each; each = record_walk(each, plan->root)) {
        bool empty = each->kind == RECORD_INITIATIVE && is_nobodys(each);
        whole = whole || empty;
        if (each->kind != RECORD_DEPARTMENT || !each->parent || each->parent->kind != RECORD_INITIATIVE)
            continue;
        struct text name = text_trim(department_name(each)->text);
        if (name.length == 0 || is_known(names, *count, name)) continue;
        names = arena_grow(arena, names, *count, *count + 1, &capacity, sizeof *names);
        names[(*count)++] = name;
    }
    if (!whole || *count == 0) return names;
    names = arena_grow(arena, names, *count, *count + 1, &capacity, sizeof *names);
    memmove(names + 1, names, *count * sizeof *names);
    names[0] = (struct text){NULL, 0};
    ++*count;
    return names;
}
