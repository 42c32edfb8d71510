/* output.h: the back ends: documents and books in, bytes out. Files, locks and renames are the program's. */
#ifndef SHINCHOKU_OUTPUT_OUTPUT_H
#define SHINCHOKU_OUTPUT_OUTPUT_H

#include "layouts/model/book.h"
#include "layouts/model/page.h"

/* Faces for a publication's roles. `chains` has one entry a role: font names or file paths, separated by `|`, tried in
 * that order for each character ("BIZ UDGothic:bold|IPAmjMincho"). NULL after FONT_MISSING was reported. Opened once a
 * process, shared by all documents. */
struct faces;
struct faces *faces_open(const char *const *chains, size_t count, struct diagnostics *diagnostics);
const struct metrics *faces_metrics(const struct faces *faces);
void faces_close(struct faces *faces);
/* The font files, each once; ended by NULL. They live as long as the faces. */
const char *const *faces_files(const struct faces *faces);

/* Where a back end writes. `fd` is open for writing at its start; the back end neither syncs nor closes it.
 * False after the reason was reported (disk full, a limit of the format). */
bool pdf_write(const struct document *document, struct faces *faces, int fd, const char *name,
               struct arena *scratch, struct diagnostics *diagnostics);
/* The same page by page: what is written does not wait in memory. The file can be cut to nothing (a restart does).
 * Findings are reported when it is closed, whatever the reason; `document` has all pages, tags and outline by then. */
struct pdf_writer;
struct pdf_writer *pdf_open(struct arena *arena, struct faces *faces, int fd);
struct page_sink pdf_sink(struct pdf_writer *writer);
bool pdf_close(struct pdf_writer *writer, const struct document *document, const char *name,
               struct diagnostics *diagnostics);
/* What a picture's file holds, once it was seen to its end. */
struct picture_facts {
    uint32_t width, height; /* pixels as they are looked at */
    uint8_t orientation;    /* struct picture */
    bool plain;
};
/* False with the reason in both languages where it is no whole PNG or JPEG, too large, or made to keep a decoder busy. */
bool picture_examine(struct text file, struct arena *scratch, struct picture_facts *facts, struct text *reason);
/* The file made anew: upright, grey or of three colours. */
bool picture_remake(struct text file, uint8_t orientation, struct arena *arena, struct text *remade,
                    struct text *reason);
bool xlsx_write(const struct book *book, int fd, const char *name, struct arena *scratch,
                struct diagnostics *diagnostics);
/* Text dump of every item, for tests. */
bool trace_write(const struct document *document, int fd, struct diagnostics *diagnostics);
/* The fixed face: half an em for narrow characters, one em for wide ones (text_columns_of); it has every character but
 * those of the private use areas. */
const struct metrics *trace_metrics(void);

#endif
