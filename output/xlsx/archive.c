/* archive.c: looks a finished workbook over, and mends what libxlsxwriter cannot say.
 *
 * It writes its parts through temporary files without looking whether the disk took them: every XML part must end with
 * its own end tag, which a part cut short does not. And it marks the height of every row as the user's own, so that Excel
 * leaves it alone; rows that Excel is to fit to their text have that mark taken away.
 *
 * Reads and writes the archive as PKWARE APPNOTE 4.3 has it, in the form libxlsxwriter's zip library writes: sizes in the
 * local headers, no data descriptors, no zip64. */
#include "xlsx.h"

#include <string.h>

enum { LOCAL = 30, ENTRY = 46, END = 22 }; /* fixed parts of the three kinds of record */
enum { STORED = 0, DEFLATED = 8 };

#define ROW_TAG "<row r=\""
#define MARK    " customHeight=\"1\""

/* One part of the archive, as its directory entry gives it. */
struct part {
    const unsigned char *entry, *local, *data;
    size_t entry_length, packed, size;
    uint32_t method;
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
    part->packed = read32(entry + 20);
    part->size = read32(entry + 24);
    size_t data = local + LOCAL + read16(part->local + 26) + read16(part->local + 28);
    part->data = archive->bytes + data;
    return data <= archive->length && part->packed <= archive->length - data;
}

/* Unpacks a part in steps of `room` bytes into `out`; `step` is told each. False when the part is broken. */
typedef void unpack_step(void *context, const char *bytes, size_t length);

static bool unpack(const struct part *part, char *out, size_t room, unpack_step *step, void *context)
{
    if (part->method == STORED) {
        step(context, (const char *)part->data, part->packed);
        return part->packed == part->size;
    }
    z_stream stream = {.next_in = (unsigned char *)part->data, .avail_in = (uInt)part->packed};
    if (part->method != DEFLATED || inflateInit2(&stream, -MAX_WBITS) != Z_OK) return false;
    int state = Z_OK;
    while (state == Z_OK) {
        stream.next_out = (unsigned char *)out;
        stream.avail_out = (uInt)room;
        state = inflate(&stream, Z_NO_FLUSH);
        step(context, out, room - stream.avail_out);
    }
    inflateEnd(&stream);
    return state == Z_STREAM_END && stream.total_out == part->size;
}

/* What is kept of a part that is only looked at. */
enum { ENDS = 256 };
struct ends {
    char head[ENDS], tail[ENDS];
    size_t head_length, tail_length;
};

static void keep_ends(void *context, const char *bytes, size_t length)
{
    struct ends *ends = context;
    size_t head = length < ENDS - ends->head_length ? length : ENDS - ends->head_length;
    memcpy(ends->head + ends->head_length, bytes, head);
    ends->head_length += head;
    size_t last = length < ENDS ? length : ENDS,
           kept = ends->tail_length < ENDS - last ? ends->tail_length : ENDS - last;
    memmove(ends->tail, ends->tail + ends->tail_length - kept, kept);
    memcpy(ends->tail + kept, bytes + length - last, last);
    ends->tail_length = kept + last;
}

/* The root's name stands behind the XML declaration; the part ends with its end tag, or the root is empty. */
static bool is_whole(const struct ends *ends)
{
    struct text head = {ends->head, ends->head_length},
                tail = text_trim((struct text){ends->tail, ends->tail_length});
    size_t declaration = text_find(head, TEXT("?>"));
    if (declaration != SIZE_MAX) head = text_slice(head, declaration + 2, head.length);
    size_t open = text_find(head, TEXT("<"));
    if (open == SIZE_MAX) return false;
    struct text name = text_slice(head, open + 1, head.length);
    size_t length = 0;
    while (length < name.length && !strchr(" \n/>", name.at[length]))
        length++;
    name.length = length;
    if (text_ends(tail, TEXT("/>")) && text_find(head, TEXT("><")) == SIZE_MAX && head.length < ENDS)
        return true;
    if (tail.length < length + 3 || tail.at[tail.length - 1] != '>') return false;
    struct text last = text_slice(tail, tail.length - length - 3, length + 2);
    return text_starts(last, TEXT("</")) && text_equal(text_slice(last, 2, length), name);
}

static bool is_xml(struct text name)
{
    return text_ends(name, TEXT(".xml")) || text_ends(name, TEXT(".rels")) || text_ends(name, TEXT(".vml"));
}

/* -- mending ------------------------------------------------------------------------------------------------------------- */

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

static uint32_t row_number(const char *at)
{
    uint32_t number = 0;
    for (; *at >= '0' && *at <= '9' && number < 100000000; at++)
        number = number * 10 + (uint32_t)(*at - '0');
    return number;
}

/* The mark in a row's tag, or NULL where there is none or it shall stay. */
static char *mark_in(char *tag, const char *close, const struct sheet *sheet)
{
    static const char mark[] = MARK;
    uint32_t row = row_number(tag + sizeof ROW_TAG - 1);
    if (!row || row > sheet->row_count || sheet->row_fixed[row - 1]) return NULL;
    for (char *at = tag; at + sizeof mark - 1 <= close; at++)
        if (!memcmp(at, mark, sizeof mark - 1)) return at;
    return NULL;
}

