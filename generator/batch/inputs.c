/* inputs.c: files by their content: whoever copies or touches one changes nothing. */
#include "inputs.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "generator/core/path.h"
#include "generator/core/year.h"
#include "generator/digest/digest.h"
#include "generator/program/operands.h"
#include "input/encoding/load.h"

#include "store.h"

/* -- files ------------------------------------------------------------------------------------------------------------ */
/* Of what is written in it, whatever its encoding; empty: it cannot be read, which is the plan's process to say. */
static struct text digest_of(struct night *night, const char *path)
{
    struct arena *scratch = night->scratch;
    arena_reset(scratch);
    struct diagnostics *quiet = diag_open(scratch);
    const struct source *source = load_source(scratch, quiet, path, NULL);
    if (!source) return (struct text){NULL, 0};
    return text_copy(night->session->arena, digest_text(scratch, source->content));
}

static void add_file(struct night *night, struct night_plan *plan, const char *kind, const char *path)
{
    ledger_add_input(
        night->session->arena, &plan->inputs,
        (struct ledger_input){text_of(kind), jobs_name(plan->site->site, path), digest_of(night, path)});
}

static bool is_several(const struct jobs_part *part)
{
    struct stat status;
    return part->is_pattern || (stat(part->path, &status) == 0 && S_ISDIR(status.st_mode));
}

static bool is_there(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 || errno != ENOENT;
}

/* -- parts ------------------------------------------------------------------------------------------------------------ */
/* The fiscal year that the plan is of: as the jobs file says, else as it was the last time; 0: nobody knows. */
static int year_of(const struct night_plan *plan)
{
    int year = 0;
    struct text written = plan->plan->year;
    if (written.length == 0 && plan->before) written = plan->before->year;
    return written.length && year_read(written, &year) != YEAR_UNREADABLE ? year : 0;
}

static struct text department_of(const struct night_plan *plan, const struct jobs_part *part,
                                 const char *path)
{
    if (part->department.length) return part->department;
    const struct roster_department *found = roster_of_file(plan->roster, path_name(path), year_of(plan));
    return found ? found->name : (struct text){NULL, 0};
}

static void add_part(struct night *night, struct night_plan *plan, const struct jobs_part *part,
                     const char *path, size_t *capacity)
{
    struct unit *unit = &plan->unit;
    for (size_t i = 0; i < unit->part_count; i++)
        if (strcmp(unit->parts[i].path, path) == 0) return;
    unit->parts = arena_grow(night->session->arena, unit->parts, unit->part_count, unit->part_count + 1,
                             capacity, sizeof *unit->parts);
    struct unit_part *added = &unit->parts[unit->part_count++];
    *added = (struct unit_part){
        .path = path, .department = department_of(plan, part, path), .is_missing = !is_there(path)};
    store_find(night, plan, added);
}

static void gather_parts(struct night *night, struct night_plan *plan)
{
    size_t capacity = 0;
    for (const struct jobs_part *part = plan->plan->parts; part; part = part->next) {
        if (!is_several(part)) {
            if (part->is_required || is_there(part->path)) add_part(night, plan, part, part->path, &capacity);
            continue;
        }
        struct operands files = operands_files(night->session, &part->path, 1);
        for (size_t i = 0; i < files.count; i++)
            add_part(night, plan, part, files.paths[i], &capacity);
    }
    for (size_t i = 0; i < plan->unit.part_count; i++)
        add_file(night, plan, "record", plan->unit.parts[i].path);
}

static void gather_previous(struct night *night, struct night_plan *plan)
{
    struct arena *arena = night->session->arena;
    size_t count = 0, capacity = 0;
    const char **paths = NULL;
    for (const struct jobs_part *part = plan->plan->previous; part; part = part->next) {
        struct operands files = operands_files(night->session, &part->path, 1);
        for (size_t i = 0; i < files.count; i++) {
            paths = arena_grow(arena, paths, count, count + 1, &capacity, sizeof *paths);
            paths[count++] = files.paths[i];
            add_file(night, plan, "previous", files.paths[i]);
        }
    }
    plan->unit.previous = paths;
    plan->unit.previous_count = count;
}

