/* plan.c: what a whole plan has: its lists, its scales, the numbers of its records. */
#include "plan.h"

/* Where the kind stands among the children of a plan; NULL: it does not. */
static const struct record_place *place_in_plan(enum record_kind kind)
{
    const struct record_shape *shape = record_shape(RECORD_PLAN);
    for (size_t i = 0; shape->children[i] != RECORD_KIND_COUNT; i++)
        if (shape->children[i] == kind) return &shape->places[i];
    return NULL;
}

const struct record *plan_list(const struct plan *plan, enum record_kind kind)
{
    const struct record_place *wanted = place_in_plan(kind);
    const struct record *child = wanted ? plan->root->first : NULL;
    while (child && child->kind != kind) {
        const struct record_place *place = place_in_plan(child->kind);
        if (place && place->rank > wanted->rank) return NULL;
        child = child->next;
    }
    return child;
}

const struct record *plan_part(const struct plan *plan, enum record_kind kind)
{
    const struct record *part = plan_list(plan, kind);
    if (part) return part;
    const struct record *meta = plan_list(plan, RECORD_META);
    return meta ? record_child(meta, kind) : NULL;
}

const struct record *plan_scale(const struct plan *plan, struct text id)
{
    const struct record *scales = plan_list(plan, RECORD_SCALES);
    if (!scales) return NULL;
    for (const struct record *scale = scales->first; scale; scale = scale->next)
        if (text_equal(record_value(scale, ATTRIBUTE_ID), id)) return scale;
    return NULL;
}

void plan_finish(struct plan *plan)
{
    struct record *record = plan->root;
    plan->record_count = 0;
    while (record) {
        record->number = plan->record_count++;
        if (record->first) {
            record = record->first;
            continue;
        }
        while (record != plan->root && !record->next)
            record = record->parent;
        record = record == plan->root ? NULL : record->next;
    }
}
