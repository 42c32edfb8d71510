/* build.c: the command that makes publications: plans × layouts × formats, one file each. */
#include "build.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "generator/publish/backend.h"
#include "generator/program/arguments.h"
#include "generator/publish/departments.h"
#include "generator/core/visible.h"
#include "input/encoding/encoding.h"
#include "input/quantity/grammar.h"
#include "input/read.h"
#include "generator/publish/kept.h"
#include "layouts/book/keep.h"
#include "layouts/compose/compose.h"
#include "generator/program/operands.h"
#include "output/output.h"
#include "generator/publish/picture.h"
#include "generator/publish/previous.h"
#include "generator/program/progress.h"
#include "generator/publish/outbox.h"
#include "generator/publish/shelf.h"
#include "generator/publish/target.h"

static const struct option_rule rules[] = {
    {"--layout", 'l', true},    {"--output", 'o', true},      {"--department", '\0', true},
    {"--numerals", '\0', true}, {"--layout-dir", '\0', true}, {"--draft", '\0', false},
    {"--encoding", '\0', true}, {"--previous", '\0', true},   {"--labels", '\0', true},
    {"--to", '\0', true},       {"--first-page", '\0', true},
};

/* One file to be made. */
struct job {
    const struct layout *layout;
    const struct plan *plan;
    uint8_t *shown;         /* of the plan: a bit a record that this file shows */
    struct text department; /* empty: all */
    enum output_format format;
};

/* The faces of layouts that ask for the same ones: opened once. */
struct cast {
    const char *const *chains;
    size_t count;
    struct faces *faces;
    struct cast *next;
};

/* Everything that stays the same from one publication to the next. */
struct build {
    struct session *session;
    const struct arguments *arguments;
    struct target target;
    struct grammar *grammar;
    struct plan *plans; /* those that are made */
    struct text *read;  /* ids of all that were read */
    size_t read_count;
    const struct lost_file *lost; /* files for which plans are kept */
    struct plan *previous;        /* last year's */
    const struct layout **layouts;
    size_t layout_count;
    bool chosen; /* the layouts were named with -l */
    struct bind_options options;
    struct outbox *outbox;
    struct job *jobs; /* in the order they are made */
    size_t job_count, job_capacity;
    const struct page_backend *pages; /* NULL until a PDF is made */
    struct cast *casts;
    struct pictures *pictures;
    struct arena *scratch; /* one publication's memory */
};

/* -- options ---------------------------------------------------------------------------------------------------------- */
static bool check_numerals(struct build *build)
{
    const char *value = arguments_value(build->arguments, "--numerals");
    if (!value) return true;
    build->options.numerals_given = true;
    if (house_parse(text_of(value), &build->options.numerals)) return true;
    DIAG(build->session->diagnostics, OPTION_VALUE,
         .arguments = {TEXT("--numerals"), text_of(value), TEXT("as-written, half, full, mixed")});
    return false;
}

static bool check_first_page(struct build *build)
{
    const char *value = arguments_value(build->arguments, "--first-page");
    struct decimal number;
    if (!value) return true;
    if (decimal_parse(text_of(value), &number) && !number.scale && number.units >= 1 &&
        number.units <= FIRST_PAGE_MOST) {
        build->options.first_page = (int)number.units;
        return true;
    }
    DIAG(build->session->diagnostics, OPTION_VALUE,
         .arguments = {TEXT("--first-page"), text_of(value), TEXT("1..30000")});
    return false;
}

static bool check_encoding(struct build *build)
{
    return encoding_check(build->session->diagnostics, "--encoding",
                          arguments_value(build->arguments, "--encoding"));
}

static bool check_inputs(struct build *build)
{
    if (build->arguments->operand_count) return true;
    struct text what = diag_both(build->session->arena, TEXT("記録のファイル"), TEXT("record file"));
    DIAG(build->session->diagnostics, OPERAND_MISSING, .arguments = {what});
    return false;
}

