/* keep.c: the words of a row's cells in the place of their blocks. */
#include "keep.h"
#include "text.h"

/* Most texts are the record's own and stay where they are. */
static struct text kept(struct arena *arena, const struct arena *passing, struct text text)
{
    return text.length && arena_holds(passing, text.at) ? text_copy(arena, text) : text;
}

static const struct cell_words *words_of(struct arena *arena, const struct arena *blocks,
                                         const struct table *table, const struct table_row *row,
                                         const struct table_cell *cell)
{
    struct cell_words *words = ARENA_NEW(arena, struct cell_words);
    const struct style *style = book_cell_style(table, row, cell);
    words->content = book_blocks_text(arena, cell->first, book_bold(style));
    words->content.text =
        kept(arena, blocks, words->content.text); /* one that was put together has runs in it */
    words->style = style;
    return words;
}

void keep_row_words(struct arena *arena, const struct arena *blocks, const struct table *table,
                    struct table_row *row)
{
    for (uint16_t i = 0; i < row->cell_count; i++) {
        struct table_cell *cell = &row->cells[i];
        cell->name = kept(arena, blocks, cell->name);
        if (cell->first) cell->words = words_of(arena, blocks, table, row, cell);
        cell->first = NULL;
    }
}
