#include "embed.h"

#include "cmap.h"
#include "output/pdf/file/hash.h"

enum { FULL_WIDTH = 1000, UNUSED = -1 };

/* A font on its way into the document. */
struct embedding {
    const struct face_facts *facts;
    struct uses uses;
    const char *name;
    const uint16_t *names; /* what the program calls the glyph of each code */
    struct text program;
    struct haru *haru;
    struct arena *scratch;
};

/* Six letters that stand for the subset (9.6.4), then the face's name. */
static const char *subset_name(struct uses uses, const struct face_facts *facts, struct arena *scratch)
{
    struct hash hash = hash_start();
    for (size_t i = 0; i < uses.count; i++)
        hash_add(&hash,
                 (unsigned char[]){(unsigned char)(uses.at[i].glyph >> 8), (unsigned char)uses.at[i].glyph},
                 2);
    unsigned char digest[16];
    hash_finish(&hash, digest);
    char letters[7] = "";
    for (size_t i = 0; i < 6; i++)
        letters[i] = (char)('A' + digest[i] % 26);
    return text_format(scratch, "%s+%s", letters, facts->name).at;
}

static HPDF_Dict program_stream(const struct embedding *embedding)
{
    HPDF_Dict file = haru_new_stream(embedding->haru, DEFLATE_MIDDLE, embedding->program);
    if (file == NULL) return NULL;
    if (embedding->facts->cff)
        HPDF_Dict_AddName(file, "Subtype", "CIDFontType0C");
    else
        HPDF_Dict_AddNumber(file, "Length1", (HPDF_INT32)embedding->program.length);
    return file;
}

static HPDF_Dict descriptor(const struct embedding *embedding)
{
    const struct face_facts *facts = embedding->facts;
    HPDF_Dict file = program_stream(embedding);
    HPDF_Dict dict = haru_new_object(embedding->haru);
    HPDF_Array box = haru_new_array(embedding->haru);
    if (file == NULL || dict == NULL || box == NULL) return NULL;
    HPDF_Dict_AddName(dict, "Type", "FontDescriptor");
    HPDF_Dict_AddName(dict, "FontName", embedding->name);
    HPDF_Dict_AddNumber(dict, "Flags", 4); /* symbolic: its own characters */
    for (size_t i = 0; i < 4; i++)
        HPDF_Array_AddNumber(box, facts->box[i]);
    HPDF_Dict_Add(dict, "FontBBox", box);
    HPDF_Dict_AddNumber(dict, "ItalicAngle", 0);
    HPDF_Dict_AddNumber(dict, "Ascent", facts->ascent);
    HPDF_Dict_AddNumber(dict, "Descent", facts->descent);
    HPDF_Dict_AddNumber(dict, "CapHeight", facts->cap_height);
    HPDF_Dict_AddNumber(dict, "StemV", facts->weight >= 600 ? 140 : 80);
    HPDF_Dict_Add(dict, facts->cff ? "FontFile3" : "FontFile2", file);
    return dict;
}

static size_t cid_of(const struct embedding *embedding, size_t code)
{
    return embedding->facts->cff ? embedding->names[code] : code;
}

/* Runs of widths other than a full em; the em is the default (9.7.4.3). */
static HPDF_Array widths(const struct embedding *embedding)
{
    struct uses uses = embedding->uses;
    size_t count = 0;
    for (size_t code = 1; code < uses.count; code++)
        if (cid_of(embedding, code) >= count) count = cid_of(embedding, code) + 1;
    int16_t *advances = ARENA_ARRAY(embedding->scratch, int16_t, count + 1);
    for (size_t cid = 0; cid < count; cid++)
        advances[cid] = UNUSED;
    for (size_t code = 1; code < uses.count; code++)
        if (uses.at[code].glyph != 0) advances[cid_of(embedding, code)] = uses.at[code].advance;
    HPDF_Array array = haru_new_array(embedding->haru), run = NULL;
    if (array == NULL) return NULL;
    for (size_t cid = 1; cid < count; cid++) {
        if (advances[cid] == UNUSED || advances[cid] == FULL_WIDTH) {
            run = NULL;
            continue;
        }
        if (run == NULL) {
            run = haru_new_array(embedding->haru);
            HPDF_Array_AddNumber(array, (HPDF_INT32)cid);
            HPDF_Array_Add(array, run);
        }
        if (run != NULL) HPDF_Array_AddNumber(run, advances[cid]);
    }
    return array;
}

