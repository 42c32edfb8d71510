/* floor.c: what a publication costs when its layout costs nothing: the same pages, item by item, tagged, written by the
 * same back end from memory. What the program takes beyond that is reading, binding, setting.
 *
 *     cmake --build build/release --target floor
 *     build/release/tests/floor tests/bench/peers peers-report RECORDS.xml OUT.pdf
 *
 * Prints, best of three, the seconds of processor time that opening the faces anew and writing take with tags and without
 * them; then pages, items, tags, bytes of the tagged file. Starting a process is not in it. */
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "tests/unit/published.h"

enum { ROUNDS = 3 };

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

struct job {
    struct published *published;
    const struct layout *layout;
    const char *file;
};

static struct faces *open_faces(const struct job *job)
{
    size_t count;
    const char *const *chains = layout_faces(job->layout, &count);
    return faces_open(chains, count, job->published->diagnostics);
}

/* Seconds; below 0 when the file cannot be written. */
static double write_once(const struct job *job, const struct document *document, long long *bytes)
{
    struct arena *scratch = arena_open(NULL);
    int fd = open(job->file, O_CREAT | O_TRUNC | O_RDWR, 0644);
    double start = seconds();
    struct faces *faces = open_faces(job);
    bool written =
        fd >= 0 && faces && pdf_write(document, faces, fd, job->file, scratch, job->published->diagnostics);
    double taken = seconds() - start;
    struct stat status = {0};
    if (fd >= 0 && fstat(fd, &status) == 0) *bytes = (long long)status.st_size;
    if (fd >= 0) close(fd);
    if (faces) faces_close(faces);
    arena_close(scratch);
    return written ? taken : -1;
}

static double write_best(const struct job *job, const struct document *document, long long *bytes)
{
    double best = write_once(job, document, bytes);
    for (int round = 1; round < ROUNDS && best >= 0; round++) {
        double taken = write_once(job, document, bytes);
        if (taken < best) best = taken;
    }
    return best;
}

static const struct document *compose(struct job *job, const struct plan *plan)
{
    struct published *p = job->published;
    struct bind_options options = {.format = OUTPUT_PDF, .picture = published_picture, .context = p};
    struct faces *faces = open_faces(job);
    struct setter *setter = faces ? lines_open_setter(faces_metrics(faces), p->diagnostics) : NULL;
    p->publication = setter ? bind_publication(p->arena, p->diagnostics, job->layout, plan, &options) : NULL;
    const struct document *document =
        p->publication ? compose_pages(p->publication, setter, p->arena, p->diagnostics) : NULL;
    if (setter) lines_close_setter(setter);
    if (faces) faces_close(faces);
    return document;
}

static int measure(struct job *job, const struct document *document)
{
    struct document untagged = *document;
    size_t items = 0;
    long long bytes = 0, untagged_bytes = 0;
    untagged.tag_count = 0;
    for (uint32_t i = 0; i < document->page_count; i++)
        items += document->pages[i]->item_count;
    double plain = write_best(job, &untagged, &untagged_bytes), tagged = write_best(job, document, &bytes);
    if (tagged < 0 || plain < 0) return 1;
    printf("%.3f %.3f %u %zu %u %lld\n", tagged, plain, (unsigned)document->page_count, items,
           (unsigned)document->tag_count, bytes);
    return 0;
}

int main(int count, char **arguments)
{
    if (count != 5) return fprintf(stderr, "floor LAYOUTS NAME RECORDS OUT.pdf\n"), 2;
    struct wanted wanted = {.record = arguments[3],
                            .layout = arguments[2],
                            .own = arguments[1],
                            .shipped = SOURCE_DIR "/layouts"};
    struct published p = {.arena = arena_open(NULL)};
    p.diagnostics = diag_open(p.arena);
    struct grammar *grammar = grammar_open();
    struct plan_input input = {
        .paths = &wanted.record, .path_count = 1, .data = SOURCE_DIR, .grammar = grammar};
    const struct plan *plan = input_plans(p.arena, p.diagnostics, &input);
    struct job job = {&p, plan ? published_layout(&p, &wanted) : NULL, arguments[4]};
    const struct document *document = job.layout ? compose(&job, plan) : NULL;
    int status = document ? measure(&job, document) : 1;
    grammar_close(grammar);
    published_close(&p);
    return status;
}
