/* blocks.c: blocks of prose in the notation of input/text/prose.c and inline.h. */
#include "blocks.h"

#include <string.h>

#include "input/text/notation/inline.h"
#include "input/text/text.h"

static void add(const struct text_blocks *blocks, struct text text)
{
    buffer_add(&blocks->written->out, text);
}

bool blocks_leave_out(const struct record *record)
{
    switch ((int)record->kind) {
    case RECORD_DEPARTMENTS:
    case RECORD_TAGS:
    case RECORD_SCALES:
    case RECORD_COLOPHON:
    case RECORD_SUMMARY:
    case RECORD_FIGURE:
    case RECORD_DIAGRAM: return true;
    default: return false;
    }
}

/* -- text with elements in it ----------------------------------------------------------------------------------------- */

static void add_argument(struct text_buffer *line, struct text text)
{
    inline_write(line, text, INLINE_INSIDE);
}

static void add_inline(struct text_buffer *line, const struct record *record)
{
    switch ((int)record->kind) {
    case RECORD_BR: buffer_add(line, TEXT("［改行］")); return;
    case RECORD_EM: buffer_add(line, TEXT("［強調：")); break;
    case RECORD_REF: buffer_add(line, TEXT("［参照：")); break;
    case RECORD_RUBY: buffer_add(line, TEXT("［ルビ：")); break;
    default: inline_write(line, record->prose.text, INLINE_RUNNING); return;
    }
    add_argument(line, record->prose.text);
    const struct prose *second =
        record_attribute(record, record->kind == RECORD_RUBY ? ATTRIBUTE_TEXT : ATTRIBUTE_TO);
    if (second) {
        buffer_add(line, TEXT("｜"));
        add_argument(line, second->text);
    }
    buffer_add(line, TEXT("］"));
}

static struct text inline_of(const struct text_blocks *blocks, const struct record *record)
{
    struct text_buffer line = {.arena = blocks->written->out.arena};
    for (const struct record *child = record->first; child; child = child->next)
        add_inline(&line, child);
    return buffer_text(&line);
}

static void from_first(const struct text_blocks *blocks, const struct record *record)
{
    written_from(blocks->written, record->first ? record->first->at : record->at);
}

/* -- blocks ----------------------------------------------------------------------------------------------------------- */

static void write_paragraph(const struct text_blocks *blocks, const struct record *p)
{
    static const char *const roles[][2] = {{"heading", "［見出し］"},
                                           {"subheading", "［小見出し］"},
                                           {"note", "［注］"},
                                           {"reference", "［参考］"}};
    struct text role = record_value(p, ATTRIBUTE_ROLE), line = inline_of(blocks, p);
    const char *mark = NULL;
    for (size_t i = 0; i < ARRAY_LEN(roles); i++)
        if (text_is(role, roles[i][0])) mark = roles[i][1];
    if (mark)
        add(blocks, text_of(mark));
    else if (text_needs_escape(blocks->labels, line))
        add(blocks, TEXT("\\"));
    from_first(blocks, p);
    add(blocks, line);
    add(blocks, TEXT("\n"));
}

/* ［word］ or ［word：argument］ */
static void open_bracket(const struct text_blocks *blocks, const char *word, const struct prose *argument)
{
    struct text_buffer line = {.arena = blocks->written->out.arena};
    buffer_format(&line, "［%s", word);
    if (argument) {
        buffer_add(&line, TEXT("："));
        add_argument(&line, argument->text);
        written_from(blocks->written, argument->at);
    }
    buffer_add(&line, TEXT("］"));
    add(blocks, buffer_text(&line));
}

static void write_all(const struct text_blocks *blocks, const struct record *parent)
{
    for (const struct record *child = parent->first; child; child = child->next) {
        if (blocks_leave_out(child))
            DIAG(blocks->diagnostics, LEFT_OUT, .at = child->at,
                 .arguments = {text_format(blocks->written->out.arena, "<%s>", record_name(child->kind))});
        else if (record_is_block(child->kind))
            blocks_write(blocks, child);
    }
}

static void close_region(const struct text_blocks *blocks)
{
    add(blocks, TEXT("［以上］\n"));
}

