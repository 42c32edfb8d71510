/* read.c: nodes to records, checked against the vocabulary on the way. */
#include "read.h"

#include "generator/core/suggest.h"
#include "input/quantity/grammar.h"

/* -- text ----------------------------------------------------------------------------------------------------------- */
struct prose plan_prose(const struct plan_reader *reader, struct text text, struct position at)
{
    struct prose prose = {.text = text, .at = at};
    if (!reader->grammar || text.length == 0) return prose;
    struct expressions found = grammar_find(reader->grammar, reader->arena, text);
    prose.expressions = found.at;
    prose.expression_count = found.count;
    return prose;
}

/* The place of an expression, where the source has the text as it is; with references or line ends in it, the text's. */
static struct position place_of(struct position at, struct text written, uint32_t offset)
{
    if (!at.source) return at;
    struct text content = at.source->content;
    size_t start = (size_t)at.offset + offset;
    bool there =
        start <= content.length && text_starts(text_slice(content, start, content.length - start), written);
    return (struct position){at.source, there ? (uint32_t)start : at.offset};
}

/* What the grammar noted: the reading is right where the writer was careful, and worth a look where not. */
static void report_notes(const struct plan_reader *reader, const struct prose *prose)
{
    for (size_t i = 0; i < prose->expression_count; i++) {
        const struct expression *one = &prose->expressions[i];
        if (!one->notes) continue;
        struct text written = text_slice(prose->text, one->offset, one->length);
        struct position at = place_of(prose->at, written, one->offset);
        struct text year = text_format(reader->arena, "%d", one->year);
        if (one->last_year) year = text_format(reader->arena, "%d–%d", one->year, one->last_year);
        if (one->notes & NOTE_IDEOGRAPHIC_COMMA)
            DIAG(reader->diagnostics, COMMA_AMBIGUOUS, .at = at, .arguments = {written});
        if (one->notes & NOTE_OUTSIDE_ERA)
            DIAG(reader->diagnostics, ERA_OUTSIDE, .at = at, .arguments = {written, year});
        if (one->notes & NOTE_YEARS_DIFFER)
            DIAG(reader->diagnostics, YEARS_DIFFER, .at = at, .arguments = {written, year});
    }
}

static bool is_space_only(struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (text.at[i] != ' ' && text.at[i] != '\t' && text.at[i] != '\n' && text.at[i] != '\r') return false;
    return true;
}

/* The place of a text without the line end and indentation before its first character. */
static struct position settled_at(const struct node *node)
{
    struct position at = node->at;
    size_t skipped = 0;
    struct text text = node->text;
    while (skipped < text.length && is_space_only(text_slice(text, skipped, 1)))
        skipped++;
    if (text_find(text_slice(text, 0, skipped), TEXT("\n")) != SIZE_MAX) at.offset += (uint32_t)skipped;
    return at;
}

/* All text that stands directly in an element. */
static struct prose leaf_prose(const struct plan_reader *reader, const struct node *node)
{
    struct text_buffer joined = {.arena = reader->arena};
    struct text only = {NULL, 0};
    struct position at = node->at;
    size_t texts = 0;
    for (const struct node *child = node->first; child; child = child->next) {
        if (child->kind != NODE_TEXT) continue;
        if (texts++ == 0) {
            at = settled_at(child);
            only = child->text;
            continue;
        }
        if (texts == 2) buffer_add(&joined, only); /* mostly there is one text, which needs no copy */
        buffer_add(&joined, child->text);
    }
    struct text whole = texts <= 1 ? only : buffer_text(&joined);
    return plan_prose(reader, plan_settle(reader->arena, whole, 0, 0), at);
}

