/* diag.c: recording findings, and showing them with their line and a caret. */
#include "diag.h"

#include <string.h>

struct catalogue_entry {
    const char *id;
    enum severity severity;
    const char *texts[2]; /* by enum language */
};

static const struct catalogue_entry catalogue[RULE_COUNT] = {
#define X(rule, id, severity, ja, en) [RULE_##rule] = {id, SEVERITY_##severity, {ja, en}},
    DIAGNOSTICS(X)
#undef X
};

struct diagnostics *diag_open(struct arena *arena)
{
    struct diagnostics *diagnostics = ARENA_NEW(arena, struct diagnostics);
    diagnostics->arena = arena;
    return diagnostics;
}

const struct source *diag_source(struct diagnostics *diagnostics, const char *name, struct text content)
{
    struct source *source = ARENA_NEW(diagnostics->arena, struct source);
    source->name = name;
    source->content = content;
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
    if (diagnostics->last) diagnostics->last->next = diagnostic;
    else diagnostics->first = diagnostic;
    diagnostics->last = diagnostic;
    diagnostics->count[diag_severity(rule)]++;
}

enum severity diag_severity(enum rule rule)
{
    return catalogue[rule].severity;
}

const char *diag_rule_id(enum rule rule)
{
    return catalogue[rule].id;
}

bool diag_has_errors(const struct diagnostics *diagnostics)
{
    return diagnostics->count[SEVERITY_ERROR] > 0;
}

/* A line ends at LF, CR LF or CR. */
static struct text line_around(struct position at, uint32_t *line)
{
    struct text content = at.source->content;
    size_t start = 0, i = 0, until = at.offset < content.length ? at.offset : content.length;
    *line = 1;
    for (; i < until; i++) {
        bool crlf = content.at[i] == '\r' && i + 1 < content.length && content.at[i + 1] == '\n';
        if ((content.at[i] == '\n' || content.at[i] == '\r') && !crlf) {
            start = i + 1;
            (*line)++;
        }
    }
    while (i < content.length && content.at[i] != '\n' && content.at[i] != '\r')
        i++;
    return text_slice(content, start, i > start ? i - start : 0);
}

struct line_column diag_place(struct position at)
{
    struct line_column place = {0, 0};
    if (!at.source) return place;
    struct text line = line_around(at, &place.line);
    size_t before = line.at ? (size_t)(at.source->content.at + at.offset - line.at) : 0;
    place.column = 1 + (uint32_t)text_count(text_slice(line, 0, before));
    return place;
}

/* Japanese and English of one argument stand on both sides of a unit separator, which no text of a record contains. */
#define BETWEEN_LANGUAGES "\x1F"

struct text diag_both(struct arena *arena, struct text ja, struct text en)
{
    return text_join(arena, text_join(arena, ja, TEXT(BETWEEN_LANGUAGES)), en);
}

static struct text in_language(struct text argument, enum language language)
{
    size_t between = text_find(argument, TEXT(BETWEEN_LANGUAGES));
    if (between == SIZE_MAX) return argument;
    return language == LANGUAGE_JA ? text_slice(argument, 0, between)
                                   : text_slice(argument, between + 1, argument.length);
}

static void add_message(struct text_buffer *out, const char *pattern, const struct text arguments[4],
                        enum language language)
{
    for (const char *p = pattern; *p;) {
        if (p[0] == '{' && p[1] >= '0' && p[1] <= '3' && p[2] == '}') {
            buffer_add(out, in_language(arguments[p[1] - '0'], language));
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
    buffer_add(out, text_of(at.source->name));
    if (at.source->content.length) buffer_format(out, ":%u:%u", place.line, place.column);
    buffer_add(out, TEXT(": "));
}

enum { WIDEST_EXCERPT = 100, CONTEXT_BEFORE = 60 };

/* A long line is shown from a little before the place. */
static struct text excerpt(struct text line, size_t *before)
{
    struct text rest = line;
    while (text_columns(text_slice(line, (size_t)(rest.at - line.at), *before - (size_t)(rest.at - line.at))) >
           CONTEXT_BEFORE)
        text_next(&rest);
    *before -= (size_t)(rest.at - line.at);
    struct text end = rest;
    int columns = 0;
    while (end.length && columns < WIDEST_EXCERPT)
        columns += text_columns_of(text_next(&end));
    return (struct text){rest.at, (size_t)(end.at - rest.at)};
}

static void add_excerpt(struct text_buffer *out, struct position at)
{
    uint32_t number;
    struct text line = line_around(at, &number);
    if (text_trim(line).length == 0) return;
    size_t before = (size_t)(at.source->content.at + at.offset - line.at);
    if (before > line.length) before = line.length;
    struct text shown = excerpt(line, &before);
    buffer_add(out, TEXT("    "));
    for (struct text rest = shown; rest.length;) {
        uint32_t c = text_next(&rest);
        buffer_add_char(out, c < 0x20 || c == 0x7F ? ' ' : c); /* tabs and control characters keep the caret true */
    }
    buffer_add(out, TEXT("\n    "));
    for (struct text rest = text_slice(shown, 0, before); rest.length;) {
        uint32_t c = text_next(&rest);
        int columns = c < 0x20 ? 1 : text_columns_of(c);
        while (columns-- > 0)
            buffer_add(out, TEXT(" "));
    }
    buffer_add(out, TEXT("^\n"));
}

struct text diag_print(struct arena *scratch, const struct diagnostic *diagnostic, enum language language)
{
    static const char *const severities[3][2] = {{"注記", "note"}, {"警告", "warning"}, {"エラー", "error"}};
    const struct catalogue_entry *entry = &catalogue[diagnostic->rule];
    struct text_buffer out = {.arena = scratch};
    if (diagnostic->at.source) add_place(&out, diagnostic->at);
    else buffer_add(&out, TEXT("shinchoku: "));
    buffer_format(&out, "%s[%s]: ", severities[entry->severity][language], entry->id);
    add_message(&out, entry->texts[language], diagnostic->arguments, language);
    buffer_add(&out, TEXT("\n"));
    if (diagnostic->at.source && diagnostic->at.source->content.length) add_excerpt(&out, diagnostic->at);
    if (diagnostic->related.source) {
        add_place(&out, diagnostic->related);
        buffer_add(&out, language == LANGUAGE_JA ? TEXT("もう一方はここです\n") : TEXT("the other place is here\n"));
        add_excerpt(&out, diagnostic->related);
    }
    return buffer_text(&out);
}
