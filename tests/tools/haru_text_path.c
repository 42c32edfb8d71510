/* haru_text_path.c: what libharu's own text path does to Japanese text, measured again. output/pdf/font/font.c
 * exists because of it, and can go on the day this program returns 0.
 *
 *     cc -O2 -D_POSIX_C_SOURCE=200809L tests/tools/haru_text_path.c -lhpdf -o haru_text_path
 *     ./haru_text_path /usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf
 *
 * Each text below is drawn alone on a page, unpacked, and the codes of its Tj are read back. A text is lost
 * where a code is that of the space, or where a sequence that is one glyph is drawn as two. Then the cost of
 * a font and a document, and the bytes of the file. Returns 0 when nothing is lost, 1 when something is, 77
 * when the font cannot be read. */
#include <hpdf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct sample {
    const char *name, *text;
    unsigned characters; /* glyphs that must be drawn */
};

static const struct sample samples[] = {
    {"common kanji", "令和六年度", 5},
    {"kanji outside the BMP", "𠮷野家", 3},
    {"a variation sequence", "葛\xF3\xA0\x84\x80城", 2},
    {"か with a semi-voiced mark", "か\xE3\x82\x9A", 1},
};

static double milliseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* A page with one text; the file's bytes, to be freed. NULL after an error. */
static char *draw(const char *font_file, const char *text, HPDF_UINT32 *size)
{
    char *bytes = NULL;
    HPDF_Doc document = HPDF_New(NULL, NULL);
    if (document == NULL) return NULL;
    HPDF_UseUTFEncodings(document);
    const char *name = HPDF_LoadTTFontFromFile(document, font_file, HPDF_TRUE);
    HPDF_Font font = name != NULL ? HPDF_GetFont(document, name, "UTF-8") : NULL;
    HPDF_Page page = font != NULL ? HPDF_AddPage(document) : NULL;
    if (page != NULL) {
        HPDF_Page_SetFontAndSize(page, font, 12);
        HPDF_Page_BeginText(page);
        HPDF_Page_TextOut(page, 50, 700, text);
        HPDF_Page_EndText(page);
        if (HPDF_SaveToStream(document) == HPDF_OK) {
            *size = HPDF_GetStreamSize(document);
            bytes = malloc(*size + 1);
            if (bytes != NULL) HPDF_ReadFromStream(document, (HPDF_BYTE *)bytes, size);
        }
    }
    HPDF_Free(document);
    return bytes;
}

/* The hexadecimal codes that the page shows: what stands before the first " Tj". */
static int read_codes(const char *bytes, HPDF_UINT32 size, char codes[256])
{
    for (HPDF_UINT32 i = 3; i < size; i++) {
        if (memcmp(bytes + i - 3, " Tj", 3) != 0) continue;
        HPDF_UINT32 end = i - 3, start = end;
        while (start > 0 && bytes[start] != '<')
            start--;
        size_t length = end - start;
        if (bytes[start] != '<' || length > 255) return 0;
        memcpy(codes, bytes + start + 1, length);
        codes[length - 2] = '\0'; /* without the > */
        return 1;
    }
    return 0;
}

static unsigned count_drawn(const char *codes)
{
    unsigned drawn = 0;
    for (size_t i = 0; i + 3 < strlen(codes); i += 4)
        drawn += strncmp(codes + i, "0020", 4) != 0 && strncmp(codes + i, "0000", 4) != 0;
    return drawn;
}

int main(int count, char **arguments)
{
    const char *font =
        count > 1 ? arguments[1] : "/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Regular.ttf";
    int lost = 0;
    for (size_t i = 0; i < sizeof samples / sizeof samples[0]; i++) {
        HPDF_UINT32 size = 0;
        char codes[256] = "";
        double start = milliseconds();
        char *bytes = draw(font, samples[i].text, &size);
        double end = milliseconds();
        if (bytes == NULL || !read_codes(bytes, size, codes)) {
            printf("libharu cannot draw with %s\n", font);
            free(bytes);
            return 77;
        }
        unsigned drawn = count_drawn(codes);
        int right = drawn == samples[i].characters && strlen(codes) == 4 * (size_t)drawn;
        printf("%s: %s drawn as <%s>, %u of %u: %s; %.1f ms, %lu KiB\n", samples[i].name, samples[i].text,
               codes, drawn, samples[i].characters, right ? "right" : "LOST", end - start,
               (unsigned long)size / 1024);
        lost += !right;
        free(bytes);
    }
    return lost > 0;
}
