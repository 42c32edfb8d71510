/* chart_gallery.c: all charts of chart_sets.h, some diagrams and every mark on A4 pages, to be looked at.
 *     chart_gallery OUT.pdf            with BIZ UDGothic, as publications have it
 *     chart_gallery --trace OUT.txt    with the fixed face */
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "chart_sets.h"
#include "layouts/diagram/diagram.h"
#include "layouts/pen/mark.h"
#include "output/output.h"

enum { LEFT = 66600, WIDTH = 462 * PT, HALF = 225 * PT, GUTTER = 12 * PT, TOP = 60 * PT, FOOT = 790 * PT };
enum { PAGE_WIDTH = 595276, PAGE_HEIGHT = 841890, MOST_PAGES = 40 };

struct gallery {
    struct arena *arena;
    struct setter *setter;
    struct publication publication;
    struct style small, bold, table;
    struct house house[4];
    struct page pages[MOST_PAGES];
    const struct page *list[MOST_PAGES];
    uint32_t page_count;
    struct item_list items;
    int32_t y;
    bool right; /* the next half chart stands at the right */
    int32_t row;
};

static void finish_page(struct gallery *gallery)
{
    if (gallery->items.count == 0 || gallery->page_count == MOST_PAGES) return;
    gallery->pages[gallery->page_count] = (struct page){.width = PAGE_WIDTH,
                                                        .height = PAGE_HEIGHT,
                                                        .items = gallery->items.items,
                                                        .item_count = (uint32_t)gallery->items.count};
    gallery->list[gallery->page_count] = &gallery->pages[gallery->page_count];
    gallery->page_count++;
    gallery->items = (struct item_list){.arena = gallery->arena};
    gallery->y = TOP;
    gallery->right = false;
}

/* Upper left corner of a figure of that height, its title set above it. */
static struct point next_place(struct gallery *gallery, const char *title, int32_t height, bool half)
{
    if (gallery->right && !half) {
        gallery->y += gallery->row;
        gallery->right = false;
    }
    if (gallery->y + height + 30 * PT > FOOT && !gallery->right) finish_page(gallery);
    struct point at = {LEFT + (gallery->right ? HALF + GUTTER : 0), gallery->y + 15 * PT};
    struct set_line line = lines_one(gallery->setter, gallery->arena, text_of(title),
                                     (struct position){NULL, 0}, &gallery->table);
    pen_text(pen_of(&gallery->items, 0, 0, 0), &line, (struct point){at.x, at.y - 5 * PT}, 0);
    int32_t row = height + 30 * PT;
    if (half && !gallery->right) {
        gallery->row = row;
        gallery->right = true;
    } else {
        gallery->y += half && gallery->row > row ? gallery->row : row;
        gallery->right = false;
    }
    return at;
}

static void add_charts(struct gallery *gallery)
{
    for (size_t i = 0; i < ARRAY_LEN(chart_sets); i++) {
        const struct chart_set *set = &chart_sets[i];
        struct chart *chart =
            set_chart(gallery->arena, set, &gallery->house[set->numerals], &gallery->small, &gallery->bold);
        int32_t width = set->half ? HALF : WIDTH, height = chart_height(chart, width);
        struct point at = next_place(gallery, set->title, height, set->half);
        struct box box = {at.x, at.y, width, height};
        pen_frame(pen_of(&gallery->items, 0, 0xE6ECF3, 250), box);
        chart_draw(chart, box, &gallery->publication, gallery->setter, 0, &gallery->items);
    }
}

/* One node a line, two spaces a level. */
static struct diagram_node *read_nodes(struct arena *arena, const char **lines, size_t level)
{
    struct diagram_node *first = NULL, **end = &first, *last = NULL;
    for (;;) {
        size_t spaces = strspn(*lines, " "), length = strcspn(*lines + spaces, "\n");
        if (length == 0 || spaces < 2 * level) return first;
        if (spaces > 2 * level && last) {
            last->first = read_nodes(arena, lines, level + 1);
            continue;
        }
        last = *end = ARENA_NEW(arena, struct diagram_node);
        last->text = (struct text){*lines + spaces, length};
        end = &last->next;
        *lines += spaces + length;
        if (**lines) (*lines)++;
    }
}

static void add_diagram(struct gallery *gallery, const char *title, bool flow, bool half, const char *lines)
{
    struct diagram diagram = {.kind = DIAGRAM_TREE, .style = &gallery->table};
    if (flow) diagram.kind = DIAGRAM_FLOW;
    diagram.first = read_nodes(gallery->arena, &lines, 0);
    int32_t width = half ? HALF : WIDTH;
    int32_t height = diagram_height(&diagram, width, &gallery->publication, gallery->setter, gallery->arena);
    struct point at = next_place(gallery, title, height, half);
    pen_frame(pen_of(&gallery->items, 0, 0xE6ECF3, 250), (struct box){at.x, at.y, width, height});
    diagram_draw(&diagram, (struct box){at.x, at.y, width, height}, &gallery->publication, gallery->setter, 0,
                 &gallery->items);
}

