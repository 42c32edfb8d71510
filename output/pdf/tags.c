#include "tags.h"

#include <assert.h>
#include <stdio.h>

enum { NONE = 0, PAGES_PER_LEAF = 32, ANNOTATIONS_PER_LEAF = 128 };

/* A marked-content sequence or an annotation, in the order of painting. Indices are one more than the place in the
 * array, 0 means none. */
struct mark {
    uint32_t tag, page, next; /* next mark of the same tag */
    uint32_t value;           /* MCID, or number of the annotation */
    bool is_annotation;
};

struct tags {
    struct arena *arena;
    struct haru *haru;
    const struct document *document;

    uint32_t *numbers; /* objects of the tags */
    uint32_t *first_mark, *last_mark;
    struct box *boxes; /* of figures; width 0: nothing drawn yet */
    uint32_t *first_child, *next_sibling;
    uint32_t *order; /* first mark in the tag or below it */

    struct mark *marks;
    size_t mark_count, mark_capacity;
    uint32_t *page_numbers;
    int32_t *page_heights;
    size_t *page_marks; /* first mark of each page */
    uint32_t page, mcid;
    uint32_t annotation_count;
};

const char *tags_name(enum tag_role role)
{
    switch (role) {
    case TAG_ARTIFACT: return "Artifact";
    case TAG_DOCUMENT: return "Document";
    case TAG_SECTION: return "Sect";
    case TAG_H1: return "H1";
    case TAG_H2: return "H2";
    case TAG_H3: return "H3";
    case TAG_H4: return "H4";
    case TAG_H5: return "H5";
    case TAG_H6: return "H6";
    case TAG_P: return "P";
    case TAG_LIST: return "L";
    case TAG_LIST_ITEM: return "LI";
    case TAG_LABEL: return "Lbl";
    case TAG_LIST_BODY: return "LBody";
    case TAG_TABLE: return "Table";
    case TAG_ROW: return "TR";
    case TAG_HEAD_CELL: return "TH";
    case TAG_CELL: return "TD";
    case TAG_CAPTION: return "Caption";
    case TAG_CONTENTS: return "TOC";
    case TAG_CONTENTS_ITEM: return "TOCI";
    case TAG_FIGURE: return "Figure";
    case TAG_LINK: return "Link";
    case TAG_NOTE: return "Note";
    case TAG_SPAN: return "Span";
    }
    return "Span";
}

struct tags *tags_open(struct arena *arena, struct haru *haru, const struct document *document)
{
    struct tags *tags = ARENA_NEW(arena, struct tags);
    size_t count = document->tag_count, pages = document->page_count;
    *tags = (struct tags){.arena = arena, .haru = haru, .document = document};
    tags->numbers = ARENA_ARRAY(arena, uint32_t, count);
    tags->first_mark = ARENA_ARRAY(arena, uint32_t, count);
    tags->last_mark = ARENA_ARRAY(arena, uint32_t, count);
    tags->boxes = ARENA_ARRAY(arena, struct box, count);
    tags->page_numbers = ARENA_ARRAY(arena, uint32_t, pages);
    tags->page_heights = ARENA_ARRAY(arena, int32_t, pages);
    tags->page_marks = ARENA_ARRAY(arena, size_t, pages + 1);
    return tags;
}

void tags_page(struct tags *tags, uint32_t page, HPDF_Page object)
{
    tags->page = page;
    tags->mcid = 0;
    tags->page_numbers[page] = haru_number(tags->haru, object);
    tags->page_heights[page] = tags->document->pages[page]->height;
    tags->page_marks[page] = tags->mark_count;
    tags->page_marks[page + 1] = tags->mark_count;
}

static void add_mark(struct tags *tags, struct mark mark)
{
    assert(mark.tag != TAG_ARTIFACT && mark.tag < tags->document->tag_count);
    tags->marks = arena_grow(tags->arena, tags->marks, tags->mark_count, tags->mark_count + 1,
                             &tags->mark_capacity, sizeof mark);
    tags->marks[tags->mark_count++] = mark;
    uint32_t index = (uint32_t)tags->mark_count, last = tags->last_mark[mark.tag];
    if (last == NONE)
        tags->first_mark[mark.tag] = index;
    else
        tags->marks[last - 1].next = index;
    tags->last_mark[mark.tag] = index;
    tags->page_marks[tags->page + 1] = tags->mark_count;
}

