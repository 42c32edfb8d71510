/* batch.c: the command that makes a city's whole set of publications, unattended: at year-end, and every night. */
#include "batch.h"

#include <string.h>
#include <unistd.h>

#include "generator/batch/jobs.h"
#include "generator/batch/run.h"
#include "generator/batch/say.h"
#include "generator/batch/verify.h"
#include "generator/core/decimal.h"
#include "generator/core/suggest.h"
#include "generator/program/arguments.h"
#include "input/quantity/grammar.h"

static const struct option_rule rules[] = {
    {"--draft", '\0', VALUE_NONE},  {"--publish", '\0', VALUE_NONE},    {"--jobs", 'j', VALUE_NEEDED},
    {"--only", '\0', VALUE_NEEDED}, {"--force", '\0', VALUE_NONE},      {"--explain", '\0', VALUE_NONE},
    {"--log", '\0', VALUE_NEEDED},  {"--log-file", '\0', VALUE_NEEDED}, {"--verify", '\0', VALUE_NONE},
    {"--prune", '\0', VALUE_NONE},  {"--wait", '\0', VALUE_OPTIONAL},   {"--accept-gone", '\0', VALUE_NEEDED},
};

static bool is_number(struct session *session, const char *name, const char *value, int64_t most,
                      int64_t *number)
{
    struct decimal decimal;
    if (decimal_parse(text_of(value), &decimal) && decimal.scale == 0 && decimal.units >= 1 &&
        decimal.units <= most) {
        *number = decimal.units;
        return true;
    }
    DIAG(
        session->diagnostics, OPTION_VALUE,
        .arguments = {text_of(name), text_of(value), text_format(session->arena, "1–%lld", (long long)most)});
    return false;
}

/* As many processes as there are processors, unless somebody says how many. */
static bool read_workers(struct session *session, const struct arguments *arguments,
                         struct night_order *order)
{
    enum { MOST = 64 };
    const char *value = arguments_value(arguments, "--jobs");
    int64_t number = sysconf(_SC_NPROCESSORS_ONLN);
    bool good = !value || is_number(session, "--jobs", value, MOST, &number);
    order->workers = number < 1 ? 1 : number > MOST ? MOST : (unsigned)number;
    return good;
}

static bool read_patience(struct session *session, const struct arguments *arguments,
                          struct night_order *order)
{
    enum { DAY = 86400 };
    const char *value = arguments_value(arguments, "--wait");
    int64_t seconds = -1;
    order->waits = arguments_have(arguments, "--wait");
    bool good = !value || is_number(session, "--wait", value, DAY, &seconds);
    order->seconds = (long)seconds;
    return good;
}

static bool read_mode(struct session *session, const struct arguments *arguments, struct night_order *order)
{
    bool draft = arguments_have(arguments, "--draft"), publish = arguments_have(arguments, "--publish");
    order->mode = publish ? BATCH_PUBLISH : BATCH_DRAFT;
    if (draft && publish)
        DIAG(session->diagnostics, OPTION_CLASH, .arguments = {TEXT("--draft"), TEXT("--publish")});
    return !(draft && publish);
}

static bool read_log(struct session *session, const struct arguments *arguments, struct night_order *order)
{
    static const char *const kinds[] = {[LOG_TEXT] = "text", [LOG_JSON] = "json", [LOG_JOURNAL] = "journal"};
    const char *value = arguments_value(arguments, "--log");
    order->log_file = arguments_value(arguments, "--log-file");
    order->log = order->log_file ? LOG_TEXT : LOG_NONE;
    for (size_t i = LOG_TEXT; value && i < ARRAY_LEN(kinds); i++) {
        if (strcmp(value, kinds[i]) != 0) continue;
        order->log = i == LOG_TEXT ? LOG_TEXT : i == LOG_JSON ? LOG_JSON : LOG_JOURNAL;
        return true;
    }
    if (!value) return true;
    DIAG(session->diagnostics, OPTION_VALUE,
         .arguments = {TEXT("--log"), text_of(value), TEXT("text, json, journal")});
    return false;
}

static bool read_order(struct session *session, const struct arguments *arguments, struct night_order *order)
{
    *order = (struct night_order){.force = arguments_have(arguments, "--force"),
                                  .explain = arguments_have(arguments, "--explain"),
                                  .verify = arguments_have(arguments, "--verify"),
                                  .prune = arguments_have(arguments, "--prune")};
    order->only = arguments_values(session->arena, arguments, "--only", &order->only_count);
    order->gone = arguments_values(session->arena, arguments, "--accept-gone", &order->gone_count);
    bool good = read_mode(session, arguments, order);
    good = read_workers(session, arguments, order) && good;
    good = read_log(session, arguments, order) && good;
    good = read_patience(session, arguments, order) && good;
    if (arguments->operand_count == 1) return good;
    if (arguments->operand_count > 1) {
        DIAG(session->diagnostics, OPERAND_SURPLUS, .arguments = {text_of(arguments->operands[1])});
        return false;
    }
    struct text what = diag_both(session->arena, TEXT("ジョブファイル"), TEXT("jobs file"));
    DIAG(session->diagnostics, OPERAND_MISSING, .arguments = {what});
    return false;
}

