/* template.c: texts with fields in braces, parsed once. */
#include "template.h"
#include "words.h"

#include <string.h>

static const char *const formats[FORMAT_COUNT] = {
#define X(format, name) name,
    FIELD_FORMATS(X)
#undef X
};

static const char *const own_words[FIELD_WORD_COUNT] = {
#define X(word, name) name,
    FIELD_WORDS(X)
#undef X
};

static enum field_word own_word(struct text name)
{
    for (int i = 0; i < FIELD_WORD_COUNT; i++)
        if (text_is(name, own_words[i])) return (enum field_word)i;
    return NO_WORD;
}

/* After these, the next step is a name that a city chose, not a word of the vocabulary. */
static bool names_next(const struct field_step *step)
{
    static const enum record_kind named[] = {RECORD_SECTION, RECORD_NOTE, RECORD_FIELD,   RECORD_REFERENCE,
                                             RECORD_SCALE,   RECORD_TAGS, RECORD_PRINTED, RECORD_DEPARTMENT};
    for (size_t i = 0; i < ARRAY_LEN(named); i++)
        if (step->kind == named[i]) return true;
    return step->word == FIELD_FIRST_OF;
}

static bool is_field(const struct field_step *step)
{
    return step->kind != NO_KIND || step->attribute != NO_ATTRIBUTE || step->word != NO_WORD;
}

static void report_unknown(struct arena *arena, struct diagnostics *diagnostics, struct text step,
                           struct position at)
{
    struct text_buffer words = {.arena = arena};
    for (int kind = 0; kind < RECORD_TEXT; kind++)
        buffer_format(&words, "%s ", record_name((enum record_kind)kind));
    for (int attribute = 0; attribute < ATTRIBUTE_COUNT; attribute++)
        buffer_format(&words, "%s ", record_attribute_name((enum attribute_kind)attribute));
    for (int i = 0; i < FIELD_WORD_COUNT; i++)
        buffer_format(&words, "%s ", own_words[i]);
    struct text all = buffer_text(&words);
    struct text nearest = words_suggestion(arena, all, step);
    if (nearest.length == 0)
        nearest =
            diag_both(arena, TEXT("。項目の名前は記録の要素と属性の名前です（input/schema/plan.rnc）"),
                      TEXT("; fields are the elements and attributes of records (input/schema/plan.rnc)"));
    DIAG(diagnostics, FIELD_UNKNOWN, .at = at, .arguments = {step, nearest});
}

/* `written`: what the path was read from; the steps lie in it. */
static void check_steps(struct arena *arena, struct diagnostics *diagnostics, const struct field_path *path,
                        struct text written)
{
    for (uint32_t i = 0; i < path->step_count; i++) {
        bool named = i > 0 && path->steps[i - 1].names;
        struct text name = path->steps[i].name;
        struct position at = {path->at.source, path->at.offset + (uint32_t)(name.at - written.at)};
        if (!named && !is_field(&path->steps[i])) report_unknown(arena, diagnostics, name, at);
    }
}

static void parse_steps(struct arena *arena, struct text text, struct field_path *path)
{
    uint32_t count = 1;
    for (size_t i = 0; i < text.length; i++)
        count += text.at[i] == '.';
    struct field_step *steps = ARENA_ARRAY(arena, struct field_step, count);
    size_t start = 0;
    for (size_t i = 0; i <= text.length; i++) {
        if (i < text.length && text.at[i] != '.') continue;
        struct field_step *step = &steps[path->step_count++];
        struct text name = text_trim(text_slice(text, start, i - start));
        *step = (struct field_step){name, NO_KIND, NO_ATTRIBUTE, own_word(name), false};
        record_kind_of(name, &step->kind);
        record_attribute_of(name, &step->attribute);
        step->names = names_next(step);
        start = i + 1;
    }
    path->steps = steps;
}

static void parse_format(struct arena *arena, struct diagnostics *diagnostics, struct field_path *path,
                         struct text text, struct text written)
{
    size_t equal = text_find(text, TEXT("="));
    struct text name = text_trim(equal == SIZE_MAX ? text : text_slice(text, 0, equal));
    if (equal != SIZE_MAX) path->argument = text_slice(text, equal + 1, text.length);
    path->breaks = text_is(path->argument, "br");
    for (int i = 0; i < FORMAT_COUNT; i++) {
        if (!text_is(name, formats[i])) continue;
        path->format = (enum field_format)i;
        return;
    }
    struct text_buffer words = {.arena = arena};
    for (int i = 1; i < FORMAT_COUNT; i++)
        buffer_format(&words, "%s ", formats[i]);
    struct text all = buffer_text(&words);
    struct position at = {path->at.source, path->at.offset + (uint32_t)(name.at - written.at)};
    DIAG(diagnostics, VALUE_INVALID, .at = at,
         .arguments = {TEXT("|"), name, words_list(arena, all), words_suggestion(arena, all, name)});
}

