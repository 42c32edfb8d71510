/* strings.h: the texts of a book's cells, each kept once. Private to output/xlsx. */
#ifndef SHINCHOKU_OUTPUT_XLSX_STRINGS_H
#define SHINCHOKU_OUTPUT_XLSX_STRINGS_H

#include "layouts/model/book.h"
#include "pack.h"

/* Cells stand for their texts: one that has runs is the same as another only where weight, size and colour are. */
struct strings {
    struct arena *arena;
    const struct book_cell **cells; /* by the text's number */
    uint32_t *slots;                /* open addressing; number + 1, or 0 */
    size_t capacity, room;
    uint32_t count; /* of different texts */
    uint64_t uses;
};

/* The number of the cell's text, which is numbered where it is new. */
uint32_t strings_number(struct strings *strings, const struct book_cell *cell);
/* xl/sharedStrings.xml (ECMA-376 18.4). */
void strings_write(const struct strings *strings, const char *face, struct pack *to);

#endif
