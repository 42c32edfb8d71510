/* say.c: sentences for whoever reads the mail in the morning. */
#include "say.h"

#include <stdio.h>
#include <string.h>

#include "generator/core/visible.h"
#include "generator/core/year.h"

enum { MOST_LINES = 10 };

/* -- counting ---------------------------------------------------------------------------------------------------------- */
static void count_plan(struct say_counts *counts, const struct night_plan *plan)
{
    switch (plan->result) {
    case NIGHT_PASSED: return;
    case NIGHT_UNCHANGED: counts->unchanged++; break;
    case NIGHT_BUILT: counts->built++; break;
    case NIGHT_KEPT: counts->kept++; break;
    case NIGHT_FAILED: counts->failed++; break;
    }
    counts->all++;
    counts->new_findings += plan->new_findings;
    counts->old_findings += plan->old_findings;
}

struct say_counts say_count(const struct night *night)
{
    struct say_counts counts = {0};
    for (const struct night_site *site = night->sites; site; site = site->next)
        for (const struct night_plan *plan = site->plans; plan; plan = plan->next)
            count_plan(&counts, plan);
    return counts;
}

struct text say_headline(struct arena *arena, const struct say_counts *counts, enum language language)
{
    struct text_buffer out = {.arena = arena};
    bool ja = language == LANGUAGE_JA;
    const struct {
        size_t count;
        const char *ja, *en;
    } parts[] = {{counts->built, "計画を更新", " made"},
                 {counts->unchanged, "計画は変更なし", " unchanged"},
                 {counts->kept, "計画は前回分を維持", " kept as they were"},
                 {counts->failed, "計画は失敗", " failed"}};
    buffer_format(&out, "%zu%s", counts->all, ja ? "計画のうち" : " plans: ");
    bool behind = false;
    for (size_t i = 0; i < ARRAY_LEN(parts); i++) {
        if (parts[i].count == 0) continue;
        if (behind) buffer_add(&out, ja ? TEXT("、") : TEXT(", "));
        buffer_format(&out, "%zu%s", parts[i].count, ja ? parts[i].ja : parts[i].en);
        behind = true;
    }
    return buffer_text(&out);
}

/* -- a plan ------------------------------------------------------------------------------------------------------------ */
static const struct night_lost *first_lost(const struct night_plan *plan)
{
    return plan->lost;
}

struct text say_contact(const struct night *night, const struct night_plan *plan, enum language language)
{
    struct arena *arena = night->session->arena;
    const struct night_lost *lost = first_lost(plan);
    struct text name = lost && lost->department.length ? lost->department : plan->plan->department;
    int year = 0;
    struct text written = plan->plan->year.length ? plan->plan->year : plan->year;
    if (written.length) year_read(written, &year);
    const struct roster_department *found = roster_find(plan->roster, name, year);
    return found ? roster_contact(arena, found, language) : name;
}

static bool has_stand_in(const struct night_plan *plan)
{
    for (const struct night_lost *lost = plan->lost; lost; lost = lost->next)
        if (!lost->stands_in) return false;
    return plan->lost;
}

/* Made, but not of all that belongs to it. */
static bool is_partial(const struct night_plan *plan)
{
    return plan->result < NIGHT_KEPT && plan->now && plan->now->kept.nights;
}

/* （３晩目） */
static void add_age(struct text_buffer *out, const struct night_plan *plan, bool ja)
{
    if (plan->now && plan->now->kept.nights)
        buffer_format(out, ja ? "（%u晩目）" : " (night %u)", plan->now->kept.nights);
}

static struct text plan_name(const struct night_plan *plan)
{
    if (plan->plan->title.length) return plan->plan->title;
    return plan->title.length ? plan->title : plan->plan->id;
}

static void add_state(struct text_buffer *out, const struct night_plan *plan, bool ja)
{
    if (plan->result == NIGHT_KEPT) buffer_add(out, ja ? TEXT("前回分を維持") : TEXT("kept as it was"));
    if (plan->result == NIGHT_FAILED) buffer_add(out, ja ? TEXT("失敗") : TEXT("failed"));
    if (is_partial(plan) && has_stand_in(plan))
        buffer_add(out, ja ? TEXT("以前の版を使用") : TEXT("made with an older part"));
    else if (is_partial(plan))
        buffer_add(out, ja ? TEXT("一部を欠いて作成") : TEXT("made without a part"));
}

/* Other parts than the first that cannot be used. */
static void add_others(struct text_buffer *out, const struct night_plan *plan, bool ja)
{
    size_t others = 0;
    for (const struct night_lost *lost = plan->lost; lost; lost = lost->next)
        others++;
    if (others > 1) buffer_format(out, ja ? "（ほか %zu ファイル）" : " (and %zu more files)", others - 1);
}

static void add_what_to_do(struct text_buffer *out, const struct night *night, const struct night_plan *plan,
                           bool ja)
{
    struct text contact = say_contact(night, plan, ja ? LANGUAGE_JA : LANGUAGE_EN);
    const char *file = plan->site->site->file,
               *mode = night->order->mode == BATCH_DRAFT ? "draft" : "publish";
    if (contact.length && plan->lost)
        buffer_format(out, ja ? "。→ %.*sに再提出を依頼し、" : ". Ask %.*s to send it again, then: ",
                      TEXT_ARG(contact));
    else
        buffer_add(out, ja ? TEXT("。→ 直して、") : TEXT(". Mend it, then: "));
    buffer_format(out, "shinchoku batch --%s --only %.*s %s", mode, TEXT_ARG(plan->plan->id), file);
    if (ja) buffer_add(out, TEXT(" で作り直せます"));
}

