/* labels.c: a hash table of folded words. */
#include "labels.h"

#include "generator/core/year.h"

enum { BUCKETS = 1024, LONGEST_LABEL = 96 }; /* bytes; a longer text is no label */

struct symbol_name {
    struct text name, symbol; /* folded; as written */
    struct symbol_name *next;
};

struct labels {
    struct arena *arena;
    const struct labels *base; /* asked after this one */
    struct label *buckets[BUCKETS];
    struct label **all; /* in the order listed */
    size_t count, capacity;
    struct symbol_name *symbols, **last_symbol;
};

/* -- folding ------------------------------------------------------------------------------------------------------ */

static uint32_t narrow(uint32_t c)
{
    if (c == 0x3000) return ' ';
    if (c >= 0xFF01 && c <= 0xFF5E) c -= 0xFEE0;
    if (c >= 'A' && c <= 'Z') c += 'a' - 'A';
    return c;
}

/* ① to ⑳, ❶ to ❿, ➀ to ➓: numbers in circles before a label. */
static bool circled(uint32_t c)
{
    return (c >= 0x2460 && c <= 0x2473) || (c >= 0x2776 && c <= 0x2793);
}

static bool ornament(uint32_t c)
{
    return circled(c) || c == 0x25C6 || c == 0x25C7 || c == 0x25A1 || c == 0x25BC ||
           c == 0x25B6; /* ◆ ◇ □ ▼ ▶ */
}

static bool blank(uint32_t c)
{
    return c == ' ' || c == 0x3000 || c == '\t' || c == '\n' || c == 0xA0;
}

/* Ornaments and spaces off the start; 【 】 〔 〕 〈 〉 《 》 ＜ ＞ off both ends; a colon off the end. */
static struct text bare(struct text text)
{
    static const char *const pairs[][2] = {{"【", "】"}, {"〔", "〕"}, {"〈", "〉"},
                                           {"《", "》"}, {"＜", "＞"}, {"<", ">"}};
    text = text_trim(text);
    for (struct text rest = text; rest.length;) {
        uint32_t c = text_next(&rest);
        if (!ornament(c) && !blank(c)) break;
        text = rest;
    }
    for (size_t i = 0; i < ARRAY_LEN(pairs); i++) {
        struct text open = text_of(pairs[i][0]), close = text_of(pairs[i][1]);
        if (text.length <= open.length + close.length || !text_starts(text, open) || !text_ends(text, close))
            continue;
        text = text_slice(text, open.length, text.length - open.length - close.length);
        break;
    }
    if (text_ends(text, TEXT("：")))
        text.length -= 3;
    else if (text_ends(text, TEXT(":")))
        text.length--;
    return text;
}

/* Writes the folded form, at most LONGEST_LABEL bytes; returns its length, 0 when there is none. */
static size_t fold(struct text text, char out[LONGEST_LABEL + 4])
{
    size_t length = 0;
    if (text.length > 3 * LONGEST_LABEL) return 0;
    text = bare(text);
    while (text.length) {
        uint32_t c = narrow(text_next(&text));
        if (blank(c)) continue;
        if (length + 4 > LONGEST_LABEL) return 0;
        if (c == 0x2116) { /* № */
            out[length++] = 'n';
            c = 'o';
        }
        length += text_encode(c, out + length);
    }
    if (length > 1 && out[length - 1] == '.') length--;
    return length;
}

static uint64_t letters_of(struct text text)
{
    uint64_t letters = 0;
    while (text.length)
        letters |= UINT64_C(1) << (text_next(&text) * 2654435761u >> 26 & 63);
    return letters;
}

static size_t bucket_of(struct text folded)
{
    return text_hash(folded) % BUCKETS;
}

/* -- filling ------------------------------------------------------------------------------------------------------ */

struct labels *labels_open(struct arena *arena, const struct labels *base)
{
    struct labels *labels = ARENA_NEW(arena, struct labels);
    labels->arena = arena;
    labels->base = base;
    labels->last_symbol = &labels->symbols;
    return labels;
}