uint32_t tags_mark(struct tags *tags, uint32_t tag)
{
    add_mark(tags, (struct mark){.tag = tag, .page = tags->page, .value = tags->mcid});
    return tags->mcid++;
}

bool tags_marked_before(const struct tags *tags, uint32_t tag)
{
    return tags->first_mark[tag] != NONE;
}

uint32_t tags_annotation(struct tags *tags, uint32_t tag, HPDF_Annotation annotation)
{
    uint32_t number = haru_number(tags->haru, annotation);
    add_mark(tags, (struct mark){.tag = tag, .page = tags->page, .value = number, .is_annotation = true});
    return tags->document->page_count + tags->annotation_count++;
}

void tags_extend(struct tags *tags, uint32_t tag, struct box box)
{
    struct box *whole = &tags->boxes[tag];
    if (whole->width == 0 && whole->height == 0) {
        *whole = box;
        return;
    }
    int32_t right = box.x + box.width, bottom = box.y + box.height;
    int32_t whole_right = whole->x + whole->width, whole_bottom = whole->y + whole->height;
    whole->x = box.x < whole->x ? box.x : whole->x;
    whole->y = box.y < whole->y ? box.y : whole->y;
    whole->width = (right > whole_right ? right : whole_right) - whole->x;
    whole->height = (bottom > whole_bottom ? bottom : whole_bottom) - whole->y;
}

/* -- the tree ------------------------------------------------------------------------------------------------------ */

/* Children have higher numbers than their parents, so one pass from the end knows all of a tag before its parent. */
static void link_tags(struct tags *tags)
{
    size_t count = tags->document->tag_count;
    tags->first_child = ARENA_ARRAY(tags->arena, uint32_t, count);
    tags->next_sibling = ARENA_ARRAY(tags->arena, uint32_t, count);
    tags->order = ARENA_ARRAY(tags->arena, uint32_t, count);
    for (uint32_t tag = 1; tag < count; tag++)
        tags->order[tag] = tags->first_mark[tag] != NONE ? tags->first_mark[tag] : UINT32_MAX;
    for (uint32_t tag = (uint32_t)count - 1; tag > 1; tag--) {
        uint32_t parent = tags->document->tags[tag].parent;
        assert(parent > 0 && parent < tag);
        tags->next_sibling[tag] = tags->first_child[parent];
        tags->first_child[parent] = tag;
        if (tags->order[tag] < tags->order[parent]) tags->order[parent] = tags->order[tag];
    }
}

static void put_mark(struct tags *tags, const struct mark *mark, uint32_t page)
{
    struct haru *haru = tags->haru;
    if (!mark->is_annotation && mark->page == page) {
        haru_put_number(haru, NULL, (int32_t)mark->value);
        return;
    }
    haru_open_dict(haru, NULL);
    haru_put_name(haru, "Type", mark->is_annotation ? "OBJR" : "MCR");
    if (mark->page != page) haru_put_reference(haru, "Pg", tags->page_numbers[mark->page]);
    if (mark->is_annotation)
        haru_put_reference(haru, "Obj", mark->value);
    else
        haru_put_number(haru, "MCID", (int32_t)mark->value);
    haru_close_dict(haru);
}

/* A tag's own content and the tags below it: siblings keep the order of their numbers, and own content that was painted
 * before a child stands before it. */
static void put_kids(struct tags *tags, uint32_t tag, uint32_t page)
{
    struct haru *haru = tags->haru;
    uint32_t mark = tags->first_mark[tag], child = tags->first_child[tag];
    bool only_one = child == NONE && mark != NONE && tags->marks[mark - 1].next == NONE;
    if (only_one && !tags->marks[mark - 1].is_annotation) {
        haru_put_number(haru, "K", (int32_t)tags->marks[mark - 1].value);
        return;
    }
    if (mark == NONE && child == NONE) return;
    haru_open_array(haru, "K");
    while (mark != NONE || child != NONE) {
        bool own_first = mark != NONE &&
                         (child == NONE || (tags->order[child] != UINT32_MAX && mark < tags->order[child]));
        if (own_first) {
            put_mark(tags, &tags->marks[mark - 1], page);
            mark = tags->marks[mark - 1].next;
        } else {
            haru_put_reference(haru, NULL, tags->numbers[child]);
            child = tags->next_sibling[child];
        }
    }
    haru_close_array(haru);
}

