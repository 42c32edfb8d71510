/* Nothing of a text record is lost in silence: every word of it stands in the plan as it was read, is a label, or lies under
 * a finding. Asked of the cases of the specification, of the samples, of the corpus of the fuzzer, and of tables made up
 * at random. */
#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "input/read.h"
#include "input/text/notation/dictionary.h"
#include "input/text/notation/cells.h"
#include "input/text/notation/labels.h"
#include "input/text/notation/listing.h"
#include "input/text/text.h"

/* What was read of one text. */
struct account {
    struct arena *arena;
    const struct labels *labels;
    const struct source *source;
    const struct diagnostics *diagnostics;
    struct listing *listing;
    struct text model; /* all values and texts without blanks, parted by line ends */
};

/* -- the plan's words ------------------------------------------------------------------------------------------------- */

static bool is_blank(uint32_t c)
{
    return c <= ' ' || c == 0x3000 || c == 0xA0 || c == '"' || c == '\\' || c == 0xFEFF;
}

static void add_words(struct text_buffer *out, struct text text)
{
    while (text.length) {
        uint32_t c = text_next(&text);
        if (!is_blank(c)) buffer_add_char(out, c);
    }
}

static struct text words_of(struct arena *arena, struct text text)
{
    struct text_buffer out = {.arena = arena};
    add_words(&out, text);
    return buffer_text(&out);
}

static struct text model_of(struct arena *arena, const struct node *plan)
{
    struct text_buffer out = {.arena = arena};
    for (const struct node *n = plan; n;) {
        if (n->kind == NODE_TEXT) add_words(&out, n->text);
        for (size_t i = 0; i < n->attribute_count; i++) {
            buffer_add(&out, TEXT("\n"));
            add_words(&out, n->attributes[i].value);
            buffer_add(&out, TEXT("\n"));
        }
        if (n->kind != NODE_TEXT && !node_is(n, "em") && !node_is(n, "ruby") && !node_is(n, "ref"))
            buffer_add(&out, TEXT("\n"));
        if (n->first) {
            n = n->first;
            continue;
        }
        while (n && n != plan && !n->next)
            n = n->parent;
        n = !n || n == plan ? NULL : n->next;
    }
    return buffer_text(&out);
}

/* -- what explains a word that the plan lacks --------------------------------------------------------------------------- */

static bool has_finding(const struct account *account, size_t from, size_t to)
{
    for (const struct diagnostic *d = account->diagnostics->first; d; d = d->next)
        if ((d->at.source && d->at.offset >= from && d->at.offset <= to) ||
            (d->related.source && d->related.offset >= from && d->related.offset <= to))
            return true;
    return false;
}

/* A label that cannot stand where it does, in a cell before its value. */
static bool has_misplaced(const struct account *account, size_t from, size_t to)
{
    for (const struct diagnostic *d = account->diagnostics->first; d; d = d->next)
        if ((d->rule == RULE_LABEL_MISPLACED || d->rule == RULE_LABEL_WITHOUT_YEAR) && d->at.offset >= from &&
            d->at.offset <= to)
            return true;
    return false;
}

static bool has_note(const struct account *account, size_t from, size_t to, const char *const *words)
{
    for (size_t i = 0; i < account->listing->count; i++) {
        const struct became *note = &account->listing->notes[i];
        if (note->offset < from || note->offset > to) continue;
        for (size_t k = 0; words[k]; k++)
            if (text_find(note->what, text_of(words[k])) != SIZE_MAX) return true;
    }
    return false;
}

static bool is_label(const struct account *account, struct text word)
{
    struct year_span years;
    unsigned any = FORM_VALUE | FORM_ALONE | FORM_COLUMN | FORM_HEADING;
    return labels_parse(account->labels, word, any).label || labels_year(word, &years) ||
           labels_symbol(account->labels, word).length > 0;
}

/* Words of the notation, which become elements and attributes. */
static bool is_notation(struct text word)
{
    static const char *const words[] = {"再掲",       "見出し",   "小見出し", "注",   "参考", "改行",
                                        "強調",       "ルビ",     "参照",     "文字", "以上", "項目",
                                        "項目の始め", "箇条書き", "囲み",     "表",   "表題", "グラフ",
                                        "列見出し",   "行見出し", "左",       "右",   "中央", "なし"};
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (text_is(word, words[i])) return true;
    return text_starts(word, TEXT("U+")) || text_ends(word, TEXT("列")) || text_ends(word, TEXT("行"));
}

/* The word itself, or what is left behind the name of its level. */
static bool is_held(const struct account *account, struct text word)
{
    if (word.length == 0 || text_find(account->model, word) != SIZE_MAX) return true;
    if (is_label(account, word) || is_notation(word)) return true;
    const struct label *level = labels_level_at(account->labels, word);
    return level && text_find(account->model, text_slice(word, level->name.length, word.length)) != SIZE_MAX;
}

