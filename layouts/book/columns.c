/* columns.c: how wide the columns of a sheet are. All tables of a sheet share its columns: the definition's widths
 * for each table, fitted to the page, and the widest of them for the sheet. */
#include "columns.h"

enum {
    NARROWEST = 15 * PT,     /* a column that fits two digits */
    APART = 4 * PT,          /* from the next column */
    INDENTED = 150 * PT,     /* columns of prose, from which an indent takes less than a tenth */
    NATURAL_MOST = 180 * PT, /* columns sized by content */
    SHRINK_LEAST =
        750,        /* ‰: fixed widths give way this far, then the table takes more than one page's width */
    GIVE_MOST = 600 /* ‰: what a column may keep at least when another needs room for a tall row */
};

int32_t columns_width(const struct book_columns *plan, uint16_t column, uint16_t columns)
{
    int32_t width = 0;
    for (uint16_t i = column; i < column + columns && i < plan->count; i++)
        width += plan->widths[i];
    return width;
}

int32_t columns_measure(const struct book_columns *plan, const struct draft_cell *cell)
{
    return columns_width(plan, cell->column, cell->columns) - cell->look->indent * BOOK_INDENT;
}

static int32_t scaled(int32_t width, int64_t numerator, int64_t denominator)
{
    return (int32_t)((int64_t)width * numerator / (denominator ? denominator : 1));
}

static int32_t sum(const int32_t *widths, uint16_t count)
{
    int32_t total = 0;
    for (uint16_t i = 0; i < count; i++)
        total += widths[i];
    return total;
}

/* Vertical text that may have to lie takes about six lines, of three to eight characters. */
static int32_t lying_width(const struct draft_cell *cell)
{
    enum { LINES = 6, FEWEST = 3, MOST = 8 };
    size_t characters = (text_columns(cell->text.text) / 2 + LINES - 1) / LINES;
    characters = characters < FEWEST ? FEWEST : characters > MOST ? MOST : characters;
    static const char widest[] = "一二三四五六七八";
    struct text line = {widest, characters * (sizeof "一" - 1)};
    return book_width(line, cell->look->size) + APART;
}

/* The smallest width that shows a cell: numbers turn into ##### where they do not fit. */
static int32_t least_width(const struct draft_table *draft, const struct draft_cell *cell)
{
    if (cell->columns > 1) return 0;
    if (cell->kind == BOOK_NUMBER) return book_width(cell->text.text, cell->look->size);
    if (cell->look->vertical && draft->table->filter) return lying_width(cell);
    return NARROWEST;
}

/* The longest piece of a heading between spaces: 「100%以上」 of 「■　100%以上」. */
static int32_t longest_word(struct text text, int32_t size)
{
    int32_t widest = 0;
    while (text.length) {
        struct text rest = text, word = text;
        uint32_t c = text_next(&rest);
        while (c != ' ' && c != '\n' && c != 0x3000 && rest.length)
            c = text_next(&rest);
        word.length = text.length - rest.length;
        int32_t width = book_width(text_trim(word), size);
        if (width > widest) widest = width;
        text = rest;
    }
    return widest;
}

static void grow(int32_t *width, int32_t wanted)
{
    if (*width < wanted) *width = wanted;
}

/* Widths of the columns without a width of their own, from what stands in them. */
static void set_natural(const struct draft_table *draft, int32_t *widths)
{
    for (uint32_t r = 0; r < draft->row_count; r++) {
        for (uint16_t i = 0; i < draft->rows[r].cell_count; i++) {
            const struct draft_cell *cell = &draft->rows[r].cells[i];
            const struct width *given = &draft->table->columns[cell->column].width;
            if (cell->columns > 1 || given->fixed || given->fraction) continue;
            int32_t natural = book_width(cell->text.text, cell->look->size);
            grow(&widths[cell->column], natural < NATURAL_MOST ? natural : NATURAL_MOST);
        }
    }
}

/* Shares what the page leaves among the columns measured in fractions. */
static void share_rest(const struct table *table, int32_t *widths, int32_t page_width)
{
    int64_t fractions = 0;
    for (uint16_t c = 0; c < table->column_count; c++)
        fractions += table->columns[c].width.fraction;
    if (!fractions) return;
    int32_t rest = page_width - sum(widths, table->column_count);
    if (rest < 0) rest = 0;
    for (uint16_t c = 0; c < table->column_count; c++)
        if (table->columns[c].width.fraction)
            widths[c] = scaled(rest, table->columns[c].width.fraction, fractions);
}

