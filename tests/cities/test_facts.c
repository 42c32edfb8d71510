/* test_facts.c: does a publication hold every fact of its record?
 *
 *   test_facts RECORD LAYOUT TEXT PRINTED   lists what is missing; exit 1 if anything is
 *   test_facts                              tests of the count itself
 *
 * TEXT is what `pdf_text.js` or a workbook gives; the order is the reader's. PRINTED is what pdftotext gives:
 * labels in charts are looked up there too. White space does not count. Every character data and every attribute of the
 * record needs a rule below: what has none is missing, so that nothing is forgotten.
 *
 * A text is not only looked up, it is used up: two initiatives with the same title need two places. The longest come
 * first, so that a short one cannot hide in a longer; each is looked for beside those of its own record that were found
 * already, and a short one must stand there. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "generator/core/year.h"
#include "input/read.h"

enum fact_kind { TITLE, PROSE, NUMBER, MARK, DEPARTMENT, YEAR, REFERENCE, KIND_COUNT };
static const char *const kind_names[KIND_COUNT] = {"titles", "texts", "numbers", "marks", "departments", "years", "references"};

enum how {
    EACH,   /* used up: it needs a place of its own */
    ONCE,   /* printed once for many (a merged cell, a heading of columns, a legend) */
    AS_YEAR,/* once, in any spelling of that fiscal year */
    LABELLED, /* a place of its own; the colon after its label is set as space */
    EXEMPT, /* not a text of the publication: `why` says so */
};

struct fact_rule {
    const char *layout; /* NULL: in every layout. The first rule that fits holds. */
    const char *parent, *element, *attribute; /* NULL: any parent; no attribute: character data */
    enum fact_kind kind;
    enum how how;
    const char *why;
};

#define KEY "a key of the record: nobody reads it"
#define COMPARED "kept only to compare with what is computed"
#define READING "says how to read or draw, is no text"
#define SAID "the department repeats in figures what the prose says: the goal report prints the prose"

