/* elements.c: walks a definition over a plan and makes blocks. */
#include "bind.h"
#include "layouts/language/words.h"

#include <string.h>

/* -- blocks ---------------------------------------------------------------------------------------------------------------- */

struct block *blocks_add(struct binder *binder, struct blocks *list, enum block_kind kind, struct position at)
{
    struct block *block = ARENA_NEW(binder->arena, struct block);
    block->kind = kind;
    block->at = at;
    block->role = kind == BLOCK_PARAGRAPH ? TAG_P : kind == BLOCK_TABLE ? TAG_TABLE : TAG_SECTION;
    if (kind == BLOCK_GROUP) block->group.fill = COLOUR_WHITE;
    if (kind == BLOCK_BREAK) block->page_break.master = -1;
    if (list->last)
        list->last->next = block;
    else
        list->first = block;
    list->last = block;
    return block;
}

static void append(struct blocks *out, struct blocks more)
{
    if (!more.first) return;
    if (out->last)
        out->last->next = more.first;
    else
        out->first = more.first;
    out->last = more.last;
}

struct block *blocks_add_paragraph(struct binder *binder, struct blocks *list, const struct style *style,
                                   struct inlines content, struct position at)
{
    struct block *block = blocks_add(binder, list, BLOCK_PARAGRAPH, at);
    block->style = style;
    block->before = style->before;
    block->after = style->after;
    block->keep_next = style->keep_next;
    block->paragraph.first = content.first;
    block->paragraph.last = content.last;
    return block;
}

const struct style *base_style(const struct binder *binder, const char *name)
{
    const struct style *style = layout_style(binder->layout, text_of(name));
    return style ? style : &binder->layout->styles[0];
}

const struct style *bold_style(const struct binder *binder, const struct style *style)
{
    struct text name = text_format(binder->arena, "%.*s-bold", TEXT_ARG(style->name));
    const struct style *bold = layout_style(binder->layout, name);
    return bold ? bold : style;
}

const struct style *plain_style(const struct binder *binder, const struct style *style)
{
    struct text name = style->name, bold = TEXT("-bold");
    if (!text_ends(name, bold)) return style;
    const struct style *plain = layout_style(binder->layout, text_slice(name, 0, name.length - bold.length));
    return plain ? plain : style;
}

const struct style *named_style(const struct binder *binder, const struct element *element, enum word word,
                                const char *otherwise)
{
    const struct style *style = element && element_has(element, word)
                                    ? layout_style(binder->layout, element_value(element, word))
                                    : NULL;
    return style ? style : base_style(binder, otherwise);
}

enum rule_weight rule_named(struct text name, enum rule_weight otherwise)
{
    int index = words_index(TEXT(RULES_), name);
    return index < 0 ? otherwise : (enum rule_weight)index;
}

enum colour_role colour_named(struct text name, enum colour_role otherwise)
{
    int index = words_index(TEXT(COLOURS_), name);
    return index < 0 ? otherwise : (enum colour_role)index;
}

static void take_space(const struct element *element, struct block *block)
{
    block->before = element_length(element, WORD_BEFORE, 10500, block->before);
    block->after = element_length(element, WORD_AFTER, 10500, block->after);
    if (element_has(element, WORD_KEEP_NEXT)) block->keep_next = element_yes(element, WORD_KEEP_NEXT);
}

/* Of an element that makes several blocks: before its first, after its last. */
static void take_outer_space(const struct element *element, struct block *first, struct block *last)
{
    first->before = element_length(element, WORD_BEFORE, 10500, first->before);
    last->after = element_length(element, WORD_AFTER, 10500, last->after);
    if (element_has(element, WORD_KEEP_NEXT)) last->keep_next = element_yes(element, WORD_KEEP_NEXT);
}

/* aside and marker children of a paragraph-like element. */
static void take_attachments(struct binder *binder, const struct context *context,
                             const struct element *element, struct paragraph *paragraph)
{
    for (const struct element *child = element->first; child; child = child->next) {
        struct inlines content = {NULL, NULL};
        if (child->kind != ELEMENT_ASIDE && child->kind != ELEMENT_MARKER) continue;
        if (!element_applies(binder, context, child)) continue;
        const struct style *style = child->style ? child->style : base_style(binder, "table");
        bind_inlines(binder, context, child, style, &content);
        if (child->kind == ELEMENT_ASIDE) {
            paragraph->aside = content.first;
            paragraph->aside_style = style;
        } else {
            paragraph->marker = content.first;
            paragraph->marker_style = style;
            paragraph->marker_framed = element_yes(child, WORD_FRAMED);
        }
    }
}

