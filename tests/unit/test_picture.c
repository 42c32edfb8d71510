/* test_picture.c: pictures are seen to their end before they are used: turned as the camera was held, as bright as they are
 * meant, whole or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "output/output.h"
#include "output/pdf/page/canvas.h"
#include "output/pdf/image/exif.h"
#include "output/pdf/image/jpeg.h"
#include "output/pdf/image/png.h"
#include "pdf_pictures.h"
#include "png_files.h"

enum { WIDE = 48, HIGH = 32, RED = 0xE02020, GREEN = 0x20C020, BLUE = 0x2020E0, YELLOW = 0xE0E020 };

struct fixture {
    struct arena *arena;
    struct text reason;
};

static int open_fixture(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    f->arena = arena_open(NULL);
    *state = f;
    return 0;
}

static int close_fixture(void **state)
{
    struct fixture *f = *state;
    arena_close(f->arena);
    free(f);
    return 0;
}

/* -- pictures of our own: a colour a corner, red, green, yellow, blue from the top left around ----------------------- */

static struct raster corners(struct arena *arena, uint32_t width, uint32_t height)
{
    static const uint32_t colours[] = {RED, GREEN, BLUE, YELLOW};
    struct raster raster = {.width = width, .height = height, .channels = 3};
    char *samples = arena_array(arena, (size_t)width * height, 3), *to = samples;
    for (uint32_t y = 0; y < height; y++)
        for (uint32_t x = 0; x < width; x++)
            for (int k = 2; k >= 0; k--)
                *to++ = (char)(colours[(x >= width / 2) + 2 * (y >= height / 2)] >> (8 * k));
    raster.colours = (struct text){samples, (size_t)width * height * 3};
    return raster;
}

static struct text jpeg_of(struct fixture *f, const struct raster *raster)
{
    struct text file;
    assert_true(jpeg_encode(raster, f->arena, &file, &f->reason));
    return file;
}

static struct text png_of(struct fixture *f, const struct raster *raster)
{
    struct text file;
    assert_true(png_encode(raster, f->arena, &file, &f->reason));
    return file;
}

static struct text inserted(struct fixture *f, struct text file, size_t at, struct text more)
{
    return text_join(f->arena, text_join(f->arena, text_slice(file, 0, at), more),
                     text_slice(file, at, file.length));
}

/* A TIFF structure with one entry, in either order of bytes. */
static struct text tiff(struct fixture *f, bool big_endian, unsigned value)
{
    const char big[] = {'M', 'M', 0, 42, 0, 0, 0,           8, 0, 1, 1, 0x12, 0,
                        3,   0,   0, 0,  1, 0, (char)value, 0, 0, 0, 0, 0,    0};
    const char little[] = {'I', 'I', 42, 0, 8, 0,           0, 0, 1, 0, 0x12, 1, 3,
                           0,   1,   0,  0, 0, (char)value, 0, 0, 0, 0, 0,    0, 0};
    return text_copy(f->arena, (struct text){big_endian ? big : little, sizeof big});
}

static struct text exif_segment(struct fixture *f, struct text structure)
{
    const char head[] = {(char)0xFF, (char)0xE1, 0, (char)(structure.length + 8), 'E', 'x', 'i', 'f', 0, 0};
    return text_join(f->arena, (struct text){head, sizeof head}, structure);
}

static bool is_near(const struct raster *raster, double x, double y, uint32_t colour)
{
    size_t at =
        ((size_t)(y * raster->height) * raster->width + (size_t)(x * raster->width)) * raster->channels;
    for (int k = 0; k < 3; k++) {
        int is = (unsigned char)raster->colours.at[at + (size_t)k],
            wanted = (int)(colour >> (8 * (2 - k)) & 0xFF);
        if (abs(is - wanted) > 24) return false;
    }
    return true;
}

/* What is seen at the four corners, from the top left around, when the file is held as the camera was (CIPA DC-008,
 * table 4.6.5). */
