#include "navigate.h"

#include <assert.h>

enum { PRINTED = 4 }; /* annotation flag (12.5.3): ISO 19005-2 wants it set */

static HPDF_REAL points(int32_t thousandths)
{
    return (HPDF_REAL)thousandths / PT;
}

/* Of a place on a page, from its bottom. */
static int32_t top_of(const struct navigation *navigation, uint32_t page, int32_t y)
{
    assert(page < navigation->document->page_count);
    int32_t height = navigation->document->pages[page]->height;
    return y < 0 ? height : y > height ? 0 : height - y;
}

/* A place on a page that keeps the reader's zoom. libharu refuses zoom 0, which says so: it is set
 * afterwards. */
static HPDF_Destination destination(const struct navigation *navigation, uint32_t page, int32_t y)
{
    int32_t top = top_of(navigation, page, y);
    HPDF_Destination place = HPDF_Page_CreateDestination(navigation->pages[page]);
    if (place == NULL || HPDF_Destination_SetXYZ(place, 0, points(top), 1) != HPDF_OK) return NULL;
    HPDF_Real zoom = HPDF_Array_GetItem(place, 4, HPDF_OCLASS_REAL);
    if (zoom != NULL) HPDF_Real_SetValue(zoom, 0);
    return place;
}

/* -- links ----------------------------------------------------------------------------------------------- */

/* 21 or １３－１４, which says nothing to who hears it away from its row. */
static bool is_bare_number(struct text words)
{
    while (words.length > 0) {
        uint32_t code_point = text_next(&words);
        bool figure = text_is_digit(code_point) || code_point == ' ' || code_point == ',' ||
                      code_point == '-' || code_point == 0xFF0C /* ， */ || code_point == 0xFF0D /* － */;
        if (!figure) return false;
    }
    return true;
}

static struct text page_words(const struct navigation *navigation, struct text number)
{
    bool japanese = text_starts(navigation->document->language, TEXT("ja"));
    return text_format(navigation->arena, japanese ? "%.*sページ" : "p. %.*s", TEXT_ARG(number));
}

/* What a link says: its tag's alternative, or the text drawn for it on this page. What stands apart on one line (words and
 * their page in contents) is said apart. */
static struct text link_text(const struct navigation *navigation, const struct page *page,
                             const struct item *link)
{
    if (link->tag < navigation->document->tag_count) {
        struct text alternative = tag_words(document_tag(navigation->document, link->tag)).alternative;
        if (alternative.length > 0) return alternative;
    }
    struct text_buffer words = {.arena = navigation->arena};
    const struct item *before = NULL;
    for (uint32_t i = 0; i < page->item_count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_TEXT || item->tag != link->tag) continue;
        if (before && before->text.origin.y == item->text.origin.y) buffer_add(&words, TEXT(" "));
        buffer_add(&words, item->text.text);
        before = item;
    }
    struct text said = buffer_text(&words);
    if (said.length > 0)
        return is_bare_number(said) && link->link.uri.length == 0 ? page_words(navigation, said) : said;
    if (link->link.uri.length > 0) return link->link.uri;
    return text_format(navigation->arena, "p. %u", (unsigned)link->link.page + 1);
}

static HPDF_Annotation new_link(const struct navigation *navigation, uint32_t page, const struct item *item)
{
    int32_t height = navigation->document->pages[page]->height;
    struct box at = item->link.at;
    HPDF_Rect rect = {points(at.x), points(height - at.y - at.height), points(at.x + at.width),
                      points(height - at.y)};
    if (item->link.uri.length > 0) {
        const char *uri = arena_copy(navigation->arena, item->link.uri.at, item->link.uri.length);
        return HPDF_Page_CreateURILinkAnnot(navigation->pages[page], rect, uri);
    }
    HPDF_Destination target = destination(navigation, item->link.page, item->link.y);
    return target != NULL ? HPDF_Page_CreateLinkAnnot(navigation->pages[page], rect, target) : NULL;
}

void navigate_links(const struct navigation *navigation, uint32_t number)
{
    const struct page *page = navigation->document->pages[number];
    for (uint32_t i = 0; i < page->item_count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_LINK) continue;
        HPDF_Annotation link = new_link(navigation, number, item);
        if (link == NULL) return;
        HPDF_LinkAnnot_SetBorderStyle(link, 0, 0, 0);
        HPDF_Dict_AddNumber(link, "F", PRINTED);
        /* Of more than a string holds the beginning will do: all of it stands on the page. */
        HPDF_Dict_Add(link, "Contents", haru_new_string(navigation->haru, link_text(navigation, page, item)));
        if (navigation->tags != NULL && item->tag != TAG_ARTIFACT) {
            uint32_t key = tags_annotation(navigation->tags, item->tag, link);
            HPDF_Dict_AddNumber(link, "StructParent", (HPDF_INT32)key);
            HPDF_Dict_AddName(navigation->pages[number], "Tabs", "S"); /* in the order of the structure */
        }
        haru_finish_annotation(navigation->haru, link);
    }
}

/* -- outline --------------------------------------------------------------------------------------------- */

/* Definitions have levels 1 to 6; what would be deeper stands beside the deepest. */
enum { LEVELS = 16, NOWHERE = 0 };

/* An entry of the outline; its neighbours by their places, counted from 1: 0 is the root. */
struct outline_node {
    uint32_t parent, previous, next, first, last, children;
};

struct outline {
    const struct navigation *navigation;
    struct outline_node *nodes; /* the root first */
    uint32_t promised;
};

