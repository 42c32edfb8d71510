/* definitions.c: loaded before the first process begins, so that each has them already. */
#include "definitions.h"

#include <string.h>

#include "generator/core/path.h"
#include "generator/digest/digest.h"
#include "generator/publish/backend.h"
#include "generator/publish/identity.h"
#include "input/encoding/load.h"
#include "input/xml/xml.h"

struct definition_shelf *definitions_open(struct session *session, struct ledger *memory)
{
    struct definition_shelf *shelf = ARENA_NEW(session->arena, struct definition_shelf);
    shelf->session = session;
    shelf->memory = memory;
    shelf->press = (struct press){.session = session};
    /* Both back ends, before anybody asks which program this is. */
    shelf->press.pages = backend_for_pages(session->diagnostics);
    if (!shelf->press.pages || !backend_for_books(session->diagnostics)) return NULL;
    shelf->program = digest_text(session->arena, identity_of_program(session->arena));
    return shelf;
}

void definitions_close(struct definition_shelf *shelf)
{
    job_close_faces(&shelf->press);
}

/* -- layouts ---------------------------------------------------------------------------------------------------------- */
struct noting {
    struct session *session;
    struct definitions *definitions;
};

static bool has_input(const struct ledger_inputs *inputs, struct text kind, struct text name)
{
    for (size_t i = 0; i < inputs->count; i++)
        if (text_equal(inputs->at[i].kind, kind) && text_equal(inputs->at[i].name, name)) return true;
    return false;
}

/* base.xml is read with every layout, and noted once. */
static struct node *read_definition(void *context, const char *path)
{
    const struct noting *noting = context;
    struct session *session = noting->session;
    const struct source *source = load_source(session->arena, session->diagnostics, path, NULL);
    if (!source) return NULL;
    struct ledger_inputs *inputs = &noting->definitions->inputs;
    struct text name = path_name(path);
    if (!has_input(inputs, TEXT("layout"), name))
        ledger_add_input(
            session->arena, inputs,
            (struct ledger_input){TEXT("layout"), name, digest_text(session->arena, source->content)});
    return xml_tree(session->arena, session->diagnostics, source);
}

static const char **names_of(struct arena *arena, const struct jobs_job *jobs, size_t *count)
{
    *count = 0;
    for (const struct jobs_job *job = jobs; job; job = job->next)
        ++*count;
    const char **names = ARENA_ARRAY(arena, const char *, *count + 1);
    size_t i = 0;
    for (const struct jobs_job *job = jobs; job; job = job->next)
        names[i++] = arena_copy(arena, job->layout.at, job->layout.length);
    return names;
}

static bool load_layouts(struct definition_shelf *shelf, struct definitions *definitions)
{
    struct arena *arena = shelf->session->arena;
    struct noting noting = {shelf->session, definitions};
    const char *directories[2];
    size_t count = 0, name_count;
    if (definitions->directory) directories[count++] = definitions->directory;
    directories[count++] = text_format(arena, "%s/layouts", shelf->session->data).at;
    struct layout_search search = {directories, count, read_definition, &noting};
    const char **names = names_of(arena, definitions->jobs, &name_count);
    return joblist_load(shelf->session, &definitions->list, &search, names, name_count);
}

/* -- fonts ------------------------------------------------------------------------------------------------------------ */
static bool note_fonts(struct definition_shelf *shelf, struct definitions *definitions,
                       const struct layout *layout)
{
    struct arena *arena = shelf->session->arena;
    if (!layout_makes(layout, OUTPUT_PDF)) return true;
    struct faces *faces = job_faces(&shelf->press, layout);
    if (!faces) return false;
    for (const char *const *file = shelf->press.pages->faces_files(faces); *file; file++) {
        if (has_input(&definitions->inputs, TEXT("font"), path_name(*file))) continue;
        ledger_add_input(
            arena, &definitions->inputs,
            (struct ledger_input){TEXT("font"), path_name(*file), ledger_font_digest(shelf->memory, *file)});
    }
    return true;
}

static bool note_all_fonts(struct definition_shelf *shelf, struct definitions *definitions)
{
    bool good = true;
    for (size_t i = 0; i < definitions->list.layout_count; i++)
        good = note_fonts(shelf, definitions, definitions->list.layouts[i]) && good;
    return good;
}

/* -- a plan's --------------------------------------------------------------------------------------------------------- */
static bool same_jobs(const struct jobs_job *a, const struct jobs_job *b)
{
    while (a && b && text_equal(a->layout, b->layout)) {
        a = a->next;
        b = b->next;
    }
    return !a && !b;
}

static bool same_directory(const char *a, const char *b)
{
    return a && b ? strcmp(a, b) == 0 : a == b;
}

const struct definitions *definitions_for(struct definition_shelf *shelf, const struct jobs_site *site,
                                          const struct jobs_plan *plan)
{
    struct definitions *definitions = shelf->first;
    while (definitions && !(same_directory(definitions->directory, site->layouts) &&
                            same_jobs(definitions->jobs, plan->jobs)))
        definitions = definitions->next;
    if (definitions) return definitions;
    struct arena *arena = shelf->session->arena;
    definitions = ARENA_NEW(arena, struct definitions);
    *definitions = (struct definitions){.directory = site->layouts, .jobs = plan->jobs, .next = shelf->first};
    shelf->first = definitions;
    struct text version = text_join(arena, TEXT(SHINCHOKU_VERSION " "), shelf->program);
    ledger_add_input(arena, &definitions->inputs,
                     (struct ledger_input){TEXT("program"), TEXT(""), digest_text(arena, version)});
    definitions->is_good = load_layouts(shelf, definitions) && note_all_fonts(shelf, definitions);
    return definitions;
}
