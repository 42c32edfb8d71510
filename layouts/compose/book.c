/* book.c: a publication as a workbook. Blocks are gathered into parts of a sheet (paragraphs, tables, charts),
 * the columns of the sheet are planned over all its tables, then the parts are added row by row. */
#include "compose.h"
#include "layouts/book/charts.h"
#include "layouts/book/heights.h"
#include "layouts/book/lists.h"
#include "layouts/book/names.h"
#include "layouts/book/pages.h"
#include "layouts/book/paragraphs.h"
#include "layouts/book/tables.h"

enum part_kind { PART_PARAGRAPH, PART_TABLE, PART_CHART, PART_PICTURE };

struct part {
    enum part_kind kind;
    const struct block *block; /* PART_PARAGRAPH, PART_PICTURE */
    struct draft_table *draft; /* PART_TABLE; PART_CHART: the table that holds its values */
    const struct chart *chart; /* PART_CHART */
    struct chart_range range;
    int32_t gap;  /* space above */
    uint32_t row; /* of the sheet: the first one, with the gap */
    bool keep_next;
    bool captioned; /* PART_CHART: the paragraph above its table holds its title */
    struct part *before, *next;
};

/* One sheet's parts, in order. */
struct parts {
    struct text name;
    const struct page_master *master;
    struct part *first, *last;
    size_t table_count;
    bool titled;     /* the name is what the definition calls the sheet, not the publication's */
    int32_t pending; /* space that the next part has above it */
    struct parts *next;
};

/* What gathering works with: the sheets so far. */
struct gathering {
    struct book_maker *maker;
    struct parts *first, *last;
    const struct page_master *master;
    uint32_t count;
    bool titled; /* a sheet has a title of its own */
};

/* -- gathering ---------------------------------------------------------------------------------------------------------- */

static struct parts *new_sheet(struct gathering *gathering, struct text name)
{
    struct parts *parts = ARENA_NEW(gathering->maker->arena, struct parts);
    *parts = (struct parts){.name = name, .master = gathering->master};
    if (gathering->last)
        gathering->last->next = parts;
    else
        gathering->first = parts;
    gathering->last = parts;
    gathering->count++;
    return parts;
}

static struct part *add_part(struct gathering *gathering, enum part_kind kind)
{
    struct parts *parts = gathering->last;
    struct part *part = ARENA_NEW(gathering->maker->arena, struct part);
    *part = (struct part){.kind = kind, .gap = parts->pending, .before = parts->last};
    parts->pending = 0;
    if (parts->last)
        parts->last->next = part;
    else
        parts->first = part;
    parts->last = part;
    if (kind == PART_TABLE) parts->table_count++;
    return part;
}

static void leave_space(struct parts *parts, int32_t space)
{
    if (parts->pending < space) parts->pending = space;
}

static void add_words(struct gathering *gathering, struct text text, const struct style *style)
{
    if (!text.length) return;
    struct arena *arena = gathering->maker->arena;
    struct block *block = ARENA_NEW(arena, struct block);
    struct inline_run *run = ARENA_NEW(arena, struct inline_run);
    *run = (struct inline_run){.kind = INLINE_TEXT, .text = text};
    *block =
        (struct block){.kind = BLOCK_PARAGRAPH, .style = style, .paragraph = {.first = run, .last = run}};
    add_part(gathering, PART_PARAGRAPH)->block = block;
}

static void gather_table(struct gathering *gathering, const struct table *table)
{
    if (!table->row_count) return;
    add_part(gathering, PART_TABLE)->draft = draft_table(gathering->maker, table);
}

static bool is_captioned(struct arena *arena, const struct part *table, struct text title)
{
    const struct part *above = table->before;
    if (!title.length || table->kind != PART_TABLE || !above || above->kind != PART_PARAGRAPH) return false;
    return text_find(book_inline_text(arena, above->block->paragraph.first), title) != SIZE_MAX;
}