static bool parts_words(uint32_t c)
{
    static const uint32_t signs[] = {'\t',   '\n',   ':',    0xFF1A, '|',    0xFF5C, 0x25A0, 0x3001,
                                     0x30FB, ' ',    0x3000, 0xFF3B, 0xFF3D, '<',    '>',    0x3010,
                                     0x3011, 0xFF08, 0xFF09, '(',    ')',    0xFF0F, 0x203B, 0xFF1D,
                                     0x301C, 0xFF5E, '~',    0x2015, 0xFF0D, 0x2014};
    for (size_t i = 0; i < ARRAY_LEN(signs); i++)
        if (signs[i] == c) return true;
    return c >= 0x2460 && c <= 0x2473;
}

static bool words_are_held(const struct account *account, struct text text)
{
    struct text whole = words_of(account->arena, text);
    if (is_held(account, whole)) return true;
    for (struct text rest = text, word = {text.at, 0}; rest.length;) {
        const char *at = rest.at;
        uint32_t c = text_next(&rest);
        bool parts = parts_words(c);
        word.length = (size_t)((parts ? at : rest.at) - word.at);
        if (!parts && rest.length) continue;
        if (!is_held(account, words_of(account->arena, word))) return false;
        word = (struct text){rest.at, 0};
    }
    return true;
}

/* A row of marks with empty tags, directions and yes or no become words of the vocabulary. */
static bool is_explained(const struct account *account, const struct row *row, const struct cell *cell)
{
    static const char *const marks[] = {"marks", NULL}; /* of all cells behind their label */
    static const char *const of_row[] = {"unread", "table heading", "table rule", "#", NULL};
    static const char *const of_cell[] = {"error", "value",   "aside", "repeated", "nothing",
                                          "marks", "@better", "@new",  "chart",    "item",
                                          "list",  "box",     "table", "end",      NULL};
    size_t from = cell->offset - (cell->quoted ? 1 : 0), to = cell->offset + cell->text.length + 1;
    return has_finding(account, from, to) || has_note(account, from, to, of_cell) ||
           has_misplaced(account, row->offset, to) || has_note(account, row->offset, to, marks) ||
           has_note(account, row->offset, row->offset, of_row);
}

/* Prints and counts the cells of which something is lost. */
static size_t count_lost(const struct account *account)
{
    struct diagnostics *again = diag_open(account->arena);
    struct cell_reader cells = cells_open(account->arena, again, account->source);
    struct row row;
    size_t lost = 0;
    while (cells_next(&cells, &row))
        for (size_t i = 0; i < row.count; i++) {
            const struct cell *cell = &row.cells[i];
            if (words_are_held(account, cell->text) || is_explained(account, &row, cell)) continue;
            struct line_column place = diag_place((struct position){account->source, cell->offset});
            print_error("%s:%u:%u: lost: %.*s\n", account->source->name, place.line, place.column,
                        TEXT_ARG(cell->text));
            lost++;
        }
    return lost;
}

static size_t lost_in(struct arena *arena, const struct labels *labels, const char *name, struct text content)
{
    struct diagnostics *diagnostics = diag_open(arena);
    struct listing listing = {.arena = arena};
    struct account account = {arena,       labels,   diag_source(diagnostics, name, content),
                              diagnostics, &listing, {NULL, 0}};
    account.model = model_of(arena, text_read_listed(arena, diagnostics, account.source, labels, &listing));
    return count_lost(&account);
}

/* -- what it is asked of ------------------------------------------------------------------------------------------------ */

static struct labels *load_labels(struct arena *arena)
{
    struct labels *labels = dictionary_load(arena, diag_open(arena), SOURCE_DIR, NULL);
    assert_non_null(labels);
    return labels;
}

static size_t lost_in_folder(const char *folder)
{
    struct arena *arena = arena_open(NULL);
    struct labels *labels = load_labels(arena);
    DIR *files = opendir(folder);
    size_t lost = 0;
    for (struct dirent *entry; files && (entry = readdir(files));) {
        if (entry->d_name[0] == '.') continue;
        const char *path = text_format(arena, "%s/%s", folder, entry->d_name).at;
        struct diagnostics *diagnostics = diag_open(arena);
        const struct source *source = load_source(arena, diagnostics, path, NULL);
        if (!source || text_starts(text_trim(source->content), TEXT("<"))) continue; /* refused, or XML */
        lost += lost_in(arena, labels, path, source->content);
    }
    if (files) closedir(files);
    arena_close(arena);
    return lost;
}

static void test_samples(void **state)
{
    (void)state;
    assert_int_equal(lost_in_folder(SOURCE_DIR "/tests/command/text"), 0);
    assert_int_equal(lost_in_folder(SOURCE_DIR "/input/samples"), 0);
}

