/* notes.c: notes, prose and footnotes of a record, with their markers. */
#include "notes.h"
#include "figures.h"
#include "prose.h"
#include "layouts/fields/fields.h"
#include "layouts/fields/looks.h"
#include "layouts/fields/mixed.h"
#include "layouts/fields/print.h"
#include "layouts/fields/shown.h"

static bool has_figure(const struct record *record)
{
    for (const struct record *child = record->first; child; child = child->next)
        if (child->kind == RECORD_FIGURE) return true;
    return false;
}

/* Paragraphs that follow one with a marker stand at the same indent: they get an empty marker. */
static void hang_under_marker(const struct context *context, struct block *first, int32_t width)
{
    for (struct block *each = first; each; each = each->next) {
        struct inlines empty = {NULL, NULL};
        if (each->kind != BLOCK_PARAGRAPH || each->paragraph.marker) continue;
        inlines_add(context->arena, &empty, INLINE_SPACE);
        each->paragraph.marker = empty.first;
        each->paragraph.marker_style = each->style;
        each->paragraph.marker_width = width;
    }
}

static void bind_note_body(const struct context *context, const struct element *element,
                           const struct record *note, struct prose_style *style, struct blocks *out)
{
    for (const struct record *child = note->first; child; child = child->next) {
        if (!record_is_block(child->kind)) continue;
        bool taken = element_has(element, WORD_FIGURES) && child->kind == RECORD_FIGURE;
        if (!taken) bind_block_record(context, child, style, out);
    }
}

void bind_one_note(const struct context *context, const struct element *element, const struct record *note,
                   struct blocks *out)
{
    struct context inner = context_at(context, note);
    const struct style *body = look_named(context, element, WORD_STYLE, LOOK_BODY);
    const struct style *label_style = look_named(context, element, WORD_LABEL_STYLE, LOOK_LABEL);
    struct prose_style style = prose_styles(context, element, body);
    struct text label = element_has(element, WORD_LABEL) ? print_word(&inner, element, WORD_LABEL)
                                                         : record_value(note, ATTRIBUTE_NAME);
    struct blocks body_blocks = {NULL, NULL};
    bool framed = element_yes(element, WORD_FRAMED);
    struct inlines content = {NULL, NULL};
    shown_mark(context, note);
    inlines_add_text(context->arena, &content, label, note->at, label_style);
    if (!framed) {
        struct block *head = blocks_add_paragraph(context->arena, out, label_style, content, note->at);
        head->keep_next = true;
        head->role = (uint8_t)look_minor_heading(context);
        look_take_space(element, head);
    }
    bind_note_body(context, element, note, &style, &body_blocks);
    if (framed) {
        struct block *lead = body_blocks.first;
        if (!lead || lead->kind != BLOCK_PARAGRAPH) return;
        hang_under_marker(context, lead, 90 * PT);
        lead->paragraph.marker = content.first;
        lead->paragraph.marker_style = label_style;
        lead->paragraph.marker_framed = true;
        struct block *group = blocks_add_group(context->arena, out, body_blocks, GROUP_STACK, note->at);
        group->group.rule_below = element_rule(element, WORD_RULE_BELOW, RULE_NONE);
        group->group.padding[0] = group->group.padding[2] = 3 * PT;
        look_take_space(element, group);
        return;
    }
    if (element_has(element, WORD_FIGURES) && has_figure(note)) {
        struct blocks both = body_blocks;
        bind_figures(context, note, element_value(element, WORD_PLACEHOLDER), &both);
        struct block *group = blocks_add_group(context->arena, out, both, GROUP_BESIDE, note->at);
        struct width *widths = ARENA_ARRAY(context->arena, struct width, 2);
        widths[0].fraction = 1000;
        widths[1].fixed = 185500;
        group->group.widths = widths;
        group->group.width_count = 2;
        group->group.gutter = COLUMN_GUTTER + 2 * PT;
        return;
    }
    blocks_append(out, body_blocks);
}

bool note_takes(const struct element *element, const struct record *note)
{
    struct text name = element_value(element, WORD_NAME);
    return name.length == 0 || element_yes(element, WORD_NAME) ||
           text_equal(name, record_value(note, ATTRIBUTE_NAME));
}

void bind_note(const struct context *context, const struct element *element, struct blocks *out)
{
    if (context->record->kind == RECORD_NOTE) { /* inside a follow */
        bind_one_note(context, element, context->record, out);
        return;
    }
    for (const struct record *note = record_own_child(context->record, RECORD_NOTE); note;
         note = record_following(note))
        if (note_takes(element, note)) bind_one_note(context, element, note, out);
}

static void put_marker(const struct context *context, const struct element *element, struct blocks *made)
{
    struct text marker = print_word(context, element, WORD_MARKER);
    int32_t width = element_length(element, WORD_MARKER_WIDTH, BODY_EM, 66 * PT);
    struct inlines content = {NULL, NULL};
    const struct style *style = look_named(context, element, WORD_MARKER_STYLE, LOOK_LABEL);
    if (marker.length == 0 || !made->first) return;
    inlines_add_text(context->arena, &content, marker, context->record->at, style);
    hang_under_marker(context, made->first, width);
    if (made->first->kind != BLOCK_PARAGRAPH) return;
    made->first->paragraph.marker = content.first;
    made->first->paragraph.marker_style = style;
}

void bind_prose(const struct context *context, const struct element *element, struct blocks *out)
{
    const struct style *body = look_named(context, element, WORD_STYLE, LOOK_BODY);
    struct prose_style style = prose_styles(context, element, body);
    struct blocks made = {NULL, NULL};
    const struct field_path *field = element_path(element, WORD_FIELD);
    if (field) {
        struct field_values values = field_find(context, field);
        for (size_t i = 0; i < values.count; i++) {
            shown_mark(context, values.records[i]);
            bind_prose_children(context, values.records[i], &style, element, &made);
        }
    } else {
        bind_prose_children(context, context->record, &style, element, &made);
    }
    put_marker(context, element, &made);
    if (made.first) look_take_outer_space(element, made.first, made.last);
    blocks_append(out, made);
}

void bind_footnotes(const struct context *context, const struct element *element, struct blocks *out)
{
    const struct style *style = look_named(context, element, WORD_STYLE, LOOK_FOOTNOTE);
    struct text last = {NULL, 0};
    const struct record *top = context->record;
    for (const struct record *each = top; each; each = record_walk(each, top)) {
        if (each->kind != RECORD_FOOTNOTE) continue;
        struct text text = mixed_text(context, &each->prose);
        shown_mark(context, each);
        if (text_equal(text_trim(text), last)) continue; /* two indicators with the same note print it once */
        last = text_trim(text);
        struct inlines content = {NULL, NULL};
        inlines_add_text(context->arena, &content, text, each->prose.at, style);
        blocks_add_paragraph(context->arena, out, style, content, each->at)->role = TAG_NOTE;
    }
}
