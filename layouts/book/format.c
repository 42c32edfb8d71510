#include "format.h"

#include <string.h>

/* -- one object a look ---------------------------------------------------------------------------------------------- */

static uint32_t format_hash(const struct cell_format *f)
{
    const uint64_t looks[] = {
        (uint64_t)f->bold | (uint64_t)f->wrap << 1 | (uint64_t)f->vertical << 2 | (uint64_t)f->diagonal << 3 |
            (uint64_t)f->unlocked << 4 | (uint64_t)f->align << 8 | (uint64_t)f->vertical_align << 12 |
            (uint64_t)f->top << 16 | (uint64_t)f->bottom << 20 | (uint64_t)f->left << 24 |
            (uint64_t)f->right << 28 | (uint64_t)f->indent << 32,
        (uint64_t)(uint32_t)f->size, (uint64_t)f->rgb << 32 | f->fill};
    uint32_t hash =
        text_hash_more(text_hash((struct text){(const char *)looks, sizeof looks}), f->number_format);
    return hash ^ hash >> 16;
}

static bool same_format(const struct cell_format *a, const struct cell_format *b)
{
    return a->bold == b->bold && a->wrap == b->wrap && a->vertical == b->vertical &&
           a->diagonal == b->diagonal && a->unlocked == b->unlocked && a->size == b->size &&
           a->rgb == b->rgb && a->fill == b->fill && a->align == b->align &&
           a->vertical_align == b->vertical_align && a->top == b->top && a->bottom == b->bottom &&
           a->left == b->left && a->right == b->right && a->indent == b->indent &&
           text_equal(a->number_format, b->number_format);
}

static struct cell_format **slot_of(const struct format_table *table, const struct cell_format *format)
{
    size_t at = (size_t)format_hash(format) & (table->capacity - 1);
    while (table->slots[at] && !same_format(table->slots[at], format))
        at = (at + 1) & (table->capacity - 1);
    return &table->slots[at];
}

static void make_room(struct format_table *table)
{
    if (table->slots && table->count * 2 < table->capacity) return;
    table->capacity = table->slots ? table->capacity * 2 : 128;
    table->slots = ARENA_ARRAY(table->arena, struct cell_format *, table->capacity);
    for (struct cell_format *each = table->first; each; each = each->next)
        *slot_of(table, each) = each;
}

const struct cell_format *format_find(struct format_table *table, const struct cell_format *format)
{
    make_room(table);
    struct cell_format **slot = slot_of(table, format);
    if (*slot) return *slot;
    struct cell_format *kept = ARENA_NEW(table->arena, struct cell_format);
    *kept = *format;
    kept->number = table->count++;
    kept->next = NULL;
    if (table->last)
        table->last->next = kept;
    else
        table->first = kept;
    table->last = kept;
    *slot = kept;
    return kept;
}

/* -- number formats ------------------------------------------------------------------------------------------------- */

enum { FORMAT_LIMIT = 120 }; /* bytes; libxlsxwriter cuts at 127 */

/* A written number: what stands before its digits, the digits, what stands behind. */
struct written {
    struct text before, digits, after;
    bool full_width, thousands;
    struct decimal value; /* without sign */
};

/* A digit (0 to 9), or a separator inside a number; else 0. Full-width ones are told by `full`. */
static char digit_of(uint32_t c, bool *full)
{
    *full = c >= 0xFF0C;
    if (*full) c -= 0xFEE0;
    return (c >= '0' && c <= '9') || c == ',' || c == '.' ? (char)c : '\0';
}

static bool read_written(struct text text, struct written *out)
{
    char plain[32];
    size_t length = 0;
    const char *start = NULL, *end = NULL;
    bool full;
    *out = (struct written){0};
    for (struct text rest = text; rest.length;) {
        const char *here = rest.at;
        char digit = digit_of(text_next(&rest), &full);
        bool separator = digit == ',' || digit == '.';
        if (!digit || (separator && !start)) {
            if (start) break;
            continue;
        }
        if (!start) start = here;
        if (!separator) end = rest.at;
        out->full_width |= full;
        if (digit == ',')
            out->thousands = true;
        else if (length < sizeof plain - 1)
            plain[length++] = digit;
        else
            return false;
    }
    if (!start) return false;
    if (plain[length - 1] == '.') length--;
    out->before = text_slice(text, 0, (size_t)(start - text.at));
    out->digits = text_slice(text, out->before.length, (size_t)(end - start));
    out->after = text_slice(text, (size_t)(end - text.at), text.length);
    return decimal_parse((struct text){plain, length}, &out->value);
}

/* 「人」 as "人": in quotes, with quotes and backslashes escaped outside of them. */
static void add_literal(struct text_buffer *format, struct text text)
{
    if (!text.length) return;
    buffer_add(format, TEXT("\""));
    for (size_t i = 0; i < text.length; i++) {
        if (text.at[i] == '"')
            buffer_add(format, TEXT("\"\\\"\""));
        else if (text.at[i] != '\n')
            buffer_add(format, text_slice(text, i, 1));
    }
    buffer_add(format, TEXT("\""));
}

/* The numeral condition must open its section. */
static void add_section(struct text_buffer *format, const struct written *written, struct text before)
{
    if (written->full_width) buffer_add(format, TEXT("[DBNum3][$-411]"));
    add_literal(format, before);
    buffer_add(format, written->thousands ? TEXT("#,##0") : TEXT("0"));
    for (uint8_t i = 0; i < written->value.scale; i++)
        buffer_add(format, i ? TEXT("0") : TEXT(".0"));
    add_literal(format, written->after);
}

static struct text whole_text(struct arena *arena, struct text text)
{
    struct text_buffer format = {.arena = arena};
    for (int section = 0; section < 3; section++) { /* positive, negative, zero */
        if (section) buffer_add(&format, TEXT(";"));
        add_literal(&format, text);
    }
    return buffer_text(&format);
}

static struct text fitting(struct text format)
{
    return format.length < FORMAT_LIMIT ? format : (struct text){0};
}

struct text format_number(struct arena *arena, struct decimal number, struct text text)
{
    struct written written;
    struct decimal size = number;
    bool negative = number.units < 0;
    if (negative) size.units = -size.units;
    if (!text.length || !read_written(text, &written) || decimal_compare(written.value, size)) {
        if (text.length) return fitting(whole_text(arena, text));
        written = (struct written){.value = size, .thousands = true};
    }
    struct text_buffer format = {.arena = arena};
    if (negative) { /* the sign that was written stands in the section of negative numbers */
        add_section(&format, &written, (struct text){0});
        buffer_add(&format, TEXT(";"));
    }
    add_section(&format, &written, text.length || !negative ? written.before : TEXT("-"));
    return fitting(buffer_text(&format));
}