/* -- who has to be in it ------------------------------------------------------------------------------------------------ */
static bool is_accepted(const struct night *night, struct text name)
{
    for (size_t i = 0; i < night->order->gone_count; i++)
        if (text_is(name, night->order->gone[i])) return true;
    return false;
}

static void expect(struct night *night, struct night_plan *plan, struct unit_expected expected,
                   size_t *capacity)
{
    struct unit *unit = &plan->unit;
    if (is_accepted(night, expected.name)) return;
    plan->expected = arena_grow(night->session->arena, plan->expected, unit->expected_count,
                                unit->expected_count + 1, capacity, sizeof *plan->expected);
    plan->expected[unit->expected_count++] = expected;
    unit->expected = plan->expected;
}

/* Itself, or who has come after it, where the roster says that it is closed; nobody, where none has. */
static void expect_again(struct night *night, struct night_plan *plan, struct text name, int year,
                         size_t *capacity)
{
    struct arena *arena = night->session->arena;
    const struct roster_department *department = roster_find(plan->roster, name, year);
    size_t count = 0;
    if (!department || roster_is_open(department, year)) {
        expect(night, plan, (struct unit_expected){.name = name}, capacity);
        return;
    }
    const struct roster_department **next = roster_successors(arena, plan->roster, department, year, &count);
    struct text *names = ARENA_ARRAY(arena, struct text, count + 1);
    for (size_t i = 0; i < count; i++)
        names[i] = next[i]->name;
    if (count) expect(night, plan, (struct unit_expected){name, names, count}, capacity);
}

static void gather_expected(struct night *night, struct night_plan *plan)
{
    size_t capacity = 0;
    int year = year_of(plan);
    for (size_t i = 0; plan->plan->expects_roster && plan->roster && i < plan->roster->count; i++)
        if (roster_is_open(&plan->roster->departments[i], year) && (year || !plan->roster->departments[i].to))
            expect(night, plan, (struct unit_expected){.name = plan->roster->departments[i].name}, &capacity);
    if (plan->plan->expects_roster || !plan->before) return;
    for (size_t i = 0; i < plan->before->department_count; i++)
        expect_again(night, plan, plan->before->departments[i], year, &capacity);
}

/* -- all of it -------------------------------------------------------------------------------------------------------- */
static struct text options_of(struct night *night, const struct night_plan *plan)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    const struct jobs_site *site = plan->site->site;
    struct text_buffer out = {.arena = night->session->arena};
    buffer_format(&out, "%s\n%.*s\n%.*s\n%s\n", night->order->mode == BATCH_DRAFT ? "draft" : "publish",
                  TEXT_ARG(site->numerals), TEXT_ARG(plan->plan->year), epoch ? epoch : "");
    for (const struct jobs_job *job = plan->plan->jobs; job; job = job->next)
        buffer_format(&out, "%.*s %d %d\n", TEXT_ARG(job->layout), (int)job->format, job->wants_previous);
    return digest_text(night->session->arena, buffer_text(&out));
}

void inputs_gather(struct night *night, struct night_plan *plan)
{
    struct arena *arena = night->session->arena;
    const struct jobs_site *site = plan->site->site;
    plan->before = ledger_plan_of(plan->site->ledger, plan->plan->id);
    plan->unit = (struct unit){.session = night->session,
                               .site = site,
                               .plan = plan->plan,
                               .mode = night->order->mode,
                               .grammar = night->grammar,
                               .press = &night->shelf->press,
                               .stage = text_format(arena, "%s/.shinchoku", plan->site->directory).at,
                               .layouts = plan->definitions->list.layouts,
                               .layout_count = plan->definitions->list.layout_count,
                               .is_chosen = plan->definitions->list.is_chosen};
    gather_parts(night, plan);
    gather_previous(night, plan);
    gather_expected(night, plan);
    if (site->labels) add_file(night, plan, "labels", site->labels);
    ledger_add_input(arena, &plan->inputs,
                     (struct ledger_input){TEXT("options"), TEXT(""), options_of(night, plan)});
    for (size_t i = 0; i < plan->definitions->inputs.count; i++)
        ledger_add_input(arena, &plan->inputs, plan->definitions->inputs.at[i]);
}