static void test_corpus(void **state)
{
    (void)state;
    assert_int_equal(lost_in_folder(SOURCE_DIR "/tests/fuzz/corpus/text"), 0);
}

static void test_strange_tables(void **state)
{
    (void)state;
    const char *folder = SOURCE_DIR "/../shared/cases/found/text";
    DIR *there = opendir(folder);
    if (!there) skip();
    closedir(there);
    assert_int_equal(lost_in_folder(folder), 0);
}

/* The texts of the specification, whatever is expected of them. */
static void test_specification(void **state)
{
    (void)state;
    struct arena *arena = arena_open(NULL);
    struct labels *labels = load_labels(arena);
    const struct source *spec =
        load_source(arena, diag_open(arena), SOURCE_DIR "/tests/spec/text-records.md", "UTF-8");
    assert_non_null(spec);
    struct text rest = spec->content, line;
    struct text_buffer out = {.arena = arena};
    bool inside = false;
    size_t count = 0, lost = 0;
    while (cells_take_line(&rest, &line)) {
        bool fence = text_starts(line, TEXT("```"));
        if (inside && fence)
            lost += lost_in(arena, labels, count % 2 ? "case.txt" : "case", buffer_text(&out));
        if (fence) {
            inside = text_is(line, "```text");
            count += inside;
            out = (struct text_buffer){.arena = arena};
            continue;
        }
        for (struct text text = line; inside && text.length;) {
            uint32_t c = text_next(&text);
            buffer_add_char(&out, c == 0x21E5 ? '\t' : c == 0x240D ? '\r' : c);
        }
        if (inside) buffer_add(&out, TEXT("\n"));
    }
    assert_true(count > 80);
    assert_int_equal(lost, 0);
    arena_close(arena);
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

/* Tables of every shape: headings known and unknown in any order, cells merged, surplus, missing; lines between. */
static struct text made_up_table(struct arena *arena, uint32_t *seed)
{
    static const char *const heads[] = {
        "取組No.",      "取組名",   "担当課", "指標",   "単位",   "区分",   "R6",      "R7",
        "目標値（R6）", "実績値",   "評価",   "備考",   "予算額", "財源",   "場所",    "基本目標",
        "第1四半期",    "事業内容", "",       "基準値", "№",      "進捗度", "年度目標"};
    static const char *const between[] = {"■ 基本目標２　水辺",
                                          "小計",
                                          "※ 注の文",
                                          "（単位：千円）",
                                          "資料：統計課",
                                          "一次評価\tＡ",
                                          "【事業概要】\n本文の行",
                                          "担当課：道路課",
                                          "",
                                          "文だけの行"};
    struct text_buffer out = {.arena = arena};
    size_t columns = 2 + next_random(seed) % 7, rows = 1 + next_random(seed) % 5, number = 100;
    buffer_add(&out, next_random(seed) % 2 ? TEXT("計画名：水の計画\n年度：R6\n")
                                           : TEXT("取組名：先の取組\n指標：先の指標\n"));
    for (size_t i = 0; i < columns; i++)
        buffer_format(&out, "%s%s", i ? "\t" : "", heads[next_random(seed) % ARRAY_LEN(heads)]);
    for (size_t row = 0; row < rows; row++) {
        if (next_random(seed) % 4 == 0)
            buffer_format(&out, "\n%s", between[next_random(seed) % ARRAY_LEN(between)]);
        size_t cells = next_random(seed) % 5 ? columns : 1 + next_random(seed) % (columns + 2);
        for (size_t i = 0; i < cells; i++) {
            buffer_add(&out, i ? TEXT("\t") : TEXT("\n"));
            uint32_t kind = next_random(seed) % 6;
            if (kind == 0) continue;
            if (kind == 1)
                buffer_add(&out, next_random(seed) % 2 ? TEXT("目標値") : TEXT("実績値"));
            else
                buffer_format(&out, kind < 4 ? "%zu" : "語%zu", number++);
        }
    }
    buffer_add(&out, TEXT("\n"));
    return buffer_text(&out);
}

static void test_made_up_tables(void **state)
{
    (void)state;
    struct arena *lasting = arena_open(NULL), *arena = arena_open(NULL);
    struct labels *labels = load_labels(lasting);
    uint32_t seed = 9;
    for (int round = 0; round < 4000; round++) {
        arena_reset(arena);
        struct text table = made_up_table(arena, &seed);
        size_t lost = lost_in(arena, labels, "made-up.txt", table);
        if (lost) print_error("in:\n%.*s\n", TEXT_ARG(table));
        assert_int_equal(lost, 0);
    }
    arena_close(arena);
    arena_close(lasting);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_specification),  cmocka_unit_test(test_samples),
        cmocka_unit_test(test_corpus),         cmocka_unit_test(test_strange_tables),
        cmocka_unit_test(test_made_up_tables),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
