/* test_quantity.c: the grammar of numeric expressions against its specification (spec/quantities.md), the seeds where
 * they are at hand, and properties that hold for every text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "generator/core/house.h"
#include "input/quantity/fold.h"
#include "input/quantity/canonical.h"
#include "input/quantity/grammar.h"

#include "tests/unit/grammar_fixture.h"
#include "spec_table.h"

/* "[12日 = date ---12] [48件 = quantity 48 件]", or なし. */
static struct text found_in(struct fixture *fixture, struct text text)
{
    struct expressions found = grammar_find(fixture->grammar, fixture->arena, text);
    struct text_buffer out = {.arena = fixture->arena};
    for (uint32_t i = 0; i < found.count; i++) {
        const struct expression *one = &found.at[i];
        struct text written = text_slice(text, one->offset, one->length);
        buffer_format(&out, "%s[%.*s = %s ", i ? " " : "", TEXT_ARG(written), canonical_kind_name(one->kind));
        canonical_add(&out, one);
        buffer_add(&out, TEXT("]"));
    }
    if (!found.count) buffer_add(&out, TEXT("なし"));
    return buffer_text(&out);
}

static void assert_same(struct text want, struct text got, struct text where)
{
    if (text_equal(want, got)) return;
    print_error("%.*s\n  want %.*s\n  got  %.*s\n", TEXT_ARG(where), TEXT_ARG(want), TEXT_ARG(got));
    fail();
}

static void sentences_of_the_specification(void **state)
{
    struct fixture *fixture = *state;
    struct spec_table table;
    spec_open(&table, fixture->arena, SOURCE_DIR "/tests/spec/quantities.md", "見つかる表現");
    struct text cells[SPEC_COLUMNS];
    size_t rows = 0;
    for (; spec_next(&table, cells); rows++)
        assert_same(cells[1], found_in(fixture, cells[0]), cells[0]);
    assert_true(rows >= 580);
}

static struct text reading_text(struct arena *arena, struct reading reading)
{
    static const char *const kinds[] = {"none",     "words",      "amount",    "amounts", "range",
                                        "relation", "indefinite", "senseless"};
    static const char *const signs[] = {"", ">=", "<=", ">", "<", "~"};
    bool numberless = reading.kind <= READING_WORDS || reading.kind == READING_SENSELESS;
    if (numberless) return text_of(kinds[reading.kind]);
    struct text_buffer out = {.arena = arena};
    struct text value = decimal_print(arena, reading.value, SEPARATORS_NONE);
    buffer_format(&out, "%s %s%.*s", kinds[reading.kind], signs[reading.comparator], TEXT_ARG(value));
    struct text last = decimal_print(arena, reading.last, SEPARATORS_NONE);
    if (reading.kind == READING_RANGE) buffer_format(&out, "..%.*s", TEXT_ARG(last));
    struct text of = decimal_print(arena, reading.of, SEPARATORS_NONE);
    if (reading.kind == READING_RELATION) buffer_format(&out, ":%.*s", TEXT_ARG(of));
    if (reading.kind == READING_INDEFINITE) buffer_add(&out, TEXT("+"));
    if (reading.unit.length) buffer_format(&out, " %.*s", TEXT_ARG(reading.unit));
    buffer_add(&out, reading.per);
    return buffer_text(&out);
}

static void values_of_the_specification(void **state)
{
    struct fixture *fixture = *state;
    struct spec_table table;
    spec_open(&table, fixture->arena, SOURCE_DIR "/tests/spec/quantities.md", "読み");
    struct text cells[SPEC_COLUMNS];
    size_t rows = 0;
    for (; spec_next(&table, cells); rows++) {
        struct reading reading = grammar_read(fixture->grammar, fixture->arena, cells[0]);
        assert_same(cells[1], reading_text(fixture->arena, reading), cells[0]);
    }
    assert_true(rows >= 110);
}

/* -- the seeds ------------------------------------------------------------------------------------------------------ */

/* Sentences that an expression may stand in: each half is put before and behind it. */
static const char *const contexts[][2] = {
    {"", ""},
    {"今年度は", "となった。"},
    {"結果は、", "である。"},
    {"「", "」を目指す。"},
    {"実績：", "（前年度と同様）"},
    {"会議を", "に示す。"},
    {"　", "　"},
    {"研修において", "を達成し、次へ進んだ。"},
    {"・", ""},
    {"担当課が", "と報告した。"},
    {"来年は", "を見込む\n次の行"},
};

enum variant { AS_WRITTEN, FULL, HALF, MIXED, VARIANTS };

