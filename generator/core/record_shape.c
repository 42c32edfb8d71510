/* record_shape.c: what may stand where in a plan: the vocabulary of input/schema/plan.rnc as tables.
 *
 * The schema can say that a record is wrong; these tables can also say what would have been right, and a test sees to it
 * that they refuse whatever the schema refuses (tests/unit/test_schema.c). Each element has one
 * list: its children as C(kind, rank, how often) and its attributes as A(name, NEEDED or ALLOWED). */
#include "record_shape.h"
#include "house_style.h"

/* -- lists -------------------------------------------------------------------------------------------------------- */
#define BLOCKS(C, rank, often) \
    C(P, rank, often) C(LIST, rank, often) C(TABLE, rank, often) C(BOX, rank, often) C(FIGURE, rank, often) \
    C(DIAGRAM, rank, often) C(CHART, rank, often)
#define INLINE(C) C(REF, 0, ANY) C(EM, 0, ANY) C(RUBY, 0, ANY) C(BR, 0, ANY)
#define WHEN(A) A(YEAR, ALLOWED) A(FROM, ALLOWED) A(TO, ALLOWED)

#define IN_NOTHING(C)
#define IN_BLOCKS(C) BLOCKS(C, 0, SOME)
#define IN_ANY_BLOCKS(C) BLOCKS(C, 0, ANY)
#define IN_PLAN(C) \
    C(META, 0, ONCE) C(LEVELS, 1, ONCE) C(DEPARTMENTS, 2, ONCE) C(TAGS, 3, ANY) C(SCALES, 4, ONCE) \
    C(SECTION, 5, ANY) C(INITIATIVE, 5, ANY) BLOCKS(C, 5, ANY) C(COLOPHON, 6, ONCE)
#define IN_META(C) \
    C(TITLE, 0, ALWAYS) C(SUBTITLE, 1, ONCE) C(DOCUMENT_TITLE, 2, ONCE) C(ISSUER, 3, ONCE) C(DIVISION, 4, ONCE) \
    C(YEAR, 5, ONCE) C(PERIOD, 6, ANY) C(PUBLISHED, 7, ONCE) C(AS_OF, 8, ONCE) C(REVISION, 9, ANY)
#define IN_LEVELS(C) C(LEVEL, 0, SOME)
#define IN_DEPARTMENTS(C) C(DEPARTMENT, 0, SOME)
#define IN_TAGS(C) C(TAG, 0, SOME) C(LEGEND, 1, ANY)
#define IN_SCALES(C) C(SCALE, 0, SOME)
#define IN_SCALE(C) C(MARK, 0, ALIKE) C(BAND, 0, ALIKE)
#define IN_SECTION(C) \
    C(TITLE, 0, ALWAYS) C(SECTION, 1, ANY) C(INITIATIVE, 1, ANY) C(INDICATOR, 1, ANY) C(NOTE, 1, ANY) \
    C(SUMMARY, 1, ANY) C(REFERENCE, 1, ANY) C(PRINTED, 1, ANY) BLOCKS(C, 1, ANY)
#define IN_INITIATIVE(C) \
    C(TITLE, 0, ALWAYS) C(PROJECT, 1, ANY) C(SUBPROJECT, 1, ANY) C(FIELD_GOAL, 1, ANY) C(POLICY, 1, ANY) \
    C(DEPARTMENT, 1, ANY) C(MARKS, 1, ANY) C(OVERVIEW, 1, ANY) C(GOAL, 1, ANY) C(SCHEDULE, 1, ANY) \
    C(STATUS, 1, ANY) C(STRAND, 1, ANY) C(ACTIVITY, 1, ANY) C(INDICATOR, 1, ANY) C(NOTE, 1, ANY) \
    C(REFERENCE, 1, ANY) C(PRINTED, 1, ANY) C(FIELD, 1, ANY)