static void table_widths(const struct draft_table *draft, int32_t *widths, int32_t page_width)
{
    const struct table *table = draft->table;
    for (uint16_t c = 0; c < table->column_count; c++)
        widths[c] = table->columns[c].width.fixed;
    set_natural(draft, widths);
    share_rest(table, widths, page_width);
    int32_t total = sum(widths, table->column_count);
    if (total <= page_width) return;
    int64_t rate = (int64_t)page_width * 1000 / total;
    if (rate < SHRINK_LEAST) rate = SHRINK_LEAST;
    for (uint16_t c = 0; c < table->column_count; c++)
        widths[c] = scaled(widths[c], rate, 1000);
}

static void keep_least(const struct draft_table *draft, int32_t *widths)
{
    enum { A_LITTLE = 1250 }; /* ‰: a column grows so far to keep a word of its heading whole */
    for (uint32_t r = 0; r < draft->row_count; r++) {
        for (uint16_t i = 0; i < draft->rows[r].cell_count; i++) {
            const struct draft_cell *cell = &draft->rows[r].cells[i];
            grow(&widths[cell->column], least_width(draft, cell));
            if (draft->rows[r].kind != ROW_HEAD || cell->columns > 1 || cell->look->vertical) continue;
            int32_t word = longest_word(cell->text.text, cell->look->size);
            if (word <= scaled(widths[cell->column], A_LITTLE, 1000)) grow(&widths[cell->column], word);
        }
    }
}

/* Widths at which all programs break the table's lines alike. */
static void settle_widths(const struct draft_table *draft, int32_t *widths)
{
    for (uint16_t c = 0; c < draft->table->column_count; c++) {
        const struct style *style = draft->table->columns[c].style;
        int32_t indent = widths[c] >= INDENTED ? BOOK_INDENT : 0;
        widths[c] =
            book_settled_width(widths[c] - indent, style && style->size ? style->size : BOOK_NORMAL_SIZE) +
            indent;
    }
}

/* The table that gives the sheet its columns: the longest whose heading is repeated; NULL: all of them do. */
static const struct draft_table *main_table(struct draft_table *const *tables, size_t count)
{
    if (count == 1) return tables[0];
    const struct draft_table *longest = NULL;
    uint64_t rows = 0;
    for (size_t i = 0; i < count; i++) {
        rows += tables[i]->row_count;
        if (tables[i]->table->repeat_head && (!longest || tables[i]->row_count > longest->row_count))
            longest = tables[i];
    }
    return longest && (uint64_t)longest->row_count * 2 >= rows ? longest : NULL;
}

/* Narrows columns until the sheet is `page_width` wide: wide ones first, then all alike. */
static void fit(int32_t *widths, uint16_t count, int32_t page_width)
{
    enum { WIDE = 4 * NARROWEST };
    int32_t total = sum(widths, count), excess = total - page_width;
    if (excess <= 0) return;
    int64_t pool = 0;
    for (uint16_t c = 0; c < count; c++)
        if (widths[c] > WIDE) pool += widths[c] - WIDE;
    for (uint16_t c = 0; c < count; c++) {
        if (pool < excess)
            widths[c] = scaled(widths[c], page_width, total);
        else if (widths[c] > WIDE)
            widths[c] -= scaled(widths[c] - WIDE, excess, pool) + 1;
    }
}

/* The table that gives the columns keeps the widths of its definition, and takes more than one page's width rather than
 * be squeezed; small excesses come from numbers that need room. */
static bool may_fit(const struct draft_table *main, int32_t total, int32_t page_width)
{
    enum { SQUEEZE = 150 }; /* ‰ */
    return !main || total - page_width <= scaled(page_width, SQUEEZE, 1000);
}

/* -- lines and tall rows ---------------------------------------------------------------------------------------------- */

