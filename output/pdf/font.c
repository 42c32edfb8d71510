#include "font.h"

#include <assert.h>
#include <stdio.h>

#include "bytes.h"
#include "hash.h"

enum {
    BLOCK = 256,
    BLOCKS = 0x110000 / BLOCK,
    LAST_CODE = 0xFFFF,
    FULL_WIDTH = 1000,
    PER_SECTION = 100 /* entries of a bfchar section (Adobe TN 5411) */
};

/* What a code stands for. */
struct use {
    uint16_t glyph;
    int16_t advance;
    uint32_t characters[2]; /* the second 0: one only */
};

/* code 0: free */
struct slot {
    uint64_t key;
    uint16_t code;
};

struct font {
    struct arena *arena;
    struct face *face;
    struct use *uses; /* by code; glyph 0 where a code was passed over */
    size_t use_count, use_capacity;
    struct slot *slots;
    size_t slot_count, slot_used;
    struct code *blocks[2][BLOCKS]; /* plain characters, upright and vertical */
};

struct font *font_new(struct arena *arena, struct face *face)
{
    struct font *font = ARENA_NEW(arena, struct font);
    font->arena = arena;
    font->face = face;
    font->use_count = 1; /* code 0 is .notdef and never drawn */
    font->uses = arena_grow(arena, NULL, 0, 1, &font->use_capacity, sizeof *font->uses);
    font->slot_count = 1024;
    font->slots = ARENA_ARRAY(arena, struct slot, font->slot_count);
    return font;
}

static uint64_t key_of(const struct use *use)
{
    return (uint64_t)use->glyph << 42 | (uint64_t)use->characters[0] << 21 | use->characters[1];
}

static struct slot *find_slot(const struct font *font, uint64_t key)
{
    size_t at = (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) & (font->slot_count - 1);
    while (font->slots[at].code != 0 && font->slots[at].key != key)
        at = (at + 1) & (font->slot_count - 1);
    return &font->slots[at];
}

static void double_slots(struct font *font)
{
    struct slot *old = font->slots;
    size_t count = font->slot_count;
    font->slot_count = 2 * count;
    font->slots = ARENA_ARRAY(font->arena, struct slot, font->slot_count);
    for (size_t i = 0; i < count; i++)
        if (old[i].code != 0) *find_slot(font, old[i].key) = old[i];
}

static bool needs_escape(size_t byte)
{
    return byte == '(' || byte == ')' || byte == '\\' || byte == '\r' || byte == '\n';
}

/* The next code whose bytes stand in a literal string as they are; 0 when there is none. */
static uint16_t next_code(struct font *font)
{
    size_t code = font->use_count;
    while (needs_escape(code >> 8) || needs_escape(code & 0xFF))
        code++;
    if (code > LAST_CODE) return 0;
    font->uses = arena_grow(font->arena, font->uses, font->use_count, code + 1, &font->use_capacity,
                            sizeof *font->uses);
    for (size_t i = font->use_count; i < code; i++)
        font->uses[i] = (struct use){.glyph = 0};
    font->use_count = code + 1;
    return (uint16_t)code;
}

static struct code code_of(struct font *font, struct glyph glyph, uint32_t first, uint32_t second)
{
    struct use use = {glyph.id, glyph.advance, {first, second}};
    uint64_t key = key_of(&use);
    struct slot *slot = find_slot(font, key);
    if (slot->code == 0) {
        uint16_t value = next_code(font);
        if (value == 0) return (struct code){0, 0};
        if (2 * ++font->slot_used > font->slot_count) {
            double_slots(font);
            slot = find_slot(font, key);
        }
        *slot = (struct slot){key, value};
        font->uses[value] = use;
    }
    return (struct code){slot->code, glyph.advance};
}

static struct code plain(struct font *font, uint32_t code_point, unsigned vertical, bool *missing)
{
    struct code **block = &font->blocks[vertical][code_point / BLOCK];
    if (*block == NULL) *block = ARENA_ARRAY(font->arena, struct code, BLOCK);
    struct code *code = &(*block)[code_point % BLOCK];
    if (code->value != 0) return *code;
    struct glyph glyph = vertical ? face_vertical(font->face, code_point) : (struct glyph){0, 0};
    if (glyph.id == 0) glyph = face_glyph(font->face, code_point);
    if (glyph.id != 0) return *code = code_of(font, glyph, code_point, 0);
    *missing = true;
    static const uint32_t stand_ins[] = {0x3013, 0x25A1, '?'}; /* 〓 □ ? */
    for (size_t i = 0; i < ARRAY_LEN(stand_ins) && glyph.id == 0; i++)
        glyph = face_glyph(font->face, stand_ins[i]);
    return glyph.id != 0 ? code_of(font, glyph, code_point, 0) : (struct code){0, 0};
}

