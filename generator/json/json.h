/* json.h: JSON (RFC 8259) read and written. The only door to jansson. */
#ifndef SHINCHOKU_GENERATOR_JSON_JSON_H
#define SHINCHOKU_GENERATOR_JSON_JSON_H

#include "generator/core/text.h"

enum json_kind {
    JSON_KIND_NOTHING,
    JSON_KIND_TRUTH,
    JSON_KIND_NUMBER,
    JSON_KIND_TEXT,
    JSON_KIND_ARRAY,
    JSON_KIND_OBJECT
};

struct json {
    enum json_kind kind;
    struct text name;          /* in an object */
    struct text text;          /* JSON_KIND_TEXT */
    int64_t number;            /* JSON_KIND_NUMBER (a truth: 0 or 1); what is no whole number is cut */
    struct json *first, *next; /* JSON_KIND_ARRAY, JSON_KIND_OBJECT: in the order they were written */
};

/* One value, with nothing behind it. NULL: it is none; a line that was cut off is none. */
const struct json *json_read(struct arena *arena, struct text line);

/* NULL-safe: of what is not there, or of another kind, the answer is NULL, nothing or 0. */
const struct json *json_field(const struct json *object, const char *name);
struct text json_text(const struct json *object, const char *name);
int64_t json_number(const struct json *object, const char *name);

/* Values are added one after another; names only in objects, NULL in arrays. */
struct json_writer {
    struct text_buffer out;
    bool behind; /* a value stands before the next one */
};
void json_open_object(struct json_writer *writer, const char *name);
void json_open_array(struct json_writer *writer, const char *name);
void json_close_object(struct json_writer *writer);
void json_close_array(struct json_writer *writer);
void json_add_text(struct json_writer *writer, const char *name, struct text text);
void json_add_number(struct json_writer *writer, const char *name, int64_t number);
/* Ends the line: the next value stands for itself. */
void json_end_line(struct json_writer *writer);
/* What was written so far. */
struct text json_written(const struct json_writer *writer);

#endif
