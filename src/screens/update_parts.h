/* What the screens of the way 读取 → 核对 → 上屏 have in common. */
#ifndef SCREENS_UPDATE_PARTS_H
#define SCREENS_UPDATE_PARTS_H

#include "screens/staff_frame.h"

/* Answered by update_event(). */
enum { ACTION_UPDATE_DISMISS = 80 };

/* Nobody has logged in, the work has ended, or there is nothing to review: draws that and returns true. */
bool update_closed(struct host *h, struct ui *ui);
/* True when the action was the frame's or one of the above. */
bool update_event(struct host *h, int action);

/* An icon, a large sentence and a soft one in a card. */
void update_message(struct ui *ui, struct rect r, enum icon icon, color_argb c, const char *head, const char *sentence);
/* A band of words at the lower end of `body`, which gets lower by it. Nothing when words is empty. */
void update_notice(struct ui *ui, struct rect *body, const char *words, bool warning);

/* A row to tap: icon, words, a small mark at its end. */
void update_row(struct ui *ui, struct rect r, enum icon icon, color_argb c, const char *words, int action, long arg);
/* A sentence of one or two lines with a box before it that is ticked or not; its height is the box's. */
int update_tick_height(struct ui *ui, int w, const char *words);
void update_tick(struct ui *ui, struct rect r, const char *words, bool on, int action);
/* The small mark that says a row opens. */
void update_arrow(struct ui *ui, int right, int middle);

/* 「新增」 green, 「修改」 brown, 「撤下」 orange; returns its width. */
const char *update_kind_name(enum review_kind kind);
int update_kind_chip(struct ui *ui, int x, int y, enum review_kind kind);
int update_kind_width(struct ui *ui);

const char *update_thousands(struct ui *ui, long n);                                /* 3,180 */
const char *update_duration(struct ui *ui, long seconds);                           /* 「1 分 20 秒」 */
const char *update_bytes(struct ui *ui, long long bytes);                           /* 「1.2 GB」 */
const char *update_counts(struct ui *ui, const struct review_total *t);             /* 「新增12行，修改3行」 */
const char *update_register_name(struct arena *a, const struct review_register *r); /* 「红黑榜（2021年11月）」 */
/* Name and 「新增 5，修改 1」 at both ends of r, or one below the other where they do not fit. */
void update_register_line(struct ui *ui, struct rect r, const struct review_register *reg, color_argb ink);
long update_differs(const struct review_register *r);

/* The photos that the machine did not have; asked once per review, the arena's. */
struct update_fresh {
	unsigned number; /* of the review they are from */
	long *index;     /* what the importer calls them */
	long count;
	bool edited; /* one is masked or left out: work that a cancel would lose */
};
void update_fresh_load(struct update_fresh *f, const struct desk *d, struct arena *a);
long update_fresh_unseen(const struct update_fresh *f, const struct desk *d); /* nobody has opened or ticked them off */

/* What is written back to the stick, one job at a time. */
struct update_job {
	unsigned number; /* what the desk's counter will be; 0: nothing was asked */
	bool no_stick;
};
/* `takeout STICK --kind KIND [--review FILE]`; remembers when there is no stick to write to. */
void update_takeout(struct host *h, struct update_job *j, const char *kind, const char *review);
/* What to say about it now; NULL when nothing. */
const char *update_job_words(struct host *h, const struct update_job *j, bool *warning);

#endif
