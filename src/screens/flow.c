/* flow: see flow.h. */
#include "screens/flow.h"

#include "base/str.h"
#include "screens/frame.h"
#include "screens/register.h"

const char *
number_words(struct ui *ui, const struct quantity *q)
{
	return ui_printf(ui, "%s%s", q->number, q->unit);
}

int
number_draw(struct ui *ui, int x, int y, int w, const struct quantity *q, int px, color_argb c)
{
	struct text_style small = ui_style(px >= ui->m.title * 2 ? ui->m.body : ui->m.note, false),
			  big = ui_style(px, true);
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
pen_number(struct pen *p, const struct quantity *q, int px, color_argb c)
{
	if (!q->number[0])
		return;
	struct rect at = pen_take(p, ui_line_height(p->ui, ui_style(px, true)));
	number_draw(p->ui, at.x, at.y, at.w, q, px, c);
}

void
pen_warning(struct pen *p, const char *words)
{
	if (!str_empty(words))
		pen_icon_words(p, ICON_EXCLAIM, WORDS_NOTE_BOLD, p->ui->p->orange, 0, words);
}

void
pen_quote(struct pen *p, enum words w, const char *words, color_argb c)
{
	int thick = p->ui->m.gap / 3, in = p->ui->m.gap, used = p->used;
	if (str_empty(words))
		return;
	struct rect bar = { p->room.x, p->room.y, thick, 0 };
	p->room.x += in;
	p->room.w -= in;
	pen_words(p, w, 0, 0, words);
	p->room.x -= in;
	p->room.w += in;
	bar.h = p->used - used;
	draw_round(p->ui->list, bar, thick / 2, CORNER_ALL, c);
}

void
pen_bar(struct pen *p, const char *label, const char *value, float part, enum quantity_kind kind, color_argb c)
{
	pen_ends(p, WORDS_BODY, 0, label, value);
	pen_gap(p, p->ui->m.gap / 4);
	if (part >= 0)
		bar_draw(p->ui, pen_take(p, p->ui->m.note * 6 / 10), part, kind, c);
	pen_gap(p, p->ui->m.gap / 2);
}

void
pen_photo(struct pen *p, const struct store_photo *photo, const char *caption)
{
	struct ui *ui = p->ui;
	int w = p->room.w < theme_mm(&ui->m, 200) ? p->room.w : theme_mm(&ui->m, 200);
	int h = photo->width > 0 ? (int)((long)w * photo->height / photo->width) : w * 3 / 4;
	struct rect at = pen_take(p, h > w * 3 / 4 ? w * 3 / 4 : h);
	at.w = w;
	draw_image(ui->list, at, photo->picture, IMAGE_COVER, ui->m.radius, CORNER_ALL);
	ui_edge(ui, at, ui->m.radius);
	photo_tap(ui, at, photo);
	pen_words(p, WORDS_NOTE, ui->p->soft, 2, caption);
	pen_gap(p, ui->m.gap);
}

void
pen_sample(struct pen *p, bool sample)
{
	if (!sample)
		return;
	struct rect at = pen_take(p, ui_chip_height(p->ui) + p->ui->m.gap / 2);
	frame_sample(p->ui, at.x, at.y);
}