static void add_picture(struct night *night, struct night_plan *plan, struct text name)
{
    struct arena *arena = night->session->arena;
    for (size_t i = 0; i < plan->inputs.count; i++)
        if (text_is(plan->inputs.at[i].kind, "picture") && text_equal(plan->inputs.at[i].name, name)) return;
    const char *path = jobs_path(arena, plan->site->site, name);
    ledger_add_input(arena, &plan->inputs,
                     (struct ledger_input){TEXT("picture"), text_copy(arena, name),
                                           digest_file(arena, AT_FDCWD, path).sha256});
}

void inputs_add_picture(struct night *night, struct night_plan *plan, struct text path)
{
    const char *file = arena_copy(night->session->arena, path.at, path.length);
    add_picture(night, plan, jobs_name(plan->site->site, file));
}

/* -- is it clean? ----------------------------------------------------------------------------------------------------- */
static bool explain(struct night_plan *plan, struct text ja, struct text en)
{
    plan->why_ja = ja;
    plan->why_en = en;
    return false;
}

/* The file as it was made: by what the disk says of it, else by its bytes. */
static bool is_as_made(struct night *night, const struct night_plan *plan, const struct ledger_output *output)
{
    struct stat status;
    const char *path =
        text_format(night->scratch, "%s/%.*s", plan->site->directory, TEXT_ARG(output->name)).at;
    if (lstat(path, &status) != 0 || !S_ISREG(status.st_mode)) return false;
    if ((uint64_t)status.st_size != output->bytes) return false;
    if (status.st_mtim.tv_sec == output->seconds && status.st_mtim.tv_nsec == output->nanoseconds)
        return true;
    return text_equal(digest_file(night->scratch, AT_FDCWD, path).sha256, output->sha256);
}

static bool outputs_are_clean(struct night *night, struct night_plan *plan)
{
    struct arena *arena = night->session->arena;
    for (size_t i = 0; i < plan->before->output_count; i++) {
        struct text name = plan->before->outputs[i];
        const struct ledger_output *output = ledger_output_of(plan->site->ledger, name);
        bool own = output && text_equal(output->plan, plan->plan->id);
        if (own && is_as_made(night, plan, output)) continue;
        return explain(plan, text_format(arena, "%.*s が消えたか、手で変えられています", TEXT_ARG(name)),
                       text_format(arena, "%.*s is gone or was changed by hand", TEXT_ARG(name)));
    }
    return true;
}

/* Pictures are known from the last time. */
static void add_known_pictures(struct night *night, struct night_plan *plan)
{
    for (size_t i = 0; i < plan->before->inputs.count; i++)
        if (text_is(plan->before->inputs.at[i].kind, "picture"))
            add_picture(night, plan, plan->before->inputs.at[i].name);
}

bool inputs_are_clean(struct night *night, struct night_plan *plan)
{
    struct arena *arena = night->session->arena;
    const struct ledger_plan *before = plan->before;
    if (!before || (before->output_count == 0 && !before->kept.nights))
        return explain(plan, TEXT("初めて作ります"), TEXT("never made"));
    if (night->order->force) return explain(plan, TEXT("--force"), TEXT("--force"));
    if (before->kept.nights)
        return explain(plan, TEXT("前の晩は前回分のままでした"),
                       TEXT("it was kept as it was the night before"));
    size_t count = plan->inputs.count;
    add_known_pictures(night, plan);
    bool same = text_equal(ledger_key(arena, &plan->inputs, TEXT("")), before->key);
    if (!same) {
        explain(plan, ledger_difference(arena, &before->inputs, &plan->inputs, LANGUAGE_JA),
                ledger_difference(arena, &before->inputs, &plan->inputs, LANGUAGE_EN));
        plan->inputs.count = count; /* the plan says anew which pictures it shows */
    }
    return same && outputs_are_clean(night, plan);
}
