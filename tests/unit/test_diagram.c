/* test_diagram.c: boxes hold their texts, do not touch each other and stay within the measure; marks stay in their
 * squares. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "layouts/diagram/diagram.h"
#include "layouts/pen/mark.h"
#include "output/output.h"

enum { TAG = 3, ROUNDING = 10 };

struct fixture {
    struct arena *arena;
    struct setter *setter;
    struct publication publication;
    struct style table;
};

static int set_up(void **state)
{
    static const uint32_t colours[COLOUR_ROLES] = {0x000000, 0x17407A, 0xE6ECF3, 0x595959, 0xFFFFFF};
    struct fixture *f = calloc(1, sizeof *f);
    if (!f) return -1;
    f->arena = arena_open(NULL);
    f->setter = lines_open_setter(trace_metrics(), diag_open(f->arena));
    f->table = (struct style){.name = TEXT("table"), .size = 9 * PT, .leading = 15 * PT};
    memcpy(f->publication.colours, colours, sizeof colours);
    *state = f;
    return f->setter ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    lines_close_setter(f->setter);
    arena_close(f->arena);
    free(f);
    return 0;
}

static struct diagram_node *node_of(struct fixture *f, const char *text, struct diagram_node *first)
{
    struct diagram_node *node = ARENA_NEW(f->arena, struct diagram_node);
    node->text = text_of(text);
    node->first = first;
    return node;
}

/* `count` siblings, each with `children` of its own. */
static struct diagram_node *row_of(struct fixture *f, const char *text, size_t count, size_t children)
{
    struct diagram_node *first = NULL;
    while (count-- > 0) {
        struct diagram_node *node = node_of(f, text, children ? row_of(f, "担当の係", children, 0) : NULL);
        node->next = first;
        first = node;
    }
    return first;
}

struct drawn {
    struct item_list items;
    struct box at;
};

static struct drawn draw(struct fixture *f, struct diagram *diagram, int32_t width)
{
    struct drawn drawn = {.items.arena = f->arena, .at = {50 * PT, 70 * PT, width, 0}};
    diagram->style = &f->table;
    drawn.at.height = diagram_height(diagram, width, &f->publication, f->setter, f->arena);
    diagram_draw(diagram, drawn.at, &f->publication, f->setter, TAG, &drawn.items);
    return drawn;
}

static bool within(struct box inner, struct box outer)
{
    return inner.x >= outer.x - ROUNDING && inner.y >= outer.y - ROUNDING &&
           inner.x + inner.width <= outer.x + outer.width + ROUNDING &&
           inner.y + inner.height <= outer.y + outer.height + ROUNDING;
}

