/* replay.c: every file of a directory once through a fuzz target, so that what was mended stays mended; or, with -r COUNT, so
 * many inputs that are drawn from fixed seeds. The target ends the program itself when something is wrong; a target that
 * also judges the drawn runs as a whole has a fuzz_verdict. */
#include <dirent.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
/* What to make of all drawn runs: an exit code. Targets without an opinion have none of it. */
int fuzz_verdict(void) __attribute__((weak));

enum { LEAST_DRAWN = 64, MOST_DRAWN = 4096 };

/* False when the file cannot be read. */
static bool replay(const char *path)
{
    FILE *file = fopen(path, "rb");
    struct stat status;
    if (!file || fstat(fileno(file), &status) != 0) return false;
    size_t size = (size_t)status.st_size;
    uint8_t *bytes =
        malloc(size ? size : 1); /* of exactly this size: reading past it is seen by sanitizers */
    bool read = bytes && fread(bytes, 1, size, file) == size;
    fclose(file);
    fprintf(stderr, "%s\n", path); /* the last line names the culprit */
    if (read) LLVMFuzzerTestOneInput(bytes, size);
    free(bytes);
    return read;
}

static int replay_directory(const char *name)
{
    size_t count = 0;
    DIR *directory = opendir(name);
    if (!directory) {
        perror(name);
        return 2;
    }
    for (const struct dirent *entry; (entry = readdir(directory)) != NULL;) {
        char path[4096];
        if (entry->d_name[0] == '.') continue;
        snprintf(path, sizeof path, "%s/%s", name, entry->d_name);
        if (!replay(path)) {
            perror(path);
            closedir(directory);
            return 1;
        }
        count++;
    }
    closedir(directory);
    printf("%zu inputs\n", count);
    return count > 0 ? 0 : 1;
}

/* splitmix64: neighbouring seeds give numbers that have nothing in common. */
static uint64_t draw(uint64_t *state)
{
    uint64_t mixed = *state += 0x9e3779b97f4a7c15u;
    mixed = (mixed ^ mixed >> 30) * 0xbf58476d1ce4e5b9u;
    mixed = (mixed ^ mixed >> 27) * 0x94d049bb133111ebu;
    return mixed ^ mixed >> 31;
}

/* The same seeds every time: what fails here fails again. */
static int replay_drawn(unsigned long count)
{
    for (unsigned long seed = 0; seed < count; seed++) {
        uint64_t state = seed;
        size_t size = LEAST_DRAWN + (size_t)(draw(&state) % (MOST_DRAWN - LEAST_DRAWN + 1));
        uint8_t *bytes = malloc(size);
        if (!bytes) return 2;
        for (size_t i = 0; i < size; i++)
            bytes[i] = (uint8_t)(draw(&state) >> 32);
        fprintf(stderr, "seed %lu\n", seed); /* the last line names the culprit */
        LLVMFuzzerTestOneInput(bytes, size);
        free(bytes);
    }
    return fuzz_verdict ? fuzz_verdict() : 0;
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "-r") == 0 && strtoul(argv[2], NULL, 10) > 0)
        return replay_drawn(strtoul(argv[2], NULL, 10));
    if (argc == 2) return replay_directory(argv[1]);
    fprintf(stderr, "usage: replay DIRECTORY | -r COUNT\n");
    return 2;
}