/* -- attributes ----------------------------------------------------------------------------------------------------- */
/* Ids, words of the vocabulary and measures are never printed as text. */
static bool is_printed(enum record_attribute name)
{
    static const enum record_attribute never[] = {
        ATTRIBUTE_ID,         ATTRIBUTE_LANG,        ATTRIBUTE_NUMERALS, ATTRIBUTE_FIRST_PAGE,
        ATTRIBUTE_REPRINT_OF, ATTRIBUTE_COUNTS_WITH, ATTRIBUTE_ROLE,     ATTRIBUTE_NEW,
        ATTRIBUTE_SCALE,      ATTRIBUTE_KIND,        ATTRIBUTE_SAME_AS,  ATTRIBUTE_BETTER,
        ATTRIBUTE_FOOTNOTE,   ATTRIBUTE_BY,          ATTRIBUTE_WIDTHS,   ATTRIBUTE_SPAN,
        ATTRIBUTE_ROWS,       ATTRIBUTE_HEAD,        ATTRIBUTE_ALIGN,    ATTRIBUTE_SRC,
        ATTRIBUTE_BESIDE,     ATTRIBUTE_LEVEL,
    };
    for (size_t i = 0; i < ARRAY_LEN(never); i++)
        if (never[i] == name) return false;
    return true;
}

/* Years that are values are read, and reported, by read_years. */
static bool is_year(enum record_attribute name)
{
    return name == ATTRIBUTE_YEAR || name == ATTRIBUTE_FROM || name == ATTRIBUTE_TO;
}

static bool allows_attribute(const struct record_shape *shape, enum record_attribute name)
{
    for (const enum record_attribute *a = shape->attributes; *a != ATTRIBUTE_COUNT; a++)
        if (*a == name) return true;
    return false;
}

static void report_attribute(const struct plan_reader *reader, const struct node *node,
                             const struct node_attribute *attribute, const struct record_shape *shape)
{
    struct suggestion known = suggest_open(reader->arena, attribute->name);
    for (const enum record_attribute *a = shape->attributes; *a != ATTRIBUTE_COUNT; a++)
        suggest_add(&known, text_of(record_attribute_name(*a)));
    DIAG(reader->diagnostics, ATTRIBUTE_UNKNOWN, .at = attribute->at,
         .arguments = {attribute->name, node->name, suggest_list(&known), suggest_nearest(&known)});
}

static void check_word(const struct plan_reader *reader, const struct node_attribute *attribute,
                       const char *const *words)
{
    struct suggestion known = suggest_open(reader->arena, attribute->value);
    for (; *words; words++) {
        if (text_is(attribute->value, *words)) return;
        suggest_add(&known, text_of(*words));
    }
    DIAG(reader->diagnostics, VALUE_INVALID, .at = attribute->value_at,
         .arguments = {attribute->name, attribute->value, suggest_list(&known), suggest_nearest(&known)});
}

/* Room for all of them at once; duplicates cannot be, the parser sees to it. */
static void add_attribute(struct record *record, struct attribute *room, enum record_attribute name,
                          struct prose value)
{
    room[record->attribute_count++] = (struct attribute){name, value};
    record->attributes = room;
}

static void read_attributes(const struct plan_reader *reader, const struct node *node, struct record *record,
                            const struct record_shape *shape)
{
    enum record_kind parent = record->parent ? record->parent->kind : RECORD_KIND_COUNT;
    struct attribute *room =
        node->attribute_count ? ARENA_ARRAY(reader->arena, struct attribute, node->attribute_count) : NULL;
    for (size_t i = 0; i < node->attribute_count; i++) {
        const struct node_attribute *attribute = &node->attributes[i];
        enum record_attribute name;
        if (!record_attribute_of(attribute->name, &name) || !allows_attribute(shape, name)) {
            report_attribute(reader, node, attribute, shape);
            continue;
        }
        const char *const *words = record_values(parent, record->kind, name);
        if (words) check_word(reader, attribute, words);
        struct prose value = {.text = attribute->value, .at = attribute->value_at};
        bool printed = is_printed(name);
        if (printed) value = plan_prose(reader, attribute->value, attribute->value_at);
        if (!is_year(name)) report_notes(reader, &value);
        add_attribute(record, room, name, value);
    }
    for (const enum record_attribute *a = shape->required; *a != ATTRIBUTE_COUNT; a++)
        if (!record_attribute(record, *a))
            DIAG(reader->diagnostics, ATTRIBUTE_MISSING, .at = node->at,
                 .arguments = {text_of(record_attribute_name(*a)), node->name});
}

