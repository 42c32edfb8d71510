/* definition.c: reads a definition and those it extends, checks every word of it, and compiles it. */
#include "definition_check.h"
#include "words.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct element_words {
    const char *name, *children, *attributes;
};

static const struct element_words vocabulary[ELEMENT_KIND_COUNT] = {
#define X(kind, name, children, attributes) {name, children, attributes},
    LAYOUT_ELEMENTS(X)
#undef X
};

static const char *const word_names[WORD_COUNT] = {
#define X(word, name) name,
    LAYOUT_ATTRIBUTES(X)
#undef X
};

enum { LONGEST_CHAIN = 8, MOST_DEFINITIONS = 200 };

struct loading {
    struct arena *arena;
    struct diagnostics *diagnostics;
    const struct layout_search *search;
    struct layout *layout;
    struct text chain[LONGEST_CHAIN]; /* names on the way up, to find loops */
    size_t depth;
    struct element *roots[LONGEST_CHAIN]; /* what was read, that which extends nothing first */
    size_t root_count;
};

const char *element_name(enum element_kind kind)
{
    return vocabulary[kind].name;
}

const char *word_name(enum word word)
{
    return word_names[word];
}

bool word_of(struct text name, enum word *word)
{
    for (int i = 0; i < WORD_COUNT; i++) {
        if (!text_is(name, word_names[i])) continue;
        *word = (enum word)i;
        return true;
    }
    return false;
}

const struct compiled_word *element_compiled(const struct element *element, enum word word)
{
    const struct compiled_word *compiled = element->compiled;
    while (compiled && compiled->word != word)
        compiled = compiled->next;
    return compiled;
}

struct text element_value(const struct element *element, enum word word)
{
    return element->attributes[word] ? element->attributes[word]->value : (struct text){NULL, 0};
}

bool element_has(const struct element *element, enum word word)
{
    return element->attributes[word] != NULL;
}

bool element_yes(const struct element *element, enum word word)
{
    return text_is(element_value(element, word), "yes");
}

int element_number(const struct element *element, enum word word, int otherwise)
{
    struct decimal number;
    struct text value = element_value(element, word);
    if (value.length == 0 || !decimal_parse(value, &number) || number.scale != 0) return otherwise;
    if (number.units < -30000 || number.units > 30000) return otherwise;
    return (int)number.units;
}

const struct style *layout_style(const struct layout *layout, struct text name)
{
    for (size_t i = 0; i < layout->style_count; i++)
        if (text_equal(layout->styles[i].name, name)) return &layout->styles[i];
    return NULL;
}

/* -- elements and attributes ------------------------------------------------------------------------------------ */

