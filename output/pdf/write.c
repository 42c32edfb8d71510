/* write.c: a document of pages as a PDF file. The order matters: pages first (links point at them), then what
 * was drawn decides which fonts, patterns and pictures are embedded, then structure and metadata, then the
 * file. */
#include <errno.h>
#include <string.h>

#include "generator/core/reason.h"
#include "archive.h"
#include "bytes.h"
#include "draw.h"
#include "embed.h"
#include "hatch.h"
#include "navigate.h"

enum { PAGE_LEAST = 3 * PT, PAGE_MOST = 14400 * PT }; /* ISO 32000-1, annex C */

/* libharu's own word for what went wrong is a number. */
static void report_haru(struct diagnostics *diagnostics, HPDF_STATUS status, uint32_t page,
                        struct arena *scratch)
{
    unsigned long code = (unsigned long)status;
    struct text reason =
        page == UINT32_MAX
            ? text_format(scratch, "libharu 0x%04lX", code)
            : diag_both(scratch, text_format(scratch, "%u ページ、libharu 0x%04lX", page + 1, code),
                        text_format(scratch, "page %u, libharu 0x%04lX", page + 1, code));
    DIAG(diagnostics, PDF_FAILED, .arguments = {reason});
}

static bool fits_limits(int32_t length)
{
    return length >= PAGE_LEAST && length <= PAGE_MOST;
}

/* libharu would round a size to what it can, or refuse it later. */
static bool check_pages(const struct document *document, struct diagnostics *diagnostics,
                        struct arena *scratch)
{
    for (uint32_t i = 0; i < document->page_count; i++) {
        const struct page *page = document->pages[i];
        if (fits_limits(page->width) && fits_limits(page->height)) continue;
        int width = page->width / PT, height = page->height / PT;
        struct text ja = text_format(scratch, "%u ページの大きさ %d × %d pt。3 pt から 14,400 pt までです",
                                     i + 1, width, height);
        struct text en =
            text_format(scratch, "page %u is %d × %d pt; 3 to 14,400 pt are possible", i + 1, width, height);
        DIAG(diagnostics, PDF_FAILED, .arguments = {diag_both(scratch, ja, en)});
        return false;
    }
    if (document->page_count == 0)
        DIAG(diagnostics, PDF_FAILED,
             .arguments = {diag_both(scratch, TEXT("ページがありません"), TEXT("there are no pages"))});
    return document->page_count > 0;
}

enum { STRING_MOST = 32766 }; /* bytes: ISO 19005-2, 6.1.13 */

/* A text that a string object cannot hold would be lost. */
static bool check_text(struct text text, struct diagnostics *diagnostics, struct arena *scratch)
{
    if (text.length <= STRING_MOST / 3) return true;
    struct bytes string = {.arena = scratch};
    bytes_put_text_string(&string, text);
    if (string.length <= STRING_MOST) return true;
    struct text start = text_slice(text, 0, 60);
    while (start.length > 0 && !text_well_formed(start, &(size_t){0}))
        start.length--;
    size_t characters = text_count(text), most = STRING_MOST / 2 - 1;
    struct text ja =
        text_format(scratch, "「%.*s…」が %zu 字あります。%zu 字までです", TEXT_ARG(start), characters, most);
    struct text en = text_format(scratch, "“%.*s…” has %zu characters; %zu are possible", TEXT_ARG(start),
                                 characters, most);
    DIAG(diagnostics, PDF_FAILED, .arguments = {diag_both(scratch, ja, en)});
    return false;
}

static bool check_texts(const struct document *document, struct diagnostics *diagnostics,
                        struct arena *scratch)
{
    bool fits = check_text(document->title, diagnostics, scratch) &&
                check_text(document->author, diagnostics, scratch) &&
                check_text(document->subject, diagnostics, scratch);
    for (uint32_t i = 0; i < document->tag_count && fits; i++)
        fits = check_text(document->tags[i].title, diagnostics, scratch) &&
               check_text(document->tags[i].alternative, diagnostics, scratch) &&
               check_text(document->tags[i].actual, diagnostics, scratch);
    for (uint32_t i = 0; i < document->outline_count && fits; i++)
        fits = check_text(document->outline[i].title, diagnostics, scratch);
    return fits;
}

/* What all pages share; filled when all are drawn. */
struct resources {
    HPDF_Dict whole, fonts, patterns, spaces;
};

static bool open_resources(struct haru *haru, struct resources *resources)
{
    *resources = (struct resources){haru_new_object(haru), haru_new_object(haru), haru_new_object(haru),
                                    haru_new_object(haru)};
    HPDF_Array hatch = haru_new_array(haru);
    if (resources->spaces == NULL || hatch == NULL) return false;
    HPDF_Array_AddName(hatch, "Pattern");
    HPDF_Array_AddName(hatch, "DeviceRGB");
    HPDF_Dict_Add(resources->spaces, "Hatch", hatch);
    HPDF_Dict_Add(resources->whole, "Font", resources->fonts);
    HPDF_Dict_Add(resources->whole, "Pattern", resources->patterns);
    HPDF_Dict_Add(resources->whole, "ColorSpace", resources->spaces);
    return haru_error(haru) == 0;
}

static bool make_pages(struct drawing *drawing, HPDF_Dict resources)
{
    const struct document *document = drawing->document;
    drawing->pages = ARENA_ARRAY(drawing->arena, HPDF_Page, document->page_count);
    for (uint32_t i = 0; i < document->page_count; i++) {
        HPDF_Page page = haru_new_page(drawing->haru);
        if (page == NULL) return false;
        drawing->pages[i] = page;
        HPDF_Page_SetWidth(page, (HPDF_REAL)document->pages[i]->width / PT);
        HPDF_Page_SetHeight(page, (HPDF_REAL)document->pages[i]->height / PT);
        HPDF_Dict_Add(page, "Resources", resources);
        if (drawing->tags != NULL) HPDF_Dict_AddNumber(page, "StructParents", (HPDF_INT32)i);
    }
    return true;
}

