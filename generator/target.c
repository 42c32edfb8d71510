/* target.c: a path taken apart. */
#include "target.h"

#include <string.h>

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

static bool read_file(struct session *session, struct target *target)
{
    const char *slash = strrchr(target->file, '/');
    target->name = text_of(slash ? slash + 1 : target->file);
    target->directory = ".";
    if (slash) {
        size_t length = slash == target->file ? 1 : (size_t)(slash - target->file);
        target->directory = arena_copy(session->arena, target->file, length);
    }
    target->format = has_extension(session->arena, target->name, OUTPUT_XLSX) ? OUTPUT_XLSX : OUTPUT_PDF;
    if (has_extension(session->arena, target->name, target->format)) return true;
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