static const uint32_t seen[EXIF_LAST + 1][4] = {
    [1] = {RED, GREEN, YELLOW, BLUE}, [2] = {GREEN, RED, BLUE, YELLOW}, [3] = {YELLOW, BLUE, RED, GREEN},
    [4] = {BLUE, YELLOW, GREEN, RED}, [5] = {RED, BLUE, YELLOW, GREEN}, [6] = {BLUE, RED, GREEN, YELLOW},
    [7] = {YELLOW, GREEN, RED, BLUE}, [8] = {GREEN, YELLOW, BLUE, RED},
};

static void assert_seen(const struct raster *raster, unsigned orientation, const char *what)
{
    static const double places[4][2] = {{.25, .25}, {.75, .25}, {.75, .75}, {.25, .75}};
    bool sideways = orientation >= EXIF_FIRST_SIDEWAYS;
    assert_int_equal(raster->width, sideways ? HIGH : WIDE);
    assert_int_equal(raster->height, sideways ? WIDE : HIGH);
    for (size_t i = 0; i < ARRAY_LEN(places); i++)
        if (!is_near(raster, places[i][0], places[i][1], seen[orientation][i]))
            fail_msg("%s %u: not the colour of corner %zu", what, orientation, i);
}

static void photographs_are_turned_as_the_camera_was_held(void **state)
{
    struct fixture *f = *state;
    struct raster raster = corners(f->arena, WIDE, HIGH);
    struct text plain = jpeg_of(f, &raster);
    for (unsigned value = 1; value <= EXIF_LAST; value++)
        for (int big_endian = 0; big_endian < 2; big_endian++) {
            struct text file = inserted(f, plain, 2, exif_segment(f, tiff(f, big_endian, value))), made;
            struct picture_facts facts;
            struct raster upright = {0};
            assert_true(picture_examine(file, f->arena, &facts, &f->reason));
            assert_int_equal(facts.orientation, value);
            assert_int_equal(facts.plain, value == 1);
            assert_int_equal(facts.width, value >= EXIF_FIRST_SIDEWAYS ? HIGH : WIDE);
            assert_true(picture_remake(file, facts.orientation, f->arena, &made, &f->reason));
            assert_true(jpeg_is(made));
            assert_true(jpeg_decode(made, &upright, f->arena, &f->reason));
            assert_seen(&upright, value, "JPEG");
            assert_true(picture_examine(made, f->arena, &facts, &f->reason));
            assert_true(facts.plain); /* turned once is enough */
        }
}

/* The chunk stands behind the header; nobody looks at the sum of one that is not needed. */
static void drawings_are_turned_by_their_chunk(void **state)
{
    struct fixture *f = *state;
    struct raster raster = corners(f->arena, WIDE, HIGH);
    struct text plain = png_of(f, &raster);
    enum { BEHIND_HEADER = 8 + 12 + 13 };
    for (unsigned value = 1; value <= EXIF_LAST; value++) {
        struct text structure = tiff(f, true, value), made;
        struct text head = {(char[]){0, 0, 0, (char)structure.length, 'e', 'X', 'I', 'f'}, 8};
        struct text chunk =
            text_join(f->arena, text_join(f->arena, head, structure), (struct text){"\0\0\0\0", 4});
        struct picture_facts facts;
        struct raster upright = {0};
        assert_true(picture_examine(inserted(f, plain, BEHIND_HEADER, chunk), f->arena, &facts, &f->reason));
        assert_int_equal(facts.orientation, value);
        assert_true(picture_remake(plain, facts.orientation, f->arena, &made, &f->reason));
        assert_true(png_decode(made, &upright, f->arena, &f->reason));
        assert_seen(&upright, value, "PNG");
    }
}

/* What says nothing, or nonsense, turns nothing; no reading goes past the end. */
static void nonsense_turns_nothing(void **state)
{
    struct fixture *f = *state;
    struct text good = tiff(f, true, 6);
    assert_int_equal(exif_orientation(good), 6);
    assert_int_equal(exif_orientation(tiff(f, true, 0)), 1);
    assert_int_equal(exif_orientation(tiff(f, true, 9)), 1);
    for (size_t length = 0; length < 22; length++) {
        char *copy = malloc(length + 1); /* so that the sanitizer sees the end */
        memcpy(copy, good.at, length);
        assert_int_equal(exif_orientation((struct text){copy, length}), 1);
        free(copy);
    }
    for (size_t i = 0; i < good.length; i++)
        for (int bit = 0; bit < 8; bit++) {
            struct text bad = text_copy(f->arena, good);
            ((char *)bad.at)[i] = (char)(bad.at[i] ^ (1 << bit));
            uint8_t value = exif_orientation(bad);
            assert_true(value >= 1 && value <= EXIF_LAST);
        }
}