static const struct fact_rule rules[] = {
    /* the plan */
    {NULL, NULL, "plan", "id", TITLE, EXEMPT, KEY},
    {NULL, NULL, "plan", "xml:lang", TITLE, EXEMPT, READING},
    {"process-sheet", "meta", "title", NULL, TITLE, ONCE, NULL},
    {NULL, "plan", "title", NULL, TITLE, ONCE, NULL},
    {NULL, "meta", "title", NULL, TITLE, ONCE, NULL},
    {NULL, "meta", "year", NULL, YEAR, AS_YEAR, NULL},
    {NULL, "meta", "period", "name", TITLE, ONCE, NULL},
    {NULL, "meta", "period", "from", YEAR, AS_YEAR, NULL},
    {NULL, "meta", "period", "to", YEAR, AS_YEAR, NULL},
    {NULL, "meta", NULL, NULL, TITLE, ONCE, NULL},
    {NULL, "levels", "level", NULL, TITLE, EXEMPT, "the name of a level; its sections are the text"},
    {NULL, NULL, "level", "id", TITLE, EXEMPT, KEY},
    {NULL, "departments", "department", "id", DEPARTMENT, EXEMPT, KEY},
    {NULL, "departments", "department", NULL, DEPARTMENT, ONCE, NULL},
    {"status-report", NULL, "tags", "name", TITLE, EXEMPT, "分野 is a word of the summary's own title"},
    {NULL, NULL, "tags", "name", TITLE, ONCE, NULL},
    {NULL, NULL, "tag", "id", MARK, ONCE, NULL},
    {NULL, NULL, "tag", NULL, PROSE, ONCE, NULL},
    {NULL, "tags", "legend", "symbol", MARK, ONCE, NULL},
    {NULL, "tags", "legend", NULL, PROSE, ONCE, NULL},
    {NULL, NULL, "scale", "id", TITLE, EXEMPT, KEY},
    {"status-report", NULL, "scale", "name", TITLE, ONCE, NULL},
    {NULL, NULL, "scale", "name", TITLE, ONCE, NULL},
    {NULL, "scale", "mark", "symbol", MARK, ONCE, NULL},
    {NULL, "scale", "mark", "also", MARK, EXEMPT, "another spelling of the mark"},
    {NULL, "scale", "mark", NULL, PROSE, ONCE, NULL},
    {NULL, "scale", "band", "min", NUMBER, EXEMPT, READING},
    {NULL, "scale", "band", "above", NUMBER, EXEMPT, READING},
    {NULL, "scale", "band", "equal", NUMBER, EXEMPT, READING},
    {NULL, "scale", "band", NULL, PROSE, ONCE, NULL},
    {NULL, "colophon", "line", NULL, PROSE, LABELLED, NULL},
    /* sections */
    {NULL, NULL, "section", "level", TITLE, EXEMPT, KEY},
    {NULL, NULL, "section", "id", TITLE, EXEMPT, KEY},
    {NULL, NULL, NULL, "page", NUMBER, EXEMPT, COMPARED},
    {NULL, NULL, NULL, "counts-with", TITLE, EXEMPT, "says in which row of a summary it is counted"},
    {NULL, NULL, NULL, "reprint-of", MARK, EXEMPT, "its （再掲） is in the titles of these records"},
    {"goal-report", NULL, "section", "no", NUMBER, ONCE, NULL},
    {NULL, NULL, "section", "no", NUMBER, EACH, NULL},
    {NULL, NULL, "section", "tag", MARK, ONCE, NULL},
    {"process-sheet", "section", "title", NULL, TITLE, ONCE, NULL},
    {NULL, "section", "title", NULL, TITLE, EACH, NULL},
    {NULL, NULL, "reference", "role", TITLE, EXEMPT, KEY},
    {NULL, NULL, "reference", "to", TITLE, EXEMPT, KEY},
    {NULL, NULL, "reference", NULL, REFERENCE, EACH, NULL},
    {NULL, NULL, "printed", "in", TITLE, EXEMPT, COMPARED},
    {NULL, NULL, "printed", "field", TITLE, EXEMPT, COMPARED},
    {NULL, NULL, "printed", NULL, TITLE, EXEMPT, COMPARED},
    /* initiatives */
    {"plan-booklet", NULL, "initiative", "id", NUMBER, EACH, NULL},
    {NULL, NULL, "initiative", "id", NUMBER, EXEMPT, KEY},
    {NULL, NULL, "initiative", "no", NUMBER, EACH, NULL},
    {NULL, NULL, "initiative", "category", MARK, EACH, NULL},
    {NULL, NULL, "initiative", "new", MARK, EXEMPT, "true: printed as a badge, counted in kanazawa.test.sh"},
    {NULL, NULL, "initiative", "term", YEAR, EACH, NULL},
    {"status-report", "initiative", "title", NULL, TITLE, ONCE, "the same as its section's, printed once"},
    {NULL, "initiative", "title", NULL, TITLE, EACH, NULL},
    {NULL, "initiative", "project", NULL, TITLE, EACH, NULL},
    {NULL, "initiative", "subproject", NULL, TITLE, EACH, NULL},
    {NULL, "initiative", "field-goal", NULL, TITLE, ONCE, NULL},
    {NULL, "initiative", "policy", NULL, TITLE, ONCE, NULL},
    {NULL, NULL, "department", "role", DEPARTMENT, EXEMPT, READING},
    {"status-report", NULL, "department", NULL, DEPARTMENT, EXEMPT, "the report names no department; it warns so"},
    {NULL, NULL, "department", NULL, DEPARTMENT, EACH, NULL},
    {NULL, NULL, "marks", NULL, MARK, EXEMPT, "empty"},
    {NULL, "marks", "mark", "tag", MARK, EXEMPT, "computed into the policy tree: komae.test.sh"},
    {NULL, "marks", "mark", "symbol", MARK, EXEMPT, "computed into the policy tree: komae.test.sh"},
    {NULL, NULL, "field", "name", TITLE, ONCE, NULL},
    {NULL, NULL, "field", NULL, PROSE, EACH, NULL},
    {NULL, NULL, "goal", "year", YEAR, AS_YEAR, NULL},
    {NULL, NULL, "schedule", "year", YEAR, AS_YEAR, NULL},
    {NULL, NULL, "status", "year", YEAR, AS_YEAR, NULL},
    {"process-sheet", NULL, "status", "progress", MARK, ONCE, "drawn as lines: kawanishi.test.sh counts them"},
    {NULL, NULL, "status", "progress", MARK, EACH, NULL},
    {NULL, NULL, NULL, "scale", MARK, EXEMPT, KEY},
    {NULL, NULL, NULL, "same-as", TITLE, EXEMPT, KEY},
    {NULL, NULL, "entry", "kind", TITLE, EXEMPT, READING},
    {NULL, NULL, "entry", "year", YEAR, AS_YEAR, NULL},
    {NULL, NULL, "entry", "from", YEAR, AS_YEAR, NULL},
    {NULL, NULL, "entry", "to", YEAR, AS_YEAR, NULL},
    {NULL, NULL, "evaluation", "year", YEAR, AS_YEAR, NULL},
    {NULL, NULL, "evaluation", NULL, MARK, EACH, NULL},
    {NULL, NULL, "activity", "id", NUMBER, EXEMPT, KEY},
    {NULL, "activity", "title", NULL, TITLE, EACH, NULL},
    /* indicators */
    {NULL, NULL, "indicator", "id", NUMBER, EXEMPT, KEY},
    {NULL, NULL, "indicator", "no", NUMBER, EACH, NULL},
    {NULL, NULL, "indicator", "better", TITLE, EXEMPT, READING},
    {NULL, NULL, "indicator", "unit", PROSE, EACH, NULL},
    {NULL, NULL, "indicator", "tag", MARK, ONCE, NULL},
    {"goal-report", "indicator", "name", NULL, TITLE, ONCE, SAID},
    {NULL, "indicator", "name", NULL, TITLE, EACH, NULL},
    {NULL, "indicator", "target", "year", YEAR, AS_YEAR, NULL},
    {NULL, "indicator", "actual", "year", YEAR, AS_YEAR, NULL},
    {NULL, "indicator", "baseline", "year", YEAR, AS_YEAR, NULL},
    {NULL, "indicator", "estimate", "year", YEAR, AS_YEAR, NULL},
    {NULL, "indicator", NULL, "footnote", REFERENCE, EXEMPT, "the footnote's own text begins with it"},
    {"goal-report", "indicator", "target", NULL, NUMBER, ONCE, SAID},
    {"goal-report", "indicator", "actual", NULL, NUMBER, ONCE, SAID},
    {"goal-report", "indicator", "estimate", NULL, NUMBER, ONCE, SAID},
    {NULL, "indicator", "target", NULL, NUMBER, EACH, NULL},
    {NULL, "indicator", "actual", NULL, NUMBER, EACH, NULL},
    {NULL, "indicator", "baseline", NULL, NUMBER, EACH, NULL},
    {NULL, "indicator", "stated-rate", "year", YEAR, EXEMPT, COMPARED},
    {NULL, "indicator", "stated-rate", NULL, NUMBER, EXEMPT, COMPARED},
    {NULL, NULL, "footnote", "id", REFERENCE, EXEMPT, KEY},
    {NULL, NULL, "footnote", NULL, PROSE, ONCE, "indicators that share a footnote print it once"},
    /* what is computed */
    {NULL, NULL, "summary", NULL, TITLE, EXEMPT, COMPARED},
    {NULL, "summary", "row", "of", TITLE, ONCE, NULL},
    {NULL, "summary", "row", "total", NUMBER, EXEMPT, COMPARED},
    {NULL, "row", "count", "band", TITLE, ONCE, NULL},
    {NULL, "row", "count", NULL, NUMBER, EXEMPT, COMPARED},
    {NULL, NULL, "summary", "by", TITLE, EXEMPT, KEY},
    {NULL, NULL, "summary", "year", YEAR, AS_YEAR, NULL},
    /* prose */
    {NULL, NULL, "note", "name", TITLE, EACH, NULL},
    {NULL, NULL, "note", "year", YEAR, EACH, NULL},
    {NULL, NULL, "p", "role", TITLE, EXEMPT, READING},
    {NULL, NULL, "p", NULL, PROSE, EACH, NULL},
    {NULL, NULL, "list", "marker", MARK, ONCE, NULL},
    {NULL, NULL, "item", "no", NUMBER, EACH, NULL},
    {NULL, NULL, "item", NULL, PROSE, EACH, NULL},
    {NULL, NULL, "cell", "span", NUMBER, EXEMPT, READING},
    {NULL, NULL, "cell", "rows", NUMBER, EXEMPT, READING},
    {NULL, NULL, "cell", "head", NUMBER, EXEMPT, READING},
    {NULL, NULL, "cell", "align", NUMBER, EXEMPT, READING},
    {NULL, NULL, "cell", NULL, PROSE, EACH, NULL},
    {NULL, "box", "title", NULL, TITLE, EACH, NULL},
    {NULL, NULL, "caption", NULL, PROSE, EACH, NULL},
    {NULL, NULL, "figure", "alt", PROSE, ONCE, NULL},
    {NULL, NULL, "figure", "src", PROSE, EXEMPT, "the name of the picture's file"},
    {NULL, NULL, "figure", "beside", PROSE, EXEMPT, READING},
    {NULL, NULL, "diagram", "kind", TITLE, EXEMPT, READING},
    {NULL, NULL, "diagram", "alt", PROSE, ONCE, NULL},
    {NULL, NULL, "node", "text", PROSE, EACH, NULL},
    {NULL, NULL, "chart", "of", TITLE, EXEMPT, KEY},
};

