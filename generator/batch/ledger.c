/* ledger.c: what is remembered, in memory: by name, and in order. */
#include "ledger.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "generator/digest/digest.h"

const struct ledger_plan *ledger_plan_of(struct ledger *ledger, struct text id)
{
    return *name_map_at(&ledger->plans, id);
}

const struct ledger_output *ledger_output_of(struct ledger *ledger, struct text name)
{
    return *name_map_at(&ledger->outputs, name);
}

void ledger_put_plan(struct ledger *ledger, struct ledger_plan *plan)
{
    const void **known = name_map_at(&ledger->plans, plan->id);
    plan->is_own = ledger->is_read;
    for (size_t i = 0; *known && i < ledger->plan_count; i++)
        if (ledger->plan_list[i] == *known) {
            *known = ledger->plan_list[i] = plan;
            return;
        }
    *known = plan;
    ledger->plan_list = arena_grow(ledger->arena, ledger->plan_list, ledger->plan_count,
                                   ledger->plan_count + 1, &ledger->plan_capacity, sizeof *ledger->plan_list);
    ledger->plan_list[ledger->plan_count++] = plan;
}

void ledger_put_output(struct ledger *ledger, struct ledger_output *output)
{
    const void **known = name_map_at(&ledger->outputs, output->name);
    output->is_own = ledger->is_read;
    for (size_t i = 0; *known && i < ledger->output_count; i++)
        if (ledger->output_list[i] == *known) {
            *known = ledger->output_list[i] = output;
            return;
        }
    *known = output;
    ledger->output_list =
        arena_grow(ledger->arena, ledger->output_list, ledger->output_count, ledger->output_count + 1,
                   &ledger->output_capacity, sizeof *ledger->output_list);
    ledger->output_list[ledger->output_count++] = output;
}

static bool is_same_file(const struct ledger_font *a, const struct ledger_font *b)
{
    return a->device == b->device && a->inode == b->inode && a->bytes == b->bytes &&
           a->seconds == b->seconds && a->nanoseconds == b->nanoseconds;
}

void ledger_put_font(struct ledger *ledger, struct ledger_font *font)
{
    const void **known = name_map_at(&ledger->fonts, font->path);
    for (size_t i = 0; *known && i < ledger->font_count; i++)
        if (ledger->font_list[i] == *known) {
            *known = ledger->font_list[i] = font;
            return;
        }
    *known = font;
    ledger->font_list = arena_grow(ledger->arena, ledger->font_list, ledger->font_count,
                                   ledger->font_count + 1, &ledger->font_capacity, sizeof *ledger->font_list);
    ledger->font_list[ledger->font_count++] = font;
}

struct text ledger_font_digest(struct ledger *ledger, const char *path)
{
    struct stat status;
    if (stat(path, &status) != 0) return (struct text){NULL, 0};
    struct ledger_font *font = ARENA_NEW(ledger->arena, struct ledger_font);
    *font = (struct ledger_font){.path = text_copy(ledger->arena, text_of(path)),
                                 .device = (int64_t)status.st_dev,
                                 .inode = (int64_t)status.st_ino,
                                 .bytes = status.st_size,
                                 .seconds = status.st_mtim.tv_sec,
                                 .nanoseconds = status.st_mtim.tv_nsec};
    const struct ledger_font *known = *name_map_at(&ledger->fonts, font->path);
    if (known && is_same_file(known, font)) return known->sha256;
    font->sha256 = digest_file(ledger->arena, AT_FDCWD, path).sha256;
    ledger_put_font(ledger, font);
    return font->sha256;
}

void ledger_add_input(struct arena *arena, struct ledger_inputs *inputs, struct ledger_input input)
{
    inputs->at = arena_grow(arena, inputs->at, inputs->count, inputs->count + 1, &inputs->capacity,
                            sizeof *inputs->at);
    inputs->at[inputs->count++] = input;
}

struct text ledger_key(struct arena *arena, const struct ledger_inputs *inputs, struct text more)
{
    struct digest *digest = digest_open(arena);
    for (size_t i = 0; i < inputs->count; i++) {
        digest_add(digest, inputs->at[i].kind);
        digest_add(digest, inputs->at[i].name);
        digest_add(digest, inputs->at[i].sha256);
    }
    digest_add(digest, more);
    return digest_close(digest);
}

/* -- what is different ------------------------------------------------------------------------------------------------ */
static const struct ledger_input *find(const struct ledger_inputs *inputs, const struct ledger_input *like)
{
    for (size_t i = 0; i < inputs->count; i++)
        if (text_equal(inputs->at[i].kind, like->kind) && text_equal(inputs->at[i].name, like->name))
            return &inputs->at[i];
    return NULL;
}

static struct text say(struct arena *arena, const struct ledger_input *input, const char *ja, const char *en,
                       enum language language)
{
    static const struct {
        const char *kind, *ja, *en;
    } words[] = {{"record", "", ""},
                 {"previous", "前年度の", "last year's "},
                 {"labels", "辞書 ", "labels "},
                 {"options", "指定", "options"},
                 {"program", "プログラム", "the program"},
                 {"layout", "レイアウト ", "layout "},
                 {"font", "書体 ", "font "},
                 {"picture", "画像 ", "picture "}};
    const char *word = "";
    for (size_t i = 0; i < ARRAY_LEN(words); i++)
        if (text_is(input->kind, words[i].kind)) word = language == LANGUAGE_JA ? words[i].ja : words[i].en;
    return text_format(arena, "%s%.*s%s", word, TEXT_ARG(input->name), language == LANGUAGE_JA ? ja : en);
}

struct text ledger_difference(struct arena *arena, const struct ledger_inputs *before,
                              const struct ledger_inputs *now, enum language language)
{
    for (size_t i = 0; i < now->count; i++) {
        const struct ledger_input *old = find(before, &now->at[i]);
        if (!old) return say(arena, &now->at[i], "が加わりました", " is new", language);
        if (!text_equal(old->sha256, now->at[i].sha256))
            return say(arena, &now->at[i], "が変わりました", " changed", language);
    }
    for (size_t i = 0; i < before->count; i++)
        if (!find(now, &before->at[i]))
            return say(arena, &before->at[i], "がなくなりました", " is gone", language);
    return (struct text){NULL, 0};
}
