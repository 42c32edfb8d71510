/* published.h: the way of a record to its pages as the program goes it (plan, bind, compose), with the fixed face of the
 * trace back end instead of fonts. */
#ifndef SHINCHOKU_TESTS_PUBLISHED_H
#define SHINCHOKU_TESTS_PUBLISHED_H

#include "generator/publish/picture.h"
#include "input/quantity/grammar.h"
#include "input/read.h"
#include "layouts/compose/compose.h"
#include "layouts/bind/bind.h"
#include "output/output.h"

struct wanted {
    const char *record; /* a path */
    const char *layout; /* a name; `own` is searched before the shipped definitions */
    const char *own, *shipped;
    struct bind_options options; /* draft, department, numerals, date */
};

struct published {
    struct arena *arena;
    struct diagnostics *diagnostics;
    struct pictures *pictures;             /* NULL until one is wanted */
    const struct publication *publication; /* NULL: nothing to show */
    const struct document *document;       /* NULL then too */
};

static inline struct node *published_read(void *context, const char *path)
{
    struct published *p = context;
    const struct source *source = load_source(p->arena, p->diagnostics, path, NULL);
    return source ? xml_tree(p->arena, p->diagnostics, source) : NULL;
}

static inline const struct picture *published_picture(void *context, struct diagnostics *diagnostics,
                                                      const struct plan *plan, struct text path,
                                                      struct position at)
{
    static const struct page_backend readers = {.examine = picture_examine, .remake = picture_remake};
    struct published *p = context;
    if (!p->pictures) p->pictures = pictures_open(p->arena, &readers);
    return pictures_find(p->pictures, diagnostics, plan, path, at);
}

static inline const struct layout *published_layout(struct published *p, const struct wanted *wanted)
{
    const char *directories[] = {wanted->own, wanted->shipped};
    struct layout_search search = {directories, ARRAY_LEN(directories), published_read, p};
    return layout_load(p->arena, p->diagnostics, &search, wanted->layout);
}

static inline void published_compose(struct published *p, const struct layout *layout,
                                     const struct plan *plan, struct bind_options options)
{
    options.format = OUTPUT_PDF;
    options.picture = published_picture;
    options.context = p;
    options.shown = ARENA_ARRAY(p->arena, uint8_t, plan->record_count / 8 + 1);
    p->publication = bind_publication(p->arena, p->diagnostics, layout, plan, &options);
    if (!p->publication) return;
    struct setter *setter = lines_open_setter(trace_metrics(), p->diagnostics);
    if (!setter) return;
    p->document = compose_pages(p->publication, setter, p->arena, p->diagnostics);
    lines_close_setter(setter);
    if (options.department.length > 0 || !layout_reports_unshown(layout)) return;
    bind_report_unshown(p->arena, p->diagnostics, plan, options.shown);
}

/* To be closed with published_close, whatever came of it. */
static inline struct published published_open(const struct wanted *wanted)
{
    struct published p = {.arena = arena_open(NULL)};
    p.diagnostics = diag_open(p.arena);
    struct grammar *grammar = grammar_open();
    struct plan_input input = {
        .paths = &wanted->record, .path_count = 1, .data = SOURCE_DIR, .grammar = grammar};
    const struct plan *plan = input_plans(p.arena, p.diagnostics, &input);
    const struct layout *layout = plan ? published_layout(&p, wanted) : NULL;
    if (layout) published_compose(&p, layout, plan, wanted->options);
    grammar_close(grammar);
    return p;
}

static inline void published_close(struct published *p)
{
    arena_close(p->arena);
}

#endif
