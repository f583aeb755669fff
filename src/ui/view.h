/* A view that scrolls, with 上一页 下一页 under it when there is more than
 * fits. Between begin and end, draw at the y returned; what lies outside
 * `view` is clipped. */
#pragma once

#include "ui/ui.h"

struct ui_view {
	struct rect view;   /* what shows the content */
	int y;              /* where content pixel 0 stands */
	struct rect footer; /* h 0 when there is none */
	int area, hits, heards;
	size_t from; /* the first command in it */
	int whole;   /* where the last whole row ends, px of the screen; 0: not said */
	struct scroll *scroll;
	color_argb ground; /* what the content stands on: it fades into it where it goes on */
};
/* A height for `count` rows of at least `least` px so that whole rows fill a view of r.h px. */
int ui_fit_row(struct ui *ui, struct rect r, int least, int count);
struct ui_view ui_view_begin(struct ui *ui, struct rect r, struct scroll *s, int content, int row);
void ui_view_end(struct ui *ui, const struct ui_view *v);
/* The rows of equal height that can be seen: [first, last). */
void ui_view_rows(const struct ui_view *v, int row, int count, int *first, int *last);
