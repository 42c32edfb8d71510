/* sparse.h: a table by character, of which a document uses a few rows: a plane's rows and a row's cells are made when they
 * are first asked for. All zero is the empty table. */
#ifndef SHINCHOKU_OUTPUT_PDF_FONT_SPARSE_H
#define SHINCHOKU_OUTPUT_PDF_FONT_SPARSE_H

#include <assert.h>
#include <stdint.h>

#include "generator/core/arena.h"

enum { SPARSE_PLANES = 0x11, SPARSE_ROWS = 256, SPARSE_CELLS = 256 };

struct sparse {
    void **planes[SPARSE_PLANES];
};

/* The cell of a character, `size` bytes, zero when it is new. */
static inline void *sparse_cell(struct sparse *table, uint32_t code_point, size_t size, struct arena *arena)
{
    assert(code_point < 0x110000);
    void ***rows = &table->planes[code_point >> 16];
    if (*rows == NULL) *rows = ARENA_ARRAY(arena, void *, SPARSE_ROWS);
    void **cells = &(*rows)[code_point >> 8 & 0xFF];
    if (*cells == NULL) *cells = arena_array(arena, SPARSE_CELLS, size);
    return (char *)*cells + (code_point & 0xFF) * size;
}

#endif
