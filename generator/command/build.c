/* build.c: the command that makes publications: plans × layouts × formats, one file each. */
#include "build.h"

#include <stdio.h>

#include "generator/core/visible.h"
#include "generator/program/arguments.h"
#include "generator/publish/departments.h"
#include "generator/publish/joblist.h"
#include "input/encoding/encoding.h"
#include "input/quantity/grammar.h"
#include "input/read.h"
#include "generator/publish/job.h"
#include "generator/publish/kept.h"
#include "generator/publish/outbox.h"
#include "generator/program/operands.h"
#include "generator/publish/previous.h"
#include "generator/program/progress.h"
#include "generator/publish/shelf.h"
#include "generator/publish/target.h"

static const struct option_rule rules[] = {
    {"--layout", 'l', VALUE_NEEDED},      {"--output", 'o', VALUE_NEEDED},
    {"--department", '\0', VALUE_NEEDED}, {"--numerals", '\0', VALUE_NEEDED},
    {"--layout-dir", '\0', VALUE_NEEDED}, {"--draft", '\0', VALUE_NONE},
    {"--encoding", '\0', VALUE_NEEDED},   {"--previous", '\0', VALUE_NEEDED},
    {"--labels", '\0', VALUE_NEEDED},     {"--to", '\0', VALUE_NEEDED},
    {"--first-page", '\0', VALUE_NEEDED}, {"--wait", '\0', VALUE_OPTIONAL},
};

/* Everything that stays the same from one publication to the next. */
struct build {
    struct session *session;
    const struct arguments *arguments;
    struct target target;
    struct grammar *grammar;
    struct joblist list; /* what is made */
    struct text *read;   /* ids of all that were read */
    size_t read_count;
    const struct lost_file *lost; /* files for which plans are kept */
    struct plan *previous;        /* last year's */
    long wait;   /* seconds, for names that another run has */
    struct press press;
    struct outbox *outbox;
    struct outfile *file; /* that is written */
};

/* -- options ---------------------------------------------------------------------------------------------------------- */
static bool check_numerals(struct build *build)
{
    const char *value = arguments_value(build->arguments, "--numerals");
    if (!value) return true;
    build->press.options.numerals_given = true;
    if (house_parse(text_of(value), &build->press.options.numerals)) return true;
    DIAG(build->session->diagnostics, OPTION_VALUE,
         .arguments = {TEXT("--numerals"), text_of(value), house_styles()});
    return false;
}

static bool check_first_page(struct build *build)
{
    const char *value = arguments_value(build->arguments, "--first-page");
    struct decimal number;
    if (!value) return true;
    if (decimal_parse(text_of(value), &number) && !number.scale && number.units >= 1 &&
        number.units <= FIRST_PAGE_MOST) {
        build->press.options.first_page = (int)number.units;
        return true;
    }
    DIAG(build->session->diagnostics, OPTION_VALUE,
         .arguments = {TEXT("--first-page"), text_of(value), TEXT("1..30000")});
    return false;
}

/* Below 0: without end. */
static bool check_wait(struct build *build)
{
    enum { LONGEST_WAIT = 999999 };
    const char *value = arguments_value(build->arguments, "--wait");
    struct decimal number;
    build->wait = arguments_have(build->arguments, "--wait") ? -1 : 0;
    if (!value) return true;
    if (decimal_parse(text_of(value), &number) && !number.scale && number.units >= 0 &&
        number.units <= LONGEST_WAIT) {
        build->wait = (long)number.units;
        return true;
    }
    DIAG(build->session->diagnostics, OPTION_VALUE,
         .arguments = {TEXT("--wait"), text_of(value), TEXT("0..999999")});
    return false;
}

static bool check_encoding(struct build *build)
{
    return encoding_check(build->session->diagnostics, "--encoding",
                          arguments_value(build->arguments, "--encoding"));
}

static bool read_options(struct build *build)
{
    const char *department = arguments_value(build->arguments, "--department");
    build->press.options = (struct bind_options){.department = text_of(department),
                                                 .draft = arguments_have(build->arguments, "--draft"),
                                                 .picture = job_find_picture,
                                                 .context = &build->press};
    build->list = (struct joblist){
        .arena = build->session->arena, .target = &build->target, .department = text_of(department)};
    bool good = check_numerals(build);
    good = check_encoding(build) && good;
    good = check_first_page(build) && good;
    good = check_wait(build) && good;
    good = target_read(build->session, build->arguments, &build->target) && good;
    return operands_check(build->session, build->arguments->operand_count) && good;
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
    for (const struct plan *plan = build->list.plans; build->previous && plan; plan = plan->next)
        if (!previous_for(plan, build->list.plans, build->previous))
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
    build->list.plans = kept_take_out(plans, build->lost);
    report_without_previous(build);
    return build->list.plans;
}

