/* template.c: texts with fields in braces, parsed once. */
#include "element.h"
#include "words.h"

static const char *const formats[FORMAT_COUNT] = {
#define X(format, name) name,
    FIELD_FORMATS(X)
#undef X
};

/* Words of a path that are no element or attribute of the record vocabulary. */
static const char *const own_words[] = {"parent",  "position", "total",     "rate",     "date",
                                        "reprint", "column",   "own-title", "previous", "first-of", "in-prose"};

/* After these, the next step is a name that a city chose (a level, a note, a field), not a word of the vocabulary. */
static const char *const named_words[] = {"section", "note",    "field",      "reference", "scale",
                                          "tags",    "printed", "department", "first-of"};

static bool is_one_of(struct text text, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (text_is(text, words[i])) return true;
    return false;
}

static bool is_field(const struct field_step *step)
{
    return step->kind != NO_KIND || step->attribute != NO_ATTRIBUTE ||
           is_one_of(step->name, own_words, ARRAY_LEN(own_words));
}

static void report_unknown(struct arena *arena, struct diagnostics *diagnostics, struct text step,
                           struct position at)
{
    struct text_buffer words = {.arena = arena};
    for (int kind = 0; kind < RECORD_TEXT; kind++)
        buffer_format(&words, "%s ", record_name((enum record_kind)kind));
    for (int attribute = 0; attribute < ATTRIBUTE_COUNT; attribute++)
        buffer_format(&words, "%s ", record_attribute_name((enum attribute_kind)attribute));
    for (size_t i = 0; i < ARRAY_LEN(own_words); i++)
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
        bool named = i > 0 && is_one_of(path->steps[i - 1].name, named_words, ARRAY_LEN(named_words));
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
        *step = (struct field_step){text_trim(text_slice(text, start, i - start)), NO_KIND, NO_ATTRIBUTE};
        record_kind_of(step->name, &step->kind);
        record_attribute_of(step->name, &step->attribute);
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
    return path;
}

const struct field_path *path_parse(struct arena *arena, struct diagnostics *diagnostics, struct text text,
                                    struct position at)
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

struct parts {
    struct template_part *first, **last;
};

static struct template_part *add_part(struct arena *arena, struct parts *parts, struct position at)
{
    struct template_part *part = ARENA_NEW(arena, struct template_part);
    part->at = at;
    *parts->last = part;
    parts->last = (struct template_part **)(void *)&part->next;
    return part;
}

const struct template_part *template_parse(struct arena *arena, struct diagnostics *diagnostics,
                                           struct text text, struct position at)
{
    struct parts parts = {NULL, &parts.first};
    struct text rest = text;
    while (rest.length) {
        struct position here = {at.source, at.offset + (uint32_t)(rest.at - text.at)};
        size_t brace = text_find(rest, TEXT("{"));
        if (brace == 0) {
            size_t end = text_find(rest, TEXT("}"));
            if (end == SIZE_MAX) {
                DIAG(diagnostics, FIELD_OPEN, .at = here, .arguments = {text_trim(rest)});
                return parts.first;
            }
            here.offset++;
            struct text inside = text_slice(rest, 1, end - 1);
            add_part(arena, &parts, here)->path = path_parse(arena, diagnostics, inside, here);
            rest = text_slice(rest, end + 1, rest.length);
            continue;
        }
        struct text literal = text_slice(rest, 0, brace == SIZE_MAX ? rest.length : brace);
        add_part(arena, &parts, here)->literal = literal;
        rest = text_slice(rest, literal.length, rest.length);
    }
    return parts.first;
}