static void count_cell(struct draft_cell *cell, const struct book_columns *plan)
{
    struct text text = cell->text.text;
    int32_t width = columns_measure(plan, cell);
    if (cell->look->vertical)
        cell->lines = (uint32_t)text_count(text);
    else
        cell->lines = text.length ? book_lines(text, width, cell->look->size) : 1;
}

/* Counts the lines of all cells at the plan's widths. */
static void count_all_lines(const struct draft_table *draft, const struct book_columns *plan)
{
    for (uint32_t r = 0; r < draft->row_count; r++)
        for (uint16_t i = 0; i < draft->rows[r].cell_count; i++)
            count_cell(&draft->rows[r].cells[i], plan);
}

static bool lies_better(const struct draft_cell *cell, const struct book_columns *plan, int32_t others)
{
    int32_t upright = draft_need_in_excel(cell);
    if (upright <= others && upright <= ROW_LIMIT - ROW_PADDING) return false;
    uint32_t lines =
        book_lines(cell->text.text, columns_width(plan, cell->column, cell->columns), cell->look->size);
    return (int32_t)lines * book_pitch(cell->look->size) < upright;
}

/* Vertical text that would make its row taller than the rest of it does lies instead, in the whole column. */
static void lay_vertical(struct book_maker *maker, struct draft_table *draft, uint16_t column,
                         const struct book_columns *plan)
{
    for (uint32_t r = 0; r < draft->row_count; r++) {
        for (uint16_t i = 0; i < draft->rows[r].cell_count; i++) {
            struct draft_cell *cell = &draft->rows[r].cells[i];
            if (cell->column != column || !cell->look->vertical || draft->rows[r].kind != ROW_BODY) continue;
            struct cell_format look = *cell->look;
            look.vertical = false;
            look.align = ALIGN_START;
            cell->look = draft_look(maker, look);
            count_cell(cell, plan);
        }
    }
}

/* A full stop or a digit of half width on a line of its own is no vertical text. */
static bool may_stand(struct text text)
{
    while (text.length)
        if (text_columns_of(text_next(&text)) < 2) return false;
    return true;
}

static bool column_lies(const struct draft_table *draft, uint16_t column, const struct book_columns *plan)
{
    for (uint32_t r = 0; r < draft->row_count; r++) {
        const struct draft_row *row = &draft->rows[r];
        const struct draft_cell *vertical = NULL;
        int32_t others = 0;
        for (uint16_t i = 0; i < row->cell_count && row->kind == ROW_BODY; i++) {
            const struct draft_cell *cell = &row->cells[i];
            if (cell->look->vertical && cell->column == column && !may_stand(cell->text.text)) return true;
            if (cell->look->vertical)
                vertical = cell->column == column ? cell : vertical;
            else if (cell->rows == 1 && draft_need_in_excel(cell) > others)
                others = draft_need_in_excel(cell);
        }
        if (vertical && vertical->rows == 1 && lies_better(vertical, plan, others)) return true;
    }
    return false;
}

/* The tallest need of a row in each column, over cells of one row and one column. */
static int32_t tallest_needs(const struct draft_table *draft, int32_t *needs)
{
    int32_t tallest = 0;
    for (uint32_t r = 0; r < draft->row_count; r++) {
        for (uint16_t i = 0; i < draft->rows[r].cell_count; i++) {
            const struct draft_cell *cell = &draft->rows[r].cells[i];
            if (cell->columns > 1 || cell->rows > 1 || cell->look->vertical) continue;
            grow(&needs[cell->column], draft_need_in_excel(cell));
            grow(&tallest, draft_need_in_excel(cell));
        }
    }
    return tallest;
}

/* Gives columns whose tallest cell is beyond Excel's limit the width they need, from the page's free width first, then
 * from columns with height to spare. Changes nothing where that is not enough for all of them. */
