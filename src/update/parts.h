/* What the screens of the way 读取 → 核对 → 上屏 have in common. */
#pragma once

#include "screens/staff_frame.h"

/* The work has ended, or there is nothing to review: draws that and returns true. */
bool update_closed(struct host *h, struct ui *ui);
/* It is on the screen: goes to staff-done, and returns true. */
bool update_published(struct host *h);

/* 「新增」 green, 「修改」 brown, 「撤下」 orange. */
const char *update_kind_name(enum review_kind kind);
void update_kind_colors(const struct ui *ui, enum review_kind kind, color_argb *ground, color_argb *ink);

const char *update_thousands(struct ui *ui, long n);                    /* 3,180 */
const char *update_duration(struct ui *ui, long seconds);               /* 「1 分 20 秒」 */
const char *update_bytes(struct ui *ui, long long bytes);               /* 「1.2 GB」 */
const char *update_counts(struct ui *ui, const struct review_total *t); /* 「新增12行，修改3行」 */
/* 「红黑榜（2021年11月）」; the month goes where it would not fit in w px. */
const char *update_register_name(struct ui *ui, const struct review_register *r, int w);
const char *update_register_counts(struct ui *ui, const struct review_register *r); /* 「新增 5，修改 1」 */
long update_differs(const struct review_register *r);
/* Those that differ, then, with `still`, those with rows that all stay; the arena's. */
size_t update_registers(struct review *review, struct arena *a, bool still, struct review_register **out);

/* 「正在上屏…    42%」 and the bar below. */
void update_progress(struct pen *p, const char *words, int permille);

/* What staff-row is told: the row at `index` of review_changes(reg, kind); kind −1: any. Fits a long of 32 bits. 0 is
 * the first of all. */
long staff_row_arg(enum register_id reg, int kind, long index);

/* What is written back to the stick, one job at a time. */
struct update_job {
	unsigned number; /* what the desk's counter will be; 0: nothing was asked */
	bool no_stick;
};
/* `takeout STICK --kind KIND [--review FILE]`; remembers when there is no stick to write to. */
void update_takeout(struct host *h, struct update_job *j, const char *kind, const char *review);
/* What to say about it now stands at the lower end of `body`, if anything. */
void update_job_notice(struct host *h, struct ui *ui, const struct update_job *j, struct rect *body);
