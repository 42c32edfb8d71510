/* place.c: from a label and its value to elements and attributes. */
#include <string.h>

#include "generator/core/year.h"

#include "reader.h"
#include "input/text/notation/wrap.h"

static const struct text nothing = {NULL, 0};

/* Running text apart, a value is one line: line ends of a cell become spaces. */
static struct text plain(struct reader *reader, const struct value *value)
{
    struct text text = value->exact ? value->text : text_trim(value->text);
    if (text.length == 0 || !memchr(text.at, '\n', text.length)) return text;
    char *line = arena_copy(reader->arena, text.at, text.length);
    for (size_t i = 0; i < text.length; i++)
        if (line[i] == '\n') line[i] = ' ';
    return (struct text){line, text.length};
}

/* The name of something: between Japanese letters a line end is only the width of its cell. */
static struct text plain_name(struct reader *reader, const struct value *value)
{
    if (value->text.length == 0 || !memchr(value->text.at, '\n', value->text.length))
        return plain(reader, value);
    struct value joined = *value;
    joined.text = wrap_lines(reader->arena, value->text);
    return plain(reader, &joined);
}

/* -- qualifiers: 目標値（R6／※注）, 記事（名前／R6） ------------------------------------------------------------------- */

static bool take_piece(struct text *rest, struct text *piece)
{
    if (rest->length == 0) return false;
    size_t slash = text_find(*rest, TEXT("／"));
    *piece = text_slice(*rest, 0, slash);
    *rest = slash == SIZE_MAX ? nothing : text_slice(*rest, slash + 3, rest->length);
    return true;
}

static void set(struct reader *reader, struct node *node, const char *name, struct text value,
                struct position at)
{
    if (tree_set(reader->arena, node, name, value, at)) return;
    struct text known = node_value(node, name);
    if (text_equal(known, value)) return;
    DIAG(reader->diagnostics, GIVEN_TWICE, .at = at, .related = node_lookup(node, name)->at,
         .arguments = {text_of(name), known, value});
}

static void set_when(struct reader *reader, struct node *node, struct text written, struct position at)
{
    struct year_span span;
    if (labels_year(written, &span) && span.last.length) {
        set(reader, node, "from", span.first, at);
        set(reader, node, "to", span.last, at);
    } else {
        set(reader, node, "year", text_trim(written), at);
    }
}

/* Years, ※footnote, ＝same as, 尺度 scale: whatever a qualifier holds. */
static void set_qualifiers(struct reader *reader, struct node *node, struct text qualifier,
                           struct position at)
{
    struct text piece;
    while (take_piece(&qualifier, &piece)) {
        if (text_starts(piece, TEXT("※")))
            set(reader, node, "footnote", text_slice(piece, 3, piece.length), at);
        else if (text_starts(piece, TEXT("＝")))
            set(reader, node, "same-as", text_slice(piece, 3, piece.length), at);
        else if (text_starts(piece, TEXT("尺度")))
            set(reader, node, "scale", text_trim(text_slice(piece, 6, piece.length)), at);
        else if (text_trim(piece).length)
            set_when(reader, node, piece, at);
    }
}

/* -- the plan's own fields ------------------------------------------------------------------------------------------ */

static void place_meta(struct reader *reader, enum field field, struct value value)
{
    struct given *given = &reader->meta[field];
    struct text text = plain(reader, &value);
    int known, said;
    if (!given->is_given) {
        *given = (struct given){text, value.at, true};
        return;
    }
    if (text_equal(given->text, text)) return;
    if (field != FIELD_YEAR) {
        DIAG(reader->diagnostics, GIVEN_TWICE, .at = value.at, .related = given->at,
             .arguments = {text_of(field_name(field)), given->text, text});
    } else if (year_read(given->text, &known) != YEAR_FINE || year_read(text, &said) != YEAR_FINE ||
               known != said) {
        DIAG(reader->diagnostics, YEAR_DIFFERS, .at = value.at, .related = given->at,
             .arguments = {given->text, text});
    }
}

