/* budget.c: how much a definition may make of a plan.
 *
 * A definition that moves to records inside records makes as much as both together; one that does so ten times over makes
 * more than any memory holds. What is bound is counted, and beyond all measure that is an error, not a machine that hangs:
 * the count, not the clock, decides, so that it ends alike everywhere. */
#include "binder.h"

enum { MOST_AT_LEAST = 1000 * 1000, MOST_A_RECORD = 500 };

bool binder_may_make(const struct context *context, const struct element *element, uint64_t things)
{
    uint64_t most = MOST_AT_LEAST + (uint64_t)context->binder->plan->record_count * MOST_A_RECORD;
    if (context->binder->made > most) return false;
    context->binder->made += things;
    if (context->binder->made <= most) return true;
    DIAG(context->diagnostics, BOUND_MUCH, .at = element->node->at,
         .arguments = {context->binder->layout->name,
                       text_format(context->arena, "%llu", (unsigned long long)most)});
    return false;
}
