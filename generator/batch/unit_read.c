/* unit_read.c: reads what was delivered; a draft reads once more, with older versions of what could not be used. */
#include "unit_read.h"

#include <string.h>

#include "generator/core/path.h"
#include "generator/core/year.h"
#include "generator/publish/departments.h"
#include "input/read.h"

struct delivery_of_parts {
    const struct unit *unit;
    struct session *session;
    struct events *events;
    const char **paths; /* of this reading, one a part */
    bool *is_lost;      /* one a part */
    bool *is_useless;   /* its older version cannot be used either */
    bool again;         /* that was found in this reading */
};

static struct plan_input input_for(const struct delivery_of_parts *parts, const char *const *paths,
                                   size_t count)
{
    return (struct plan_input){.paths = paths,
                               .path_count = count,
                               .labels = parts->unit->site->labels,
                               .data = parts->session->data,
                               .grammar = parts->unit->grammar};
}

static size_t part_at(const struct delivery_of_parts *parts, const char *path)
{
    size_t i = 0;
    while (i < parts->unit->part_count && strcmp(parts->paths[i], path) != 0)
        i++;
    return i;
}

static void send_lost(struct delivery_of_parts *parts, size_t i, struct text ja, struct text en)
{
    const struct unit_part *part = &parts->unit->parts[i];
    struct json_writer writer = events_begin(parts->events, "lost");
    json_add_text(&writer, "file", text_of(part->path));
    json_add_text(&writer, "department", part->department);
    json_add_text(&writer, "reason_ja", ja);
    json_add_text(&writer, "reason_en", en);
    events_send(parts->events, &writer);
}

static void lose(struct delivery_of_parts *parts, const char *path, const struct diagnostic *why)
{
    size_t i = part_at(parts, path);
    if (i == parts->unit->part_count) return;
    if (parts->is_lost[i]) {
        parts->again = parts->is_useless[i] = true;
        return;
    }
    parts->is_lost[i] = true;
    struct arena *arena = parts->session->arena;
    struct text none = {NULL, 0};
    send_lost(parts, i, why ? diag_sentence(arena, why, LANGUAGE_JA) : none,
              why ? diag_sentence(arena, why, LANGUAGE_EN) : none);
}

/* -- one reading ------------------------------------------------------------------------------------------------------ */
/* The plan that was asked for, among those that the files hold; files of another are lost to it. */
static struct plan *take_own(struct delivery_of_parts *parts, struct plan *plans)
{
    struct plan *own = NULL;
    struct diagnostics *diagnostics = parts->session->diagnostics;
    for (struct plan *plan = plans, *next; plan; plan = next) {
        next = plan->next;
        plan->next = NULL;
        if (text_equal(plan->id, parts->unit->plan->id)) {
            own = plan;
            continue;
        }
        DIAG(diagnostics, PART_FOREIGN, .at = plan->root->at, .arguments = {plan->id, parts->unit->plan->id});
        lose(parts, plan->root->at.source->name, diagnostics->last);
    }
    return own;
}

static bool is_of_year(struct delivery_of_parts *parts, const struct plan *plan)
{
    struct text wanted = parts->unit->plan->year;
    int year;
    if (wanted.length == 0 || year_read(wanted, &year) == YEAR_UNREADABLE || plan->year == year) return true;
    struct arena *arena = parts->session->arena;
    DIAG(parts->session->diagnostics, PLAN_OF_YEAR, .at = plan->root->at, .related = parts->unit->plan->at,
         .arguments = {plan->id, text_format(arena, "%d", plan->year), text_format(arena, "%d", year)});
    return false;
}

static struct plan *read_once(struct delivery_of_parts *parts)
{
    const struct lost_file *lost = NULL;
    const char **present = ARENA_ARRAY(parts->session->arena, const char *, parts->unit->part_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < parts->unit->part_count; i++)
        if (parts->paths[i]) present[count++] = parts->paths[i];
    if (count == 0) return NULL;
    struct plan_input input = input_for(parts, present, count);
    struct plan *plans = input_plans_apart(parts->session->arena, parts->session->diagnostics, &input, &lost);
    for (; lost; lost = lost->next)
        lose(parts, lost->path, lost->why);
    return take_own(parts, plans);
}

/* -- older versions --------------------------------------------------------------------------------------------------- */
/* 2026-11-27 as 11月27日 */
static struct text day_words(struct arena *arena, struct text day)
{
    if (day.length != 10) return day;
    const char *at = day.at;
    return text_format(arena, "%d月%d日", (at[5] - '0') * 10 + at[6] - '0', (at[8] - '0') * 10 + at[9] - '0');
}

static struct text name_of(const struct unit_part *part)
{
    return part->department.length ? part->department : path_name(part->path);
}

static bool stands_in(const struct delivery_of_parts *parts, const struct unit_part *part)
{
    return part->older && !parts->is_useless[part - parts->unit->parts];
}

