/* jobs.c: a jobs file read: every value judged where it stands. */
#include "jobs.h"

#include <string.h>

#include "generator/core/house.h"
#include "generator/core/path.h"
#include "generator/core/year.h"
#include "input/encoding/load.h"
#include "input/xml/xml.h"

#include "vocabulary.h"

enum { DEEPEST_INCLUDE = 4, STALE_AFTER = 7 };

struct jobs_reading {
    struct session *session;
    struct jobs_site *first, **link;
    bool good;
};

static void refuse(struct jobs_reading *reading, const struct node *node, const char *name,
                   struct text allowed)
{
    const struct node_attribute *attribute = node_lookup(node, name);
    DIAG(reading->session->diagnostics, JOBS_VALUE, .at = attribute->value_at,
         .arguments = {text_of(name), attribute->value, allowed});
    reading->good = false;
}

/* -- paths ------------------------------------------------------------------------------------------------------------ */
/* Without . and .. as far as they can be told from the words alone. */
static struct text plain_path(struct arena *arena, struct text path)
{
    struct text_buffer out = {.arena = arena};
    bool absolute = text_starts(path, TEXT("/"));
    for (struct text rest = path; rest.length;) {
        size_t slash = text_find(rest, TEXT("/"));
        struct text step = text_slice(rest, 0, slash);
        rest = slash == SIZE_MAX ? (struct text){NULL, 0} : text_slice(rest, slash + 1, rest.length);
        if (step.length == 0 || text_is(step, ".")) continue;
        struct text last = buffer_text(&out);
        size_t cut = last.length;
        while (cut && last.at[cut - 1] != '/')
            cut--;
        struct text before = text_slice(last, cut, last.length);
        if (text_is(step, "..") && before.length && !text_is(before, "..")) {
            out.length = cut ? cut - 1 : 0;
            continue;
        }
        if (out.length) buffer_add(&out, TEXT("/"));
        buffer_add(&out, step);
    }
    return text_format(arena, "%s%.*s", absolute ? "/" : "", TEXT_ARG(buffer_text(&out)));
}

static bool is_below(struct text path, struct text root)
{
    if (root.length == 0) return !text_starts(path, TEXT("/")) && !text_starts(path, TEXT(".."));
    if (text_is(root, "/")) return true;
    return text_starts(path, root) && (path.length == root.length || path.at[root.length] == '/');
}

const char *jobs_path(struct arena *arena, const struct jobs_site *site, struct text path)
{
    if (text_starts(path, TEXT("/")) || strcmp(site->directory, ".") == 0)
        return arena_copy(arena, path.at, path.length);
    return text_format(arena, "%s/%.*s", site->directory, TEXT_ARG(path)).at;
}

struct text jobs_name(const struct jobs_site *site, const char *path)
{
    struct text whole = text_of(path), directory = text_of(site->directory);
    bool below =
        text_starts(whole, directory) && whole.length > directory.length && path[directory.length] == '/';
    return below ? text_slice(whole, directory.length + 1, whole.length) : whole;
}

/* Where an attribute leads; NULL: there is none, or it leads out of the tree, which was reported. */
static const char *read_path(struct jobs_reading *reading, const struct jobs_site *site,
                             const struct node *node, const char *name)
{
    struct arena *arena = reading->session->arena;
    const struct node_attribute *attribute = node_lookup(node, name);
    if (!attribute) return NULL;
    struct text path = text_trim(attribute->value);
    if (path.length == 0 || memchr(path.at, '\0', path.length)) {
        refuse(reading, node, name, diag_both(arena, TEXT("ファイルかフォルダの名前"), TEXT("a path")));
        return NULL;
    }
    const char *full = jobs_path(arena, site, path);
    if (is_below(plain_path(arena, text_of(full)), plain_path(arena, text_of(site->root)))) return full;
    DIAG(reading->session->diagnostics, JOBS_OUTSIDE, .at = attribute->value_at,
         .arguments = {path, text_of(site->root)});
    reading->good = false;
    return NULL;
}

