/* head.c: takes what stands before the body of a definition; the binder takes the blocks, in their order. */
#include "head.h"

enum { MOST_PAGES = 256 };

struct head head_open(struct arena *arena, struct diagnostics *diagnostics, struct layout *layout)
{
    layout->colours[COLOUR_WHITE] = 0xFFFFFF;
    layout->outputs = 1u << OUTPUT_PDF;
    return (struct head){.arena = arena,
                         .diagnostics = diagnostics,
                         .layout = layout,
                         .naming = {.arena = arena, .diagnostics = diagnostics, .layout = layout},
                         .parts = {.arena = arena, .diagnostics = diagnostics, .layout = layout}};
}

static void take_face(struct head *head, struct element *element)
{
    styles_take_face(&head->naming, element);
}

static void take_colour(struct head *head, struct element *element)
{
    styles_take_colour(&head->naming, element);
}

static void take_style(struct head *head, struct element *element)
{
    styles_take_style(&head->naming, element);
}

static void take_part(struct head *head, struct element *element)
{
    parts_take(&head->parts, element);
}

static void take_page(struct head *head, struct element *element)
{
    struct layout *layout = head->layout;
    for (size_t i = 0; i < layout->page_count; i++) {
        if (!text_equal(element_value(layout->pages[i], WORD_NAME), element_value(element, WORD_NAME)))
            continue;
        layout->pages[i] = element;
        return;
    }
    size_t count = layout->page_count;
    if (!element_has_room(head->arena, head->diagnostics, element, count, MOST_PAGES)) return;
    layout->pages =
        arena_grow(head->arena, layout->pages, count, count + 1, &head->page_capacity, sizeof *layout->pages);
    layout->pages[layout->page_count++] = element;
}

static void take_description(struct head *head, struct element *element)
{
    struct text content = text_trim(node_content(head->arena, element->node));
    head->layout->descriptions[element_choice(element, WORD_LANG, LANGUAGE_JA)] = content;
}

static void take_title(struct head *head, struct element *element)
{
    head->layout->title = element;
}

static void take_workbook(struct head *head, struct element *element)
{
    head->layout->workbook = element;
}

static void take_attributes(struct layout *layout, const struct element *root)
{
    const struct element_word *outputs = element_word(root, WORD_OUTPUTS);
    int numerals = element_choice(root, WORD_NUMERALS, -1);
    if (outputs) layout->outputs = outputs->choices;
    if (element_has(root, WORD_FILE)) layout->file = root;
    if (element_has(root, WORD_UNSHOWN)) layout->report_unshown = element_choice(root, WORD_UNSHOWN, 0);
    if (numerals >= 0) {
        layout->numerals_given = true;
        layout->numerals = (enum numerals)numerals;
    }
    layout->per_department |= element_choice(root, WORD_PER, 0);
    layout->abstract = element_yes(root, WORD_ABSTRACT);
}

void head_take(struct head *head, const struct element *root)
{
    static void (*const takers[ELEMENT_KIND_COUNT])(struct head *, struct element *) = {
        [ELEMENT_DESCRIPTION] = take_description,
        [ELEMENT_FACE] = take_face,
        [ELEMENT_COLOUR] = take_colour,
        [ELEMENT_STYLE] = take_style,
        [ELEMENT_PAGE] = take_page,
        [ELEMENT_TITLE] = take_title,
        [ELEMENT_WORKBOOK] = take_workbook,
        [ELEMENT_PART] = take_part,
    };
    take_attributes(head->layout, root);
    for (struct element *child = root->first; child; child = child->next)
        if (takers[child->kind]) takers[child->kind](head, child);
}
