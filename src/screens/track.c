/* track: see track.h. */
#include "screens/track.h"

#include "ui/cut.h"

int
track_height(struct ui *ui)
{
	const struct metrics *m = &ui->m;
	return m->note * 4 / 3 + m->gap / 2 + ui_line_height(ui, ui_style(m->note, true)) +
	       ui_line_height(ui, ui_style(m->note, false));
}

static void
draw_dot(struct ui *ui, struct rect dot, bool reached)
{
	int d = dot.w;
	draw_round(ui->list, dot, d / 2, CORNER_ALL, reached ? ui->p->green : ui->p->soft);
	if (reached)
		draw_icon(ui->list, ICON_CHECK, rect_inset(dot, d / 5, d / 5), ui->p->on_color);
	else
		draw_round(ui->list, rect_inset(dot, d / 8, d / 8), d / 2, CORNER_ALL, ui->p->card);
}

void
track_draw(struct ui *ui, struct rect r, const struct track *t)
{
	struct text_style word = ui_style(ui->m.note, true), soft = ui_style(ui->m.note, false);
	int d = ui->m.note * 4 / 3, step = t->count ? r.w / t->count : 0;
	for (int i = 0; i + 1 < t->count; i++) {
		float x = (float)(r.x + step * i + step / 2), y = (float)(r.y + d / 2);
		draw_line(ui->list, x, y, x + (float)step, y, (float)d / 6,
		    t->reached[i] && t->reached[i + 1] ? ui->p->green : ui->p->line);
	}
	for (int i = 0; i < t->count; i++) {
		struct rect at = { r.x + step * i, r.y, step, r.h };
		draw_dot(ui, cut_middle(cut_top(&at, d), d, d), t->reached[i]);
		cut_top(&at, ui->m.gap / 2);
		ui_text_center(ui, cut_top(&at, ui_line_height(ui, word)), t->name[i], word,
		    t->reached[i] ? ui->p->ink : ui->p->soft);
		ui_text_center(ui, cut_top(&at, ui_line_height(ui, soft)), t->day[i], soft, ui->p->soft);
	}
}
