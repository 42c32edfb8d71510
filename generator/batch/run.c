/* run.c: site by site, plan by plan: what is clean is passed over, the others are made by processes of their own. */
#include "run.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "generator/core/reason.h"

#include "inputs.h"
#include "log.h"
#include "pool.h"
#include "verdict.h"

/* -- what a plan's process tells --------------------------------------------------------------------------------------- */
static struct text keep_text(const struct night_plan *plan, const struct json *event, const char *name)
{
    return text_copy(plan->site->ledger->arena, json_text(event, name));
}

static bool is_known(const struct night_plan *plan, struct text fingerprint)
{
    for (size_t i = 0; plan->before && i < plan->before->finding_count; i++)
        if (text_equal(plan->before->findings[i].fingerprint, fingerprint)) return true;
    return false;
}

static void hear_finding(struct night_plan *plan, const struct json *event)
{
    struct night_finding *finding = ARENA_NEW(plan->site->ledger->arena, struct night_finding);
    *finding =
        (struct night_finding){.key = {keep_text(plan, event, "fingerprint"), keep_text(plan, event, "rule"),
                                       keep_text(plan, event, "severity")},
                               .effect = (int)json_number(event, "effect"),
                               .file = keep_text(plan, event, "file"),
                               .line = json_number(event, "line"),
                               .ja = keep_text(plan, event, "text_ja"),
                               .en = keep_text(plan, event, "text_en")};
    finding->is_new = !is_known(plan, finding->key.fingerprint);
    if (text_is(finding->key.severity, "error")) plan->errors++;
    if (finding->effect == EFFECT_UNWRITTEN) plan->is_unwritten = true;
    if (text_is(finding->key.severity, "note")) return;
    if (finding->is_new)
        plan->new_findings++;
    else
        plan->old_findings++;
    *plan->finding_link = finding;
    plan->finding_link = &finding->next;
    log_finding(plan->site->night, plan, finding);
}

static void hear_plan(struct night_plan *plan, const struct json *event)
{
    struct arena *arena = plan->site->ledger->arena;
    size_t capacity = 0;
    plan->is_read = true;
    plan->title = keep_text(plan, event, "title");
    plan->year = keep_text(plan, event, "year");
    plan->as_of = keep_text(plan, event, "as_of");
    const struct json *list = json_field(event, "departments");
    for (const struct json *name = list ? list->first : NULL; name; name = name->next) {
        plan->departments = arena_grow(arena, plan->departments, plan->department_count,
                                       plan->department_count + 1, &capacity, sizeof *plan->departments);
        plan->departments[plan->department_count++] = text_copy(arena, name->text);
    }
}

static void hear_lost(struct night_plan *plan, const struct json *event)
{
    struct night_lost *lost = ARENA_NEW(plan->site->ledger->arena, struct night_lost);
    *lost = (struct night_lost){.file = keep_text(plan, event, "file"),
                                .department = keep_text(plan, event, "department"),
                                .reason_ja = keep_text(plan, event, "reason_ja"),
                                .reason_en = keep_text(plan, event, "reason_en")};
    *plan->lost_link = lost;
    plan->lost_link = &lost->next;
}

static void hear_stand_in(struct night_plan *plan, const struct json *event)
{
    for (struct night_lost *lost = plan->lost; lost; lost = lost->next)
        if (text_equal(lost->file, json_text(event, "file"))) {
            lost->day = keep_text(plan, event, "day");
            lost->stands_in = lost->day.length > 0;
        }
}

/* Is the name another plan's, which is made here too? */
static bool is_of_other(const struct night_plan *plan, struct text name)
{
    const struct ledger_output *known = ledger_output_of(plan->site->ledger, name);
    if (!known || text_equal(known->plan, plan->plan->id)) return false;
    for (const struct jobs_plan *each = plan->site->site->plans; each; each = each->next)
        if (text_equal(each->id, known->plan)) return true;
    return false;
}

