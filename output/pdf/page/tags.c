#include "tags.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>

#include "extent.h"

enum { NONE = 0, KEYS_PER_LEAF = 64, MARKS_PER_BLOCK = 4096 };

/* A marked-content sequence or an annotation, in the order of painting. Indices are one more than the place
 * in the array, 0 means none. */
struct mark {
    uint32_t tag, page, next; /* next mark of the same tag, in the order of pages */
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

/* What is found out about a tag of the document. */
struct node {
    uint32_t first_mark;
    union {
        uint32_t last_mark; /* while pages are drawn */
        uint32_t order;     /* afterwards: first mark in the tag or below it */
    };
    uint32_t first_child, next_sibling;
    uint8_t numbering; /* of a list: enum numbering */
};

/* The marks of a page are painted one after the other. */
struct painted {
    HPDF_Page object;
    size_t first_mark, mark_count;
};

struct tags {
    struct arena *arena;
    struct haru *haru;
    const struct document *document;

    struct node **nodes; /* TAGS_TOGETHER in each; pages and tags come while pages are drawn */
    size_t node_pieces, node_capacity;
    struct figure *figures; /* sorted by tag when all are known */
    size_t figure_count, figure_capacity;
    uint32_t *notes;
    size_t note_count, note_capacity;

    struct mark **marks; /* blocks: an array that doubles would leave as much behind as it holds */
    size_t mark_count, block_capacity;
    struct painted *pages;
    size_t page_count, page_capacity;
    uint32_t page, mcid;
    HPDF_Annotation *annotations;
    uint32_t *annotated; /* their tags */
    size_t annotation_count, annotation_capacity, annotated_capacity;
    uint32_t *keys; /* of the parent tree: a page, or ANNOTATION and its place */
    size_t key_count, key_capacity;

    /* What was promised: root, an element for each tag, attributes of heads by scope, parent tree and its leaves, names of the notes. */
    uint32_t root, elements, scopes, parents, leaves, leaf_count, names;
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
    case TAG_REFERENCE: return "Reference";
    case TAG_FIGURE: return "Figure";
    case TAG_LINK: return "Link";
    case TAG_NOTE: return "Note";
    case TAG_RUBY: return "Ruby";
    case TAG_RUBY_BASE: return "RB";
    case TAG_RUBY_TEXT: return "RT";
    case TAG_SPAN: return "Span";
    }
    return "Span";
}

struct tags *tags_open(struct arena *arena, struct haru *haru, const struct document *document)
{
    struct arena *own = arena_open_under(arena);
    struct tags *tags = ARENA_NEW(own, struct tags);
    *tags = (struct tags){.arena = own, .haru = haru, .document = document};
    haru_lend(haru, own);
    return tags;
}

static struct node *node_at(const struct tags *tags, uint32_t tag)
{
    return &tags->nodes[tag / TAGS_TOGETHER][tag % TAGS_TOGETHER];
}

/* Nodes for all tags that the document has by now. */
static void follow_tags(struct tags *tags)
{
    size_t wanted = (tags->document->tag_count + (size_t)TAGS_TOGETHER - 1) / TAGS_TOGETHER;
    tags->nodes = arena_grow(tags->arena, tags->nodes, tags->node_pieces, wanted, &tags->node_capacity,
                             sizeof(struct node *));
    while (tags->node_pieces < wanted)
        tags->nodes[tags->node_pieces++] = ARENA_ARRAY(tags->arena, struct node, TAGS_TOGETHER);
}

static uint32_t new_key(struct tags *tags, uint32_t of)
{
    tags->keys = arena_grow(tags->arena, tags->keys, tags->key_count, tags->key_count + 1,
                            &tags->key_capacity, sizeof *tags->keys);
    tags->keys[tags->key_count] = of;
    return (uint32_t)tags->key_count++;
}

uint32_t tags_key(struct tags *tags, uint32_t page)
{
    return new_key(tags, page);
}

