/* fuzz_picture.c: any bytes as a picture in a PDF: sniffing, libpng and libjpeg behind it must survive and speak. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "output/output.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_open(NULL);
    struct diagnostics *diagnostics = diag_open(arena);
    struct faces *faces = faces_open(NULL, 0, diagnostics); /* pictures need none */
    struct picture picture = {.path = TEXT("fuzz"), .bytes = {(const char *)data, size}};
    struct item item = {.kind = ITEM_IMAGE, .image = {{0, 0, 9000, 9000}, &picture}};
    struct page page = {.width = 100 * PT, .height = 100 * PT, .items = &item, .item_count = 1};
    const struct page *pages[] = {&page};
    struct document document = {.title = TEXT("fuzz"), .pages = pages, .page_count = 1};
    int nowhere = open("/dev/null", O_WRONLY);
    if (nowhere < 0 || faces == NULL) abort();
    bool written = pdf_write(&document, faces, nowhere, "fuzz.pdf", arena, diagnostics);
    if (!written && !diag_has_errors(diagnostics)) abort(); /* failed without a word */
    for (const struct diagnostic *d = diagnostics->first; d != NULL; d = d->next)
        diag_print(arena, d, LANGUAGE_JA);
    close(nowhere);
    faces_close(faces);
    arena_close(arena);
    return 0;
}
