/* ledger_file.c: the ledger as lines of JSON, read and written. */
#include <fcntl.h>
#include <unistd.h>

#include "generator/json/json.h"
#include "generator/publish/save.h"

#include "ledger.h"

#define MEMORY ".shinchoku"
#define NAME   "manifest.jsonl"

/* -- reading ---------------------------------------------------------------------------------------------------------- */
static struct text *read_names(struct arena *arena, const struct json *list, size_t *count)
{
    size_t capacity = 0;
    struct text *names = NULL;
    *count = 0;
    for (const struct json *name = list ? list->first : NULL; name; name = name->next) {
        names = arena_grow(arena, names, *count, *count + 1, &capacity, sizeof *names);
        names[(*count)++] = name->text;
    }
    return names;
}

static struct ledger_inputs read_inputs(struct arena *arena, const struct json *line)
{
    struct ledger_inputs inputs = {0};
    const struct json *list = json_field(line, "inputs");
    for (const struct json *input = list ? list->first : NULL; input; input = input->next)
        ledger_add_input(arena, &inputs,
                         (struct ledger_input){json_text(input, "kind"), json_text(input, "name"),
                                               json_text(input, "sha256")});
    return inputs;
}

static void read_findings(struct arena *arena, struct ledger_plan *plan, const struct json *list)
{
    size_t capacity = 0;
    for (const struct json *finding = list ? list->first : NULL; finding; finding = finding->next) {
        plan->findings = arena_grow(arena, plan->findings, plan->finding_count, plan->finding_count + 1,
                                    &capacity, sizeof *plan->findings);
        plan->findings[plan->finding_count++] = (struct ledger_finding){
            json_text(finding, "fingerprint"), json_text(finding, "rule"), json_text(finding, "severity")};
    }
}

static void read_plan(struct ledger *ledger, const struct json *line)
{
    struct arena *arena = ledger->arena;
    const struct json *kept = json_field(line, "kept");
    struct ledger_plan *plan = ARENA_NEW(arena, struct ledger_plan);
    *plan = (struct ledger_plan){.id = json_text(line, "plan"),
                                 .title = json_text(line, "title"),
                                 .year = json_text(line, "year"),
                                 .as_of = json_text(line, "as_of"),
                                 .key = json_text(line, "key"),
                                 .day = json_text(line, "day"),
                                 .inputs = read_inputs(arena, line),
                                 .kept = {.nights = (unsigned)json_number(kept, "nights"),
                                          .since = json_text(kept, "since"),
                                          .last = json_text(kept, "last"),
                                          .reason_ja = json_text(kept, "reason_ja"),
                                          .reason_en = json_text(kept, "reason_en"),
                                          .department = json_text(kept, "department")}};
    plan->departments = read_names(arena, json_field(line, "departments"), &plan->department_count);
    plan->outputs = read_names(arena, json_field(line, "outputs"), &plan->output_count);
    read_findings(arena, plan, json_field(line, "findings"));
    ledger_put_plan(ledger, plan);
}

static void read_output(struct ledger *ledger, const struct json *line)
{
    struct ledger_output *output = ARENA_NEW(ledger->arena, struct ledger_output);
    *output = (struct ledger_output){.name = json_text(line, "output"),
                                     .plan = json_text(line, "of"),
                                     .layout = json_text(line, "layout"),
                                     .format = json_text(line, "format"),
                                     .department = json_text(line, "department"),
                                     .sha256 = json_text(line, "sha256"),
                                     .bytes = (uint64_t)json_number(line, "bytes"),
                                     .seconds = json_number(line, "seconds"),
                                     .nanoseconds = json_number(line, "nanoseconds")};
    /* A name of this directory, or nobody's. */
    bool own = !text_starts(output->name, TEXT(".")) && text_find(output->name, TEXT("/")) == SIZE_MAX;
    if (own) ledger_put_output(ledger, output);
}

static void read_font(struct ledger *ledger, const struct json *line)
{
    struct ledger_font *font = ARENA_NEW(ledger->arena, struct ledger_font);
    *font = (struct ledger_font){.path = json_text(line, "font"),
                                 .sha256 = json_text(line, "sha256"),
                                 .device = json_number(line, "device"),
                                 .inode = json_number(line, "inode"),
                                 .bytes = json_number(line, "bytes"),
                                 .seconds = json_number(line, "seconds"),
                                 .nanoseconds = json_number(line, "nanoseconds")};
    ledger_put_font(ledger, font);
}

static struct text read_file(struct arena *arena, const char *path)
{
    struct text_buffer out = {.arena = arena};
    char part[1 << 16];
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
    ssize_t got = 0;
    while (fd >= 0 && (got = read(fd, part, sizeof part)) > 0)
        buffer_add(&out, (struct text){part, (size_t)got});
    if (fd >= 0) close(fd);
    return got < 0 ? (struct text){NULL, 0} : buffer_text(&out);
}

struct ledger *ledger_open(struct arena *arena, const char *directory)
{
    struct ledger *ledger = ARENA_NEW(arena, struct ledger);
    *ledger = (struct ledger){
        .arena = arena, .plans = {.arena = arena}, .outputs = {.arena = arena}, .fonts = {.arena = arena}};
    ledger->before = read_file(arena, text_format(arena, "%s/" MEMORY "/" NAME, directory).at);
    for (struct text rest = ledger->before; rest.length;) {
        size_t end = text_find(rest, TEXT("\n"));
        if (end == SIZE_MAX) break; /* cut off */
        const struct json *line = json_read(arena, text_slice(rest, 0, end));
        if (json_text(line, "plan").length) read_plan(ledger, line);
        if (json_text(line, "output").length) read_output(ledger, line);
        if (json_text(line, "font").length) read_font(ledger, line);
        rest = text_slice(rest, end + 1, rest.length);
    }
    ledger->is_read = true;
    return ledger;
}

