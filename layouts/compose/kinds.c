/* kinds.c: which galleys blocks are set as. */
#include "kinds.h"

#include "layouts/flow/kinds.h"
#include "layouts/table/table.h"

const struct galley_kind *const kinds_of_blocks[] = {
    [BLOCK_PARAGRAPH] = &paragraph_galley,
    [BLOCK_GROUP] = &stack_galley,
    [BLOCK_TABLE] = &table_galley,
    [BLOCK_CHART] = &box_galley,
    [BLOCK_FIGURE] = &box_galley,
    [BLOCK_DIAGRAM] = &box_galley,
    [BLOCK_RULE] = &box_galley,
    [BLOCK_BREAK] = &break_galley,
};
