/* styles.c: what the head of a definition names: faces, colours, styles. Each takes the place of one of the same
 * name in the definition that is extended. */
#include "styles.h"
#include "words.h"

#include <string.h>

enum { MOST_FACES = 255, MOST_STYLES = 4096 };

static void invalid(struct naming *naming, const struct element *element, enum word word, struct text allowed)
{
    element_report_value(naming->arena, naming->diagnostics, element, word, allowed);
}

void styles_take_face(struct naming *naming, const struct element *element)
{
    struct layout *layout = naming->layout;
    struct text name = element_value(element, WORD_NAME), fallback = element_value(element, WORD_FALLBACK);
    struct text chain = element_value(element, WORD_FONT);
    if (fallback.length) chain = text_format(naming->arena, "%.*s|%.*s", TEXT_ARG(chain), TEXT_ARG(fallback));
    size_t at = 0;
    while (at < layout->face_count && !text_equal(layout->face_names[at], name))
        at++;
    if (at == layout->face_count) {
        if (!element_has_room(naming->arena, naming->diagnostics, element, at, MOST_FACES)) return;
        layout->faces = arena_grow(naming->arena, layout->faces, at, at + 1, &naming->face_capacity,
                                   sizeof *layout->faces);
        layout->face_names = arena_grow(naming->arena, layout->face_names, at, at + 1, &naming->name_capacity,
                                        sizeof *layout->face_names);
        layout->face_names[at] = name;
        layout->face_count++;
    }
    layout->faces[at] = arena_copy(naming->arena, chain.at, chain.length);
}

void styles_take_colour(struct naming *naming, const struct element *element)
{
    int role = element_choice(element, WORD_ROLE, -1);
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
        invalid(naming, element, WORD_RGB, TEXT("#RRGGBB"));
    else
        naming->layout->colours[role] = value;
}

static void take_length(struct naming *naming, const struct element *element, enum word word, int32_t em,
                        int32_t *length)
{
    const struct element_word *held = element_word(element, word);
    if (!held) return;
    if (held->readable) {
        int32_t wanted = measure_in(&held->length, em);
        if (element_check_length(naming->arena, naming->diagnostics, element, word, wanted)) *length = wanted;
        return;
    }
    DIAG(naming->diagnostics, MEASURE_UNREADABLE, .at = held->at, .arguments = {held->written});
}

static void take_style_face(struct naming *naming, const struct element *element, struct style *style)
{
    if (!element_has(element, WORD_FACE)) return;
    struct text_buffer names = {.arena = naming->arena};
    for (size_t i = 0; i < naming->layout->face_count; i++) {
        if (text_equal(naming->layout->face_names[i], element_value(element, WORD_FACE))) {
            style->role = (uint8_t)i;
            style->bold = strstr(naming->layout->faces[i], ":bold") != NULL;
            return;
        }
        buffer_format(&names, "%.*s ", TEXT_ARG(naming->layout->face_names[i]));
    }
    invalid(naming, element, WORD_FACE, buffer_text(&names));
}

static void take_style_lengths(struct naming *naming, const struct element *element, struct style *style)
{
    take_length(naming, element, WORD_SIZE, style->size, &style->size);
    if (element_has(element, WORD_LEADING))
        take_length(naming, element, WORD_LEADING, style->size, &style->leading);
    take_length(naming, element, WORD_FIRST_INDENT, 1000, &style->first_indent);
    take_length(naming, element, WORD_LATIN_GAP, 1000, &style->latin_gap);
    take_length(naming, element, WORD_TRACKING, 1000, &style->tracking);
    take_length(naming, element, WORD_INDENT, style->size, &style->indent);
    take_length(naming, element, WORD_BEFORE, style->size, &style->before);
    take_length(naming, element, WORD_AFTER, style->size, &style->after);
}

