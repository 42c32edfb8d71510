/* path.c: names, stems and directories. */
#include "path.h"

#include <string.h>

struct text path_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return text_of(slash ? slash + 1 : path);
}

struct text path_stem(const char *path)
{
    struct text name = path_name(path);
    for (size_t i = name.length; i > 1; i--)
        if (name.at[i - 1] == '.') return text_slice(name, 0, i - 1);
    return name;
}

struct text path_directory(const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash) return TEXT(".");
    return (struct text){path, slash == path ? 1 : (size_t)(slash - path)};
}