static bool widen(const struct draft_table *draft, struct book_columns *plan, int32_t page_width,
                  struct arena *arena)
{
    enum { MARGIN = 60 }; /* ‰: lines do not fill evenly */
    int32_t limit = ROW_LIMIT - ROW_PADDING;
    uint16_t count = draft->table->column_count;
    int32_t *needs = ARENA_ARRAY(arena, int32_t, count), *wanted = ARENA_ARRAY(arena, int32_t, count);
    if (tallest_needs(draft, needs) <= limit) return false;
    int64_t missing = 0, pool = page_width > plan->total ? page_width - plan->total : 0;
    for (uint16_t c = 0; c < count; c++) {
        wanted[c] = scaled(plan->widths[c], (int64_t)needs[c] * (1000 + MARGIN), (int64_t)limit * 1000);
        grow(&wanted[c], scaled(plan->widths[c], GIVE_MOST, 1000));
        grow(&wanted[c], plan->widths[c] < 4 * NARROWEST ? plan->widths[c] : 4 * NARROWEST);
        if (wanted[c] > plan->widths[c]) missing += wanted[c] - plan->widths[c];
    }
    int64_t free_width = pool;
    for (uint16_t c = 0; c < count; c++)
        if (wanted[c] < plan->widths[c]) pool += plan->widths[c] - wanted[c];
    if (pool < missing) return false;
    int64_t taken = missing > free_width ? missing - free_width : 0, givers = pool - free_width;
    for (uint16_t c = 0; c < count; c++) {
        if (wanted[c] > plan->widths[c])
            plan->widths[c] = wanted[c];
        else
            plan->widths[c] -= scaled(plan->widths[c] - wanted[c], taken, givers);
    }
    settle_widths(draft, plan->widths);
    plan->total = sum(plan->widths, plan->count);
    return true;
}

/* Text keeps off the rule at its left where the column can spare Excel's indent, which is three spaces. */
static void indent_prose(struct book_maker *maker, struct draft_table *draft, const struct book_columns *plan)
{
    for (uint32_t r = 0; r < draft->row_count; r++) {
        for (uint16_t i = 0; i < draft->rows[r].cell_count; i++) {
            struct draft_cell *cell = &draft->rows[r].cells[i];
            struct cell_format look = *cell->look;
            bool prose = look.align == ALIGN_START || look.align == ALIGN_JUSTIFY;
            if (!prose || look.vertical || cell->columns > 1 || cell->kind == BOOK_NUMBER) continue;
            if (plan->widths[cell->column] < INDENTED || draft->rows[r].kind == ROW_BAND) continue;
            look.indent = 1;
            cell->look = draft_look(maker, look);
        }
    }
}

static void settle(struct book_maker *maker, struct draft_table *draft, struct book_columns *plan,
                   int32_t page_width)
{
    indent_prose(maker, draft, plan);
    count_all_lines(draft, plan);
    bool lie = false; /* one key lies: all do */
    for (uint16_t c = 0; c < draft->table->column_count && draft->table->filter; c++)
        lie = lie || column_lies(draft, c, plan);
    for (uint16_t c = 0; c < draft->table->column_count && lie; c++)
        lay_vertical(maker, draft, c, plan);
    /* Lines turn over at whole characters, so that the width is found in steps. */
    enum { STEPS = 4 };
    for (int step = 0; step < STEPS && widen(draft, plan, page_width, maker->arena); step++)
        count_all_lines(draft, plan);
}

/* What each column of a table needs so that its cells do not wrap. */
static void set_needs(const struct draft_table *draft, int32_t *needs)
{
    for (uint32_t r = 0; r < draft->row_count; r++) {
        for (uint16_t i = 0; i < draft->rows[r].cell_count; i++) {
            const struct draft_cell *cell = &draft->rows[r].cells[i];
            int32_t need = book_width(cell->text.text, cell->look->size) + APART;
            if (cell->columns == 1) grow(&needs[cell->column], need < NATURAL_MOST ? need : NATURAL_MOST);
        }
    }
}

/* Each of the table's columns begins where the one before has the width that its words need. */
static void start_in_turn(const struct book_columns *plan, const int32_t *needs, uint16_t count,
                          uint16_t *starts)
{
    uint16_t at = 0;
    for (uint16_t c = 0; c < count; c++) {
        starts[c] = at;
        int32_t width = plan->widths[at++];
        while (width < needs[c] && at + (count - c - 1) < plan->count)
            width += plan->widths[at++];
    }
    starts[count] = at;
}