void labels_add(struct labels *labels, struct label entry)
{
    char folded[LONGEST_LABEL + 4];
    size_t length = fold(entry.name, folded);
    if (length == 0) return;
    struct label *label = ARENA_NEW(labels->arena, struct label);
    *label = entry;
    label->folded = text_copy(labels->arena, (struct text){folded, length});
    label->letters = letters_of(label->folded);
    struct label **end = &labels->buckets[bucket_of(label->folded)];
    while (*end)
        end = &(*end)->next;
    *end = label;
    labels->all = arena_grow(labels->arena, labels->all, labels->count, labels->count + 1, &labels->capacity,
                             sizeof *labels->all);
    labels->all[labels->count++] = label;
}

void labels_add_symbol(struct labels *labels, struct text name, struct text symbol)
{
    struct symbol_name *entry = ARENA_NEW(labels->arena, struct symbol_name);
    *entry = (struct symbol_name){text_folded(labels->arena, name), symbol, NULL};
    *labels->last_symbol = entry;
    labels->last_symbol = &entry->next;
}

/* -- looking up --------------------------------------------------------------------------------------------------- */

static const struct label *lookup_folded(const struct labels *labels, struct text folded, unsigned forms)
{
    for (; labels; labels = labels->base)
        for (const struct label *label = labels->buckets[bucket_of(folded)]; label; label = label->next)
            if ((label->forms & forms) && text_equal(label->folded, folded)) return label;
    return NULL;
}

const struct label *labels_lookup(const struct labels *labels, struct text text, unsigned forms)
{
    char folded[LONGEST_LABEL + 4];
    size_t length = fold(text, folded);
    return length ? lookup_folded(labels, (struct text){folded, length}, forms) : NULL;
}

/* Offset of the bracket that opens the one closing at the end of `text`, or SIZE_MAX. */
static size_t opening_bracket(struct text text)
{
    size_t depth = 0;
    for (size_t i = text.length; i > 0; i--) {
        if (((unsigned char)text.at[i - 1] & 0xC0) == 0x80) continue;
        struct text rest = text_slice(text, i - 1, text.length);
        uint32_t c = narrow(text_next(&rest));
        if (c == ')') depth++;
        if (c == '(' && --depth == 0) return i - 1;
        if (depth == 0) return SIZE_MAX;
    }
    return SIZE_MAX;
}

static bool takes_year(const struct label *label)
{
    return label && (field_shape(label->field) == SHAPE_VALUE || field_shape(label->field) == SHAPE_PROSE ||
                     label->field == FIELD_EVALUATION || label->field == FIELD_PROGRESS);
}

/* Ｒ３評価, 令和７年度目標値, 目標値R7: a year beside a label that takes one. */
static struct label_use beside_year(const struct labels *labels, struct text text, unsigned forms)
{
    int year;
    for (struct text rest = text; rest.length; text_next(&rest)) {
        struct text before = text_slice(text, 0, text.length - rest.length);
        if (before.length == 0) continue;
        const struct label *after = labels_lookup(labels, rest, forms);
        if (takes_year(after) && year_read(before, &year) != YEAR_UNREADABLE)
            return (struct label_use){after, text_trim(before)};
        const struct label *ahead = labels_lookup(labels, before, forms);
        if (takes_year(ahead) && year_read(rest, &year) != YEAR_UNREADABLE)
            return (struct label_use){ahead, text_trim(rest)};
    }
    return (struct label_use){NULL, {NULL, 0}};
}

static bool has_digit(struct text text)
{
    while (text.length) {
        uint32_t c = narrow(text_next(&text));
        if ((c >= '0' && c <= '9') || c == 0x5143) return true; /* 元 */
    }
    return false;
}

struct label_use labels_parse(const struct labels *labels, struct text text, unsigned forms)
{
    struct label_use none = {NULL, {NULL, 0}};
    if (text.length == 0 || text.length > 3 * LONGEST_LABEL) return none;
    const struct label *whole = labels_lookup(labels, text, forms);
    if (whole) return (struct label_use){whole, {NULL, 0}};
    text = bare(text);
    size_t open = opening_bracket(text);
    if (open != SIZE_MAX && open > 0) {
        const struct label *label = labels_lookup(labels, text_slice(text, 0, open), forms);
        struct text inside = text_slice(text, open, text.length);
        text_next(&inside);
        inside.length -= text_ends(inside, TEXT(")")) ? 1 : 3;
        if (label) return (struct label_use){label, inside};
    }
    if (text.length > LONGEST_LABEL || !has_digit(text)) return none;
    return beside_year(labels, text, forms);
}

static size_t bits(uint64_t set)
{
    size_t count = 0;
    for (; set; set &= set - 1)
        count++;
    return count;
}

