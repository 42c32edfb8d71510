/* job.c: one publication made: bound, composed, written and put under its name. */
#include "job.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "backend.h"
#include "generator/program/progress.h"
#include "layouts/book/keep.h"
#include "layouts/compose/compose.h"
#include "outbox.h"
#include "output/output.h"
#include "picture.h"
#include "previous.h"

/* The faces of layouts that ask for the same ones: opened once. */
struct cast {
    const char *const *chains;
    size_t count;
    struct faces *faces;
    struct cast *next;
};

const struct picture *job_find_picture(void *context, struct diagnostics *diagnostics,
                                       const struct plan *plan, struct text path, struct position at)
{
    struct press *press = context;
    if (!press->pictures) {
        if (!press->pages) press->pages = backend_for_pages(diagnostics);
        if (!press->pages) return NULL;
        press->pictures = pictures_open(press->session->arena, press->pages);
    }
    return pictures_find(press->pictures, diagnostics, plan, path, at);
}

/* -- writing ---------------------------------------------------------------------------------------------------------- */
/* The day the data holds for: what the plan says, else what the environment says, else nothing: never the clock. */
static struct text date_of(struct press *press, const struct plan *plan)
{
    const struct record *meta = record_child(plan->root, RECORD_META);
    struct text date = {NULL, 0};
    if (meta) date = record_child_text(meta, RECORD_AS_OF);
    if (meta && date.length == 0) date = record_child_text(meta, RECORD_PUBLISHED);
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (date.length || !epoch || !*epoch) return date;
    char *end;
    long long seconds = strtoll(epoch, &end, 10);
    time_t moment = (time_t)seconds;
    struct tm day;
    if (*end || !gmtime_r(&moment, &day)) return date;
    return text_format(press->scratch, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

/* Was nothing found since that keeps the publication from being written? */
static bool may_publish(const struct press *press, size_t unwritten)
{
    return press->session->diagnostics->effects[EFFECT_UNWRITTEN] == unwritten;
}

static bool write_pages(struct press *press, const struct publication *publication, struct faces *faces,
                        int fd, const char *name)
{
    struct diagnostics *diagnostics = press->session->diagnostics;
    struct setter *setter = lines_open_setter(press->pages->faces_metrics(faces), diagnostics);
    if (!setter) return false;
    struct pdf_writer *writer = press->pages->open(press->scratch, faces, fd);
    struct page_sink sink = press->pages->sink(writer);
    const struct document *document =
        compose_pages_to(&sink, publication, setter, press->scratch, diagnostics);
    lines_close_setter(setter);
    return press->pages->close(writer, document, name, diagnostics);
}

static bool write_book(struct press *press, const struct publication *publication, int fd, const char *name)
{
    struct diagnostics *diagnostics = press->session->diagnostics;
    const struct book_backend *books = backend_for_books(diagnostics);
    if (!books) return false;
    return books->write(compose_book(publication, press->scratch, diagnostics), fd, name, press->scratch,
                        diagnostics);
}

static void write_publication(struct press *press, const struct publication *publication, struct faces *faces,
                              const struct job *job, struct text name)
{
    size_t unwritten = press->session->diagnostics->effects[EFFECT_UNWRITTEN];
    int fd = press->delivery.begin(press->delivery.context, name);
    if (fd < 0) return;
    bool written = job->format == OUTPUT_PDF ? write_pages(press, publication, faces, fd, name.at)
                                             : write_book(press, publication, fd, name.at);
    bool good = written && may_publish(press, unwritten);
    if (press->delivery.end(press->delivery.context, job, name, good)) press->session->done++;
}

/* Ended by NUL. */
static struct text name_of(const struct press *press, const struct publication *publication,
                           enum output_format format)
{
    if (press->target->file) return press->target->name;
    struct text extension = target_extension(format);
    struct text name = outbox_name(press->scratch, publication->file_name, extension);
    if (text_count(name) < text_count(publication->file_name) + text_count(extension))
        DIAG(press->session->diagnostics, NAME_SHORTENED, .arguments = {name});
    return text_copy(press->scratch, name);
}

static void make(struct press *press, const struct job *job, struct faces *faces)
{
    arena_reset(press->scratch);
    struct bind_options options = press->options;
    options.format = job->format;
    options.keep_row = job->format == OUTPUT_XLSX ? keep_row_words : NULL;
    options.department = job->department;
    options.shown = job->shown;
    options.date = date_of(press, job->plan);
    options.previous = previous_for(job->plan, press->plans, press->previous);
    size_t unwritten = press->session->diagnostics->effects[EFFECT_UNWRITTEN];
    const struct publication *publication =
        bind_publication(press->scratch, press->session->diagnostics, job->layout, job->plan, &options);
    if (!publication || !may_publish(press, unwritten)) return;
    struct text name = name_of(press, publication, job->format);
    progress_step(press->session->progress, name);
    write_publication(press, publication, faces, job, name);
}

/* -- faces ------------------------------------------------------------------------------------------------------------ */
static bool same_chains(const struct cast *cast, const char *const *chains, size_t count)
{
    for (size_t i = 0; i < count && cast->count == count; i++)
        if (strcmp(cast->chains[i], chains[i]) != 0) return false;
    return cast->count == count;
}

struct faces *job_faces(struct press *press, const struct layout *layout)
{
    struct session *session = press->session;
    size_t count;
    const char *const *chains = layout_faces(layout, &count);
    struct cast *cast = press->casts;
    while (cast && !same_chains(cast, chains, count))
        cast = cast->next;
    if (cast) return cast->faces;
    if (!press->pages) press->pages = backend_for_pages(session->diagnostics);
    if (!press->pages) return NULL;
    cast = ARENA_NEW(session->arena, struct cast);
    *cast = (struct cast){chains, count, press->pages->faces_open(chains, count, session->diagnostics),
                          press->casts};
    press->casts = cast;
    return cast->faces;
}

void job_close_faces(struct press *press)
{
    for (struct cast *cast = press->casts; cast; cast = cast->next)
        if (cast->faces) press->pages->faces_close(cast->faces);
}

void job_make(struct press *press, const struct job *job)
{
    bool pages = job->format == OUTPUT_PDF; /* a workbook names its face, and asks it nothing */
    struct faces *faces = pages ? job_faces(press, job->layout) : NULL;
    if (faces || !pages) make(press, job, faces);
}