/* What {indicator | count} and {note.達成度評価 | count} count. */
static struct selector counted(struct arena *arena, const struct field_path *path)
{
    struct selector selector;
    const struct field_step *last = &path->steps[path->step_count - 1];
    bool single = last->kind != NO_KIND || path->step_count < 2;
    selector_read(arena,
                  single ? last->name
                         : text_format(arena, "%.*s.%.*s", TEXT_ARG(last[-1].name), TEXT_ARG(last->name)),
                  &selector);
    return selector;
}

/* The place where an alternative ends: the next comma. */
static size_t until_comma(struct text text)
{
    size_t comma = text_find(text, TEXT(","));
    return comma == SIZE_MAX ? text.length : comma;
}

/* One alternative: what stands before the next comma of `text`, which messages quote as a whole. */
static struct field_path *parse_alternative(struct arena *arena, struct diagnostics *diagnostics,
                                            struct text text, struct position at)
{
    struct field_path *path = ARENA_NEW(arena, struct field_path);
    struct text own = text_slice(text, 0, until_comma(text));
    path->at = at;
    size_t bar = text_find(own, TEXT("|"));
    parse_steps(arena, bar == SIZE_MAX ? own : text_slice(own, 0, bar), path);
    check_steps(arena, diagnostics, path, text);
    if (bar != SIZE_MAX) parse_format(arena, diagnostics, path, text_slice(own, bar + 1, own.length), text);
    if (path->format == FORMAT_NUMBER_OF) path->counted = counted(arena, path);
    return path;
}

const struct field_path *template_parse_path(struct arena *arena, struct diagnostics *diagnostics,
                                             struct text text, struct position at)
{
    struct field_path *first = parse_alternative(arena, diagnostics, text, at), *last = first;
    for (size_t end = until_comma(text); end < text.length; end = until_comma(text)) {
        at.offset += (uint32_t)end + 1;
        text = text_slice(text, end + 1, text.length);
        struct field_path *next = parse_alternative(arena, diagnostics, text, at);
        last->otherwise = next;
        last = next;
    }
    return first;
}

/* A text loses the line ends of its file and what surrounds them. */
static struct text without_indentation(struct arena *arena, struct text text)
{
    struct text_buffer out = {.arena = arena};
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == '\n') {
            while (out.length && (out.at[out.length - 1] == ' ' || out.at[out.length - 1] == '\t'))
                out.length--;
            while (i + 1 < text.length && strchr(" \t\r\n", text.at[i + 1]))
                i++;
            continue;
        }
        buffer_add(&out, text_slice(text, i, 1));
    }
    return buffer_text(&out);
}

struct template_parts {
    struct arena *arena;
    enum template_space space;
    struct template_part *first, *last;
};

static struct template_part *add_part(struct template_parts *parts, struct position at)
{
    struct template_part *part = ARENA_NEW(parts->arena, struct template_part);
    part->at = at;
    if (parts->last)
        parts->last->next = part;
    else
        parts->first = part;
    parts->last = part;
    return part;
}

static void add_literal(struct template_parts *parts, struct text literal, struct position at)
{
    add_part(parts, at)->literal =
        parts->space == SPACE_OF_FILE ? without_indentation(parts->arena, literal) : literal;
}

const struct template_part *template_parse(struct arena *arena, struct diagnostics *diagnostics,
                                           struct text text, struct position at, enum template_space space)
{
    struct template_parts parts = {.arena = arena, .space = space};
    struct text rest = text;
    while (rest.length) {
        struct position here = {at.source, at.offset + (uint32_t)(rest.at - text.at)};
        size_t brace = text_find(rest, TEXT("{"));
        if (brace > 0) {
            struct text literal = text_slice(rest, 0, brace == SIZE_MAX ? rest.length : brace);
            add_literal(&parts, literal, here);
            rest = text_slice(rest, literal.length, rest.length);
            continue;
        }
        size_t end = text_find(rest, TEXT("}"));
        if (end == SIZE_MAX) {
            DIAG(diagnostics, FIELD_OPEN, .at = here, .arguments = {text_trim(rest)});
            break;
        }
        here.offset++;
        struct text inside = text_slice(rest, 1, end - 1);
        add_part(&parts, here)->path = template_parse_path(arena, diagnostics, inside, here);
        rest = text_slice(rest, end + 1, rest.length);
    }
    return parts.first;
}
