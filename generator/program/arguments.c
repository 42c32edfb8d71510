/* arguments.c: taking a command line apart: -l NAME, -lNAME, --layout NAME, --layout=NAME. */
#include "arguments.h"

#include <string.h>

#include "generator/core/suggest.h"

static const struct option_rule common[] = {{"--lang", '\0', VALUE_NEEDED}, {"--help", 'h', VALUE_NONE}};

struct parser {
    struct session *session;
    const struct command *command;
    char *const *words;
    int count, next;
    struct arguments *arguments;
    size_t option_capacity, operand_capacity;
    bool good;
};

static const struct option_rule *find_rule(const struct command *command, struct text name, char letter)
{
    for (size_t i = 0; i < command->rule_count + ARRAY_LEN(common); i++) {
        const struct option_rule *rule =
            i < command->rule_count ? &command->rules[i] : &common[i - command->rule_count];
        if (letter ? rule->letter == letter : text_is(name, rule->name)) return rule;
    }
    return NULL;
}

static void report_unknown(struct parser *parser, struct text written)
{
    const struct command *command = parser->command;
    struct suggestion known = suggest_open(parser->session->arena, written);
    for (size_t i = 0; i < command->rule_count; i++)
        suggest_add(&known, text_of(command->rules[i].name));
    for (size_t i = 0; i < ARRAY_LEN(common); i++)
        suggest_add(&known, text_of(common[i].name));
    DIAG(parser->session->diagnostics, OPTION_UNKNOWN,
         .arguments = {written, suggest_list(&known), suggest_nearest(&known)});
    parser->good = false;
}

static void add_option(struct parser *parser, const char *name, const char *value)
{
    struct arguments *arguments = parser->arguments;
    arguments->options =
        arena_grow(parser->session->arena, arguments->options, arguments->option_count,
                   arguments->option_count + 1, &parser->option_capacity, sizeof(struct option));
    arguments->options[arguments->option_count++] = (struct option){name, value};
}

static void add_operand(struct parser *parser, const char *word)
{
    struct arguments *arguments = parser->arguments;
    arguments->operands = arena_grow(parser->session->arena, arguments->operands, arguments->operand_count,
                                     arguments->operand_count + 1, &parser->operand_capacity, sizeof(char *));
    arguments->operands[arguments->operand_count++] = word;
}

/* `given`: what stands behind = or behind the letter; NULL: nothing. */
static void take_option(struct parser *parser, const struct option_rule *rule, const char *given)
{
    struct text name = text_of(rule->name);
    bool needed = rule->value == VALUE_NEEDED;
    if (needed && !given && parser->next < parser->count) given = parser->words[parser->next++];
    if (given ? rule->value != VALUE_NONE : !needed) {
        add_option(parser, rule->name, given);
        return;
    }
    if (given)
        DIAG(parser->session->diagnostics, OPTION_FULL, .arguments = {name});
    else
        DIAG(parser->session->diagnostics, OPTION_BARE, .arguments = {name});
    parser->good = false;
}

static void take_long(struct parser *parser, const char *word)
{
    const char *equals = strchr(word, '=');
    struct text name = equals ? (struct text){word, (size_t)(equals - word)} : text_of(word);
    const struct option_rule *rule = find_rule(parser->command, name, '\0');
    if (rule)
        take_option(parser, rule, equals ? equals + 1 : NULL);
    else
        report_unknown(parser, name);
}

/* One letter, then its value or further letters. */
static void take_letters(struct parser *parser, const char *word)
{
    for (const char *letter = word + 1; *letter; letter++) {
        const struct option_rule *rule = find_rule(parser->command, (struct text){NULL, 0}, *letter);
        if (!rule) {
            report_unknown(parser, text_of(word));
            return;
        }
        bool rest = rule->value != VALUE_NONE && letter[1];
        take_option(parser, rule, rest ? letter + 1 : NULL);
        if (rest || rule->value == VALUE_NEEDED) return;
    }
}

bool arguments_parse(struct session *session, const struct command *command, int count, char *const *words,
                     struct arguments *arguments)
{
    *arguments = (struct arguments){0};
    struct parser parser = {.session = session,
                            .command = command,
                            .words = words,
                            .count = count,
                            .arguments = arguments,
                            .good = true};
    bool options = true;
    while (parser.next < count) {
        const char *word = words[parser.next++];
        if (!options || word[0] != '-' || word[1] == '\0')
            add_operand(&parser, word);
        else if (strcmp(word, "--") == 0)
            options = false;
        else if (word[1] == '-')
            take_long(&parser, word);
        else
            take_letters(&parser, word);
    }
    return parser.good;
}

const char *arguments_value(const struct arguments *arguments, const char *name)
{
    const char *value = NULL;
    for (size_t i = 0; i < arguments->option_count; i++)
        if (strcmp(arguments->options[i].name, name) == 0) value = arguments->options[i].value;
    return value;
}

bool arguments_have(const struct arguments *arguments, const char *name)
{
    for (size_t i = 0; i < arguments->option_count; i++)
        if (strcmp(arguments->options[i].name, name) == 0) return true;
    return false;
}

const char **arguments_values(struct arena *arena, const struct arguments *arguments, const char *name,
                              size_t *count)
{
    const char **values = ARENA_ARRAY(arena, const char *, arguments->option_count + 1);
    *count = 0;
    for (size_t i = 0; i < arguments->option_count; i++)
        if (strcmp(arguments->options[i].name, name) == 0) values[(*count)++] = arguments->options[i].value;
    return values;
}