/* 計画期間：R6～R8, 計画期間（中期的取組）：H30～R4 */
static void place_period(struct reader *reader, struct label_use use, struct value value)
{
    struct year_span span;
    if (!labels_year(plain(reader, &value), &span)) {
        DIAG(reader->diagnostics, WORD_UNKNOWN, .at = value.at,
             .arguments = {use.label->name, plain(reader, &value), TEXT("R6～R8")});
        return;
    }
    if (!reader->periods) reader->periods = tree_element(reader->arena, NULL, "meta", value.at);
    struct node *period = tree_element(reader->arena, reader->periods, "period", value.at);
    if (use.qualifier.length) tree_set(reader->arena, period, "name", use.qualifier, value.at);
    tree_set(reader->arena, period, "from", span.first, value.at);
    tree_set(reader->arena, period, "to", span.last.length ? span.last : span.first, value.at);
}

/* 階層：章・節・施策 */
static void place_levels(struct reader *reader, struct value value)
{
    size_t capacity = reader->level_count;
    struct text rest = plain(reader, &value);
    while (rest.length) {
        size_t dot = text_find(rest, TEXT("・"));
        struct text level = text_trim(text_slice(rest, 0, dot));
        rest = dot == SIZE_MAX ? nothing : text_slice(rest, dot + 3, rest.length);
        if (level.length == 0) continue;
        reader->levels = arena_grow(reader->arena, reader->levels, reader->level_count,
                                    reader->level_count + 1, &capacity, sizeof *reader->levels);
        reader->levels[reader->level_count++] = level;
    }
}

/* -- attributes ----------------------------------------------------------------------------------------------------- */

static const char *attribute_of(enum field field)
{
    switch ((int)field) {
    case FIELD_ID: return "id";
    case FIELD_NO: return "no";
    case FIELD_PAGE: return "page";
    case FIELD_REPRINT_OF: return "reprint-of";
    case FIELD_TAG: return "tag";
    case FIELD_COUNTS_WITH: return "counts-with";
    case FIELD_CATEGORY: return "category";
    case FIELD_NEW: return "new";
    case FIELD_TERM: return "term";
    case FIELD_UNIT: return "unit";
    case FIELD_BETTER: return "better";
    case FIELD_SAME_AS: return "same-as";
    case FIELD_SCALE: return "scale";
    case FIELD_PROGRESS: return "progress";
    case FIELD_AS_OF: return "as-of";
    default: return NULL;
    }
}

static bool contains_any(struct text text, const char *const *words)
{
    for (; *words; words++)
        if (text_find(text, text_of(*words)) != SIZE_MAX) return true;
    return false;
}

/* Words of the vocabulary in the departments' words; others stay and are answered when the plan is checked. */
static struct text attribute_value(struct reader *reader, enum field field, struct text text)
{
    static const char *const no[] = {"いいえ", "なし", "無", "false", "－", NULL};
    static const char *const higher[] = {"higher", "高", "大き", "多", "増", "上", "↑", "↗", "⬆", NULL};
    static const char *const lower[] = {"lower", "低", "小さ", "少", "減", "下", "↓", "↘", "⬇", NULL};
    static const char *const reach[] = {"reach", "到達", "達成", NULL};
    if (field == FIELD_NEW) return contains_any(text, no) ? nothing : TEXT("true");
    if (field == FIELD_PROGRESS) {
        struct text symbol = labels_symbol(reader->labels, text);
        return symbol.length ? symbol : text;
    }
    if (field != FIELD_BETTER) return text;
    bool up = contains_any(text, higher), down = contains_any(text, lower);
    if (up && down) return nothing; /* 増減なし */
    if (up) return TEXT("higher");
    if (down) return TEXT("lower");
    return contains_any(text, reach) ? TEXT("reach") : nothing;
}

static void place_attribute(struct reader *reader, struct open_part *part, struct label_use use,
                            struct value value)
{
    const char *name = attribute_of(use.label->field);
    struct text text = attribute_value(reader, use.label->field, plain(reader, &value));
    bool said = text.length > 0 || use.label->field != FIELD_NEW;
    if (use.label->field == FIELD_BETTER && text.length == 0) {
        said = false;
        DIAG(reader->diagnostics, WORD_UNKNOWN, .at = value.at,
             .arguments = {use.label->name, value.text, TEXT("高いほうがよい、低いほうがよい、到達")});
    }
    if (said) set(reader, part->node, name, text, value.at);
    if (use.label->field == FIELD_NO && part->number.length == 0) part->number = text;
    reader_became(reader, value.at, "%s/@%s", part->what, name);
}

/* -- departments and marks ------------------------------------------------------------------------------------------ */

