/* normalize.c: a filter. Text goes through block by block; its numeric expressions are printed in a house style, or
 * listed one a line: line, column, expression, kind, canonical form and, with a style, what it became. */
#include "normalize.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "input/encoding/decoder.h"
#include "generator/program/arguments.h"
#include "generator/core/house.h"
#include "generator/core/reason.h"
#include "input/encoding/encoding.h"
#include "input/quantity/canonical.h"
#include "input/quantity/grammar.h"
#include "input/encoding/load.h"
#include "generator/program/operands.h"

static const struct option_rule rules[] = {
    {"--numerals", '\0', VALUE_NEEDED}, {"--explain", '\0', VALUE_NONE}, {"--encoding", '\0', VALUE_NEEDED}};

struct filter {
    struct session *session;
    struct grammar *grammar;
    struct house house;
    bool explain, styled;
    const char *encoding;
    struct arena *scratch; /* lifetime of a block */
};

/* Where in a file the filter is. */
struct place {
    size_t line, column; /* from 1, of the next character; columns in code points */
};

/* Code points of well-formed text: a loop that compilers turn into vector instructions. */
static size_t count_characters(struct text text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.length; i++)
        count += ((unsigned char)text.at[i] & 0xC0) != 0x80;
    return count;
}

/* A byte order mark takes no column. */
static void advance(struct place *place, struct text passed)
{
    for (const char *end; (end = memchr(passed.at, '\n', passed.length)) != NULL;) {
        size_t bytes = (size_t)(end - passed.at) + 1;
        passed = text_slice(passed, bytes, passed.length - bytes);
        place->line++;
        place->column = 1;
        if (!passed.length) return;
    }
    bool mark = place->line == 1 && place->column == 1 && text_starts(passed, TEXT("\xEF\xBB\xBF"));
    place->column += count_characters(passed) - mark;
}

static void print(struct text text)
{
    if (text.length) fwrite(text.at, 1, text.length, stdout);
}

/* Writes "123\t" before `end`, and returns where it begins. */
static char *put_count(char *end, size_t count)
{
    *--end = '\t';
    do
        *--end = (char)('0' + count % 10);
    while (count /= 10);
    return end;
}

/* `became`: in the style, when there is one. */
static void explain_expression(const struct filter *filter, struct text_buffer *out, struct text block,
                               const struct expression *expression, const struct place *place,
                               struct text became)
{
    struct text written = text_slice(block, expression->offset, expression->length);
    char digits[48], *end = digits + sizeof digits,
                     *start = put_count(put_count(end, place->column), place->line);
    buffer_add(out, (struct text){start, (size_t)(end - start)});
    buffer_add(out, written);
    buffer_add(out, TEXT("\t"));
    buffer_add(out, text_of(canonical_kind_name(expression->kind)));
    buffer_add(out, TEXT("\t"));
    canonical_add(out, expression);
    if (filter->styled) {
        buffer_add(out, TEXT("\t"));
        buffer_add(out, became);
    }
    buffer_add(out, TEXT("\n"));
}

static void explain_block(const struct filter *filter, struct text block, struct expressions found,
                          struct place *place)
{
    size_t at = 0;
    struct text_buffer out = {.arena = filter->scratch};
    struct text became = {NULL, 0};
    bool *kept = filter->styled ? house_names(filter->scratch, block, found.at, found.count) : NULL;
    for (uint32_t i = 0; i < found.count; i++) {
        advance(place, text_slice(block, at, found.at[i].offset - at));
        at = found.at[i].offset;
        if (kept)
            became = house_print_one(filter->scratch, &filter->house, block, found.at, found.count, kept, i);
        explain_expression(filter, &out, block, &found.at[i], place, became);
    }
    print(buffer_text(&out));
    advance(place, text_slice(block, at, block.length - at));
}

static void pass_block(const struct filter *filter, struct text block, struct place *place)
{
    arena_reset(filter->scratch);
    if (filter->explain) {
        explain_block(filter, block, grammar_find(filter->grammar, filter->scratch, block), place);
        return;
    }
    advance(place, block);
    if (filter->house.numerals == NUMERALS_AS_WRITTEN) {
        print(block);
        return;
    }
    struct expressions found = grammar_find(filter->grammar, filter->scratch, block);
    print(house_print(filter->scratch, &filter->house, block, found.at, found.count));
}

static void report_broken(const struct filter *filter, const char *name, const char *encoding,
                          const struct place *place)
{
    struct arena *arena = filter->session->arena;
    DIAG(filter->session->diagnostics, STREAM_BROKEN,
         .arguments = {text_of(name), text_format(arena, "%zu", place->line),
                       text_format(arena, "%zu", place->column), text_of(encoding)});
}