/* A PDF is not given other pixels: its matrix turns them. Corners of the file's picture come to those of the page. */
static void a_page_turns_by_its_matrix(void **state)
{
    struct fixture *f = *state;
    static const double from[4][2] = {
        {0, 1}, {1, 1}, {1, 0}, {0, 0}}; /* of the unit square, from the top left around */
    static const uint32_t colours[] = {RED, GREEN, YELLOW, BLUE};
    for (unsigned value = 1; value <= EXIF_LAST; value++) {
        struct canvas canvas = {.out = {.arena = f->arena}};
        canvas_start(&canvas, 100 * PT);
        canvas_image(&canvas, "I1", (struct box){10 * PT, 20 * PT, 30 * PT, 40 * PT}, (uint8_t)value);
        canvas_settle(&canvas);
        double m[6];
        const char *drawn = text_copy(f->arena, bytes_text(&canvas.out)).at;
        if (sscanf(drawn, "q %lf %lf %lf %lf %lf %lf cm", &m[0], &m[1], &m[2], &m[3], &m[4], &m[5]) != 6)
            fail_msg("%s", drawn);
        for (size_t i = 0; i < ARRAY_LEN(from); i++) {
            double x = m[0] * from[i][0] + m[2] * from[i][1] + m[4],
                   y = m[1] * from[i][0] + m[3] * from[i][1] + m[5];
            bool right = x > 25, below = y < 60;
            assert_true(x == 10 || x == 40);
            assert_true(y == 80 || y == 40);
            assert_int_equal(seen[value][below ? (right ? 2 : 3) : right ? 1 : 0], colours[i]);
        }
    }
}

/* -- 16 bits ---------------------------------------------------------------------------------------------------------------- */

/* The middle grey of the file is the middle grey of the page: without a word on gamma it is not taken for light. */
static void deep_samples_keep_their_brightness(void **state)
{
    struct fixture *f = *state;
    struct raster raster = {0};
    struct text file = {(const char *)png_deep_grey, sizeof png_deep_grey};
    assert_true(png_decode(file, &raster, f->arena, &f->reason));
    assert_int_equal(raster.channels, 1);
    for (uint32_t x = 0; x < raster.width; x++) {
        int is = (unsigned char)raster.colours.at[x], wanted = (int)(x * 255 / (raster.width - 1));
        if (abs(is - wanted) > 3) fail_msg("%u: %d, not about %d", x, is, wanted);
    }
}

/* One row of 256 pixels, each sample of every pixel the same number twice: what 8 bits would say. The alpha is its
 * opposite. */
static struct text deep_row(struct fixture *f, unsigned channels, bool alpha)
{
    struct text_buffer row = {.arena = f->arena};
    buffer_add(&row, (struct text){"", 1});
    for (unsigned value = 0; value < 256; value++)
        for (unsigned k = 0; k < channels + alpha; k++) {
            char byte = (char)(k < channels ? value : 255 - value);
            buffer_add(&row, (struct text){(const char[]){byte, byte}, 2});
        }
    return buffer_text(&row);
}

static void every_deep_kind_keeps_its_samples(void **state)
{
    static const struct {
        unsigned colours, channels;
        bool alpha;
    } kinds[] = {
        {PNG_GREY, 1, false}, {PNG_RGB, 3, false}, {PNG_GREY_ALPHA, 1, true}, {PNG_RGB_ALPHA, 3, true}};
    struct fixture *f = *state;
    struct text srgb = png_chunk(f->arena, "sRGB", (struct text){"", 1}), none = {NULL, 0};
    for (size_t i = 0; i < 2 * ARRAY_LEN(kinds); i++) {
        unsigned channels = kinds[i / 2].channels;
        bool alpha = kinds[i / 2].alpha;
        struct png_file file = {
            256, 1, 16, kinds[i / 2].colours, i % 2 ? srgb : none, deep_row(f, channels, alpha)};
        struct raster raster = {0};
        if (!png_decode(png_written(f->arena, &file), &raster, f->arena, &f->reason))
            fail_msg("%.*s", TEXT_ARG(f->reason));
        assert_int_equal(raster.channels, channels);
        assert_int_equal(raster.alpha.length, alpha ? 256 : 0);
        for (unsigned value = 0; value < 256; value++) {
            /* What is not seen has no colour to keep. */
            bool seen_at_all = !alpha || value < 255;
            for (unsigned k = 0; k < channels && seen_at_all; k++)
                assert_int_equal((unsigned char)raster.colours.at[value * channels + k], value);
            if (alpha) assert_int_equal((unsigned char)raster.alpha.at[value], 255 - value);
        }
    }
}

