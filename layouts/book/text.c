/* text.c: inline content as the text of a cell, and the lines that a spreadsheet program makes of it. */
#include "text.h"

#include <string.h>

/* Excel keeps 5 pixels of a column free: 2 at each side and the grid line. */
enum { CELL_INSET = 3750 };
/* … and sets lines 3 pixels apart beyond the size of a face whose ascent and descent make one em: 11 pt MS ゴシック has
 * rows of 13.5, 27, 40.5 pt. */
enum { LINE_GAP_PIXELS = 3, PIXEL = 750 };

bool book_bold(const struct style *style)
{
    return style && style->bold;
}

/* -- inline content to text --------------------------------------------------------------------------------------- */

/* A text that remembers where its weight changes. */
struct weighted {
    struct text_buffer buffer;
    struct arena *arena;
    bool bold;      /* the cell's weight */
    size_t *starts; /* offsets at which the weight flips, beginning with the cell's weight */
    size_t count, capacity;
};

static void weighted_add(struct weighted *to, struct text text, bool bold)
{
    if (!text.length) return;
    bool now = to->bold != (to->count % 2 == 1);
    if (bold != now) {
        to->starts =
            arena_grow(to->arena, to->starts, to->count, to->count + 1, &to->capacity, sizeof *to->starts);
        to->starts[to->count++] = to->buffer.length;
    }
    buffer_add(&to->buffer, text);
}

static void add_squares(struct weighted *to, const struct inline_run *run, bool bold)
{
    static const char *const squares[] = {"■", "▩", "▨", "▣", "□", "×"};
    struct text square =
        text_of(squares[run->band < ARRAY_LEN(squares) ? run->band : ARRAY_LEN(squares) - 1]);
    for (uint16_t i = 0; i < run->count; i++)
        weighted_add(to, square, bold);
}

static void add_ruby(struct weighted *to, const struct inline_run *run, bool bold)
{
    weighted_add(to, run->text, bold);
    if (!run->ruby.length) return;
    weighted_add(to, TEXT("（"), bold);
    weighted_add(to, run->ruby, bold);
    weighted_add(to, TEXT("）"), bold);
}

static void add_badge(struct weighted *to, const struct inline_run *run, bool bold)
{
    if (run->badge == BADGE_NOT_CHOSEN) return; /* only a page shows the options beside the one chosen */
    weighted_add(to, TEXT("［"), bold);
    weighted_add(to, run->text, bold);
    weighted_add(to, TEXT("］"), bold);
}

static void add_inline(struct weighted *to, const struct inline_run *first, bool bold)
{
    for (const struct inline_run *run = first; run; run = run->next) {
        bool weight = run->style ? book_bold(run->style) : bold;
        switch (run->kind) {
        case INLINE_TEXT:
        case INLINE_MARK: weighted_add(to, run->text, weight); break;
        case INLINE_BREAK: weighted_add(to, TEXT("\n"), weight); break;
        case INLINE_BADGE: add_badge(to, run, weight); break;
        case INLINE_SQUARES: add_squares(to, run, weight); break;
        case INLINE_RUBY: add_ruby(to, run, weight); break;
        case INLINE_FILL:
        case INLINE_SPACE: weighted_add(to, TEXT("　"), weight); break;
        case INLINE_FOLIO: weighted_add(to, TEXT("{page}"), weight); break;
        case INLINE_PAGE_COUNT: weighted_add(to, TEXT("{pages}"), weight); break;
        case INLINE_PAGES: /* a workbook has no pages to refer to, */
        case INLINE_RUNNING: /* and nothing that runs along with them */ break;
        }
    }
}

static void add_paragraph(struct weighted *to, const struct block *block)
{
    const struct paragraph *paragraph = &block->paragraph;
    bool bold = book_bold(block->style);
    if (paragraph->marker) {
        add_inline(to, paragraph->marker,
                   paragraph->marker_style ? book_bold(paragraph->marker_style) : bold);
        weighted_add(to, TEXT("　"), bold);
    }
    add_inline(to, paragraph->first, bold);
    if (paragraph->aside) {
        weighted_add(to, TEXT("　"), bold);
        add_inline(to, paragraph->aside, paragraph->aside_style ? book_bold(paragraph->aside_style) : bold);
    }
}

static void add_blocks(struct weighted *to, const struct block *first);

static void add_line(struct weighted *to, struct text text)
{
    if (to->buffer.length) weighted_add(to, TEXT("\n"), to->bold);
    weighted_add(to, text, to->bold);
}

