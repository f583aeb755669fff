/* rows: see rows.h. */
#include "ui/rows.h"

/* ----------------------------------------------------------- equal rows */

void
ui_rows_begin(struct ui_rows *l, struct ui *ui, struct rect r)
{
	int columns = l->columns > 1 ? l->columns : 1, edge = l->tiles ? ui->m.gap / 2 : 0;
	r = rect_inset(r, -edge, -edge);
	l->bare |= l->tiles;
	l->across |= l->tiles;
	l->ui = ui;
	l->columns = columns;
	l->down = (l->count + columns - 1) / columns;
	l->row = ui_fit_row(ui, r, l->least, l->down);
	if (l->down && l->down * l->least <= r.h && l->most > l->least) {
		int share = r.h / l->down;
		l->row = share > l->most ? l->most : share;
	}
	l->v = ui_view_begin(ui, r, l->scroll, l->row * l->down, l->row);
	if (l->tiles)
		l->v.ground = ui->p->paper;
	ui_view_rows(&l->v, l->row, l->down, &l->first, &l->last);
	l->step = -1;
}

bool
ui_rows_next(struct ui_rows *l)
{
	int seen = l->last - l->first, gap = l->columns > 1 && !l->bare ? l->ui->m.pad * 2 : 0;
	while (++l->step < seen * l->columns) {
		int column = l->across ? l->step % l->columns : l->step / seen;
		int n = l->first + (l->across ? l->step / l->columns : l->step % seen);
		l->i = l->across ? n * l->columns + column : column * l->down + n;
		if (l->i >= l->count)
			continue;
		int rest = l->count - n * l->columns;
		bool shared = l->spread && rest < l->columns && rest * 2 >= l->columns && !l->v.footer.h;
		struct rect c = cut_column(l->v.view, column, shared ? rest : l->columns, gap);
		l->at = (struct rect){ c.x, l->v.y + n * l->row, c.w, l->row };
		if (n > 0 && !l->bare)
			ui_divider(l->ui, c.x, l->at.y, c.w);
		if (l->tiles)
			l->at = rect_inset(l->at, l->ui->m.gap / 2, l->ui->m.gap / 2);
		return true;
	}
	ui_view_end(l->ui, &l->v);
	return false;
}

/* ------------------------------------------------------- cards of words */

struct cards {
	void (*draw)(struct pen *p, void *context, int i);
	void *context;
	int count, i, action; /* action: of a row, not of a card */
};

static void
card_words(struct pen *p, void *context)
{
	const struct cards *c = context;
	struct rect at = p->room;
	int used = p->used;
	c->draw(p, c->context, c->i);
	at.h = p->used - used;
	if (c->action)
		ui_hit(p->ui, at, c->action, c->i);
}

static void
row_of_words(struct pen *p, void *context, int i)
{
	struct cards c = *(const struct cards *)context;
	c.i = i;
	card_words(p, &c);
}

/* As high as the fullest of them; which it is depends on the type. */
static void
fullest_words(struct pen *p, void *context)
{
	struct cards c = *(const struct cards *)context;
	int high = 0;
	for (c.i = 0; c.i < c.count; c.i++) {
		int h = pen_height(p->ui, p->room.w, card_words, &c);
		high = h > high ? h : high;
	}
	pen_take(p, high);
}

/* In how many columns all are seen at once in the largest type, or else the most of them. */
static int
best_columns(struct ui *ui, struct rect r, int most, struct cards *c)
{
	const struct metrics was = ui->m;
	int best = most, score = 0, edge = was.pad + was.gap;
	for (int columns = most; columns > 0; columns--) {
		int down = (c->count + columns - 1) / columns, w = (r.w + was.gap) / columns - was.gap - 2 * was.pad;
		int high = pen_height(ui, w, fullest_words, c) + edge, now;
		if (high * down > r.h)
			now = columns * ((r.h - was.button - was.gap) / high) - c->count; /* below 0 */
		else
			pen_grow(ui, (struct rect){ 0, 0, w, r.h / down - edge }, fullest_words, c), now = ui->m.body;
		if (columns == most || now > score) {
			score = now;
			best = columns;
		}
		ui->m = was;
	}
	return best;
}

void
ui_cards(struct ui *ui, struct rect r, struct scroll *s, int count, void (*draw)(struct pen *p, void *context, int i),
    void *context, int action)
{
	const struct metrics *m = &ui->m;
	struct cards c = { draw, context, count, 0, 0 };
	int most = r.w / (m->body * 18), edge = m->pad + m->gap;
	int columns = best_columns(ui, r, most < 1 ? 1 : most < count ? most : count, &c);
	int w = (r.w + m->gap) / columns - m->gap - 2 * m->pad, least = pen_height(ui, w, fullest_words, &c);
	if (least + edge > r.h - m->button - m->gap) {
		c.action = action;
		ui_card(ui, r);
		ui_flow(ui, rect_inset(r, m->pad, m->gap / 2), s, count, row_of_words, &c);
		return;
	}
	struct ui_rows l = {
		.scroll = s, .count = count, .columns = columns, .tiles = true, .least = least + edge, .most = r.h * 2
	};
	ui_rows_begin(&l, ui, r);
	struct metrics was = pen_grow(ui, (struct rect){ 0, 0, w, l.row - edge }, fullest_words, &c), grown = ui->m;
	for (ui->m = was; ui_rows_next(&l); ui->m = was) {
		int last = count % columns; /* the last row has no hole */
		if (l.i >= count - last)
			l.at = cut_column((struct rect){ r.x, l.at.y, r.w, l.at.h }, l.i % columns, last, was.gap);
		ui_card(ui, l.at);
		ui->m = grown;
		c.i = l.i;
		pen_centre(ui, rect_inset(l.at, was.pad, was.pad / 2), card_words, &c);
		if (action)
			ui_press(ui, l.at, was.radius, action, l.i);
	}
}