/* The expression in another width: its digits and ASCII signs; MIXED alternates from digit to digit. */
static struct text in_width(struct arena *arena, struct text text, enum variant variant)
{
    struct text_buffer out = {.arena = arena};
    unsigned digits = 0;
    while (text.length && variant != AS_WRITTEN) {
        uint32_t c = text_next(&text);
        uint32_t narrow = c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c;
        bool sign = narrow < 0x7F && strchr("0123456789,.%-()/PRH", (int)narrow) != NULL;
        bool digit = narrow >= '0' && narrow <= '9';
        bool wide = variant == FULL || (variant == MIXED && digit && digits++ % 2 == 0);
        if (sign)
            buffer_add_char(&out, wide ? narrow + 0xFEE0 : narrow);
        else
            buffer_add_char(&out, c);
    }
    return variant == AS_WRITTEN ? text : buffer_text(&out);
}

static void check_seed(struct fixture *fixture, struct text written, struct text kind, struct text canonical)
{
    for (int variant = 0; variant < VARIANTS; variant++) {
        struct text expression = in_width(fixture->arena, written, (enum variant)variant);
        struct text want = text_format(fixture->arena, "[%.*s = %.*s %.*s]", TEXT_ARG(expression),
                                       TEXT_ARG(kind), TEXT_ARG(canonical));
        for (size_t i = 0; i < ARRAY_LEN(contexts); i++) {
            struct text sentence =
                text_format(fixture->arena, "%s%.*s%s", contexts[i][0], TEXT_ARG(expression), contexts[i][1]);
            assert_same(want, found_in(fixture, sentence), sentence);
        }
    }
}

static void seeds_in_sentences_and_widths(void **state)
{
    struct fixture *fixture = *state;
    const char *shared = getenv("SHINCHOKU_SHARED");
    char path[1024];
    snprintf(path, sizeof path, "%s/cases/quantities-seeds.tsv", shared ? shared : SOURCE_DIR "/../shared");
    FILE *file = fopen(path, "r");
    if (!file) {
        print_message("skipped: %s is not there\n", path);
        skip();
    }
    char line[1024];
    size_t rows = 0;
    while (fgets(line, sizeof line, file)) {
        char *columns[5] = {line};
        for (int i = 1; i < 5; i++) {
            char *tab = strchr(columns[i - 1], '\t');
            assert_non_null(tab);
            *tab = '\0';
            columns[i] = tab + 1;
        }
        columns[4][strcspn(columns[4], "\n")] = '\0';
        if (strcmp(columns[3], "kind") == 0) continue;
        check_seed(fixture, text_of(columns[0]), text_of(columns[3]), text_of(columns[4]));
        arena_reset(fixture->arena);
        rows++;
    }
    fclose(file);
    assert_int_equal(rows, 677);
}

/* -- properties ----------------------------------------------------------------------------------------------------- */

/* A fixed sequence of numbers: the same texts in every run (splitmix64). */
static uint64_t next_random(uint64_t *seed)
{
    uint64_t z = *seed += 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBU;
    return z ^ (z >> 31);
}

/* Pieces that meet in all orders: digits of both widths, signs, words of the grammar, and what must not change. */
static const char *const pieces[] = {
    "0",    "1",    "2",      "3",       "9",      "12",       "234",  "2024", "０",      "１",
    "２",   "３",   "９",     "１２",    "２３４", "２０２４", "，",   ",",    "．",      ".",
    "、",   "・",   "･",      "-",       "－",     "−",        "ー",   "～",   "〜",      "~",
    "/",    "／",   "（",     "）",      "(",      ")",        " ",    "　",   "\n",      "\t",
    "▲",    "△",    "約",     "年",      "月",     "日",       "年度", "令和", "平成",    "Ｒ",
    "R",    "H",    "Ｐ",     "P",       "人",     "件",       "か所", "ヶ所", "%",       "％",
    "割",   "分",   "万",     "億",      "千",     "第",       "条",   "の",   "期",      "以上",
    "未満", "中",   "のうち", "当たり",  "ごと",   "に",       "元",   "一",   "二",      "十",
    "百",   "目標", "施策",   "※",       "①",      "㎡",       "㈱",   "𠮷",   "葛󠄀", "ｶ",
    "é",    "A",    "ISO",    "http://", "@",      ":",        "：",   "。",   "ページ",  "丁目",
};

static struct text random_text(struct arena *arena, uint64_t *seed)
{
    struct text_buffer out = {.arena = arena};
    size_t count = next_random(seed) % 24;
    for (size_t i = 0; i < count; i++)
        buffer_add(&out, text_of(pieces[next_random(seed) % ARRAY_LEN(pieces)]));
    return buffer_text(&out);
}