/* A table in a cell is a line a row. */
static void add_rows(struct weighted *to, const struct table *table)
{
    add_blocks(to, table->caption);
    for (const struct table_row *row = table->rows; row; row = row->next) {
        if (to->buffer.length) weighted_add(to, TEXT("\n"), to->bold);
        for (uint16_t i = 0; i < row->cell_count; i++) {
            struct weighted_text cell = book_cell_text(to->arena, &row->cells[i], to->bold);
            if (i) weighted_add(to, TEXT("　"), to->bold);
            weighted_add(to, cell.text, to->bold);
        }
    }
}

static void add_nodes(struct weighted *to, const struct diagram_node *first, struct text indent)
{
    for (const struct diagram_node *node = first; node; node = node->next) {
        add_line(to, text_join(to->arena, indent, node->text));
        add_nodes(to, node->first, text_join(to->arena, indent, TEXT("　")));
    }
}

/* What a cell cannot show stands in it as words. */
static void add_block(struct weighted *to, const struct block *block)
{
    switch (block->kind) {
    case BLOCK_PARAGRAPH:
        if (to->buffer.length) weighted_add(to, TEXT("\n"), book_bold(block->style));
        add_paragraph(to, block);
        return;
    case BLOCK_GROUP: add_blocks(to, block->group.first); return;
    case BLOCK_TABLE: add_rows(to, &block->table); return;
    case BLOCK_FIGURE:
        if (block->figure.caption)
            add_blocks(to, block->figure.caption);
        else
            add_line(to, figure_words(&block->figure));
        return;
    case BLOCK_DIAGRAM:
        add_nodes(to, block->diagram.first, (struct text){0});
        add_blocks(to, block->diagram.caption);
        return;
    case BLOCK_CHART: add_line(to, block->chart.alternative); return;
    case BLOCK_RULE:
    case BLOCK_BREAK: return;
    }
}

static void add_blocks(struct weighted *to, const struct block *first)
{
    for (const struct block *block = first; block; block = block->next)
        add_block(to, block);
}

static struct weighted_text text_taken(const struct weighted *from)
{
    struct weighted_text cell = {.text = buffer_text(&from->buffer)};
    if (!from->count) return cell;
    struct book_run *runs = ARENA_ARRAY(from->arena, struct book_run, from->count + 1);
    size_t at = 0;
    for (size_t i = 0; i <= from->count; i++) {
        size_t end = i < from->count ? from->starts[i] : cell.text.length;
        if (end > at)
            runs[cell.run_count++] =
                (struct book_run){text_slice(cell.text, at, end - at), from->bold != (i % 2 == 1)};
        at = end;
    }
    cell.runs = runs;
    return cell;
}

static bool is_plain(const struct block *block, bool bold)
{
    if (!block || block->next || block->kind != BLOCK_PARAGRAPH) return false;
    const struct paragraph *paragraph = &block->paragraph;
    const struct inline_run *run = paragraph->first;
    if (paragraph->marker || paragraph->aside || !run || run->next || run->kind != INLINE_TEXT) return false;
    return bold == book_bold(run->style ? run->style : block->style);
}

/* Most texts are longer than they seem by their line breaks only. */
static size_t expected_length(const struct block *first)
{
    size_t length = 16;
    for (const struct block *block = first; block && block->kind == BLOCK_PARAGRAPH; block = block->next)
        for (const struct inline_run *run = block->paragraph.first; run; run = run->next)
            length += run->text.length + 1;
    return length;
}

struct weighted_text book_blocks_text(struct arena *arena, const struct block *first, bool bold)
{
    if (!first) return (struct weighted_text){0};
    if (is_plain(first, bold)) return (struct weighted_text){.text = first->paragraph.first->text};
    size_t length = expected_length(first);
    struct weighted text = {.buffer = {.arena = arena, .at = arena_alloc(arena, length), .capacity = length},
                            .arena = arena,
                            .bold = bold};
    add_blocks(&text, first);
    return text_taken(&text);
}

struct weighted_text book_cell_text(struct arena *arena, const struct table_cell *cell, bool bold)
{
    return cell->words ? cell->words->content : book_blocks_text(arena, cell->first, bold);
}

const struct style *book_cell_style(const struct table *table, const struct table_row *row,
                                    const struct table_cell *cell)
{
    const struct table_column *column = &table->columns[cell->column];
    const struct block *first = cell->first;
    if (cell->words && cell->words->style) return cell->words->style;
    if (first && first->kind == BLOCK_PARAGRAPH && first->style) return first->style;
    return row->kind == ROW_HEAD ? column->head_style : column->style;
}

