/* tiles: see tiles.h. */
#include "affairs/tiles.h"

#include "affairs/issue_parts.h"
#include "base/str.h"
#include "ui/rows.h"

static void
draw_words(struct pen *p, void *context)
{
	const struct tile *t = context;
	const struct palette *c = p->ui->p;
	bool button = t->lit && !t->picture;
	p->middle = true;
	pen_line(p, WORDS_BOLD, button ? c->on_color : 0, t->word);
	pen_words(p, WORDS_NOTE, button ? c->on_color : c->soft, 3, t->note);
}

static void
draw_tile(struct ui *ui, struct rect r, const struct tile *t, color_argb c, int action, long arg)
{
	int radius = ui->m.radius, edge = theme_mm(&ui->m, 1.2f);
	struct tile copy = *t;
	struct rect in = rect_inset(r, ui->m.gap / 2, ui->m.gap / 2);
	color_argb fill = t->picture || !action ? ui->p->card : ui->p->button;
	c = ui->p->accent ? ui->p->accent : c;
	if (action)
		draw_round(ui->list, r, radius, CORNER_ALL, t->lit && !t->picture ? c : fill);
	else
		ui_card(ui, r);
	if (t->picture) {
		int high = pen_height(ui, in.w, draw_words, &copy);
		struct rect words = cut_bottom(&in, high);
		draw_words(&(struct pen){ .ui = ui, .room = words }, &copy);
		cut_bottom(&in, ui->m.gap / 2);
		issue_picture(ui, in, t->picture);
	} else {
		pen_centre(ui, in, draw_words, &copy);
	}
	if (action)
		ui_press(ui, r, radius, action, arg);
	if (t->picture && t->lit)
		draw_outline(ui->list, r, radius, edge, c);
}

static int
widest(struct ui *ui, const struct tile *tile, int count)
{
	int most = ui->m.button;
	for (int i = 0; i < count; i++) {
		int w = ui_text_width(ui, tile[i].word, words_style(ui, WORDS_BOLD)) + 2 * ui->m.gap;
		if (!str_empty(tile[i].note))
			w = w > ui->m.body * 7 ? w : ui->m.body * 7;
		most = w > most ? w : most;
	}
	return most;
}

static int
least_height(struct ui *ui, const struct tile *tile, int count, int w)
{
	int high = 0;
	for (int i = 0; i < count; i++) {
		struct tile copy = tile[i];
		int h = pen_height(ui, w - ui->m.gap, draw_words, &copy) + ui->m.gap;
		h += copy.picture ? ui->m.body * 2 : 0;
		high = h > high ? h : high;
	}
	return high > ui->m.button ? high : ui->m.button;
}

/* How many beside each other, so that the tiles are as large as they can be. */
static int
best_columns(struct ui *ui, struct rect r, const struct tile *tile, int count, int gap)
{
	int most = (r.w + gap) / (widest(ui, tile, count) + gap), best = 1, size = -1;
	int flat = count && tile[0].picture ? 1 : 3;
	for (int c = 1; c <= most && c <= count; c++) {
		int rows = (count + c - 1) / c, w = (r.w + gap) / c - gap, h = (r.h + gap) / rows - gap;
		int got = w < h * flat ? w : h * flat;
		if (got > size || (h < ui->m.button && c > best)) {
			best = c;
			size = got;
		}
	}
	return best;
}

int
tiles_height(struct ui *ui, const struct tile *tile, int count, int w)
{
	int gap = ui->m.gap, columns = (w + gap) / (widest(ui, tile, count) + gap);
	columns = columns < 1 ? 1 : columns;
	int rows = (count + columns - 1) / columns;
	return rows * (least_height(ui, tile, count, (w + gap) / columns - gap) + gap) - gap;
}

void
tiles_draw(struct ui *ui, struct rect r, struct scroll *s, const struct tile *tile, int count, color_argb c, int action)
{
	int gap = ui->m.gap, columns = best_columns(ui, r, tile, count, gap);
	int least = least_height(ui, tile, count, (r.w + gap) / columns - gap) + gap;
	struct ui_rows l = { .scroll = s,
		.count = count,
		.columns = columns,
		.tiles = true,
		.least = least,
		.most = count && tile[0].picture ? r.h : least * 2 };
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);)
		draw_tile(ui, l.at, &tile[l.i], c, action, l.i);
}
