/* fields.h: what a path such as {section.施策.no} finds in a context. */
#ifndef SHINCHOKU_LAYOUTS_FIELDS_FIELDS_H
#define SHINCHOKU_LAYOUTS_FIELDS_FIELDS_H

#include "binder.h"

/* What a path finds: records in document order, or an attribute, or something computed. */
struct field_values {
    const struct record **records;
    size_t count;
    const struct prose *attribute;
    struct text computed;
};
struct field_values field_find(const struct context *context, const struct field_path *path);
bool field_is_empty(const struct field_values *values);
/* The indicator around the context's record, else its first; NULL. */
const struct record *field_indicator(const struct context *context);
/* Is it {rate} and nothing else? */
bool field_is_rate(const struct field_path *path);

#endif
