/* verify.c: by content, whatever the times of files say. */
#include "verify.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <unistd.h>

#include "generator/core/reason.h"
#include "generator/core/visible.h"
#include "generator/digest/digest.h"

static const char *directory_of(const struct night *night, const struct jobs_site *site)
{
    return night->order->mode == BATCH_DRAFT ? site->draft : site->publish;
}

static void say(const struct night *night, const char *path, const char *ja, const char *en)
{
    struct text name = visible_text(night->session->arena, text_of(path));
    printf("%.*s%s\n", TEXT_ARG(name), session_say(night->session, ja, en));
}

enum state { AS_MADE, GONE, CHANGED };

static enum state state_of(struct arena *arena, const char *path, const struct ledger_output *output)
{
    struct digest_file file = digest_file(arena, AT_FDCWD, path);
    if (file.error == ENOENT) return GONE;
    return text_equal(file.sha256, output->sha256) ? AS_MADE : CHANGED;
}

/* -- verify ----------------------------------------------------------------------------------------------------------- */
static size_t verify_site(struct night *night, const struct jobs_site *site)
{
    struct arena *arena = night->session->arena;
    const char *directory = directory_of(night, site);
    const struct ledger *ledger = ledger_open(arena, directory);
    size_t different = 0;
    for (size_t i = 0; i < ledger->output_count; i++) {
        const struct ledger_output *output = ledger->output_list[i];
        const char *path = text_format(arena, "%s/%.*s", directory, TEXT_ARG(output->name)).at;
        enum state state = state_of(arena, path, output);
        if (state == GONE) say(night, path, "：なくなっています", ": gone");
        if (state == CHANGED) say(night, path, "：作ったときと違います", ": not as it was made");
        different += state != AS_MADE;
    }
    return different;
}

size_t verify_outputs(struct night *night, const struct jobs_site *sites)
{
    size_t different = 0;
    for (; sites; sites = sites->next)
        different += verify_site(night, sites);
    return different;
}

/* -- prune ------------------------------------------------------------------------------------------------------------ */
/* What the plans of the jobs file made last. */
static struct name_map live_names(struct arena *arena, struct ledger *ledger, const struct jobs_site *site)
{
    struct name_map names = {.arena = arena};
    for (const struct jobs_plan *plan = site->plans; plan; plan = plan->next) {
        const struct ledger_plan *made = ledger_plan_of(ledger, plan->id);
        for (size_t i = 0; made && i < made->output_count; i++)
            name_map_add(&names, made->outputs[i]);
    }
    return names;
}

/* False: it stays, or could not be taken away. */
static bool prune_one(struct night *night, const char *path, const struct ledger_output *output)
{
    struct arena *arena = night->session->arena;
    enum state state = state_of(arena, path, output);
    if (state == GONE) return true;
    if (state == CHANGED) {
        say(night, path, "：もう作られませんが、手で変えられているので残しました",
            ": made no more, but changed by hand, so it was left");
        return false;
    }
    if (unlink(path) == 0) {
        say(night, path, "：もう作られないので消しました", ": made no more, taken away");
        return true;
    }
    DIAG(night->session->diagnostics, WRITE_FAILED, .arguments = {text_of(path), reason_of(arena, errno)});
    return false;
}

static bool is_of_site(const struct jobs_site *site, struct text plan)
{
    const struct jobs_plan *each = site->plans;
    while (each && !text_equal(each->id, plan))
        each = each->next;
    return each;
}

static bool prune_site(struct night *night, const struct jobs_site *site)
{
    struct session *session = night->session;
    const char *directory = directory_of(night, site);
    struct outbox *outbox = outbox_open(session->arena, session->diagnostics, directory);
    if (!outbox) return false;
    struct ledger *ledger = ledger_open(session->arena, directory);
    struct name_map live = live_names(session->arena, ledger, site);
    size_t kept = 0;
    for (size_t i = 0; i < ledger->output_count; i++) {
        struct ledger_output *output = ledger->output_list[i];
        const char *path = text_format(session->arena, "%s/%.*s", directory, TEXT_ARG(output->name)).at;
        bool is_live = *name_map_at(&live, output->name), is_own = is_of_site(site, output->plan);
        if (!is_live && !is_own)
            say(night, path, "：計画がこのジョブファイルにないので残しました",
                ": its plan is not in this jobs file, so it was left");
        if (is_live || !is_own || !prune_one(night, path, output)) ledger->output_list[kept++] = output;
    }
    ledger->output_count = kept;
    bool good = ledger_save(ledger, session->diagnostics, directory);
    outbox_close(outbox);
    return good;
}

bool verify_prune(struct night *night, const struct jobs_site *sites)
{
    bool good = true;
    for (; sites; sites = sites->next)
        good = prune_site(night, sites) && good;
    return good;
}
