/* publication.c: binding as a whole: styles, pages, body, and what was left out. */
#include "bind.h"
#include "elements.h"
#include "children.h"
#include "pages.h"
#include "layouts/fields/content.h"
#include "layouts/fields/looks.h"
#include "layouts/fields/print.h"
#include "layouts/fields/select.h"
#include "generator/core/name_map.h"
#include "generator/core/suggest.h"

#include <string.h>

/* -- does the layout fit the plan? ------------------------------------------------------------------------------------------ */

/* The first element of a definition that moves to records, in document order. */
static const struct element *first_each(const struct element *element)
{
    if (element->kind == ELEMENT_PART || element->kind == ELEMENT_WORKBOOK) return NULL;
    if (element->kind == ELEMENT_EACH) return element;
    if (element->kind == ELEMENT_TABLE && element_has(element, WORD_EACH)) return element;
    for (const struct element *child = element->first; child; child = child->next) {
        const struct element *found = first_each(child);
        if (found) return found;
    }
    return NULL;
}

static size_t count_selected(const struct context *context, const struct element *each)
{
    if (each->kind == ELEMENT_EACH) return select_records(context, &each->selector).count;
    struct selector rows = element_selector(each, WORD_ROWS), own = element_selector(each, WORD_EACH);
    return select_records(context, selector_selects(&rows) ? &rows : &own).count;
}

bool bind_has_department(const struct plan *plan, struct text wanted)
{
    if (wanted.length == 0) return true;
    for (const struct record *each = plan->root; each; each = record_walk(each, plan->root))
        if (each->kind == RECORD_DEPARTMENT && each->parent->kind == RECORD_INITIATIVE &&
            text_equal(text_trim(record_department_name(each)->text), wanted))
            return true;
    return false;
}

void bind_report_department(struct arena *arena, struct diagnostics *diagnostics, const struct plan *plan,
                            struct text wanted)
{
    const struct record *root = plan->root;
    struct suggestion others = suggest_open(arena, wanted);
    struct name_map seen = {.arena = arena};
    for (const struct record *each = root; each; each = record_walk(each, root)) {
        if (each->kind != RECORD_DEPARTMENT || each->parent->kind != RECORD_INITIATIVE) continue;
        struct text name = text_trim(record_department_name(each)->text);
        if (name_map_add(&seen, name)) suggest_add(&others, name);
    }
    DIAG(diagnostics, DEPARTMENT_NONE, .at = root->at,
         .arguments = {wanted, suggest_list(&others), suggest_nearest(&others)});
}

static bool finds_something(const struct context *context)
{
    const struct element *each = first_each(context->binder->layout->body);
    return !each || count_selected(context, each) > 0;
}

/* Named by hand, a definition may also begin with records that are not its usual ones: any of its outer elements will do. */
static bool finds_anything(const struct context *context)
{
    const struct element *top = context->binder->layout->body, *element = top->first;
    if (finds_something(context)) return true;
    while (element && element != top) {
        bool moves = element->kind == ELEMENT_EACH ||
                     (element->kind == ELEMENT_TABLE && element_has(element, WORD_EACH));
        bool apart = element->kind == ELEMENT_PART || element->kind == ELEMENT_WORKBOOK;
        if (moves && element->first && count_selected(context, element)) return true;
        if (element->first && !moves && !apart) {
            element = element->first;
            continue;
        }
        while (element != top && !element->next)
            element = element->parent;
        if (element != top) element = element->next;
    }
    return false;
}

bool bind_applies(const struct layout *layout, const struct plan *plan)
{
    struct arena *scratch = arena_open_like(layout->arena);
    struct bind_options options = {.format = OUTPUT_PDF};
    struct binder binder = {.whole = scratch, .layout = layout, .plan = plan, .options = &options};
    struct context context = {
        .binder = &binder, .arena = scratch, .diagnostics = diag_open(scratch), .record = plan->root};
    bool applies = !layout->abstract && finds_something(&context);
    arena_close(scratch);
    return applies;
}

/* -- the publication ------------------------------------------------------------------------------------------------------------ */

static struct house *choose_house(const struct context *context)
{
    struct house *house = ARENA_NEW(context->arena, struct house);
    struct text own = record_value(context->binder->plan->root, ATTRIBUTE_NUMERALS);
    if (own.length) house_parse(own, &house->numerals);
    if (context->binder->layout->numerals_given) house->numerals = context->binder->layout->numerals;
    if (context->binder->options->numerals_given) house->numerals = context->binder->options->numerals;
    house->thousands = house->numerals == NUMERALS_AS_WRITTEN;
    return house;
}

static struct text plan_text(const struct context *context, enum record_kind kind)
{
    const struct record *record = plan_part(context->binder->plan, kind);
    return record ? text_trim(record_content(context->arena, record)) : (struct text){NULL, 0};
}

