/* test_pages.c: blocks flow into pages: breaks, spaces, masters, running heads, references, structure. */
#include "pages_sample.h"

enum { TOP = 84 * PT, LINE = 18 * PT, BASELINE = (18000 - 10500) / 2 + 9240 };

/* -- lines on the page ---------------------------------------------------------------------------------------------------- */
static void the_em_box_is_centred_in_its_line(void **state)
{
    struct sample *s = *state;
    sample_add_text(s, BODY, "第一行");
    sample_add_text(s, TABLE, "第二行");
    sample_compose(s);
    assert_int_equal(sample_find(s, 0, "第一行")->text.origin.y, TOP + BASELINE);
    assert_int_equal(sample_find(s, 0, "第二行")->text.origin.y, TOP + LINE + 3000 + 7920);
    assert_int_equal(sample_find(s, 0, "第一行")->text.origin.x, 66600);
}

static void a_page_holds_38_lines_of_44_characters(void **state)
{
    struct sample *s = *state;
    for (int i = 0; i < 39; i++)
        sample_add_lines(s, 1, "行");
    sample_compose(s);
    assert_int_equal(s->document->page_count, 2);
    assert_int_equal(sample_count(sample_page_text(s, 0, WHOLE_PAGE), "行"), 38 * 44);
    assert_int_equal(sample_count(sample_page_text(s, 1, WHOLE_PAGE), "行"), 44);
}

static void no_paragraph_leaves_one_line_alone(void **state)
{
    struct sample *s = *state;
    sample_add_lines(s, 36, "前");
    sample_add_lines(s, 3, "三"); /* two fit, but then one would stand alone on the next page */
    sample_compose(s);
    assert_false(sample_page_has(s, 0, "三"));
    assert_int_equal(sample_count(sample_page_text(s, 1, WHOLE_PAGE), "三"), 3 * 44);
}

static void four_lines_part_in_the_middle(void **state)
{
    struct sample *s = *state;
    sample_add_lines(s, 35, "前");
    sample_add_lines(s, 4, "四"); /* three fit, two are taken */
    sample_compose(s);
    assert_int_equal(sample_count(sample_page_text(s, 0, WHOLE_PAGE), "四"), 2 * 44);
    assert_int_equal(sample_count(sample_page_text(s, 1, WHOLE_PAGE), "四"), 2 * 44);
}

static void the_larger_of_two_spaces_counts(void **state)
{
    struct sample *s = *state;
    sample_add_text(s, BODY, "上")->after = 6 * PT;
    sample_add_text(s, BODY, "下")->before = 15 * PT;
    sample_compose(s);
    assert_int_equal(sample_find(s, 0, "下")->text.origin.y - sample_find(s, 0, "上")->text.origin.y,
                     LINE + 15 * PT);
}

static void a_title_keeps_its_own_space_below(void **state)
{
    struct sample *s = *state;
    sample_add_text(s, HEADING_1, "章")->role = TAG_H1; /* 9 below it, not the 18 above what follows */
    sample_append(s, sample_group(s, GROUP_STACK, sample_text(s, HEADING_2, TEXT("節"))));
    s->last->group.first->role = TAG_H2;
    sample_compose(s);
    assert_int_equal(sample_find(s, 0, "節")->text.origin.y, TOP + 27 * PT + 9 * PT + 3500 + 12320);
}

static void notes_that_follow_one_another_are_set_solid(void **state)
{
    struct sample *s = *state;
    for (int i = 0; i < 2; i++) {
        struct block *note = sample_add_text(s, SMALL, i == 0 ? "※一" : "※二");
        note->role = TAG_NOTE;
        note->before = 3 * PT;
    }
    sample_add_text(s, SMALL, "文")->before = 3 * PT;
    sample_compose(s);
    int32_t second = sample_find(s, 0, "※二")->text.origin.y;
    assert_int_equal(second - sample_find(s, 0, "※一")->text.origin.y, 12 * PT);
    assert_int_equal(sample_find(s, 0, "文")->text.origin.y - second, 15 * PT);
}

static void no_space_stands_at_the_top_of_a_page(void **state)
{
    struct sample *s = *state;
    sample_add_text(s, HEADING_2, "見出し");
    sample_add_lines(s, 36, "前");
    sample_add_text(s, BODY, "次")->before = 18 * PT;
    sample_compose(s);
    assert_int_equal(sample_find(s, 0, "見出し")->text.origin.y, TOP + 3500 + 12320);
    assert_int_equal(sample_find(s, 1, "次")->text.origin.y, TOP + BASELINE);
}

static void a_heading_goes_with_what_follows(void **state)
{
    struct sample *s = *state;
    sample_add_lines(s, 35, "前");
    sample_add_text(s, HEADING_2, "大見出し");
    sample_add_text(s, HEADING_2, "小見出し");
    sample_add_lines(s, 5, "後");
    sample_compose(s);
    assert_false(sample_page_has(s, 0, "見出し"));
    assert_true(sample_page_has(s, 1, "大見出し"));
}

static void a_group_keeps_what_its_last_block_keeps(void **state)
{
    struct sample *s = *state;
    sample_add_lines(s, 33, "前");
    sample_add_text(s, HEADING_2, "見出し");
    struct block *item = sample_text(s, BODY, TEXT("目標"));
    item->keep_next = true;
    sample_append(s, sample_group(s, GROUP_STACK, item));
    sample_add_lines(s, 5, "後"); /* one of its lines would fit below the item */
    sample_compose(s);
    assert_false(sample_page_has(s, 0, "見出し"));
    assert_false(sample_page_has(s, 0, "目標"));
    assert_true(sample_page_has(s, 1, "目標"));
}

static void a_chain_that_no_page_holds_is_let_go(void **state)
{
    struct sample *s = *state;
    for (int i = 0; i < 60; i++)
        sample_add_text(s, HEADING_2, "見出し")->keep_next = true;
    sample_compose(s);
    assert_int_equal(sample_count(sample_read(s), "見"), 60);
    assert_true(s->document->page_count < 5);
}

