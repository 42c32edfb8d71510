/* geometry.c: paper and margins of a <page>, and whether they leave room for a text. */
#include "geometry.h"

struct paper {
    int32_t width, height; /* portrait, ISO 216 in 1/1000 pt */
};

static const struct paper papers[] = {
    [PAPER_SIZE_A3] = {841890, 1190551}, [PAPER_SIZE_A4] = {595276, 841890},
    [PAPER_SIZE_A5] = {419528, 595276},  [PAPER_SIZE_B4] = {728504, 1031811},
    [PAPER_SIZE_B5] = {515906, 728504},
};

struct page_geometry geometry_of_page(const struct element *page)
{
    const struct paper *paper = &papers[element_choice(page, WORD_PAPER, PAPER_SIZE_A4)];
    int orientation = element_choice(page, WORD_ORIENTATION, ORIENTATION_PORTRAIT);
    bool landscape = orientation == ORIENTATION_LANDSCAPE;
    struct page_geometry at = {.width = landscape ? paper->height : paper->width,
                               .height = landscape ? paper->width : paper->height};
    at.top = element_length(page, WORD_TOP, BODY_EM, 84 * PT);
    at.first_top = element_length(page, WORD_FIRST_TOP, BODY_EM, at.top);
    at.bottom = element_length(page, WORD_BOTTOM, BODY_EM, at.height - 74 * PT);
    at.inside = element_length(page, WORD_INSIDE, BODY_EM, 66600);
    at.outside = element_length(page, WORD_OUTSIDE, BODY_EM, at.inside);
    return at;
}

int32_t geometry_running_top(const struct element *running, const struct style *style)
{
    return element_length(running, WORD_TOP, style->size, 45 * PT);
}

int32_t geometry_rule_distance(const struct element *running, const struct style *style)
{
    return element_length(running, WORD_RULE_DISTANCE, style->size, 3 * PT);
}

/* -- checks ----------------------------------------------------------------------------------------------------------- */

enum { LEAST_AREA = 36 * PT }; /* high and wide: two lines of text, three characters */

static struct text points(struct arena *arena, int32_t length)
{
    return measure_print(arena, length, "pt");
}

/* Where the mistake is: the first of the words that is written, else the element. */
static struct position place_of(const struct element *element, enum word first, enum word second)
{
    return element_at(element, element_has(element, first) ? first : second);
}

static bool leaves_height(int32_t top, const struct page_geometry *at)
{
    return top >= 0 && at->bottom <= at->height && (int64_t)at->bottom - top >= LEAST_AREA;
}

static void check_height(struct arena *arena, struct diagnostics *diagnostics, const struct element *page,
                         const struct page_geometry *at)
{
    bool first = leaves_height(at->top, at);
    if (first && leaves_height(at->first_top, at)) return;
    enum word word = first ? WORD_FIRST_TOP : at->top < 0 ? WORD_TOP : WORD_BOTTOM;
    DIAG(diagnostics, PAGE_HEIGHT, .at = place_of(page, word, WORD_TOP),
         .arguments = {text_of(first ? "first-top" : "top"), points(arena, first ? at->first_top : at->top),
                       points(arena, at->bottom), points(arena, at->height)});
}

static void check_width(struct arena *arena, struct diagnostics *diagnostics, const struct element *page,
                        const struct page_geometry *at)
{
    int64_t measure = (int64_t)at->width - at->inside - at->outside;
    if (at->inside >= 0 && at->outside >= 0 && measure >= LEAST_AREA) return;
    bool second = at->inside >= 0 && (at->outside < 0 || at->outside > at->inside);
    DIAG(diagnostics, PAGE_WIDTH,
         .at = second ? place_of(page, WORD_OUTSIDE, WORD_INSIDE) : place_of(page, WORD_INSIDE, WORD_OUTSIDE),
         .arguments = {points(arena, at->inside), points(arena, at->outside), points(arena, at->width)});
}

static void check_running(struct arena *arena, struct diagnostics *diagnostics, const struct layout *layout,
                          const struct element *running, const struct page_geometry *at)
{
    const struct style *style = layout_style(layout, element_value(running, WORD_STYLE));
    if (!style) style = layout_style(layout, TEXT("small"));
    if (!style) return; /* an unknown one is reported with all others */
    int32_t top = geometry_running_top(running, style);
    int64_t foot = (int64_t)top + style->leading;
    if (element_has(running, WORD_RULE)) foot += geometry_rule_distance(running, style);
    if (top >= 0 && foot <= at->height) return;
    DIAG(diagnostics, RUNNING_OUTSIDE, .at = place_of(running, WORD_TOP, WORD_RULE_DISTANCE),
         .arguments = {points(arena, top), points(arena, (int32_t)foot), points(arena, at->height)});
}

void geometry_check(struct arena *arena, struct diagnostics *diagnostics, const struct layout *layout,
                    const struct element *page)
{
    struct page_geometry at = geometry_of_page(page);
    check_height(arena, diagnostics, page, &at);
    check_width(arena, diagnostics, page, &at);
    for (const struct element *child = page->first; child; child = child->next)
        if (child->kind == ELEMENT_RUNNING) check_running(arena, diagnostics, layout, child, &at);
}
