/* print.h: what a path finds, as text in the house style; texts with fields in them. */
#ifndef SHINCHOKU_LAYOUTS_FIELDS_PRINT_H
#define SHINCHOKU_LAYOUTS_FIELDS_PRINT_H

#include "fields.h"

/* Prints a path's value (or its alternatives') as inline runs, in the house style; marks it as shown. False when
 * there was nothing to print. */
bool field_print(const struct context *context, const struct field_path *path, struct inlines *out,
                 const struct style *style);
/* The same as one text. */
struct text field_text(const struct context *context, const struct field_path *path);
bool print_template(const struct context *context, const struct template_part *part, struct inlines *out,
                    const struct style *style);
struct text print_template_text(const struct context *context, const struct template_part *part);
/* An attribute that holds a template. */
struct text print_word(const struct context *context, const struct element *element, enum word word);

#endif
