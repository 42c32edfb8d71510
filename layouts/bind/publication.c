/* publication.c: binding as a whole: styles, pages, body, and what was left out. */
#include "elements.h"
#include "children.h"
#include "pages.h"
#include "layouts/fields/inlines.h"
#include "layouts/fields/looks.h"
#include "layouts/fields/print.h"
#include "layouts/fields/select.h"
#include "generator/core/name_set.h"
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

static size_t count_selected(struct binder *binder, const struct element *each)
{
    struct context context = {.record = binder->plan->root};
    if (each->kind == ELEMENT_EACH) return select_each(binder, &context, each).count;
    struct text rows = element_value(each, WORD_ROWS);
    return select_named(binder, &context, rows.length ? rows : element_value(each, WORD_EACH)).count;
}

bool layout_has_department(const struct plan *plan, struct text wanted)
{
    if (wanted.length == 0) return true;
    for (const struct record *each = plan->root; each; each = record_walk(each, plan->root))
        if (each->kind == RECORD_DEPARTMENT && each->parent->kind == RECORD_INITIATIVE &&
            text_equal(text_trim(department_name(each)->text), wanted))
            return true;
    return false;
}

void layout_report_department(struct arena *arena, struct diagnostics *diagnostics, const struct plan *plan,
                              struct text wanted)
{
    const struct record *root = plan->root;
    struct suggestion others = suggest_open(arena, wanted);
    struct name_set seen = {.arena = arena};
    for (const struct record *each = root; each; each = record_walk(each, root)) {
        if (each->kind != RECORD_DEPARTMENT || each->parent->kind != RECORD_INITIATIVE) continue;
        struct text name = text_trim(department_name(each)->text);
        if (name_set_add(&seen, name)) suggest_add(&others, name);
    }
    DIAG(diagnostics, DEPARTMENT_NONE, .at = root->at,
         .arguments = {wanted, suggest_list(&others), suggest_nearest(&others)});
}

static bool finds_something(struct binder *binder)
{
    const struct element *each = first_each(binder->layout->body);
    return !each || count_selected(binder, each) > 0;
}