static void folding_keeps_other_bytes_and_places(void **state)
{
    struct fixture *fixture = *state;
    struct folding *folding = ARENA_NEW(fixture->arena, struct folding);
    struct fold_table table;
    fold_table_fill(&table);
    uint64_t seed = 1;
    for (int round = 0; round < 20000; round++) {
        struct arena *arena = arena_open(NULL);
        struct text text = random_text(arena, &seed);
        size_t passed = 0, all = 0;
        fold_piece(folding, &table, text);
        assert_int_equal(fold_origin(folding, folding->length, &all), text.length);
        struct text folded = {folding->at, folding->length};
        size_t stops = 0;
        while (folded.length) {
            size_t at = folding->length - folded.length;
            bool stop = table.classes[(unsigned char)*folded.at] >= FOLD_TOKEN && (unsigned char)*folded.at < 0x80;
            bool named = stops < folding->stop_count && folding->stops[stops] == at;
            assert_true(named || !stop);
            stops += named;
            size_t origin = fold_origin(folding, at, &passed);
            struct text original = text_slice(text, origin, text.length - origin);
            uint32_t was = text_next(&original), is = text_next(&folded);
            if (was == is) continue;
            bool wide = was == is + 0xFEE0 || (was == 0x3000 && is == ' ') || (was == 0x301C && is == '~');
            bool dash = is == '-' && ((was >= 0x2010 && was <= 0x2013) || was == 0x2212);
            bool comma = was == 0x3001 && is == ',';
            assert_true(wide || dash || comma || (was == 0xFF65 && is == 0x30FB));
        }
        assert_int_equal(stops, folding->stop_count);
        assert_int_equal(folding->stops[stops], folding->length);
        arena_close(arena);
    }
}

static struct text in_style(struct fixture *fixture, struct arena *arena, struct text text,
                            enum numerals numerals)
{
    struct house house = {.numerals = numerals};
    struct expressions found = grammar_find(fixture->grammar, arena, text);
    return house_print(arena, &house, text, found.at, found.count);
}

static void expressions_are_in_order(struct fixture *fixture, struct arena *arena, struct text text)
{
    struct expressions found = grammar_find(fixture->grammar, arena, text);
    size_t end = 0;
    for (uint32_t i = 0; i < found.count; i++) {
        assert_true(found.at[i].offset >= end && found.at[i].length > 0);
        end = found.at[i].offset + found.at[i].length;
        assert_true(end <= text.length);
        size_t bad;
        assert_true(text_well_formed(text_slice(text, found.at[i].offset, found.at[i].length), &bad));
    }
}

static void styles_are_stable(void **state)
{
    struct fixture *fixture = *state;
    uint64_t seed = 7;
    for (int round = 0; round < 60000; round++) {
        struct arena *arena = arena_open(NULL);
        struct text text = random_text(arena, &seed);
        expressions_are_in_order(fixture, arena, text);
        struct text half = in_style(fixture, arena, text, NUMERALS_HALF);
        struct text full = in_style(fixture, arena, text, NUMERALS_FULL);
        struct text mixed = in_style(fixture, arena, text, NUMERALS_MIXED);
        assert_same(half, in_style(fixture, arena, half, NUMERALS_HALF), text);
        assert_same(half, in_style(fixture, arena, full, NUMERALS_HALF), text);
        assert_same(half, in_style(fixture, arena, mixed, NUMERALS_HALF), text);
        assert_same(full, in_style(fixture, arena, full, NUMERALS_FULL), text);
        assert_same(mixed, in_style(fixture, arena, mixed, NUMERALS_MIXED), text);
        assert_same(text, in_style(fixture, arena, text, NUMERALS_AS_WRITTEN), text);
        arena_close(arena);
    }
}

/* A text that is longer than a piece gives what its lines give. */
static void long_texts_are_like_their_lines(void **state)
{
    struct fixture *fixture = *state;
    uint64_t seed = 3;
    struct text_buffer out = {.arena = fixture->arena};
    uint32_t count = 0;
    for (int line = 0; line < 2000; line++) {
        struct text text = random_text(fixture->arena, &seed);
        if (text.length && memchr(text.at, '\n', text.length)) continue;
        buffer_add(&out, text);
        buffer_add(&out, TEXT("\n"));
        count += grammar_find(fixture->grammar, fixture->arena, text).count;
    }
    assert_int_equal(grammar_find(fixture->grammar, fixture->arena, buffer_text(&out)).count, count);
}

/* -- lines that try to be slow -------------------------------------------------------------------------------------- */

