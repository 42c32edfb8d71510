/* verdict.c: publications are whole or they are the former ones. */
#include "verdict.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>

#include "generator/digest/digest.h"

#include "inputs.h"
#include "store.h"

/* -- why it cannot be put in place ---------------------------------------------------------------------------------------- */
static void say(struct night_plan *plan, struct text ja, struct text en)
{
    plan->why_ja = ja;
    plan->why_en = en;
}

static void say_how_it_ended(struct night *night, struct night_plan *plan, enum pool_end end, int number)
{
    struct arena *arena = night->session->arena;
    unsigned seconds = plan->site->site->seconds;
    switch (end) {
    case POOL_TIME:
        say(plan, text_format(arena, "%u 秒で終わりませんでした（<jobs time=\"…\"> で延ばせます）", seconds),
            text_format(arena, "it did not end within %u seconds (<jobs time=\"…\"> gives it more)",
                        seconds));
        return;
    case POOL_MEMORY:
        say(plan, TEXT("メモリーが足りませんでした（<jobs memory=\"…\"> で増やせます）"),
            TEXT("its memory was not enough (<jobs memory=\"…\"> gives it more)"));
        return;
    case POOL_SIGNAL:
        say(plan, text_format(arena, "作成中のプロセスが止められました（シグナル %d）", number),
            text_format(arena, "its process was ended by signal %d", number));
        return;
    case POOL_BROKEN:
    case POOL_DONE: break;
    }
    say(plan, text_format(arena, "作成中のプロセスが途中で終わりました（%d）", number),
        text_format(arena, "its process ended before it was done (%d)", number));
}

static void say_lost(struct night *night, struct night_plan *plan, const struct night_lost *lost)
{
    struct arena *arena = night->session->arena;
    say(plan, text_format(arena, "%.*s：%.*s", TEXT_ARG(lost->file), TEXT_ARG(lost->reason_ja)),
        text_format(arena, "%.*s: %.*s", TEXT_ARG(lost->file), TEXT_ARG(lost->reason_en)));
}

static void say_nothing_there(struct night *night, struct night_plan *plan)
{
    struct arena *arena = night->session->arena;
    const char *path = plan->plan->parts->path;
    say(plan, text_format(arena, "%s に当たるファイルがないか、作るものがありません", path),
        text_format(arena, "there is no file for %s, or nothing to make of it", path));
}

/* The first error, and how many there are. */
static void say_errors(struct night *night, struct night_plan *plan)
{
    struct arena *arena = night->session->arena;
    const struct night_finding *finding = plan->findings;
    while (finding && !text_is(finding->key.severity, "error"))
        finding = finding->next;
    if (!finding) return;
    struct text place = {NULL, 0};
    if (finding->file.length)
        place = text_format(arena, "%.*s:%lld: ", TEXT_ARG(finding->file), (long long)finding->line);
    say(plan,
        text_format(arena, "誤り %zu 件：%.*s%.*s", plan->errors, TEXT_ARG(place), TEXT_ARG(finding->ja)),
        text_format(arena, "errors: %zu: %.*s%.*s", plan->errors, TEXT_ARG(place), TEXT_ARG(finding->en)));
}

/* -- keeping ---------------------------------------------------------------------------------------------------------- */
static struct ledger_plan *remember(struct night *night, struct night_plan *plan)
{
    struct arena *arena = night->session->arena;
    struct ledger_plan *now = ARENA_NEW(arena, struct ledger_plan);
    if (plan->before) *now = *plan->before;
    now->id = plan->plan->id;
    now->findings = NULL;
    now->finding_count = 0;
    size_t capacity = 0;
    for (const struct night_finding *finding = plan->findings; finding; finding = finding->next) {
        now->findings = arena_grow(arena, now->findings, now->finding_count, now->finding_count + 1,
                                   &capacity, sizeof *now->findings);
        now->findings[now->finding_count++] = finding->key;
    }
    plan->now = now;
    ledger_put_plan(plan->site->ledger, now);
    return now;
}

/* One night more, unless this one was counted: a clock that went back counts nothing twice. */
static void count_night(struct night *night, struct night_plan *plan, struct ledger_plan *now)
{
    bool counted = now->kept.nights && text_compare(night->today, now->kept.last) <= 0;
    if (!now->kept.nights) now->kept.since = night->today;
    if (!counted) now->kept.nights++;
    if (!counted) now->kept.last = night->today;
    now->kept.reason_ja = plan->why_ja;
    now->kept.reason_en = plan->why_en;
    now->kept.department = plan->lost ? plan->lost->department : plan->plan->department;
}

static void keep(struct night *night, struct night_plan *plan)
{
    for (struct night_file *file = plan->files; file; file = file->next)
        outbox_abandon(plan->site->outbox, file->file);
    plan->result = plan->before && plan->before->output_count ? NIGHT_KEPT : NIGHT_FAILED;
    struct ledger_plan *now = remember(night, plan);
    if (plan->title.length) now->title = plan->title;
    if (plan->year.length) now->year = plan->year;
    now->key = (struct text){NULL, 0};
    count_night(night, plan, now);
}

