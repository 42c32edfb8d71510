/* say.h: what a night says: nothing where all went well, else at most ten lines that name whom to call. */
#ifndef SHINCHOKU_GENERATOR_BATCH_SAY_H
#define SHINCHOKU_GENERATOR_BATCH_SAY_H

#include "night.h"

/* How the plans came out, over all sites. */
struct say_counts {
    size_t all, built, unchanged, kept, failed, new_findings, old_findings;
};
struct say_counts say_count(const struct night *night);

/* ８計画のうち２計画を更新、３計画は変更なし、２計画は前回分を維持、１計画は失敗 */
struct text say_headline(struct arena *arena, const struct say_counts *counts, enum language language);
/* What is wrong with the plan, whom to ask, and what to do then; empty: nothing is wrong. */
struct text say_plan(const struct night *night, const struct night_plan *plan, enum language language);
/* Whom to ask about it. */
struct text say_contact(const struct night *night, const struct night_plan *plan, enum language language);

/* On standard error, in the session's language. */
void say_night(const struct night *night);
/* On standard output, a line a plan: what would be made, and why. */
void say_why(const struct night *night);

/* What the night adds up to. */
enum exit_code say_exit(const struct night *night);

#endif
