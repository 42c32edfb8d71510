/* parts.c: opening and closing parts of a record: headings, levels opened by labels, initiatives. */
#include "parts.h"

#include "heading.h"
#include "reprint.h"
#include "table_cells.h"

enum { DEEPEST_HEADING = 20 };

static const struct text nothing = {NULL, 0};

/* -- closing ------------------------------------------------------------------------------------------------------- */

static void require_title(struct reader *reader, struct open_part *part)
{
    bool named = part->part == PART_INDICATOR;
    if (part->titled) return;
    struct node *title = tree_element(reader->arena, NULL, named ? "name" : "title", part->at);
    tree_prepend(part->node, title);
    static const char *const words[PART_COUNT] = {[PART_SECTION] = "■",
                                                  [PART_INITIATIVE] = "取組名",
                                                  [PART_ACTIVITY] = "事業内容",
                                                  [PART_INDICATOR] = "指標"};
    DIAG(reader->diagnostics, TITLE_ABSENT, .at = part->at,
         .arguments = {reader_part_word(reader, part), part->number, text_of(words[part->part])});
}

/* An initiative without a number gets one from its file and its place, so that parts of one plan stay apart. */
static void close_initiative(struct reader *reader, struct open_part *part)
{
    struct node *node = part->node;
    require_title(reader, part);
    if (!node_lookup(node, "id")) {
        struct text no = node_value(node, "no");
        if (no.length == 0) no = text_format(reader->arena, "%zu", reader->initiative_count);
        struct text stem = reader_file_stem(reader);
        tree_set(reader->arena, node, "id",
                 text_format(reader->arena, "%.*s-%.*s", TEXT_ARG(stem), TEXT_ARG(no)), node->at);
    }
    struct text id = node_value(node, "id");
    size_t count = 0;
    for (struct node *child = node->first; child; child = child->next) {
        if (!node_is(child, "activity")) continue;
        count++;
        if (node_lookup(child, "id")) continue;
        tree_set(reader->arena, child, "id", text_format(reader->arena, "%.*s/%zu", TEXT_ARG(id), count),
                 child->at);
    }
}

static void close_section(struct reader *reader, struct open_part *part)
{
    require_title(reader, part);
    if (part->heading == 0 && part->number.length == 0 && part->child_seen && !part->child_strays)
        tree_set(reader->arena, part->node, "no", part->child_prefix, part->at);
}

/* The vocabulary has the evaluation of a strand behind its entries; columns of a sheet have it anywhere. */
static void close_strand(struct open_part *part)
{
    struct node *strand = part->node, *last = NULL, *before = NULL;
    for (struct node *child = strand->first; child; before = child, child = child->next) {
        if (!node_is(child, "evaluation") || !child->next) continue;
        if (before)
            before->next = child->next;
        else
            strand->first = child->next;
        last = child;
        break;
    }
    if (!last) return;
    last->next = NULL;
    strand->last->next = last;
    strand->last = last;
}

/* Running text that was announced and did not come: the vocabulary has no empty overview, goal or note. */
static void close_prose(struct reader *reader, struct open_part *part)
{
    struct node *node = part->node, *parent = node->parent;
    if (node->first || !parent || parent->last != node) return;
    if (node_is(node, "entry") || node_is(node, "field") || node_is(node, "section")) return;
    struct node *before = part->before ? part->before : parent->first;
    if (parent->first == node)
        parent->first = before = NULL;
    else
        before->next = NULL;
    parent->last = before;
    DIAG(reader->diagnostics, LABEL_EMPTY, .at = part->at, .arguments = {part->label});
}

/* A status may be only a mark, or a year that waits for one. */
static void close_status(struct reader *reader, const struct open_part *part)
{
    if (part->node->first || part->node->attribute_count || part->label.length == 0) return;
    DIAG(reader->diagnostics, LABEL_EMPTY, .at = part->at, .arguments = {part->label});
}

void parts_close(struct reader *reader)
{
    struct open_part *part = reader_top(reader);
    table_end(reader);
    switch (part->part) {
    case PART_SECTION: close_section(reader, part); break;
    case PART_INITIATIVE: close_initiative(reader, part); break;
    case PART_ACTIVITY:
    case PART_INDICATOR: require_title(reader, part); break;
    case PART_STRAND: close_strand(part); break;
    case PART_PROSE: close_prose(reader, part); break;
    case PART_STATUS: close_status(reader, part); break;
    case PART_PLAN:
    case PART_COUNT: break;
    }
    reader->depth--;
}