/* -- putting in place -------------------------------------------------------------------------------------------------- */
static void note_output(struct night *night, struct night_plan *plan, struct night_file *file)
{
    struct arena *arena = night->session->arena;
    struct stat status;
    struct ledger_output *output = ARENA_NEW(arena, struct ledger_output);
    *output = file->output;
    const char *path = text_format(arena, "%s/%.*s", plan->site->directory, TEXT_ARG(output->name)).at;
    if (lstat(path, &status) == 0) {
        output->seconds = status.st_mtim.tv_sec;
        output->nanoseconds = status.st_mtim.tv_nsec;
        output->bytes = (uint64_t)status.st_size;
    }
    output->sha256 = digest_file(arena, AT_FDCWD, path).sha256;
    ledger_put_output(plan->site->ledger, output);
}

static size_t count_files(const struct night_plan *plan)
{
    size_t count = 0;
    for (const struct night_file *file = plan->files; file; file = file->next)
        count++;
    return count;
}

static bool commit(struct night *night, struct night_plan *plan)
{
    struct arena *arena = night->session->arena;
    size_t count = count_files(plan), i = 0;
    struct outfile **files = ARENA_ARRAY(arena, struct outfile *, count + 1);
    for (struct night_file *file = plan->files; file; file = file->next)
        files[i++] = file->file;
    if (outbox_commit(plan->site->outbox, files, count)) return true;
    say(plan, TEXT("書けませんでした"), TEXT("it could not be written"));
    plan->is_unwritten = true;
    return false;
}

/* A department that is gone, and nobody said that it may be, is still expected tomorrow. */
static bool keep_gone(struct night *night, const struct night_plan *plan, struct ledger_plan *now)
{
    bool gone = false;
    for (const struct night_finding *finding = plan->findings; finding; finding = finding->next)
        gone = gone || text_is(finding->key.rule, diag_rule_id(RULE_DEPARTMENT_GONE));
    if (!gone || !plan->before) return gone;
    struct text *all = ARENA_ARRAY(night->session->arena, struct text,
                                   plan->before->department_count + plan->department_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < plan->department_count; i++)
        all[count++] = plan->departments[i];
    for (size_t i = 0; i < plan->before->department_count; i++) {
        size_t known = 0;
        while (known < count && !text_equal(all[known], plan->before->departments[i]))
            known++;
        if (known == count) all[count++] = plan->before->departments[i];
    }
    now->departments = all;
    now->department_count = count;
    return true;
}

static void note_stand_ins(struct night *night, struct night_plan *plan, struct ledger_plan *now)
{
    const struct night_lost *lost = plan->lost;
    bool gone = keep_gone(night, plan, now);
    if (!lost && !gone) {
        now->kept = (struct ledger_kept){0};
        return;
    }
    if (lost)
        say_lost(night, plan, lost);
    else
        say_errors(night, plan);
    count_night(night, plan, now);
}

static void put(struct night *night, struct night_plan *plan)
{
    struct arena *arena = night->session->arena;
    struct ledger_plan *now = remember(night, plan);
    bool changed = false;
    now->title = plan->title.length ? plan->title : plan->plan->title;
    now->year = plan->year;
    now->as_of = plan->as_of;
    now->departments = plan->departments;
    now->department_count = plan->department_count;
    now->inputs = plan->inputs;
    now->key = ledger_key(arena, &plan->inputs, TEXT(""));
    now->output_count = 0;
    now->outputs = ARENA_ARRAY(arena, struct text, count_files(plan) + 1);
    for (struct night_file *file = plan->files; file; file = file->next) {
        note_output(night, plan, file);
        now->outputs[now->output_count++] = file->output.name;
        changed = changed || file->file->state != OUTFILE_SAME;
    }
    if (changed || now->day.length == 0) now->day = night->today;
    note_stand_ins(night, plan, now);
    plan->result = changed ? NIGHT_BUILT : NIGHT_UNCHANGED;
    store_keep(night, plan);
}

/* -- the verdict ------------------------------------------------------------------------------------------------------- */
void verdict_unchanged(struct night_plan *plan)
{
    plan->result = NIGHT_UNCHANGED;
    plan->old_findings = plan->before->finding_count;
    plan->title = plan->before->title;
    for (size_t i = 0; i < plan->before->finding_count; i++)
        plan->errors += text_is(plan->before->findings[i].severity, "error");
}

/* Was it made, and may it be shown? */
static bool is_publishable(struct night *night, struct night_plan *plan, enum pool_end end, int number)
{
    if (end != POOL_DONE) {
        say_how_it_ended(night, plan, end, number);
        return false;
    }
    if (plan->is_unwritten) {
        say(plan, TEXT("書けませんでした"), TEXT("it could not be written"));
        return false;
    }
    if (plan->is_busy) {
        say(plan, TEXT("別の実行が同じファイルを作っています"), TEXT("another run is making the same files"));
        return false;
    }
    bool publish = night->order->mode == BATCH_PUBLISH;
    if (publish && plan->errors) say_errors(night, plan);
    if (plan->lost && (publish || !plan->is_read)) say_lost(night, plan, plan->lost);
    if (publish && (plan->lost || plan->errors)) return false;
    if (plan->is_read && plan->files && !plan->is_unwritten) return true;
    if (plan->why_ja.length == 0 || plan->errors) say_errors(night, plan);
    if (plan->why_ja.length == 0) say_nothing_there(night, plan);
    return false;
}

void verdict_on(struct night *night, struct night_plan *plan, enum pool_end end, int number)
{
    say(plan, (struct text){NULL, 0}, (struct text){NULL, 0});
    if (is_publishable(night, plan, end, number) && commit(night, plan))
        put(night, plan);
    else
        keep(night, plan);
}
