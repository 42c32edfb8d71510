/* content.c: what stands in a line: texts, badges, marks, page references. */
#include "content.h"
#include "generator/core/tally.h"
#include "conditions.h"
#include "fields.h"
#include "looks.h"
#include "mixed.h"
#include "print.h"
#include "shown.h"

enum { TALLY_GAP = 18 * PT, TALLY_INNER_GAP = 6 * PT };

static struct text inner_text(const struct context *context, const struct element *element)
{
    struct text_buffer out = {.arena = context->arena};
    for (const struct element *child = element->first; child; child = child->next)
        if (child->kind == ELEMENT_CHARACTERS) buffer_add(&out, print_template_text(context, child->text));
    return buffer_text(&out);
}

static void add_badge(const struct context *context, struct inlines *out, struct text text,
                      enum badge_state state)
{
    struct inline_run *run = inlines_add(context->arena, out, INLINE_BADGE);
    run->text = text;
    run->badge = state;
}

enum { OPTION_GAP = 6 * PT };

static void add_option(const struct context *context, struct inlines *out, struct text text, bool chosen)
{
    if (out->last && out->last->kind == INLINE_BADGE)
        inlines_add(context->arena, out, INLINE_SPACE)->width = OPTION_GAP;
    add_badge(context, out, text, chosen ? BADGE_CHOSEN : BADGE_NOT_CHOSEN);
}

static void bind_badge(const struct context *context, const struct element *element, struct inlines *out)
{
    struct text text = inner_text(context, element);
    if (text.length == 0) return;
    add_badge(context, out, text, (enum badge_state)element_choice(element, WORD_KIND, BADGE_PLAIN));
    inlines_add(context->arena, out, INLINE_SPACE)->width = 3 * PT;
}

static void bind_tag_options(const struct context *context, struct inlines *out)
{
    const struct record *tags = plan_list(context->binder->plan, RECORD_TAGS);
    const struct record *marks = record_own_child(context->record, RECORD_MARKS);
    for (const struct record *tag = tags ? tags->first : NULL; tag; tag = tag->next) {
        if (tag->kind != RECORD_TAG) continue;
        struct text symbol = {NULL, 0};
        for (const struct record *mark = marks ? marks->first : NULL; mark; mark = mark->next)
            if (text_equal(record_value(mark, ATTRIBUTE_TAG), record_value(tag, ATTRIBUTE_ID)))
                symbol = record_value(mark, ATTRIBUTE_SYMBOL);
        struct text name = record_value(tag, ATTRIBUTE_ID);
        /* ● says that it belongs; any other symbol says more and is printed. */
        bool plain = symbol.length == 0 || text_is(symbol, "●");
        if (!plain) name = text_join(context->arena, name, symbol);
        add_option(context, out, name, symbol.length > 0);
    }
    if (marks) shown_mark_all(context, marks);
}

static void bind_options(const struct context *context, const struct element *element, struct inlines *out)
{
    if (element_yes(element, WORD_OF)) {
        bind_tag_options(context, out);
        return;
    }
    const struct field_path *field = element_path(element, WORD_FIELD);
    struct text chosen = {NULL, 0};
    if (field) chosen = field_text(context, field);
    struct name_list options = element_names(element, WORD_OF);
    bool found = false;
    for (size_t i = 0; i < options.count; i++) {
        bool is_it = text_equal(options.at[i], chosen);
        add_option(context, out, options.at[i], is_it);
        found |= is_it;
    }
    if (!found && chosen.length) add_option(context, out, chosen, true);
}

static void bind_tally(const struct context *context, const struct element *element,
                       const struct style *style, struct inlines *out)
{
    const struct style *bold = style ? look_bold(context, style) : NULL;
    const struct record *scale = plan_scale(context->binder->plan, element_value(element, WORD_SCALE));
    enum record_kind kind = (enum record_kind)element_choice(element, WORD_OF, RECORD_STATUS);
    bool any = false;
    if (!scale) return;
    for (const struct record *mark = scale->first; mark; mark = mark->next) {
        if (mark->kind != RECORD_MARK) continue;
        struct text symbol = record_value(mark, ATTRIBUTE_SYMBOL);
        struct decimal count = {tally_marks(context->record, kind, symbol), 0};
        if (out->first)
            inlines_add(context->arena, out, INLINE_SPACE)->width = any ? TALLY_GAP : TALLY_INNER_GAP;
        any = true;
        inlines_add_mark(context->arena, out, symbol, mark->at);
        inlines_add(context->arena, out, INLINE_SPACE)->width = TALLY_INNER_GAP;
        struct text number = house_number(context->arena, context->binder->house, count);
        inlines_add_text(context->arena, out, text_join(context->arena, number, TEXT("件")), mark->at, bold);
    }
}

