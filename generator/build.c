/* build.c: the command that makes publications: plans × layouts × formats, one file each. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "command.h"
#include "departments.h"
#include "input/quantity/grammar.h"
#include "input/read.h"
#include "layouts/compose.h"
#include "output/output.h"
#include "picture.h"
#include "progress.h"
#include "publish.h"
#include "shelf.h"

static const struct option_rule rules[] = {
    {"--layout", 'l', true},    {"--output", 'o', true},      {"--department", '\0', true},
    {"--numerals", '\0', true}, {"--layout-dir", '\0', true}, {"--draft", '\0', false},
    {"--encoding", '\0', true}, {"--previous", '\0', true},
    {"--labels", '\0', true},
};

/* Everything that stays the same from one publication to the next. */
struct build {
    struct session *session;
    const struct arguments *arguments;
    const char *directory;
    struct grammar *grammar;
    struct plan *plans;
    const struct layout **layouts;
    size_t layout_count;
    bool chosen; /* the layouts were named with -l */
    struct bind_options options;
    uint8_t **shown; /* of each plan: a bit a record that some publication shows */
    struct outbox *outbox;
    struct progress *progress; /* NULL: nobody is watching */
    struct arena *job; /* one publication's memory */
    const struct plan *plan;
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

static bool check_encoding(struct build *build)
{
    const char *value = arguments_value(build->arguments, "--encoding");
    if (!value || input_knows_encoding(value)) return true;
    DIAG(build->session->diagnostics, OPTION_VALUE,
         .arguments = {TEXT("--encoding"), text_of(value), TEXT("UTF-8, CP932, EUC-JP, UTF-16 …")});
    return false;
}

static bool check_inputs(struct build *build)
{
    if (build->arguments->operand_count) return true;
    struct text what = diag_both(build->session->arena, TEXT("記録のファイル"), TEXT("record file"));
    DIAG(build->session->diagnostics, OPERAND_MISSING, .arguments = {what});
    return false;
}

static const struct picture *find_picture(void *context, const struct plan *plan, struct text path,
                                          struct position at)
{
    struct build *build = context;
    return picture_read(build->job, build->session->diagnostics, plan, path, at);
}

static bool read_options(struct build *build)
{
    const char *department = arguments_value(build->arguments, "--department");
    const char *directory = arguments_value(build->arguments, "--output");
    build->directory = directory ? directory : ".";
    build->options = (struct bind_options){.department = text_of(department),
                                           .draft = arguments_have(build->arguments, "--draft"),
                                           .picture = find_picture,
                                           .context = build};
    bool good = check_numerals(build);
    good = check_encoding(build) && good;
    return check_inputs(build) && good;
}

/* -- what to build ---------------------------------------------------------------------------------------------------- */
/* Last year's records only stand beside this year's: their numbers must not be taken for those of this plan. */
static bool load_previous(struct build *build, struct plan_input input)
{
    const char *path = arguments_value(build->arguments, "--previous");
    if (!path) return true;
    input.paths = &path;
    input.path_count = 1;
    const struct plan *previous = input_plans(build->session->arena, build->session->diagnostics, &input);
    if (!previous) return false;
    for (const struct record *each = previous->root; each; each = record_walk(each, previous->root))
        ((struct record *)(size_t)each)->number = 0;
    build->options.previous = previous;
    return true;
}

static bool load_plans(struct build *build)
{
    struct session *session = build->session;
    build->grammar = grammar_open();
    if (!build->grammar) return false;
    struct plan_input input = {.paths = build->arguments->operands,
                               .path_count = build->arguments->operand_count,
                               .encoding = arguments_value(build->arguments, "--encoding"),
                               .labels = arguments_value(build->arguments, "--labels"),
                               .data = session->data,
                               .grammar = build->grammar};
    build->plans = input_plans(session->arena, session->diagnostics, &input);
    return build->plans && load_previous(build, input) && session_exit(session) < EXIT_USAGE;
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
static const struct text *departments_for(struct build *build, const struct layout *layout, const struct plan *plan,
                                          size_t *count)
{
    const struct text *names = NULL;
    *count = 0;
    if (layout_is_per_department(layout) && build->options.department.length == 0)
        names = departments_of(build->session->arena, plan, count);
    if (*count) return names;
    *count = 1;
    return &build->options.department;
}

/* Publications to be made; a plan for which there are none is reported. */
static size_t count_jobs(struct build *build)
{
    size_t count = 0;
    for (const struct plan *plan = build->plans; plan; plan = plan->next) {
        size_t before = count, files;
        for (size_t i = 0; i < build->layout_count; i++) {
            const struct layout *layout = build->layouts[i];
            if (!wants(build, layout, plan)) continue;
            departments_for(build, layout, plan, &files);
            count += files * ((size_t)layout_makes(layout, OUTPUT_PDF) + layout_makes(layout, OUTPUT_XLSX));
        }
        if (count == before)
            DIAG(build->session->diagnostics, LAYOUT_NONE, .at = plan->root->at, .arguments = {plan->id});
    }
    return count;
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
    return text_format(build->job, "%04d-%02d-%02d", day.tm_year + 1900, day.tm_mon + 1, day.tm_mday);
}

static bool write_pages(struct build *build, const struct publication *publication, struct faces *faces,
                        int fd, const char *name)
{
    struct diagnostics *diagnostics = build->session->diagnostics;
    struct setter *setter = setter_open(faces_metrics(faces), diagnostics);
    if (!setter) return false;
    const struct document *document = compose_pages(publication, setter, build->job, diagnostics);
    setter_close(setter);
    return pdf_write(document, faces, fd, name, build->job, diagnostics);
}

static bool write_book(struct build *build, const struct publication *publication, struct faces *faces,
                       int fd, const char *name)
{
    struct diagnostics *diagnostics = build->session->diagnostics;
    struct setter *setter = setter_open(faces_metrics(faces), diagnostics);
    if (!setter) return false;
    const struct book *book = compose_book(publication, setter, build->job, diagnostics);
    setter_close(setter);
    return xlsx_write(book, fd, name, build->job, diagnostics);
}

static bool write_publication(struct build *build, const struct publication *publication, struct faces *faces,
                              enum output_format format, struct text name)
{
    int fd = outbox_begin(build->outbox);
    if (fd < 0) return false;
    bool written = format == OUTPUT_PDF ? write_pages(build, publication, faces, fd, name.at)
                                        : write_book(build, publication, faces, fd, name.at);
    if (written) return outbox_commit(build->outbox, name);
    outbox_abandon(build->outbox);
    return false;
}

static void make(struct build *build, const struct layout *layout, const struct plan *plan,
                 enum output_format format, struct faces *faces)
{
    struct session *session = build->session;
    arena_reset(build->job);
    build->options.format = format;
    build->options.date = date_of(build, plan);
    const struct publication *publication =
        layout_bind(build->job, session->diagnostics, layout, plan, &build->options);
    if (!publication) return;
    struct text extension = format == OUTPUT_PDF ? TEXT(".pdf") : TEXT(".xlsx");
    struct text name = publish_name(build->job, publication->file_name, extension);
    name = text_copy(build->job, name);
    progress_step(build->progress, name);
    if (!write_publication(build, publication, faces, format, name)) return;
    progress_hold(build->progress);
    printf("%s/%.*s\n", build->directory, TEXT_ARG(name));
    fflush(stdout);
    progress_release(build->progress);
}

static void make_files(struct build *build, const struct layout *layout, const struct plan *plan, struct faces *faces)
{
    size_t count;
    const struct text *departments = departments_for(build, layout, plan, &count);
    struct text asked = build->options.department;
    for (size_t i = 0; i < count; i++) {
        build->options.department = departments[i];
        if (layout_makes(layout, OUTPUT_PDF)) make(build, layout, plan, OUTPUT_PDF, faces);
        if (layout_makes(layout, OUTPUT_XLSX)) make(build, layout, plan, OUTPUT_XLSX, faces);
    }
    build->options.department = asked;
}

/* -- all of them ------------------------------------------------------------------------------------------------------ */
static void make_all(struct build *build, const struct layout *layout)
{
    size_t roles;
    const char *const *chains = layout_faces(layout, &roles);
    struct faces *faces = NULL;
    size_t index = 0;
    for (struct plan *plan = build->plans; plan; plan = plan->next, index++) {
        if (!wants(build, layout, plan)) continue;
        build->options.shown = build->shown[index];
        if (!faces) faces = faces_open(chains, roles, build->session->diagnostics);
        if (!faces) return;
        make_files(build, layout, plan, faces);
    }
    if (faces) faces_close(faces);
}

/* What a plan holds and none of the publications made from it shows. Asked of whole plans, where a layout asks for it. */
static void report_unshown(struct build *build)
{
    size_t index = 0;
    for (struct plan *plan = build->plans; plan; plan = plan->next, index++) {
        bool asked = false;
        for (size_t i = 0; i < build->layout_count; i++)
            asked |= wants(build, build->layouts[i], plan) && layout_reports_unshown(build->layouts[i]);
        if (asked && build->options.department.length == 0)
            layout_report_unshown(build->session->arena, build->session->diagnostics, plan, build->shown[index]);
    }
}

static void remember_shown(struct build *build)
{
    size_t count = 0, index = 0;
    for (struct plan *plan = build->plans; plan; plan = plan->next)
        count++;
    build->shown = ARENA_ARRAY(build->session->arena, uint8_t *, count);
    for (struct plan *plan = build->plans; plan; plan = plan->next)
        build->shown[index++] = ARENA_ARRAY(build->session->arena, uint8_t, plan->record_count / 8 + 1);
}

static void build_all(struct build *build)
{
    struct session *session = build->session;
    progress_expect(build->progress, count_jobs(build));
    build->outbox = outbox_open(session->arena, session->diagnostics, build->directory);
    if (!build->outbox) return;
    build->job = arena_open_like(session->arena);
    remember_shown(build);
    for (size_t i = 0; i < build->layout_count; i++)
        make_all(build, build->layouts[i]);
    report_unshown(build);
    arena_close(build->job);
    outbox_close(build->outbox);
}

static enum exit_code run(struct session *session, const struct arguments *arguments)
{
    struct build build = {.session = session, .arguments = arguments};
    if (!read_options(&build)) return EXIT_USAGE;
    build.progress = progress_start(text_of(session_say(session, "記録を読んでいます", "reading the records")));
    if (load_plans(&build) && load_layouts(&build)) build_all(&build);
    progress_stop(build.progress);
    bool opened = build.grammar != NULL;
    grammar_close(build.grammar);
    return opened ? EXIT_FINE : EXIT_INTERNAL;
}

const struct command command_build = {
    .name = "build",
    .summary = {"記録から公表物（PDF・Excel）を作る", "makes publications (PDF, Excel) from records"},
    .help =
        {"使い方: shinchoku build [オプション] 記録…\n\n"
         "  -l, --layout 名前      作るもの（なければ、その計画で作れるものすべて）。繰り返せます\n"
         "  -o, --output フォルダ  出力先（なければ今のフォルダ）\n"
         "  --department 課名      その課の取組だけ\n"
         "  --numerals 書き方      数字の表記: as-written（原文のまま） half（半角） full（全角） "
         "mixed（混合）\n"
         "  --layout-dir フォルダ  自治体独自の定義を先に探すフォルダ\n"
         "  --draft                「（案）」の透かしとデータの時点を入れる\n"
         "  --previous 記録        前年度の記録。入力様式で今年度の欄の横に示す\n"
         "  --labels 辞書          自治体独自のラベルの辞書（TSV、CSV）\n"
         "  --encoding 名前        記録の文字コード（なければ判別）\n",
         "usage: shinchoku build [OPTION]… RECORD…\n\n"
         "  -l, --layout NAME      what to make (else all that the plan has something for); may be repeated\n"
         "  -o, --output DIR       where to (else the current directory)\n"
         "  --department NAME      only this department's initiatives\n"
         "  --numerals STYLE       how numerals are printed: as-written, half, full, mixed\n"
         "  --layout-dir DIR       where a city's own definitions are looked for first\n"
         "  --draft                with a watermark （案） and the date of the data\n"
         "  --previous RECORD      last year's records, which forms show beside this year's cells\n"
         "  --labels FILE          a city's own dictionary of labels (TSV or CSV)\n"
         "  --encoding NAME        of the records (else detected)\n"},
    .rules = rules,
    .rule_count = ARRAY_LEN(rules),
    .run = run,
};
