/* lists.c: what is computed from the whole plan: contents, summaries, legends, colophon, revisions. */
#include "lists.h"
#include "marks.h"
#include "summary.h"
#include "layouts/fields/content.h"
#include "layouts/fields/looks.h"
#include "layouts/fields/mixed.h"
#include "layouts/fields/print.h"
#include "layouts/fields/select.h"
#include "layouts/fields/shown.h"

/* -- contents ----------------------------------------------------------------------------------------------------------------- */

static const struct element *entry_for(const struct element *contents, const struct record *record)
{
    for (const struct element *entry = contents->first; entry; entry = entry->next)
        if (entry->kind == ELEMENT_ENTRY && select_takes(entry, record)) return entry;
    return NULL;
}

static void bind_entry(const struct context *context, const struct element *element, struct blocks *out)
{
    const struct style *style = look_named(context, element, WORD_STYLE, LOOK_CONTENTS_ENTRY);
    struct inlines content = {NULL, NULL}, marker = {NULL, NULL};
    content_bind(context, element, style, &content);
    for (struct inline_run *run = content.first; run; run = run->next)
        if (run->kind == INLINE_TEXT)
            run->record = context->record; /* the words lead there as the number does */
    struct inline_run *fill = inlines_add(context->arena, &content, INLINE_FILL);
    fill->leader = true;
    struct inline_run *pages = inlines_add(context->arena, &content, INLINE_PAGES);
    pages->record = context->record;
    pages->count = 1;
    struct block *block = blocks_add_paragraph(context->arena, out, style, content, context->record->at);
    block->role = TAG_CONTENTS_ITEM;
    block->before = element_length(element, WORD_BEFORE, style->size, style->before);
    struct text number = print_word(context, element, WORD_NUMBER);
    block->paragraph.marker_style = look_number(context, style);
    inlines_add_text(context->arena, &marker, number, context->record->at, block->paragraph.marker_style);
    block->paragraph.marker = marker.first;
    block->paragraph.marker_width = element_length(element, WORD_NUMBER_WIDTH, style->size, 39 * PT);
}

/* An entry without an indent and several below it stay together, where that leaves no large hole: a chapter's last line does
 * not stand alone on a page. Contents of chapters with hardly a line below them fill their pages as they come. */
static void close_chapter(struct arena *arena, struct blocks *chapter, struct blocks *out)
{
    enum { MOST_EMPTY = 8 * 18 * PT }; /* eight lines */
    struct blocks entries = *chapter;
    *chapter = (struct blocks){NULL, NULL};
    if (entries.first == entries.last || entries.first->next == entries.last) {
        blocks_append(out, entries);
        return;
    }
    struct block *group = blocks_add_group(arena, out, entries, GROUP_STACK, entries.first->at);
    group->group.keep_together = true;
    group->group.most_empty = MOST_EMPTY;
    group->before = entries.first->before;
    entries.first->before = 0;
}

/* Entries below an indent stand in a group with padding: the style keeps one size for all levels. */
void bind_contents(const struct context *context, const struct element *element, struct blocks *out)
{
    const struct record *root = context->record;
    struct block *contents = blocks_add(context->arena, out, BLOCK_GROUP, root->at);
    struct blocks chapters = {NULL, NULL}, entries = {NULL, NULL};
    contents->role = TAG_CONTENTS;
    for (const struct record *each = root; each; each = record_walk(each, root)) {
        const struct element *entry = entry_for(element, each);
        struct context inner = context_at(context, each);
        if (!entry) continue;
        int32_t indent = element_length(entry, WORD_INDENT, BODY_EM, 0);
        if (indent == 0) {
            close_chapter(context->arena, &entries, &chapters);
            bind_entry(&inner, entry, &entries);
            continue;
        }
        struct blocks one = {NULL, NULL};
        bind_entry(&inner, entry, &one);
        struct block *group = blocks_add(context->arena, &entries, BLOCK_GROUP, each->at);
        group->group.padding[3] = indent;
        group->group.first = one.first;
        group->group.last = one.last;
        group->before = one.first->before;
        one.first->before = 0;
    }
    close_chapter(context->arena, &entries, &chapters);
    contents->group.first = chapters.first;
    contents->group.last = chapters.last;
}

void bind_summaries(const struct context *context, const struct element *element, struct blocks *out)
{
    if (element_has(element, WORD_OF)) {
        bind_mark_summary(context, element, out);
        return;
    }
    for (const struct record *each = context->record->first; each; each = each->next)
        if (each->kind == RECORD_SUMMARY) bind_summary(context, each, element, out);
}

/* -- legends ------------------------------------------------------------------------------------------------------------------- */

/* A scale's marks with what they say, a line each. */
static void bind_scale_legend(const struct context *context, const struct record *scale,
                              const struct style *style, struct blocks *out)
{
    for (const struct record *mark = scale->first; mark; mark = mark->next) {
        if (mark->kind != RECORD_MARK) continue;
        struct inlines content = {NULL, NULL};
        inlines_add_named_mark(context->arena, &content, record_value(mark, ATTRIBUTE_SYMBOL), mark->at);
        inlines_add(context->arena, &content, INLINE_SPACE)->width = 6 * PT;
        inlines_add_text(context->arena, &content, mixed_text(context, &mark->prose), mark->prose.at, style);
        shown_mark(context, mark);
        blocks_add_paragraph(context->arena, out, style, content, mark->at);
    }
}

