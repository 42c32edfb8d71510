/* scan.c: finding tags without understanding them. */
#include "scan.h"

#include <string.h>

static enum scan_kind lost(struct scan *scan, enum scan_problem problem, size_t at, struct text text)
{
    scan->problem = problem;
    scan->problem_at = at;
    scan->problem_text = text;
    return SCAN_LOST;
}

static char byte_at(const struct scan *scan, size_t at)
{
    return at < scan->content.length ? scan->content.at[at] : '\0';
}

static bool starts_at(const struct scan *scan, size_t at, struct text what)
{
    return text_starts(text_slice(scan->content, at, what.length), what);
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Every byte of a character beyond ASCII may stand in a name; the parser is stricter. */
static bool is_name_start(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
           (unsigned char)c >= 0x80;
}

static bool is_name(char c)
{
    return is_name_start(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

static void skip_spaces(struct scan *scan)
{
    while (is_space(byte_at(scan, scan->at)))
        scan->at++;
}

static struct text take_name(struct scan *scan)
{
    size_t from = scan->at;
    while (is_name(byte_at(scan, scan->at)))
        scan->at++;
    return text_slice(scan->content, from, scan->at - from);
}

/* Passes over the text from `from` to the end of the next `end`. */
static bool skip_past(struct scan *scan, size_t from, struct text end)
{
    size_t hit = text_find(text_slice(scan->content, from, SIZE_MAX), end);
    if (hit == SIZE_MAX) return false;
    scan->at = from + hit + end.length;
    return true;
}

static bool is_predefined(struct text name)
{
    return text_is(name, "amp") || text_is(name, "lt") || text_is(name, "gt") || text_is(name, "quot") ||
           text_is(name, "apos");
}

/* Are all & of a stretch of text references that XML itself knows? */
static bool check_references(struct scan *scan, size_t from, size_t until)
{
    const char *base = scan->content.at;
    while (from < until) {
        const char *hit = memchr(base + from, '&', until - from);
        if (!hit) return true;
        size_t at = (size_t)(hit - base);
        size_t end = at + 1;
        bool number = byte_at(scan, end) == '#';
        if (number) end++;
        while (end < until && is_name(base[end]))
            end++;
        struct text name = text_slice(scan->content, at + 1, end - at - 1);
        bool closed = end < until && base[end] == ';' && name.length > 0;
        if (!closed || !(number || is_predefined(name))) {
            lost(scan, closed ? PROBLEM_ENTITY : PROBLEM_AMPERSAND, at, name);
            return false;
        }
        from = end + 1;
    }
    return true;
}

/* name="value"; the cursor stands on the name's first byte. */
static bool take_attribute(struct scan *scan)
{
    struct scan_attribute attribute = {.at = scan->at};
    attribute.name = take_name(scan);
    if (attribute.name.length == 0) {
        lost(scan, byte_at(scan, scan->at) == '<' ? PROBLEM_LESS_THAN : PROBLEM_OTHER, scan->at,
             attribute.name);
        return false;
    }
    skip_spaces(scan);
    bool joined = byte_at(scan, scan->at) == '=';
    if (joined) scan->at++;
    skip_spaces(scan);
    char quote = byte_at(scan, scan->at);
    const char *from = scan->content.at + scan->at + 1;
    const char *end = NULL;
    if (joined && (quote == '"' || quote == '\''))
        end = memchr(from, quote, scan->content.length - scan->at - 1);
    if (!end) {
        lost(scan, PROBLEM_QUOTES, attribute.at, attribute.name);
        return false;
    }
    const char *less = memchr(from, '<', (size_t)(end - from));
    attribute.value_at = scan->at + 1;
    if (less) {
        /* Mostly a forgotten closing quote: the value runs into the next tag. */
        lost(scan, PROBLEM_LESS_THAN, (size_t)(less - scan->content.at), attribute.name);
        return false;
    }
    scan->at = (size_t)(end - scan->content.at) + 1;
    if (!check_references(scan, attribute.value_at, scan->at - 1)) return false;
    for (size_t i = 0; i < scan->attribute_count; i++) {
        if (!text_equal(scan->attributes[i].name, attribute.name)) continue;
        lost(scan, PROBLEM_TWICE, attribute.at, attribute.name);
        return false;
    }
    if (scan->attribute_count == SCAN_MOST_ATTRIBUTES) {
        lost(scan, PROBLEM_ATTRIBUTES, attribute.at, attribute.name);
        return false;
    }
    scan->attributes[scan->attribute_count++] = attribute;
    return true;
}

static enum scan_kind take_tag(struct scan *scan)
{
    scan->tag_at = scan->at;
    scan->attribute_count = 0;
    bool closing = byte_at(scan, scan->at + 1) == '/';
    scan->at += closing ? 2 : 1;
    if (!is_name_start(byte_at(scan, scan->at)))
        return lost(scan, PROBLEM_LESS_THAN, scan->tag_at, (struct text){NULL, 0});
    scan->name = take_name(scan);
    for (;;) {
        skip_spaces(scan);
        char c = byte_at(scan, scan->at);
        if (c == '>') {
            scan->at++;
            return closing ? SCAN_CLOSE : SCAN_OPEN;
        }
        if (c == '/' && !closing && byte_at(scan, scan->at + 1) == '>') {
            scan->at += 2;
            return SCAN_EMPTY;
        }
        if (closing) return lost(scan, PROBLEM_OTHER, scan->at, (struct text){NULL, 0});
        if (!take_attribute(scan)) return SCAN_LOST;
    }
}

/* The name of the first entity a document type declares; empty when it declares none. */
static struct text declared_entity(const struct scan *scan)
{
    struct text rest = text_slice(scan->content, scan->at, SIZE_MAX);
    size_t hit = text_find(rest, TEXT("<!ENTITY"));
    if (hit == SIZE_MAX) return (struct text){NULL, 0};
    struct scan name = {.content = scan->content, .at = scan->at + hit + strlen("<!ENTITY")};
    skip_spaces(&name);
    return take_name(&name);
}

/* Passes over what stands at the cursor's < and is no tag; false when it never ends. */
static bool skip_other(struct scan *scan)
{
    if (starts_at(scan, scan->at, TEXT("<!--"))) return skip_past(scan, scan->at + 4, TEXT("-->"));
    if (starts_at(scan, scan->at, TEXT("<?"))) return skip_past(scan, scan->at, TEXT("?>"));
    return skip_past(scan, scan->at, TEXT("]]>"));
}

static bool is_other(const struct scan *scan)
{
    return starts_at(scan, scan->at, TEXT("<!--")) || starts_at(scan, scan->at, TEXT("<?")) ||
           starts_at(scan, scan->at, TEXT("<![CDATA["));
}

enum scan_kind scan_next(struct scan *scan)
{
    while (scan->at < scan->content.length) {
        const char *from = scan->content.at + scan->at;
        const char *hit = memchr(from, '<', scan->content.length - scan->at);
        size_t until = hit ? (size_t)(hit - scan->content.at) : scan->content.length;
        if (!check_references(scan, scan->at, until)) return SCAN_LOST;
        scan->at = until;
        if (!hit) return SCAN_END;
        if (starts_at(scan, until, TEXT("<!DOCTYPE")))
            return lost(scan, PROBLEM_DOCTYPE, until, declared_entity(scan));
        if (!is_other(scan)) return take_tag(scan);
        if (!skip_other(scan)) return lost(scan, PROBLEM_OTHER, until, (struct text){NULL, 0});
    }
    return SCAN_END;
}

size_t scan_text(const struct scan *scan)
{
    size_t at = scan->at;
    while (starts_at(scan, at, TEXT("<!--")) || starts_at(scan, at, TEXT("<?"))) {
        struct text rest = text_slice(scan->content, at, SIZE_MAX);
        struct text end = starts_at(scan, at, TEXT("<?")) ? TEXT("?>") : TEXT("-->");
        size_t hit = text_find(rest, end);
        if (hit == SIZE_MAX) return at;
        at += hit + end.length;
    }
    return starts_at(scan, at, TEXT("<![CDATA[")) ? at + strlen("<![CDATA[") : at;
}

/* -- the check before parsing --------------------------------------------------------------------------------------- */
struct open_tag {
    struct text name;
    size_t at;
};

static struct position place(const struct source *source, size_t at)
{
    return (struct position){source, (uint32_t)at};
}

/* False when the problem was reported; true when it is left to the parser. */
static bool report_problem(const struct scan *scan, const struct source *source,
                           struct diagnostics *diagnostics)
{
    struct position at = place(source, scan->problem_at);
    struct text what = scan->problem_text;
    switch (scan->problem) {
    case PROBLEM_OTHER: return true;
    case PROBLEM_DOCTYPE:
        if (what.length)
            DIAG(diagnostics, XML_ENTITY, .at = at, .arguments = {what});
        else
            DIAG(diagnostics, XML_DOCTYPE, .at = at);
        return false;
    case PROBLEM_ENTITY: DIAG(diagnostics, XML_ENTITY, .at = at, .arguments = {what}); return false;
    case PROBLEM_AMPERSAND: DIAG(diagnostics, XML_AMPERSAND, .at = at); return false;
    case PROBLEM_LESS_THAN: DIAG(diagnostics, XML_LESS_THAN, .at = at); return false;
    case PROBLEM_QUOTES: DIAG(diagnostics, XML_QUOTES, .at = at, .arguments = {what}); return false;
    case PROBLEM_TWICE: DIAG(diagnostics, XML_TWICE, .at = at, .arguments = {what}); return false;
    case PROBLEM_ATTRIBUTES:
        DIAG(diagnostics, XML_ATTRIBUTES, .at = at,
             .arguments = {text_format(diagnostics->arena, "%d", SCAN_MOST_ATTRIBUTES)});
        return false;
    }
    return true;
}

/* What a closing tag finds wrong; false after it was reported. */
static bool check_close(const struct scan *scan, const struct source *source, const struct open_tag *open,
                        size_t depth, struct diagnostics *diagnostics)
{
    struct position at = place(source, scan->tag_at);
    if (depth == 0) {
        DIAG(diagnostics, XML_NOT_OPEN, .at = at, .arguments = {scan->name});
        return false;
    }
    if (text_equal(scan->name, open[depth - 1].name)) return true;
    DIAG(diagnostics, XML_MISMATCH, .at = at, .related = place(source, open[depth - 1].at),
         .arguments = {scan->name, open[depth - 1].name});
    return false;
}

static bool check_end(const struct source *source, const struct open_tag *open, size_t depth, size_t tags,
                      struct diagnostics *diagnostics)
{
    if (tags == 0) DIAG(diagnostics, XML_EMPTY, .at = {source, 0});
    if (depth > 0)
        DIAG(diagnostics, XML_UNCLOSED, .at = place(source, open[depth - 1].at),
             .arguments = {open[depth - 1].name});
    return tags > 0 && depth == 0;
}

bool scan_check(const struct source *source, struct diagnostics *diagnostics)
{
    struct open_tag open[SCAN_DEEPEST];
    size_t depth = 0, tags = 0;
    struct scan scan = {.content = source->content};
    for (;; tags++) {
        switch (scan_next(&scan)) {
        case SCAN_OPEN:
            if (depth == SCAN_DEEPEST) {
                DIAG(diagnostics, XML_TOO_DEEP, .at = place(source, scan.tag_at),
                     .arguments = {text_format(diagnostics->arena, "%d", SCAN_DEEPEST)});
                return false;
            }
            open[depth++] = (struct open_tag){scan.name, scan.tag_at};
            break;
        case SCAN_EMPTY: break;
        case SCAN_CLOSE:
            if (!check_close(&scan, source, open, depth, diagnostics)) return false;
            depth--;
            break;
        case SCAN_END: return check_end(source, open, depth, tags, diagnostics);
        case SCAN_LOST: return report_problem(&scan, source, diagnostics);
        }
    }
}
