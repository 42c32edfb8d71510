/* definition.c: reads a definition and those it extends, checks every word of it, and compiles it. */
#include "check.h"
#include "parts.h"
#include "styles.h"
#include "words.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct element_words {
    const char *children, *attributes;
};

static const struct element_words vocabulary[ELEMENT_KIND_COUNT] = {
#define X(kind, name, children, attributes) {children, attributes},
    LAYOUT_ELEMENTS(X)
#undef X
};

enum { MOST_PAGES = 256 };

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
    struct naming naming;
    struct gathered_parts parts;
    size_t page_capacity;
};

/* -- elements and attributes ------------------------------------------------------------------------------------ */

static void report_element(struct loading *loading, const struct node *node, enum element_kind parent)
{
    struct text allowed = text_of(vocabulary[parent].children);
    if (text_starts(allowed, TEXT("#text "))) allowed = text_slice(allowed, strlen("#text "), allowed.length);
    DIAG(loading->diagnostics, ELEMENT_UNKNOWN, .at = node->at,
         .arguments = {node->name, text_of(element_name(parent)), words_list(loading->arena, allowed),
                       words_suggestion(loading->arena, allowed, node->name)});
}

static void take_attributes(struct loading *loading, struct element *element)
{
    const struct node *node = element->node;
    struct text allowed = text_of(vocabulary[element->kind].attributes);
    for (size_t i = 0; i < node->attribute_count; i++) {
        const struct node_attribute *attribute = &node->attributes[i];
        if (!words_have(allowed, attribute->name)) {
            DIAG(loading->diagnostics, ATTRIBUTE_UNKNOWN, .at = attribute->at,
                 .arguments = {attribute->name, text_of(element_name(element->kind)),
                               words_list(loading->arena, allowed),
                               words_suggestion(loading->arena, allowed, attribute->name)});
            continue;
        }
        enum word word;
        if (word_of(attribute->name, &word)) element->attributes[word] = attribute;
    }
}

static bool is_blank(struct text text)
{
    for (size_t i = 0; i < text.length; i++)
        if (!strchr(" \t\r\n", text.at[i])) return false;
    return true;
}

/* White space of the file's own indentation is not content: a text loses the line ends and what surrounds them. Fields
 * are looked for first, so that their places stay those of the file. */
static struct text content_of(struct arena *arena, struct text text)
{
    struct text_buffer out = {.arena = arena};
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == '\n') {
            while (out.length && (out.at[out.length - 1] == ' ' || out.at[out.length - 1] == '\t'))
                out.length--;
            while (i + 1 < text.length && strchr(" \t\r\n", text.at[i + 1]))
                i++;
            continue;
        }
        buffer_add(&out, text_slice(text, i, 1));
    }
    return buffer_text(&out);
}

static void compile_children(struct loading *loading, struct element *element);

static struct element *add_element(struct loading *loading, struct element *parent, enum element_kind kind,
                                   const struct node *node)
{
    struct element *element = ARENA_NEW(loading->arena, struct element);
    element->kind = kind;
    element->node = node;
    element->parent = parent;
    if (parent) {
        if (parent->last)
            parent->last->next = element;
        else
            parent->first = element;
        parent->last = element;
    }
    return element;
}

static void compile_characters(struct loading *loading, struct element *parent, const struct node *node)
{
    if (is_blank(node->text)) return;
    if (!words_have(text_of(vocabulary[parent->kind].children), TEXT("#text"))) {
        DIAG(loading->diagnostics, TEXT_MISPLACED, .at = node->at,
             .arguments = {text_trim(node->text), text_of(element_name(parent->kind))});
        return;
    }
    struct element *characters = add_element(loading, parent, ELEMENT_CHARACTERS, node);
    characters->text = template_parse(loading->arena, loading->diagnostics, node->text, node->at);
    for (const struct template_part *part = characters->text; part; part = part->next)
        ((struct template_part *)(size_t)part)->literal = content_of(loading->arena, part->literal);
}

static void compile_node(struct loading *loading, struct element *parent, const struct node *node)
{
    if (node->kind == NODE_TEXT) {
        compile_characters(loading, parent, node);
        return;
    }
    if (!words_have(text_of(vocabulary[parent->kind].children), node->name)) {
        report_element(loading, node, parent->kind);
        return;
    }
    enum element_kind kind = ELEMENT_LAYOUT;
    for (int i = 0; i < ELEMENT_KIND_COUNT; i++)
        if (text_is(node->name, element_name((enum element_kind)i))) kind = (enum element_kind)i;
    struct element *element = add_element(loading, parent, kind, node);
    take_attributes(loading, element);
    compile_children(loading, element);
}

static void compile_children(struct loading *loading, struct element *element)
{
    for (const struct node *child = element->node->first; child; child = child->next)
        compile_node(loading, element, child);
}

/* -- the head of a definition ----------------------------------------------------------------------------------------- */

static void take_face(struct loading *loading, const struct element *element)
{
    styles_take_face(&loading->naming, element);
}