static bool ends_department(struct text text)
{
    static const char *const endings[] = {"課", "室", "局", "部", "署"};
    text = text_trim(text);
    for (size_t i = 0; i < ARRAY_LEN(endings); i++)
        if (text_ends(text, text_of(endings[i]))) return true;
    return false;
}

/* ・ parts departments only after 課, 室, 局, 部, 署: 子ども・若者課 is one. 、 and line ends always do. */
static size_t department_end(struct text rest, size_t *step)
{
    for (size_t i = 0; i < rest.length; i++) {
        struct text here = text_slice(rest, i, 3);
        *step = 3;
        if (text_starts(here, TEXT("、"))) return i;
        if (text_starts(here, TEXT("・")) && ends_department(text_slice(rest, 0, i))) return i;
        *step = 1;
        if (rest.at[i] == '\n') return i;
    }
    *step = 0;
    return rest.length;
}

void reader_add_departments(struct reader *reader, struct node *node, const char *role, struct value value)
{
    struct text rest = value.text;
    while (rest.length) {
        size_t step, end = department_end(rest, &step);
        struct text name = text_trim(text_slice(rest, 0, end));
        rest = text_slice(rest, end + step, rest.length);
        if (name.length == 0) continue;
        struct node *department = tree_leaf(reader->arena, node, "department", name, value.at);
        if (role) tree_set(reader->arena, department, "role", text_of(role), value.at);
    }
    reader_became(reader, value.at, "department");
}

static bool is_symbol(uint32_t c)
{
    return (c >= 0x25A0 && c <= 0x25FF) || c == 0x2605 || c == 0x2606 || c == 0x2713 || c == 0x2714 ||
           c == 0x3007 || c == 0xD7;
}

static bool parts_marks(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == 0x3000 || c == 0x3001 || c == ',';
}

static bool has_symbol(struct text text)
{
    while (text.length)
        if (is_symbol(text_next(&text))) return true;
    return false;
}

static void add_mark(struct reader *reader, struct node *marks, struct text tag, struct text symbol,
                     struct position at)
{
    if (tag.length == 0) return;
    struct node *mark = tree_element(reader->arena, marks, "mark", at);
    tree_set(reader->arena, mark, "tag", tag, at);
    tree_set(reader->arena, mark, "symbol", symbol, at);
}

/* 「地 ● 後 高 障」, 「地● 高★」: a tag with a symbol behind it is marked, the others are only the form's names. Where
 * nothing has a symbol, names in one cell are what is meant, names in cells of their own are an empty form. */
static void place_marks(struct reader *reader, struct node *node, const struct label *label,
                        struct value value)
{
    struct node *marks = tree_element(reader->arena, node, "marks", value.at);
    struct text rest = plain(reader, &value), tag = nothing;
    bool symbols = has_symbol(rest);
    bool empty_form = !symbols && rest.length && memchr(rest.at, '\t', rest.length);
    struct text symbol = label->argument.length ? label->argument : TEXT("●");
    bool in_tag = false;
    if (text_is(rest, "なし")) rest = nothing;
    while (rest.length && !empty_form) {
        struct text here = rest;
        uint32_t c = text_next(&rest);
        size_t length = here.length - rest.length;
        if (is_symbol(c)) {
            add_mark(reader, marks, tag, text_slice(here, 0, length), value.at);
            tag = nothing;
            in_tag = false;
        } else if (parts_marks(c)) {
            if (!symbols) add_mark(reader, marks, tag, symbol, value.at);
            if (!symbols) tag = nothing;
            in_tag = false;
        } else if (in_tag) {
            tag.length += length;
        } else {
            tag = text_slice(here, 0, length);
            in_tag = true;
        }
    }
    if (!symbols && !empty_form) add_mark(reader, marks, tag, symbol, value.at);
    reader_became(reader, value.at, "marks");
}

/* -- running text --------------------------------------------------------------------------------------------------- */

static struct open_part *strand_for(struct reader *reader, enum field field, struct position at)
{
    struct open_part *part = reader_part_for(reader, field);
    if (!part || part->part == PART_STRAND) return part;
    struct node *node = tree_element(reader->arena, part->node, "strand", at);
    return reader_open(reader, PART_STRAND, node, "strand");
}

static const char *prose_element(enum field field)
{
    const char *prose = field_prose(field);
    if (prose) return prose;
    return field == FIELD_FIELD ? "field" : "entry";
}