/* -- breaks ---------------------------------------------------------------------------------------------------------------- */

static int16_t master_named(const struct binder *binder, struct text name)
{
    for (size_t i = 0; i < binder->layout->page_count; i++)
        if (text_equal(element_value(binder->layout->pages[i], WORD_NAME), name)) return (int16_t)i;
    return -1;
}

static int32_t page_number(struct binder *binder, const struct context *context,
                           const struct element *element)
{
    struct text text = word_text(binder, context, element, WORD_NUMBER);
    if (text.length == 0) return 0;
    int32_t number = 0;
    for (struct text rest = text; rest.length;) {
        uint32_t c = text_next(&rest);
        if (c >= 0xFF10 && c <= 0xFF19) c -= 0xFF10 - '0';
        if (c < '0' || c > '9' || number > 100000) break;
        number = number * 10 + (int32_t)(c - '0');
    }
    return number;
}

static void bind_break(struct binder *binder, const struct context *context, const struct element *element,
                       struct text kind, struct blocks *out)
{
    struct block *block = blocks_add(binder, out, BLOCK_BREAK, context->record->at);
    block->page_break.kind = text_is(kind, "odd")    ? BREAK_ODD
                             : text_is(kind, "even") ? BREAK_EVEN
                                                     : BREAK_PAGE;
    if (element_has(element, WORD_PAGE))
        block->page_break.master = master_named(binder, element_value(element, WORD_PAGE));
    if (element->kind != ELEMENT_HEADING) /* whose number is its own */
        block->page_break.number = page_number(binder, context, element);
}

static void break_before(struct binder *binder, const struct context *context, const struct element *element,
                         struct blocks *out)
{
    struct text kind = element_value(element, WORD_BREAK);
    if (text_is(kind, "between") && context->position <= 1) return;
    if (kind.length && !text_is(kind, "no")) bind_break(binder, context, element, kind, out);
}

/* -- paragraphs --------------------------------------------------------------------------------------------------------------- */

static struct text inline_text(struct binder *binder, const struct inline_run *run)
{
    struct text_buffer out = {.arena = binder->arena};
    for (; run; run = run->next)
        buffer_add(&out, run->text);
    return buffer_text(&out);
}

const struct style *missing_like(const struct binder *binder, const struct style *style)
{
    return style && style->size > binder->missing->size ? base_style(binder, "table-zero") : binder->missing;
}

enum tag_role minor_heading(const struct binder *binder)
{
    int level = binder->heading_level + 1;
    return (enum tag_role)(TAG_H1 + (level > 6 ? 6 : level) - 1);
}

static void bind_heading(struct binder *binder, const struct context *context, const struct element *element,
                         struct blocks *out)
{
    int level = element_number(element, WORD_LEVEL, 2);
    if (level < 1 || level > 6) level = 6;
    char fallback[] = {'h', (char)('0' + (level < 3 ? level : 3)), '\0'};
    const struct style *style = named_style(binder, element, WORD_STYLE, fallback);
    struct inlines content = {NULL, NULL};
    break_before(binder, context, element, out);
    bind_inlines(binder, context, element, style, &content);
    struct block *block = blocks_add_paragraph(binder, out, style, content, context->record->at);
    if (level > binder->heading_level + 1) level = binder->heading_level + 1;
    binder->heading_level = level;
    block->role = (uint8_t)(TAG_H1 + level - 1);
    block->keep_next = true;
    take_space(element, block);
    take_attachments(binder, context, element, &block->paragraph);
    struct text number = word_text(binder, context, element, WORD_NUMBER);
    if (number.length && !block->paragraph.marker) {
        struct inlines marker = {NULL, NULL};
        const struct style *number_style =
            layout_style(binder->layout, text_format(binder->arena, "%.*s-number", TEXT_ARG(style->name)));
        block->paragraph.marker_style = number_style ? number_style : style;
        inlines_add_text(binder, &marker, number, context->record->at, block->paragraph.marker_style);
        block->paragraph.marker = marker.first;
    }
    if (block->paragraph.marker) {
        /* A number wider than its column pushes the title, half an em apart. */
        const struct style *own = block->paragraph.marker_style;
        int32_t wide =
            (int32_t)(text_columns(inline_text(binder, block->paragraph.marker)) + 1) * own->size / 2;
        int32_t width = element_length(element, WORD_NUMBER_WIDTH, style->size, 28 * PT);
        block->paragraph.marker_width = wide > width ? wide + own->size / 2 : width;
    }
    struct text title = inline_text(binder, content.first);
    if (!text_is(element_value(element, WORD_BOOKMARK), "no")) {
        block->outline_level = (uint8_t)level;
        block->outline = number.length
                             ? text_format(binder->arena, "%.*s　%.*s", TEXT_ARG(number), TEXT_ARG(title))
                             : title;
    }
    if (element_has(element, WORD_RUNNING)) {
        block->running_slot = (uint8_t)element_number(element, WORD_RUNNING, 1);
        block->running = block->outline.length ? block->outline : title;
    }
    block->anchor = context->record;
}