struct fact {
    enum fact_kind kind;
    enum how how;
    struct text text;       /* without white space */
    const struct node *node;
    struct position at;
    size_t found;           /* offset in the text, SIZE_MAX: nowhere */
    struct fact *next;
};

struct check {
    struct arena *arena;
    const char *layout;
    struct text text, printed; /* without white space */
    bool *used;                /* of every byte of text */
    struct fact *first, **end;
    size_t count[KIND_COUNT], exempt, total, missing;
    FILE *report;
};

/* A copy without white space; `quoted`: of the quoted lines only (pdfinfo -struct-text). */
static struct text squeezed(struct arena *arena, struct text source)
{
    struct text_buffer buffer = {.arena = arena};
    while (source.length > 0) {
        uint32_t c = text_next(&source);
        if (c != ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x3000 && c != 0xA0) buffer_add_char(&buffer, c);
    }
    return text_copy(arena, buffer_text(&buffer));
}

/* The texts of `pdfinfo -struct-text`: lines in quotes. Other lines (types, attributes, titles) are not the reader's. */
static struct text quoted_lines(struct arena *arena, struct text source)
{
    struct text_buffer buffer = {.arena = arena};
    while (source.length > 0) {
        size_t length = text_find(source, TEXT("\n"));
        if (length == SIZE_MAX) length = source.length;
        struct text line = text_trim(text_slice(source, 0, length));
        if (line.length >= 2 && line.at[0] == '"' && line.at[line.length - 1] == '"')
            buffer_add(&buffer, text_slice(line, 1, line.length - 2));
        source = text_slice(source, length < source.length ? length + 1 : length, source.length);
    }
    return text_copy(arena, buffer_text(&buffer));
}

