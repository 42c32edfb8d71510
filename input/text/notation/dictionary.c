/* dictionary.c: labels from a table that a city hall can edit in Excel: word, meaning, forms, rank. */
#include "dictionary.h"

#include <string.h>
#include <unistd.h>

#include "input/encoding/load.h"

#include "cells.h"
#include "labels.h"

static unsigned forms_of(struct text words)
{
    static const struct {
        const char *word;
        unsigned form;
    } forms[] = {{"値", FORM_VALUE}, {"単独", FORM_ALONE}, {"列", FORM_COLUMN}, {"節", FORM_HEADING}};
    unsigned found = 0;
    for (size_t i = 0; i < ARRAY_LEN(forms); i++)
        if (text_find(words, text_of(forms[i].word)) != SIZE_MAX) found |= forms[i].form;
    return found ? found : FORM_VALUE | FORM_ALONE | FORM_COLUMN;
}

static int number_of(struct text text)
{
    int number = 0;
    for (size_t i = 0; i < text.length && i < 6; i++)
        if (text.at[i] >= '0' && text.at[i] <= '9') number = number * 10 + (text.at[i] - '0');
    return number;
}

static struct text cell_text(const struct row *row, size_t i)
{
    return i < row->count ? text_trim(row->cells[i].text) : (struct text){NULL, 0};
}

static bool is_comment(const struct row *row)
{
    return text_starts(row->raw, TEXT("#")) || text_trim(row->raw).length == 0;
}

static bool add_row(struct labels *labels, struct diagnostics *diagnostics, const struct source *source,
                    const struct row *row)
{
    struct text name = cell_text(row, 0), meaning = cell_text(row, 1);
    size_t colon = text_find(meaning, TEXT(":"));
    struct text field = text_slice(meaning, 0, colon);
    struct text argument = {NULL, 0};
    if (colon != SIZE_MAX) argument = text_slice(meaning, colon + 1, meaning.length);
    if (text_is(field, "symbol") && argument.length) {
        labels_add_symbol(labels, name, argument);
        return true;
    }
    struct label entry = {.name = name,
                          .argument = argument,
                          .forms = forms_of(cell_text(row, 2)),
                          .rank = number_of(cell_text(row, 3))};
    if (name.length == 0 || !field_of(field, &entry.field)) {
        DIAG(diagnostics, DICTIONARY_WRONG, .at = {source, row->cells[0].offset},
             .arguments = {name, meaning});
        return false;
    }
    labels_add(labels, entry);
    return true;
}

static bool load_file(struct arena *arena, struct labels *labels, struct diagnostics *diagnostics,
                      const char *path)
{
    const struct source *source = load_source(arena, diagnostics, path, NULL);
    if (!source) return false;
    struct cell_reader reader = cells_open(arena, diagnostics, source);
    struct row row;
    bool good = true;
    while (cells_next(&reader, &row))
        if (!is_comment(&row)) good = add_row(labels, diagnostics, source, &row) && good;
    return good;
}

struct labels *dictionary_load(struct arena *arena, struct diagnostics *diagnostics, const char *data,
                               const char *own)
{
    struct labels *labels = labels_open(arena, NULL);
    if (!load_file(arena, labels, diagnostics, text_format(arena, "%s/input/labels/labels.tsv", data).at))
        return NULL;
    if (!own) return labels;
    struct labels *with_own = labels_open(arena, labels);
    return load_file(arena, with_own, diagnostics, own) ? with_own : NULL;
}

const struct labels *dictionary_beside(struct arena *arena, struct diagnostics *diagnostics,
                                       const struct labels *labels, const char *record_path)
{
    static const char *const names[] = {"labels.tsv", "labels.csv", "labels.txt"};
    const char *slash = strrchr(record_path, '/');
    int directory = slash ? (int)(slash - record_path) + 1 : 0;
    for (size_t i = 0; i < ARRAY_LEN(names); i++) {
        const char *path = text_format(arena, "%.*s%s", directory, record_path, names[i]).at;
        if (access(path, R_OK) != 0) continue;
        struct labels *own = labels_open(arena, labels);
        return load_file(arena, own, diagnostics, path) ? own : NULL;
    }
    return labels;
}