static void put_cell_attributes(struct haru *haru, const struct tag *tag)
{
    static const char *const scopes[] = {NULL, "Column", "Row", "Both"};
    bool scoped = tag->role == TAG_HEAD_CELL && tag->scope != SCOPE_NONE;
    if (!scoped && tag->column_span <= 1 && tag->row_span <= 1) return;
    haru_open_dict(haru, "A");
    haru_put_name(haru, "O", "Table");
    if (scoped) haru_put_name(haru, "Scope", scopes[tag->scope]);
    if (tag->column_span > 1) haru_put_number(haru, "ColSpan", tag->column_span);
    if (tag->row_span > 1) haru_put_number(haru, "RowSpan", tag->row_span);
    haru_close_dict(haru);
}

static void put_figure_attributes(struct tags *tags, uint32_t tag)
{
    struct box box = tags->boxes[tag];
    if (tags->first_mark[tag] == NONE) return;
    int32_t height = tags->page_heights[tags->marks[tags->first_mark[tag] - 1].page];
    const int32_t edges[] = {box.x, height - (box.y + box.height), box.x + box.width, height - box.y};
    haru_open_dict(tags->haru, "A");
    haru_put_name(tags->haru, "O", "Layout");
    haru_put_name(tags->haru, "Placement", "Block");
    haru_open_array(tags->haru, "BBox");
    for (size_t i = 0; i < 4; i++)
        haru_put_hundredths(tags->haru, NULL, edges[i] / 10);
    haru_close_array(tags->haru);
    haru_close_dict(tags->haru);
}

/* Identifiers sort as their numbers do, which the name tree needs. */
static struct text note_id(struct arena *arena, uint32_t tag)
{
    return text_format(arena, "note-%010u", (unsigned)tag);
}

static void put_element(struct tags *tags, uint32_t number, uint32_t root)
{
    const struct tag *tag = &tags->document->tags[number];
    struct haru *haru = tags->haru;
    uint32_t mark = tags->first_mark[number], page = UINT32_MAX;
    haru_begin(haru, tags->numbers[number]);
    haru_put_name(haru, "S", tags_name(tag->role));
    haru_put_reference(haru, "P", number == 1 ? root : tags->numbers[tag->parent]);
    if (mark != NONE) {
        page = tags->marks[mark - 1].page;
        haru_put_reference(haru, "Pg", tags->page_numbers[page]);
    }
    if (tag->title.length > 0) haru_put_text(haru, "T", tag->title);
    if (tag->alternative.length > 0) haru_put_text(haru, "Alt", tag->alternative);
    if (tag->actual.length > 0) haru_put_text(haru, "ActualText", tag->actual);
    if (tag->role == TAG_HEAD_CELL || tag->role == TAG_CELL) put_cell_attributes(haru, tag);
    if (tag->role == TAG_FIGURE) put_figure_attributes(tags, number);
    if (tag->role == TAG_NOTE) haru_put_text(haru, "ID", note_id(tags->arena, number));
    put_kids(tags, number, page);
    haru_end(haru);
}

/* -- the parent tree: from marked content and annotations back to their tags (14.7.4.4) ------------------------------ */

struct leaves {
    uint32_t *numbers;
    size_t count, capacity;
};

static void begin_leaf(struct tags *tags, struct leaves *leaves, uint32_t first_key, uint32_t last_key)
{
    leaves->numbers = arena_grow(tags->arena, leaves->numbers, leaves->count, leaves->count + 1,
                                 &leaves->capacity, sizeof *leaves->numbers);
    uint32_t number = haru_reserve(tags->haru);
    leaves->numbers[leaves->count++] = number;
    haru_begin(tags->haru, number);
    haru_open_array(tags->haru, "Limits");
    haru_put_number(tags->haru, NULL, (int32_t)first_key);
    haru_put_number(tags->haru, NULL, (int32_t)last_key);
    haru_close_array(tags->haru);
    haru_open_array(tags->haru, "Nums");
}