static void bind_text(struct binder *binder, const struct context *context, const struct element *element,
                      const char *fallback, struct blocks *out)
{
    const struct style *style = named_style(binder, element, WORD_STYLE, fallback);
    struct inlines content = {NULL, NULL};
    bind_inlines(binder, context, element, style, &content);
    if (!content.first) return;
    struct block *block = blocks_add_paragraph(binder, out, style, content, context->record->at);
    if (element->kind == ELEMENT_LABEL) block->role = (uint8_t)minor_heading(binder);
    take_space(element, block);
    take_attachments(binder, context, element, &block->paragraph);
    block->pin_top = element_length(element, WORD_PIN_TOP, style->size, 0);
    if (block->paragraph.marker)
        block->paragraph.marker_width = element_length(element, WORD_MARKER_WIDTH, style->size, 66 * PT);
}

/* A labelled value of a card: 担当課　福祉政策課. */
static void bind_field(struct binder *binder, const struct context *context, const struct element *element,
                       struct blocks *out)
{
    const struct style *style = named_style(binder, element, WORD_STYLE, "table");
    struct inlines content = {NULL, NULL}, label = {NULL, NULL};
    bind_inlines(binder, context, element, style, &content);
    if (!content.first) {
        inlines_add_text(binder, &content, TEXT("―"), context->record->at, missing_like(binder, style));
    }
    struct block *block = blocks_add_paragraph(binder, out, style, content, context->record->at);
    take_space(element, block);
    block->paragraph.marker_style = named_style(binder, element, WORD_LABEL_STYLE, "field-label");
    inlines_add_text(binder, &label, word_text(binder, context, element, WORD_LABEL), context->record->at,
                     block->paragraph.marker_style);
    block->paragraph.marker = label.first;
    block->paragraph.marker_width = element_length(element, WORD_WIDTH, style->size, 42 * PT);
}

/* -- notes and prose ------------------------------------------------------------------------------------------------------------ */

static void take_together(const struct element *element, struct group *group)
{
    group->keep_together = element_yes(element, WORD_TOGETHER);
    group->most_empty = element_length(element, WORD_MOST_EMPTY, 10500, 0);
    group->overrun = element_length(element, WORD_OVERRUN, 10500, 0);
}

static struct block *add_group(struct binder *binder, struct blocks *out, struct blocks children,
                               enum group_flow flow, struct position at)
{
    struct block *block = blocks_add(binder, out, BLOCK_GROUP, at);
    block->group.flow = flow;
    block->group.first = children.first;
    block->group.last = children.last;
    return block;
}

static bool has_figure(const struct record *record)
{
    for (const struct record *child = record->first; child; child = child->next)
        if (child->kind == RECORD_FIGURE) return true;
    return false;
}

enum { COLUMN_GUTTER = 12 * PT, HALF_HEIGHT = 54 * PT, WHOLE_HEIGHT = 72 * PT, ALONE_HEIGHT = 123 * PT };

static size_t caption_length(const struct record *figure)
{
    return text_count(record_child_text(figure, RECORD_CAPTION));
}

