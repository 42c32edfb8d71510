/* test_lines.c: the typesetting specification (spec/lines.md), and properties that hold for every text.
 *
 * The specification is a set of tables: a paragraph, the measure in ems, the style in words → the lines, and where it
 * matters each line's indent and width in ems. The fixed face has half an em for narrow and one em for wide characters. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>
#include <stdio.h>

#include "layouts/lines/lines.h"
#include "output/output.h"

enum { EM = 10 * PT, FEWEST_CASES = 350 };

struct fixture {
    struct arena *arena, *scratch;
    struct diagnostics *diagnostics;
    struct setter *setter;
};

static int open_fixture(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    assert_non_null(fixture);
    fixture->arena = arena_open(NULL);
    fixture->scratch = arena_open(NULL);
    fixture->diagnostics = diag_open(fixture->arena);
    fixture->setter = lines_open_setter(trace_metrics(), fixture->diagnostics);
    assert_non_null(fixture->setter);
    *state = fixture;
    return 0;
}

static int close_fixture(void **state)
{
    struct fixture *fixture = *state;
    lines_close_setter(fixture->setter);
    arena_close(fixture->scratch);
    arena_close(fixture->arena);
    free(fixture);
    return 0;
}

static struct style plain_style(void)
{
    return (struct style){.name = TEXT("plain"), .size = EM, .leading = EM * 3 / 2};
}

/* -- content from text: ⏎ is an author's line end, ⟦2⟧ an object two ems wide, ⟦fill⟧ and ⟦leader⟧ stretch,
 *    ⟦ruby 市/し⟧ ----------------------------------------------------------------------------------------------------- */

static struct inline_run *add_run(struct arena *arena, struct inline_run ***tail, struct inline_run run)
{
    struct inline_run *added = ARENA_NEW(arena, struct inline_run);
    *added = run;
    **tail = added;
    *tail = &added->next;
    return added;
}

static void add_object(struct arena *arena, struct inline_run ***tail, struct text name)
{
    if (text_is(name, "fill")) {
        add_run(arena, tail, (struct inline_run){.kind = INLINE_FILL});
    } else if (text_is(name, "leader")) {
        add_run(arena, tail, (struct inline_run){.kind = INLINE_FILL, .leader = true});
    } else if (text_starts(name, TEXT("ruby "))) {
        size_t slash = text_find(name, TEXT("/"));
        add_run(arena, tail,
                (struct inline_run){.kind = INLINE_RUBY,
                                    .text = text_slice(name, 5, slash == SIZE_MAX ? name.length : slash - 5),
                                    .ruby = slash == SIZE_MAX ? (struct text){NULL, 0}
                                                              : text_slice(name, slash + 1, name.length)});
    } else if (text_starts(name, TEXT("space "))) {
        add_run(arena, tail, (struct inline_run){.kind = INLINE_SPACE, .width = EM * (name.at[6] - '0')});
    } else {
        add_run(arena, tail, (struct inline_run){.kind = INLINE_BADGE, .width = EM * (name.at[0] - '0')});
    }
}

static struct inline_run *content_of(struct arena *arena, struct text text)
{
    struct inline_run *first = NULL, **tail = &first;
    while (text.length) {
        struct text stops[] = {TEXT("⏎"), TEXT("⟦")};
        size_t next_break = text_find(text, stops[0]), next_object = text_find(text, stops[1]);
        size_t stop = next_break < next_object ? next_break : next_object;
        if (stop == SIZE_MAX) stop = text.length;
        if (stop) add_run(arena, &tail, (struct inline_run){.text = text_slice(text, 0, stop)});
        text = text_slice(text, stop, text.length);
        if (!text.length) break;
        if (stop == next_break) {
            add_run(arena, &tail, (struct inline_run){.kind = INLINE_BREAK});
            text = text_slice(text, stops[0].length, text.length);
            continue;
        }
        size_t end = text_find(text, TEXT("⟧"));
        assert_true(end != SIZE_MAX);
        add_object(arena, &tail, text_slice(text, 3, end - 3));
        text = text_slice(text, end + 3, text.length);
    }
    return first;
}

static int32_t width_of_object(const struct inline_run *run, const struct style *style, void *context)
{
    (void)style;
    (void)context;
    return run->width;
}

static struct text line_text(struct arena *arena, const struct set_line *line)
{
    struct text_buffer buffer = {.arena = arena};
    for (const struct piece *piece = line->first; piece; piece = piece->next) {
        if (piece->is_text)
            buffer_add(&buffer, piece->text.text);
        else if (piece->run->kind == INLINE_RUBY)
            buffer_add(&buffer, piece->run->text);
        else
            buffer_add(&buffer, piece->run->kind == INLINE_FILL ? TEXT("⟦fill⟧") : TEXT("⟦⟧"));
    }
    return buffer_text(&buffer);
}

/* -- the specification ----------------------------------------------------------------------------------------------- */

struct conditions {
    struct style style;
    unsigned flags;
    int32_t narrow;
    uint32_t narrow_lines;
};

