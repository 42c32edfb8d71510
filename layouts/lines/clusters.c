/* clusters.c: inline runs as an array of clusters, measured and classified. */
#include "glyphs.h"

#include <string.h>

enum { NARROW_DIGITS_UPRIGHT = 2 };

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

/* Could a modifier begin here? Told from its first bytes, which is asked after every character. */
static inline bool modifier_ahead(struct text rest)
{
    if (rest.length < 2) return false;
    unsigned char first = (unsigned char)rest.at[0], second = (unsigned char)rest.at[1];
    if (first < 0xCC || (first >= 0xE4 && first <= 0xE9)) return false;
    if (first == 0xE3) return second == 0x82 && rest.length > 2 && ((unsigned char)rest.at[2] & 0xFC) == 0x98;
    return first == 0xCC || first == 0xCD || (first == 0xE2 && second == 0x83) ||
           (first == 0xEF && second == 0xB8) || (first == 0xF3 && second == 0xA0);
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
    if (glyph.state == GLYPH_ABSENT) glyph = glyph_stand_in(setter, cluster, writing);
    cluster->face = glyph.face;
    cluster->advance =
        glyph.advance == METRICS_EM ? cluster->style->size : in_size(glyph.advance, cluster->style->size);
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

/* Nothing is set for a control or a default ignorable, and a line break ends the author's line. False for what is read
 * on as a cluster of no width. */
static bool read_unset(uint32_t code, enum char_class class, struct text *rest, uint8_t *flags)
{
    if (class == CLASS_GONE) {
        *flags |= flag_of_ignorable(code);
        return true;
    }
    if (code == '\r' && rest->length && rest->at[0] == '\n') next_code(rest);
    return false;
}

static void read_text(struct setter *setter, const struct inline_run *run, const struct setting *setting)
{
    const struct style *style = run->style ? run->style : setting->style;
    struct text rest = run->text;
    uint8_t flags = 0;
    setter->place_known = false;
    while (rest.length) {
        uint32_t offset = (uint32_t)(rest.at - run->text.at);
        uint32_t code = next_code(&rest);
        struct glyph_entry glyph = glyph_lookup(setter, style->role, code, setting->writing);
        bool unset = glyph.class == CLASS_GONE || glyph.class == CLASS_BREAK;
        if (glyph.class == CLASS_GONE) glyph_report_direction(setter, run, offset, code);
        if (unset && read_unset(code, glyph.class, &rest, &flags)) continue;
        struct cluster *cluster = add_cluster(setter);
        *cluster = (struct cluster){.run = run,
                                    .style = style,
                                    .code = code,
                                    .offset = offset,
                                    .bytes = (uint16_t)((uint32_t)(rest.at - run->text.at) - offset),
                                    .flags = flags,
                                    .class = glyph.class};
        flags = 0;
        if (modifier_ahead(rest)) {
            uint32_t modifier = take_modifiers(&rest, cluster);
            if (modifier) glyph = glyph_measured(setter, style->role, code, modifier, setting->writing);
            if (glyph.state == GLYPH_BASE_ONLY) glyph_report_variant(setter, cluster, modifier);
        }
        if (!unset) apply_glyph(setter, cluster, glyph, setting->writing);
    }
}

/* -- objects -------------------------------------------------------------------------------------------------------- */

static int32_t solid_width(struct setter *setter, struct text text, const struct style *style, int32_t size)
{
    int64_t width = 0;
    while (text.length) {
        struct glyph_entry glyph = glyph_lookup(setter, style->role, next_code(&text), WRITING_HORIZONTAL);
        width += in_size(glyph.advance, size) + in_size(style->tracking, size);
    }
    return bounded(width);
}

/* As wide as the wider of its two; the reading is half as large as the base (JLREQ 3.3.3). */
static void read_ruby(struct setter *setter, struct cluster *ruby)
{
    const struct inline_run *run = ruby->run;
    int32_t base = solid_width(setter, run->text, ruby->style, ruby->style->size);
    int32_t reading = solid_width(setter, run->ruby, ruby->style, ruby->style->size / 2);
    ruby->advance = reading > base ? reading : base;
    ruby->offset = reading > base ? (uint32_t)(reading - base) : 0;
}

/* No line holds it: its reading follows in brackets, and both break as text does. */
static const struct inline_run *written_out(struct setter *setter, const struct inline_run *run)
{
    struct inline_run *text = ARENA_NEW(setter->arena, struct inline_run);
    *text = *run;
    text->kind = INLINE_TEXT;
    if (run->ruby.length > 0)
        text->text = text_format(setter->arena, "%.*s（%.*s）", TEXT_ARG(run->text), TEXT_ARG(run->ruby));
    return text;
}

static bool fits_line(const struct setting *setting, int32_t width)
{
    const struct measure *measure = &setting->measure;
    return width <= measure->width && (measure->narrow_lines == 0 || width <= measure->narrow);
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
    case INLINE_RUBY:
        read_ruby(setter, &object);
        if (fits_line(setting, object.advance)) break;
        read_text(setter, written_out(setter, run), setting);
        return;
    case INLINE_BADGE:
    case INLINE_MARK:
    case INLINE_SQUARES:
    case INLINE_PAGES:
    case INLINE_FOLIO:
    case INLINE_PAGE_COUNT:
    case INLINE_RUNNING:
        /* May come back to lines_text_width, which appends clusters of its own for the moment. */
        object.advance = setting->width_of ? setting->width_of(run, style, setting->context)
                                           : solid_width(setter, run->text, style, style->size);
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
