/* print.c: what a path finds, as text in the house style; texts with fields in them. */
#include "print.h"
#include "mixed.h"
#include "select.h"
#include "shown.h"

#include <string.h>

/* As written, a computed year has digits as wide as those of the year it comes from: Ｒ５ beside 令和５年度. A single
 * full-width digit says nothing of longer numbers, which most authors write in half width: 令和５（2023）. */
static struct text printed_year(const struct context *context, struct text written, int year,
                                enum year_style style)
{
    struct house house = *context->binder->house;
    unsigned digits = 0, longest = 0; /* full-width, one after the other */
    for (struct text rest = written; rest.length && house.numerals == NUMERALS_AS_WRITTEN;) {
        uint32_t c = text_next(&rest);
        digits = c >= 0xFF10 && c <= 0xFF19 ? digits + 1 : 0;
        if (digits > longest) longest = digits;
    }
    if (longest > 0) house.numerals = longest == 1 ? NUMERALS_MIXED : NUMERALS_FULL;
    return house_digits(context->arena, &house, year_print(context->arena, year, style));
}

/* Years and marks look at the whole value. Empty when the format does not apply: then the value is printed as it is. */
static struct text formatted(const struct context *context, const struct field_path *path, struct text text,
                             const struct record *record)
{
    static const enum year_style styles[FORMAT_COUNT] = {[FORMAT_ERA] = YEAR_ERA,
                                                         [FORMAT_ERA_SHORT] = YEAR_ERA_SHORT,
                                                         [FORMAT_WESTERN] = YEAR_WESTERN,
                                                         [FORMAT_BOTH] = YEAR_BOTH};
    int year = record && record->year ? record->year : 0;
    bool is_year = path->format == FORMAT_ERA || path->format == FORMAT_ERA_SHORT ||
                   path->format == FORMAT_WESTERN || path->format == FORMAT_BOTH;
    if (is_year && (year || year_read(text, &year) != YEAR_UNREADABLE))
        return printed_year(context, text, year, styles[path->format]);
    if (path->format == FORMAT_SHORT) {
        if (record && record_attribute(record, ATTRIBUTE_SHORT)) return record_value(record, ATTRIBUTE_SHORT);
        if (text_ends(text, TEXT("年度"))) return text_slice(text, 0, text.length - strlen("年度"));
    }
    return (struct text){NULL, 0};
}

/* Where 「狛江市第1次」 ends in a plan's name: behind the first 第, a number, and 次 or 期. 0: it has no edition. */
static size_t edition_end(struct text name)
{
    size_t from = text_find(name, TEXT("第"));
    if (from == SIZE_MAX) return 0;
    struct text rest = text_slice(name, from + TEXT("第").length, name.length);
    for (struct text look = rest; look.length; rest = look) {
        uint32_t c = text_next(&look);
        bool digit =
            text_is_digit(c) || text_find(TEXT("一二三四五六七八九十"),
                                          text_slice(rest, 0, rest.length - look.length)) != SIZE_MAX;
        if (digit) continue;
        bool ends = text_starts(rest, TEXT("次")) || text_starts(rest, TEXT("期"));
        return ends ? (size_t)(look.at - name.at) : 0;
    }
    return 0;
}

/* What a mark says; itself where no scale has it. */
static struct text mark_meaning(const struct context *context, struct text symbol)
{
    const struct record *scales = plan_list(context->binder->plan, RECORD_SCALES);
    for (const struct record *each = scales; each; each = record_walk(each, scales))
        if (each->kind == RECORD_MARK && text_equal(record_value(each, ATTRIBUTE_SYMBOL), symbol))
            return each->prose.text;
    return symbol;
}

/* In the house's style; 基本目標 1 and 基本目標2 alike where the definition asks for it. */
static struct text written(const struct context *context, const struct field_path *path,
                           const struct prose *prose)
{
    struct text text = mixed_text(context, prose);
    if (path->format != FORMAT_SOLID) return text;
    struct text_buffer solid = {.arena = context->arena};
    for (struct text rest = text; rest.length;) {
        const char *from = rest.at;
        uint32_t c = text_next(&rest);
        if (c != ' ' && c != 0x3000 /* 全角の空白 */)
            buffer_add(&solid, (struct text){from, (size_t)(rest.at - from)});
    }
    return buffer_text(&solid);
}

