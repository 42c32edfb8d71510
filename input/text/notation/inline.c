/* inline.c: brackets in running text. */
#include "inline.h"

#include <string.h>

#define OPEN_BRACKET  "\xEF\xBC\xBB" /* ［ */
#define CLOSE_BRACKET "\xEF\xBC\xBD" /* ］ */
#define BAR           "\xEF\xBD\x9C" /* ｜ */
#define COLON         "\xEF\xBC\x9A" /* ： */

static bool stands(struct text text, size_t at, const char *mark)
{
    return text.length - at >= 3 && memcmp(text.at + at, mark, 3) == 0;
}

static bool is_mark(struct text text, size_t at)
{
    return stands(text, at, OPEN_BRACKET) || stands(text, at, CLOSE_BRACKET) || stands(text, at, BAR);
}

static bool escapes(struct text text, size_t at)
{
    return text.at[at] == '\\' && is_mark(text, at + 1);
}

bool inline_bracket(struct text text, struct bracket *bracket)
{
    if (!stands(text, 0, OPEN_BRACKET)) return false;
    size_t colon = SIZE_MAX;
    for (size_t i = 3; i < text.length; i++) {
        if (escapes(text, i)) {
            i += 3;
            continue;
        }
        if (stands(text, i, OPEN_BRACKET)) return false; /* keeps the search linear: brackets do not nest */
        if (colon == SIZE_MAX && stands(text, i, COLON)) colon = i;
        if (!stands(text, i, CLOSE_BRACKET)) continue;
        bracket->has_argument = colon != SIZE_MAX;
        bracket->word = text_slice(text, 3, (colon == SIZE_MAX ? i : colon) - 3);
        bracket->argument =
            colon == SIZE_MAX ? (struct text){NULL, 0} : text_slice(text, colon + 3, i - colon - 3);
        bracket->after = text_slice(text, i + 3, text.length);
        return true;
    }
    return false;
}

struct text inline_plain(struct arena *arena, struct text text)
{
    if (text.length == 0 || !memchr(text.at, '\\', text.length)) return text;
    char *out = arena_alloc(arena, text.length + 1);
    size_t length = 0;
    for (size_t i = 0; i < text.length; i++)
        if (!escapes(text, i)) out[length++] = text.at[i];
    return (struct text){out, length};
}

/* The argument's two sides of an unescaped ｜. */
static bool split_at_bar(struct text argument, struct text *left, struct text *right)
{
    for (size_t i = 0; i < argument.length; i++) {
        if (escapes(argument, i)) {
            i += 3;
        } else if (stands(argument, i, BAR)) {
            *left = text_slice(argument, 0, i);
            *right = text_slice(argument, i + 3, argument.length);
            return true;
        }
    }
    *left = argument;
    *right = (struct text){NULL, 0};
    return false;
}

static struct node *child(struct arena *arena, struct node *parent, const char *name, struct position at)
{
    struct node *node = ARENA_NEW(arena, struct node);
    node->kind = name ? NODE_ELEMENT : NODE_TEXT;
    node->name = text_of(name);
    node->at = at;
    node->parent = parent;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
    return node;
}

static void add_text(struct arena *arena, struct node *parent, struct text text, struct position at)
{
    if (text.length) child(arena, parent, NULL, at)->text = text;
}

static void set_attribute(struct arena *arena, struct node *node, const char *name, struct text value)
{
    node->attributes = ARENA_NEW(arena, struct node_attribute);
    *node->attributes = (struct node_attribute){text_of(name), value, node->at, node->at};
    node->attribute_count = 1;
}

/* The character of U+0009, 0 when it is not written so. */
static uint32_t named_character(struct text name)
{
    if (!text_starts(name, TEXT("U+")) || name.length < 3 || name.length > 8) return 0;
    uint32_t c = 0;
    for (size_t i = 2; i < name.length; i++) {
        const char *digit = strchr("0123456789ABCDEF", name.at[i]);
        if (!digit || !*digit) return 0;
        c = c * 16 + (uint32_t)(digit - "0123456789ABCDEF");
    }
    return c < 0x110000 && (c < 0xD800 || c > 0xDFFF) ? c : 0;
}

enum marked { MARKED_NOT, MARKED_BREAK, MARKED_EM, MARKED_REFERENCE, MARKED_RUBY, MARKED_CHARACTER };

static enum marked marked_as(const struct bracket *bracket)
{
    struct text left, right;
    bool bar = split_at_bar(bracket->argument, &left, &right);
    if (!bracket->has_argument) return text_is(bracket->word, "改行") ? MARKED_BREAK : MARKED_NOT;
    if (text_is(bracket->word, "参照")) return MARKED_REFERENCE;
    if (text_is(bracket->word, "強調") && !bar) return MARKED_EM;
    if (text_is(bracket->word, "ルビ") && bar) return MARKED_RUBY;
    return text_is(bracket->word, "文字") && named_character(left) ? MARKED_CHARACTER : MARKED_NOT;
}