/* Takes the mark from the rows that may be fitted, in place; returns the new length. */
static size_t release_rows(char *content, size_t length, const struct sheet *sheet)
{
    char *from = content, *to = content, *end = content + length;
    struct text rest = {content, length};
    for (;;) {
        size_t next = text_find(rest, TEXT(ROW_TAG));
        char *tag = next == SIZE_MAX ? NULL : (char *)rest.at + next;
        char *close = tag ? memchr(tag, '>', (size_t)(end - tag)) : NULL;
        if (!close) break;
        rest = (struct text){close, (size_t)(end - close)};
        char *mark = mark_in(tag, close, sheet);
        if (!mark) continue;
        memmove(to, from, (size_t)(mark - from));
        to += mark - from;
        from = mark + sizeof MARK - 1;
    }
    memmove(to, from, (size_t)(end - from));
    return (size_t)(to - content) + (size_t)(end - from);
}

/* Packs the content anew; NULL when memory is short. */
static unsigned char *pack(const char *content, size_t length, size_t *packed, struct arena *scratch)
{
    enum { LEVEL = 4, MEMORY = 8 }; /* sheets are repetitive: higher levels cost twice the time for little */
    z_stream stream = {.next_in = (unsigned char *)content, .avail_in = (uInt)length};
    if (deflateInit2(&stream, LEVEL, Z_DEFLATED, -MAX_WBITS, MEMORY, Z_DEFAULT_STRATEGY) != Z_OK) return NULL;
    size_t most = deflateBound(&stream, (uLong)length);
    unsigned char *bytes = arena_alloc(scratch, most);
    stream.next_out = bytes;
    stream.avail_out = (uInt)most;
    int state = deflate(&stream, Z_FINISH);
    *packed = stream.total_out;
    deflateEnd(&stream);
    return state == Z_STREAM_END ? bytes : NULL;
}

/* -- the archive anew ----------------------------------------------------------------------------------------------------- */

struct copy {
    unsigned char *bytes;
    size_t length;
    unsigned char *directory; /* entries, with their new offsets and sizes */
    size_t directory_length;
};

static void append(struct copy *copy, const void *bytes, size_t length)
{
    memcpy(copy->bytes + copy->length, bytes, length);
    copy->length += length;
}

/* Copies a part; `content` replaces what it holds where it is not NULL. */
static void copy_part(struct copy *copy, const struct part *part, const unsigned char *content, size_t packed,
                      size_t size, uint32_t sum)
{
    size_t header = (size_t)(part->data - part->local);
    unsigned char *entry = copy->directory + copy->directory_length, *local = copy->bytes + copy->length;
    memcpy(entry, part->entry, part->entry_length);
    copy->directory_length += part->entry_length;
    put32(entry + 42, copy->length);
    append(copy, part->local, header);
    append(copy, content ? content : part->data, content ? packed : part->packed);
    if (!content) return;
    put32(entry + 16, sum), put32(entry + 20, packed), put32(entry + 24, size);
    put32(local + 14, sum), put32(local + 18, packed), put32(local + 22, size);
}

static bool mend_sheet(const struct part *part, const struct sheet *sheet, struct copy *copy,
                       struct arena *scratch)
{
    struct ends ends = {.head_length = 0};
    char *content = arena_alloc(scratch, part->size + 1); /* one more, so that one step takes it all */
    if (!unpack(part, content, part->size + 1, keep_ends, &ends) || !is_whole(&ends)) return false;
    size_t size = release_rows(content, part->size, sheet), packed;
    const unsigned char *bytes = pack(content, size, &packed, scratch);
    if (!bytes) return false;
    copy_part(copy, part, bytes, packed, size,
              (uint32_t)crc32(0, (const unsigned char *)content, (uInt)size));
    return true;
}

static bool mend_part(const struct book *book, const struct part *part, struct copy *copy,
                      struct arena *scratch)
{
    char step[1 << 15];
    struct ends ends = {.head_length = 0};
    const struct sheet *sheet = sheet_of(book, part->name);
    if (sheet && part->method == DEFLATED) return mend_sheet(part, sheet, copy, scratch);
    if (is_xml(part->name) && (!unpack(part, step, sizeof step, keep_ends, &ends) || !is_whole(&ends)))
        return false;
    copy_part(copy, part, NULL, 0, 0, 0);
    return true;
}

bool xlsx_mend(const struct book *book, struct archive *archive, struct arena *scratch)
{
    const unsigned char *end = archive->bytes + archive->length - END;
    archive->reason = "zip directory";
    if (archive->length < END || memcmp(end, "PK\5\6", 4)) return false;
    /* A part packed at a lower level may grow; deflate never grows it by more than a little over its content. */
    size_t at = read32(end + 16), room = archive->length * 2 + (1 << 16);
    struct copy copy = {.bytes = arena_alloc(scratch, room),
                        .directory = arena_alloc(scratch, archive->length)};
    for (uint32_t i = 0, count = read16(end + 10); i < count; i++) {
        struct part part;
        if (!read_part(archive, at, &part)) return false;
        archive->reason = text_format(scratch, "%.*s: temporary file cut short", TEXT_ARG(part.name)).at;
        if (copy.length + part.packed * 2 + ENTRY * 4 > room || !mend_part(book, &part, &copy, scratch))
            return false;
        at += part.entry_length;
    }
    unsigned char tail[END];
    memcpy(tail, end, END);
    put32(tail + 12, copy.directory_length);
    put32(tail + 16, copy.length);
    append(&copy, copy.directory, copy.directory_length);
    append(&copy, tail, END);
    archive->bytes = copy.bytes;
    archive->length = copy.length;
    return true;
}