struct text book_inline_text(struct arena *arena, const struct inline_run *first)
{
    struct weighted text = {.buffer = {.arena = arena}, .arena = arena};
    add_inline(&text, first, false);
    return buffer_text(&text.buffer);
}

struct weighted_text book_slice(struct arena *arena, const struct weighted_text *whole, size_t from,
                                size_t length)
{
    struct weighted_text part = {.text = text_slice(whole->text, from, length)};
    if (!whole->runs) return part;
    struct book_run *runs = ARENA_ARRAY(arena, struct book_run, whole->run_count);
    size_t at = 0;
    for (uint16_t i = 0; i < whole->run_count; i++) {
        size_t end = at + whole->runs[i].text.length;
        size_t start = at > from ? at : from, stop = end < from + length ? end : from + length;
        if (start < stop)
            runs[part.run_count++] =
                (struct book_run){text_slice(whole->text, start, stop - start), whole->runs[i].bold};
        at = end;
    }
    part.runs = runs;
    return part;
}

/* -- lines ---------------------------------------------------------------------------------------------------------- */

/* clang-format off */
/* What may not begin a line (JIS X 4051 行頭禁則, as Excel and LibreOffice have it for Japanese). */
static bool begins(uint32_t c)
{
    switch (c) {
    case u'、': case u'。': case u'，': case u'．': case u'・': case u'：': case u'；': case u'？': case u'！':
    case u'ー': case u'〜': case u'～': case u'―': case u'…': case u'‥': case u'％': case u'℃': case u'°':
    case u'′': case u'″': case u'‰': case u'々': case u'ゝ': case u'ゞ': case u'ヽ': case u'ヾ':
    case u'）': case u'」': case u'』': case u'】': case u'〕': case u'〉': case u'》': case u'］': case u'｝':
    case u'”': case u'’': case u'ぁ': case u'ぃ': case u'ぅ': case u'ぇ': case u'ぉ': case u'っ': case u'ゃ':
    case u'ゅ': case u'ょ': case u'ゎ': case u'ァ': case u'ィ': case u'ゥ': case u'ェ': case u'ォ': case u'ッ':
    case u'ャ': case u'ュ': case u'ョ': case u'ヮ': case u'ヵ': case u'ヶ': case u'｡': case u'､': case u'･':
    case u'ｰ': case u'｣': case u'ｧ': case u'ｨ': case u'ｩ': case u'ｪ': case u'ｫ': case u'ｬ': case u'ｭ': case u'ｮ':
    case u'ｯ': case '!': case '%': case ')': case ',': case '.': case ':': case ';': case '?': case ']': case '}':
        return false;
    default: return true;
    }
}

/* What may not end one (行末禁則). */
static bool ends(uint32_t c)
{
    switch (c) {
    case u'（': case u'「': case u'『': case u'【': case u'〔': case u'〈': case u'《': case u'［': case u'｛':
    case u'“': case u'‘': case u'￥': case u'＄': case u'｢': case '(': case '[': case '{': case '\\': case '$':
        return false;
    default: return true;
    }
}
/* clang-format on */

static bool is_word(uint32_t c)
{
    return c > ' ' && c < 0x7F;
}

/* Characters of Japanese text are three bytes long and an em wide, nearly all of them. */
static uint32_t next_point(struct text *rest)
{
    const unsigned char *at = (const unsigned char *)rest->at;
    if (rest->length < 3 || (at[0] & 0xF0) != 0xE0) return text_next(rest);
    rest->at += 3;
    rest->length -= 3;
    return (uint32_t)(at[0] & 0x0F) << 12 | (uint32_t)(at[1] & 0x3F) << 6 | (uint32_t)(at[2] & 0x3F);
}

static unsigned halves_of(uint32_t c)
{
    bool kana = c >= u'ぁ' && c <= u'ヿ' && c != 0x3099 && c != 0x309A; /* no combining marks */
    return kana || (c >= 0x4E00 && c <= 0x9FFF) ? 2 : (unsigned)text_columns_of(c);
}

/* The character that ends at `end`. */
static uint32_t point_before(const char *end, const char **start)
{
    const char *at = end - 1;
    while ((*at & 0xC0) == 0x80)
        at--;
    *start = at;
    struct text one = {at, (size_t)(end - at)};
    return text_next(&one);
}

static bool may_break(uint32_t before, uint32_t after)
{
    if (after == ' ' || !halves_of(after)) return false;
    if (before == ' ') return true;
    return begins(after) && ends(before) && !(is_word(before) && is_word(after));
}

/* Where a line that began at `start` turns over at the latest, so that `at` does not stand on it: `at` itself where no
 * rule is kept by another place. `*behind` is the width of what goes over to the next line. */
