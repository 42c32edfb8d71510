/* qualifier.c: qualifiers of labels, and the attributes they become: 目標値（R6／※注）, 記事（名前／R6）. */
#include "qualifier.h"

#include "generator/core/year.h"

static const struct text nothing = {NULL, 0};

bool qualifier_take(struct text *rest, struct text *piece)
{
    if (rest->length == 0) return false;
    size_t slash = text_find(*rest, TEXT("／"));
    *piece = text_slice(*rest, 0, slash);
    *rest = slash == SIZE_MAX ? nothing : text_slice(*rest, slash + 3, rest->length);
    return true;
}

void qualifier_set(struct reader *reader, struct node *node, const char *name, struct text value,
                   struct position at)
{
    if (tree_set(reader->arena, node, name, value, at)) return;
    struct text known = node_value(node, name);
    if (text_equal(known, value)) return;
    DIAG(reader->diagnostics, GIVEN_TWICE, .at = at, .related = node_lookup(node, name)->at,
         .arguments = {text_of(name), known, value});
}

static void set_when(struct reader *reader, struct node *node, struct text written, struct position at)
{
    struct year_span span;
    if (labels_year(written, &span) && span.last.length) {
        qualifier_set(reader, node, "from", span.first, at);
        qualifier_set(reader, node, "to", span.last, at);
    } else {
        qualifier_set(reader, node, "year", text_trim(written), at);
    }
}

void qualifier_set_all(struct reader *reader, struct node *node, struct text qualifier, struct position at)
{
    struct text piece;
    while (qualifier_take(&qualifier, &piece)) {
        if (text_starts(piece, TEXT("※")))
            qualifier_set(reader, node, "footnote", text_slice(piece, 3, piece.length), at);
        else if (text_starts(piece, TEXT("＝")))
            qualifier_set(reader, node, "same-as", text_slice(piece, 3, piece.length), at);
        else if (text_starts(piece, TEXT("尺度")))
            qualifier_set(reader, node, "scale", text_trim(text_slice(piece, 6, piece.length)), at);
        else if (text_trim(piece).length)
            set_when(reader, node, piece, at);
    }
}

/* A year as a key: the same whether written R7 or 令和７年度; what is no year by its words. */
static struct text year_key(struct arena *arena, const struct node *node, const char *name)
{
    struct text written = node_value(node, name);
    int year;
    if (written.length == 0 || year_read(written, &year) == YEAR_UNREADABLE) return written;
    return text_format(arena, "=%d", year);
}

const void **qualifier_twin(struct reader *reader, const struct node *parent, const struct node *node)
{
    struct arena *arena = reader->arena;
    struct text name = node_value(node, "name"), year = year_key(arena, node, "year");
    struct text from = year_key(arena, node, "from"), to = year_key(arena, node, "to");
    struct text key =
        text_format(arena, "%p %.*s\n%.*s\n%.*s\n%.*s\n%.*s", (const void *)parent, TEXT_ARG(node->name),
                    TEXT_ARG(name), TEXT_ARG(year), TEXT_ARG(from), TEXT_ARG(to));
    return name_map_at(&reader->twins, key);
}
