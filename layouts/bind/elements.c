/* elements.c: what each element of a definition makes: one switch. */
#include "elements.h"
#include "chart.h"
#include "each.h"
#include "figures.h"
#include "groups.h"
#include "headings.h"
#include "lists.h"
#include "notes.h"
#include "table.h"
#include "layouts/fields/conditions.h"
#include "layouts/fields/looks.h"

void bind_element(const struct context *context, const struct element *element, struct blocks *out)
{
    struct blocks made = {NULL, NULL}; /* of what takes its space around all of its blocks */
    if (!binder_may_make(context, element, 1)) return;
    if (element->kind != ELEMENT_EACH && !condition_allows(context, element)) return;
    switch (element->kind) {
    case ELEMENT_EACH: bind_each(context, element, out); return;
    case ELEMENT_USE: bind_use(context, element, out); return;
    case ELEMENT_FOLLOW: bind_follow(context, element, out); return;
    case ELEMENT_GROUP: bind_group(context, element, out); return;
    case ELEMENT_SHEET: bind_sheet(context, element, out); return;
    case ELEMENT_HEADING: bind_heading(context, element, out); return;
    case ELEMENT_TEXT: bind_text(context, element, LOOK_BODY, out); return;
    case ELEMENT_LABEL: bind_text(context, element, LOOK_LABEL, out); return;
    case ELEMENT_FIELD: bind_field(context, element, out); return;
    case ELEMENT_NOTE: bind_note(context, element, out); return;
    case ELEMENT_PROSE: bind_prose(context, element, out); return;
    case ELEMENT_TABLE: bind_table(context, element, out); return;
    case ELEMENT_CHART: bind_chart(context, context->record, element, out); return;
    case ELEMENT_SUMMARY: bind_summaries(context, element, out); return;
    case ELEMENT_BREAK:
        bind_break(context, element, (enum break_kind)element_choice(element, WORD_KIND, BREAK_PAGE), out);
        return;
    case ELEMENT_RULE: bind_rule(context, element, out); return;
    case ELEMENT_FOOTNOTES: bind_footnotes(context, element, &made); break;
    case ELEMENT_FIGURES:
        bind_figures(context, context->record, element_value(element, WORD_PLACEHOLDER), &made);
        break;
    case ELEMENT_CONTENTS: bind_contents(context, element, &made); break;
    case ELEMENT_LEGEND: bind_legend(context, element, &made); break;
    case ELEMENT_COLOPHON: bind_colophon(context, element, &made); break;
    case ELEMENT_REVISIONS: bind_revisions(context, element, &made); break;
    /* What stands before the body, and what the element around it takes. */
    /* clang-format off */
    case ELEMENT_LAYOUT: case ELEMENT_DESCRIPTION: case ELEMENT_FACE: case ELEMENT_COLOUR: case ELEMENT_STYLE:
    case ELEMENT_PAGE: case ELEMENT_RUNNING: case ELEMENT_LEFT: case ELEMENT_CENTER: case ELEMENT_RIGHT:
    case ELEMENT_SHORT: case ELEMENT_TITLE: case ELEMENT_WORKBOOK: case ELEMENT_PART: case ELEMENT_CONTINUED:
    case ELEMENT_CAPTION: case ELEMENT_COLUMN: case ELEMENT_YEARS: case ELEMENT_ROW: case ELEMENT_SIDE:
    case ELEMENT_BAND: case ELEMENT_ENTRY:
    /* clang-format on */
    case ELEMENT_CHARACTERS:
#define X(kind, ...) case ELEMENT_##kind:
        LAYOUT_INLINES(X)
#undef X
    case ELEMENT_KIND_COUNT: return;
    }
    if (made.first) look_take_outer_space(element, made.first, made.last);
    blocks_append(out, made);
}