#define IN_MARKS(C) C(MARK, 0, ANY)
#define IN_STRAND(C) C(ENTRY, 0, ANY) C(EVALUATION, 1, ONCE)
#define IN_ACTIVITY(C) C(TITLE, 0, ALWAYS) C(DEPARTMENT, 1, ANY) C(INDICATOR, 1, ANY) C(PRINTED, 1, ANY)
#define IN_INDICATOR(C) \
    C(NAME, 0, ALWAYS) C(BASELINE, 1, ANY) C(TARGET, 1, ANY) C(ACTUAL, 1, ANY) C(ESTIMATE, 1, ANY) \
    C(STATED_RATE, 1, ANY) C(FOOTNOTE, 1, ANY) C(PRINTED, 1, ANY)
#define IN_SUMMARY(C) C(TITLE, 0, ONCE) C(ROW, 1, ANY)
#define IN_SUMMARY_ROW(C) C(COUNT, 0, ANY)
#define IN_LIST(C) C(ITEM, 0, SOME)
#define IN_ITEM(C) INLINE(C) BLOCKS(C, 0, ANY)
#define IN_TABLE(C) C(CAPTION, 0, ONCE) C(ROW, 1, SOME)
#define IN_TABLE_ROW(C) C(CELL, 0, SOME)
#define IN_BOX(C) C(TITLE, 0, ONCE) BLOCKS(C, 1, SOME)
#define IN_FIGURE(C) C(CAPTION, 0, ONCE)
#define IN_DIAGRAM(C) C(CAPTION, 0, ONCE) C(NODE, 1, SOME)
#define IN_NODE(C) C(NODE, 0, ANY)
#define IN_COLOPHON(C) C(LINE, 0, SOME)

#define OF_NOTHING(A)
#define OF_PLAN(A) A(ID, NEEDED) A(LANG, ALLOWED) A(NUMERALS, ALLOWED) A(FIRST_PAGE, ALLOWED)
#define OF_PERIOD(A) A(NAME, ALLOWED) A(FROM, NEEDED) A(TO, NEEDED)
#define OF_REVISION(A) A(DATE, NEEDED) A(NO, ALLOWED)
#define OF_LEVEL(A) A(ID, NEEDED)
#define OF_DEPARTMENT(A) A(ID, NEEDED) A(SHORT, ALLOWED)
#define OF_INITIATIVE_DEPARTMENT(A) A(ROLE, ALLOWED)
#define OF_ANY_DEPARTMENT(A) A(ID, ALLOWED) A(SHORT, ALLOWED) A(ROLE, ALLOWED)
#define OF_TAGS(A) A(NAME, NEEDED)
#define OF_TAG(A) A(ID, NEEDED) A(SYMBOL, ALLOWED)
#define OF_LEGEND(A) A(SYMBOL, NEEDED)
#define OF_SCALE(A) A(ID, NEEDED) A(NAME, ALLOWED)
#define OF_SCALE_MARK(A) A(SYMBOL, NEEDED) A(ALSO, ALLOWED)
#define OF_TAG_MARK(A) A(TAG, NEEDED) A(SYMBOL, NEEDED)
#define OF_ANY_MARK(A) A(TAG, ALLOWED) A(SYMBOL, NEEDED) A(ALSO, ALLOWED)
#define OF_BAND(A) A(MIN, ALLOWED) A(ABOVE, ALLOWED) A(EQUAL, ALLOWED)
#define OF_SECTION(A) \
    A(LEVEL, NEEDED) A(NO, ALLOWED) A(ID, ALLOWED) A(TAG, ALLOWED) A(PAGE, ALLOWED) A(REPRINT_OF, ALLOWED) \
    A(COUNTS_WITH, ALLOWED)
#define OF_REFERENCE(A) A(TO, ALLOWED) A(ROLE, ALLOWED)
#define OF_PRINTED(A) A(IN, NEEDED) A(FIELD, NEEDED)
#define OF_INITIATIVE(A) \
    A(ID, NEEDED) A(NO, ALLOWED) A(REPRINT_OF, ALLOWED) A(CATEGORY, ALLOWED) A(NEW, ALLOWED) A(TERM, ALLOWED) \
    A(PAGE, ALLOWED)
