/* record_shape.h: what may stand where in a plan, as tables. */
#ifndef SHINCHOKU_GENERATOR_CORE_RECORD_SHAPE_H
#define SHINCHOKU_GENERATOR_CORE_RECORD_SHAPE_H

#include "record_kind.h"

/* How often a child may stand in its parent. OFTEN_SOME: at least one child of its rank; OFTEN_ALIKE: and all of one kind. */
enum record_often { OFTEN_ANY, OFTEN_ONCE, OFTEN_ALWAYS, OFTEN_SOME, OFTEN_ALIKE };

/* Where a child stands among its siblings: ranks never decrease; children of one rank stand in any order. */
struct record_place {
    uint8_t rank;
    uint8_t often; /* enum record_often */
};

/* What may stand in a record, as one table: used to answer what was expected and to place text records. */
struct record_shape {
    const enum record_kind *children;   /* allowed child elements, ended by RECORD_KIND_COUNT */
    const struct record_place *places;  /* of each child */
    const enum attribute_kind *attributes; /* allowed, ended by ATTRIBUTE_COUNT */
    const enum attribute_kind *required;   /* ended by ATTRIBUTE_COUNT */
    bool text;                          /* character data may stand in it */
};
/* Of a kind wherever it may stand: what any of its places allows, and what all of them require. */
const struct record_shape *record_shape(enum record_kind kind);
/* Of a kind in that parent: <department>, <mark> and <row> differ from place to place. */
const struct record_shape *record_shape_in(enum record_kind parent, enum record_kind kind);
/* p, item and cell: their text stands in TEXT children, between REF, EM, RUBY and BR. */
bool record_is_mixed(enum record_kind kind);
/* A block of prose: p, list, table, box, figure, diagram, chart. */
bool record_is_block(enum record_kind kind);
/* The words an attribute may have in that record of that parent, ended by NULL; NULL when it is free text. */
const char *const *record_values(enum record_kind parent, enum record_kind kind, enum attribute_kind attribute);

#endif
