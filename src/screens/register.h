/* Any register as a list and one row of it as facts, made from the catalogue:
 * what a register gets that has no screen of its own, and the whole of a row
 * for those that have. */
#pragma once

#include "queries/rows.h"
#include "screens/screen.h"

/* The argument of screen_register and screen_register_row; rid 0: the first row. */
long register_arg(enum register_id reg, long long rid);
const struct reg *register_of(long arg, long long *rid);

/* Where a row stands, in words with their colour: its status field, else what its deadline says on the day. */
struct row_state {
	const char *words; /* "" when there is nothing to say */
	const char *since; /* 「6月8日到期」 of one that is late; NULL */
	color_argb color;
	enum icon icon;
};
struct row_state register_state(struct host *h, struct ui *ui, const struct reg *r, const struct shown_row *row);
/* 「9月3日」 「96.5分」, a day without the year when it is this one. */
const char *register_value(struct host *h, struct ui *ui, const struct reg *r, const struct shown_row *row, int field);

/* A row of a screen's own list that a tap opens whole; draw the row after it. */
void register_tap(struct ui *ui, struct rect r, enum register_id reg, long long rid);

/* All that residents may read of a row: picture, title, the number that counts, state, steps, facts; and the same in
 * codes to take home, unless it is somebody's own. */
struct whole_row {
	const struct reg *reg;
	const struct shown_row *row;
	struct scroll *scroll;
	bool page; /* nothing stands beside it; else a button opens its page where there is no room for the codes */
	bool code; /* where there is none on its page: they stand instead of the facts */
	int part, step; /* which code is shown; the action of ‹ ›, with arg 0 of the button that turns `code` */
};
/* r is too low for a row beside others, or beside its codes. */
bool register_low(const struct ui *ui, struct rect r);
void register_facts(struct host *h, struct ui *ui, struct rect r, const struct whole_row *w);
/* A photo that was drawn here: a tap opens it large, with the others of its row. */
void photo_tap(struct ui *ui, struct rect r, const struct store_photo *photo);
