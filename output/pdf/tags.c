#include "tags.h"

#include <assert.h>
#include <stdio.h>

#include "extent.h"

enum { NONE = 0, PAGES_PER_LEAF = 32, ANNOTATIONS_PER_LEAF = 128, MARKS_PER_BLOCK = 4096 };

/* A marked-content sequence or an annotation, in the order of painting. Indices are one more than the place
 * in the array, 0 means none. */
struct mark {
    uint32_t tag, page, next; /* next mark of the same tag */
    uint32_t value;           /* MCID, or ANNOTATION and its place among the annotations */
};
#define ANNOTATION (UINT32_C(1) << 31)

/* What the labels of a list show. */
enum numbering { NUMBERING_NONE, NUMBERING_MARKS, NUMBERING_FIGURES };

/* The bounding box of a figure. */
struct figure {
    uint32_t tag;
    struct box box;
};

struct tags {
    struct arena *arena;
    struct haru *haru;
    const struct document *document;

    uint32_t *first_mark, *last_mark;
    uint32_t *first_child, *next_sibling;
    uint32_t *order; /* first mark in the tag or below it */
    struct figure *figures;
    size_t figure_count, figure_capacity;
    uint8_t *numbering; /* of lists: enum numbering */
    uint32_t *notes;
    size_t note_count, note_capacity;

    struct mark **marks; /* blocks: an array that doubles would leave as much behind as it holds */
    size_t mark_count, block_capacity;
    HPDF_Page *pages;
    size_t *page_marks; /* first mark of each page, and the end */
    uint32_t page, mcid;
    HPDF_Annotation *annotations;
    uint32_t *annotated; /* their tags */
    size_t annotation_count, annotation_capacity, annotated_capacity;

    /* What was promised: root, an element for each tag, parent tree and its leaves, names of the notes. */
    uint32_t root, elements, parents, leaves, leaf_count, page_leaf_count, names;
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
    tags->first_mark = ARENA_ARRAY(arena, uint32_t, count);
    tags->last_mark = ARENA_ARRAY(arena, uint32_t, count);
    tags->numbering = ARENA_ARRAY(arena, uint8_t, count);
    tags->pages = ARENA_ARRAY(arena, HPDF_Page, pages);
    tags->page_marks = ARENA_ARRAY(arena, size_t, pages + 1);
    return tags;
}

void tags_page(struct tags *tags, uint32_t page, HPDF_Page object)
{
    tags->page = page;
    tags->mcid = 0;
    tags->pages[page] = object;
    tags->page_marks[page] = tags->mark_count;
    tags->page_marks[page + 1] = tags->mark_count;
}

static struct mark *mark_at(const struct tags *tags, size_t index)
{
    return &tags->marks[index / MARKS_PER_BLOCK][index % MARKS_PER_BLOCK];
}

static void add_mark(struct tags *tags, struct mark mark)
{
    assert(mark.tag != TAG_ARTIFACT && mark.tag < tags->document->tag_count);
    if (tags->mark_count % MARKS_PER_BLOCK == 0) {
        size_t blocks = tags->mark_count / MARKS_PER_BLOCK;
        tags->marks = arena_grow(tags->arena, tags->marks, blocks, blocks + 1, &tags->block_capacity,
                                 sizeof(struct mark *));
        tags->marks[blocks] = ARENA_ARRAY(tags->arena, struct mark, MARKS_PER_BLOCK);
    }
    *mark_at(tags, tags->mark_count++) = mark;
    uint32_t index = (uint32_t)tags->mark_count, last = tags->last_mark[mark.tag];
    if (last == NONE)
        tags->first_mark[mark.tag] = index;
    else
        mark_at(tags, last - 1)->next = index;
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
    size_t count = tags->annotation_count;
    add_mark(tags, (struct mark){.tag = tag, .page = tags->page, .value = ANNOTATION | (uint32_t)count});
    tags->annotations = arena_grow(tags->arena, tags->annotations, count, count + 1,
                                   &tags->annotation_capacity, sizeof(HPDF_Annotation));
    tags->annotated = arena_grow(tags->arena, tags->annotated, count, count + 1, &tags->annotated_capacity,
                                 sizeof(uint32_t));
    tags->annotations[count] = annotation;
    tags->annotated[count] = tag;
    tags->annotation_count++;
    return tags->document->page_count + (uint32_t)count;
}

/* A figure is drawn as a whole, so the one being drawn is the last. */
void tags_extend(struct tags *tags, uint32_t tag, struct box box)
{
    if (tags->figure_count > 0 && tags->figures[tags->figure_count - 1].tag == tag) {
        struct figure *figure = &tags->figures[tags->figure_count - 1];
        figure->box = extent_join(figure->box, box);
        return;
    }
    tags->figures = arena_grow(tags->arena, tags->figures, tags->figure_count, tags->figure_count + 1,
                               &tags->figure_capacity, sizeof *tags->figures);
    tags->figures[tags->figure_count++] = (struct figure){tag, box};
}

