/* page_tags.c: the logical structure: numbers are given in reading order. */
#include "flow.h"

uint32_t tag_new(struct flow *flow, enum tag_role role, uint32_t parent)
{
    if (flow->artifacts > 0 || role == TAG_ARTIFACT) return 0;
    flow->tags =
        arena_grow(flow->arena, flow->tags, flow->tag_count, flow->tag_count + 1, &flow->tag_capacity, sizeof *flow->tags);
    flow->tags[flow->tag_count] =
        (struct tag){.role = (uint8_t)role, .column_span = 1, .row_span = 1, .parent = parent};
    return (uint32_t)flow->tag_count++;
}

uint32_t tag_current(const struct flow *flow, uint32_t tag)
{
    return flow->artifacts > 0 ? 0 : tag;
}
