/* haru_functions.c: haru.h by libharu's functions alone (-DPDF_PUBLIC_API_ONLY), for a libharu whose structs
 * are opaque.
 *
 * What it costs: structure elements are ordinary dictionaries (1.8 KB of memory each), streams are stored as
 * they are, an empty stream stays behind for every page, and the file is assembled in memory before it is
 * written. */
#ifdef PDF_PUBLIC_API_ONLY

#include "haru.h"

#include <assert.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include <hpdf_image.h>

#include "bytes.h"
#include "hash.h"

enum { PAGES_PER_NODE = 256, DEEPEST = 8, STREAM_BLOCK = 1 << 16 };

/* A dictionary or array that is being filled. */
struct container {
    void *object;
    bool is_array;
};

/* Objects that were promised together. */
struct promise {
    uint32_t first, count;
    haru_body *body;
    void *context;
};

struct haru {
    struct arena *arena;
    int fd;
    HPDF_Error_Rec error;
    HPDF_MMgr memory;
    HPDF_Xref table;
    HPDF_Dict catalog;
    HPDF_Dict info;
    HPDF_Pages node; /* of the page tree */
    unsigned in_node;

    HPDF_Dict *promised;
    size_t promised_count, promised_capacity;
    struct promise *promises;
    size_t promise_count, promise_capacity;
    struct promise catalog_promise;
    struct container open[DEEPEST];
    size_t depth;
};

struct haru *haru_open(struct arena *arena, int fd)
{
    struct haru *haru = ARENA_NEW(arena, struct haru);
    haru->arena = arena;
    haru->fd = fd;
    HPDF_Error_Init(&haru->error, NULL);
    haru->memory = HPDF_MMgr_New(&haru->error, 0, NULL, NULL);
    if (haru->memory == NULL) return NULL;
    haru->table = HPDF_Xref_New(haru->memory, 0);
    if (haru->table != NULL) haru->catalog = HPDF_Catalog_New(haru->memory, haru->table);
    if (haru->catalog != NULL) haru->info = haru_new_object(haru);
    if (haru->info != NULL) return haru;
    haru_close(haru);
    return NULL;
}

void haru_close(struct haru *haru)
{
    if (haru->table != NULL) HPDF_Xref_Free(haru->table);
    HPDF_MMgr_Free(haru->memory);
}

HPDF_STATUS haru_error(const struct haru *haru)
{
    HPDF_Error_Rec copy = haru->error;
    return HPDF_Error_GetCode(&copy);
}

HPDF_Dict haru_catalog(const struct haru *haru)
{
    return haru->catalog;
}

HPDF_Dict haru_info(const struct haru *haru)
{
    return haru->info;
}

HPDF_Dict haru_new_dict(struct haru *haru)
{
    return HPDF_Dict_New(haru->memory);
}

HPDF_Array haru_new_array(struct haru *haru)
{
    return HPDF_Array_New(haru->memory);
}

HPDF_Dict haru_new_object(struct haru *haru)
{
    HPDF_Dict dict = haru_new_dict(haru);
    if (dict == NULL || HPDF_Xref_Add(haru->table, dict) != HPDF_OK) return NULL;
    return dict;
}

HPDF_Binary haru_new_bytes(struct haru *haru, const unsigned char *bytes, size_t length)
{
    return HPDF_Binary_New(haru->memory, (HPDF_BYTE *)arena_copy(haru->arena, (const char *)bytes, length),
                           (HPDF_UINT)length);
}

HPDF_Binary haru_new_string(struct haru *haru, struct text utf8)
{
    struct bytes string = {.arena = haru->arena};
    bytes_put_text_string(&string, utf8);
    return haru_new_bytes(haru, (const unsigned char *)string.at, string.length);
}

/* No function writes into a stream of one's own; one makes an image of raw samples, which is a stream under a
 * few keys. */
HPDF_Dict haru_new_plain_stream(struct haru *haru, struct text bytes)
{
    static const char *const keys[] = {"Type",   "Subtype",    "Width",
                                       "Height", "ColorSpace", "BitsPerComponent"};
    if (bytes.length == 0) bytes = TEXT("\n");
    HPDF_Image image = HPDF_Image_LoadRawImageFromMem(haru->memory, (const HPDF_BYTE *)bytes.at, haru->table,
                                                      (HPDF_UINT)bytes.length, 1, HPDF_CS_DEVICE_GRAY, 8);
    for (size_t i = 0; i < ARRAY_LEN(keys) && image != NULL; i++)
        HPDF_Dict_RemoveElement(image, keys[i]);
    return image;
}

