/* form: see form.h. */
#include "ui/form.h"

int
ui_field_height(const struct ui *ui)
{
	int two = (ui->m.body + ui->m.note) * 14 / 10 + ui->m.gap / 2;
	return two > ui->m.button ? two : ui->m.button;
}

/* Label above note, or the label alone, in the middle of the row; returns its width. */
static int
draw_label(struct ui *ui, struct rect r, const char *label, const char *note)
{
	struct text_style big = ui_style(ui->m.body, false), small = ui_style(ui->m.note, false);
	/* two lines of the note where the row is high enough for them */
	int line = ui_line_height(ui, big), most = note && r.h >= line + ui->m.note * 28 / 10 ? 2 : 1;
	int second = note ? ui_paragraph_height(ui, r.w, note, small, 14, most) : 0;
	int y = r.y + (r.h - line - second) / 2, w = ui_text_in(ui, r.x, y, r.w, label, big, ui->p->ink);
	if (!note)
		return w;
	int under = ui_text_width(ui, note, small);
	under = under > r.w ? r.w : under;
	ui_paragraph(ui, r.x, y + line, r.w, note, small, ui->p->soft, 14, most);
	return under > w ? under : w;
}

void
ui_field(struct ui *ui, struct rect r, const char *label, const char *note, const char *value, int action, long arg)
{
	struct text_style body = ui_style(ui->m.body, false), bold = ui_style(ui->m.body, true);
	int line = ui_line_height(ui, body), y = r.y + (r.h - line) / 2, right = r.x + r.w - ui->m.pad / 2;
	if (ui_pressed(ui, action, arg))
		draw_round(ui->list, r, ui->m.radius / 2, CORNER_ALL, ui->p->pressed);
	right -= ui_text_right(ui, right, y, "改", body, ui->p->blue) + ui->m.pad;
	int x = r.x + ui->m.pad / 2;
	x += draw_label(ui, (struct rect){ x, r.y, (right - x) * 2 / 3, r.h }, label, note) + ui->m.pad;
	bool empty = !value || !value[0];
	const char *words = text_fit(ui->text, ui->arena, empty ? "没有填" : value, empty ? body : bold, right - x);
	ui_text_right(ui, right, y, words, empty ? body : bold, empty ? ui->p->soft : ui->p->ink);
	ui_hit(ui, r, action, arg);
}

/* -------------------------------------------------------------- counters */

/* A key of one side: side −1 or +1, `by` 1 or the big step. */
static struct ui_button
key(struct ui *ui, const struct ui_counter *c, int side, int by)
{
	const char *own = side < 0 ? c->less : c->more, *sign = side < 0 ? "−" : "＋";
	return (struct ui_button){ .label = by > 1 ? ui_printf(ui, "%s%d", sign, by)
					    : own  ? own
						   : sign,
		.bold = by == 1,
		.disabled = side < 0 ? c->at_least : c->at_most };
}

/* Keys of a kind are as wide as the wider of the two. */
static int
key_width(struct ui *ui, const struct ui_counter *c, int by)
{
	const struct ui_button less = key(ui, c, -1, by), more = key(ui, c, 1, by);
	int a = ui_button_width(ui, &less), b = ui_button_width(ui, &more);
	return a > b ? a : b;
}

int
ui_counter_width(struct ui *ui, const struct ui_counter *c)
{
	int keys = key_width(ui, c, 1) + (c->big ? key_width(ui, c, c->big) + ui->m.gap : 0);
	return 2 * keys + 2 * ui->m.gap + ui_text_width(ui, c->value, ui_style(ui->m.head, true));
}

void
ui_counter(struct ui *ui, struct rect r, const struct ui_counter *c, int action)
{
	r.h = ui->m.button;
	for (int by = c->big ? c->big : 1; by; by = by > 1 ? 1 : 0) {
		int w = key_width(ui, c, by);
		for (int side = -1; side <= 1; side += 2) {
			const struct ui_button b = key(ui, c, side, by);
			struct rect at = side < 0 ? cut_left(&r, w) : cut_right(&r, w);
			ui_button(ui, at, &b, action, c->base + side * by);
		}
		if (by > 1)
			r = rect_inset(r, ui->m.gap, 0);
	}
	ui_text_center(ui, r, c->value, ui_style(ui->m.head, true), ui->p->ink);
}

void
pen_counter(struct pen *p, const struct ui_counter *c, int action)
{
	struct ui *ui = p->ui;
	struct ui_counter keys = *c;
	if (ui_counter_width(ui, c) > p->room.w) {
		ui_text_center(ui, pen_take(p, ui->m.button), c->value, ui_style(ui->m.head, true), ui->p->ink);
		keys.value = "";
	}
	int w = ui_counter_width(ui, &keys) + ui->m.pad * 4;
	ui_counter(ui, cut_middle(pen_take(p, ui->m.button), w, ui->m.button), &keys, action);
}
