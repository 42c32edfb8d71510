/* lines.c: milliseconds a megabyte of text set into lines: prose, table cells, names, addresses.
 *
 *     lines [MEGABYTES [KIND]]      KIND: 0 prose, 1 narrow cells, 2 cells of one line, 3 names; all without it
 *
 * Prints a line a kind of content: ms/MB, ns a character. Medians of five rounds; the fixed face measures. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "layouts/lines/lines.h"
#include "output/output.h"

enum { ROUNDS = 5, PARAGRAPHS = 64 };

static const char *const prose[] = {
    "地域の見守り活動を支えるため、民生委員・児童委員との情報交換を毎月１回行い、延べ１２３人から相談を受けま"
    "した。",
    "窓口では、「話を聞いてもらえた。」という声が多く寄せられ、相談件数は前年度比3.2ポイント増の1,"
    "904件となりました。",
    "また、令和６年度からは、市のWebサイトで予約を受け付け（２４時間）、待ち時間の短縮に努めています。",
    "今後は、関係する課（福祉・教育・住宅）が連携し、早い段階で支援につなげる仕組みを検討します。",
};
static const char *const cells[] = {"6回以上",    "福祉政策課", "24,577", "― ",
                                    "会議の開催", "Ｒ５年度",   "（件）", "令和７年度"};
static const char *const names[] = {"重層的な支援会議及び相談会の開催",
                                    "情報共有を進めるための相談記録方式の検討", "障害者総合支援の窓口の充実"};

struct content {
    const char *name;
    const char *const *texts;
    size_t text_count, joined; /* how many texts make a paragraph */
    struct style style;
    int32_t measure;
};

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static struct text paragraph_of(struct arena *arena, const struct content *content, size_t first)
{
    struct text_buffer buffer = {.arena = arena};
    for (size_t i = 0; i < content->joined; i++)
        buffer_add(&buffer, text_of(content->texts[(first + i * 3) % content->text_count]));
    return buffer_text(&buffer);
}

static double set_all(struct setter *setter, struct arena *scratch, const struct content *content,
                      size_t bytes)
{
    struct arena *arena = arena_open(NULL);
    struct inline_run runs[PARAGRAPHS] = {0};
    for (size_t i = 0; i < PARAGRAPHS; i++)
        runs[i].text = paragraph_of(arena, content, i);
    struct measure measure = {.width = content->measure};
    double start = now();
    for (size_t i = 0, set = 0; set < bytes; i++) {
        if (i % 4096 == 0) arena_reset(scratch);
        lines_set(setter, scratch, &runs[i % PARAGRAPHS], &content->style, measure, 0, NULL, NULL);
        set += runs[i % PARAGRAPHS].text.length;
    }
    double spent = now() - start;
    arena_close(arena);
    return spent;
}

static int by_size(const void *a, const void *b)
{
    double difference = *(const double *)a - *(const double *)b;
    return (difference > 0) - (difference < 0);
}

int main(int argc, char **argv)
{
    double megabytes = argc > 1 ? strtod(argv[1], NULL) : 2;
    struct style style = {
        .size = 10500, .leading = 18000, .align = ALIGN_JUSTIFY, .first_indent = 1000, .latin_gap = 125};
    struct style ragged = {.size = 9000, .leading = 15000, .hang = HANG_MARKER};
    struct style phrase = {.size = 12000, .leading = 18000, .phrase = true};
    const struct content contents[] = {
        {"prose, justified", prose, ARRAY_LEN(prose), 4, style, 462000},
        {"prose, narrow cells", prose, ARRAY_LEN(prose), 2, ragged, 90000},
        {"cells of one line", cells, ARRAY_LEN(cells), 1, ragged, 90000},
        {"names by phrase", names, ARRAY_LEN(names), 1, phrase, 100000},
    };
    size_t only = argc > 2 ? strtoul(argv[2], NULL, 10) : SIZE_MAX;
    struct setter *setter = lines_open_setter(trace_metrics(), NULL);
    if (!setter) return 1;
    struct arena *scratch = arena_open(NULL);
    for (size_t i = 0; i < ARRAY_LEN(contents); i++) {
        if (only != SIZE_MAX && only != i) continue;
        double spent[ROUNDS];
        for (int round = 0; round < ROUNDS; round++)
            spent[round] = set_all(setter, scratch, &contents[i], (size_t)(megabytes * 1e6));
        qsort(spent, ROUNDS, sizeof *spent, by_size);
        double each = spent[ROUNDS / 2] / megabytes;
        printf("%-22s %7.2f ms/MB %7.1f ns/character\n", contents[i].name, each, each * 3);
    }
    arena_close(scratch);
    lines_close_setter(setter);
    return 0;
}
