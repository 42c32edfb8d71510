#include "face.h"

#include <assert.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include <hb-ot.h>
#include <hb-subset.h>
#include <hb.h>

#include "cff.h"
#include "generator/core/reason.h"
#include "sparse.h"

/* What was looked up once. */
struct known {
    struct glyph glyph;
    bool asked;
};

struct face {
    struct arena *arena;
    hb_face_t *file;
    hb_font_t *font;
    hb_buffer_t *shaper;
    unsigned em; /* font units */
    struct face_facts facts;
    struct sparse upright, vertical; /* struct known */
};

/* A broken font's numbers may be anything. */
static int to_thousandths(const struct face *face, int units)
{
    enum { MOST = 1000 * 1000 };
    int64_t em = face->em, value = (int64_t)units * 1000;
    int64_t rounded = value >= 0 ? (value + em / 2) / em : -((-value + em / 2) / em);
    return rounded > MOST ? MOST : rounded < -MOST ? -MOST : (int)rounded;
}

static int16_t big_endian(const uint8_t *at)
{
    return (int16_t)(uint16_t)(at[0] << 8 | at[1]);
}

/* The bounding box stands in `head`, where HarfBuzz does not offer it. */
static void read_head(struct face *face)
{
    hb_blob_t *head = hb_face_reference_table(face->file, HB_TAG('h', 'e', 'a', 'd'));
    unsigned length = 0;
    const uint8_t *bytes = (const uint8_t *)hb_blob_get_data(head, &length);
    for (size_t i = 0; i < 4 && length >= 44; i++)
        face->facts.box[i] = to_thousandths(face, big_endian(bytes + 36 + 2 * i));
    hb_blob_destroy(head);
    hb_blob_t *os2 = hb_face_reference_table(face->file, HB_TAG('O', 'S', '/', '2'));
    bytes = (const uint8_t *)hb_blob_get_data(os2, &length);
    face->facts.weight = length >= 6 ? big_endian(bytes + 4) : 400;
    hb_blob_destroy(os2);
}

static void read_facts(struct face *face, const char *path)
{
    struct face_facts *facts = &face->facts;
    facts->path = arena_copy(face->arena, path, strlen(path));
    unsigned size = sizeof facts->name;
    hb_ot_name_get_utf8(face->file, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, facts->name);
    if (facts->name[0] == '\0') memcpy(facts->name, "Unnamed", sizeof "Unnamed");
    hb_font_extents_t extents;
    if (hb_font_get_h_extents(face->font, &extents)) {
        facts->ascent = to_thousandths(face, extents.ascender);
        facts->descent = to_thousandths(face, extents.descender);
    }
    hb_codepoint_t capital = 0;
    hb_glyph_extents_t shape;
    facts->cap_height = 700;
    if (hb_font_get_nominal_glyph(face->font, 'H', &capital) &&
        hb_font_get_glyph_extents(face->font, capital, &shape))
        facts->cap_height = to_thousandths(face, shape.y_bearing);
    read_head(face);
}

static bool has_table(hb_face_t *file, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(file, tag);
    bool present = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return present;
}

static uint32_t number_at(const uint8_t *at)
{
    return (uint32_t)at[0] << 24 | (uint32_t)at[1] << 16 | (uint32_t)at[2] << 8 | at[3];
}

/* Do all tables lie in the file? HarfBuzz does without those that do not, and blank glyphs would say nothing. (OpenType,
 * Organization of an OpenType Font) */
static bool is_whole(hb_blob_t *blob, unsigned index)
{
    enum { HEADER = 12, RECORD = 16 };
    unsigned length = 0;
    const uint8_t *bytes = (const uint8_t *)hb_blob_get_data(blob, &length);
    size_t start = 0;
    if (length >= HEADER && number_at(bytes) == HB_TAG('t', 't', 'c', 'f')) {
        size_t entry = HEADER + 4 * (size_t)index;
        if (index >= number_at(bytes + 8) || entry + 4 > length) return false;
        start = number_at(bytes + entry);
    }
    if (start + HEADER > length) return false;
    size_t count = (size_t)bytes[start + 4] << 8 | bytes[start + 5];
    if (start + HEADER + count * RECORD > length) return false;
    for (size_t i = 0; i < count; i++) {
        const uint8_t *record = bytes + start + HEADER + i * RECORD;
        if ((uint64_t)number_at(record + 8) + number_at(record + 12) > length) return false;
    }
    return true;
}

static bool is_sfnt(hb_blob_t *blob)
{
    unsigned length = 0;
    const uint8_t *bytes = (const uint8_t *)hb_blob_get_data(blob, &length);
    uint32_t tag = length >= 4 ? number_at(bytes) : 0;
    return tag == 0x00010000 || tag == HB_TAG('O', 'T', 'T', 'O') || tag == HB_TAG('t', 't', 'c', 'f') ||
           tag == HB_TAG('t', 'r', 'u', 'e');
}