void tags_page(struct tags *tags, uint32_t page, HPDF_Page object)
{
    follow_tags(tags);
    tags->page = page;
    tags->mcid = 0;
    tags->pages = arena_grow(tags->arena, tags->pages, tags->page_count, (size_t)page + 1,
                             &tags->page_capacity, sizeof *tags->pages);
    if (tags->page_count <= page) tags->page_count = (size_t)page + 1;
    tags->pages[page] = (struct painted){object, tags->mark_count, 0};
}

static struct mark *mark_at(const struct tags *tags, size_t index)
{
    return &tags->marks[index / MARKS_PER_BLOCK][index % MARKS_PER_BLOCK];
}

/* Behind the marks of the same tag on this page and those before it: a page that refers to others is painted late. */
static void link_mark(struct tags *tags, uint32_t index)
{
    struct mark *mark = mark_at(tags, index - 1);
    struct node *node = node_at(tags, mark->tag);
    uint32_t before = node->last_mark;
    if (before != NONE && mark_at(tags, before - 1)->page > mark->page) {
        uint32_t next = node->first_mark;
        for (before = NONE; mark_at(tags, next - 1)->page <= mark->page; next = mark_at(tags, next - 1)->next)
            before = next;
        mark->next = next;
    } else {
        node->last_mark = index;
    }
    if (before == NONE)
        node->first_mark = index;
    else
        mark_at(tags, before - 1)->next = index;
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
    tags->pages[tags->page].mark_count++;
    link_mark(tags, (uint32_t)tags->mark_count);
}

uint32_t tags_mark(struct tags *tags, uint32_t tag)
{
    add_mark(tags, (struct mark){.tag = tag, .page = tags->page, .value = tags->mcid});
    return tags->mcid++;
}

bool tags_marked_before(const struct tags *tags, uint32_t tag)
{
    return node_at(tags, tag)->first_mark != NONE;
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
    return new_key(tags, ANNOTATION | (uint32_t)count);
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
    while (list > 1 && document_tag(tags->document, list)->role != TAG_LIST)
        list = document_tag(tags->document, list)->parent;
    struct node *node = node_at(tags, list);
    if (node->numbering != NUMBERING_NONE) return;
    node->numbering = NUMBERING_MARKS;
    while (text.length > 0) {
        uint32_t code_point = text_next(&text);
        bool figure =
            text_is_digit(code_point) || (code_point >= 0x2460 && code_point <= 0x249B); /* ① (1) 1. */
        if (figure) node->numbering = NUMBERING_FIGURES;
    }
}

/* -- the tree -------------------------------------------------------------------------------------------- */

/* Does one mark stand before the other? 0: nowhere. */
static bool stands_before(const struct tags *tags, uint32_t one, uint32_t other)
{
    if (one == NONE || other == NONE) return one != NONE;
    uint32_t page = mark_at(tags, one - 1)->page, other_page = mark_at(tags, other - 1)->page;
    return page != other_page ? page < other_page : one < other;
}

/* Children have higher numbers than their parents, so one pass from the end knows all of a tag before its
 * parent. */