#define OF_YEARLY(A) A(YEAR, ALLOWED)
#define OF_STATUS(A) A(YEAR, ALLOWED) A(AS_OF, ALLOWED) A(PROGRESS, ALLOWED) A(SCALE, ALLOWED)
#define OF_FIELD(A) A(NAME, NEEDED) A(YEAR, ALLOWED)
#define OF_STRAND(A) A(ID, ALLOWED) A(SAME_AS, ALLOWED)
#define OF_ENTRY(A) WHEN(A) A(KIND, ALLOWED) A(SAME_AS, ALLOWED)
#define OF_EVALUATION(A) A(YEAR, NEEDED) A(SCALE, ALLOWED)
#define OF_ACTIVITY(A) A(ID, NEEDED) A(REPRINT_OF, ALLOWED)
#define OF_INDICATOR(A) A(ID, ALLOWED) A(NO, ALLOWED) A(UNIT, ALLOWED) A(BETTER, ALLOWED) A(TAG, ALLOWED)
#define OF_VALUE(A) WHEN(A) A(FOOTNOTE, ALLOWED)
#define OF_STATED_RATE(A) A(YEAR, NEEDED)
#define OF_FOOTNOTE(A) A(ID, NEEDED)
#define OF_SUMMARY(A) A(BY, NEEDED) A(SCALE, NEEDED) A(YEAR, NEEDED)
#define OF_SUMMARY_ROW(A) A(OF, NEEDED) A(TOTAL, NEEDED)
#define OF_ANY_ROW(A) A(OF, ALLOWED) A(TOTAL, ALLOWED)
#define OF_COUNT(A) A(BAND, NEEDED)
#define OF_P(A) A(ROLE, ALLOWED)
#define OF_LIST(A) A(MARKER, ALLOWED)
#define OF_ITEM(A) A(NO, ALLOWED)
#define OF_TABLE(A) A(WIDTHS, ALLOWED)
#define OF_CELL(A) A(SPAN, ALLOWED) A(ROWS, ALLOWED) A(HEAD, ALLOWED) A(ALIGN, ALLOWED)
#define OF_FIGURE(A) A(SRC, ALLOWED) A(ALT, NEEDED) A(BESIDE, ALLOWED)
#define OF_DIAGRAM(A) A(KIND, NEEDED) A(ALT, NEEDED)
#define OF_NODE(A) A(TEXT, NEEDED)
#define OF_CHART(A) A(OF, NEEDED)
#define OF_REF(A) A(TO, ALLOWED)
#define OF_RUBY(A) A(TEXT, NEEDED)
#define IN_ROW(C) C(CELL, 0, ANY) C(COUNT, 0, ANY)

/* -- tables ------------------------------------------------------------------------------------------------------- */
#define CHILD(kind, rank, often)    RECORD_##kind,
#define PLACE(kind, rank, often)    {rank, OFTEN_##often},
#define NAME_OF(attribute, need)    ATTRIBUTE_##attribute,
#define NEEDED_NAME(attribute)      ATTRIBUTE_##attribute,
#define ALLOWED_NAME(attribute)
#define IF_NEEDED(attribute, need)  need##_NAME(attribute)

enum { NO_TEXT = false, WITH_TEXT = true };

#define SHAPE(in, of, with_text) \
    { \
        .children = (const enum record_kind[]){in(CHILD) RECORD_KIND_COUNT}, \
        .places = (const struct record_place[]){in(PLACE){0, 0}}, \
        .attributes = (const enum attribute_kind[]){of(NAME_OF) ATTRIBUTE_COUNT}, \
        .required = (const enum attribute_kind[]){of(IF_NEEDED) ATTRIBUTE_COUNT}, .text = with_text, \
    }

