/* replay.c: every file of a directory once through a fuzz target, so that what was mended stays mended. The target ends
 * the program itself when something is wrong. */
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* False when the file cannot be read. */
static bool replay(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct stat status;
    if (!file || fstat(fileno(file), &status) != 0) return false;
    size_t size = (size_t)status.st_size;
    uint8_t *bytes = malloc(size ? size : 1); /* of exactly this size: reading past it is seen by sanitizers */
    bool read = bytes && fread(bytes, 1, size, file) == size;
    fclose(file);
    fprintf(stderr, "%s\n", path); /* the last line names the culprit */
    if (read) LLVMFuzzerTestOneInput(bytes, size);
    free(bytes);
    return read;
}

int main(int argc, char **argv)
{
    size_t count = 0;
    DIR *directory = argc == 2 ? opendir(argv[1]) : NULL;
    if (!directory) {
        fprintf(stderr, "usage: replay DIRECTORY\n");
        return 2;
    }
    for (const struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        char path[4096];
        if (entry->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "%s/%s", argv[1], entry->d_name);
        if (!replay(path)) {
            perror(path);
            return 1;
        }
        count++;
    }
    closedir(directory);
    printf("%zu inputs\n", count);
    return count > 0 ? 0 : 1;
}
