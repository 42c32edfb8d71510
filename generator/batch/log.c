/* log.c: a line an event, each with one write, so that lines of several runs do not mix. */
#include "log.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "generator/core/reason.h"
#include "generator/core/visible.h"
#include "generator/json/json.h"

#include "say.h"

enum journal_level { LEVEL_ERROR = 3, LEVEL_WARNING = 4, LEVEL_INFORMATION = 6 }; /* syslog(3) */

bool log_open(struct night *night)
{
    const struct night_order *order = night->order;
    night->log = -1;
    if (order->log == LOG_NONE) return true;
    night->log = STDERR_FILENO;
    if (!order->log_file) return true;
    night->log =
        open(order->log_file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0666);
    if (night->log >= 0) return true;
    DIAG(night->session->diagnostics, WRITE_FAILED,
         .arguments = {text_of(order->log_file), reason_of(night->session->arena, errno)});
    return false;
}

void log_close(struct night *night)
{
    if (night->log >= 0 && night->log != STDERR_FILENO) close(night->log);
    night->log = -1;
}

static void put(const struct night *night, struct text line)
{
    while (line.length) {
        ssize_t written = write(night->log, line.at, line.length);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return; /* the work goes on without its log */
        line = text_slice(line, (size_t)written, line.length);
    }
}

static void put_line(const struct night *night, struct arena *scratch, enum journal_level level,
                     struct text line)
{
    struct text_buffer out = {.arena = scratch};
    if (night->order->log == LOG_JOURNAL) buffer_format(&out, "<%d>", (int)level);
    visible_add(&out, line);
    buffer_add(&out, TEXT("\n"));
    put(night, buffer_text(&out));
}

/* -- JSON -------------------------------------------------------------------------------------------------------------- */
static struct json_writer begin(const struct night_plan *plan, struct arena *scratch, const char *event)
{
    struct json_writer writer = {.out = {.arena = scratch}};
    char when[32] = "";
    time_t now = time(NULL);
    struct tm utc;
    if (gmtime_r(&now, &utc)) strftime(when, sizeof when, "%Y-%m-%dT%H:%M:%SZ", &utc);
    json_open_object(&writer, NULL);
    json_add_text(&writer, "t", text_of(when));
    json_add_number(&writer, "run", getpid());
    json_add_text(&writer, "event", text_of(event));
    json_add_text(&writer, "plan", plan->plan->id);
    return writer;
}

static void end(const struct night *night, struct json_writer *writer)
{
    json_close_object(writer);
    json_end_line(writer);
    put(night, json_written(writer));
}

static void put_finding(const struct night *night, const struct night_plan *plan,
                        const struct night_finding *finding, struct arena *scratch)
{
    struct json_writer writer = begin(plan, scratch, "finding");
    json_add_text(&writer, "level", finding->key.severity);
    json_add_text(&writer, "rule", finding->key.rule);
    json_add_text(&writer, "fingerprint", finding->key.fingerprint);
    json_add_text(&writer, "state", finding->is_new ? TEXT("new") : TEXT("known"));
    json_add_text(&writer, "file", finding->file);
    json_add_number(&writer, "line", finding->line);
    json_add_text(&writer, "text_ja", finding->ja);
    json_add_text(&writer, "text_en", finding->en);
    end(night, &writer);
}

/* -- events ------------------------------------------------------------------------------------------------------------ */
void log_finding(const struct night *night, const struct night_plan *plan,
                 const struct night_finding *finding)
{
    if (night->log < 0) return;
    struct arena *scratch = arena_open_like(night->session->arena);
    bool ja = night->session->language == LANGUAGE_JA, error = text_is(finding->key.severity, "error");
    if (night->order->log == LOG_JSON) {
        put_finding(night, plan, finding, scratch);
    } else {
        struct text place =
            finding->file.length
                ? text_format(scratch, "%.*s:%lld: ", TEXT_ARG(finding->file), (long long)finding->line)
                : text_format(scratch, "%.*s: ", TEXT_ARG(plan->plan->id));
        put_line(night, scratch, error ? LEVEL_ERROR : LEVEL_WARNING,
                 text_format(scratch, "%.*s%.*s[%.*s]: %.*s", TEXT_ARG(place),
                             TEXT_ARG(finding->key.severity), TEXT_ARG(finding->key.rule),
                             TEXT_ARG(ja ? finding->ja : finding->en)));
    }
    arena_close(scratch);
}

static const char *event_of(enum night_result result)
{
    switch (result) {
    case NIGHT_BUILT: return "plan-built";
    case NIGHT_KEPT: return "plan-kept";
    case NIGHT_FAILED: return "plan-failed";
    case NIGHT_UNCHANGED:
    case NIGHT_PASSED: break;
    }
    return "plan-unchanged";
}

void log_plan(const struct night *night, const struct night_plan *plan)
{
    if (night->log < 0 || plan->result == NIGHT_PASSED) return;
    struct arena *scratch = arena_open_like(night->session->arena);
    bool bad = plan->result == NIGHT_KEPT || plan->result == NIGHT_FAILED;
    struct text words = say_plan(night, plan, night->session->language);
    if (night->order->log == LOG_JSON) {
        struct json_writer writer = begin(plan, scratch, event_of(plan->result));
        json_add_text(&writer, "level", bad ? TEXT("error") : TEXT("information"));
        json_add_text(&writer, "reason_ja", plan->why_ja);
        json_add_text(&writer, "reason_en", plan->why_en);
        end(night, &writer);
    } else {
        put_line(night, scratch, bad ? LEVEL_ERROR : LEVEL_INFORMATION,
                 text_format(scratch, "%.*s: %s%s%.*s", TEXT_ARG(plan->plan->id), event_of(plan->result),
                             words.length ? ": " : "", TEXT_ARG(words)));
    }
    arena_close(scratch);
}
