/* shelf: see shelf.h. */
#include "ui/shelf.h"

#include <string.h>

struct shelf
shelf_at(struct ui *ui, struct rect room)
{
	return (struct shelf){ .ui = ui, .room = room };
}

/* Another line, where the last has less than w px free. */
static void
need(struct shelf *s, int w)
{
	if (w <= s->line.w)
		return;
	s->line = cut_top(&s->room, s->ui->m.button);
	cut_top(&s->room, s->ui->m.gap);
}

struct rect
shelf_left(struct shelf *s, int w)
{
	need(s, w);
	struct rect r = cut_left(&s->line, w);
	cut_left(&s->line, s->ui->m.gap);
	return r;
}

struct rect
shelf_right(struct shelf *s, int w)
{
	need(s, w);
	struct rect r = cut_right(&s->line, w);
	cut_right(&s->line, s->ui->m.gap);
	return r;
}

void
shelf_tabs(struct shelf *s, const char *const *label, int count, int lit, color_argb fill, int action)
{
	for (int i = 0; i < count; i++) {
		struct ui_button b = { .label = label[i], .bold = true }; /* as wide lit as not */
		struct rect at = shelf_left(s, ui_button_width(s->ui, &b));
		b.bold = i == lit;
		b.fill = i == lit ? fill : 0;
		ui_button(s->ui, at, &b, action, i);
	}
}

void
shelf_stepper(struct shelf *s, const char *label, const char *widest, size_t at, size_t count, int action)
{
	int w = ui_stepper_width(s->ui, widest);
	ui_stepper(s->ui, shelf_right(s, w), label, at + 1 < count, at > 0, action);
}

void
shelf_pick(struct shelf *s, const char *const *label, size_t count, size_t lit, color_argb fill, int action, int step)
{
	const char *widest = label[lit];
	bool low = s->room.h < s->ui->m.body * 10;
	if (ui_tabs_width(s->ui, label, (int)count) <= (low ? s->line.w : s->room.w)) {
		shelf_tabs(s, label, (int)count, (int)lit, fill, action);
		return;
	}
	for (size_t i = 0; i < count; i++)
		widest = strlen(label[i]) > strlen(widest) ? label[i] : widest;
	shelf_stepper(s, label[lit], widest, count - 1 - lit, count, step);
}
