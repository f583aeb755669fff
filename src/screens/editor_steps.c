/* editor_steps: the questions answered by − and +, a number and a time of day. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "screens/editor.h"
#include "ui/form.h"

enum { DAY_MINUTES = 24 * 60, HOUR = 1000, LONG_WAY = 30 };

bool
editor_steps(const struct editor *e)
{
	return e->ask.kind == EDITOR_COUNT || e->ask.kind == EDITOR_CLOCK;
}

static long
within(const struct editor *e, long v)
{
	long least = lround(ceil(e->ask.least)), most = lround(floor(e->ask.most));
	return v < least ? least : v > most ? most : v;
}

void
editor_steps_open(struct editor *e)
{
	int hour = 0, minute = 0;
	const char *value = e->ask.value ? e->ask.value : "";
	if (e->ask.kind == EDITOR_COUNT)
		e->count = within(e, lround(strtod(value, NULL)));
	else
		e->count = sscanf(value, "%2d:%2d", &hour, &minute) == 2 ? (hour * 60 + minute) % DAY_MINUTES : 0;
}

/* Hours come as HOUR ± 1; a clock goes round. */
void
editor_steps_event(struct editor *e, long arg)
{
	if (e->ask.kind == EDITOR_COUNT) {
		e->count = within(e, e->count + arg);
		return;
	}
	long hour = e->count / 60, minute = e->count % 60;
	if (arg > HOUR / 2)
		hour = (hour + arg - HOUR + 24) % 24;
	else
		minute = (minute + arg + 60) % 60;
	e->count = hour * 60 + minute;
}

void
editor_steps_value(struct editor *e)
{
	if (e->ask.kind == EDITOR_COUNT)
		snprintf(e->value, sizeof e->value, "%ld", e->count);
	else
		snprintf(e->value, sizeof e->value, "%02ld:%02ld", e->count / 60, e->count % 60);
}

/* One counter in the middle of r's width, its number above the keys where they do not fit beside it. */
static int
draw_counter(struct ui *ui, struct rect r, int y, const struct ui_counter *c, int action, long base)
{
	struct ui_counter keys = *c;
	int w = ui_counter_width(ui, c) + ui->m.pad * 4, b = ui->m.button, first = ui->hits;
	if (w > r.w) {
		ui_text_center(ui, (struct rect){ r.x, y, r.w, b }, c->value, ui_style(ui->m.title, true), ui->p->ink);
		keys.value = "";
		y += b;
		w = ui_counter_width(ui, &keys) + ui->m.pad * 2;
		w = w > r.w ? r.w : w;
	}
	ui_counter(ui, (struct rect){ r.x + (r.w - w) / 2, y, w, b }, &keys, action);
	for (int i = first; base && i < ui->hits; i++)
		ui->hit[i].arg += base;
	return y + b;
}

void
editor_steps_draw(struct editor *e, struct ui *ui, struct rect r, int action)
{
	const struct editor_ask *q = &e->ask;
	bool clock = q->kind == EDITOR_CLOCK;
	int b = ui->m.button, gap = ui->m.gap * 2, line = ui_line_height(ui, ui_style(ui->m.title, true));
	int high = clock ? line + 4 * b + 2 * gap : b * 2, y = r.y + (r.h > high ? (r.h - high) / 3 : 0);
	if (!clock) {
		const struct ui_counter c = { .value = ui_printf(ui, "%ld %s", e->count, q->unit ? q->unit : ""),
			.at_least = e->count <= within(e, e->count - 1),
			.at_most = e->count >= within(e, e->count + 1),
			.big = q->most - q->least > LONG_WAY ? 10 : 0 };
		draw_counter(ui, r, y, &c, action, 0);
		return;
	}
	const char *words = ui_printf(ui, "%02ld:%02ld", e->count / 60, e->count % 60);
	ui_text_center(ui, (struct rect){ r.x, y, r.w, line }, words, ui_style(ui->m.title, true), ui->p->ink);
	const struct ui_counter hour = { .value = ui_printf(ui, "%ld 时", e->count / 60) };
	const struct ui_counter minute = { .value = ui_printf(ui, "%02ld 分", e->count % 60), .big = 10 };
	y = draw_counter(ui, r, y + line + gap, &hour, action, HOUR) + gap;
	draw_counter(ui, r, y, &minute, action, 0);
}
