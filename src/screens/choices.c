/* choices: see choices.h. */
#include "screens/choices.h"

static int
gap_between(const struct ui *ui)
{
	int least = theme_mm(&ui->m, 3);
	return ui->m.gap > least ? ui->m.gap : least;
}

/* Label and note: side by side where they fit, else above each other. */
static void
draw_words(struct ui *ui, struct rect r, const struct choice *c, int px)
{
	struct text_style label = ui_style(px, true), note = ui_style(px > ui->m.body ? ui->m.body : ui->m.note, false);
	color_argb ink = c->greyed ? theme_fade(ui->p->soft, 110) : ui->p->button_ink;
	int lw = ui_text_width(ui, c->label, label), lh = ui_line_height(ui, label), middle = r.y + r.h / 2;
	if (!c->note) {
		ui_text_center(ui, r, c->label, label, ink);
		return;
	}
	int nw = ui_text_width(ui, c->note, note), nh = ui_line_height(ui, note), gap = ui->m.gap / 2 + px / 4;
	if (lw + gap + nw <= r.w) {
		int x = r.x + (r.w - lw - gap - nw) / 2, y = middle - lh / 2;
		int drop = text_ascent(ui->text, label) - text_ascent(ui->text, note);
		ui_text(ui, x, y, c->label, label, ink);
		ui_text(ui, x + lw + gap, y + drop, c->note, note, c->greyed ? ink : ui->p->soft);
		return;
	}
	ui_text_center(ui, (struct rect){ r.x, middle - (lh + nh) / 2, r.w, lh }, c->label, label, ink);
	ui_text_center(ui, (struct rect){ r.x, middle - (lh + nh) / 2 + lh, r.w, nh }, c->note, note, ui->p->soft);
}

static void
draw_choice(struct ui *ui, struct rect r, const struct choice *c, int px, int action, long arg)
{
	int radius = ui->m.radius * 3 / 4;
	bool pressed = !c->greyed && ui_pressed(ui, action, arg);
	if (pressed)
		r = (struct rect){ r.x + 1, r.y + 2, r.w - 2, r.h - 2 };
	draw_round(ui->list, r, radius, CORNER_ALL, c->greyed ? theme_fade(ui->p->grey_tint, 150) : ui->p->button);
	if (pressed)
		draw_round(ui->list, r, radius, CORNER_ALL, ui->p->pressed);
	draw_words(ui, rect_inset(r, ui->m.gap / 2, 0), c, px);
	if (!c->greyed)
		ui_hit(ui, r, action, arg);
}

/* The width the widest words need on one line. */
static int
widest(struct ui *ui, const struct choice *c, size_t count)
{
	int most = ui->m.button;
	for (size_t i = 0; i < count; i++) {
		int w = ui_text_width(ui, c[i].label, ui_style(ui->m.body, true)) + 2 * ui->m.pad;
		if (c[i].note)
			w += ui_text_width(ui, c[i].note, ui_style(ui->m.note, false)) + ui->m.gap + ui->m.body / 4;
		most = w > most ? w : most;
	}
	return most;
}

void
choices_draw(struct ui *ui, struct rect r, struct scroll *s, const struct choice *c, size_t count, int action)
{
	int gap = gap_between(ui), most = (r.w + gap) / (widest(ui, c, count) + gap), least = ui->m.button,
	    n = (int)count;
	int columns = most < 1 ? 1 : most > 6 ? 6 : most;
	/* few buttons are large ones, in as even a wall as they make */
	while (columns > 2 && n <= columns * 2 && (n + columns - 2) / (columns - 1) <= 3)
		columns--;
	int rows = (n + columns - 1) / columns, step = ui_fit_row(ui, r, least + gap, rows);
	if (rows && rows * step <= r.h)
		step = (r.h + gap) / rows;
	int tallest = theme_mm(&ui->m, 34);
	step = step > tallest + gap ? tallest + gap : step;
	int px = step - gap > ui->m.button * 3 / 2 ? ui->m.head : ui->m.body;
	int w = (r.w - gap * (columns - 1)) / columns, first, last;
	struct ui_view v = ui_view_begin(ui, r, s, rows * step - (rows * step - gap <= r.h ? gap : 0), step);
	ui_view_rows(&v, step, rows, &first, &last);
	for (int i = first * columns; i < last * columns && i < n; i++) {
		struct rect cell = { r.x + i % columns * (w + gap), v.y + i / columns * step, w, step - gap };
		draw_choice(ui, cell, &c[i], px, action, i);
	}
	ui_view_end(ui, &v);
}

void
choices_keys(struct ui *ui, struct rect r, const struct choice *c, size_t count, int columns, int action)
{
	int gap = gap_between(ui), n = (int)count, rows = (n + columns - 1) / columns;
	int w = (r.w - gap * (columns - 1)) / columns, h = (r.h - gap * (rows - 1)) / rows;
	int tallest = theme_mm(&ui->m, ui->m.large ? 30 : 24);
	h = h > tallest ? tallest : h;
	for (int i = 0; i < n; i++) {
		struct rect cell = { r.x + i % columns * (w + gap), r.y + i / columns * (h + gap), w, h };
		draw_choice(ui, cell, &c[i], ui->m.body, action, i);
	}
}
