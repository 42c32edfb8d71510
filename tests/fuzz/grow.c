/* grow.c: choices, and the strange values that any place may get. */
#include "grow.h"

#include "layouts/language/words.h"

struct choices choices_of(const uint8_t *data, size_t size)
{
    struct choices choices = {.at = data, .left = size, .drawn = 2463534242u};
    for (size_t i = 0; i < size && i < 4; i++)
        choices.drawn = choices.drawn * 31 + data[i] + 1;
    if (choices.drawn == 0) choices.drawn = 1;
    static const uint32_t odd[] = {0, 15, 60, 250};
    choices.odd = odd[choose(&choices, ARRAY_LEN(odd))];
    return choices;
}

uint32_t choose(struct choices *choices, uint32_t count)
{
    if (count < 2) return 0;
    if (choices->left > 0) {
        choices->left--;
        return *choices->at++ % count;
    }
    choices->drawn ^= choices->drawn << 13;
    choices->drawn ^= choices->drawn >> 17;
    choices->drawn ^= choices->drawn << 5;
    return choices->drawn % count;
}

bool chance(struct choices *choices, uint32_t times)
{
    return choose(choices, times) == 0;
}

bool is_odd(struct choices *choices)
{
    return choices->odd > 0 && choose(choices, choices->odd) == choices->odd - 1;
}

bool is_odd_and_refused(struct choices *choices)
{
    return is_odd(choices) && chance(choices, 200);
}

struct text choose_word(struct choices *choices, const char *list)
{
    struct text rest = text_of(list), word = {NULL, 0};
    uint32_t count = 0;
    while (words_next(&rest, &word))
        count++;
    uint32_t chosen = choose(choices, count);
    rest = text_of(list);
    for (uint32_t i = 0; i <= chosen && words_next(&rest, &word); i++)
        continue;
    return word;
}

const char *choose_strange(struct choices *choices)
{
    static const char *const strange[] = {
        "",
        " ",
        "　",
        "\n\n",
        "0",
        "-1",
        "99999999999999999999",
        "1e9",
        "０．５",
        "1,2,3,",
        "𠮷野家の髙﨑さん葛󠄀",
        "か\xe3\x82\x99き\xe3\x82\x9a",
        "שלום‏ עולם",
        "‮逆‬",
        "👨‍👩‍👧‍👦",
        "\xf3\xb0\x80\x80\xee\x80\x80",
        "ａｂｃＡＢＣ①㈱㍻㌔",
        "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
        "ああああああああああああああああああああああああああああああああああああああああああああああああああ"
        "あああああああああああああああああああああああ",
        "、。」）、。」）",
        "（「『（「『",
        "———………",
        "{title}",
        "<>&\"'",
        "]]>",
        "=1+1",
        "../../etc/passwd",
        "#DIV/0!",
        "令和99年度～令和1年度",
        "１千２百万３億",
    };
    return strange[choose(choices, ARRAY_LEN(strange))];
}

void grow_escaped(struct text_buffer *out, struct text text)
{
    for (struct text rest = text; rest.length > 0;) {
        uint32_t c = text_next(&rest);
        if (c == '<')
            buffer_add(out, TEXT("&lt;"));
        else if (c == '>')
            buffer_add(out, TEXT("&gt;"));
        else if (c == '&')
            buffer_add(out, TEXT("&amp;"));
        else if (c == '"')
            buffer_add(out, TEXT("&quot;"));
        else if (c == '\n')
            buffer_add(out, TEXT("&#10;"));
        else
            buffer_add_char(out, c);
    }
}