static void apply_word(struct conditions *conditions, struct text word)
{
    struct style *style = &conditions->style;
    char *end;
    if (text_is(word, "ragged"))
        style->align = ALIGN_START;
    else if (text_is(word, "justify"))
        style->align = ALIGN_JUSTIFY;
    else if (text_is(word, "center"))
        style->align = ALIGN_CENTER;
    else if (text_is(word, "end"))
        style->align = ALIGN_END;
    else if (text_is(word, "spread"))
        style->align = ALIGN_SPREAD;
    else if (text_is(word, "phrase"))
        style->phrase = true;
    else if (text_is(word, "names"))
        conditions->flags |= SET_HEAD_AND_NAMES;
    else if (text_is(word, "hang"))
        style->hang = HANG_MARKER;
    else if (text_is(word, "hanging"))
        style->hanging_punctuation = true;
    else if (text_is(word, "goes-on"))
        conditions->flags |= SET_NO_INDENT;
    else if (text_is(word, "vertical"))
        conditions->flags |= SET_VERTICAL;
    else if (text_starts(word, TEXT("first=")))
        style->first_indent = (int32_t)(1000 * strtod(word.at + 6, &end));
    else if (text_starts(word, TEXT("indent=")))
        style->indent = (int32_t)(EM * strtod(word.at + 7, &end));
    else if (text_starts(word, TEXT("gap=")))
        style->latin_gap = (int32_t)(1000 * strtod(word.at + 4, &end));
    else if (text_starts(word, TEXT("tracking=")))
        style->tracking = (int32_t)(1000 * strtod(word.at + 9, &end));
    else if (text_starts(word, TEXT("narrow="))) {
        conditions->narrow = (int32_t)(EM * strtod(word.at + 7, &end));
        conditions->narrow_lines = (uint32_t)strtoul(end + 1, &end, 10); /* narrow=6x2 */
    } else
        fail_msg("no such style: %.*s", TEXT_ARG(word));
}

static struct text next_word(struct text *rest)
{
    *rest = text_trim(*rest);
    size_t end = text_find(*rest, TEXT(" "));
    struct text word = text_slice(*rest, 0, end);
    *rest = text_slice(*rest, word.length, rest->length);
    return word;
}

/* 1+9.5 2+3: indents and widths in ems. */
static struct text geometry_of(struct arena *arena, struct set_text set)
{
    struct text_buffer buffer = {.arena = arena};
    for (uint32_t i = 0; i < set.line_count; i++)
        buffer_format(&buffer, "%s%g+%g", i ? " " : "", (set.lines[i].indent + 2) / 5 * 5 / (double)EM,
                      (set.lines[i].width + 2) / 5 * 5 / (double)EM);
    return buffer_text(&buffer);
}

static struct text lines_text(struct arena *arena, struct set_text set)
{
    struct text_buffer buffer = {.arena = arena};
    for (uint32_t i = 0; i < set.line_count; i++) {
        if (i) buffer_add(&buffer, TEXT("⏎"));
        buffer_add(&buffer, line_text(arena, &set.lines[i]));
    }
    return buffer_text(&buffer);
}

enum { CELL_TEXT, CELL_MEASURE, CELL_STYLE, CELL_LINES, CELL_GEOMETRY, CELL_RULE, CELLS };

/* Returns whether the case holds; says what was set when it does not. */
static bool case_holds(struct fixture *fixture, const struct text cells[CELLS], unsigned line)
{
    arena_reset(fixture->scratch);
    struct conditions conditions = {.style = plain_style()};
    for (struct text words = cells[CELL_STYLE], word; (word = next_word(&words)).length;)
        apply_word(&conditions, word);
    char *end;
    bool endless = text_equal(cells[CELL_MEASURE], TEXT("none"));
    int32_t width = endless ? LINE_NO_END : (int32_t)(EM * strtod(cells[CELL_MEASURE].at, &end));
    struct measure measure = {width, conditions.narrow, conditions.narrow_lines};
    struct set_text set =
        lines_set(fixture->setter, fixture->scratch, content_of(fixture->scratch, cells[CELL_TEXT]),
                  &conditions.style, measure, conditions.flags, width_of_object, NULL);
    struct text lines = lines_text(fixture->scratch, set), geometry = geometry_of(fixture->scratch, set);
    bool same_lines = text_equal(lines, cells[CELL_LINES]);
    bool same_geometry = !cells[CELL_GEOMETRY].length || text_equal(geometry, cells[CELL_GEOMETRY]);
    if (same_lines && same_geometry) return true;
    print_error(
        "spec/lines.md:%u: %.*s\n  text   %.*s (%.*s em, %.*s)\n  wanted %.*s  %.*s\n  set    %.*s  %.*s\n",
        line, TEXT_ARG(cells[CELL_RULE]), TEXT_ARG(cells[CELL_TEXT]), TEXT_ARG(cells[CELL_MEASURE]),
        TEXT_ARG(cells[CELL_STYLE]), TEXT_ARG(cells[CELL_LINES]), TEXT_ARG(cells[CELL_GEOMETRY]),
        TEXT_ARG(lines), TEXT_ARG(geometry));
    return false;
}

/* Without ASCII spaces around it and without the backquotes that keep them. */
static struct text cell_content(struct text cell)
{
    while (cell.length && cell.at[0] == ' ')
        cell = text_slice(cell, 1, cell.length);
    while (cell.length && cell.at[cell.length - 1] == ' ')
        cell.length--;
    if (cell.length < 2 || cell.at[0] != '`') return cell;
    return text_slice(cell, 1, cell.length - 2);
}

static bool split_row(struct text row, struct text cells[CELLS])
{
    if (!text_starts(row, TEXT("|"))) return false;
    for (int i = 0; i < CELLS; i++) {
        row = text_slice(row, 1, row.length);
        size_t end = text_find(row, TEXT("|"));
        if (end == SIZE_MAX) return false;
        cells[i] = cell_content(text_slice(row, 0, end));
        row = text_slice(row, end, row.length);
    }
    return cells[CELL_MEASURE].length && cells[CELL_MEASURE].at[0] >= '0' && cells[CELL_MEASURE].at[0] <= '9';
}