static void take_colour(struct loading *loading, const struct element *element)
{
    styles_take_colour(&loading->naming, element);
}

static void take_style(struct loading *loading, const struct element *element)
{
    styles_take_style(&loading->naming, element);
}

static void take_part(struct loading *loading, const struct element *element)
{
    parts_take(&loading->parts, (struct element *)(size_t)element);
}

static void take_page(struct loading *loading, const struct element *element)
{
    struct layout *layout = loading->layout;
    for (size_t i = 0; i < layout->page_count; i++) {
        if (!text_equal(element_value(layout->pages[i], WORD_NAME), element_value(element, WORD_NAME)))
            continue;
        layout->pages[i] = element;
        return;
    }
    size_t count = layout->page_count;
    if (!definition_has_room(loading->arena, loading->diagnostics, element, count, MOST_PAGES)) return;
    layout->pages = arena_grow(loading->arena, layout->pages, count, count + 1, &loading->page_capacity,
                               sizeof *layout->pages);
    layout->pages[layout->page_count++] = element;
}

static void take_description(struct loading *loading, const struct element *element)
{
    struct text content = text_trim(node_content(loading->arena, element->node));
    loading->layout->descriptions[text_is(element_value(element, WORD_LANG), "en")] = content;
}

static void take_title(struct loading *loading, const struct element *element)
{
    loading->layout->title = element;
}

static void take_workbook(struct loading *loading, const struct element *element)
{
    loading->layout->workbook = element;
}

/* What stands before the body; the binder takes the blocks, in their order. */
static void take_head(struct loading *loading, const struct element *element)
{
    static void (*const takers[ELEMENT_KIND_COUNT])(struct loading *, const struct element *) = {
        [ELEMENT_DESCRIPTION] = take_description,
        [ELEMENT_FACE] = take_face,
        [ELEMENT_COLOUR] = take_colour,
        [ELEMENT_STYLE] = take_style,
        [ELEMENT_PAGE] = take_page,
        [ELEMENT_TITLE] = take_title,
        [ELEMENT_WORKBOOK] = take_workbook,
        [ELEMENT_PART] = take_part,
    };
    if (takers[element->kind]) takers[element->kind](loading, element);
}

static void take_layout_attributes(struct loading *loading, const struct element *root)
{
    struct layout *layout = loading->layout;
    if (element_has(root, WORD_OUTPUTS)) layout->outputs = element_value(root, WORD_OUTPUTS);
    if (element_has(root, WORD_FILE)) layout->file = root;
    if (element_has(root, WORD_UNSHOWN))
        layout->report_unshown = text_is(element_value(root, WORD_UNSHOWN), "warn");
    int numerals = words_index(TEXT("as-written half full mixed"), element_value(root, WORD_NUMERALS));
    if (numerals >= 0) {
        layout->numerals_given = true;
        layout->numerals = (enum numerals)numerals;
    }
    if (text_is(element_value(root, WORD_PER), "department")) layout->per_department = true;
    layout->abstract = element_yes(root, WORD_ABSTRACT);
}

/* -- files --------------------------------------------------------------------------------------------------------- */

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
        if (words_have(TEXT(BLOCKS_), text_of(element_name(child->kind)))) return true;
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
    struct element *element = add_element(loading, NULL, ELEMENT_LAYOUT, link->root);
    link->element = element;
    take_attributes(loading, element);
    compile_children(loading, element);
    take_layout_attributes(loading, element);
    for (const struct element *child = element->first; child; child = child->next)
        take_head(loading, child);
    parts_find_used(&loading->parts, element);
    take_body(loading, element);
}

const struct layout *layout_load(struct arena *arena, struct diagnostics *diagnostics,
                                 const struct layout_search *search, const char *name)
{
    struct layout *layout = ARENA_NEW(arena, struct layout);
    struct loading loading = {.arena = arena,
                              .diagnostics = diagnostics,
                              .search = search,
                              .layout = layout,
                              .naming = {.arena = arena, .diagnostics = diagnostics, .layout = layout},
                              .parts = {.arena = arena, .diagnostics = diagnostics, .layout = layout}};
    layout->name = text_of(arena_copy(arena, name, strlen(name)));
    layout->arena = arena;
    layout->colours[COLOUR_WHITE] = 0xFFFFFF;
    layout->outputs = TEXT("pdf");
    size_t errors = diagnostics->count[SEVERITY_ERROR];
    if (!read_chain(&loading, layout->name)) return NULL;
    for (size_t i = loading.link_count;
         i-- > 0;) /* what a definition extends comes first, so that it can be changed */
        take_link(&loading, &loading.chain[i]);
    for (size_t i = loading.link_count; i-- > 0;)
        definition_check(arena, diagnostics, layout, loading.chain[i].element);
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

bool layout_makes(const struct layout *layout, enum output_format format)
{
    return words_have(layout->outputs, format == OUTPUT_PDF ? TEXT("pdf") : TEXT("xlsx"));
}

const char *const *layout_faces(const struct layout *layout, size_t *count)
{
    *count = layout->face_count;
    return layout->faces;
}
