/* load.c: reads a definition and those it extends, and compiles them into one. */
#include "check.h"
#include "head.h"
#include "tree.h"
#include "words.h"

#include <string.h>
#include <unistd.h>

/* A definition of the chain: what is asked for first, then what it extends, and so on. */
struct link {
    struct text name;
    const struct node *root;
    struct element *element;
};

struct loading {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const struct layout_search *search;
    struct layout *layout;
    struct link *chain;
    size_t link_count, link_capacity;
    struct head head;
};

static const char *find_file(struct loading *loading, struct text name)
{
    for (size_t i = 0; i < name.length; i++)
        if (name.at[i] == '/' || (name.at[i] == '.' && i == 0)) return NULL;
    for (size_t i = 0; i < loading->search->directory_count; i++) {
        struct text path =
            text_format(loading->arena, "%s/%.*s.xml", loading->search->directories[i], TEXT_ARG(name));
        if (access(path.at, R_OK) == 0) return path.at;
    }
    return NULL;
}

static void report_unknown_layout(struct loading *loading, struct text name, struct position at)
{
    size_t count;
    const char **names = layout_names(loading->arena, loading->search, &count);
    struct text_buffer list = {.arena = loading->arena};
    for (size_t i = 0; i < count; i++)
        buffer_format(&list, "%s ", names[i]);
    struct text all = buffer_text(&list);
    struct text known = words_list(loading->arena, all), near = words_suggestion(loading->arena, all, name);
    if (at.source)
        DIAG(loading->diagnostics, EXTENDS_UNKNOWN, .at = at, .arguments = {name, known, near});
    else
        DIAG(loading->diagnostics, LAYOUT_UNKNOWN, .arguments = {name, known, near});
}

static bool has_blocks(const struct element *root)
{
    for (const struct element *child = root->first; child; child = child->next)
        if (words_have(TEXT(BLOCKS_), text_of(vocabulary_element(child->kind)))) return true;
    return false;
}

/* The body is that of the last definition of the chain that has one: a definition that only changes styles or pages
 * keeps the blocks of the one it extends. */
static void take_body(struct loading *loading, const struct element *root)
{
    if (has_blocks(root) || !loading->layout->body) loading->layout->body = root;
}

/* Reads the file of a definition into the chain. NULL after a report. */
static const struct node *read_link(struct loading *loading, struct text name, struct position from)
{
    const char *path = find_file(loading, name);
    if (!path) {
        report_unknown_layout(loading, name, from);
        return NULL;
    }
    const struct node *root = loading->search->read(loading->search->context, path);
    if (!root) return NULL;
    if (!node_is(root, "layout")) {
        DIAG(loading->diagnostics, ELEMENT_UNKNOWN, .at = root->at,
             .arguments = {root->name, TEXT("#document"), TEXT("layout")});
        return NULL;
    }
    loading->chain = arena_grow(loading->arena, loading->chain, loading->link_count, loading->link_count + 1,
                                &loading->link_capacity, sizeof *loading->chain);
    loading->chain[loading->link_count++] = (struct link){name, root, NULL};
    return root;
}

static bool is_loop(struct loading *loading, const struct node_attribute *extends)
{
    for (size_t i = 0; i < loading->link_count; i++) {
        if (!text_equal(loading->chain[i].name, extends->value)) continue;
        DIAG(loading->diagnostics, LAYOUT_LOOP, .at = extends->value_at, .arguments = {extends->value});
        return true;
    }
    return false;
}

/* The definition and all that it extends, however many. One that is missing would only be followed by all that the others
 * miss of it. */
static bool read_chain(struct loading *loading, struct text name)
{
    const struct node *root = read_link(loading, name, (struct position){NULL, 0});
    while (root) {
        const struct node_attribute *extends = node_lookup(root, "extends");
        if (!extends || is_loop(loading, extends)) return true;
        root = read_link(loading, extends->value, extends->value_at);
    }
    return false;
}

static void take_link(struct loading *loading, struct link *link)
{
    link->element = tree_grow(loading->arena, loading->diagnostics, link->root);
    head_take(&loading->head, link->element);
    parts_find_used(&loading->head.parts, link->element);
    take_body(loading, link->element);
}

/* Without a style or a face nothing can be set, and without a page there is nowhere to set it. */
static void check_bare(const struct loading *loading, const struct node *root)
{
    const struct layout *layout = loading->layout;
    const char *missing = !layout->style_count  ? "<style>"
                          : !layout->face_count ? "<face>"
                          : !layout->page_count ? "<page>"
                                                : NULL;
    if (missing)
        DIAG(loading->diagnostics, LAYOUT_BARE, .at = root->at, .arguments = {text_of(missing)});
}

const struct layout *layout_load(struct arena *arena, struct diagnostics *diagnostics,
                                 const struct layout_search *search, const char *name)
{
    struct layout *layout = ARENA_NEW(arena, struct layout);
    layout->name = text_of(arena_copy(arena, name, strlen(name)));
    layout->arena = arena;
    struct loading loading = {.arena = arena,
                              .diagnostics = diagnostics,
                              .search = search,
                              .layout = layout,
                              .head = head_open(arena, diagnostics, layout)};
    size_t errors = diagnostics->count[SEVERITY_ERROR];
    if (!read_chain(&loading, layout->name)) return NULL;
    /* What is extended comes first, so that it can be changed. */
    for (size_t i = loading.link_count; i-- > 0;)
        take_link(&loading, &loading.chain[i]);
    styles_relate(arena, layout);
    for (size_t i = loading.link_count; i-- > 0;)
        check_element(arena, diagnostics, layout, loading.chain[i].element);
    if (diagnostics->count[SEVERITY_ERROR] == errors) check_bare(&loading, loading.chain[0].root);
    return diagnostics->count[SEVERITY_ERROR] == errors ? layout : NULL;
}

const char *layout_name(const struct layout *layout)
{
    return layout->name.at;
}

struct text layout_description(const struct layout *layout, enum language language)
{
    return layout->descriptions[language];
}

bool layout_is_per_department(const struct layout *layout)
{
    return layout->per_department;
}

bool layout_reports_unshown(const struct layout *layout)
{
    return layout->report_unshown;
}

bool layout_makes(const struct layout *layout, enum output_format format)
{
    return layout->outputs >> format & 1;
}

const char *const *layout_faces(const struct layout *layout, size_t *count)
{
    *count = layout->face_count;
    return layout->faces;
}