static void write_item(const struct text_blocks *blocks, const struct record *item)
{
    bool has_blocks = item->first && record_is_block(item->first->kind);
    open_bracket(blocks, has_blocks ? "項目の始め" : "項目", record_attribute(item, ATTRIBUTE_NO));
    if (has_blocks) {
        add(blocks, TEXT("\n"));
        write_all(blocks, item);
        close_region(blocks);
        return;
    }
    from_first(blocks, item);
    add(blocks, inline_of(blocks, item));
    add(blocks, TEXT("\n"));
}

static void add_cell_words(struct text_buffer *line, const struct record *cell)
{
    static const struct {
        enum attribute_kind name;
        const char *value, *word;
    } words[] = {{ATTRIBUTE_HEAD, "row", "［行見出し］"},
                 {ATTRIBUTE_HEAD, "col", "［列見出し］"},
                 {ATTRIBUTE_ALIGN, "left", "［左］"},
                 {ATTRIBUTE_ALIGN, "center", "［中央］"},
                 {ATTRIBUTE_ALIGN, "right", "［右］"}};
    struct text columns = record_value(cell, ATTRIBUTE_SPAN), rows = record_value(cell, ATTRIBUTE_ROWS);
    if (columns.length) buffer_format(line, "［%.*s列］", TEXT_ARG(columns));
    if (rows.length) buffer_format(line, "［%.*s行］", TEXT_ARG(rows));
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (text_is(record_value(cell, words[i].name), words[i].value))
            buffer_add(line, text_of(words[i].word));
}

/* A cell that begins with a bracket or a quotation mark of its own begins with that character's number. */
static void add_cell_text(struct text_buffer *line, struct text text)
{
    struct bracket bracket;
    bool marked = inline_bracket(text, &bracket) && !bracket.has_argument && !text_is(bracket.word, "改行");
    if (marked || text_starts(text, TEXT("\""))) {
        struct text rest = text;
        buffer_format(line, "［文字：U+%04X］", (unsigned)text_next(&rest));
        text = rest;
    }
    buffer_add(line, text);
}

static void write_row(const struct text_blocks *blocks, const struct record *row)
{
    for (const struct record *cell = row->first; cell; cell = cell->next) {
        struct text_buffer line = {.arena = blocks->written->out.arena};
        if (cell != row->first) add(blocks, TEXT("\t"));
        add_cell_words(&line, cell);
        add_cell_text(&line, inline_of(blocks, cell));
        from_first(blocks, cell);
        add(blocks, buffer_text(&line));
    }
    add(blocks, TEXT("\n"));
}

static void write_table(const struct text_blocks *blocks, const struct record *table)
{
    open_bracket(blocks, "表", record_attribute(table, ATTRIBUTE_WIDTHS));
    add(blocks, TEXT("\n"));
    for (const struct record *child = table->first; child; child = child->next) {
        if (child->kind == RECORD_ROW) write_row(blocks, child);
        if (child->kind != RECORD_CAPTION) continue;
        add(blocks, TEXT("［表題］"));
        written_from(blocks->written, child->prose.at);
        add(blocks, child->prose.text);
        add(blocks, TEXT("\n"));
    }
    close_region(blocks);
}

static void write_box(const struct text_blocks *blocks, const struct record *box)
{
    const struct record *title = record_child(box, RECORD_TITLE);
    open_bracket(blocks, "囲み", title ? &title->prose : NULL);
    add(blocks, TEXT("\n"));
    write_all(blocks, box);
    close_region(blocks);
}

static void write_list(const struct text_blocks *blocks, const struct record *list)
{
    open_bracket(blocks, "箇条書き", record_attribute(list, ATTRIBUTE_MARKER));
    add(blocks, TEXT("\n"));
    for (const struct record *item = list->first; item; item = item->next)
        if (item->kind == RECORD_ITEM) write_item(blocks, item);
    close_region(blocks);
}

static void write_chart(const struct text_blocks *blocks, const struct record *chart)
{
    open_bracket(blocks, "グラフ", record_attribute(chart, ATTRIBUTE_OF));
    add(blocks, record_child_text(chart, RECORD_CAPTION));
    add(blocks, TEXT("\n"));
}

void blocks_write(const struct text_blocks *blocks, const struct record *block)
{
    switch ((int)block->kind) {
    case RECORD_P: write_paragraph(blocks, block); return;
    case RECORD_LIST: write_list(blocks, block); return;
    case RECORD_TABLE: write_table(blocks, block); return;
    case RECORD_BOX: write_box(blocks, block); return;
    case RECORD_CHART: write_chart(blocks, block); return;
    default: return;
    }
}
