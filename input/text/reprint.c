/* reprint.c: titles that say （再掲）: the mark becomes a reference to the original.
 *
 * The original is the first initiative or activity of that title that is no reprint itself, spaces, width and commas
 * apart; else the one whose title differs in a tenth of its characters at most, which is reported. */
#include "reprint.h"

#include <assert.h>
#include <stdlib.h>

#include "input/text/notation/wrap.h"

static struct text without_mark(struct text title)
{
    static const char *const marks[] = {"(再掲)", "（再掲）", "【再掲】", "［再掲］"};
    title = text_trim(title);
    for (size_t i = 0; i < ARRAY_LEN(marks); i++) {
        struct text mark = text_of(marks[i]);
        if (text_starts(title, mark)) return text_trim(text_slice(title, mark.length, title.length));
        if (text_ends(title, mark)) return text_trim(text_slice(title, 0, title.length - mark.length));
    }
    return title;
}

void reprint_note(struct reader *reader, struct node *node, struct text title, struct position at)
{
    struct text bare = without_mark(title);
    if (bare.length == text_trim(title).length || bare.length == 0) return;
    reader->reprints =
        arena_grow(reader->arena, reader->reprints, reader->reprint_count, reader->reprint_count + 1,
                   &reader->reprint_capacity, sizeof *reader->reprints);
    reader->reprints[reader->reprint_count++] = (struct reprint){node, bare, at};
}

struct original {
    struct text key, kind; /* the folded title; initiative or activity */
    const struct node *node;
    size_t order;
};

static bool left_out(uint32_t c)
{
    return c == ' ' || c == 0x3001 || c == ',' || c == 0x30FB || c == 0xFF65; /* 、 ・ */
}

static struct text key_of(struct arena *arena, struct text title)
{
    struct text_buffer out = {.arena = arena};
    struct text rest = text_folded(arena, title);
    while (rest.length) {
        uint32_t c = text_next(&rest);
        if (!left_out(c)) buffer_add_char(&out, c);
    }
    return buffer_text(&out);
}

static int by_key(const void *left, const void *right)
{
    const struct original *a = left, *b = right;
    int order = text_compare(a->kind, b->kind);
    if (order == 0) order = text_compare(a->key, b->key);
    if (order != 0) return order;
    return a->order < b->order ? -1 : a->order > b->order;
}

struct originals {
    struct original *at;
    size_t count, capacity;
};

static struct node *next_node(struct node *node, const struct node *root)
{
    if (node->first) return node->first;
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

static struct originals collect(struct reader *reader)
{
    struct originals all = {NULL, 0, 0};
    for (struct node *node = reader->plan; node; node = next_node(node, reader->plan)) {
        if (!node_is(node, "initiative") && !node_is(node, "activity")) continue;
        const struct node *title = node_child(node, "title");
        struct text written = title ? node_content(reader->arena, title) : (struct text){NULL, 0};
        if (without_mark(written).length != text_trim(written).length || node_lookup(node, "reprint-of"))
            continue;
        all.at = arena_grow(reader->arena, all.at, all.count, all.count + 1, &all.capacity, sizeof *all.at);
        all.at[all.count] = (struct original){key_of(reader->arena, written), node->name, node, all.count};
        all.count++;
    }
    if (all.count) qsort(all.at, all.count, sizeof *all.at, by_key);
    return all;
}

static const struct original *find_exact(const struct originals *all, struct text kind, struct text key)
{
    size_t low = 0, high = all->count;
    struct original wanted = {key, kind, NULL, 0};
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (by_key(&all->at[middle], &wanted) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (low == all->count || !text_equal(all->at[low].key, key) || !text_equal(all->at[low].kind, kind))
        return NULL;
    return &all->at[low];
}

/* Comparisons are counted, so that a text full of false reprints stays linear. */
static const struct original *find_near(const struct originals *all, struct text kind, struct text key,
                                        size_t *budget)
{
    const struct original *best = NULL;
    size_t letters = text_count(key), limit = letters / 10;
    for (size_t i = 0; i<all->count && * budget> 0 && limit > 0; i++) {
        if (!text_equal(all->at[i].kind, kind)) continue;
        --*budget;
        size_t distance = text_distance(key, all->at[i].key, limit);
        if (distance > limit) continue;
        best = &all->at[i];
        limit = distance - 1;
    }
    return best;
}

/* The activity at the same place of an initiative with as many activities. */
static const struct node *counterpart(const struct node *activity, const struct node *initiative)
{
    const struct node *mine = node_child(activity->parent, "activity");
    const struct node *theirs = node_child(initiative, "activity"), *found = NULL;
    while (mine && theirs) {
        if (mine == activity) found = theirs;
        mine = node_sibling(mine, "activity");
        theirs = node_sibling(theirs, "activity");
    }
    return mine || theirs ? NULL : found;
}

static void report_near(struct reader *reader, const struct reprint *reprint, const struct node *original)
{
    DIAG(reader->diagnostics, REPRINT_NEAR, .at = reprint->at, .related = original->at,
         .arguments = {reprint->title, node_content(reader->arena, node_child(original, "title")),
                       node_value(original, "id")});
}

static void refer(struct reader *reader, const struct reprint *reprint, const struct node *original)
{
    struct node *title = reprint->node->first; /* the reader sees to that */
    assert(node_is(title, "title"));
    tree_set(reader->arena, reprint->node, "reprint-of", node_value(original, "id"), reprint->at);
    /* A title that differs in spaces only was broken at the width of another column. */
    struct text known = text_trim(node_content(reader->arena, node_child(original, "title")));
    title->first->text = wrap_same(known, reprint->title) ? known : reprint->title;
    reader_became(reader, reprint->at, "@reprint-of=%.*s", TEXT_ARG(node_value(original, "id")));
}

static const struct node *find_original(struct reader *reader, const struct originals *all,
                                        const struct reprint *reprint, size_t *budget)
{
    struct text key = key_of(reader->arena, reprint->title);
    const struct original *exact = find_exact(all, reprint->node->name, key);
    if (exact) return exact->node;
    const struct original *near = find_near(all, reprint->node->name, key, budget);
    if (near) report_near(reader, reprint, near->node);
    return near ? near->node : NULL;
}

void reprint_resolve(struct reader *reader)
{
    if (reader->reprint_count == 0) return;
    struct originals all = collect(reader);
    size_t budget = 50000;
    const struct node *initiative = NULL, *its_original = NULL; /* the last reprinted initiative */
    for (size_t i = 0; i < reader->reprint_count; i++) {
        const struct reprint *reprint = &reader->reprints[i];
        if (node_lookup(reprint->node, "reprint-of")) continue; /* 再掲元 says it */
        const struct node *found = find_original(reader, &all, reprint, &budget);
        if (!found && initiative == reprint->node->parent && its_original) {
            found = counterpart(reprint->node, its_original);
            if (found) report_near(reader, reprint, found);
        }
        if (node_is(reprint->node, "initiative")) {
            initiative = reprint->node;
            its_original = found;
        }
        if (found)
            refer(reader, reprint, found);
        else
            DIAG(reader->diagnostics, REPRINT_UNKNOWN, .at = reprint->at, .arguments = {reprint->title});
    }
}