static const struct picture *find_picture(void *context, struct diagnostics *diagnostics,
                                          const struct plan *plan, struct text path, struct position at)
{
    struct build *build = context;
    if (!build->pictures) {
        if (!build->pages) build->pages = backend_for_pages(diagnostics);
        if (!build->pages) return NULL;
        build->pictures = pictures_open(build->session->arena, build->pages);
    }
    return pictures_find(build->pictures, diagnostics, plan, path, at);
}

static bool read_options(struct build *build)
{
    const char *department = arguments_value(build->arguments, "--department");
    build->options = (struct bind_options){.department = text_of(department),
                                           .draft = arguments_have(build->arguments, "--draft"),
                                           .picture = find_picture,
                                           .context = build};
    bool good = check_numerals(build);
    good = check_encoding(build) && good;
    good = check_first_page(build) && good;
    good = target_read(build->session, build->arguments, &build->target) && good;
    return check_inputs(build) && good;
}

/* -- what to build ---------------------------------------------------------------------------------------------------- */
/* What is wrong with last year's records would be wrong beside every plan: then nothing is made. */
static bool load_previous(struct build *build, struct plan_input input)
{
    struct session *session = build->session;
    size_t count;
    const char **words = arguments_values(session->arena, build->arguments, "--previous", &count);
    if (!count) return true;
    struct operands files = operands_files(session, words, count);
    input.paths = files.paths;
    input.path_count = files.count;
    build->previous = input_plans(session->arena, session->diagnostics, &input);
    return session_goes_on(session);
}

static void report_without_previous(const struct build *build)
{
    for (const struct plan *plan = build->plans; build->previous && plan; plan = plan->next)
        if (!previous_for(plan, build->plans, build->previous))
            DIAG(build->session->diagnostics, PREVIOUS_NONE, .at = plan->root->at, .arguments = {plan->id});
}

static struct plan_input input_for(const struct build *build)
{
    return (struct plan_input){.encoding = arguments_value(build->arguments, "--encoding"),
                               .labels = arguments_value(build->arguments, "--labels"),
                               .data = build->session->data,
                               .grammar = build->grammar};
}

/* What is asked for by the call, and not by one of its records, comes first: when it is wrong, nothing is made. */
static bool load_plans(struct build *build)
{
    struct session *session = build->session;
    struct plan_input input = input_for(build);
    if (!load_previous(build, input) || !input_labels_good(session->arena, session->diagnostics, &input))
        return false;
    struct operands files =
        operands_files(session, build->arguments->operands, build->arguments->operand_count);
    input.paths = files.paths;
    input.path_count = files.count;
    if (!session_goes_on(session)) return false;
    struct plan *plans = input_plans_apart(session->arena, session->diagnostics, &input, &build->lost);
    build->read = kept_ids(session, plans, &build->read_count);
    build->plans = kept_take_out(plans, build->lost);
    report_without_previous(build);
    return build->plans;
}

static bool load_layouts(struct build *build)
{
    struct session *session = build->session;
    struct layout_search search = shelf_search(session, build->arguments);
    size_t count;
    const char **names = arguments_values(session->arena, build->arguments, "--layout", &count);
    build->chosen = count > 0;
    if (!build->chosen) names = layout_names(session->arena, &search, &count);
    build->layouts = ARENA_ARRAY(session->arena, const struct layout *, count + 1);
    for (size_t i = 0; i < count; i++) {
        const struct layout *layout = layout_load(session->arena, session->diagnostics, &search, names[i]);
        if (layout) build->layouts[build->layout_count++] = layout;
    }
    return build->layout_count == count;
}

static bool wants(const struct build *build, const struct layout *layout, const struct plan *plan)
{
    return build->chosen || (!layout_is_per_department(layout) && layout_applies(layout, plan));
}

