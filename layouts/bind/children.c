/* children.c: the elements in an element, one after the other. */
#include "children.h"

void bind_children(const struct context *context, const struct element *element, struct blocks *out)
{
    for (const struct element *child = element->first; child; child = child->next)
        context->binder->bind(context, child, out);
}
