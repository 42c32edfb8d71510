/* interrupt.h: what has to be taken away when somebody ends the run (SIGINT, SIGTERM, SIGHUP). The run still ends by
 * that signal, as whoever sent it expects. */
#ifndef SHINCHOKU_GENERATOR_PROGRAM_INTERRUPT_H
#define SHINCHOKU_GENERATOR_PROGRAM_INTERRUPT_H

/* Once, at the start. A signal that is ignored (nohup) stays so. */
void interrupt_prepare(void);

/* Called inside a signal handler: what it calls must be async-signal-safe (unlink, rmdir), and what it reads whole at any
 * time. */
typedef void interrupt_clean(const void *context);

enum { INTERRUPT_SLOTS = 8 };

/* Until interrupt_forget is called with the slot returned. `context` lives as long. */
int interrupt_remember(interrupt_clean *clean, const void *context);
void interrupt_forget(int slot);

#endif