static bool named(struct text name, const char *wanted)
{
    return wanted == NULL || text_is(name, wanted);
}

static const struct fact_rule *lookup_rule(const char *layout, const struct node *node, const struct node_attribute *attribute)
{
    static const struct text nothing = {0};
    struct text parent = node->parent != NULL ? node->parent->name : nothing;
    for (size_t i = 0; i < ARRAY_LEN(rules); i++) {
        const struct fact_rule *rule = &rules[i];
        if (rule->layout != NULL && strcmp(rule->layout, layout) != 0) continue;
        if (!named(parent, rule->parent) || !named(node->name, rule->element)) continue;
        if (attribute == NULL ? rule->attribute == NULL : rule->attribute != NULL && text_is(attribute->name, rule->attribute))
            return rule;
    }
    return NULL;
}

static bool is_inline(const struct node *node)
{
    return node->kind == NODE_TEXT || node_is(node, "ref") || node_is(node, "em") || node_is(node, "ruby") || node_is(node, "br");
}

/* The record that an element or what is in it belongs to, itself or above it. */
static const struct node *owner_of(const struct node *node)
{
    static const char *const owners[] = {"indicator", "activity", "strand", "note", "initiative", "section"};
    for (; node->parent != NULL; node = node->parent)
        for (size_t i = 0; i < ARRAY_LEN(owners); i++)
            if (node_is(node, owners[i])) return node;
    return node;
}