/* A file that says its samples are light (gamma 1) is made as bright as it is meant, of 8 bits and of 16. */
static void a_gamma_that_is_given_holds(void **state)
{
    struct fixture *f = *state;
    struct text light = png_chunk(f->arena, "gAMA", (struct text){"\0\1\x86\xA0", 4});
    const struct png_file files[] = {{1, 1, 8, PNG_GREY, light, {"\0\x40", 2}},
                                     {1, 1, 16, PNG_GREY, light, {"\0\x40\x40", 3}}};
    for (size_t i = 0; i < ARRAY_LEN(files); i++) {
        struct raster raster = {0};
        assert_true(png_decode(png_written(f->arena, &files[i]), &raster, f->arena, &f->reason));
        assert_in_range((unsigned char)raster.colours.at[0], 135, 139); /* a quarter of the light */
    }
}

static void a_palette_may_be_transparent(void **state)
{
    struct fixture *f = *state;
    struct text palette = png_chunk(f->arena, "PLTE", TEXT("\x10\x20\x30\x40\x50\x60"));
    struct text clear = png_chunk(f->arena, "tRNS", (struct text){"\x80", 1});
    struct png_file file = {2, 1, 8, PNG_INDEXED, text_join(f->arena, palette, clear), {"\0\0\1", 3}};
    struct raster raster = {0};
    assert_true(png_decode(png_written(f->arena, &file), &raster, f->arena, &f->reason));
    assert_memory_equal(raster.colours.at, "\x10\x20\x30\x40\x50\x60", 6);
    assert_memory_equal(raster.alpha.at, "\x80\xFF", 2);
}

/* -- half pictures ------------------------------------------------------------------------------------------------------- */

static bool taken(struct fixture *f, struct text file)
{
    struct picture_facts facts;
    char *copy = malloc(file.length + 1);
    assert_non_null(copy);
    memcpy(copy, file.at, file.length);
    f->reason = (struct text){NULL, 0};
    bool good = picture_examine((struct text){copy, file.length}, f->arena, &facts, &f->reason);
    free(copy);
    assert_true(good || f->reason.length > 0); /* never refused without a word */
    return good;
}

static void a_picture_cut_short_anywhere_is_refused(void **state)
{
    struct fixture *f = *state;
    struct raster raster = corners(f->arena, WIDE, HIGH);
    const struct text whole[] = {jpeg_of(f, &raster),
                                 png_of(f, &raster),
                                 {(const char *)png_interlaced, sizeof png_interlaced},
                                 {(const char *)png_palette, sizeof png_palette},
                                 {(const char *)jpeg_grey, sizeof jpeg_grey},
                                 {(const char *)jpeg_progressive, sizeof jpeg_progressive},
                                 {(const char *)jpeg_cmyk, sizeof jpeg_cmyk}};
    for (size_t i = 0; i < ARRAY_LEN(whole); i++) {
        if (!taken(f, whole[i])) fail_msg("%zu: %.*s", i, TEXT_ARG(f->reason));
        /* What stands behind its end is no part of it. */
        assert_true(taken(f, text_join(f->arena, whole[i], TEXT("trailing bytes"))));
        for (size_t length = 0; length < whole[i].length; length++)
            if (taken(f, text_slice(whole[i], 0, length))) fail_msg("%zu: %zu bytes are taken", i, length);
    }
}