/* -- years ---------------------------------------------------------------------------------------------------------- */
static int read_year(const struct plan_reader *reader, const struct prose *written)
{
    int year = 0;
    switch (year_read(text_trim(written->text), &year)) {
    case YEAR_FINE: return year;
    case YEAR_UNREADABLE:
        DIAG(reader->diagnostics, YEAR_UNKNOWN, .at = written->at, .arguments = {written->text});
        return 0;
    case YEAR_AFTER_ERA_END: {
        struct text known = year_print(reader->arena, year, YEAR_BOTH);
        struct text ja = text_join(reader->arena, known, TEXT("年度"));
        struct text en = text_format(reader->arena, "fiscal %d", year);
        DIAG(reader->diagnostics, YEAR_PAST_ERA, .at = written->at,
             .arguments = {written->text, diag_both(reader->arena, ja, en)});
        return year;
    }
    }
    return 0;
}

/* Elements that say for which year they are by one of two ways, and have to. */
static bool needs_when(enum record_kind kind)
{
    return kind == RECORD_BASELINE || kind == RECORD_TARGET || kind == RECORD_ACTUAL ||
           kind == RECORD_ESTIMATE || kind == RECORD_ENTRY;
}

static void read_years(const struct plan_reader *reader, struct record *record)
{
    const struct prose *year = record_attribute(record, ATTRIBUTE_YEAR);
    const struct prose *from = record_attribute(record, ATTRIBUTE_FROM);
    const struct prose *to = from ? record_attribute(record, ATTRIBUTE_TO) : NULL;
    if (year) record->year = record->last_year = (int16_t)read_year(reader, year);
    if (!year && from) record->year = (int16_t)read_year(reader, from);
    if (!year && to) record->last_year = (int16_t)read_year(reader, to);
    if (needs_when(record->kind) && year && (from || record_attribute(record, ATTRIBUTE_TO)))
        DIAG(reader->diagnostics, YEAR_TWICE, .at = record->at,
             .arguments = {text_of(record_name(record->kind))});
    if (needs_when(record->kind) && !year && !(from && to))
        DIAG(reader->diagnostics, YEAR_MISSING, .at = record->at,
             .arguments = {text_of(record_name(record->kind))});
    if (record->kind != RECORD_YEAR || record->prose.text.length == 0) return;
    record->year = record->last_year = (int16_t)read_year(reader, &record->prose);
}

enum { MOST_SPANNED = 1000 }; /* columns or rows of a cell */

/* -- values --------------------------------------------------------------------------------------------------------- */
static void report_number(const struct plan_reader *reader, const struct prose *written)
{
    DIAG(reader->diagnostics, NUMBER_UNREADABLE, .at = written->at, .arguments = {written->text});
}

/* The limits of a scale's bands are computed with as they stand. */
static void check_limit(const struct plan_reader *reader, const struct record *record,
                        enum record_attribute name)
{
    const struct prose *written = record_attribute(record, name);
    struct decimal limit;
    if (written && !decimal_parse(written->text, &limit)) report_number(reader, written);
}

static void check_number(const struct plan_reader *reader, const struct record *record,
                         enum record_attribute name)
{
    const struct prose *written = record_attribute(record, name);
    if (!written) return;
    if (grammar_read(reader->grammar, reader->arena, written->text).kind != READING_AMOUNT)
        report_number(reader, written);
}

