/* editor: see editor.h. */
#include "screens/editor.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "screens/staff_frame.h"
#include "ui/dates.h"
#include "ui/form.h"

enum { EDITOR_KEY = EDITOR_ACTION, EDITOR_OK, EDITOR_CANCEL, EDITOR_CHOOSE, EDITOR_STEP };
enum { DAY_MINUTES = 24 * 60, HOUR = 1000 /* in the arg of a key that changes the hour */, LONG_WAY = 30 };

static long
within(const struct editor *e, long v)
{
	long least = lround(ceil(e->ask.least)), most = lround(floor(e->ask.most));
	return v < least ? least : v > most ? most : v;
}

void
editor_open(struct editor *e, const struct editor_ask *ask)
{
	static const enum keyboard_kind kind[] = {
		[EDITOR_NUMBER] = KEYBOARD_NUMBER, [EDITOR_PHONE] = KEYBOARD_PHONE, [EDITOR_CHOICE] = KEYBOARD_TEXT
	};
	const char *value = ask->value ? ask->value : "";
	int hour, minute;
	e->open = true;
	e->ask = *ask;
	e->message[0] = e->value[0] = '\0';
	e->chosen = 0;
	e->count = 0;
	e->scroll = (struct scroll){ 0 };
	e->keyboard.hint = e->keyboard.done = NULL;
	keyboard_open(&e->keyboard, kind[ask->kind], ask->value, ask->limit ? ask->limit : 60);
	if (!date_parse(value, &e->date))
		e->date = ask->today;
	if (ask->kind == EDITOR_COUNT)
		e->count = within(e, lround(strtod(value, NULL)));
	else if (ask->kind == EDITOR_CLOCK && sscanf(value, "%2d:%2d", &hour, &minute) == 2)
		e->count = (hour * 60 + minute) % DAY_MINUTES;
}

/* --------------------------------------------------------------- answers */

const char *
editor_written(const struct keyboard *k, char *out, size_t size)
{
	const char *from = k->text + strspn(k->text, " \t");
	size_t n = strlen(from);
	while (n && from[n - 1] == ' ')
		n--;
	snprintf(out, size, "%.*s", (int)n, from);
	return keyboard_pending(k) ? "还有拼音没有选字：点一个字，或者按“删”去掉。" : NULL;
}

/* A clock goes round. */
static void
step(struct editor *e, long arg)
{
	long hour = e->count / 60, minute = e->count % 60;
	if (e->ask.kind == EDITOR_DATE)
		e->date = dates_step(e->date, arg);
	else if (e->ask.kind == EDITOR_COUNT)
		e->count = within(e, e->count + arg);
	else if (arg > HOUR / 2)
		e->count = (hour + arg - HOUR + 24) % 24 * 60 + minute;
	else
		e->count = hour * 60 + (minute + arg + 60) % 60;
}

/* Takes the answer into e->value; returns what is wrong with it, NULL when nothing is. */
static const char *
take(struct editor *e)
{
	const struct editor_ask *q = &e->ask;
	const char *wrong = NULL;
	char *end;
	if (q->kind == EDITOR_DATE)
		date_format(e->date, e->value);
	else if (q->kind == EDITOR_COUNT)
		snprintf(e->value, sizeof e->value, "%ld", e->count);
	else if (q->kind == EDITOR_CLOCK)
		snprintf(e->value, sizeof e->value, "%02ld:%02ld", e->count / 60, e->count % 60);
	else
		wrong = editor_written(&e->keyboard, e->value, sizeof e->value);
	if (wrong)
		return wrong;
	if (!e->value[0] && !q->may_be_empty)
		return "还没有写，请先写好。";
	double v = strtod(e->value, &end);
	if (q->kind == EDITOR_NUMBER && e->value[0] && (q->least != 0 || q->most != 0) &&
	    (*end || v < q->least || v > q->most)) {
		snprintf(e->message, sizeof e->message, "要在 %g 和 %g 之间，请改一下。", q->least, q->most);
		return e->message;
	}
	return q->check ? q->check(q->context, e->value) : NULL;
}