/* Cut in its coded data and ended all the same: a decoder would make up the rest, grey. */
static void a_picture_with_a_hole_is_refused(void **state)
{
    struct fixture *f = *state;
    struct raster raster = corners(f->arena, 200, 200);
    struct text jpeg = jpeg_of(f, &raster), png = png_of(f, &raster);
    assert_true(taken(f, jpeg) && taken(f, png));
    struct text holed =
        text_join(f->arena, text_slice(jpeg, 0, jpeg.length - jpeg.length / 8), TEXT("\xFF\xD9"));
    assert_false(taken(f, holed));
    struct text flipped = text_copy(f->arena, png);
    ((char *)flipped.at)[png.length / 2] ^= 0x10;
    assert_false(taken(f, flipped));
}

/* -- bombs ------------------------------------------------------------------------------------------------------------------ */

/* A progressive file with the last of its scans again and again, as few bytes as that takes. */
static struct text scanned_again(struct fixture *f, unsigned times)
{
    struct text file = {(const char *)jpeg_progressive, sizeof jpeg_progressive};
    size_t scan = file.length, end = file.length - 2;
    for (size_t at = 2; at + 1 < file.length; at++)
        if (file.at[at] == '\xFF' && file.at[at + 1] == '\xDA') scan = at;
    struct text_buffer made = {.arena = f->arena};
    buffer_add(&made, text_slice(file, 0, end));
    for (unsigned i = 0; i < times; i++)
        buffer_add(&made, text_slice(file, scan, end - scan));
    buffer_add(&made, text_slice(file, end, 2));
    return buffer_text(&made);
}

static void too_many_scans_are_refused_at_once(void **state)
{
    struct fixture *f = *state;
    assert_true(taken(f, scanned_again(f, 0)));
    assert_false(taken(f, scanned_again(f, 5000)));
    assert_true(text_find(f->reason, TEXT("too many scans")) != SIZE_MAX);
}

/* Pixels and scans together are what a decoder has to do: a large file may have few scans, a small one more. */
static void large_pictures_are_refused_by_their_header(void **state)
{
    struct fixture *f = *state;
    struct text file = {(const char *)jpeg_grey, sizeof jpeg_grey};
    size_t frame = 2;
    while (jpeg_grey[frame] != 0xFF || jpeg_grey[frame + 1] != 0xC0)
        frame++;
    struct text large = text_copy(f->arena, file), none = text_copy(f->arena, file);
    memcpy((char *)large.at + frame + 5, "\xFF\x00\xFF\x00", 4);
    assert_false(taken(f, large));
    assert_true(text_find(f->reason, TEXT("too many pixels")) != SIZE_MAX);
    memcpy((char *)none.at + frame + 5, "\0\0", 2);
    assert_false(taken(f, none));
    struct text png = text_copy(f->arena, (struct text){(const char *)png_palette, sizeof png_palette});
    memcpy((char *)png.at + 16, "\x7F\xFF\xFF\xFF", 4);
    assert_false(taken(f, png));
}

/* A fill byte before a marker is allowed (ISO/IEC 10918-1, B.1.1.2). */
static void fill_bytes_are_no_fault(void **state)
{
    struct fixture *f = *state;
    struct text file = {(const char *)jpeg_grey, sizeof jpeg_grey};
    assert_true(taken(f, inserted(f, file, 2, TEXT("\xFF"))));
    assert_false(taken(f, inserted(f, file, 2, TEXT("a"))));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, open_fixture, close_fixture)
    const struct CMUnitTest tests[] = {
        TEST(photographs_are_turned_as_the_camera_was_held),
        TEST(drawings_are_turned_by_their_chunk),
        TEST(nonsense_turns_nothing),
        TEST(a_page_turns_by_its_matrix),
        TEST(deep_samples_keep_their_brightness),
        TEST(every_deep_kind_keeps_its_samples),
        TEST(a_gamma_that_is_given_holds),
        TEST(a_palette_may_be_transparent),
        TEST(a_picture_cut_short_anywhere_is_refused),
        TEST(a_picture_with_a_hole_is_refused),
        TEST(too_many_scans_are_refused_at_once),
        TEST(large_pictures_are_refused_by_their_header),
        TEST(fill_bytes_are_no_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