/* The departments for each of which the layout makes a file; otherwise one file, for the department asked for or for all. */
static const struct text *departments_for(struct build *build, const struct layout *layout,
                                          const struct plan *plan, size_t *count)
{
    const struct text *names = NULL;
    *count = 0;
    if (layout_is_per_department(layout) && build->options.department.length == 0)
        names = departments_of(build->session->arena, plan, count);
    if (*count) return names;
    *count = 1;
    return &build->options.department;
}

static void add_jobs(struct build *build, const struct layout *layout, const struct plan *plan)
{
    size_t count;
    const struct text *departments = departments_for(build, layout, plan, &count);
    for (size_t i = 0; i < count; i++)
        for (enum output_format format = OUTPUT_PDF; format <= OUTPUT_XLSX; format++) {
            if (!layout_makes(layout, format) || !target_takes(&build->target, format)) continue;
            build->jobs = arena_grow(build->session->arena, build->jobs, build->job_count,
                                     build->job_count + 1, &build->job_capacity, sizeof *build->jobs);
            uint8_t *shown = ARENA_ARRAY(build->session->arena, uint8_t, plan->record_count / 8 + 1);
            build->jobs[build->job_count++] = (struct job){layout, plan, shown, departments[i], format};
        }
}

/* Publications to be made, layout by layout. */
static void list_jobs(struct build *build)
{
    for (size_t i = 0; i < build->layout_count; i++)
        for (const struct plan *plan = build->plans; plan; plan = plan->next)
            if (wants(build, build->layouts[i], plan)) add_jobs(build, build->layouts[i], plan);
}

static bool has_job(const struct build *build, const struct plan *plan)
{
    for (size_t i = 0; i < build->job_count; i++)
        if (build->jobs[i].plan == plan) return true;
    return false;
}

/* A plan for which there is nothing to make is reported. */
static void report_plans_without(const struct build *build)
{
    for (const struct plan *plan = build->plans; plan; plan = plan->next)
        if (!has_job(build, plan))
            DIAG(build->session->diagnostics, LAYOUT_NONE, .at = plan->root->at, .arguments = {plan->id});
}

/* What was asked for by name and cannot be of the named file's format. */
static bool check_formats(const struct build *build)
{
    if (!build->chosen) return true;
    enum output_format wanted = build->target.format, other = wanted == OUTPUT_PDF ? OUTPUT_XLSX : OUTPUT_PDF;
    bool good = true;
    for (size_t i = 0; i < build->layout_count; i++) {
        if (layout_makes(build->layouts[i], wanted)) continue;
        DIAG(build->session->diagnostics, TARGET_FORMAT,
             .arguments = {text_of(layout_name(build->layouts[i])), target_extension(wanted),
                           target_extension(other)});
        good = false;
    }
    return good;
}

static bool check_single(const struct build *build)
{
    enum { MOST_NAMED = 5 };
    if (build->job_count <= 1) return true;
    struct text_buffer list = {.arena = build->session->arena};
    for (size_t i = 0; i < build->job_count && i < MOST_NAMED; i++) {
        const struct job *job = &build->jobs[i];
        buffer_format(&list, "%s%s %.*s%s%.*s", i ? ", " : "", layout_name(job->layout),
                      TEXT_ARG(job->plan->id), job->department.length ? " " : "", TEXT_ARG(job->department));
    }
    if (build->job_count > MOST_NAMED) buffer_add(&list, TEXT(", …"));
    DIAG(build->session->diagnostics, TARGET_SEVERAL,
         .arguments = {text_format(build->session->arena, "%zu", build->job_count), buffer_text(&list)});
    return false;
}

/* Into a named file goes one publication, of the format that its name says. */
static bool check_target(const struct build *build)
{
    return !build->target.file || (check_formats(build) && check_single(build));
}

