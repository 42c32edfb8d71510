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
    struct arena *lent;  /* what the bodies are made from; NULL: nothing */
    struct bytes body;   /* the one being written */
    struct bytes string; /* the one being handed to libharu */

    struct outfile *file;
    HPDF_Stream out;       /* what libharu prints to: the file, or */
    struct bytes *printed; /* this, if not NULL */
    struct bytes value;    /* an object printed by libharu */
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

static HPDF_STATUS take_bytes(HPDF_Stream stream, const HPDF_BYTE *bytes, HPDF_UINT length)
{
    struct haru *haru = stream->attr;
    if (haru->printed != NULL) {
        bytes_add(haru->printed, (const char *)bytes, length);
        return HPDF_OK;
    }
    return outfile_add(haru->file, (const char *)bytes, length) ? HPDF_OK : HPDF_FILE_IO_ERROR;
}

/* Takes an object out of libharu's table; its number stays. */
static void forget(struct haru *haru, void *object)
{
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(haru->document->xref, number_of(object));
    HPDF_Obj_ForceFree(haru->document->mmgr, object);
    entry->obj = NULL;
}

/* A number between those of libharu's objects. */
static uint32_t new_number(void *context)
{
    struct haru *haru = context;
    HPDF_Xref table = haru->document->xref;
    HPDF_Null nothing = HPDF_Null_New(haru->document->mmgr);
    if (nothing == NULL || HPDF_Xref_Add(table, nothing) != HPDF_OK)
        arena_give_up(haru->arena, sizeof *nothing);
    uint32_t number = number_of(nothing);
    forget(haru, nothing);
    return number;
}

struct haru *haru_open(struct arena *arena, int fd)
{
    struct haru *haru = ARENA_NEW(arena, struct haru);
    haru->arena = arena;
    haru->body.arena = haru->string.arena = haru->value.arena = arena;
    haru->deflater = deflate_open(arena);
    haru->file = outfile_open(arena, haru->deflater, fd);
    outfile_number_by(haru->file, new_number, haru);
    haru->document = HPDF_New(NULL, NULL);
    if (haru->document == NULL) return NULL;
    haru->out = HPDF_CallbackWriter_New(haru->document->mmgr, take_bytes, haru);
    if (haru->out == NULL || HPDF_SetPagesConfiguration(haru->document, PAGES_PER_NODE) != HPDF_OK) {
        haru_close(haru);
        return NULL;
    }
    haru->document->xref->entries->items_per_block = XREF_BLOCK;
    return haru;
}