struct text say_plan(const struct night *night, const struct night_plan *plan, enum language language)
{
    struct text_buffer out = {.arena = night->session->arena};
    bool ja = language == LANGUAGE_JA, wrong = plan->result == NIGHT_KEPT || plan->result == NIGHT_FAILED;
    if (!wrong && !is_partial(plan)) return (struct text){NULL, 0};
    buffer_format(&out, "%.*s%s", TEXT_ARG(plan_name(plan)), ja ? "：" : ": ");
    add_state(&out, plan, ja);
    add_age(&out, plan, ja);
    buffer_add(&out, ja ? TEXT("。") : TEXT("; "));
    buffer_add(&out, ja ? plan->why_ja : plan->why_en);
    add_others(&out, plan, ja);
    add_what_to_do(&out, night, plan, ja);
    return buffer_text(&out);
}

/* -- the night --------------------------------------------------------------------------------------------------------- */
static void print_line(const struct night *night, FILE *file, struct text line)
{
    fprintf(file, "%.*s\n", TEXT_ARG(visible_text(night->session->arena, line)));
}

static void print_findings(const struct night *night, const struct say_counts *counts)
{
    bool ja = night->session->language == LANGUAGE_JA;
    if (counts->new_findings)
        fprintf(stderr, "%s%zu%s%zu%s\n", ja ? "新しい指摘 " : "findings: ", counts->new_findings,
                ja ? "、前からの " : " new, ", counts->old_findings, ja ? "" : " from before");
}

/* Plans that were made, but whose records have errors: those are told by the log, and counted here every night. */
static void print_faulty(const struct night *night)
{
    struct text_buffer names = {.arena = night->session->arena};
    bool ja = night->session->language == LANGUAGE_JA;
    for (const struct night_site *site = night->sites; site; site = site->next)
        for (const struct night_plan *plan = site->plans; plan; plan = plan->next) {
            if (plan->result >= NIGHT_KEPT || !plan->errors || is_partial(plan)) continue;
            if (names.length) buffer_add(&names, ja ? TEXT("、") : TEXT(", "));
            buffer_format(&names, "%.*s", TEXT_ARG(plan->plan->id));
        }
    if (names.length == 0) return;
    print_line(night, stderr,
               text_format(night->session->arena, "%s%.*s%s",
                           ja ? "記録に誤りのある計画：" : "plans whose records have errors: ",
                           TEXT_ARG(buffer_text(&names)),
                           ja ? "（--force --log text で示します）" : " (--force --log text tells of them)"));
}

/* Failed ones first, then the kept, then those with an older part. */
static size_t print_plans(const struct night *night, enum night_result from, enum night_result to,
                          size_t room)
{
    size_t printed = 0;
    for (const struct night_site *site = night->sites; site; site = site->next)
        for (const struct night_plan *plan = site->plans; plan; plan = plan->next) {
            if (plan->result < from || plan->result > to) continue;
            struct text line = say_plan(night, plan, night->session->language);
            if (line.length == 0) continue;
            if (printed++ < room) print_line(night, stderr, line);
        }
    return printed;
}

void say_night(const struct night *night)
{
    struct say_counts counts = say_count(night);
    struct session *session = night->session;
    if (say_exit(night) == EXIT_FINE) return;
    print_line(night, stderr, say_headline(session->arena, &counts, session->language));
    size_t room = MOST_LINES - 3, printed = print_plans(night, NIGHT_FAILED, NIGHT_FAILED, room);
    printed += print_plans(night, NIGHT_KEPT, NIGHT_KEPT, room > printed ? room - printed : 0);
    printed += print_plans(night, NIGHT_UNCHANGED, NIGHT_BUILT, room > printed ? room - printed : 0);
    if (printed > room)
        fprintf(
            stderr, "%s%zu%s\n", session_say(session, "ほか ", "and "), printed - room,
            session_say(session, " 計画（--log text で示します）", " more plans (--log text tells of them)"));
    print_faulty(night);
    print_findings(night, &counts);
}

void say_why(const struct night *night)
{
    for (const struct night_site *site = night->sites; site; site = site->next)
        for (const struct night_plan *plan = site->plans; plan; plan = plan->next) {
            if (plan->result == NIGHT_PASSED) continue;
            bool ja = night->session->language == LANGUAGE_JA;
            struct text why = ja ? plan->why_ja : plan->why_en;
            if (plan->result == NIGHT_UNCHANGED) why = ja ? TEXT("変更なし") : TEXT("unchanged");
            struct text line =
                text_format(night->session->arena, "%.*s: %.*s", TEXT_ARG(plan->plan->id), TEXT_ARG(why));
            print_line(night, stdout, line);
        }
}

/* -- the exit code ----------------------------------------------------------------------------------------------------- */
static bool is_stale(const struct night_plan *plan)
{
    return plan->now && plan->now->kept.nights >= plan->site->site->stale_after;
}

enum exit_code say_exit(const struct night *night)
{
    struct say_counts counts = say_count(night);
    bool errors = false, unwritten = false, busy = false, stale = false;
    for (const struct night_site *site = night->sites; site; site = site->next)
        for (const struct night_plan *plan = site->plans; plan; plan = plan->next) {
            errors = errors || plan->errors;
            unwritten = unwritten || plan->is_unwritten;
            busy = busy || plan->is_busy;
            stale = stale || is_stale(plan);
        }
    size_t good = counts.built + counts.unchanged;
    if (unwritten) return EXIT_OUTPUT;
    if (busy && good == 0) return EXIT_BUSY;
    if (counts.all && good == 0 && counts.kept == 0) return EXIT_INPUT;
    if (counts.kept || counts.failed || stale) return EXIT_KEPT;
    return errors ? EXIT_FINDINGS : EXIT_FINE;
}
