/* conditions.c: does an element stand here: when=, unless= and only=. */
#include "conditions.h"
#include "fields.h"
#include "previous.h"
#include "select.h"

static bool equals(struct binder *binder, const struct context *context, const struct field_path *path,
                   struct text wanted)
{
    struct values values = field_find(binder, context, path);
    if (values.attribute) return text_equal(values.attribute->text, wanted);
    for (size_t i = 0; i < values.count; i++) {
        const struct record *found = values.records[i];
        if (found->kind == RECORD_DEPARTMENT && text_equal(text_trim(department_name(found)->text), wanted))
            return true;
        if (text_equal(text_trim(record_content(binder->arena, found)), wanted)) return true;
    }
    return values.computed.length && text_equal(values.computed, wanted);
}

/* `path`, or `path=value`. */
static bool holds(struct binder *binder, const struct context *context, const struct compiled_word *condition)
{
    for (const struct field_path *path = condition->path; path; path = path->otherwise) {
        if (condition->compares) {
            if (equals(binder, context, path, condition->wanted)) return true;
            continue;
        }
        if (path->format == FORMAT_NUMBER_OF) {
            bool absent = text_is(path->steps[0].name, "previous") && !previous_of(binder, context->record);
            if (!absent && lies_below(binder, context, counted_name(binder, path))) return true;
            continue;
        }
        struct values values = field_find(binder, context, path);
        if (!values_empty(&values)) return true;
    }
    return false;
}

bool element_applies(struct binder *binder, const struct context *context, const struct element *element)
{
    struct text only = element_value(element, WORD_ONLY);
    if (only.length && !text_is(only, binder->options->format == OUTPUT_PDF ? "pdf" : "xlsx")) return false;
    if (!element->compiled) return true;
    const struct compiled_word *when = element_compiled(element, WORD_WHEN);
    const struct compiled_word *unless = element_compiled(element, WORD_UNLESS);
    return (!when || holds(binder, context, when)) && (!unless || !holds(binder, context, unless));
}
