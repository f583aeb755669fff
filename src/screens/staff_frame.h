/* What every staff screen stands in: a strip that says where one is and how
 * long the session lasts, and below a bar with the screen's own buttons.
 * 返回 and 退出 are answered before the screen hears of them. */
#pragma once

#include "screens/screen.h"
#include "screens/staff_task.h"
#include "ui/rows.h"

enum { ACTION_STAFF_BACK = 60, ACTION_STAFF_OUT, ACTION_STAFF_DISMISS };
enum { STAFF_BAR = 6 }; /* buttons in a bar at most, without 返回 */

/* A button of the bar; one without a label is not there. */
struct staff_button {
	struct ui_button button;
	int action;
	long arg;
	bool right, main, red; /* at the right end; blue; red: what residents will see at once */
};
#define STAFF_BUTTON(words, does, may, ...)                                                                            \
	{                                                                                                              \
		.button = { .label = words, .disabled = !(may) }, .action = does, __VA_ARGS__                          \
	}
#define STAFF_LEFT(words, does, may) STAFF_BUTTON(words, does, may, .right = false)
#define STAFF_RIGHT(words, does, may) STAFF_BUTTON(words, does, may, .right = true)
#define STAFF_MAIN(words, does, may) STAFF_BUTTON(words, does, may, .right = true, .main = true)
#define STAFF_RED(words, does, may) STAFF_BUTTON(words, does, may, .right = true, .red = true)

enum { STAFF_NO_STEP, STAFF_READ, STAFF_REVIEW, STAFF_PUBLISH };

struct staff_page {
	const char *title;    /* 「更新内容」, in blue */
	const char *subtitle; /* behind it; NULL */
	int step;         /* 「1 读取 › 2 核对 › 3 上屏」 with this one lit; STAFF_NO_STEP: no such line */
	const char *line; /* behind the steps or alone, soft; NULL */
	struct staff_button bar[STAFF_BAR]; /* 返回 comes first by itself unless no_back */
	bool no_back;
	const char *why;               /* left of the right buttons: why they are off, or what they would do; NULL */
	bool why_not;                  /* in orange */
	const struct staff_task *task; /* its sentence stands at the top of staff_card(); NULL */
};

/* Draws paper, strip and bar; returns what is left. Where the short side is less than 200 mm (large type: 260) ui->m is
 * smaller for the rest of the frame, so that a page for 21.5 inches keeps its shape: buttons on 10.1 inches are 11 mm.
 */
struct rect staff_draw(struct host *h, struct ui *ui, const struct staff_page *p);
#define STAFF_DRAW(h, ui, ...) staff_draw(h, ui, &(struct staff_page){ __VA_ARGS__ })
/* The same with one card in it; returns what is within the card, below the task's sentence. */
struct rect staff_card(struct host *h, struct ui *ui, const struct staff_page *p);
#define STAFF_CARD(h, ui, ...) staff_card(h, ui, &(struct staff_page){ __VA_ARGS__ })

/* 「12月6日 9:41」 of a time as state.db keeps it; 「日期不明」 when it is none. */
const char *staff_when(const struct host *h, struct ui *ui, const char *iso);

/* The class of a staff screen: drawn over the whole screen, nothing of the residents' dock is there. */
#define STAFF_SCREEN(id, word, words, ...)                                                                             \
	SCREEN(id, word, words, SECTION_ISSUE, .staff = true, .full = true, __VA_ARGS__)