/* NULL after the reason was given. What is no file is not opened: a pipe would wait for a writer. */
static hb_blob_t *read_font(struct arena *arena, const char *path, unsigned index, struct text *reason)
{
    struct stat status;
    if (stat(path, &status) != 0) {
        *reason = reason_of(arena, errno);
        return NULL;
    }
    if (!S_ISREG(status.st_mode)) {
        *reason = diag_both(arena, TEXT("ファイルではありません"), TEXT("it is not a file"));
        return NULL;
    }
    errno = 0;
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    if (blob == NULL) {
        *reason = reason_of(arena, errno != 0 ? errno : EIO);
        return NULL;
    }
    if (!is_sfnt(blob) || is_whole(blob, index)) return blob;
    *reason = diag_both(arena, TEXT("途中で切れています。書体を入れ直してください"),
                        TEXT("it is cut short: install it again"));
    hb_blob_destroy(blob);
    return NULL;
}

struct face *face_open(struct arena *arena, const char *path, unsigned index, struct text *reason)
{
    hb_blob_t *blob = read_font(arena, path, index, reason);
    if (blob == NULL) return NULL;
    hb_face_t *file = hb_face_create(blob, index);
    hb_blob_destroy(blob);
    bool cff = has_table(file, HB_TAG('C', 'F', 'F', ' '));
    if (hb_face_get_glyph_count(file) == 0 || (!cff && !has_table(file, HB_TAG('g', 'l', 'y', 'f')))) {
        *reason = diag_both(arena, TEXT("TrueType か CFF の輪郭のある書体ではありません"),
                            TEXT("not a font with TrueType or CFF outlines"));
        hb_face_destroy(file);
        return NULL;
    }
    struct face *face = ARENA_NEW(arena, struct face);
    face->arena = arena;
    face->file = file;
    face->em = hb_face_get_upem(file);
    face->font = hb_font_create(file);
    face->shaper = hb_buffer_create();
    face->facts.cff = cff;
    read_facts(face, path);
    return face;
}

void face_close(struct face *face)
{
    hb_buffer_destroy(face->shaper);
    hb_font_destroy(face->font);
    hb_face_destroy(face->file);
}

const struct face_facts *face_facts(const struct face *face)
{
    return &face->facts;
}

static struct glyph glyph_of(const struct face *face, hb_codepoint_t id)
{
    if (id == 0 || id > UINT16_MAX) return (struct glyph){0, 0};
    int units = hb_font_get_glyph_h_advance(face->font, id);
    return (struct glyph){(uint16_t)id, (int16_t)to_thousandths(face, units)};
}

struct glyph face_glyph(struct face *face, uint32_t code_point)
{
    if (code_point >= 0x110000) return (struct glyph){0, 0};
    struct known *known = sparse_cell(&face->upright, code_point, sizeof *known, face->arena);
    if (!known->asked) {
        hb_codepoint_t id = 0;
        bool found = hb_font_get_nominal_glyph(face->font, code_point, &id);
        *known = (struct known){glyph_of(face, found ? id : 0), true};
    }
    return known->glyph;
}

/* Lets the font's own substitutions decide; the glyph when they leave exactly one, else none. */
static struct glyph shape(struct face *face, const uint32_t *characters, int count, hb_direction_t direction)
{
    hb_buffer_t *buffer = face->shaper;
    hb_buffer_clear_contents(buffer);
    hb_buffer_add_codepoints(buffer, characters, count, 0, count);
    hb_buffer_set_direction(buffer, direction);
    hb_buffer_set_script(buffer, HB_SCRIPT_HAN);
    hb_buffer_set_language(buffer, hb_language_from_string("ja", -1));
    hb_shape(face->font, buffer, NULL, 0);
    unsigned glyphs = 0;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &glyphs);
    return glyphs == 1 ? glyph_of(face, info[0].codepoint) : (struct glyph){0, 0};
}

struct glyph face_vertical(struct face *face, uint32_t code_point)
{
    struct glyph upright = face_glyph(face, code_point);
    if (upright.id == 0) return upright;
    struct known *known = sparse_cell(&face->vertical, code_point, sizeof *known, face->arena);
    if (!known->asked) {
        struct glyph form = shape(face, &code_point, 1, HB_DIRECTION_TTB);
        *known = (struct known){form.id == upright.id ? (struct glyph){0, 0} : form, true};
    }
    return known->glyph;
}

bool face_is_selector(uint32_t code_point)
{
    return (code_point >= 0xFE00 && code_point <= 0xFE0F) || (code_point >= 0xE0100 && code_point <= 0xE01EF);
}

static bool is_sound_mark(uint32_t code_point)
{
    return code_point == 0x3099 || code_point == 0x309A;
}

bool face_is_modifier(uint32_t code_point)
{
    return face_is_selector(code_point) || is_sound_mark(code_point) ||
           (code_point >= 0x300 && code_point <= 0x36F) || (code_point >= 0x20D0 && code_point <= 0x20F0);
}

