/* inline.h: what running text can hold beside characters, in brackets that Japanese keyboards have:
 *
 *   ［参照：資料編 78ページ］ ［参照：文字｜id］   <ref>
 *   ［強調：文字］                                <em>
 *   ［ルビ：漢字｜かんじ］                        <ruby>
 *   ［改行］                                      <br/>
 *   ［文字：U+0009］                              a character that a line cannot hold
 *
 * A backslash before ［ ］ or ｜ makes them plain characters. Anything else in such brackets is plain text. */
#ifndef SHINCHOKU_INPUT_TEXT_NOTATION_INLINE_H
#define SHINCHOKU_INPUT_TEXT_NOTATION_INLINE_H

#include "generator/core/node.h"

/* Adds the text and what is marked in it to `parent`. `at` is the place of its first byte. Linear. */
void inline_read(struct arena *arena, struct node *parent, struct text text, struct position at);

/* A word in brackets at the start of a text: ［項目：1］ … */
struct bracket {
    struct text word;     /* 項目 */
    struct text argument; /* 1, with its backslashes */
    bool has_argument;
    struct text after; /* what follows the ］ */
};
/* False when the text does not begin with ［…］. */
bool inline_bracket(struct text text, struct bracket *bracket);

/* Without the backslashes before ［ ］ ｜. */
struct text inline_plain(struct arena *arena, struct text text);

/* Length of <p>, </p>, <br> at the start of the text: what is left of a web page. 0: there is none. */
size_t inline_markup(struct text text);

/* Adds plain text so that inline_read gives it back. INSIDE: as the argument of a bracket. */
enum inline_place { INLINE_RUNNING, INLINE_INSIDE };
void inline_write(struct text_buffer *out, struct text text, enum inline_place place);

#endif
