/* outfile.h: a PDF 1.7 file as bytes: streams as they come, all other objects packed into object streams, and
 * a cross-reference stream at the end (ISO 32000-1, 7.5.7 and 7.5.8). A tagged report is 2.5 times smaller so
 * than with the plain objects and table that libharu writes. Knows bytes and numbers, nothing of libharu. */
#ifndef SHINCHOKU_OUTPUT_PDF_FILE_OUTFILE_H
#define SHINCHOKU_OUTPUT_PDF_FILE_OUTFILE_H

#include "bytes.h"
#include "deflate.h"

struct outfile;

struct outfile *outfile_open(struct arena *arena, struct deflater *deflater, int fd);
/* False after a failed write; outfile_error then is its errno. */
bool outfile_add(struct outfile *file, const char *bytes, size_t length);
int outfile_error(const struct outfile *file);

/* An object with a stream: what is added between the two calls. Any number that was not written yet. */
void outfile_begin(struct outfile *file, uint32_t number);
void outfile_end(struct outfile *file);
/* Such an object in one: a stream of deflated bytes that has no other entries. */
void outfile_add_stream(struct outfile *file, uint32_t number, struct text packed);
bool outfile_has(const struct outfile *file, uint32_t number);
/* Objects that the file makes itself need numbers. As long as others make objects too, they give those out; once all
 * of these are numbered, from 1 below `count`, the file's own come after them. */
typedef uint32_t outfile_number(void *context);
void outfile_number_by(struct outfile *file, outfile_number *number, void *context);
void outfile_number_to(struct outfile *file, uint32_t count);
/* An object without a stream; its value is copied. */
void outfile_pack(struct outfile *file, uint32_t number, struct text value);
/* Writes what is left, the cross-reference stream and an identifier made of all bytes before it (14.4). */
bool outfile_finish(struct outfile *file, uint32_t root, uint32_t info);

#endif