static HPDF_Dict glyph_map(const struct embedding *embedding)
{
    size_t count = embedding->uses.count;
    char *map = arena_array(embedding->scratch, count, 2);
    for (size_t i = 0; i < count; i++) {
        map[2 * i] = (char)(embedding->names[i] >> 8);
        map[2 * i + 1] = (char)(embedding->names[i] & 0xFF);
    }
    return haru_new_stream(embedding->haru, DEFLATE_MIDDLE, (struct text){map, 2 * count});
}

static HPDF_Dict character_collection(struct haru *haru)
{
    HPDF_Dict system = haru_new_dict(haru);
    if (system == NULL) return NULL;
    HPDF_Dict_Add(system, "Registry", haru_new_bytes(haru, (const unsigned char *)"Adobe", 5));
    HPDF_Dict_Add(system, "Ordering", haru_new_bytes(haru, (const unsigned char *)"Identity", 8));
    HPDF_Dict_AddNumber(system, "Supplement", 0);
    return system;
}

static HPDF_Dict descendant(const struct embedding *embedding)
{
    HPDF_Dict dict = haru_new_object(embedding->haru);
    if (dict == NULL) return NULL;
    bool cff = embedding->facts->cff;
    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype", cff ? "CIDFontType0" : "CIDFontType2");
    HPDF_Dict_AddName(dict, "BaseFont", embedding->name);
    HPDF_Dict_Add(dict, "CIDSystemInfo", character_collection(embedding->haru));
    HPDF_Dict_Add(dict, "FontDescriptor", descriptor(embedding));
    HPDF_Dict_AddNumber(dict, "DW", FULL_WIDTH);
    HPDF_Dict_Add(dict, "W", widths(embedding));
    if (!cff) HPDF_Dict_Add(dict, "CIDToGIDMap", glyph_map(embedding));
    return dict;
}

static HPDF_Dict encoding_stream(const struct embedding *embedding)
{
    struct text program = cmap_encoding(embedding->uses, embedding->names, embedding->scratch);
    HPDF_Dict stream = haru_new_stream(embedding->haru, DEFLATE_MIDDLE, program);
    if (stream == NULL) return NULL;
    HPDF_Dict_AddName(stream, "Type", "CMap");
    HPDF_Dict_AddName(stream, "CMapName", CMAP_NAME);
    HPDF_Dict_Add(stream, "CIDSystemInfo", character_collection(embedding->haru));
    HPDF_Dict_AddNumber(stream, "WMode", 0);
    return stream;
}

static HPDF_Dict whole_font(const struct embedding *embedding)
{
    struct haru *haru = embedding->haru;
    HPDF_Dict cid_font = descendant(embedding), dict = haru_new_object(haru);
    HPDF_Array descendants = haru_new_array(haru);
    if (cid_font == NULL || dict == NULL || descendants == NULL) return NULL;
    HPDF_Dict_AddName(dict, "Type", "Font");
    HPDF_Dict_AddName(dict, "Subtype", "Type0");
    HPDF_Dict_AddName(dict, "BaseFont", embedding->name);
    if (embedding->facts->cff)
        HPDF_Dict_Add(dict, "Encoding", encoding_stream(embedding));
    else
        HPDF_Dict_AddName(dict, "Encoding", "Identity-H");
    HPDF_Array_Add(descendants, cid_font);
    HPDF_Dict_Add(dict, "DescendantFonts", descendants);
    struct text characters = cmap_to_unicode(embedding->uses, embedding->scratch);
    HPDF_Dict_Add(dict, "ToUnicode", haru_new_stream(haru, DEFLATE_MIDDLE, characters));
    return dict;
}

HPDF_Dict embed_font(const struct font *font, struct haru *haru, struct arena *scratch)
{
    const struct face_facts *facts = face_facts(font_face(font));
    struct uses uses = font_uses(font);
    uint16_t *glyphs = ARENA_ARRAY(scratch, uint16_t, uses.count);
    uint16_t *names = ARENA_ARRAY(scratch, uint16_t, uses.count);
    for (size_t i = 0; i < uses.count; i++)
        glyphs[i] = uses.at[i].glyph;
    struct outlines outlines = face_subset(font_face(font), glyphs, uses.count, names, scratch);
    const char *name = subset_name(uses, facts, scratch);
    HPDF_Dict whole = NULL;
    if (outlines.program.length > 0)
        whole = whole_font(&(struct embedding){facts, uses, name, names, outlines.program, haru, scratch});
    face_release(outlines);
    return whole;
}
