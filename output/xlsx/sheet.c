/* sheet.c: one sheet: columns, merges, lists, print setup. Its rows are written by rows.c. */
#include "xlsx.h"

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

/* -- cells ------------------------------------------------------------------------------------------------------------------ */

/* libxlsxwriter knows that cells are joined; rows.c writes what stands in them. */
static void write_merges(struct writer *writer, lxw_worksheet *to, const struct sheet *sheet)
{
    for (uint32_t i = 0; i < sheet->merge_count; i++) {
        const struct merge *merge = &sheet->merges[i];
        xlsx_check(writer, worksheet_merge_range(to, merge->row, merge->column, merge->last_row,
                                                 merge->last_column, "", NULL));
    }
}

/* The looks that cells have are numbered in the order in which they come, and a text that no cell can hold is an error. */
static void look_over_cells(struct writer *writer, const struct sheet *sheet)
{
    enum { LONGEST = 32767 }; /* characters of a cell */
    for (uint32_t i = 0; i < sheet->cell_count; i++) {
        const struct book_cell *cell = &sheet->cells[i];
        uint32_t number = cell->format->number;
        if (!writer->styles[number])
            writer->styles[number] = (uint32_t)lxw_format_get_xf_index(writer->formats[number]);
        if (cell->text.length > LONGEST && text_count(cell->text) > LONGEST)
            xlsx_check(writer, LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED);
        writer->has_texts = writer->has_texts || cell->kind == BOOK_TEXT;
    }
}

/* The range that the file says is used goes from corner to corner. */
static void write_corners(struct writer *writer, lxw_worksheet *to, const struct sheet *sheet)
{
    lxw_format *normal = STAILQ_FIRST(writer->workbook->formats);
    if (!sheet->row_count || !sheet->column_count) return;
    xlsx_check(writer, worksheet_write_blank(to, 0, 0, normal));
    xlsx_check(writer,
               worksheet_write_blank(to, sheet->row_count - 1, (lxw_col_t)(sheet->column_count - 1), normal));
}

/* -- lists and looks that follow values ------------------------------------------------------------------------------------ */

static void write_choice(struct writer *writer, lxw_worksheet *to, const struct choice *choice)
{
    struct text formula = text_format(writer->scratch, "=%s", choice->list->name);
    struct text error = TEXT("一覧から選んでください"), title = TEXT("入力できない値");
    lxw_data_validation validation = {
        .validate = LXW_VALIDATION_TYPE_LIST_FORMULA,
        .value_formula = xlsx_kept(writer, formula),
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
    if (sheet->first_page) worksheet_set_start_page(to, sheet->first_page);
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
    look_over_cells(writer, sheet);
    write_corners(writer, to, sheet);
    write_merges(writer, to, sheet);
    for (uint32_t i = 0; i < sheet->choice_count; i++)
        write_choice(writer, to, &sheet->choices[i]);
    for (uint32_t i = 0; i < sheet->highlight_count; i++)
        write_highlight(writer, to, &sheet->highlights[i]);
    for (uint32_t i = 0; i < sheet->chart_count; i++)
        xlsx_insert_chart(writer, to, sheet, &sheet->charts[i]);
    xlsx_insert_pictures(writer, to, sheet);
    set_use(writer, to, sheet);
    if (sheet->hidden)
        worksheet_hide(to);
    else
        set_print(writer, to, sheet);
}

void xlsx_name_lists(struct writer *writer)
{
    const struct book *book = writer->book;
    for (uint32_t i = 0; i < book->list_count; i++) {
        const struct choice_list *list = book->lists[i];
        const struct merge *range = &list->range;
        char cells[LXW_MAX_CELL_RANGE_LENGTH];
        lxw_rowcol_to_range_abs(cells, range->row, range->column, range->last_row, range->last_column);
        /* The sheet's name is the composer's: there is no apostrophe in it. */
        struct text formula =
            text_format(writer->scratch, "='%.*s'!%s", TEXT_ARG(book->list_sheet->name), cells);
        xlsx_check(writer, workbook_define_name(writer->workbook, list->name, xlsx_string(writer, formula)));
    }
}