static const struct record_shape shapes[RECORD_KIND_COUNT] = {
    [RECORD_PLAN] = SHAPE(IN_PLAN, OF_PLAN, NO_TEXT),
    [RECORD_META] = SHAPE(IN_META, OF_NOTHING, NO_TEXT),
    [RECORD_TITLE] = SHAPE(IN_NOTHING, OF_NOTHING, WITH_TEXT),
    [RECORD_SUBTITLE] = SHAPE(IN_NOTHING, OF_NOTHING, WITH_TEXT),
    [RECORD_DOCUMENT_TITLE] = SHAPE(IN_NOTHING, OF_NOTHING, WITH_TEXT),
    [RECORD_ISSUER] = SHAPE(IN_NOTHING, OF_NOTHING, WITH_TEXT),
    [RECORD_DIVISION] = SHAPE(IN_NOTHING, OF_NOTHING, WITH_TEXT),
    [RECORD_YEAR] = SHAPE(IN_NOTHING, OF_NOTHING, WITH_TEXT),
    [RECORD_PERIOD] = SHAPE(IN_NOTHING, OF_PERIOD, NO_TEXT),
    [RECORD_PUBLISHED] = SHAPE(IN_NOTHING, OF_NOTHING, WITH_TEXT),
    [RECORD_AS_OF] = SHAPE(IN_NOTHING, OF_NOTHING, WITH_TEXT),
    [RECORD_REVISION] = SHAPE(IN_NOTHING, OF_REVISION, WITH_TEXT),
    [RECORD_LEVELS] = SHAPE(IN_LEVELS, OF_NOTHING, NO_TEXT),
    [RECORD_LEVEL] = SHAPE(IN_NOTHING, OF_LEVEL, WITH_TEXT),
    [RECORD_DEPARTMENTS] = SHAPE(IN_DEPARTMENTS, OF_NOTHING, NO_TEXT),
    [RECORD_DEPARTMENT] = SHAPE(IN_NOTHING, OF_ANY_DEPARTMENT, WITH_TEXT),
    [RECORD_TAGS] = SHAPE(IN_TAGS, OF_TAGS, NO_TEXT),
    [RECORD_TAG] = SHAPE(IN_NOTHING, OF_TAG, WITH_TEXT),
    [RECORD_LEGEND] = SHAPE(IN_NOTHING, OF_LEGEND, WITH_TEXT),
    [RECORD_SCALES] = SHAPE(IN_SCALES, OF_NOTHING, NO_TEXT),
    [RECORD_SCALE] = SHAPE(IN_SCALE, OF_SCALE, NO_TEXT),
    [RECORD_MARK] = SHAPE(IN_NOTHING, OF_ANY_MARK, WITH_TEXT),
    [RECORD_BAND] = SHAPE(IN_NOTHING, OF_BAND, WITH_TEXT),
    [RECORD_SECTION] = SHAPE(IN_SECTION, OF_SECTION, NO_TEXT),
    [RECORD_REFERENCE] = SHAPE(IN_NOTHING, OF_REFERENCE, WITH_TEXT),
    [RECORD_PRINTED] = SHAPE(IN_NOTHING, OF_PRINTED, WITH_TEXT),
    [RECORD_INITIATIVE] = SHAPE(IN_INITIATIVE, OF_INITIATIVE, NO_TEXT),
    [RECORD_PROJECT] = SHAPE(IN_NOTHING, OF_NOTHING, WITH_TEXT),
    [RECORD_SUBPROJECT] = SHAPE(IN_NOTHING, OF_NOTHING, WITH_TEXT),
    [RECORD_FIELD_GOAL] = SHAPE(IN_NOTHING, OF_NOTHING, WITH_TEXT),
    [RECORD_POLICY] = SHAPE(IN_NOTHING, OF_NOTHING, WITH_TEXT),
    [RECORD_MARKS] = SHAPE(IN_MARKS, OF_NOTHING, NO_TEXT),
    [RECORD_OVERVIEW] = SHAPE(IN_BLOCKS, OF_NOTHING, NO_TEXT),
    [RECORD_GOAL] = SHAPE(IN_BLOCKS, OF_YEARLY, NO_TEXT),
    [RECORD_SCHEDULE] = SHAPE(IN_BLOCKS, OF_YEARLY, NO_TEXT),
    [RECORD_STATUS] = SHAPE(IN_ANY_BLOCKS, OF_STATUS, NO_TEXT),
    [RECORD_FIELD] = SHAPE(IN_ANY_BLOCKS, OF_FIELD, WITH_TEXT),
    [RECORD_STRAND] = SHAPE(IN_STRAND, OF_STRAND, NO_TEXT),
    [RECORD_ENTRY] = SHAPE(IN_ANY_BLOCKS, OF_ENTRY, NO_TEXT),
    [RECORD_EVALUATION] = SHAPE(IN_NOTHING, OF_EVALUATION, WITH_TEXT),
    [RECORD_ACTIVITY] = SHAPE(IN_ACTIVITY, OF_ACTIVITY, NO_TEXT),
    [RECORD_INDICATOR] = SHAPE(IN_INDICATOR, OF_INDICATOR, NO_TEXT),
    [RECORD_NAME] = SHAPE(IN_NOTHING, OF_NOTHING, WITH_TEXT),
    [RECORD_BASELINE] = SHAPE(IN_NOTHING, OF_VALUE, WITH_TEXT),
    [RECORD_TARGET] = SHAPE(IN_NOTHING, OF_VALUE, WITH_TEXT),
    [RECORD_ACTUAL] = SHAPE(IN_NOTHING, OF_VALUE, WITH_TEXT),
    [RECORD_ESTIMATE] = SHAPE(IN_NOTHING, OF_VALUE, WITH_TEXT),
    [RECORD_STATED_RATE] = SHAPE(IN_NOTHING, OF_STATED_RATE, WITH_TEXT),
    [RECORD_FOOTNOTE] = SHAPE(IN_NOTHING, OF_FOOTNOTE, WITH_TEXT),
    [RECORD_SUMMARY] = SHAPE(IN_SUMMARY, OF_SUMMARY, NO_TEXT),
    [RECORD_ROW] = SHAPE(IN_ROW, OF_ANY_ROW, NO_TEXT),
    [RECORD_COUNT] = SHAPE(IN_NOTHING, OF_COUNT, WITH_TEXT),
    [RECORD_NOTE] = SHAPE(IN_BLOCKS, OF_FIELD, NO_TEXT),
    [RECORD_P] = SHAPE(INLINE, OF_P, WITH_TEXT),
    [RECORD_LIST] = SHAPE(IN_LIST, OF_LIST, NO_TEXT),
    [RECORD_ITEM] = SHAPE(IN_ITEM, OF_ITEM, WITH_TEXT),
    [RECORD_TABLE] = SHAPE(IN_TABLE, OF_TABLE, NO_TEXT),
    [RECORD_CAPTION] = SHAPE(IN_NOTHING, OF_NOTHING, WITH_TEXT),
    [RECORD_CELL] = SHAPE(INLINE, OF_CELL, WITH_TEXT),
    [RECORD_BOX] = SHAPE(IN_BOX, OF_NOTHING, NO_TEXT),
    [RECORD_FIGURE] = SHAPE(IN_FIGURE, OF_FIGURE, NO_TEXT),
    [RECORD_DIAGRAM] = SHAPE(IN_DIAGRAM, OF_DIAGRAM, NO_TEXT),
    [RECORD_NODE] = SHAPE(IN_NODE, OF_NODE, NO_TEXT),
    [RECORD_CHART] = SHAPE(IN_FIGURE, OF_CHART, NO_TEXT),
    [RECORD_COLOPHON] = SHAPE(IN_COLOPHON, OF_NOTHING, NO_TEXT),
    [RECORD_LINE] = SHAPE(IN_NOTHING, OF_NOTHING, WITH_TEXT),
    [RECORD_REF] = SHAPE(IN_NOTHING, OF_REF, WITH_TEXT),
    [RECORD_EM] = SHAPE(IN_NOTHING, OF_NOTHING, WITH_TEXT),
    [RECORD_RUBY] = SHAPE(IN_NOTHING, OF_RUBY, WITH_TEXT),
    [RECORD_BR] = SHAPE(IN_NOTHING, OF_NOTHING, NO_TEXT),
    [RECORD_TEXT] = SHAPE(IN_NOTHING, OF_NOTHING, WITH_TEXT),
};