static double seconds_for(struct fixture *fixture, const char *piece, size_t times)
{
    struct arena *arena = arena_open(NULL);
    struct text_buffer out = {.arena = arena};
    for (size_t i = 0; i < times; i++)
        buffer_add(&out, text_of(piece));
    struct timespec from, to;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
    grammar_find(fixture->grammar, arena, buffer_text(&out));
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
    arena_close(arena);
    return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

/* Eight times the text may take some more than eight times as long, never sixty-four times. A machine that is busy with
 * something else slows one trial down; a quadratic walk slows them all. */
static bool is_linear(struct fixture *fixture, const char *line)
{
    enum { TRIALS = 6 };
    size_t times = 100000 / strlen(line);
    for (int trial = 0; trial < TRIALS; trial++) {
        double small = seconds_for(fixture, line, times / 8), large = seconds_for(fixture, line, times);
        if (large <= 0.02 || large <= 24 * small) return true;
    }
    return false;
}

static void adversarial_lines_are_linear(void **state)
{
    static const char *const lines[] = {
        "1",         "１",   "1-",    "1,",        "1,234,",  "1.",  "1 ",         "1・",  "1～",
        "1月",       "令和", "令和1", "R1～",      "(",       "(1",  "第",         "第一", "一",
        "十",        "a1",   "a",     "1a1@",      "目標1－", "約",  "年",         "▲",    "1人中",
        "1人当たり", "1/",   "0-1",   "http://1 ", "千百十",  "1万", "１、２３４", "1 2 3",
        "1千1百",    "一、",  "1、2", "1人1日",    "1～2人～", "二〇", "令和1・",  "1:",   "1対", "数十",
        "1日から",   "1/2～", ".5",   "1時1分～",  "1/人・",  "第1・", "1万分の", "1千", "一に一度", "'24"};
    struct fixture *fixture = *state;
    for (size_t i = 0; i < ARRAY_LEN(lines); i++) {
        if (is_linear(fixture, lines[i])) continue;
        print_error("%s: not in linear time\n", lines[i]);
        fail();
    }
}

/* -- the corpus of the fuzzer --------------------------------------------------------------------------------------- */

static void corpus_is_replayed(void **state)
{
    static const char directory[] = SOURCE_DIR "/tests/fuzz/corpus/quantity";
    struct fixture *fixture = *state;
    DIR *corpus = opendir(directory);
    assert_non_null(corpus);
    size_t files = 0;
    for (struct dirent *entry; (entry = readdir(corpus)) != NULL;) {
        if (entry->d_name[0] == '.') continue;
        char path[2048];
        snprintf(path, sizeof path, "%s/%s", directory, entry->d_name);
        struct text text = spec_load(fixture->arena, path);
        size_t bad;
        if (!text_well_formed(text, &bad)) text.length = bad;
        expressions_are_in_order(fixture, fixture->arena, text);
        grammar_read(fixture->grammar, fixture->arena, text);
        struct text half = in_style(fixture, fixture->arena, text, NUMERALS_HALF);
        assert_same(half, in_style(fixture, fixture->arena, half, NUMERALS_HALF), text);
        files++;
    }
    closedir(corpus);
    assert_true(files > 0);
}

/* -- notes ---------------------------------------------------------------------------------------------------------- */

static void readers_are_told_what_is_odd(void **state)
{
    static const struct {
        const char *text;
        unsigned notes;
    } cases[] = {
        {"１、２３４人", NOTE_IDEOGRAPHIC_COMMA},
        {"１，２３４人", 0},
        {"平成33年度", NOTE_OUTSIDE_ERA},
        {"平成31年度", 0},
        {"平成31年4月", 0},
        {"平成31年5月", NOTE_OUTSIDE_ERA},
        {"令和元年4月", NOTE_OUTSIDE_ERA},
        {"令和元年5月", 0},
        {"昭和64年1月", 0},
        {"昭和64年2月", NOTE_OUTSIDE_ERA},
        {"令和６（2024）年度", 0},
        {"令和６（2025）年度", NOTE_YEARS_DIFFER},
        {"大正15年12月", 0},
        {"昭和元年11月", NOTE_OUTSIDE_ERA},
    };
    struct fixture *fixture = *state;
    for (size_t i = 0; i < ARRAY_LEN(cases); i++) {
        struct expressions found = grammar_find(fixture->grammar, fixture->arena, text_of(cases[i].text));
        assert_int_equal(found.count, 1);
        if (found.at[0].notes != cases[i].notes) print_error("%s\n", cases[i].text);
        assert_int_equal(found.at[0].notes, cases[i].notes);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_of_the_specification),
        cmocka_unit_test(values_of_the_specification),
        cmocka_unit_test(seeds_in_sentences_and_widths),
        cmocka_unit_test(folding_keeps_other_bytes_and_places),
        cmocka_unit_test(styles_are_stable),
        cmocka_unit_test(long_texts_are_like_their_lines),
        cmocka_unit_test(adversarial_lines_are_linear),
        cmocka_unit_test(corpus_is_replayed),
        cmocka_unit_test(readers_are_told_what_is_odd),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