/* -------------------------------------------------------------- the row */

/* Takes what stands before the words off the left. */
static void
row_sign(struct ui *ui, struct rect *in, const struct ui_row *row)
{
	int side = ui->m.body * 13 / 10;
	if (!row->tick && !row->icon)
		return;
	struct rect sign = cut_left(in, side);
	cut_left(in, ui->m.pad);
	sign = cut_middle(sign, side, side);
	if (row->tick && !row->off)
		ui_tick(ui, sign, row->ticked);
	else if (!row->tick)
		draw_icon(ui->list, row->icon, sign, row->color ? row->color : ui->p->ink);
}

static void
row_chip(struct ui *ui, struct rect at, const struct ui_row *row)
{
	ui_chip(ui, at.x, at.y + (at.h - ui_chip_height(ui)) / 2, row->chip, row->chip_color,
	    row->chip_ink ? row->chip_ink : ui->p->on_color);
}

static void
row_button(struct ui *ui, struct rect *in, const struct ui_row *row)
{
	if (!row->button)
		return;
	struct rect at = cut_right(in, ui_button_width(ui, row->button));
	ui_button(ui, cut_middle(at, at.w, ui->m.button), row->button, row->action, row->arg);
	cut_right(in, ui->m.gap);
}

/* Takes what stands behind the words off the right. */
static void
row_end(struct ui *ui, struct rect *in, const struct ui_row *row)
{
	const struct metrics *m = &ui->m;
	row_button(ui, in, row);
	if (row->opens) {
		struct rect at = cut_right(in, m->body);
		draw_icon(ui->list, ICON_ARROW_RIGHT, cut_middle(at, m->body, m->body), ui->p->soft);
		cut_right(in, m->gap);
	}
	if (row->value && *row->value) {
		struct text_style style = ui_shrink(ui, row->value, ui_style(m->body, false), in->w * 6 / 10);
		const char *s = text_fit(ui->text, ui->arena, row->value, style, in->w * 6 / 10);
		ui_text_center(ui, cut_right(in, ui_text_width(ui, s, style)), s, style,
		    row->value_color ? row->value_color : ui->p->soft);
		cut_right(in, m->gap);
	}
	if (row->chip && !row->chip_first) {
		row_chip(ui, cut_right(in, ui_chip_width(ui, row->chip)), row);
		cut_right(in, m->gap);
	}
}

static void
row_words(struct pen *p, void *context)
{
	const struct ui_row *row = context;
	color_argb soft = p->ui->p->soft;
	enum words title = row->large ? WORDS_HEAD : row->bold || row->ticked ? WORDS_BOLD : WORDS_BODY;
	enum words note = row->large ? WORDS_BODY : WORDS_NOTE;
	if (row->lines > 1 && !row->note)
		pen_words(p, title, row->off ? soft : 0, row->lines, row->title);
	else
		pen_line(p, title, row->off ? soft : 0, row->title);
	if (row->lines > 1)
		pen_words(p, note, soft, row->lines, row->note);
	else
		pen_line(p, note, soft, row->note);
}

void
ui_row(struct ui *ui, struct rect r, const struct ui_row *row)
{
	bool answers = row->action != UI_ACTION_NONE && !row->off && !row->button;
	struct rect in = r;
	if (answers && ui_pressed(ui, row->action, row->arg))
		draw_round(ui->list, r, ui->m.radius / 2, CORNER_ALL, ui->p->pressed);
	if (answers)
		ui_hit(ui, r, row->action, row->arg);
	row_sign(ui, &in, row);
	if (row->chip && row->chip_first) {
		row_chip(ui, cut_left(&in, ui_chip_width(ui, row->chip)), row);
		cut_left(&in, ui->m.gap);
	}
	row_end(ui, &in, row);
	if (row->whole && row->button && !row->button->disabled)
		ui_hit(ui, (struct rect){ r.x, r.y, in.x + in.w - r.x, r.h }, row->action, row->arg);
	struct ui_row copy = *row;
	copy.large = row->large && pen_height(ui, in.w, row_words, &copy) + ui->m.gap <= r.h;
	pen_centre(ui, in, row_words, &copy);
}

struct rect
ui_row_card(struct ui *ui, struct rect r, int action, long arg)
{
	int radius = ui->m.radius * 3 / 4;
	r = rect_inset(r, 0, ui->m.gap / 4);
	draw_round(ui->list, r, radius, CORNER_ALL, ui->p->card);
	ui_press(ui, r, radius, action, arg);
	return rect_inset(r, ui->m.pad, 0);
}

void
pen_row(struct pen *p, const struct ui_row *row)
{
	struct ui *ui = p->ui;
	struct rect in = { 0, 0, p->room.w, ui->m.row };
	struct ui_row copy = *row;
	ui_lift(ui);
	row_sign(ui, &in, row);
	row_end(ui, &in, row);
	ui_put_down(ui);
	int h = pen_height(ui, in.w, row_words, &copy) + ui->m.gap, least = row->button ? ui->m.button : ui->m.row;
	ui_row(ui, pen_take(p, h > least ? h : least), row);
}

int
ui_row_height(struct ui *ui, int lines)
{
	const struct metrics *m = &ui->m;
	int h = ui_line_height(ui, ui_style(m->body, true)) + m->gap;
	if (lines == 1)
		h += ui_line_height(ui, ui_style(m->note, false));
	else if (lines > 1)
		h += lines * m->note * 15 / 10;
	return h > m->row ? h : m->row;
}