/* -- groups ---------------------------------------------------------------------------------------------------------------- */
static void a_box_holds_together_where_it_fits(void **state)
{
    struct sample *s = *state;
    sample_add_lines(s, 30, "前");
    struct block *inner = sample_text(s, BODY, sample_characters(s, 44 * 10, "箱"));
    struct block *box = sample_append(s, sample_group(s, GROUP_STACK, inner));
    box->group.keep_together = true;
    box->group.frame = RULE_REGULAR;
    for (int i = 0; i < 4; i++)
        box->group.padding[i] = 12 * PT;
    sample_compose(s);
    assert_false(sample_page_has(s, 0, "箱"));
    const struct item *text = sample_find(s, 1, "箱");
    assert_int_equal(text->text.origin.y, TOP + 12 * PT + BASELINE);
    assert_int_equal(text->text.origin.x, 66700 + 12 * PT); /* an even page */
}

/* After `above` lines of the 38 of a page, a group of two paragraphs of `lines` each that stays together. */
static struct group *add_kept(struct sample *s, size_t above, size_t lines)
{
    if (above > 0) sample_add_lines(s, above, "前");
    struct block *first = sample_text(s, BODY, sample_characters(s, lines * 44, "上"));
    first->next = sample_text(s, BODY, sample_characters(s, lines * 44, "下"));
    struct block *block = sample_append(s, sample_group(s, GROUP_STACK, first));
    block->group.last = first->next;
    block->group.keep_together = true;
    return &block->group;
}

static void a_group_parts_rather_than_leave_much_empty(void **state)
{
    struct sample *s = *state;
    add_kept(s, 24, 10)->most_empty = 14 * 18 * PT; /* 14 lines are left */
    sample_compose(s);
    assert_int_equal(sample_count(sample_page_text(s, 0, READ_ALOUD), "上"), 10 * 44);
    assert_int_equal(sample_count(sample_page_text(s, 0, READ_ALOUD), "下"), 4 * 44);
}

static void a_group_that_leaves_little_empty_stays_together(void **state)
{
    struct sample *s = *state;
    add_kept(s, 24, 10)->most_empty = 14 * 18 * PT + 1;
    sample_compose(s);
    assert_false(sample_page_has(s, 0, "上"));
}

static void a_group_overruns_the_text_area_to_stay_together(void **state)
{
    struct sample *s = *state;
    add_kept(s, 19, 10)->overrun = 18 * PT; /* 20 lines, and 19 are left */
    sample_compose(s);
    assert_int_equal(s->document->page_count, 1);
    assert_int_equal(sample_count(sample_page_text(s, 0, READ_ALOUD), "下"), 10 * 44);
}

static void a_group_overruns_no_further_than_it_may(void **state)
{
    struct sample *s = *state;
    add_kept(s, 19, 10)->overrun = 18 * PT - 1;
    sample_compose(s);
    assert_false(sample_page_has(s, 0, "上"));
}

static void a_box_larger_than_a_page_breaks(void **state)
{
    struct sample *s = *state;
    struct block *inner = sample_text(s, BODY, sample_characters(s, 44 * 100, "箱"));
    struct block *box = sample_append(s, sample_group(s, GROUP_STACK, inner));
    box->group.keep_together = true;
    box->group.frame = RULE_REGULAR;
    box->group.fill = COLOUR_TINT;
    sample_compose(s);
    assert_int_equal(s->document->page_count, 3);
    assert_int_equal(sample_count(sample_read(s), "箱"), 44 * 100);
    for (uint32_t i = 0; i < 3; i++) {
        assert_int_equal(s->document->pages[i]->items[0].kind, ITEM_FILL);
        assert_true(s->document->pages[i]->items[0].fill.height > 0);
    }
}

static void a_group_that_goes_on_says_so(void **state)
{
    struct sample *s = *state;
    struct block *inner = sample_text(s, BODY, sample_characters(s, 44 * 50, "文"));
    struct block *group = sample_append(s, sample_group(s, GROUP_STACK, inner));
    group->group.continued = sample_text(s, TABLE_BOLD, TEXT("施策１－１"));
    sample_compose(s);
    assert_false(sample_page_has(s, 0, "（続き）"));
    assert_true(text_starts(sample_page_text(s, 1, ARTIFACTS), TEXT("施策１－１（続き）")));
    assert_int_equal(sample_count(sample_read(s), "施"), 0);
    assert_int_equal(sample_count(sample_read(s), "文"), 44 * 50);
}

static struct group *add_going_on(struct sample *s, struct block *continued)
{
    struct block *inner = sample_text(s, BODY, sample_characters(s, 44 * 38, "文"));
    inner->next = sample_text(s, BODY, TEXT("次"));
    inner->next->before = 27 * PT;
    struct block *block = sample_append(s, sample_group(s, GROUP_STACK, inner));
    block->group.last = inner->next;
    block->group.continued = continued;
    return &block->group;
}

static void a_group_said_again_says_so_inside_its_edges(void **state)
{
    struct sample *s = *state;
    struct block *box = sample_group(s, GROUP_STACK, sample_text(s, TABLE_BOLD, TEXT("施策")));
    box->group.rule_below = RULE_HAIR;
    add_going_on(s, box);
    sample_compose(s);
    const struct page *page = s->document->pages[1];
    assert_true(text_starts(sample_page_text(s, 1, ARTIFACTS), TEXT("施策（続き）")));
    assert_int_equal(sample_find(s, 1, "（続き）")->text.origin.y, sample_find(s, 1, "施策")->text.origin.y);
    bool ruled = false;
    for (uint32_t i = 0; i < page->item_count; i++)
        ruled |= page->items[i].kind == ITEM_LINE && page->items[i].line.from.y == TOP + 15 * PT;
    assert_true(ruled);
}

