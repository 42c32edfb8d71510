/* explain.c: layouts --explain: the fields that a definition shows, and those of the vocabulary that it does not. */
#include "definition.h"
#include "words.h"

static void collect_path(struct text_buffer *out, const struct field_path *path)
{
    for (; path; path = path->otherwise) {
        struct text_buffer name = {.arena = out->arena};
        for (uint32_t i = 0; i < path->step_count; i++)
            buffer_format(&name, "%s%.*s", i ? "." : "", TEXT_ARG(path->steps[i].name));
        if (words_have(buffer_text(out), buffer_text(&name))) continue;
        buffer_add(out, buffer_text(&name));
        buffer_add(out, TEXT(" "));
    }
}

static void collect_name(struct text_buffer *out, struct text name)
{
    if (name.length && !words_have(buffer_text(out), name)) buffer_format(out, "%.*s ", TEXT_ARG(name));
}

/* Records that attributes name without being fields. */
static void collect_named(struct text_buffer *out, const struct element *element)
{
    bool compared = element->kind == ELEMENT_ROW || element->kind == ELEMENT_SIDE;
    if (compared) collect_name(out, element_value(element, WORD_VALUE));
    if (element->kind == ELEMENT_YEARS) collect_name(out, element_value(element, WORD_OF));
    if (element->kind == ELEMENT_NOTE)
        collect_name(out, text_format(out->arena, "note.%.*s", TEXT_ARG(element_value(element, WORD_NAME))));
}

/* What elements show without naming it. */
static void collect_shown(struct text_buffer *out, enum element_kind kind)
{
    static const struct {
        enum element_kind kind;
        const char *fields;
    } shown[] = {
#define X(kind, fields) {ELEMENT_##kind, fields},
        LAYOUT_SHOWN(X)
#undef X
    };
    for (size_t i = 0; i < ARRAY_LEN(shown); i++) {
        struct text list = text_of(shown[i].fields), each;
        while (shown[i].kind == kind && words_next(&list, &each))
            collect_name(out, each);
    }
}

static void collect_fields(struct text_buffer *out, const struct element *element)
{
    for (const struct template_part *part = element->text; part; part = part->next)
        if (part->path) collect_path(out, part->path);
    collect_path(out, element_path(element, WORD_FIELD));
    collect_named(out, element);
    collect_shown(out, element->kind);
    for (const struct element *child = element->first; child; child = child->next)
        collect_fields(out, child);
}

static bool mentions(struct text fields, const char *name)
{
    struct text each;
    while (words_next(&fields, &each)) {
        size_t dot;
        while ((dot = text_find(each, TEXT("."))) != SIZE_MAX) {
            if (text_is(text_slice(each, 0, dot), name)) return true;
            each = text_slice(each, dot + 1, each.length);
        }
        if (text_is(each, name)) return true;
    }
    return false;
}

struct text layout_explain(struct arena *arena, const struct layout *layout, enum language language)
{
    struct text_buffer fields = {.arena = arena}, out = {.arena = arena};
    collect_fields(&fields, layout->body);
    bool ja = language == LANGUAGE_JA;
    buffer_format(&out, "%.*s: %.*s\n\n%s\n", TEXT_ARG(layout->name),
                  TEXT_ARG(layout->descriptions[language]), ja ? "表示する項目：" : "Fields shown:");
    struct text list = buffer_text(&fields), each;
    while (words_next(&list, &each))
        buffer_format(&out, "  %.*s\n", TEXT_ARG(each));
    buffer_format(&out, "\n%s\n", ja ? "表示しない項目：" : "Fields not shown:");
    for (int kind = RECORD_TITLE; kind < RECORD_TEXT; kind++)
        if (!mentions(buffer_text(&fields), record_name((enum record_kind)kind)))
            buffer_format(&out, "  %s\n", record_name((enum record_kind)kind));
    return buffer_text(&out);
}
