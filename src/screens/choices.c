/* choices: see choices.h. */
#include "screens/choices.h"

#include "base/str.h"

static int
gap_between(const struct ui *ui)
{
	int least = theme_mm(&ui->m, 3);
	return ui->m.gap > least ? ui->m.gap : least;
}

/* Label and note: side by side where they fit, else, or `stacked`, above each other. */
static void
draw_words(struct ui *ui, struct rect r, const struct choice *c, int px, bool stacked)
{
	struct text_style label = ui_style(px, true), note = ui_style(ui->m.body, false);
	color_argb ink = c->greyed ? theme_fade(ui->p->soft, 110) : ui->p->button_ink;
	int lw = ui_text_width(ui, c->label, label), lh = ui_line_height(ui, label), middle = r.y + r.h / 2;
	if (!c->note) {
		ui_text_center(ui, r, c->label, label, ink);
		return;
	}
	if (ui_text_width(ui, c->note, note) > r.w)
		note.px = ui->m.note;
	int nw = ui_text_width(ui, c->note, note), nh = ui_line_height(ui, note), gap = ui->m.gap / 2 + px / 4;
	if (lw + gap + nw <= r.w && !stacked) {
		int x = r.x + (r.w - lw - gap - nw) / 2, y = middle - lh / 2;
		int drop = text_ascent(ui->text, label) - text_ascent(ui->text, note);
		ui_text(ui, x, y, c->label, label, ink);
		ui_text(ui, x + lw + gap, y + drop, c->note, note, c->greyed ? ink : ui->p->soft);
		return;
	}
	if (lh + nh > r.h) { /* the label is what counts */
		ui_text_center(ui, r, c->label, label, ink);
		return;
	}
	ui_text_center(ui, (struct rect){ r.x, middle - (lh + nh) / 2, r.w, lh }, c->label, label, ink);
	ui_text_center(ui, (struct rect){ r.x, middle - (lh + nh) / 2 + lh, r.w, nh }, c->note, note, ui->p->soft);
}

static void
draw_choice(struct ui *ui, struct rect r, const struct choice *c, int px, bool stacked, int action, long arg)
{
	int radius = ui->m.radius * 3 / 4;
	bool pressed = !c->greyed && ui_pressed(ui, action, arg);
	if (pressed)
		r = (struct rect){ r.x + 1, r.y + 2, r.w - 2, r.h - 2 };
	draw_round(ui->list, r, radius, CORNER_ALL, c->greyed ? theme_fade(ui->p->grey_tint, 150) : ui->p->button);
	if (pressed)
		draw_round(ui->list, r, radius, CORNER_ALL, ui->p->pressed);
	draw_words(ui, rect_inset(r, ui->m.gap / 2, 0), c, px, stacked);
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
			w += ui_text_width(ui, c[i].note, ui_style(ui->m.body, false)) + ui->m.gap + ui->m.body / 4;
		most = w > most ? w : most;
	}
	return most;
}

/* How many beside each other: as even a wall as possible, that leaves little
 * of the room unused and makes no button a mere strip. */
static int
best_columns(struct rect r, int n, int most, int gap, int least, int tallest)
{
	int best = most;
	long waste = 0;
	for (int c = 1; c <= most; c++) {
		int rows = (n + c - 1) / c, w = (r.w - gap * (c - 1)) / c, h = (r.h + gap) / rows - gap;
		if (h < least)
			continue;
		h = h > tallest ? tallest : h;
		long used = (long)n * (w + gap) * (h + gap), over = (long)(r.w + gap) * (r.h + gap) - used;
		if (w > h * 4)
			over += (long)r.w * r.h;
		if (waste == 0 || over < waste) {
			waste = over;
			best = c;
		}
	}
	return best;
}

void
choices_draw(struct ui *ui, struct rect r, struct scroll *s, const struct choice *c, size_t count, int action)
{
	int gap = gap_between(ui), most = (r.w + gap) / (widest(ui, c, count) + gap), n = (int)count;
	int least = ui->m.button, tallest = theme_mm(&ui->m, n <= 8 ? 64 : 44);
	most = most < 1 ? 1 : most > 6 ? 6 : most;
	int columns = best_columns(r, n ? n : 1, most, gap, least, tallest);
	int rows = (n + columns - 1) / columns, step = ui_fit_row(ui, r, least + gap, rows);
	if (rows && rows * (least + gap) - gap <= r.h)
		step = (r.h + gap) / rows;
	step = step > tallest + gap ? tallest + gap : step;
	int px = step - gap > ui->m.button * 3 / 2 ? ui->m.head : ui->m.body;
	int w = (r.w - gap * (columns - 1)) / columns, first, last;
	bool fits = rows * step - gap <= r.h, stacked = false;
	for (int i = 0; i < n; i++) /* all of them the same way */
		stacked = stacked || (c[i].note && ui_text_width(ui, c[i].label, ui_style(px, true)) +
							   ui_text_width(ui, c[i].note, ui_style(ui->m.body, false)) +
							   ui->m.gap * 3 / 2 + px / 4 >
						       w);
	struct ui_view v = ui_view_begin(ui, r, s, rows * step - (fits ? gap : 0), fits ? 0 : step);
	ui_view_rows(&v, step, rows, &first, &last);
	for (int i = first * columns; i < last * columns && i < n; i++) {
		struct rect cell = { r.x + i % columns * (w + gap), v.y + i / columns * step, w, step - gap };
		draw_choice(ui, cell, &c[i], px, stacked, action, i);
	}
	ui_view_end(ui, &v);
}

void
choices_keys(struct ui *ui, struct rect r, const struct choice *c, size_t count, int columns, int action)
{
	int gap = gap_between(ui), n = (int)count, rows = (n + columns - 1) / columns;
	int w = (r.w - gap * (columns - 1)) / columns, h = (r.h - gap * (rows - 1)) / rows;
	int tallest = theme_mm(&ui->m, 44), px = columns == 3 ? ui->m.head : ui->m.body;
	h = h > tallest ? tallest : h;
	for (int i = 0; i < n; i++) {
		struct rect cell = { r.x + i % columns * (w + gap), r.y + i / columns * (h + gap), w, h };
		draw_choice(ui, cell, &c[i], utf8_count(c[i].label) > 1 ? ui->m.body : px, false, action, i);
	}
}

int
choices_pad_digit(long key)
{
	return key < CHOICES_PAD_CLEAR ? (int)key + 1 : key == CHOICES_PAD_ZERO ? 0 : -1;
}

void
choices_pad(struct ui *ui, struct rect r, unsigned live, bool typed, int action)
{
	struct choice c[CHOICES_PAD];
	for (int i = 0; i < CHOICES_PAD; i++) {
		int digit = choices_pad_digit(i);
		c[i] = (struct choice){ ui_printf(ui, "%d", digit), NULL, digit < 0 || !(live >> digit & 1) };
	}
	c[CHOICES_PAD_CLEAR] = (struct choice){ "重按", NULL, !typed };
	c[CHOICES_PAD_BACK] = (struct choice){ "删一位", NULL, !typed };
	choices_keys(ui, r, c, CHOICES_PAD, 3, action);
}
