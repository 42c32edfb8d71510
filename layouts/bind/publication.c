/* publication.c: binding as a whole: styles, pages, body, and what was left out. */
#include "bind.h"
#include "generator/core/name_set.h"
#include "generator/core/suggest.h"
#include "layouts/language/words.h"

#include <string.h>

const struct style *publication_style(const struct publication *publication, const char *name)
{
    for (uint16_t i = 0; i < publication->style_count; i++)
        if (text_is(publication->styles[i].name, name)) return &publication->styles[i];
    return NULL;
}

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
                              .options = options};
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

/* -- layouts --explain ------------------------------------------------------------------------------------------------------------- */

static void collect_path(struct text_buffer *out, const struct field_path *path)
{
    for (; path; path = path->otherwise) {
        struct text_buffer name = {.arena = out->arena};
        for (uint32_t i = 0; i < path->step_count; i++)
            buffer_format(&name, "%s%.*s", i ? "." : "", TEXT_ARG(path->steps[i].name));
        if (words_have(buffer_text(out), buffer_text(&name))) continue;
        buffer_add(out, buffer_text(&name));
        buffer_add(out, TEXT(" "));
    }
}

static void collect_fields(struct text_buffer *out, const struct element *element)
{
    static const enum word words[] = {WORD_FIELD, WORD_VALUE, WORD_OF, WORD_NAME};
    for (const struct template_part *part = element->text; part; part = part->next)
        if (part->path) collect_path(out, part->path);
    if (element_has(element, WORD_FIELD)) collect_path(out, element_compiled(element, WORD_FIELD)->path);
    for (size_t i = 1; i < ARRAY_LEN(words); i++) {
        bool note = words[i] == WORD_NAME && element->kind == ELEMENT_NOTE;
        bool value =
            words[i] == WORD_VALUE && (element->kind == ELEMENT_ROW || element->kind == ELEMENT_SIDE);
        bool years = words[i] == WORD_OF && element->kind == ELEMENT_YEARS;
        if (!note && !value && !years) continue;
        struct text name = element_value(element, words[i]);
        struct text full = note ? text_format(out->arena, "note.%.*s", TEXT_ARG(name)) : name;
        if (full.length && !words_have(buffer_text(out), full)) buffer_format(out, "%.*s ", TEXT_ARG(full));
    }
    static const struct {
        enum element_kind kind;
        const char *fields;
    } whole[] = {
        {ELEMENT_PROSE, "p list table box figure diagram chart"},
        {ELEMENT_CHART, "target actual estimate"},
        {ELEMENT_FOOTNOTES, "footnote"},
        {ELEMENT_SUMMARY, "summary"},
        {ELEMENT_COLOPHON, "colophon"},
        {ELEMENT_REVISIONS, "revision"},
        {ELEMENT_FIGURES, "figure"},
        {ELEMENT_LEGEND, "scale"},
    };
    for (size_t i = 0; i < ARRAY_LEN(whole); i++) {
        struct text list = text_of(whole[i].fields), each;
        while (element->kind == whole[i].kind && words_next(&list, &each))
            if (!words_have(buffer_text(out), each)) buffer_format(out, "%.*s ", TEXT_ARG(each));
    }
    for (const struct element *child = element->first; child; child = child->next)
        collect_fields(out, child);
}

static bool mentions(struct text fields, const char *name)
{
    struct text each;
    while (words_next(&fields, &each)) {
        size_t dot;
        while ((dot = text_find(each, TEXT("."))) != SIZE_MAX) {
            if (text_is(text_slice(each, 0, dot), name)) return true;
            each = text_slice(each, dot + 1, each.length);
        }
        if (text_is(each, name)) return true;
    }
    return false;
}

struct text layout_explain(struct arena *arena, const struct layout *layout, enum language language)
{
    struct text_buffer fields = {.arena = arena}, out = {.arena = arena};
    collect_fields(&fields, layout->body);
    bool ja = language == LANGUAGE_JA;
    buffer_format(&out, "%.*s: %.*s\n\n%s\n", TEXT_ARG(layout->name),
                  TEXT_ARG(layout->descriptions[language]), ja ? "表示する項目：" : "Fields shown:");
    struct text list = buffer_text(&fields), each;
    while (words_next(&list, &each))
        buffer_format(&out, "  %.*s\n", TEXT_ARG(each));
    buffer_format(&out, "\n%s\n", ja ? "表示しない項目：" : "Fields not shown:");
    for (int kind = RECORD_TITLE; kind < RECORD_TEXT; kind++)
        if (!mentions(buffer_text(&fields), record_name((enum record_kind)kind)))
            buffer_format(&out, "  %s\n", record_name((enum record_kind)kind));
    return buffer_text(&out);
}
