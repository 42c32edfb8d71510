/* trace.c: pages as text, one line an item, and a face whose widths no font decides: the oracle of layout
 * tests.
 *
 * Lengths are in pt with up to three decimals. A line is the item's kind, its tag's number, what is
 * particular to the kind, and for text the characters in 「」 at the end. Lines that begin with `tag` give
 * the structure, before the pages. */
#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <unistd.h>

#include "generator/core/reason.h"
#include "output/output.h"

static const char *const role_names[] = {
    "Artifact", "Document",  "Sect",   "H1",    "H2",    "H3",   "H4", "H5", "H6",      "P",
    "L",        "LI",        "Lbl",    "LBody", "Table", "TR",   "TH", "TD", "Caption", "TOC",
    "TOCI",     "Reference", "Figure", "Link",  "Note",  "Ruby", "RB", "RT", "Span"};
static const char *const hatch_names[] = {"solid",   "rising",  "horizontal", "dots",
                                          "falling", "crossed", "vertical"};
static const char *const scope_names[] = {"none", "column", "row", "both"};

static void add_length(struct text_buffer *out, int32_t length)
{
    int64_t magnitude = length < 0 ? -(int64_t)length : length;
    buffer_format(out, "%s%" PRId64, length < 0 ? "-" : "", magnitude / PT);
    int64_t rest = magnitude % PT;
    if (rest == 0) return;
    buffer_format(out, ".%03" PRId64, rest);
    while (out->at[out->length - 1] == '0')
        out->length--;
}

static void add_lengths(struct text_buffer *out, const char *name, const int32_t *lengths, size_t count)
{
    buffer_format(out, " %s=", name);
    for (size_t i = 0; i < count; i++) {
        if (i > 0) buffer_add(out, TEXT(","));
        add_length(out, lengths[i]);
    }
}

static void add_box(struct text_buffer *out, struct box box)
{
    add_lengths(out, "at", (int32_t[]){box.x, box.y, box.width, box.height}, 4);
}

/* Line ends inside a text would break the promise of one line an item. */
static void add_quoted(struct text_buffer *out, const char *name, struct text text)
{
    if (name != NULL) buffer_format(out, " %s", name);
    buffer_add(out, name != NULL ? TEXT("=「") : TEXT(" 「"));
    for (struct text rest = text; rest.length > 0;) {
        uint32_t code_point = text_next(&rest);
        if (code_point < 0x20)
            buffer_format(out, "\\x%02X", (unsigned)code_point);
        else
            buffer_add_char(out, code_point);
    }
    buffer_add(out, TEXT("」"));
}

/* Extras are written as runs: value×times, so that a justified line stays short. */
static void add_extras(struct text_buffer *out, const struct text_item *item)
{
    if (item->extra == NULL) return;
    size_t count = text_bases(item->text);
    buffer_add(out, TEXT(" extra="));
    for (size_t i = 0, next; i < count; i = next) {
        for (next = i + 1; next < count && item->extra[next] == item->extra[i];)
            next++;
        if (i > 0) buffer_add(out, TEXT(","));
        add_length(out, item->extra[i]);
        if (next - i > 1) buffer_format(out, "×%zu", next - i);
    }
}

static void add_text_item(struct text_buffer *out, const struct item *item)
{
    const struct text_item *text = &item->text;
    buffer_format(out, " face=%u", (unsigned)text->face);
    add_lengths(out, "size", &text->size, 1);
    add_lengths(out, "at", (int32_t[]){text->origin.x, text->origin.y}, 2);
    if (text->writing == WRITING_VERTICAL)
        buffer_add(out, text->rotated ? TEXT(" rotated") : TEXT(" vertical"));
    if (text->turn != 0) buffer_format(out, " turned=%d", (int)text->turn);
    if (text->extra_all != 0) add_lengths(out, "extra-all", (int32_t[]){text->extra_all}, 1);
    add_extras(out, text);
    if (text->halo != 0) add_lengths(out, "halo", &text->halo, 1);
    add_quoted(out, NULL, text->text);
}

static void add_path(struct text_buffer *out, const struct path_item *path)
{
    if (path->filled)
        buffer_add(out, TEXT(" filled"));
    else
        add_lengths(out, "width", &path->width, 1);
    for (uint16_t i = 0; i < path->count; i++)
        add_lengths(out, i == 0 ? "from" : "to", (int32_t[]){path->points[i].x, path->points[i].y}, 2);
}

static void add_link(struct text_buffer *out, const struct link_item *link)
{
    add_box(out, link->at);
    if (link->uri.length > 0) {
        add_quoted(out, "uri", link->uri);
        return;
    }
    buffer_format(out, " page=%" PRIu32, link->page + 1);
    add_lengths(out, "top", &link->y, 1);
}

static void add_line(struct text_buffer *out, const struct line_item *line)
{
    add_lengths(out, "from", (int32_t[]){line->from.x, line->from.y}, 2);
    add_lengths(out, "to", (int32_t[]){line->to.x, line->to.y}, 2);
    add_lengths(out, "width", &line->width, 1);
    if (line->dash_on != 0) add_lengths(out, "dash", (int32_t[]){line->dash_on, line->dash_off}, 2);
}