static void what_is_said_again_may_stand_alone_and_keeps_its_distance(void **state)
{
    struct sample *s = *state;
    struct block *goal = sample_text(s, TABLE_BOLD, TEXT("目標"));
    goal->after = 3 * PT;
    add_going_on(s, goal)->continued_plain = true;
    sample_compose(s);
    assert_true(text_starts(sample_page_text(s, 1, ARTIFACTS), TEXT("目標")));
    assert_false(sample_page_has(s, 1, "（続き）"));
    /* Not the 27 pt before what goes on. */
    assert_int_equal(sample_find(s, 1, "次")->text.origin.y, TOP + 15 * PT + 3 * PT + BASELINE);
}

static void columns_stand_level_and_flow_on(void **state)
{
    struct sample *s = *state;
    struct block *left = sample_text(s, BODY, sample_characters(s, 21 * 60, "左"));
    left->next = sample_text(s, BODY, TEXT("右"));
    struct block *row = sample_append(s, sample_group(s, GROUP_ROW, left));
    row->group.gutter = 21 * PT;
    sample_compose(s);
    assert_int_equal(s->document->page_count, 2);
    assert_int_equal(sample_find(s, 0, "左")->text.origin.y, sample_find(s, 0, "右")->text.origin.y);
    assert_int_equal(sample_find(s, 0, "右")->text.origin.x, 66600 + (462 - 21) * PT / 2 + 21 * PT);
    assert_int_equal(sample_count(sample_read(s), "左"), 21 * 60);
}

static void a_title_without_a_frame_stands_above_its_columns(void **state)
{
    struct sample *s = *state;
    for (int i = 0; i < 2; i++) {
        struct block *left = sample_text(s, TABLE, TEXT("左"));
        left->next = sample_text(s, TABLE, TEXT("右"));
        struct block *group = sample_append(s, sample_group(s, i ? GROUP_GRID : GROUP_ROW, left));
        group->group.columns = 2;
        group->group.frame_title = sample_run(s, INLINE_TEXT, TEXT("題"));
        sample_compose(s);
        assert_int_equal(sample_count(sample_read(s), "題"), i + 1);
        assert_true(sample_find(s, 0, "題")->text.origin.y < sample_find(s, 0, "左")->text.origin.y);
        assert_int_equal(sample_find(s, 0, "左")->text.origin.y, sample_find(s, 0, "右")->text.origin.y);
    }
}

/* However little room the definition leaves inside and above. */
static void a_title_in_a_frame_covers_nothing(void **state)
{
    struct sample *s = *state;
    sample_add_lines(s, 2, "前");
    struct block *box = sample_append(
        s, sample_group(s, GROUP_STACK, sample_text(s, SMALL, sample_characters(s, 200, "中"))));
    box->group.frame = RULE_REGULAR;
    box->group.frame_title = sample_run(s, INLINE_TEXT, TEXT("題の長さ"));
    sample_compose(s);
    sample_check_apart(s);
}

static size_t widest_line(struct sample *s, int32_t from, int32_t to)
{
    size_t most = 0;
    const struct page *page = s->document->pages[0];
    for (uint32_t i = 0; i < page->item_count; i++) {
        const struct item *item = &page->items[i];
        if (item->kind != ITEM_TEXT || item->text.origin.y < from || item->text.origin.y >= to) continue;
        if (text_count(item->text.text) > most) most = text_count(item->text.text);
    }
    return most;
}

static void a_column_may_be_as_wide_as_its_line(void **state)
{
    struct sample *s = *state;
    static const struct width widths[] = {{0, 0}, {0, 1000}}; /* content 1fr */
    struct block *left = sample_text(s, TABLE, TEXT("実施計画"));
    left->next = sample_text(s, TABLE, TEXT("令和"));
    struct block *row = sample_append(s, sample_group(s, GROUP_ROW, left));
    row->group.widths = widths;
    row->group.width_count = ARRAY_LEN(widths);
    row->group.gutter = 18 * PT;
    sample_compose(s);
    int32_t from = sample_find(s, 0, "実施計画")->text.origin.x;
    assert_int_equal(sample_find(s, 0, "令和")->text.origin.x, from + 4 * 9 * PT + 18 * PT);
}

static void text_flows_beside_a_picture_and_then_below_it(void **state)
{
    struct sample *s = *state;
    struct block *text = sample_text(s, BODY, sample_characters(s, 500, "文"));
    struct block *figure = ARENA_NEW(s->arena, struct block);
    *figure =
        (struct block){.kind = BLOCK_FIGURE, .figure = {.placeholder = TEXT("写真"), .height = 126 * PT}};
    text->next = figure;
    struct block *group = sample_append(s, sample_group(s, GROUP_BESIDE, text));
    group->group.gutter = 12 * PT;
    sample_compose(s);
    assert_int_equal(widest_line(s, TOP, TOP + 126 * PT), 25); /* look.md: 25 characters beside, 44 below */
    assert_int_equal(widest_line(s, TOP + 144 * PT, 768 * PT), 44);
    assert_int_equal(sample_count(sample_read(s), "文"), 500);
    assert_int_equal(sample_tag(s, sample_find(s, 0, "写真"))->role, TAG_FIGURE);
}

static struct block *add_beside(struct sample *s, size_t lines)
{
    struct block *text = sample_text(s, BODY, sample_characters(s, 1800, "文"));
    text->next = sample_group(s, GROUP_STACK, sample_text(s, BODY, sample_characters(s, lines * 17, "傍")));
    struct block *group = sample_append(s, sample_group(s, GROUP_BESIDE, text));
    group->group.gutter = 12 * PT;
    return group;
}

static void what_is_taller_than_a_page_stands_below_and_not_beside(void **state)
{
    struct sample *s = *state;
    add_beside(s, 60);
    sample_compose(s);
    assert_int_equal(widest_line(s, TOP, TOP + 126 * PT), 44);
    assert_int_equal(sample_count(sample_read(s), "文"), 1800);
    assert_int_equal(sample_count(sample_read(s), "傍"), 60 * 17);
    sample_check_apart(s);
}

