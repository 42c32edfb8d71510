/* identity.c: asks the loader what it has loaded. */
#define _GNU_SOURCE /* dl_iterate_phdr */
#include "identity.h"

#include <link.h>
#include <string.h>

enum { ROUND = 4 /* notes are aligned to it */ };

static size_t rounded(size_t length)
{
    return (length + ROUND - 1) / ROUND * ROUND;
}

/* The description of the note that holds the build id; empty: the segment has none. */
static struct text build_id(const char *at, size_t length)
{
    while (length >= sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) note;
        memcpy(&note, at, sizeof note);
        size_t name = rounded(note.n_namesz), whole = sizeof note + name + rounded(note.n_descsz);
        if (whole > length) break;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == 4 && memcmp(at + sizeof note, "GNU", 4) == 0)
            return (struct text){at + sizeof note + name, note.n_descsz};
        at += whole;
        length -= whole;
    }
    return (struct text){NULL, 0};
}

static int add(struct dl_phdr_info *object, size_t size, void *context)
{
    struct text_buffer *out = context;
    struct text id = {NULL, 0};
    (void)size;
    for (int i = 0; i < object->dlpi_phnum && id.length == 0; i++) {
        const ElfW(Phdr) *segment = &object->dlpi_phdr[i];
        if (segment->p_type != PT_NOTE) continue;
        uintptr_t at = object->dlpi_addr + segment->p_vaddr;
        id = build_id((const char *)at, segment->p_memsz);
    }
    if (id.length == 0) buffer_add(out, text_of(object->dlpi_name));
    for (size_t i = 0; i < id.length; i++)
        buffer_format(out, "%02x", (unsigned)(unsigned char)id.at[i]);
    buffer_add(out, TEXT(" "));
    return 0;
}

struct text identity_of_program(struct arena *arena)
{
    struct text_buffer out = {.arena = arena};
    dl_iterate_phdr(add, &out);
    return buffer_text(&out);
}