void bind_legend(const struct context *context, const struct element *element, struct blocks *out)
{
    const struct style *style = look_named(context, element, WORD_STYLE, LOOK_SMALL);
    const struct record *scale = plan_scale(context->binder->plan, element_value(element, WORD_OF));
    if (scale) bind_scale_legend(context, scale, style, out);
}

/* -- colophon and revisions ------------------------------------------------------------------------------------------------------ */

/* 「発行：狛江市…」 stands in two columns; a line without a label aligns with the values. The title line is set as one. */
static void bind_colophon_line(const struct context *context, const struct element *element,
                               const struct record *line, unsigned index, struct blocks *out)
{
    const struct style *style = look_named(context, element, WORD_STYLE, LOOK_TABLE);
    const struct style *title = look_named(context, element, WORD_TITLE_STYLE, LOOK_LABEL);
    struct text text = mixed_text(context, &line->prose);
    struct inlines content = {NULL, NULL}, label = {NULL, NULL};
    const struct record *name = plan_part(context->binder->plan, RECORD_TITLE);
    size_t colon = text_find(text, TEXT("："));
    struct text before = colon == SIZE_MAX ? (struct text){NULL, 0} : text_slice(text, 0, colon);
    struct text value = colon == SIZE_MAX ? text : text_slice(text, colon + TEXT("：").length, text.length);
    bool is_title = name && index < 3 && text_find(text, TEXT("計画")) != SIZE_MAX && colon == SIZE_MAX;
    shown_mark(context, line);
    inlines_add_text(context->arena, &content, value, line->prose.at, is_title ? title : style);
    struct block *block =
        blocks_add_paragraph(context->arena, out, is_title ? title : style, content, line->at);
    if (is_title) {
        block->before = 3 * PT;
        block->after = 12 * PT;
    }
    if (index == 0 || is_title) return;
    block->paragraph.marker_style = look_named(context, element, WORD_LABEL_STYLE, LOOK_FIELD_LABEL);
    block->paragraph.marker_width = element_length(element, WORD_MARKER_WIDTH, style->size, 66 * PT);
    if (before.length)
        inlines_add_text(context->arena, &label, before, line->prose.at, block->paragraph.marker_style);
    else
        inlines_add(context->arena, &label, INLINE_SPACE); /* aligned with the values above and below */
    block->paragraph.marker = label.first;
}

void bind_colophon(const struct context *context, const struct element *element, struct blocks *out)
{
    const struct record *colophon = record_child(context->binder->plan->root, RECORD_COLOPHON);
    if (!colophon) return;
    struct blocks lines = {NULL, NULL};
    unsigned index = 0;
    for (const struct record *line = colophon->first; line; line = line->next)
        if (line->kind == RECORD_LINE) bind_colophon_line(context, element, line, index++, &lines);
    shown_mark(context, colophon);
    struct block *group = blocks_add(context->arena, out, BLOCK_GROUP, colophon->at);
    group->group.first = lines.first;
    group->group.last = lines.last;
    group->group.rule_above = RULE_THICK;
    group->group.rule_below = RULE_REGULAR;
    group->group.padding[0] = 12 * PT;
    group->group.padding[2] = 15 * PT;
    group->group.keep_together = true;
    group->pin_bottom = true;
}

void bind_revisions(const struct context *context, const struct element *element, struct blocks *out)
{
    const struct record *meta = record_child(context->binder->plan->root, RECORD_META);
    const struct style *style = look_named(context, element, WORD_STYLE, LOOK_TABLE);
    const struct record *revision = meta ? record_child(meta, RECORD_REVISION) : NULL;
    if (!revision) return;
    struct inlines title = {NULL, NULL};
    const struct style *label = look_style(context, LOOK_LABEL);
    inlines_add_text(context->arena, &title, TEXT("改訂履歴"), revision->at, label);
    struct block *head = blocks_add_paragraph(context->arena, out, label, title, revision->at);
    head->keep_next = true;
    head->role = (uint8_t)look_minor_heading(context);
    for (; revision; revision = record_following(revision)) {
        struct inlines content = {NULL, NULL}, marker = {NULL, NULL};
        const struct prose *date = record_attribute(revision, ATTRIBUTE_DATE),
                           *no = record_attribute(revision, ATTRIBUTE_NO);
        if (no)
            inlines_add_text(context->arena, &content,
                             text_format(context->arena, "第%.*s版　", TEXT_ARG(no->text)), no->at, style);
        inlines_add_text(context->arena, &content, mixed_text(context, &revision->prose), revision->prose.at,
                         style);
        shown_mark(context, revision);
        struct block *block = blocks_add_paragraph(context->arena, out, style, content, revision->at);
        block->paragraph.marker_style = look_style(context, LOOK_FIELD_LABEL);
        block->paragraph.marker_width = 84 * PT;
        if (date)
            inlines_add_text(context->arena, &marker, mixed_text(context, date), date->at,
                             block->paragraph.marker_style);
        block->paragraph.marker = marker.first;
    }
}