void parts_close_to(struct reader *reader, const struct open_part *part)
{
    while (reader_top(reader) != part)
        parts_close(reader);
}

/* -- the part a label belongs to ------------------------------------------------------------------------------------ */

struct open_part *parts_for(struct reader *reader, enum field field)
{
    for (size_t i = reader->depth; i > 0; i--) {
        struct open_part *part = &reader->open[i - 1];
        if (!reader_takes(reader, part, field)) continue;
        parts_close_to(reader, part);
        return part;
    }
    return NULL;
}

/* The label that has to come first, where a label has nothing to belong to. */
static struct text opener_of(enum field field)
{
    unsigned parts = field_parts(field);
    if (parts & IN(INITIATIVE)) return TEXT("取組No.");
    if (parts & IN(INDICATOR)) return TEXT("指標");
    if (parts & IN(STRAND)) return TEXT("年度別の記載");
    return parts & IN(STATUS) ? TEXT("進捗状況") : TEXT("■");
}

void parts_report_misplaced(struct reader *reader, struct label_use use, struct position at)
{
    DIAG(reader->diagnostics, LABEL_MISPLACED, .at = at,
         .arguments = {use.label->name, opener_of(use.label->field)});
    reader_became(reader, at, "error");
}

/* -- titles --------------------------------------------------------------------------------------------------------- */

void parts_set_title(struct reader *reader, struct open_part *part, struct text title, struct position at)
{
    struct node *node =
        tree_element(reader->arena, NULL, part->part == PART_INDICATOR ? "name" : "title", at);
    tree_text(reader->arena, node, title, at);
    tree_prepend(part->node, node);
    part->titled = true;
    if (part->part == PART_INITIATIVE || part->part == PART_ACTIVITY)
        reprint_note(reader, part->node, title, at);
}

/* -- sections ------------------------------------------------------------------------------------------------------- */

static struct open_part *open_section(struct reader *reader, struct text level, int rank, struct position at)
{
    if (reader->depth + 8 > MOST_OPEN) { /* room for what can be open inside a section */
        DIAG(reader->diagnostics, TEXT_TOO_DEEP, .at = at,
             .arguments = {text_format(reader->arena, "%d", MOST_OPEN - 8)});
        parts_close(reader);
    }
    struct node *node = tree_element(reader->arena, reader_top(reader)->node, "section", at);
    tree_set(reader->arena, node, "level", level, at);
    reader_top(reader)->has_content = true;
    struct open_part *part = reader_open(reader, PART_SECTION, node, "section");
    part->rank = rank;
    return part;
}

static void set_number(struct reader *reader, struct open_part *part, struct text number, struct position at)
{
    part->number = number;
    if (number.length) tree_set(reader->arena, part->node, "no", number, at);
}

static void close_levels_from(struct reader *reader, int rank)
{
    while (reader->depth > 1) {
        const struct open_part *top = reader_top(reader);
        if (top->part == PART_SECTION && top->rank < rank) return;
        parts_close(reader);
    }
}

/* 3-1 of 3-1-2; empty when there is no hyphen. */
static struct text prefix_of(struct text number)
{
    static const char *const hyphens[] = {"-", "－", "‐", "−"};
    struct text prefix = nothing;
    for (size_t i = 0; i < ARRAY_LEN(hyphens); i++) {
        struct text hyphen = text_of(hyphens[i]);
        for (size_t at = number.length; at-- > 1;) {
            if (!text_starts(text_slice(number, at, hyphen.length), hyphen)) continue;
            if (at > prefix.length) prefix = text_slice(number, 0, at);
            break;
        }
    }
    return prefix;
}