/* 進捗度 may have opened a status that still waits for its text. */
static struct open_part *waiting_status(struct reader *reader, struct text qualifier)
{
    struct open_part *status = reader_find(reader, PART_STATUS);
    if (!status || status->node->first) return NULL;
    const struct node_attribute *year = node_lookup(status->node, "year");
    if (year && qualifier.length && !text_equal(year->value, text_trim(qualifier))) return NULL;
    return status;
}

static bool is_entry(enum field field)
{
    return field == FIELD_ENTRY || field == FIELD_ENTRY_ACTUAL || field == FIELD_ENTRY_PLAN;
}

/* Are both years the same, however they are written? */
static bool same_year(const struct node *a, const struct node *b, const char *name)
{
    struct text left = node_value(a, name), right = node_value(b, name);
    int first, second;
    if (text_equal(left, right)) return true;
    return left.length && right.length && year_read(left, &first) != YEAR_UNREADABLE &&
           year_read(right, &second) != YEAR_UNREADABLE && first == second;
}

enum { MOST_COMPARED = 256 }; /* siblings: more than a record has years and kinds */

/* One text of a kind and a year is what an initiative has. */
static void report_again(struct reader *reader, const struct label *label, const struct node *parent,
                         const struct node *node)
{
    const char *name = field_prose(label->field);
    if (!name || label->field == FIELD_NOTE) return;
    size_t looked = 0;
    for (const struct node *child = parent->first; child && child != node && looked < MOST_COMPARED;
         child = child->next, looked++) {
        if (!node_is(child, name) || !same_year(child, node, "year") || !child->first) continue;
        DIAG(reader->diagnostics, PROSE_TWICE, .at = node->at, .related = child->at,
             .arguments = {label->name});
        return;
    }
}

static struct open_part *prose_parent(struct reader *reader, enum field field, struct position at)
{
    return is_entry(field) ? strand_for(reader, field, at) : reader_part_for(reader, field);
}

bool reader_open_prose(struct reader *reader, struct label_use use, struct position at)
{
    enum field field = use.label->field;
    struct text qualifier = use.qualifier, name = use.label->argument;
    struct open_part *waiting = field == FIELD_STATUS ? waiting_status(reader, qualifier) : NULL;
    if (is_entry(field) && qualifier.length == 0) qualifier = reader->meta[FIELD_YEAR].text;
    if (is_entry(field) && qualifier.length == 0) {
        DIAG(reader->diagnostics, LABEL_WITHOUT_YEAR, .at = at, .arguments = {use.label->name});
        field = FIELD_NOTE; /* kept under its own name */
        name = use.label->name;
    }
    if (waiting) {
        reader_close_to(reader, waiting);
        set_qualifiers(reader, waiting->node, node_lookup(waiting->node, "year") ? nothing : qualifier, at);
        return true;
    }
    struct open_part *parent = prose_parent(reader, field, at);
    if (!parent) return false;
    parent->has_content = true;
    if (field == FIELD_BODY) {
        reader_open(reader, PART_PROSE, parent->node, parent->what);
        return true;
    }
    const char *element = prose_element(field);
    struct node *before = parent->node->last;
    struct node *node = tree_element(reader->arena, parent->node, element, at);
    if (field == FIELD_NOTE || field == FIELD_FIELD) {
        if (name.length == 0) take_piece(&qualifier, &name);
        tree_set(reader->arena, node, "name", name, at);
    }
    if (field == FIELD_ENTRY_ACTUAL || field == FIELD_ENTRY_PLAN)
        tree_set(reader->arena, node, "kind", text_of(field == FIELD_ENTRY_PLAN ? "plan" : "actual"), at);
    set_qualifiers(reader, node, qualifier, at);
    report_again(reader, use.label, parent->node, node);
    struct open_part *part =
        reader_open(reader, field == FIELD_STATUS ? PART_STATUS : PART_PROSE, node, element);
    part->before = before;
    part->label = use.label->name;
    reader_became(reader, at, "%s", element);
    return true;
}

/* -- one value ------------------------------------------------------------------------------------------------------ */

/* The label that has to come first, where a label has nothing to belong to. */
static struct text opener_of(enum field field)
{
    unsigned parts = field_parts(field);
    if (parts & IN(INITIATIVE)) return TEXT("取組No.");
    if (parts & IN(INDICATOR)) return TEXT("指標");
    if (parts & IN(STRAND)) return TEXT("年度別の記載");
    return parts & IN(STATUS) ? TEXT("進捗状況") : TEXT("■");
}

