/* setter.h: what the files of this folder share: a paragraph as an array of clusters, and the setter that reuses it.
 *
 * A cluster is what cannot be taken apart: a character with its modifiers, or an object. The steps are
 *     inline runs → clusters (clusters.c) → spacing (spacing.c) → breaks (breaks.c) → lines (cut.c, ends.c) → pieces (emit.c)
 * and breaks are looked for only in what does not fit one line. */
#ifndef SHINCHOKU_LAYOUTS_LINES_SETTER_H
#define SHINCHOKU_LAYOUTS_LINES_SETTER_H

#include "class.h"
#include "line.h"

/* How willingly a line begins before a cluster. */
enum break_level {
    BREAK_NEVER,     /* kinsoku, numbers, Latin words: only when nothing else fits */
    BREAK_TORN,      /* ranked: inside a word of katakana */
    BREAK_AVOID,     /* 令和|６, after the / of an address: before a line stays half empty */
    BREAK_INSIDE,    /* ranked: inside a word, before a particle */
    BREAK_CHARACTER, /* Japanese text breaks between any two characters; justified text knows no other level */
    BREAK_WORD,      /* ranked: between words of kanji and katakana */
    BREAK_PHRASE,    /* ranked: after a word with its particle (文節) */
    BREAK_MARK,      /* ranked: after 、。・」）, before （ */
    BREAK_SPACE,     /* ranked: where the author left a space */
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
    uint32_t offset; /* bytes from the start of the run's text; of a ruby: by how much its reading is wider
                                  than its base, 1/1000 pt */
    int32_t advance; /* 1/1000 pt, natural */
    int32_t space;   /* between it and the next one on the same line, 1/1000 pt: closing up, gaps, tracking */
    uint16_t bytes;
    uint16_t face;
    uint8_t class;       /* enum char_class */
    uint8_t break_level; /* enum break_level */
    uint8_t flags;       /* enum cluster_flag */
    uint8_t give;        /* what a tight line may take away after it, 1/16 em */
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

struct breaker;
struct place;
struct node;

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
    struct place *places; /* of the author's line that is cut */
    size_t place_capacity;
    struct node *nodes; /* cut.c: the best ways to its clusters */
    size_t node_capacity;
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
/* How far the reading of a ruby reaches over its neighbour, 1/1000 pt; 0 where `ruby` is none (JLREQ 3.3.8). */
int32_t spacing_overhang(const struct cluster *ruby, const struct cluster *neighbour, bool after);
/* The blank half before an opening bracket at a line's start, 1/1000 pt; 0 for others. */
int32_t spacing_start_cut(const struct cluster *cluster);
/* What a line may save on its last character: the blank half of 。」; all of it where punctuation hangs. */
int32_t spacing_end_cut(const struct cluster *cluster, bool hanging);
/* Fills setter->places of clusters [from, to]. */
void spacing_place(struct setter *setter, uint32_t from, uint32_t to);
/* Width of the clusters on one line, the first of them at its start, without trailing white space; bounded. */
int32_t spacing_width(const struct cluster *clusters, size_t count);

/* breaks.c */
enum break_marks {
    MARK_RANKED = 1, /* levels over BREAK_CHARACTER and BREAK_INSIDE too */
    MARK_NAMES = 2   /* names of departments and, ranked, a few characters in brackets stay whole */
};
/* Sets break_level of every cluster. `marks`: enum break_marks. */
void breaks_mark(struct breaker *breaker, struct cluster *clusters, size_t count, unsigned marks);

/* words.c: ranks the breaks between characters. */
void words_mark(struct breaker *breaker, struct cluster *clusters, size_t count);

/* bracketed.c: lowers break_level after the first character in a bracket and inside （○○課・○○係）. */
void bracketed_mark(struct cluster *clusters, size_t count, unsigned marks);

/* numbers.c: lowers break_level inside numbers, before their counters and after what belongs to them. */
void numbers_mark(struct cluster *clusters, size_t count);

/* How much a break counts against an empty line end. */
enum line_kind {
    LINES_OF_TEXT, /* many lines: they should be full */
    LINES_OF_CELL, /* a few: words should be whole */
    LINES_OF_NAME  /* names and headings: phrases should be whole */
};

/* Where a cluster stands on an endless line, and what the gaps before it would give. */
struct place {
    int64_t at;     /* its left edge, 1/1000 pt */
    int64_t give;   /* what a tight line may take away before it */
    uint32_t loose; /* gaps before it that may open */
};

/* What the ends of ragged lines of one measure cost. */
struct prices {
    int32_t measure;
    bool squared;                /* room left costs its square */
    int64_t near, near_at_space; /* a line that leaves no more room is full */
    int64_t of_level[BREAK_LEVELS];
};

/* An author's line that does not fit one line. */
struct cutting {
    const struct cluster *clusters; /* the setter's */
    const struct place *places;     /* the setter's, of the same index; one more for the end */
    uint32_t to;                    /* the end of the author's line */
    uint32_t limit;                 /* what the last line had no room for */
    int32_t em;                     /* of the paragraph's style */
    int32_t turnover;               /* how far lines after the first are indented */
    enum line_kind kind;
    bool justified, hanging;
    bool stretches; /* it has an INLINE_FILL: its last line is full */
    struct prices prices;
};

struct line_end {
    uint32_t next; /* where the next line begins */
    int64_t cost;
};
enum { MOST_ENDS = 24 };

/* ends.c: the ends worth looking at of the line that begins at `from`; at least one, which always takes a character. The
 * costs of the last one count what the whole author's line loses by a short last line. */
size_t ends_find(struct cutting *cutting, uint32_t from, int32_t measure, struct line_end ends[MOST_ENDS]);
/* What a line may cost without a look at the lines around it. */
int64_t ends_tolerable(const struct cutting *cutting);

/* cut.c: cuts one author's line, clusters [from, to), into setter->choices. */
void cut_line(struct setter *setter, const struct setting *setting, uint32_t from, uint32_t to);

/* hang.c: how far the turnovers of an author's line are indented, 1/1000 pt. */
int32_t hang_indent(const struct cluster *clusters, size_t count, const struct style *style);

/* emit.c: a chosen line as pieces. */
struct set_line emit_line(struct setter *setter, struct arena *arena, const struct line_choice *choice,
                          const struct setting *setting);

#endif
