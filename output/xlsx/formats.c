/* formats.c: looks of cells as libxlsxwriter formats. */
#include "xlsx.h"

static uint8_t border_of(enum rule_weight weight)
{
    switch (weight) {
    case RULE_NONE: return LXW_BORDER_NONE;
    case RULE_HAIR: return LXW_BORDER_HAIR;
    case RULE_REGULAR: return LXW_BORDER_THIN;
    case RULE_THICK:
    case RULE_ACCENT: return LXW_BORDER_MEDIUM;
    case RULE_DASHED: return LXW_BORDER_DASHED;
    }
    return LXW_BORDER_NONE;
}

static uint8_t horizontal_of(const struct cell_format *format)
{
    switch (format->align) {
    case ALIGN_START: return LXW_ALIGN_LEFT;
    case ALIGN_CENTER: return LXW_ALIGN_CENTER;
    case ALIGN_END: return LXW_ALIGN_RIGHT;
    case ALIGN_JUSTIFY:
        return LXW_ALIGN_LEFT; /* cells are ragged: Excel opens gaps between words, not characters */
    case ALIGN_SPREAD: return LXW_ALIGN_DISTRIBUTED;
    }
    return LXW_ALIGN_LEFT;
}

static uint8_t vertical_of(enum vertical_align align)
{
    switch (align) {
    case VERTICAL_TOP: return LXW_ALIGN_VERTICAL_TOP;
    case VERTICAL_CENTER: return LXW_ALIGN_VERTICAL_CENTER;
    case VERTICAL_BOTTOM: return LXW_ALIGN_VERTICAL_BOTTOM;
    }
    return LXW_ALIGN_VERTICAL_TOP;
}

/* 0 means automatic to libxlsxwriter; its black has a value of its own. */
static lxw_color_t colour_of(uint32_t rgb)
{
    return rgb ? (lxw_color_t)rgb : (lxw_color_t)LXW_COLOR_BLACK;
}

static void set_font(const struct writer *writer, lxw_format *to, const struct cell_format *format)
{
    format_set_font_name(to, writer->book->face);
    format_set_font_size(to, (double)format->size / PT);
    format_set_font_family(to, 3);    /* modern: fixed pitch */
    format_set_font_charset(to, 128); /* Shift_JIS: names the Japanese face on any system */
    if (format->bold) format_set_bold(to);
    if (format->rgb) format_set_font_color(to, colour_of(format->rgb));
}

static void set_borders(lxw_format *to, const struct cell_format *format)
{
    format_set_top(to, border_of(format->top));
    format_set_bottom(to, border_of(format->bottom));
    format_set_left(to, border_of(format->left));
    format_set_right(to, border_of(format->right));
    if (!format->diagonal) return;
    format_set_diag_type(to, LXW_DIAGONAL_BORDER_UP);
    format_set_diag_border(to, LXW_BORDER_HAIR);
}

static void set_format(struct writer *writer, lxw_format *to, const struct cell_format *format)
{
    set_font(writer, to, format);
    format_set_align(to, horizontal_of(format));
    format_set_align(to, vertical_of(format->vertical_align));
    if (format->wrap && !format->vertical) format_set_text_wrap(to);
    if (format->vertical) format_set_rotation(to, 270);
    if (format->indent) format_set_indent(to, format->indent);
    if (format->unlocked) format_set_unlocked(to);
    if (format->fill != BOOK_NO_FILL) format_set_bg_color(to, colour_of(format->fill));
    if (format->number_format.length) format_set_num_format(to, xlsx_string(writer, format->number_format));
    set_borders(to, format);
}

static lxw_format *new_format(struct writer *writer)
{
    lxw_format *format = workbook_add_format(writer->workbook);
    if (!format) xlsx_check(writer, LXW_ERROR_MEMORY_MALLOC_FAILED);
    return format;
}

void xlsx_make_formats(struct writer *writer)
{
    /* The first format is the normal style: column widths are measured in its digits (see BOOK_NORMAL_SIZE). */
    lxw_format *normal = STAILQ_FIRST(writer->workbook->formats);
    format_set_font_name(normal, writer->book->face);
    format_set_font_size(normal, (double)BOOK_NORMAL_SIZE / PT);
    format_set_font_scheme(normal, "");
    format_set_font_charset(normal, 128);
    writer->formats = ARENA_ARRAY(writer->scratch, lxw_format *, writer->book->format_count);
    writer->styles = ARENA_ARRAY(writer->scratch, uint32_t, writer->book->format_count);
    for (const struct cell_format *each = writer->book->formats; each; each = each->next) {
        lxw_format *format = new_format(writer);
        if (!format) return;
        set_format(writer, format, each);
        writer->formats[each->number] = format;
    }
}
