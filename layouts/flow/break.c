/* break.c: breaks take no room: the stack they stand in ends its page at them. */
#include "galley.h"
#include "kinds.h"

static void make(struct flow *flow, struct galley *galley)
{
    (void)flow;
    galley->height = galley->first = 0;
}

static struct galley_part draw(struct flow *flow, struct galley *galley, struct point at, struct room room)
{
    (void)flow, (void)galley, (void)at, (void)room;
    return (struct galley_part){0, true};
}

const struct galley_kind break_galley = {.make = make, .draw = draw};
