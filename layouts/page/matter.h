/* matter.h: the items of a page live until it is taken. */
#ifndef SHINCHOKU_LAYOUTS_PAGE_MATTER_H
#define SHINCHOKU_LAYOUTS_PAGE_MATTER_H

#include "page_maker.h"

void matter_open(struct page_maker *maker); /* for a pass */
void matter_close(struct page_maker *maker);
void matter_enter(struct page_maker *maker);          /* a page begins */
struct matter *matter_stay(struct page_maker *maker); /* it was closed and stays: its memory */
void matter_enter_again(struct page_maker *maker, struct matter *matter);
void matter_leave(struct matter *matter); /* it is taken after all */

#endif
