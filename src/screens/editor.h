/* One value to write or choose, over the whole screen: any staff screen draws
 * it in place of itself until it is answered.
 *
 *	struct mine { struct editor editor; … };
 *	in event:  if (s->editor.open) {
 *	                   if (editor_event(&s->editor, e) == EDITOR_DONE)
 *	                           … take s->editor.value …
 *	                   return true;
 *	           }
 *	           … a tap on a ui_field(): EDITOR_OPEN(&s->editor, .title = "本村", … as editor_ask.h has it);
 *	in draw:   if (editor_draw(h, ui, &s->editor))
 *	                   return;
 *
 * The screen is `full`, as all of staff's are: the editor brings its own strip
 * and bar with 取消 and 确定. Uses actions EDITOR_ACTION …: below a screen's own. */
#pragma once

#include "screens/choices.h"
#include "screens/editor_ask.h"
#include "screens/screen.h"
#include "ui/keyboard.h"

enum { EDITOR_ACTION = 70 }; /* to 79 */
enum editor_answer { EDITOR_STAYS, EDITOR_DONE, EDITOR_CANCELLED };

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
#define EDITOR_OPEN(editor, ...) editor_open(editor, &(struct editor_ask){ __VA_ARGS__ })
/* False, and nothing is drawn, when it is not open. */
bool editor_draw(struct host *h, struct ui *ui, struct editor *e);
/* Closes itself with DONE and CANCELLED. */
enum editor_answer editor_event(struct editor *e, const struct screen_event *event);

/* What is written, without blanks at its ends; returns NULL, or why it cannot be taken yet. */
const char *editor_written(const struct keyboard *k, char *out, size_t size);