/* Spans are the table's, not the author's prose: plain digits, not 二つ. */
static void check_span(const struct plan_reader *reader, const struct record *record,
                       enum record_attribute name)
{
    const struct prose *written = record_attribute(record, name);
    struct decimal span;
    if (!written) return;
    bool whole = decimal_parse(written->text, &span) && span.scale == 0;
    if (!whole || span.units < 1 || span.units > MOST_SPANNED) report_number(reader, written);
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

enum { MOST_DIGITS = 18 }; /* of a decimal */

/* A target may be words (適宜, 24時間体制の維持, ３月までに実施). Slips of the keyboard at its beginning are no words:
 * 12O人, 1l5件, １２..５％, and more digits than any amount has. */
static bool is_slip(struct text folded)
{
    size_t i = 0, digits = 0;
    for (; i < folded.length; i++) {
        char c = folded.at[i], before = i ? folded.at[i - 1] : '\0',
             after = i + 1 < folded.length ? folded.at[i + 1] : '\0';
        if (is_digit(c)) {
            if (++digits > MOST_DIGITS) return true;
        } else if (c == '.' || c == ',') {
            if (!is_digit(before)) return i > 0;
        } else {
            bool letter = c == 'o' || ((c == 'l' || c == 'i') && is_digit(after));
            return letter && is_digit(before);
        }
    }
    return false;
}

static bool is_unreadable(const struct plan_reader *reader, const struct record *record)
{
    bool counted = record->kind == RECORD_STATED_RATE || record->kind == RECORD_COUNT;
    if (counted && record->reading.kind != READING_AMOUNT) return true;
    if (record->reading.kind == READING_SENSELESS) return true;
    return is_slip(text_trim(text_folded(reader->arena, record->prose.text)));
}

/* An indicator's unit is read as 1 of it: 千人 is 1000 人, 回/月 一月に1回. What is no unit of the grammar's stays words. */
static void read_unit(const struct plan_reader *reader, struct record *record)
{
    struct text unit = text_trim(record_value(record, ATTRIBUTE_UNIT));
    struct text folded = text_folded(reader->arena, unit);
    if (!unit.length || is_digit(folded.at[0])) return;
    struct text one = text_format(reader->arena, "1%.*s", TEXT_ARG(unit));
    struct reading reading = grammar_read(reader->grammar, reader->arena, one);
    bool plain = reading_has_value(&reading) && reading.comparator == COMPARE_EQUAL && reading.unit.length;
    if (plain && reading.value.units > 0 && reading.value.scale == 0) record->reading = reading;
}

static void read_values(const struct plan_reader *reader, struct record *record)
{
    if (!reader->grammar) return;
    switch ((int)record->kind) {
    case RECORD_BASELINE:
    case RECORD_TARGET:
    case RECORD_ACTUAL:
    case RECORD_ESTIMATE:
    case RECORD_STATED_RATE:
    case RECORD_COUNT:
        record->reading = grammar_read_found(reader->grammar, reader->arena, record->prose.text,
                                             record->prose.expressions, record->prose.expression_count);
        if (is_unreadable(reader, record)) report_number(reader, &record->prose);
        return;
    case RECORD_INDICATOR: read_unit(reader, record); return;
    case RECORD_ROW: check_number(reader, record, ATTRIBUTE_TOTAL); return;
    case RECORD_CELL:
        check_span(reader, record, ATTRIBUTE_SPAN);
        check_span(reader, record, ATTRIBUTE_ROWS);
        return;
    case RECORD_BAND:
        check_limit(reader, record, ATTRIBUTE_MIN);
        check_limit(reader, record, ATTRIBUTE_ABOVE);
        check_limit(reader, record, ATTRIBUTE_EQUAL);
        return;
    default: return;
    }
}

/* -- children ------------------------------------------------------------------------------------------------------- */
/* Where a kind stands among the children of a shape; false when it may not. */
static bool find_place(const struct record_shape *shape, enum record_kind kind, struct record_place *place)
{
    for (size_t i = 0; shape->children[i] != RECORD_KIND_COUNT; i++) {
        if (shape->children[i] != kind) continue;
        *place = shape->places[i];
        return true;
    }
    return false;
}

static void report_element(const struct plan_reader *reader, const struct node *node,
                           const struct record *parent, const struct record_shape *shape)
{
    struct suggestion known = suggest_open(reader->arena, node->name);
    for (const enum record_kind *k = shape->children; *k != RECORD_KIND_COUNT; k++)
        suggest_add(&known, text_of(record_name(*k)));
    DIAG(reader->diagnostics, ELEMENT_UNKNOWN, .at = node->at,
         .arguments = {node->name, text_of(record_name(parent->kind)), suggest_list(&known),
                       suggest_nearest(&known)});
}

static void report_text(const struct plan_reader *reader, const struct node *node,
                        const struct record *parent)
{
    struct text shown = text_trim(node->text), rest = shown;
    for (int i = 0; i < 20 && rest.length; i++)
        text_next(&rest);
    if (rest.length)
        shown = text_join(reader->arena, text_slice(shown, 0, shown.length - rest.length), TEXT("…"));
    DIAG(reader->diagnostics, TEXT_MISPLACED, .at = settled_at(node),
         .arguments = {shown, text_of(record_name(parent->kind))});
}

/* Is the child where and as often as the shape has it? `highest` is the child of the highest rank so far. */
static void check_place(const struct plan_reader *reader, const struct record *parent,
                        const struct record *child, struct record_place place, const struct record **highest,
                        uint8_t *rank)
{
    if (*highest && place.rank < *rank)
        DIAG(reader->diagnostics, ELEMENT_ORDER, .at = child->at, .related = (*highest)->at,
             .arguments = {text_of(record_name(child->kind)), text_of(record_name((*highest)->kind))});
    else
        *highest = child, *rank = place.rank;
    bool once = place.often == OFTEN_ONCE || place.often == OFTEN_ALWAYS;
    const struct record *first = once ? record_child(parent, child->kind) : child;
    if (first != child)
        DIAG(reader->diagnostics, ELEMENT_REPEATED, .at = child->at, .related = first->at,
             .arguments = {text_of(record_name(child->kind)), text_of(record_name(parent->kind))});
}

static bool has_rank(const struct record *record, const struct record_shape *shape, uint8_t rank)
{
    struct record_place place;
    for (const struct record *child = record->first; child; child = child->next)
        if (find_place(shape, child->kind, &place) && place.rank == rank) return true;
    return false;
}

static void check_missing(const struct plan_reader *reader, const struct record *record,
                          const struct record_shape *shape)
{
    int reported = -1; /* rank: of several kinds that could stand there, the first is named */
    for (size_t i = 0; shape->children[i] != RECORD_KIND_COUNT; i++) {
        struct record_place place = shape->places[i];
        bool needed = place.often == OFTEN_ALWAYS
                          ? !record_child(record, shape->children[i])
                          : place.often >= OFTEN_SOME && !has_rank(record, shape, place.rank);
        if (!needed || place.rank == reported) continue;
        reported = place.rank;
        DIAG(reader->diagnostics, ELEMENT_MISSING, .at = record->at,
             .arguments = {text_of(record_name(shape->children[i])), text_of(record_name(record->kind))});
    }
}

static void report_mixed(const struct plan_reader *reader, const struct node *node, struct text other,
                         const struct record *parent)
{
    DIAG(reader->diagnostics, ELEMENT_MIXED, .at = node->at,
         .arguments = {node->name, other, text_of(record_name(parent->kind))});
}

static void read_element(const struct plan_reader *reader, const struct node *node, struct record *record);

/* `block`: the first of the blocks that <item> and <field> hold instead of text; NULL: none. */
static void read_children(const struct plan_reader *reader, const struct node *node, struct record *record,
                          const struct record_shape *shape, const struct node *block)
{
    const struct record *highest = NULL;
    uint8_t rank = 0;
    bool text = shape->text && !block;
    for (const struct node *child = node->first; child; child = child->next) {
        if (child->kind == NODE_TEXT) {
            if (!text && !is_space_only(child->text)) report_text(reader, child, record);
            continue;
        }
        enum record_kind kind;
        struct record_place place;
        bool ours = text_equal(child->space, node->space);
        if (!ours || !record_kind_of(child->name, &kind) || !find_place(shape, kind, &place)) {
            report_element(reader, child, record, shape);
            continue;
        }
        if (block && !record_is_block(kind)) report_mixed(reader, child, block->name, record);
        if (place.often == OFTEN_ALIKE && highest && highest->kind != kind)
            report_mixed(reader, child, text_of(record_name(highest->kind)), record);
        struct record *added = record_add(reader->arena, record, kind, child->at);
        check_place(reader, record, added, place, &highest, &rank);
        read_element(reader, child, added);
    }
    check_missing(reader, record, shape);
}

/* -- mixed content -------------------------------------------------------------------------------------------------- */
enum { FARTHEST_LOOK = 8 }; /* nodes: a row of empty elements must not cost its square */

/* The first character after a node that is not white space of the file; 0 at the end and before a line break. */
static uint32_t character_after(const struct node *node)
{
    int looked = 0;
    for (const struct node *n = node->next; n && looked < FARTHEST_LOOK; n = n->next, looked++) {
        if (node_is(n, "br")) return 0;
        const struct node *text = n->kind == NODE_TEXT ? n : n->first;
        if (!text || text->kind != NODE_TEXT || is_space_only(text->text)) continue;
        struct text rest = text_trim(text->text);
        return rest.length ? text_next(&rest) : 0;
    }
    return 0;
}

static uint32_t last_character(struct text text)
{
    uint32_t last = 0;
    for (size_t back = 1; back <= 4 && back <= text.length && last == 0; back++) {
        struct text end = text_slice(text, text.length - back, back);
        if (((unsigned char)end.at[0] & 0xC0) != 0x80) last = text_next(&end);
    }
    return last;
}

static void read_mixed(const struct plan_reader *reader, const struct node *node, struct record *record,
                       const struct record_shape *shape)
{
    uint32_t before = 0;
    for (const struct node *child = node->first; child; child = child->next) {
        enum record_kind kind;
        struct record_place place;
        if (child->kind == NODE_TEXT) {
            struct text text = plan_settle(reader->arena, child->text, before, character_after(child));
            if (text.length == 0) continue;
            struct record *added = record_add(reader->arena, record, RECORD_TEXT, settled_at(child));
            added->prose = plan_prose(reader, text, added->at);
            report_notes(reader, &added->prose);
            before = last_character(text);
        } else if (!text_equal(child->space, node->space) || !record_kind_of(child->name, &kind) ||
                   !find_place(shape, kind, &place)) {
            report_element(reader, child, record, shape);
        } else {
            struct record *added = record_add(reader->arena, record, kind, child->at);
            read_element(reader, child, added);
            before = kind == RECORD_BR ? 0 : last_character(added->prose.text);
        }
    }
}

static const struct node *first_block(const struct node *node)
{
    enum record_kind kind;
    for (const struct node *child = node_child(node, NULL); child; child = node_sibling(child, NULL))
        if (record_kind_of(child->name, &kind) && record_is_block(kind)) return child;
    return NULL;
}

/* -- the door ------------------------------------------------------------------------------------------------------- */
static void read_element(const struct plan_reader *reader, const struct node *node, struct record *record)
{
    enum record_kind parent = record->parent ? record->parent->kind : RECORD_KIND_COUNT;
    const struct record_shape *shape = record_shape_in(parent, record->kind);
    read_attributes(reader, node, record, shape);
    const struct node *block = shape->text ? first_block(node) : NULL;
    if (!block && record_is_mixed(record->kind))
        read_mixed(reader, node, record, shape);
    else
        read_children(reader, node, record, shape, block);
    if (shape->text && !block && !record_is_mixed(record->kind)) {
        record->prose = leaf_prose(reader, node);
        if (record->kind != RECORD_YEAR) report_notes(reader, &record->prose);
    }
    read_years(reader, record);
    read_values(reader, record);
}

struct record *plan_read(const struct plan_reader *reader, const struct node *root)
{
    if (!node_is(root, "plan")) {
        DIAG(reader->diagnostics, ROOT_UNEXPECTED, .at = root->at, .arguments = {root->name});
        return NULL;
    }
    struct record *plan = record_add(reader->arena, NULL, RECORD_PLAN, root->at);
    read_element(reader, root, plan);
    return plan;
}