/* -- one publication -------------------------------------------------------------------------------------------------- */
/* The day the data holds for: what the plan says, else what the environment says, else nothing: never the clock. */
static struct text date_of(struct build *build, const struct plan *plan)
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
    return text_format(build->scratch, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

/* Was nothing found since that keeps the publication from being written? */
static bool may_publish(const struct build *build, size_t unwritten)
{
    return build->session->diagnostics->effects[EFFECT_UNWRITTEN] == unwritten;
}

static bool write_pages(struct build *build, const struct publication *publication, struct faces *faces,
                        int fd, const char *name)
{
    struct diagnostics *diagnostics = build->session->diagnostics;
    struct setter *setter = lines_open_setter(build->pages->faces_metrics(faces), diagnostics);
    if (!setter) return false;
    struct pdf_writer *writer = build->pages->open(build->scratch, faces, fd);
    struct page_sink sink = build->pages->sink(writer);
    const struct document *document =
        compose_pages_to(&sink, publication, setter, build->scratch, diagnostics);
    lines_close_setter(setter);
    return build->pages->close(writer, document, name, diagnostics);
}

static bool write_book(struct build *build, const struct publication *publication, int fd, const char *name)
{
    struct diagnostics *diagnostics = build->session->diagnostics;
    const struct book_backend *books = backend_for_books(diagnostics);
    if (!books) return false;
    return books->write(compose_book(publication, build->scratch, diagnostics), fd, name, build->scratch,
                        diagnostics);
}

static bool write_publication(struct build *build, const struct publication *publication, struct faces *faces,
                              enum output_format format, struct text name)
{
    size_t unwritten = build->session->diagnostics->effects[EFFECT_UNWRITTEN];
    int fd = outbox_begin(build->outbox);
    if (fd < 0) return false;
    bool written = format == OUTPUT_PDF ? write_pages(build, publication, faces, fd, name.at)
                                        : write_book(build, publication, fd, name.at);
    if (written && may_publish(build, unwritten)) return outbox_commit(build->outbox, name);
    outbox_abandon(build->outbox);
    return false;
}

/* Ended by NUL. */
static struct text name_of(const struct build *build, const struct publication *publication,
                           enum output_format format)
{
    if (build->target.file) return build->target.name;
    struct text extension = target_extension(format);
    struct text name = outbox_name(build->scratch, publication->file_name, extension);
    if (text_count(name) < text_count(publication->file_name) + text_count(extension))
        DIAG(build->session->diagnostics, NAME_SHORTENED, .arguments = {name});
    return text_copy(build->scratch, name);
}

static void say_made(struct build *build, struct text name)
{
    struct text path = text_of(build->target.file);
    if (!path.length) path = text_format(build->scratch, "%s/%.*s", build->target.directory, TEXT_ARG(name));
    build->session->done++;
    progress_hold(build->session->progress);
    printf("%.*s\n", TEXT_ARG(visible_text(build->scratch, path)));
    fflush(stdout);
    progress_release(build->session->progress);
}

static void make(struct build *build, const struct job *job, struct faces *faces)
{
    arena_reset(build->scratch);
    struct bind_options options = build->options;
    options.format = job->format;
    options.keep_row = job->format == OUTPUT_XLSX ? keep_row_words : NULL;
    options.department = job->department;
    options.shown = job->shown;
    options.date = date_of(build, job->plan);
    options.previous = previous_for(job->plan, build->plans, build->previous);
    size_t unwritten = build->session->diagnostics->effects[EFFECT_UNWRITTEN];
    const struct publication *publication =
        layout_bind(build->scratch, build->session->diagnostics, job->layout, job->plan, &options);
    if (!publication || !may_publish(build, unwritten)) return;
    struct text name = name_of(build, publication, job->format);
    progress_step(build->session->progress, name);
    if (write_publication(build, publication, faces, job->format, name)) say_made(build, name);
}

/* -- all of them ------------------------------------------------------------------------------------------------------ */
static bool same_chains(const struct cast *cast, const char *const *chains, size_t count)
{
    for (size_t i = 0; i < count && cast->count == count; i++)
        if (strcmp(cast->chains[i], chains[i]) != 0) return false;
    return cast->count == count;
}

/* NULL after a report. */
static struct faces *faces_for(struct build *build, const struct layout *layout)
{
    struct session *session = build->session;
    size_t count;
    const char *const *chains = layout_faces(layout, &count);
    struct cast *cast = build->casts;
    while (cast && !same_chains(cast, chains, count))
        cast = cast->next;
    if (cast) return cast->faces;
    if (!build->pages) build->pages = backend_for_pages(session->diagnostics);
    if (!build->pages) return NULL;
    cast = ARENA_NEW(session->arena, struct cast);
    *cast = (struct cast){chains, count, build->pages->faces_open(chains, count, session->diagnostics),
                          build->casts};
    build->casts = cast;
    return cast->faces;
}

static void close_faces(struct build *build)
{
    for (struct cast *cast = build->casts; cast; cast = cast->next)
        if (cast->faces) build->pages->faces_close(cast->faces);
}

static void make_all(struct build *build)
{
    for (size_t i = 0; i < build->job_count; i++) {
        const struct job *job = &build->jobs[i];
        bool pages = job->format == OUTPUT_PDF; /* a workbook names its face, and asks it nothing */
        struct faces *faces = pages ? faces_for(build, job->layout) : NULL;
        if (faces || !pages) make(build, job, faces);
    }
    close_faces(build);
}

/* A workbook alone (--to) is a part of what a layout with pages shows: the rest is not looked for in it. */
static bool is_made_in_full(const struct build *build, const struct layout *layout)
{
    return target_takes(&build->target, OUTPUT_PDF) || !layout_makes(layout, OUTPUT_PDF);
}

static bool asks_for_all(const struct build *build, const struct plan *plan)
{
    for (size_t i = 0; i < build->layout_count; i++)
        if (wants(build, build->layouts[i], plan) && layout_reports_unshown(build->layouts[i]) &&
            is_made_in_full(build, build->layouts[i]))
            return true;
    return false;
}

/* What the workbook beside a PDF shows; NULL: the job is no PDF, or none is made. */
static const uint8_t *shown_in_book(const struct build *build, const struct job *pages)
{
    if (pages->format != OUTPUT_PDF) return NULL;
    for (size_t i = 0; i < build->job_count; i++) {
        const struct job *job = &build->jobs[i];
        if (job->layout == pages->layout && job->plan == pages->plan && job->format == OUTPUT_XLSX)
            return job->shown;
    }
    return NULL;
}

/* What a plan holds and none of the publications made from it shows, then what one of them misses. Asked of whole plans,
 * where a layout asks for it. */
static void report_unshown_of(struct build *build, const struct plan *plan)
{
    struct arena *arena = build->session->arena;
    uint8_t *anywhere = ARENA_ARRAY(arena, uint8_t, plan->record_count / 8 + 1);
    bool asked = asks_for_all(build, plan);
    for (size_t i = 0; i < build->job_count; i++)
        for (size_t byte = 0; build->jobs[i].plan == plan && byte < plan->record_count / 8 + 1; byte++)
            anywhere[byte] |= build->jobs[i].shown[byte];
    if (asked) layout_report_unshown(arena, build->session->diagnostics, plan, anywhere);
    for (size_t i = 0; i < build->job_count; i++) {
        const struct job *job = &build->jobs[i];
        struct layout_output output = {job->layout, job->format, job->shown, shown_in_book(build, job)};
        if (job->plan == plan && layout_reports_unshown(job->layout))
            layout_report_missed(arena, build->session->diagnostics, &output, plan, asked ? anywhere : NULL);
    }
}

static void report_unshown(struct build *build)
{
    if (build->options.department.length) return;
    for (const struct plan *plan = build->plans; plan; plan = plan->next)
        report_unshown_of(build, plan);
}

static void build_all(struct build *build)
{
    struct session *session = build->session;
    list_jobs(build);
    report_plans_without(build);
    if (!check_target(build)) return;
    progress_expect(build->session->progress, build->job_count);
    build->outbox = outbox_open(session->arena, session->diagnostics, build->target.directory);
    if (!build->outbox) return;
    build->scratch = arena_open_like(session->arena);
    make_all(build);
    report_unshown(build);
    arena_close(build->scratch);
    outbox_close(build->outbox);
}

static void build_plans(struct build *build)
{
    bool some = load_plans(build);
    if (some && !load_layouts(build)) return;
    build->plans =
        departments_choose(build->session->diagnostics, build->plans, build->options.department, build->lost);
    if (build->plans) build_all(build);
    kept_report(build->session, build->read, build->read_count, build->lost);
}

static enum exit_code run(struct session *session, const struct arguments *arguments)
{
    struct build build = {.session = session, .arguments = arguments};
    if (!read_options(&build)) return EXIT_USAGE;
    session->progress =
        progress_start(text_of(session_say(session, "記録を読んでいます", "reading the records")));
    build.grammar = session_grammar(session);
    if (build.grammar) build_plans(&build);
    progress_stop(session->progress);
    session->progress = NULL;
    grammar_close(build.grammar);
    return EXIT_FINE;
}

const struct command command_build = {
    .name = "build",
    .summary = {"記録から公表物（PDF・Excel）を作る", "makes publications (PDF, Excel) from records"},
    .help =
        {"使い方: shinchoku build [オプション] 記録…\n\n"
         "  -l, --layout 名前      作るもの（なければ、その計画で作れるものすべて）。繰り返せます\n"
         "  -o, --output フォルダ  出力先（なければ今のフォルダ）\n"
         "  --to ファイル          一つだけを、この名前で作る。.pdf か .xlsx で終わる名前\n"
         "  --department 課名      その課の取組だけ\n"
         "  --numerals 書き方      数字の表記: as-written（原文のまま） half（半角） full（全角） "
         "mixed（混合）\n"
         "  --layout-dir フォルダ  自治体独自の定義を先に探すフォルダ\n"
         "  --first-page 番号      番号を付ける最初のページの番号（なければ計画の first-page、それもなければ "
         "1）\n"
         "  --draft                「（案）」の透かしとデータの時点を入れる\n"
         "  --previous 記録        前年度の記録。入力様式で今年度の欄の横に示す\n"
         "  --labels 辞書          自治体独自のラベルの辞書（TSV、CSV）\n"
         "  --encoding 名前        記録の文字コード（なければ判別）\n\n"
         "記録には、ファイルのほか、フォルダ、引用符で囲んだ型（'in/*.xml'）、@一覧 "
         "も書けます。使えないファイルがある計画は"
         "前の公表物のまま残します。\n",
         "usage: shinchoku build [OPTION]… RECORD…\n\n"
         "  -l, --layout NAME      what to make (else all that the plan has something for); may be repeated\n"
         "  -o, --output DIR       where to (else the current directory)\n"
         "  --to FILE              makes one publication under this name, which ends in .pdf or .xlsx\n"
         "  --department NAME      only this department's initiatives\n"
         "  --numerals STYLE       how numerals are printed: as-written, half, full, mixed\n"
         "  --layout-dir DIR       where a city's own definitions are looked for first\n"
         "  --first-page N         number of the first numbered page (else the plan's first-page, else 1)\n"
         "  --draft                with a watermark （案） and the date of the data\n"
         "  --previous RECORD      last year's records, which forms show beside this year's cells\n"
         "  --labels FILE          a city's own dictionary of labels (TSV or CSV)\n"
         "  --encoding NAME        of the records (else detected)\n\n"
         "A record may be a file, a directory, a quoted pattern ('in/*.xml') or @LIST. A plan of which a "
         "file cannot "
         "be used keeps\nits former publications.\n"},
    .rules = rules,
    .rule_count = ARRAY_LEN(rules),
    .run = run,
};
