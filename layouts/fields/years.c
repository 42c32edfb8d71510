/* years.c: fiscal years as columns: which ones, and how they are headed. */
#include "years.h"
#include "mixed.h"

struct gathered_year {
    int year;
    const struct prose *written;
};

struct gathered {
    struct arena *arena;
    struct gathered_year *years; /* ascending */
    size_t count, capacity;
};

static void gather(struct gathered *gathered, int year, const struct prose *written)
{
    struct gathered_year *years = gathered->years;
    size_t at = 0;
    if (year == 0) return;
    while (at < gathered->count && years[at].year < year)
        at++;
    if (at < gathered->count && years[at].year == year) {
        if (!years[at].written) years[at].written = written;
        return;
    }
    years = gathered->years = arena_grow(gathered->arena, years, gathered->count, gathered->count + 1,
                                         &gathered->capacity, sizeof *years);
    for (size_t i = gathered->count++; i > at; i--)
        years[i] = years[i - 1];
    years[at] = (struct gathered_year){year, written};
}

static bool is_value(enum record_kind kind)
{
    return kind == RECORD_TARGET || kind == RECORD_ACTUAL || kind == RECORD_ESTIMATE ||
           kind == RECORD_BASELINE;
}

/* The kind asked for; every value of an indicator where `kind` is INDICATOR. */
static bool counts(const struct record *record, enum record_kind kind)
{
    return record->kind == kind || (kind == RECORD_INDICATOR && is_value(record->kind));
}

static bool is_single(const struct record *record)
{
    return record->year && record->year == record->last_year;
}

/* A range becomes one column unless somebody wrote about a single year inside it. */
static void gather_rows(struct gathered *single, struct gathered *ranges, const struct selection *rows,
                        enum record_kind kind)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct record *top = rows->records[i];
        for (const struct record *each = top; each; each = record_walk(each, top)) {
            if (!counts(each, kind)) continue;
            const struct prose *written = record_attribute(each, ATTRIBUTE_YEAR);
            if (is_single(each))
                gather(single, each->year, written);
            else if (each->year) {
                gather(ranges, each->year, record_attribute(each, ATTRIBUTE_FROM));
                gather(ranges, each->last_year, record_attribute(each, ATTRIBUTE_TO));
            }
        }
    }
}

static struct year_columns from_data(const struct context *context, const struct selection *rows,
                                     enum record_kind kind)
{
    struct gathered single = {.arena = context->arena}, ranges = {.arena = context->arena};
    gather_rows(&single, &ranges, rows, kind);
    struct year_columns columns = {
        ARENA_ARRAY(context->arena, struct year_column, single.count + ranges.count + 1), 0};
    int last_single = single.count ? single.years[single.count - 1].year : 0;
    for (size_t i = 0; i < single.count; i++)
        columns.at[columns.count++] =
            (struct year_column){single.years[i].year, single.years[i].year, single.years[i].written};
    int from = 0, to = 0;
    for (size_t i = 0; i < ranges.count; i++) {
        if (ranges.years[i].year <= last_single) continue;
        if (!from) from = ranges.years[i].year;
        to = ranges.years[i].year;
    }
    if (from) columns.at[columns.count++] = (struct year_column){from, to, NULL};
    return columns;
}

static struct year_columns of_the_plan(const struct context *context, enum record_kind kind)
{
    const struct record *whole[1] = {context->binder->plan->root};
    struct selection all = {whole, 1};
    if (!context->binder->all_years)
        context->binder->all_years =
            ARENA_ARRAY(context->binder->whole, struct year_columns, RECORD_KIND_COUNT);
    if (!context->binder->all_years[kind].at) {
        struct context kept = *context;
        kept.arena = context->binder->whole;
        context->binder->all_years[kind] = from_data(&kept, &all, kind);
    }
    return context->binder->all_years[kind];
}

struct year_columns years_of(const struct context *context, const struct selection *rows,
                             enum record_kind kind, struct year_range range)
{
    int from = 0, to = 0;
    const struct plan *plan = context->binder->plan;
    struct year_columns data =
        range.kind == RANGE_ALL ? of_the_plan(context, kind) : from_data(context, rows, kind);
    if (range.kind == RANGE_PLAN && plan->first_year) {
        from = plan->first_year;
        to = plan->last_year;
    } else if (range.kind == RANGE_YEARS && plan->year) {
        from = range.from + plan->year;
        to = range.to + plan->year;
    } else {
        return data;
    }
    /* Years that can be read are 1868 to 2999 (year.c): fewer columns than a table may have. */
    struct year_columns columns = {ARENA_ARRAY(context->arena, struct year_column, (size_t)(to - from + 1)),
                                   0};
    for (int year = from; year <= to; year++) {
        struct year_column column = {year, year, NULL};
        for (size_t i = 0; i < data.count; i++)
            if (data.at[i].first == year && data.at[i].last == year) column.written = data.at[i].written;
        columns.at[columns.count++] = column;
    }
    return columns;
}

static struct text without_fiscal(struct text text)
{
    text = text_trim(text);
    if (text_ends(text, TEXT("年度"))) text.length -= TEXT("年度").length;
    return text_trim(text);
}

struct text year_head(const struct context *context, const struct year_column *column, bool shortened)
{
    struct arena *arena = context->arena;
    if (column->first != column->last) {
        struct text first = year_print(arena, column->first, YEAR_ERA_SHORT);
        struct text last = year_print(arena, column->last, YEAR_ERA_SHORT);
        return house_digits(arena, context->binder->house,
                            text_format(arena, "%.*s～%.*s", TEXT_ARG(first), TEXT_ARG(last)));
    }
    if (!column->written)
        return house_digits(arena, context->binder->house, year_print(arena, column->first, YEAR_ERA_SHORT));
    struct text written = mixed_text(context, column->written);
    return shortened ? without_fiscal(written) : text_trim(written);
}
