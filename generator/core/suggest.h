/* suggest.h: what may have been meant, and what there is to choose from: the last two arguments of many findings. */
#ifndef SHINCHOKU_GENERATOR_CORE_SUGGEST_H
#define SHINCHOKU_GENERATOR_CORE_SUGGEST_H

#include "diag.h"

/* Collects names; the nearest to `wrong` is kept on the way. */
struct suggestion {
    struct arena *arena;
    struct text wrong;
    struct text nearest; /* empty: nothing near enough */
    size_t distance;
    struct text_buffer ja, en; /* the list, with the separators of each language */
};

struct suggestion suggest_open(struct arena *arena, struct text wrong);
void suggest_add(struct suggestion *suggestion, struct text name);
/* 「title、p、list」 or “title, p, list”; 「なし」 or “none” when nothing was added. */
struct text suggest_list(const struct suggestion *suggestion);
/* 「。「title」でしょうか」 or “; did you mean “title”?”; empty when nothing is near. */
struct text suggest_nearest(const struct suggestion *suggestion);

#endif
