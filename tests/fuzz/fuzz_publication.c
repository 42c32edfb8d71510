/* fuzz_publication.c: well-formed definitions and records, grown out of bytes (grow.h), through the whole way: read, checked,
 * bound, composed into pages or sheets, written as trace, PDF or workbook. None may end the program, and none may come to
 * nothing without a word. At its end the target says in how many runs something was written.
 *
 * FUZZ_KEEP=DIRECTORY leaves what was grown there as fuzz.xml and record.xml, to be built by the program itself. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "grow.h"
#include "layouts/book/keep.h"
#include "tests/unit/published.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
int fuzz_verdict(void);

enum {
    LEAST_WRITTEN = 70
}; /* of a hundred drawn runs: fewer, and what is grown no longer reaches what is to be tried */
enum { MOST_ELEMENTS = 150, MOST_RECORDS = 250 };

/* What stays over the runs of a campaign. */
struct campaign {
    char directory[256];
    struct grammar *grammar;
    unsigned long runs, accepted, bound, written;
};

static struct campaign *campaign(void)
{
    static struct campaign only;
    return &only;
}

static void end_campaign(void)
{
    struct campaign *c = campaign();
    printf("%lu runs, %lu definitions accepted, %lu bound, %lu written (%lu %%)\n", c->runs, c->accepted,
           c->bound, c->written, c->runs ? c->written * 100 / c->runs : 0);
    if (getenv("FUZZ_KEEP")) return;
    static const char *const files[] = {"fuzz.xml", "record.xml", "hall.png", ""};
    for (size_t i = 0; i < ARRAY_LEN(files); i++) {
        char path[300];
        snprintf(path, sizeof path, "%s/%s", c->directory, files[i]);
        remove(path);
    }
}

int fuzz_verdict(void)
{
    const struct campaign *c = campaign();
    return c->written * 100 >= c->runs * LEAST_WRITTEN ? 0 : 1;
}

static void put(const char *directory, const char *name, struct text content)
{
    char path[300];
    snprintf(path, sizeof path, "%s/%s", directory, name);
    FILE *file = fopen(path, "wb");
    if (!file || fwrite(content.at, 1, content.length, file) != content.length || fclose(file) != 0) {
        perror(path);
        exit(2);
    }
}

static void copy_picture(const char *directory)
{
    static char bytes[65536];
    FILE *file = fopen(SOURCE_DIR "/input/samples/midorino-hall.png", "rb");
    if (!file) return;
    size_t size = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    put(directory, "hall.png", (struct text){bytes, size});
}

static void begin_campaign(struct campaign *c)
{
    const char *kept = getenv("FUZZ_KEEP");
    snprintf(c->directory, sizeof c->directory, "%s", kept ? kept : "/tmp/fuzz-publication-XXXXXX");
    if (!kept && !mkdtemp(c->directory)) abort();
    copy_picture(c->directory);
    c->grammar = grammar_open();
    if (!c->grammar || atexit(end_campaign) != 0) abort();
}

static bool names_same(const char *const *a, size_t a_count, const char *const *b, size_t b_count)
{
    bool same = a_count == b_count;
    for (size_t i = 0; same && i < a_count; i++)
        same = strcmp(a[i], b[i]) == 0;
    return same;
}

/* Opening faces takes a while: they stay open for all definitions that ask for the same ones. What could not be opened is
 * tried again, so that one failure is one run. */
static struct faces *shared_faces(const struct layout *layout, struct diagnostics *diagnostics)
{
    static struct {
        struct arena *arena;
        const char *const *chains;
        size_t count;
        struct faces *faces;
    } shared;
    size_t count;
    const char *const *chains = layout_faces(layout, &count);
    if (shared.faces && names_same(chains, count, shared.chains, shared.count)) return shared.faces;
    if (shared.faces) faces_close(shared.faces);
    if (shared.arena) arena_close(shared.arena);
    shared.arena = arena_open(NULL);
    const char **copies = ARENA_ARRAY(shared.arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++)
        copies[i] = arena_copy(shared.arena, chains[i], strlen(chains[i]));
    shared.chains = copies;
    shared.count = count;
    shared.faces = faces_open(copies, count, diagnostics);
    return shared.faces;
}