/* A page with pictures has resources of its own, so that it does not carry the pictures of all others when it
 * is taken out of the file. */
static void set_own_resources(struct drawing *drawing, HPDF_Page page, const struct resources *shared)
{
    HPDF_Dict own = haru_new_dict(drawing->haru), objects = haru_new_dict(drawing->haru);
    if (own == NULL || objects == NULL) return;
    HPDF_Dict_Add(own, "Font", shared->fonts);
    HPDF_Dict_Add(own, "Pattern", shared->patterns);
    HPDF_Dict_Add(own, "ColorSpace", shared->spaces);
    for (size_t i = 0; i < drawing->picture_count; i++) {
        if (!drawing->pictures[i].on_page || drawing->pictures[i].object == NULL) continue;
        HPDF_Dict_Add(objects, text_format(drawing->arena, "I%zu", i + 1).at, drawing->pictures[i].object);
        drawing->pictures[i].on_page = false;
    }
    HPDF_Dict_Add(own, "XObject", objects);
    HPDF_Dict_Add(page, "Resources", own);
}

static bool draw_pages(struct drawing *drawing, const struct navigation *navigation,
                       const struct resources *shared)
{
    for (uint32_t i = 0; i < drawing->document->page_count; i++) {
        draw_page(drawing, i);
        haru_set_contents(drawing->haru, drawing->pages[i], bytes_text(&drawing->canvas.out));
        if (drawing->page_has_pictures) set_own_resources(drawing, drawing->pages[i], shared);
        navigate_links(navigation, i);
        HPDF_STATUS status = haru_error(drawing->haru);
        if (status != 0) {
            report_haru(drawing->diagnostics, status, i, drawing->arena);
            return false;
        }
        if (drawing->document->page_done) drawing->document->page_done(drawing->document->context, i);
    }
    return true;
}

static bool embed_used(struct drawing *drawing, const struct resources *shared)
{
    for (size_t i = 0; i < faces_count(drawing->faces); i++) {
        if (drawing->fonts[i] == NULL) continue;
        HPDF_Dict font = embed_font(drawing->fonts[i], drawing->haru, drawing->arena);
        if (font == NULL) {
            struct text path = text_of(face_facts(faces_face(drawing->faces, i))->path);
            DIAG(drawing->diagnostics, FONT_UNREADABLE,
                 .arguments = {path, diag_both(drawing->arena, TEXT("使う字だけを取り出せません"),
                                               TEXT("no subset can be made"))});
            return false;
        }
        HPDF_Dict_Add(shared->fonts, text_format(drawing->arena, "F%zu", i + 1).at, font);
    }
    for (size_t i = HATCH_SOLID + 1; i < ARRAY_LEN(drawing->hatches); i++)
        if (drawing->hatches[i])
            HPDF_Dict_Add(shared->patterns, hatch_name((enum hatch)i),
                          hatch_embed((enum hatch)i, drawing->haru));
    return true;
}

static bool save(struct drawing *drawing, const char *name)
{
    int system_error = 0;
    if (haru_error(drawing->haru) == 0 && haru_save(drawing->haru, &system_error)) return true;
    if (system_error != 0)
        DIAG(drawing->diagnostics, WRITE_FAILED,
             .arguments = {text_of(name), reason_of(drawing->diagnostics->arena, system_error)});
    else
        report_haru(drawing->diagnostics, haru_error(drawing->haru), UINT32_MAX, drawing->arena);
    return false;
}

static bool build(struct drawing *drawing, const char *name)
{
    const struct document *document = drawing->document;
    struct resources shared;
    if (!open_resources(drawing->haru, &shared) || !make_pages(drawing, shared.whole)) {
        report_haru(drawing->diagnostics, haru_error(drawing->haru), UINT32_MAX, drawing->arena);
        return false;
    }
    struct navigation navigation = {drawing->arena, document, drawing->haru, drawing->tags, drawing->pages};
    if (!draw_pages(drawing, &navigation, &shared) || !embed_used(drawing, &shared)) return false;
    navigate_outline(&navigation);
    navigate_labels(&navigation);
    struct archive archive = {.document = document, .tagged = drawing->tags != NULL};
    if (archive.tagged) archive.structure = tags_close(drawing->tags);
    archive_describe(&archive, drawing->haru, drawing->arena);
    return save(drawing, name);
}

bool pdf_write(const struct document *document, struct faces *faces, int fd, const char *name,
               struct arena *scratch, struct diagnostics *diagnostics)
{
    if (!check_pages(document, diagnostics, scratch) || !check_texts(document, diagnostics, scratch))
        return false;
    struct haru *haru = haru_open(scratch, fd);
    if (haru == NULL) {
        DIAG(diagnostics, PDF_FAILED, .arguments = {reason_of(diagnostics->arena, ENOMEM)});
        return false;
    }
    struct drawing drawing = {
        .arena = scratch, .document = document, .faces = faces, .haru = haru, .diagnostics = diagnostics};
    drawing.canvas.out.arena = scratch;
    drawing.fonts = ARENA_ARRAY(scratch, struct font *, faces_count(faces));
    if (document->tag_count > 1) drawing.tags = tags_open(scratch, haru, document);
    bool written = build(&drawing, name);
    haru_close(haru);
    return written;
}
