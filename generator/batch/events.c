/* events.c: lines of JSON into a pipe. */
#include "events.h"

#include <errno.h>
#include <unistd.h>

#include "generator/core/name_map.h"
#include "generator/digest/digest.h"

static void write_all(struct events *events, struct text bytes)
{
    while (bytes.length && !events->is_cut) {
        ssize_t written = write(events->out, bytes.at, bytes.length);
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) events->is_cut = true;
        if (written > 0) bytes = text_slice(bytes, (size_t)written, bytes.length);
    }
}

struct json_writer events_begin(struct events *events, const char *event)
{
    arena_reset(events->scratch);
    struct json_writer writer = {.out = {.arena = events->scratch}};
    json_open_object(&writer, NULL);
    json_add_text(&writer, "event", text_of(event));
    return writer;
}

void events_send(struct events *events, struct json_writer *writer)
{
    json_close_object(writer);
    json_end_line(writer);
    write_all(events, json_written(writer));
}

void events_send_bytes(struct events *events, int from, uint64_t bytes)
{
    static char part[1 << 16];
    for (uint64_t at = 0; at < bytes && !events->is_cut;) {
        ssize_t got = pread(from, part, sizeof part, (off_t)at);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) events->is_cut = true;
        if (got <= 0) return;
        write_all(events, (struct text){part, (size_t)got});
        at += (uint64_t)got;
    }
}

/* -- findings --------------------------------------------------------------------------------------------------------- */
/* What the finding is about, wherever it stands: its rule and its words. The same key tells a new one from an old one on the
 * next night, when lines have moved. */
static struct text fingerprint_of(struct arena *scratch, const struct diagnostic *diagnostic)
{
    struct digest *digest = digest_open(scratch);
    digest_add(digest, text_of(diag_rule_id(diagnostic->rule)));
    for (size_t i = 0; i < ARRAY_LEN(diagnostic->arguments); i++)
        digest_add(digest, text_folded(scratch, diagnostic->arguments[i]));
    return text_slice(digest_close(digest), 0, 16);
}

static const char *severity_name(enum rule rule)
{
    switch (diag_severity(rule)) {
    case SEVERITY_NOTE: return "note";
    case SEVERITY_WARNING: return "warning";
    case SEVERITY_ERROR: break;
    }
    return "error";
}

void events_send_finding(struct events *events, const struct diagnostic *diagnostic)
{
    struct json_writer writer = events_begin(events, "finding");
    struct text print = diag_print(events->scratch, diagnostic, LANGUAGE_JA);
    if (!name_map_add(events->told, text_copy(events->told->arena, print))) return;
    struct line_column place = diag_place(diagnostic->at);
    json_add_text(&writer, "rule", text_of(diag_rule_id(diagnostic->rule)));
    json_add_text(&writer, "severity", text_of(severity_name(diagnostic->rule)));
    json_add_number(&writer, "effect", diag_effect(diagnostic->rule));
    json_add_text(&writer, "fingerprint", fingerprint_of(events->scratch, diagnostic));
    if (diagnostic->at.source) {
        json_add_text(&writer, "file", text_of(diagnostic->at.source->name));
        json_add_number(&writer, "line", place.line);
        json_add_number(&writer, "column", place.column);
    }
    json_add_text(&writer, "text_ja", diag_sentence(events->scratch, diagnostic, LANGUAGE_JA));
    json_add_text(&writer, "text_en", diag_sentence(events->scratch, diagnostic, LANGUAGE_EN));
    events_send(events, &writer);
}