/* Are `count` columns of the sheet from `first` on about as wide as each other, and as wide as they must be? */
static bool even_run(const struct book_columns *plan, uint16_t first, uint16_t count, const int32_t *needs)
{
    enum { ABOUT = 1100 }; /* ‰ */
    int32_t narrowest = plan->widths[first], widest = narrowest;
    for (uint16_t c = 0; c < count; c++) {
        int32_t width = plan->widths[first + c];
        if (width < needs[c]) return false;
        narrowest = width < narrowest ? width : narrowest;
        widest = width > widest ? width : widest;
    }
    return widest <= scaled(narrowest, ABOUT, 1000);
}

/* The values have columns that stand at even distances, the first that there are; the names have those before. */
static bool start_evenly(const struct book_columns *plan, const int32_t *needs, uint16_t count,
                         uint16_t *starts)
{
    enum { NAMES = 1, FEWEST = 3 };
    int32_t before = plan->widths[0];
    if (count < NAMES + FEWEST) return false;
    for (uint16_t first = 1; first + count - NAMES <= plan->count; before += plan->widths[first++]) {
        if (before < needs[0] || !even_run(plan, first, (uint16_t)(count - NAMES), needs + NAMES)) continue;
        for (uint16_t c = NAMES; c <= count; c++)
            starts[c] = (uint16_t)(first + c - NAMES);
        return true;
    }
    return false;
}

/* Gives a small table above the main one as many of the sheet's columns for each of its own as its words need, where its
 * names would wrap otherwise. Short values then stand in the middle of even columns; else at the left, near each other,
 * however wide the columns are. */
static void spread(struct book_maker *maker, struct draft_table *draft, const struct book_columns *plan)
{
    uint16_t count = draft->table->column_count;
    int32_t *needs = ARENA_ARRAY(maker->arena, int32_t, count);
    uint16_t *starts = ARENA_ARRAY(maker->arena, uint16_t, (size_t)count + 1);
    set_needs(draft, needs);
    if (draft->charted || count > plan->count || needs[0] <= plan->widths[0]) return;
    bool even = start_evenly(plan, needs, count, starts);
    if (!even) start_in_turn(plan, needs, count, starts);
    for (uint32_t r = 0; r < draft->row_count; r++) {
        for (uint16_t i = 0; i < draft->rows[r].cell_count; i++) {
            struct draft_cell *cell = &draft->rows[r].cells[i];
            struct cell_format look = *cell->look;
            uint16_t from = cell->column, to = (uint16_t)(from + cell->columns);
            if (from && cell->columns == 1) look.align = even ? ALIGN_CENTER : ALIGN_START;
            cell->look = draft_look(maker, look);
            cell->column = starts[from];
            cell->columns = (uint16_t)(starts[to] - starts[from]);
        }
    }
}

struct book_columns columns_plan(struct book_maker *maker, struct draft_table *const *tables, size_t count,
                                 int32_t page_width)
{
    struct book_columns plan = {.count = 1};
    for (size_t i = 0; i < count; i++)
        if (tables[i]->table->column_count > plan.count) plan.count = tables[i]->table->column_count;
    plan.widths = ARENA_ARRAY(maker->arena, int32_t, plan.count);
    int32_t *widths = ARENA_ARRAY(maker->arena, int32_t, plan.count);
    const struct draft_table *main = main_table(tables, count);
    plan.main = main;
    for (size_t i = 0; i < count; i++) {
        uint16_t from = main && tables[i] != main ? main->table->column_count : 0;
        table_widths(tables[i], widths, page_width);
        for (uint16_t c = from; c < tables[i]->table->column_count; c++)
            grow(&plan.widths[c], widths[c]);
        keep_least(tables[i], plan.widths);
    }
    if (!count) plan.widths[0] = page_width;
    if (may_fit(main, sum(plan.widths, plan.count), page_width)) fit(plan.widths, plan.count, page_width);
    if (count) settle_widths(main ? main : tables[0], plan.widths);
    plan.total = sum(plan.widths, plan.count);
    plan.fits = plan.total <= page_width;
    if (!plan.fits && main && main->table->freeze_columns > 0)
        plan.repeat = (uint16_t)main->table->freeze_columns;
    for (size_t i = 0; i < count; i++)
        if (tables[i] == main) settle(maker, tables[i], &plan, page_width);
    for (size_t i = 0; i < count; i++) {
        if (tables[i] == main) continue;
        if (main) spread(maker, tables[i], &plan);
        count_all_lines(tables[i], &plan);
    }
    return plan;
}
