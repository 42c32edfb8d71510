/* module.h: what the modules of the back ends (output/pdf/module, output/xlsx/module) offer to the program that loads them
 * (generator/publish/backend.h): the functions of output.h, in one table each, which is a module's only symbol. */
#ifndef SHINCHOKU_OUTPUT_MODULE_H
#define SHINCHOKU_OUTPUT_MODULE_H

#include "output.h"

struct page_backend {
    struct faces *(*faces_open)(const char *const *chains, size_t count, struct diagnostics *diagnostics);
    const struct metrics *(*faces_metrics)(const struct faces *faces);
    void (*faces_close)(struct faces *faces);
    /* The font files behind them, each once; ended by NULL. They live as long as the faces. */
    const char *const *(*faces_files)(const struct faces *faces);
    struct pdf_writer *(*open)(struct arena *arena, struct faces *faces, int fd);
    struct page_sink (*sink)(struct pdf_writer *writer);
    bool (*close)(struct pdf_writer *writer, const struct document *document, const char *name,
                  struct diagnostics *diagnostics);
    /* Pictures, for both back ends. */
    bool (*examine)(struct text file, struct arena *scratch, struct picture_facts *facts, struct text *reason);
    bool (*remake)(struct text file, uint8_t orientation, struct arena *arena, struct text *remade,
                   struct text *reason);
};

struct book_backend {
    bool (*write)(const struct book *book, int fd, const char *name, struct arena *scratch,
                  struct diagnostics *diagnostics);
};

extern const struct page_backend page_backend;
extern const struct book_backend book_backend;

/* Looked for beside the program, or where it was installed (generator/publish/backend.c). */
#define PAGE_MODULE "shinchoku-pdf.so"
#define PAGE_SYMBOL "page_backend"
#define BOOK_MODULE "shinchoku-workbook.so"
#define BOOK_SYMBOL "book_backend"

#endif
