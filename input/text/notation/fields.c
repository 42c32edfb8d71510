/* fields.c: the table of fields. */
#include "fields.h"

static const struct {
    const char *name;
    enum field_shape shape;
    unsigned parts;
} fields[] = {
#define X(field, name, shape, parts) {name, SHAPE_##shape, parts},
    FIELDS(X)
#undef X
};

const char *field_name(enum field field)
{
    return fields[field].name;
}

bool field_of(struct text name, enum field *field)
{
    for (size_t i = 0; i < ARRAY_LEN(fields); i++) {
        if (!text_is(name, fields[i].name)) continue;
        *field = (enum field)i;
        return true;
    }
    return false;
}

unsigned field_parts(enum field field)
{
    return fields[field].parts;
}

enum field_shape field_shape(enum field field)
{
    return fields[field].shape;
}

const char *field_prose(enum field field)
{
    switch ((int)field) {
    case FIELD_OVERVIEW: return "overview";
    case FIELD_GOAL: return "goal";
    case FIELD_SCHEDULE: return "schedule";
    case FIELD_STATUS: return "status";
    case FIELD_NOTE: return "note";
    default: return NULL;
    }
}

bool field_opens_part(enum field field)
{
    return field == FIELD_INITIATIVE || field == FIELD_INITIATIVE_NO || field == FIELD_ACTIVITY ||
           field == FIELD_INDICATOR || field == FIELD_LEVEL || field == FIELD_LEVEL_NO;
}