/* 36 of the page's 38 lines, under a head that is said again on every page and takes three. */
static void what_is_parted_beside_its_text_goes_on_below_it(void **state)
{
    struct sample *s = *state;
    struct block *head = sample_text(s, BODY, sample_characters(s, 44 * 38, "前"));
    struct block *beside = add_beside(s, 36);
    head->next = beside;
    s->publication.first = sample_group(s, GROUP_STACK, head);
    s->publication.first->group.continued = sample_text(s, BODY, sample_characters(s, 44 * 3, "再"));
    s->publication.first->group.continued_plain = true;
    sample_compose(s);
    assert_true(sample_page_has(s, 1, "傍"));
    assert_true(sample_page_has(s, 2, "傍"));
    assert_int_equal(sample_count(sample_read(s), "文"), 1800);
    assert_int_equal(sample_count(sample_read(s), "傍"), 36 * 17);
    sample_check_apart(s);
    const struct item *last = sample_find(s, 2, "傍"); /* below the text, where that stands */
    for (uint32_t i = 0; i < s->document->pages[2]->item_count; i++) {
        const struct item *item = &s->document->pages[2]->items[i];
        if (item->kind == ITEM_TEXT && text_starts(item->text.text, TEXT("文")))
            assert_true(item->text.origin.y < last->text.origin.y);
    }
}

/* -- paragraphs' parts ------------------------------------------------------------------------------------------------------ */
static void markers_hang_and_share_the_baseline(void **state)
{
    struct sample *s = *state;
    struct block *block = sample_add_text(s, BODY, "本文");
    block->role = TAG_LIST_ITEM;
    block->paragraph.marker = sample_run(s, INLINE_TEXT, TEXT("①"));
    block->paragraph.marker_style = &s->styles[HEADING_2];
    block->paragraph.marker_width = 66 * PT;
    struct block *second = sample_add_text(s, BODY, "次の項目");
    second->role = TAG_LIST_ITEM;
    sample_compose(s);
    const struct item *marker = sample_find(s, 0, "①"), *text = sample_find(s, 0, "本文");
    assert_int_equal(marker->text.origin.y, text->text.origin.y);
    assert_int_equal(text->text.origin.x - marker->text.origin.x, 66 * PT);
    const struct tag *label = sample_tag(s, marker), *body = sample_tag(s, text);
    assert_int_equal(label->role, TAG_LABEL);
    assert_int_equal(body->role, TAG_LIST_BODY);
    assert_int_equal(label->parent, body->parent);
    const struct tag *item = document_tag(s->document, label->parent);
    assert_int_equal(item->role, TAG_LIST_ITEM);
    assert_int_equal(document_tag(s->document, item->parent)->role, TAG_LIST);
    const struct tag *next = document_tag(s->document, sample_tag(s, sample_find(s, 0, "次の項目"))->parent);
    assert_int_equal(next->parent, item->parent); /* one list */
}

static void an_aside_stands_at_the_end_or_below(void **state)
{
    struct sample *s = *state;
    struct block *fits = sample_add_text(s, HEADING_2, "運営");
    fits->paragraph.aside = sample_run(s, INLINE_TEXT, TEXT("（８ページ）"));
    fits->paragraph.aside_style = &s->styles[TABLE];
    struct block *wide = sample_append(s, sample_text(s, HEADING_2, sample_characters(s, 32, "題")));
    wide->paragraph.aside = sample_run(s, INLINE_TEXT, sample_characters(s, 30, "参"));
    wide->paragraph.aside_style = &s->styles[TABLE];
    sample_compose(s);
    const struct item *aside = sample_find(s, 0, "（８"), *title = sample_find(s, 0, "運営");
    assert_int_equal(aside->text.origin.y, title->text.origin.y);
    assert_true(aside->text.origin.x > 66600 + 390 * PT);
    assert_true(sample_find(s, 0, "参")->text.origin.y >= sample_find(s, 0, "題")->text.origin.y + 15 * PT);
}

static void a_ruled_label_has_its_frame(void **state)
{
    struct sample *s = *state;
    struct block *block = sample_add_text(s, BODY, "本文");
    block->paragraph.marker = sample_run(s, INLINE_TEXT, TEXT("活動指標"));
    block->paragraph.marker_style = &s->styles[TABLE_BOLD];
    block->paragraph.marker_width = 90 * PT;
    block->paragraph.marker_framed = true;
    sample_compose(s);
    const struct item *frame = &s->document->pages[0]->items[0];
    assert_int_equal(frame->kind, ITEM_FRAME);
    assert_int_equal(frame->frame.box.width, 75 * PT);
    assert_int_equal(frame->frame.box.height, 15 * PT);
    assert_int_equal(sample_find(s, 0, "本文")->text.origin.x, 66600 + 90 * PT);
}

static void badges_say_what_is_chosen(void **state)
{
    struct sample *s = *state;
    struct block *block = sample_add_text(s, TABLE, "区分");
    struct inline_run *chosen = sample_run(s, INLINE_BADGE, TEXT("継続")),
                      *other = sample_run(s, INLINE_BADGE, TEXT("拡充"));
    chosen->badge = BADGE_CHOSEN;
    other->badge = BADGE_NOT_CHOSEN;
    block->paragraph.first->next = chosen;
    chosen->next = other;
    sample_compose(s);
    assert_int_equal(sample_find(s, 0, "継続")->rgb, 0xFFFFFF);
    assert_int_equal(sample_find(s, 0, "拡充")->rgb, 0x595959);
    assert_int_equal(sample_find(s, 0, "拡充")->text.origin.x - sample_find(s, 0, "継続")->text.origin.x,
                     22 * PT);
}

/* -- masters --------------------------------------------------------------------------------------------------------------- */
static void use_book(struct sample *s)
{
    s->masters[0].inside = 70300;
    s->masters[0].outside = 63000;
    s->masters[1] = s->masters[0];
    s->masters[1].folio = FOLIO_ROMAN;
    s->publication.master_count = 2;
    struct inline_run *name = sample_run(s, INLINE_TEXT, TEXT("試験の計画"));
    struct inline_run *running = sample_run(s, INLINE_RUNNING, (struct text){0}),
                      *folio = sample_run(s, INLINE_FOLIO, (struct text){0});
    s->runnings[0] = (struct running){.left = name,
                                      .right = running,
                                      .style = &s->styles[SMALL],
                                      .top = 45 * PT,
                                      .rule = RULE_HAIR,
                                      .rule_distance = 3 * PT,
                                      .mirrored = true};
    s->runnings[1] =
        (struct running){.right = folio, .style = &s->styles[TABLE], .top = 789 * PT, .mirrored = true};
    for (int i = 0; i < 2; i++) {
        s->masters[i].runnings = s->runnings;
        s->masters[i].running_count = 2;
    }
}

