/* departments.c: gathers the departments of a plan's initiatives. */
#include "departments.h"

#include <string.h>

#include "generator/core/name_map.h"
#include "layouts/bind/bind.h"

static bool is_nobodys(const struct record *initiative)
{
    bool reprint = initiative->refers && record_attribute(initiative, ATTRIBUTE_REPRINT_OF);
    return !record_child(initiative, RECORD_DEPARTMENT) && !reprint;
}

const struct text *departments_of(struct arena *arena, const struct plan *plan, size_t *count)
{
    struct text *names = NULL;
    struct name_map known = {.arena = arena};
    size_t capacity = 0;
    bool whole = false;
    *count = 0;
    for (const struct record *each = plan->root; each; each = record_walk(each, plan->root)) {
        bool empty = each->kind == RECORD_INITIATIVE && is_nobodys(each);
        whole = whole || empty;
        if (each->kind != RECORD_DEPARTMENT || !each->parent || each->parent->kind != RECORD_INITIATIVE)
            continue;
        struct text name = text_trim(record_department_name(each)->text);
        if (name.length == 0 || !name_map_add(&known, name)) continue;
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

/* The plans stay in their order; those without the department go to `*without`. */
static struct plan *part(struct plan *plans, struct text wanted, struct plan **without)
{
    struct plan *with = NULL, **link = &with;
    for (struct plan *plan = plans, *next; plan; plan = next) {
        struct plan ***end = bind_has_department(plan, wanted) ? &link : &without;
        next = plan->next;
        **end = plan;
        *end = &plan->next;
    }
    *link = *without = NULL;
    return with;
}

struct plan *departments_choose(struct diagnostics *diagnostics, struct plan *plans, struct text wanted,
                                const struct lost_file *lost)
{
    struct plan *without = NULL, *with = part(plans, wanted, &without);
    for (const struct plan *plan = without; plan; plan = plan->next)
        if (with || lost)
            DIAG(diagnostics, DEPARTMENT_ABSENT, .at = plan->root->at, .arguments = {wanted, plan->id});
        else
            bind_report_department(diagnostics->arena, diagnostics, plan, wanted);
    return with;
}