/* Elements that differ from place to place. */
static const struct {
    enum record_kind parent, kind;
    struct record_shape shape;
} local_shapes[] = {
    {RECORD_DEPARTMENTS, RECORD_DEPARTMENT, SHAPE(IN_NOTHING, OF_DEPARTMENT, WITH_TEXT)},
    {RECORD_INITIATIVE, RECORD_DEPARTMENT, SHAPE(IN_NOTHING, OF_INITIATIVE_DEPARTMENT, WITH_TEXT)},
    {RECORD_ACTIVITY, RECORD_DEPARTMENT, SHAPE(IN_NOTHING, OF_NOTHING, WITH_TEXT)},
    {RECORD_SCALE, RECORD_MARK, SHAPE(IN_NOTHING, OF_SCALE_MARK, WITH_TEXT)},
    {RECORD_MARKS, RECORD_MARK, SHAPE(IN_NOTHING, OF_TAG_MARK, NO_TEXT)},
    {RECORD_SUMMARY, RECORD_ROW, SHAPE(IN_SUMMARY_ROW, OF_SUMMARY_ROW, NO_TEXT)},
    {RECORD_TABLE, RECORD_ROW, SHAPE(IN_TABLE_ROW, OF_NOTHING, NO_TEXT)},
};

const struct record_shape *record_shape(enum record_kind kind)
{
    return &shapes[kind];
}

