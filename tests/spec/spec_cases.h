/* spec_cases.h: the cases of a specification in Markdown: a heading, and the fenced blocks below it. For tests only. */
#ifndef SHINCHOKU_TESTS_SPEC_CASES_H
#define SHINCHOKU_TESTS_SPEC_CASES_H

#include "spec_table.h"

enum { CASE_BLOCKS = 4 };

struct spec_block {
    struct text info;    /* behind the three back quotes */
    struct text content; /* whole lines */
};

struct spec_case {
    struct text title, name; /* name: the title as text_of would have it, ended by NUL */
    struct spec_block blocks[CASE_BLOCKS];
    size_t count;
};

static inline bool spec_line(struct text *rest, struct text *line)
{
    if (rest->length == 0) return false;
    size_t end = text_find(*rest, TEXT("\n"));
    if (end == SIZE_MAX) end = rest->length;
    *line = text_slice(*rest, 0, end);
    size_t taken = end < rest->length ? end + 1 : end;
    *rest = text_slice(*rest, taken, rest->length - taken);
    return true;
}

static inline struct text spec_fenced(struct text *rest)
{
    struct text content = {rest->at, 0}, line;
    while (spec_line(rest, &line) && !text_starts(line, TEXT("```")))
        content.length = (size_t)(line.at + line.length + 1 - content.at);
    return content;
}

/* The next case; false at the end of the file. */
static inline bool spec_next_case(struct arena *arena, struct text *rest, struct spec_case *out)
{
    struct text line = {NULL, 0}, before;
    *out = (struct spec_case){.count = 0};
    while (spec_line(rest, &line) && !text_starts(line, TEXT("## ")))
        ;
    if (!text_starts(line, TEXT("## "))) return false;
    out->title = text_slice(line, 3, line.length - 3);
    out->name = text_copy(arena, out->title);
    for (before = *rest; spec_line(rest, &line); before = *rest) {
        if (text_starts(line, TEXT("## "))) {
            *rest = before;
            return true;
        }
        if (!text_starts(line, TEXT("```")) || out->count == CASE_BLOCKS) continue;
        struct spec_block *block = &out->blocks[out->count++];
        block->info = text_slice(line, 3, line.length - 3);
        block->content = spec_fenced(rest);
    }
    return true;
}

#endif
