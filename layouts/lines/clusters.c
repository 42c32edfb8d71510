/* clusters.c: inline runs as an array of clusters, measured and classified.
 *
 * Each character is asked of the metrics and of the class tables once a setter; a page of 256 characters is made when
 * one of them is met, so kanji text costs a table look-up a character. */
#include "setter.h"

#include <string.h>

enum { GETA = 0x3013 /* 〓 */, NARROW_DIGITS_UPRIGHT = 2 };

enum glyph_state { GLYPH_UNKNOWN, GLYPH_PRESENT, GLYPH_ROTATED, GLYPH_ABSENT };

static struct glyph_entry measured(const struct setter *setter, unsigned role, uint32_t code,
                                   uint32_t modifier, enum writing writing)
{
    struct glyph_measure glyph = {.advance = METRICS_EM};
    bool present = setter->metrics->measure(setter->metrics, role, code, modifier, writing, &glyph);
    return (struct glyph_entry){
        .advance = glyph.advance,
        .face = glyph.face,
        .class = (uint8_t)class_of(code),
        .state = !present        ? GLYPH_ABSENT
                 : glyph.rotated ? GLYPH_ROTATED
                                 : GLYPH_PRESENT,
    };
}

/* The pages of a role, made when it is first used. */
static struct glyph_entry **pages_of(struct setter *setter, unsigned role, enum writing writing)
{
    struct glyph_entry ***pages = &setter->glyphs[role][writing];
    if (!*pages) *pages = ARENA_ARRAY(setter->arena, struct glyph_entry *, GLYPH_PAGES);
    return *pages;
}

static struct glyph_entry first_met(struct setter *setter, unsigned role, uint32_t code, enum writing writing)
{
    struct glyph_entry **page = &pages_of(setter, role, writing)[code / GLYPH_PAGE];
    if (!*page) *page = ARENA_ARRAY(setter->arena, struct glyph_entry, GLYPH_PAGE);
    return (*page)[code % GLYPH_PAGE] = measured(setter, role, code, 0, writing);
}

static inline struct glyph_entry lookup_glyph(struct setter *setter, unsigned role, uint32_t code,
                                              enum writing writing)
{
    const struct glyph_entry *page = pages_of(setter, role, writing)[code / GLYPH_PAGE];
    if (page && page[code % GLYPH_PAGE].state != GLYPH_UNKNOWN) return page[code % GLYPH_PAGE];
    return first_met(setter, role, code, writing);
}

/* -- characters that no face has --------------------------------------------------------------------------------- */

