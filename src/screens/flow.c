/* flow: see flow.h. */
#include "screens/flow.h"

#include "screens/frame.h"
#include "screens/register.h"

void
flow_text(struct flow *f, const char *words, struct text_style style, color_argb c, int leading)
{
	if (!words || !words[0])
		return;
	f->y += f->draw ? ui_paragraph(f->ui, f->x, f->y, f->w, words, style, c, leading, 0)
			: ui_paragraph_height(f->ui, f->w, words, style, leading, 0);
}

void
flow_gap(struct flow *f, int px)
{
	f->y += px;
}

void
flow_pair(struct flow *f, const char *label, const char *words)
{
	if (!words || !words[0])
		return;
	struct text_style style = ui_style(f->ui->m.body, false);
	int x = f->x, w = f->w, in = ui_text_width(f->ui, label, style) + f->ui->m.gap,
	    inset = (style.px * 15 / 10 - ui_line_height(f->ui, style)) / 2;
	if (f->draw)
		ui_text(f->ui, x, f->y + inset, label, style, f->ui->p->soft);
	f->x += in;
	f->w -= in;
	flow_text(f, words, style, f->ui->p->ink, 15);
	f->x = x;
	f->w = w;
}

const char *
number_words(struct ui *ui, const struct quantity *q)
{
	return ui_printf(ui, "%s%s", q->number, q->unit);
}

int
number_draw(struct ui *ui, int x, int y, int w, const struct quantity *q, int px, color_argb c)
{
	struct text_style small = ui_style(ui->m.note, false), big = ui_style(px, true);
	int unit = q->unit[0] ? ui_text_width(ui, q->unit, small) + ui->m.note / 4 : 0;
	while (big.px > ui->m.body && ui_text_width(ui, q->number, big) + unit > w)
		big.px -= 2;
	y += text_ascent(ui->text, ui_style(px, true)) - text_ascent(ui->text, big);
	int n = ui_text_in(ui, x, y, w, q->number, big, c);
	if (unit)
		ui_text_in(ui, x + n + ui->m.note / 4, y + text_ascent(ui->text, big) - text_ascent(ui->text, small),
		    w - n - ui->m.note / 4, q->unit, small, ui->p->soft);
	return n + unit;
}

void
flow_number(struct flow *f, const struct quantity *q, int px, color_argb c)
{
	if (!q->number[0])
		return;
	if (f->draw)
		number_draw(f->ui, f->x, f->y, f->w, q, px, c);
	f->y += ui_line_height(f->ui, ui_style(px, true));
}

int
warning_draw(struct ui *ui, int x, int y, int w, const char *words, int lines, bool draw)
{
	struct text_style style = ui_style(ui->m.note, true);
	int side = ui->m.note * 12 / 10, in = side + ui->m.note / 3, step = ui_line_height(ui, style);
	if (draw)
		draw_icon(ui->list, ICON_EXCLAIM, (struct rect){ x, y + (step - side) / 2, side, side }, ui->p->orange);
	return draw ? ui_paragraph(ui, x + in, y, w - in, words, style, ui->p->orange, 0, lines)
		    : ui_paragraph_height(ui, w - in, words, style, 0, lines);
}

void
flow_warning(struct flow *f, const char *words)
{
	f->y += warning_draw(f->ui, f->x, f->y, f->w, words, 0, f->draw) + f->ui->m.gap / 2;
}

void
flow_quote(struct flow *f, const char *words, color_argb c)
{
	if (!words || !words[0])
		return;
	const struct metrics *m = &f->ui->m;
	int top = f->y, x = f->x, w = f->w;
	f->x += m->gap;
	f->w -= m->gap;
	flow_text(f, words, ui_style(m->body, false), f->ui->p->ink, 17);
	f->x = x;
	f->w = w;
	if (f->draw)
		draw_round(f->ui->list, (struct rect){ x, top, m->gap / 3, f->y - top }, m->gap / 6, CORNER_ALL, c);
}

