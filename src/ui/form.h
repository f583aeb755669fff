/* Rows of a form: what it is called, what it says, a tap to change it. */
#pragma once

#include "base/date.h"
#include "ui/pen.h"

/* Height of a field: a button high at least. */
int ui_field_height(const struct ui *ui);
/* 「本村　　高同村　　改」 over the whole row; `value` "" shows 「没有填」. Taps send action and arg.
 * With `note` (NULL for none), a soft second line under the label. */
void ui_field(
    struct ui *ui, struct rect r, const char *label, const char *note, const char *value, int action, long arg);

/* 「− 70 厘米 +」, m->button high and ui_counter_width() wide or wider. The arg is −1 or +1, with
 * `big` not 0 also −big and +big from a second pair of keys outside. Keys at an end are greyed. */
struct ui_counter {
	const char *value;
	const char *less, *more; /* words of the keys; NULL: − and + */
	bool at_least, at_most;
	int big;   /* 0: no second pair */
	long base; /* added to the arg */
};
int ui_counter_width(struct ui *ui, const struct ui_counter *c);
void ui_counter(struct ui *ui, struct rect r, const struct ui_counter *c, int action);
/* The same in the middle of the column; the number above its keys where it does not fit between them. */
void pen_counter(struct pen *p, const struct ui_counter *c, int action);