static void link_node(struct outline_node *nodes, uint32_t place, uint32_t parent)
{
    struct outline_node *above = &nodes[parent];
    nodes[place] = (struct outline_node){.parent = parent, .previous = above->last};
    if (above->last == NOWHERE)
        above->first = place;
    else
        nodes[above->last].next = place;
    above->last = place;
    above->children++;
}

/* An entry belongs to the latest one of a higher level. */
static struct outline_node *link_outline(struct arena *arena, const struct document *document)
{
    struct outline_node *nodes = ARENA_ARRAY(arena, struct outline_node, (size_t)document->outline_count + 1);
    uint32_t above[LEVELS] = {0}; /* the latest entry of each level; 0 is the root */
    for (uint32_t i = 0; i < document->outline_count; i++) {
        const struct outline_entry *entry = &document->outline[i];
        unsigned level = entry->level < LEVELS ? entry->level : LEVELS - 1, parent = level - 1;
        assert(level > 0);
        while (parent > 0 && above[parent] == NOWHERE) /* a level was left out */
            parent--;
        link_node(nodes, i + 1, above[parent]);
        above[level] = i + 1;
        for (unsigned deeper = level + 1; deeper < LEVELS; deeper++)
            above[deeper] = NOWHERE;
    }
    return nodes;
}

static void put_node(struct haru *haru, const struct outline *outline, const char *key, uint32_t place)
{
    if (place != NOWHERE) haru_put_promised(haru, key, outline->promised + place);
}

/* Entries are shown closed, so that all below one is what stands directly below it (12.3.3). */
static void put_outline(struct haru *haru, void *context, uint32_t index)
{
    const struct outline *outline = context;
    const struct navigation *navigation = outline->navigation;
    const struct outline_node *node = &outline->nodes[index];
    put_node(haru, outline, "First", node->first);
    put_node(haru, outline, "Last", node->last);
    if (index == 0) {
        haru_put_name(haru, "Type", "Outlines");
        haru_put_number(haru, "Count", (int32_t)node->children);
        return;
    }
    const struct outline_entry *entry = &navigation->document->outline[index - 1];
    haru_put_text(haru, "Title", entry->title);
    haru_put_promised(haru, "Parent", outline->promised + node->parent);
    put_node(haru, outline, "Prev", node->previous);
    put_node(haru, outline, "Next", node->next);
    if (node->children > 0) haru_put_number(haru, "Count", -(int32_t)node->children);
    haru_open_array(haru, "Dest"); /* it keeps the reader's zoom: 0 */
    haru_put_object(haru, NULL, navigation->pages[entry->page]);
    haru_put_name(haru, NULL, "XYZ");
    haru_put_number(haru, NULL, 0);
    haru_put_hundredths(haru, NULL, top_of(navigation, entry->page, entry->y) / 10);
    haru_put_number(haru, NULL, 0);
    haru_close_array(haru);
}

uint32_t navigate_outline(const struct navigation *navigation)
{
    const struct document *document = navigation->document;
    struct outline *outline = ARENA_NEW(navigation->arena, struct outline);
    outline->navigation = navigation;
    outline->nodes = link_outline(navigation->arena, document);
    outline->promised = haru_promise(navigation->haru, document->outline_count + 1, put_outline, outline);
    HPDF_Catalog_SetPageMode(haru_catalog(navigation->haru), HPDF_PAGE_MODE_USE_OUTLINE);
    return outline->promised;
}

/* -- page labels (12.4.2) -------------------------------------------------------------------------------- */

/* The number a folio shows, in half- or full-width figures, with nothing but spaces and dashes around it; 0
 * if it is something else. */
static uint32_t folio_number(struct text label)
{
    uint32_t number = 0;
    bool ended = false;
    while (label.length > 0) {
        uint32_t code_point = text_next(&label);
        bool around = code_point == ' ' || code_point == 0x3000 || code_point == '-' ||
                      code_point == 0x2010 || code_point == 0x2013 || code_point == 0x2015 ||
                      code_point == 0x2212 || code_point == 0xFF0D;
        int digit = text_digit(code_point);
        if (around) {
            ended = number > 0;
            continue;
        }
        if (digit < 0 || ended || number > 99999999) return 0;
        number = number * 10 + (uint32_t)digit;
    }
    return number;
}

static void add_label(const struct navigation *navigation, uint32_t page, uint32_t number, struct text prefix)
{
    HPDF_Dict label = haru_new_dict(navigation->haru);
    if (label == NULL) return;
    if (number > 0) {
        HPDF_Dict_AddName(label, "S", "D");
        if (number > 1) HPDF_Dict_AddNumber(label, "St", (HPDF_INT32)number);
    } else {
        HPDF_Dict_Add(label, "P", haru_new_string(navigation->haru, prefix));
    }
    HPDF_Catalog_AddPageLabel(haru_catalog(navigation->haru), page, label);
}

/* A label is written where it does not follow from the one before. A page without folio counts by its
 * place. */
void navigate_labels(const struct navigation *navigation)
{
    const struct document *document = navigation->document;
    uint32_t expected = 0;
    for (uint32_t i = 0; i < document->page_count; i++) {
        struct text label = document->pages[i]->label;
        uint32_t number = label.length > 0 ? folio_number(label) : expected > 0 ? expected : i + 1;
        if (number == 0 || number != expected) add_label(navigation, i, number, label);
        expected = number > 0 ? number + 1 : 0;
    }
}