static void take_style_choices(struct naming *naming, const struct element *element, struct style *style)
{
    int colour = element_choice(element, WORD_COLOUR, -1);
    if (colour >= 0) style->rgb = naming->layout->colours[colour];
    style->align = (enum align)element_choice(element, WORD_ALIGN, (int)style->align);
    style->hang = (enum hang)element_choice(element, WORD_HANG, (int)style->hang);
    style->phrase = element_choice(element, WORD_PHRASE, style->phrase);
    style->keep_next = element_choice(element, WORD_KEEP_NEXT, style->keep_next);
    style->hanging_punctuation =
        element_choice(element, WORD_HANGING_PUNCTUATION, style->hanging_punctuation);
}

/* Which style has the name; as many as there are: none. */
static size_t style_index(const struct layout *layout, struct text name)
{
    size_t at = 0;
    while (at < layout->style_count && !text_equal(layout->styles[at].name, name))
        at++;
    return at;
}

const struct style *layout_style(const struct layout *layout, struct text name)
{
    return style_named(layout->styles, layout->style_count, name);
}

static struct text style_names(struct naming *naming)
{
    struct text_buffer names = {.arena = naming->arena};
    for (size_t i = 0; i < naming->layout->style_count; i++)
        buffer_format(&names, "%.*s ", TEXT_ARG(naming->layout->styles[i].name));
    return buffer_text(&names);
}

void styles_take_style(struct naming *naming, const struct element *element)
{
    struct layout *layout = naming->layout;
    struct text name = element_value(element, WORD_NAME), extends = element_value(element, WORD_EXTENDS);
    struct style style = {.size = BODY_EM, .leading = 18000};
    const struct style *parent = layout_style(layout, extends.length ? extends : name);
    if (extends.length && !parent) {
        DIAG(naming->diagnostics, STYLE_UNKNOWN, .at = element_at(element, WORD_EXTENDS),
             .arguments = {extends, words_suggestion(naming->arena, style_names(naming), extends)});
    }
    if (parent) style = *parent;
    style.name = name;
    take_style_face(naming, element, &style);
    take_style_lengths(naming, element, &style);
    take_style_choices(naming, element, &style);
    size_t at = style_index(layout, name), count = layout->style_count;
    if (at == count) {
        if (!element_has_room(naming->arena, naming->diagnostics, element, count, MOST_STYLES)) return;
        layout->styles = arena_grow(naming->arena, layout->styles, count, count + 1, &naming->style_capacity,
                                    sizeof style);
        layout->style_count++;
    }
    layout->styles[at] = style;
}

static const struct style *named_or(const struct layout *layout, struct text name,
                                    const struct style *otherwise)
{
    const struct style *style = layout_style(layout, name);
    return style ? style : otherwise;
}

static const struct style *beside(struct arena *arena, const struct layout *layout, const struct style *style,
                                  const char *end)
{
    return named_or(layout, text_format(arena, "%.*s-%s", TEXT_ARG(style->name), end), style);
}

static const struct style *plain_of(const struct layout *layout, const struct style *style)
{
    struct text bold = TEXT("-bold");
    if (!text_ends(style->name, bold)) return style;
    return named_or(layout, text_slice(style->name, 0, style->name.length - bold.length), style);
}

void styles_relate(struct arena *arena, struct layout *layout)
{
    static const char *const looks[LOOK_COUNT] = {
#define X(look, name) name,
        LAYOUT_LOOKS(X)
#undef X
    };
    struct style_kin *kin = ARENA_ARRAY(arena, struct style_kin, layout->style_count);
    for (size_t i = 0; i < layout->style_count; i++) {
        const struct style *style = &layout->styles[i];
        kin[i] = (struct style_kin){.bold = beside(arena, layout, style, "bold"),
                                    .number = beside(arena, layout, style, "number"),
                                    .half = beside(arena, layout, style, "half"),
                                    .plain = plain_of(layout, style)};
    }
    for (int i = 0; i < LOOK_COUNT; i++)
        layout->looks[i] = named_or(layout, text_of(looks[i]), layout->styles);
    layout->kin = kin;
}