const struct record_shape *record_shape_in(enum record_kind parent, enum record_kind kind)
{
    for (size_t i = 0; i < ARRAY_LEN(local_shapes); i++)
        if (local_shapes[i].kind == kind && local_shapes[i].parent == parent) return &local_shapes[i].shape;
    return &shapes[kind];
}

bool record_is_mixed(enum record_kind kind)
{
    return kind == RECORD_P || kind == RECORD_ITEM || kind == RECORD_CELL;
}

bool record_is_block(enum record_kind kind)
{
    return kind == RECORD_P || kind == RECORD_LIST || kind == RECORD_TABLE || kind == RECORD_BOX ||
           kind == RECORD_FIGURE || kind == RECORD_DIAGRAM || kind == RECORD_CHART;
}

/* -- words -------------------------------------------------------------------------------------------------------- */
/* `parent` RECORD_KIND_COUNT: wherever the record stands. */
static const struct {
    enum record_kind parent, kind;
    enum attribute_kind attribute;
    const char *words[5];
} word_lists[] = {
#define X(list, style, word) word,
    {RECORD_KIND_COUNT, RECORD_PLAN, ATTRIBUTE_NUMERALS, {NUMERALS_WORDS(X) NULL}},
#undef X
    {RECORD_KIND_COUNT, RECORD_INITIATIVE, ATTRIBUTE_NEW, {"true", NULL}},
    {RECORD_INITIATIVE, RECORD_DEPARTMENT, ATTRIBUTE_ROLE, {"main", "joint", NULL}},
    {RECORD_KIND_COUNT, RECORD_ENTRY, ATTRIBUTE_KIND, {"actual", "plan", NULL}},
    {RECORD_KIND_COUNT, RECORD_INDICATOR, ATTRIBUTE_BETTER, {"higher", "lower", "reach", NULL}},
    {RECORD_KIND_COUNT, RECORD_P, ATTRIBUTE_ROLE, {"heading", "subheading", "note", "reference", NULL}},
    {RECORD_KIND_COUNT, RECORD_CELL, ATTRIBUTE_HEAD, {"row", "col", NULL}},
    {RECORD_KIND_COUNT, RECORD_CELL, ATTRIBUTE_ALIGN, {"left", "center", "right", NULL}},
    {RECORD_KIND_COUNT, RECORD_FIGURE, ATTRIBUTE_BESIDE, {"text", NULL}},
    {RECORD_KIND_COUNT, RECORD_DIAGRAM, ATTRIBUTE_KIND, {"tree", "flow", NULL}},
};

const char *const *record_values(enum record_kind parent, enum record_kind kind, enum attribute_kind attribute)
{
    for (size_t i = 0; i < ARRAY_LEN(word_lists); i++) {
        if (word_lists[i].kind != kind || word_lists[i].attribute != attribute) continue;
        if (word_lists[i].parent == RECORD_KIND_COUNT || word_lists[i].parent == parent)
            return word_lists[i].words;
    }
    return NULL;
}
