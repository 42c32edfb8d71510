/* sheet.c: one sheet: cells, merges, lists, print setup. */
#include "xlsx.h"

#include <string.h>

/* Column widths in the file are sevenths of a character of 7 pixels, as libxlsxwriter has it, with 5 pixels of padding
 * that it adds itself. The normal face's digits are 6 pixels wide, so a file width w is 6 w pixels. */
static double column_width(int32_t width)
{
    double pixels = (double)width / PT * 96 / 72, sevenths = pixels * 7 / BOOK_DIGIT_PIXELS - 5;
    return (sevenths > 1 ? (double)(int)(sevenths + 0.5) : 1) / 7;
}

static void set_columns(struct writer *writer, lxw_worksheet *to, const struct sheet *sheet)
{
    for (uint16_t c = 0; c < sheet->column_count; c++)
        xlsx_check(writer, worksheet_set_column(to, c, c, column_width(sheet->column_widths[c]), NULL));
}

static void set_rows(struct writer *writer, lxw_worksheet *to, const struct sheet *sheet)
{
    uint16_t hidden = 0;
    for (uint32_t r = 0; r < sheet->row_count; r++) {
        lxw_row_col_options options = {0};
        if (hidden < sheet->hidden_row_count && sheet->hidden_rows[hidden] == r) options.hidden = 1, hidden++;
        xlsx_check(writer, worksheet_set_row_opt(to, r, (double)sheet->row_heights[r] / PT, NULL, &options));
    }
}

static const struct cell_format *format_at(const struct sheet *sheet, const struct merge *merge)
{
    size_t low = 0, high = sheet->cell_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct book_cell *cell = &sheet->cells[middle];
        bool before = cell->row < merge->row || (cell->row == merge->row && cell->column < merge->column);
        if (before)
            low = middle + 1;
        else
            high = middle;
    }
    return low < sheet->cell_count ? sheet->cells[low].format : NULL;
}

/* Merges come first: they blank their cells. */
static void write_merges(struct writer *writer, lxw_worksheet *to, const struct sheet *sheet)
{
    for (uint32_t i = 0; i < sheet->merge_count; i++) {
        const struct merge *merge = &sheet->merges[i];
        const struct cell_format *format = format_at(sheet, merge);
        xlsx_check(writer,
                   worksheet_merge_range(to, merge->row, merge->column, merge->last_row, merge->last_column,
                                         "", format ? writer->formats[format->number] : NULL));
    }
}

/* The text of an XML element. */
static void add_escaped(struct text_buffer *to, struct text text)
{
    size_t from = 0;
    for (size_t i = 0; i < text.length; i++) {
        const char *entity = text.at[i] == '&'   ? "&amp;"
                             : text.at[i] == '<' ? "&lt;"
                             : text.at[i] == '>' ? "&gt;"
                                                 : NULL;
        if (!entity) continue;
        buffer_add(to, text_slice(text, from, i - from));
        buffer_add(to, text_of(entity));
        from = i + 1;
    }
    buffer_add(to, text_slice(text, from, text.length));
}

/* What opens a run of that look, made once. */
static struct text run_start(struct writer *writer, const struct cell_format *format, bool bold)
{
    struct text *start = &writer->run_starts[(size_t)format->number * 2 + bold];
    if (!start->length)
        *start = text_format(
            writer->scratch,
            "<r><rPr>%s<sz val=\"%g\"/><color rgb=\"FF%06X\"/><rFont val=\"%s\"/><family val=\"3\"/>"
            "<charset val=\"128\"/></rPr><t xml:space=\"preserve\">",
            bold ? "<b/>" : "", (double)format->size / PT, (unsigned)format->rgb, writer->book->face);
    return *start;
}

/* Runs of two weights (ECMA-376 18.4.4). libxlsxwriter makes them through a temporary file a cell, which takes most of the
 * time of a sheet; here they are put among its shared strings, where worksheet_write_string finds them again. */
