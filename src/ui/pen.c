/* pen: see pen.h. */
#include "ui/pen.h"

#include <string.h>

enum { HIGH = 1 << 20 };

struct pen
pen_at(struct ui *ui, struct rect room)
{
	return (struct pen){ .ui = ui, .room = room };
}

int
pen_height(struct ui *ui, int w, void (*draw)(struct pen *p, void *context), void *context)
{
	struct pen p = pen_at(ui, (struct rect){ 0, 0, w, HIGH });
	ui_lift(ui);
	draw(&p, context);
	ui_put_down(ui);
	return p.used;
}

void
pen_centre(struct ui *ui, struct rect r, void (*draw)(struct pen *p, void *context), void *context)
{
	int h = pen_height(ui, r.w, draw, context);
	struct pen p = pen_at(ui, cut_middle(r, r.w, h));
	draw(&p, context);
}

static void
set_type(struct ui *ui, const struct metrics *m, int tenths)
{
	ui->m.title = m->title * tenths / 10;
	ui->m.head = m->head * tenths / 10;
	ui->m.body = m->body * tenths / 10;
	ui->m.note = m->note * tenths / 10;
}

struct metrics
pen_grow(struct ui *ui, struct rect r, void (*draw)(struct pen *p, void *context), void *context)
{
	struct metrics was = ui->m;
	int cuts = ui->cuts;
	pen_height(ui, r.w, draw, context);
	int most = ui->cuts - cuts;
	for (int tenths = 20; tenths >= 10; tenths -= 2) {
		set_type(ui, &was, tenths);
		cuts = ui->cuts;
		if (pen_height(ui, r.w, draw, context) <= r.h && ui->cuts - cuts <= most)
			break;
	}
	return was;
}

struct metrics
pen_grow_alike(
    struct ui *ui, int w, int h, void (*draw)(struct pen *p, void *context), const void *contexts, size_t size, int n)
{
	const struct metrics was = ui->m;
	struct metrics least = was;
	for (int i = 0; i < n; i++) {
		ui->m = was;
		pen_grow(ui, (struct rect){ 0, 0, w, h }, draw, (void *)((const char *)contexts + (size_t)i * size));
		least = !i || ui->m.title < least.title ? ui->m : least;
	}
	ui->m = least;
	return was;
}

void
pen_centre_grown(struct ui *ui, struct rect r, void (*draw)(struct pen *p, void *context), void *context)
{
	struct metrics was = pen_grow(ui, r, draw, context);
	pen_centre(ui, r, draw, context);
	ui->m = was;
}

struct text_style
words_style(const struct ui *ui, enum words w)
{
	const struct metrics *m = &ui->m;
	const int px[] = { m->body, m->body, m->note, m->note, m->head, m->title, m->head, m->head };
	bool bold = w == WORDS_BOLD || w == WORDS_NOTE_BOLD || w == WORDS_HEAD || w == WORDS_TITLE;
	return ui_style(px[w], bold);
}

struct rect
pen_take(struct pen *p, int h)
{
	p->used += h;
	struct rect piece = cut_top(&p->room, h);
	piece.h = h;
	return piece;
}

void
pen_gap(struct pen *p, int px)
{
	pen_take(p, px);
}

void
pen_band(struct pen *p, color_argb ground, void (*draw)(struct pen *p, void *context), void *context)
{
	const struct metrics *m = &p->ui->m;
	int high = pen_height(p->ui, p->room.w - 2 * m->pad, draw, context);
	struct rect r = pen_take(p, high + m->gap);
	draw_round(p->ui->list, r, m->radius / 2, CORNER_ALL, ground);
	struct pen in = pen_at(p->ui, rect_inset(r, m->pad, m->gap / 2));
	draw(&in, context);
}

struct rect
pen_plate(struct pen *p, int side, color_argb ground, void (*draw)(struct pen *p, void *context), void *context)
{
	struct pen words = *p;
	struct rect at = cut_left(&words.room, side);
	cut_left(&words.room, p->ui->m.pad);
	draw(&words, context);
	at.h = words.used - p->used > side ? words.used - p->used : side;
	draw_round(p->ui->list, at, p->ui->m.radius, CORNER_ALL, ground);
	pen_take(p, at.h);
	return at;
}

void
pen_divider(struct pen *p)
{
	ui_divider(p->ui, p->room.x, p->room.y, p->room.w);
}