static bool is_below(const struct node *node, const struct node *owner)
{
    while (node != NULL && node->number > owner->number) node = node->parent;
    return node == owner;
}

static void complain(struct check *check, struct position at, const char *what, struct text text)
{
    check->missing++;
    struct line_column place = diag_place(at);
    fprintf(check->report, "%s:%u: %s: %.*s\n", check->layout, place.line, what, TEXT_ARG(text));
}

/* 発行：狛江市 is set as 発行 and 狛江市. */
static struct text without_colon(struct arena *arena, struct text text)
{
    size_t at = text_find(text, TEXT("："));
    if (at == SIZE_MAX) return text;
    return text_join(arena, text_slice(text, 0, at), text_slice(text, at + 3, text.length - at - 3));
}

static void add_fact(struct check *check, const struct node *node, const struct node_attribute *attribute, struct text text)
{
    struct position at = attribute != NULL ? attribute->value_at : node->at;
    struct text bare = squeezed(check->arena, text);
    if (bare.length == 0) return;
    const struct fact_rule *rule = lookup_rule(check->layout, node, attribute);
    if (rule == NULL) {
        complain(check, at, "no rule says how this is printed", attribute != NULL ? attribute->name : node->name);
        return;
    }
    if (rule->how == EXEMPT) {
        check->exempt++;
        return;
    }
    struct fact *fact = ARENA_NEW(check->arena, struct fact);
    if (rule->how == LABELLED) bare = without_colon(check->arena, bare);
    *fact = (struct fact){rule->kind, rule->how == LABELLED ? EACH : rule->how, bare, node, at, SIZE_MAX, NULL};
    *check->end = fact;
    check->end = &fact->next;
    check->count[rule->kind]++;
    check->total++;
}

/* The facts of a node and of what is below it, in the record's order. */
static void collect(struct check *check, const struct node *node)
{
    for (size_t i = 0; i < node->attribute_count; i++)
        if (!text_starts(node->attributes[i].name, TEXT("xmlns")))
            add_fact(check, node, &node->attributes[i], node->attributes[i].value);
    struct text_buffer own = {.arena = check->arena};
    for (const struct node *child = node->first; child != NULL; child = child->next) {
        if (is_inline(child)) buffer_add(&own, child->kind == NODE_TEXT ? child->text : node_content(check->arena, child));
    }
    add_fact(check, node, NULL, text_copy(check->arena, buffer_text(&own)));
    for (const struct node *child = node->first; child != NULL; child = child->next)
        if (!is_inline(child)) collect(check, child);
}