static struct text written_title(const struct context *context)
{
    struct inlines title = {NULL, NULL};
    struct text_buffer out = {.arena = context->arena};
    if (!context->binder->layout->title) return plan_text(context, RECORD_TITLE);
    content_bind(context, context->binder->layout->title, NULL, &title);
    for (const struct inline_run *run = title.first; run; run = run->next)
        buffer_add(&out, run->text);
    return buffer_text(&out);
}

/* A document without a title is none that a screen reader could name (ISO 14289-1 7.1): the plan's id stands for it. */
static struct text bind_title(const struct context *context)
{
    struct text title = written_title(context);
    if (text_trim(title).length) return title;
    title = plan_text(context, RECORD_DOCUMENT_TITLE);
    if (!title.length) title = text_trim(context->binder->plan->id);
    if (!title.length) title = context->binder->layout->name;
    const struct record *meta = record_child(context->binder->plan->root, RECORD_META);
    DIAG(context->diagnostics, TITLE_FALLBACK, .at = meta ? meta->at : context->binder->plan->root->at,
         .arguments = {title});
    return title;
}

static struct text bind_file_name(const struct context *context)
{
    const struct layout *layout = context->binder->layout;
    struct text name = layout->file
                           ? print_word(context, layout->file, WORD_FILE)
                           : text_format(context->arena, "%.*s-%.*s", TEXT_ARG(context->binder->plan->id),
                                         TEXT_ARG(layout->name));
    if (context->binder->options->department.length)
        name = text_format(context->arena, "%.*s-%.*s", TEXT_ARG(name),
                           TEXT_ARG(context->binder->options->department));
    return name;
}

/* 令和７年９月末時点のデータによる（健康推進課分は11月27日時点） */
static struct text draft_note(const struct context *context)
{
    const struct bind_options *options = context->binder->options;
    struct text date = options->date, others = options->stand_ins;
    if (!options->draft || date.length == 0) return options->draft ? others : (struct text){NULL, 0};
    bool says_when = text_ends(date, TEXT("時点")) || text_ends(date, TEXT("現在"));
    return text_format(context->arena, "%.*s%sのデータによる%s%.*s%s", TEXT_ARG(date), says_when ? "" : "現在",
                       others.length ? "（" : "", TEXT_ARG(others), others.length ? "）" : "");
}

static void bind_body(const struct context *context, struct blocks *out)
{
    const struct element *body = context->binder->layout->body;
    if (context->binder->options->format == OUTPUT_XLSX && context->binder->layout->workbook)
        body = context->binder->layout->workbook;
    bind_children(context, body, out);
}

const struct publication *bind_publication(struct arena *arena, struct diagnostics *diagnostics,
                                           const struct layout *layout, const struct plan *plan,
                                           const struct bind_options *options)
{
    struct publication *publication = ARENA_NEW(arena, struct publication);
    struct binder *binder = ARENA_NEW(arena, struct binder); /* lives on: see bind/later.c */
    *binder = (struct binder){
        .whole = arena, .layout = layout, .plan = plan, .options = options, .bind = bind_element};
    int heading_level = 0;
    struct context context = {.binder = binder,
                              .arena = arena,
                              .diagnostics = diagnostics,
                              .record = plan->root,
                              .heading_level = &heading_level};
    struct blocks body = {NULL, NULL};
    if (!bind_has_department(plan, options->department)) {
        bind_report_department(arena, diagnostics, plan, options->department);
        return NULL;
    }
    if (!finds_anything(&context)) {
        DIAG(diagnostics, NOTHING_TO_SHOW, .at = plan->root->at, .arguments = {layout->name});
        return NULL;
    }
    size_t bytes = plan->record_count / 8 + 1;
    binder->shown = options->shown ? options->shown : ARENA_ARRAY(arena, uint8_t, bytes);
    binder->house = choose_house(&context);
    binder->small = look_style(&context, LOOK_SMALL);
    binder->small_bold = look_style(&context, LOOK_SMALL_BOLD);
    binder->missing = look_style(&context, LOOK_MISSING);
    publication->house = binder->house;
    publication->title = bind_title(&context);
    publication->author = plan_text(&context, RECORD_ISSUER);
    publication->subject = plan_text(&context, RECORD_TITLE);
    publication->file_name = bind_file_name(&context);
    publication->styles = layout->styles;
    publication->style_count = (uint16_t)layout->style_count;
    memcpy(publication->colours, layout->colours, sizeof publication->colours);
    publication->draft = options->draft;
    publication->draft_note = draft_note(&context);
    publication->continued_style = look_style(&context, LOOK_CONTINUED);
    publication->first_page = options->first_page ? options->first_page : plan->first_page;
    publication->record_count = plan->record_count;
    publication->masters = bind_pages(&context);
    publication->master_count = (uint16_t)layout->page_count;
    bind_body(&context, &body);
    publication->first = body.first;
    return publication;
}
