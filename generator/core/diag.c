/* diag.c: recording findings, and showing them with their line and a caret. */
#include "diag.h"

#include <string.h>

#include "visible.h"

struct catalogue_entry {
    const char *id;
    enum severity severity;
    enum effect effect;
    const char *texts[2]; /* by enum language */
};

static const struct catalogue_entry catalogue[RULE_COUNT] = {
#define X(rule, id, severity, effect, ja, en)                                                                \
    [RULE_##rule] = {id, SEVERITY_##severity, EFFECT_##effect, {ja, en}},
    DIAGNOSTICS(X)
#undef X
};

struct diagnostics *diag_open(struct arena *arena)
{
    struct diagnostics *diagnostics = ARENA_NEW(arena, struct diagnostics);
    diagnostics->arena = arena;
    return diagnostics;
}

/* A line ends at LF, CR LF or CR. Returns where the next one begins. */
static size_t next_line(struct text content, size_t from, bool has_returns)
{
    const char *at = content.at + from, *end = content.at + content.length;
    const char *feed = from < content.length && !has_returns ? memchr(at, '\n', (size_t)(end - at)) : NULL;
    if (!has_returns) return feed ? (size_t)(feed - content.at) + 1 : content.length + 1;
    while (at < end && *at != '\n' && *at != '\r')
        at++;
    bool crlf = end - at > 1 && at[0] == '\r' && at[1] == '\n';
    return (size_t)(at - content.at) + 1 + crlf;
}

static void count_lines(struct arena *arena, struct source *source)
{
    size_t length = source->content.length;
    bool has_returns = length > 0 && memchr(source->content.at, '\r', length);
    for (size_t at = 0; at <= length; at = next_line(source->content, at, has_returns))
        source->line_count++;
    uint32_t *lines = ARENA_ARRAY(arena, uint32_t, source->line_count);
    uint32_t count = 0;
    for (size_t at = 0; at <= length; at = next_line(source->content, at, has_returns))
        lines[count++] = (uint32_t)at;
    source->lines = lines;
}

const struct source *diag_source(struct diagnostics *diagnostics, const char *name, struct text content)
{
    struct source *source = ARENA_NEW(diagnostics->arena, struct source);
    source->name = name;
    source->content = content;
    count_lines(diagnostics->arena, source);
    return source;
}

void diag_add(struct diagnostics *diagnostics, enum rule rule, struct finding finding)
{
    struct diagnostic *diagnostic = ARENA_NEW(diagnostics->arena, struct diagnostic);
    diagnostic->rule = rule;
    diagnostic->at = finding.at;
    diagnostic->related = finding.related;
    for (size_t i = 0; i < ARRAY_LEN(finding.arguments); i++)
        diagnostic->arguments[i] = text_copy(diagnostics->arena, finding.arguments[i]);
    if (diagnostics->last)
        diagnostics->last->next = diagnostic;
    else
        diagnostics->first = diagnostic;
    diagnostics->last = diagnostic;
    diagnostics->count[diag_severity(rule)]++;
    diagnostics->effects[diag_effect(rule)]++;
    if (diagnostics->heard) diagnostics->heard(diagnostics->listener, diagnostic);
}

enum severity diag_severity(enum rule rule)
{
    return catalogue[rule].severity;
}

enum effect diag_effect(enum rule rule)
{
    return catalogue[rule].effect;
}

const char *diag_rule_id(enum rule rule)
{
    return catalogue[rule].id;
}

bool diag_has_errors(const struct diagnostics *diagnostics)
{
    return diagnostics->count[SEVERITY_ERROR] > 0;
}

/* The last line that begins at or before the place, without its end; `*line` counts from 1. */
static struct text line_around(struct position at, uint32_t *line)
{
    const struct source *source = at.source;
    uint32_t low = 0, high = source->line_count;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (source->lines[middle] <= at.offset)
            low = middle;
        else
            high = middle;
    }
    *line = low + 1;
    size_t from = source->lines[low];
    size_t until = low + 1 < source->line_count ? source->lines[low + 1] : source->content.length;
    while (until > from && (source->content.at[until - 1] == '\n' || source->content.at[until - 1] == '\r'))
        until--;
    return text_slice(source->content, from, until - from);
}

/* Characters of well-formed text: bytes that do not continue one. A whole file may be one line. */
static uint32_t count_characters(const char *at, size_t length)
{
    uint32_t count = 0;
    for (size_t i = 0; i < length; i++)
        count += ((unsigned char)at[i] & 0xC0) != 0x80;
    return count;
}

struct line_column diag_place(struct position at)
{
    struct line_column place = {0, 0};
    if (!at.source) return place;
    struct text line = line_around(at, &place.line);
    size_t before = line.at ? (size_t)(at.source->content.at + at.offset - line.at) : 0;
    place.column = 1 + count_characters(line.at, before < line.length ? before : line.length);
    return place;
}

/* Japanese and English of one argument stand on both sides of bytes that no text has: they are not UTF-8. */
#define BETWEEN_LANGUAGES "\xFF\x1F"