/* The first label decides. Figures of any kind, in brackets or circles, count; all else marks. */
void tags_label(struct tags *tags, uint32_t tag, struct text text)
{
    uint32_t list = tag;
    while (list > 1 && tags->document->tags[list].role != TAG_LIST)
        list = tags->document->tags[list].parent;
    if (tags->numbering[list] != NUMBERING_NONE) return;
    tags->numbering[list] = NUMBERING_MARKS;
    while (text.length > 0) {
        uint32_t code_point = text_next(&text);
        bool figure = (code_point >= '0' && code_point <= '9') ||
                      (code_point >= 0xFF10 && code_point <= 0xFF19) ||
                      (code_point >= 0x2460 && code_point <= 0x249B); /* ① (1) 1. */
        if (figure) tags->numbering[list] = NUMBERING_FIGURES;
    }
}

/* -- the tree -------------------------------------------------------------------------------------------- */

/* Children have higher numbers than their parents, so one pass from the end knows all of a tag before its
 * parent. */
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

static uint32_t element(const struct tags *tags, uint32_t tag)
{
    return tags->elements + tag - 1;
}

static void put_mark(struct tags *tags, const struct mark *mark, uint32_t page)
{
    struct haru *haru = tags->haru;
    bool is_annotation = (mark->value & ANNOTATION) != 0;
    if (!is_annotation && mark->page == page) {
        haru_put_number(haru, NULL, (int32_t)mark->value);
        return;
    }
    haru_open_dict(haru, NULL);
    haru_put_name(haru, "Type", is_annotation ? "OBJR" : "MCR");
    if (mark->page != page) haru_put_object(haru, "Pg", tags->pages[mark->page]);
    if (is_annotation)
        haru_put_object(haru, "Obj", tags->annotations[mark->value & ~ANNOTATION]);
    else
        haru_put_number(haru, "MCID", (int32_t)mark->value);
    haru_close_dict(haru);
}

/* A tag's own content and the tags below it: siblings keep the order of their numbers, and own content that
 * was painted before a child stands before it. */
