/* haru_fields.c: haru.h on libharu 2.3.0, whose structs are public. No other file reads or writes a field of libharu's. */
#ifndef PDF_PUBLIC_API_ONLY

#include "haru.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "bytes.h"
#include "deflate.h"
#include "hash.h"

enum {
    PAGES_PER_NODE = 256,
    XREF_BLOCK = 16384, /* libharu grows its table by 1,024 entries, copying it each time */
    WRITE_BLOCK = 1 << 16
};

struct haru {
    struct arena *arena;
    HPDF_Doc document;
    struct deflater *deflater;

    /* All bodies stand in the cross-reference table as this one dictionary, which prints them in their order. */
    HPDF_Dict shared;
    struct text *bodies;
    uint32_t *numbers; /* of the objects that the bodies are of */
    size_t body_count, body_capacity, number_capacity;
    size_t next_body;
    struct bytes body; /* the one being written */
    size_t begun;
    struct text catalog_entries;
    bool catalog_begun;

    int fd, system_error;
    size_t held;
    struct hash hash;
    char block[WRITE_BLOCK];
};

static uint32_t number_of(const void *object)
{
    return ((const HPDF_Obj_Header *)object)->obj_id & 0x00FFFFFF;
}

static HPDF_STATUS write_text(HPDF_Stream stream, struct text text)
{
    return text.length == 0 ? HPDF_OK
                            : HPDF_Stream_Write(stream, (const HPDF_BYTE *)text.at, (HPDF_UINT)text.length);
}

static HPDF_STATUS write_shared(HPDF_Dict dict, HPDF_Stream stream)
{
    struct haru *haru = dict->attr;
    assert(haru->next_body < haru->body_count);
    return write_text(stream, haru->bodies[haru->next_body++]);
}

static HPDF_STATUS write_catalog(HPDF_Dict dict, HPDF_Stream stream)
{
    return write_text(stream, ((struct haru *)dict->attr)->catalog_entries);
}

static HPDF_STATUS write_deflated(HPDF_Dict dict, HPDF_Stream stream)
{
    (void)dict;
    return write_text(stream, TEXT("/Filter /FlateDecode\n"));
}

struct haru *haru_open(struct arena *arena)
{
    struct haru *haru = ARENA_NEW(arena, struct haru);
    haru->arena = arena;
    haru->body.arena = arena;
    haru->document = HPDF_New(NULL, NULL);
    if (haru->document == NULL) return NULL;
    haru->deflater = deflate_open(arena);
    haru->shared = HPDF_Dict_New(haru->document->mmgr);
    if (haru->deflater == NULL || haru->shared == NULL ||
        HPDF_SetPagesConfiguration(haru->document, PAGES_PER_NODE) != HPDF_OK) {
        haru_close(haru);
        return NULL;
    }
    haru->shared->write_fn = write_shared;
    haru->shared->attr = haru;
    haru->document->xref->entries->items_per_block = XREF_BLOCK;
    return haru;
}

void haru_close(struct haru *haru)
{
    /* libharu frees what its table holds: the shared dictionary must stand there only once. */
    HPDF_Xref xref = haru->document->xref;
    for (size_t i = 1; i < haru->body_count; i++)
        HPDF_Xref_GetEntry(xref, haru->numbers[i])->obj = NULL;
    if (haru->body_count == 0 && haru->shared != NULL) HPDF_Dict_Free(haru->shared);
    HPDF_Free(haru->document);
    if (haru->deflater != NULL) deflate_close(haru->deflater);
}

HPDF_STATUS haru_error(const struct haru *haru)
{
    return HPDF_GetError(haru->document);
}

HPDF_Dict haru_catalog(const struct haru *haru)
{
    return haru->document->catalog;
}

HPDF_Dict haru_info(const struct haru *haru)
{
    return haru->document->info;
}

HPDF_Dict haru_new_dict(struct haru *haru)
{
    return HPDF_Dict_New(haru->document->mmgr);
}

HPDF_Array haru_new_array(struct haru *haru)
{
    return HPDF_Array_New(haru->document->mmgr);
}

HPDF_Dict haru_new_object(struct haru *haru)
{
    HPDF_Dict dict = haru_new_dict(haru);
    if (dict == NULL || HPDF_Xref_Add(haru->document->xref, dict) != HPDF_OK) return NULL;
    return dict;
}

