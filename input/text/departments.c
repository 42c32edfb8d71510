/* departments.c: the departments that one cell names. */
#include "departments.h"

static bool ends_department(struct text text)
{
    static const char *const endings[] = {"課", "室", "局", "部", "署"};
    text = text_trim(text);
    for (size_t i = 0; i < ARRAY_LEN(endings); i++)
        if (text_ends(text, text_of(endings[i]))) return true;
    return false;
}

/* ・ parts departments only after 課, 室, 局, 部, 署: 子ども・若者課 is one. 、 and line ends always do. */
static size_t department_end(struct text rest, size_t *step)
{
    for (size_t i = 0; i < rest.length; i++) {
        struct text here = text_slice(rest, i, 3);
        *step = 3;
        if (text_starts(here, TEXT("、"))) return i;
        if (text_starts(here, TEXT("・")) && ends_department(text_slice(rest, 0, i))) return i;
        *step = 1;
        if (rest.at[i] == '\n') return i;
    }
    *step = 0;
    return rest.length;
}

void departments_add(struct reader *reader, struct node *node, const char *role, struct value value)
{
    struct text rest = value.text;
    while (rest.length) {
        size_t step, end = department_end(rest, &step);
        struct text name = text_trim(text_slice(rest, 0, end));
        rest = text_slice(rest, end + step, rest.length);
        if (name.length == 0) continue;
        struct node *department = tree_leaf(reader->arena, node, "department", name, value.at);
        if (role) tree_set(reader->arena, department, "role", text_of(role), value.at);
    }
    reader_became(reader, value.at, "department");
}