static void send_stand_in(struct delivery_of_parts *parts, const struct unit_part *part)
{
    struct json_writer writer = events_begin(parts->events, "stand-in");
    json_add_text(&writer, "file", text_of(part->path));
    json_add_text(&writer, "department", part->department);
    json_add_text(&writer, "day", stands_in(parts, part) ? part->day : (struct text){NULL, 0});
    events_send(parts->events, &writer);
}

/* Puts older versions in the place of what was lost. */
static void stand_in(struct delivery_of_parts *parts, struct text_buffer *words)
{
    words->length = 0;
    for (size_t i = 0; i < parts->unit->part_count; i++) {
        const struct unit_part *part = &parts->unit->parts[i];
        if (!parts->is_lost[i]) continue;
        parts->paths[i] = stands_in(parts, part) ? part->older : NULL;
        if (words->length) buffer_add(words, TEXT("、"));
        buffer_add(words, name_of(part));
        if (stands_in(parts, part))
            buffer_format(words, "分は%.*s時点", TEXT_ARG(day_words(words->arena, part->day)));
        else
            buffer_add(words, TEXT("分を除く"));
    }
}

/* Reads once more with older versions, and again without those that are no better. */
static struct plan *read_with_older(struct delivery_of_parts *parts, struct text_buffer *words)
{
    struct plan *plan = NULL;
    do {
        parts->again = false;
        stand_in(parts, words);
        plan = read_once(parts);
    } while (parts->again);
    for (size_t i = 0; i < parts->unit->part_count; i++)
        if (parts->is_lost[i]) send_stand_in(parts, &parts->unit->parts[i]);
    return plan;
}

/* -- all of it -------------------------------------------------------------------------------------------------------- */
static void lose_missing(struct delivery_of_parts *parts)
{
    for (size_t i = 0; i < parts->unit->part_count; i++) {
        const struct unit_part *part = &parts->unit->parts[i];
        parts->paths[i] = part->path;
        if (!part->is_missing) continue;
        DIAG(parts->session->diagnostics, PART_MISSING, .at = parts->unit->plan->at,
             .arguments = {text_of(part->path), name_of(part)});
        lose(parts, part->path, parts->session->diagnostics->last);
        parts->paths[i] = NULL;
    }
}

static bool has_department(const struct text *names, size_t count, struct text wanted)
{
    for (size_t i = 0; i < count; i++)
        if (text_equal(names[i], wanted)) return true;
    return false;
}

static bool has_successors(const struct text *names, size_t count, const struct unit_expected *expected)
{
    for (size_t i = 0; i < expected->successor_count; i++)
        if (!has_department(names, count, expected->successors[i])) return false;
    return expected->successor_count > 0;
}

/* A department that was in the plan and is so no longer: a report without it looks like a whole one. */
static bool has_all_departments(const struct delivery_of_parts *parts, const struct plan *plan)
{
    size_t count;
    const struct text *names = departments_of(parts->session->arena, plan, &count);
    bool whole = true;
    for (size_t i = 0; i < parts->unit->expected_count; i++) {
        const struct unit_expected *expected = &parts->unit->expected[i];
        struct text wanted = expected->name;
        if (has_department(names, count, wanted) || has_successors(names, count, expected)) continue;
        DIAG(parts->session->diagnostics, DEPARTMENT_GONE, .at = parts->unit->plan->at,
             .arguments = {wanted, plan->id});
        whole = false;
    }
    return whole;
}

static struct plan *read_previous(const struct delivery_of_parts *parts)
{
    if (parts->unit->previous_count == 0) return NULL;
    struct plan_input input = input_for(parts, parts->unit->previous, parts->unit->previous_count);
    return input_plans(parts->session->arena, parts->session->diagnostics, &input);
}

static bool lost_any(const struct delivery_of_parts *parts)
{
    for (size_t i = 0; i < parts->unit->part_count; i++)
        if (parts->is_lost[i]) return true;
    return false;
}

struct unit_plan unit_read(const struct unit *unit, struct session *session, struct events *events)
{
    struct delivery_of_parts parts = {unit,
                                      session,
                                      events,
                                      ARENA_ARRAY(session->arena, const char *, unit->part_count + 1),
                                      ARENA_ARRAY(session->arena, bool, unit->part_count + 1),
                                      ARENA_ARRAY(session->arena, bool, unit->part_count + 1),
                                      false};
    struct text_buffer words = {.arena = session->arena};
    struct unit_plan read = {.previous = read_previous(&parts)};
    lose_missing(&parts);
    read.plan = read_once(&parts);
    read.is_whole = !lost_any(&parts);
    if (unit->mode == BATCH_DRAFT && lost_any(&parts)) read.plan = read_with_older(&parts, &words);
    read.stand_ins = buffer_text(&words);
    if (!read.plan) return read;
    read.is_whole = is_of_year(&parts, read.plan) && read.is_whole;
    read.is_whole = has_all_departments(&parts, read.plan) && read.is_whole;
    return read;
}
