/* haru_fields.c: haru.h on libharu 2.3.0, whose structs are public. No other file reads or writes a field of
 * libharu's. */
#ifndef PDF_PUBLIC_API_ONLY

#include "haru.h"

#include <assert.h>
#include <string.h>

#include "bytes.h"
#include "deflate.h"
#include "outfile.h"

enum {
    PAGES_PER_NODE = 256,
    XREF_BLOCK = 16384 /* libharu grows its table by 1,024 entries, copying it each time */
};

/* Objects that were promised together. */
struct promise {
    uint32_t first, count;
    haru_body *body;
    void *context;
};

struct haru {
    struct arena *arena;
    HPDF_Doc document;
    struct deflater *deflater;

    struct promise *promises;
    size_t promise_count, promise_capacity;
    uint32_t promised; /* objects in all of them */
    uint32_t
        promised_start; /* number of the first: they follow libharu's, known when all of those are made */
    struct promise catalog;
    struct bytes body;   /* the one being written */
    struct bytes string; /* the one being handed to libharu */

    struct outfile *file;
    struct bytes *printed; /* where libharu prints to, instead of the file */
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

static HPDF_STATUS write_catalog(HPDF_Dict dict, HPDF_Stream stream)
{
    struct haru *haru = dict->attr;
    haru->body.length = 0;
    haru->catalog.body(haru, haru->catalog.context, 0);
    bytes_put(&haru->body, "\n");
    return write_text(stream, bytes_text(&haru->body));
}

static HPDF_STATUS write_deflated(HPDF_Dict dict, HPDF_Stream stream)
{
    (void)dict;
    return write_text(stream, TEXT("/Filter /FlateDecode\n"));
}

struct haru *haru_open(struct arena *arena, int fd)
{
    struct haru *haru = ARENA_NEW(arena, struct haru);
    haru->arena = arena;
    haru->body.arena = haru->string.arena = arena;
    haru->deflater = deflate_open(arena);
    haru->file = outfile_open(arena, haru->deflater, fd);
    haru->document = HPDF_New(NULL, NULL);
    if (haru->document == NULL) return NULL;
    if (HPDF_SetPagesConfiguration(haru->document, PAGES_PER_NODE) != HPDF_OK) {
        haru_close(haru);
        return NULL;
    }
    haru->document->xref->entries->items_per_block = XREF_BLOCK;
    return haru;
}

void haru_close(struct haru *haru)
{
    HPDF_Free(haru->document);
    deflate_close(haru->deflater);
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

/* libharu copies what it is given, but wants it writable. */
static HPDF_Binary new_binary(struct haru *haru)
{
    return HPDF_Binary_New(haru->document->mmgr, (HPDF_BYTE *)haru->string.at,
                           (HPDF_UINT)haru->string.length);
}

HPDF_Binary haru_new_bytes(struct haru *haru, const unsigned char *bytes, size_t length)
{
    haru->string.length = 0;
    bytes_add(&haru->string, (const char *)bytes, length);
    return new_binary(haru);
}

HPDF_Binary haru_new_string(struct haru *haru, struct text utf8)
{
    haru->string.length = 0;
    bytes_put_text_string(&haru->string, utf8);
    return new_binary(haru);
}

HPDF_Dict haru_new_plain_stream(struct haru *haru, struct text bytes)
{
    HPDF_Dict dict = HPDF_DictStream_New(haru->document->mmgr, haru->document->xref);
    if (dict != NULL) write_text(dict->stream, bytes);
    return dict;
}

HPDF_Dict haru_new_stream(struct haru *haru, struct text bytes)
{
    HPDF_Dict dict = haru_new_plain_stream(haru, deflate_text(haru->deflater, DEFLATE_SMALL, bytes));
    if (dict != NULL) dict->write_fn = write_deflated;
    return dict;
}

HPDF_Dict haru_new_jpeg(struct haru *haru, struct text file)
{
    HPDF_Dict image =
        HPDF_LoadJpegImageFromMem(haru->document, (const HPDF_BYTE *)file.at, (HPDF_UINT)file.length);
    if (image == NULL) HPDF_ResetError(haru->document);
    return image;
}

HPDF_Page haru_new_page(struct haru *haru)
{
    return HPDF_AddPage(haru->document);
}

/* Operators go into the file at once, under the number of the stream that libharu made for them: half of what
 * a document would hold in memory. */
void haru_set_contents(struct haru *haru, HPDF_Page page, struct text operators)
{
    HPDF_PageAttr attributes = page->attr;
    outfile_add_stream(haru->file, number_of(attributes->contents),
                       deflate_text(haru->deflater, DEFLATE_FAST, operators));
}

HPDF_Outline haru_new_outline(struct haru *haru, HPDF_Outline parent, struct text title)
{
    HPDF_Outline outline = HPDF_CreateOutline(haru->document, parent, "", NULL);
    if (outline != NULL) HPDF_Dict_Add(outline, "Title", haru_new_string(haru, title));
    return outline;
}

/* -- bodies ---------------------------------------------------------------------------------------------- */

uint32_t haru_promise(struct haru *haru, uint32_t count, haru_body *body, void *context)
{
    haru->promises = arena_grow(haru->arena, haru->promises, haru->promise_count, haru->promise_count + 1,
                                &haru->promise_capacity, sizeof *haru->promises);
    haru->promises[haru->promise_count++] = (struct promise){haru->promised, count, body, context};
    haru->promised += count;
    return haru->promised - count;
}

void haru_promise_catalog(struct haru *haru, haru_body *body, void *context)
{
    haru->catalog = (struct promise){.body = body, .context = context};
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
    int before = haru->body.length > 0 ? haru->body.at[haru->body.length - 1] : '[';
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

static void put_reference(struct haru *haru, const char *key, uint32_t number)
{
    put_key_apart(haru, key);
    bytes_put_integer(&haru->body, number);
    bytes_put(&haru->body, " 0 R");
}

void haru_put_object(struct haru *haru, const char *key, void *object)
{
    put_reference(haru, key, number_of(object));
}

void haru_put_promised(struct haru *haru, const char *key, uint32_t promised)
{
    assert(haru->promised_start > 0); /* numbers are known while saving */
    put_reference(haru, key, haru->promised_start + promised);
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

/* -- the file -------------------------------------------------------------------------------------------- */

static HPDF_STATUS take_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    struct haru *haru = stream->attr;
    if (haru->printed != NULL) {
        bytes_add(haru->printed, (const char *)bytes, length);
        return HPDF_OK;
    }
    return outfile_add(haru->file, (const char *)bytes, length) ? HPDF_OK : HPDF_FILE_IO_ERROR;
}

static bool has_stream(void *object)
{
    return (((const HPDF_Obj_Header *)object)->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
           ((HPDF_Dict)object)->stream != NULL;
}

/* Streams first: libharu knows their lengths, which are objects of their own, only afterwards. */
static bool write_streams(struct haru *haru, HPDF_Stream out)
{
    HPDF_List entries = haru->document->xref->entries;
    for (HPDF_UINT i = 1; i < entries->count; i++) {
        void *object = HPDF_Xref_GetEntry(haru->document->xref, i)->obj;
        if (!has_stream(object) || outfile_has(haru->file, i)) continue;
        outfile_begin(haru->file, i);
        if (HPDF_Obj_WriteValue(object, out, NULL) != HPDF_OK) return false;
        outfile_end(haru->file);
    }
    return outfile_error(haru->file) == 0;
}

static bool pack_objects(struct haru *haru, HPDF_Stream out)
{
    struct bytes value = {.arena = haru->arena};
    HPDF_List entries = haru->document->xref->entries;
    haru->printed = &value;
    for (HPDF_UINT i = 1; i < entries->count; i++) {
        void *object = HPDF_Xref_GetEntry(haru->document->xref, i)->obj;
        if (has_stream(object)) continue;
        value.length = 0;
        if (HPDF_Obj_WriteValue(object, out, NULL) != HPDF_OK) return false;
        outfile_pack(haru->file, i, bytes_text(&value));
    }
    return outfile_error(haru->file) == 0;
}

static bool pack_promised(struct haru *haru)
{
    for (size_t i = 0; i < haru->promise_count && outfile_error(haru->file) == 0; i++) {
        const struct promise *promise = &haru->promises[i];
        for (uint32_t k = 0; k < promise->count; k++) {
            haru->body.length = 0;
            bytes_put(&haru->body, "<<");
            promise->body(haru, promise->context, k);
            bytes_put(&haru->body, ">>");
            outfile_pack(haru->file, haru->promised_start + promise->first + k, bytes_text(&haru->body));
        }
    }
    return outfile_error(haru->file) == 0;
}

bool haru_save(struct haru *haru, int *system_error)
{
    HPDF_Doc document = haru->document;
    HPDF_Stream out = HPDF_CallbackWriter_New(document->mmgr, take_bytes, haru);
    if (out == NULL) return false;
    haru->promised_start = document->xref->entries->count;
    outfile_number_to(haru->file, haru->promised_start + haru->promised);
    bool written = write_streams(haru, out) && pack_objects(haru, out) && pack_promised(haru) &&
                   outfile_finish(haru->file, number_of(document->catalog), number_of(document->info));
    HPDF_Stream_Free(out);
    *system_error = outfile_error(haru->file);
    return written;
}

#else
typedef int haru_fields_are_not_built; /* an empty file is not C */
#endif
