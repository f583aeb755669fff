/* editor: see editor.h. */
#include "screens/editor.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "screens/staff_frame.h"
#include "ui/dates.h"

enum { EDITOR_KEY = EDITOR_ACTION, EDITOR_OK, EDITOR_CANCEL, EDITOR_CHOOSE, EDITOR_STEP };

static void
say(struct editor *e, const char *words)
{
	snprintf(e->message, sizeof e->message, "%s", words);
}

void
editor_open(struct editor *e, const struct editor_ask *ask)
{
	static const enum keyboard_kind kind[] = { KEYBOARD_TEXT, KEYBOARD_NUMBER, KEYBOARD_PHONE, KEYBOARD_TEXT,
		KEYBOARD_TEXT, KEYBOARD_TEXT, KEYBOARD_TEXT };
	e->open = true;
	e->ask = *ask;
	e->message[0] = e->value[0] = '\0';
	e->chosen = 0;
	e->scroll = (struct scroll){ 0 };
	e->keyboard.hint = e->keyboard.done = NULL;
	keyboard_open(&e->keyboard, kind[ask->kind], ask->value, ask->limit ? ask->limit : 60);
	if (!ask->value || !date_parse(ask->value, &e->date))
		e->date = ask->today;
	if (editor_steps(e))
		editor_steps_open(e);
}

/* --------------------------------------------------------------- answers */

static void
trim(const char *from, char *out, size_t size)
{
	from += strspn(from, " \t");
	size_t n = strlen(from);
	while (n && from[n - 1] == ' ')
		n--;
	snprintf(out, size, "%.*s", (int)n, from);
}

static bool
number_fits(struct editor *e)
{
	const struct editor_ask *q = &e->ask;
	char *end, words[160];
	double v = strtod(e->value, &end);
	if (q->kind != EDITOR_NUMBER || !e->value[0] || (q->least == 0 && q->most == 0))
		return true;
	if (*end == '\0' && v >= q->least && v <= q->most)
		return true;
	snprintf(words, sizeof words, "要在 %g 和 %g 之间，请改一下。", q->least, q->most);
	say(e, words);
	return false;
}

static enum editor_answer
confirm(struct editor *e)
{
	const struct editor_ask *q = &e->ask;
	if (q->kind == EDITOR_DATE)
		date_format(e->date, e->value);
	else if (editor_steps(e))
		editor_steps_value(e);
	else
		trim(e->keyboard.text, e->value, sizeof e->value);
	if (keyboard_pending(&e->keyboard)) {
		say(e, "还有拼音没有选字：点一个字，或者按“删”去掉。");
		return EDITOR_STAYS;
	}
	if (!e->value[0] && !q->may_be_empty) {
		say(e, "还没有写，请先写好。");
		return EDITOR_STAYS;
	}
	if (!number_fits(e))
		return EDITOR_STAYS;
	const char *wrong = q->check ? q->check(q->context, e->value) : NULL;
	if (wrong) {
		say(e, wrong);
		return EDITOR_STAYS;
	}
	e->open = false;
	return EDITOR_DONE;
}

enum editor_answer
editor_event(struct editor *e, const struct screen_event *event)
{
	if (event->kind != SCREEN_ACTION)
		return EDITOR_STAYS;
	switch (event->action) {
	case EDITOR_KEY:
		e->message[0] = '\0';
		return keyboard_event(&e->keyboard, event->arg) == KEYBOARD_DONE ? confirm(e) : EDITOR_STAYS;
	case EDITOR_STEP:
		if (editor_steps(e))
			editor_steps_event(e, event->arg);
		else
			e->date = dates_step(e->date, event->arg);
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

/* What is wrong, above the rest; returns what is left. */
static struct rect
draw_message(struct editor *e, struct ui *ui, struct rect r)
{
	struct text_style bold = ui_style(ui->m.body, true);
	int side = ui->m.body * 5 / 4, w = r.w - side - ui->m.gap;
	if (!e->message[0])
		return r;
	int h = ui_paragraph_height(ui, w, e->message, bold, 14, 2);
	draw_icon(ui->list, ICON_EXCLAIM, (struct rect){ r.x, r.y, side, side }, ui->p->orange);
	ui_paragraph(ui, r.x + side + ui->m.gap, r.y, w, e->message, bold, ui->p->orange, 14, 2);
	return (struct rect){ r.x, r.y + h + ui->m.gap, r.w, r.h - h - ui->m.gap };
}

static void
draw_choices(struct editor *e, struct ui *ui, struct rect r)
{
	struct choice *c = arena_array(ui->arena, e->ask.choices + 1, sizeof *c);
	for (size_t i = 0; i < e->ask.choices; i++)
		c[i].label = e->ask.choice[i];
	choices_draw(ui, r, &e->scroll, c, e->ask.choices, EDITOR_CHOOSE);
}

static void
draw_date(struct editor *e, struct ui *ui, struct rect r)
{
	char words[64];
	struct text_style title = ui_style(ui->m.title, true);
	int line = ui_line_height(ui, title), high = dates_height(ui, r.w) + line + ui->m.gap * 2;
	int y = r.y + (r.h > high ? (r.h - high) / 3 : 0);
	date_speak(e->date, (struct date){ 0 }, words, sizeof words);
	ui_text_center(ui, (struct rect){ r.x, y, r.w, line }, words, title, ui->p->ink);
	y += line + ui->m.gap * 2;
	dates_draw(ui, (struct rect){ r.x, y, r.w, r.y + r.h - y }, e->date, EDITOR_STEP);
}

void
editor_draw(struct host *h, struct ui *ui, struct editor *e)
{
	bool chooses = e->ask.kind == EDITOR_CHOICE;
	const struct staff_button button[] = { { .button = { .label = "取消" }, .action = EDITOR_CANCEL },
		{ .button = { .label = e->ask.confirm ? e->ask.confirm : "确定", .fill = ui->p->blue, .bold = true },
		    .action = EDITOR_OK,
		    .right = true } };
	const struct staff_page page = { .title = e->ask.title,
		.subtitle = chooses && e->ask.value && e->ask.value[0] ? e->ask.value : NULL,
		.line = e->ask.help,
		.button = button,
		.buttons = chooses ? 1 : 2,
		.no_back = true };
	struct rect body = staff_draw(h, ui, &page);
	ui_card(ui, body);
	struct rect in = draw_message(e, ui, rect_inset(body, ui->m.pad, ui->m.pad));
	if (chooses)
		draw_choices(e, ui, in);
	else if (e->ask.kind == EDITOR_DATE)
		draw_date(e, ui, in);
	else if (editor_steps(e))
		editor_steps_draw(e, ui, in, EDITOR_STEP);
	else
		keyboard_draw(ui, in, &e->keyboard, EDITOR_KEY);
}
