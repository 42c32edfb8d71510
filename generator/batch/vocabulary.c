/* vocabulary.c: what may stand where in a jobs file. */
#include "vocabulary.h"

#include "generator/core/suggest.h"

struct word {
    const char *name, *parent, *needed, *allowed;
};

static const struct word words[] = {
#define X(name, parent, needed, allowed) {name, parent, needed, allowed},
    JOBS_ELEMENTS(X)
#undef X
};

static const struct word *find(struct text name, struct text parent)
{
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (text_is(name, words[i].name) && text_is(parent, words[i].parent)) return &words[i];
    return NULL;
}

/* The next of the names that blanks part. */
static bool take(struct text *list, struct text *name)
{
    size_t blank = text_find(*list, TEXT(" "));
    *name = text_slice(*list, 0, blank);
    *list = blank == SIZE_MAX ? (struct text){NULL, 0} : text_slice(*list, blank + 1, list->length);
    return name->length > 0;
}

static bool lists(const char *list, struct text wanted)
{
    struct text rest = text_of(list), name;
    while (take(&rest, &name))
        if (text_equal(name, wanted)) return true;
    return false;
}

static void suggest_all(struct suggestion *known, const char *list)
{
    struct text rest = text_of(list), name;
    while (take(&rest, &name))
        suggest_add(known, name);
}

static bool check_attributes(struct arena *arena, struct diagnostics *diagnostics, const struct word *word,
                             const struct node *node)
{
    bool good = true;
    for (size_t i = 0; i < node->attribute_count; i++) {
        const struct node_attribute *attribute = &node->attributes[i];
        if (lists(word->needed, attribute->name) || lists(word->allowed, attribute->name) ||
            text_starts(attribute->name, TEXT("xml:")))
            continue;
        struct suggestion known = suggest_open(arena, attribute->name);
        suggest_all(&known, word->needed);
        suggest_all(&known, word->allowed);
        DIAG(diagnostics, JOBS_ATTRIBUTE, .at = attribute->at,
             .arguments = {attribute->name, node->name, suggest_list(&known), suggest_nearest(&known)});
        good = false;
    }
    struct text rest = text_of(word->needed), name;
    while (take(&rest, &name)) {
        const char *wanted = arena_copy(arena, name.at, name.length);
        if (text_trim(node_value(node, wanted)).length) continue;
        DIAG(diagnostics, JOBS_MISSING, .at = node->at, .arguments = {name, node->name});
        good = false;
    }
    return good;
}

static void report_unknown(struct arena *arena, struct diagnostics *diagnostics, const struct node *node,
                           struct text parent)
{
    struct suggestion known = suggest_open(arena, node->name);
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (text_is(parent, words[i].parent)) suggest_add(&known, text_of(words[i].name));
    DIAG(diagnostics, JOBS_ELEMENT, .at = node->at,
         .arguments = {node->name, suggest_list(&known), suggest_nearest(&known)});
}

/* One element; those that may hold others are two deep, so that nothing here calls itself. */
static bool check_one(struct arena *arena, struct diagnostics *diagnostics, const struct node *node,
                      struct text parent)
{
    const struct word *word = text_is(node->space, JOBS_NAMESPACE) ? find(node->name, parent) : NULL;
    if (word) return check_attributes(arena, diagnostics, word, node);
    report_unknown(arena, diagnostics, node, parent);
    return false;
}

static bool check_text(struct diagnostics *diagnostics, const struct node *node)
{
    if (node->kind != NODE_TEXT) return true;
    struct text words_of = text_trim(node->text);
    if (words_of.length == 0) return true;
    DIAG(diagnostics, JOBS_TEXT, .at = node->at, .arguments = {text_slice(words_of, 0, 60)});
    return false;
}

static bool check_below(struct arena *arena, struct diagnostics *diagnostics, const struct node *node)
{
    bool good = true;
    for (const struct node *child = node->first; child; child = child->next) {
        if (child->kind == NODE_TEXT)
            good = check_text(diagnostics, child) && good;
        else
            good = check_one(arena, diagnostics, child, node->name) && good;
    }
    return good;
}

bool vocabulary_check(struct arena *arena, struct diagnostics *diagnostics, const struct node *root)
{
    bool good = check_one(arena, diagnostics, root, TEXT("")) && check_below(arena, diagnostics, root);
    for (const struct node *plan = root->first; good && plan; plan = plan->next) {
        if (plan->kind == NODE_TEXT) continue;
        good = check_below(arena, diagnostics, plan);
        for (const struct node *part = plan->first; good && part; part = part->next)
            if (part->kind != NODE_TEXT) good = check_below(arena, diagnostics, part);
    }
    return good;
}
