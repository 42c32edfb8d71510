/* values.c: values of a year: targets, actuals, evaluations. */
#include "values.h"

#include "parts.h"
#include "prose_label.h"
#include "qualifier.h"

/* 1 234人: a number that blanks part, or two numbers; whichever, it has no value. */
static bool has_parted_digits(struct text text)
{
    uint32_t before = 0;
    bool gap = false;
    while (text.length) {
        uint32_t c = text_next(&text);
        bool blank = c == ' ' || c == 0x3000 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F;
        if (blank) {
            gap = true;
            continue;
        }
        if (gap && text_is_digit(before) && text_is_digit(c)) return true;
        before = c;
        gap = false;
    }
    return false;
}

void values_place(struct reader *reader, struct open_part *part, struct label_use use,
                  struct position label_at, struct value value)
{
    struct text qualifier = use.qualifier, year = reader->meta[FIELD_YEAR].text;
    bool undated = use.label->field == FIELD_BASELINE; /* it is never of the reporting year */
    if (qualifier.length == 0 && (undated || year.length == 0)) {
        DIAG(reader->diagnostics, LABEL_WITHOUT_YEAR, .at = label_at, .arguments = {use.label->name});
        reader_became(reader, label_at, "error");
        return;
    }
    struct text text = value_line(reader, &value);
    struct node *node = tree_leaf(reader->arena, NULL, field_name(use.label->field), text, value.at);
    qualifier_set_all(reader, node, qualifier.length ? qualifier : year, label_at);
    if (has_parted_digits(text))
        DIAG(reader->diagnostics, NUMBER_PARTED, .at = value.at, .arguments = {text});
    const void **noted = qualifier_twin(reader, part->node, node);
    const struct node *twin = *noted;
    if (!twin) {
        *noted = node;
        tree_append(part->node, node);
        reader_became(reader, value.at, "%s", field_name(use.label->field));
        return;
    }
    struct text known = node_content(reader->arena, twin);
    reader_became(reader, value.at, "repeated");
    if (text_equal(known, text)) return;
    struct text when = qualifier.length ? qualifier : year;
    struct text name = text_format(reader->arena, "%.*s（%.*s）", TEXT_ARG(use.label->name), TEXT_ARG(when));
    DIAG(reader->diagnostics, GIVEN_TWICE, .at = value.at, .related = twin->at,
         .arguments = {name, known, text});
}

void values_place_evaluation(struct reader *reader, struct label_use use, struct position at,
                             struct value value)
{
    struct open_part *part = prose_strand_for(reader, FIELD_EVALUATION, at);
    if (!part) {
        parts_report_misplaced(reader, use, at);
        return;
    }
    struct text text = value_line(reader, &value), symbol = labels_symbol(reader->labels, text);
    struct text year = use.qualifier.length ? use.qualifier : reader->meta[FIELD_YEAR].text;
    const struct node *known = node_child(part->node, "evaluation");
    if (year.length == 0) {
        DIAG(reader->diagnostics, LABEL_WITHOUT_YEAR, .at = at, .arguments = {use.label->name});
        reader_became(reader, at, "error");
        return;
    }
    if (known) {
        DIAG(reader->diagnostics, GIVEN_TWICE, .at = value.at, .related = known->at,
             .arguments = {use.label->name, node_content(reader->arena, known), text});
        reader_became(reader, at, "error");
        return;
    }
    struct node *node =
        tree_leaf(reader->arena, part->node, "evaluation", symbol.length ? symbol : text, value.at);
    qualifier_set_all(reader, node, year, at);
    reader_became(reader, value.at, "evaluation");
}
