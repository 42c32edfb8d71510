/* roll.c: next year's records from this year's, into a file that was not there before. */
#include "roll.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "generator/program/arguments.h"
#include "generator/core/visible.h"
#include "input/encoding/encoding.h"
#include "input/quantity/grammar.h"
#include "input/read.h"
#include "generator/program/operands.h"
#include "generator/plan/roll.h"
#include "generator/publish/save.h"
#include "input/xml/write.h"

static const struct option_rule rules[] = {
    {"--output", 'o', VALUE_NEEDED}, {"--encoding", '\0', VALUE_NEEDED}, {"--labels", '\0', VALUE_NEEDED}};

static bool is_file(const char *path)
{
    return path && strcmp(path, "-") != 0;
}

static bool check_arguments(struct session *session, const struct arguments *arguments)
{
    bool good = encoding_check(session->diagnostics, "--encoding", arguments_value(arguments, "--encoding"));
    return operands_check(session, arguments->operand_count) && good;
}

/* People have been at work on records that exist, and this year's are needed too: neither is written over. */
static bool check_output(struct session *session, const char *path)
{
    if (!is_file(path) || access(path, F_OK) != 0 || strncmp(path, "/dev/", 5) == 0) return true;
    struct text reason = diag_both(session->arena, TEXT("すでにあります。ほかの名前にしてください"),
                                   TEXT("it exists already; give another name"));
    DIAG(session->diagnostics, WRITE_FAILED, .arguments = {text_of(path), reason});
    return false;
}

static struct plan *load(struct session *session, const struct arguments *arguments,
                         const struct grammar *grammar)
{
    struct operands files = operands_files(session, arguments->operands, arguments->operand_count);
    struct plan_input input = {.paths = files.paths,
                               .path_count = files.count,
                               .encoding = arguments_value(arguments, "--encoding"),
                               .data = session->data,
                               .grammar = grammar,
                               .labels = arguments_value(arguments, "--labels")};
    struct plan *plans = input_plans(session->arena, session->diagnostics, &input);
    if (!plans || !session_goes_on(session)) return NULL;
    if (!plans->next) return plans;
    size_t count = 0;
    struct text_buffer ids = {.arena = session->arena};
    for (const struct plan *plan = plans; plan; plan = plan->next)
        buffer_format(&ids, "%s%.*s", count++ ? ", " : "", TEXT_ARG(plan->id));
    DIAG(session->diagnostics, ROLL_SEVERAL,
         .arguments = {text_format(session->arena, "%zu", count), buffer_text(&ids)});
    return NULL;
}

static enum exit_code write_next(struct session *session, struct plan *plan, const char *path)
{
    if (!plan_roll(session->arena, plan)) {
        DIAG(session->diagnostics, ROLL_NO_YEAR, .at = plan->root->at, .arguments = {plan->id});
        return EXIT_FINE; /* what was found says why */
    }
    struct written written = written_open(session->arena);
    write_xml(&written, plan, "UTF-8");
    if (!save_file(session->arena, session->diagnostics, path, buffer_text(&written.out))) return EXIT_OUTPUT;
    if (is_file(path)) printf("%.*s\n", TEXT_ARG(visible_text(session->arena, text_of(path))));
    return EXIT_FINE;
}

static enum exit_code run(struct session *session, const struct arguments *arguments)
{
    const char *path = arguments_value(arguments, "--output");
    if (!check_arguments(session, arguments)) return EXIT_USAGE;
    if (!check_output(session, path)) return EXIT_OUTPUT;
    struct grammar *grammar = session_grammar(session);
    if (!grammar) return EXIT_INTERNAL;
    struct plan *plan = load(session, arguments, grammar);
    enum exit_code code = plan ? write_next(session, plan, path) : EXIT_FINE;
    grammar_close(grammar);
    return code;
}

const struct command command_roll = {
    .name = "roll",
    .summary = {"今年度の記録から来年度の記録を作る", "makes next year's records from this year's"},
    .help = {"使い方: shinchoku roll [オプション] 記録… -o 来年度の記録.xml\n\n"
             "年度と計画期間を一年進め、目標・概要・計画は残し、進捗状況・評価・主な取組などの報告を空にしま"
             "す。\n"
             "新規の印と元のページ番号を消し、年度別の記載と実績値に新しい年度の空欄を加えます。\n\n"
             "  -o, --output ファイル   書き出す XML（なければ標準出力）。すでにあるファイルには書きません\n"
             "  --encoding 文字コード   記録の文字コード（なければ判別）\n"
             "  --labels 辞書          自治体独自のラベルの辞書（TSV、CSV）\n",
             "usage: shinchoku roll [OPTION]… RECORD… -o NEXT.xml\n\n"
             "The year and the period move on by a year. Targets, descriptions and schedules stay; what was "
             "reported\n"
             "(status, evaluation, notes) is emptied. Marks of new items and printed page numbers are "
             "cleared, and\n"
             "yearly entries and actuals get an empty place for the new year.\n\n"
             "  -o, --output FILE  the XML to write (else standard output); a file that exists is not "
             "written over\n"
             "  --encoding NAME    of the records (else detected)\n"
             "  --labels FILE      a city's own dictionary of labels (TSV or CSV)\n"},
    .rules = rules,
    .rule_count = ARRAY_LEN(rules),
    .run = run,
};
