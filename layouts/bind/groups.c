/* groups.c: groups of elements, in columns, frames and sheets, and rules between them. */
#include "groups.h"
#include "children.h"
#include "layouts/fields/content.h"
#include "layouts/fields/looks.h"
#include "layouts/fields/print.h"

static void take_widths(const struct context *context, const struct element *element, struct group *group)
{
    const struct element_word *held = element_word(element, WORD_WIDTHS);
    if (!held) return;
    struct width *widths = ARENA_ARRAY(context->arena, struct width, held->track_count);
    for (uint16_t i = 0; i < held->track_count; i++)
        widths[i] = track_in(&held->tracks[i], BODY_EM);
    group->widths = widths;
    group->width_count = held->track_count;
}

static void take_frame_title(const struct context *context, const struct element *element,
                             struct group *group)
{
    for (const struct element *child = element->first; child; child = child->next) {
        if (child->kind == ELEMENT_TITLE) {
            struct inlines content = {NULL, NULL};
            group->frame_title_style = look_style(context, LOOK_LABEL);
            content_bind(context, child, group->frame_title_style, &content);
            group->frame_title = content.first;
        }
        if (child->kind == ELEMENT_CONTINUED) {
            struct blocks blocks = {NULL, NULL};
            bind_children(context, child, &blocks);
            group->continued = blocks.first;
            group->continued_plain = !element_choice(child, WORD_MARKED, true);
        }
    }
}

void bind_group(const struct context *context, const struct element *element, struct blocks *out)
{
    struct blocks children = {NULL, NULL};
    bind_children(context, element, &children);
    if (!children.first) return;
    struct block *block = blocks_add_group(context->arena, out, children, GROUP_STACK, context->record->at);
    struct group *group = &block->group;
    group->flow = (enum group_flow)element_choice(element, WORD_FLOW, (int)group->flow);
    take_widths(context, element, group);
    group->columns = (uint16_t)element_number(element, WORD_COLUMNS, 1);
    group->gutter = element_length(element, WORD_GUTTER, BODY_EM, 0);
    element_padding(element, group->padding);
    group->frame = element_rule(element, WORD_FRAME, RULE_NONE);
    group->rule_above = element_rule(element, WORD_RULE_ABOVE, RULE_NONE);
    group->rule_below = element_rule(element, WORD_RULE_BELOW, RULE_NONE);
    group->fill = element_colour(element, WORD_FILL, COLOUR_WHITE);
    look_take_together(element, group);
    take_frame_title(context, element, group);
    look_take_space(element, block);
    block->pin_top = element_length(element, WORD_PIN_TOP, BODY_EM, 0);
    if (element_yes(element, WORD_ANCHOR)) block->anchor = context->record;
}

void bind_sheet(const struct context *context, const struct element *element, struct blocks *out)
{
    struct blocks children = {NULL, NULL};
    bind_children(context, element, &children);
    if (!children.first) return;
    struct block *group = blocks_add_group(context->arena, out, children, GROUP_STACK, context->record->at);
    group->outline = print_word(context, element, WORD_NAME);
    group->outline_level = 1;
}

void bind_use(const struct context *context, const struct element *element, struct blocks *out)
{
    if (element->part) bind_children(context, element->part, out);
}

void bind_rule(const struct context *context, const struct element *element, struct blocks *out)
{
    struct block *rule = blocks_add(context->arena, out, BLOCK_RULE, context->record->at);
    rule->rule.weight = element_rule(element, WORD_WEIGHT, RULE_HAIR);
    rule->role = TAG_ARTIFACT;
    look_take_space(element, rule);
}
