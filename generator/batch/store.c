/* store.c: a file a part, named by the day and by where the part stands: its bytes as they came. */
#include "store.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "generator/core/path.h"
#include "generator/core/reason.h"
#include "generator/digest/digest.h"
#include "generator/publish/save.h"
#include "input/encoding/load.h"

enum { DAY = 10, NAME = 16 };

static const char *directory_of(struct arena *arena, const struct night_plan *plan)
{
    return text_format(arena, "%s/.shinchoku/parts", plan->site->directory).at;
}

/* What all versions of a part are called behind their day: by plan and path, with the extension that says what it is. */
static struct text tail_of(struct arena *arena, const struct night_plan *plan, const char *path)
{
    struct text key = digest_text(arena, text_format(arena, "%.*s\n%.*s", TEXT_ARG(plan->plan->id),
                                                     TEXT_ARG(jobs_name(plan->site->site, path))));
    struct text name = path_name(path), stem = path_stem(path);
    return text_format(arena, "-%.*s%.*s", NAME, key.at,
                       TEXT_ARG(text_slice(name, stem.length, name.length)));
}

/* The latest version's file name; empty: there is none. */
static struct text latest(struct arena *arena, const char *directory, struct text tail)
{
    struct text found = {NULL, 0};
    DIR *list = opendir(directory);
    if (!list) return found;
    for (struct dirent *entry; (entry = readdir(list));) {
        struct text name = text_of(entry->d_name);
        if (name.length != DAY + tail.length || !text_ends(name, tail)) continue;
        if (found.length == 0 || text_compare(name, found) > 0) found = text_copy(arena, name);
    }
    closedir(list);
    return found;
}

void store_find(struct night *night, const struct night_plan *plan, struct unit_part *part)
{
    struct arena *arena = night->session->arena;
    if (night->order->mode != BATCH_DRAFT) return;
    const char *directory = directory_of(arena, plan);
    struct text name = latest(arena, directory, tail_of(arena, plan, part->path));
    if (name.length == 0) return;
    part->older = text_format(arena, "%s/%.*s", directory, TEXT_ARG(name)).at;
    part->day = text_slice(name, 0, DAY);
}

static bool was_lost(const struct night_plan *plan, const char *path)
{
    for (const struct night_lost *lost = plan->lost; lost; lost = lost->next)
        if (text_is(lost->file, path)) return true;
    return false;
}

static struct text bytes_of(struct arena *arena, const char *path)
{
    struct text_buffer out = {.arena = arena};
    char part[1 << 15];
    ssize_t got = 0;
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    while (fd >= 0 && (got = read(fd, part, sizeof part)) > 0)
        buffer_add(&out, (struct text){part, (size_t)got});
    if (fd >= 0) close(fd);
    return fd < 0 || got < 0 ? (struct text){NULL, 0} : buffer_text(&out);
}

static bool make_directory(struct night *night, const char *directory)
{
    if (mkdir(directory, 0777) == 0 || errno == EEXIST) return true;
    DIAG(night->session->diagnostics, WRITE_FAILED,
         .arguments = {text_of(directory), reason_of(night->session->arena, errno)});
    return false;
}

/* Are these the bytes that the plan was made of? Somebody may be copying over them at this moment. */
static bool is_what_was_read(struct night *night, const struct night_plan *plan, const char *path)
{
    const struct source *source = load_source(night->scratch, diag_open(night->scratch), path, NULL);
    if (!source) return false;
    struct text now = digest_text(night->scratch, source->content), name = jobs_name(plan->site->site, path);
    for (size_t i = 0; i < plan->inputs.count; i++)
        if (text_is(plan->inputs.at[i].kind, "record") && text_equal(plan->inputs.at[i].name, name))
            return text_equal(plan->inputs.at[i].sha256, now);
    return false;
}

static bool keep_part(struct night *night, const struct night_plan *plan, const struct unit_part *part)
{
    struct arena *arena = night->scratch;
    arena_reset(arena);
    struct text bytes = bytes_of(arena, part->path);
    if (bytes.length == 0 || !is_what_was_read(night, plan, part->path)) return true;
    if (part->older &&
        text_equal(digest_text(arena, bytes), digest_file(arena, AT_FDCWD, part->older).sha256))
        return true;
    const char *directory = directory_of(arena, plan);
    struct text tail = tail_of(arena, plan, part->path);
    const char *path =
        text_format(arena, "%s/%.*s%.*s", directory, TEXT_ARG(night->today), TEXT_ARG(tail)).at;
    if (!make_directory(night, directory) || !save_file(arena, night->session->diagnostics, path, bytes))
        return false;
    if (part->older && strcmp(part->older, path) != 0) unlink(part->older);
    return true;
}

bool store_keep(struct night *night, const struct night_plan *plan)
{
    bool good = true;
    if (night->order->mode != BATCH_DRAFT) return true;
    for (size_t i = 0; i < plan->unit.part_count && good; i++)
        if (!was_lost(plan, plan->unit.parts[i].path)) good = keep_part(night, plan, &plan->unit.parts[i]);
    return good;
}