struct text diag_both(struct arena *arena, struct text ja, struct text en)
{
    return text_join(arena, text_join(arena, ja, TEXT(BETWEEN_LANGUAGES)), en);
}

static struct text in_language(struct text argument, enum language language)
{
    size_t between = text_find(argument, TEXT(BETWEEN_LANGUAGES));
    if (between == SIZE_MAX) return argument;
    return language == LANGUAGE_JA
               ? text_slice(argument, 0, between)
               : text_slice(argument, between + sizeof BETWEEN_LANGUAGES - 1, argument.length);
}

static void add_message(struct text_buffer *out, const char *pattern, const struct text arguments[4],
                        enum language language)
{
    for (const char *p = pattern; *p;) {
        if (p[0] == '{' && p[1] >= '0' && p[1] <= '3' && p[2] == '}') {
            visible_add(out, in_language(arguments[p[1] - '0'], language));
            p += 3;
            continue;
        }
        size_t run = 1 + strcspn(p + 1, "{");
        buffer_add(out, (struct text){p, run});
        p += run;
    }
}

static void add_place(struct text_buffer *out, struct position at)
{
    struct line_column place = diag_place(at);
    visible_add(out, text_of(at.source->name));
    if (at.source->content.length) buffer_format(out, ":%u:%u", place.line, place.column);
    buffer_add(out, TEXT(": "));
}

enum { WIDEST_EXCERPT = 100, CONTEXT_BEFORE = 60 };

/* Start of the character before `at`. */
static size_t step_back(struct text line, size_t at)
{
    do
        at--;
    while (at > 0 && ((unsigned char)line.at[at] & 0xC0) == 0x80);
    return at;
}

/* A long line is shown from a little before the place: the walk goes back from there, however long the line. */
static struct text excerpt(struct text line, size_t *before)
{
    size_t from = *before;
    for (int columns = 0; from > 0;) {
        size_t back = step_back(line, from);
        struct text character = text_slice(line, back, from - back);
        columns += text_columns_of(text_next(&character));
        if (columns > CONTEXT_BEFORE) break;
        from = back;
    }
    *before -= from;
    struct text rest = text_slice(line, from, line.length), end = rest;
    for (int columns = 0; end.length && columns < WIDEST_EXCERPT;)
        columns += text_columns_of(text_next(&end));
    return (struct text){rest.at, (size_t)(end.at - rest.at)};
}

/* A tab is a space, so that the caret stands where it belongs. */
static void add_line(struct text_buffer *out, struct text line)
{
    for (struct text rest = line; rest.length;) {
        const char *from = rest.at;
        uint32_t c = text_next(&rest);
        visible_add(out, c == '\t' ? TEXT(" ") : (struct text){from, (size_t)(rest.at - from)});
    }
}

static void add_excerpt(struct text_buffer *out, struct position at)
{
    uint32_t number;
    struct text line = line_around(at, &number);
    if (text_trim(line).length == 0) return;
    size_t before = (size_t)(at.source->content.at + at.offset - line.at);
    if (before > line.length) before = line.length;
    struct text shown = excerpt(line, &before);
    struct text_buffer seen = {.arena = out->arena};
    buffer_add(out, TEXT("    "));
    add_line(out, shown);
    buffer_add(out, TEXT("\n    "));
    add_line(&seen, text_slice(shown, 0, before));
    for (size_t columns = text_columns(buffer_text(&seen)); columns > 0; columns--)
        buffer_add(out, TEXT(" "));
    buffer_add(out, TEXT("^\n"));
}

struct text diag_sentence(struct arena *scratch, const struct diagnostic *diagnostic, enum language language)
{
    struct text_buffer out = {.arena = scratch};
    add_message(&out, catalogue[diagnostic->rule].texts[language], diagnostic->arguments, language);
    return buffer_text(&out);
}

struct text diag_print(struct arena *scratch, const struct diagnostic *diagnostic, enum language language)
{
    static const char *const severities[3][2] = {{"注記", "note"}, {"警告", "warning"}, {"エラー", "error"}};
    const struct catalogue_entry *entry = &catalogue[diagnostic->rule];
    struct text_buffer out = {.arena = scratch};
    if (diagnostic->at.source)
        add_place(&out, diagnostic->at);
    else
        buffer_add(&out, TEXT("shinchoku: "));
    buffer_format(&out, "%s[%s]: ", severities[entry->severity][language], entry->id);
    add_message(&out, entry->texts[language], diagnostic->arguments, language);
    buffer_add(&out, TEXT("\n"));
    if (diagnostic->at.source && diagnostic->at.source->content.length) add_excerpt(&out, diagnostic->at);
    if (diagnostic->related.source) {
        add_place(&out, diagnostic->related);
        buffer_add(&out, language == LANGUAGE_JA ? TEXT("もう一方はここです\n")
                                                 : TEXT("the other place is here\n"));
        add_excerpt(&out, diagnostic->related);
    }
    return buffer_text(&out);
}
