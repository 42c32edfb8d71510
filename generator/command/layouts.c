/* layouts.c: the command that lists the layouts and says what one shows. */
#include "layouts.h"

#include <stdio.h>

#include "generator/program/arguments.h"
#include "generator/publish/shelf.h"

static const struct option_rule rules[] = {{"--explain", '\0', VALUE_NEEDED},
                                           {"--layout-dir", '\0', VALUE_NEEDED}};

static void print(struct text text)
{
    fwrite(text.at, 1, text.length, stdout);
}

static void print_line(struct session *session, const struct layout *layout)
{
    bool pdf = layout_makes(layout, OUTPUT_PDF), xlsx = layout_makes(layout, OUTPUT_XLSX);
    const char *formats = pdf && xlsx ? "pdf, xlsx" : pdf ? "pdf" : "xlsx";
    printf("%-18s %-10s ", layout_name(layout), formats);
    print(layout_description(layout, session->language));
    putchar('\n');
}

static enum exit_code explain(struct session *session, const struct layout_search *search, const char *name)
{
    const struct layout *layout = layout_load(session->arena, session->diagnostics, search, name);
    if (layout) print(layout_explain(session->arena, layout, session->language));
    return EXIT_FINE;
}

static enum exit_code run(struct session *session, const struct arguments *arguments)
{
    if (arguments->operand_count) {
        DIAG(session->diagnostics, OPERAND_SURPLUS, .arguments = {text_of(arguments->operands[0])});
        return EXIT_USAGE;
    }
    struct layout_search search = shelf_search(session, arguments);
    const char *name = arguments_value(arguments, "--explain");
    if (name) return explain(session, &search, name);
    size_t count;
    const char **names = layout_names(session->arena, &search, &count);
    for (size_t i = 0; i < count; i++) {
        const struct layout *layout = layout_load(session->arena, session->diagnostics, &search, names[i]);
        if (layout) print_line(session, layout);
    }
    return EXIT_FINE;
}

const struct command command_layouts = {
    .name = "layouts",
    .summary = {"使えるレイアウトの一覧と説明", "lists the layouts, and explains one"},
    .help = {"使い方: shinchoku layouts [--explain 名前] [--layout-dir フォルダ]…\n\n"
             "  --explain 名前        そのレイアウトが記録のどの項目を載せるか\n"
             "  --layout-dir フォルダ  自治体独自の定義を先に探すフォルダ\n",
             "usage: shinchoku layouts [--explain NAME] [--layout-dir DIR]…\n\n"
             "  --explain NAME     what of a record the layout shows\n"
             "  --layout-dir DIR   where a city's own definitions are looked for first\n"},
    .rules = rules,
    .rule_count = ARRAY_LEN(rules),
    .run = run,
};
