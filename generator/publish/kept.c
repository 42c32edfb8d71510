/* kept.c: a report without one department looks like a whole one; so it is not made. */
#include "kept.h"

static bool concerns(const struct lost_file *file, struct text plan)
{
    return file->plan.length == 0 || text_equal(file->plan, plan);
}

static bool is_kept(const struct lost_file *lost, struct text plan)
{
    while (lost && !concerns(lost, plan))
        lost = lost->next;
    return lost;
}

struct plan *kept_take_out(struct plan *plans, const struct lost_file *lost)
{
    struct plan *first = NULL, **link = &first;
    for (struct plan *plan = plans; plan; plan = plan->next) {
        if (is_kept(lost, plan->id)) continue;
        *link = plan;
        link = &plan->next;
    }
    *link = NULL;
    return first;
}

struct text *kept_ids(struct session *session, const struct plan *plans, size_t *count)
{
    struct text *ids = NULL;
    size_t capacity = 0;
    *count = 0;
    for (const struct plan *plan = plans; plan; plan = plan->next) {
        ids = arena_grow(session->arena, ids, *count, *count + 1, &capacity, sizeof *ids);
        ids[(*count)++] = plan->id;
    }
    return ids;
}

/* 福祉課.xml（3 行 7 字：…） in one language. */
static void add_file(struct text_buffer *out, const struct lost_file *file, enum language language)
{
    bool ja = language == LANGUAGE_JA;
    buffer_format(out, "%s%s", out->length ? (ja ? "、" : ", ") : "", file->path);
    if (!file->why) return;
    buffer_add(out, ja ? TEXT("（") : TEXT(" ("));
    struct line_column at = diag_place(file->why->at);
    if (at.line && file->why->at.source->content.length)
        buffer_format(out, ja ? "%u 行目：" : "line %u: ", (unsigned)at.line);
    buffer_add(out, diag_sentence(out->arena, file->why, language));
    if (!file->plan.length)
        buffer_add(out, ja ? TEXT("。どの計画のファイルか、中身からも名前からも分かりません")
                           : TEXT("; neither its content nor its name tells whose it is"));
    buffer_add(out, ja ? TEXT("）") : TEXT(")"));
}

static void report_plan(struct session *session, struct text plan, const struct lost_file *lost)
{
    struct text_buffer ja = {.arena = session->arena}, en = {.arena = session->arena};
    for (const struct lost_file *file = lost; file; file = file->next) {
        if (!concerns(file, plan)) continue;
        add_file(&ja, file, LANGUAGE_JA);
        add_file(&en, file, LANGUAGE_EN);
    }
    struct text files = diag_both(session->arena, buffer_text(&ja), buffer_text(&en));
    DIAG(session->diagnostics, PLAN_KEPT, .arguments = {plan, files});
}

/* A plan of which nothing was read but the name of a lost file. */
static bool is_first_mention(const struct lost_file *file, const struct lost_file *lost,
                             const struct text *all, size_t count)
{
    if (!file->plan.length) return false;
    for (size_t i = 0; i < count; i++)
        if (text_equal(all[i], file->plan)) return false;
    while (lost != file && !text_equal(lost->plan, file->plan))
        lost = lost->next;
    return lost == file;
}

void kept_report(struct session *session, const struct text *all, size_t count, const struct lost_file *lost)
{
    for (size_t i = 0; i < count; i++)
        if (is_kept(lost, all[i])) report_plan(session, all[i], lost);
    for (const struct lost_file *file = lost; file; file = file->next)
        if (is_first_mention(file, lost, all, count)) report_plan(session, file->plan, lost);
}