/* The table just before the chart holds its values; else the chart brings a table. */
static void gather_chart(struct gathering *gathering, const struct chart *chart)
{
    if (!chart->category_count || !chart->series_count) return;
    struct part *last = gathering->last->last;
    struct chart_range range;
    struct draft_table *draft = last ? last->draft : NULL;
    if (!draft || !charts_find(gathering->maker, draft, chart, &range)) {
        gather_table(gathering, charts_make_table(gathering->maker, chart));
        draft = gathering->last->last->draft;
        if (!charts_take(gathering->maker, draft, chart, &range))
            return; /* all its values are beyond any format */
    }
    struct part *part = add_part(gathering, PART_CHART);
    part->captioned = is_captioned(gathering->maker->arena, part->before, chart->title);
    part->chart = chart;
    part->draft = draft;
    part->range = range;
}

static void gather_nodes(struct gathering *gathering, const struct diagram *diagram,
                         const struct diagram_node *first, struct text indent)
{
    struct arena *arena = gathering->maker->arena;
    for (const struct diagram_node *node = first; node; node = node->next) {
        add_words(gathering, text_join(arena, indent, node->text), diagram->style);
        gather_nodes(gathering, diagram, node->first, text_join(arena, indent, TEXT("　　")));
    }
}

static void gather(struct gathering *gathering, const struct block *first);

/* A picture that is there speaks for itself; one that is not has its words in its place. */
static void gather_figure(struct gathering *gathering, const struct block *block)
{
    const struct figure *figure = &block->figure;
    if (figure->picture) {
        struct part *part = add_part(gathering, PART_PICTURE);
        part->block = block;
        part->keep_next = figure->caption != NULL;
    }
    if (figure->caption)
        gather(gathering, figure->caption);
    else if (!figure->picture)
        add_words(gathering, figure_words(figure), NULL);
}

static void gather_group(struct gathering *gathering, const struct group *group)
{
    if (group->frame_title)
        add_words(gathering, book_inline_text(gathering->maker->arena, group->frame_title),
                  group->frame_title_style);
    gather(gathering, group->first);
}

static void gather_paragraph(struct gathering *gathering, const struct block *block)
{
    struct part *part = add_part(gathering, PART_PARAGRAPH);
    part->block = block;
    part->keep_next = block->keep_next || (block->style && block->style->keep_next);
}

static void gather_block(struct gathering *gathering, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_PARAGRAPH: gather_paragraph(gathering, block); return;
    case BLOCK_GROUP: gather_group(gathering, &block->group); return;
    case BLOCK_TABLE:
        gather(gathering, block->table.caption);
        if (block->table.caption && gathering->last->last) gathering->last->last->keep_next = true;
        gather_table(gathering, &block->table);
        return;
    case BLOCK_CHART: gather_chart(gathering, &block->chart); return;
    case BLOCK_FIGURE: gather_figure(gathering, block); return;
    case BLOCK_DIAGRAM:
        gather_nodes(gathering, &block->diagram, block->diagram.first, (struct text){0});
        gather(gathering, block->diagram.caption);
        return;
    case BLOCK_BREAK:
        if (block->page_break.master >= 0 &&
            block->page_break.master < gathering->maker->publication->master_count)
            gathering->master = &gathering->maker->publication->masters[block->page_break.master];
        return;
    case BLOCK_RULE: return;
    }
}

static void gather(struct gathering *gathering, const struct block *first)
{
    for (const struct block *block = first; block; block = block->next) {
        leave_space(gathering->last, block->before);
        gather_block(gathering, block);
        leave_space(gathering->last, block->after);
    }
}

static bool is_sheet(const struct block *block)
{
    return block->kind == BLOCK_GROUP && block->outline.length;
}

/* Is there a group with a title in it, however deep in groups without one? */
static bool holds_sheets(const struct block *block)
{
    if (block->kind != BLOCK_GROUP) return false;
    if (is_sheet(block)) return true;
    for (const struct block *child = block->group.first; child; child = child->next)
        if (holds_sheets(child)) return true;
    return false;
}

