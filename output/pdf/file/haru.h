/* haru.h: the one door to libharu 2.3.0.
 *
 * libharu keeps the document: pages, page tree, resources, outline, destinations, link annotations, page
 * labels, images and streams are made by its calls, and it prints every object of theirs. Four things it
 * does by functions only at many times their cost, and only for them are its structs' fields touched
 * (haru_fields.c):
 *   - streams compressed in advance (libdeflate);
 *   - bodies of small objects (a structure element), made while the file is written instead of kept as
 *     dictionaries of 1,800 bytes;
 *   - pages and annotations written, and emptied, when nothing is added to them any more;
 *   - the file itself: objects go into object streams (outfile.h), at 40 % of the size.
 * With -DPDF_PUBLIC_API_ONLY the same interface is built from functions alone (haru_functions.c): larger and
 * slower, the same document. Whoever moves to a libharu with opaque structs starts there.
 *
 * Errors are sticky in libharu: after one, calls return NULL or do nothing. Ask haru_error once a page. */
#ifndef SHINCHOKU_OUTPUT_PDF_FILE_HARU_H
#define SHINCHOKU_OUTPUT_PDF_FILE_HARU_H

#include <hpdf.h>
#include <stdbool.h>
#include <stdint.h>

#include <hpdf_catalog.h>
#include <hpdf_pages.h>

#include "deflate.h"
#include "generator/core/arena.h"
#include "generator/core/text.h"

struct haru;

/* A document that goes to `fd`, some of it before it is saved. Scratch lives in the arena. NULL when there is
 * no memory. */
struct haru *haru_open(struct arena *arena, int fd);
void haru_close(struct haru *haru);
HPDF_STATUS haru_error(const struct haru *haru); /* 0: none so far */

/* -- objects; all belong to the document ----------------------------------------------------------------- */
HPDF_Dict haru_catalog(const struct haru *haru);
HPDF_Dict haru_info(const struct haru *haru);
HPDF_Dict haru_new_dict(struct haru *haru);                       /* to be put into another */
HPDF_Array haru_new_array(struct haru *haru);                     /* the same */
HPDF_Dict haru_new_object(struct haru *haru);                     /* a dictionary with a number of its own */
HPDF_Binary haru_new_string(struct haru *haru, struct text utf8); /* a text string (7.9.2.2) */
HPDF_Binary haru_new_bytes(struct haru *haru, const unsigned char *bytes, size_t length);
/* A stream that is stored deflated where the build can say so, else as it is. */
HPDF_Dict haru_new_stream(struct haru *haru, enum effort effort, struct text bytes);
HPDF_Dict haru_new_plain_stream(struct haru *haru, struct text bytes);
/* NULL when libharu does not take the file; the document goes on without it. */
HPDF_Dict haru_new_jpeg(struct haru *haru, struct text file);

HPDF_Page haru_new_page(struct haru *haru);
void haru_set_contents(struct haru *haru, HPDF_Page page, struct text operators);
/* Nothing is added any more: it may be written now, and what it holds let go of. References to it stay good. */
void haru_finish_page(struct haru *haru, HPDF_Page page); /* after its contents were set */
void haru_finish_annotation(struct haru *haru, HPDF_Annotation annotation);
void haru_finish_stream(struct haru *haru, HPDF_Dict stream);

/* -- bodies: dictionaries that are written when the file is, entry by entry, and never kept -------------- */
/* Puts the entries of one dictionary. */
typedef void haru_body(struct haru *haru, void *context, uint32_t index);
/* `count` objects whose bodies are asked for while saving, by index. Returns the first one's name; they are
 * consecutive. */
uint32_t haru_promise(struct haru *haru, uint32_t count, haru_body *body, void *context);
/* What bodies are made from, closed as soon as the last of them is written. */
void haru_lend(struct haru *haru, struct arena *memory);
/* Entries for the catalog beside those that libharu makes; once. */
void haru_promise_catalog(struct haru *haru, haru_body *body, void *context);

/* Inside an array `key` is NULL. */
void haru_put_name(struct haru *haru, const char *key, const char *name);
void haru_put_number(struct haru *haru, const char *key, int32_t number);
void haru_put_hundredths(struct haru *haru, const char *key, int32_t hundredths);
void haru_put_text(struct haru *haru, const char *key, struct text utf8);
void haru_put_true(struct haru *haru, const char *key);
void haru_put_object(struct haru *haru, const char *key,
                     void *object); /* a reference to an object of libharu's */
void haru_put_promised(struct haru *haru, const char *key, uint32_t promised);
void haru_open_array(struct haru *haru, const char *key);
void haru_close_array(struct haru *haru);
void haru_open_dict(struct haru *haru, const char *key);
void haru_close_dict(struct haru *haru);

/* -- the file -------------------------------------------------------------------------------------------- */
/* Writes the document, with a file identifier made of its bytes (14.4). False after an error: `*system_error`
 * is the errno of a failed write, or 0 when libharu failed (haru_error). Once a document. */
bool haru_save(struct haru *haru, int *system_error);

#endif
