/* test_bind_later.c: the records of a publication are bound when the composer comes to them, and forgotten when they are
 * drawn; pictures are found once and read when they are drawn. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "published.h"

static const char record[] = SOURCE_DIR "/input/samples/midorino-r6-status.xml";

static struct published publish(const char *layout)
{
    struct wanted wanted = {.record = record, .layout = layout, .shipped = SOURCE_DIR "/layouts"};
    struct published p = published_open(&wanted);
    assert_non_null(p.document);
    return p;
}

static size_t count_late(const struct publication *publication)
{
    size_t count = 0;
    for (const struct block *block = publication->first; block; block = block->next) {
        if (block->kind != BLOCK_GROUP || !block->group.later) continue;
        count++;
        assert_null(block->group.first); /* drawn, and let go */
    }
    return count;
}

static const struct item *find_image(const struct document *document)
{
    for (uint32_t i = 0; i < document->page_count; i++)
        for (uint32_t k = 0; k < document->pages[i]->item_count; k++)
            if (document->pages[i]->items[k].kind == ITEM_IMAGE) return &document->pages[i]->items[k];
    return NULL;
}

/* Its body ends in a `follow`, has a workbook beside it, and the record has a picture. */
static void what_follows_the_author_comes_later_too(void **state)
{
    (void)state;
    struct published p = publish("status-report");
    assert_true(count_late(p.publication) > 1);
    assert_non_null(find_image(p.document));
    published_close(&p);
}

static void a_picture_is_found_once_and_read_when_it_is_drawn(void **state)
{
    (void)state;
    struct published p = publish("status-report");
    const struct picture *picture = find_image(p.document)->image.picture;
    struct plan plan = {.directory = SOURCE_DIR "/input/samples"};
    struct text bytes = {NULL, 0}, reason = {NULL, 0};
    struct position nowhere = {NULL, 0};
    assert_int_equal(picture->bytes.length, 0);
    assert_true(picture->read(picture, p.arena, &bytes, &reason));
    assert_true(bytes.length > 0);
    const struct picture *one = published_picture(&p, p.diagnostics, &plan, picture->path, nowhere);
    assert_non_null(one);
    assert_ptr_equal(one, published_picture(&p, p.diagnostics, &plan, picture->path, nowhere));
    published_close(&p);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_follows_the_author_comes_later_too),
        cmocka_unit_test(a_picture_is_found_once_and_read_when_it_is_drawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