static void hear_output(struct night_plan *plan, const struct json *event)
{
    struct night_file *file = ARENA_NEW(plan->site->ledger->arena, struct night_file);
    file->output = (struct ledger_output){.name = keep_text(plan, event, "name"),
                                          .plan = plan->plan->id,
                                          .layout = keep_text(plan, event, "layout"),
                                          .format = keep_text(plan, event, "format"),
                                          .department = keep_text(plan, event, "department")};
    struct diagnostics *diagnostics = plan->site->night->session->diagnostics;
    size_t busy = diagnostics->effects[EFFECT_BUSY];
    plan->last_file = NULL;
    if (plan->is_busy || plan->is_unwritten) return;
    if (is_of_other(plan, file->output.name))
        DIAG(diagnostics, OUTPUT_TWICE, .arguments = {file->output.name});
    else
        file->file = outbox_begin(plan->site->outbox, file->output.name);
    if (!file->file) {
        plan->is_busy = diagnostics->effects[EFFECT_BUSY] > busy;
        plan->is_unwritten = !plan->is_busy;
        return;
    }
    plan->last_file = *plan->file_link = file;
    plan->file_link = &file->next;
}

static void hear(void *context, const struct json *event)
{
    struct night_plan *plan = context;
    struct text name = json_text(event, "event");
    if (text_is(name, "finding")) hear_finding(plan, event);
    if (text_is(name, "plan")) hear_plan(plan, event);
    if (text_is(name, "lost")) hear_lost(plan, event);
    if (text_is(name, "stand-in")) hear_stand_in(plan, event);
    if (text_is(name, "output")) hear_output(plan, event);
    if (text_is(name, "picture")) inputs_add_picture(plan->site->night, plan, json_text(event, "name"));
}

static void hear_bytes(void *context, struct text bytes)
{
    struct night_plan *plan = context;
    struct session *session = plan->site->night->session;
    while (plan->last_file && bytes.length) {
        ssize_t written = write(plan->last_file->file->fd, bytes.at, bytes.length);
        if (written < 0 && errno == EINTR) continue;
        if (written > 0) {
            bytes = text_slice(bytes, (size_t)written, bytes.length);
            continue;
        }
        DIAG(session->diagnostics, WRITE_FAILED,
             .arguments = {plan->last_file->output.name, reason_of(session->arena, errno)});
        plan->is_unwritten = true;
        plan->last_file = NULL;
    }
}

/* All of its plans are done: others may work there, and what was opened for it is closed. */
static void finish_site(struct night_site *site)
{
    if (!site->outbox || !site->is_listed || site->pending) return;
    ledger_save(site->ledger, site->night->session->diagnostics, site->directory);
    outbox_close(site->outbox);
    site->outbox = NULL;
}

static void hear_end(void *context, enum pool_end end, int number)
{
    struct night_plan *plan = context;
    verdict_on(plan->site->night, plan, end, number);
    log_plan(plan->site->night, plan);
    plan->site->pending--;
    finish_site(plan->site);
}

/* -- sites ------------------------------------------------------------------------------------------------------------- */
static bool is_wanted(const struct night *night, const struct jobs_plan *plan)
{
    for (size_t i = 0; i < night->order->only_count; i++)
        if (text_is(plan->id, night->order->only[i])) return true;
    return night->order->only_count == 0;
}

static const struct roster *roster_for(struct night *night, const struct jobs_plan *plan)
{
    struct session *session = night->session;
    if (!plan->roster) return NULL;
    struct night_roster *known = night->rosters;
    while (known && strcmp(known->path, plan->roster) != 0)
        known = known->next;
    if (known) return known->roster;
    known = ARENA_NEW(session->arena, struct night_roster);
    *known = (struct night_roster){
        plan->roster, roster_load(session->arena, session->diagnostics, plan->roster), night->rosters};
    night->rosters = known;
    return known->roster;
}

