/* choices: see choices.h. */
#include "screens/choices.h"

#include "base/str.h"
#include "ui/rows.h"

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
	color_argb ink = c->lit ? ui->p->on_color : c->greyed ? ui->p->off : ui->p->ink;
	color_argb soft = c->lit || c->greyed ? ink : ui->p->soft;
	if (!c->note) {
		label = ui_shrink(ui, c->label, label, r.w);
		label.px = ui_text_width(ui, c->label, label) > r.w ? ui->m.least : label.px;
		ui_text_center(ui, r, c->label, label, ink);
		return;
	}
	note = ui_shrink(ui, c->note, note, r.w);
	int lh = ui_line_height(ui, label), nh = ui_line_height(ui, note);
	int gap = ui->m.gap / 2 + px / 4, lw = ui_text_width(ui, c->label, label);
	struct rect both = cut_middle(r, lw + gap + ui_text_width(ui, c->note, note), lh);
	if (!stacked && lw + gap < both.w) {
		int drop = text_ascent(ui->text, label) - text_ascent(ui->text, note);
		ui_text(ui, both.x, both.y, c->label, label, ink);
		ui_text_in(ui, both.x + lw + gap, both.y + drop, both.w - lw - gap, c->note, note, soft);
		return;
	}
	struct rect in = cut_middle(r, r.w, lh + nh > r.h ? lh : lh + nh); /* the label is what counts */
	ui_text_center(ui, cut_top(&in, lh), c->label, ui_shrink(ui, c->label, label, r.w), ink);
	if (in.h)
		ui_text_center(ui, in, c->note, note, soft);
}

static void
draw_choice(struct ui *ui, struct rect r, const struct choice *c, int px, bool stacked, int action, long arg)
{
	int radius = ui->m.radius * 3 / 4;
	draw_round(ui->list, r, radius, CORNER_ALL,
	    c->greyed       ? ui->p->off_ground
	    : !c->lit       ? ui->p->card
	    : ui->p->accent ? ui->p->accent
			    : ui->p->gold);
	if (!c->greyed)
		ui_press(ui, r, radius, action, arg);
	draw_words(ui, rect_inset(r, ui->m.gap / 2, 0), c, px, stacked);
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

/* How many may stand beside each other. */
static int
columns_in(struct ui *ui, int w, const struct choice *c, size_t count)
{
	int gap = gap_between(ui), most = (w + gap) / (widest(ui, c, count) + gap);
	return most < 1 ? 1 : most > 6 ? 6 : most;
}

int
choices_height(struct ui *ui, int w, const struct choice *c, size_t count, int most)
{
	int columns = columns_in(ui, w, c, count), rows = ((int)count + columns - 1) / columns;
	int step = ui->m.button * 5 / 4 + gap_between(ui);
	return rows <= most ? rows * step - gap_between(ui) : most * step + ui->m.button + ui->m.gap;
}

void
choices_draw(struct ui *ui, struct rect r, struct scroll *s, const struct choice *c, size_t count, int action)
{
	int gap = gap_between(ui), n = (int)count, least = ui->m.button, tallest = theme_mm(&ui->m, n <= 8 ? 64 : 44);
	tallest = tallest > ui->m.title * 3 ? tallest : ui->m.title * 3;
	struct ui_rows l = { .scroll = s,
		.count = n,
		.across = true,
		.bare = true,
		.least = least + gap,
		.columns = best_columns(r, n ? n : 1, columns_in(ui, r.w, c, count), gap, least, tallest),
		.most = tallest + gap };
	struct rect out = { r.x - gap / 2, r.y, r.w + gap, r.h + gap }; /* a gap belongs to every cell */
	int w = (r.w + gap) / l.columns - gap;
	bool stacked = false;
	ui_rows_begin(&l, ui, out);
	int px = l.row - gap > ui->m.title * 5 / 2    ? ui->m.title
		 : l.row - gap > ui->m.button * 3 / 2 ? ui->m.head
						      : ui->m.body;
	for (size_t i = 0; i < count; i++) /* all of them the same way */
		stacked = stacked || (c[i].note && ui_text_width(ui, c[i].label, ui_style(px, true)) +
							   ui_text_width(ui, c[i].note, ui_style(ui->m.body, false)) +
							   ui->m.gap * 3 / 2 + px / 4 >
						       w);
	while (ui_rows_next(&l)) {
		struct rect cell = { l.at.x + gap / 2, l.at.y, l.at.w - gap, l.at.h - gap };
		draw_choice(ui, cell, &c[l.i], px, stacked, action, l.i);
	}
}

void
choices_keys(struct ui *ui, struct rect r, const struct choice *c, size_t count, int columns, int action)
{
	int gap = gap_between(ui), n = (int)count, rows = (n + columns - 1) / columns, px = ui->m.body;
	int tallest = theme_mm(&ui->m, 44), h = (r.h - gap * (rows - 1)) / rows;
	px = columns == 3 ? ui->m.head : px;
	h = h > tallest ? tallest : h;
	for (int i = 0; i < n; i++) {
		struct rect cell = cut_column(r, i % columns, columns, gap);
		cell = (struct rect){ cell.x, r.y + i / columns * (h + gap), cell.w, h };
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
		c[i] =
		    (struct choice){ .label = ui_printf(ui, "%d", digit), .greyed = digit < 0 || !(live >> digit & 1) };
	}
	c[CHOICES_PAD_CLEAR] = (struct choice){ .label = "重按", .greyed = !typed };
	c[CHOICES_PAD_BACK] = (struct choice){ .label = "删一位", .greyed = !typed };
	choices_keys(ui, r, c, CHOICES_PAD, 3, action);
}
