/* plans.c: record files in, plans out. */
#include "read.h"

#include "generator/core/path.h"
#include "input/plan/complete.h"
#include "input/plan/files.h"
#include "input/plan/links.h"
#include "input/plan/marks.h"
#include "input/plan/owner.h"
#include "input/plan/parts.h"
#include "input/plan/read.h"
#include "input/text/notation/dictionary.h"
#include "input/text/text.h"

#define PLAN_NAMESPACE "urn:shinchoku:plan:1"

struct job {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const struct plan_input *input;
    struct plan_reader reader;
    struct labels *labels; /* loaded when the first plain text is met */
    struct arena *nodes;   /* of the file being read */
    struct parts *first, *last;
    struct lost_files lost;
};

/* -- one file --------------------------------------------------------------------------------------------------------- */
static bool is_xml(const struct source *source)
{
    struct text content = text_trim(source->content);
    return content.length > 0 && content.at[0] == '<';
}

static struct record *read_xml(const struct job *job, const struct source *source)
{
    struct xml_request request = {
        .arena = job->arena, .nodes = job->nodes, .diagnostics = job->diagnostics, .source = source};
    arena_reset(job->nodes);
    const struct node *root = xml_read(&request);
    if (!root) return NULL;
    if (node_is(root, "plan") && !text_is(root->space, PLAN_NAMESPACE))
        DIAG(job->diagnostics, NAMESPACE_WRONG, .at = root->at,
             .arguments = {root->name, root->space, TEXT(PLAN_NAMESPACE)});
    return plan_read(&job->reader, root);
}

/* A text gives the tree that XML would; a dictionary beside the record speaks for the city that sent it. */
static struct record *read_text(struct job *job, const struct source *source)
{
    if (!job->labels)
        job->labels = dictionary_load(job->arena, job->diagnostics, job->input->data, job->input->labels);
    if (!job->labels) return NULL;
    const struct labels *labels = dictionary_beside(job->arena, job->diagnostics, job->labels, source->name);
    if (!labels) return NULL;
    return plan_read(&job->reader, text_read(job->arena, job->diagnostics, source, labels));
}

static struct record *read_file(struct job *job, const char *path, bool *is_text)
{
    const struct source *source = load_source(job->arena, job->diagnostics, path, job->input->encoding);
    if (!source) return NULL;
    if (text_trim(source->content).length == 0) {
        DIAG(job->diagnostics, FILE_EMPTY, .at = {source, 0});
        return NULL;
    }
    *is_text = !is_xml(source);
    return *is_text ? read_text(job, source) : read_xml(job, source);
}

/* -- files of one plan ------------------------------------------------------------------------------------------------ */
static struct parts *parts_of(struct job *job, struct text id, const char *path)
{
    struct parts *parts = job->first;
    while (parts && !text_equal(parts->id, id))
        parts = parts->next;
    if (parts) return parts;
    parts = ARENA_NEW(job->arena, struct parts);
    struct text directory = path_directory(path);
    *parts = (struct parts){.id = id, .directory = arena_copy(job->arena, directory.at, directory.length)};
    if (job->last)
        job->last->next = parts;
    else
        job->first = parts;
    job->last = parts;
    return parts;
}

/* Returns the plan's id. */
static struct text add_part(struct job *job, struct record *root, const char *path, bool is_text)
{
    struct text id = record_value(root, ATTRIBUTE_ID);
    if (id.length == 0) id = path_stem(path); /* the id of a plan that gives none */
    struct parts *parts = parts_of(job, id, path);
    const struct part *same = files_find(parts, root->at.source->content);
    if (same) {
        DIAG(job->diagnostics, PART_TWICE, .at = root->at, .arguments = {text_of(same->path)});
        return id;
    }
    parts->at = arena_grow(job->arena, parts->at, parts->count, parts->count + 1, &parts->capacity,
                           sizeof *parts->at);
    parts->at[parts->count++] = (struct part){root, path};
    parts->has_text = parts->has_text || is_text;
    return id;
}

/* The first finding behind `last` that makes a file unusable; NULL: none does. */
static const struct diagnostic *reason_behind(const struct diagnostics *diagnostics,
                                              const struct diagnostic *last)
{
    const struct diagnostic *found = last ? last->next : diagnostics->first;
    while (found && diag_effect(found->rule) != EFFECT_UNREADABLE)
        found = found->next;
    return found;
}

/* The plan that a text names before the byte that cannot be read; empty: none. */
static struct text id_before(struct job *job, const struct diagnostic *why)
{
    const struct source *source = why ? why->at.source : NULL;
    if (!source || !source->content.length || is_xml(source)) return (struct text){NULL, 0};
    struct diagnostics *unheard = diag_open(job->arena);
    if (!job->labels) job->labels = dictionary_load(job->arena, unheard, job->input->data, job->input->labels);
    if (!job->labels) return (struct text){NULL, 0};
    struct text id = node_value(text_read(job->arena, unheard, source, job->labels), "id");
    return text_equal(id, path_stem(source->name)) ? (struct text){NULL, 0} : id; /* the reader's own guess */
}