/* A title page before the first sheet with a title stands on that sheet. */
static void begin_sheet(struct gathering *gathering, struct text name)
{
    bool only_titles =
        gathering->last == gathering->first && !gathering->last->table_count && !gathering->titled;
    if (only_titles)
        gathering->last->name = name;
    else
        new_sheet(gathering, name);
    gathering->last->titled = true;
    gathering->titled = true;
}

/* A sheet for each outermost group with a title. */
static void gather_sheets(struct gathering *gathering, const struct block *first)
{
    for (const struct block *block = first; block; block = block->next) {
        if (!is_sheet(block) && holds_sheets(block)) {
            gather_sheets(gathering, block->group.first);
            continue;
        }
        if (is_sheet(block)) begin_sheet(gathering, block->outline);
        leave_space(gathering->last, block->before);
        gather_block(gathering, block);
        leave_space(gathering->last, block->after);
        if (!gathering->last->first) gathering->last->master = gathering->master;
    }
}

/* -- the page ------------------------------------------------------------------------------------------------------------- */

static void set_paper(struct sheet *sheet, const struct page_master *master)
{
    enum { A4_LONG = 841890, USUAL = 51 * PT };
    sheet->margins[0] = sheet->margins[1] = sheet->margins[2] = sheet->margins[3] = USUAL;
    if (!master) return;
    int32_t longer = master->width > master->height ? master->width : master->height;
    sheet->paper = longer > A4_LONG + 100 * PT ? PAPER_A3 : PAPER_A4;
    sheet->landscape = master->width > master->height;
    sheet->margins[0] =
        master->first_top && master->first_top < master->top ? master->first_top : master->top;
    sheet->margins[1] = master->outside;
    sheet->margins[2] = master->height - master->bottom;
    sheet->margins[3] = master->inside;
}

static int32_t page_width(const struct sheet *sheet)
{
    enum { A4_SHORT = 595276, A4_LONG = 841890, A3_LONG = 1190551, SLACK = 750 };
    bool a3 = sheet->paper == PAPER_A3;
    int32_t width = sheet->landscape ? (a3 ? A3_LONG : A4_LONG) : (a3 ? A4_LONG : A4_SHORT);
    return width - sheet->margins[1] - sheet->margins[3] - SLACK;
}

/* As much of it as its share of Excel's 255 characters for three parts and their looks; & is written twice there. */
static struct text running_cut(struct book_maker *maker, struct text text)
{
    enum { MOST = 45 };
    size_t units = 0;
    for (struct text rest = text; rest.length;) {
        size_t at = text.length - rest.length;
        uint32_t c = text_next(&rest);
        units += c == '&' || c > 0xFFFF ? 2 : 1;
        if (units <= MOST) continue;
        DIAG(maker->diagnostics, RUNNING_SHORTENED,
             .arguments = {text, text_format(maker->arena, "%zu", text_count(text_slice(text, 0, at)))});
        return text_slice(text, 0, at);
    }
    return text;
}

/* Running matter is one line. */
static void set_running(struct book_maker *maker, struct text *to, const struct inline_run *run)
{
    struct text text = text_trim(book_inline_text(maker->arena, run));
    if (text.length && !to->length) *to = running_cut(maker, text);
}