static void sides_change_places(void **state)
{
    struct sample *s = *state;
    use_book(s);
    sample_add_text(s, BODY, "一頁");
    sample_break(s, BREAK_PAGE, -1, 0);
    sample_add_text(s, BODY, "二頁");
    sample_compose(s);
    assert_int_equal(sample_find(s, 0, "一頁")->text.origin.x, 70300);
    assert_int_equal(sample_find(s, 1, "二頁")->text.origin.x, 63000);
    assert_int_equal(sample_find(s, 0, "試験")->text.origin.x, 70300);
    assert_true(sample_find(s, 1, "試験")->text.origin.x > 400 * PT);
    assert_int_equal(sample_find(s, 1, "2")->text.origin.x, 63000);
    assert_int_equal(sample_find(s, 1, "2")->tag, 0);
}

static void chapters_begin_on_right_pages_and_count_anew(void **state)
{
    struct sample *s = *state;
    use_book(s);
    sample_break(s, BREAK_PAGE, 1, 1);
    sample_add_text(s, BODY, "目次");
    sample_break(s, BREAK_ODD, 0, 1);
    sample_add_text(s, BODY, "第一章");
    sample_break(s, BREAK_ODD, -1, 0);
    sample_add_text(s, BODY, "第二章");
    sample_compose(s);
    assert_int_equal(s->document->page_count, 4);
    assert_string_equal(s->document->pages[0]->label.at, "i");
    assert_string_equal(s->document->pages[1]->label.at, "1");
    assert_int_equal(s->document->pages[2]->item_count, 0);
    assert_string_equal(s->document->pages[3]->label.at, "3");
    assert_true(sample_page_has(s, 3, "第二章"));
}

static void running_heads_show_what_begins_on_the_page(void **state)
{
    struct sample *s = *state;
    use_book(s);
    const char *const titles[] = {"目標１", "目標２", "目標３"};
    for (int i = 0; i < 3; i++) {
        struct block *heading = sample_add_text(s, HEADING_2, "見出し");
        heading->running_slot = 1;
        heading->running = text_of(titles[i]);
        if (i == 0) sample_add_lines(s, 80, "文");
    }
    sample_compose(s);
    assert_true(sample_page_has(s, 0, "目標１"));
    assert_true(sample_page_has(s, 1, "目標１")); /* carried */
    assert_true(sample_page_has(s, 2, "目標２")); /* the first that begins there */
    assert_false(sample_page_has(s, 2, "目標３"));
}

static void the_short_name_stands_where_the_long_one_does_not_fit(void **state)
{
    struct sample *s = *state;
    use_book(s);
    s->runnings[0].left = sample_run(s, INLINE_TEXT, sample_characters(s, 40, "長"));
    s->runnings[0].right = sample_run(s, INLINE_TEXT, sample_characters(s, 20, "右"));
    s->runnings[0].short_left = sample_run(s, INLINE_TEXT, TEXT("短い名"));
    sample_add_text(s, BODY, "文");
    sample_compose(s);
    assert_false(sample_page_has(s, 0, "長"));
    assert_true(sample_page_has(s, 0, "短い名"));
}

static void the_number_of_pages_is_known_on_the_first(void **state)
{
    struct sample *s = *state;
    use_book(s);
    struct inline_run *folio = s->runnings[1].right;
    folio->next = sample_run(s, INLINE_TEXT, TEXT(" / "));
    folio->next->next = sample_run(s, INLINE_PAGE_COUNT, (struct text){0});
    sample_add_lines(s, 38 * 11, "文");
    sample_compose(s);
    assert_int_equal(s->document->page_count, 11);
    assert_true(sample_page_has(s, 0, "1 / 11"));
    assert_true(sample_page_has(s, 10, "11 / 11"));
}

static void a_draft_breaks_like_the_final(void **state)
{
    struct sample *s = *state;
    use_book(s);
    sample_add_lines(s, 90, "文");
    sample_compose(s);
    uint32_t pages = s->document->page_count;
    int32_t y = sample_find(s, 1, "文")->text.origin.y;
    s->publication.draft = true;
    s->publication.draft_note = TEXT("９月現在のデータによる");
    sample_compose(s);
    assert_int_equal(s->document->page_count, pages);
    assert_int_equal(sample_find(s, 1, "文")->text.origin.y, y);
    const struct item *first = &s->document->pages[0]->items[0];
    assert_int_equal(first->text.turn, 45);
    assert_int_equal(first->tag, 0);
    assert_int_equal(first->text.size, 240 * PT);
    assert_true(sample_page_has(s, 0, "DRAFT"));
    assert_true(sample_find(s, 0, "DRAFT")->text.origin.x < 100 * PT); /* the folio stands at the right */
    assert_true(sample_find(s, 1, "DRAFT")->text.origin.x > 200 * PT);
}

/* -- covers and colophons ------------------------------------------------------------------------------------------------- */
static void pinned_blocks_stand_where_they_are_put(void **state)
{
    struct sample *s = *state;
    sample_add_text(s, BODY, "表題")->pin_top = 192 * PT;
    sample_add_text(s, BODY, "奥付")->pin_bottom = true;
    sample_compose(s);
    assert_int_equal(s->document->page_count, 1);
    assert_int_equal(sample_find(s, 0, "表題")->text.origin.y, 192 * PT + BASELINE);
    assert_int_equal(sample_find(s, 0, "奥付")->text.origin.y, 768 * PT - LINE + BASELINE);
}

