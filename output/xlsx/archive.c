/* archive.c: looks a finished workbook over, and completes it with what libxlsxwriter does not write: the rows of the
 * sheets, and the texts in them.
 *
 * It writes its parts through temporary files without looking whether the disk took them, and packs them into a file
 * without looking either: every part must be the bytes that its checksum was made of, and every XML part a whole
 * document (whole.c).
 *
 * Reads and writes the archive as PKWARE APPNOTE 4.3 has it, in the form libxlsxwriter's zip library writes: sizes in the
 * local headers, no data descriptors, no zip64. */
#include "rows.h"
#include "xlsx.h"

enum { LOCAL = 30, ENTRY = 46, END = 22 }; /* fixed parts of the three kinds of record */
enum { STORED = 0, DEFLATED = 8 };

/* One part of the archive, as its directory entry gives it. */
struct part {
    const unsigned char *entry, *local, *data;
    size_t entry_length, packed, size;
    uint32_t method, sum;
    struct text name;
};

static uint32_t read16(const unsigned char *at)
{
    return (uint32_t)at[0] | (uint32_t)at[1] << 8;
}

static uint32_t read32(const unsigned char *at)
{
    return read16(at) | read16(at + 2) << 16;
}

static void put32(unsigned char *at, size_t value)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(value >> (8 * i));
}

/* -- reading ------------------------------------------------------------------------------------------------------------ */

static bool read_part(const struct archive *archive, size_t at, struct part *part)
{
    const unsigned char *entry = archive->bytes + at;
    if (at + ENTRY > archive->length || memcmp(entry, "PK\1\2", 4)) return false;
    size_t name = read16(entry + 28), local = read32(entry + 42);
    part->entry = entry;
    part->entry_length = ENTRY + name + read16(entry + 30) + read16(entry + 32);
    if (at + part->entry_length > archive->length || local + LOCAL > archive->length) return false;
    part->name = (struct text){(const char *)entry + ENTRY, name};
    part->local = archive->bytes + local;
    part->method = read16(entry + 10);
    part->sum = read32(entry + 16);
    part->packed = read32(entry + 20);
    part->size = read32(entry + 24);
    size_t data = local + LOCAL + read16(part->local + 26) + read16(part->local + 28);
    part->data = archive->bytes + data;
    if (data > archive->length || part->packed > archive->length - data) return false;
    /* Both headers say the same of it: what stands between method and sizes, sizes included, and the name. */
    return memcmp(part->local, "PK\3\4", 4) == 0 && memcmp(part->local + 8, entry + 10, 18) == 0 &&
           read16(part->local + 26) == name && memcmp(part->local + LOCAL, entry + ENTRY, name) == 0;
}

static bool is_unchanged(const struct part *part, const struct text_buffer *content)
{
    return crc32(0, (const unsigned char *)content->at, (uInt)content->length) == part->sum;
}

/* What a part holds; its bytes stand until the next part is unpacked. False when it is broken. */
static bool unpack(const struct part *part, struct text_buffer *content)
{
    enum { MOST_TIMES = 1032 }; /* what deflate makes of the most even bytes (zlib, Technical Details) */
    if (part->size / MOST_TIMES > part->packed || part->size == UINT32_MAX) return false;
    if (part->size >= content->capacity)
        content->at =
            arena_grow(content->arena, NULL, 0, part->size + 1, &content->capacity, sizeof *content->at);
    content->length = part->size;
    if (part->method == STORED) {
        memcpy(content->at, part->data, part->packed < part->size ? part->packed : part->size);
        return part->packed == part->size && is_unchanged(part, content);
    }
    z_stream stream = {.next_in = (unsigned char *)part->data,
                       .avail_in = (uInt)part->packed,
                       .next_out = (unsigned char *)content->at,
                       .avail_out = (uInt)part->size + 1}; /* one more, so that too much is seen */
    if (part->method != DEFLATED || inflateInit2(&stream, -MAX_WBITS) != Z_OK) return false;
    int state = inflate(&stream, Z_FINISH);
    inflateEnd(&stream);
    return state == Z_STREAM_END && stream.total_out == part->size && is_unchanged(part, content);
}

