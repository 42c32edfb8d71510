/* entries.c: a directory read through a descriptor of its own, so that the caller's keeps its place. */
#include "entries.h"

#include <dirent.h>
#include <fcntl.h>
#include <stddef.h>
#include <unistd.h>

void entries_each(int directory, entries_visit *visit, void *context)
{
    int fd = openat(directory, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *list = fd < 0 ? NULL : fdopendir(fd);
    if (!list) {
        if (fd >= 0) close(fd);
        return;
    }
    for (struct dirent *entry; (entry = readdir(list));)
        visit(context, directory, entry->d_name);
    closedir(list);
}
