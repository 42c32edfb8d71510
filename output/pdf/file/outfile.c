#include "outfile.h"

#include <assert.h>
#include <errno.h>
#include <unistd.h>

#include "hash.h"

enum {
    WRITE_BLOCK = 1 << 16,
    PACKED_OBJECTS = 500,    /* of one object stream: more pack better, fewer are found faster */
    PACKED_BYTES = 96 << 10, /* and not more than that: deflate looks back 32 KiB */
    PLACES_TOGETHER = 4096,
    ENTRY = 7 /* bytes of a cross-reference entry: kind, place (4), index (2) */
};

/* Kinds of entry (7.5.8.3). */
enum { KIND_FREE, KIND_PLAIN, KIND_PACKED };

/* Where an object is: at a byte of the file, or at an index of an object stream. */
struct place {
    uint32_t place;
    uint16_t index;
    uint8_t kind;
};

struct outfile {
    struct arena *arena;
    struct deflater *deflater;
    int fd, error;
    uint64_t position;
    size_t held;
    struct hash hash;

    struct place **places; /* by number; PLACES_TOGETHER in each */
    size_t count, pieces, capacity;
    outfile_number
        *number; /* who gives out numbers while objects are still made; NULL: they are numbered here */
    void *context;

    struct bytes words;                       /* syntax around streams; emptied for each use */
    struct bytes packed_index, packed_values; /* of the object stream being filled */
    uint32_t packed_count, packed_number;

    char block[WRITE_BLOCK];
};

struct outfile *outfile_open(struct arena *arena, struct deflater *deflater, int fd)
{
    struct outfile *file = ARENA_NEW(arena, struct outfile);
    file->arena = arena;
    file->deflater = deflater;
    file->fd = fd;
    file->hash = hash_start();
    file->words.arena = file->packed_index.arena = file->packed_values.arena = arena;
    outfile_add(file, "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n", 15);
    return file;
}

int outfile_error(const struct outfile *file)
{
    return file->error;
}

static bool flush(struct outfile *file)
{
    hash_add(&file->hash, file->block, file->held);
    for (size_t done = 0; done < file->held && file->error == 0;) {
        ssize_t written = write(file->fd, file->block + done, file->held - done);
        if (written > 0)
            done += (size_t)written;
        else if (written == 0)
            file->error = EIO; /* POSIX leaves open what that means; waiting for better would not end */
        else if (errno != EINTR)
            file->error = errno;
    }
    file->held = 0;
    return file->error == 0;
}

bool outfile_add(struct outfile *file, const char *bytes, size_t length)
{
    file->position += length;
    while (length > 0) {
        size_t room = sizeof file->block - file->held;
        size_t taken = length < room ? length : room;
        memcpy(file->block + file->held, bytes, taken);
        file->held += taken;
        bytes += taken;
        length -= taken;
        if (file->held == sizeof file->block && !flush(file)) return false;
    }
    return file->error == 0;
}

/* The buffer for the next words, empty. */
static struct bytes *new_words(struct outfile *file)
{
    file->words.length = 0;
    return &file->words;
}

static void add_words(struct outfile *file)
{
    outfile_add(file, file->words.at, file->words.length);
}

static struct place *place_of(const struct outfile *file, uint32_t number)
{
    return &file->places[number / PLACES_TOGETHER][number % PLACES_TOGETHER];
}

/* Makes room for numbers; the new ones are free. */
static void reach(struct outfile *file, size_t count)
{
    if (count <= file->count) return;
    size_t pieces = (count + PLACES_TOGETHER - 1) / PLACES_TOGETHER;
    file->places =
        arena_grow(file->arena, file->places, file->pieces, pieces, &file->capacity, sizeof(struct place *));
    while (file->pieces < pieces)
        file->places[file->pieces++] = ARENA_ARRAY(file->arena, struct place, PLACES_TOGETHER);
    file->count = count;
}

void outfile_number_by(struct outfile *file, outfile_number *number, void *context)
{
    file->number = number;
    file->context = context;
}

void outfile_number_to(struct outfile *file, uint32_t count)
{
    file->number = NULL;
    reach(file, count);
}

bool outfile_has(const struct outfile *file, uint32_t number)
{
    return number < file->count && place_of(file, number)->kind != KIND_FREE;
}

void outfile_begin(struct outfile *file, uint32_t number)
{
    assert(number > 0 && !outfile_has(file, number));
    reach(file, (size_t)number + 1);
    /* Four bytes of place reach 4 GiB, which is also libharu's reach. */
    *place_of(file, number) = (struct place){(uint32_t)file->position, 0, KIND_PLAIN};
    struct bytes *head = new_words(file);
    bytes_put_integer(head, number);
    bytes_put(head, " 0 obj\n");
    add_words(file);
}

void outfile_end(struct outfile *file)
{
    outfile_add(file, "\nendobj\n", 8);
}

/* A number for an object of the file's own. */
static uint32_t new_number(struct outfile *file)
{
    if (file->number != NULL) return file->number(file->context);
    reach(file, file->count + 1);
    return (uint32_t)file->count - 1;
}