static void add_marked(struct arena *arena, struct node *parent, const struct bracket *bracket,
                       struct position at)
{
    static const char *const names[] = {NULL, "br", "em", "ref", "ruby", NULL};
    enum marked marked = marked_as(bracket);
    struct node *node = child(arena, parent, names[marked], at);
    struct text left, right;
    bool bar = split_at_bar(bracket->argument, &left, &right);
    add_text(arena, node, inline_plain(arena, left), at);
    if (bar) set_attribute(arena, node, marked == MARKED_RUBY ? "text" : "to", inline_plain(arena, right));
}

/* Plain text on its way to becoming one node: runs of the source, put together only where something was taken out. */
struct plain {
    struct arena *arena;
    struct node *parent;
    struct text_buffer pieces;
    struct text run;
    struct position at;
};

static void end_run(struct plain *plain)
{
    buffer_add(&plain->pieces, plain->run);
    plain->run.length = 0;
}

static void end_plain(struct plain *plain)
{
    if (plain->pieces.length) end_run(plain);
    add_text(plain->arena, plain->parent, plain->pieces.length ? buffer_text(&plain->pieces) : plain->run,
             plain->at);
    plain->pieces = (struct text_buffer){.arena = plain->arena};
    plain->run.length = 0;
}

void inline_read(struct arena *arena, struct node *parent, struct text text, struct position at)
{
    struct plain plain = {arena, parent, {.arena = arena}, {text.at, 0}, at};
    for (size_t i = 0; i < text.length;) {
        struct bracket bracket;
        struct position here = {at.source, at.offset + (uint32_t)i};
        if (escapes(text, i)) {
            end_run(&plain);
            plain.run = text_slice(text, i + 1, 3);
            i += 4;
            continue;
        }
        bool found =
            stands(text, i, OPEN_BRACKET) && inline_bracket(text_slice(text, i, text.length), &bracket);
        enum marked marked = found ? marked_as(&bracket) : MARKED_NOT;
        if (marked == MARKED_NOT) {
            if (plain.run.length == 0) plain.run.at = text.at + i;
            if (plain.run.length == 0 && plain.pieces.length == 0) plain.at = here;
            plain.run.length++;
            i++;
            continue;
        }
        if (marked == MARKED_CHARACTER) {
            end_run(&plain);
            buffer_add_char(&plain.pieces, named_character(bracket.argument));
        } else {
            end_plain(&plain);
            add_marked(arena, parent, &bracket, here);
        }
        i = text.length - bracket.after.length;
    }
    end_plain(&plain);
}

static bool begins_mark(struct text text)
{
    static const char *const words[] = {"参照：", "強調：", "ルビ：", "改行］", "文字："};
    if (!stands(text, 0, OPEN_BRACKET)) return false;
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (text_starts(text_slice(text, 3, text.length), text_of(words[i]))) return true;
    return false;
}

size_t inline_markup(struct text text)
{
    static const char *const left[] = {"<p>", "</p>", "<P>", "</P>", "<br>", "<br/>", "<BR>"};
    if (text.length == 0 || text.at[0] != '<') return 0;
    for (size_t i = 0; i < ARRAY_LEN(left); i++)
        if (text_starts(text, text_of(left[i]))) return strlen(left[i]);
    return 0;
}

/* What a line cannot hold: controls, the line ends of Unicode, and what would be taken for left-over markup. */
static bool goes_by_number(struct text text, size_t at)
{
    if (inline_markup(text_slice(text, at, text.length))) return true;
    if ((unsigned char)text.at[at] < 0x20) return true;
    struct text here = text_slice(text, at, 3);
    return text_starts(here, TEXT("\xE2\x80\xA8")) || text_starts(here, TEXT("\xE2\x80\xA9")) ||
           text_starts(here, TEXT("\xC2\x85"));
}

/* Writes the character at `at` as ［文字：U+0009］; returns its length. */
static size_t write_number(struct text_buffer *out, struct text text, size_t at)
{
    struct text here = text_slice(text, at, text.length), rest = here;
    uint32_t c = text_next(&rest);
    buffer_format(out, OPEN_BRACKET "文字" COLON "U+%04X" CLOSE_BRACKET, (unsigned)c);
    return here.length - rest.length;
}

/* Backslashes at the end of the text, or before a character that goes by its number, would stand before a bracket: they go
 * by their numbers, too. Returns the length of the run. */
static size_t write_backslashes(struct text_buffer *out, struct text text, size_t at)
{
    size_t end = at;
    while (end < text.length && text.at[end] == '\\')
        end++;
    bool before_bracket = end == text.length || goes_by_number(text, end);
    for (size_t i = at; i < end; i++) {
        if (before_bracket)
            write_number(out, text, i);
        else
            buffer_add(out, TEXT("\\"));
    }
    return end - at;
}

void inline_write(struct text_buffer *out, struct text text, enum inline_place place)
{
    for (size_t i = 0; i < text.length;) {
        if (text.at[i] == '\\') {
            i += write_backslashes(out, text, i);
            continue;
        }
        if (goes_by_number(text, i)) {
            i += write_number(out, text, i);
            continue;
        }
        bool after_backslash = i > 0 && text.at[i - 1] == '\\';
        bool mark = (place == INLINE_INSIDE || after_backslash) && is_mark(text, i);
        if (mark || begins_mark(text_slice(text, i, text.length))) buffer_add(out, TEXT("\\"));
        buffer_add(out, text_slice(text, i, 1));
        i++;
    }
}
