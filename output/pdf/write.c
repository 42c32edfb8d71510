/* write.c: a document of pages as a PDF file. The order matters: pages first, in whatever order they come, then
 * what was drawn decides which fonts and pictures are embedded, then structure and metadata, then the
 * rest of the file. */
#include <assert.h>
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "generator/core/reason.h"
#include "archive.h"
#include "output/pdf/file/bytes.h"
#include "output/pdf/page/draw.h"
#include "output/pdf/font/embed.h"
#include "output/pdf/page/navigate.h"

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
static bool check_page(const struct page *page, uint32_t number, struct diagnostics *diagnostics,
                       struct arena *scratch)
{
    if (fits_limits(page->width) && fits_limits(page->height)) return true;
    int width = page->width / PT, height = page->height / PT;
    struct text ja = text_format(scratch, "%u ページの大きさ %d × %d pt。3 pt から 14,400 pt までです",
                                 number + 1, width, height);
    struct text en =
        text_format(scratch, "page %u is %d × %d pt; 3 to 14,400 pt are possible", number + 1, width, height);
    DIAG(diagnostics, PDF_FAILED, .arguments = {diag_both(scratch, ja, en)});
    return false;
}

/* What all pages share; filled when all are drawn. */
struct resources {
    HPDF_Dict whole, fonts;
};

static bool open_resources(struct haru *haru, struct resources *resources)
{
    *resources = (struct resources){haru_new_object(haru), haru_new_object(haru)};
    if (resources->fonts == NULL) return false;
    HPDF_Dict_Add(resources->whole, "Font", resources->fonts);
    return haru_error(haru) == 0;
}

/* One writing of the document; another begins when all pages have to come once more. */
struct pdf_writer {
    struct arena *parent, *arena; /* arena: of this writing */
    struct faces *faces;
    int fd;
    struct diagnostics *findings; /* of this writing */
    struct drawing drawing;       /* its document is NULL until the first page comes */
    struct resources shared;
    uint32_t page_count; /* that libharu has */
    size_t page_capacity;
    bool failed; /* and said why */
};

