/* last_words.c: handlers get no context, so the few words they need stand at file level. */
#define _XOPEN_SOURCE 700 /* sigaltstack */
#include "last_words.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#include "generator/core/text.h"

#include "session.h"

static const int broken[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT};

/* The workbook library is kept from standard error while it works: the words must get there all the same. */
static int voice = STDERR_FILENO;

static void end_with(const char *words)
{
    ssize_t written = write(voice, words, strlen(words));
    (void)written;
    _exit(EXIT_INTERNAL);
}

void last_words_no_memory(size_t wanted)
{
    (void)wanted;
    end_with("shinchoku: メモリーが足りません。前からあるファイルはそのままです / "
             "out of memory; what was there before is untouched\n");
}

static void end_broken(int number)
{
    (void)number;
    end_with("shinchoku: プログラムの誤りで止まりました。前からあるファイルはそのままです / "
             "stopped by a mistake of the program; what was there before is untouched\n");
}

/* A debugger, a sanitizer or a parent that wants the signal itself has said so before. */
static void catch_broken(int number)
{
    struct sigaction before, action = {.sa_handler = end_broken, .sa_flags = SA_ONSTACK | (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    if (sigaction(number, NULL, &before) == 0 && before.sa_handler == SIG_DFL)
        sigaction(number, &action, NULL);
}

void last_words_prepare(void)
{
    static char stack[1 << 16]; /* where the run broke because its own stack was full */
    const stack_t other = {.ss_sp = stack, .ss_size = sizeof stack};
    int kept = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, STDERR_FILENO + 1);
    if (kept >= 0) voice = kept;
    if (sigaltstack(&other, NULL) != 0) return;
    for (size_t i = 0; i < ARRAY_LEN(broken); i++)
        catch_broken(broken[i]);
}