/* Named by hand, a definition may also begin with records that are not its usual ones: any of its outer elements will do. */
static bool finds_anything(struct binder *binder)
{
    const struct element *top = binder->layout->body, *element = top->first;
    if (finds_something(binder)) return true;
    while (element && element != top) {
        bool moves = element->kind == ELEMENT_EACH ||
                     (element->kind == ELEMENT_TABLE && element_has(element, WORD_EACH));
        bool apart = element->kind == ELEMENT_PART || element->kind == ELEMENT_WORKBOOK;
        if (moves && element->first && count_selected(binder, element)) return true;
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

bool layout_applies(const struct layout *layout, const struct plan *plan)
{
    struct arena *scratch = arena_open(NULL);
    struct bind_options options = {.format = OUTPUT_PDF};
    struct binder binder = {.arena = scratch,
                            .whole = scratch,
                            .diagnostics = diag_open(scratch),
                            .layout = layout,
                            .plan = plan,
                            .options = &options};
    bool applies = !layout->abstract && finds_something(&binder);
    arena_close(scratch);
    return applies;
}

/* -- the publication ------------------------------------------------------------------------------------------------------------ */

static struct house *choose_house(struct binder *binder)
{
    struct house *house = ARENA_NEW(binder->arena, struct house);
    struct text own = record_value(binder->plan->root, ATTRIBUTE_NUMERALS);
    if (own.length) house_parse(own, &house->numerals);
    if (binder->layout->numerals_given) house->numerals = binder->layout->numerals;
    if (binder->options->numerals_given) house->numerals = binder->options->numerals;
    house->thousands = house->numerals == NUMERALS_AS_WRITTEN;
    return house;
}

static struct text plan_text(struct binder *binder, enum record_kind kind)
{
    const struct record *record = plan_part(binder->plan, kind);
    return record ? text_trim(record_content(binder->arena, record)) : (struct text){NULL, 0};
}

static struct text written_title(struct binder *binder, const struct context *context)
{
    struct inlines title = {NULL, NULL};
    struct text_buffer out = {.arena = binder->arena};
    if (!binder->layout->title) return plan_text(binder, RECORD_TITLE);
    bind_inlines(binder, context, binder->layout->title, NULL, &title);
    for (const struct inline_run *run = title.first; run; run = run->next)
        buffer_add(&out, run->text);
    return buffer_text(&out);
}

/* A document without a title is none that a screen reader could name (ISO 14289-1 7.1): the plan's id stands for it. */
static struct text bind_title(struct binder *binder, const struct context *context)
{
    struct text title = written_title(binder, context);
    if (text_trim(title).length) return title;
    title = plan_text(binder, RECORD_DOCUMENT_TITLE);
    if (!title.length) title = text_trim(binder->plan->id);
    if (!title.length) title = binder->layout->name;
    const struct record *meta = record_child(binder->plan->root, RECORD_META);
    DIAG(binder->diagnostics, TITLE_FALLBACK, .at = meta ? meta->at : binder->plan->root->at,
         .arguments = {title});
    return title;
}

static struct text bind_file_name(struct binder *binder, const struct context *context)
{
    const struct layout *layout = binder->layout;
    struct text name = layout->file ? word_text(binder, context, layout->file, WORD_FILE)
                                    : text_format(binder->arena, "%.*s-%.*s", TEXT_ARG(binder->plan->id),
                                                  TEXT_ARG(layout->name));
    if (binder->options->department.length)
        name = text_format(binder->arena, "%.*s-%.*s", TEXT_ARG(name), TEXT_ARG(binder->options->department));
    return name;
}

static struct text draft_note(struct binder *binder)
{
    if (!binder->options->draft || binder->options->date.length == 0) return (struct text){NULL, 0};
    struct text date = binder->options->date;
    bool says_when = text_ends(date, TEXT("時点")) || text_ends(date, TEXT("現在"));
    return text_format(binder->arena, "%.*s%sのデータによる", TEXT_ARG(date), says_when ? "" : "現在");
}

static void bind_body(struct binder *binder, const struct context *context, struct blocks *out)
{
    const struct element *body = binder->layout->body;
    if (binder->options->format == OUTPUT_XLSX && binder->layout->workbook) body = binder->layout->workbook;
    bind_children(binder, context, body, out);
}

const struct publication *layout_bind(struct arena *arena, struct diagnostics *diagnostics,
                                      const struct layout *layout, const struct plan *plan,
                                      const struct bind_options *options)
{
    struct publication *publication = ARENA_NEW(arena, struct publication);
    struct binder *binder = ARENA_NEW(arena, struct binder); /* lives on: see bind/later.c */
    *binder = (struct binder){.arena = arena,
                              .whole = arena,
                              .diagnostics = diagnostics,
                              .layout = layout,
                              .plan = plan,
                              .options = options,
                              .bind = bind_element};
    struct context context = {.record = plan->root};
    struct blocks body = {NULL, NULL};
    if (!layout_has_department(plan, options->department)) {
        layout_report_department(arena, diagnostics, plan, options->department);
        return NULL;
    }
    if (!finds_anything(binder)) {
        DIAG(diagnostics, NOTHING_TO_SHOW, .at = plan->root->at, .arguments = {layout->name});
        return NULL;
    }
    size_t bytes = plan->record_count / 8 + 1;
    binder->shown = options->shown ? options->shown : ARENA_ARRAY(arena, uint8_t, bytes);
    binder->house = choose_house(binder);
    binder->small = base_style(binder, "small");
    binder->small_bold = base_style(binder, "small-bold");
    binder->missing = base_style(binder, "missing");
    publication->house = binder->house;
    publication->title = bind_title(binder, &context);
    publication->author = plan_text(binder, RECORD_ISSUER);
    publication->subject = plan_text(binder, RECORD_TITLE);
    publication->file_name = bind_file_name(binder, &context);
    publication->styles = layout->styles;
    publication->style_count = (uint16_t)layout->style_count;
    memcpy(publication->colours, layout->colours, sizeof publication->colours);
    publication->draft = options->draft;
    publication->draft_note = draft_note(binder);
    publication->continued_style = base_style(binder, "continued");
    publication->first_page = options->first_page ? options->first_page : plan->first_page;
    publication->record_count = plan->record_count;
    publication->masters = bind_pages(binder);
    publication->master_count = (uint16_t)layout->page_count;
    bind_body(binder, &context, &body);
    publication->first = body.first;
    return publication;
}