/* -- values ----------------------------------------------------------------------------------------------------------- */
/* 90s, 2m, 1G: a whole number and a letter of `units`, each of which is so many of `worth`. */
static uint64_t read_amount(struct jobs_reading *reading, const struct node *node, const char *name,
                            const char *units, const uint64_t *worth)
{
    struct text value = text_trim(node_value(node, name));
    if (value.length == 0) return 0;
    uint64_t number = 0;
    size_t at = 0;
    while (at < value.length && value.at[at] >= '0' && value.at[at] <= '9' && number < 1000000)
        number = number * 10 + (uint64_t)(value.at[at++] - '0');
    const char *unit = at + 1 == value.length && value.at[at] ? strchr(units, value.at[at]) : NULL;
    if (at && unit && number) return number * worth[unit - units];
    struct arena *arena = reading->session->arena;
    refuse(reading, node, name, units[0] == 's' ? TEXT("90s, 5m, 1h") : text_format(arena, "512M, 2G"));
    return 0;
}

static unsigned read_nights(struct jobs_reading *reading, const struct node *node)
{
    struct text value = text_trim(node_value(node, "stale-after"));
    unsigned nights = 0;
    if (value.length == 0) return STALE_AFTER;
    for (size_t i = 0; i < value.length && nights < 1000; i++) {
        if (value.at[i] < '0' || value.at[i] > '9') nights = 1000;
        if (nights < 1000) nights = nights * 10 + (unsigned)(value.at[i] - '0');
    }
    if (nights >= 1 && nights < 1000) return nights;
    refuse(reading, node, "stale-after", TEXT("1–999"));
    return STALE_AFTER;
}

static bool is_one_of(struct text value, const char *const *words, size_t count, size_t *which)
{
    for (*which = 0; *which < count; ++*which)
        if (text_is(value, words[*which])) return true;
    return false;
}

/* -- a plan ----------------------------------------------------------------------------------------------------------- */
static struct jobs_part *read_part(struct jobs_reading *reading, const struct jobs_site *site,
                                   const struct node *node, const char *source)
{
    static const char *const answers[] = {"no", "yes"};
    struct jobs_part *part = ARENA_NEW(reading->session->arena, struct jobs_part);
    size_t answer = 0;
    *part = (struct jobs_part){.path = read_path(reading, site, node, source), .at = node->at};
    struct text written = node_value(node, source);
    for (size_t i = 0; i < written.length; i++)
        part->is_pattern = part->is_pattern || strchr("*?[", written.at[i]);
    if (!node_is(node, "part")) return part;
    part->department = text_trim(node_value(node, "department"));
    if (node_lookup(node, "required") &&
        !is_one_of(node_value(node, "required"), answers, ARRAY_LEN(answers), &answer))
        refuse(reading, node, "required", TEXT("yes, no"));
    part->is_required = answer == 1;
    return part;
}

static struct jobs_job *read_job(struct jobs_reading *reading, const struct node *node)
{
    static const char *const formats[] = {"", "pdf", "xlsx"};
    struct jobs_job *job = ARENA_NEW(reading->session->arena, struct jobs_job);
    size_t format = 0;
    *job = (struct jobs_job){.layout = text_trim(node_value(node, "layout")), .at = node->at};
    if (!is_one_of(node_value(node, "format"), formats, ARRAY_LEN(formats), &format))
        refuse(reading, node, "format", TEXT("pdf, xlsx"));
    job->format = format == 1 ? JOBS_PDF : format == 2 ? JOBS_XLSX : JOBS_BOTH;
    job->wants_previous = text_is(node_value(node, "when"), "previous");
    if (node_lookup(node, "when") && !job->wants_previous) refuse(reading, node, "when", TEXT("previous"));
    return job;
}

