/* diag.h: what is wrong, where, in the user's language.
 *
 * Bad data is recorded here with its place and composition goes on; a bad environment (no disk, no font) is recorded
 * too and the job fails. Every finding has a rule of the catalogue (messages.h), a Japanese and an English text. */
#ifndef SHINCHOKU_GENERATOR_CORE_DIAG_H
#define SHINCHOKU_GENERATOR_CORE_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "arena.h"
#include "messages.h"
#include "text.h"

enum language { LANGUAGE_JA, LANGUAGE_EN };
enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

/* What a finding means for the run, beside its severity: one column of the catalogue, from which commands take what they
 * go on with and the exit code. */
enum effect {
    EFFECT_GOES_ON,    /* the record is used and the publication made all the same */
    EFFECT_UNREADABLE, /* the file (records, definition, dictionary) cannot be used */
    EFFECT_MISUSE,     /* the call is wrong: options, operands, a layout or department that does not exist */
    EFFECT_UNWRITTEN,  /* an output is not written; what was there before stays */
    EFFECT_BUSY,       /* another run is at work; worth another try */
    EFFECT_KEPT,       /* a plan keeps its former publications, because a file of it is missing */
    EFFECT_DEFECT,     /* the program itself is wrong, or has no memory */
    EFFECT_COUNT
};

enum rule {
#define X(rule, id, severity, effect, ja, en) RULE_##rule,
    DIAGNOSTICS(X)
#undef X
        RULE_COUNT
};

/* One file that was read. `content` is its text decoded to UTF-8 (BOM removed, line ends as they were); it lives as
 * long as the diagnostics. Lines and columns are computed from it when a finding is printed. */
struct source {
    const char *name; /* as the user gave it */
    struct text content;
    struct source *next;
    const uint32_t
        *lines; /* where each line begins, counted once: a finding must not cost the length of its file */
    uint32_t line_count;
};

/* Where something was written: byte offset into source->content. `source` is NULL for things nobody wrote. */
struct position {
    const struct source *source;
    uint32_t offset;
};

struct diagnostic {
    enum rule rule;
    struct position at;
    struct position related;  /* the second place, where there are two; else source NULL */
    struct text arguments[4]; /* {0} to {3} of the catalogue's texts; see diag_both */
    struct diagnostic *next;
};

struct diagnostics {
    struct arena *arena; /* holds the findings; lifetime of the job */
    struct diagnostic *first, *last;
    size_t count[3];              /* by severity */
    size_t effects[EFFECT_COUNT]; /* by what they mean for the run */
    /* Told of each finding when it is recorded, so that a run that dies has said what it found; NULL: nobody is. */
    void (*heard)(void *listener, const struct diagnostic *diagnostic);
    void *listener;
};

struct diagnostics *diag_open(struct arena *arena);

/* Registers a file that positions may point into. Name and content are borrowed. */
const struct source *diag_source(struct diagnostics *diagnostics, const char *name, struct text content);

/* Records a finding. Arguments are copied; unused ones are left out (compound literal fills them with nothing). */
struct finding {
    struct position at, related;
    struct text arguments[4];
};
void diag_add(struct diagnostics *diagnostics, enum rule rule, struct finding finding);
#define DIAG(diagnostics, rule, ...) diag_add((diagnostics), RULE_##rule, (struct finding){__VA_ARGS__})

/* An argument that differs by language: findings are recorded before it is known who will read them. */
struct text diag_both(struct arena *arena, struct text ja, struct text en);

enum severity diag_severity(enum rule rule);
enum effect diag_effect(enum rule rule);
const char *diag_rule_id(enum rule rule);
bool diag_has_errors(const struct diagnostics *diagnostics);

/* Line (from 1) and column (from 1, in code points) of a position. */
struct line_column {
    uint32_t line, column;
};
struct line_column diag_place(struct position at);

/* The sentence of a finding alone, without its place. What a terminal would obey is shown by its number (visible.h). */
struct text diag_sentence(struct arena *scratch, const struct diagnostic *diagnostic, enum language language);

/* The finding as it is shown: `file:line:column: エラー[rule]: text`, the source line, and a caret under the place that
 * counts a full-width character as two columns; then the related place. Ends with a line end. */
struct text diag_print(struct arena *scratch, const struct diagnostic *diagnostic, enum language language);

#endif