static void report_misplaced(struct reader *reader, struct label_use use, struct position at)
{
    DIAG(reader->diagnostics, LABEL_MISPLACED, .at = at,
         .arguments = {use.label->name, opener_of(use.label->field)});
    reader_became(reader, at, "error");
}

/* The value of that kind and year that the indicator has already. */
static const struct node *find_twin(const struct node *indicator, const struct node *value)
{
    size_t looked = 0;
    for (const struct node *child = indicator->first; child && looked++ < MOST_COMPARED; child = child->next)
        if (text_equal(child->name, value->name) && same_year(child, value, "year") &&
            same_year(child, value, "from") && same_year(child, value, "to"))
            return child;
    return NULL;
}

/* 1 234人: a number that blanks part, or two numbers; whichever, it has no value. */
static bool has_parted_digits(struct text text)
{
    uint32_t before = 0;
    bool gap = false;
    while (text.length) {
        uint32_t c = text_next(&text);
        bool blank = c == ' ' || c == 0x3000 || c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x202F;
        if (blank) {
            gap = true;
            continue;
        }
        if (gap && text_is_digit(before) && text_is_digit(c)) return true;
        before = c;
        gap = false;
    }
    return false;
}

static void place_year_value(struct reader *reader, struct open_part *part, struct label_use use,
                             struct position label_at, struct value value)
{
    struct text qualifier = use.qualifier, year = reader->meta[FIELD_YEAR].text;
    bool undated = use.label->field == FIELD_BASELINE; /* it is never of the reporting year */
    if (qualifier.length == 0 && (undated || year.length == 0)) {
        DIAG(reader->diagnostics, LABEL_WITHOUT_YEAR, .at = label_at, .arguments = {use.label->name});
        reader_became(reader, label_at, "error");
        return;
    }
    struct text text = plain(reader, &value);
    struct node *node = tree_leaf(reader->arena, NULL, field_name(use.label->field), text, value.at);
    set_qualifiers(reader, node, qualifier.length ? qualifier : year, label_at);
    if (has_parted_digits(text))
        DIAG(reader->diagnostics, NUMBER_PARTED, .at = value.at, .arguments = {text});
    const struct node *twin = find_twin(part->node, node);
    if (!twin) {
        tree_append(part->node, node);
        reader_became(reader, value.at, "%s", field_name(use.label->field));
        return;
    }
    struct text known = node_content(reader->arena, twin);
    reader_became(reader, value.at, "repeated");
    if (text_equal(known, text)) return;
    struct text when = qualifier.length ? qualifier : year;
    struct text name = text_format(reader->arena, "%.*s（%.*s）", TEXT_ARG(use.label->name), TEXT_ARG(when));
    DIAG(reader->diagnostics, GIVEN_TWICE, .at = value.at, .related = twin->at,
         .arguments = {name, known, text});
}

static void place_evaluation(struct reader *reader, struct label_use use, struct position at,
                             struct value value)
{
    struct open_part *part = strand_for(reader, FIELD_EVALUATION, at);
    if (!part) {
        report_misplaced(reader, use, at);
        return;
    }
    struct text text = plain(reader, &value), symbol = labels_symbol(reader->labels, text);
    struct text year = use.qualifier.length ? use.qualifier : reader->meta[FIELD_YEAR].text;
    const struct node *known = node_child(part->node, "evaluation");
    if (year.length == 0) {
        DIAG(reader->diagnostics, LABEL_WITHOUT_YEAR, .at = at, .arguments = {use.label->name});
        reader_became(reader, at, "error");
        return;
    }
    if (known) {
        DIAG(reader->diagnostics, GIVEN_TWICE, .at = value.at, .related = known->at,
             .arguments = {use.label->name, node_content(reader->arena, known), text});
        reader_became(reader, at, "error");
        return;
    }
    struct node *node =
        tree_leaf(reader->arena, part->node, "evaluation", symbol.length ? symbol : text, value.at);
    set_qualifiers(reader, node, year, at);
    reader_became(reader, value.at, "evaluation");
}

