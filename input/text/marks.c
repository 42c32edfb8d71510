/* marks.c: tags and the symbols behind them: 地 ● 後 高 障. */
#include "marks.h"

#include <string.h>

static const struct text nothing = {NULL, 0};

static bool is_symbol(uint32_t c)
{
    return (c >= 0x25A0 && c <= 0x25FF) || c == 0x2605 || c == 0x2606 || c == 0x2713 || c == 0x2714 ||
           c == 0x3007 || c == 0xD7;
}

static bool parts_marks(uint32_t c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == 0x3000 || c == 0x3001 || c == ',';
}

static bool has_symbol(struct text text)
{
    while (text.length)
        if (is_symbol(text_next(&text))) return true;
    return false;
}

static void add_mark(struct reader *reader, struct node *marks, struct text tag, struct text symbol,
                     struct position at)
{
    if (tag.length == 0) return;
    struct node *mark = tree_element(reader->arena, marks, "mark", at);
    tree_set(reader->arena, mark, "tag", tag, at);
    tree_set(reader->arena, mark, "symbol", symbol, at);
}

/* 「地 ● 後 高 障」, 「地● 高★」: a tag with a symbol behind it is marked, the others are only the form's names. Where
 * nothing has a symbol, names in one cell are what is meant, names in cells of their own are an empty form. */
void marks_place(struct reader *reader, struct node *node, const struct label *label, struct value value)
{
    struct node *marks = tree_element(reader->arena, node, "marks", value.at);
    struct text rest = value_line(reader, &value), tag = nothing;
    bool symbols = has_symbol(rest);
    bool empty_form = !symbols && rest.length && memchr(rest.at, '\t', rest.length);
    struct text symbol = label->argument.length ? label->argument : TEXT("●");
    bool in_tag = false;
    if (text_is(rest, "なし")) rest = nothing;
    while (rest.length && !empty_form) {
        struct text here = rest;
        uint32_t c = text_next(&rest);
        size_t length = here.length - rest.length;
        if (is_symbol(c)) {
            add_mark(reader, marks, tag, text_slice(here, 0, length), value.at);
            tag = nothing;
            in_tag = false;
        } else if (parts_marks(c)) {
            if (!symbols) add_mark(reader, marks, tag, symbol, value.at);
            if (!symbols) tag = nothing;
            in_tag = false;
        } else if (in_tag) {
            tag.length += length;
        } else {
            tag = text_slice(here, 0, length);
            in_tag = true;
        }
    }
    if (!symbols && !empty_form) add_mark(reader, marks, tag, symbol, value.at);
    reader_became(reader, value.at, "marks");
}
