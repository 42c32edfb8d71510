/* block_dump.h: blocks as text, a line each: what a definition makes of a plan, to be read and compared. For tests only. */
#ifndef SHINCHOKU_TESTS_BLOCK_DUMP_H
#define SHINCHOKU_TESTS_BLOCK_DUMP_H

#include "layouts/model/book.h"
#include "layouts/model/block.h"

struct dump {
    struct text_buffer out;
    int depth;
};

static inline void dump_indent(struct dump *dump)
{
    for (int i = 0; i < dump->depth; i++)
        buffer_add(&dump->out, TEXT("  "));
}

static inline void dump_run(struct dump *dump, const struct inline_run *run)
{
    static const char *const badges[] = {"", "*", "-", "="};
    struct text_buffer *out = &dump->out;
    switch (run->kind) {
    case INLINE_TEXT:
        buffer_format(out, run->style && text_ends(run->style->name, TEXT("-bold")) ? "*%.*s*" : "%.*s",
                      TEXT_ARG(run->text));
        break;
    case INLINE_BREAK: buffer_add(out, TEXT("⏎")); break;
    case INLINE_BADGE: buffer_format(out, "[%s%.*s]", badges[run->badge], TEXT_ARG(run->text)); break;
    case INLINE_MARK: buffer_format(out, "<%.*s>", TEXT_ARG(run->text)); break;
    case INLINE_SQUARES: buffer_format(out, "■%d×%d", run->band, run->count); break;
    case INLINE_PAGES: buffer_format(out, run->count ? "{first page}" : "{pages}"); break;
    case INLINE_FOLIO: buffer_add(out, TEXT("{folio}")); break;
    case INLINE_PAGE_COUNT: buffer_add(out, TEXT("{page count}")); break;
    case INLINE_RUNNING: buffer_format(out, "{running %d}", run->slot + 1); break;
    case INLINE_FILL: buffer_add(out, run->leader ? TEXT("……") : TEXT("→→")); break;
    case INLINE_RUBY: buffer_format(out, "%.*s《%.*s》", TEXT_ARG(run->text), TEXT_ARG(run->ruby)); break;
    case INLINE_SPACE: buffer_add(out, TEXT("_")); break;
    }
    if (run->kind == INLINE_TEXT && run->record) buffer_add(out, TEXT("(link)"));
}

static inline void dump_runs(struct dump *dump, const struct inline_run *run)
{
    for (; run; run = run->next)
        dump_run(dump, run);
}

static inline void dump_paragraph(struct dump *dump, const struct block *block)
{
    const struct paragraph *paragraph = &block->paragraph;
    if (paragraph->marker) {
        buffer_add(&dump->out, paragraph->marker_framed ? TEXT("［") : TEXT("("));
        dump_runs(dump, paragraph->marker);
        buffer_add(&dump->out, paragraph->marker_framed ? TEXT("］ ") : TEXT(") "));
    }
    dump_runs(dump, paragraph->first);
    if (!paragraph->aside) return;
    buffer_add(&dump->out, TEXT(" >> "));
    dump_runs(dump, paragraph->aside);
}

static inline void dump_blocks(struct dump *dump, const struct block *block);

/* What a workbook keeps of a cell. */
static inline void dump_words(struct dump *dump, const struct weighted_text *content)
{
    struct book_run whole = {content->text, false};
    const struct book_run *runs = content->runs ? content->runs : &whole;
    uint16_t count = content->runs ? content->run_count : 1;
    for (uint16_t i = 0; i < count; i++) {
        struct text rest = runs[i].text;
        if (runs[i].bold) buffer_add(&dump->out, TEXT("*"));
        while (rest.length) {
            uint32_t c = text_next(&rest);
            buffer_add_char(&dump->out, c == '\n' ? 0x23CE : c);
        }
        if (runs[i].bold) buffer_add(&dump->out, TEXT("*"));
    }
}

static inline void dump_cell(struct dump *dump, const struct table_cell *cell)
{
    struct text_buffer *out = &dump->out;
    buffer_format(out, cell->columns * cell->rows > 1 ? " (%d×%d) " : " ", cell->columns, cell->rows);
    if (cell->not_applicable) buffer_add(out, TEXT("／"));
    if (cell->vertical) buffer_add(out, TEXT("↓"));
    if (cell->repeated) buffer_add(out, TEXT("〃"));
    if (cell->unlocked) buffer_add(out, TEXT("✎"));
    for (const struct block *block = cell->first; block; block = block->next) {
        if (block != cell->first) buffer_add(out, TEXT("⏎"));
        if (block->kind == BLOCK_PARAGRAPH)
            dump_paragraph(dump, block);
        else
            buffer_add(out, TEXT("#"));
    }
    if (cell->words) dump_words(dump, &cell->words->content);
    if (cell->numeric)
        buffer_format(out, " =%lld/%d", (long long)cell->number.units, (int)cell->number.scale);
    buffer_add(out, TEXT(" |"));
}

static inline void dump_table(struct dump *dump, const struct table *table)
{
    static const char *const kinds[] = {"head", "band", "row", "total"};
    dump->depth++;
    for (const struct table_row *row = table->rows; row; row = row->next) {
        dump_indent(dump);
        buffer_format(&dump->out, "%s |", kinds[row->kind]);
        for (uint16_t i = 0; i < row->cell_count; i++)
            dump_cell(dump, &row->cells[i]);
        buffer_add(&dump->out, TEXT("\n"));
    }
    dump->depth--;
}

