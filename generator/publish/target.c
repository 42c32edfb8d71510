/* target.c: a path taken apart. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "target.h"

#include <stdlib.h>

#include <string.h>
#include <sys/stat.h>

#include "generator/core/path.h"

struct text target_extension(enum output_format format)
{
    switch (format) {
    case OUTPUT_PDF: return TEXT(".pdf");
    case OUTPUT_XLSX: return TEXT(".xlsx");
    }
    return (struct text){NULL, 0};
}

static bool has_extension(struct arena *arena, struct text name, enum output_format format)
{
    struct text extension = target_extension(format);
    return name.length > extension.length && text_ends(text_folded(arena, name), extension);
}

/* A link is followed, so that it goes on leading to what was made. */
static const char *followed(struct session *session, const char *file)
{
    char *real = realpath(file, NULL);
    const char *path = real ? arena_copy(session->arena, real, strlen(real)) : file;
    free(real);
    return path;
}

static void take_apart(struct session *session, struct target *target, const char *file)
{
    struct text directory = path_directory(file);
    target->name = path_name(file);
    target->directory = arena_copy(session->arena, directory.at, directory.length);
}

static bool is_link(const char *file)
{
    struct stat status;
    return lstat(file, &status) == 0 && S_ISLNK(status.st_mode);
}

static bool read_file(struct session *session, struct target *target)
{
    take_apart(session, target, target->file);
    target->format = has_extension(session->arena, target->name, OUTPUT_XLSX) ? OUTPUT_XLSX : OUTPUT_PDF;
    if (has_extension(session->arena, target->name, target->format)) {
        if (is_link(target->file)) take_apart(session, target, followed(session, target->file));
        return true;
    }
    DIAG(session->diagnostics, OPTION_VALUE,
         .arguments = {TEXT("--to"), text_of(target->file), TEXT("….pdf, ….xlsx")});
    return false;
}

bool target_read(struct session *session, const struct arguments *arguments, struct target *target)
{
    const char *directory = arguments_value(arguments, "--output");
    *target = (struct target){.directory = directory ? directory : "."};
    target->file = arguments_value(arguments, "--to");
    if (!target->file) return true;
    if (!directory) return read_file(session, target);
    DIAG(session->diagnostics, OPTION_CLASH, .arguments = {TEXT("--to"), TEXT("--output")});
    return false;
}

bool target_takes(const struct target *target, enum output_format format)
{
    return !target->file || target->format == format;
}