static void place_printed(struct reader *reader, struct open_part *part, struct label_use use,
                          struct value value)
{
    struct text qualifier = use.qualifier, piece = nothing;
    struct node *node = tree_leaf(reader->arena, part->node, "printed", plain(reader, &value), value.at);
    take_piece(&qualifier, &piece);
    tree_set(reader->arena, node, "in", piece, value.at);
    tree_set(reader->arena, node, "field", qualifier, value.at);
    reader_became(reader, value.at, "printed");
}

static void report_field_again(struct reader *reader, const struct node *parent, const struct node *node)
{
    size_t looked = 0;
    for (const struct node *child = parent->first; child && child != node && looked < MOST_COMPARED;
         child = child->next, looked++) {
        if (!node_is(child, "field") || !text_equal(node_value(child, "name"), node_value(node, "name")) ||
            !same_year(child, node, "year"))
            continue;
        DIAG(reader->diagnostics, PROSE_TWICE, .at = node->at, .related = child->at,
             .arguments = {node_value(node, "name")});
        return;
    }
}

static void place_field(struct reader *reader, struct open_part *part, struct label_use use,
                        struct value value)
{
    struct text qualifier = use.qualifier, name = use.label->argument;
    if (name.length == 0) take_piece(&qualifier, &name);
    struct node *node = tree_element(reader->arena, part->node, "field", value.at);
    tree_set(reader->arena, node, "name", name, value.at);
    set_qualifiers(reader, node, qualifier, value.at);
    report_field_again(reader, part->node, node);
    struct text text = value.exact ? value.text : text_trim(value.text);
    if (text.length && memchr(text.at, '\n', text.length))
        prose_lines(reader, node, text, value.at);
    else
        tree_text(reader->arena, node, text, value.at);
    reader_became(reader, value.at, "field[%.*s]", TEXT_ARG(name));
}

static void place_reference(struct reader *reader, struct open_part *part, struct label_use use,
                            struct value value)
{
    struct node *node = tree_leaf(reader->arena, part->node, "reference", plain(reader, &value), value.at);
    if (reader->reference_to.length) tree_set(reader->arena, node, "to", reader->reference_to, value.at);
    if (use.qualifier.length) tree_set(reader->arena, node, "role", use.qualifier, value.at);
    reader->reference_to = nothing;
    reader_became(reader, value.at, "reference");
}

/* A footnote that no value refers to may lack an id; the vocabulary wants one. */
static void place_footnote(struct reader *reader, struct node *indicator, struct label_use use,
                           struct value value)
{
    struct node *node = tree_leaf(reader->arena, indicator, "footnote", plain(reader, &value), value.at);
    struct text id = use.qualifier;
    if (id.length == 0) id = text_format(reader->arena, "footnote-%u", (unsigned)value.at.offset);
    tree_set(reader->arena, node, "id", id, value.at);
    reader_became(reader, value.at, "footnote");
}

static void open_named(struct reader *reader, struct open_part *part, enum part opened, const char *what,
                       struct position at, struct value value)
{
    part->has_content = true;
    struct node *node = tree_element(reader->arena, part->node, what, at);
    struct open_part *open = reader_open(reader, opened, node, what);
    reader_set_title(reader, open, plain_name(reader, &value), value.at);
    reader_became(reader, value.at, "%s", what);
}

/* Two initiatives of one name, one after the other and without numbers, may be one. */
static void report_title_again(struct reader *reader, const struct open_part *open, struct value value)
{
    const struct node *title = node_child(open->node, "title");
    struct text name = text_trim(value.text);
    if (!title || open->number.length || !text_equal(node_content(reader->arena, title), name)) return;
    DIAG(reader->diagnostics, TITLE_TWICE, .at = value.at, .related = title->at, .arguments = {name});
}

static void place_initiative_title(struct reader *reader, struct position at, struct value value)
{
    struct open_part *open = reader_find(reader, PART_INITIATIVE);
    if (open && open->titled) report_title_again(reader, open, value);
    if (open && !open->titled) {
        reader_close_to(reader, open);
    } else {
        reader_open_initiative(reader, nothing, at);
        open = reader_top(reader);
    }
    reader_set_title(reader, open, plain_name(reader, &value), value.at);
    reader_became(reader, value.at, "initiative/title");
}

static void place_progress(struct reader *reader, struct label_use use, struct position at,
                           struct value value)
{
    struct open_part *part = reader_part_for(reader, FIELD_PROGRESS);
    if (!part) {
        report_misplaced(reader, use, at);
        return;
    }
    if (part->part == PART_INITIATIVE) {
        struct node *node = tree_element(reader->arena, part->node, "status", at);
        part = reader_open(reader, PART_STATUS, node, "status");
        set_qualifiers(reader, node, use.qualifier, at);
    }
    place_attribute(reader, part, use, value);
}