static struct text read_whole(struct arena *arena, const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file) fail_msg("cannot open %s", path);
    struct text_buffer buffer = {.arena = arena};
    char bytes[4096];
    for (size_t count; (count = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buffer_add(&buffer, (struct text){bytes, count});
    fclose(file);
    return buffer_text(&buffer);
}

static void specification_holds(void **state)
{
    struct fixture *fixture = *state;
    struct text rest = read_whole(fixture->arena, SOURCE_DIR "/tests/spec/lines.md");
    unsigned line = 0, cases = 0, failures = 0;
    while (rest.length) {
        struct text row = text_slice(rest, 0, text_find(rest, TEXT("\n")));
        rest = text_slice(rest, row.length + 1, rest.length);
        line++;
        struct text cells[CELLS];
        if (!split_row(row, cells)) continue;
        cases++;
        failures += !case_holds(fixture, cells, line);
    }
    print_message("%u cases\n", cases);
    assert_int_equal(failures, 0);
    assert_true(cases >= FEWEST_CASES);
}

/* -- properties that hold for every text ------------------------------------------------------------------------------ */

/* Characters and words that meet every rule; what follows what is drawn by lot. */
static const char *const alphabet[] = {
    "市",
    "民",
    "の",
    "と",
    "を",
    "す",
    "ー",
    "っ",
    "ョ",
    "々",
    "、",
    "。",
    "，",
    "．",
    "・",
    "：",
    "（",
    "）",
    "「",
    "」",
    "『",
    "』",
    "【",
    "】",
    "？",
    "！",
    "…",
    "―",
    "―",
    "～",
    "－",
    "％",
    "①",
    "⑳",
    "●",
    "★",
    "→",
    "１",
    "２",
    "９",
    "0",
    "1",
    "7",
    ",",
    ".",
    "(",
    ")",
    "-",
    "/",
    "%",
    "a",
    "R",
    "kana",
    "令和",
    "年度",
    "か所",
    "人",
    "万",
    "第",
    "約",
    " ",
    "　",
    "ｶ",
    "ﾞ",
    "ｰ",
    "か\u309A",
    "葛\U000E0100",
    "\U00020BB7",
    "é",
    "α",
    "Ж",
    "한",
    "№",
    "㈱",
    "㎡",
    "“",
    "”",
    "’",
    "\u200B",
    "\u2060",
    "\u00AD",
    "\t",
    "⏎",
    "https://example.lg.jp/a?b=c",
    "ＰＤＣＡ",
    "サービス",
    "\u00A0",
    "𝒳",
    "℃",
};

static uint32_t draw(uint32_t *lot, uint32_t below)
{
    *lot = *lot * 1664525u + 1013904223u;
    return (*lot >> 8) % below;
}

static struct text random_text(struct arena *arena, uint32_t *lot)
{
    struct text_buffer buffer = {.arena = arena};
    for (uint32_t words = draw(lot, 60); words > 0; words--)
        buffer_add(&buffer, text_of(alphabet[draw(lot, ARRAY_LEN(alphabet))]));
    return buffer_text(&buffer);
}

static struct style random_style(uint32_t *lot)
{
    struct style style = plain_style();
    style.align = (enum align)draw(lot, 5);
    style.hang = (enum hang)draw(lot, 2);
    style.first_indent = draw(lot, 2) ? 1000 : 0;
    style.latin_gap = draw(lot, 2) ? 250 : 0;
    style.tracking = draw(lot, 4) ? 0 : 150;
    style.phrase = draw(lot, 4) == 0;
    style.hanging_punctuation = draw(lot, 3) == 0;
    return style;
}

static bool invisible(uint32_t code)
{
    return code == ' ' || code == '\t' || code == '\n' || code == '\r' || code == 0x3000 || code == 0xA0 ||
           code == 0xAD || code == 0x200B || code == 0x2060 || code == 0x23CE /* ⏎, the test's own */;
}

/* All characters but white space and default ignorables. */
static struct text visible(struct arena *arena, struct text text)
{
    struct text_buffer buffer = {.arena = arena};
    for (uint32_t code; (code = text_next(&text)) != 0;)
        if (!invisible(code)) buffer_add_char(&buffer, code);
    return buffer_text(&buffer);
}

/* A text piece's width from what a back end sees: its faces' advances and its extras. */
static int32_t drawn_width(const struct text_item *item)
{
    const struct metrics *metrics = trace_metrics();
    struct text rest = item->text;
    int64_t width = 0;
    int32_t last_extra = 0;
    for (size_t base = 0; rest.length; base++) {
        struct glyph_measure glyph;
        uint32_t code = text_next(&rest);
        struct text after = rest;
        uint32_t next = text_next(&after);
        while ((next == 0x309A || next == 0xE0100) && rest.length) {
            rest = after;
            next = text_next(&after);
        }
        assert_true(metrics->measure(metrics, 0, code, 0, (enum writing)item->writing, &glyph));
        last_extra = item->extra_all + (item->extra ? item->extra[base] : 0);
        width += (int64_t)glyph.advance * item->size / METRICS_EM + last_extra;
    }
    return (int32_t)(width - last_extra);
}

/* Characters with a width of their own that are no white space. */
static size_t solid_characters(struct text text)
{
    size_t count = 0;
    for (uint32_t code; (code = text_next(&text)) != 0;)
        count += !invisible(code) && text_columns_of(code) > 0;
    return count;
}

static void check_pieces(const struct set_line *line, const struct style *style, int32_t measure)
{
    int32_t at = INT32_MIN, end = 0;
    size_t characters = 0;
    for (const struct piece *piece = line->first; piece; piece = piece->next) {
        assert_true(piece->at >= at);
        at = piece->at;
        end = piece->at + piece->width;
        if (!piece->is_text) continue;
        characters += solid_characters(piece->text.text);
        assert_int_equal(piece->text.origin.x, piece->at);
        assert_int_equal(piece->text.origin.y, 0);
        if (piece->text.text.length) assert_int_equal(drawn_width(&piece->text), piece->width);
    }
    assert_true(line->width <= end && end <= line->width + EM); /* hung or cut at the end */
    if (characters > 1 && line->indent + line->width > measure) {
        for (const struct piece *piece = line->first; piece; piece = piece->next)
            print_error("%d+%d %.*s\n", piece->at, piece->width, TEXT_ARG(piece->text.text));
        fail_msg("%d + %d > %d align %d broken %d", line->indent, line->width, measure, style->align,
                 line->broken_word);
    }
    if (style->align == ALIGN_JUSTIFY) assert_true(line->indent <= measure);
}

static void check_kinsoku(struct arena *arena, const struct set_text *set, uint32_t index)
{
    static const char never_first[] = "、。，．・：）」』】？！％ー々っョ…―～－ﾞｰ";
    static const char never_last[] = "（「『【“";
    if (set->lines[index].ends_paragraph || set->lines[index].broken_word) return;
    struct text here = line_text(arena, &set->lines[index]), next = line_text(arena, &set->lines[index + 1]);
    if (!here.length || !next.length) return;
    struct text rest = next;
    char first[4], last[4];
    struct text start = {first, text_encode(text_next(&rest), first)};
    bool marker = text_is(start, "・") || text_is(start, "―") || text_is(start, "－");
    if (!marker && text_find(TEXT(never_first), start) != SIZE_MAX)
        fail_msg("a line starts %.*s\nafter %.*s", TEXT_ARG(next), TEXT_ARG(here));
    uint32_t code = 0;
    for (rest = here; rest.length;)
        code = text_next(&rest);
    struct text finish = {last, text_encode(code, last)};
    if (text_find(TEXT(never_last), finish) != SIZE_MAX)
        fail_msg("a line ends %.*s\nbefore %.*s", TEXT_ARG(here), TEXT_ARG(next));
}

static void check_setting(struct fixture *fixture, struct text text, const struct style *style,
                          int32_t measure, unsigned flags)
{
    struct inline_run *content = content_of(fixture->scratch, text);
    struct set_text set = lines_set(fixture->setter, fixture->scratch, content, style,
                                    (struct measure){.width = measure}, flags, NULL, NULL);
    assert_true(set.line_count >= 1);
    assert_true(set.line_count <= text_count(text) + 1);
    struct measure same = {.width = measure};
    assert_int_equal(lines_count(fixture->setter, content, style, same, flags, NULL, NULL), set.line_count);
    struct text_buffer all = {.arena = fixture->scratch};
    for (uint32_t i = 0; i < set.line_count; i++) {
        buffer_add(&all, line_text(fixture->scratch, &set.lines[i]));
        if (flags & SET_VERTICAL) continue;
        check_pieces(&set.lines[i], style, measure);
        if (i + 1 < set.line_count) check_kinsoku(fixture->scratch, &set, i);
    }
    struct text wanted = visible(fixture->scratch, text), held = visible(fixture->scratch, buffer_text(&all));
    if (!text_equal(wanted, held)) fail_msg("lost: %.*s\nheld: %.*s", TEXT_ARG(wanted), TEXT_ARG(held));
}

static void every_character_is_held_and_every_line_fits(void **state)
{
    struct fixture *fixture = *state;
    uint32_t lot = 7;
    for (int round = 0; round < 6000; round++) {
        arena_reset(fixture->scratch);
        struct style style = random_style(&lot);
        struct text text = random_text(fixture->scratch, &lot);
        int32_t measure = (int32_t)draw(&lot, 24) * EM + (int32_t)draw(&lot, EM);
        check_setting(fixture, text, &style, measure, draw(&lot, 5) == 0 ? SET_VERTICAL : 0);
    }
    assert_int_equal(fixture->diagnostics->count[SEVERITY_ERROR], 0);
}

/* A column as wide as `largest` needs one line an author's line, one as wide as `smallest` breaks no word. */
static void content_widths_are_enough(void **state)
{
    struct fixture *fixture = *state;
    uint32_t lot = 11;
    for (int round = 0; round < 2000; round++) {
        arena_reset(fixture->scratch);
        struct style style = random_style(&lot);
        struct inline_run *content = content_of(fixture->scratch, random_text(fixture->scratch, &lot));
        struct content_widths widths =
            lines_widths(fixture->setter, fixture->scratch, content, &style, NULL, NULL);
        assert_true(widths.smallest <= widths.largest);
        struct set_text wide = lines_set(fixture->setter, fixture->scratch, content, &style,
                                         (struct measure){.width = widths.largest}, 0, NULL, NULL);
        for (uint32_t i = 0; i < wide.line_count; i++)
            assert_true(wide.lines[i].ends_paragraph);
        struct set_text narrow = lines_set(fixture->setter, fixture->scratch, content, &style,
                                           (struct measure){.width = widths.smallest}, 0, NULL, NULL);
        for (uint32_t i = 0; i < narrow.line_count; i++)
            if (narrow.lines[i].broken_word)
                fail_msg("%d is too narrow for %.*s", widths.smallest,
                         TEXT_ARG(lines_text(fixture->scratch, narrow)));
    }
}

/* -- what the pieces look like --------------------------------------------------------------------------------------- */

static struct set_text set_plain(struct fixture *fixture, const char *text, struct style style, int32_t ems,
                                 unsigned flags)
{
    struct inline_run *content = content_of(fixture->scratch, text_of(text));
    return lines_set(fixture->setter, fixture->scratch, content, &style, (struct measure){.width = ems * EM},
                     flags, width_of_object, NULL);
}

static void uniform_lines_have_no_extras(void **state)
{
    struct fixture *fixture = *state;
    struct style style = plain_style();
    style.align = ALIGN_JUSTIFY;
    struct set_text set = set_plain(fixture, "市民の皆様から（相談）を受ける窓口を開く件", style, 7, 0);
    const struct piece *piece = set.lines[0].first; /* 市民の皆様か | ら（相談）を */
    assert_null(piece->next);
    assert_null(piece->text.extra);
    assert_int_equal(set.lines[0].width, piece->width);
    set = set_plain(fixture, "市民の皆様へ", style, 7, 0);
    assert_null(set.lines[0].first->text.extra);
    assert_int_equal(set.lines[0].first->text.extra_all, 0);
    /* The piece borrows the run's text. */
    assert_ptr_equal(set.lines[0].first->text.text.at, set.lines[0].first->run->text.at);
}

static void closing_up_is_an_extra_of_the_mark_before(void **state)
{
    struct fixture *fixture = *state;
    struct set_text set = set_plain(fixture, "「市」、民（件）", plain_style(), 20, 0);
    const struct text_item *item = &set.lines[0].first->text;
    assert_null(set.lines[0].first->next);
    assert_int_equal(item->origin.x, -EM / 2); /* the first bracket is flush */
    assert_non_null(item->extra);
    static const int16_t wanted[] = {0, 0, -EM / 2, 0, 0, 0, 0, 0};
    for (size_t i = 0; i < ARRAY_LEN(wanted); i++)
        assert_int_equal(item->extra[i], wanted[i]);
}

static void justified_latin_words_stay_tight(void **state)
{
    struct fixture *fixture = *state;
    struct style style = plain_style();
    style.align = ALIGN_JUSTIFY;
    struct inline_run run = {.text = TEXT("市民のWebで受ける窓口")};
    struct set_text set = lines_set(fixture->setter, fixture->scratch, &run, &style,
                                    (struct measure){.width = EM * 27 / 4}, 0, NULL, NULL);
    const struct text_item *item = &set.lines[0].first->text; /* 市民のWebで受 */
    assert_non_null(item->extra);
    int32_t open = item->extra_all;
    assert_true(open > 0);
    assert_int_equal(item->extra[3] + open, 0);
    assert_int_equal(item->extra[4] + open, 0);
    assert_int_equal(item->extra[5], 0);
}

/* Seven characters on 8.5 ems open by a quarter em: to be seen, so that 「 and 、 stay with what they enclose and end. */
static void marks_stay_with_their_words_where_gaps_are_seen(void **state)
{
    struct fixture *fixture = *state;
    struct style style = plain_style();
    style.align = ALIGN_JUSTIFY;
    struct inline_run run = {.text = TEXT("市、民「の」相https://example.lg.jp/")};
    struct set_text set = lines_set(fixture->setter, fixture->scratch, &run, &style,
                                    (struct measure){.width = EM * 17 / 2}, 0, NULL, NULL);
    assert_true(text_is(line_text(fixture->scratch, &set.lines[0]), "市、民「の」相"));
    const struct text_item *item = &set.lines[0].first->text;
    assert_non_null(item->extra);
    assert_int_equal(item->extra_all, EM / 2);
    static const bool opened[] = {false, true, true, false, false, true};
    for (size_t i = 0; i < ARRAY_LEN(opened); i++)
        assert_int_equal(item->extra[i] + item->extra_all, opened[i] ? EM / 2 : 0);
    run.text = TEXT("市、民「の」相談の件をここから送https://example.lg.jp/");
    set = lines_set(fixture->setter, fixture->scratch, &run, &style, (struct measure){.width = EM * 33 / 2},
                    0, NULL, NULL);
    assert_null(set.lines[0].first->text.extra); /* less than 1/10 em: alike, which needs no room in a file */
}

static void wide_gaps_part_pieces(void **state)
{
    struct fixture *fixture = *state;
    struct style style = plain_style();
    style.align = ALIGN_SPREAD;
    struct set_text set = set_plain(fixture, "課名", style, 60, 0); /* 58 ems do not fit an int16 */
    const struct piece *first = set.lines[0].first;
    assert_non_null(first->next);
    assert_int_equal(first->next->at, 59 * EM);
}

static void every_run_is_a_piece(void **state)
{
    struct fixture *fixture = *state;
    struct style bold = plain_style();
    bold.role = 1;
    bold.size = EM * 2;
    bold.rgb = 0x17407A;
    struct inline_run fill = {.kind = INLINE_FILL, .leader = true};
    struct inline_run badge = {.kind = INLINE_BADGE, .width = 3 * EM, .next = &fill};
    struct inline_run second = {.text = TEXT("民"), .style = &bold, .next = &badge};
    struct inline_run first = {.text = TEXT("市"), .next = &second};
    struct style style = plain_style();
    struct set_text set = lines_set(fixture->setter, fixture->scratch, &first, &style,
                                    (struct measure){.width = 10 * EM}, 0, width_of_object, NULL);
    assert_int_equal(set.line_count, 1);
    const struct piece *piece = set.lines[0].first;
    assert_ptr_equal(piece->run, &first);
    piece = piece->next;
    assert_ptr_equal(piece->run, &second);
    assert_int_equal(piece->rgb, 0x17407A);
    assert_int_equal(piece->text.size, EM * 2);
    assert_int_equal(piece->at, EM);
    piece = piece->next;
    assert_false(piece->is_text);
    assert_ptr_equal(piece->run, &badge);
    assert_int_equal(piece->at, 3 * EM);
    assert_int_equal(piece->width, 3 * EM);
    piece = piece->next;
    assert_ptr_equal(piece->run, &fill);
    assert_int_equal(piece->width, 4 * EM);
    assert_true(set.lines[0].has_fill);
    assert_int_equal(set.widest, 10 * EM);
}

/* Reading of 3 ems over a base of one: half an em over の at each side, so the base has two ems of its own. */
static void a_reading_reaches_over_kana(void **state)
{
    struct fixture *fixture = *state;
    struct set_text set = set_plain(fixture, "の⟦ruby 館/こうみんかん⟧の", plain_style(), 20, 0);
    const struct piece *ruby = set.lines[0].first->next;
    assert_int_equal(ruby->run->kind, INLINE_RUBY);
    assert_int_equal(ruby->at, EM);
    assert_int_equal(ruby->width, 2 * EM);
    assert_int_equal(ruby->reach_before, EM / 2);
    assert_int_equal(ruby->reach_after, EM / 2);
    assert_int_equal(ruby->next->at, 3 * EM);
    set = set_plain(fixture, "⟦ruby 館/こうみんかん⟧の", plain_style(), 20, 0);
    ruby = set.lines[0].first;
    assert_int_equal(ruby->at, 0); /* nothing sticks out at a line's start */
    assert_int_equal(ruby->reach_before, 0);
    assert_int_equal(ruby->width, EM * 5 / 2);
}

static void digits_stand_upright_in_columns(void **state)
{
    struct fixture *fixture = *state;
    struct set_text set = set_plain(fixture, "平成30年2025", plain_style(), 20, SET_VERTICAL);
    const struct piece *piece = set.lines[0].first;
    assert_true(text_is(piece->text.text, "平成"));
    assert_int_equal(piece->text.writing, WRITING_VERTICAL);
    piece = piece->next;
    assert_true(text_is(piece->text.text, "30"));
    assert_int_equal(piece->text.writing, WRITING_HORIZONTAL);
    assert_int_equal(piece->text.origin.x, -EM / 2);
    assert_int_equal(piece->text.origin.y, 2 * EM + EM * 88 / 100);
    assert_int_equal(piece->width, EM);
    piece = piece->next;
    assert_true(text_is(piece->text.text, "年"));
    assert_int_equal(piece->text.origin.y, 3 * EM);
    piece = piece->next;
    assert_true(text_is(piece->text.text, "2025"));
    assert_true(piece->text.rotated);
    assert_int_equal(piece->text.origin.y, 4 * EM);
    assert_null(piece->next);
}

/* -- characters that no face has -------------------------------------------------------------------------------------- */

static void missing_characters_are_reported_once_with_their_place(void **state)
{
    struct fixture *fixture = *state;
    const struct source *source =
        diag_source(fixture->diagnostics, "records.xml", TEXT("<p>市の\uE000花と\uE000</p>"));
    struct inline_run run = {.text = TEXT("市の\uE000花と\uE000"), .at = {source, 3}};
    struct style style = plain_style();
    style.align = ALIGN_JUSTIFY; /* breaks anywhere */
    for (int32_t ems = 3; ems < 6; ems++) {
        struct set_text set = lines_set(fixture->setter, fixture->scratch, &run, &style,
                                        (struct measure){.width = ems * EM}, 0, NULL, NULL);
        assert_true(text_starts(lines_text(fixture->scratch, set), TEXT("市の〓")));
    }
    assert_int_equal(fixture->diagnostics->count[SEVERITY_ERROR], 2);
    const struct diagnostic *found = fixture->diagnostics->first;
    assert_int_equal(found->rule, RULE_GLYPH_MISSING);
    assert_int_equal(found->at.offset, 3 + 6);
    assert_true(text_is(found->arguments[0], "\uE000"));
    assert_true(text_is(found->arguments[1], "U+E000"));
    assert_int_equal(found->next->at.offset, 3 + 15);
    /* Where the text is not what stands in the source, the run's place must do. */
    struct inline_run other = {.text = TEXT("令和７年度\uE001"), .at = {source, 6}};
    lines_set(fixture->setter, fixture->scratch, &other, &style, (struct measure){.width = 20 * EM}, 0, NULL,
              NULL);
    assert_int_equal(fixture->diagnostics->last->at.offset, 6);
    assert_int_equal(fixture->diagnostics->count[SEVERITY_ERROR], 3);
}

/* The fixed face does not know the last of the selectors; a sign is no picture in any face. */
static void unknown_variants_are_reported_with_their_place(void **state)
{
    struct fixture *fixture = *state;
    struct text written = TEXT("葛\U000E0100城と葛\U000E01EF木、\u2600\uFE0F");
    const struct source *source = diag_source(fixture->diagnostics, "records.xml", written);
    struct inline_run run = {.text = written, .at = {source, 0}};
    struct style style = plain_style();
    for (unsigned flags = 0; flags <= SET_VERTICAL; flags += SET_VERTICAL)
        lines_set(fixture->setter, fixture->scratch, &run, &style, (struct measure){.width = 20 * EM}, flags,
                  NULL, NULL);
    const struct diagnostic *found = fixture->diagnostics->first;
    assert_non_null(found);
    assert_null(found->next);
    assert_int_equal(found->rule, RULE_VARIANT_MISSING);
    assert_int_equal(found->at.offset, 3 + 4 + 3 + 3);
    assert_true(text_is(found->arguments[0], "葛\U000E01EF"));
    assert_true(text_is(found->arguments[1], "U+845B U+E01EF"));
}

static void many_missing_characters_are_all_reported(void **state)
{
    struct fixture *fixture = *state;
    struct text_buffer buffer = {.arena = fixture->arena};
    for (int i = 0; i < 3000; i++)
        buffer_add_char(&buffer, 0xE000);
    const struct source *source = diag_source(fixture->diagnostics, "records.xml", buffer_text(&buffer));
    struct inline_run run = {.text = buffer_text(&buffer), .at = {source, 0}};
    struct style style = plain_style();
    for (int round = 0; round < 2; round++)
        lines_set(fixture->setter, fixture->scratch, &run, &style, (struct measure){.width = 9 * EM}, 0, NULL,
                  NULL);
    assert_int_equal(fixture->diagnostics->count[SEVERITY_ERROR], 3000);
}

/* -- ends and costs --------------------------------------------------------------------------------------------------- */

static void an_unbreakable_word_ends(void **state)
{
    struct fixture *fixture = *state;
    struct text_buffer buffer = {.arena = fixture->scratch};
    for (int i = 0; i < 10000; i++)
        buffer_add_char(&buffer, 'a');
    struct inline_run run = {.text = buffer_text(&buffer)};
    struct style style = plain_style();
    struct set_text set = lines_set(fixture->setter, fixture->scratch, &run, &style,
                                    (struct measure){.width = 10 * EM}, 0, NULL, NULL);
    assert_int_equal(set.line_count, 500);
    assert_true(set.lines[0].broken_word);
    assert_false(set.lines[499].broken_word);
    set = set_plain(fixture, "市民の相談を受ける", style, 3, 0);
    assert_false(set.lines[0].broken_word);
}

/* 300,000 ems are more than 32 bits hold in 1/1000 pt. */
static void a_line_longer_than_any_paper_ends(void **state)
{
    struct fixture *fixture = *state;
    struct text_buffer buffer = {.arena = fixture->scratch};
    for (int i = 0; i < 300000; i++)
        buffer_add(&buffer, i % 3 ? TEXT("市") : TEXT("　"));
    struct inline_run run = {.text = buffer_text(&buffer)};
    struct style style = plain_style();
    struct content_widths widths = lines_widths(fixture->setter, fixture->scratch, &run, &style, NULL, NULL);
    assert_true(widths.largest >= 1000000000);
    struct set_text set = lines_set(fixture->setter, fixture->scratch, &run, &style,
                                    (struct measure){.width = INT32_MAX / 2}, 0, NULL, NULL);
    assert_int_equal(set.line_count, 4); /* 99,999 ems each */
    struct set_line line = lines_one(fixture->setter, fixture->scratch, run.text, run.at, &style);
    assert_true(text_equal(line.first->text.text, run.text));
}

/* Looking for phrases in the whole would take ICU quadratic time: 30,000 characters took minutes. */
static void a_long_text_in_phrase_style_ends_soon(void **state)
{
    struct fixture *fixture = *state;
    struct text_buffer buffer = {.arena = fixture->scratch};
    for (int i = 0; i < 30000; i++)
        buffer_add(&buffer, TEXT("市民の"));
    struct inline_run run = {.text = buffer_text(&buffer)};
    struct style style = plain_style();
    style.phrase = true;
    clock_t start = clock();
    struct set_text set = lines_set(fixture->setter, fixture->scratch, &run, &style,
                                    (struct measure){.width = 30 * EM}, 0, NULL, NULL);
    struct content_widths widths = lines_widths(fixture->setter, fixture->scratch, &run, &style, NULL, NULL);
    assert_true(clock() - start < 5 * CLOCKS_PER_SEC);
    assert_int_equal(set.line_count, 3000);
    assert_int_equal(widths.smallest, 3 * EM);
}

static void a_style_without_size_ends_too(void **state)
{
    struct fixture *fixture = *state;
    struct style style = plain_style();
    style.size = 0;
    for (int i = 0; i < 2; i++) {
        style.align = i ? ALIGN_JUSTIFY : ALIGN_START;
        assert_int_equal(set_plain(fixture, "市民⟦2⟧の⟦2⟧、⟦2⟧相談", style, 3, 0).line_count, 3);
    }
}

/* Ragged lines whose words hardly fit, breaks far apart, and gaps that open: none may cost more than its length. */
static void a_long_paragraph_is_cut_as_a_whole_soon(void **state)
{
    struct fixture *fixture = *state;
    static const char *const parts[] = {"のがにをはへとも", "市民相談窓口",     "リーフレット",
                                        "12,345人",         "（市、民）「の」", "ab cd "};
    for (size_t part = 0; part < ARRAY_LEN(parts); part++) {
        struct text_buffer buffer = {.arena = fixture->scratch};
        for (int i = 0; i < 20000; i++) {
            buffer_add(&buffer, text_of(parts[part]));
            if (i % 100 == 99) buffer_add(&buffer, TEXT("、"));
        }
        struct inline_run run = {.text = buffer_text(&buffer)};
        struct style style = plain_style();
        clock_t start = clock();
        for (int i = 0; i < 6; i++) {
            style.align = i % 2 ? ALIGN_JUSTIFY : ALIGN_START;
            struct measure measure = {.width = i < 2 ? 7 * EM : i < 4 ? 45 * EM : 1000 * EM};
            assert_true(lines_count(fixture->setter, &run, &style, measure, 0, NULL, NULL) > 50);
        }
        assert_true(clock() - start < 5 * CLOCKS_PER_SEC);
        arena_reset(fixture->scratch);
    }
}

static void one_line_is_as_wide_as_it_says(void **state)
{
    struct fixture *fixture = *state;
    struct style style = plain_style();
    style.latin_gap = 125;
    style.align = ALIGN_END; /* a single line has no measure to be aligned in */
    static const char *const texts[] = {
        "", "24,024", "（件）", "R2年度", "「あ」、「い」", "達成率 103.7%", "一行\n二行"};
    for (size_t i = 0; i < ARRAY_LEN(texts); i++) {
        struct set_line line =
            lines_one(fixture->setter, fixture->scratch, text_of(texts[i]), (struct position){0}, &style);
        assert_int_equal(line.width, lines_text_width(fixture->setter, text_of(texts[i]), &style));
        assert_int_equal(line.indent, 0);
        if (line.first) assert_non_null(line.first->run);
    }
}

struct badge_context {
    struct setter *setter;
    unsigned calls;
};

static int32_t width_from_text(const struct inline_run *run, const struct style *style, void *context)
{
    struct badge_context *badge = context;
    badge->calls++;
    return lines_text_width(badge->setter, run->text, style) + 2 * EM;
}

/* The composer measures a badge by its text in the middle of a paragraph. */
static void object_widths_may_measure_text(void **state)
{
    struct fixture *fixture = *state;
    struct inline_run after = {.text = TEXT("と次の件")};
    struct inline_run badge = {.kind = INLINE_BADGE, .text = TEXT("継続と新規の事業"), .next = &after};
    struct inline_run first = {.text = TEXT("市民の相談"), .next = &badge};
    struct style style = plain_style();
    struct badge_context context = {fixture->setter, 0};
    struct set_text set = lines_set(fixture->setter, fixture->scratch, &first, &style,
                                    (struct measure){.width = 40 * EM}, 0, width_from_text, &context);
    assert_int_equal(context.calls, 1);
    assert_int_equal(set.lines[0].width, (5 + 10 + 4) * EM);
    assert_true(text_is(line_text(fixture->scratch, &set.lines[0]), "市民の相談⟦⟧と次の件"));
}

/* -- real texts -------------------------------------------------------------------------------------------------------- */

static void real_records_are_held_whole(void **state)
{
    struct fixture *fixture = *state;
    static const char *const names[] = {"hiratsuka-4", "kanazawa-1-4", "kawanishi", "komae", "takamatsu"};
    const char *shared = getenv("SHINCHOKU_SHARED") ? getenv("SHINCHOKU_SHARED") : SOURCE_DIR "/../shared";
    struct style style = plain_style();
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        char path[512];
        snprintf(path, sizeof path, "%s/records/%s.xml", shared, names[i]);
        FILE *there = fopen(path, "rb");
        if (!there) {
            print_message("skipped: no %s\n", path);
            skip();
        }
        fclose(there);
        struct text rest = read_whole(fixture->arena, path);
        for (unsigned line = 0; rest.length; line++) {
            struct text text = text_slice(rest, 0, text_find(rest, TEXT("\n")));
            rest = text_slice(rest, text.length + 1, rest.length);
            arena_reset(fixture->scratch);
            style.align = line % 2 ? ALIGN_JUSTIFY : ALIGN_START;
            style.hang = line % 3 ? HANG_MARKER : HANG_NONE;
            check_setting(fixture, text, &style, (int32_t)(7 + line % 38) * EM, 0);
        }
    }
    assert_int_equal(fixture->diagnostics->count[SEVERITY_ERROR], 0);
}