void haru_close(struct haru *haru)
{
    if (haru->out != NULL) HPDF_Stream_Free(haru->out);
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

HPDF_Dict haru_new_stream(struct haru *haru, enum effort effort, struct text bytes)
{
    HPDF_Dict dict = haru_new_plain_stream(haru, deflate_text(haru->deflater, effort, bytes));
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

static void empty(struct haru *haru, HPDF_Dict dict)
{
    HPDF_MMgr memory = haru->document->mmgr;
    for (HPDF_UINT i = 0; i < dict->list->count; i++) {
        HPDF_DictElement element = HPDF_List_ItemAt(dict->list, i);
        HPDF_Obj_Free(memory, element->value);
        HPDF_FreeMem(memory, element);
    }
    HPDF_List_Clear(dict->list);
}

/* Writes a dictionary and lets go of its entries. What others point to stays: its kind and its number. */
static void write_and_empty(struct haru *haru, HPDF_Dict dict)
{
    struct bytes *printed = &haru->value;
    printed->length = 0;
    haru->printed = printed;
    HPDF_STATUS status = HPDF_Obj_WriteValue(dict, haru->out, NULL);
    haru->printed = NULL;
    if (status != HPDF_OK) return; /* libharu knows */
    outfile_pack(haru->file, number_of(dict), bytes_text(printed));
    empty(haru, dict);
}

/* With the page goes the stream that libharu made for its contents, whose number was used for ours, and the object for
 * the stream's length. */
void haru_finish_page(struct haru *haru, HPDF_Page page)
{
    HPDF_PageAttr attributes = page->attr;
    if (haru_error(haru) != 0) return;
    write_and_empty(haru, page);
    void *length = HPDF_Dict_GetItem(attributes->contents, "Length", HPDF_OCLASS_NUMBER);
    if (length != NULL) forget(haru, length);
    forget(haru, attributes->contents);
    HPDF_GState_Free(haru->document->mmgr, attributes->gstate);
    attributes->contents = NULL;
    attributes->stream = NULL;
    attributes->gstate = NULL;
}

void haru_finish_annotation(struct haru *haru, HPDF_Annotation annotation)
{
    if (haru_error(haru) == 0) write_and_empty(haru, annotation);
}

/* libharu knows a stream's length, which is an object of its own, when it has written it. */
void haru_finish_stream(struct haru *haru, HPDF_Dict stream)
{
    if (haru_error(haru) != 0) return;
    void *length = HPDF_Dict_GetItem(stream, "Length", HPDF_OCLASS_NUMBER);
    outfile_begin(haru->file, number_of(stream));
    if (HPDF_Obj_WriteValue(stream, haru->out, NULL) != HPDF_OK) return;
    outfile_end(haru->file);
    if (length != NULL) {
        haru->value.length = 0;
        bytes_put_integer(&haru->value, ((HPDF_Number)length)->value);
        outfile_pack(haru->file, number_of(length), bytes_text(&haru->value));
        forget(haru, length);
    }
    empty(haru, stream);
    HPDF_Stream_Free(stream->stream);
    stream->stream = NULL;
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

void haru_lend(struct haru *haru, struct arena *memory)
{
    assert(haru->lent == NULL);
    haru->lent = memory;
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

static bool has_stream(void *object)
{
    return (((const HPDF_Obj_Header *)object)->obj_class & HPDF_OCLASS_ANY) == HPDF_OCLASS_DICT &&
           ((HPDF_Dict)object)->stream != NULL;
}

/* What libharu has under a number and was not written yet; NULL: nothing. */
static void *unwritten(const struct haru *haru, HPDF_UINT number)
{
    return outfile_has(haru->file, number) ? NULL : HPDF_Xref_GetEntry(haru->document->xref, number)->obj;
}

/* Streams first: libharu knows their lengths, which are objects of their own, only afterwards. */
static bool write_streams(struct haru *haru)
{
    HPDF_List entries = haru->document->xref->entries;
    for (HPDF_UINT i = 1; i < entries->count; i++) {
        void *object = unwritten(haru, i);
        if (object == NULL || !has_stream(object)) continue;
        outfile_begin(haru->file, i);
        if (HPDF_Obj_WriteValue(object, haru->out, NULL) != HPDF_OK) return false;
        outfile_end(haru->file);
    }
    return outfile_error(haru->file) == 0;
}

static bool pack_objects(struct haru *haru)
{
    HPDF_List entries = haru->document->xref->entries;
    haru->printed = &haru->value;
    for (HPDF_UINT i = 1; i < entries->count; i++) {
        void *object = unwritten(haru, i);
        if (object == NULL) continue;
        haru->value.length = 0;
        if (HPDF_Obj_WriteValue(object, haru->out, NULL) != HPDF_OK) return false;
        outfile_pack(haru->file, i, bytes_text(&haru->value));
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
    arena_close(haru->lent); /* before the table wants as much */
    haru->lent = NULL;
    return outfile_error(haru->file) == 0;
}

bool haru_save(struct haru *haru, int *system_error)
{
    HPDF_Doc document = haru->document;
    haru->promised_start = document->xref->entries->count;
    outfile_number_to(haru->file, haru->promised_start + haru->promised);
    bool written = write_streams(haru) && pack_objects(haru) && pack_promised(haru) &&
                   outfile_finish(haru->file, number_of(document->catalog), number_of(document->info));
    *system_error = outfile_error(haru->file);
    return written;
}

#else
typedef int haru_fields_are_not_built; /* an empty file is not C */
#endif
