/* joblist.c: layout by layout, plan by plan. */
#include "joblist.h"

#include "departments.h"
#include "layouts/bind/bind.h"

bool joblist_load(struct session *session, struct joblist *list, const struct layout_search *search,
                  const char **names, size_t count)
{
    list->is_chosen = count > 0;
    if (!list->is_chosen) names = layout_names(session->arena, search, &count);
    list->layouts = ARENA_ARRAY(session->arena, const struct layout *, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct layout *layout = layout_load(session->arena, session->diagnostics, search, names[i]);
        if (layout) list->layouts[list->layout_count++] = layout;
    }
    return list->layout_count == count;
}

static bool wants(const struct joblist *list, const struct layout *layout, const struct plan *plan)
{
    return list->is_chosen || (!layout_is_per_department(layout) && bind_applies(layout, plan));
}

/* The departments for each of which the layout makes a file; otherwise one file, for the department asked for or for all. */
static const struct text *departments_for(struct joblist *list, const struct layout *layout,
                                          const struct plan *plan, size_t *count)
{
    const struct text *names = NULL;
    *count = 0;
    if (layout_is_per_department(layout) && list->department.length == 0)
        names = departments_of(list->arena, plan, count);
    if (*count) return names;
    *count = 1;
    return &list->department;
}

static void add(struct joblist *list, const struct layout *layout, const struct plan *plan)
{
    size_t count;
    const struct text *departments = departments_for(list, layout, plan, &count);
    for (size_t i = 0; i < count; i++)
        for (enum output_format format = OUTPUT_PDF; format <= OUTPUT_XLSX; format++) {
            if (!layout_makes(layout, format) || !target_takes(list->target, format)) continue;
            list->jobs = arena_grow(list->arena, list->jobs, list->count, list->count + 1, &list->capacity,
                                    sizeof *list->jobs);
            uint8_t *shown = ARENA_ARRAY(list->arena, uint8_t, plan->record_count / 8 + 1);
            list->jobs[list->count++] = (struct job){layout, plan, shown, departments[i], format};
        }
}

static bool has_job(const struct joblist *list, const struct plan *plan)
{
    for (size_t i = 0; i < list->count; i++)
        if (list->jobs[i].plan == plan) return true;
    return false;
}

void joblist_fill(struct session *session, struct joblist *list)
{
    for (size_t i = 0; i < list->layout_count; i++)
        for (const struct plan *plan = list->plans; plan; plan = plan->next)
            if (wants(list, list->layouts[i], plan)) add(list, list->layouts[i], plan);
    for (const struct plan *plan = list->plans; plan; plan = plan->next)
        if (!has_job(list, plan))
            DIAG(session->diagnostics, LAYOUT_NONE, .at = plan->root->at, .arguments = {plan->id});
}

/* -- what is not shown ------------------------------------------------------------------------------------------------ */
/* A workbook alone (--to) is a part of what a layout with pages shows: the rest is not looked for in it. */
static bool is_made_in_full(const struct joblist *list, const struct layout *layout)
{
    return target_takes(list->target, OUTPUT_PDF) || !layout_makes(layout, OUTPUT_PDF);
}

static bool asks_for_all(const struct joblist *list, const struct plan *plan)
{
    for (size_t i = 0; i < list->layout_count; i++)
        if (wants(list, list->layouts[i], plan) && layout_reports_unshown(list->layouts[i]) &&
            is_made_in_full(list, list->layouts[i]))
            return true;
    return false;
}

/* What the workbook beside a PDF shows; NULL: the job is no PDF, or none is made. */
static const uint8_t *shown_in_book(const struct joblist *list, const struct job *pages)
{
    if (pages->format != OUTPUT_PDF) return NULL;
    for (size_t i = 0; i < list->count; i++) {
        const struct job *job = &list->jobs[i];
        if (job->layout == pages->layout && job->plan == pages->plan && job->format == OUTPUT_XLSX)
            return job->shown;
    }
    return NULL;
}

/* Asked of whole plans, where a layout asks for it. */
static void report_unshown_of(struct session *session, const struct joblist *list, const struct plan *plan)
{
    struct arena *arena = list->arena;
    uint8_t *anywhere = ARENA_ARRAY(arena, uint8_t, plan->record_count / 8 + 1);
    bool asked = asks_for_all(list, plan);
    for (size_t i = 0; i < list->count; i++)
        for (size_t byte = 0; list->jobs[i].plan == plan && byte < plan->record_count / 8 + 1; byte++)
            anywhere[byte] |= list->jobs[i].shown[byte];
    if (asked) bind_report_unshown(arena, session->diagnostics, plan, anywhere);
    for (size_t i = 0; i < list->count; i++) {
        const struct job *job = &list->jobs[i];
        struct bind_output output = {job->layout, job->format, job->shown, shown_in_book(list, job)};
        if (job->plan == plan && layout_reports_unshown(job->layout))
            bind_report_missed(arena, session->diagnostics, &output, plan, asked ? anywhere : NULL);
    }
}

void joblist_report_unshown(struct session *session, const struct joblist *list)
{
    if (list->department.length) return;
    for (const struct plan *plan = list->plans; plan; plan = plan->next)
        report_unshown_of(session, list, plan);
}