/* An odd number of pictures has one across both columns: the one with the longest caption that leaves pairs before and
 * behind it, else the last. */
static size_t wide_figure(const struct record *const *figures, size_t count)
{
    size_t wide = count - 1;
    if (count % 2 == 0) return count;
    for (size_t i = 0; i + 1 < count; i += 2)
        if (caption_length(figures[i]) > caption_length(figures[wide])) wide = i;
    return wide;
}

static void add_figure_row(struct binder *binder, const struct record *const *figures, uint16_t count,
                           int32_t height, struct text placeholder, struct blocks *out)
{
    struct blocks row = {NULL, NULL};
    for (uint16_t i = 0; i < count; i++) {
        bind_figure(binder, figures[i], placeholder, &row);
        if (!row.last->figure.picture || count > 1) row.last->figure.height = height;
        row.last->before = row.last->after = 0;
    }
    struct block *grid = add_group(binder, out, row, GROUP_GRID, figures[0]->at);
    grid->group.columns = count;
    grid->group.gutter = 9 * PT;
    grid->before = out->first == grid ? 0 : 6 * PT;
}

/* Pictures of a note: one fills the column, several stand in pairs, captions under them. */
static void bind_figures(struct binder *binder, const struct record *record, struct text placeholder,
                         struct blocks *out)
{
    const struct record **figures = NULL;
    size_t count = 0, capacity = 0;
    for (const struct record *child = record->first; child; child = child->next) {
        if (child->kind != RECORD_FIGURE) continue;
        figures = arena_grow(binder->arena, figures, count, count + 1, &capacity, sizeof *figures);
        figures[count++] = child;
    }
    if (count == 0) return;
    struct blocks rows = {NULL, NULL};
    size_t wide = wide_figure(figures, count);
    for (size_t i = 0; i < count;) {
        uint16_t width = i == wide ? 1 : 2;
        int32_t height = count == 1 ? ALONE_HEIGHT : width == 1 ? WHOLE_HEIGHT : HALF_HEIGHT;
        add_figure_row(binder, figures + i, width, height, placeholder, &rows);
        i += width;
    }
    add_group(binder, out, rows, GROUP_STACK, record->at);
}

/* Paragraphs that follow one with a marker stand at the same indent: they get an empty marker. */
static void hang_under_marker(struct binder *binder, struct block *first, int32_t width)
{
    for (struct block *each = first; each; each = each->next) {
        struct inlines empty = {NULL, NULL};
        if (each->kind != BLOCK_PARAGRAPH || each->paragraph.marker) continue;
        inlines_add(binder, &empty, INLINE_SPACE);
        each->paragraph.marker = empty.first;
        each->paragraph.marker_style = each->style;
        each->paragraph.marker_width = width;
    }
}

static void bind_note_body(struct binder *binder, const struct element *element, const struct record *note,
                           struct prose_style *style, struct blocks *out)
{
    for (const struct record *child = note->first; child; child = child->next) {
        if (!is_block_record(child->kind)) continue;
        bool taken = element_has(element, WORD_FIGURES) && child->kind == RECORD_FIGURE;
        if (!taken) bind_block_record(binder, child, style, out);
    }
}

