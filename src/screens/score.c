/* score: see score.h. */
#include "screens/score.h"

const char *
score_words(struct ui *ui, long milli)
{
	if (milli % 1000 == 0)
		return ui_printf(ui, "%ld", milli / 1000);
	if (milli % 100 == 0)
		return ui_printf(ui, "%ld.%ld", milli / 1000, milli % 1000 / 100);
	return ui_printf(ui, "%ld.%02ld", milli / 1000, (milli % 1000 + 5) / 10);
}

const char *
score_place(struct ui *ui, int place, bool tied)
{
	return ui_printf(ui, "%s%d", tied ? "并列" : "", place);
}

const char *
score_praise(const struct ranking_item *item)
{
	return !item->full                          ? ""
	       : item->milli >= item->full          ? "满分"
	       : item->milli * 10 >= item->full * 9 ? "很好"
						    : "好";
}

void
score_item(struct pen *p, const struct ranking_item *item, color_argb c, bool praise)
{
	struct ui *ui = p->ui;
	const struct metrics *m = &ui->m;
	struct text_style body = words_style(ui, WORDS_BODY), bold = words_style(ui, WORDS_BOLD);
	struct rect r = pen_take(p, m->body * 17 / 10);
	const char *words = item->full
				? ui_printf(ui, "%s/%s", score_words(ui, item->milli), score_words(ui, item->full))
				: score_words(ui, item->milli);
	struct rect end = cut_right(&r, ui_text_width(ui, "24.5/25", body)), name = cut_left(&r, m->body * 9 / 2);
	int y = r.y + (r.h - ui_line_height(ui, body)) / 2;
	ui_text_right(ui, end.x + end.w, y, words, body, ui->p->ink);
	ui_text_in(ui, name.x, y, name.w, item->name, ui_shrink(ui, item->name, body, name.w), ui->p->ink);
	if (praise)
		ui_text(ui, cut_left(&r, m->body * 5 / 2).x, y, score_praise(item), bold, c);
	cut_right(&r, m->gap);
	if (item->full && r.w > m->title)
		ui_bar(ui, cut_middle(r, r.w, m->note * 2 / 3), (float)item->milli / (float)item->full, c);
}