struct glyph face_variant(struct face *face, uint32_t code_point, uint32_t modifier)
{
    if (face_glyph(face, code_point).id == 0) return (struct glyph){0, 0};
    if (!face_is_selector(modifier))
        return shape(face, (uint32_t[]){code_point, modifier}, 2, HB_DIRECTION_LTR);
    hb_codepoint_t id = 0;
    bool found = hb_font_get_variation_glyph(face->font, code_point, modifier, &id);
    return glyph_of(face, found ? id : 0);
}

/* Some faces draw a sound mark where it belongs over a base, others at the left of its em, as the mark that stands
 * alone: that is moved to the right edge of the base. Other marks stand in the middle of theirs. */
struct mark face_mark(struct face *face, uint32_t code_point, uint32_t modifier)
{
    struct mark mark = {{0, 0}, 0};
    if (face_is_selector(modifier)) return mark;
    mark.glyph = face_glyph(face, modifier);
    hb_glyph_extents_t shape;
    if (mark.glyph.id == 0 || !hb_font_get_glyph_extents(face->font, mark.glyph.id, &shape)) return mark;
    if (!is_sound_mark(modifier)) {
        int middle = to_thousandths(face, shape.x_bearing + shape.width / 2);
        mark.shift = (int16_t)(face_glyph(face, code_point).advance / 2 - middle);
        return mark;
    }
    int right = to_thousandths(face, shape.x_bearing + shape.width);
    if (right < mark.glyph.advance / 2) mark.shift = (int16_t)(face_glyph(face, code_point).advance - right);
    return mark;
}

/* A viewer that is given glyph numbers needs outlines and widths only. The rest is not even shown to HarfBuzz, which would
 * read the whole character map and every substitution to find out what belongs to the glyphs it is asked for. */
static hb_blob_t *lend_table(hb_face_t *lent, hb_tag_t tag, void *file)
{
    static const char *const tags[] = {"head", "hhea", "maxp", "hmtx", "loca",
                                       "glyf", "cvt ", "fpgm", "prep", "CFF "};
    (void)lent;
    for (size_t i = 0; i < ARRAY_LEN(tags); i++)
        if (tag == hb_tag_from_string(tags[i], 4)) return hb_face_reference_table(file, tag);
    return NULL;
}

static struct outlines hold(hb_blob_t *blob)
{
    unsigned length = 0;
    const char *data = hb_blob_get_data(blob, &length);
    return (struct outlines){{data, length}, blob};
}

void face_release(struct outlines outlines)
{
    hb_blob_destroy(outlines.held);
}

/* A CFF program calls its glyphs by CIDs, which cutting leaves as they were. */
static struct outlines cff_outlines(hb_face_t *cut, uint16_t *names, size_t count, struct arena *scratch)
{
    struct outlines outlines = hold(hb_face_reference_table(cut, HB_TAG('C', 'F', 'F', ' ')));
    size_t glyphs = hb_face_get_glyph_count(cut);
    uint16_t *cids = ARENA_ARRAY(scratch, uint16_t, glyphs + 1);
    if (!cff_identifiers(outlines.program, cids, glyphs)) {
        face_release(outlines);
        return (struct outlines){{NULL, 0}, NULL};
    }
    for (size_t i = 0; i < count; i++)
        names[i] = names[i] < glyphs ? cids[names[i]] : 0;
    return outlines;
}

static struct outlines execute(const struct face *face, hb_subset_input_t *input, const uint16_t *glyphs,
                               size_t count, uint16_t *names, struct arena *scratch)
{
    struct outlines outlines = {{NULL, 0}, NULL};
    hb_face_t *lent = hb_face_create_for_tables(lend_table, face->file, NULL);
    hb_subset_plan_t *plan = hb_subset_plan_create_or_fail(lent, input);
    hb_face_destroy(lent);
    if (plan == NULL) return outlines;
    hb_face_t *cut = hb_subset_plan_execute_or_fail(plan);
    if (cut != NULL) {
        const hb_map_t *map = hb_subset_plan_old_to_new_glyph_mapping(plan);
        for (size_t i = 0; i < count; i++) {
            hb_codepoint_t id = hb_map_get(map, glyphs[i]);
            names[i] = id == HB_MAP_VALUE_INVALID ? 0 : (uint16_t)id;
        }
        outlines =
            face->facts.cff ? cff_outlines(cut, names, count, scratch) : hold(hb_face_reference_blob(cut));
        hb_face_destroy(cut);
    }
    hb_subset_plan_destroy(plan);
    return outlines;
}

struct outlines face_subset(const struct face *face, const uint16_t *glyphs, size_t count, uint16_t *names,
                            struct arena *scratch)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (input == NULL) return (struct outlines){{NULL, 0}, NULL};
    hb_set_t *wanted = hb_subset_input_glyph_set(input);
    hb_set_add(wanted, 0);
    for (size_t i = 0; i < count; i++)
        hb_set_add(wanted, glyphs[i]);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NOTDEF_OUTLINE);
    struct outlines outlines = execute(face, input, glyphs, count, names, scratch);
    hb_subset_input_destroy(input);
    return outlines;
}