static void put_kids(struct tags *tags, uint32_t tag, uint32_t page)
{
    struct haru *haru = tags->haru;
    uint32_t mark = tags->first_mark[tag], child = tags->first_child[tag];
    bool only_one = child == NONE && mark != NONE && mark_at(tags, mark - 1)->next == NONE;
    if (only_one && (mark_at(tags, mark - 1)->value & ANNOTATION) == 0) {
        haru_put_number(haru, "K", (int32_t)mark_at(tags, mark - 1)->value);
        return;
    }
    if (mark == NONE && child == NONE) return;
    haru_open_array(haru, "K");
    while (mark != NONE || child != NONE) {
        bool own_first = mark != NONE &&
                         (child == NONE || (tags->order[child] != UINT32_MAX && mark < tags->order[child]));
        if (own_first) {
            put_mark(tags, mark_at(tags, mark - 1), page);
            mark = mark_at(tags, mark - 1)->next;
        } else {
            haru_put_promised(haru, NULL, element(tags, child));
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

static const struct figure *find_figure(const struct tags *tags, uint32_t tag)
{
    for (size_t i = tags->figure_count; i-- > 0;)
        if (tags->figures[i].tag == tag) return &tags->figures[i];
    return NULL;
}

static void put_figure_attributes(struct tags *tags, uint32_t tag)
{
    const struct figure *figure = find_figure(tags, tag);
    if (figure == NULL || tags->first_mark[tag] == NONE) return;
    int32_t height = tags->document->pages[mark_at(tags, tags->first_mark[tag] - 1)->page]->height;
    struct box box = figure->box;
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

static void put_element(struct haru *haru, void *context, uint32_t index)
{
    struct tags *tags = context;
    uint32_t number = index + 1;
    const struct tag *tag = &tags->document->tags[number];
    uint32_t mark = tags->first_mark[number], page = UINT32_MAX;
    haru_put_name(haru, "S", tags_name(tag->role));
    haru_put_promised(haru, "P", number == 1 ? tags->root : element(tags, tag->parent));
    if (mark != NONE) {
        page = mark_at(tags, mark - 1)->page;
        haru_put_object(haru, "Pg", tags->pages[page]);
    }
    if (tag->title.length > 0) haru_put_text(haru, "T", tag->title);
    if (tag->alternative.length > 0) haru_put_text(haru, "Alt", tag->alternative);
    if (tag->actual.length > 0) haru_put_text(haru, "ActualText", tag->actual);
    if (tag->role == TAG_HEAD_CELL || tag->role == TAG_CELL) put_cell_attributes(haru, tag);
    if (tag->role == TAG_LIST && tags->numbering[number] != NUMBERING_NONE) {
        haru_open_dict(haru, "A");
        haru_put_name(haru, "O", "List");
        haru_put_name(haru, "ListNumbering",
                      tags->numbering[number] == NUMBERING_FIGURES ? "Decimal" : "Disc");
        haru_close_dict(haru);
    }
    if (tag->role == TAG_FIGURE) put_figure_attributes(tags, number);
    if (tag->role == TAG_NOTE) haru_put_text(haru, "ID", note_id(tags->arena, number));
    put_kids(tags, number, page);
}

/* -- the parent tree: from marked content and annotations back to their tags (14.7.4.4) ------------------ */

static void put_limits(struct haru *haru, uint32_t first_key, uint32_t end_key)
{
    haru_open_array(haru, "Limits");
    haru_put_number(haru, NULL, (int32_t)first_key);
    haru_put_number(haru, NULL, (int32_t)end_key - 1);
    haru_close_array(haru);
}

static void put_page_leaf(struct tags *tags, uint32_t first, uint32_t end)
{
    struct haru *haru = tags->haru;
    put_limits(haru, first, end);
    haru_open_array(haru, "Nums");
    for (uint32_t page = first; page < end; page++) {
        haru_put_number(haru, NULL, (int32_t)page);
        haru_open_array(haru, NULL);
        for (size_t i = tags->page_marks[page]; i < tags->page_marks[page + 1]; i++)
            if ((mark_at(tags, i)->value & ANNOTATION) == 0)
                haru_put_promised(haru, NULL, element(tags, mark_at(tags, i)->tag));
        haru_close_array(haru);
    }
    haru_close_array(haru);
}

static void put_annotation_leaf(struct tags *tags, uint32_t first, uint32_t end)
{
    struct haru *haru = tags->haru;
    uint32_t pages = tags->document->page_count;
    put_limits(haru, pages + first, pages + end);
    haru_open_array(haru, "Nums");
    for (uint32_t i = first; i < end; i++) {
        haru_put_number(haru, NULL, (int32_t)(pages + i));
        haru_put_promised(haru, NULL, element(tags, tags->annotated[i]));
    }
    haru_close_array(haru);
}

static void put_leaf(struct haru *haru, void *context, uint32_t index)
{
    (void)haru;
    struct tags *tags = context;
    bool of_pages = index < tags->page_leaf_count;
    uint32_t size = of_pages ? PAGES_PER_LEAF : ANNOTATIONS_PER_LEAF;
    uint32_t all = of_pages ? tags->document->page_count : (uint32_t)tags->annotation_count;
    uint32_t first = (of_pages ? index : index - tags->page_leaf_count) * size;
    uint32_t end = all - first > size ? first + size : all;
    if (of_pages)
        put_page_leaf(tags, first, end);
    else
        put_annotation_leaf(tags, first, end);
}

static void put_parent_tree(struct haru *haru, void *context, uint32_t index)
{
    (void)index;
    const struct tags *tags = context;
    haru_open_array(haru, "Kids");
    for (uint32_t i = 0; i < tags->leaf_count; i++)
        haru_put_promised(haru, NULL, tags->leaves + i);
    haru_close_array(haru);
}

/* Notes are found by their identifiers (ISO 14289-1, 7.9). */
static void put_note_names(struct haru *haru, void *context, uint32_t index)
{
    (void)index;
    const struct tags *tags = context;
    haru_open_array(haru, "Names");
    for (size_t i = 0; i < tags->note_count; i++) {
        haru_put_text(haru, NULL, note_id(tags->arena, tags->notes[i]));
        haru_put_promised(haru, NULL, element(tags, tags->notes[i]));
    }
    haru_close_array(haru);
}

static void put_root(struct haru *haru, void *context, uint32_t index)
{
    (void)index;
    const struct tags *tags = context;
    haru_put_name(haru, "Type", "StructTreeRoot");
    haru_open_array(haru, "K");
    haru_put_promised(haru, NULL, element(tags, 1));
    haru_close_array(haru);
    haru_put_promised(haru, "ParentTree", tags->parents);
    haru_put_number(haru, "ParentTreeNextKey",
                    (int32_t)(tags->document->page_count + tags->annotation_count));
    if (tags->note_count > 0) haru_put_promised(haru, "IDTree", tags->names);
}

static void list_notes(struct tags *tags)
{
    for (uint32_t tag = 1; tag < tags->document->tag_count; tag++) {
        if (tags->document->tags[tag].role != TAG_NOTE) continue;
        tags->notes = arena_grow(tags->arena, tags->notes, tags->note_count, tags->note_count + 1,
                                 &tags->note_capacity, sizeof *tags->notes);
        tags->notes[tags->note_count++] = tag;
    }
}

static uint32_t leaves_for(size_t count, uint32_t size)
{
    return (uint32_t)((count + size - 1) / size);
}

uint32_t tags_close(struct tags *tags)
{
    struct haru *haru = tags->haru;
    link_tags(tags);
    list_notes(tags);
    tags->root = haru_promise(haru, 1, put_root, tags);
    tags->elements = haru_promise(haru, tags->document->tag_count - 1, put_element, tags);
    tags->page_leaf_count = leaves_for(tags->document->page_count, PAGES_PER_LEAF);
    tags->leaf_count = tags->page_leaf_count + leaves_for(tags->annotation_count, ANNOTATIONS_PER_LEAF);
    tags->leaves = haru_promise(haru, tags->leaf_count, put_leaf, tags);
    tags->parents = haru_promise(haru, 1, put_parent_tree, tags);
    if (tags->note_count > 0) tags->names = haru_promise(haru, 1, put_note_names, tags);
    return tags->root;
}