static void a_pinned_block_covers_nothing(void **state)
{
    struct sample *s = *state;
    sample_append(s, sample_text(s, HEADING_1, sample_characters(s, 200, "長")));
    sample_add_text(s, BODY, "次")->pin_top = 100 * PT;
    sample_compose(s);
    assert_true(sample_find(s, 0, "次")->text.origin.y > TOP + 8 * 27 * PT);
}

/* -- references ------------------------------------------------------------------------------------------------------------ */
static void add_entry(struct sample *s, const char *title, size_t record)
{
    struct block *block = sample_add_text(s, CONTENTS, title);
    block->role = TAG_CONTENTS_ITEM;
    struct inline_run *fill = sample_run(s, INLINE_FILL, (struct text){0});
    struct inline_run *pages = sample_run(s, INLINE_PAGES, (struct text){0});
    fill->leader = true;
    pages->record = &s->records[record];
    pages->count = 1;
    block->paragraph.first->record = pages->record;
    block->paragraph.first->next = fill;
    fill->next = pages;
}

static const struct item *find_link(struct sample *s, uint32_t page, size_t index)
{
    const struct page *at = s->document->pages[page];
    for (uint32_t i = 0; i < at->item_count; i++)
        if (at->items[i].kind == ITEM_LINK && index-- == 0) return &at->items[i];
    return NULL;
}

static void contents_know_their_pages(void **state)
{
    struct sample *s = *state;
    add_entry(s, "第一章", 1);
    add_entry(s, "第十章", 2);
    sample_break(s, BREAK_PAGE, -1, 0);
    sample_add_text(s, HEADING_1, "第一章の題")->anchor = &s->records[1];
    sample_add_lines(s, 38 * 9, "文");
    sample_add_text(s, HEADING_1, "第十章の題")->anchor = &s->records[2];
    sample_add_lines(s, 3, "終");
    sample_compose(s);
    const struct item *two = sample_find(s, 0, "2"), *eleven = sample_find(s, 0, "11");
    assert_non_null(two);
    assert_non_null(eleven);
    assert_int_equal(two->text.origin.x + 4500, eleven->text.origin.x + 9000); /* flush right */
    assert_int_equal(two->text.origin.x + 4500, 66600 + 462 * PT);
    /* One link from the first word to the end of the number, in a reference. */
    const struct item *words = sample_find(s, 0, "第十章"), *second = find_link(s, 0, 1);
    assert_null(find_link(s, 0, 2));
    assert_int_equal(second->link.page, 10);
    assert_int_equal(second->link.at.x, words->text.origin.x);
    assert_int_equal(second->link.at.x + second->link.at.width, 66600 + 462 * PT);
    assert_int_equal(words->tag, eleven->tag);
    assert_int_equal(second->tag, eleven->tag);
    const struct tag *link = sample_tag(s, eleven), *reference = document_tag(s->document, link->parent);
    assert_int_equal(link->role, TAG_LINK);
    assert_int_equal(reference->role, TAG_REFERENCE);
    const struct tag *item = document_tag(s->document, reference->parent);
    assert_int_equal(item->role, TAG_CONTENTS_ITEM);
    assert_int_equal(document_tag(s->document, item->parent)->role, TAG_CONTENTS);
}

/* On any line of contents, at whatever length of its title. */
static void titles_stay_out_of_the_column_of_page_numbers(void **state)
{
    struct sample *s = *state;
    for (size_t length = 40; length < 160; length++) {
        add_entry(s, sample_characters(s, length, "題").at, 1);
        s->last->paragraph.last = s->last->paragraph.first->next->next;
    }
    sample_break(s, BREAK_PAGE, -1, 0);
    sample_add_text(s, HEADING_1, "章")->anchor = &s->records[1];
    sample_compose(s);
    size_t titles = 0, numbers = 0;
    for (uint32_t i = 0; i + 1 < s->document->page_count; i++)
        for (uint32_t j = 0; j < s->document->pages[i]->item_count; j++) {
            const struct item *item = &s->document->pages[i]->items[j];
            if (item->kind != ITEM_TEXT) continue;
            bool title = text_starts(item->text.text, TEXT("題"));
            int32_t end = item->text.origin.x + (int32_t)text_count(item->text.text) * 9 * PT;
            titles += title ? text_count(item->text.text) : 0;
            numbers += !title;
            if (title) assert_in_range(end, 0, 595300 - 66700 - (18 + 9) * PT);
            if (!title) assert_in_range(item->text.origin.x, 595300 - 66700 - 18 * PT, 595300 - 66700);
        }
    assert_int_equal(numbers, 160 - 40);
    assert_int_equal(titles, (40 + 159) * 120 / 2);
    sample_check_apart(s);
}

static void leaders_stand_in_columns(void **state)
{
    struct sample *s = *state;
    add_entry(s, "短い題", 1);
    add_entry(s, "もう少し長い見出しの題", 1);
    sample_add_text(s, BODY, "本文")->anchor = &s->records[1];
    sample_compose(s);
    int32_t from[2];
    size_t found = 0;
    const struct page *page = s->document->pages[0];
    for (uint32_t i = 0; i < page->item_count && found < 2; i++)
        if (page->items[i].kind == ITEM_LINE) from[found++] = page->items[i].line.from.x;
    assert_int_equal(found, 2);
    assert_int_equal(from[0], from[1]);
    assert_int_equal((66600 + 462 * PT - from[0]) % (6 * PT), 0);
}

static void a_section_in_two_chapters_has_two_places(void **state)
{
    struct sample *s = *state;
    add_entry(s, "方針", 1);
    add_entry(s, "目標", 2);
    add_entry(s, "事業", 3);
    add_entry(s, "目標", 2);
    const size_t order[] = {1, 2, 3, 2};
    for (size_t i = 0; i < 4; i++) {
        sample_break(s, BREAK_PAGE, -1, 0);
        sample_add_text(s, BODY, "章")->anchor = &s->records[order[i]];
    }
    sample_compose(s);
    assert_true(text_find(sample_page_text(s, 0, READ_ALOUD), TEXT("方針2目標3事業4目標5")) != SIZE_MAX);
}

