/* whole.c: whether an XML part is all there. A disk that was full for a while leaves a part without its end, or without
 * something in its middle: then tags do not close what is open, or what stands between them is no attribute. */
#include "xlsx.h"

/* An element that is not closed yet. */
struct element {
    struct text name, count; /* count: the attribute, which says how many children there are; empty: none */
    size_t children;
};

struct scan {
    struct text rest;
    struct arena *arena;
    struct element *open;
    size_t depth, capacity;
    bool has_root;
};

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static void skip(struct scan *scan, size_t length)
{
    scan->rest = text_slice(scan->rest, length, scan->rest.length);
}

static void skip_spaces(struct scan *scan)
{
    size_t length = 0;
    while (length < scan->rest.length && is_space(scan->rest.at[length]))
        length++;
    skip(scan, length);
}

static bool skip_past(struct scan *scan, struct text end)
{
    size_t at = text_find(scan->rest, end);
    if (at != SIZE_MAX) skip(scan, at + end.length);
    return at != SIZE_MAX;
}

static struct text take_name(struct scan *scan)
{
    size_t length = 0;
    while (length < scan->rest.length && !is_space(scan->rest.at[length]) &&
           !strchr("<>/=\"&", scan->rest.at[length]))
        length++;
    struct text name = text_slice(scan->rest, 0, length);
    skip(scan, length);
    return name;
}

/* libxlsxwriter quotes with " alone. */
static bool take_attribute(struct scan *scan, struct element *element)
{
    struct text name = take_name(scan);
    if (name.length == 0 || !text_starts(scan->rest, TEXT("=\""))) return false;
    skip(scan, 2);
    size_t length = 0;
    while (length < scan->rest.length && scan->rest.at[length] != '"' && scan->rest.at[length] != '<')
        length++;
    if (length == scan->rest.length || scan->rest.at[length] != '"') return false;
    if (text_is(name, "count")) element->count = text_slice(scan->rest, 0, length);
    skip(scan, length + 1);
    return true;
}

/* A hole between children of one length would leave tags that fit. The table of texts counts what refers to it. */
static bool has_all(const struct element *element, struct arena *arena)
{
    if (element->count.length == 0 || text_is(element->name, "sst")) return true;
    return text_equal(element->count, text_format(arena, "%zu", element->children));
}

static bool close_element(struct scan *scan)
{
    struct text name = take_name(scan);
    skip_spaces(scan);
    if (scan->depth == 0) return false;
    const struct element *element = &scan->open[--scan->depth];
    if (!text_equal(name, element->name) || !has_all(element, scan->arena)) return false;
    return skip_past(scan, TEXT(">"));
}

static bool open_element(struct scan *scan)
{
    struct element element = {.name = take_name(scan)};
    if (element.name.length == 0 || (scan->depth == 0 && scan->has_root)) return false;
    scan->has_root = true;
    if (scan->depth) scan->open[scan->depth - 1].children++;
    for (;;) {
        bool apart = scan->rest.length && is_space(scan->rest.at[0]);
        skip_spaces(scan);
        if (text_starts(scan->rest, TEXT("/>"))) {
            skip(scan, 2);
            return true;
        }
        if (text_starts(scan->rest, TEXT(">"))) break;
        if (!apart || !take_attribute(scan, &element)) return false;
    }
    skip(scan, 1);
    scan->open = arena_grow(scan->arena, scan->open, scan->depth, scan->depth + 1, &scan->capacity,
                            sizeof *scan->open);
    scan->open[scan->depth++] = element;
    return true;
}

static bool take_markup(struct scan *scan)
{
    skip(scan, 1);
    if (text_starts(scan->rest, TEXT("?"))) return skip_past(scan, TEXT("?>"));
    if (!text_starts(scan->rest, TEXT("/"))) return open_element(scan);
    skip(scan, 1);
    return close_element(scan);
}

bool xlsx_is_whole(struct text content, struct arena *scratch)
{
    struct scan scan = {.rest = content, .arena = scratch};
    for (;;) {
        size_t markup = text_find(scan.rest, TEXT("<"));
        if (markup == SIZE_MAX) break;
        skip(&scan, markup);
        if (!take_markup(&scan)) return false;
    }
    return scan.has_root && scan.depth == 0 && text_trim(scan.rest).length == 0;
}