/* Plans that are named have to be there. */
static bool check_only(struct session *session, const struct night_order *order,
                       const struct jobs_site *sites)
{
    bool good = true;
    for (size_t i = 0; i < order->only_count; i++) {
        struct suggestion known = suggest_open(session->arena, text_of(order->only[i]));
        bool found = false;
        for (const struct jobs_site *site = sites; site; site = site->next)
            for (const struct jobs_plan *plan = site->plans; plan; plan = plan->next) {
                suggest_add(&known, plan->id);
                found = found || text_is(plan->id, order->only[i]);
            }
        if (found) continue;
        DIAG(session->diagnostics, OPTION_VALUE,
             .arguments = {TEXT("--only"), text_of(order->only[i]), suggest_list(&known),
                           suggest_nearest(&known)});
        good = false;
    }
    return good;
}

static enum exit_code make(struct night *night, const char *path)
{
    struct jobs_site *sites = jobs_read(night->session, path);
    if (!sites) return EXIT_USAGE;
    if (!check_only(night->session, night->order, sites)) return EXIT_USAGE;
    if (night->order->verify) return verify_outputs(night, sites) ? EXIT_FINDINGS : EXIT_FINE;
    if (night->order->prune) return verify_prune(night, sites) ? EXIT_FINE : EXIT_OUTPUT;
    enum exit_code code = EXIT_FINE;
    if (run_night(night, sites)) {
        if (night->order->explain)
            say_why(night);
        else
            say_night(night);
        code = night->order->explain ? EXIT_FINE : say_exit(night);
    }
    run_close(night);
    return code;
}

static enum exit_code run(struct session *session, const struct arguments *arguments)
{
    struct night_order order;
    if (!read_order(session, arguments, &order)) return EXIT_USAGE;
    struct grammar *grammar = session_grammar(session);
    if (!grammar) return EXIT_INTERNAL;
    struct night night = {.session = session, .order = &order, .grammar = grammar};
    enum exit_code code = make(&night, arguments->operands[0]);
    grammar_close(grammar);
    return code;
}

const struct command command_batch = {
    .name = "batch",
    .summary = {"自治体の公表物をまとめて作る（年度末、毎晩の自動実行）",
                "makes a whole set of publications (year-end, every night)"},
    .help =
        {"使い方: shinchoku batch [オプション] ジョブファイル\n\n"
         "  --draft                案を作る（指定がなければこちら）。使えない部分は、前に受け取った版で作る\n"
         "  --publish              公表物を作る。そろわない計画、誤りのある計画は、前の公表物のまま残す\n"
         "  -j, --jobs 数          同時に動かす数（なければ CPU の数）\n"
         "  --only 計画            その計画だけ。繰り返せます\n"
         "  --force                変わっていなくても作り直す\n"
         "  --explain              何を作るか、なぜ作るかを示す。何も作らない\n"
         "  --verify               作ったときと違うファイル、なくなったファイルを示す。何も作らない\n"
         "  --prune                "
         "ジョブファイルがもう作らないファイルを消す（手で変えたものは残す）。何も作らない\n"
         "  --log text|json|journal  経過と指摘を一行ずつ書く（標準エラーに）\n"
         "  --log-file ファイル    それをこのファイルに書き足す\n"
         "  --wait[=秒]            同じファイルを別の実行が作っていれば待つ\n"
         "  --accept-gone 課名     その課の分がなくなってよい。繰り返せます\n\n"
         "何も問題がなければ、何も出力しません。\n",
         "usage: shinchoku batch [OPTION]… JOBS.xml\n\n"
         "  --draft                makes drafts (the default); an older version stands in for a part that is "
         "broken\n"
         "  --publish              makes publications; a plan that is not whole, or has errors, keeps its "
         "former ones\n"
         "  -j, --jobs N           processes at once (else as many as processors)\n"
         "  --only PLAN            that plan only; may be repeated\n"
         "  --force                makes what has not changed, too\n"
         "  --explain              says what would be made, and why; makes nothing\n"
         "  --verify               says which files are gone or not as they were made; makes nothing\n"
         "  --prune                takes away files that the jobs file makes no more, but for those changed "
         "by hand\n"
         "  --log text|json|journal  tells what happens and what is found, a line each (on standard error)\n"
         "  --log-file FILE        adds that to this file\n"
         "  --wait[=SECONDS]       waits where another run makes the same files\n"
         "  --accept-gone NAME     this department may be gone; may be repeated\n\n"
         "Where nothing is wrong, nothing is said.\n"},
    .rules = rules,
    .rule_count = ARRAY_LEN(rules),
    .run = run,
};