static bool is_xml(struct text name)
{
    return text_ends(name, TEXT(".xml")) || text_ends(name, TEXT(".rels")) || text_ends(name, TEXT(".vml"));
}

/* -- the archive anew ----------------------------------------------------------------------------------------------------- */

struct copy {
    const struct book *book;
    const uint32_t *styles;
    struct arena *scratch;
    struct text *reason; /* the archive's */
    struct strings strings;
    struct text_buffer content; /* of the part at hand */
    struct pack pack;
    struct text_buffer bytes, directory; /* entries, with their new offsets and sizes */
    size_t largest;                      /* of the packed parts, before packing */
};

static void append(struct text_buffer *to, const void *bytes, size_t length)
{
    buffer_add(to, (struct text){bytes, length});
}

/* Copies a part; what `pack` has packed takes the place of what it held, where that is not NULL. */
static void copy_part(struct copy *copy, const struct part *part, const struct pack *pack)
{
    size_t header = (size_t)(part->data - part->local), local = copy->bytes.length,
           entry = copy->directory.length;
    append(&copy->directory, part->entry, part->entry_length);
    put32((unsigned char *)copy->directory.at + entry + 42, local);
    append(&copy->bytes, part->local, header);
    append(&copy->bytes, pack ? pack->bytes : part->data, pack ? pack->length : part->packed);
    if (!pack) return;
    if (pack->size > copy->largest) copy->largest = pack->size;
    unsigned char *at = (unsigned char *)copy->directory.at + entry + 16;
    put32(at, pack->sum), put32(at + 4, pack->length), put32(at + 8, pack->size);
    at = (unsigned char *)copy->bytes.at + local + 14;
    put32(at, pack->sum), put32(at + 4, pack->length), put32(at + 8, pack->size);
}

/* The sheet that a part holds, or NULL: xl/worksheets/sheet1.xml is the first. */
static const struct sheet *sheet_of(const struct book *book, struct text name)
{
    static const char start[] = "xl/worksheets/sheet";
    if (!text_starts(name, TEXT(start))) return NULL;
    uint32_t number = 0;
    for (size_t i = sizeof start - 1;
         i < name.length && name.at[i] >= '0' && name.at[i] <= '9' && number < 100000; i++)
        number = number * 10 + (uint32_t)(name.at[i] - '0');
    return number && number <= book->sheet_count ? &book->sheets[number - 1] : NULL;
}

static struct text out_of_order(struct arena *scratch, struct text sheet)
{
    return diag_both(
        scratch, text_format(scratch, "シート「%.*s」のセルを書ききれません", TEXT_ARG(sheet)),
        text_format(scratch, "not all cells of the sheet “%.*s” can be written", TEXT_ARG(sheet)));
}

/* The sheet around libxlsxwriter's rows, with those of the book in their place. */
static bool complete_sheet(struct copy *copy, const struct part *part, const struct sheet *sheet)
{
    static const char open[] = "<sheetData", close[] = "</sheetData>", empty[] = "<sheetData/>";
    enum { A_CELL = 40 }; /* bytes of its element, about */
    struct text whole = buffer_text(&copy->content);
    size_t start = text_find(whole, TEXT(open)), end = text_find(whole, TEXT(close));
    if (start == SIZE_MAX) return false;
    struct text behind = end == SIZE_MAX ? text_slice(whole, start + sizeof empty - 1, whole.length)
                                         : text_slice(whole, end + sizeof close - 1, whole.length);
    pack_begin(&copy->pack, copy->scratch, whole.length + (size_t)sheet->cell_count * A_CELL);
    pack_add(&copy->pack, whole.at, start);
    if (!rows_write(sheet, copy->styles, &copy->strings, &copy->pack)) {
        pack_end(&copy->pack); /* gives its memory back */
        *copy->reason = out_of_order(copy->scratch, sheet->name);
        return false;
    }
    pack_add(&copy->pack, behind.at, behind.length);
    if (!pack_end(&copy->pack)) return false;
    copy_part(copy, part, &copy->pack);
    return true;
}