static void take_file(struct job *job, const char *path)
{
    const struct diagnostic *last = job->diagnostics->last;
    bool is_text = false;
    struct record *root = read_file(job, path, &is_text);
    const struct diagnostic *why = reason_behind(job->diagnostics, last);
    struct lost_file *lost = why || !root ? lost_add(job->arena, &job->lost, path, why) : NULL;
    struct text id = root ? add_part(job, root, path, is_text) : id_before(job, why);
    if (lost) lost->plan = id;
}

/* The hull of the plan's periods. */
static void find_years(struct plan *plan)
{
    const struct record *meta = record_child(plan->root, RECORD_META);
    if (!meta) return;
    const struct record *year = record_child(meta, RECORD_YEAR);
    if (year) plan->year = year->year;
    for (const struct record *p = record_child(meta, RECORD_PERIOD); p; p = record_following(p)) {
        if (!p->year || !p->last_year) continue;
        if (!plan->first_year || p->year < plan->first_year) plan->first_year = p->year;
        if (p->last_year > plan->last_year) plan->last_year = p->last_year;
    }
}

/* What points into a file that could not be read points to nothing, and is not to blame. */
static bool is_whole(const struct job *job, const struct parts *parts)
{
    for (const struct lost_file *file = job->lost.first; file; file = file->next)
        if (!file->plan.length || text_equal(file->plan, parts->id)) return false;
    return true;
}

/* 12, or １２ as a text may write it. */
static void find_first_page(struct job *job, struct plan *plan)
{
    const struct prose *written = record_attribute(plan->root, ATTRIBUTE_FIRST_PAGE);
    struct decimal number;
    if (!written) return;
    struct text folded = text_trim(text_folded(job->arena, written->text));
    if (decimal_parse(folded, &number) && !number.scale && number.units >= 1 &&
        number.units <= FIRST_PAGE_MOST)
        plan->first_page = (int)number.units;
    else
        DIAG(job->diagnostics, WORD_UNKNOWN, .at = written->at,
             .arguments = {TEXT("first-page"), written->text,
                           text_format(job->arena, "1..%d", FIRST_PAGE_MOST)});
}

static struct plan *finish(struct job *job, struct parts *parts)
{
    struct plan *plan = ARENA_NEW(job->arena, struct plan);
    struct record **roots = ARENA_ARRAY(job->arena, struct record *, parts->count);
    for (size_t i = 0; i < parts->count; i++)
        roots[i] = parts->at[i].root;
    plan->root = plan_merge(job->arena, job->diagnostics, roots, parts->count);
    plan_marks(job->arena, plan->root);
    if (parts->has_text) complete_plan(job->arena, plan->root);
    plan->id = parts->id;
    plan->directory = parts->directory;
    find_years(plan);
    find_first_page(job, plan);
    plan_finish(plan);
    plan_link(job->arena, is_whole(job, parts) ? job->diagnostics : diag_open(job->arena), plan);
    return plan;
}

/* -- the door --------------------------------------------------------------------------------------------------------- */
struct plan *input_plans_apart(struct arena *arena, struct diagnostics *diagnostics,
                               const struct plan_input *input, const struct lost_file **lost)
{
    struct job job = {.arena = arena,
                      .diagnostics = diagnostics,
                      .input = input,
                      .reader = {.arena = arena, .diagnostics = diagnostics, .grammar = input->grammar}};
    job.nodes = arena_open_like(arena);
    for (size_t i = 0; i < input->path_count; i++)
        take_file(&job, input->paths[i]);
    arena_close(job.nodes);
    owner_find_plans(arena, &job.lost, job.first);
    for (struct parts *parts = job.first; parts; parts = parts->next) {
        files_agree_on_year(arena, diagnostics, parts, &job.lost);
        files_report_bare(diagnostics, parts);
    }
    struct plan *first = NULL, **link = &first;
    for (struct parts *parts = job.first; parts; parts = parts->next) {
        *link = finish(&job, parts);
        link = &(*link)->next;
    }
    *lost = job.lost.first;
    return first;
}

bool input_labels_good(struct arena *arena, struct diagnostics *diagnostics, const struct plan_input *input)
{
    return !input->labels || dictionary_load(arena, diagnostics, input->data, input->labels);
}

struct plan *input_plans(struct arena *arena, struct diagnostics *diagnostics, const struct plan_input *input)
{
    const struct lost_file *lost;
    return input_plans_apart(arena, diagnostics, input, &lost);
}
