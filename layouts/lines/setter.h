/* setter.h: what the files of this folder share: a paragraph as an array of clusters, and the setter that reuses it.
 *
 * A cluster is what cannot be taken apart: a character with its modifiers, or an object. The steps are
 *     inline runs → clusters (clusters.c) → spacing (spacing.c) → breaks (breaks.c) → lines (cut.c) → pieces (emit.c)
 * and breaks are looked for only in what does not fit one line. */
#ifndef SHINCHOKU_LAYOUTS_LINES_SETTER_H
#define SHINCHOKU_LAYOUTS_LINES_SETTER_H

#include "classes.h"
#include "lines.h"

/* How willingly a line begins before a cluster. */
enum break_level {
    BREAK_NEVER,     /* kinsoku, numbers, Latin words: only when nothing else fits */
    BREAK_AVOID,     /* 令和|６, after the / of an address: before a line stays half empty */
    BREAK_CHARACTER, /* Japanese text breaks between any two characters */
    BREAK_WORD,      /* between words (phrase style) */
    BREAK_PHRASE,    /* after a particle or a punctuation mark (phrase style) */
    BREAK_LEVELS
};

enum cluster_flag {
    CLUSTER_WIDE = 1,       /* punctuation on a full em: its blank half may be cut */
    CLUSTER_TIGHT = 2,      /* never opened up towards the next cluster (Latin words, digits, ――) */
    CLUSTER_GAP = 4,        /* the latin gap follows */
    CLUSTER_STAND_IN = 8,   /* set as `code`, not as written: 〓, a space for a tab */
    CLUSTER_ROTATED = 16,   /* vertical: turned by 90° */
    CLUSTER_UPRIGHT = 32,   /* vertical: two half-width characters side by side (縦中横) */
    CLUSTER_MAY_BREAK = 64, /* a zero-width space stood before it */
    CLUSTER_NO_BREAK = 128  /* a word joiner stood before it */
};

struct cluster {
    const struct inline_run *run;
    const struct style *style; /* the run's own or the paragraph's */
    uint32_t code;             /* the base */
    uint32_t offset;           /* bytes from the start of the run's text */
    int32_t advance;           /* 1/1000 pt, natural */
    int32_t space; /* between it and the next one on the same line, 1/1000 pt: closing up, gaps, tracking */
    uint16_t bytes;
    uint16_t face;
    uint8_t class;        /* enum char_class */
    uint8_t break_before; /* enum break_level */
    uint8_t flags;        /* enum cluster_flag */
    uint8_t give;         /* what a tight line may take away after it, 1/16 em */
};

/* White space is dropped where a line ends. */
static inline bool cluster_solid(const struct cluster *cluster)
{
    return !class_in(cluster->class, CLASSES_SPACE);
}

/* One character of one face role, measured and classified once. */
struct glyph_entry {
    int16_t advance;
    uint16_t face;
    uint8_t class;
    uint8_t state; /* enum glyph_state */
};

/* No line is longer, in 1/1000 pt: widths stay in 32 bits whatever a record holds. */
enum { LONGEST_LINE = 1000000000 };

static inline int32_t bounded(int64_t length)
{
    if (length > LONGEST_LINE) return LONGEST_LINE;
    return length < -LONGEST_LINE ? -LONGEST_LINE : (int32_t)length;
}

enum { GLYPH_PAGE = 256, GLYPH_PAGES = 0x110000 / GLYPH_PAGE };

struct line_choice {
    uint32_t from, end; /* clusters set; trailing white space left out */
    uint32_t next;      /* where the next line begins */
    int32_t indent;
    int32_t measure; /* without the indent */
    bool last;       /* of the author's line */
    bool broken_word;
};

struct reported_place {
    const struct source *source;
    uint32_t offset, code;
};

struct setter {
    const struct metrics *metrics;
    struct diagnostics *diagnostics;
    struct arena *arena;                 /* everything below; as long as the setter */
    struct glyph_entry **glyphs[256][2]; /* by role, writing, page of 256 characters */
    struct breaker *breaker;
    struct cluster *clusters;
    size_t cluster_count, cluster_capacity;
    struct line_choice *choices;
    size_t choice_count, choice_capacity;
    int32_t *spread; /* per cluster of a line: what justification adds after it */
    size_t spread_capacity;
    struct reported_place *reported; /* open addressing, a power of two */
    size_t reported_count, reported_capacity;
    bool place_known, as_written; /* whether the run being read stands in its source as it is */
};

/* What a paragraph is set by. */
struct setting {
    const struct style *style;
    struct measure measure;
    enum writing writing;
    bool phrase, no_indent;
    object_width *width_of;
    void *context;
};

/* clusters.c: appends to setter->clusters. */
void clusters_read(struct setter *setter, const struct inline_run *first, const struct setting *setting);
/* spacing.c: what lies between neighbours (JLREQ 3.1.2 to 3.1.6, 3.2.6). */
void spacing_mark(struct cluster *clusters, size_t count);
/* The blank half before an opening bracket at a line's start, 1/1000 pt; 0 for others. */
int32_t spacing_start_cut(const struct cluster *cluster);
/* What a line may save on its last character: the blank half of 。」; all of it where punctuation hangs. */
int32_t spacing_end_cut(const struct cluster *cluster, bool hanging);
/* Width of the clusters on one line, the first of them at its start, without trailing white space; bounded. */
int32_t spacing_width(const struct cluster *clusters, size_t count);

/* breaks.c: the door to ICU. */
struct breaker *breaker_open(struct arena *arena);
void breaker_close(struct breaker *breaker);
/* Sets break_before of every cluster. Returns whether words and phrases were told apart: when asked to, and the text is
 * short enough to be a name or a heading. */
bool breaker_mark(struct breaker *breaker, struct cluster *clusters, size_t count, bool phrase);

/* numbers.c: lowers break_before inside numbers, before their counters and after what belongs to them. */
void numbers_mark(struct cluster *clusters, size_t count);

/* choose.c: ends the line that begins at line->from, of at most `measure`, before cluster `to` of the author's line.
 * Sets end, next, last and broken_word; always takes at least one character. */
void choose_end(struct line_choice *line, const struct cluster *clusters, uint32_t to, int32_t measure,
                const struct style *style);

/* cut.c: cuts one author's line, clusters [from, to), into setter->choices. */
void cut_line(struct setter *setter, const struct setting *setting, uint32_t from, uint32_t to);

/* hang.c: how far the turnovers of an author's line are indented, 1/1000 pt. */
int32_t hang_indent(const struct cluster *clusters, size_t count, const struct style *style);

/* emit.c: a chosen line as pieces. */
struct set_line emit_line(struct setter *setter, struct arena *arena, const struct line_choice *choice,
                          const struct setting *setting);

#endif
