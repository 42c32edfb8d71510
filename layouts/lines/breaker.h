/* breaker.h: the door to ICU, whose iterators say where words and lines of other scripts begin. */
#ifndef SHINCHOKU_LAYOUTS_LINES_BREAKER_H
#define SHINCHOKU_LAYOUTS_LINES_BREAKER_H

#include "setter.h"

/* NULL when ICU's data cannot be opened. */
struct breaker *breaker_open(struct arena *arena);
void breaker_close(struct breaker *breaker);
/* Sets break_level to `level` where it is `least` or more and a line may begin. */
void breaker_ask(struct breaker *breaker, struct cluster *clusters, size_t count, unsigned least,
                 enum break_level level);
/* Bit i is set where a word begins at cluster i; of at most LONGEST_STRETCH kanji and hiragana of the BMP. */
enum { LONGEST_STRETCH = 24 };
uint32_t breaker_words(struct breaker *breaker, const struct cluster *clusters, size_t count);

#endif