static void add_image(struct text_buffer *out, const struct image_item *image)
{
    add_box(out, image->at);
    buffer_format(out, " pixels=%" PRIu32 "x%" PRIu32, image->picture->width, image->picture->height);
    add_quoted(out, "file", image->picture->path);
}

static void add_item(struct text_buffer *out, const struct item *item)
{
    static const char *const kinds[] = {"text", "line", "fill", "frame", "path", "image", "link"};
    buffer_format(out, "%s tag=%" PRIu32 " rgb=%06" PRIX32, kinds[item->kind], item->tag, item->rgb);
    switch ((enum item_kind)item->kind) {
    case ITEM_TEXT: add_text_item(out, item); break;
    case ITEM_LINE: add_line(out, &item->line); break;
    case ITEM_FILL:
        buffer_format(out, " %s", hatch_names[item->hatch]);
        add_box(out, item->fill);
        break;
    case ITEM_FRAME:
        add_lengths(out, "width", &item->frame.width, 1);
        add_box(out, item->frame.box);
        break;
    case ITEM_PATH: add_path(out, &item->path); break;
    case ITEM_IMAGE: add_image(out, &item->image); break;
    case ITEM_LINK: add_link(out, &item->link); break;
    }
    buffer_add(out, TEXT("\n"));
}

static void add_tag(struct text_buffer *out, uint32_t number, const struct tag *tag)
{
    buffer_format(out, "tag %" PRIu32 " %s in=%" PRIu32, number, role_names[tag->role], tag->parent);
    if (tag->scope != SCOPE_NONE) buffer_format(out, " scope=%s", scope_names[tag->scope]);
    if (tag->column_span > 1) buffer_format(out, " columns=%u", (unsigned)tag->column_span);
    if (tag->row_span > 1) buffer_format(out, " rows=%u", (unsigned)tag->row_span);
    struct tag_words words = tag_words(tag);
    if (words.title.length > 0) add_quoted(out, "title", words.title);
    if (words.alternative.length > 0) add_quoted(out, "alt", words.alternative);
    if (words.actual.length > 0) add_quoted(out, "actual", words.actual);
    buffer_add(out, TEXT("\n"));
}

static void add_head(struct text_buffer *out, const struct document *document)
{
    buffer_add(out, TEXT("document"));
    add_quoted(out, "title", document->title);
    add_quoted(out, "author", document->author);
    add_quoted(out, "subject", document->subject);
    add_quoted(out, "language", document->language);
    add_quoted(out, "date", document->creator_date);
    buffer_add(out, TEXT("\n"));
    for (uint32_t i = 1; i < document->tag_count; i++)
        add_tag(out, i, document_tag(document, i));
    for (uint32_t i = 0; i < document->outline_count; i++) {
        const struct outline_entry *entry = &document->outline[i];
        buffer_format(out, "outline %u page=%" PRIu32, (unsigned)entry->level, entry->page + 1);
        add_lengths(out, "top", &entry->y, 1);
        add_quoted(out, NULL, entry->title);
        buffer_add(out, TEXT("\n"));
    }
}

static bool flush(struct text_buffer *out, int fd)
{
    for (size_t done = 0; done < out->length;) {
        ssize_t written = write(fd, out->at + done, out->length - done);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) return false;
        done += (size_t)written;
    }
    out->length = 0;
    return true;
}

bool trace_write(const struct document *document, int fd, struct diagnostics *diagnostics)
{
    struct arena *arena = arena_open(NULL);
    struct text_buffer out = {.arena = arena};
    add_head(&out, document);
    bool written = flush(&out, fd);
    for (uint32_t i = 0; i < document->page_count && written; i++) {
        const struct page *page = document->pages[i];
        buffer_format(&out, "page %" PRIu32, i + 1);
        add_lengths(&out, "size", (int32_t[]){page->width, page->height}, 2);
        if (page->label.length > 0) add_quoted(&out, "label", page->label);
        buffer_add(&out, TEXT("\n"));
        for (uint32_t k = 0; k < page->item_count; k++)
            add_item(&out, &page->items[k]);
        written = flush(&out, fd);
    }
    if (!written)
        DIAG(diagnostics, WRITE_FAILED, .arguments = {TEXT("trace"), reason_of(diagnostics->arena, errno)});
    arena_close(arena);
    return written;
}

static bool measure(const struct metrics *metrics, unsigned role, uint32_t code_point, uint32_t modifier,
                    enum writing writing, struct glyph_measure *out)
{
    (void)metrics;
    (void)role;
    bool private_use = (code_point >= 0xE000 && code_point <= 0xF8FF) || code_point >= 0xF0000;
    bool wide = text_columns_of(code_point) == 2;
    *out = (struct glyph_measure){.advance = wide ? METRICS_EM : METRICS_EM / 2,
                                  .rotated = writing == WRITING_VERTICAL && !wide,
                                  .base_only = modifier == 0xE01EF /* the last of the selectors */};
    return !private_use;
}

const struct metrics *trace_metrics(void)
{
    static const struct metrics fixed = {measure, NULL};
    return &fixed;
}