/* -- finding --------------------------------------------------------------------------------------------------------------- */

static bool is_free(const struct check *check, size_t from, size_t length)
{
    return memchr(check->used + from, true, length) == NULL;
}

/* The first unused place of the text in [from, to), or SIZE_MAX. */
static size_t find_unused(const struct check *check, struct text wanted, size_t from, size_t to)
{
    while (from < to) {
        size_t at = text_find(text_slice(check->text, from, to - from), wanted);
        if (at == SIZE_MAX) return SIZE_MAX;
        if (is_free(check, from + at, wanted.length)) return from + at;
        from += at + 1;
    }
    return SIZE_MAX;
}

static void use(struct check *check, struct fact *fact, size_t at)
{
    fact->found = at;
    memset(check->used + at, true, fact->text.length);
}

enum { LONG = 24, NEAR = 900 }; /* bytes: eight characters are long; a row's cells lie within 300 characters */

static int longer_first(const void *a, const void *b)
{
    const struct fact *const *x = a, *const *y = b;
    if ((*x)->text.length != (*y)->text.length) return (*x)->text.length < (*y)->text.length ? 1 : -1;
    return (*x)->at.offset < (*y)->at.offset ? -1 : (*x)->at.offset > (*y)->at.offset;
}

/* Where the long facts of a fact's record stand: [from, to). `after`: the last of them that the record holds before the
 * fact, where the search begins. */
struct window {
    size_t from, after, after_end, to;
};

/* Of one record; to is 0 when it has no long facts. */
static struct window window_of(const struct check *check, const struct fact *fact, const struct node *owner)
{
    struct window window = {SIZE_MAX, SIZE_MAX, 0, 0};
    for (const struct fact *f = check->first; f != NULL; f = f->next) {
        if (f->how != EACH || f->found == SIZE_MAX || f->text.length < LONG || !is_below(f->node, owner)) continue;
        if (f->found < window.from) window.from = f->found;
        if (f->found + f->text.length > window.to) window.to = f->found + f->text.length;
        if (f->at.offset < fact->at.offset) window.after = f->found, window.after_end = f->found + f->text.length;
    }
    return window;
}

static struct window find_window(const struct check *check, const struct fact *fact, size_t near)
{
    const struct node *owner = owner_of(fact->node);
    struct window window = window_of(check, fact, owner);
    bool is_long = fact->text.length >= LONG; /* of equal long ones, the first of the record is the first in print */
    while (window.to == 0 && owner->parent != NULL && !(is_long && node_is(owner, "initiative"))) {
        owner = owner_of(owner->parent);
        window = window_of(check, fact, owner);
    }
    if (window.to == 0) return (struct window){0, 0, 0, check->text.length};
    window.from = window.from > near ? window.from - near : 0;
    window.to = window.to + near < check->text.length ? window.to + near : check->text.length;
    if (window.after == SIZE_MAX) window.after = window.after_end = window.from;
    return window;
}

/* The unused place in the window that is nearest to window.after, or SIZE_MAX. */
static size_t find_nearest(const struct check *check, struct text wanted, struct window window)
{
    size_t forward = find_unused(check, wanted, window.after_end, window.to), backward = SIZE_MAX, at = window.from;
    while ((at = find_unused(check, wanted, at, window.after)) != SIZE_MAX) backward = at++;
    if (forward == SIZE_MAX || backward == SIZE_MAX) return forward == SIZE_MAX ? backward : forward;
    return forward - window.after_end <= window.after - backward ? forward : backward;
}

static size_t find_near(const struct check *check, const struct fact *fact)
{
    for (size_t near = NEAR; near <= 4 * NEAR; near *= 2) {
        size_t at = find_nearest(check, fact->text, find_window(check, fact, near));
        if (at != SIZE_MAX) return at;
        if (fact->text.length < LONG) return SIZE_MAX;
    }
    return find_unused(check, fact->text, 0, check->text.length);
}