/* A record as inline text: its own, or all that is below it. */
static void print_record(const struct context *context, const struct field_path *path,
                         const struct record *record, struct inlines *out, const struct style *style)
{
    shown_mark_all(context, record);
    if (record->kind == RECORD_DEPARTMENT && record->refers)
        record = record->refers; /* its name, not its id */
    struct text special = formatted(context, path, record->prose.text, record);
    if (path->format == FORMAT_EDITION || path->format == FORMAT_AFTER_EDITION) {
        struct text name = mixed_text(context, &record->prose);
        size_t end = edition_end(name);
        struct text part =
            path->format == FORMAT_EDITION ? text_slice(name, 0, end) : text_slice(name, end, name.length);
        inlines_add_text(context->arena, out, part, record->prose.at, style);
        return;
    }
    if (special.length) {
        inlines_add_text(context->arena, out, special, record->at, style);
        return;
    }
    if (path->format == FORMAT_MARK_MEANING) {
        inlines_add_text(context->arena, out, mark_meaning(context, record->prose.text), record->at, style);
        return;
    }
    if (record->prose.text.length) {
        inlines_add_text(context->arena, out, written(context, path, &record->prose), record->prose.at,
                         style);
        return;
    }
    bool first = true;
    for (const struct record *each = record->first; each; each = each->next) {
        if (!first && record_is_block(each->kind)) inlines_add(context->arena, out, INLINE_BREAK);
        if (record_is_block(each->kind) && each->kind != RECORD_P) continue;
        if (each->kind == RECORD_P || each->kind == RECORD_ITEM)
            mixed_bind(context, each, out, style);
        else if (each->prose.text.length)
            inlines_add_text(context->arena, out, mixed_text(context, &each->prose), each->prose.at, style);
        first = false;
    }
}

static void print_separator(const struct context *context, const struct field_path *path, struct inlines *out,
                            const struct style *style)
{
    if (path->format != FORMAT_JOIN)
        inlines_add_text(context->arena, out, TEXT("、"), path->at, style);
    else if (path->breaks)
        inlines_add(context->arena, out, INLINE_BREAK);
    else
        inlines_add_text(context->arena, out, path->argument, path->at, style);
}

static void print_attribute(const struct context *context, const struct field_path *path,
                            const struct prose *attribute, struct inlines *out, const struct style *style)
{
    struct text special = formatted(context, path, attribute->text, NULL);
    if (path->format == FORMAT_MARK_MEANING) special = mark_meaning(context, attribute->text);
    inlines_add_text(context->arena, out, special.length ? special : written(context, path, attribute),
                     attribute->at, style);
}

bool field_print(const struct context *context, const struct field_path *path, struct inlines *out,
                 const struct style *style)
{
    for (; path; path = path->otherwise) {
        struct field_values values = field_find(context, path);
        if (path->format == FORMAT_NUMBER_OF) { /* of all that lie below, not only of the nearest */
            struct selection all = select_records(context, &path->counted);
            struct decimal number = {(int64_t)all.count, 0};
            inlines_add_text(context->arena, out,
                             house_number(context->arena, context->binder->house, number), path->at, style);
            return true;
        }
        if (field_is_empty(&values)) continue;
        if (values.attribute)
            print_attribute(context, path, values.attribute, out, style);
        else if (values.computed.length)
            inlines_add_text(context->arena, out, values.computed, context->record->at, style);
        size_t from = path->format == FORMAT_LAST && values.count ? values.count - 1 : 0;
        size_t until = path->format == FORMAT_FIRST && values.count ? 1 : values.count;
        for (size_t i = from; i < until; i++) {
            if (i > from) print_separator(context, path, out, style);
            print_record(context, path, values.records[i], out, style);
        }
        return true;
    }
    return false;
}

static struct text text_of_inlines(const struct context *context, const struct inlines *list)
{
    struct text_buffer out = {.arena = context->arena};
    for (const struct inline_run *run = list->first; run; run = run->next) {
        if (run->kind == INLINE_BREAK) buffer_add(&out, TEXT(" "));
        buffer_add(&out, run->text);
    }
    return buffer_text(&out);
}

struct text field_text(const struct context *context, const struct field_path *path)
{
    struct inlines list = {NULL, NULL};
    field_print(context, path, &list, NULL);
    return text_of_inlines(context, &list);
}

bool print_template(const struct context *context, const struct template_part *part, struct inlines *out,
                    const struct style *style)
{
    bool printed = false;
    for (; part; part = part->next) {
        if (part->path)
            printed |= field_print(context, part->path, out, style);
        else
            inlines_add_text(context->arena, out, part->literal, part->at, style);
    }
    return printed;
}

struct text print_template_text(const struct context *context, const struct template_part *part)
{
    struct inlines list = {NULL, NULL};
    print_template(context, part, &list, NULL);
    return text_of_inlines(context, &list);
}

struct text print_word(const struct context *context, const struct element *element, enum word word)
{
    const struct element_word *held = element_word(element, word);
    bool fields = held && held->type == VALUE_TEMPLATE && held->text;
    return fields ? print_template_text(context, held->text) : element_value(element, word);
}