const struct label *labels_nearest(const struct labels *labels, struct text text)
{
    char folded[LONGEST_LABEL + 4];
    size_t length = fold(text, folded);
    struct text wanted = {folded, length};
    size_t letters = text_count(wanted);
    if (letters < 3 || letters > 24) return NULL;
    size_t limit = letters < 5 ? 1 : 2;
    uint64_t signature = letters_of(wanted);
    const struct label *best = NULL;
    for (; labels; labels = labels->base)
        for (size_t i = 0; i < labels->count; i++) {
            const struct label *label = labels->all[i];
            if (label->folded.length < 7) continue; /* two characters and less are like everything */
            if (bits(label->letters & ~signature) > limit || bits(signature & ~label->letters) > limit)
                continue;
            size_t distance = text_distance(wanted, label->folded, limit);
            if (distance > limit || distance == 0) continue;
            best = label;
            limit = distance - 1;
            if (limit == 0) return best;
        }
    return best;
}

static bool is_level(const struct label *label)
{
    return label->field == FIELD_LEVEL && (label->forms & FORM_HEADING);
}

const struct label *labels_level_at(const struct labels *labels, struct text text)
{
    const struct label *best = NULL;
    for (; labels; labels = labels->base)
        for (size_t i = 0; i < labels->count; i++) {
            const struct label *label = labels->all[i];
            if (!is_level(label) || !text_starts(text, label->name)) continue;
            if (!best || label->name.length > best->name.length) best = label;
        }
    return best;
}

const struct label *labels_level(const struct labels *labels, struct text name)
{
    for (; labels; labels = labels->base)
        for (size_t i = 0; i < labels->count; i++)
            if (labels->all[i]->field == FIELD_LEVEL && text_equal(labels->all[i]->argument, name))
                return labels->all[i];
    return NULL;
}

/* The first label of one dictionary that `whole` reads as that field. */
static const struct label *first_in(const struct labels *labels, const struct labels *whole, enum field field,
                                    struct text argument)
{
    for (size_t i = 0; i < labels->count; i++) {
        const struct label *label = labels->all[i];
        if (label->field != field || !text_equal(label->argument, argument)) continue;
        const struct label *read = labels_lookup(whole, label->name, label->forms);
        if (read && read->field == field) return label;
    }
    return NULL;
}

const struct label *labels_first(const struct labels *labels, enum field field, struct text argument)
{
    const struct label *found = NULL;
    for (const struct labels *l = labels; l; l = l->base) {
        const struct label *label = first_in(l, labels, field, argument);
        if (label) found = label; /* the words that ship are read everywhere: they come before a city's own */
    }
    return found;
}

struct text labels_symbol(const struct labels *labels, struct text name)
{
    char folded[LONGEST_LABEL + 4];
    size_t length = fold(name, folded);
    for (; labels && length; labels = labels->base)
        for (const struct symbol_name *entry = labels->symbols; entry; entry = entry->next)
            if (text_equal(entry->name, (struct text){folded, length})) return entry->symbol;
    return (struct text){NULL, 0};
}

struct text labels_symbol_name(const struct labels *labels, struct text symbol)
{
    for (; labels; labels = labels->base)
        for (const struct symbol_name *entry = labels->symbols; entry; entry = entry->next)
            if (text_equal(entry->symbol, symbol)) return entry->name;
    return (struct text){NULL, 0};
}

/* -- years -------------------------------------------------------------------------------------------------------- */

static bool is_year(struct text text)
{
    int year;
    return text.length < 128 && year_read(text, &year) != YEAR_UNREADABLE;
}

bool labels_year(struct text text, struct year_span *span)
{
    static const char *const dashes[] = {"～", "〜", "~", "－", "-", "–", "から"};
    *span = (struct year_span){{NULL, 0}, {NULL, 0}};
    if (is_year(text)) {
        span->first = text_trim(text);
        return true;
    }
    for (size_t i = 0; i < ARRAY_LEN(dashes) && text.length < 128; i++) {
        struct text dash = text_of(dashes[i]);
        size_t at = text_find(text, dash);
        if (at == SIZE_MAX) continue;
        struct text first = text_slice(text, 0, at), last = text_slice(text, at + dash.length, text.length);
        if (!is_year(first) || !is_year(last)) continue;
        *span = (struct year_span){text_trim(first), text_trim(last)};
        return true;
    }
    return false;
}
