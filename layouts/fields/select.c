/* select.c: which records `each`, `follow` and a table's each= move to. */
#include "select.h"

static bool is_named(const struct record *record, const struct name_list *names)
{
    struct text name =
        record_value(record, record->kind == RECORD_SECTION ? ATTRIBUTE_LEVEL : ATTRIBUTE_NAME);
    for (size_t i = 0; i < names->count; i++)
        if (text_equal(names->at[i], name)) return true;
    return names->count == 0;
}

static bool fits(const struct record *record, const struct selector *selector)
{
    return record->kind == selector->kind && is_named(record, &selector->names);
}

bool select_takes(const struct element *element, const struct record *record)
{
    return selector_selects(&element->selector) && fits(record, &element->selector);
}

static bool belongs(const struct record *initiative, struct text department)
{
    for (const struct record *each = record_own_child(initiative, RECORD_DEPARTMENT); each;
         each = record_following(each))
        if (text_equal(text_trim(record_department_name(each)->text), department)) return true;
    return false;
}

bool select_wants(const struct context *context, const struct record *record)
{
    struct text wanted = context->binder->options->department;
    bool others = false;
    if (wanted.length == 0 || (record->kind != RECORD_INITIATIVE && record->kind != RECORD_SECTION))
        return true;
    for (const struct record *each = record; each; each = record_walk(each, record)) {
        if (each->kind != RECORD_INITIATIVE) continue;
        if (belongs(each, wanted)) return true;
        others = true;
    }
    return !others;
}

struct selecting {
    const struct context *context;
    const struct selector *selector;
    struct selection selection;
    size_t capacity;
};

static void take(struct selecting *selecting, const struct record *record)
{
    struct selection *selection = &selecting->selection;
    selection->records = arena_grow(selecting->context->arena, (void *)selection->records, selection->count,
                                    selection->count + 1, &selecting->capacity, sizeof *selection->records);
    selection->records[selection->count++] = record;
}

/* Records of the kind below `record`; what lies inside one that fits is its own affair. Indicators of activities are
 * not indicators of the initiative: those stop at activities. */
static void search(struct selecting *selecting, const struct record *record)
{
    for (const struct record *child = record->first; child; child = child->next) {
        if (!select_wants(selecting->context, child)) continue;
        if (fits(child, selecting->selector))
            take(selecting, child);
        else
            search(selecting, child);
    }
}

/* One row for the record at hand. */
static struct selection select_self(const struct context *context)
{
    const struct record **self = ARENA_ARRAY(context->arena, const struct record *, 1);
    self[0] = context->record;
    return (struct selection){self, 1};
}

static const struct record *top_of(const struct context *context, const struct selector *selector)
{
    return selector->of_plan ? context->binder->plan->root : context->record;
}

/* Records without children of their own show those of what they reprint. */
struct selection select_records(const struct context *context, const struct selector *selector)
{
    struct selecting selecting = {.context = context, .selector = selector};
    const struct record *top = top_of(context, selector);
    if (selector->self) return select_self(context);
    if (!selector_selects(selector)) return selecting.selection;
    if (selector->kind == RECORD_TAG || selector->kind == RECORD_DEPARTMENT) { /* the plan's own lists */
        enum record_kind list = selector->kind == RECORD_TAG ? RECORD_TAGS : RECORD_DEPARTMENTS;
        const struct record *from = plan_list(context->binder->plan, list);
        if (from) search(&selecting, from);
        return selecting.selection;
    }
    search(&selecting, top);
    if (selecting.selection.count == 0 && top->refers && record_attribute(top, ATTRIBUTE_REPRINT_OF))
        search(&selecting, top->refers);
    return selecting.selection;
}

bool select_has(const struct context *context, const struct selector *selector)
{
    struct selecting selecting = {.context = context, .selector = selector};
    if (selector->kind == NO_KIND) return false;
    search(&selecting, top_of(context, selector));
    return selecting.selection.count > 0;
}
