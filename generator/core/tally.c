/* tally.c: counts of marks, and of indicators in the bands of a scale. */
#include "tally.h"

uint32_t tally_marks(const struct record *top, enum record_kind kind, struct text symbol)
{
    uint32_t count = 0;
    for (const struct record *each = top; each; each = record_walk(each, top)) {
        if (each->kind != kind) continue;
        struct text value = kind == RECORD_STATUS ? record_value(each, ATTRIBUTE_PROGRESS) : each->prose.text;
        count += text_equal(text_trim(value), symbol);
    }
    return count;
}

static bool limit(const struct record *band, enum attribute_kind attribute, struct decimal *value)
{
    return decimal_parse(record_value(band, attribute), value);
}

static bool in_band(const struct record *band, struct decimal rate)
{
    struct decimal value;
    if (limit(band, ATTRIBUTE_MIN, &value)) return decimal_compare(rate, value) >= 0;
    if (limit(band, ATTRIBUTE_ABOVE, &value)) return decimal_compare(rate, value) > 0;
    if (limit(band, ATTRIBUTE_EQUAL, &value)) return decimal_compare(rate, value) == 0;
    return false;
}

static void take_bands(struct tally *tally)
{
    size_t count = 0;
    for (const struct record *band = tally->scale->first; band; band = band->next)
        count += band->kind == RECORD_BAND;
    tally->bands = ARENA_ARRAY(tally->arena, const struct record *, count);
    tally->too_many = count > TALLY_MOST_BANDS;
    for (const struct record *band = tally->scale->first; band; band = band->next)
        if (band->kind == RECORD_BAND && tally->band_count < TALLY_MOST_BANDS)
            tally->bands[tally->band_count++] = band;
}

/* The section of the level in whose row an indicator counts. */
static const struct record *row_section(const struct record *indicator, struct text level)
{
    const struct record *section = record_section_around(indicator, level);
    if (section && record_attribute(section, ATTRIBUTE_COUNTS_WITH) && section->refers)
        return section->refers;
    return section;
}

static const struct record *row_tag(const struct plan *plan, const struct record *indicator)
{
    struct text tag = record_value(indicator, ATTRIBUTE_TAG);
    for (const struct record *each = indicator->parent; each && tag.length == 0; each = each->parent)
        if (each->kind == RECORD_SECTION) tag = record_value(each, ATTRIBUTE_TAG);
    for (const struct record *tags = record_child(plan->root, RECORD_TAGS); tags;
         tags = record_following(tags))
        for (const struct record *each = tags->first; each; each = each->next)
            if (each->kind == RECORD_TAG && text_equal(record_value(each, ATTRIBUTE_ID), tag)) return each;
    return NULL;
}

static struct tally_row *row_for(struct tally *tally, const struct record *of)
{
    uint32_t *place = &tally->places[of->number];
    if (*place) return &tally->rows[*place - 1];
    tally->rows = arena_grow(tally->arena, tally->rows, tally->row_count, tally->row_count + 1,
                             &tally->capacity, sizeof *tally->rows);
    struct tally_row *row = &tally->rows[tally->row_count++];
    *row = (struct tally_row){.of = of, .bands = ARENA_ARRAY(tally->arena, uint32_t, tally->band_count)};
    *place = (uint32_t)tally->row_count;
    return row;
}

static void make_rows(struct tally *tally)
{
    const struct record *root = tally->plan->root;
    for (const struct record *each = root; each; each = record_walk(each, root)) {
        bool row = tally->by_tag ? each->kind == RECORD_TAG
                                 : each->kind == RECORD_SECTION &&
                                       text_equal(record_value(each, ATTRIBUTE_LEVEL), tally->by) &&
                                       !record_attribute(each, ATTRIBUTE_COUNTS_WITH);
        if (row) row_for(tally, each);
    }
}

struct tally *tally_open(struct arena *arena, const struct plan *plan, const struct record *scale,
                         struct text by, int year)
{
    struct tally *tally = ARENA_NEW(arena, struct tally);
    *tally = (struct tally){
        .scale = scale, .by = by, .year = year, .by_tag = text_is(by, "tag"), .arena = arena, .plan = plan};
    tally->passing = arena_open_under(arena);
    tally->places = ARENA_ARRAY(tally->passing, uint32_t, plan->record_count);
    take_bands(tally);
    make_rows(tally);
    return tally;
}

void tally_add(struct tally *tally, const struct record *indicator, struct decimal rate)
{
    const struct record *of =
        tally->by_tag ? row_tag(tally->plan, indicator) : row_section(indicator, tally->by);
    if (!of) return;
    struct tally_row *row = row_for(tally, of);
    row->total++;
    for (unsigned band = 0; band < tally->band_count; band++) {
        if (!in_band(tally->bands[band], rate)) continue;
        row->bands[band]++;
        break;
    }
}

void tally_close(struct tally *tally)
{
    arena_close(tally->passing);
    tally->passing = NULL;
    tally->places = NULL;
}