static void find_each(struct check *check)
{
    struct fact **sorted = ARENA_ARRAY(check->arena, struct fact *, check->total + 1);
    size_t n = 0;
    for (struct fact *f = check->first; f != NULL; f = f->next)
        if (f->how == EACH) sorted[n++] = f;
    qsort(sorted, n, sizeof *sorted, longer_first);
    for (size_t i = 0; i < n; i++) {
        size_t at = find_near(check, sorted[i]);
        if (at != SIZE_MAX) use(check, sorted[i], at);
        else complain(check, sorted[i]->at, "missing", sorted[i]->text);
    }
}

static bool is_there(const struct check *check, struct text wanted)
{
    return text_find(check->text, wanted) != SIZE_MAX || text_find(check->printed, wanted) != SIZE_MAX;
}

/* A fiscal year in any spelling: R6, 令和６, 令和６年度, 2024; a year between two of which one is printed 「R5～R7」. */
static bool year_is_there(const struct check *check, struct text written)
{
    if (is_there(check, written)) return true;
    int year = 0;
    if (year_read(written, &year) == YEAR_UNREADABLE) return false;
    for (int style = YEAR_ERA; style <= YEAR_BOTH; style++) {
        struct text printed = year_print(check->arena, year, (enum year_style)style);
        if (is_there(check, printed)) return true;
    }
    return false;
}

static void find_once(struct check *check)
{
    for (struct fact *f = check->first; f != NULL; f = f->next) {
        if (f->how == ONCE && !is_there(check, f->text)) complain(check, f->at, "missing", f->text);
        if (f->how == AS_YEAR && !year_is_there(check, f->text)) complain(check, f->at, "missing year", f->text);
    }
}

static struct check check_open(struct arena *arena, const char *layout, struct text text, struct text printed)
{
    struct check check = {.arena = arena, .layout = layout, .report = stdout};
    check.text = squeezed(arena, text);
    check.printed = squeezed(arena, printed);
    check.used = ARENA_ARRAY(arena, bool, check.text.length + 1);
    return check;
}

static size_t check_record(struct check *check, const struct node *plan)
{
    check->end = &check->first;
    collect(check, plan);
    find_each(check);
    find_once(check);
    return check->missing;
}

/* -- the program ------------------------------------------------------------------------------------------------------------ */

static struct text load(struct arena *arena, struct diagnostics *diagnostics, const char *path)
{
    const struct source *source = load_source(arena, diagnostics, path, "UTF-8");
    if (source == NULL) {
        fprintf(stderr, "%s cannot be read\n", path);
        exit(2);
    }
    return source->content;
}

static int check_files(char **arguments)
{
    struct arena *arena = arena_open(NULL);
    struct diagnostics *diagnostics = diag_open(arena);
    const struct source *record = load_source(arena, diagnostics, arguments[1], NULL);
    const struct node *plan = record != NULL ? xml_tree(arena, diagnostics, record) : NULL;
    if (plan == NULL) return 2;
    struct text text = load(arena, diagnostics, arguments[3]), quoted = quoted_lines(arena, text);
    struct check check = check_open(arena, arguments[2], quoted.length > 0 ? quoted : text, load(arena, diagnostics, arguments[4]));
    check_record(&check, plan);
    printf("%s:", check.layout);
    for (size_t i = 0; i < KIND_COUNT; i++) printf(" %s %zu,", kind_names[i], check.count[i]);
    printf(" in all %zu; not for print %zu; missing %zu\n", check.total, check.exempt, check.missing);
    int result = check.missing > 0 || check.total == 0;
    arena_close(arena);
    return result;
}

/* -- the count must be able to fail ------------------------------------------------------------------------------------------- */