/* All marks of a scale with what they say, in one line. */
static void bind_inline_legend(const struct context *context, const struct element *element,
                               const struct style *style, struct inlines *out)
{
    const struct record *scale = plan_scale(context->binder->plan, element_value(element, WORD_OF));
    for (const struct record *mark = scale ? scale->first : NULL; mark; mark = mark->next) {
        if (mark->kind != RECORD_MARK) continue;
        if (out->first) inlines_add(context->arena, out, INLINE_SPACE)->width = 9 * PT;
        inlines_add_named_mark(context->arena, out, record_value(mark, ATTRIBUTE_SYMBOL), mark->at);
        inlines_add(context->arena, out, INLINE_SPACE)->width = 3 * PT;
        inlines_add_text(context->arena, out, mixed_text(context, &mark->prose), mark->prose.at, style);
        shown_mark(context, mark);
    }
}

static void bind_pages_of(const struct context *context, const struct element *element, struct inlines *out)
{
    struct inline_run *run = inlines_add(context->arena, out, INLINE_PAGES);
    run->record = context->record;
    run->count = element_yes(element, WORD_OF);
}

static void content_bind_one(const struct context *context, const struct element *element,
                             const struct style *style, struct inlines *out);

static void bind_simple_inline(const struct context *context, const struct element *element,
                               struct inlines *out)
{
    enum inline_kind kind = element->kind == ELEMENT_FILL         ? INLINE_FILL
                            : element->kind == ELEMENT_FOLIO      ? INLINE_FOLIO
                            : element->kind == ELEMENT_PAGE_COUNT ? INLINE_PAGE_COUNT
                            : element->kind == ELEMENT_BR         ? INLINE_BREAK
                                                                  : INLINE_RUNNING;
    struct inline_run *run = inlines_add(context->arena, out, kind);
    run->leader = element_yes(element, WORD_LEADER);
    run->slot = (uint8_t)(element_number(element, WORD_SLOT, 1) - 1); /* counted from 1 in definitions */
}

static void content_bind_one(const struct context *context, const struct element *element,
                             const struct style *style, struct inlines *out)
{
    if (!condition_allows(context, element)) return;
    switch (element->kind) {
    case ELEMENT_CHARACTERS: print_template(context, element->text, out, style); return;
    case ELEMENT_SPAN: content_bind(context, element, element->style ? element->style : style, out); return;
    case ELEMENT_BADGE: bind_badge(context, element, out); return;
    case ELEMENT_OPTIONS: bind_options(context, element, out); return;
    case ELEMENT_TALLY: bind_tally(context, element, style, out); return;
    case ELEMENT_LEGEND: bind_inline_legend(context, element, style, out); return;
    case ELEMENT_PAGES: bind_pages_of(context, element, out); return;
    case ELEMENT_MARK: {
        struct text symbol = inner_text(context, element);
        if (symbol.length) inlines_add_mark(context->arena, out, symbol, context->record->at);
        return;
    }
    case ELEMENT_FILL:
    case ELEMENT_FOLIO:
    case ELEMENT_PAGE_COUNT:
    case ELEMENT_BR:
    case ELEMENT_RUNNING_TEXT: bind_simple_inline(context, element, out); return;
    /* Aside and marker are taken by the block they stand in. */
    case ELEMENT_ASIDE:
    case ELEMENT_MARKER:
#define X(kind, ...) case ELEMENT_##kind:
        LAYOUT_BLOCKS(X)
#undef X
    case ELEMENT_KIND_COUNT: return;
    }
}

void content_bind(const struct context *context, const struct element *element, const struct style *style,
                  struct inlines *out)
{
    for (const struct element *child = element->first; child; child = child->next)
        content_bind_one(context, child, style, out);
}