static void read_plan_children(struct jobs_reading *reading, const struct jobs_site *site,
                               struct jobs_plan *plan, const struct node *node)
{
    struct jobs_part **part = &plan->parts, **previous = &plan->previous;
    struct jobs_job **job = &plan->jobs;
    if (node_lookup(node, "parts")) {
        *part = read_part(reading, site, node, "parts");
        part = &(*part)->next;
    }
    for (const struct node *child = node->first; child; child = child->next) {
        if (node_is(child, "part")) {
            *part = read_part(reading, site, child, "src");
            part = &(*part)->next;
        } else if (node_is(child, "previous")) {
            *previous = read_part(reading, site, child, "src");
            previous = &(*previous)->next;
        } else if (node_is(child, "job")) {
            *job = read_job(reading, child);
            job = &(*job)->next;
        }
    }
}

static struct jobs_plan *read_plan(struct jobs_reading *reading, const struct jobs_site *site,
                                   const struct node *node, const char *roster)
{
    struct jobs_plan *plan = ARENA_NEW(reading->session->arena, struct jobs_plan);
    int year;
    *plan = (struct jobs_plan){
        .id = text_trim(node_value(node, "id")),
        .title = text_trim(node_value(node, "title")),
        .department = text_trim(node_value(node, "department")),
        .year = text_trim(node_value(node, "year")),
        .roster = node_lookup(node, "roster") ? read_path(reading, site, node, "roster") : roster,
        .expects_roster = node_lookup(node, "roster"),
        .at = node->at};
    if (plan->year.length && year_read(plan->year, &year) == YEAR_UNREADABLE)
        refuse(reading, node, "year", TEXT("R7, 令和７年度, 2025"));
    read_plan_children(reading, site, plan, node);
    if (!plan->parts) {
        DIAG(reading->session->diagnostics, JOBS_MISSING, .at = node->at,
             .arguments = {TEXT("parts"), TEXT("plan")});
        reading->good = false;
    }
    return plan;
}

static void check_unique(struct jobs_reading *reading, const struct jobs_site *site)
{
    for (const struct jobs_plan *plan = site->plans; plan; plan = plan->next)
        for (const struct jobs_plan *other = site->plans; other != plan; other = other->next) {
            if (!text_equal(plan->id, other->id)) continue;
            DIAG(reading->session->diagnostics, JOBS_TWICE, .at = plan->at, .related = other->at,
                 .arguments = {plan->id});
            reading->good = false;
        }
}

/* -- a site ----------------------------------------------------------------------------------------------------------- */
static void read_limits(struct jobs_reading *reading, struct jobs_site *site, const struct node *root)
{
    static const uint64_t seconds[] = {1, 60, 3600}, bytes[] = {(uint64_t)1 << 20, (uint64_t)1 << 30};
    site->seconds = (unsigned)read_amount(reading, root, "time", "smh", seconds);
    site->memory = read_amount(reading, root, "memory", "MG", bytes);
    if (!site->seconds) site->seconds = 10 * 60;
    if (!site->memory) site->memory = 2 * bytes[1];
    site->stale_after = read_nights(reading, root);
    enum numerals numerals;
    site->numerals = text_trim(node_value(root, "numerals"));
    if (node_lookup(root, "numerals") && !house_parse(site->numerals, &numerals))
        refuse(reading, root, "numerals", TEXT("as-written, half, full, mixed"));
}

static void read_places(struct jobs_reading *reading, struct jobs_site *site, const struct node *root)
{
    struct arena *arena = reading->session->arena;
    struct text above = text_trim(node_value(root, "root"));
    site->root = above.length ? jobs_path(arena, site, above) : site->directory;
    if (strcmp(site->root, ".") == 0) site->root = "";
    site->draft = read_path(reading, site, root, "draft");
    site->publish = read_path(reading, site, root, "publish");
    site->layouts = read_path(reading, site, root, "layout-dir");
    site->labels = read_path(reading, site, root, "labels");
    if (!site->draft) site->draft = jobs_path(arena, site, TEXT("draft"));
    if (!site->publish) site->publish = jobs_path(arena, site, TEXT("publish"));
    if (!text_equal(plain_path(arena, text_of(site->draft)), plain_path(arena, text_of(site->publish))))
        return;
    DIAG(reading->session->diagnostics, JOBS_SAME_PLACE, .at = root->at, .arguments = {text_of(site->draft)});
    reading->good = false;
}

