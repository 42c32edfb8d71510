/* visible.h: text of strangers made safe to show: what a terminal would obey, and what hides or turns round its
 * neighbours, is shown as ⟨U+009B⟩ and never sent. */
#ifndef SHINCHOKU_GENERATOR_CORE_VISIBLE_H
#define SHINCHOKU_GENERATOR_CORE_VISIBLE_H

#include "text.h"

/* C0 but the tab, DEL, C1, line and paragraph separators, direction controls, and what is invisible: not to be shown. */
bool visible_is_unsafe(uint32_t code_point);

/* Bytes that are no UTF-8 (file names may hold any) are shown as ⟨0x9B⟩. */
void visible_add(struct text_buffer *out, struct text text);
struct text visible_text(struct arena *arena, struct text text);

#endif
