#include "lookup.h"

#include <stdlib.h>
#include <string.h>

#include <fontconfig/fontconfig.h>

/* Where fonts lie on Linux (FHS, XDG) and where fontconfig keeps what it knows of them. Parsing the forty
 * files of a usual configuration takes 3 ms, as long as writing a page; these lines take 0.2. */
static const char usual_places[] = "<fontconfig><dir>/usr/share/fonts</dir><dir>/usr/local/share/fonts</dir>"
                                   "<dir prefix=\"xdg\">fonts</dir><cachedir>/var/cache/fontconfig</cachedir>"
                                   "<cachedir prefix=\"xdg\">fontconfig</cachedir></fontconfig>";

struct font_lookup {
    struct arena *arena;
    FcConfig *usual;    /* NULL until a family is asked for */
    bool whole_is_read; /* fontconfig holds the machine's configuration */
};

struct font_lookup *lookup_open(struct arena *arena)
{
    struct font_lookup *lookup = ARENA_NEW(arena, struct font_lookup);
    lookup->arena = arena;
    return lookup;
}

void lookup_close(struct font_lookup *lookup)
{
    if (lookup->usual != NULL) FcConfigDestroy(lookup->usual);
    if (lookup->whole_is_read) FcFini();
}

static FcConfig *read_usual_places(void)
{
    FcConfig *config = FcConfigCreate();
    if (config != NULL && FcConfigParseAndLoadFromMemory(config, (const FcChar8 *)usual_places, FcFalse))
        FcConfigBuildFonts(config);
    return config;
}

static void read_whole_configuration(struct font_lookup *lookup)
{
    if (lookup->whole_is_read) return;
    lookup->whole_is_read = true;
    FcInit();
}

static bool takes_weight(int weight, bool bold)
{
    return bold ? weight >= FC_WEIGHT_DEMIBOLD : weight >= FC_WEIGHT_LIGHT && weight <= FC_WEIGHT_MEDIUM;
}

/* Of several fitting files the one nearest in weight, then the first by path, so that every run takes the
 * same. */
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

/* `config` NULL: the machine's. */
static struct font_place find_family(struct arena *arena, FcConfig *config, struct text family, bool bold)
{
    struct font_place place = {NULL, 0};
    FcPattern *pattern = FcPatternCreate();
    FcObjectSet *wanted = FcObjectSetBuild(FC_FILE, FC_INDEX, FC_WEIGHT, FC_SLANT, (char *)NULL);
    if (pattern != NULL && wanted != NULL) {
        FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)arena_copy(arena, family.at, family.length));
        FcFontSet *fonts = FcFontList(config, pattern, wanted);
        if (fonts != NULL) {
            place = choose(arena, fonts, bold);
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
    struct text family = name;
    bool bold = text_ends(name, TEXT(":bold"));
    if (bold) family.length -= strlen(":bold");
    if (lookup->usual == NULL) lookup->usual = read_usual_places();
    struct font_place place = {NULL, 0};
    if (lookup->usual != NULL) place = find_family(lookup->arena, lookup->usual, family, bold);
    if (place.path != NULL) return place;
    read_whole_configuration(lookup);
    return find_family(lookup->arena, NULL, family, bold);
}
