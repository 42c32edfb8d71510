#include "faces.h"

#include <assert.h>
#include <string.h>

#include "lookup.h"
#include "orientation.h"
#include "sparse.h"

enum cell_state { CELL_UNKNOWN, CELL_UPRIGHT, CELL_ROTATED, CELL_MISSING };

/* What `measure` answered once for a character of a role. */
struct cell {
    uint16_t face;
    int16_t advance;
    uint8_t state;  /* enum cell_state */
    bool base_only; /* of a selector that no face of the role knows */
};

struct role {
    uint16_t *chain; /* numbers of faces */
    size_t count;
    struct sparse measured[2]; /* struct cell, by enum writing */
};

struct faces {
    struct arena *arena;
    struct face **face; /* distinct files, in the order the chains name them first */
    unsigned *index;    /* in its collection */
    size_t count, capacity;
    struct role *roles;
    size_t role_count;
    struct metrics metrics;
};

static struct cell cell_of(struct glyph glyph, size_t face, uint32_t code_point, enum writing writing,
                           bool has_form)
{
    struct cell cell = {.face = (uint16_t)face, .advance = glyph.advance, .state = CELL_UPRIGHT};
    if (writing == WRITING_HORIZONTAL) return cell;
    if (!has_form && orientation_turns(code_point))
        cell.state = CELL_ROTATED;
    else
        cell.advance = METRICS_EM;
    return cell;
}

static struct cell find_character(const struct faces *faces, const struct role *role, uint32_t code_point,
                                  enum writing writing)
{
    for (size_t i = 0; i < role->count; i++) {
        struct face *face = faces->face[role->chain[i]];
        struct glyph glyph = face_glyph(face, code_point);
        if (glyph.id == 0) continue;
        bool has_form = writing == WRITING_VERTICAL && face_vertical(face, code_point).id != 0;
        return cell_of(glyph, role->chain[i], code_point, writing, has_form);
    }
    return (struct cell){.state = CELL_MISSING};
}

static bool answer(struct cell cell, struct glyph_measure *out)
{
    out->face = cell.face;
    out->advance = cell.advance;
    out->rotated = cell.state == CELL_ROTATED;
    out->base_only = cell.base_only;
    return cell.state != CELL_MISSING;
}

static struct cell measure_plain(const struct faces *faces, struct role *role, uint32_t code_point,
                                 enum writing writing)
{
    struct cell *cell = sparse_cell(&role->measured[writing], code_point, sizeof *cell, faces->arena);
    if (cell->state == CELL_UNKNOWN) *cell = find_character(faces, role, code_point, writing);
    return *cell;
}

/* The first face with a glyph for the whole sequence; else, of a mark, the first that has it and its base, over which it is
 * laid; else, of a selector, the base as it is. */
static struct cell measure_sequence(const struct faces *faces, struct role *role, uint32_t code_point,
                                    uint32_t modifier, enum writing writing)
{
    for (size_t i = 0; i < role->count; i++) {
        struct glyph glyph = face_variant(faces->face[role->chain[i]], code_point, modifier);
        if (glyph.id != 0) return cell_of(glyph, role->chain[i], code_point, writing, false);
    }
    if (face_is_selector(modifier)) {
        struct cell base = measure_plain(faces, role, code_point, writing);
        base.base_only = true;
        return base;
    }
    for (size_t i = 0; i < role->count; i++) {
        struct face *face = faces->face[role->chain[i]];
        struct glyph glyph = face_glyph(face, code_point);
        if (glyph.id == 0 || face_glyph(face, modifier).id == 0) continue;
        bool has_form = writing == WRITING_VERTICAL && face_vertical(face, code_point).id != 0;
        return cell_of(glyph, role->chain[i], code_point, writing, has_form);
    }
    return (struct cell){.state = CELL_MISSING};
}

static bool measure(const struct metrics *metrics, unsigned role, uint32_t code_point, uint32_t modifier,
                    enum writing writing, struct glyph_measure *out)
{
    const struct faces *faces = metrics->self;
    assert(role < faces->role_count);
    if (code_point >= 0x110000) return false;
    struct role *chain = &faces->roles[role];
    if (modifier != 0) return answer(measure_sequence(faces, chain, code_point, modifier, writing), out);
    return answer(measure_plain(faces, chain, code_point, writing), out);
}