static enum editor_answer
confirm(struct editor *e)
{
	const char *wrong = take(e);
	if (wrong && wrong != e->message)
		snprintf(e->message, sizeof e->message, "%s", wrong);
	e->open = wrong != NULL;
	return wrong ? EDITOR_STAYS : EDITOR_DONE;
}

enum editor_answer
editor_event(struct editor *e, const struct screen_event *event)
{
	switch (event->action) {
	case EDITOR_KEY:
		e->message[0] = '\0';
		return keyboard_event(&e->keyboard, event->arg) == KEYBOARD_DONE ? confirm(e) : EDITOR_STAYS;
	case EDITOR_STEP:
		step(e, event->arg);
		return EDITOR_STAYS;
	case EDITOR_CHOOSE:
		e->chosen = (size_t)event->arg;
		snprintf(e->value, sizeof e->value, "%s", e->ask.choice[e->chosen]);
		e->open = false;
		return EDITOR_DONE;
	case EDITOR_OK:
		return confirm(e);
	case EDITOR_CANCEL:
		e->open = false;
		return EDITOR_CANCELLED;
	default:
		return EDITOR_STAYS;
	}
}

/* --------------------------------------------------------------- drawing */

/* A day, a time of day, a number. */
static void
draw_steps(struct pen *p, void *context)
{
	const struct editor *e = context;
	const struct editor_ask *q = &e->ask;
	struct ui *ui = p->ui;
	char day[64];
	p->middle = true;
	if (q->kind == EDITOR_COUNT) {
		pen_counter(p,
		    &(struct ui_counter){ .value = ui_printf(ui, "%ld %s", e->count, q->unit ? q->unit : ""),
			.at_least = e->count <= within(e, e->count - 1),
			.at_most = e->count >= within(e, e->count + 1),
			.big = q->most - q->least > LONG_WAY ? 10 : 0 },
		    EDITOR_STEP);
		return;
	}
	date_speak(e->date, (struct date){ 0 }, day, sizeof day);
	pen_line(p, WORDS_TITLE, 0,
	    q->kind == EDITOR_DATE ? day : ui_printf(ui, "%02ld:%02ld", e->count / 60, e->count % 60));
	pen_gap(p, ui->m.gap * 2);
	if (q->kind == EDITOR_DATE) {
		pen_dates(p, e->date, EDITOR_STEP);
		return;
	}
	pen_counter(
	    p, &(struct ui_counter){ .value = ui_printf(ui, "%ld 时", e->count / 60), .base = HOUR }, EDITOR_STEP);
	pen_gap(p, ui->m.gap * 2);
	pen_counter(
	    p, &(struct ui_counter){ .value = ui_printf(ui, "%02ld 分", e->count % 60), .big = 10 }, EDITOR_STEP);
}

static void
draw_choices(struct editor *e, struct ui *ui, struct rect r)
{
	struct choice *c = arena_array(ui->arena, e->ask.choices + 1, sizeof *c);
	for (size_t i = 0; i < e->ask.choices; i++)
		c[i].label = e->ask.choice[i];
	choices_draw(ui, r, &e->scroll, c, e->ask.choices, EDITOR_CHOOSE);
}

bool
editor_draw(struct host *h, struct ui *ui, struct editor *e)
{
	bool chooses = e->ask.kind == EDITOR_CHOICE;
	const char *done = chooses ? NULL : e->ask.confirm ? e->ask.confirm : "确定";
	const struct staff_page page = { .title = e->ask.title,
		.subtitle = chooses ? e->ask.value : NULL,
		.line = e->ask.help,
		.bar = { STAFF_LEFT("取消", EDITOR_CANCEL, true), STAFF_MAIN(done, EDITOR_OK, true) },
		.no_back = true };
	if (!e->open)
		return false;
	struct rect in = staff_sentence(ui, staff_card(h, ui, &page), ICON_EXCLAIM, ui->p->orange, e->message);
	if (chooses)
		draw_choices(e, ui, in);
	else if (e->ask.kind >= EDITOR_DATE)
		ui_middle(ui, in, &e->scroll, draw_steps, e);
	else
		keyboard_draw(ui, in, &e->keyboard, EDITOR_KEY);
	return true;
}