static void bind_one_note(struct binder *binder, const struct context *context, const struct element *element,
                          const struct record *note, struct blocks *out)
{
    struct context inner = {.record = note, .outer = context};
    const struct style *body = named_style(binder, element, WORD_STYLE, "body");
    const struct style *label_style = named_style(binder, element, WORD_LABEL_STYLE, "label");
    struct prose_style style = prose_styles(binder, element, body);
    struct text label = element_has(element, WORD_LABEL) ? word_text(binder, &inner, element, WORD_LABEL)
                                                         : record_value(note, ATTRIBUTE_NAME);
    struct blocks body_blocks = {NULL, NULL};
    bool framed = element_yes(element, WORD_FRAMED);
    struct inlines content = {NULL, NULL};
    mark_shown(binder, note);
    inlines_add_text(binder, &content, label, note->at, label_style);
    if (!framed) {
        struct block *head = blocks_add_paragraph(binder, out, label_style, content, note->at);
        head->keep_next = true;
        head->role = (uint8_t)minor_heading(binder);
        take_space(element, head);
    }
    bind_note_body(binder, element, note, &style, &body_blocks);
    if (framed) {
        struct block *lead = body_blocks.first;
        if (!lead || lead->kind != BLOCK_PARAGRAPH) return;
        hang_under_marker(binder, lead, 90 * PT);
        lead->paragraph.marker = content.first;
        lead->paragraph.marker_style = label_style;
        lead->paragraph.marker_framed = true;
        struct block *group = add_group(binder, out, body_blocks, GROUP_STACK, note->at);
        group->group.rule_below = rule_named(element_value(element, WORD_RULE_BELOW), RULE_NONE);
        group->group.padding[0] = group->group.padding[2] = 3 * PT;
        take_space(element, group);
        return;
    }
    if (element_has(element, WORD_FIGURES) && has_figure(note)) {
        struct blocks both = body_blocks;
        bind_figures(binder, note, element_value(element, WORD_PLACEHOLDER), &both);
        struct block *group = add_group(binder, out, both, GROUP_BESIDE, note->at);
        struct width *widths = ARENA_ARRAY(binder->arena, struct width, 2);
        widths[0].fraction = 1000;
        widths[1].fixed = 185500;
        group->group.widths = widths;
        group->group.width_count = 2;
        group->group.gutter = COLUMN_GUTTER + 2 * PT;
        return;
    }
    append(out, body_blocks);
}

static void bind_note(struct binder *binder, const struct context *context, const struct element *element,
                      struct blocks *out)
{
    struct text name = element_value(element, WORD_NAME);
    if (context->record->kind == RECORD_NOTE) { /* inside a follow */
        bind_one_note(binder, context->outer, element, context->record, out);
        return;
    }
    for (const struct record *note = own_child(context->record, RECORD_NOTE); note;
         note = record_following(note))
        if (name.length == 0 || text_is(name, "*") || text_equal(name, record_value(note, ATTRIBUTE_NAME)))
            bind_one_note(binder, context, element, note, out);
}

static void put_marker(struct binder *binder, const struct context *context, const struct element *element,
                       struct blocks *made)
{
    struct text marker = word_text(binder, context, element, WORD_MARKER);
    int32_t width = element_length(element, WORD_MARKER_WIDTH, 10500, 66 * PT);
    struct inlines content = {NULL, NULL};
    const struct style *style = named_style(binder, element, WORD_MARKER_STYLE, "label");
    if (marker.length == 0 || !made->first) return;
    inlines_add_text(binder, &content, marker, context->record->at, style);
    hang_under_marker(binder, made->first, width);
    if (made->first->kind != BLOCK_PARAGRAPH) return;
    made->first->paragraph.marker = content.first;
    made->first->paragraph.marker_style = style;
}

static void bind_prose(struct binder *binder, const struct context *context, const struct element *element,
                       struct blocks *out)
{
    const struct style *body = named_style(binder, element, WORD_STYLE, "body");
    struct prose_style style = prose_styles(binder, element, body);
    struct blocks made = {NULL, NULL};
    struct text role = element_value(element, WORD_ROLE), except = element_value(element, WORD_EXCEPT);
    const struct compiled_word *field = element_compiled(element, WORD_FIELD);
    if (field) {
        struct values values = field_find(binder, context, field->path);
        for (size_t i = 0; i < values.count; i++) {
            mark_shown(binder, values.records[i]);
            bind_prose_children(binder, values.records[i], &style, role, except, &made);
        }
    } else {
        bind_prose_children(binder, context->record, &style, role, except, &made);
    }
    put_marker(binder, context, element, &made);
    if (made.first) take_outer_space(element, made.first, made.last);
    append(out, made);
}

/* -- each, follow, group ----------------------------------------------------------------------------------------------------------- */