static void write_runs(struct writer *writer, lxw_worksheet *to, const struct book_cell *cell)
{
    struct text_buffer *runs = &writer->runs;
    const struct cell_format *format = cell->format;
    runs->length = 0;
    for (uint16_t i = 0; i < cell->run_count; i++) {
        buffer_add(runs, run_start(writer, format, cell->runs[i].bold));
        add_escaped(runs, cell->runs[i].text);
        buffer_add(runs, TEXT("</t></r>"));
    }
    enum { LONGEST = 32767 }; /* characters that libxlsxwriter takes, tags included */
    if (runs->length > LONGEST) {
        const char *plain = xlsx_string(writer, cell->text);
        xlsx_check(writer, worksheet_write_string(to, cell->row, cell->column, plain,
                                                  writer->formats[format->number]));
        return;
    }
    const char *string = xlsx_string(writer, buffer_text(runs));
    if (!lxw_get_sst_index(writer->workbook->sst, string, LXW_TRUE)) {
        xlsx_check(writer, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    writer->workbook->sst->string_count--; /* the cell below is the one that counts */
    xlsx_check(writer,
               worksheet_write_string(to, cell->row, cell->column, string, writer->formats[format->number]));
}

static void write_cell(struct writer *writer, lxw_worksheet *to, const struct book_cell *cell)
{
    lxw_format *format = writer->formats[cell->format->number];
    switch (cell->kind) {
    case BOOK_TEXT:
        if (cell->run_count > 1)
            write_runs(writer, to, cell);
        else
            xlsx_check(writer, worksheet_write_string(to, cell->row, cell->column,
                                                      xlsx_string(writer, cell->text), format));
        return;
    case BOOK_NUMBER:
        xlsx_check(writer,
                   worksheet_write_number(to, cell->row, cell->column, xlsx_double(cell->number), format));
        return;
    case BOOK_BLANK: xlsx_check(writer, worksheet_write_blank(to, cell->row, cell->column, format)); return;
    }
}

/* -- lists and looks that follow values ------------------------------------------------------------------------------------ */

/* Excel takes 255 characters for a list, commas between. */
static void write_choice(struct writer *writer, lxw_worksheet *to, const struct choice *choice)
{
    char **values = ARENA_ARRAY(writer->scratch, char *, (size_t)choice->value_count + 1);
    for (uint16_t i = 0; i < choice->value_count; i++)
        values[i] = xlsx_kept(writer, choice->values[i]);
    struct text error = TEXT("一覧から選んでください"), title = TEXT("入力できない値");
    lxw_data_validation validation = {
        .validate = LXW_VALIDATION_TYPE_LIST,
        .value_list = values,
        .error_title = xlsx_kept(writer, title),
        .error_message = xlsx_kept(writer, error),
    };
    const struct merge *range = &choice->range;
    xlsx_check(writer, worksheet_data_validation_range(to, range->row, range->column, range->last_row,
                                                       range->last_column, &validation));
}

static void write_highlight(struct writer *writer, lxw_worksheet *to, const struct highlight *highlight)
{
    struct text quoted = text_format(writer->scratch, "\"%.*s\"", TEXT_ARG(highlight->value));
    const struct cell_format *look = highlight->format;
    lxw_format *format = workbook_add_format(writer->workbook);
    if (!format) {
        xlsx_check(writer, LXW_ERROR_MEMORY_MALLOC_FAILED);
        return;
    }
    if (look->bold) format_set_bold(format);
    format_set_font_color(format, look->rgb ? (lxw_color_t)look->rgb : (lxw_color_t)LXW_COLOR_BLACK);
    if (look->fill != BOOK_NO_FILL)
        format_set_bg_color(format, look->fill ? (lxw_color_t)look->fill : (lxw_color_t)LXW_COLOR_BLACK);
    if (look->top != RULE_NONE) format_set_border(format, LXW_BORDER_THIN);
    lxw_conditional_format condition = {
        .type = LXW_CONDITIONAL_TYPE_CELL,
        .criteria = LXW_CONDITIONAL_CRITERIA_EQUAL_TO,
        .value_string = xlsx_kept(writer, quoted),
        .format = format,
    };
    const struct merge *range = &highlight->range;
    xlsx_check(writer, worksheet_conditional_format_range(to, range->row, range->column, range->last_row,
                                                          range->last_column, &condition));
}

/* -- the printed page ------------------------------------------------------------------------------------------------------- */

static void add_running(struct text_buffer *to, const struct writer *writer, char place, struct text text,
                        const char *size)
{
    if (!text.length) return;
    /* The face comes last, so that a digit at the text's start is not read as part of the size. */
    buffer_format(to, "&%c&%s&\"%s,Regular\"", place, size, writer->book->face);
    while (text.length) {
        if (text_starts(text, TEXT("{page}"))) {
            buffer_add(to, TEXT("&P"));
            text = text_slice(text, sizeof "{page}" - 1, text.length);
        } else if (text_starts(text, TEXT("{pages}"))) {
            buffer_add(to, TEXT("&N"));
            text = text_slice(text, sizeof "{pages}" - 1, text.length);
        } else {
            uint32_t c = text_next(&text);
            if (c == '&') buffer_add(to, TEXT("&"));
            buffer_add_char(to, c < ' ' ? ' ' : c);
        }
    }
}

static void set_running(struct writer *writer, lxw_worksheet *to, const struct sheet *sheet)
{
    enum { EDGE = 27 * PT }; /* baseline of running matter from the paper's edge */
    double edge = (double)EDGE / PT / 72;
    lxw_header_footer_options options = {.margin = edge - 0.1};
    struct text_buffer header = {.arena = writer->scratch}, footer = {.arena = writer->scratch};
    add_running(&header, writer, 'L', sheet->header_left, "8");
    add_running(&header, writer, 'C', sheet->header_center, "14");
    add_running(&header, writer, 'R', sheet->header_right, "8");
    add_running(&footer, writer, 'L', sheet->footer_left, "8");
    add_running(&footer, writer, 'C', sheet->footer_center, "8");
    add_running(&footer, writer, 'R', sheet->footer_right, "8");
    if (header.length)
        xlsx_check(writer, worksheet_set_header_opt(to, xlsx_string(writer, buffer_text(&header)), &options));
    if (footer.length)
        xlsx_check(writer, worksheet_set_footer_opt(to, xlsx_string(writer, buffer_text(&footer)), &options));
}

static void set_page_breaks(struct writer *writer, lxw_worksheet *to, const struct sheet *sheet)
{
    if (!sheet->page_break_count) return;
    lxw_row_t *rows =
        ARENA_ARRAY(writer->scratch, lxw_row_t, (size_t)sheet->page_break_count + 1); /* ended by 0 */
    for (uint16_t i = 0; i < sheet->page_break_count; i++)
        rows[i] = sheet->page_breaks[i];
    xlsx_check(writer, worksheet_set_h_pagebreaks(to, rows));
}

static double inches(int32_t length)
{
    return (double)length / PT / 72;
}

static void set_print(struct writer *writer, lxw_worksheet *to, const struct sheet *sheet)
{
    enum { A3 = 8, A4 = 9 }; /* ECMA-376 18.3.1.63 paperSize */
    worksheet_set_paper(to, sheet->paper == PAPER_A3 ? A3 : A4);
    if (sheet->landscape) worksheet_set_landscape(to);
    worksheet_set_margins(to, inches(sheet->margins[3]), inches(sheet->margins[1]), inches(sheet->margins[0]),
                          inches(sheet->margins[2]));
    if (sheet->fit_width)
        worksheet_fit_to_pages(to, 1, 0);
    else if (sheet->repeat_columns)
        xlsx_check(writer, worksheet_repeat_columns(to, 0, (lxw_col_t)(sheet->repeat_columns - 1)));
    if (sheet->head_last_row || sheet->head_row < sheet->head_last_row)
        xlsx_check(writer, worksheet_repeat_rows(to, sheet->head_row, sheet->head_last_row));
    if (sheet->row_count && sheet->column_count)
        xlsx_check(writer, worksheet_print_area(to, 0, 0, sheet->row_count - 1,
                                                (lxw_col_t)(sheet->column_count - 1)));
    set_page_breaks(writer, to, sheet);
    set_running(writer, to, sheet);
}

static void set_use(struct writer *writer, lxw_worksheet *to, const struct sheet *sheet)
{
    if (sheet->freeze_row || sheet->freeze_column)
        worksheet_freeze_panes(to, sheet->freeze_row, sheet->freeze_column);
    const struct merge *filter = &sheet->filter;
    if (filter->last_row)
        xlsx_check(writer, worksheet_autofilter(to, filter->row, filter->column, filter->last_row,
                                                filter->last_column));
    worksheet_gridlines(to, LXW_HIDE_ALL_GRIDLINES);
    char all[LXW_MAX_CELL_RANGE_LENGTH];
    if (sheet->row_count &&
        sheet->column_count) { /* numbers of items are text on purpose: no green triangles */
        lxw_rowcol_to_range(all, 0, 0, sheet->row_count - 1, (lxw_col_t)(sheet->column_count - 1));
        xlsx_check(writer, worksheet_ignore_errors(to, LXW_IGNORE_NUMBER_STORED_AS_TEXT, all));
    }
    if (!sheet->protect) return;
    /* Against slips, not against people: no password; widths, heights and filters stay free. */
    lxw_protection free_to = {.format_columns = 1, .format_rows = 1, .autofilter = 1, .sort = 1};
    worksheet_protect(to, NULL, &free_to);
}

void xlsx_write_sheet(struct writer *writer, const struct sheet *sheet)
{
    lxw_worksheet *to = workbook_add_worksheet(writer->workbook, xlsx_string(writer, sheet->name));
    if (!to) {
        xlsx_check(writer, LXW_ERROR_PARAMETER_VALIDATION);
        return;
    }
    worksheet_set_default_row(to, 12, 0);
    set_columns(writer, to, sheet);
    set_rows(writer, to, sheet);
    write_merges(writer, to, sheet);
    for (uint32_t i = 0; i < sheet->cell_count && !writer->error; i++)
        write_cell(writer, to, &sheet->cells[i]);
    for (uint16_t i = 0; i < sheet->choice_count; i++)
        write_choice(writer, to, &sheet->choices[i]);
    for (uint16_t i = 0; i < sheet->highlight_count; i++)
        write_highlight(writer, to, &sheet->highlights[i]);
    for (uint16_t i = 0; i < sheet->chart_count; i++)
        xlsx_insert_chart(writer, to, sheet, &sheet->charts[i]);
    set_print(writer, to, sheet);
    set_use(writer, to, sheet);
}
