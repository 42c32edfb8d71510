/* prose.c: blocks of prose as an author wrote them: paragraphs, lists, boxes, and what stands among them. */
#include "prose.h"
#include "chart.h"
#include "figures.h"
#include "prose_table.h"
#include "layouts/fields/looks.h"
#include "layouts/fields/mixed.h"
#include "layouts/fields/shown.h"

struct prose_style prose_styles(const struct context *context, const struct element *element,
                                const struct style *body)
{
    return (struct prose_style){
        .body = body,
        .heading = look_style(context, LOOK_PROSE_HEADING),
        .subheading = look_style(context, LOOK_PROSE_SUBHEADING),
        .note = look_style(context, LOOK_NOTE),
        .reference = look_style(context, LOOK_REFERENCE),
        .list = look_style(context, LOOK_LIST),
        .cell = look_style(context, LOOK_TABLE),
        .marker = look_style(context, LOOK_LIST_MARKER),
        .placeholder = element ? element_value(element, WORD_PLACEHOLDER) : (struct text){NULL, 0},
        .emphasis = element ? element_value(element, WORD_EMPHASIS) : (struct text){NULL, 0},
        .box_label = element && element_yes(element, WORD_BOX),
    };
}

/* 注１ and 注： begin a note; 注意 begins a sentence. */
static bool begins_as_note(struct text text)
{
    if (!text_starts(text, TEXT("注"))) return false;
    struct text rest = text_slice(text, TEXT("注").length, text.length);
    uint32_t next = text_next(&rest);
    return text_is_digit(next) || next == ':' || next == 0xFF1A /* ： */ || next == ')' ||
           next == 0xFF09 /* ） */ || next == 0x3000;
}

/* A note that does not begin with its own ※ gets one, hanging before it. */
static void mark_note(const struct context *context, const struct record *record, struct block *block,
                      const struct style *style)
{
    struct text text = text_trim(record_content(context->arena, record));
    struct inlines marker = {NULL, NULL};
    if (text_starts(text, TEXT("※")) || text_starts(text, TEXT("（注")) || begins_as_note(text)) return;
    inlines_add_text(context->arena, &marker, TEXT("※"), record->at, style);
    block->paragraph.marker = marker.first;
    block->paragraph.marker_style = style;
    block->paragraph.marker_width = style->size;
}

static enum prose_role role_of(const struct record *block)
{
    int role = ROLE_NONE;
    vocabulary_choice(LIST_PROSE_ROLE, record_value(block, ATTRIBUTE_ROLE), &role);
    return (enum prose_role)role;
}

static const struct style *style_of(const struct prose_style *style, enum prose_role role)
{
    switch (role) {
    case ROLE_HEADING: return style->heading;
    case ROLE_SUBHEADING: return style->subheading;
    case ROLE_NOTE: return style->note;
    case ROLE_REFERENCE: return style->reference;
    case ROLE_NONE: return style->body;
    }
    return style->body;
}

static void bind_paragraph(const struct context *context, const struct record *record,
                           const struct prose_style *style, struct blocks *out)
{
    enum prose_role role = role_of(record);
    const struct style *used = style_of(style, role);
    struct inlines content = {NULL, NULL};
    mixed_bind(context, record, &content, used);
    struct block *block = blocks_add_paragraph(context->arena, out, used, content, record->at);
    if (role == ROLE_NOTE) {
        block->role = TAG_NOTE;
        mark_note(context, record, block, used);
    }
    if (role == ROLE_HEADING || role == ROLE_SUBHEADING) block->role = (uint8_t)look_minor_heading(context);
}

static bool has_blocks(const struct record *item)
{
    for (const struct record *child = item->first; child; child = child->next)
        if (record_is_block(child->kind)) return true;
    return false;
}

static void set_marker(const struct context *context, struct block *block, struct text marker,
                       struct position at, const struct prose_style *style)
{
    struct inlines content = {NULL, NULL};
    inlines_add_text(context->arena, &content, marker, at, style->marker);
    block->paragraph.marker = content.first;
    block->paragraph.marker_style = style->marker;
    /* Wide enough for the marker and half an em, in whole ems, after the marker's own indent. */
    int32_t em = style->list->size, indent = style->marker->indent;
    block->paragraph.marker_width = indent + em * (int32_t)((text_columns(marker) + 1) / 2) + em / 2;
}

/* The first paragraph is the item; what it goes on to say is prose, flush. */
static void bind_item_blocks(const struct context *context, const struct record *item,
                             const struct prose_style *style, struct blocks *out)
{
    struct prose_style first = *style, rest = *style;
    first.body = style->list;
    rest.body = look_style(context, LOOK_BODY_FLUSH);
    for (const struct record *child = item->first; child; child = child->next)
        if (record_is_block(child->kind)) bind_block_record(context, child, out->first ? &rest : &first, out);
}

