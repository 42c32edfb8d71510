/* calls.c: texts and numbers as libxlsxwriter takes them, and its first error. */
#include "calls.h"
#include "pack.h"

#include <string.h>

/* libxlsxwriter escapes markup, but lets characters pass that XML does not have: controls become spaces, the two
 * noncharacters (U+FFFE, U+FFFF) U+FFFD, which is as long. */
static char *as_xml(char *string, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)string[i];
        if (c < ' ' && c != '\t' && c != '\n') string[i] = ' ';
        if (pack_is_nonchar(string + i, length - i)) string[i + 2] = '\xBD';
    }
    return string;
}

const char *xlsx_string(struct writer *writer, struct text text)
{
    if (text.length >= writer->string_capacity)
        writer->string = arena_grow(writer->scratch, NULL, 0, text.length + 1, &writer->string_capacity, 1);
    if (text.length) memcpy(writer->string, text.at, text.length);
    writer->string[text.length] = '\0';
    return as_xml(writer->string, text.length);
}

char *xlsx_kept(struct writer *writer, struct text text)
{
    return as_xml(arena_copy(writer->scratch, text.length ? text.at : "", text.length), text.length);
}

void xlsx_check(struct writer *writer, lxw_error error)
{
    if (error && !writer->error) writer->error = error;
}

double xlsx_double(struct decimal value)
{
    double power = 1;
    for (uint8_t i = 0; i < value.scale; i++)
        power *= 10;
    return (double)value.units / power;
}