static const char *turnover(const char *start, const char *at, uint32_t after, unsigned *behind)
{
    unsigned width = 0;
    *behind = 0;
    for (const char *here = at, *previous; here > start; here = previous) {
        uint32_t before = point_before(here, &previous);
        if (previous >= start && may_break(before, after)) {
            *behind = width;
            return here;
        }
        width += halves_of(before);
        after = before;
    }
    return at;
}

/* Lines of one author's line in `limit` half ems. Stops after `most` lines; `*used` is the number of bytes in them. */
static uint32_t wrap(struct text line, uint32_t limit, uint32_t most, size_t *used)
{
    const char *whole = line.at, *start = line.at;
    uint32_t lines = 1;
    unsigned width = 0;
    *used = line.length;
    if (line.length <= limit) return 1; /* no character is wider than it has bytes */
    while (line.length) {
        const char *here = line.at;
        uint32_t c = next_point(&line);
        unsigned halves = halves_of(c);
        if (width + halves > limit && width && c != ' ') {
            start = turnover(start, here, c, &width);
            if (lines == most) {
                *used = (size_t)(start - whole);
                return lines;
            }
            lines++;
        }
        width += halves;
    }
    return lines;
}

static uint32_t limit_of(int32_t width, int32_t em)
{
    int32_t usable = width - CELL_INSET;
    return usable < em ? 2 : (uint32_t)(usable * 2 / em);
}

/* The size on a screen of 96 dots an inch, where an em is a whole number of pixels. */
static int32_t screen_size(int32_t size)
{
    return (size + PIXEL / 2) / PIXEL * PIXEL;
}

static struct text author_line(struct text *rest)
{
    const char *end = memchr(rest->at, '\n', rest->length);
    size_t length = end ? (size_t)(end - rest->at) : rest->length;
    struct text line = {rest->at, length};
    *rest = text_slice(*rest, length + (end != NULL), rest->length);
    return line;
}

static uint32_t count_lines(struct text text, uint32_t limit)
{
    uint32_t lines = 0;
    size_t used;
    while (text.length) {
        bool ends_with_break = text.at[text.length - 1] == '\n';
        struct text line = author_line(&text);
        lines += wrap(line, limit, UINT32_MAX, &used);
        if (!text.length && ends_with_break) lines++;
    }
    return lines ? lines : 1;
}

uint32_t book_lines(struct text text, int32_t width, int32_t size)
{
    uint32_t printed = limit_of(width, size), shown = limit_of(width, screen_size(size));
    uint32_t lines = count_lines(text, printed);
    /* On the screen 8 pt takes 11 pixels, 3 % more than in print: one spare line is what that is worth. */
    if (shown < printed && count_lines(text, shown) > lines) lines++;
    return lines;
}

int32_t book_width(struct text text, int32_t size)
{
    size_t widest = 0;
    while (text.length) {
        size_t columns = text_columns(author_line(&text));
        if (columns > widest) widest = columns;
    }
    int32_t em = screen_size(size) > size ? screen_size(size) : size;
    return (int32_t)((int64_t)(widest < 4096 ? widest : 4096) * em / 2) + CELL_INSET;
}

int32_t book_settled_width(int32_t width, int32_t size)
{
    enum {
        LEAST_INSET = 2000,
        SLACK = 600
    }; /* LibreOffice's inset; widths in the file are not exact to the point */
    if (width < CELL_INSET + size) return width;
    int32_t fewest = (width - CELL_INSET) / size, most = (width - LEAST_INSET + SLACK) / size;
    return fewest == most ? width : most * size + LEAST_INSET - SLACK;
}

int32_t book_pitch(int32_t size)
{
    return screen_size(size) + LINE_GAP_PIXELS * PIXEL;
}

size_t book_take(struct text text, int32_t width, int32_t size, uint32_t lines)
{
    uint32_t limit = limit_of(width, size), shown = limit_of(width, screen_size(size));
    if (shown < limit) limit = shown;
    struct text rest = text;
    uint32_t left = lines;
    size_t used;
    while (rest.length) {
        struct text before = rest, line = author_line(&rest);
        /* No more of the line is looked at than has room: a long text is taken in many pieces. */
        uint32_t wanted = left ? wrap(line, limit, left, &used) : 0;
        if (left && used == line.length) {
            left -= wanted;
            continue;
        }
        if (before.at != text.at) return (size_t)(before.at - text.at);
        wrap(line, limit, lines,
             &used); /* one line of the author is taller than a row: it parts at a turnover */
        return used;
    }
    return text.length;
}