static void set_runnings(struct book_maker *maker, struct sheet *sheet, const struct page_master *master)
{
    for (uint16_t i = 0; master && i < master->running_count; i++) {
        const struct running *running = &master->runnings[i];
        bool foot = running->top > master->height / 2;
        if (running->not_on_first)
            continue; /* repeats what the first rows say; Excel repeats the head rows */
        set_running(maker, foot ? &sheet->footer_left : &sheet->header_left, running->left);
        set_running(maker, foot ? &sheet->footer_center : &sheet->header_center, running->center);
        set_running(maker, foot ? &sheet->footer_right : &sheet->header_right, running->right);
    }
    struct text pages = TEXT("{page} / {pages}"), page = TEXT("{page}");
    if (text_find(sheet->footer_left, page) != SIZE_MAX ||
        text_find(sheet->footer_center, page) != SIZE_MAX || text_find(sheet->footer_right, page) != SIZE_MAX)
        return;
    if (!sheet->footer_left.length) sheet->footer_left = running_cut(maker, maker->publication->title);
    if (!sheet->footer_right.length)
        sheet->footer_right = pages;
    else
        sheet->footer_center = pages;
}

static void set_draft(struct book_maker *maker, struct sheet *sheet)
{
    const struct publication *publication = maker->publication;
    if (!publication->draft) return;
    struct text note = publication->draft_note.length ? publication->draft_note : publication->date;
    struct text draft = text_trim(text_join(maker->arena, TEXT("DRAFT　"), names_cut(note, 30)));
    /* After the name in the running head, as on a page; alone it stands in the middle. */
    if (sheet->header_left.length)
        sheet->header_left = text_join(maker->arena, sheet->header_left, TEXT("（案）"));
    else
        sheet->header_center = TEXT("（案）");
    if (sheet->footer_center.length)
        draft = text_join(maker->arena, text_join(maker->arena, sheet->footer_center, TEXT("　")), draft);
    sheet->footer_center = draft;
}

/* -- the sheets ------------------------------------------------------------------------------------------------------------ */

static struct draft_table **tables_of(struct book_maker *maker, const struct parts *parts)
{
    struct draft_table **tables = ARENA_ARRAY(maker->arena, struct draft_table *, parts->table_count);
    size_t count = 0;
    for (const struct part *part = parts->first; part; part = part->next)
        if (part->kind == PART_TABLE) tables[count++] = part->draft;
    return tables;
}

static void add_parts(struct sheet_builder *builder, const struct parts *parts)
{
    enum { WIDEST_GAP = 30 * PT };
    for (struct part *part = parts->first; part; part = part->next) {
        part->row = builder->sheet->row_count;
        sheet_add_space(builder, part->gap < WIDEST_GAP ? part->gap : WIDEST_GAP);
        switch (part->kind) {
        case PART_PARAGRAPH: paragraphs_add(builder, part->block); break;
        case PART_PICTURE: sheet_add_picture(builder, &part->block->figure); break;
        case PART_TABLE:
            heights_set(builder->maker, part->draft, &builder->plan);
            tables_add(builder, part->draft,
                            part->draft == builder->plan.main ? TABLE_MAIN : TABLE_ASIDE);
            break;
        case PART_CHART:
            charts_add(builder, part->chart, part->draft, &part->range, part->captioned);
            break;
        }
    }
}

/* Does the part stand on one page with the next: a caption with its table, a table with its chart, a chart with its note? */
static bool stays_with_next(const struct part *part)
{
    const struct part *next = part->next;
    if (!next) return false;
    switch (part->kind) {
    case PART_PARAGRAPH:
    case PART_PICTURE: return part->keep_next;
    case PART_TABLE: return next->kind == PART_CHART;
    case PART_CHART:
        return next->kind == PART_CHART || (next->kind == PART_PARAGRAPH && !next->gap && !next->keep_next);
    }
    return false;
}

/* Where a sheet is a sequence of small tables and charts, what belongs together is not parted by a page's end; in a long
 * table a band is not the last row of a page, nor are the rows of one merged cell parted. */