static bool write_pages(struct published *p, const struct layout *layout, const struct plan *plan,
                        struct bind_options options, bool as_pdf, int fd)
{
    if (!as_pdf) {
        published_compose(p, layout, plan, options);
        return p->document && trace_write(p->document, fd, p->diagnostics);
    }
    struct faces *faces = shared_faces(layout, p->diagnostics);
    if (!faces) return false;
    options.format = OUTPUT_PDF;
    p->publication = bind_publication(p->arena, p->diagnostics, layout, plan, &options);
    struct setter *setter = p->publication ? lines_open_setter(faces_metrics(faces), p->diagnostics) : NULL;
    if (!setter) return false;
    const struct document *document = compose_pages(p->publication, setter, p->arena, p->diagnostics);
    bool written = pdf_write(document, faces, fd, "fuzz.pdf", p->arena, p->diagnostics);
    lines_close_setter(setter);
    return written;
}

static bool write_sheets(struct published *p, const struct layout *layout, const struct plan *plan,
                         struct bind_options options, int fd)
{
    options.format = OUTPUT_XLSX;
    options.keep_row = keep_row_words;
    p->publication = bind_publication(p->arena, p->diagnostics, layout, plan, &options);
    if (!p->publication) return false;
    const struct book *book = compose_book(p->publication, p->arena, p->diagnostics);
    return xlsx_write(book, fd, "fuzz.xlsx", p->arena, p->diagnostics);
}

enum way { WAY_TRACE, WAY_PDF, WAY_SHEETS };

static void publish(struct campaign *c, struct published *p, const struct plan *plan,
                    const struct layout *layout, struct choices *choices)
{
    static const enum way ways[] = {WAY_TRACE, WAY_TRACE, WAY_PDF, WAY_SHEETS};
    struct bind_options options = {.draft = chance(choices, 4), .picture = published_picture, .context = p};
    options.shown = ARENA_ARRAY(p->arena, uint8_t, plan->record_count / 8 + 1);
    options.numerals_given = chance(choices, 2);
    house_parse(choose_word(choices, "full half mixed as-written"), &options.numerals);
    if (chance(choices, 6)) options.department = TEXT("健康課");
    enum way way = ways[choose(choices, ARRAY_LEN(ways))];
    char path[] = "/tmp/fuzz-publication-out-XXXXXX";
    int fd = mkstemp(path);
    if (fd < 0) abort();
    unlink(path);
    bool written = way == WAY_SHEETS ? write_sheets(p, layout, plan, options, fd)
                                     : write_pages(p, layout, plan, options, way == WAY_PDF, fd);
    close(fd);
    c->bound += p->publication != NULL;
    c->written += written;
    if (!written && !p->diagnostics->first) abort(); /* nothing, and without a word */
}

static void run(struct campaign *c, struct published *p, struct choices *definition, struct choices *record)
{
    struct text_buffer layout_file = {.arena = p->arena}, record_file = {.arena = p->arena};
    grow_definition(&layout_file, definition, "fuzz", MOST_ELEMENTS);
    grow_record(&record_file, record, MOST_RECORDS);
    put(c->directory, "fuzz.xml", buffer_text(&layout_file));
    put(c->directory, "record.xml", buffer_text(&record_file));
    const char *path = text_format(p->arena, "%s/record.xml", c->directory).at;
    struct plan_input input = {.paths = &path, .path_count = 1, .data = SOURCE_DIR, .grammar = c->grammar};
    const struct plan *plan = input_plans(p->arena, p->diagnostics, &input);
    struct wanted wanted = {.layout = "fuzz", .own = c->directory, .shipped = SOURCE_DIR "/layouts"};
    const struct layout *layout = published_layout(p, &wanted);
    if ((!plan || !layout) && !diag_has_errors(p->diagnostics)) abort(); /* refused without a word */
    c->accepted += layout != NULL;
    if (plan && layout) publish(c, p, plan, layout, definition);
}

/* Every message is made, to see that it can be; printed only for who asks. */
static void say(struct text message)
{
    if (getenv("FUZZ_SAY")) fprintf(stderr, "%.*s\n", TEXT_ARG(message));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct campaign *c = campaign();
    if (!c->grammar) begin_campaign(c);
    struct choices definition = choices_of(data, size / 2),
                   record = choices_of(data + size / 2, size - size / 2);
    struct published p = {.arena = arena_open(NULL)};
    p.diagnostics = diag_open(p.arena);
    c->runs++;
    run(c, &p, &definition, &record);
    for (const struct diagnostic *d = p.diagnostics->first; d; d = d->next)
        say(diag_print(p.arena, d, LANGUAGE_JA));
    published_close(&p);
    return 0;
}