static enum exit_code pass_blocks(const struct filter *filter, const char *name, struct decoder *decoder)
{
    struct place place = {1, 1};
    struct text block;
    for (;;) {
        switch (decoder_next(decoder, &block)) {
        case DECODED_BLOCK: pass_block(filter, block, &place); break;
        case DECODED_END: return EXIT_FINE;
        case DECODED_BROKEN:
            report_broken(filter, name, decoder_encoding(decoder), &place);
            return EXIT_INPUT;
        case DECODED_FAILED:
            DIAG(filter->session->diagnostics, FILE_UNREADABLE,
                 .arguments = {text_of(name), reason_of(filter->session->arena, errno)});
            return EXIT_INPUT;
        }
        if (ferror(stdout)) return EXIT_OUTPUT; /* reported when the program ends */
    }
}

static enum exit_code pass_file(const struct filter *filter, const char *path)
{
    bool standard = strcmp(path, "-") == 0;
    if (!standard && !load_may_open(filter->session->diagnostics, path)) return EXIT_INPUT;
    int fd = standard ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        DIAG(filter->session->diagnostics, FILE_UNREADABLE,
             .arguments = {text_of(path), reason_of(filter->session->arena, errno)});
        return EXIT_INPUT;
    }
    struct arena *arena = arena_open_like(filter->session->arena);
    struct decoder *decoder = decoder_open(arena, fd, filter->encoding);
    enum exit_code code = pass_blocks(filter, standard ? "-" : path, decoder);
    decoder_close(decoder);
    arena_close(arena);
    if (!standard) close(fd);
    return code;
}

static enum exit_code pass_all(struct filter *filter, const struct arguments *arguments)
{
    enum exit_code worst = EXIT_FINE;
    if (!arguments->operand_count) return pass_file(filter, "-");
    struct operands files = operands_files(filter->session, arguments->operands, arguments->operand_count);
    for (size_t i = 0; i < files.count; i++)
        worst = session_gravest(worst, pass_file(filter, files.paths[i]));
    return worst;
}

static enum exit_code run(struct session *session, const struct arguments *arguments)
{
    struct filter filter = {.session = session, .explain = arguments_have(arguments, "--explain")};
    const char *numerals = arguments_value(arguments, "--numerals");
    filter.encoding = arguments_value(arguments, "--encoding");
    filter.styled = numerals != NULL;
    if (numerals && !house_parse(text_of(numerals), &filter.house.numerals)) {
        DIAG(session->diagnostics, OPTION_VALUE,
             .arguments = {TEXT("--numerals"), text_of(numerals), house_styles()});
        return EXIT_USAGE;
    }
    if (!encoding_check(session->diagnostics, "--encoding", filter.encoding)) return EXIT_USAGE;
    filter.grammar = session_grammar(session);
    if (!filter.grammar) return EXIT_INTERNAL;
    filter.scratch = arena_open_like(session->arena);
    enum exit_code code = pass_all(&filter, arguments);
    arena_close(filter.scratch);
    grammar_close(filter.grammar);
    return code;
}

const struct command command_normalize = {
    .name = "normalize",
    .summary = {"文章の数字の表記をそろえる、数値表現を説明する",
                "prints text in a house style of numerals, or explains its numbers"},
    .help =
        {"使い方: shinchoku normalize [--numerals 表記] [--explain] [--encoding 文字コード] [ファイル…]\n\n"
         "  --numerals 表記        "
         "as-written（そのまま）、half（半角）、full（全角）、mixed（一桁は全角、二桁以上は半角）\n"
         "  --explain              数値表現を一行ずつ: 行、字、表現、種類、意味（、書き換え後）\n"
         "  --encoding 文字コード  入力の文字コード（なければ調べる）。出力は UTF-8\n\n"
         "ファイルがなければ標準入力を読みます。番号・ページ・条項・住所・電話番号・URL・製品名などには触れま"
         "せん。\n",
         "usage: shinchoku normalize [--numerals STYLE] [--explain] [--encoding NAME] [FILE…]\n\n"
         "  --numerals STYLE   as-written, half, full, or mixed (full-width for one digit, half-width for "
         "more)\n"
         "  --explain          one expression a line: line, column, expression, kind, meaning (, what it "
         "became)\n"
         "  --encoding NAME    encoding of the input (else it is detected); output is UTF-8\n\n"
         "Without a file standard input is read. Codes, pages, articles, addresses, telephone numbers, "
         "URLs and names of products stay as they are.\n"},
    .rules = rules,
    .rule_count = ARRAY_LEN(rules),
    .run = run,
};