static bool touch(struct box a, struct box b)
{
    return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

static struct box ink_of(const struct text_item *text)
{
    int32_t width = (int32_t)text_columns(text->text) * text->size / 2;
    return (struct box){text->origin.x, text->origin.y - text->size * 88 / 100, width, text->size};
}

/* Every frame within the place and apart from the others, every text within one frame; no line through a frame. */
static size_t check(const struct drawn *drawn)
{
    size_t frames = 0;
    const struct item_list *items = &drawn->items;
    for (size_t i = 0; i < items->count; i++) {
        const struct item *item = &items->items[i];
        assert_int_equal(item->tag, TAG);
        bool held = item->kind != ITEM_TEXT;
        if (item->kind == ITEM_FRAME) {
            frames++;
            assert_true(within(item->frame.box, drawn->at));
        }
        for (size_t j = 0; j < items->count; j++) {
            const struct item *other = &items->items[j];
            if (i == j || other->kind != ITEM_FRAME) continue;
            if (item->kind == ITEM_FRAME) assert_false(touch(item->frame.box, other->frame.box));
            if (item->kind == ITEM_TEXT && within(ink_of(&item->text), other->frame.box)) held = true;
            if (item->kind != ITEM_LINE) continue;
            struct point from = item->line.from, to = item->line.to;
            struct box line = {from.x < to.x ? from.x : to.x, from.y < to.y ? from.y : to.y,
                               abs(to.x - from.x) + 1, abs(to.y - from.y) + 1};
            struct box inside = other->frame.box;
            inside =
                (struct box){inside.x + PT, inside.y + PT, inside.width - 2 * PT, inside.height - 2 * PT};
            assert_false(touch(line, inside));
        }
        if (!held) fail_msg("「%.*s」 stands in no box", TEXT_ARG(item->text.text));
    }
    return frames;
}

static size_t characters_of(const struct drawn *drawn)
{
    size_t count = 0;
    for (size_t i = 0; i < drawn->items.count; i++)
        if (drawn->items.items[i].kind == ITEM_TEXT) count += text_count(drawn->items.items[i].text.text);
    return count;
}

static void a_root_stands_over_the_middle_of_its_children(void **state)
{
    struct fixture *f = *state;
    struct diagram tree = {.kind = DIAGRAM_TREE, .first = node_of(f, "協議会", row_of(f, "部会", 4, 0))};
    struct drawn drawn = draw(f, &tree, 462 * PT);
    assert_int_equal(check(&drawn), 5);
    struct box root = {0}, first = {0}, last = {0};
    for (size_t i = 0; i < drawn.items.count; i++) {
        if (drawn.items.items[i].kind != ITEM_FRAME) continue;
        last = drawn.items.items[i].frame.box;
        if (root.width == 0)
            root = last;
        else if (first.width == 0)
            first = last;
    }
    assert_int_equal(first.y, last.y);
    assert_true(root.y + root.height < first.y);
    assert_in_range(2 * root.x + root.width, first.x + last.x + last.width - 2,
                    first.x + last.x + last.width + 2);
    assert_int_equal(drawn.items.items[0].kind, ITEM_FILL);
    assert_int_equal(drawn.items.items[0].rgb, 0xE6ECF3);
}

static void trees_of_any_shape_stay_in_the_measure(void **state)
{
    struct fixture *f = *state;
    static const char *const texts[] = {"部会", "相談支援体制の強化に関する検討部会（年四回）", "ABC"};
    for (size_t t = 0; t < ARRAY_LEN(texts); t++) {
        for (size_t count = 1; count <= 24; count += count < 6 ? 1 : 6) {
            for (size_t children = 0; children <= 4; children += 2) {
                for (int32_t width = 150 * PT; width <= 462 * PT; width += 104 * PT) {
                    struct diagram tree = {.kind = DIAGRAM_TREE};
                    tree.first = node_of(f, "推進会議", row_of(f, texts[t], count, children));
                    struct drawn drawn = draw(f, &tree, width);
                    assert_int_equal(check(&drawn), 1 + count + count * children);
                    assert_int_equal(characters_of(&drawn),
                                     4 + count * (text_count(text_of(texts[t])) + children * 4));
                }
            }
        }
    }
}

static void deep_trees_keep_their_boxes(void **state)
{
    struct fixture *f = *state;
    struct diagram_node *node = NULL;
    for (int depth = 0; depth < 100; depth++)
        node = node_of(f, "下の段", node);
    struct diagram tree = {.kind = DIAGRAM_TREE, .first = node};
    struct drawn drawn = draw(f, &tree, 300 * PT);
    assert_int_equal(check(&drawn), 100);
}

static void flows_wrap_into_rows(void **state)
{
    struct fixture *f = *state;
    for (size_t count = 1; count <= 17; count++) {
        for (int32_t width = 120 * PT; width <= 462 * PT; width += 114 * PT) {
            struct diagram flow = {.kind = DIAGRAM_FLOW,
                                   .first = row_of(f, "聞き取りと支援方針の決定", count, 0)};
            struct drawn drawn = draw(f, &flow, width);
            assert_int_equal(check(&drawn), count);
            size_t heads = 0;
            for (size_t i = 0; i < drawn.items.count; i++)
                heads += drawn.items.items[i].kind == ITEM_PATH;
            assert_int_equal(heads, count - 1);
        }
    }
}

static void a_chain_of_nodes_is_a_flow_like_another(void **state)
{
    struct fixture *f = *state;
    struct diagram nested = {.kind = DIAGRAM_FLOW,
                             .first = node_of(f, "申請", node_of(f, "調査", node_of(f, "決定", NULL)))};
    struct diagram flat = {.kind = DIAGRAM_FLOW, .first = node_of(f, "申請", NULL)};
    flat.first->next = node_of(f, "調査", NULL);
    flat.first->next->next = node_of(f, "決定", NULL);
    struct drawn a = draw(f, &nested, 462 * PT), b = draw(f, &flat, 462 * PT);
    assert_int_equal(a.at.height, b.at.height);
    assert_int_equal(a.items.count, b.items.count);
}

static void flows_list_what_hangs_on_a_step(void **state)
{
    struct fixture *f = *state;
    struct diagram flow = {.kind = DIAGRAM_FLOW, .first = row_of(f, "支援会議", 7, 3)};
    struct drawn drawn = draw(f, &flow, 462 * PT);
    assert_int_equal(check(&drawn), 28);
}

static void marks_stay_in_their_square(void **state)
{
    struct fixture *f = *state;
    static const char *const symbols[] = {"↗", "→", "↘", "↑", "↓", "←", "→\xEF\xB8\x8E"};
    for (size_t s = 0; s < ARRAY_LEN(symbols); s++) {
        for (int32_t size = 9 * PT; size <= 36 * PT; size += 9 * PT) {
            struct item_list items = {.arena = f->arena};
            struct box square = {10 * PT, 20 * PT, size, size};
            assert_true(
                mark_draw(text_of(symbols[s]), square.x, square.y, size, &f->publication, TAG, &items));
            assert_true(items.count >= 2);
            for (size_t i = 0; i < items.count; i++) {
                const struct item *item = &items.items[i];
                for (uint16_t p = 0; item->kind == ITEM_PATH && p < item->path.count; p++) {
                    struct point at = item->path.points[p];
                    int32_t half = item->path.width / 2;
                    assert_true(within((struct box){at.x - half, at.y - half, 2 * half, 2 * half}, square));
                }
            }
        }
    }
    struct item_list none = {.arena = f->arena};
    assert_false(mark_draw(TEXT("◎"), 0, 0, 18 * PT, &f->publication, TAG, &none));
    assert_false(mark_draw(TEXT("→→"), 0, 0, 18 * PT, &f->publication, TAG, &none));
    assert_false(mark_draw(TEXT(""), 0, 0, 18 * PT, &f->publication, TAG, &none));
    assert_int_equal(none.count, 0);
}

static void squares_differ_without_colour(void **state)
{
    struct fixture *f = *state;
    struct item_list squares[6];
    for (unsigned band = 0; band < 6; band++) {
        squares[band] = (struct item_list){.arena = f->arena};
        mark_draw_square(band, 0, 0, &f->publication, TAG, &squares[band]);
        for (unsigned other = 0; other < band; other++) {
            const struct item *a = &squares[band].items[1], *b = &squares[other].items[1]; /* on white */
            assert_true(squares[band].count != squares[other].count || a->kind != b->kind);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_root_stands_over_the_middle_of_its_children, set_up, tear_down),
        cmocka_unit_test_setup_teardown(trees_of_any_shape_stay_in_the_measure, set_up, tear_down),
        cmocka_unit_test_setup_teardown(deep_trees_keep_their_boxes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(flows_wrap_into_rows, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_chain_of_nodes_is_a_flow_like_another, set_up, tear_down),
        cmocka_unit_test_setup_teardown(flows_list_what_hangs_on_a_step, set_up, tear_down),
        cmocka_unit_test_setup_teardown(marks_stay_in_their_square, set_up, tear_down),
        cmocka_unit_test_setup_teardown(squares_differ_without_colour, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