int main(void)
{
#define WITH_SETTER(test) cmocka_unit_test_setup_teardown(test, open_fixture, close_fixture)
    const struct CMUnitTest tests[] = {
        WITH_SETTER(specification_holds),
        WITH_SETTER(every_character_is_held_and_every_line_fits),
        WITH_SETTER(content_widths_are_enough),
        WITH_SETTER(uniform_lines_have_no_extras),
        WITH_SETTER(closing_up_is_an_extra_of_the_mark_before),
        WITH_SETTER(justified_latin_words_stay_tight),
        WITH_SETTER(marks_stay_with_their_words_where_gaps_are_seen),
        WITH_SETTER(wide_gaps_part_pieces),
        WITH_SETTER(every_run_is_a_piece),
        WITH_SETTER(a_reading_reaches_over_kana),
        WITH_SETTER(digits_stand_upright_in_columns),
        WITH_SETTER(missing_characters_are_reported_once_with_their_place),
        WITH_SETTER(unknown_variants_are_reported_with_their_place),
        WITH_SETTER(many_missing_characters_are_all_reported),
        WITH_SETTER(an_unbreakable_word_ends),
        WITH_SETTER(a_line_longer_than_any_paper_ends),
        WITH_SETTER(a_long_text_in_phrase_style_ends_soon),
        WITH_SETTER(a_style_without_size_ends_too),
        WITH_SETTER(a_long_paragraph_is_cut_as_a_whole_soon),
        WITH_SETTER(one_line_is_as_wide_as_it_says),
        WITH_SETTER(object_widths_may_measure_text),
        WITH_SETTER(real_records_are_held_whole),
    };
    return cmocka_run_group_tests_name("lines", tests, NULL, NULL);
}
