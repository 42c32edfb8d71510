/* haru.h: the one door to libharu 2.3.0.
 *
 * libharu keeps the document: objects, page tree, resources, outlines, destinations, link annotations, labels, images,
 * cross-reference table and trailer are made and written by its calls. Two things it does by functions only at many times
 * their cost, and only there are its structs' fields touched (haru_fields.c):
 *   - streams compressed in advance (libdeflate), and
 *   - bodies of small objects, kept as the bytes that will be written (a structure element costs 80 bytes instead of
 *     1,800, and adding one does not walk a list).
 * With -DPDF_PUBLIC_API_ONLY the same interface is built from functions alone (haru_functions.c): larger and slower, the
 * same document. Whoever moves to a libharu with opaque structs starts there.
 *
 * Errors are sticky in libharu: after one, calls return NULL or do nothing. Ask haru_error once a page. */
#ifndef SHINCHOKU_OUTPUT_PDF_HARU_H
#define SHINCHOKU_OUTPUT_PDF_HARU_H

#include <hpdf.h>
#include <stdbool.h>
#include <stdint.h>

#include <hpdf_catalog.h>
#include <hpdf_pages.h>

#include "generator/core/arena.h"
#include "generator/core/text.h"

struct haru;

/* Bodies and scratch live in the arena. NULL when there is no memory. */
struct haru *haru_open(struct arena *arena);
void haru_close(struct haru *haru);
HPDF_STATUS haru_error(const struct haru *haru); /* 0: none so far */

/* -- objects; all belong to the document ------------------------------------------------------------------------- */
HPDF_Dict haru_catalog(const struct haru *haru);
HPDF_Dict haru_info(const struct haru *haru);
HPDF_Dict haru_new_dict(struct haru *haru);                       /* to be put into another */
HPDF_Array haru_new_array(struct haru *haru);                     /* the same */
HPDF_Dict haru_new_object(struct haru *haru);                     /* a dictionary with a number of its own */
HPDF_Binary haru_new_string(struct haru *haru, struct text utf8); /* a text string (7.9.2.2) */
HPDF_Binary haru_new_bytes(struct haru *haru, const unsigned char *bytes, size_t length);
/* A stream that is stored deflated where the build can say so, else as it is. */
HPDF_Dict haru_new_stream(struct haru *haru, struct text bytes);
HPDF_Dict haru_new_plain_stream(struct haru *haru, struct text bytes);
HPDF_Dict haru_new_jpeg(struct haru *haru, struct text file);

HPDF_Page haru_new_page(struct haru *haru);
void haru_set_contents(struct haru *haru, HPDF_Page page, struct text operators);
HPDF_Outline haru_new_outline(struct haru *haru, HPDF_Outline parent,
                              struct text title); /* parent NULL: top level */

/* -- bodies: dictionaries written entry by entry, one at a time ---------------------------------------------------- */
/* The number by which a body refers to an object. */
uint32_t haru_number(struct haru *haru, void *object);
/* A number for a body that comes later. Every reserved number must get its body. */
uint32_t haru_reserve(struct haru *haru);
void haru_begin(struct haru *haru, uint32_t reserved);
void haru_begin_catalog(struct haru *haru); /* entries beside those that libharu makes; once */
void haru_end(struct haru *haru);

/* Inside an array `key` is NULL. */
void haru_put_name(struct haru *haru, const char *key, const char *name);
void haru_put_number(struct haru *haru, const char *key, int32_t number);
void haru_put_hundredths(struct haru *haru, const char *key, int32_t hundredths);
void haru_put_text(struct haru *haru, const char *key, struct text utf8);
void haru_put_true(struct haru *haru, const char *key);
void haru_put_reference(struct haru *haru, const char *key, uint32_t number);
void haru_open_array(struct haru *haru, const char *key);
void haru_close_array(struct haru *haru);
void haru_open_dict(struct haru *haru, const char *key);
void haru_close_dict(struct haru *haru);

/* -- the file ------------------------------------------------------------------------------------------------------ */
/* Writes the document, with a file identifier made of its bytes (14.4). False after an error: `*system_error` is the errno
 * of a failed write, or 0 when libharu failed (haru_error). */
bool haru_save(struct haru *haru, int fd, int *system_error);

#endif
