/* program.c: which command is meant, and how a run begins and ends. */
#include "program.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "generator/core/reason.h"
#include "generator/core/suggest.h"

#include "arguments.h"
#include "home.h"
#include "interrupt.h"
#include "last_words.h"

/* The commands that main hands in. */
struct commands {
    const struct command *const *at;
    size_t count;
};

/* -- help ------------------------------------------------------------------------------------------------------------- */
static void print_program_help(const struct session *session, const struct commands *commands)
{
    puts(session_say(session, "使い方: shinchoku 命令 [オプション] ファイル…",
                     "usage: shinchoku COMMAND [OPTION]… FILE…"));
    puts(session_say(
        session, "\n計画の進捗の記録から、報告書・進捗表・冊子を作ります。\n\n命令:",
        "\nMakes reports, progress tables and booklets from the records of a plan.\n\ncommands:"));
    for (size_t i = 0; i < commands->count; i++)
        printf("  %-10s %s\n", commands->at[i]->name, commands->at[i]->summary[session->language]);
    puts(session_say(
        session,
        "\nどの命令でも:\n"
        "  --lang ja|en   メッセージの言語（なければ環境の言語）\n"
        "  --help         その命令の説明\n"
        "  --version      版\n"
        "\n終了コード: 0 正常、1 データに誤りあり（出力はした）、2 使い方の誤り、3 入力を読めない、"
        "4 出力できない、\n5 内部の問題、6 前のまま残したものがある（ほかは出力した）、7 別の実行が使用中",
        "\nwith any command:\n"
        "  --lang ja|en   language of messages (else that of the locale)\n"
        "  --help         what the command does\n"
        "  --version      the version\n"
        "\nexit codes: 0 all well, 1 done with errors in the data, 2 usage, 3 input could not be read, "
        "4 output could not be written,\n5 internal, 6 some were kept as they were and the others done, 7 "
        "another run is "
        "at work"));
}

static void print_command_help(const struct session *session, const struct command *command)
{
    printf("%s %s — %s\n\n%s", "shinchoku", command->name, command->summary[session->language],
           command->help[session->language]);
}

/* -- dispatch --------------------------------------------------------------------------------------------------------- */
static const struct command *find_command(struct session *session, const struct commands *commands,
                                          const char *name)
{
    for (size_t i = 0; i < commands->count; i++)
        if (strcmp(commands->at[i]->name, name) == 0) return commands->at[i];
    struct suggestion known = suggest_open(session->arena, text_of(name));
    for (size_t i = 0; i < commands->count; i++)
        suggest_add(&known, text_of(commands->at[i]->name));
    DIAG(session->diagnostics, COMMAND_UNKNOWN,
         .arguments = {text_of(name), suggest_list(&known), suggest_nearest(&known)});
    return NULL;
}

static bool check_language(struct session *session, const struct arguments *arguments)
{
    const char *value = arguments_value(arguments, "--lang");
    if (!value || strcmp(value, "ja") == 0 || strcmp(value, "en") == 0) return true;
    DIAG(session->diagnostics, OPTION_VALUE, .arguments = {TEXT("--lang"), text_of(value), TEXT("ja, en")});
    return false;
}

static enum exit_code run_command(struct session *session, const struct commands *commands, int argc,
                                  char **argv)
{
    const struct command *command = find_command(session, commands, argv[0]);
    struct arguments arguments;
    if (!command) return EXIT_USAGE;
    if (!arguments_parse(session, command, argc - 1, argv + 1, &arguments)) return EXIT_USAGE;
    if (!check_language(session, &arguments)) return EXIT_USAGE;
    if (arguments_have(&arguments, "--help")) {
        print_command_help(session, command);
        return EXIT_FINE;
    }
    return command->run(session, &arguments);
}

static bool has_word(int argc, char **argv, const char *word)
{
    return argc > 1 && strcmp(argv[1], word) == 0;
}

/* `--lang ja build …` and `build --lang ja …` are both understood. */
static int skip_language(int argc, char **argv)
{
    if (has_word(argc, argv, "--lang") && argc > 2) return 2;
    return argc > 1 && strncmp(argv[1], "--lang=", 7) == 0 ? 1 : 0;
}

static enum exit_code run(struct session *session, const struct commands *commands, int argc, char **argv)
{
    int skipped = skip_language(argc, argv);
    argc -= skipped;
    argv += skipped;
    if (has_word(argc, argv, "--version")) {
        puts("shinchoku " SHINCHOKU_VERSION);
        return EXIT_FINE;
    }
    if (has_word(argc, argv, "--help") || has_word(argc, argv, "-h")) {
        print_program_help(session, commands);
        return EXIT_FINE;
    }
    if (argc > 1) return run_command(session, commands, argc - 1, argv + 1);
    struct suggestion known = suggest_open(session->arena, TEXT(""));
    for (size_t i = 0; i < commands->count; i++)
        suggest_add(&known, text_of(commands->at[i]->name));
    DIAG(session->diagnostics, COMMAND_MISSING, .arguments = {suggest_list(&known)});
    return EXIT_USAGE;
}

/* A full disk or a closed pipe behind standard output shows when the last of it is written. */
static void close_output(struct session *session)
{
    if (fflush(stdout) == 0 && !ferror(stdout)) return;
    DIAG(session->diagnostics, WRITE_FAILED,
         .arguments = {diag_both(session->arena, TEXT("標準出力"), TEXT("standard output")),
                       reason_of(session->arena, errno)});
}

int program_run(const struct command *const *commands, size_t count, int argc, char **argv)
{
    const struct commands all = {commands, count};
    /* A vanished reader or a size limit is an error of the write that meets it, not the end of the program. */
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    last_words_prepare();
    interrupt_prepare();
    struct arena *arena = arena_open(last_words_no_memory);
    struct session *session = session_open(arena, argc, argv);
    session->data = home_data(arena);
    enum exit_code code = run(session, &all, argc, argv);
    close_output(session);
    code = session_gravest(code, session_exit(session));
    session_close(session);
    arena_close(arena);
    return (int)code;
}
