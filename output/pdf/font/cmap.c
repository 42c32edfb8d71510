#include "cmap.h"

#include "output/pdf/file/bytes.h"

enum { PER_SECTION = 100 /* entries of a section, at most */ };

/* ISO 14289-1, 7.21.7 forbids to map to these. */
static uint32_t sayable(uint32_t code_point)
{
    bool forbidden = code_point == 0 || code_point == 0xFEFF || code_point == 0xFFFE || code_point == 0xFFFF;
    return forbidden ? 0xFFFD : code_point;
}

static void put_characters(struct bytes *out, const struct use *use)
{
    bytes_put(out, "<");
    for (unsigned i = 0; i < 2 && (i == 0 || use->characters[i] != 0); i++) {
        uint16_t units[2];
        unsigned count = bytes_utf16(sayable(use->characters[i]), units);
        for (unsigned k = 0; k < count; k++)
            bytes_put_hex(out, units[k], 4);
    }
    bytes_put(out, ">");
}

static size_t count_used(struct uses uses)
{
    size_t used = 0;
    for (size_t code = 1; code < uses.count; code++)
        used += uses.at[code].glyph != 0;
    return used;
}

/* An entry for each code, `kind` ones: characters where `cids` is NULL. */
static void put_entries(struct bytes *out, struct uses uses, const uint16_t *cids, struct text kind)
{
    size_t code = 1;
    for (size_t left = count_used(uses); left > 0;) {
        size_t section = left < PER_SECTION ? left : PER_SECTION;
        left -= section;
        bytes_put_integer(out, (int64_t)section);
        bytes_put(out, " begin");
        bytes_add(out, kind.at, kind.length);
        bytes_put(out, "\n");
        for (; section > 0; code++) {
            if (uses.at[code].glyph == 0) continue;
            section--;
            bytes_put(out, "<");
            bytes_put_hex(out, (uint32_t)code, 4);
            bytes_put(out, "> ");
            if (cids == NULL)
                put_characters(out, &uses.at[code]);
            else
                bytes_put_integer(out, cids[code]);
            bytes_put(out, "\n");
        }
        bytes_put(out, "end");
        bytes_add(out, kind.at, kind.length);
        bytes_put(out, "\n");
    }
    bytes_put(out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
}

struct text cmap_to_unicode(struct uses uses, struct arena *arena)
{
    struct bytes out = {.arena = arena};
    bytes_put(&out, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    put_entries(&out, uses, NULL, TEXT("bfchar"));
    return bytes_text(&out);
}

struct text cmap_encoding(struct uses uses, const uint16_t *cids, struct arena *arena)
{
    struct bytes out = {.arena = arena};
    bytes_put(&out, "%!PS-Adobe-3.0 Resource-CMap\n"
                    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                    "/CIDSystemInfo 3 dict dup begin\n/Registry (Adobe) def\n/Ordering (Identity) def\n"
                    "/Supplement 0 def\nend def\n"
                    "/CMapName /" CMAP_NAME " def\n/CMapType 1 def\n/WMode 0 def\n"
                    "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    put_entries(&out, uses, cids, TEXT("cidchar"));
    return bytes_text(&out);
}
