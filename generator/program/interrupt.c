/* interrupt.c: handlers get no context, so what they take away stands at file level. */
#include "interrupt.h"

#include <signal.h>
#include <stddef.h>

#include "generator/core/text.h"

static const int endings[] = {SIGINT, SIGTERM, SIGHUP};

/* `used` is set last and cleared first. */
static struct {
    volatile sig_atomic_t used;
    interrupt_clean *volatile clean;
    const void *volatile context;
} slots[INTERRUPT_SLOTS];

/* The handler is gone by now (SA_RESETHAND): the signal that is raised ends the run as soon as this returns. */
static void end_run(int number)
{
    for (size_t i = 0; i < ARRAY_LEN(slots); i++)
        if (slots[i].used) slots[i].clean((const void *)slots[i].context);
    raise(number);
}

void interrupt_prepare(void)
{
    struct sigaction before, action = {.sa_handler = end_run, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < ARRAY_LEN(endings); i++)
        sigaddset(&action.sa_mask, endings[i]);
    for (size_t i = 0; i < ARRAY_LEN(endings); i++)
        if (sigaction(endings[i], NULL, &before) == 0 && before.sa_handler == SIG_DFL)
            sigaction(endings[i], &action, NULL);
}

int interrupt_remember(interrupt_clean *clean, const void *context)
{
    for (size_t i = 0; i < ARRAY_LEN(slots); i++) {
        if (slots[i].used) continue;
        slots[i].clean = clean;
        slots[i].context = context;
        slots[i].used = 1;
        return (int)i;
    }
    return -1; /* more than anything asks for: then the next run clears away */
}

void interrupt_forget(int slot)
{
    if (slot >= 0) slots[slot].used = 0;
}