static struct inline_run *add_reference(struct sample *s, size_t record, const char *before,
                                        const char *after)
{
    struct block *block = sample_add_text(s, BODY, before);
    struct inline_run *pages = sample_run(s, INLINE_PAGES, TEXT("参照"));
    pages->record = &s->records[record];
    block->paragraph.first->next = pages;
    pages->next = sample_run(s, INLINE_TEXT, text_of(after));
    return pages;
}

static void a_reference_in_prose_leaves_no_gap(void **state)
{
    struct sample *s = *state;
    add_reference(s, 1, "詳しくは", "ページ");
    sample_add_lines(s, 50, "文")->anchor = &s->records[1];
    add_reference(s, 9, "どこにもない", "です");
    sample_compose(s);
    assert_true(sample_page_has(s, 0, "詳しくは1-2ページ"));
    int32_t number = sample_find(s, 0, "1-2")->text.origin.x,
            after = sample_find(s, 0, "ページ")->text.origin.x;
    assert_int_equal(after - number, 3 * 5250);
    assert_true(sample_page_has(s, 1, "どこにもない―です"));
    assert_int_equal(sample_findings(s, RULE_REFERENCE_UNSETTLED), 0);
}

/* The text that says 1-2 takes a line more than the text that says 2; with that line the section stands on page 2 alone. */
static void a_reference_that_cannot_settle_is_reported(void **state)
{
    struct sample *s = *state;
    struct text before = sample_characters(s, 42, "前");
    add_reference(s, 1, before.at, "後");
    sample_add_lines(s, 35, "文");
    sample_add_lines(s, 4, "節")->anchor = &s->records[1];
    sample_compose(s);
    assert_int_equal(sample_findings(s, RULE_REFERENCE_UNSETTLED), 1);
    assert_int_equal(sample_count(sample_read(s), "節"), 4 * 44);
}

/* -- outline and structure --------------------------------------------------------------------------------------------------- */
static void bookmarks_point_at_their_headings(void **state)
{
    struct sample *s = *state;
    sample_add_lines(s, 36, "文");
    struct block *heading = sample_add_text(s, HEADING_1, "第二章");
    heading->outline_level = 1;
    heading->outline = TEXT("第二章");
    heading->role = TAG_H1;
    sample_add_lines(s, 3, "文");
    sample_compose(s);
    assert_int_equal(s->document->outline_count, 1);
    assert_int_equal(s->document->outline[0].page, 1);
    assert_int_equal(s->document->outline[0].y, TOP);
    assert_int_equal(sample_tag(s, sample_find(s, 1, "第二章"))->role, TAG_H1);
}

static void a_paragraph_over_two_pages_is_one_element(void **state)
{
    struct sample *s = *state;
    sample_add_lines(s, 60, "文");
    sample_compose(s);
    assert_int_equal(s->document->page_count, 2);
    assert_int_equal(sample_find(s, 0, "文")->tag, sample_find(s, 1, "文")->tag);
}

static void every_parent_comes_before_its_children(void **state)
{
    struct sample *s = *state;
    add_entry(s, "章", 1);
    sample_add_text(s, HEADING_1, "見出し")->anchor = &s->records[1];
    add_reference(s, 1, "前", "後");
    sample_compose(s);
    for (uint32_t i = 2; i < s->document->tag_count; i++)
        assert_in_range(document_tag(s->document, i)->parent, 1, i - 1);
}

/* -- what is not foreseen ----------------------------------------------------------------------------------------------------- */
static void a_word_of_ten_thousand_characters_is_kept(void **state)
{
    struct sample *s = *state;
    sample_append(s, sample_text(s, BODY, sample_characters(s, 10000, "w")));
    sample_compose(s);
    assert_int_equal(sample_count(sample_read(s), "w"), 10000);
}

static void a_heading_longer_than_a_page_goes_on(void **state)
{
    struct sample *s = *state;
    sample_append(s, sample_text(s, HEADING_1, sample_characters(s, 2000, "題")));
    sample_add_lines(s, 2, "文");
    sample_compose(s);
    assert_true(s->document->page_count > 2);
    assert_int_equal(sample_count(sample_read(s), "題"), 2000);
}

static void a_picture_taller_than_the_page_is_made_smaller(void **state)
{
    struct sample *s = *state;
    struct block *figure = ARENA_NEW(s->arena, struct block);
    *figure =
        (struct block){.kind = BLOCK_FIGURE, .figure = {.placeholder = TEXT("図"), .height = 3000 * PT}};
    figure->figure.caption = sample_text(s, SMALL, TEXT("大きな図"));
    sample_append(s, figure);
    sample_add_text(s, BODY, "後");
    sample_compose(s);
    assert_true(sample_page_has(s, 0, "大きな図"));
    sample_check_inside(s);
}

static void nothing_gives_one_empty_page(void **state)
{
    struct sample *s = *state;
    sample_compose(s);
    assert_int_equal(s->document->page_count, 1);
    assert_int_equal(s->document->pages[0]->item_count, 0);
}

/* -- any tree of blocks ends and keeps its text ------------------------------------------------------------------------------- */
struct dice {
    uint32_t state;
};

static uint32_t roll(struct dice *dice, uint32_t sides)
{
    dice->state = dice->state * 1664525u + 1013904223u;
    return (dice->state >> 8) % sides;
}