static struct night_plan *prepare_plan(struct night *night, struct night_site *site,
                                       const struct jobs_plan *from)
{
    struct night_plan *plan = ARENA_NEW(night->session->arena, struct night_plan);
    *plan = (struct night_plan){.site = site, .plan = from, .result = NIGHT_PASSED};
    plan->lost_link = &plan->lost;
    plan->finding_link = &plan->findings;
    plan->file_link = &plan->files;
    if (!is_wanted(night, from)) return plan;
    plan->definitions = definitions_for(night->shelf, site->site, from);
    plan->roster = roster_for(night, from);
    return plan;
}

static bool prepare_site(struct night *night, struct night_site *site)
{
    struct night_plan **link = &site->plans;
    bool good = true;
    for (const struct jobs_plan *plan = site->site->plans; plan; plan = plan->next) {
        *link = prepare_plan(night, site, plan);
        good = good && (!(*link)->definitions || (*link)->definitions->is_good);
        link = &(*link)->next;
    }
    return good;
}

static struct night_site *open_site(struct night *night, const struct jobs_site *from)
{
    struct arena *arena = night->session->arena;
    struct night_site *site = ARENA_NEW(arena, struct night_site);
    *site = (struct night_site){.site = from,
                                .night = night,
                                .directory = night->order->mode == BATCH_DRAFT ? from->draft : from->publish};
    site->ledger = ledger_open(arena, site->directory);
    return site;
}

/* -- the night --------------------------------------------------------------------------------------------------------- */
static void make_plan(struct night *night, struct night_plan *plan, struct pool *pool)
{
    struct night_site *site = plan->site;
    struct session *session = night->session;
    inputs_gather(night, plan);
    if (inputs_are_clean(night, plan)) {
        verdict_unchanged(plan);
        log_plan(night, plan);
        return;
    }
    if (night->order->explain) {
        plan->result = NIGHT_BUILT;
        return;
    }
    if (!site->outbox) site->outbox = outbox_open(session->arena, session->diagnostics, site->directory);
    if (!site->outbox) {
        plan->result = NIGHT_FAILED;
        plan->is_unwritten = true;
        return;
    }
    if (night->order->waits) outbox_wait(site->outbox, night->order->seconds);
    site->pending++;
    pool_start(pool, &plan->unit, plan);
}

static void make_all(struct night *night)
{
    static const struct pool_ears ears = {hear, hear_bytes, hear_end};
    struct pool *pool = pool_open(night->session, night->order->workers, &ears);
    for (struct night_site *site = night->sites; site; site = site->next) {
        for (struct night_plan *plan = site->plans; plan; plan = plan->next)
            if (plan->definitions) make_plan(night, plan, pool);
        site->is_listed = true;
        finish_site(site);
    }
    pool_finish(pool);
}

/* Of the run, or of the data where that is to be reproduced. */
static struct text today(struct arena *arena)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    time_t moment = epoch && *epoch ? (time_t)strtoll(epoch, NULL, 10) : time(NULL);
    struct tm day;
    bool known = epoch && *epoch ? gmtime_r(&moment, &day) : localtime_r(&moment, &day);
    if (!known) return TEXT("1970-01-01");
    return text_format(arena, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

static bool prepare(struct night *night, struct jobs_site *sites)
{
    struct night_site **link = &night->sites;
    bool good = true;
    for (struct jobs_site *from = sites; from; from = from->next, link = &(*link)->next)
        *link = open_site(night, from);
    night->shelf = definitions_open(night->session, night->sites->ledger);
    for (struct night_site *site = night->sites; night->shelf && site; site = site->next)
        good = prepare_site(night, site) && good;
    return night->shelf && good && session_goes_on(night->session);
}

bool run_night(struct night *night, struct jobs_site *sites)
{
    night->today = today(night->session->arena);
    night->scratch = arena_open_like(night->session->arena);
    if (!log_open(night) || !prepare(night, sites)) return false;
    make_all(night);
    return true;
}

void run_close(struct night *night)
{
    for (struct night_site *site = night->sites; site; site = site->next)
        outbox_close(site->outbox);
    log_close(night);
    if (night->shelf) definitions_close(night->shelf);
    if (night->scratch) arena_close(night->scratch);
}