/* The character's own place, if the run's text is what the source says there; else the place of the run. */
static struct position place_in(const struct inline_run *run, uint32_t offset)
{
    struct position at = run->at;
    if (!at.source) return at;
    struct text written = text_slice(at.source->content, at.offset, run->text.length);
    if (text_equal(written, run->text)) at.offset += offset;
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

static void report_missing(struct setter *setter, const struct cluster *cluster)
{
    if (!setter->diagnostics) return;
    struct position at = place_in(cluster->run, cluster->offset);
    struct reported_place place = {at.source, at.offset, cluster->code};
    if (setter->reported_count * 2 >= setter->reported_capacity) grow_places(setter);
    size_t slot = place_slot(setter->reported, setter->reported_capacity, place);
    if (setter->reported[slot].code) return;
    setter->reported[slot] = place;
    setter->reported_count++;
    struct text written = text_slice(cluster->run->text, cluster->offset, cluster->bytes);
    struct text number = text_format(setter->arena, "U+%04X", (unsigned)cluster->code);
    DIAG(setter->diagnostics, GLYPH_MISSING, .at = at, .arguments = {written, number});
}

/* Spaces that no face has are set as plain spaces; all else is reported and set as 〓. */
static struct glyph_entry stand_in(struct setter *setter, struct cluster *cluster, unsigned role,
                                   enum writing writing)
{
    bool blank = cluster->code == '\t' || cluster->code == 0xA0 ||
                 (cluster->code >= 0x2000 && cluster->code <= 0x200A);
    if (!blank) report_missing(setter, cluster);
    cluster->code = blank ? ' ' : GETA;
    cluster->flags |= CLUSTER_STAND_IN;
    return lookup_glyph(setter, role, cluster->code, writing);
}

/* -- characters ----------------------------------------------------------------------------------------------------- */

/* The next cluster, to be filled. */
static inline struct cluster *add_cluster(struct setter *setter)
{
    if (setter->cluster_count == setter->cluster_capacity)
        setter->clusters =
            arena_grow(setter->arena, setter->clusters, setter->cluster_count, setter->cluster_count + 1,
                       &setter->cluster_capacity, sizeof *setter->clusters);
    return &setter->clusters[setter->cluster_count++];
}

/* text_next with the usual case in line: kanji and kana are well-formed sequences of three bytes. */
static inline uint32_t next_code(struct text *rest)
{
    const unsigned char *s = (const unsigned char *)rest->at;
    if (s[0] < 0x80) {
        rest->at++;
        rest->length--;
        return s[0];
    }
    if (s[0] < 0xE3 || s[0] > 0xE9 || rest->length < 3) return text_next(rest);
    if ((s[1] & 0xC0) != 0x80 || (s[2] & 0xC0) != 0x80) return text_next(rest);
    rest->at += 3;
    rest->length -= 3;
    return (uint32_t)(s[0] & 0x0F) << 12 | (uint32_t)(s[1] & 0x3F) << 6 | (s[2] & 0x3F);
}

/* Could a modifier begin here? Told from its first two bytes, which is asked after every character. */
static inline bool modifier_ahead(struct text rest)
{
    if (rest.length < 2) return false;
    unsigned char first = (unsigned char)rest.at[0], second = (unsigned char)rest.at[1];
    return (first == 0xE3 && second == 0x82) || first == 0xCC || first == 0xCD ||
           (first == 0xE2 && second == 0x83) || (first == 0xEF && second == 0xB8) ||
           (first == 0xF3 && second == 0xA0);
}

/* Takes the modifiers that follow a base; the first of them chooses the glyph. */
static uint32_t take_modifiers(struct text *rest, struct cluster *cluster)
{
    uint32_t first = 0;
    while (modifier_ahead(*rest) && cluster->bytes < UINT16_MAX - 8) {
        struct text after = *rest;
        uint32_t code = text_next(&after);
        if (!class_is_modifier(code)) break;
        if (!first) first = code;
        cluster->bytes = (uint16_t)(cluster->bytes + (rest->length - after.length));
        *rest = after;
    }
    return first;
}

static int32_t in_size(int32_t thousandths, int32_t size)
{
    return (int32_t)((int64_t)thousandths * size / METRICS_EM);
}

static void apply_glyph(struct setter *setter, struct cluster *cluster, struct glyph_entry glyph,
                        enum writing writing)
{
    if (glyph.state == GLYPH_ABSENT) glyph = stand_in(setter, cluster, cluster->style->role, writing);
    cluster->face = glyph.face;
    cluster->advance = in_size(glyph.advance, cluster->style->size);
    if (glyph.state == GLYPH_ROTATED) cluster->flags |= CLUSTER_ROTATED;
    if (glyph.advance >= METRICS_EM * 9 / 10) cluster->flags |= CLUSTER_WIDE;
}

/* What is set for nothing: controls and default ignorables; two of them speak about breaks. */
static uint8_t flag_of_ignorable(uint32_t code)
{
    if (code == 0x200B) return CLUSTER_MAY_BREAK;
    if (code == 0x2060 || code == 0xFEFF) return CLUSTER_NO_BREAK;
    return 0;
}

static void read_text(struct setter *setter, const struct inline_run *run, const struct setting *setting)
{
    const struct style *style = run->style ? run->style : setting->style;
    struct text rest = run->text;
    uint8_t flags = 0;
    while (rest.length) {
        uint32_t offset = (uint32_t)(rest.at - run->text.at);
        uint32_t code = next_code(&rest);
        struct glyph_entry glyph = lookup_glyph(setter, style->role, code, setting->writing);
        if (glyph.class == CLASS_GONE) {
            flags |= flag_of_ignorable(code);
            continue;
        }
        if (code == '\r' && rest.length && rest.at[0] == '\n') next_code(&rest);
        struct cluster *cluster = add_cluster(setter);
        *cluster = (struct cluster){
            .run = run, .style = style, .code = code, .offset = offset, .flags = flags, .class = glyph.class};
        cluster->bytes = (uint16_t)((uint32_t)(rest.at - run->text.at) - offset);
        flags = 0;
        uint32_t modifier = modifier_ahead(rest) ? take_modifiers(&rest, cluster) : 0;
        if (modifier) glyph = measured(setter, style->role, code, modifier, setting->writing);
        if (glyph.class != CLASS_BREAK) apply_glyph(setter, cluster, glyph, setting->writing);
    }
}

/* -- objects -------------------------------------------------------------------------------------------------------- */

static int32_t base_width(struct setter *setter, const struct inline_run *run, const struct style *style)
{
    int64_t width = 0;
    struct text rest = run->text;
    while (rest.length) {
        struct glyph_entry glyph = lookup_glyph(setter, style->role, next_code(&rest), WRITING_HORIZONTAL);
        width += in_size(glyph.advance, style->size) + in_size(style->tracking, style->size);
    }
    return bounded(width);
}

static void read_object(struct setter *setter, const struct inline_run *run, const struct setting *setting)
{
    const struct style *style = run->style ? run->style : setting->style;
    struct cluster object = {.run = run, .style = style, .code = 0xFFFC, .class = CLASS_OBJECT};
    switch (run->kind) {
    case INLINE_TEXT: break;
    case INLINE_BREAK: object.class = CLASS_BREAK; break;
    case INLINE_FILL:
        object.class = CLASS_FILL;
        object.advance = run->leader ? style->size : 0;
        break;
    case INLINE_SPACE:
        object.class = CLASS_SPACE;
        object.advance = run->width;
        break;
    case INLINE_RUBY: object.advance = base_width(setter, run, style); break;
    case INLINE_BADGE:
    case INLINE_MARK:
    case INLINE_SQUARES:
    case INLINE_PAGES:
    case INLINE_FOLIO:
    case INLINE_PAGE_COUNT:
    case INLINE_RUNNING:
        /* May come back to lines_text_width, which appends clusters of its own for the moment. */
        object.advance = setting->width_of ? setting->width_of(run, style, setting->context)
                                           : base_width(setter, run, style);
        break;
    }
    *add_cluster(setter) = object;
}

/* -- vertical: up to two half-width characters stand upright in one cell (JLREQ 3.2.5) ------------------------------ */

static bool upright_pair(const struct cluster *clusters, size_t count)
{
    if (count == 0 || count > NARROW_DIGITS_UPRIGHT) return false;
    if (!class_in(clusters[0].class, CLASSES_DIGIT | CLASS_BIT(LATIN))) return false;
    return count == 1 || class_in(clusters[1].class, CLASSES_DIGIT | CLASS_BIT(LATIN)) ||
           clusters[1].code == '.';
}

static size_t western_length(const struct cluster *clusters, size_t count)
{
    size_t length = 0;
    while (length < count && class_in(clusters[length].class, CLASSES_WESTERN) &&
           clusters[length].run == clusters[0].run)
        length++;
    return length;
}

static void join_upright(struct setter *setter, size_t from)
{
    struct cluster *clusters = setter->clusters;
    size_t kept = from;
    for (size_t i = from; i < setter->cluster_count;) {
        size_t length = western_length(clusters + i, setter->cluster_count - i);
        if (!upright_pair(clusters + i, length)) {
            size_t step = length ? length : 1;
            memmove(clusters + kept, clusters + i, step * sizeof *clusters);
            kept += step;
            i += step;
            continue;
        }
        struct cluster joined = clusters[i];
        joined.bytes =
            (uint16_t)(clusters[i + length - 1].offset + clusters[i + length - 1].bytes - joined.offset);
        joined.advance = joined.style->size;
        joined.flags = (uint8_t)((joined.flags & ~CLUSTER_ROTATED) | CLUSTER_UPRIGHT);
        joined.class = joined.class == CLASS_DIGIT ? CLASS_WIDE_DIGIT : CLASS_KANJI;
        clusters[kept++] = joined;
        i += length;
    }
    setter->cluster_count = kept;
}

void clusters_read(struct setter *setter, const struct inline_run *first, const struct setting *setting)
{
    size_t from = setter->cluster_count;
    for (const struct inline_run *run = first; run; run = run->next) {
        if (run->kind == INLINE_TEXT)
            read_text(setter, run, setting);
        else
            read_object(setter, run, setting);
    }
    if (setting->writing == WRITING_VERTICAL) join_upright(setter, from);
}
