/* What every staff screen stands in: a strip that says where one is and how
 * long the session lasts, and below a bar with the screen's own buttons.
 * Screens that use it are `full`: nothing of the residents' dock is there. */
#ifndef SCREENS_STAFF_FRAME_H
#define SCREENS_STAFF_FRAME_H

#include "screens/desk.h"
#include "screens/screen.h"

/* Answered by staff_event(). */
enum { ACTION_STAFF_BACK = 60, ACTION_STAFF_OUT };

/* A button of the bar below; the first ones stand left, `right` ones at the right end. */
struct staff_button {
	struct ui_button button;
	int action;
	long arg;
	bool right;
};

enum { STAFF_NO_STEP, STAFF_READ, STAFF_REVIEW, STAFF_PUBLISH };

struct staff_page {
	const char *title;    /* 「更新内容」, in blue */
	const char *subtitle; /* behind it; NULL */
	int step;         /* 「1 读取 › 2 核对 › 3 上屏」 with this one lit; STAFF_NO_STEP: no such line */
	const char *line; /* behind the steps or alone, soft; NULL */
	const struct staff_button *button;
	int buttons; /* 返回 comes first by itself unless no_back */
	bool no_back;
};

/* Draws paper, strip and bar; returns what is left for the screen. On a screen whose short side is less than 200 mm
 * (large type: 260) it makes ui->m smaller for the rest of the frame, so that a page for 21.5 inches keeps its shape:
 * buttons on 10.1 inches are 11 mm. */
struct rect staff_draw(struct host *h, struct ui *ui, const struct staff_page *p);
/* True when the action was the frame's own. */
bool staff_event(struct host *h, int action);
/* Nobody has logged in: the screen shows only that (and answers nothing). Call first in draw. */
bool staff_locked(struct host *h, struct ui *ui);

/* 「12月6日 9:41」 of a time as state.db keeps it; 「日期不明」 when it is none. */
const char *staff_when(const struct host *h, struct ui *ui, const char *iso);

#endif
