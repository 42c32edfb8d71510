/* making.c: a plan read, bound and written; every file goes to the run that asked for it. */
#include "making.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "generator/core/name_map.h"
#include "generator/core/path.h"
#include "generator/core/reason.h"
#include "generator/publish/departments.h"
#include "generator/publish/joblist.h"

#include "unit_read.h"

struct making {
    const struct unit *unit;
    struct session session; /* the plan's own findings */
    struct events events;
    struct joblist list;
    struct target target;
    struct press press;
    int file; /* that is written */
};

static void heard(void *listener, const struct diagnostic *diagnostic)
{
    events_send_finding(listener, diagnostic);
}

/* -- files ------------------------------------------------------------------------------------------------------------ */
/* A file without a name: whatever ends this process, nothing of it stays. */
static int begin_file(void *context, struct text name)
{
    struct making *making = context;
    struct arena *arena = making->session.arena;
    struct text pattern = text_format(arena, "%s/.part-XXXXXX", making->unit->stage);
    char *path = arena_copy(arena, pattern.at, pattern.length);
    making->file = mkstemp(path);
    if (making->file >= 0) {
        unlink(path);
        return making->file;
    }
    DIAG(making->session.diagnostics, WRITE_FAILED, .arguments = {name, reason_of(arena, errno)});
    return -1;
}

static bool end_file(void *context, const struct job *job, struct text name, bool is_good)
{
    struct making *making = context;
    struct stat status;
    bool good = is_good && fstat(making->file, &status) == 0;
    if (good) {
        struct json_writer writer = events_begin(&making->events, "output");
        json_add_text(&writer, "name", name);
        json_add_text(&writer, "layout", text_of(layout_name(job->layout)));
        json_add_text(&writer, "format", job->format == OUTPUT_PDF ? TEXT("pdf") : TEXT("xlsx"));
        json_add_text(&writer, "department", job->department);
        json_add_number(&writer, "bytes", status.st_size);
        events_send(&making->events, &writer);
        events_send_bytes(&making->events, making->file, (uint64_t)status.st_size);
    }
    close(making->file);
    return good && !making->events.is_cut;
}

/* -- pictures --------------------------------------------------------------------------------------------------------- */
static const struct picture *find_picture(void *context, struct diagnostics *diagnostics,
                                          const struct plan *plan, struct text path, struct position at)
{
    struct making *making = context;
    struct text place = at.source ? path_directory(at.source->name) : text_of(plan->directory);
    struct json_writer writer = events_begin(&making->events, "picture");
    json_add_text(&writer, "name",
                  text_format(making->events.scratch, "%.*s/%.*s", TEXT_ARG(place), TEXT_ARG(path)));
    events_send(&making->events, &writer);
    return job_find_picture(&making->press, diagnostics, plan, path, at);
}

/* -- the plan --------------------------------------------------------------------------------------------------------- */
static void send_plan(struct making *making, const struct plan *plan)
{
    size_t count;
    const struct text *departments = departments_of(making->session.arena, plan, &count);
    const struct record *meta = record_child(plan->root, RECORD_META);
    struct json_writer writer = events_begin(&making->events, "plan");
    if (meta) {
        json_add_text(&writer, "title", record_child_text(meta, RECORD_TITLE));
        json_add_text(&writer, "year", record_child_text(meta, RECORD_YEAR));
        json_add_text(&writer, "as_of", record_child_text(meta, RECORD_AS_OF));
    }
    json_open_array(&writer, "departments");
    for (size_t i = 0; i < count; i++)
        if (departments[i].length) json_add_text(&writer, NULL, departments[i]);
    json_close_array(&writer);
    events_send(&making->events, &writer);
}

static void prepare_press(struct making *making, const struct unit_plan *read)
{
    const struct unit *unit = making->unit;
    enum numerals numerals = {0};
    bool given = unit->site->numerals.length && house_parse(unit->site->numerals, &numerals);
    making->press = (struct press){.session = &making->session,
                                   .target = &making->target,
                                   .delivery = {begin_file, end_file, making},
                                   .options = {.numerals_given = given,
                                               .numerals = numerals,
                                               .draft = unit->mode == BATCH_DRAFT,
                                               .stand_ins = read->stand_ins,
                                               .picture = find_picture,
                                               .context = making},
                                   .pages = unit->press->pages,
                                   .casts = unit->press->casts,
                                   .plans = read->plan,
                                   .previous = read->previous,
                                   .scratch = arena_open_like(making->session.arena)};
    making->list = (struct joblist){.arena = making->session.arena,
                                    .layouts = unit->layouts,
                                    .layout_count = unit->layout_count,
                                    .is_chosen = unit->is_chosen,
                                    .plans = read->plan,
                                    .target = &making->target};
}

/* Does the jobs file ask for it in that format, and is there what it is made of? */
static bool is_asked(const struct unit *unit, const struct job *job)
{
    static const enum output_format formats[] = {[JOBS_PDF] = OUTPUT_PDF, [JOBS_XLSX] = OUTPUT_XLSX};
    for (const struct jobs_job *each = unit->plan->jobs; each; each = each->next)
        if (text_is(each->layout, layout_name(job->layout)) &&
            (each->format == JOBS_BOTH || formats[each->format] == job->format) &&
            (!each->wants_previous || unit->previous_count))
            return true;
    return !unit->plan->jobs;
}

static void drop_unasked(struct making *making)
{
    size_t kept = 0;
    for (size_t i = 0; i < making->list.count; i++)
        if (is_asked(making->unit, &making->list.jobs[i])) making->list.jobs[kept++] = making->list.jobs[i];
    making->list.count = kept;
}

static void make_all(struct making *making, const struct unit_plan *read)
{
    prepare_press(making, read);
    joblist_fill(&making->session, &making->list);
    drop_unasked(making);
    for (size_t i = 0; i < making->list.count; i++)
        job_make(&making->press, &making->list.jobs[i]);
    joblist_report_unshown(&making->session, &making->list);
    arena_close(making->press.scratch);
}

/* A publication is made of what is whole and right, or not at all. */
static bool may_make(const struct making *making, const struct unit_plan *read)
{
    if (!read->plan) return false;
    if (making->unit->mode == BATCH_DRAFT) return true;
    return read->is_whole && !diag_has_errors(making->session.diagnostics);
}

bool making_run(const struct unit *unit, int out)
{
    struct arena *arena = arena_open_like(unit->session->arena);
    struct name_map told = {.arena = arena};
    struct making making = {.unit = unit,
                            .events = {.scratch = arena_open_like(arena), .out = out, .told = &told},
                            .session = {.arena = arena,
                                        .diagnostics = diag_open(arena),
                                        .scratch = arena_open_like(arena),
                                        .language = unit->session->language,
                                        .data = unit->session->data}};
    making.session.diagnostics->heard = heard;
    making.session.diagnostics->listener = &making.events;
    struct unit_plan read = unit_read(unit, &making.session, &making.events);
    if (read.plan) send_plan(&making, read.plan);
    if (may_make(&making, &read)) make_all(&making, &read);
    struct json_writer writer = events_begin(&making.events, "end");
    events_send(&making.events, &writer);
    return !making.events.is_cut;
}
