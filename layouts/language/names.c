/* names.c: the names of the definitions that the directories hold. */
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "layout.h"

struct names {
    struct arena *arena;
    const char **at;
    size_t count, capacity;
};

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void list_directory(struct names *names, const char *path)
{
    DIR *directory = opendir(path);
    if (!directory) return;
    for (struct dirent *entry = readdir(directory); entry; entry = readdir(directory)) {
        struct text file = text_of(entry->d_name);
        if (!text_ends(file, TEXT(".xml")) || text_starts(file, TEXT("."))) continue;
        struct text name = text_slice(file, 0, file.length - strlen(".xml"));
        if (text_is(name, "base")) continue;
        names->at = arena_grow(names->arena, names->at, names->count, names->count + 1, &names->capacity,
                               sizeof *names->at);
        names->at[names->count++] = arena_copy(names->arena, name.at, name.length);
    }
    closedir(directory);
}

const char **layout_names(struct arena *arena, const struct layout_search *search, size_t *count)
{
    struct names names = {.arena = arena, .at = ARENA_ARRAY(arena, const char *, 1)};
    *count = 0;
    for (size_t i = 0; i < search->directory_count; i++)
        list_directory(&names, search->directories[i]);
    qsort(names.at, names.count, sizeof *names.at, by_name);
    for (size_t i = 0; i < names.count;
         i++) /* a city's own one stands for the shipped one of the same name */
        if (*count == 0 || strcmp(names.at[i], names.at[*count - 1]) != 0) names.at[(*count)++] = names.at[i];
    return names.at;
}