/* What belongs to one open part. */
static void place_in(struct reader *reader, struct open_part *part, struct label_use use,
                     struct position label_at, struct value value)
{
    struct node *node = part->node;
    if (part->part != PART_SECTION || attribute_of(use.label->field) == NULL) part->has_content = true;
    switch ((int)use.label->field) {
    case FIELD_PROJECT:
    case FIELD_SUBPROJECT:
    case FIELD_FIELD_GOAL:
    case FIELD_POLICY:
        tree_leaf(reader->arena, node, field_name(use.label->field), plain(reader, &value), value.at);
        reader_became(reader, value.at, "%s", field_name(use.label->field));
        return;
    case FIELD_DEPARTMENT: reader_add_departments(reader, node, NULL, value); return;
    case FIELD_DEPARTMENT_MAIN: reader_add_departments(reader, node, "main", value); return;
    case FIELD_DEPARTMENT_JOINT: reader_add_departments(reader, node, "joint", value); return;
    case FIELD_MARKS: place_marks(reader, node, use.label, value); return;
    case FIELD_FIELD: place_field(reader, part, use, value); return;
    case FIELD_REFERENCE: place_reference(reader, part, use, value); return;
    case FIELD_REFERENCE_TO:
        reader->reference_to = plain(reader, &value);
        reader_became(reader, value.at, "reference/@to");
        return;
    case FIELD_PRINTED: place_printed(reader, part, use, value); return;
    case FIELD_ACTIVITY: open_named(reader, part, PART_ACTIVITY, "activity", label_at, value); return;
    case FIELD_INDICATOR: open_named(reader, part, PART_INDICATOR, "indicator", label_at, value); return;
    case FIELD_FOOTNOTE: place_footnote(reader, node, use, value); return;
    case FIELD_STRAND:
        reader_open(reader, PART_STRAND, tree_element(reader->arena, node, "strand", label_at), "strand");
        reader_became(reader, label_at, "strand");
        return;
    case FIELD_ACTIVITIES: reader_became(reader, label_at, "activities"); return;
    default: break;
    }
    if (field_shape(use.label->field) == SHAPE_VALUE)
        place_year_value(reader, part, use, label_at, value);
    else if (attribute_of(use.label->field))
        place_attribute(reader, part, use, value);
}

/* Fields that find their own place. False: the field belongs to one open part. */
static bool place_special(struct reader *reader, struct label_use use, struct position label_at,
                          struct value value)
{
    const struct label *label = use.label;
    switch ((int)label->field) {
    case FIELD_LEVEL: reader_open_level(reader, label, plain_name(reader, &value), value.at); return true;
    case FIELD_LEVEL_NO:
        reader_open_level_number(reader, label, plain(reader, &value), value.at);
        return true;
    case FIELD_INITIATIVE_NO:
        reader_open_initiative(reader, plain(reader, &value), value.at);
        reader_became(reader, value.at, "initiative/@id");
        return true;
    case FIELD_INITIATIVE: place_initiative_title(reader, label_at, value); return true;
    case FIELD_PROGRESS: place_progress(reader, use, label_at, value); return true;
    case FIELD_EVALUATION: place_evaluation(reader, use, label_at, value); return true;
    case FIELD_LEVELS:
        place_levels(reader, value);
        reader_became(reader, value.at, "levels");
        return true;
    case FIELD_PERIOD:
        place_period(reader, use, value);
        reader_became(reader, value.at, "meta/period");
        return true;
    case FIELD_YEAR:
        place_meta(reader, FIELD_YEAR, value);
        reader_became(reader, value.at, "meta/year");
        return true;
    case FIELD_PLAN_ID:
    case FIELD_PLAN_TITLE:
    case FIELD_SUBTITLE:
    case FIELD_DOCUMENT_TITLE:
    case FIELD_ISSUER:
    case FIELD_DIVISION:
    case FIELD_PUBLISHED:
    case FIELD_FIRST_PAGE:
        place_meta(reader, label->field, value);
        reader_became(reader, value.at, "%s", field_name(label->field));
        return true;
    case FIELD_END:
        if (reader->depth > 1)
            reader_close(reader);
        else
            DIAG(reader->diagnostics, NOTHING_OPEN, .at = label_at);
        reader_became(reader, label_at, "end");
        return true;
    default: return false;
    }
}

