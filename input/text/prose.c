/* prose.c: running text: lines to paragraphs, and the regions that paragraphs alone cannot hold.
 *
 *   ［見出し］… ［小見出し］… ［注］… ［参考］…      a paragraph with a role
 *   ［箇条書き：●］ ［項目：1］… ［以上］              a list; ［項目の始め：1］ … ［以上］ for an item of several blocks
 *   ［囲み：題］ … ［以上］                            a box
 *   ［表］ ［表題］… rows of cells ［以上］            a table; cells may begin with ［2列］ ［2行］ ［左］ …
 *   ［グラフ：id］表題                                 a chart of an indicator
 *
 * A backslash at the start of a line makes it a paragraph whatever it looks like. */
#include "prose.h"

#include "input/text/notation/inline.h"

static struct position after(struct position at, size_t bytes)
{
    return (struct position){at.source, at.offset + (uint32_t)bytes};
}

/* -- paragraphs ----------------------------------------------------------------------------------------------------- */

static const char *role_of(struct text word)
{
    static const char *const roles[][2] = {
        {"見出し", "heading"}, {"小見出し", "subheading"}, {"注", "note"}, {"参考", "reference"}};
    for (size_t i = 0; i < ARRAY_LEN(roles); i++)
        if (text_is(word, roles[i][0])) return roles[i][1];
    return NULL;
}

static size_t find_markup(struct text text)
{
    size_t at = 0;
    while (at < text.length && inline_markup(text_slice(text, at, text.length)) == 0)
        at++;
    return at;
}

static void add_paragraph(struct reader *reader, struct node *container, struct text line, struct position at)
{
    struct bracket bracket;
    const char *role = NULL;
    if (inline_bracket(line, &bracket) && !bracket.has_argument && (role = role_of(bracket.word))) {
        at = after(at, line.length - bracket.after.length);
        line = bracket.after;
    }
    struct node *p = tree_element(reader->arena, container, "p", at);
    if (role) tree_set(reader->arena, p, "role", text_of(role), at);
    inline_read(reader->arena, p, line, at);
}

/* Left-over markup parts paragraphs. */
static void add_between_markup(struct reader *reader, struct node *container, struct text line,
                               struct position at)
{
    size_t length = 0;
    struct text rest = line;
    for (bool more = true; more;) {
        size_t end = find_markup(rest);
        struct text piece = text_slice(rest, 0, end);
        struct position here = after(at, (size_t)(rest.at - line.at));
        if (text_trim(piece).length) add_paragraph(reader, container, text_trim(piece), here);
        more = end < rest.length;
        if (!more) return;
        length = inline_markup(text_slice(rest, end, rest.length));
        DIAG(reader->diagnostics, MARKUP_LEFT, .at = after(here, end),
             .arguments = {text_slice(rest, end, length)});
        rest = text_slice(rest, end + length, rest.length);
    }
}

void prose_line(struct reader *reader, struct node *container, struct text line, struct position at)
{
    reader_became(reader, at, "%.*s/p", TEXT_ARG(container->name));
    if (text_starts(line, TEXT("\\"))) {
        struct node *p = tree_element(reader->arena, container, "p", at);
        inline_read(reader->arena, p, text_slice(line, 1, line.length), after(at, 1));
    } else if (find_markup(line) < line.length) {
        add_between_markup(reader, container, line, at);
    } else {
        add_paragraph(reader, container, line, at);
    }
}

void prose_lines(struct reader *reader, struct node *container, struct text text, struct position at)
{
    struct text rest = text, line;
    while (cells_take_line(&rest, &line)) {
        size_t offset = (size_t)(line.at - text.at);
        if (text_trim(line).length) prose_line(reader, container, line, after(at, offset));
    }
}

/* -- regions -------------------------------------------------------------------------------------------------------- */

/* A region that would be too deep is none: what it holds goes on in the one around it, and so does not nest deeper than
 * what walks the tree may go. The first of them is reported; each takes its own ［以上］. */
