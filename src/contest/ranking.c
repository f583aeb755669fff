/* ranking: see ranking.h. */
#include "contest/ranking.h"

#include "ui/shelf.h"

static int
widest(struct ui *ui, const char *s, struct text_style style, int than)
{
	int w = ui_text_width(ui, s, style);
	return w > than ? w : than;
}

static int
marks_width(struct ui *ui, const struct ranking_row *row)
{
	return (row->flag + row->yellow) * (ui->m.body + ui->m.gap / 3);
}

struct ranking_columns
ranking_columns(struct ui *ui, int w, const struct ranking_row *row, size_t count, const char *end)
{
	struct text_style bold = words_style(ui, WORDS_BOLD);
	int gap = ui->m.gap, most = w * 45 / 100;
	struct ranking_columns c = { .from = 75000, .to = 100000 };
	c.end = *end ? ui_text_width(ui, end, words_style(ui, WORDS_BODY)) + gap : 0;
	for (size_t i = 0; i < count; i++) {
		c.place = widest(ui, score_place(ui, row[i].rank, row[i].tied),
		    words_style(ui, row[i].tied ? WORDS_NOTE_BOLD : WORDS_BOLD), c.place);
		c.score = widest(ui, score_words(ui, row[i].milli), bold, c.score);
		int name = ui_text_width(ui, row[i].name, bold) + marks_width(ui, &row[i]);
		c.name = name > c.name ? name : c.name;
		c.to = row[i].milli > c.to ? row[i].milli : c.to;
		c.from = row[i].milli >= c.from ? c.from : row[i].milli >= 50000 ? 50000 : 0;
	}
	c.place += gap;
	c.score += gap;
	c.name += gap;
	most = w - c.place - c.score - c.end < most ? w - c.place - c.score - c.end : most;
	c.name = c.name > most ? most : c.name;
	return c;
}

void
ranking_heading(struct ui *ui, struct rect r, const struct ranking_columns *c, const char *who, const char *end)
{
	struct text_style note = words_style(ui, WORDS_NOTE);
	int y = r.y + (r.h - ui_line_height(ui, note)) / 2, bar;
	struct rect place = cut_left(&r, c->place), last = cut_right(&r, c->end), score = cut_right(&r, c->score);
	ui_text_in(ui, place.x, y, place.w, "名次", ui_shrink(ui, "名次", note, place.w), ui->p->soft);
	ui_text_right(ui, last.x + last.w, y, text_fit(ui->text, ui->arena, end, note, last.w), note, ui->p->soft);
	if (score.w >= ui_text_width(ui, "得分", note))
		ui_text_right(ui, score.x + score.w, y, "得分", note, ui->p->soft);
	struct rect name = cut_left(&r, c->name);
	ui_text_in(ui, name.x, y, name.w, who, note, ui->p->soft);
	const char *from = ui_printf(ui, "%ld", c->from / 1000), *to = score_words(ui, c->to);
	bar = ui_text_width(ui, from, note) + ui_text_width(ui, to, note) + ui->m.gap;
	if (r.w < ui->m.title * 2 || r.w < bar)
		return;
	ui_text(ui, r.x, y, from, note, ui->p->soft);
	ui_text_right(ui, r.x + r.w, y, to, note, ui->p->soft);
}

void
ranking_line(struct ui *ui, struct rect r, const struct ranking_columns *c, const struct ranking_row *row,
    const char *end, color_argb end_color)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = words_style(ui, WORDS_BOLD), body = words_style(ui, WORDS_BODY),
			  place = words_style(ui, row->tied ? WORDS_NOTE_BOLD : WORDS_BOLD);
	int middle = r.y + r.h / 2, y = middle - ui_line_height(ui, bold) / 2;
	ui_text(ui, cut_left(&r, c->place).x, middle - ui_line_height(ui, place) / 2,
	    score_place(ui, row->rank, row->tied), place, ui->p->soft);
	struct rect last = cut_right(&r, c->end), score = cut_right(&r, c->score), name = cut_left(&r, c->name);
	ui_text_right(ui, last.x + last.w, y, end, body, end_color);
	ui_text_right(ui, score.x + score.w, y, score_words(ui, row->milli), bold, ui->p->ink);
	int room = name.w - m->gap - marks_width(ui, row);
	struct text_style fit = ui_shrink(ui, row->name, bold, room);
	int x = name.x + ui_text_in(ui, name.x, middle - ui_line_height(ui, fit) / 2, room, row->name, fit, ui->p->ink);
	const enum icon mark[] = { ICON_FLAG, ICON_CARD_YELLOW };
	const bool has[] = { row->flag, row->yellow };
	for (int i = 0; i < 2; i++)
		if (has[i]) {
			draw_icon(ui->list, mark[i],
			    (struct rect){ x + m->gap / 3, middle - m->body / 2, m->body, m->body },
			    i == 0               ? ui->p->red
			    : row->yellow_lifted ? ui->p->off
						 : ui->p->gold_bar);
			x += m->body + m->gap / 3;
		}
	if (r.w >= m->title * 2 && c->to > c->from)
		ui_bar(ui, cut_middle(r, r.w, m->note * 2 / 3),
		    (float)(row->milli - c->from) / (float)(c->to - c->from), ui->p->bar);
}

void
ranking_stepper(struct shelf *s, const struct text_list *periods, size_t at, const char *most)
{
	char words[64] = "还没有";
	if (periods->count)
		period_speak(periods->text[at], words, sizeof words);
	shelf_stepper(s, ui_printf(s->ui, "%s", words), most, at, periods->count, RANKING_OWN_PERIOD);
}

size_t
ranking_step(const struct text_list *periods, size_t at, long by)
{
	return by < 0 ? (at + 1 < periods->count ? at + 1 : at) : at > 0 ? at - 1 : at;
}