HPDF_Binary haru_new_bytes(struct haru *haru, const unsigned char *bytes, size_t length)
{
    return HPDF_Binary_New(haru->document->mmgr, (HPDF_BYTE *)(uintptr_t)bytes, (HPDF_UINT)length);
}

HPDF_Dict haru_new_plain_stream(struct haru *haru, struct text bytes)
{
    HPDF_Dict dict = HPDF_DictStream_New(haru->document->mmgr, haru->document->xref);
    if (dict != NULL) write_text(dict->stream, bytes);
    return dict;
}

HPDF_Dict haru_new_stream(struct haru *haru, struct text bytes)
{
    HPDF_Dict dict = haru_new_plain_stream(haru, deflate_text(haru->deflater, bytes));
    if (dict != NULL) dict->write_fn = write_deflated;
    return dict;
}

HPDF_Dict haru_new_jpeg(struct haru *haru, struct text file)
{
    return HPDF_LoadJpegImageFromMem(haru->document, (const HPDF_BYTE *)file.at, (HPDF_UINT)file.length);
}

HPDF_Page haru_new_page(struct haru *haru)
{
    return HPDF_AddPage(haru->document);
}

void haru_set_contents(struct haru *haru, HPDF_Page page, struct text operators)
{
    HPDF_PageAttr attributes = page->attr;
    write_text(attributes->stream, deflate_text(haru->deflater, operators));
    attributes->contents->filter = HPDF_STREAM_FILTER_NONE;
    attributes->contents->write_fn = write_deflated;
}

HPDF_Binary haru_new_string(struct haru *haru, struct text utf8)
{
    struct bytes string = {.arena = haru->arena};
    bytes_put_text_string(&string, utf8);
    return haru_new_bytes(haru, (const unsigned char *)string.at, string.length);
}

HPDF_Outline haru_new_outline(struct haru *haru, HPDF_Outline parent, struct text title)
{
    HPDF_Outline outline = HPDF_CreateOutline(haru->document, parent, "", NULL);
    if (outline != NULL) HPDF_Dict_Add(outline, "Title", haru_new_string(haru, title));
    return outline;
}

/* -- bodies -------------------------------------------------------------------------------------------------------- */

uint32_t haru_number(struct haru *haru, void *object)
{
    (void)haru;
    return object != NULL ? number_of(object) : 0;
}

uint32_t haru_reserve(struct haru *haru)
{
    haru->shared->header.obj_id = 0; /* as if it were new */
    if (HPDF_Xref_Add(haru->document->xref, haru->shared) != HPDF_OK) return 0;
    haru->bodies = arena_grow(haru->arena, haru->bodies, haru->body_count, haru->body_count + 1,
                              &haru->body_capacity, sizeof *haru->bodies);
    haru->numbers = arena_grow(haru->arena, haru->numbers, haru->body_count, haru->body_count + 1,
                               &haru->number_capacity, sizeof *haru->numbers);
    haru->numbers[haru->body_count++] = number_of(haru->shared);
    return number_of(haru->shared);
}

/* Numbers are handed out in ascending order. */
static size_t find_body(const struct haru *haru, uint32_t number)
{
    size_t low = 0, high = haru->body_count;
    while (high - low > 1) {
        size_t middle = (low + high) / 2;
        if (haru->numbers[middle] <= number)
            low = middle;
        else
            high = middle;
    }
    assert(haru->numbers[low] == number);
    return low;
}

void haru_begin(struct haru *haru, uint32_t reserved)
{
    haru->begun = find_body(haru, reserved);
    haru->catalog_begun = false;
    haru->body.length = 0;
}

void haru_begin_catalog(struct haru *haru)
{
    haru->catalog_begun = true;
    haru->body.length = 0;
}

void haru_end(struct haru *haru)
{
    bytes_put(&haru->body, "\n");
    struct text body = text_copy(haru->arena, bytes_text(&haru->body));
    if (!haru->catalog_begun) {
        haru->bodies[haru->begun] = body;
        return;
    }
    haru->catalog_entries = body;
    haru->document->catalog->attr = haru;
    haru->document->catalog->write_fn = write_catalog;
}

static void put_key(struct haru *haru, const char *key)
{
    if (key != NULL) bytes_put_name(&haru->body, key);
}

/* A value that begins with a letter or figure must stand apart from the key or value before it. */
static void put_key_apart(struct haru *haru, const char *key)
{
    put_key(haru, key);
    char before = haru->body.length > 0 ? haru->body.at[haru->body.length - 1] : '[';
    if (before != '[' && before != '<' && before != ')' && before != ']') bytes_put(&haru->body, " ");
}

