/* text_lines.c: time to read adversarial text records grows with their length, not with its square.
 *
 * Each pattern is repeated on one line, or line by line, up to a size and to four times that size; the CPU times a byte
 * are printed, and one that grows threefold is an error (caches explain less).
 *
 *     cc -std=c17 -O2 -DSOURCE_DIR='"."' … tests/bench/text_lines.c with the libraries input and core */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "generator/core/diag.h"
#include "input/text/notation/dictionary.h"
#include "input/text/text.h"

static const struct {
    const char *name, *start, *pattern;
} patterns[] = {
    {"one line of kanji", "取組No.：1\n取組名：名\n【事業概要】\n", "漢"},
    {"one line of colons", "", "："},
    {"one line of brackets", "取組No.：1\n取組名：名\n【事業概要】\n", "（"},
    {"one line of open marks", "■ 章：名\n", "［強調："},
    {"one line of closed marks", "■ 章：名\n", "［ほか］"},
    {"one line of backslashes", "■ 章：名\n", "\\［"},
    {"one line of tabs", "", "\t"},
    {"one line of bars", "", "｜区分"},
    {"one line of quotes", "", "\""},
    {"one line of labels", "", "区分\t"},
    {"one line of commas", "", "a,"},
    {"one line of hyphens", "施策No.：", "1-"},
    {"a title of marks", "取組No.：1\n取組名：", "(再掲)"},
    {"lines of quotes", "", "\"a\n"},
    {"lines of open cells", "", "a\t\"b\n"},
    {"lines of headings", "", "■ 章：名\n"},
    {"deeper and deeper headings", "", "■■■■■■■■■■■■■■■■■■■■■■■■ 名\n"},
    {"lines of boxes", "", "［囲み］\n"},
    {"lines of near labels", "取組No.：1\n取組名：名\n【事業概要】\n", "担当果：福祉課\n"},
    {"lines of unknown labels", "取組No.：1\n取組名：名\n", "協力団体：町会\n"},
    {"lines of initiatives", "", "取組名：花いっぱい運動\n"},
    {"lines of reprints", "", "取組名：花いっぱい（再掲）\n"},
    {"reprints without an original", "取組名：花いっぱい運動の推進と継続\n",
     "取組名：（再掲）草むしりの運動の推進\n"},
    {"empty labels", "取組No.：1\n取組名：名\n", "【年度目標】\n"},
    {"labels and empty labels", "取組No.：1\n取組名：名\n", "【備考】\nあ\n【年度目標】\n"},
    {"a wide table", "取組名\t年度目標\tR6\n", "花\t育てる\t咲いた\n"},
    {"a table that never begins", "取組No.：1\n取組名：名\n", "区分\tR6\n"},
    {"continued rows", "取組名\t年度目標\n花\t一\n", "花（続き）\t二\n"},
    {"values of one indicator", "取組No.：1\n取組名：名\n指標：数\n", "目標値（R6）：10人\n"},
    {"marks", "取組No.：1\n取組名：名\n", "構成計画：地● 高★\n"},
    {"missing rows of levels", "基本目標：甲\n施策No.：1-1\n", "施策No.：2-1\n施策No.：1-1\n"},
    {"line ends", "", "\r\n\f\v"},
};

enum { BYTES = 300 * 1000, TIMES_LONGER = 4 };

/* CPU nanoseconds a byte, the best of three. */
static double measure(const struct labels *labels, size_t pattern, size_t bytes)
{
    double best = 0;
    for (int round = 0; round < 3; round++) {
        struct arena *arena = arena_open(NULL);
        struct diagnostics *diagnostics = diag_open(arena);
        struct text_buffer text = {.arena = arena};
        buffer_add(&text, text_of(patterns[pattern].start));
        while (text.length < bytes)
            buffer_add(&text, text_of(patterns[pattern].pattern));
        const struct source *source = diag_source(diagnostics, "a.txt", buffer_text(&text));
        struct timespec from, to;
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
        if (!text_read(arena, diagnostics, source, labels)) abort();
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
        double taken = (double)(to.tv_sec - from.tv_sec) * 1e9 + (double)(to.tv_nsec - from.tv_nsec);
        taken /= (double)text.length;
        if (round == 0 || taken < best) best = taken;
        arena_close(arena);
    }
    return best;
}

int main(void)
{
    struct arena *arena = arena_open(NULL);
    struct labels *labels = dictionary_load(arena, diag_open(arena), SOURCE_DIR, NULL);
    int bad = 0;
    if (!labels) return 2;
    printf("%-32s %10s %10s\n", "ns/byte", "300 kB", "1.2 MB");
    for (size_t i = 0; i < ARRAY_LEN(patterns); i++) {
        double once = measure(labels, i, BYTES), more = measure(labels, i, (size_t)BYTES * TIMES_LONGER);
        bool grows = more > 3 * once;
        bad += grows;
        printf("%-32s %10.1f %10.1f%s\n", patterns[i].name, once, more, grows ? "  GROWS" : "");
    }
    arena_close(arena);
    return bad ? 1 : 0;
}
