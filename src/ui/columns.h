/* Columns: two values a period, beside each other on one line, to one scale.
 * In 黑底白字 the second one is hollow. */
#pragma once

#include "ui/cut.h"
#include "ui/ui.h"

struct ui_column {
	const char *name;   /* 「3月」 */
	long long value[2]; /* 0 and less: nothing stands there */
	bool any;           /* something happened in it: can be pressed */
};

struct ui_columns {
	const struct ui_column *column;
	int count;
	const char *key[2]; /* what the two are */
	color_argb fill[2];
	bool numbers;       /* each value above its column */
	int chosen, action; /* the arg of a column is its place from 1; chosen 0: none; action 0: none answers */
};

void ui_columns(struct ui *ui, struct rect r, const struct ui_columns *c);
/* What the colours mean, off the left of *line. */
void ui_columns_key(struct ui *ui, struct rect *line, const struct ui_columns *c);
