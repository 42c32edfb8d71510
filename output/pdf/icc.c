#include "icc.h"

#include <math.h>
#include <string.h>

#include "output/pdf/file/bytes.h"

/* ICC.1:2001-04 (version 2.4): the newest that every PDF 1.7 reader and ISO 19005-2 take. Numbers are big
 * endian; s15Fixed16 is 16.16 signed. Colorants are sRGB's primaries adapted to D50 (Bradford). */
enum { CURVE_POINTS = 1024, HEADER = 128, TAG_COUNT = 9 };

static void put16(struct bytes *out, unsigned value)
{
    char *to = bytes_room(out, 2);
    to[0] = (char)(value >> 8);
    to[1] = (char)(value & 0xFF);
    out->length += 2;
}

static void put32(struct bytes *out, uint32_t value)
{
    put16(out, value >> 16);
    put16(out, value & 0xFFFF);
}

static void put_fixed(struct bytes *out, double value)
{
    put32(out, (uint32_t)(int32_t)lround(value * 65536));
}

static void put_xyz(struct bytes *out, const double xyz[3])
{
    bytes_put(out, "XYZ ");
    put32(out, 0);
    for (size_t i = 0; i < 3; i++)
        put_fixed(out, xyz[i]);
}

/* From the value in the file to the light it stands for. */
static void put_curve(struct bytes *out)
{
    bytes_put(out, "curv");
    put32(out, 0);
    put32(out, CURVE_POINTS);
    for (unsigned i = 0; i < CURVE_POINTS; i++) {
        double value = (double)i / (CURVE_POINTS - 1);
        double light = value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4);
        put16(out, (unsigned)lround(light * 65535));
    }
}

static void put_description(struct bytes *out)
{
    static const char name[] = "sRGB IEC61966-2.1";
    bytes_put(out, "desc");
    put32(out, 0);
    put32(out, sizeof name);
    bytes_add(out, name, sizeof name);
    put32(out, 0); /* no Unicode name */
    put32(out, 0);
    put16(out, 0); /* no Macintosh name: code, count, 67 bytes */
    for (unsigned i = 0; i < 68; i++)
        bytes_add(out, "", 1);
}

static void put_copyright(struct bytes *out)
{
    bytes_put(out, "text");
    put32(out, 0);
    bytes_add(out, "No copyright", sizeof "No copyright");
}

static void put_header(struct bytes *out, uint32_t size)
{
    static const double d50[] = {0.9642, 1.0, 0.8249};
    put32(out, size);
    put32(out, 0);
    put32(out, 0x02400000);
    bytes_put(out, "mntrRGB XYZ ");
    for (unsigned part = 0; part < 6; part++) /* the day the standard was published: 1999-10-18 */
        put16(out, (unsigned[]){1999, 10, 18, 0, 0, 0}[part]);
    bytes_put(out, "acsp");
    for (unsigned i = 0; i < 7; i++) /* platform, flags, maker, model, attributes (8), perceptual intent */
        put32(out, 0);
    for (size_t i = 0; i < 3; i++)
        put_fixed(out, d50[i]);
    while (out->length < HEADER)
        put32(out, 0);
}

struct entry {
    const char *signature;
    size_t offset, length;
};

static void end_entry(struct bytes *body, struct entry *entry, const char *signature, size_t start)
{
    *entry = (struct entry){signature, HEADER + 4 + 12 * TAG_COUNT + start, body->length - start};
    while (body->length % 4 != 0)
        bytes_add(body, "", 1);
}

static void add_body(struct bytes *body, struct entry entries[TAG_COUNT])
{
    static const double white[] = {0.9642, 1.0, 0.8249}, red[] = {0.43607, 0.22249, 0.01392},
                        green[] = {0.38515, 0.71687, 0.09708}, blue[] = {0.14307, 0.06061, 0.71410};
    static const struct {
        const char *signature;
        const double *xyz;
    } points[] = {{"wtpt", white}, {"rXYZ", red}, {"gXYZ", green}, {"bXYZ", blue}};
    size_t count = 0, start = 0;
    put_description(body);
    end_entry(body, &entries[count++], "desc", start);
    start = body->length;
    put_copyright(body);
    end_entry(body, &entries[count++], "cprt", start);
    for (size_t i = 0; i < ARRAY_LEN(points); i++) {
        start = body->length;
        put_xyz(body, points[i].xyz);
        end_entry(body, &entries[count++], points[i].signature, start);
    }
    start = body->length;
    put_curve(body);
    end_entry(body, &entries[count], "rTRC", start);
    entries[count + 1] = entries[count + 2] = entries[count]; /* one curve for all three */
    entries[count + 1].signature = "gTRC";
    entries[count + 2].signature = "bTRC";
}

struct text icc_srgb(struct arena *arena)
{
    struct bytes body = {.arena = arena}, out = {.arena = arena};
    struct entry entries[TAG_COUNT];
    add_body(&body, entries);
    put_header(&out, (uint32_t)(HEADER + 4 + 12 * TAG_COUNT + body.length));
    put32(&out, TAG_COUNT);
    for (size_t i = 0; i < TAG_COUNT; i++) {
        bytes_add(&out, entries[i].signature, 4);
        put32(&out, (uint32_t)entries[i].offset);
        put32(&out, (uint32_t)entries[i].length);
    }
    bytes_add(&out, body.at, body.length);
    return bytes_text(&out);
}