/* Objects of all pages that there are by now: libharu wants them in order, links want those that they lead to. */
static bool make_pages(struct pdf_writer *writer)
{
    struct drawing *drawing = &writer->drawing;
    uint32_t wanted = drawing->document->page_count;
    drawing->pages = arena_grow(writer->arena, drawing->pages, writer->page_count, wanted,
                                &writer->page_capacity, sizeof(HPDF_Page));
    for (; writer->page_count < wanted; writer->page_count++) {
        const struct page *source = drawing->document->pages[writer->page_count];
        if (!check_page(source, writer->page_count, writer->findings, writer->arena)) return false;
        HPDF_Page page = haru_new_page(drawing->haru);
        if (page == NULL) {
            report_haru(writer->findings, haru_error(drawing->haru), writer->page_count, writer->arena);
            return false;
        }
        drawing->pages[writer->page_count] = page;
        HPDF_Page_SetWidth(page, (HPDF_REAL)source->width / PT);
        HPDF_Page_SetHeight(page, (HPDF_REAL)source->height / PT);
        HPDF_Dict_Add(page, "Resources", writer->shared.whole);
        if (drawing->tags != NULL)
            HPDF_Dict_AddNumber(page, "StructParents",
                                (HPDF_INT32)tags_key(drawing->tags, writer->page_count));
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
    for (size_t i = 0; i < drawing->page_picture_count; i++) {
        size_t place = drawing->page_pictures[i];
        HPDF_Dict_Add(objects, text_format(drawing->arena, "I%zu", place + 1).at,
                      drawing->pictures[place].object);
    }
    HPDF_Dict_Add(own, "XObject", objects);
    HPDF_Dict_Add(page, "Resources", own);
}

static struct navigation navigation_of(const struct drawing *drawing)
{
    return (struct navigation){drawing->arena, drawing->document, drawing->haru, drawing->tags,
                               drawing->pages};
}

static bool write_page(struct pdf_writer *writer, uint32_t number)
{
    struct drawing *drawing = &writer->drawing;
    if (!make_pages(writer)) return false;
    draw_page(drawing, number);
    haru_set_contents(drawing->haru, drawing->pages[number], bytes_text(&drawing->canvas.out));
    if (drawing->page_picture_count > 0) set_own_resources(drawing, drawing->pages[number], &writer->shared);
    struct navigation navigation = navigation_of(drawing);
    navigate_links(&navigation, number);
    haru_finish_page(drawing->haru, drawing->pages[number]);
    HPDF_STATUS status = haru_error(drawing->haru);
    if (status != 0) report_haru(writer->findings, status, number, writer->arena);
    return status == 0;
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
    return true;
}

/* -- texts that a string cannot hold ---------------------------------------------------------------------- */

static void report_shortened(struct pdf_writer *writer, struct text text, struct text what)
{
    struct text held = bytes_within_string(writer->arena, text);
    if (held.length == text.length) return;
    enum { SHOWN = 20 };
    struct text start = text;
    for (int i = 0; i < SHOWN; i++)
        text_next(&start);
    DIAG(writer->findings, TEXT_SHORTENED,
         .arguments = {text_slice(text, 0, text.length - start.length),
                       text_format(writer->arena, "%zu", text_count(text)),
                       text_format(writer->arena, "%zu", text_count(held) - 1), what});
}

static struct text on_page(struct pdf_writer *writer, uint32_t page, const char *ja, const char *en)
{
    return diag_both(writer->arena, text_format(writer->arena, "%u ページの%s", page + 1, ja),
                     text_format(writer->arena, "%s on page %u", en, page + 1));
}

enum { CERTAINLY_HELD = 8192 }; /* bytes: few texts have more */

static void report_tag_texts(struct pdf_writer *writer, uint32_t number)
{
    const struct tag_words *words = document_tag(writer->drawing.document, number)->words;
    if (words == NULL ||
        words->title.length + words->alternative.length + words->actual.length < CERTAINLY_HELD)
        return;
    uint32_t page = tags_page_of(writer->drawing.tags, number);
    report_shortened(writer, words->title, on_page(writer, page, "見出し", "a title"));
    report_shortened(writer, words->alternative,
                     on_page(writer, page, "代替テキスト", "an alternative text"));
    report_shortened(writer, words->actual, on_page(writer, page, "読み", "a replacement text"));
}

static void report_texts(struct pdf_writer *writer)
{
    const struct document *document = writer->drawing.document;
    struct text what = diag_both(writer->arena, TEXT("文書の情報"), TEXT("the document's properties"));
    report_shortened(writer, document->title, what);
    report_shortened(writer, document->author, what);
    report_shortened(writer, document->subject, what);
    for (uint32_t i = 1; i < document->tag_count && writer->drawing.tags != NULL; i++)
        report_tag_texts(writer, i);
    for (uint32_t i = 0; i < document->outline_count; i++) {
        const struct outline_entry *entry = &document->outline[i];
        if (entry->title.length < CERTAINLY_HELD) continue;
        report_shortened(writer, entry->title, on_page(writer, entry->page, "しおり", "a bookmark"));
    }
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

/* -- the writer ------------------------------------------------------------------------------------------ */

static void start(struct pdf_writer *writer)
{
    writer->arena = arena_open_under(writer->parent);
    writer->findings = diag_open(writer->arena);
    writer->page_count = 0;
    writer->page_capacity = 0;
    writer->failed = false;
    writer->drawing =
        (struct drawing){.arena = writer->arena,
                         .faces = writer->faces,
                         .diagnostics = writer->findings,
                         .canvas = {.out = {.arena = writer->arena}},
                         .fonts = ARENA_ARRAY(writer->arena, struct font *, faces_count(writer->faces))};
}

static void stop(struct pdf_writer *writer)
{
    if (writer->drawing.haru != NULL) haru_close(writer->drawing.haru);
    arena_close(writer->arena);
}

struct pdf_writer *pdf_open(struct arena *arena, struct faces *faces, int fd)
{
    struct pdf_writer *writer = ARENA_NEW(arena, struct pdf_writer);
    *writer = (struct pdf_writer){.parent = arena, .faces = faces, .fd = fd};
    start(writer);
    return writer;
}

static bool begin(struct pdf_writer *writer, const struct document *document)
{
    struct drawing *drawing = &writer->drawing;
    drawing->document = document;
    drawing->haru = haru_open(writer->arena, writer->fd);
    if (drawing->haru == NULL) {
        DIAG(writer->findings, PDF_FAILED, .arguments = {reason_of(writer->arena, ENOMEM)});
        return false;
    }
    if (document->tag_count > 1) drawing->tags = tags_open(writer->arena, drawing->haru, document);
    if (open_resources(drawing->haru, &writer->shared)) return true;
    report_haru(writer->findings, haru_error(drawing->haru), UINT32_MAX, writer->arena);
    return false;
}

static void take(void *context, const struct document *document, uint32_t page)
{
    struct pdf_writer *writer = context;
    if (writer->drawing.document == NULL && !begin(writer, document)) writer->failed = true;
    assert(writer->drawing.document == document);
    if (!writer->failed && !write_page(writer, page)) writer->failed = true;
}

static void restart(void *context)
{
    struct pdf_writer *writer = context;
    stop(writer);
    start(writer);
    if (lseek(writer->fd, 0, SEEK_SET) == 0 && ftruncate(writer->fd, 0) == 0) return;
    writer->failed = true;
    DIAG(writer->findings, PDF_FAILED, .arguments = {reason_of(writer->arena, errno)});
}

struct page_sink pdf_sink(struct pdf_writer *writer)
{
    return (struct page_sink){writer, take, restart};
}

static bool finish(struct pdf_writer *writer, const struct document *document, const char *name)
{
    struct drawing *drawing = &writer->drawing;
    if (document->page_count == 0) {
        struct text none = diag_both(writer->arena, TEXT("ページがありません"), TEXT("there are no pages"));
        DIAG(writer->findings, PDF_FAILED, .arguments = {none});
        return false;
    }
    assert(drawing->document == document && writer->page_count == document->page_count);
    report_texts(writer);
    if (!embed_used(drawing, &writer->shared)) return false;
    struct navigation navigation = navigation_of(drawing);
    struct archive archive = {.document = document, .tagged = drawing->tags != NULL};
    archive.has_outline = document->outline_count > 0;
    if (archive.has_outline) archive.outline = navigate_outline(&navigation);
    navigate_labels(&navigation);
    if (archive.tagged) archive.structure = tags_close(drawing->tags);
    archive_describe(&archive, drawing->haru, drawing->arena);
    return save(drawing, name);
}

/* Findings of a writing count when it is the last. */
static void report(const struct pdf_writer *writer, struct diagnostics *diagnostics)
{
    for (const struct diagnostic *each = writer->findings->first; each != NULL; each = each->next) {
        struct finding finding = {.at = each->at, .related = each->related};
        memcpy(finding.arguments, each->arguments, sizeof finding.arguments);
        diag_add(diagnostics, each->rule, finding);
    }
}

bool pdf_close(struct pdf_writer *writer, const struct document *document, const char *name,
               struct diagnostics *diagnostics)
{
    bool written = !writer->failed && finish(writer, document, name);
    report(writer, diagnostics);
    stop(writer);
    return written;
}

bool pdf_write(const struct document *document, struct faces *faces, int fd, const char *name,
               struct arena *scratch, struct diagnostics *diagnostics)
{
    struct pdf_writer *writer = pdf_open(scratch, faces, fd);
    for (uint32_t i = 0; i < document->page_count; i++)
        take(writer, document, i);
    return pdf_close(writer, document, name, diagnostics);
}
