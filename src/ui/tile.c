/* tile: see tile.h. */
#include "ui/tile.h"

struct say {
	const struct ui_tile *t;
	int lines;
};

static void
words(struct pen *p, void *context)
{
	const struct say *say = context;
	say->t->draw(p, say->t->context, say->lines);
}

/* Cuts the picture off *in, above or beside the words; false when so many lines leave no room for it. */
static bool
cut_picture(struct ui *ui, struct rect *in, struct rect *picture, struct say *say)
{
	const struct metrics *m = &ui->m;
	int above = in->h - pen_height(ui, in->w - 2 * m->pad, words, say) - m->gap;
	if (above >= in->w * 42 / 100 || (above >= in->w * 30 / 100 && in->w < m->body * 16)) {
		*picture = cut_top(in, above);
		return true;
	}
	int w = in->h * 4 / 3 < in->w * 42 / 100 ? in->h * 4 / 3 : in->w * 42 / 100;
	if (pen_height(ui, in->w - w - 2 * m->pad, words, say) + m->gap / 2 > in->h)
		return false;
	*picture = cut_left(in, w);
	return true;
}

void
ui_photo(struct ui *ui, struct rect r, const struct ui_photo *p, int corners)
{
	long side = p->w > p->h ? p->w : p->h;
	bool sharp = (long)r.w * side <= (long)p->w * PHOTO_SMALL && (long)r.h * side <= (long)p->h * PHOTO_SMALL;
	draw_image(ui->list, r, p->small && sharp ? p->small : p->picture, IMAGE_COVER, ui->m.radius, corners);
}

struct rect
ui_tile(struct ui *ui, struct rect r, const struct ui_tile *t)
{
	const struct metrics *m = &ui->m;
	struct say say = { t, TILE_LINES };
	struct rect in = r, picture = { 0 };
	bool has = t->photo.picture;
	while (has && !cut_picture(ui, &in, &picture, &say) && say.lines > 0)
		say.lines--;
	while (!picture.h && say.lines > 0 && pen_height(ui, in.w - 2 * m->pad, words, &say) + m->gap / 2 > in.h)
		say.lines--;
	ui_card(ui, r);
	int corners = CORNER_TL | (picture.w < r.w ? CORNER_BL : CORNER_TR);
	if (picture.h && *t->photo.picture)
		ui_photo(ui, picture, &t->photo, corners);
	else if (picture.h)
		draw_round(ui->list, picture, m->radius, corners, ui->p->row_tint);
	(picture.w < r.w ? pen_centre_grown : pen_centre)(ui, rect_inset(in, m->pad, m->gap / 4), words, &say);
	if (t->action)
		ui_press(ui, r, m->radius, t->action, t->arg);
	return picture;
}