/* libxlsxwriter's texts are none that a cell of the book refers to. */
static bool complete_strings(struct copy *copy, const struct part *part)
{
    size_t length = 0;
    for (uint32_t i = 0; i < copy->strings.count; i++)
        length += copy->strings.cells[i]->text.length;
    pack_begin(&copy->pack, copy->scratch, length);
    strings_write(&copy->strings, copy->book->face, &copy->pack);
    if (!pack_end(&copy->pack)) return false;
    copy_part(copy, part, &copy->pack);
    return true;
}

/* The dash that marks a target has a name that the format does not know (ECMA-376 21.2.3.27) in libxlsxwriter 1.1.4. */
static bool mend_chart(struct copy *copy, const struct part *part)
{
    static const char unknown[] = "<c:symbol val=\"long_dash\"/>";
    struct text rest = buffer_text(&copy->content);
    size_t at = text_find(rest, TEXT(unknown));
    if (at == SIZE_MAX) {
        copy_part(copy, part, NULL);
        return true;
    }
    pack_begin(&copy->pack, copy->scratch, rest.length);
    for (; at != SIZE_MAX; at = text_find(rest, TEXT(unknown))) {
        pack_add(&copy->pack, rest.at, at);
        PACK(&copy->pack, "<c:symbol val=\"dash\"/>");
        rest = text_slice(rest, at + sizeof unknown - 1, rest.length);
    }
    pack_add(&copy->pack, rest.at, rest.length);
    if (!pack_end(&copy->pack)) return false;
    copy_part(copy, part, &copy->pack);
    return true;
}

/* The sheets come before the strings, which are numbered as the sheets are written. */
static bool complete_part(struct copy *copy, const struct part *part)
{
    if (!unpack(part, &copy->content)) return false;
    if (is_xml(part->name)) {
        if (!xlsx_is_whole(buffer_text(&copy->content), copy->scratch)) return false;
        const struct sheet *sheet = sheet_of(copy->book, part->name);
        if (sheet) return complete_sheet(copy, part, sheet);
        if (text_is(part->name, "xl/sharedStrings.xml")) return complete_strings(copy, part);
        if (text_starts(part->name, TEXT("xl/charts/"))) return mend_chart(copy, part);
    }
    copy_part(copy, part, NULL);
    return true;
}

static struct text cut_short(struct arena *scratch, struct text name)
{
    return diag_both(
        scratch,
        text_format(scratch,
                    "%.*s を作業用のフォルダに書ききれません。TMPDIR か /tmp の空き容量を確かめてください",
                    TEXT_ARG(name)),
        text_format(scratch, "%.*s: temporary file cut short: see whether TMPDIR or /tmp is full",
                    TEXT_ARG(name)));
}

bool xlsx_complete(const struct book *book, const uint32_t *styles, struct archive *archive,
                   struct arena *scratch)
{
    const unsigned char *end = archive->bytes + archive->length - END;
    archive->reason = TEXT("zip directory");
    if (archive->length < END || memcmp(end, "PK\5\6", 4)) return false;
    struct copy *copy = ARENA_NEW(scratch, struct copy);
    copy->book = book;
    copy->styles = styles;
    copy->reason = &archive->reason;
    copy->scratch = copy->strings.arena = copy->content.arena = copy->bytes.arena = copy->directory.arena =
        scratch;
    size_t at = read32(end + 16);
    uint32_t count = read16(end + 10);
    if (count == UINT16_MAX) return false; /* as many or more: the form has no room for the number */
    for (uint32_t i = 0; i < count; i++) {
        struct part part;
        if (!read_part(archive, at, &part)) return false;
        archive->reason = cut_short(scratch, part.name);
        if (!complete_part(copy, &part)) return false;
        at += part.entry_length;
    }
    archive->reason = TEXT("> 4 GiB");
    if (copy->largest > UINT32_MAX || copy->bytes.length + copy->directory.length > UINT32_MAX) return false;
    unsigned char tail[END];
    memcpy(tail, end, END);
    put32(tail + 12, copy->directory.length);
    put32(tail + 16, copy->bytes.length);
    append(&copy->bytes, copy->directory.at, copy->directory.length);
    append(&copy->bytes, tail, END);
    archive->bytes = (unsigned char *)copy->bytes.at;
    archive->length = copy->bytes.length;
    return true;
}
