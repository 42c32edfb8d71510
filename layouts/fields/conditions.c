/* conditions.c: does an element stand here: when=, unless= and only=. */
#include "conditions.h"
#include "fields.h"
#include "previous.h"
#include "select.h"

static bool equals(const struct context *context, const struct field_path *path, struct text wanted)
{
    struct field_values values = field_find(context, path);
    if (values.attribute) return text_equal(values.attribute->text, wanted);
    for (size_t i = 0; i < values.count; i++) {
        const struct record *found = values.records[i];
        if (found->kind == RECORD_DEPARTMENT &&
            text_equal(text_trim(record_department_name(found)->text), wanted))
            return true;
        if (text_equal(text_trim(record_content(context->arena, found)), wanted)) return true;
    }
    return values.computed.length && text_equal(values.computed, wanted);
}

/* `path`, or `path=value`. */
static bool holds(const struct context *context, const struct element_word *condition)
{
    for (const struct field_path *path = condition->path; path; path = path->otherwise) {
        if (condition->compares) {
            if (equals(context, path, condition->wanted)) return true;
            continue;
        }
        if (path->format == FORMAT_NUMBER_OF) {
            bool absent = path->steps[0].word == FIELD_PREVIOUS && !previous_of(context, context->record);
            if (!absent && select_has(context, &path->counted)) return true;
            continue;
        }
        struct field_values values = field_find(context, path);
        if (!field_is_empty(&values)) return true;
    }
    return false;
}

bool condition_allows(const struct context *context, const struct element *element)
{
    enum output_format format = context->binder->options->format;
    if (element_choice(element, WORD_ONLY, (int)format) != (int)format) return false;
    const struct element_word *when = element_word(element, WORD_WHEN);
    const struct element_word *unless = element_word(element, WORD_UNLESS);
    return (!when || holds(context, when)) && (!unless || !holds(context, unless));
}