static void add_diagrams(struct gallery *gallery)
{
    add_diagram(gallery, "協議会の組織", false, false,
                "地域自立支援協議会\n  全体会\n  運営会議\n  相談支援部会\n  就労支援部会\n  こども部会\n  "
                "くらし部会");
    add_diagram(gallery, "三層の組織", false, false,
                "計画推進会議（座長：副市長）\n  福祉部会\n    高齢者支援課\n    障がい福祉課\n  こども部会\n"
                "    保育課\n    子育て相談センター\n  地域づくり部会\n    市民協働課\n    社会福祉協議会");
    add_diagram(gallery, "横に並ばない組織", false, false,
                "市長\n  総務部\n    人事課\n    財政課\n    情報政策課\n  市民部\n    市民課\n    税務課\n  "
                "  保険年金課\n  福祉部\n"
                "    地域福祉課\n    高齢者支援課\n    障がい福祉課\n    生活支援課\n  こども部\n    "
                "保育課\n    子育て支援課\n"
                "    こども家庭センター\n  都市整備部\n    都市計画課\n    道路課\n    公園緑地課");
    add_diagram(gallery, "半幅の組織", false, true,
                "協議会\n  全体会（年２回）\n  幹事会（年４回）\n  専門部会（随時）\n  事務局会議（毎月）");
    add_diagram(gallery, "半幅の流れ", true, true,
                "相談の受付\n聞き取り\n支援方針の決定\n支援の実施と見守り");
    add_diagram(gallery, "相談の流れ", true, false, "相談\n聞き取り\n支援会議での方針決定\nサービスの調整");
    add_diagram(gallery, "長い流れ", true, false,
                "住民や関係機関からの相談を受け付ける\n窓口で状況を聞き取る\n  本人の希望\n  "
                "家族の状況\n支援会議を開く\n"
                "支援計画を作る\n関係機関がサービスを始める\n三か月ごとに見直す\n終結、または見守りに移る");
    add_diagram(gallery, "入れ子の鎖", true, false,
                "申請\n  調査\n    審査会\n      決定通知\n        利用開始");
}

static void add_marks(struct gallery *gallery)
{
    static const char *const symbols[] = {"↗", "→", "↘", "↑", "↓", "←"};
    struct point at = next_place(gallery, "印", 24 * PT, false);
    for (size_t i = 0; i < ARRAY_LEN(symbols); i++)
        mark_draw(text_of(symbols[i]), at.x + (int32_t)i * 27 * PT, at.y, 18 * PT, &gallery->publication, 0,
                  &gallery->items);
    for (unsigned band = 0; band < 6; band++)
        mark_draw_square(band, at.x + 200 * PT + (int32_t)band * 15 * PT, at.y + 5 * PT, &gallery->publication, 0,
                    &gallery->items);
}

static void set_up(struct gallery *gallery)
{
    struct style style = {.name = TEXT("small"), .role = 0, .size = 8 * PT, .leading = 12 * PT};
    gallery->small = style;
    style.role = 1;
    gallery->bold = style;
    style.size = 9 * PT;
    style.leading = 15 * PT;
    style.role = 0;
    gallery->table = style;
    static const uint32_t colours[COLOUR_ROLES] = {0x000000, 0x17407A, 0xE6ECF3, 0x595959, 0xFFFFFF};
    memcpy(gallery->publication.colours, colours, sizeof colours);
    for (int i = 0; i < 4; i++)
        gallery->house[i] = (struct house){.numerals = (enum numerals)i, .thousands = true};
    gallery->items.arena = gallery->arena;
    gallery->y = TOP;
}

static struct document document_of(struct gallery *gallery)
{
    static const struct tag tags[2] = {{.role = TAG_ARTIFACT}, {.role = TAG_DOCUMENT}};
    static const struct tag *const pieces[] = {tags};
    return (struct document){.title = TEXT("図の見本"),
                             .language = TEXT("ja"),
                             .pages = gallery->list,
                             .page_count = gallery->page_count,
                             .tags = pieces,
                             .tag_count = 2};
}

int main(int argument_count, char **arguments)
{
    static const char *const chains[] = {"BIZ UDGothic", "BIZ UDGothic:bold"};
    static struct gallery gallery;
    bool trace = argument_count == 3 && strcmp(arguments[1], "--trace") == 0;
    if (argument_count != 2 && !trace) return fprintf(stderr, "chart_gallery [--trace] OUT\n"), 2;
    gallery.arena = arena_open(NULL);
    struct diagnostics *diagnostics = diag_open(gallery.arena);
    struct faces *faces = trace ? NULL : faces_open(chains, ARRAY_LEN(chains), diagnostics);
    if (!trace && !faces) return fprintf(stderr, "no font\n"), 77;
    gallery.setter = lines_open_setter(trace ? trace_metrics() : faces_metrics(faces), diagnostics);
    set_up(&gallery);
    add_charts(&gallery);
    add_diagrams(&gallery);
    add_marks(&gallery);
    finish_page(&gallery);
    struct document document = document_of(&gallery);
    const char *name = arguments[argument_count - 1];
    int fd = open(name, O_WRONLY | O_CREAT | O_TRUNC, 0644);
    bool written = fd >= 0 && (trace ? trace_write(&document, fd, diagnostics)
                                     : pdf_write(&document, faces, fd, name, gallery.arena, diagnostics));
    if (fd >= 0 && close(fd) != 0) written = false;
    for (const struct diagnostic *d = diagnostics->first; d; d = d->next) {
        struct text line = diag_print(gallery.arena, d, LANGUAGE_EN);
        fprintf(stderr, "%.*s", TEXT_ARG(line));
    }
    lines_close_setter(gallery.setter);
    if (faces) faces_close(faces);
    arena_close(gallery.arena);
    return written ? 0 : 1;
}
