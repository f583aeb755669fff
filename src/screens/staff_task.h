/* One thing a staff screen has asked the desk to do, and the sentence it ended
 * with: 「已保存」, or what is wrong. Part of a screen's own memory. */
#pragma once

#include "screens/desk.h"
#include "screens/screen.h"
#include "store/staff.h"

struct staff_task {
	bool waits, failed;
	unsigned number;
	const char *good; /* what to say when it is done; NULL: the job's own last words */
	const char *bad;  /* when it has failed without a word; NULL: 「没有存上，请再试一次。」 */
	const char *busy; /* while it runs; NULL: 「请稍等……」 */
	char words[1024]; /* "" nothing to say */
};

/* False: something else runs still, and the sentence says so. `good` is lent. Empty words are left out. */
bool staff_task_run(struct staff_task *t, struct host *h, const char *const *argv, const char *input, const char *good);
#define STAFF_TASK(task, host, input, good, ...)                                                                       \
	staff_task_run(task, host, (const char *const[]){ __VA_ARGS__, NULL }, input, good)
/* Takes in what became of it; true once, when it has ended. Call first in draw. */
bool staff_task_settle(struct staff_task *t, const struct host *h);
void staff_task_say(struct staff_task *t, bool failed, const char *words);
/* The first so many digits in a row in what a job wrote, however they are grouped; false when there are none. */
bool staff_task_code(const char *out, size_t digits, char *code);
/* The sentence with its sign at the top of r; returns what is left. */
struct rect staff_task_draw(const struct staff_task *t, struct ui *ui, struct rect r);
/* Any sentence so: bold, with its sign. NULL or "": none. */
struct rect staff_sentence(struct ui *ui, struct rect r, enum icon icon, color_argb c, const char *words);
