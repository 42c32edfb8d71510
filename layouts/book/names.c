/* names.c: names of sheets, each once, as Excel takes them. */
#include "names.h"

struct sheet_name_entry {
    struct text folded;
    unsigned next; /* the number that the next sheet of this name may have */
};

/* -- what Excel takes ------------------------------------------------------------------------------------------------- */

static size_t units_of(uint32_t code_point)
{
    return code_point > 0xFFFF ? 2 : 1;
}

struct text names_cut(struct text text, size_t units)
{
    struct text rest = text;
    while (rest.length) {
        struct text before = rest;
        size_t wide = units_of(text_next(&rest));
        if (wide > units) return text_slice(text, 0, text.length - before.length);
        units -= wide;
    }
    return text;
}

/* Without what Excel forbids: []:*?/\ become their full-width forms, line feeds and apostrophes at the ends go. */
static struct text allowed_name(struct arena *arena, struct text name)
{
    struct text_buffer buffer = {.arena = arena};
    name = text_trim(name);
    while (name.length) {
        uint32_t c = text_next(&name);
        bool forbidden = c == '[' || c == ']' || c == ':' || c == '*' || c == '?' || c == '/' || c == '\\';
        if (c < ' ' || c == 0x7F || (c == '\'' && (!buffer.length || !name.length))) continue;
        buffer_add_char(&buffer, forbidden ? c + 0xFEE0 : c);
    }
    return buffer.length ? buffer_text(&buffer) : TEXT("シート");
}

/* -- what is taken ---------------------------------------------------------------------------------------------------- */

static struct sheet_name_entry *entry_of(const struct sheet_names *names, struct text folded)
{
    size_t at = text_hash(folded) & (names->capacity - 1);
    while (names->entries[at].next && !text_equal(names->entries[at].folded, folded))
        at = (at + 1) & (names->capacity - 1);
    return &names->entries[at];
}

static void take(struct sheet_names *names, struct text folded)
{
    enum { FIRST_COPY = 2 };
    *entry_of(names, folded) = (struct sheet_name_entry){folded, FIRST_COPY};
    names->count++;
}

static void make_room(struct sheet_names *names)
{
    enum { FEWEST = 64 };
    if (names->entries && names->count * 2 + 2 < names->capacity) return;
    struct sheet_names old = *names;
    names->capacity = old.entries ? old.capacity * 2 : FEWEST;
    names->entries = ARENA_ARRAY(names->arena, struct sheet_name_entry, names->capacity);
    for (size_t i = 0; i < old.capacity; i++)
        if (old.entries[i].next) *entry_of(names, old.entries[i].folded) = old.entries[i];
    if (!old.entries) take(names, TEXT("history")); /* Excel keeps it for itself */
}

static bool is_taken(const struct sheet_names *names, struct text folded)
{
    return entry_of(names, folded)->next > 0;
}

struct text names_take(struct sheet_names *names, struct text wanted)
{
    enum { LONGEST = 31 };
    make_room(names);
    struct text name = allowed_name(names->arena, wanted), unique = text_trim(names_cut(name, LONGEST)),
                folded = text_folded(names->arena, unique);
    struct sheet_name_entry *first = entry_of(names, folded);
    while (is_taken(names, folded)) {
        struct text mark = text_format(names->arena, "（%u）", first->next++);
        unique = text_join(names->arena, text_trim(names_cut(name, LONGEST - text_count(mark))), mark);
        folded = text_folded(names->arena, unique);
    }
    take(names, folded);
    return unique;
}