static bool is_too_deep(struct reader *reader, struct position at)
{
    if (reader->region_count < DEEPEST_REGION) return false;
    reader_became(reader, at, "unused");
    if (reader->regions_beyond++ == 0)
        DIAG(reader->diagnostics, TEXT_TOO_DEEP, .at = at,
             .arguments = {text_format(reader->arena, "%d", DEEPEST_REGION)});
    return true;
}

static void open_region(struct reader *reader, enum region region, struct node *node, struct position at)
{
    reader->regions[reader->region_count++] = (struct open_region){region, node, at};
    reader_became(reader, at, "%.*s", TEXT_ARG(node->name));
}

static struct open_region *innermost(struct reader *reader)
{
    return reader->region_count ? &reader->regions[reader->region_count - 1] : NULL;
}

/* Where a block may stand now: in a region, in open running text, in a section. NULL where none may. */
static struct node *block_parent(struct reader *reader)
{
    const struct open_region *region = innermost(reader);
    if (region) return region->region == REGION_BOX || region->region == REGION_ITEM ? region->node : NULL;
    struct open_part *top = reader_top(reader);
    if (top->part == PART_PROSE || top->part == PART_STATUS) return top->node;
    if (top->part != PART_SECTION && top->part != PART_PLAN) return NULL;
    top->has_content = true;
    return top->node;
}

static void set_argument(struct reader *reader, struct node *node, const char *name,
                         const struct bracket *bracket)
{
    if (bracket->has_argument)
        tree_set(reader->arena, node, name, inline_plain(reader->arena, bracket->argument), node->at);
}

static void add_item(struct reader *reader, const struct bracket *bracket, struct position at)
{
    bool opens = text_is(bracket->word, "項目の始め");
    if (opens && is_too_deep(reader, at)) return;
    struct node *item = tree_element(reader->arena, innermost(reader)->node, "item", at);
    set_argument(reader, item, "no", bracket);
    if (opens) {
        open_region(reader, REGION_ITEM, item, at);
        return;
    }
    size_t offset = (size_t)(bracket->after.at - (at.source->content.at + at.offset));
    inline_read(reader->arena, item, bracket->after, after(at, offset));
    reader_became(reader, at, "item");
}

static void add_chart(struct reader *reader, struct node *parent, const struct bracket *bracket,
                      struct position at)
{
    struct node *chart = tree_element(reader->arena, parent, "chart", at);
    set_argument(reader, chart, "of", bracket);
    if (bracket->after.length) tree_leaf(reader->arena, chart, "caption", bracket->after, at);
    reader_became(reader, at, "chart");
}

/* ［箇条書き］, ［囲み］, ［表］, ［グラフ］ where a block may stand. */
static bool open_block(struct reader *reader, const struct bracket *bracket, struct position at)
{
    static const struct {
        const char *word, *element, *attribute;
        enum region region;
    } blocks[] = {{"箇条書き", "list", "marker", REGION_LIST},
                  {"囲み", "box", NULL, REGION_BOX},
                  {"表", "table", "widths", REGION_TABLE}};
    bool chart = text_is(bracket->word, "グラフ") && bracket->has_argument;
    size_t kind = 0;
    while (kind < ARRAY_LEN(blocks) && !text_is(bracket->word, blocks[kind].word))
        kind++;
    if (!chart && (kind == ARRAY_LEN(blocks) || bracket->after.length)) return false;
    struct node *parent = block_parent(reader);
    if (!parent) return false;
    if (chart) {
        add_chart(reader, parent, bracket, at);
        return true;
    }
    if (is_too_deep(reader, at)) return true;
    struct node *node = tree_element(reader->arena, parent, blocks[kind].element, at);
    if (blocks[kind].attribute)
        set_argument(reader, node, blocks[kind].attribute, bracket);
    else if (bracket->has_argument)
        tree_leaf(reader->arena, node, "title", inline_plain(reader->arena, bracket->argument), at);
    open_region(reader, blocks[kind].region, node, at);
    return true;
}

/* -- tables as written ---------------------------------------------------------------------------------------------- */