static const struct node *read_root(struct jobs_reading *reading, const char *path)
{
    struct session *session = reading->session;
    const struct source *source = load_source(session->arena, session->diagnostics, path, NULL);
    const struct node *root = source ? xml_tree(session->arena, session->diagnostics, source) : NULL;
    if (root && vocabulary_check(session->arena, session->diagnostics, root)) return root;
    reading->good = false;
    return NULL;
}

static void read_site(struct jobs_reading *reading, const char *path, unsigned depth);

/* Twice is too often: files that include one another would be read without end. */
static bool is_read(const struct jobs_reading *reading, const char *path)
{
    struct arena *arena = reading->session->arena;
    struct text wanted = plain_path(arena, text_of(path));
    for (const struct jobs_site *site = reading->first; site; site = site->next)
        if (text_equal(plain_path(arena, text_of(site->file)), wanted)) return true;
    return false;
}

static void include(struct jobs_reading *reading, const struct jobs_site *site, const struct node *node,
                    unsigned depth)
{
    const char *path = read_path(reading, site, node, "src");
    if (!path) return;
    if (depth < DEEPEST_INCLUDE && !is_read(reading, path)) {
        read_site(reading, path, depth + 1);
        return;
    }
    DIAG(reading->session->diagnostics, JOBS_DEEP, .at = node->at, .arguments = {text_of(path)});
    reading->good = false;
}

/* Goes as deep as DEEPEST_INCLUDE says: a file that includes itself is found by that. */
static void read_site(struct jobs_reading *reading, const char *path, unsigned depth)
{
    struct arena *arena = reading->session->arena;
    const struct node *root = read_root(reading, path);
    if (!root) return;
    struct text directory = path_directory(path);
    struct jobs_site *site = ARENA_NEW(arena, struct jobs_site);
    *site = (struct jobs_site){.file = path,
                               .directory = arena_copy(arena, directory.at, directory.length),
                               .title = text_trim(node_value(root, "title"))};
    read_places(reading, site, root);
    read_limits(reading, site, root);
    const char *roster = read_path(reading, site, root, "roster");
    struct jobs_plan **link = &site->plans;
    *reading->link = site;
    reading->link = &site->next;
    for (const struct node *child = root->first; child; child = child->next) {
        if (node_is(child, "include")) include(reading, site, child, depth);
        if (!node_is(child, "plan")) continue;
        *link = read_plan(reading, site, child, roster);
        link = &(*link)->next;
    }
    check_unique(reading, site);
}

static void check_apart(struct jobs_reading *reading, const struct jobs_site *a, const struct jobs_site *b)
{
    struct arena *arena = reading->session->arena;
    const char *const places[2][2] = {{a->draft, a->publish}, {b->draft, b->publish}};
    for (size_t i = 0; i < 4; i++) {
        struct text one = plain_path(arena, text_of(places[0][i / 2])),
                    other = plain_path(arena, text_of(places[1][i % 2]));
        if (!text_equal(one, other)) continue;
        DIAG(reading->session->diagnostics, JOBS_SHARED,
             .arguments = {text_of(a->file), text_of(b->file), one});
        reading->good = false;
        return;
    }
}

/* A directory is one jobs file's: two memories of it would each forget what the other knows. */
static void check_places(struct jobs_reading *reading)
{
    for (const struct jobs_site *site = reading->first; site; site = site->next)
        for (const struct jobs_site *other = reading->first; other != site; other = other->next)
            check_apart(reading, other, site);
}

struct jobs_site *jobs_read(struct session *session, const char *path)
{
    struct jobs_reading reading = {.session = session, .good = true};
    reading.link = &reading.first;
    read_site(&reading, path, 0);
    check_places(&reading);
    return reading.good ? reading.first : NULL;
}