/* A selector that the face does not know still extracts with its base; a mark is drawn and extracted by
 * itself. */
static struct code sequence(struct font *font, uint32_t code_point, uint32_t modifier, unsigned vertical,
                            bool *missing)
{
    struct glyph glyph = face_variant(font->face, code_point, modifier);
    if (glyph.id != 0) return code_of(font, glyph, code_point, modifier);
    struct code base = plain(font, code_point, vertical, missing);
    if (base.value == 0 || face_mark(font->face, code_point, modifier).glyph.id != 0) return base;
    struct glyph drawn = {font->uses[base.value].glyph, base.advance};
    return code_of(font, drawn, code_point, modifier);
}

struct code font_upright(struct font *font, uint32_t code_point, uint32_t modifier, bool *missing)
{
    return modifier == 0 ? plain(font, code_point, 0, missing)
                         : sequence(font, code_point, modifier, 0, missing);
}

struct code font_vertical(struct font *font, uint32_t code_point, uint32_t modifier, bool *missing)
{
    return modifier == 0 ? plain(font, code_point, 1, missing)
                         : sequence(font, code_point, modifier, 1, missing);
}

struct code font_mark(struct font *font, uint32_t code_point, uint32_t modifier, int16_t *shift)
{
    struct mark mark = face_mark(font->face, code_point, modifier);
    if (mark.glyph.id == 0 || face_variant(font->face, code_point, modifier).id != 0)
        return (struct code){0, 0};
    *shift = mark.shift;
    return code_of(font, mark.glyph, modifier, 0);
}

/* -- embedding ------------------------------------------------------------------------------------------- */

/* ISO 14289-1, 7.21.7 forbids to map to these. */
static uint32_t sayable(uint32_t code_point)
{
    bool forbidden = code_point == 0 || code_point == 0xFEFF || code_point == 0xFFFE || code_point == 0xFFFF;
    return forbidden ? 0xFFFD : code_point;
}

