/* strings.c: a table of texts by their hash, and the part that holds them. */
#include "strings.h"

/* -- numbers ---------------------------------------------------------------------------------------------------------------- */

/* Not text_hash: a paragraph of a cell may be long, and eight of its bytes are taken at once. */
static uint64_t hash_of(struct text text)
{
    const uint64_t factor = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t hash = text.length * factor;
    for (uint64_t eight; text.length >= sizeof eight; text.length -= sizeof eight, text.at += sizeof eight) {
        memcpy(&eight, text.at, sizeof eight);
        hash = (hash ^ eight) * factor;
        hash ^= hash >> 29;
    }
    for (size_t i = 0; i < text.length; i++)
        hash = (hash ^ (unsigned char)text.at[i]) * factor;
    return hash ^ hash >> 32;
}

static bool same_runs(const struct book_cell *a, const struct book_cell *b)
{
    if (a->run_count < 2 && b->run_count < 2) return true;
    if (a->run_count != b->run_count || a->format->size != b->format->size ||
        a->format->rgb != b->format->rgb)
        return false;
    for (uint16_t i = 0; i < a->run_count; i++)
        if (a->runs[i].bold != b->runs[i].bold || a->runs[i].text.length != b->runs[i].text.length)
            return false;
    return true;
}

static uint32_t *slot_of(const struct strings *strings, const struct book_cell *cell)
{
    size_t at = (size_t)hash_of(cell->text) & (strings->capacity - 1);
    while (strings->slots[at]) {
        const struct book_cell *other = strings->cells[strings->slots[at] - 1];
        if (text_equal(other->text, cell->text) && same_runs(other, cell)) break;
        at = (at + 1) & (strings->capacity - 1);
    }
    return &strings->slots[at];
}

static void make_room(struct strings *strings)
{
    enum { FEWEST = 1024 };
    if (strings->slots && (size_t)strings->count * 2 < strings->capacity) return;
    strings->capacity = strings->slots ? strings->capacity * 2 : FEWEST;
    strings->slots = ARENA_ARRAY(strings->arena, uint32_t, strings->capacity);
    for (uint32_t i = 0; i < strings->count; i++)
        *slot_of(strings, strings->cells[i]) = i + 1;
}

uint32_t strings_number(struct strings *strings, const struct book_cell *cell)
{
    make_room(strings);
    strings->uses++;
    uint32_t *slot = slot_of(strings, cell);
    if (!*slot) {
        strings->cells = arena_grow(strings->arena, strings->cells, strings->count,
                                    (size_t)strings->count + 1, &strings->room, sizeof *strings->cells);
        strings->cells[strings->count++] = cell;
        *slot = strings->count;
    }
    return *slot - 1;
}

/* -- the part --------------------------------------------------------------------------------------------------------------- */

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* White space at an end is kept only where that is said. */
static void open_text(struct pack *to, struct text text)
{
    bool keeps = text.length && (is_space(text.at[0]) || is_space(text.at[text.length - 1]));
    if (keeps)
        PACK(to, "<t xml:space=\"preserve\">");
    else
        PACK(to, "<t>");
}

static void write_look(const struct cell_format *format, const char *face, struct pack *to)
{
    static const char digits[] = "0123456789ABCDEF";
    char rgb[6];
    for (int i = 0; i < 6; i++)
        rgb[i] = digits[format->rgb >> (20 - 4 * i) & 15];
    PACK(to, "<sz val=\"");
    pack_points(to, format->size);
    PACK(to, "\"/><color rgb=\"FF");
    pack_add(to, rgb, sizeof rgb);
    PACK(to, "\"/><rFont val=\"");
    pack_escaped(to, text_of(face));
    PACK(to, "\"/><family val=\"3\"/><charset val=\"128\"/></rPr>");
}

/* Runs of two weights (ECMA-376 18.4.4). */
static void write_runs(const struct book_cell *cell, const char *face, struct pack *to)
{
    for (uint16_t i = 0; i < cell->run_count; i++) {
        PACK(to, "<r><rPr>");
        if (cell->runs[i].bold) PACK(to, "<b/>");
        write_look(cell->format, face, to);
        open_text(to, cell->runs[i].text);
        pack_escaped(to, cell->runs[i].text);
        PACK(to, "</t></r>");
    }
}

void strings_write(const struct strings *strings, const char *face, struct pack *to)
{
    PACK(to, "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
             "<sst xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" count=\"");
    pack_unsigned(to, strings->uses);
    PACK(to, "\" uniqueCount=\"");
    pack_unsigned(to, strings->count);
    PACK(to, "\">");
    for (uint32_t i = 0; i < strings->count; i++) {
        const struct book_cell *cell = strings->cells[i];
        PACK(to, "<si>");
        if (cell->run_count > 1) {
            write_runs(cell, face, to);
        } else {
            open_text(to, cell->text);
            pack_escaped(to, cell->text);
            PACK(to, "</t>");
        }
        PACK(to, "</si>");
    }
    PACK(to, "</sst>");
}