/* The rest of a stream whose first entries are in the words. */
static void add_stream(struct outfile *file, struct text packed)
{
    bytes_put(&file->words, "/Filter /FlateDecode /Length ");
    bytes_put_integer(&file->words, (int64_t)packed.length);
    bytes_put(&file->words, ">>\nstream\n");
    add_words(file);
    outfile_add(file, packed.at, packed.length);
    outfile_add(file, "\nendstream", 10);
}

void outfile_add_stream(struct outfile *file, uint32_t number, struct text packed)
{
    outfile_begin(file, number);
    bytes_put(new_words(file), "<<");
    add_stream(file, packed);
    outfile_end(file);
}

static void end_packing(struct outfile *file)
{
    if (file->packed_count == 0) return;
    size_t first = file->packed_index.length;
    bytes_add(&file->packed_index, file->packed_values.at, file->packed_values.length);
    struct text packed = deflate_text(file->deflater, DEFLATE_MIDDLE, bytes_text(&file->packed_index));
    outfile_begin(file, file->packed_number);
    struct bytes *entries = new_words(file);
    bytes_put(entries, "<</Type /ObjStm /N ");
    bytes_put_integer(entries, file->packed_count);
    bytes_put(entries, " /First ");
    bytes_put_integer(entries, (int64_t)first);
    bytes_put(entries, " ");
    add_stream(file, packed);
    outfile_end(file);
    file->packed_index.length = file->packed_values.length = file->packed_count = 0;
}

void outfile_pack(struct outfile *file, uint32_t number, struct text value)
{
    assert(number > 0 && !outfile_has(file, number));
    if (file->packed_count == 0) file->packed_number = new_number(file);
    reach(file, (size_t)number + 1);
    *place_of(file, number) = (struct place){file->packed_number, (uint16_t)file->packed_count, KIND_PACKED};
    bytes_put_integer(&file->packed_index, number);
    bytes_put(&file->packed_index, " ");
    bytes_put_integer(&file->packed_index, (int64_t)file->packed_values.length);
    bytes_put(&file->packed_index, " ");
    bytes_add(&file->packed_values, value.at, value.length);
    bytes_put(&file->packed_values, "\n");
    if (++file->packed_count == PACKED_OBJECTS || file->packed_values.length > PACKED_BYTES)
        end_packing(file);
}

/* The entries as differences from the one above (PNG predictor Up, 7.4.4.4): most are the same but for a step
 * of one. */
static struct text table(struct outfile *file)
{
    struct bytes out = {.arena = file->arena};
    unsigned char above[ENTRY] = {0};
    bytes_room(&out, file->count * (ENTRY + 1));
    for (uint32_t i = 0; i < file->count; i++) {
        const struct place *place = place_of(file, i);
        unsigned index = i == 0 ? 0xFFFF : place->index; /* the head of the free list */
        const unsigned char entry[ENTRY] = {place->kind,
                                            (unsigned char)(place->place >> 24),
                                            (unsigned char)(place->place >> 16),
                                            (unsigned char)(place->place >> 8),
                                            (unsigned char)place->place,
                                            (unsigned char)(index >> 8),
                                            (unsigned char)index};
        char *to = bytes_room(&out, ENTRY + 1);
        *to++ = 2;
        for (unsigned k = 0; k < ENTRY; k++) {
            to[k] = (char)(unsigned char)(entry[k] - above[k]);
            above[k] = entry[k];
        }
        out.length += ENTRY + 1;
    }
    return deflate_text(file->deflater, DEFLATE_FAST, bytes_text(&out));
}

static void put_identifier(struct bytes *out, const struct outfile *file)
{
    struct hash hash = file->hash;
    hash_add(&hash, file->block, file->held);
    unsigned char digest[16];
    hash_finish(&hash, digest);
    bytes_put(out, " /ID [");
    for (unsigned twice = 0; twice < 2; twice++) {
        bytes_put(out, "<");
        for (size_t i = 0; i < sizeof digest; i++)
            bytes_put_hex(out, digest[i], 2);
        bytes_put(out, ">");
    }
    bytes_put(out, "] ");
}

bool outfile_finish(struct outfile *file, uint32_t root, uint32_t info)
{
    end_packing(file);
    uint32_t number = new_number(file);
    uint64_t start = file->position;
    outfile_begin(file, number);
    struct text packed = table(file);
    struct bytes *entries = new_words(file);
    bytes_put(entries, "<</Type /XRef /Size ");
    bytes_put_integer(entries, (int64_t)file->count);
    bytes_put(entries, " /W [1 4 2] /Root ");
    bytes_put_integer(entries, root);
    bytes_put(entries, " 0 R /Info ");
    bytes_put_integer(entries, info);
    bytes_put(entries, " 0 R");
    put_identifier(entries, file);
    bytes_put(entries, "/DecodeParms <</Predictor 12 /Columns 7>> ");
    add_stream(file, packed);
    outfile_end(file);
    struct bytes *end = new_words(file);
    bytes_put(end, "startxref\n");
    bytes_put_integer(end, (int64_t)start);
    bytes_put(end, "\n%%EOF\n");
    add_words(file);
    return flush(file);
}