static void end_leaf(struct tags *tags)
{
    haru_close_array(tags->haru);
    haru_end(tags->haru);
}

static void put_page_leaves(struct tags *tags, struct leaves *leaves)
{
    uint32_t pages = tags->document->page_count;
    for (uint32_t first = 0, next; first < pages; first = next) {
        next = pages - first > PAGES_PER_LEAF ? first + PAGES_PER_LEAF : pages;
        begin_leaf(tags, leaves, first, next - 1);
        for (uint32_t page = first; page < next; page++) {
            haru_put_number(tags->haru, NULL, (int32_t)page);
            haru_open_array(tags->haru, NULL);
            for (size_t i = tags->page_marks[page]; i < tags->page_marks[page + 1]; i++)
                if (!tags->marks[i].is_annotation)
                    haru_put_reference(tags->haru, NULL, tags->numbers[tags->marks[i].tag]);
            haru_close_array(tags->haru);
        }
        end_leaf(tags);
    }
}

static void put_annotation_leaves(struct tags *tags, struct leaves *leaves)
{
    uint32_t key = tags->document->page_count, end = key + tags->annotation_count;
    uint32_t in_leaf = 0;
    for (size_t i = 0; i < tags->mark_count; i++) {
        if (!tags->marks[i].is_annotation) continue;
        if (in_leaf == 0)
            begin_leaf(tags, leaves, key,
                       end - key > ANNOTATIONS_PER_LEAF ? key + ANNOTATIONS_PER_LEAF - 1 : end - 1);
        haru_put_number(tags->haru, NULL, (int32_t)key++);
        haru_put_reference(tags->haru, NULL, tags->numbers[tags->marks[i].tag]);
        if (++in_leaf == ANNOTATIONS_PER_LEAF || key == end) {
            end_leaf(tags);
            in_leaf = 0;
        }
    }
}

static uint32_t put_parent_tree(struct tags *tags)
{
    struct leaves leaves = {NULL, 0, 0};
    put_page_leaves(tags, &leaves);
    put_annotation_leaves(tags, &leaves);
    uint32_t number = haru_reserve(tags->haru);
    haru_begin(tags->haru, number);
    haru_open_array(tags->haru, "Kids");
    for (size_t i = 0; i < leaves.count; i++)
        haru_put_reference(tags->haru, NULL, leaves.numbers[i]);
    haru_close_array(tags->haru);
    haru_end(tags->haru);
    return number;
}

/* Notes are found by their identifiers (ISO 14289-1, 7.9). 0 when there are none. */
static uint32_t put_note_tree(struct tags *tags)
{
    uint32_t number = 0;
    for (uint32_t tag = 1; tag < tags->document->tag_count; tag++) {
        if (tags->document->tags[tag].role != TAG_NOTE) continue;
        if (number == 0) {
            number = haru_reserve(tags->haru);
            haru_begin(tags->haru, number);
            haru_open_array(tags->haru, "Names");
        }
        haru_put_text(tags->haru, NULL, note_id(tags->arena, tag));
        haru_put_reference(tags->haru, NULL, tags->numbers[tag]);
    }
    if (number != 0) end_leaf(tags);
    return number;
}

uint32_t tags_close(struct tags *tags)
{
    struct haru *haru = tags->haru;
    uint32_t root = haru_reserve(haru);
    for (uint32_t tag = 1; tag < tags->document->tag_count; tag++)
        tags->numbers[tag] = haru_reserve(haru);
    link_tags(tags);
    for (uint32_t tag = 1; tag < tags->document->tag_count; tag++)
        put_element(tags, tag, root);
    uint32_t parents = put_parent_tree(tags), notes = put_note_tree(tags);
    haru_begin(haru, root);
    haru_put_name(haru, "Type", "StructTreeRoot");
    haru_open_array(haru, "K");
    haru_put_reference(haru, NULL, tags->numbers[1]);
    haru_close_array(haru);
    haru_put_reference(haru, "ParentTree", parents);
    haru_put_number(haru, "ParentTreeNextKey",
                    (int32_t)(tags->document->page_count + tags->annotation_count));
    if (notes != 0) haru_put_reference(haru, "IDTree", notes);
    haru_end(haru);
    return root;
}
