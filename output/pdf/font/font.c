#include "font.h"

#include "sparse.h"

enum { LAST_CODE = 0xFFFF };

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
    struct sparse codes[2]; /* struct code: plain characters, upright and vertical */
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
    struct code *code = sparse_cell(&font->codes[vertical], code_point, sizeof *code, font->arena);
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

struct uses font_uses(const struct font *font)
{
    return (struct uses){font->uses, font->use_count};
}

const struct face *font_face(const struct font *font)
{
    return font->face;
}