/* -- writing ---------------------------------------------------------------------------------------------------------- */
static void write_names(struct json_writer *writer, const char *name, const struct text *names, size_t count)
{
    json_open_array(writer, name);
    for (size_t i = 0; i < count; i++)
        json_add_text(writer, NULL, names[i]);
    json_close_array(writer);
}

static void write_inputs(struct json_writer *writer, const struct ledger_inputs *inputs)
{
    json_open_array(writer, "inputs");
    for (size_t i = 0; i < inputs->count; i++) {
        json_open_object(writer, NULL);
        json_add_text(writer, "kind", inputs->at[i].kind);
        json_add_text(writer, "name", inputs->at[i].name);
        json_add_text(writer, "sha256", inputs->at[i].sha256);
        json_close_object(writer);
    }
    json_close_array(writer);
}

static void write_kept(struct json_writer *writer, const struct ledger_kept *kept)
{
    if (kept->nights == 0) return;
    json_open_object(writer, "kept");
    json_add_number(writer, "nights", kept->nights);
    json_add_text(writer, "since", kept->since);
    json_add_text(writer, "last", kept->last);
    json_add_text(writer, "reason_ja", kept->reason_ja);
    json_add_text(writer, "reason_en", kept->reason_en);
    json_add_text(writer, "department", kept->department);
    json_close_object(writer);
}

static void write_findings(struct json_writer *writer, const struct ledger_plan *plan)
{
    json_open_array(writer, "findings");
    for (size_t i = 0; i < plan->finding_count; i++) {
        json_open_object(writer, NULL);
        json_add_text(writer, "fingerprint", plan->findings[i].fingerprint);
        json_add_text(writer, "rule", plan->findings[i].rule);
        json_add_text(writer, "severity", plan->findings[i].severity);
        json_close_object(writer);
    }
    json_close_array(writer);
}

static void write_plan(struct json_writer *writer, const struct ledger_plan *plan)
{
    json_open_object(writer, NULL);
    json_add_text(writer, "plan", plan->id);
    json_add_text(writer, "title", plan->title);
    json_add_text(writer, "year", plan->year);
    json_add_text(writer, "as_of", plan->as_of);
    json_add_text(writer, "key", plan->key);
    json_add_text(writer, "day", plan->day);
    write_inputs(writer, &plan->inputs);
    write_names(writer, "departments", plan->departments, plan->department_count);
    write_findings(writer, plan);
    write_kept(writer, &plan->kept);
    write_names(writer, "outputs", plan->outputs, plan->output_count);
    json_close_object(writer);
    json_end_line(writer);
}

static void write_output(struct json_writer *writer, const struct ledger_output *output)
{
    json_open_object(writer, NULL);
    json_add_text(writer, "output", output->name);
    json_add_text(writer, "of", output->plan);
    json_add_text(writer, "layout", output->layout);
    json_add_text(writer, "format", output->format);
    json_add_text(writer, "department", output->department);
    json_add_text(writer, "sha256", output->sha256);
    json_add_number(writer, "bytes", (int64_t)output->bytes);
    json_add_number(writer, "seconds", output->seconds);
    json_add_number(writer, "nanoseconds", output->nanoseconds);
    json_close_object(writer);
    json_end_line(writer);
}

static void write_font(struct json_writer *writer, const struct ledger_font *font)
{
    json_open_object(writer, NULL);
    json_add_text(writer, "font", font->path);
    json_add_text(writer, "sha256", font->sha256);
    json_add_number(writer, "device", font->device);
    json_add_number(writer, "inode", font->inode);
    json_add_number(writer, "bytes", font->bytes);
    json_add_number(writer, "seconds", font->seconds);
    json_add_number(writer, "nanoseconds", font->nanoseconds);
    json_close_object(writer);
    json_end_line(writer);
}

/* What another run noted since this one read the file stays; of a plan or an output that both made, this run's is later. */
static void take_over(struct ledger *ledger, const char *directory)
{
    const struct ledger *now = ledger_open(ledger->arena, directory);
    if (text_equal(now->before, ledger->before)) return;
    for (size_t i = 0; i < now->plan_count; i++) {
        const struct ledger_plan *own = ledger_plan_of(ledger, now->plan_list[i]->id);
        if (!own || !own->is_own) ledger_put_plan(ledger, now->plan_list[i]);
    }
    for (size_t i = 0; i < now->output_count; i++) {
        const struct ledger_output *own = ledger_output_of(ledger, now->output_list[i]->name);
        if (!own || !own->is_own) ledger_put_output(ledger, now->output_list[i]);
    }
}

bool ledger_save(struct ledger *ledger, struct diagnostics *diagnostics, const char *directory)
{
    struct json_writer writer = {.out = {.arena = ledger->arena}};
    take_over(ledger, directory);
    for (size_t i = 0; i < ledger->plan_count; i++)
        write_plan(&writer, ledger->plan_list[i]);
    for (size_t i = 0; i < ledger->output_count; i++)
        write_output(&writer, ledger->output_list[i]);
    for (size_t i = 0; i < ledger->font_count; i++)
        write_font(&writer, ledger->font_list[i]);
    if (text_equal(json_written(&writer), ledger->before)) return true;
    return save_file(ledger->arena, diagnostics,
                     text_format(ledger->arena, "%s/" MEMORY "/" NAME, directory).at, json_written(&writer));
}
