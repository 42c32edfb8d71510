/* series.c: colour and pattern by meaning. */
#include "series.h"

enum { BLUE = 0x005AFF };

bool series_is_bar(const struct chart_series *series)
{
    return series->kind != SERIES_TARGET;
}

/* How many series of the same kind come before it: the first estimate is the first actual's. */
static size_t rank_of(const struct chart *chart, uint16_t series)
{
    size_t rank = 0;
    for (uint16_t i = 0; i < series; i++)
        rank += chart->series[i].kind == chart->series[series].kind;
    return rank;
}

void series_paint(const struct chart *chart, uint16_t series, uint32_t *rgb, enum hatch *hatch)
{
    static const struct {
        uint32_t rgb;
        enum hatch hatch;
    } palette[] = {{0x005AFF, HATCH_SOLID},   {0xF6AA00, HATCH_RISING},  {0x03AF7A, HATCH_HORIZONTAL},
                   {0xFF4B00, HATCH_DOTS},    {0x4DC4FF, HATCH_FALLING}, {0x990099, HATCH_CROSSED},
                   {0x804000, HATCH_VERTICAL}};
    size_t rank = rank_of(chart, series) % ARRAY_LEN(palette);
    *rgb = palette[rank].rgb;
    *hatch = palette[rank].hatch;
    switch (chart->series[series].kind) {
    case SERIES_ACTUAL: return;
    case SERIES_ESTIMATE:
        *hatch = HATCH_RISING;
        if (rank == 0) *rgb = BLUE;
        return;
    case SERIES_TARGET:
        *rgb = SERIES_TARGET_RGB;
        *hatch = HATCH_SOLID;
        return;
    }
}
