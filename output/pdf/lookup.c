#include "lookup.h"

#include <stdlib.h>
#include <string.h>

#include <fontconfig/fontconfig.h>

/* fontconfig 2.14 loses one pattern of its own configuration files each time it reads them. The leak checker is asked to
 * look away there, and only there. */
#ifdef __has_feature
#if __has_feature(address_sanitizer)
#define LEAKS_CHECKED
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define LEAKS_CHECKED
#endif
#ifdef LEAKS_CHECKED
#include <sanitizer/lsan_interface.h>
#endif

struct font_lookup {
    struct arena *arena;
    bool used; /* fontconfig holds its configuration */
};

struct font_lookup *lookup_open(struct arena *arena)
{
    struct font_lookup *lookup = ARENA_NEW(arena, struct font_lookup);
    lookup->arena = arena;
    return lookup;
}

void lookup_close(struct font_lookup *lookup)
{
    if (lookup->used) FcFini();
}

static void read_configuration(struct font_lookup *lookup)
{
    if (lookup->used) return;
    lookup->used = true;
#ifdef LEAKS_CHECKED
    __lsan_disable();
#endif
    FcInit();
#ifdef LEAKS_CHECKED
    __lsan_enable();
#endif
}

static bool takes_weight(int weight, bool bold)
{
    return bold ? weight >= FC_WEIGHT_DEMIBOLD : weight >= FC_WEIGHT_LIGHT && weight <= FC_WEIGHT_MEDIUM;
}

/* Of several fitting files the one nearest in weight, then the first by path, so that every run takes the same. */
static struct font_place choose(struct arena *arena, const FcFontSet *fonts, bool bold)
{
    struct font_place best = {NULL, 0};
    int best_distance = 0;
    for (int i = 0; i < fonts->nfont; i++) {
        FcChar8 *file = NULL;
        int index = 0, weight = FC_WEIGHT_REGULAR, slant = FC_SLANT_ROMAN;
        if (FcPatternGetString(fonts->fonts[i], FC_FILE, 0, &file) != FcResultMatch) continue;
        FcPatternGetInteger(fonts->fonts[i], FC_INDEX, 0, &index);
        FcPatternGetInteger(fonts->fonts[i], FC_WEIGHT, 0, &weight);
        FcPatternGetInteger(fonts->fonts[i], FC_SLANT, 0, &slant);
        if (slant != FC_SLANT_ROMAN || !takes_weight(weight, bold)) continue;
        int distance = abs(weight - (bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR));
        const char *path = (const char *)file;
        if (best.path != NULL &&
            (distance > best_distance || (distance == best_distance && strcmp(path, best.path) >= 0)))
            continue;
        best = (struct font_place){arena_copy(arena, path, strlen(path)), (unsigned)index & 0xFFFF};
        best_distance = distance;
    }
    return best;
}

static struct font_place find_family(struct font_lookup *lookup, struct text family, bool bold)
{
    struct font_place place = {NULL, 0};
    FcPattern *pattern = FcPatternCreate();
    FcObjectSet *wanted = FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, (char *)NULL);
    if (pattern != NULL && wanted != NULL) {
        FcPatternAddString(pattern, FC_FAMILY,
                           (const FcChar8 *)arena_copy(lookup->arena, family.at, family.length));
        FcFontSet *fonts = FcFontList(NULL, pattern, wanted);
        if (fonts != NULL) {
            place = choose(lookup->arena, fonts, bold);
            FcFontSetDestroy(fonts);
        }
    }
    if (wanted != NULL) FcObjectSetDestroy(wanted);
    if (pattern != NULL) FcPatternDestroy(pattern);
    return place;
}

struct font_place lookup_font(struct font_lookup *lookup, struct text name)
{
    if (text_find(name, TEXT("/")) != SIZE_MAX)
        return (struct font_place){arena_copy(lookup->arena, name.at, name.length), 0};
    read_configuration(lookup);
    struct text family = name;
    bool bold = text_ends(name, TEXT(":bold"));
    if (bold) family.length -= strlen(":bold");
    return find_family(lookup, family, bold);
}