/* Which characters each code stands for (9.10.3). */
static struct text to_unicode(const struct font *font, struct arena *scratch)
{
    struct bytes out = {.arena = scratch};
    bytes_put(&out, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    size_t code = 1;
    for (size_t left = font->slot_used; left > 0;) {
        size_t section = left < PER_SECTION ? left : PER_SECTION;
        left -= section;
        bytes_put_integer(&out, (int64_t)section);
        bytes_put(&out, " beginbfchar\n");
        for (; section > 0; code++) {
            const struct use *use = &font->uses[code];
            if (use->glyph == 0) continue;
            section--;
            bytes_put(&out, "<");
            bytes_put_hex(&out, (uint32_t)code, 4);
            bytes_put(&out, "> <");
            for (unsigned i = 0; i < 2 && (i == 0 || use->characters[i] != 0); i++) {
                uint16_t units[2];
                unsigned count = utf16_encode(sayable(use->characters[i]), units);
                for (unsigned k = 0; k < count; k++)
                    bytes_put_hex(&out, units[k], 4);
            }
            bytes_put(&out, ">\n");
        }
        bytes_put(&out, "endbfchar\n");
    }
    bytes_put(&out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return bytes_text(&out);
}

/* Six letters that stand for the subset (9.6.4), then the face's name. */
static const char *subset_name(const struct font *font, struct arena *scratch)
{
    struct hash hash = hash_start();
    for (size_t i = 0; i < font->use_count; i++)
        hash_add(
            &hash,
            (unsigned char[]){(unsigned char)(font->uses[i].glyph >> 8), (unsigned char)font->uses[i].glyph},
            2);
    unsigned char digest[16];
    hash_finish(&hash, digest);
    char letters[7] = "";
    for (size_t i = 0; i < 6; i++)
        letters[i] = (char)('A' + digest[i] % 26);
    return text_format(scratch, "%s+%s", letters, face_facts(font->face)->name).at;
}

static HPDF_Dict descriptor(const struct font *font, struct haru *haru, const char *name, struct text program)
{
    const struct face_facts *facts = face_facts(font->face);
    HPDF_Dict file = haru_new_stream(haru, program);
    HPDF_Dict dict = haru_new_object(haru);
    HPDF_Array box = haru_new_array(haru);
    if (file == NULL || dict == NULL || box == NULL) return NULL;
    HPDF_Dict_AddNumber(file, "Length1", (HPDF_INT32)program.length);
    HPDF_Dict_AddName(dict, "Type", "FontDescriptor");
    HPDF_Dict_AddName(dict, "FontName", name);
    HPDF_Dict_AddNumber(dict, "Flags", 4); /* symbolic: its own characters */
    for (size_t i = 0; i < 4; i++)
        HPDF_Array_AddNumber(box, facts->box[i]);
    HPDF_Dict_Add(dict, "FontBBox", box);
    HPDF_Dict_AddNumber(dict, "ItalicAngle", 0);
    HPDF_Dict_AddNumber(dict, "Ascent", facts->ascent);
    HPDF_Dict_AddNumber(dict, "Descent", facts->descent);
    HPDF_Dict_AddNumber(dict, "CapHeight", facts->cap_height);
    HPDF_Dict_AddNumber(dict, "StemV", facts->weight >= 600 ? 140 : 80);
    HPDF_Dict_Add(dict, "FontFile2", file);
    return dict;
}

/* Runs of widths other than a full em; the em is the default (9.7.4.3). */
static HPDF_Array widths(const struct font *font, struct haru *haru)
{
    HPDF_Array array = haru_new_array(haru), run = NULL;
    if (array == NULL) return NULL;
    for (size_t code = 1; code < font->use_count; code++) {
        const struct use *use = &font->uses[code];
        if (use->glyph == 0 || use->advance == FULL_WIDTH) {
            run = NULL;
            continue;
        }
        if (run == NULL) {
            run = haru_new_array(haru);
            HPDF_Array_AddNumber(array, (HPDF_INT32)code);
            HPDF_Array_Add(array, run);
        }
        if (run != NULL) HPDF_Array_AddNumber(run, use->advance);
    }
    return array;
}

static HPDF_Dict glyph_map(const struct font *font, struct haru *haru, const uint16_t *glyphs,
                           struct arena *scratch)
{
    char *map = arena_array(scratch, font->use_count, 2);
    for (size_t i = 0; i < font->use_count; i++) {
        map[2 * i] = (char)(glyphs[i] >> 8);
        map[2 * i + 1] = (char)(glyphs[i] & 0xFF);
    }
    return haru_new_stream(haru, (struct text){map, 2 * font->use_count});
}

static HPDF_Dict descendant(const struct font *font, struct haru *haru, const char *name,
                            struct arena *scratch)
{
    uint16_t *glyphs = ARENA_ARRAY(scratch, uint16_t, font->use_count);
    uint16_t *subset_glyphs = ARENA_ARRAY(scratch, uint16_t, font->use_count);
    for (size_t i = 0; i < font->use_count; i++)
        glyphs[i] = font->uses[i].glyph;
    struct text program = face_subset(font->face, glyphs, font->use_count, subset_glyphs, scratch);
    if (program.length == 0) return NULL;
    HPDF_Dict dict = haru_new_object(haru);
    HPDF_Dict system = haru_new_dict(haru);
    if (dict == NULL || system == NULL) return NULL;
    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype", "CIDFontType2");
    HPDF_Dict_AddName(dict, "BaseFont", name);
    HPDF_Dict_Add(system, "Registry", haru_new_bytes(haru, (const unsigned char *)"Adobe", 5));
    HPDF_Dict_Add(system, "Ordering", haru_new_bytes(haru, (const unsigned char *)"Identity", 8));
    HPDF_Dict_AddNumber(system, "Supplement", 0);
    HPDF_Dict_Add(dict, "CIDSystemInfo", system);
    HPDF_Dict_Add(dict, "FontDescriptor", descriptor(font, haru, name, program));
    HPDF_Dict_AddNumber(dict, "DW", FULL_WIDTH);
    HPDF_Dict_Add(dict, "W", widths(font, haru));
    HPDF_Dict_Add(dict, "CIDToGIDMap", glyph_map(font, haru, subset_glyphs, scratch));
    return dict;
}

HPDF_Dict font_embed(struct font *font, struct haru *haru, struct arena *scratch)
{
    const char *name = subset_name(font, scratch);
    HPDF_Dict cid_font = descendant(font, haru, name, scratch);
    HPDF_Dict dict = haru_new_object(haru);
    HPDF_Array descendants = haru_new_array(haru);
    if (cid_font == NULL || dict == NULL || descendants == NULL) return NULL;
    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype", "Type0");
    HPDF_Dict_AddName(dict, "BaseFont", name);
    HPDF_Dict_AddName(dict, "Encoding", "Identity-H");
    HPDF_Array_Add(descendants, cid_font);
    HPDF_Dict_Add(dict, "DescendantFonts", descendants);
    HPDF_Dict_Add(dict, "ToUnicode", haru_new_stream(haru, to_unicode(font, scratch)));
    return dict;
}
