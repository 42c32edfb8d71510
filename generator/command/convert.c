/* convert.c: records as XML, as text, or as a table of values. */
#include "convert.h"

#include <string.h>

#include "input/encoding/encoder.h"
#include "input/encoding/encoding.h"
#include "input/quantity/grammar.h"
#include "input/read.h"
#include "input/text/notation/dictionary.h"
#include "input/text/notation/listing.h"
#include "input/text/text.h"
#include "input/text/write/faithful.h"
#include "input/text/write/write.h"
#include "input/xml/write.h"
#include "output/data/csv.h"
#include "generator/program/arguments.h"
#include "generator/program/operands.h"
#include "generator/publish/save.h"

static const struct option_rule rules[] = {
    {"--to", '\0', VALUE_NEEDED},       {"--output", 'o', VALUE_NEEDED},
    {"--encoding", '\0', VALUE_NEEDED}, {"--to-encoding", '\0', VALUE_NEEDED},
    {"--labels", '\0', VALUE_NEEDED},   {"--listing", '\0', VALUE_NEEDED}};

enum form { FORM_XML, FORM_TEXT, FORM_CSV };

struct conversion {
    struct session *session;
    const struct arguments *arguments;
    enum form form;
    struct encoder *encoder;
    const struct labels *labels;
    struct operands files;
    struct plan *plans;
    struct text bytes;
};

/* -- options ---------------------------------------------------------------------------------------------------------- */

static bool check_form(struct conversion *conversion)
{
    static const char *const names[] = {"xml", "text", "csv"};
    const char *value = arguments_value(conversion->arguments, "--to");
    for (size_t i = 0; value && i < ARRAY_LEN(names); i++) {
        conversion->form = (enum form)i;
        if (strcmp(value, names[i]) == 0) return true;
    }
    DIAG(conversion->session->diagnostics, OPTION_VALUE,
         .arguments = {TEXT("--to"), text_of(value), TEXT("xml, text, csv")});
    return false;
}

static bool check_encodings(struct conversion *conversion)
{
    const char *to = arguments_value(conversion->arguments, "--to-encoding");
    struct diagnostics *diagnostics = conversion->session->diagnostics;
    bool good =
        encoding_check(diagnostics, "--encoding", arguments_value(conversion->arguments, "--encoding"));
    good = encoding_check(diagnostics, "--to-encoding", to) && good;
    conversion->encoder = encoder_open(conversion->session->arena, good && to ? to : "UTF-8");
    return good && conversion->encoder;
}

/* -- reading ---------------------------------------------------------------------------------------------------------- */

static bool load(struct conversion *conversion)
{
    struct session *session = conversion->session;
    struct grammar *grammar = session_grammar(session);
    if (!grammar) return false;
    conversion->files =
        operands_files(session, conversion->arguments->operands, conversion->arguments->operand_count);
    struct plan_input input = {.paths = conversion->files.paths,
                               .path_count = conversion->files.count,
                               .encoding = arguments_value(conversion->arguments, "--encoding"),
                               .data = session->data,
                               .grammar = grammar,
                               .labels = arguments_value(conversion->arguments, "--labels")};
    conversion->plans = input_plans(session->arena, session->diagnostics, &input);
    grammar_close(grammar);
    conversion->labels = dictionary_load(session->arena, session->diagnostics, session->data, input.labels);
    if (!conversion->plans || !conversion->labels || !session_goes_on(session)) return false;
    if (!conversion->plans->next || conversion->form == FORM_CSV) return true;
    size_t count = 0;
    struct text_buffer ids = {.arena = session->arena};
    for (const struct plan *plan = conversion->plans; plan; plan = plan->next)
        buffer_format(&ids, "%s%.*s", count++ ? ", " : "", TEXT_ARG(plan->id));
    DIAG(session->diagnostics, CONVERT_SEVERAL,
         .arguments = {text_format(session->arena, "%zu", count), buffer_text(&ids)});
    return false;
}

/* -- writing ---------------------------------------------------------------------------------------------------------- */

