/* json.c: jansson's trees copied into the arena; the writer escapes what RFC 8259, 7 says. */
#include "json.h"

#include <inttypes.h>
#include <jansson.h>

/* -- reading ---------------------------------------------------------------------------------------------------------- */
/* jansson limits how deep values may stand in each other, and with it how deep this calls itself. */
static struct json *copy(struct arena *arena, json_t *from, struct text name)
{
    struct json *value = ARENA_NEW(arena, struct json), **link = &value->first;
    value->name = name;
    switch (json_typeof(from)) {
    case JSON_OBJECT:
        value->kind = JSON_KIND_OBJECT;
        for (void *at = json_object_iter(from); at;
             at = json_object_iter_next(from, at), link = &(*link)->next)
            *link =
                copy(arena, json_object_iter_value(at), text_copy(arena, text_of(json_object_iter_key(at))));
        break;
    case JSON_ARRAY:
        value->kind = JSON_KIND_ARRAY;
        for (size_t i = 0; i < json_array_size(from); i++, link = &(*link)->next)
            *link = copy(arena, json_array_get(from, i), (struct text){NULL, 0});
        break;
    case JSON_STRING:
        value->kind = JSON_KIND_TEXT;
        value->text = text_copy(arena, (struct text){json_string_value(from), json_string_length(from)});
        break;
    case JSON_INTEGER:
    case JSON_REAL:
        value->kind = JSON_KIND_NUMBER;
        value->number = json_is_integer(from) ? json_integer_value(from) : (int64_t)json_real_value(from);
        break;
    case JSON_TRUE:
    case JSON_FALSE:
        value->kind = JSON_KIND_TRUTH;
        value->number = json_is_true(from);
        break;
    case JSON_NULL: break;
    }
    return value;
}

const struct json *json_read(struct arena *arena, struct text line)
{
    json_error_t error;
    json_t *tree = json_loadb(line.at ? line.at : "", line.length,
                              JSON_REJECT_DUPLICATES | JSON_DECODE_ANY | JSON_ALLOW_NUL, &error);
    if (!tree) return NULL;
    const struct json *value = copy(arena, tree, (struct text){NULL, 0});
    json_decref(tree);
    return value;
}

const struct json *json_field(const struct json *object, const char *name)
{
    if (!object || object->kind != JSON_KIND_OBJECT) return NULL;
    const struct json *value = object->first;
    while (value && !text_is(value->name, name))
        value = value->next;
    return value;
}

struct text json_text(const struct json *object, const char *name)
{
    const struct json *value = json_field(object, name);
    return value && value->kind == JSON_KIND_TEXT ? value->text : (struct text){NULL, 0};
}

int64_t json_number(const struct json *object, const char *name)
{
    const struct json *value = json_field(object, name);
    return value ? value->number : 0;
}

/* -- writing ---------------------------------------------------------------------------------------------------------- */
static void add_escaped(struct json_writer *writer, struct text text)
{
    buffer_add(&writer->out, TEXT("\""));
    while (text.length) {
        uint32_t c = text_next(&text);
        if (c == '"' || c == '\\')
            buffer_format(&writer->out, "\\%c", (int)c);
        else if (c < 0x20 || c == 0x7F || c == 0x2028 || c == 0x2029)
            buffer_format(&writer->out, "\\u%04" PRIx32, c);
        else
            buffer_add_char(&writer->out, c);
    }
    buffer_add(&writer->out, TEXT("\""));
}

static void begin(struct json_writer *writer, const char *name)
{
    if (writer->behind) buffer_add(&writer->out, TEXT(","));
    writer->behind = true;
    if (!name) return;
    add_escaped(writer, text_of(name));
    buffer_add(&writer->out, TEXT(":"));
}

static void open_value(struct json_writer *writer, const char *name, struct text bracket)
{
    begin(writer, name);
    buffer_add(&writer->out, bracket);
    writer->behind = false;
}

static void close_value(struct json_writer *writer, struct text bracket)
{
    buffer_add(&writer->out, bracket);
    writer->behind = true;
}

void json_open_object(struct json_writer *writer, const char *name)
{
    open_value(writer, name, TEXT("{"));
}

void json_open_array(struct json_writer *writer, const char *name)
{
    open_value(writer, name, TEXT("["));
}

void json_close_object(struct json_writer *writer)
{
    close_value(writer, TEXT("}"));
}

void json_close_array(struct json_writer *writer)
{
    close_value(writer, TEXT("]"));
}

void json_add_text(struct json_writer *writer, const char *name, struct text text)
{
    begin(writer, name);
    add_escaped(writer, text);
}

void json_add_number(struct json_writer *writer, const char *name, int64_t number)
{
    begin(writer, name);
    buffer_format(&writer->out, "%" PRId64, number);
}

void json_end_line(struct json_writer *writer)
{
    buffer_add(&writer->out, TEXT("\n"));
    writer->behind = false;
}

struct text json_written(const struct json_writer *writer)
{
    return buffer_text(&writer->out);
}