static inline void dump_group(struct dump *dump, const struct block *block)
{
    static const char *const flows[] = {"stack", "row", "beside", "grid"};
    const struct group *group = &block->group;
    struct text_buffer *out = &dump->out;
    buffer_format(out, "%s", flows[group->flow]);
    if (group->columns > 1) buffer_format(out, " of %d", group->columns);
    if (group->frame) buffer_add(out, TEXT(" framed"));
    if (group->rule_above || group->rule_below)
        buffer_format(out, " ruled%s%s", group->rule_above ? " above" : "",
                      group->rule_below ? " below" : "");
    if (group->fill != COLOUR_WHITE) buffer_add(out, TEXT(" filled"));
    if (group->keep_together) buffer_add(out, TEXT(" together"));
    if (group->most_empty) buffer_format(out, " most-empty %d", group->most_empty / PT);
    if (group->overrun) buffer_format(out, " overrun %d", group->overrun / PT);
    if (group->frame_title) {
        buffer_add(out, TEXT(" title "));
        dump_runs(dump, group->frame_title);
    }
    if (block->outline_level) buffer_format(out, " sheet %.*s", TEXT_ARG(block->outline));
    buffer_add(out, TEXT("\n"));
    dump->depth++;
    dump_blocks(dump, group->first);
    dump->depth--;
    if (!group->continued) return;
    dump_indent(dump);
    buffer_add(out, group->continued_plain ? TEXT("continued unmarked\n") : TEXT("continued\n"));
    dump->depth++;
    dump_blocks(dump, group->continued);
    dump->depth--;
}

static inline void dump_chart(struct dump *dump, const struct chart *chart)
{
    static const char *const series[] = {"actual", "estimate", "target"};
    buffer_format(&dump->out, "chart %.*s\n", TEXT_ARG(chart->alternative));
    for (uint16_t i = 0; i < chart->series_count; i++) {
        dump->depth++;
        dump_indent(dump);
        buffer_format(&dump->out, "%s", series[chart->series[i].kind]);
        for (uint16_t at = 0; at < chart->category_count; at++) {
            const struct chart_value *value = &chart->series[i].values[at];
            struct text label = value->present        ? value->label
                                : value->words.length ? value->words
                                                      : TEXT("―");
            buffer_format(&dump->out, " %.*s:%.*s", TEXT_ARG(chart->categories[at]), TEXT_ARG(label));
        }
        buffer_add(&dump->out, TEXT("\n"));
        dump->depth--;
    }
}

static inline void dump_nodes(struct dump *dump, const struct diagram_node *node)
{
    for (; node; node = node->next) {
        dump_indent(dump);
        buffer_format(&dump->out, "- %.*s\n", TEXT_ARG(node->text));
        dump->depth++;
        dump_nodes(dump, node->first);
        dump->depth--;
    }
}

static inline void dump_caption(struct dump *dump, const struct block *caption)
{
    if (!caption) return;
    dump->depth++;
    dump_indent(dump);
    buffer_add(&dump->out, TEXT("caption "));
    dump_paragraph(dump, caption);
    buffer_add(&dump->out, TEXT("\n"));
    dump->depth--;
}

static inline void dump_heading(struct dump *dump, const struct block *block)
{
    bool heading = block->role >= TAG_H1 && block->role < TAG_H1 + 6;
    if (heading) buffer_format(&dump->out, "H%d ", block->role - TAG_H1 + 1);
    if (block->outline_level) buffer_format(&dump->out, "bookmark “%.*s” ", TEXT_ARG(block->outline));
    if (block->running_slot) buffer_format(&dump->out, "slot %d ", block->running_slot);
}

static inline void dump_block(struct dump *dump, const struct block *block)
{
    static const char *const breaks[] = {"page", "odd", "even"};
    struct text_buffer *out = &dump->out;
    dump_indent(dump);
    switch (block->kind) {
    case BLOCK_PARAGRAPH:
        dump_heading(dump, block);
        buffer_format(out, "%.*s: ", TEXT_ARG(block->style->name));
        dump_paragraph(dump, block);
        buffer_add(out, TEXT("\n"));
        return;
    case BLOCK_GROUP: dump_group(dump, block); return;
    case BLOCK_TABLE:
        buffer_add(out, TEXT("table\n"));
        dump_caption(dump, block->table.caption);
        dump_table(dump, &block->table);
        return;
    case BLOCK_CHART: dump_chart(dump, &block->chart); return;
    case BLOCK_FIGURE:
        buffer_format(out, "figure %.*s\n", TEXT_ARG(block->figure.placeholder));
        dump_caption(dump, block->figure.caption);
        return;
    case BLOCK_DIAGRAM:
        buffer_add(out, block->diagram.kind == DIAGRAM_FLOW ? TEXT("flow\n") : TEXT("tree\n"));
        dump_caption(dump, block->diagram.caption);
        dump->depth++;
        dump_nodes(dump, block->diagram.first);
        dump->depth--;
        return;
    case BLOCK_RULE: buffer_format(out, "rule %d\n", (int)block->rule.weight); return;
    case BLOCK_BREAK:
        buffer_format(out, "break %s", breaks[block->page_break.kind]);
        if (block->page_break.master >= 0) buffer_format(out, " master %d", block->page_break.master);
        if (block->page_break.number) buffer_format(out, " number %d", (int)block->page_break.number);
        buffer_add(out, TEXT("\n"));
        return;
    }
}

static inline void dump_blocks(struct dump *dump, const struct block *block)
{
    for (; block; block = block->next)
        dump_block(dump, block);
}

#endif