/* The first paragraph of an item carries its marker; what follows stands at the same indent. */
static void bind_item(const struct context *context, const struct record *item, struct text marker,
                      const struct prose_style *style, struct blocks *out)
{
    struct blocks children = {NULL, NULL};
    shown_mark(context, item);
    if (has_blocks(item)) {
        bind_item_blocks(context, item, style, &children);
    } else {
        struct inlines content = {NULL, NULL};
        mixed_bind(context, item, &content, style->list);
        blocks_add_paragraph(context->arena, &children, style->list, content, item->at);
    }
    if (!children.first) return;
    bool led = children.first->kind == BLOCK_PARAGRAPH;
    if (!led) {
        struct blocks empty = {NULL, NULL};
        blocks_add_paragraph(context->arena, &empty, style->list, (struct inlines){NULL, NULL}, item->at);
        empty.first->next = children.first;
        children.first = empty.first;
    }
    struct block *first = children.first;
    if (marker.length) set_marker(context, first, marker, item->at, style);
    int32_t indent = first->paragraph.marker_width;
    struct block *group =
        blocks_add_group(context->arena, out, (struct blocks){NULL, NULL}, GROUP_STACK, item->at);
    group->role = TAG_LIST_ITEM;
    first->role = TAG_LIST_BODY;
    group->group.padding[3] = 0;
    struct block *rest = first->next;
    /* What follows the first paragraph hangs under its text. An item holds bodies only (ISO 32000-1 table 336). */
    if (rest) {
        struct blocks body = {rest, children.last};
        first->next = NULL;
        struct blocks both = {first, first};
        struct block *hanging =
            blocks_add_group(context->arena, &both, (struct blocks){NULL, NULL}, GROUP_STACK, item->at);
        hanging->group.padding[3] = indent;
        hanging->role = TAG_LIST_BODY;
        blocks_into(hanging, body);
        children = both;
    }
    blocks_into(group, children);
}

static void bind_list(const struct context *context, const struct record *list,
                      const struct prose_style *style, struct blocks *out)
{
    struct block *group =
        blocks_add_group(context->arena, out, (struct blocks){NULL, NULL}, GROUP_STACK, list->at);
    group->role = TAG_LIST;
    struct blocks items = {NULL, NULL};
    struct text marker = record_value(list, ATTRIBUTE_MARKER);
    for (const struct record *item = list->first; item; item = item->next) {
        if (item->kind != RECORD_ITEM) continue;
        const struct prose *number = record_attribute(item, ATTRIBUTE_NO);
        bind_item(context, item, number ? mixed_text(context, number) : marker, style, &items);
    }
    blocks_into(group, items);
}

static void bind_box(const struct context *context, const struct record *box, const struct prose_style *style,
                     struct blocks *out)
{
    struct block *block =
        blocks_add_group(context->arena, out, (struct blocks){NULL, NULL}, GROUP_STACK, box->at);
    struct blocks children = {NULL, NULL};
    const struct record *title = record_child(box, RECORD_TITLE);
    block->before = 12 * PT;
    block->after = 18 * PT;
    block->group.frame = RULE_REGULAR;
    block->group.keep_together = true;
    for (int i = 0; i < 4; i++)
        block->group.padding[i] = i % 2 ? 12 * PT : 9 * PT;
    struct prose_style inner = *style;
    if (style->box_label && title) inner.body = style->list; /* beside its label a text stands flush */
    bind_prose_children(context, box, &inner, NULL, &children);
    blocks_into(block, children);
    if (!title) return;
    struct inlines content = {NULL, NULL};
    const struct style *label = look_style(context, LOOK_LABEL);
    mixed_bind(context, title, &content, label);
    if (style->box_label && children.first && children.first->kind == BLOCK_PARAGRAPH) {
        children.first->paragraph.marker = content.first;
        children.first->paragraph.marker_style = label;
        children.first->paragraph.marker_width = label->size * 6;
        return;
    }
    block->group.frame_title = content.first;
    block->group.frame_title_style = label;
    block->group.padding[0] = 15 * PT;
}

/* A chart in prose has its caption above it; without one it is the course of its indicator. */
static void bind_prose_chart(const struct context *context, const struct record *record, struct blocks *out)
{
    const struct style *style = look_style(context, LOOK_TABLE_CAPTION);
    const struct record *caption = record_child(record, RECORD_CAPTION),
                        *name = record_child(record->refers, RECORD_NAME);
    struct inlines content = {NULL, NULL};
    if (caption) {
        mixed_bind(context, caption, &content, style);
    } else if (name) {
        inlines_add_text(context->arena, &content, mixed_text(context, &name->prose), name->prose.at, style);
        inlines_add_text(context->arena, &content, TEXT("の推移"), record->at, style);
    }
    struct block *head =
        content.first ? blocks_add_paragraph(context->arena, out, style, content, record->at) : NULL;
    if (head) {
        head->before = 9 * PT;
        head->keep_next = true;
    }
    bind_chart(context, record->refers, NULL, out);
    if (!head || out->last->kind != BLOCK_CHART) return;
    out->last->before = 3 * PT;
    out->last->after = 3 * PT; /* its notes follow */
}

