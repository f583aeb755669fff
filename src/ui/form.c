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

static const char *
less_of(const struct ui_counter *c)
{
	return c->less ? c->less : "−";
}

static const char *
more_of(const struct ui_counter *c)
{
	return c->more ? c->more : "＋";
}

static int
key_width(struct ui *ui, const struct ui_counter *c)
{
	int a = ui_button_width(ui, &(struct ui_button){ .label = less_of(c), .bold = true });
	int b = ui_button_width(ui, &(struct ui_button){ .label = more_of(c), .bold = true });
	return a > b ? a : b;
}

static int
big_width(struct ui *ui, const struct ui_counter *c)
{
	return c->big ? ui_button_width(ui, &(struct ui_button){ .label = ui_printf(ui, "＋%d", c->big) }) : 0;
}

int
ui_counter_width(struct ui *ui, const struct ui_counter *c)
{
	int keys = key_width(ui, c) + (c->big ? big_width(ui, c) + ui->m.gap : 0);
	return 2 * keys + 2 * ui->m.gap + ui_text_width(ui, c->value, ui_style(ui->m.head, true));
}

void
ui_counter(struct ui *ui, struct rect r, const struct ui_counter *c, int action)
{
	int w = key_width(ui, c), big = big_width(ui, c), left = r.x, right = r.x + r.w, h = ui->m.button;
	struct ui_button less = { .label = less_of(c), .bold = true, .disabled = c->at_least };
	struct ui_button more = { .label = more_of(c), .bold = true, .disabled = c->at_most };
	if (c->big) {
		struct ui_button fewer = { .label = ui_printf(ui, "−%d", c->big), .disabled = c->at_least };
		struct ui_button many = { .label = ui_printf(ui, "＋%d", c->big), .disabled = c->at_most };
		ui_button(ui, (struct rect){ left, r.y, big, h }, &fewer, action, -c->big);
		ui_button(ui, (struct rect){ right - big, r.y, big, h }, &many, action, c->big);
		left += big + ui->m.gap;
		right -= big + ui->m.gap;
	}
	ui_button(ui, (struct rect){ left, r.y, w, h }, &less, action, -1);
	ui_button(ui, (struct rect){ right - w, r.y, w, h }, &more, action, 1);
	left += w;
	right -= w;
	ui_text_center(
	    ui, (struct rect){ left, r.y, right - left, h }, c->value, ui_style(ui->m.head, true), ui->p->ink);
}