HPDF_Dict haru_new_stream(struct haru *haru, enum effort effort, struct text bytes)
{
    (void)effort; /* libharu packs all streams alike */
    return haru_new_plain_stream(haru, bytes);
}

HPDF_Dict haru_new_jpeg(struct haru *haru, struct text file)
{
    HPDF_Image image = HPDF_Image_LoadJpegImageFromMem(haru->memory, (const HPDF_BYTE *)file.at,
                                                       (HPDF_UINT)file.length, haru->table);
    if (image == NULL) HPDF_Error_Reset(&haru->error);
    return image;
}

HPDF_Page haru_new_page(struct haru *haru)
{
    if (haru->node == NULL || haru->in_node == PAGES_PER_NODE) {
        haru->node = HPDF_Pages_New(haru->memory, HPDF_Catalog_GetRoot(haru->catalog), haru->table);
        haru->in_node = 0;
    }
    if (haru->node == NULL) return NULL;
    haru->in_node++;
    HPDF_Page page = HPDF_Page_New(haru->memory, haru->table);
    return page != NULL && HPDF_Pages_AddKids(haru->node, page) == HPDF_OK ? page : NULL;
}

void haru_set_contents(struct haru *haru, HPDF_Page page, struct text operators)
{
    HPDF_Dict_Add(page, "Contents", haru_new_plain_stream(haru, operators));
}

/* No function takes an object's entries away again and leaves what others refer to. */
void haru_finish_page(struct haru *haru, HPDF_Page page)
{
    (void)haru;
    (void)page;
}

void haru_finish_annotation(struct haru *haru, HPDF_Annotation annotation)
{
    (void)haru;
    (void)annotation;
}

void haru_finish_stream(struct haru *haru, HPDF_Dict stream)
{
    (void)haru;
    (void)stream;
}

/* -- bodies ---------------------------------------------------------------------------------------------- */

uint32_t haru_promise(struct haru *haru, uint32_t count, haru_body *body, void *context)
{
    uint32_t first = (uint32_t)haru->promised_count;
    haru->promised = arena_grow(haru->arena, haru->promised, first, (size_t)first + count,
                                &haru->promised_capacity, sizeof *haru->promised);
    for (uint32_t i = 0; i < count; i++)
        haru->promised[haru->promised_count++] = haru_new_object(haru);
    haru->promises = arena_grow(haru->arena, haru->promises, haru->promise_count, haru->promise_count + 1,
                                &haru->promise_capacity, sizeof *haru->promises);
    haru->promises[haru->promise_count++] = (struct promise){first, count, body, context};
    return first;
}

/* It goes with its parent: the file is assembled in memory anyway. */
void haru_lend(struct haru *haru, struct arena *memory)
{
    (void)haru;
    (void)memory;
}

void haru_promise_catalog(struct haru *haru, haru_body *body, void *context)
{
    haru->catalog_promise = (struct promise){.body = body, .context = context};
}

static void open_container(struct haru *haru, void *object, bool is_array)
{
    assert(haru->depth < DEEPEST);
    haru->open[haru->depth++] = (struct container){object, is_array};
}

static void keep_promise(struct haru *haru, const struct promise *promise, HPDF_Dict dict, uint32_t index)
{
    haru->depth = 0;
    open_container(haru, dict, false);
    promise->body(haru, promise->context, index);
    assert(haru->depth == 1);
}

static void keep_promises(struct haru *haru)
{
    for (size_t i = 0; i < haru->promise_count; i++)
        for (uint32_t k = 0; k < haru->promises[i].count; k++)
            keep_promise(haru, &haru->promises[i], haru->promised[haru->promises[i].first + k], k);
    if (haru->catalog_promise.body != NULL) keep_promise(haru, &haru->catalog_promise, haru->catalog, 0);
}

/* Without memory there is nothing to fill; the error is kept by libharu. */
static void put(struct haru *haru, const char *key, void *object)
{
    const struct container *container = &haru->open[haru->depth - 1];
    if (container->object == NULL || object == NULL) return;
    if (container->is_array)
        HPDF_Array_Add(container->object, object);
    else
        HPDF_Dict_Add(container->object, key, object);
}

void haru_put_name(struct haru *haru, const char *key, const char *name)
{
    put(haru, key, HPDF_Name_New(haru->memory, name));
}

void haru_put_number(struct haru *haru, const char *key, int32_t number)
{
    put(haru, key, HPDF_Number_New(haru->memory, number));
}