/* -- what is no value ------------------------------------------------------------------------------------------------ */

bool reader_is_fault(struct text text)
{
    static const char *const faults[] = {"#REF!",   "#N/A",    "#DIV/0!", "#VALUE!", "#NAME?",
                                         "#NUM!",   "#NULL!",  "#SPILL!", "#CALC!",  "#GETTING_DATA",
                                         "＃REF！", "Err:502", "Err:504", "Err:508", "#FIELD!"};
    size_t signs = 0;
    text = text_trim(text);
    for (size_t i = 0; i < ARRAY_LEN(faults); i++)
        if (text_is(text, faults[i])) return true;
    while (signs < text.length && text.at[signs] == '#')
        signs++;
    return signs >= 2 && signs == text.length;
}

/* 1.2E+05: how Excel shows a number too long for its column. */
static bool is_scientific(struct text text)
{
    size_t at = 0, digits = 0;
    text = text_trim(text);
    if (at < text.length && (text.at[at] == '-' || text.at[at] == '+')) at++;
    for (; at < text.length && ((text.at[at] >= '0' && text.at[at] <= '9') || text.at[at] == '.'); at++)
        digits++;
    if (digits == 0 || at + 2 >= text.length || (text.at[at] != 'E' && text.at[at] != 'e')) return false;
    at++;
    if (text.at[at] != '+' && text.at[at] != '-') return false;
    for (digits = 0, at++; at < text.length && text.at[at] >= '0' && text.at[at] <= '9'; at++)
        digits++;
    return digits > 0 && at == text.length;
}

bool reader_is_no_value(struct reader *reader, struct value value)
{
    if (reader_is_fault(value.text))
        DIAG(reader->diagnostics, CELL_FAULT, .at = value.at, .arguments = {text_trim(value.text)});
    else if (is_scientific(value.text))
        DIAG(reader->diagnostics, NUMBER_SCIENTIFIC, .at = value.at, .arguments = {text_trim(value.text)});
    else
        return false;
    reader_became(reader, value.at, "error");
    return true;
}

void reader_place(struct reader *reader, struct label_use use, struct position label_at, struct value value)
{
    if (reader_is_no_value(reader, value)) {
        if (!reader_opens_part(use.label->field)) return;
        value.text = nothing;
    }
    if (place_special(reader, use, label_at, value)) return;
    if (field_shape(use.label->field) == SHAPE_PROSE) {
        if (reader_open_prose(reader, use, label_at))
            prose_lines(reader, reader_top(reader)->node, value.text, value.at);
        else
            report_misplaced(reader, use, label_at);
        return;
    }
    struct open_part *part = reader_part_for(reader, use.label->field);
    if (!part) {
        report_misplaced(reader, use, label_at);
    } else if (part->part == PART_PLAN && use.label->field == FIELD_AS_OF) {
        place_meta(reader, FIELD_AS_OF, value);
        reader_became(reader, value.at, "as-of");
    } else {
        place_in(reader, part, use, label_at, value);
    }
}

void reader_place_unknown(struct reader *reader, struct text label, struct position label_at,
                          struct value value)
{
    struct open_part *part = reader_find(reader, PART_INITIATIVE);
    const struct label *near = labels_nearest(reader->labels, label);
    struct text hint = near ? text_format(reader->arena, " → 「%.*s」?", TEXT_ARG(near->name)) : nothing;
    DIAG(reader->diagnostics, LABEL_UNKNOWN, .at = label_at, .arguments = {label, hint});
    reader_close_to(reader, part);
    if (reader_is_no_value(reader, value)) return;
    const struct label field = {.name = label, .field = FIELD_FIELD, .argument = label};
    place_field(reader, part, (struct label_use){&field, {NULL, 0}}, value);
}

/* A value in a column of years. */
void reader_place_span(struct reader *reader, struct label_use use, struct year_span years,
                       struct value value)
{
    struct text qualifier = years.first;
    if (years.last.length)
        qualifier = text_format(reader->arena, "%.*s～%.*s", TEXT_ARG(years.first), TEXT_ARG(years.last));
    reader_place(reader, (struct label_use){use.label, qualifier}, value.at, value);
}
