/* workbook.c: what a process sheet costs as a workbook, beside a bare libxlsxwriter program that writes the same cells.
 *
 *     cc -O2 -I. -std=c17 -D_POSIX_C_SOURCE=200809L tests/bench/workbook.c build/release/liboutput_xlsx.a \
 *        build/release/liblayouts.a build/release/libcore.a -lxlsxwriter -lz -licuuc -lm -o workbook_bench
 *     ./workbook_bench 2000
 *
 * Prints: rows, cells, bytes; milliseconds of processor time for composing, for writing and for the bare program, each the
 * best of five; the ratio of ours to the bare one; peak memory. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include <xlsxwriter.h>

#include "output/output.h"
#include "tests/unit/book_sample.h"

enum { RUNS = 5 };

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* The cells as a program would have them that knows nothing but its table: strings and one format a column. */
struct plain_cell {
    const char *text;
    uint32_t row;
    uint16_t column;
};

static struct plain_cell *plain_cells(struct arena *arena, const struct sheet *sheet)
{
    struct plain_cell *cells = ARENA_ARRAY(arena, struct plain_cell, sheet->cell_count);
    for (uint32_t i = 0; i < sheet->cell_count; i++) {
        const struct book_cell *cell = &sheet->cells[i];
        cells[i] =
            (struct plain_cell){arena_copy(arena, cell->text.length ? cell->text.at : "", cell->text.length),
                                cell->row, cell->column};
    }
    return cells;
}

static void write_bare(const struct sheet *sheet, const struct plain_cell *cells, const char *path)
{
    lxw_workbook *workbook = workbook_new(path);
    lxw_worksheet *worksheet = workbook_add_worksheet(workbook, NULL);
    lxw_format *format = workbook_add_format(workbook);
    format_set_font_name(format, "BIZ UDゴシック");
    format_set_font_size(format, 9);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    format_set_border(format, LXW_BORDER_THIN);
    for (uint16_t c = 0; c < sheet->column_count; c++)
        worksheet_set_column(worksheet, c, c, sheet->column_widths[c] / 5250.0, NULL);
    for (uint32_t r = 0; r < sheet->row_count; r++)
        worksheet_set_row(worksheet, r, sheet->row_heights[r] / 1000.0, NULL);
    for (uint32_t i = 0; i < sheet->cell_count; i++)
        worksheet_write_string(worksheet, cells[i].row, cells[i].column, cells[i].text, format);
    workbook_close(workbook);
}

static struct publication *publication_of(struct arena *arena, uint32_t rows)
{
    struct block *title = sample_text(arena, "R7取組実施プロセスシート", &sample_h1);
    struct table *table = sample_sheet_table(arena, rows, 2, sample_scale(arena));
    /* No two records say the same: shared strings must not flatter either program. */
    uint32_t number = 0;
    for (struct table_row *row = table->rows; row; row = row->next, number++) {
        for (uint16_t i = 4; i < row->cell_count && row->kind == ROW_BODY; i++) {
            if (i == 7) continue;
            struct inline_run *run = row->cells[i].first->paragraph.first;
            run->text = text_format(arena, "%.*s（%u）", TEXT_ARG(run->text), (unsigned)number);
        }
    }
    title->next = sample_block(arena, table);
    return sample_publication(arena, "R7取組実施プロセスシート", title);
}

static double least(double a, double b)
{
    return a < b ? a : b;
}

int main(int argc, char **argv)
{
    uint32_t rows = argc > 1 ? (uint32_t)strtoul(argv[1], NULL, 10) : 2000;
    double composing = 1e12, writing = 1e12, bare = 1e12;
    uint32_t cells = 0;
    struct stat status = {0};
    char path[] = "/tmp/workbook-bench-XXXXXX", bare_path[] = "/tmp/workbook-bare-XXXXXX";
    int fd = mkstemp(path), bare_fd = mkstemp(bare_path);
    if (fd < 0 || bare_fd < 0) return 1;
    for (int run = 0; run < RUNS; run++) {
        struct arena *arena = arena_open(NULL), *scratch = arena_open(NULL);
        struct diagnostics *diagnostics = diag_open(arena);
        const struct publication *publication = publication_of(arena, rows);
        double start = milliseconds();
        const struct book *book = compose_book(publication, arena, diagnostics);
        double composed = milliseconds();
        if (ftruncate(fd, 0) || lseek(fd, 0, SEEK_SET) || !xlsx_write(book, fd, path, scratch, diagnostics))
            return 1;
        double written = milliseconds();
        const struct plain_cell *plain = plain_cells(arena, &book->sheets[0]);
        double before = milliseconds();
        write_bare(&book->sheets[0], plain, bare_path);
        bare = least(bare, milliseconds() - before);
        composing = least(composing, composed - start);
        writing = least(writing, written - composed);
        cells = book->sheets[0].cell_count;
        fstat(fd, &status);
        arena_close(scratch);
        arena_close(arena);
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("rows %u  cells %u  bytes %lld\ncompose %.1f ms  write %.1f ms  bare %.1f ms  ratio %.2f  peak "
           "%ld KB\n",
           rows, cells, (long long)status.st_size, composing, writing, bare, (composing + writing) / bare,
           usage.ru_maxrss);
    close(fd), close(bare_fd);
    unlink(path), unlink(bare_path);
    return 0;
}