static struct block *random_blocks(struct sample *s, struct dice *dice, int depth, size_t *characters)
{
    struct block *first = NULL, **end = &first;
    for (uint32_t count = 1 + roll(dice, 5); count > 0; count--) {
        struct block *block;
        if (depth < 4 && roll(dice, 3) == 0) {
            block = sample_group(s, (enum group_flow)roll(dice, 4),
                                 random_blocks(s, dice, depth + 1, characters));
            block->group.keep_together = roll(dice, 2) == 0;
            block->group.most_empty = (int32_t)(*characters % 400) * PT;
            block->group.columns = (uint16_t)roll(dice, 4);
            block->group.gutter = (int32_t)roll(dice, 20) * PT;
            block->group.frame = roll(dice, 3) == 0 ? RULE_REGULAR : RULE_NONE;
            block->group.fill = roll(dice, 3) == 0 ? COLOUR_TINT : COLOUR_WHITE;
            if (roll(dice, 2) == 0)
                for (int i = 0; i < 4; i++)
                    block->group.padding[i] = (int32_t)roll(dice, 30) * PT;
            if (roll(dice, 4) == 0) {
                size_t said = roll(dice, 8) == 0 ? roll(dice, 6000) : 1;
                block->group.continued = sample_text(s, SMALL, sample_characters(s, said, "再"));
                block->group.continued_plain = roll(dice, 2) == 0;
            }
            if (roll(dice, 4) == 0) block->group.overrun = (int32_t)roll(dice, 40) * PT;
            if (depth == 0 && roll(dice, 6) == 0) {
                size_t length = roll(dice, 60);
                *characters += length;
                block->group.frame_title = sample_run(s, INLINE_TEXT, sample_characters(s, length, "字"));
            }
            if (roll(dice, 6) == 0) block->group.rule_above = block->group.rule_below = RULE_HAIR;
        } else {
            size_t length = roll(dice, 6) == 0 ? roll(dice, 4000) : roll(dice, 200);
            *characters += length;
            block = sample_text(s, (enum sample_style)roll(dice, 7), sample_characters(s, length, "字"));
            if (roll(dice, 5) == 0) block->role = TAG_LIST_ITEM;
        }
        block->keep_next = roll(dice, 5) == 0;
        block->before = (int32_t)roll(dice, 30) * PT;
        block->after = (int32_t)roll(dice, 30) * PT;
        if (roll(dice, 12) == 0) block->pin_bottom = true;
        *end = block;
        end = &block->next;
    }
    return first;
}

static void any_tree_of_blocks_keeps_its_text(void **state)
{
    struct sample *s = *state;
    for (uint32_t seed = 1; seed <= 400; seed++) {
        struct dice dice = {seed * 7919u};
        size_t characters = 0;
        s->masters[0].bottom = (84 + 100 + (int32_t)roll(&dice, 584)) * PT;
        s->publication.first = random_blocks(s, &dice, 0, &characters);
        sample_compose(s);
        if (sample_count(sample_read(s), "字") != characters) print_message("seed %u\n", (unsigned)seed);
        assert_int_equal(sample_count(sample_read(s), "字"), characters);
        sample_check_inside(s);
        sample_check_apart(s);
    }
}

int main(void)
{
#define PAGES(test) cmocka_unit_test_setup_teardown(test, sample_open, sample_close)
    const struct CMUnitTest tests[] = {
        PAGES(the_em_box_is_centred_in_its_line),
        PAGES(a_page_holds_38_lines_of_44_characters),
        PAGES(no_paragraph_leaves_one_line_alone),
        PAGES(four_lines_part_in_the_middle),
        PAGES(the_larger_of_two_spaces_counts),
        PAGES(a_title_keeps_its_own_space_below),
        PAGES(notes_that_follow_one_another_are_set_solid),
        PAGES(no_space_stands_at_the_top_of_a_page),
        PAGES(a_heading_goes_with_what_follows),
        PAGES(a_group_keeps_what_its_last_block_keeps),
        PAGES(a_chain_that_no_page_holds_is_let_go),
        PAGES(a_box_holds_together_where_it_fits),
        PAGES(a_group_parts_rather_than_leave_much_empty),
        PAGES(a_group_that_leaves_little_empty_stays_together),
        PAGES(a_group_overruns_the_text_area_to_stay_together),
        PAGES(a_group_overruns_no_further_than_it_may),
        PAGES(a_box_larger_than_a_page_breaks),
        PAGES(a_group_that_goes_on_says_so),
        PAGES(a_group_said_again_says_so_inside_its_edges),
        PAGES(what_is_said_again_may_stand_alone_and_keeps_its_distance),
        PAGES(columns_stand_level_and_flow_on),
        PAGES(a_column_may_be_as_wide_as_its_line),
        PAGES(a_title_without_a_frame_stands_above_its_columns),
        PAGES(a_title_in_a_frame_covers_nothing),
        PAGES(text_flows_beside_a_picture_and_then_below_it),
        PAGES(what_is_taller_than_a_page_stands_below_and_not_beside),
        PAGES(what_is_parted_beside_its_text_goes_on_below_it),
        PAGES(markers_hang_and_share_the_baseline),
        PAGES(an_aside_stands_at_the_end_or_below),
        PAGES(a_ruled_label_has_its_frame),
        PAGES(badges_say_what_is_chosen),
        PAGES(sides_change_places),
        PAGES(chapters_begin_on_right_pages_and_count_anew),
        PAGES(running_heads_show_what_begins_on_the_page),
        PAGES(the_short_name_stands_where_the_long_one_does_not_fit),
        PAGES(the_number_of_pages_is_known_on_the_first),
        PAGES(a_draft_breaks_like_the_final),
        PAGES(pinned_blocks_stand_where_they_are_put),
        PAGES(a_pinned_block_covers_nothing),
        PAGES(contents_know_their_pages),
        PAGES(titles_stay_out_of_the_column_of_page_numbers),
        PAGES(leaders_stand_in_columns),
        PAGES(a_section_in_two_chapters_has_two_places),
        PAGES(a_reference_in_prose_leaves_no_gap),
        PAGES(a_reference_that_cannot_settle_is_reported),
        PAGES(bookmarks_point_at_their_headings),
        PAGES(a_paragraph_over_two_pages_is_one_element),
        PAGES(every_parent_comes_before_its_children),
        PAGES(a_word_of_ten_thousand_characters_is_kept),
        PAGES(a_heading_longer_than_a_page_goes_on),
        PAGES(a_picture_taller_than_the_page_is_made_smaller),
        PAGES(nothing_gives_one_empty_page),
        PAGES(any_tree_of_blocks_keeps_its_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
