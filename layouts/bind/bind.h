/* bind.h: the door of binding: a definition and a plan in, a publication out, and what the plan holds that it does not show. */
#ifndef SHINCHOKU_LAYOUTS_BIND_BIND_H
#define SHINCHOKU_LAYOUTS_BIND_BIND_H

#include "layouts/fields/options.h"

/* Does the definition's first `each` find something in the plan? */
bool bind_applies(const struct layout *layout, const struct plan *plan);

/* Have initiatives of the plan this department (empty: always)? */
bool bind_has_department(const struct plan *plan, struct text wanted);
/* Says that they have not, and which there are. */
void bind_report_department(struct arena *arena, struct diagnostics *diagnostics, const struct plan *plan,
                            struct text wanted);

/* NULL when the definition finds nothing to show in the plan (reported). `arena` is the job's. */
const struct publication *bind_publication(struct arena *arena, struct diagnostics *diagnostics,
                                           const struct layout *layout, const struct plan *plan,
                                           const struct bind_options *options);

/* Reports what no bit of `shown` covers: each kind of thing once, where it first stands. */
void bind_report_unshown(struct arena *scratch, struct diagnostics *diagnostics, const struct plan *plan,
                         const uint8_t *shown);

/* One output, and what it shows. */
struct bind_output {
    const struct layout *layout;
    enum output_format format;
    const uint8_t *shown;
    /* Of pages: what the workbook of the same layout shows, and they have to; NULL: there is none. */
    const uint8_t *book;
};
/* Reports what this output does not show although it shows others of the kind, or has an element for it. `anywhere`: what
 * some output of the run shows; what none does is bind_report_unshown's. NULL: nobody asked that. */
void bind_report_missed(struct arena *scratch, struct diagnostics *diagnostics,
                        const struct bind_output *output, const struct plan *plan, const uint8_t *anywhere);

#endif