static bool load_layouts(struct build *build)
{
    struct session *session = build->session;
    struct layout_search search = shelf_search(session, build->arguments);
    size_t count;
    const char **names = arguments_values(session->arena, build->arguments, "--layout", &count);
    return joblist_load(session, &build->list, &search, names, count);
}

/* What was asked for by name and cannot be of the named file's format. */
static bool check_formats(const struct build *build)
{
    if (!build->list.is_chosen) return true;
    enum output_format wanted = build->target.format, other = wanted == OUTPUT_PDF ? OUTPUT_XLSX : OUTPUT_PDF;
    bool good = true;
    for (size_t i = 0; i < build->list.layout_count; i++) {
        if (layout_makes(build->list.layouts[i], wanted)) continue;
        DIAG(build->session->diagnostics, TARGET_FORMAT,
             .arguments = {text_of(layout_name(build->list.layouts[i])), target_extension(wanted),
                           target_extension(other)});
        good = false;
    }
    return good;
}

static bool check_single(const struct build *build)
{
    enum { MOST_NAMED = 5 };
    if (build->list.count <= 1) return true;
    struct text_buffer list = {.arena = build->session->arena};
    for (size_t i = 0; i < build->list.count && i < MOST_NAMED; i++) {
        const struct job *job = &build->list.jobs[i];
        buffer_format(&list, "%s%s %.*s%s%.*s", i ? ", " : "", layout_name(job->layout),
                      TEXT_ARG(job->plan->id), job->department.length ? " " : "", TEXT_ARG(job->department));
    }
    if (build->list.count > MOST_NAMED) buffer_add(&list, TEXT(", …"));
    DIAG(build->session->diagnostics, TARGET_SEVERAL,
         .arguments = {text_format(build->session->arena, "%zu", build->list.count), buffer_text(&list)});
    return false;
}

/* Into a named file goes one publication, of the format that its name says. */
static bool check_target(const struct build *build)
{
    return !build->target.file || (check_formats(build) && check_single(build));
}

/* -- into the directory ------------------------------------------------------------------------------------------------- */
static int begin_output(void *context, struct text name)
{
    struct build *build = context;
    build->file = outbox_begin(build->outbox, name);
    return build->file ? build->file->fd : -1;
}

static void say_made(struct build *build, struct text name)
{
    struct arena *scratch = build->press.scratch;
    struct text path = text_of(build->target.file);
    if (!path.length) path = text_format(scratch, "%s/%.*s", build->target.directory, TEXT_ARG(name));
    progress_hold(build->session->progress);
    printf("%.*s\n", TEXT_ARG(visible_text(scratch, path)));
    fflush(stdout);
    progress_release(build->session->progress);
}

static bool end_output(void *context, const struct job *job, struct text name, bool is_good)
{
    struct build *build = context;
    (void)job;
    if (!is_good) outbox_abandon(build->outbox, build->file);
    if (!is_good || !outbox_commit(build->outbox, &build->file, 1)) return false;
    say_made(build, name);
    return true;
}

/* -- all of them ------------------------------------------------------------------------------------------------------ */
static void make_all(struct build *build)
{
    build->press.target = &build->target;
    build->press.delivery = (struct delivery){begin_output, end_output, build};
    build->press.plans = build->list.plans;
    build->press.previous = build->previous;
    for (size_t i = 0; i < build->list.count; i++)
        job_make(&build->press, &build->list.jobs[i]);
    job_close_faces(&build->press);
}

static void build_all(struct build *build)
{
    struct session *session = build->session;
    joblist_fill(session, &build->list);
    if (!check_target(build)) return;
    progress_expect(build->session->progress, build->list.count);
    build->outbox = outbox_open(session->arena, session->diagnostics, build->target.directory);
    if (!build->outbox) return;
    outbox_wait(build->outbox, build->wait);
    build->press.scratch = arena_open_like(session->arena);
    make_all(build);
    joblist_report_unshown(session, &build->list);
    arena_close(build->press.scratch);
    outbox_close(build->outbox);
}

static void build_plans(struct build *build)
{
    bool some = load_plans(build);
    if (some && !load_layouts(build)) return;
    build->list.plans = departments_choose(build->session->diagnostics, build->list.plans,
                                           build->press.options.department, build->lost);
    if (build->list.plans) build_all(build);
    kept_report(build->session, build->read, build->read_count, build->lost);
}

static enum exit_code run(struct session *session, const struct arguments *arguments)
{
    struct build build = {.session = session, .arguments = arguments, .press = {.session = session}};
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
         "  --wait[=秒]            "
         "別の実行が使っている出力は、終わるのを待って作る（秒まで。なければいつまでも）\n"
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
         "  --wait[=SECONDS]       waits for outputs that another run has, so long at most (else without "
         "end)\n"
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