static void bind_each_record(struct binder *binder, const struct context *context,
                             const struct element *element, const struct record *record, uint32_t position,
                             uint32_t count, struct blocks *out)
{
    struct context inner = {.record = record, .outer = context, .position = position, .count = count};
    struct blocks children = {NULL, NULL};
    mark_shown(binder, record);
    if (!binder_may_make(binder, element, 1)) return;
    if (!element->first) { /* an each without content: not printed here, on purpose */
        mark_all_shown(binder, record);
        return;
    }
    int level = binder->heading_level; /* headings of one record say nothing of the next */
    break_before(binder, &inner, element, out);
    bool later = binds_later(binder, element);
    if (!later) {
        bind_children(binder, &inner, element, &children);
        binder->heading_level = level;
        if (!children.first) return;
    }
    struct block *group = add_group(binder, out, children, GROUP_STACK, record->at);
    if (later) bind_later(binder, &inner, element, group);
    group->anchor = record;
    take_together(element, &group->group);
    take_space(element, group);
    /* Below each other the gutter is the space between records: not before the first. */
    if (position > 1 && !element_has(element, WORD_COLUMNS))
        group->before = element_length(element, WORD_GUTTER, 10500, group->before);
}

/* A grid of two: an odd one at the end, or one alone, takes the full measure. */
static void bind_grid(struct binder *binder, const struct context *context, const struct element *element,
                      const struct selection *each, struct blocks *out)
{
    uint16_t columns = (uint16_t)element_number(element, WORD_COLUMNS, 1);
    bool outer = binder->half; /* a grid in a grid has no more room than that */
    size_t at = 0;
    while (at < each->count) {
        size_t left = each->count - at, row = left < columns ? 1 : columns;
        struct blocks cells = {NULL, NULL};
        binder->half = outer || row > 1;
        for (size_t i = 0; i < row; i++, at++)
            bind_each_record(binder, context, element, each->records[at], (uint32_t)at + 1,
                             (uint32_t)each->count, &cells);
        binder->half = outer;
        struct blocks notes = row > 1 ? take_shared_notes(&cells) : (struct blocks){NULL, NULL};
        struct block *group = add_group(binder, out, cells, GROUP_GRID, each->records[at - 1]->at);
        group->group.columns = (uint16_t)row;
        group->group.gutter = element_length(element, WORD_GUTTER, 10500, COLUMN_GUTTER);
        group->group.keep_together = true;
        take_space(element, group);
        bool first = at == row;
        int32_t between = element_length(element, WORD_GUTTER, 10500, COLUMN_GUTTER);
        if (!first && group->before < between) group->before = between;
        group->keep_next |= notes.first != NULL;
        append(out, notes);
    }
}

/* Directly, or through a part used there. */
static bool in_follow(const struct element *element)
{
    return element->parent->kind == ELEMENT_FOLLOW || element->parent->kind == ELEMENT_PART;
}

static void bind_each(struct binder *binder, const struct context *context, const struct element *element,
                      struct blocks *out)
{
    if (context->record && element_takes(element, context->record) && in_follow(element)) {
        bind_each_record(binder, context->outer, element, context->record, 1, 1, out);
        return;
    }
    struct selection each = select_each(binder, context, element);
    size_t kept = 0;
    for (size_t i = 0; i < each.count; i++) {
        struct context inner = {.record = each.records[i], .outer = context};
        if (element_applies(binder, &inner, element)) each.records[kept++] = each.records[i];
    }
    each.count = kept;
    if (element_has(element, WORD_COLUMNS)) {
        bind_grid(binder, context, element, &each, out);
        return;
    }
    for (size_t i = 0; i < each.count; i++)
        bind_each_record(binder, context, element, each.records[i], (uint32_t)i + 1, (uint32_t)each.count,
                         out);
}

static bool takes_prose(const struct element *element, const struct record *record)
{
    struct text role = record_value(record, ATTRIBUTE_ROLE);
    if (element->kind != ELEMENT_PROSE || !is_block_record(record->kind)) return false;
    if (element_has(element, WORD_ROLE)) return words_have(element_value(element, WORD_ROLE), role);
    return !(element_has(element, WORD_EXCEPT) && role.length &&
             words_have(element_value(element, WORD_EXCEPT), role));
}