static void set_page_breaks(struct book_maker *maker, const struct book_columns *plan, struct sheet *sheet,
                            const struct parts *parts)
{
    struct page_starts starts = {.arena = maker->arena};
    bool bands = plan->main && pages_has_bands(plan->main);
    if (plan->main && !bands) return;
    for (const struct part *part = parts->first, *last; part; part = last->next) {
        pages_add_start(&starts, part->row);
        for (last = part; stays_with_next(last);)
            last = last->next;
        if (last->kind == PART_TABLE && last->draft == plan->main) pages_add_rows(&starts, plan->main);
    }
    if (pages_break(sheet, &starts)) return;
    DIAG(maker->diagnostics, BREAKS_MANY,
         .at = parts->first && parts->first->block ? parts->first->block->at : (struct position){0},
         .arguments = {sheet->name, text_format(maker->arena, "%d", PAGES_MOST_BREAKS)});
}

/* What a sheet cannot hold is not cut: the workbook is not written. */
static void check_rows(struct book_maker *maker, const struct sheet *sheet, const struct parts *parts)
{
    enum { MOST_ROWS = 1048576 };
    if (sheet->row_count <= MOST_ROWS) return;
    const struct block *block = parts->first && parts->first->block ? parts->first->block : NULL;
    DIAG(maker->diagnostics, ROWS_MANY, .at = block ? block->at : (struct position){0},
         .arguments = {sheet->name, text_format(maker->arena, "%lu", (unsigned long)sheet->row_count),
                       text_format(maker->arena, "%d", MOST_ROWS)});
}

static void make_sheet(struct book_maker *maker, struct sheet *sheet, const struct parts *parts)
{
    set_paper(sheet, parts->master);
    set_runnings(maker, sheet, parts->master);
    set_draft(maker, sheet);
    struct sheet_builder builder = {.maker = maker, .sheet = sheet};
    builder.plan = columns_plan(maker, tables_of(maker, parts), parts->table_count, page_width(sheet));
    add_parts(&builder, parts);
    set_page_breaks(maker, &builder.plan, sheet, parts);
    sheet->column_widths = builder.plan.widths;
    sheet->column_count = builder.plan.count;
    sheet->fit_width = builder.plan.fits;
    sheet->repeat_columns = builder.plan.repeat;
    check_rows(maker, sheet, parts);
}

static void add_lists(struct book_maker *maker, struct book *book, struct sheet_names *names)
{
    if (!lists_count(maker)) return;
    struct sheet *sheet = &book->sheets[book->sheet_count++];
    sheet->name = names_take(names, TEXT("選択肢"));
    lists_make_sheet(maker, sheet);
    book->lists = lists_all(maker);
    book->list_count = (uint32_t)lists_count(maker);
    book->list_sheet = sheet;
}

const struct book *compose_book(const struct publication *publication, struct arena *arena,
                                struct diagnostics *diagnostics)
{
    struct book_maker maker = {
        .publication = publication, .arena = arena, .diagnostics = diagnostics, .formats = {.arena = arena}};
    struct gathering gathering = {.maker = &maker,
                                  .master = publication->master_count ? publication->masters : NULL};
    new_sheet(&gathering, publication->title);
    gather_sheets(&gathering, publication->first);
    struct book *book = ARENA_NEW(arena, struct book);
    *book = (struct book){.title = publication->title,
                          .author = publication->author,
                          .subject = publication->subject,
                          .file_name = publication->file_name,
                          .date = publication->date,
                          .face = "BIZ UDゴシック"};
    book->sheets = ARENA_ARRAY(arena, struct sheet, gathering.count + 1u);
    struct sheet_names names = {.arena = arena};
    for (const struct parts *parts = gathering.first; parts; parts = parts->next) {
        struct sheet *sheet = &book->sheets[book->sheet_count];
        sheet->name = names_take(&names, parts->name);
        if (parts->titled && !text_equal(sheet->name, text_trim(parts->name)))
            DIAG(diagnostics, SHEET_RENAMED, .arguments = {parts->name, sheet->name});
        make_sheet(&maker, sheet, parts);
        if (!book->sheet_count) sheet->first_page = (uint16_t)publication->first_page;
        book->sheet_count++;
    }
    add_lists(&maker, book, &names);
    book->formats = maker.formats.first;
    book->format_count = maker.formats.count;
    return book;
}