/* What opening needs and a set of faces does not keep. */
struct opening {
    struct faces *faces;
    struct font_lookup *lookup;
    struct diagnostics *diagnostics;
};

/* The number of a font file, opened when it is new; SIZE_MAX after a report. */
static size_t add_face(struct opening *opening, struct text name)
{
    struct faces *faces = opening->faces;
    struct font_place place = lookup_font(opening->lookup, name);
    if (place.path == NULL) {
        DIAG(opening->diagnostics, FONT_MISSING, .arguments = {name});
        return SIZE_MAX;
    }
    for (size_t i = 0; i < faces->count; i++)
        if (strcmp(face_facts(faces->face[i])->path, place.path) == 0 && faces->index[i] == place.index)
            return i;
    struct text reason = {NULL, 0};
    struct face *face = face_open(faces->arena, place.path, place.index, &reason);
    if (face == NULL) {
        DIAG(opening->diagnostics, FONT_UNREADABLE, .arguments = {name, reason});
        return SIZE_MAX;
    }
    size_t capacity = faces->capacity;
    faces->face =
        arena_grow(faces->arena, faces->face, faces->count, faces->count + 1, &capacity, sizeof *faces->face);
    capacity = faces->capacity;
    faces->index = arena_grow(faces->arena, faces->index, faces->count, faces->count + 1, &capacity,
                              sizeof *faces->index);
    faces->capacity = capacity;
    faces->face[faces->count] = face;
    faces->index[faces->count] = place.index;
    return faces->count++;
}

static bool add_chain(struct opening *opening, struct role *role, struct text chain)
{
    struct faces *faces = opening->faces;
    size_t capacity = 0;
    while (chain.length > 0) {
        size_t bar = text_find(chain, TEXT("|"));
        size_t length = bar == SIZE_MAX ? chain.length : bar;
        struct text name = text_trim(text_slice(chain, 0, length));
        chain = text_slice(chain, bar == SIZE_MAX ? length : length + 1, chain.length);
        size_t number = add_face(opening, name);
        if (number == SIZE_MAX) return false;
        role->chain = arena_grow(faces->arena, role->chain, role->count, role->count + 1, &capacity,
                                 sizeof *role->chain);
        role->chain[role->count++] = (uint16_t)number;
    }
    return true;
}

struct faces *faces_open(const char *const *chains, size_t count, struct diagnostics *diagnostics)
{
    struct arena *arena = arena_open_like(diagnostics->arena);
    struct faces *faces = ARENA_NEW(arena, struct faces);
    faces->arena = arena;
    faces->roles = ARENA_ARRAY(arena, struct role, count);
    faces->role_count = count;
    faces->metrics = (struct metrics){measure, faces};
    struct opening opening = {faces, lookup_open(arena), diagnostics};
    bool complete = true; /* every missing font is named, not only the first */
    for (size_t i = 0; i < count; i++)
        complete = add_chain(&opening, &faces->roles[i], text_of(chains[i])) && complete;
    lookup_close(opening.lookup);
    if (complete) return faces;
    faces_close(faces);
    return NULL;
}

const struct metrics *faces_metrics(const struct faces *faces)
{
    return &faces->metrics;
}

void faces_close(struct faces *faces)
{
    for (size_t i = 0; i < faces->count; i++)
        face_close(faces->face[i]);
    arena_close(faces->arena);
}

const char *const *faces_files(const struct faces *faces)
{
    const char **files = ARENA_ARRAY(faces->arena, const char *, faces->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < faces->count; i++) {
        const char *path = face_facts(faces->face[i])->path;
        size_t known = 0;
        while (known < count && strcmp(files[known], path) != 0)
            known++;
        if (known == count) files[count++] = path;
    }
    return files;
}

size_t faces_count(const struct faces *faces)
{
    return faces->count;
}

struct face *faces_face(const struct faces *faces, size_t number)
{
    assert(number < faces->count);
    return faces->face[number];
}