/* The record's children in the author's order; each is set by the first element inside that takes it. */
static bool follow_child(struct binder *binder, const struct context *context, const struct element *element,
                         const struct record *child, struct blocks *out)
{
    struct context inner = {.record = child, .outer = context};
    for (const struct element *each = element->first; each; each = each->next) {
        if (each->kind == ELEMENT_USE && each->part && follow_child(binder, context, each->part, child, out))
            return true;
        if (each->kind == ELEMENT_EACH && element_takes(each, child)) {
            if (!element_applies(binder, &inner, each)) continue;
            bind_each(binder, &inner, each, out);
            return true;
        }
        if (takes_prose(each, child) && element_applies(binder, &inner, each)) {
            struct prose_style style =
                prose_styles(binder, each, named_style(binder, each, WORD_STYLE, "body"));
            bind_block_record(binder, child, &style, out);
            return true;
        }
        if (each->kind == ELEMENT_SUMMARY && child->kind == RECORD_SUMMARY) {
            bind_summary(binder, child, each, out);
            return true;
        }
        if (each->kind == ELEMENT_NOTE && child->kind == RECORD_NOTE &&
            (!element_has(each, WORD_NAME) || text_is(element_value(each, WORD_NAME), "*") ||
             text_equal(element_value(each, WORD_NAME), record_value(child, ATTRIBUTE_NAME)))) {
            bind_one_note(binder, context, each, child, out);
            return true;
        }
    }
    return false;
}

static void bind_follow(struct binder *binder, const struct context *context, const struct element *element,
                        struct blocks *out)
{
    for (const struct record *child = context->record->first; child; child = child->next) {
        if (!department_wanted(binder, child)) continue;
        follow_child(binder, context, element, child, out);
    }
}

static void take_widths(struct binder *binder, const struct element *element, struct group *group)
{
    struct text list = element_value(element, WORD_WIDTHS), each, rest = list;
    size_t count = 0;
    while (words_next(&rest, &each))
        count++;
    struct width *widths = ARENA_ARRAY(binder->arena, struct width, count);
    while (group->width_count < UINT16_MAX && words_next(&list, &each))
        width_parse(each, 10500, &widths[group->width_count++]);
    group->widths = widths;
}

static void take_frame_title(struct binder *binder, const struct context *context,
                             const struct element *element, struct group *group)
{
    for (const struct element *child = element->first; child; child = child->next) {
        if (child->kind == ELEMENT_TITLE) {
            struct inlines content = {NULL, NULL};
            group->frame_title_style = base_style(binder, "label");
            bind_inlines(binder, context, child, group->frame_title_style, &content);
            group->frame_title = content.first;
        }
        if (child->kind == ELEMENT_CONTINUED) {
            struct blocks blocks = {NULL, NULL};
            bind_children(binder, context, child, &blocks);
            group->continued = blocks.first;
            group->continued_plain = text_is(element_value(child, WORD_MARKED), "no");
        }
    }
}

static void bind_group(struct binder *binder, const struct context *context, const struct element *element,
                       struct blocks *out)
{
    struct blocks children = {NULL, NULL};
    bind_children(binder, context, element, &children);
    if (!children.first) return;
    struct block *block = add_group(binder, out, children, GROUP_STACK, context->record->at);
    struct group *group = &block->group;
    int flow = words_index(TEXT("stack row beside grid"), element_value(element, WORD_FLOW));
    if (flow >= 0) group->flow = (enum group_flow)flow;
    take_widths(binder, element, group);
    group->columns = (uint16_t)element_number(element, WORD_COLUMNS, 1);
    group->gutter = element_length(element, WORD_GUTTER, 10500, 0);
    padding_parse(element_value(element, WORD_PADDING), group->padding);
    group->frame = rule_named(element_value(element, WORD_FRAME), RULE_NONE);
    group->rule_above = rule_named(element_value(element, WORD_RULE_ABOVE), RULE_NONE);
    group->rule_below = rule_named(element_value(element, WORD_RULE_BELOW), RULE_NONE);
    group->fill = colour_named(element_value(element, WORD_FILL), COLOUR_WHITE);
    take_together(element, group);
    take_frame_title(binder, context, element, group);
    take_space(element, block);
    block->pin_top = element_length(element, WORD_PIN_TOP, 10500, 0);
    if (element_yes(element, WORD_ANCHOR)) block->anchor = context->record;
}

void bind_children(struct binder *binder, const struct context *context, const struct element *element,
                   struct blocks *out)
{
    for (const struct element *child = element->first; child; child = child->next)
        bind_element(binder, context, child, out);
}