void
bar_draw(struct ui *ui, struct rect r, float part, enum quantity_kind kind, color_argb c)
{
	part = part < 0 ? 0 : part > 1 ? 1 : part;
	ui_bar(ui, r, part, c);
	int end = (int)((float)r.w * part), soft = r.h * 2;
	if (kind == QUANTITY_EXACT || end <= soft)
		return;
	if (kind == QUANTITY_OVER) { /* goes on: a paler piece beyond the end */
		int more = r.x + end + soft <= r.x + r.w ? soft : r.w - end;
		if (more > 0)
			draw_round(ui->list, (struct rect){ r.x + end - r.h, r.y, more + r.h, r.h }, r.h / 2,
			    CORNER_ALL, theme_fade(c, 110));
		return;
	}
	/* fades out over its last piece */
	color_argb track = ui->p->track;
	for (int i = 0; i < 8; i++) {
		struct rect slice = { r.x + end - soft + i * soft / 8, r.y, soft / 8 + 1, r.h };
		draw_fill(ui->list, slice, theme_fade(track, 20 + i * 26));
	}
}

void
flow_bar(struct flow *f, const char *label, const char *value, float part, enum quantity_kind kind, color_argb c)
{
	struct ui *ui = f->ui;
	const struct metrics *m = &ui->m;
	struct text_style body = ui_style(m->body, false), bold = ui_style(m->body, true);
	int value_w = ui_text_width(ui, value, bold), h = ui_line_height(ui, body);
	if (f->draw) {
		ui_text_in(ui, f->x, f->y, f->w - value_w - m->gap, label, body, ui->p->ink);
		ui_text_right(ui, f->x + f->w, f->y, value, bold, ui->p->ink);
		if (part >= 0)
			bar_draw(
			    ui, (struct rect){ f->x, f->y + h + m->gap / 4, f->w, m->note * 6 / 10 }, part, kind, c);
	}
	f->y += h + m->gap / 2 + (part >= 0 ? m->note * 6 / 10 + m->gap / 2 : 0);
}

void
flow_photo(struct flow *f, const struct store_photo *photo, const char *caption)
{
	const struct metrics *m = &f->ui->m;
	int w = f->w, h;
	if (w > theme_mm(m, 200))
		w = theme_mm(m, 200);
	h = photo->width > 0 ? (int)((long)w * photo->height / photo->width) : w * 3 / 4;
	if (h > w * 3 / 4)
		h = w * 3 / 4;
	struct rect at = { f->x, f->y, w, h };
	if (f->draw) {
		draw_image(f->ui->list, at, photo->picture, IMAGE_COVER, m->radius, CORNER_ALL);
		photo_tap(f->ui, at, photo);
	}
	f->y += h + m->gap / 3;
	flow_text(f, caption, ui_style(m->note, false), f->ui->p->soft, 0);
	f->y += m->gap;
}

void
flow_sample(struct flow *f, bool sample)
{
	if (!sample)
		return;
	if (f->draw)
		frame_sample(f->ui, f->x, f->y);
	f->y += ui_chip_height(f->ui) + f->ui->m.gap / 2;
}

void
flow_card(struct ui *ui, struct rect r, struct scroll *s, void (*fill)(void *self, struct flow *f), void *self)
{
	ui_card(ui, r);
	struct rect in = rect_inset(r, ui->m.pad, ui->m.pad * 2 / 3);
	struct flow f = { .ui = ui, .x = in.x, .w = in.w };
	fill(self, &f);
	struct ui_view v = ui_view_begin(ui, in, s, f.y, 0);
	f.y = v.y;
	f.draw = true;
	fill(self, &f);
	ui_view_end(ui, &v);
}

void
flow_pair_of_cards(struct ui *ui, struct rect r, struct scroll *s, struct scroll *side,
    void (*fill)(void *self, struct flow *f), void (*photos)(void *self, struct flow *f), void *self)
{
	struct rect right = r;
	int gap = ui->m.gap * 3 / 2;
	if (photos && ui->m.portrait) {
		r.h = (r.h - gap) / 2;
		right = (struct rect){ r.x, r.y + r.h + gap, r.w, r.h };
	} else if (photos) {
		right.w = (r.w - gap) * 46 / 100;
		right.x = r.x + r.w - right.w;
		r.w -= right.w + gap;
	}
	flow_card(ui, r, s, fill, self);
	if (photos)
		flow_card(ui, right, side, photos, self);
}