void haru_put_hundredths(struct haru *haru, const char *key, int32_t hundredths)
{
    put(haru, key, HPDF_Real_New(haru->memory, (HPDF_REAL)hundredths / 100));
}

void haru_put_text(struct haru *haru, const char *key, struct text utf8)
{
    put(haru, key, haru_new_string(haru, utf8));
}

void haru_put_true(struct haru *haru, const char *key)
{
    put(haru, key, HPDF_Boolean_New(haru->memory, HPDF_TRUE));
}

void haru_put_object(struct haru *haru, const char *key, void *object)
{
    put(haru, key, object);
}

void haru_put_promised(struct haru *haru, const char *key, uint32_t promised)
{
    put(haru, key, haru->promised[promised]);
}

void haru_open_array(struct haru *haru, const char *key)
{
    HPDF_Array array = haru_new_array(haru);
    put(haru, key, array);
    open_container(haru, array, true);
}

void haru_close_array(struct haru *haru)
{
    haru->depth--;
}

void haru_open_dict(struct haru *haru, const char *key)
{
    HPDF_Dict dict = haru_new_dict(haru);
    put(haru, key, dict);
    open_container(haru, dict, false);
}

void haru_close_dict(struct haru *haru)
{
    haru->depth--;
}

/* -- the file -------------------------------------------------------------------------------------------- */

static bool write_all(int fd, struct text bytes, int *system_error)
{
    while (bytes.length > 0) {
        ssize_t written = write(fd, bytes.at, bytes.length);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) {
            *system_error = written < 0 ? errno : EIO;
            return false;
        }
        bytes = text_slice(bytes, (size_t)written, bytes.length);
    }
    return true;
}

static struct text contents_of(HPDF_Stream stream, struct arena *arena)
{
    struct bytes all = {.arena = arena};
    HPDF_UINT blocks = HPDF_MemStream_GetBufCount(stream);
    for (HPDF_UINT i = 0; i < blocks; i++) {
        HPDF_UINT length = 0;
        const HPDF_BYTE *block = HPDF_MemStream_GetBufPtr(stream, i, &length);
        if (block != NULL) bytes_add(&all, (const char *)block, length);
    }
    return bytes_text(&all);
}

/* Where the trailer's entries begin; SIZE_MAX when there is none. */
static size_t find_trailer(struct text file)
{
    static const struct text mark = {"trailer\n<<\n", sizeof "trailer\n<<\n" - 1};
    for (size_t at = file.length; at >= mark.length; at--)
        if (memcmp(file.at + at - mark.length, mark.at, mark.length) == 0) return at;
    return SIZE_MAX;
}

/* The catalog was the first object and Info the third (the root of the page tree stands between them); no
 * function tells the trailer so. Nothing after the cross-reference table is counted from the start, so
 * entries may be put in. */
static struct text trailer_entries(struct text before, struct arena *arena)
{
    struct hash hash = hash_start();
    hash_add(&hash, before.at, before.length);
    unsigned char digest[16];
    hash_finish(&hash, digest);
    struct bytes entries = {.arena = arena};
    bytes_put(&entries, "/Root 1 0 R\n/Info 3 0 R\n/ID [");
    for (unsigned twice = 0; twice < 2; twice++) {
        bytes_put(&entries, "<");
        for (size_t i = 0; i < sizeof digest; i++)
            bytes_put_hex(&entries, digest[i], 2);
        bytes_put(&entries, ">");
    }
    bytes_put(&entries, "]\n");
    return bytes_text(&entries);
}

bool haru_save(struct haru *haru, int *system_error)
{
    keep_promises(haru);
    HPDF_Stream out = haru_error(haru) == 0 ? HPDF_MemStream_New(haru->memory, STREAM_BLOCK) : NULL;
    if (out == NULL) return false;
    bool written = HPDF_Stream_WriteStr(out, "%PDF-1.7\n%\xB7\xBE\xAD\xAA\n") == HPDF_OK &&
                   HPDF_Xref_WriteToStream(haru->table, out, NULL) == HPDF_OK;
    if (written) {
        struct text file = contents_of(out, haru->arena);
        size_t trailer = find_trailer(file);
        struct text before = text_slice(file, 0, trailer), after = text_slice(file, trailer, file.length);
        written = trailer != SIZE_MAX && write_all(haru->fd, before, system_error) &&
                  write_all(haru->fd, trailer_entries(before, haru->arena), system_error) &&
                  write_all(haru->fd, after, system_error);
    }
    HPDF_Stream_Free(out);
    return written;
}

#else
typedef int haru_functions_are_not_built; /* an empty file is not C */
#endif