void
pen_words(struct pen *p, enum words w, color_argb c, int lines, const char *s)
{
	struct ui *ui = p->ui;
	if (!s || !*s)
		return;
	struct text_style style = words_style(ui, w);
	struct text_lines l = text_break(ui->text, ui->arena, s, style, p->room.w, (size_t)lines);
	if (lines && l.count == (size_t)lines && l.line[l.count - 1].len >= 3 &&
	    memcmp(l.line[l.count - 1].text + l.line[l.count - 1].len - 3, "…", 3) == 0)
		ui->cuts++;
	int step = style.px * (w == WORDS_READING ? 17 : 15) / 10, inset = (step - ui_line_height(ui, style)) / 2;
	for (size_t i = 0; i < l.count; i++) {
		struct rect r = pen_take(p, step);
		int x = p->middle ? r.x + (r.w - l.line[i].width) / 2 : r.x;
		draw_text(ui->list, x, r.y + inset, l.line[i].text, l.line[i].len, style, c ? c : ui->p->ink);
	}
}

void
pen_line(struct pen *p, enum words w, color_argb c, const char *s)
{
	struct ui *ui = p->ui;
	if (!s || !*s)
		return;
	struct text_style style = words_style(ui, w);
	struct rect r = pen_take(p, ui_line_height(ui, style));
	style = ui_shrink(ui, s, style, r.w);
	const char *whole = s;
	s = text_fit(ui->text, ui->arena, s, style, r.w);
	ui->cuts += s != whole;
	int x = p->middle ? r.x + (r.w - ui_text_width(ui, s, style)) / 2 : r.x;
	ui_text(ui, x, r.y + (r.h - ui_line_height(ui, style)) / 2, s, style, c ? c : ui->p->ink);
}

void
pen_ends(struct pen *p, enum words w, color_argb c, const char *left, const char *right)
{
	struct ui *ui = p->ui;
	struct text_style style = words_style(ui, w), bold = ui_style(style.px, true);
	int end = ui_text_width(ui, right, bold), rest = p->room.w - end - ui->m.gap;
	if (ui_text_width(ui, left, ui_shrink(ui, left, style, rest)) > rest) {
		pen_line(p, WORDS_NOTE, 0, left);
		pen_line(p, WORDS_NOTE_BOLD, c, right);
		return;
	}
	struct rect whole = p->room;
	p->room.w = rest;
	pen_line(p, w, 0, left);
	p->room.w = whole.w;
	ui_text_right(ui, whole.x + whole.w, whole.y, right, bold, c ? c : ui->p->ink);
}

void
pen_fact(struct pen *p, int label, const char *name, const char *value)
{
	struct text_style style = words_style(p->ui, WORDS_BODY);
	if (!value || !*value)
		return;
	if (p->room.w - label < style.px * 5) {
		pen_words(p, WORDS_NOTE, p->ui->p->soft, 1, name);
		pen_words(p, WORDS_BODY, 0, 0, value);
		return;
	}
	struct pen beside = *p;
	struct rect at = cut_left(&beside.room, label);
	int inset = (style.px * 15 / 10 - ui_line_height(p->ui, style)) / 2;
	ui_text_in(p->ui, at.x, at.y + inset, at.w, name, style, p->ui->p->soft);
	pen_words(&beside, WORDS_BODY, 0, 0, value);
	pen_take(p, beside.used - p->used);
}

void
pen_icon(struct pen *p, enum icon icon, int side, color_argb c)
{
	struct rect r = pen_take(p, side);
	if (!p->middle)
		r.w = side;
	draw_icon(p->ui->list, icon, r, c);
}

void
pen_button(struct pen *p, const struct ui_button *b, int action, long arg)
{
	struct rect r = pen_take(p, p->ui->m.button);
	int w = ui_button_width(p->ui, b);
	ui_button(p->ui, p->middle ? cut_middle(r, w, r.h) : cut_left(&r, w), b, action, arg);
}

/* Beside the pen's place, a sign as high as the line; the words go on behind it until sign_end(). */
static int
sign_begin(struct pen *p, enum icon icon, enum words w, color_argb c, int high)
{
	int side = words_style(p->ui, w).px, in = side + p->ui->m.gap;
	draw_icon(p->ui->list, icon, (struct rect){ p->room.x, p->room.y, side, high }, c);
	p->room.x += in;
	p->room.w -= in;
	return in;
}

static void
sign_end(struct pen *p, int in)
{
	p->room.x -= in;
	p->room.w += in;
}

void
pen_icon_line(struct pen *p, enum icon icon, enum words w, color_argb c, const char *s)
{
	int in = sign_begin(p, icon, w, c, ui_line_height(p->ui, words_style(p->ui, w)));
	pen_line(p, w, c, s);
	sign_end(p, in);
}

void
pen_icon_words(struct pen *p, enum icon icon, enum words w, color_argb c, int lines, const char *s)
{
	int in = sign_begin(p, icon, w, c, words_style(p->ui, w).px * 15 / 10);
	pen_words(p, w, c, lines, s);
	sign_end(p, in);
}
