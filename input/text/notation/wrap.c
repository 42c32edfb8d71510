/* wrap.c: which spaces in a cell are left of line ends. */
#include "wrap.h"

#include <string.h>

static bool katakana(uint32_t c)
{
    return c >= 0x30A1 && c <= 0x30FC && c != 0x30FB;
}

static bool wide_letter(uint32_t c)
{
    bool kana = c >= 0x3041 && c <= 0x30FF;
    bool kanji = c == 0x3005 || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) || c >= 0x20000;
    return kana || kanji;
}

static uint32_t last_of(struct text text)
{
    uint32_t last = 0;
    size_t from = text.length > 4 ? text.length - 4 : 0;
    while (from < text.length && ((unsigned char)text.at[from] & 0xC0) == 0x80)
        from++;
    for (struct text rest = text_slice(text, from, text.length); rest.length;)
        last = text_next(&rest);
    return last;
}

/* The actions with which entries of a plan end (漢語サ変名詞). */
static const char *const actions[] = {
    "実施", "検討", "調整", "開催", "開始", "整備", "普及", "啓発", "推進", "支援", "作成", "策定",
    "改定", "改訂", "設置", "導入", "運用", "運営", "活用", "拡充", "拡大", "充実", "強化", "継続",
    "調査", "研究", "分析", "評価", "周知", "広報", "把握", "確保", "育成", "養成", "配置", "構築",
    "創設", "新設", "募集", "選定", "決定", "公表", "更新", "維持", "終了", "完了", "廃止", "参加",
};

static bool ends_with_action(struct text text)
{
    for (size_t i = 0; i < ARRAY_LEN(actions); i++)
        if (text_ends(text, text_of(actions[i]))) return true;
    return false;
}

static bool joins_after(struct text before, uint32_t last)
{
    static const char *const particles[] = {"の", "を", "に", "は", "が", "で",   "と",
                                            "も", "や", "へ", "る", "な", "及び", "並びに"};
    if (last == 0x3001 || last == 0x30FB) return true; /* 、 ・ */
    for (size_t i = 0; i < ARRAY_LEN(particles); i++)
        if (text_ends(before, text_of(particles[i]))) return true;
    return false;
}

enum { LONGEST_ACTION = 18 }; /* bytes: six characters */

/* Is the space between `before` and `after` only the width of a column? Both are pieces without spaces. */
static bool is_wrap(struct text before, struct text after)
{
    struct text rest = after;
    uint32_t last = last_of(before), next = text_next(&rest);
    bool letters = (wide_letter(last) || last == 0x3001) && wide_letter(next) && next != 0x30FB;
    if (!letters) return false;
    if (joins_after(before, last) || (katakana(last) && katakana(next))) return true;
    bool only_action = after.length <= LONGEST_ACTION && ends_with_action(after);
    return only_action && !ends_with_action(before) && last > 0x30FF;
}

static struct text piece_at(struct text text, size_t from)
{
    const char *space = memchr(text.at + from, ' ', text.length - from);
    return text_slice(text, from, space ? (size_t)(space - text.at) - from : text.length);
}

struct text wrap_join(struct arena *arena, struct text text)
{
    if (text.length == 0 || !memchr(text.at, ' ', text.length)) return text;
    struct text_buffer out = {.arena = arena};
    struct text before = piece_at(text, 0);
    buffer_add(&out, before);
    for (size_t at = before.length; at < text.length;) {
        struct text after = piece_at(text, at + 1);
        if (before.length == 0 || after.length == 0 || !is_wrap(before, after)) buffer_add(&out, TEXT(" "));
        buffer_add(&out, after);
        at += 1 + after.length;
        before = after;
    }
    return buffer_text(&out);
}

static uint32_t next_not_space(struct text *rest)
{
    uint32_t c = text_next(rest);
    while (c == ' ' || c == 0x3000)
        c = text_next(rest);
    return c;
}

bool wrap_same(struct text a, struct text b)
{
    uint32_t c;
    do {
        c = next_not_space(&a);
        if (c != next_not_space(&b)) return false;
    } while (c);
    return true;
}

/* Japanese letters and full-width signs: what is set without spaces between. */
static bool is_japanese(uint32_t c)
{
    return wide_letter(c) || (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF60);
}

struct text wrap_lines(struct arena *arena, struct text text)
{
    struct text_buffer out = {.arena = arena};
    uint32_t before = 0;
    while (text.length) {
        const char *end = memchr(text.at, '\n', text.length);
        struct text line = text_trim(text_slice(text, 0, end ? (size_t)(end - text.at) : text.length));
        text = end ? text_slice(text, (size_t)(end - text.at) + 1, text.length) : (struct text){NULL, 0};
        if (line.length == 0) continue;
        struct text rest = line;
        uint32_t first = text_next(&rest);
        if (before && !(is_japanese(before) && is_japanese(first))) buffer_add(&out, TEXT(" "));
        buffer_add(&out, line);
        before = last_of(line);
    }
    return buffer_text(&out);
}