static void link_tags(struct tags *tags)
{
    uint32_t count = tags->document->tag_count;
    for (uint32_t tag = 1; tag < count; tag++)
        node_at(tags, tag)->order = node_at(tags, tag)->first_mark;
    for (uint32_t tag = count - 1; tag > 1; tag--) {
        uint32_t parent = document_tag(tags->document, tag)->parent;
        assert(parent > 0 && parent < tag);
        struct node *node = node_at(tags, tag), *above = node_at(tags, parent);
        node->next_sibling = above->first_child;
        above->first_child = tag;
        if (stands_before(tags, node->order, above->order)) above->order = node->order;
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
    if (mark->page != page) haru_put_object(haru, "Pg", tags->pages[mark->page].object);
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
    uint32_t mark = node_at(tags, tag)->first_mark, child = node_at(tags, tag)->first_child;
    bool only_one = child == NONE && mark != NONE && mark_at(tags, mark - 1)->next == NONE;
    if (only_one && (mark_at(tags, mark - 1)->value & ANNOTATION) == 0) {
        haru_put_number(haru, "K", (int32_t)mark_at(tags, mark - 1)->value);
        return;
    }
    if (mark == NONE && child == NONE) return;
    haru_open_array(haru, "K");
    while (mark != NONE || child != NONE) {
        uint32_t order =
            child != NONE ? node_at(tags, child)->order : NONE; /* of a child without content: NONE */
        bool own_first =
            mark != NONE && (child == NONE || (order != NONE && stands_before(tags, mark, order)));
        if (own_first) {
            put_mark(tags, mark_at(tags, mark - 1), page);
            mark = mark_at(tags, mark - 1)->next;
        } else {
            haru_put_promised(haru, NULL, element(tags, child));
            child = node_at(tags, child)->next_sibling;
        }
    }
    haru_close_array(haru);
}

static const char *const scopes[] = {NULL, "Column", "Row", "Both"};

/* Heads that span nothing share what they say: there are a dozen in every table. */
static void put_scope(struct haru *haru, void *context, uint32_t index)
{
    (void)context;
    haru_put_name(haru, "O", "Table");
    haru_put_name(haru, "Scope", scopes[index + 1]);
}

static void put_cell_attributes(struct tags *tags, const struct tag *tag)
{
    struct haru *haru = tags->haru;
    bool scoped = tag->role == TAG_HEAD_CELL && tag->scope != SCOPE_NONE;
    bool spans = tag->column_span > 1 || tag->row_span > 1;
    if (!scoped && !spans) return;
    if (!spans) {
        haru_put_promised(haru, "A", tags->scopes + tag->scope - 1u);
        return;
    }
    haru_open_dict(haru, "A");
    haru_put_name(haru, "O", "Table");
    if (scoped) haru_put_name(haru, "Scope", scopes[tag->scope]);
    if (tag->column_span > 1) haru_put_number(haru, "ColSpan", tag->column_span);
    if (tag->row_span > 1) haru_put_number(haru, "RowSpan", tag->row_span);
    haru_close_dict(haru);
}

static int compare_figures(const void *a, const void *b)
{
    uint32_t one = ((const struct figure *)a)->tag, other = ((const struct figure *)b)->tag;
    return one < other ? -1 : one > other;
}

static const struct figure *find_figure(const struct tags *tags, uint32_t tag)
{
    struct figure sought = {.tag = tag};
    if (tags->figure_count == 0) return NULL;
    return bsearch(&sought, tags->figures, tags->figure_count, sizeof sought, compare_figures);
}

static void put_figure_attributes(struct tags *tags, uint32_t tag)
{
    const struct figure *figure = find_figure(tags, tag);
    uint32_t mark = node_at(tags, tag)->first_mark;
    if (figure == NULL || mark == NONE) return;
    int32_t height = tags->document->pages[mark_at(tags, mark - 1)->page]->height;
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
    const struct tag *tag = document_tag(tags->document, number);
    const struct node *node = node_at(tags, number);
    struct tag_words words = tag_words(tag);
    uint32_t mark = node->first_mark, page = UINT32_MAX;
    haru_put_name(haru, "S", tags_name(tag->role));
    haru_put_promised(haru, "P", number == 1 ? tags->root : element(tags, tag->parent));
    if (mark != NONE) {
        page = mark_at(tags, mark - 1)->page;
        haru_put_object(haru, "Pg", tags->pages[page].object);
    }
    if (words.title.length > 0) haru_put_text(haru, "T", words.title);
    if (words.alternative.length > 0) haru_put_text(haru, "Alt", words.alternative);
    if (words.actual.length > 0) haru_put_text(haru, "ActualText", words.actual);
    if (tag->role == TAG_HEAD_CELL || tag->role == TAG_CELL) put_cell_attributes(tags, tag);
    if (tag->role == TAG_LIST && node->numbering != NUMBERING_NONE) {
        haru_open_dict(haru, "A");
        haru_put_name(haru, "O", "List");
        haru_put_name(haru, "ListNumbering", node->numbering == NUMBERING_FIGURES ? "Decimal" : "Disc");
        haru_close_dict(haru);
    }
    if (tag->role == TAG_FIGURE) put_figure_attributes(tags, number);
    if (tag->role == TAG_NOTE) haru_put_text(haru, "ID", note_id(tags->arena, number));
    put_kids(tags, number, page);
}

uint32_t tags_page_of(const struct tags *tags, uint32_t tag)
{
    uint32_t mark = node_at(tags, tag)->first_mark;
    return mark != NONE ? mark_at(tags, mark - 1)->page : 0;
}

/* -- the parent tree: from marked content and annotations back to their tags (14.7.4.4) ------------------ */

static void put_page_marks(struct tags *tags, uint32_t page)
{
    const struct painted *painted = &tags->pages[page];
    haru_open_array(tags->haru, NULL);
    for (size_t i = 0; i < painted->mark_count; i++) {
        const struct mark *mark = mark_at(tags, painted->first_mark + i);
        if ((mark->value & ANNOTATION) == 0) haru_put_promised(tags->haru, NULL, element(tags, mark->tag));
    }
    haru_close_array(tags->haru);
}

static void put_leaf(struct haru *haru, void *context, uint32_t index)
{
    struct tags *tags = context;
    uint32_t first = index * KEYS_PER_LEAF, all = (uint32_t)tags->key_count;
    uint32_t end = all - first > KEYS_PER_LEAF ? first + KEYS_PER_LEAF : all;
    haru_open_array(haru, "Limits");
    haru_put_number(haru, NULL, (int32_t)first);
    haru_put_number(haru, NULL, (int32_t)end - 1);
    haru_close_array(haru);
    haru_open_array(haru, "Nums");
    for (uint32_t key = first; key < end; key++) {
        haru_put_number(haru, NULL, (int32_t)key);
        if ((tags->keys[key] & ANNOTATION) != 0)
            haru_put_promised(haru, NULL, element(tags, tags->annotated[tags->keys[key] & ~ANNOTATION]));
        else
            put_page_marks(tags, tags->keys[key]);
    }
    haru_close_array(haru);
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
    haru_put_number(haru, "ParentTreeNextKey", (int32_t)tags->key_count);
    if (tags->note_count > 0) haru_put_promised(haru, "IDTree", tags->names);
}

static void list_notes(struct tags *tags)
{
    for (uint32_t tag = 1; tag < tags->document->tag_count; tag++) {
        if (document_tag(tags->document, tag)->role != TAG_NOTE) continue;
        tags->notes = arena_grow(tags->arena, tags->notes, tags->note_count, tags->note_count + 1,
                                 &tags->note_capacity, sizeof *tags->notes);
        tags->notes[tags->note_count++] = tag;
    }
}

uint32_t tags_close(struct tags *tags)
{
    struct haru *haru = tags->haru;
    follow_tags(tags);
    link_tags(tags);
    list_notes(tags);
    if (tags->figure_count > 0)
        qsort(tags->figures, tags->figure_count, sizeof *tags->figures, compare_figures);
    tags->root = haru_promise(haru, 1, put_root, tags);
    tags->elements = haru_promise(haru, tags->document->tag_count - 1, put_element, tags);
    tags->scopes = haru_promise(haru, ARRAY_LEN(scopes) - 1, put_scope, NULL);
    tags->leaf_count = (uint32_t)((tags->key_count + KEYS_PER_LEAF - 1) / KEYS_PER_LEAF);
    tags->leaves = haru_promise(haru, tags->leaf_count, put_leaf, tags);
    tags->parents = haru_promise(haru, 1, put_parent_tree, tags);
    if (tags->note_count > 0) tags->names = haru_promise(haru, 1, put_note_names, tags);
    return tags->root;
}