/* How many facts of the record are missing from the text. */
static size_t missing(const char *layout, const char *xml, const char *text)
{
    struct arena *arena = arena_open(NULL);
    struct diagnostics *diagnostics = diag_open(arena);
    const struct node *plan = xml_tree(arena, diagnostics, diag_source(diagnostics, "t.xml", text_of(xml)));
    assert_non_null(plan);
    struct check check = check_open(arena, layout, text_of(text), TEXT(""));
    check.report = fopen("/dev/null", "w");
    assert_non_null(check.report);
    size_t count = check_record(&check, plan);
    fclose(check.report);
    arena_close(arena);
    return count;
}

#define SECTION(content) "<plan id='p'><section level='章'><title>見守りの体制</title>" content "</section></plan>"

static void a_text_is_found_whatever_its_spaces(void **state)
{
    (void)state;
    assert_int_equal(missing("plan-booklet", SECTION("<p>毎月、<em>二回</em>\n 訪ねます。</p>"), "見守りの体制 毎月、二回訪　ねます。"), 0);
    assert_int_equal(missing("plan-booklet", SECTION("<p>毎月、二回訪ねます。</p>"), "見守りの体制 毎月、三回訪ねます。"), 1);
}

static void a_text_is_used_up(void **state)
{
    (void)state;
    const char *twice = SECTION("<p>毎月、二回訪ねます。</p><p>毎月、二回訪ねます。</p>");
    assert_int_equal(missing("plan-booklet", twice, "見守りの体制 毎月、二回訪ねます。毎月、二回訪ねます。"), 0);
    assert_int_equal(missing("plan-booklet", twice, "見守りの体制 毎月、二回訪ねます。"), 1);
    /* A short text cannot hide in a longer one. */
    assert_int_equal(missing("plan-booklet", SECTION("<p>二回</p><p>毎月、二回訪ねます。</p>"), "見守りの体制 毎月、二回訪ねます。"), 1);
}

static void a_short_text_stands_near_its_record(void **state)
{
    (void)state;
    char text[4000] = "見守りの体制 地域を歩いて見守る";
    for (int i = 0; i < 400; i++) strcat(text, "。");
    const char *record = SECTION("<initiative id='i' no='7'><title>地域を歩いて見守る</title></initiative>");
    char near[4100] = "7", far[4100];
    strcat(near, text);
    snprintf(far, sizeof far, "%s7", text);
    assert_int_equal(missing("progress-table", record, near), 0);
    assert_int_equal(missing("progress-table", record, far), 1);
}

static void years_are_found_in_any_spelling(void **state)
{
    (void)state;
    const char *record = "<plan id='p'><meta><title>計画</title><year>Ｒ６年度</year></meta></plan>";
    assert_int_equal(missing("plan-booklet", record, "計画 令和6（2024）年度"), 0);
    assert_int_equal(missing("plan-booklet", record, "計画 令和７年度"), 1);
}

static void what_has_no_rule_is_missing(void **state)
{
    (void)state;
    assert_int_equal(missing("plan-booklet", SECTION("<p tone='loud'>毎月</p>"), "見守りの体制 毎月"), 1);
    assert_int_equal(missing("plan-booklet", SECTION("<verse>毎月</verse>"), "見守りの体制 毎月"), 1);
}

static void only_what_is_read_counts(void **state)
{
    (void)state;
    struct arena *arena = arena_open(NULL);
    struct text text = quoted_lines(arena, TEXT("Document\n  H1 \"題\" (block)\n    \"見守り\"\n  P (block)\n    \"の\"\n    \"体制\"\n"));
    assert_true(text_is(text, "見守りの体制"));
    arena_close(arena);
}

int main(int count, char **arguments)
{
    if (count == 5) return check_files(arguments);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_text_is_found_whatever_its_spaces), cmocka_unit_test(a_text_is_used_up),
        cmocka_unit_test(a_short_text_stands_near_its_record), cmocka_unit_test(years_are_found_in_any_spelling),
        cmocka_unit_test(what_has_no_rule_is_missing),         cmocka_unit_test(only_what_is_read_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
