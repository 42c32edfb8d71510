#include "jpeg_survey.h"

#include <string.h>

#include "exif.h"
#include "raster.h"

enum {
    TEM = 0x01,
    SOF0 = 0xC0,
    SOF2 = 0xC2,
    DHT = 0xC4,
    JPG = 0xC8,
    DAC = 0xCC,
    SOF15 = 0xCF,
    RST0 = 0xD0,
    RST7 = 0xD7,
    SOI = 0xD8,
    EOI = 0xD9,
    SOS = 0xDA,
    APP1 = 0xE1
};

/* Usual files have up to a dozen scans. Each goes over all of the picture, however few bytes it has. */
enum { MOST_SCANS = 64 };
static const uint64_t most_scanned = UINT64_C(1000) * 1000 * 1000; /* pixels times scans */

struct walk {
    struct text file;
    size_t at;
    struct jpeg_survey *survey;
    struct arena *arena;
    struct text *reason;
};

static unsigned byte_at(const struct walk *walk, size_t at)
{
    return (unsigned char)walk->file.at[at];
}

static bool refuse(const struct walk *walk, const char *ja, const char *en)
{
    *walk->reason = diag_both(walk->arena, text_of(ja), text_of(en));
    return false;
}

static bool refuse_broken(const struct walk *walk)
{
    return refuse(walk, "JPEG が壊れています", "broken JPEG");
}

static bool refuse_short(const struct walk *walk)
{
    return refuse(walk, "JPEG が途中で切れています。元のファイルを取り直してください",
                  "the JPEG is cut short; get the file again");
}

static bool is_frame(unsigned marker)
{
    return marker >= SOF0 && marker <= SOF15 && marker != DHT && marker != JPG && marker != DAC;
}

static bool stands_alone(unsigned marker)
{
    return marker == TEM || (marker >= RST0 && marker <= RST7) || marker == SOI;
}

/* `at`: of the segment's length. */
static bool take_frame(struct walk *walk, unsigned marker, size_t at, size_t length)
{
    struct jpeg_survey *survey = walk->survey;
    if (survey->components != 0 || length < 8) return refuse_broken(walk);
    survey->height = byte_at(walk, at + 3) << 8 | byte_at(walk, at + 4);
    survey->width = byte_at(walk, at + 5) << 8 | byte_at(walk, at + 6);
    survey->components = byte_at(walk, at + 7);
    survey->progressive = marker == SOF2;
    uint64_t pixels = (uint64_t)survey->width * survey->height;
    if (pixels == 0) return refuse_broken(walk);
    if (pixels > RASTER_PIXELS_MAX) {
        *walk->reason = RASTER_TOO_LARGE(walk->arena);
        return false;
    }
    if (marker > SOF2 || byte_at(walk, at + 2) != 8)
        return refuse(walk, "PDF に入れられない種類の JPEG です。画像ソフトで保存し直してください",
                      "a kind of JPEG that PDF does not know; save it anew");
    unsigned components = survey->components;
    return components == 1 || components == 3 || components == 4 || refuse_broken(walk);
}

/* The first one holds: what follows is of pictures within the picture. */
static void take_exif(struct walk *walk, size_t at, size_t length)
{
    static const char start[] = "Exif\0"; /* and one more zero */
    struct text segment = text_slice(walk->file, at + 2, length - 2);
    if (walk->survey->orientation != 0 || !text_starts(segment, (struct text){start, sizeof start})) return;
    walk->survey->orientation = exif_orientation(text_slice(segment, sizeof start, segment.length));
}

/* Past the coded data, to the next marker that is none of its own: FF 00 is a byte, FF D0 to FF D7 restart the decoder. */
static bool skip_data(struct walk *walk)
{
    while (walk->at + 1 < walk->file.length) {
        const char *from = walk->file.at + walk->at;
        const char *mark = memchr(from, 0xFF, walk->file.length - walk->at - 1);
        if (!mark) break;
        walk->at = (size_t)(mark - walk->file.at);
        unsigned next = byte_at(walk, walk->at + 1);
        if (next != 0 && next != 0xFF && !(next >= RST0 && next <= RST7)) return true;
        walk->at += next == 0xFF ? 1 : 2;
    }
    return refuse_short(walk);
}

static bool take_scan(struct walk *walk)
{
    struct jpeg_survey *survey = walk->survey;
    if (survey->components == 0) return refuse_broken(walk);
    survey->scans++;
    if (survey->scans > MOST_SCANS || (uint64_t)survey->width * survey->height * survey->scans > most_scanned)
        return refuse(walk, "走査（スキャン）が多すぎる JPEG です。画像ソフトで保存し直してください",
                      "a JPEG of too many scans; save it anew");
    return skip_data(walk);
}

/* False after a refusal. */
static bool take_segment(struct walk *walk, unsigned marker)
{
    if (walk->at + 2 > walk->file.length) return refuse_short(walk);
    size_t at = walk->at, length = byte_at(walk, at) << 8 | byte_at(walk, at + 1);
    if (length < 2) return refuse_broken(walk);
    if (length > walk->file.length - at) return refuse_short(walk);
    walk->at += length;
    if (is_frame(marker)) return take_frame(walk, marker, at, length);
    if (marker == APP1) take_exif(walk, at, length);
    return marker != SOS || take_scan(walk);
}

/* The next marker; 0 after a refusal. */
static unsigned next_marker(struct walk *walk)
{
    if (walk->at + 2 > walk->file.length) return refuse_short(walk);
    if (byte_at(walk, walk->at) != 0xFF) return refuse_broken(walk);
    while (walk->at + 1 < walk->file.length && byte_at(walk, walk->at + 1) == 0xFF) {
        walk->survey->padded = true;
        walk->at++;
    }
    if (walk->at + 2 > walk->file.length) return refuse_short(walk);
    unsigned marker = byte_at(walk, walk->at + 1);
    walk->at += 2;
    if (marker == 0) refuse_broken(walk);
    return marker;
}

bool jpeg_survey(struct text file, struct jpeg_survey *survey, struct arena *arena, struct text *reason)
{
    struct walk walk = {.file = file, .at = 2, .survey = survey, .arena = arena, .reason = reason};
    *survey = (struct jpeg_survey){0};
    for (;;) {
        unsigned marker = next_marker(&walk);
        if (marker == 0) return false;
        if (marker == EOI) break;
        if (!stands_alone(marker) && !take_segment(&walk, marker)) return false;
    }
    if (survey->scans == 0) return refuse_broken(&walk);
    if (survey->orientation == 0) survey->orientation = EXIF_UPRIGHT;
    return true;
}
