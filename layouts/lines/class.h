/* class.h: character classes of Japanese setting (JLREQ appendix A, JIS X 4051 4.1), as far as lines need them. */
#ifndef SHINCHOKU_LAYOUTS_LINES_CLASS_H
#define SHINCHOKU_LAYOUTS_LINES_CLASS_H

#include <stdbool.h>
#include <stdint.h>

enum char_class {
    CLASS_OTHER,       /* scripts this setter knows nothing of: UAX #14 decides */
    CLASS_OPEN,        /* cl-01 （「『【 */
    CLASS_CLOSE,       /* cl-02 ）」』】 */
    CLASS_HYPHEN,      /* cl-03 ～ － ‐ –: never at a line's start */
    CLASS_DIVIDE,      /* cl-04 ！？ */
    CLASS_MIDDLE,      /* cl-05 ・：； */
    CLASS_STOP,        /* cl-06 。． */
    CLASS_COMMA,       /* cl-07 、， */
    CLASS_INSEPARABLE, /* cl-08 ― … ‥ */
    CLASS_ITERATION,   /* cl-09 々ゝヽ */
    CLASS_LONG,        /* cl-10 ー */
    CLASS_SMALL,       /* cl-11 ぁっャ */
    CLASS_PREFIX,      /* cl-12 ￥ № */
    CLASS_POSTFIX,     /* cl-13 ％ ℃ */
    CLASS_WIDE_SPACE,  /* cl-14 U+3000 */
    CLASS_HIRAGANA,    /* cl-15 */
    CLASS_KATAKANA,    /* cl-16 */
    CLASS_KANJI,       /* cl-19, ㈱ ㎡ too */
    CLASS_NUMERAL,     /* cl-19, 一 to 九, 十 百 千 万 億: numbers where a counter follows */
    CLASS_SYMBOL,      /* cl-19 ● ★ → ＋: breaks on both sides */
    CLASS_ENUMERATOR,  /* ① ⑴ ❶: as symbols, but they stay with the item they number */
    CLASS_WIDE_DIGIT,  /* ０–９ */
    CLASS_WIDE_LATIN,  /* Ａ ｂ */
    CLASS_DIGIT,       /* cl-24 0–9 */
    CLASS_LATIN,       /* cl-27 letters, % */
    CLASS_LATIN_OPEN,  /* ( [ { */
    CLASS_LATIN_CLOSE, /* ) ] } , . : ; ! ? */
    CLASS_LATIN_SIGN,  /* / - + @ and other ASCII */
    CLASS_NARROW_KANA, /* ｱ */
    CLASS_NARROW_MARK, /* ﾞ ｰ ｯ ｡ ｣: half-width, never at a line's start */
    CLASS_SPACE,       /* cl-26 */
    CLASS_OBJECT,      /* badges, marks, rubies … */
    CLASS_FILL,        /* INLINE_FILL */
    CLASS_BREAK,       /* the author's line end */
    CLASS_GONE         /* controls and default ignorables: nothing is set for them */
};

enum char_class class_of(uint32_t code_point);

/* Variation selectors and combining marks belong to the character before (UTS #37). */
bool class_is_modifier(uint32_t code_point);

/* Sets of classes as bits. */
#define CLASS_BIT(name) (UINT64_C(1) << CLASS_##name)

/* 行頭禁則: never at the start of a line (JLREQ 3.1.7). */
#define CLASSES_NO_START                                                                                     \
    (CLASS_BIT(CLOSE) | CLASS_BIT(HYPHEN) | CLASS_BIT(DIVIDE) | CLASS_BIT(MIDDLE) | CLASS_BIT(STOP) |        \
     CLASS_BIT(COMMA) | CLASS_BIT(INSEPARABLE) | CLASS_BIT(ITERATION) | CLASS_BIT(LONG) | CLASS_BIT(SMALL) | \
     CLASS_BIT(POSTFIX) | CLASS_BIT(LATIN_CLOSE) | CLASS_BIT(NARROW_MARK) | CLASS_BIT(SPACE) |               \
     CLASS_BIT(WIDE_SPACE))
/* 行末禁則: never at the end of a line (JLREQ 3.1.8). */
#define CLASSES_NO_END (CLASS_BIT(OPEN) | CLASS_BIT(PREFIX) | CLASS_BIT(LATIN_OPEN) | CLASS_BIT(FILL))
#define CLASSES_SPACE  (CLASS_BIT(SPACE) | CLASS_BIT(WIDE_SPACE))
#define CLASSES_DIGIT  (CLASS_BIT(DIGIT) | CLASS_BIT(WIDE_DIGIT))
#define CLASSES_KANJI  (CLASS_BIT(KANJI) | CLASS_BIT(NUMERAL))
/* Between any two of these a line breaks and nothing is closed up. */
#define CLASSES_PLAIN (CLASSES_KANJI | CLASS_BIT(HIRAGANA) | CLASS_BIT(KATAKANA))
/* Letters of the Japanese text: what a Latin word is set apart from. */
#define CLASSES_JAPANESE                                                                                     \
    (CLASSES_KANJI | CLASS_BIT(HIRAGANA) | CLASS_BIT(KATAKANA) | CLASS_BIT(SMALL) | CLASS_BIT(LONG) |        \
     CLASS_BIT(ITERATION))
/* Half-width signs that make words, numbers and addresses together. */
#define CLASSES_WESTERN                                                                                      \
    (CLASS_BIT(DIGIT) | CLASS_BIT(LATIN) | CLASS_BIT(LATIN_OPEN) | CLASS_BIT(LATIN_CLOSE) |                  \
     CLASS_BIT(LATIN_SIGN))

static inline bool class_in(unsigned class, uint64_t classes)
{
    return (classes >> class & 1) != 0;
}

#endif
