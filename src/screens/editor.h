/* One value to write or choose, over the whole screen: any staff screen draws
 * it in place of itself until it is answered.
 *
 *	struct mine { struct editor editor; … };
 *	in event:  if (s->editor.open) {
 *	                   if (editor_event(&s->editor, e) == EDITOR_DONE)
 *	                           … take s->editor.value …
 *	                   return true;
 *	           }
 *	           … a tap on a ui_field(): editor_open(&s->editor, &(struct editor_ask){ .title = "本村", … });
 *	in draw:   if (editor_draw(h, ui, &s->editor))
 *	                   return;
 *
 * The screen is `full`, as all of staff's are: the editor brings its own strip
 * and bar with 取消 and 确定. Texts of the question are the caller's and must
 * live as long as it is open. Uses actions EDITOR_ACTION …: below a screen's own. */
#ifndef SCREENS_EDITOR_H
#define SCREENS_EDITOR_H

#include "screens/choices.h"
#include "screens/screen.h"
#include "ui/keyboard.h"

enum { EDITOR_ACTION = 70 }; /* to 79 */
enum editor_kind {
	EDITOR_TEXT,
	EDITOR_NUMBER, /* digits and a point, within least … most unless both are 0 */
	EDITOR_PHONE,
	EDITOR_DATE,  /* value is ISO, 2024-04-28 */
	EDITOR_COUNT, /* a whole number by − and +, within least … most; `unit` behind it */
	EDITOR_CLOCK, /* 22:00, hours and minutes by − and + */
	EDITOR_CHOICE /* a tap on a choice is the answer; value is its label, `chosen` its index */
};
enum editor_answer { EDITOR_STAYS, EDITOR_DONE, EDITOR_CANCELLED };

struct editor_ask {
	const char *title; /* 「本村」, the strip */
	const char *help;  /* one sentence beneath it; NULL */
	enum editor_kind kind;
	const char *value;  /* what it says now; NULL */
	size_t limit;       /* TEXT, PHONE: characters; 0: 60 */
	double least, most; /* NUMBER, COUNT */
	const char *unit;   /* COUNT; NULL */
	const char *const *choice;
	size_t choices;
	struct date today;   /* DATE: what stands there when value is no date */
	bool may_be_empty;   /* else 确定 asks for something */
	const char *confirm; /* NULL: 确定 */
	/* NULL, or: the sentence why this value will not do (the caller's memory), NULL when it will. */
	const char *(*check)(void *context, const char *value);
	void *context;
};

struct editor {
	bool open;
	char value[KEYBOARD_BYTES]; /* the answer; blanks at both ends are gone */
	size_t chosen;
	/* its own */
	struct editor_ask ask;
	struct keyboard keyboard;
	struct date date;
	long count; /* COUNT; CLOCK: minutes since midnight */
	struct scroll scroll;
	char message[256];
};

void editor_open(struct editor *e, const struct editor_ask *ask);
/* False, and nothing is drawn, when it is not open. */
bool editor_draw(struct host *h, struct ui *ui, struct editor *e);
/* Closes itself with DONE and CANCELLED. */
enum editor_answer editor_event(struct editor *e, const struct screen_event *event);

/* What is written, without blanks at its ends; returns NULL, or why it cannot be taken yet. */
const char *editor_written(const struct keyboard *k, char *out, size_t size);

#endif