/* ［2列］ and the like off the start of a cell. */
static bool take_cell_word(struct reader *reader, struct node *cell, struct text *text, struct position at)
{
    static const char *const words[][3] = {{"行見出し", "head", "row"},
                                           {"列見出し", "head", "col"},
                                           {"左", "align", "left"},
                                           {"中央", "align", "center"},
                                           {"右", "align", "right"}};
    struct bracket bracket;
    if (!inline_bracket(*text, &bracket) || bracket.has_argument) return false;
    struct text word = bracket.word;
    for (size_t i = 0; i < ARRAY_LEN(words); i++) {
        if (!text_is(word, words[i][0])) continue;
        *text = bracket.after;
        return tree_set(reader->arena, cell, words[i][1], text_of(words[i][2]), at);
    }
    bool columns = text_ends(word, TEXT("列"));
    if (word.length < 4 || (!columns && !text_ends(word, TEXT("行"))) || word.at[0] < '0' || word.at[0] > '9')
        return false;
    word.length -= 3;
    *text = bracket.after;
    return tree_set(reader->arena, cell, columns ? "span" : "rows", word, at);
}

static void add_table_row(struct reader *reader, struct node *table, const struct row *row)
{
    struct position at = {reader->source, row->offset};
    struct node *element = tree_element(reader->arena, table, "row", at);
    for (size_t i = 0; i < row->count; i++) {
        struct text text = row->cells[i].text;
        struct position cell_at = {reader->source, row->cells[i].offset};
        struct node *cell = tree_element(reader->arena, element, "cell", cell_at);
        while (take_cell_word(reader, cell, &text, cell_at))
            continue;
        inline_read(reader->arena, cell, text, cell_at);
    }
    reader_became(reader, at, "table/row");
}

/* -- a row in or at the edge of a region ------------------------------------------------------------------------------ */

static bool region_line(struct reader *reader, struct text line, struct position at)
{
    struct open_region *region = innermost(reader);
    struct bracket bracket;
    bool marked = inline_bracket(line, &bracket);
    if (region && marked && text_is(bracket.word, "以上") && !bracket.has_argument &&
        bracket.after.length == 0) {
        reader_became(reader, at, "end");
        if (reader->regions_beyond)
            reader->regions_beyond--;
        else
            reader->region_count--;
        return true;
    }
    bool item = marked && (text_is(bracket.word, "項目") || text_is(bracket.word, "項目の始め"));
    bool opens = item && text_is(bracket.word, "項目の始め");
    if (opens && reader->regions_beyond) return is_too_deep(reader, at);
    if (region && region->region == REGION_LIST && item) {
        add_item(reader, &bracket, at);
        return true;
    }
    if (region && region->region == REGION_TABLE && marked && text_is(bracket.word, "表題")) {
        struct node *caption = tree_leaf(reader->arena, NULL, "caption", bracket.after, at);
        tree_prepend(region->node, caption);
        reader_became(reader, at, "table/caption");
        return true;
    }
    return marked && open_block(reader, &bracket, at);
}

static struct text without_tabs_at_end(struct text text)
{
    while (text_ends(text, TEXT("\t")))
        text.length--;
    return text;
}

bool prose_region(struct reader *reader, const struct row *row)
{
    struct position at = {reader->source, row->offset};
    struct open_region *region = innermost(reader);
    struct text line = without_tabs_at_end(row->raw);
    if (region_line(reader, line, at)) return true;
    region = innermost(reader);
    if (!region) return false;
    if (region->region == REGION_TABLE) {
        add_table_row(reader, region->node, row);
        return true;
    }
    if (text_trim(line).length == 0) return true;
    if (region->region == REGION_LIST) { /* a line that is no ［項目］: an item all the same */
        struct node *item = tree_element(reader->arena, region->node, "item", at);
        inline_read(reader->arena, item, line, at);
        reader_became(reader, at, "item");
        return true;
    }
    prose_lines(reader, region->node, line, at);
    return true;
}

void prose_end(struct reader *reader)
{
    static const char *const words[] = {"箇条書き", "項目の始め", "囲み", "表"};
    for (size_t i = reader->region_count; i > 0; i--)
        DIAG(reader->diagnostics, REGION_OPEN, .at = reader->regions[i - 1].at,
             .arguments = {text_of(words[reader->regions[i - 1].region])});
    reader->region_count = 0;
    reader->regions_beyond = 0;
}