static bool write_form(struct conversion *conversion)
{
    struct session *session = conversion->session;
    struct written written = written_open(session->arena);
    const char *declared = encoder_declared(conversion->encoder);
    enum absent absent = ABSENT_IS_ERROR;
    switch (conversion->form) {
    case FORM_XML:
        write_xml(&written, conversion->plans, declared);
        absent = ABSENT_BY_NUMBER;
        break;
    case FORM_TEXT:
        write_text(&written, conversion->plans, conversion->labels, conversion->encoder,
                   session->diagnostics);
        faithful_check(&written, conversion->plans, conversion->labels, session->diagnostics);
        break;
    case FORM_CSV:
        if (strcmp(declared, "UTF-8") == 0)
            written_add(&written, "\xEF\xBB\xBF"); /* Excel takes it for CP932 without */
        csv_write(&written, conversion->plans);
        break;
    }
    return encoder_run(conversion->encoder, &written, absent, session->diagnostics, &conversion->bytes);
}

/* -- what became of each line ------------------------------------------------------------------------------------------- */

static void list_file(struct conversion *conversion, const char *path, struct text_buffer *out,
                      size_t *ignored)
{
    struct session *session = conversion->session;
    struct diagnostics *again = diag_open(session->arena); /* everything was reported the first time */
    const char *encoding = arguments_value(conversion->arguments, "--encoding");
    const struct source *source = load_source(session->arena, again, path, encoding);
    if (!source || text_starts(text_trim(source->content), TEXT("<"))) return;
    const struct labels *labels = dictionary_beside(session->arena, again, conversion->labels, path);
    struct listing listing = {.arena = session->arena};
    size_t unknown;
    text_read_listed(session->arena, again, source, labels, &listing);
    buffer_format(out, "# %s\n", path);
    buffer_add(out, listing_print(&listing, session->arena, source, &unknown));
    *ignored += unknown;
}

static bool write_listing(struct conversion *conversion)
{
    struct session *session = conversion->session;
    const char *path = arguments_value(conversion->arguments, "--listing");
    struct text_buffer out = {.arena = session->arena};
    size_t ignored = 0;
    if (!path) return true;
    for (size_t i = 0; i < conversion->files.count; i++)
        list_file(conversion, conversion->files.paths[i], &out, &ignored);
    if (ignored)
        DIAG(session->diagnostics, LINE_IGNORED, .arguments = {text_format(session->arena, "%zu", ignored)});
    return save_file(session->arena, session->diagnostics, path, buffer_text(&out));
}

static enum exit_code convert(struct conversion *conversion)
{
    struct session *session = conversion->session;
    if (!load(conversion)) return EXIT_FINE; /* what was found says why */
    if (!write_form(conversion) || !write_listing(conversion)) return EXIT_OUTPUT;
    const char *path = arguments_value(conversion->arguments, "--output");
    return save_file(session->arena, session->diagnostics, path, conversion->bytes) ? EXIT_FINE : EXIT_OUTPUT;
}

static enum exit_code run(struct session *session, const struct arguments *arguments)
{
    struct conversion conversion = {.session = session, .arguments = arguments};
    bool good = check_form(&conversion);
    good = check_encodings(&conversion) && good;
    good = operands_check(session, arguments->operand_count) && good;
    enum exit_code code = good ? convert(&conversion) : EXIT_USAGE;
    if (conversion.encoder) encoder_close(conversion.encoder);
    return code;
}

const struct command command_convert = {
    .name = "convert",
    .summary = {"記録を XML・テキスト・CSV に書き換える", "turns records into XML, text or CSV"},
    .help = {"使い方: shinchoku convert --to xml|text|csv [オプション] ファイル… -o 出力\n\n"
             "  --to 形式             xml、text（テキストの記録）、csv（指標の値の一覧）\n"
             "  -o, --output 出力      書き出すファイル。なければ標準出力\n"
             "  --encoding 文字コード   入力の文字コード（なければ判別する）\n"
             "  --to-encoding 文字コード 出力の文字コード（なければ UTF-8）\n"
             "  --labels 辞書         自治体独自のラベルの辞書（TSV、CSV）\n"
             "  --listing 出力        テキストの各行が何になったかの一覧\n",
             "usage: shinchoku convert --to xml|text|csv [OPTION]… FILE… -o OUTPUT\n\n"
             "  --to FORM           xml, text (a text record), csv (the values of all indicators)\n"
             "  -o, --output FILE   where to write; standard output without it\n"
             "  --encoding NAME     of the input (detected without it)\n"
             "  --to-encoding NAME  of the output (UTF-8 without it)\n"
             "  --labels FILE       a city's own dictionary of labels (TSV or CSV)\n"
             "  --listing FILE      what became of each line of a text\n"},
    .rules = rules,
    .rule_count = ARRAY_LEN(rules),
    .run = run,
};
