/* objects.c: what lies over the cells of a sheet: where charts stand, and pictures. */
#include "xlsx.h"

#include <errno.h>

double xlsx_object_width(int32_t width)
{
    return xlsx_object_height(width) * 7 / BOOK_DIGIT_PIXELS;
}

double xlsx_object_height(int32_t height)
{
    return (double)height / PT * 96 / 72;
}

/* Where libxlsxwriter knows that heights differ, it adds up those of all rows above each object, for a distance from the
 * sheet's top that the object's cell says better: it is not told. */
void xlsx_set_object_row(struct writer *writer, lxw_worksheet *worksheet, const struct sheet *sheet,
                         uint32_t row)
{
    xlsx_check(writer, worksheet_set_row(worksheet, row, (double)sheet->row_heights[row] / PT, NULL));
    worksheet->row_size_changed = LXW_FALSE;
}

/* Spreadsheets know nothing of how a camera was held. */
static bool bring(const struct picture *picture, struct arena *arena, struct text *bytes, struct text *reason)
{
    if (picture->orientation && !picture->plain && picture->read_upright)
        return picture->read_upright(picture, arena, bytes, reason);
    return !picture->read || picture->read(picture, arena, bytes, reason);
}

/* The picture's file; false after it was reported why it is not what it was when the records were read. */
static bool bring_bytes(struct writer *writer, const struct picture *picture, struct arena *arena,
                        struct text *bytes)
{
    struct text reason = {NULL, 0};
    int before = errno; /* the workbook's own (write_workbook) */
    *bytes = picture->bytes;
    bool there = bring(picture, arena, bytes, &reason);
    errno = before;
    if (there && bytes->length) return true;
    if (there) reason = diag_both(arena, TEXT("空のファイルです"), TEXT("it is empty"));
    DIAG(writer->diagnostics, IMAGE_UNREADABLE, .arguments = {picture->path, reason});
    return false;
}

/* libxlsxwriter copies the bytes; they are not needed again. */
static void insert_picture(struct writer *writer, lxw_worksheet *worksheet, const struct sheet *sheet,
                           const struct book_picture *picture)
{
    const struct picture *from = picture->picture;
    struct arena *arena = arena_open_like(writer->scratch);
    lxw_image_options options = {
        .x_scale = xlsx_object_width(picture->width) / from->width,
        .y_scale = xlsx_object_height(picture->height) / from->height,
        .y_offset = 4,
        .object_position = LXW_OBJECT_MOVE_DONT_SIZE,
        .description = xlsx_kept(writer, picture->alternative),
    };
    struct text bytes;
    if (bring_bytes(writer, from, arena, &bytes)) {
        xlsx_set_object_row(writer, worksheet, sheet, picture->row);
        xlsx_check(writer, worksheet_insert_image_buffer_opt(worksheet, picture->row, 0,
                                                             (const unsigned char *)bytes.at, bytes.length,
                                                             &options));
    }
    arena_close(arena);
}

/* The size on the sheet is ours: what resolution a file says it has does not matter. */
void xlsx_insert_pictures(struct writer *writer, lxw_worksheet *worksheet, const struct sheet *sheet)
{
    enum { USUAL = 96 };
    lxw_object_properties *each;
    for (uint32_t i = 0; i < sheet->picture_count; i++)
        insert_picture(writer, worksheet, sheet, &sheet->pictures[i]);
    STAILQ_FOREACH(each, worksheet->image_props, list_pointers)
    each->x_dpi = each->y_dpi = USUAL;
}