static void report_element(struct loading *loading, const struct node *node, enum element_kind parent)
{
    struct text allowed = text_of(vocabulary[parent].children);
    if (text_starts(allowed, TEXT("#text "))) allowed = text_slice(allowed, strlen("#text "), allowed.length);
    DIAG(loading->diagnostics, ELEMENT_UNKNOWN, .at = node->at,
         .arguments = {node->name, text_of(vocabulary[parent].name), words_list(loading->arena, allowed),
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
                 .arguments = {attribute->name, text_of(vocabulary[element->kind].name),
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
             .arguments = {text_trim(node->text), text_of(vocabulary[parent->kind].name)});
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
        if (text_is(node->name, vocabulary[i].name)) kind = (enum element_kind)i;
    struct element *element = add_element(loading, parent, kind, node);
    take_attributes(loading, element);
    compile_children(loading, element);
}

static void compile_children(struct loading *loading, struct element *element)
{
    for (const struct node *child = element->node->first; child; child = child->next)
        compile_node(loading, element, child);
}

/* -- the head of a definition: faces, colours, styles, pages ------------------------------------------------------ */

static void *grown(struct arena *arena, const void *old, size_t count, size_t size)
{
    char *array = arena_array(arena, count + 1, size);
    if (count) memcpy(array, old, count * size);
    return array;
}

static void invalid(struct loading *loading, const struct element *element, enum word word,
                    struct text allowed)
{
    definition_report_value(loading->arena, loading->diagnostics, element, word, allowed);
}

static void take_face(struct loading *loading, const struct element *element)
{
    struct layout *layout = loading->layout;
    struct text name = element_value(element, WORD_NAME), fallback = element_value(element, WORD_FALLBACK);
    struct text chain = element_value(element, WORD_FONT);
    if (fallback.length)
        chain = text_format(loading->arena, "%.*s|%.*s", TEXT_ARG(chain), TEXT_ARG(fallback));
    size_t at = 0;
    while (at < layout->face_count && !text_equal(layout->face_names[at], name))
        at++;
    if (at == layout->face_count) {
        layout->faces = grown(loading->arena, layout->faces, at, sizeof *layout->faces);
        layout->face_names = grown(loading->arena, layout->face_names, at, sizeof *layout->face_names);
        layout->face_names[at] = name;
        layout->face_count++;
    }
    layout->faces[at] = arena_copy(loading->arena, chain.at, chain.length);
}

static void take_colour(struct loading *loading, const struct element *element)
{
    int role = words_index(TEXT(COLOURS_), element_value(element, WORD_ROLE));
    struct text rgb = element_value(element, WORD_RGB);
    if (role < 0) return; /* reported with all other values */
    uint32_t value = 0;
    bool fine = rgb.length == 7 && rgb.at[0] == '#';
    for (size_t i = 1; fine && i < 7; i++) {
        const char *digits = "0123456789abcdef0123456789ABCDEF";
        const char *digit = strchr(digits, rgb.at[i]);
        fine = digit && *digit;
        if (fine) value = value << 4 | (uint32_t)((digit - digits) % 16);
    }
    if (!fine)
        invalid(loading, element, WORD_RGB, TEXT("#RRGGBB"));
    else
        loading->layout->colours[role] = value;
}

static void take_length(struct loading *loading, const struct element *element, enum word word, int32_t em,
                        int32_t *length)
{
    if (!element_has(element, word)) return;
    if (measure_parse(element_value(element, word), em, length)) return;
    DIAG(loading->diagnostics, MEASURE_UNREADABLE, .at = element->attributes[word]->value_at,
         .arguments = {element_value(element, word)});
}

/* The number of the word among those of the list; unchanged when it is none (reported with all other values). */
static void take_choice(const struct element *element, enum word word, struct text list, int *choice)
{
    int index = words_index(list, element_value(element, word));
    if (index >= 0) *choice = index;
}

static void take_style_face(struct loading *loading, const struct element *element, struct style *style)
{
    if (!element_has(element, WORD_FACE)) return;
    struct text_buffer names = {.arena = loading->arena};
    for (size_t i = 0; i < loading->layout->face_count; i++) {
        if (text_equal(loading->layout->face_names[i], element_value(element, WORD_FACE))) {
            style->role = (uint8_t)i;
            style->bold = strstr(loading->layout->faces[i], ":bold") != NULL;
            return;
        }
        buffer_format(&names, "%.*s ", TEXT_ARG(loading->layout->face_names[i]));
    }
    invalid(loading, element, WORD_FACE, buffer_text(&names));
}

static void take_style_lengths(struct loading *loading, const struct element *element, struct style *style)
{
    take_length(loading, element, WORD_SIZE, style->size, &style->size);
    if (element_has(element, WORD_LEADING))
        take_length(loading, element, WORD_LEADING, style->size, &style->leading);
    take_length(loading, element, WORD_FIRST_INDENT, 1000, &style->first_indent);
    take_length(loading, element, WORD_LATIN_GAP, 1000, &style->latin_gap);
    take_length(loading, element, WORD_TRACKING, 1000, &style->tracking);
    take_length(loading, element, WORD_INDENT, style->size, &style->indent);
    take_length(loading, element, WORD_BEFORE, style->size, &style->before);
    take_length(loading, element, WORD_AFTER, style->size, &style->after);
}

static struct text style_names(struct loading *loading)
{
    struct text_buffer names = {.arena = loading->arena};
    for (size_t i = 0; i < loading->layout->style_count; i++)
        buffer_format(&names, "%.*s ", TEXT_ARG(loading->layout->styles[i].name));
    return buffer_text(&names);
}

static void take_style(struct loading *loading, const struct element *element)
{
    struct layout *layout = loading->layout;
    struct text name = element_value(element, WORD_NAME), extends = element_value(element, WORD_EXTENDS);
    struct style style = {.size = 10500, .leading = 18000};
    const struct style *parent = layout_style(layout, extends.length ? extends : name);
    if (extends.length && !parent) {
        DIAG(loading->diagnostics, STYLE_UNKNOWN, .at = element->attributes[WORD_EXTENDS]->value_at,
             .arguments = {extends, words_suggestion(loading->arena, style_names(loading), extends)});
    }
    if (parent) style = *parent;
    style.name = name;
    int align = (int)style.align, hang = (int)style.hang, colour = -1;
    take_style_face(loading, element, &style);
    take_style_lengths(loading, element, &style);
    take_choice(element, WORD_ALIGN, TEXT("start center end justify spread"), &align);
    take_choice(element, WORD_HANG, TEXT("none marker"), &hang);
    take_choice(element, WORD_COLOUR, TEXT(COLOURS_), &colour);
    style.align = (enum align)align;
    style.hang = (enum hang)hang;
    if (colour >= 0) style.rgb = layout->colours[colour];
    if (element_has(element, WORD_PHRASE)) style.phrase = element_yes(element, WORD_PHRASE);
    if (element_has(element, WORD_KEEP_NEXT)) style.keep_next = element_yes(element, WORD_KEEP_NEXT);
    if (element_has(element, WORD_HANGING_PUNCTUATION))
        style.hanging_punctuation = element_yes(element, WORD_HANGING_PUNCTUATION);
    struct style *known = (struct style *)(size_t)layout_style(layout, name);
    if (!known) {
        layout->styles = grown(loading->arena, layout->styles, layout->style_count, sizeof style);
        known = &layout->styles[layout->style_count++];
    }
    *known = style;
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
    layout->pages = grown(loading->arena, layout->pages, layout->page_count, sizeof *layout->pages);
    layout->pages[layout->page_count++] = element;
}

static const struct element *part_named(const struct layout *layout, struct text name)
{
    for (size_t i = layout->part_count;
         i-- > 0;) /* a later one of the same name takes the place of an earlier one */
        if (text_equal(element_value(layout->parts[i], WORD_NAME), name)) return layout->parts[i];
    return NULL;
}

static void find_used_parts(struct loading *loading, struct element *element)
{
    struct layout *layout = loading->layout;
    if (element->kind == ELEMENT_USE) {
        struct text_buffer names = {.arena = loading->arena};
        element->part = part_named(layout, element_value(element, WORD_PART));
        for (size_t i = 0; i < layout->part_count; i++) {
            buffer_add(&names, element_value(layout->parts[i], WORD_NAME));
            buffer_add(&names, TEXT(" "));
        }
        if (!element->part && element_has(element, WORD_PART))
            invalid(loading, element, WORD_PART, buffer_text(&names));
    }
    for (struct element *child = element->first; child; child = child->next)
        if (child->kind != ELEMENT_PART) find_used_parts(loading, child);
}

static void take_part(struct loading *loading, const struct element *element)
{
    struct layout *layout = loading->layout;
    find_used_parts(loading,
                    (struct element *)(size_t)element); /* before it is known itself: no part uses itself */
    layout->parts = grown(loading->arena, layout->parts, layout->part_count, sizeof *layout->parts);
    layout->parts[layout->part_count++] = element;
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
    int numerals = -1, per = -1;
    if (element_has(root, WORD_OUTPUTS)) layout->outputs = element_value(root, WORD_OUTPUTS);
    if (element_has(root, WORD_FILE)) layout->file = root;
    if (element_has(root, WORD_UNSHOWN))
        layout->report_unshown = text_is(element_value(root, WORD_UNSHOWN), "warn");
    take_choice(root, WORD_NUMERALS, TEXT("as-written half full mixed"), &numerals);
    if (numerals >= 0) {
        layout->numerals_given = true;
        layout->numerals = (enum numerals)numerals;
    }
    take_choice(root, WORD_PER, TEXT("department"), &per);
    if (per >= 0) layout->per_department = true;
    layout->abstract = element_yes(root, WORD_ABSTRACT);
}

/* -- files --------------------------------------------------------------------------------------------------------- */

static bool readable(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file) fclose(file);
    return file != NULL;
}

static const char *find_file(struct loading *loading, struct text name)
{
    for (size_t i = 0; i < name.length; i++)
        if (name.at[i] == '/' || (name.at[i] == '.' && i == 0)) return NULL;
    for (size_t i = 0; i < loading->search->directory_count; i++) {
        struct text path =
            text_format(loading->arena, "%s/%.*s.xml", loading->search->directories[i], TEXT_ARG(name));
        if (readable(path.at)) return path.at;
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
    DIAG(loading->diagnostics, LAYOUT_UNKNOWN, .at = at,
         .arguments = {name, words_list(loading->arena, all), words_suggestion(loading->arena, all, name)});
}

static bool has_blocks(const struct element *root)
{
    for (const struct element *child = root->first; child; child = child->next)
        if (words_have(TEXT(BLOCKS_), text_of(vocabulary[child->kind].name))) return true;
    return false;
}

/* The body is that of the last definition of the chain that has one: a definition that only changes styles or pages
 * keeps the blocks of the one it extends. */
static void take_body(struct loading *loading, const struct element *root)
{
    if (has_blocks(root) || !loading->layout->body) loading->layout->body = root;
}

static struct element *load_file(struct loading *loading, struct text name, struct position from);

/* What a definition extends comes first, so that it can be changed. */
static void load_parent(struct loading *loading, const struct node *root)
{
    const struct node_attribute *extends = node_lookup(root, "extends");
    if (!extends) return;
    for (size_t i = 0; i < loading->depth; i++) {
        if (!text_equal(loading->chain[i], extends->value)) continue;
        DIAG(loading->diagnostics, LAYOUT_LOOP, .at = extends->value_at, .arguments = {extends->value});
        return;
    }
    if (loading->depth == LONGEST_CHAIN) {
        DIAG(loading->diagnostics, LAYOUT_LOOP, .at = extends->value_at, .arguments = {extends->value});
        return;
    }
    load_file(loading, extends->value, extends->value_at);
}

static struct element *load_file(struct loading *loading, struct text name, struct position from)
{
    const char *path = find_file(loading, name);
    if (!path) {
        report_unknown_layout(loading, name, from);
        return NULL;
    }
    loading->chain[loading->depth++] = name;
    struct node *root = loading->search->read(loading->search->context, path);
    if (!root) return NULL;
    if (!node_is(root, "layout")) {
        DIAG(loading->diagnostics, ELEMENT_UNKNOWN, .at = root->at,
             .arguments = {root->name, TEXT("#document"), TEXT("layout")});
        return NULL;
    }
    load_parent(loading, root);
    if (loading->root_count == LONGEST_CHAIN) return NULL; /* load_parent said so */
    struct element *element = add_element(loading, NULL, ELEMENT_LAYOUT, root);
    take_attributes(loading, element);
    compile_children(loading, element);
    take_layout_attributes(loading, element);
    for (const struct element *child = element->first; child; child = child->next)
        take_head(loading, child);
    find_used_parts(loading, element);
    take_body(loading, element);
    loading->roots[loading->root_count++] = element;
    return element;
}

const struct layout *layout_load(struct arena *arena, struct diagnostics *diagnostics,
                                 const struct layout_search *search, const char *name)
{
    struct layout *layout = ARENA_NEW(arena, struct layout);
    struct loading loading = {.arena = arena, .diagnostics = diagnostics, .search = search, .layout = layout};
    layout->name = text_of(arena_copy(arena, name, strlen(name)));
    layout->arena = arena;
    layout->colours[COLOUR_WHITE] = 0xFFFFFF;
    layout->outputs = TEXT("pdf");
    size_t errors = diagnostics->count[SEVERITY_ERROR];
    if (!load_file(&loading, layout->name, (struct position){NULL, 0})) return NULL;
    for (size_t i = 0; i < loading.root_count; i++)
        definition_check(arena, diagnostics, layout, loading.roots[i]);
    return diagnostics->count[SEVERITY_ERROR] == errors ? layout : NULL;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool is_listed(const char **names, size_t count, struct text name)
{
    for (size_t i = 0; i < count; i++)
        if (text_is(name, names[i])) return true;
    return false;
}

static size_t list_directory(struct arena *arena, const char *path, const char **names, size_t count)
{
    DIR *directory = opendir(path);
    if (!directory) return count;
    for (struct dirent *entry = readdir(directory); entry; entry = readdir(directory)) {
        struct text file = text_of(entry->d_name);
        if (!text_ends(file, TEXT(".xml")) || count == MOST_DEFINITIONS) continue;
        struct text name = text_slice(file, 0, file.length - 4);
        if (text_is(name, "base") || is_listed(names, count, name)) continue;
        names[count++] = arena_copy(arena, name.at, name.length);
    }
    closedir(directory);
    return count;
}

const char **layout_names(struct arena *arena, const struct layout_search *search, size_t *count)
{
    const char **names = ARENA_ARRAY(arena, const char *, MOST_DEFINITIONS);
    *count = 0;
    for (size_t i = 0; i < search->directory_count; i++)
        *count = list_directory(arena, search->directories[i], names, *count);
    qsort(names, *count, sizeof *names, by_name);
    return names;
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
