/* select.c: which records `each`, `follow` and a table's each= move to. */
#include "select.h"
#include "layouts/language/words.h"

struct wanted {
    enum record_kind kind;
    struct text name; /* level of a section, name of a note; "*" or empty: any */
};

static const struct {
    enum word word;
    enum record_kind kind;
} selectors[] = {
    {WORD_SECTION, RECORD_SECTION},   {WORD_INITIATIVE, RECORD_INITIATIVE},
    {WORD_ACTIVITY, RECORD_ACTIVITY}, {WORD_INDICATOR, RECORD_INDICATOR},
    {WORD_STRAND, RECORD_STRAND},     {WORD_NOTE, RECORD_NOTE},
    {WORD_TAG, RECORD_TAG},           {WORD_DEPARTMENT, RECORD_DEPARTMENT},
};

static bool wanted_by(const struct element *element, struct wanted *wanted)
{
    for (size_t i = 0; i < ARRAY_LEN(selectors); i++) {
        if (!element_has(element, selectors[i].word)) continue;
        *wanted = (struct wanted){selectors[i].kind, element_value(element, selectors[i].word)};
        return true;
    }
    return false;
}

static bool fits(const struct record *record, const struct wanted *wanted)
{
    if (record->kind != wanted->kind) return false;
    if (wanted->name.length == 0 || text_is(wanted->name, "*")) return true;
    enum attribute_kind by = record->kind == RECORD_SECTION ? ATTRIBUTE_LEVEL : ATTRIBUTE_NAME;
    return words_have(wanted->name, record_value(record, by));
}

bool select_takes(const struct element *element, const struct record *record)
{
    struct wanted wanted;
    return wanted_by(element, &wanted) && fits(record, &wanted);
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
    struct wanted wanted;
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
        if (fits(child, &selecting->wanted))
            take(selecting, child);
        else
            search(selecting, child);
    }
}

/* Records without children of their own show those of what they reprint. */
static struct selection select_wanted(const struct context *context, const struct record *top,
                                      struct wanted wanted)
{
    struct selecting selecting = {.context = context, .wanted = wanted};
    if (wanted.kind == RECORD_TAG || wanted.kind == RECORD_DEPARTMENT) { /* the plan's own lists */
        enum record_kind list = wanted.kind == RECORD_TAG ? RECORD_TAGS : RECORD_DEPARTMENTS;
        const struct record *from = plan_list(context->binder->plan, list);
        if (from) search(&selecting, from);
        return selecting.selection;
    }
    search(&selecting, top);
    if (selecting.selection.count == 0 && top->refers && record_attribute(top, ATTRIBUTE_REPRINT_OF))
        search(&selecting, top->refers);
    return selecting.selection;
}

struct selection select_each(const struct context *context, const struct element *element)
{
    struct wanted wanted;
    if (!wanted_by(element, &wanted)) return (struct selection){NULL, 0};
    return select_wanted(context, context->record, wanted);
}

/* A name as in each= of a table: a kind, the kind with a name, either of the whole plan. */
static bool named(const struct context *context, struct text name, const struct record **top,
                  struct wanted *wanted)
{
    *wanted = (struct wanted){.name = TEXT("*")};
    if (text_starts(name, TEXT("plan."))) {
        *top = context->binder->plan->root;
        name = text_slice(name, TEXT("plan.").length, name.length);
    }
    size_t dot = text_find(name, TEXT("."));
    if (dot != SIZE_MAX) wanted->name = text_slice(name, dot + 1, name.length);
    return record_kind_of(text_slice(name, 0, dot), &wanted->kind);
}

struct selection select_named(const struct context *context, struct text name)
{
    struct wanted wanted;
    const struct record *top = context->record;
    if (text_is(name, "self")) { /* one row for the record at hand */
        const struct record **self = ARENA_ARRAY(context->arena, const struct record *, 1);
        self[0] = top;
        return (struct selection){self, 1};
    }
    if (!named(context, name, &top, &wanted)) return (struct selection){NULL, 0};
    return select_wanted(context, top, wanted);
}

bool select_has(const struct context *context, struct text name)
{
    struct selecting selecting = {.context = context};
    const struct record *top = context->record;
    if (!named(context, name, &top, &selecting.wanted)) return false;
    search(&selecting, top);
    return selecting.selection.count > 0;
}
