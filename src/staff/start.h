/* 第一次开机: what a machine must know before its first village sees it. One
 * screen, `start`, one question a page, each saved by a job when it is left:
 * the village, the screen's size, its height, the first member of staff, the
 * township's recovery code. Nobody has logged in yet: once there is staff,
 * start_needed() is false and the first four pages are closed. */
#pragma once

#include "queries/lookup.h"
#include "screens/staff_frame.h"
#include "staff/staff_pad.h"
#include "ui/keyboard.h"

/* The question of the size, with the outline of an identity card to hold one against; taps send START_INCH (arg: tenths
 * more) and START_COMMON (arg: tenths). The settings ask it again. */
void start_size_draw(struct ui *ui, struct rect r, long tenths);
long start_size_event(long tenths, const struct screen_event *e); /* what a tap makes of it */

/* ------------------------------------------------- between start*.c only */

enum start_step { START_VILLAGE, START_SIZE, START_EDGE, START_NAME, START_PIN, START_CODE, START_END };
enum {
	START_KEY = UI_ACTION_OWN, /* of the keyboard */
	START_PICK,                /* a village of the content; arg its index */
	START_WRITE,               /* none of them: the keyboard */
	START_INCH,                /* of the counter: tenths more */
	START_COMMON,              /* a usual size; arg in tenths of an inch */
	START_CM,
	START_DIGIT,
	START_BACK,
	START_SKIP,
	START_NEXT,
	START_LATER, /* 先看看示例 */
};
/* Tenths of an inch, centimetres: as the settings allow them. */
enum { START_INCH_LEAST = 70, START_INCH_MOST = 1200, START_CM_MOST = 300, START_VILLAGES = 120 };

struct start {
	enum start_step step, then; /* then: where to go when the job is done */
	struct keyboard keyboard;
	struct lookup_choice *village; /* of the content */
	size_t villages;
	bool writes; /* the village by the keyboard, though there are some to choose from */
	struct scroll scroll;
	char place[120];
	long tenths, cm;
	char name[STAFF_NAME];
	struct staff_new_pin pin;
	char code[STAFF_RECOVERY + 1]; /* only while it is shown */
	struct staff_task task;        /* also says what is wrong with an answer */
};
/* Takes in what became of the job. */
void start_settle(struct start *s, struct host *h);
void start_draw(void *self, struct host *h, struct ui *ui, struct rect body);