void bind_block_record(const struct context *context, const struct record *record,
                       const struct prose_style *style, struct blocks *out)
{
    shown_mark(context, record);
    switch (record->kind) {
    case RECORD_P: bind_paragraph(context, record, style, out); return;
    case RECORD_LIST: bind_list(context, record, style, out); return;
    case RECORD_TABLE: bind_prose_table(context, record, style->cell, style->emphasis, out); return;
    case RECORD_BOX: bind_box(context, record, style, out); return;
    case RECORD_FIGURE: bind_figure(context, record, style->placeholder, out); return;
    case RECORD_DIAGRAM: bind_diagram(context, record, out); return;
    case RECORD_CHART:
        if (record->refers) bind_prose_chart(context, record, out);
        return;
    /* What is no block. */
    /* clang-format off */
    case RECORD_PLAN: case RECORD_META: case RECORD_TITLE: case RECORD_SUBTITLE: case RECORD_DOCUMENT_TITLE:
    case RECORD_ISSUER: case RECORD_DIVISION: case RECORD_YEAR: case RECORD_PERIOD: case RECORD_PUBLISHED:
    case RECORD_AS_OF: case RECORD_REVISION: case RECORD_LEVELS: case RECORD_LEVEL: case RECORD_DEPARTMENTS:
    case RECORD_DEPARTMENT: case RECORD_TAGS: case RECORD_TAG: case RECORD_LEGEND: case RECORD_SCALES:
    case RECORD_SCALE: case RECORD_MARK: case RECORD_BAND: case RECORD_SECTION: case RECORD_REFERENCE:
    case RECORD_PRINTED: case RECORD_INITIATIVE: case RECORD_PROJECT: case RECORD_SUBPROJECT: case RECORD_FIELD_GOAL:
    case RECORD_POLICY: case RECORD_MARKS: case RECORD_OVERVIEW: case RECORD_GOAL: case RECORD_SCHEDULE:
    case RECORD_STATUS: case RECORD_FIELD: case RECORD_STRAND: case RECORD_ENTRY: case RECORD_EVALUATION:
    case RECORD_ACTIVITY: case RECORD_INDICATOR: case RECORD_NAME: case RECORD_BASELINE: case RECORD_TARGET:
    case RECORD_ACTUAL: case RECORD_ESTIMATE: case RECORD_STATED_RATE: case RECORD_FOOTNOTE: case RECORD_SUMMARY:
    case RECORD_ROW: case RECORD_COUNT: case RECORD_NOTE: case RECORD_ITEM: case RECORD_CAPTION: case RECORD_CELL:
    case RECORD_NODE: case RECORD_COLOPHON: case RECORD_LINE: case RECORD_REF: case RECORD_EM: case RECORD_RUBY:
    case RECORD_BR: case RECORD_TEXT: case RECORD_KIND_COUNT:
        return;
        /* clang-format on */
    }
}

bool prose_takes(const struct element *element, const struct record *block)
{
    enum prose_role role = role_of(block);
    if (!element) return true;
    if (element_has(element, WORD_ROLE) && !element_includes(element, WORD_ROLE, (int)role)) return false;
    return !element_includes(element, WORD_EXCEPT, (int)role);
}

void bind_prose_children(const struct context *context, const struct record *record,
                         const struct prose_style *style, const struct element *element, struct blocks *out)
{
    for (const struct record *child = record->first; child; child = child->next)
        if (record_is_block(child->kind) && prose_takes(element, child))
            bind_block_record(context, child, style, out);
}

/* Does the line begin with 【, white space aside? */
static bool begins_as_label(const struct record *line)
{
    for (const struct record *each = line; each; each = record_walk(each, line)) {
        struct text start = text_trim(each->prose.text);
        if (start.length) return text_starts(start, TEXT("【"));
    }
    return false;
}

static void bind_cell_line(const struct context *context, const struct record *line,
                           const struct style *style, struct blocks *out)
{
    const struct style *used = begins_as_label(line) ? look_bold(context, style) : style;
    struct inlines content = {NULL, NULL};
    mixed_bind(context, line, &content, used);
    blocks_add_paragraph(context->arena, out, used, content, line->at);
}

/* A value that an author left out with a dash looks like one that is missing. */
static bool is_dash(struct text text)
{
    text = text_trim(text);
    return text_is(text, "—") || text_is(text, "―") || text_is(text, "－") || text_is(text, "–") ||
           text_is(text, "-");
}

void bind_cell_prose(const struct context *context, const struct record *record, const struct style *style,
                     struct blocks *out)
{
    shown_mark(context, record);
    if (record->prose.text.length) {
        struct inlines content = {NULL, NULL};
        const struct style *used = record->reading.kind == READING_NONE && is_dash(record->prose.text)
                                       ? look_missing(context, style)
                                       : style;
        inlines_add_text(context->arena, &content, mixed_text(context, &record->prose), record->prose.at,
                         used);
        blocks_add_paragraph(context->arena, out, used, content, record->at);
    }
    for (const struct record *child = record->first; child; child = child->next) {
        if (child->kind == RECORD_P)
            bind_cell_line(context, child, style, out);
        else if (record_is_block(child->kind)) {
            struct prose_style prose = prose_styles(context, NULL, style);
            prose.list = prose.cell = prose.note = prose.reference = style;
            bind_block_record(context, child, &prose, out);
        }
    }
}