/* Numbers of children tell when the row of their parent is missing: after 2-7 in 基本目標 2 comes 3-1. */
static void follow_numbers(struct reader *reader, struct text number, struct position at)
{
    struct open_part *parent = reader_top(reader);
    if (parent->part != PART_SECTION || parent->heading > 0) return;
    struct text prefix = prefix_of(number);
    if (prefix.length == 0) {
        parent->child_strays = true;
        return;
    }
    struct text expected = parent->number.length ? parent->number : parent->child_prefix;
    if (parent->child_strays) return;
    if (!parent->child_seen) {
        parent->child_seen = true;
        parent->child_strays = expected.length > 0 && !text_equal(prefix, expected);
        parent->child_prefix = prefix;
        return;
    }
    if (text_equal(prefix, expected)) return;
    struct text level = node_value(parent->node, "level");
    int rank = parent->rank;
    parts_close(reader);
    DIAG(reader->diagnostics, LEVEL_ROW_MISSING, .at = at, .arguments = {level, number, prefix});
    follow_numbers(reader, prefix, at);
    struct open_part *missing = open_section(reader, level, rank, at);
    set_number(reader, missing, prefix, at);
    parts_set_title(reader, missing, nothing, at);
    missing->child_seen = true;
    reader_became(reader, at, "section[%.*s %.*s]", TEXT_ARG(level), TEXT_ARG(prefix));
}

void parts_open_level(struct reader *reader, const struct label *label, struct text value, struct position at)
{
    struct open_part *top = reader_top(reader);
    bool names_it = top->part == PART_SECTION && !top->titled && !top->has_content &&
                    text_equal(node_value(top->node, "level"), label->argument);
    if (!names_it) {
        close_levels_from(reader, label->rank);
        top = open_section(reader, label->argument, label->rank, at);
    }
    parts_set_title(reader, top, value, at);
    reader_became(reader, at, "section[%.*s]/title", TEXT_ARG(label->argument));
}

void parts_open_level_number(struct reader *reader, const struct label *label, struct text number,
                             struct position at)
{
    close_levels_from(reader, label->rank);
    follow_numbers(reader, number, at);
    struct open_part *part = open_section(reader, label->argument, label->rank, at);
    set_number(reader, part, number, at);
    reader_became(reader, at, "section[%.*s]/@no", TEXT_ARG(label->argument));
}

/* -- ■ headings ----------------------------------------------------------------------------------------------------- */

static void close_for_heading(struct reader *reader, size_t depth)
{
    while (reader->depth > 1) {
        const struct open_part *top = reader_top(reader);
        if (top->part == PART_SECTION && top->heading > 0 && top->heading < depth) return;
        parts_close(reader);
    }
}

void parts_open_heading(struct reader *reader, struct text heading, struct position at)
{
    size_t depth = 0;
    while (text_starts(heading, TEXT("■"))) {
        heading = text_slice(heading, 3, heading.length);
        depth++;
    }
    if (depth > DEEPEST_HEADING) {
        DIAG(reader->diagnostics, TEXT_TOO_DEEP, .at = at,
             .arguments = {text_format(reader->arena, "%d", DEEPEST_HEADING)});
        depth = DEEPEST_HEADING;
    }
    close_for_heading(reader, depth);
    struct heading parts = heading_split(reader, text_trim(heading));
    struct text level = parts.level;
    if (level.length == 0 && depth <= reader->level_count) level = reader->levels[depth - 1];
    if (level.length == 0) level = text_format(reader->arena, "見出し%zu", depth);
    const struct label *known = labels_level(reader->labels, level);
    struct open_part *part = open_section(reader, level, known ? known->rank : 0, at);
    part->heading = depth;
    set_number(reader, part, parts.number, at);
    parts_set_title(reader, part, parts.title, at);
    reader_became(reader, at, "section[%.*s]", TEXT_ARG(level));
}

/* -- initiatives ---------------------------------------------------------------------------------------------------- */

void parts_open_initiative(struct reader *reader, struct text number, struct position at)
{
    parts_for(reader, FIELD_INITIATIVE);
    if (number.length) follow_numbers(reader, number, at);
    struct open_part *parent = reader_top(reader);
    parent->has_content = true;
    struct node *node = tree_element(reader->arena, parent->node, "initiative", at);
    if (number.length) tree_set(reader->arena, node, "id", number, at);
    struct open_part *part = reader_open(reader, PART_INITIATIVE, node, "initiative");
    part->number = number;
    reader->initiative_count++;
}
