/* read.c: nodes to records, checked against the vocabulary on the way. */
#include "read.h"

#include "generator/core/suggest.h"
#include "input/quantity/grammar.h"

#include "space.h"
#include "values.h"

/* -- text ----------------------------------------------------------------------------------------------------------- */
static struct prose prose_of(const struct plan_reader *reader, struct text text, struct position at)
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
    return prose_of(reader, space_settle(reader->arena, whole, 0, 0), at);
}

/* -- attributes ----------------------------------------------------------------------------------------------------- */
/* Ids, words of the vocabulary and measures are never printed as text. */
static bool is_printed(enum attribute_kind name)
{
    static const enum attribute_kind never[] = {
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

/* Years that are values are read, and reported, by values_read_years. */
static bool is_year(enum attribute_kind name)
{
    return name == ATTRIBUTE_YEAR || name == ATTRIBUTE_FROM || name == ATTRIBUTE_TO;
}

static bool allows_attribute(const struct record_shape *shape, enum attribute_kind name)
{
    for (const enum attribute_kind *a = shape->attributes; *a != ATTRIBUTE_COUNT; a++)
        if (*a == name) return true;
    return false;
}

static void report_attribute(const struct plan_reader *reader, const struct node *node,
                             const struct node_attribute *attribute, const struct record_shape *shape)
{
    struct suggestion known = suggest_open(reader->arena, attribute->name);
    for (const enum attribute_kind *a = shape->attributes; *a != ATTRIBUTE_COUNT; a++)
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
static void add_attribute(struct record *record, struct attribute *room, enum attribute_kind name,
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
        enum attribute_kind name;
        if (!record_attribute_of(attribute->name, &name) || !allows_attribute(shape, name)) {
            report_attribute(reader, node, attribute, shape);
            continue;
        }
        const char *const *words = record_values(parent, record->kind, name);
        if (words) check_word(reader, attribute, words);
        struct prose value = {.text = attribute->value, .at = attribute->value_at};
        bool printed = is_printed(name);
        if (printed) value = prose_of(reader, attribute->value, attribute->value_at);
        if (!is_year(name)) report_notes(reader, &value);
        add_attribute(record, room, name, value);
    }
    for (const enum attribute_kind *a = shape->required; *a != ATTRIBUTE_COUNT; a++)
        if (!record_attribute(record, *a))
            DIAG(reader->diagnostics, ATTRIBUTE_MISSING, .at = node->at,
                 .arguments = {text_of(record_attribute_name(*a)), node->name});
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
            struct text text = space_settle(reader->arena, child->text, before, character_after(child));
            if (text.length == 0) continue;
            struct record *added = record_add(reader->arena, record, RECORD_TEXT, settled_at(child));
            added->prose = prose_of(reader, text, added->at);
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
    values_read_years(reader, record);
    values_read(reader, record);
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
