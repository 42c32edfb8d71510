/* glyphs.c: characters measured and classified once, and those that no face has. */
#include "glyphs.h"

enum { GETA = 0x3013 /* 〓 */ };

struct glyph_entry glyph_measured(const struct setter *setter, unsigned role, uint32_t code,
                                  uint32_t modifier, enum writing writing)
{
    struct glyph_measure glyph = {.advance = METRICS_EM};
    bool present = setter->metrics->measure(setter->metrics, role, code, modifier, writing, &glyph);
    return (struct glyph_entry){
        .advance = glyph.advance,
        .face = glyph.face,
        .class = (uint8_t)class_of(code),
        .state = !present          ? GLYPH_ABSENT
                 : glyph.rotated   ? GLYPH_ROTATED
                 : glyph.base_only ? GLYPH_BASE_ONLY
                                   : GLYPH_PRESENT,
    };
}

struct glyph_entry glyph_first_met(struct setter *setter, unsigned role, uint32_t code, enum writing writing)
{
    struct glyph_entry **page = &glyph_pages(setter, role, writing)[code / GLYPH_PAGE];
    if (!*page) *page = ARENA_ARRAY(setter->arena, struct glyph_entry, GLYPH_PAGE);
    return (*page)[code % GLYPH_PAGE] = glyph_measured(setter, role, code, 0, writing);
}

/* The character's own place, if the run's text is what the source says there; else the place of the run. */
static struct position place_in(struct setter *setter, const struct inline_run *run, uint32_t offset)
{
    struct position at = run->at;
    if (!at.source) return at;
    if (!setter->place_known) { /* asked once a run: a run may miss thousands of characters */
        struct text written = text_slice(at.source->content, at.offset, run->text.length);
        setter->as_written = text_equal(written, run->text);
        setter->place_known = true;
    }
    if (setter->as_written) at.offset += offset;
    return at;
}

static size_t place_slot(const struct reported_place *places, size_t capacity, struct reported_place place)
{
    uint64_t hash = ((uint64_t)place.offset << 32 | place.code) * UINT64_C(0x9E3779B97F4A7C15);
    size_t slot = (size_t)(hash >> 20) & (capacity - 1);
    while (places[slot].code && (places[slot].code != place.code || places[slot].offset != place.offset ||
                                 places[slot].source != place.source))
        slot = (slot + 1) & (capacity - 1);
    return slot;
}

static void grow_places(struct setter *setter)
{
    size_t capacity = setter->reported_capacity ? setter->reported_capacity * 2 : 64;
    struct reported_place *places = ARENA_ARRAY(setter->arena, struct reported_place, capacity);
    for (size_t i = 0; i < setter->reported_capacity; i++) {
        if (!setter->reported[i].code) continue;
        places[place_slot(places, capacity, setter->reported[i])] = setter->reported[i];
    }
    setter->reported = places;
    setter->reported_capacity = capacity;
}

/* A text is set more than once: what is wrong at a place is said the first time. */
static bool is_news(struct setter *setter, struct position at, uint32_t code)
{
    struct reported_place place = {at.source, at.offset, code};
    if (setter->reported_count * 2 >= setter->reported_capacity) grow_places(setter);
    size_t slot = place_slot(setter->reported, setter->reported_capacity, place);
    if (setter->reported[slot].code) return false;
    setter->reported[slot] = place;
    setter->reported_count++;
    return true;
}

static void report_cluster(struct setter *setter, const struct cluster *cluster, enum rule rule)
{
    if (!setter->diagnostics) return;
    struct position at = place_in(setter, cluster->run, cluster->offset);
    if (!is_news(setter, at, cluster->code)) return;
    struct text written = text_slice(cluster->run->text, cluster->offset, cluster->bytes);
    struct text_buffer numbers = {.arena = setter->arena};
    for (struct text rest = written; rest.length > 0;)
        buffer_format(&numbers, numbers.length ? " U+%04X" : "U+%04X", (unsigned)text_next(&rest));
    diag_add(setter->diagnostics, rule,
             (struct finding){.at = at, .arguments = {written, buffer_text(&numbers)}});
}

/* U+FE0E and U+FE0F only choose between a sign and a picture of it: nobody misses that. */
void glyph_report_variant(struct setter *setter, const struct cluster *cluster, uint32_t selector)
{
    if (selector != 0xFE0E && selector != 0xFE0F) report_cluster(setter, cluster, RULE_VARIANT_MISSING);
}

void glyph_report_direction(struct setter *setter, const struct inline_run *run, uint32_t offset,
                            uint32_t code)
{
    bool directs = (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069) ||
                   code == 0x200E || code == 0x200F || code == 0x061C;
    if (!directs || !setter->diagnostics) return;
    struct position at = place_in(setter, run, offset);
    if (!is_news(setter, at, code)) return;
    struct text number = text_format(setter->arena, "U+%04X", (unsigned)code);
    DIAG(setter->diagnostics, DIRECTION_CONTROL, .at = at, .arguments = {number});
}

/* Spaces that no face has are set as plain spaces; all else is reported and set as 〓. */
struct glyph_entry glyph_stand_in(struct setter *setter, struct cluster *cluster, enum writing writing)
{
    bool blank = cluster->code == '\t' || cluster->code == 0xA0 ||
                 (cluster->code >= 0x2000 && cluster->code <= 0x200A);
    if (!blank) report_cluster(setter, cluster, RULE_GLYPH_MISSING);
    cluster->code = blank ? ' ' : GETA;
    cluster->flags |= CLUSTER_STAND_IN;
    return glyph_lookup(setter, cluster->style->role, cluster->code, writing);
}
