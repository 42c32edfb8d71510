/* figures.c: pictures with their captions, alone and in pairs, and diagrams. */
#include "figures.h"
#include "rows.h"
#include "layouts/fields/looks.h"
#include "layouts/fields/mixed.h"
#include "layouts/fields/shown.h"

enum { HALF_HEIGHT = 54 * PT, WHOLE_HEIGHT = 72 * PT, ALONE_HEIGHT = 123 * PT };

void bind_figure(const struct context *context, const struct record *record, struct text placeholder,
                 struct blocks *out)
{
    struct block *block = blocks_add(context->arena, out, BLOCK_FIGURE, record->at);
    struct figure *figure = &block->figure;
    struct text path = record_value(record, ATTRIBUTE_SRC), alt = record_value(record, ATTRIBUTE_ALT);
    shown_mark(context, record);
    block->role = TAG_FIGURE;
    block->before = block->after = 6 * PT;
    figure->alternative = alt;
    if (path.length && context->binder->options->picture) {
        const struct prose *src = record_attribute(record, ATTRIBUTE_SRC);
        figure->source_at = src->at;
        figure->picture = context->binder->options->picture(
            context->binder->options->context, context->diagnostics, context->binder->plan, path, src->at);
    } else if (path.length == 0) {
        DIAG(context->diagnostics, FIGURE_MISSING, .at = record->at, .arguments = {alt});
    }
    if (!figure->picture) figure->height = 123 * PT;
    figure->placeholder = placeholder.length ? placeholder : alt;
    figure->caption = rows_record_caption(context, record, LOOK_CAPTION);
}

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

static void add_figure_row(const struct context *context, const struct record *const *figures, uint16_t count,
                           int32_t height, struct text placeholder, struct blocks *out)
{
    struct blocks row = {NULL, NULL};
    for (uint16_t i = 0; i < count; i++) {
        bind_figure(context, figures[i], placeholder, &row);
        if (!row.last->figure.picture || count > 1) row.last->figure.height = height;
        row.last->before = row.last->after = 0;
    }
    struct block *grid = blocks_add_group(context->arena, out, row, GROUP_GRID, figures[0]->at);
    grid->group.columns = count;
    grid->group.gutter = 9 * PT;
    grid->before = out->first == grid ? 0 : 6 * PT;
}

/* Pictures of a note: one fills the column, several stand in pairs, captions under them. */
void bind_figures(const struct context *context, const struct record *record, struct text placeholder,
                  struct blocks *out)
{
    const struct record **figures = NULL;
    size_t count = 0, capacity = 0;
    for (const struct record *child = record->first; child; child = child->next) {
        if (child->kind != RECORD_FIGURE) continue;
        figures = arena_grow(context->arena, figures, count, count + 1, &capacity, sizeof *figures);
        figures[count++] = child;
    }
    if (count == 0) return;
    struct blocks rows = {NULL, NULL};
    size_t wide = wide_figure(figures, count);
    for (size_t i = 0; i < count;) {
        uint16_t width = i == wide ? 1 : 2;
        int32_t height = count == 1 ? ALONE_HEIGHT : width == 1 ? WHOLE_HEIGHT : HALF_HEIGHT;
        add_figure_row(context, figures + i, width, height, placeholder, &rows);
        i += width;
    }
    blocks_add_group(context->arena, out, rows, GROUP_STACK, record->at);
}

static struct diagram_node *bind_nodes(const struct context *context, const struct record *record)
{
    struct diagram_node *first = NULL, **last = &first;
    for (const struct record *child = record->first; child; child = child->next) {
        if (child->kind != RECORD_NODE) continue;
        const struct prose *text = record_attribute(child, ATTRIBUTE_TEXT);
        struct diagram_node *node = ARENA_NEW(context->arena, struct diagram_node);
        if (text) {
            node->text = mixed_text(context, text);
            node->at = text->at;
        }
        shown_mark(context, child);
        node->first = bind_nodes(context, child);
        *last = node;
        last = &node->next;
    }
    return first;
}

void bind_diagram(const struct context *context, const struct record *record, struct blocks *out)
{
    struct block *block = blocks_add(context->arena, out, BLOCK_DIAGRAM, record->at);
    shown_mark(context, record);
    block->role = TAG_FIGURE;
    block->before = block->after = 12 * PT;
    block->diagram.kind = text_is(record_value(record, ATTRIBUTE_KIND), "flow") ? DIAGRAM_FLOW : DIAGRAM_TREE;
    block->diagram.alternative = record_value(record, ATTRIBUTE_ALT);
    block->diagram.style = look_style(context, LOOK_TABLE);
    block->diagram.first = bind_nodes(context, record);
    block->diagram.caption = rows_record_caption(context, record, LOOK_CAPTION);
}
