/* plans.c: record files in, plans out. */
#include <string.h>

#include "input/text/text.h"
#include "input/xml/xml.h"
#include "plan_links.h"
#include "plan_marks.h"
#include "plan_parts.h"
#include "plan_read.h"
#include "read.h"

#define PLAN_NAMESPACE "urn:shinchoku:plan:1"

/* Files of one plan id. */
struct parts {
    struct text id;
    const char *directory;
    struct record **roots;
    size_t count, capacity;
    bool has_text; /* one of them is a text record */
    struct parts *next;
};

struct job {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const struct plan_input *input;
    struct plan_reader reader;
    struct labels *labels; /* loaded when the first plain text is met */
    struct arena *nodes;   /* of the file being read */
    struct parts *first, *last;
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
        job->labels = labels_load(job->arena, job->diagnostics, job->input->data, job->input->labels);
    if (!job->labels) return NULL;
    const struct labels *labels = labels_beside(job->arena, job->diagnostics, job->labels, source->name);
    if (!labels) return NULL;
    return plan_read(&job->reader, text_read(job->arena, job->diagnostics, source, labels));
}

static struct record *read_file(struct job *job, const char *path, bool *is_text)
{
    const struct source *source = input_load(job->arena, job->diagnostics, path, job->input->encoding);
    if (!source) return NULL;
    *is_text = !is_xml(source);
    return *is_text ? read_text(job, source) : read_xml(job, source);
}

/* -- files of one plan ------------------------------------------------------------------------------------------------ */
/* The file's name without directory and extension: the id of a plan that gives none. */
static struct text stem_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    struct text name = text_of(slash ? slash + 1 : path);
    for (size_t i = name.length; i > 1; i--)
        if (name.at[i - 1] == '.') return text_slice(name, 0, i - 1);
    return name;
}

static const char *directory_of(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash) return ".";
    return arena_copy(arena, path, slash == path ? 1 : (size_t)(slash - path));
}

static void add_part(struct job *job, struct record *root, const char *path, bool is_text)
{
    struct text id = record_value(root, ATTRIBUTE_ID);
    if (id.length == 0) id = stem_of(path);
    struct parts *parts = job->first;
    while (parts && !text_equal(parts->id, id))
        parts = parts->next;
    if (!parts) {
        parts = ARENA_NEW(job->arena, struct parts);
        parts->id = id;
        parts->directory = directory_of(job->arena, path);
        if (job->last)
            job->last->next = parts;
        else
            job->first = parts;
        job->last = parts;
    }
    parts->roots = arena_grow(job->arena, parts->roots, parts->count, parts->count + 1, &parts->capacity,
                              sizeof(struct record *));
    parts->roots[parts->count++] = root;
    parts->has_text = parts->has_text || is_text;
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

static struct plan *finish(struct job *job, struct parts *parts)
{
    struct plan *plan = ARENA_NEW(job->arena, struct plan);
    plan->root = plan_merge(job->arena, job->diagnostics, parts->roots, parts->count);
    plan_marks(job->arena, plan->root);
    if (parts->has_text) text_complete(job->arena, plan->root);
    plan->id = parts->id;
    plan->directory = parts->directory;
    find_years(plan);
    plan_finish(plan);
    plan_link(job->arena, job->diagnostics, plan);
    return plan;
}

/* -- the door --------------------------------------------------------------------------------------------------------- */
struct plan *input_plans(struct arena *arena, struct diagnostics *diagnostics, const struct plan_input *input)
{
    struct job job = {.arena = arena,
                      .diagnostics = diagnostics,
                      .input = input,
                      .reader = {.arena = arena, .diagnostics = diagnostics, .grammar = input->grammar}};
    job.nodes = arena_open_like(arena);
    for (size_t i = 0; i < input->path_count; i++) {
        bool is_text = false;
        struct record *root = read_file(&job, input->paths[i], &is_text);
        if (root) add_part(&job, root, input->paths[i], is_text);
    }
    arena_close(job.nodes);
    struct plan *first = NULL, **link = &first;
    for (struct parts *parts = job.first; parts; parts = parts->next) {
        *link = finish(&job, parts);
        link = &(*link)->next;
    }
    return first;
}