void haru_put_name(struct haru *haru, const char *key, const char *name)
{
    put_key(haru, key);
    bytes_put_name(&haru->body, name);
}

void haru_put_number(struct haru *haru, const char *key, int32_t number)
{
    put_key_apart(haru, key);
    bytes_put_integer(&haru->body, number);
}

void haru_put_hundredths(struct haru *haru, const char *key, int32_t hundredths)
{
    put_key_apart(haru, key);
    bytes_put_decimal(&haru->body, hundredths, 2);
}

void haru_put_text(struct haru *haru, const char *key, struct text utf8)
{
    put_key(haru, key);
    bytes_put_text(&haru->body, utf8);
}

void haru_put_true(struct haru *haru, const char *key)
{
    put_key_apart(haru, key);
    bytes_put(&haru->body, "true");
}

void haru_put_reference(struct haru *haru, const char *key, uint32_t number)
{
    put_key_apart(haru, key);
    bytes_put_integer(&haru->body, number);
    bytes_put(&haru->body, " 0 R");
}

void haru_open_array(struct haru *haru, const char *key)
{
    put_key(haru, key);
    bytes_put(&haru->body, "[");
}

void haru_close_array(struct haru *haru)
{
    bytes_put(&haru->body, "]");
}

void haru_open_dict(struct haru *haru, const char *key)
{
    put_key(haru, key);
    bytes_put(&haru->body, "<<");
}

void haru_close_dict(struct haru *haru)
{
    bytes_put(&haru->body, ">>");
}

/* -- the file ------------------------------------------------------------------------------------------------------ */

static bool flush(struct haru *haru)
{
    hash_add(&haru->hash, haru->block, haru->held);
    for (size_t done = 0; done < haru->held;) {
        ssize_t written = write(haru->fd, haru->block + done, haru->held - done);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) {
            haru->system_error = errno;
            return false;
        }
        done += (size_t)written;
    }
    haru->held = 0;
    return true;
}

static HPDF_STATUS take_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    struct haru *haru = stream->attr;
    while (length > 0) {
        size_t room = sizeof haru->block - haru->held;
        size_t taken = length < room ? length : room;
        memcpy(haru->block + haru->held, bytes, taken);
        haru->held += taken;
        bytes += taken;
        length -= (HPDF_UINT)taken;
        if (haru->held == sizeof haru->block && !flush(haru)) return HPDF_FILE_IO_ERROR;
    }
    return HPDF_OK;
}

/* The trailer is written last, so the identifier can stand for every byte before it. */
static HPDF_STATUS write_identifier(HPDF_Dict trailer, HPDF_Stream stream)
{
    struct haru *haru = trailer->attr;
    struct hash hash = haru->hash;
    hash_add(&hash, haru->block, haru->held);
    unsigned char digest[16];
    hash_finish(&hash, digest);
    struct bytes entry = {.arena = haru->arena};
    bytes_put(&entry, "/ID [");
    for (unsigned twice = 0; twice < 2; twice++) {
        bytes_put(&entry, "<");
        for (size_t i = 0; i < sizeof digest; i++)
            bytes_put_hex(&entry, digest[i], 2);
        bytes_put(&entry, ">");
    }
    bytes_put(&entry, "]\n");
    return write_text(stream, bytes_text(&entry));
}

bool haru_save(struct haru *haru, int fd, int *system_error)
{
    HPDF_Doc document = haru->document;
    haru->fd = fd;
    haru->hash = hash_start();
    document->trailer->attr = haru;
    document->trailer->write_fn = write_identifier;
    HPDF_Stream out = HPDF_CallbackWriter_New(document->mmgr, take_bytes, haru);
    bool written = out != NULL && HPDF_Stream_WriteStr(out, "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n") == HPDF_OK &&
                   HPDF_Dict_Add(document->trailer, "Root", document->catalog) == HPDF_OK &&
                   HPDF_Dict_Add(document->trailer, "Info", document->info) == HPDF_OK &&
                   HPDF_Xref_WriteToStream(document->xref, out, NULL) == HPDF_OK && flush(haru);
    HPDF_Stream_Free(out);
    *system_error = haru->system_error;
    return written;
}

#else
typedef int haru_fields_are_not_built; /* an empty file is not C */
#endif