static void bind_footnotes(struct binder *binder, const struct context *context,
                           const struct element *element, struct blocks *out)
{
    const struct style *style = named_style(binder, element, WORD_STYLE, "footnote");
    struct text last = {NULL, 0};
    const struct record *top = context->record;
    for (const struct record *each = top; each; each = record_walk(each, top)) {
        if (each->kind != RECORD_FOOTNOTE) continue;
        struct text text = house_text(binder, &each->prose);
        mark_shown(binder, each);
        if (text_equal(text_trim(text), last)) continue; /* two indicators with the same note print it once */
        last = text_trim(text);
        struct inlines content = {NULL, NULL};
        inlines_add_text(binder, &content, text, each->prose.at, style);
        blocks_add_paragraph(binder, out, style, content, each->at)->role = TAG_NOTE;
    }
}

/* What makes blocks of its own accord. */
static void bind_listing(struct binder *binder, const struct context *context, const struct element *element,
                         struct blocks *out)
{
    struct blocks made = {NULL, NULL};
    struct text placeholder = element_value(element, WORD_PLACEHOLDER);
    if (element->kind == ELEMENT_FOOTNOTES) bind_footnotes(binder, context, element, &made);
    if (element->kind == ELEMENT_FIGURES) bind_figures(binder, context->record, placeholder, &made);
    if (element->kind == ELEMENT_CONTENTS) bind_contents(binder, context, element, &made);
    if (element->kind == ELEMENT_LEGEND) bind_legend(binder, element, &made);
    if (element->kind == ELEMENT_COLOPHON) bind_colophon(binder, element, &made);
    if (element->kind == ELEMENT_REVISIONS) bind_revisions(binder, element, &made);
    if (made.first) take_outer_space(element, made.first, made.last);
    append(out, made);
}

void bind_element(struct binder *binder, const struct context *context, const struct element *element,
                  struct blocks *out)
{
    if (!binder_may_make(binder, element, 1)) return;
    if (element->kind != ELEMENT_EACH && !element_applies(binder, context, element)) return;
    switch ((int)element->kind) {
    case ELEMENT_EACH: bind_each(binder, context, element, out); return;
    case ELEMENT_USE:
        if (element->part) bind_children(binder, context, element->part, out);
        return;
    case ELEMENT_FOLLOW: bind_follow(binder, context, element, out); return;
    case ELEMENT_GROUP: bind_group(binder, context, element, out); return;
    case ELEMENT_HEADING: bind_heading(binder, context, element, out); return;
    case ELEMENT_TEXT: bind_text(binder, context, element, "body", out); return;
    case ELEMENT_LABEL: bind_text(binder, context, element, "label", out); return;
    case ELEMENT_NOTE: bind_note(binder, context, element, out); return;
    case ELEMENT_PROSE: bind_prose(binder, context, element, out); return;
    case ELEMENT_FIELD: bind_field(binder, context, element, out); return;
    case ELEMENT_TABLE: bind_table(binder, context, element, out); return;
    case ELEMENT_CHART: bind_chart(binder, context->record, element, out); return;
    case ELEMENT_FOOTNOTES:
    case ELEMENT_FIGURES:
    case ELEMENT_CONTENTS:
    case ELEMENT_LEGEND:
    case ELEMENT_COLOPHON:
    case ELEMENT_REVISIONS: bind_listing(binder, context, element, out); return;
    case ELEMENT_SUMMARY: bind_summaries(binder, context, element, out); return;
    case ELEMENT_BREAK: bind_break(binder, context, element, element_value(element, WORD_KIND), out); return;
    case ELEMENT_SHEET: bind_sheet(binder, context, element, out); return;
    case ELEMENT_RULE: {
        struct block *rule = blocks_add(binder, out, BLOCK_RULE, context->record->at);
        rule->rule.weight = rule_named(element_value(element, WORD_WEIGHT), RULE_HAIR);
        rule->role = TAG_ARTIFACT;
        take_space(element, rule);
        return;
    }
    default: return; /* what stands before the body, and parts taken by their parent */
    }
}

void bind_sheet(struct binder *binder, const struct context *context, const struct element *element,
                struct blocks *out)
{
    struct blocks children = {NULL, NULL};
    bind_children(binder, context, element, &children);
    if (!children.first) return;
    struct block *group = add_group(binder, out, children, GROUP_STACK, context->record->at);
    group->outline = word_text(binder, context, element, WORD_NAME);
    group->outline_level = 1;
}
