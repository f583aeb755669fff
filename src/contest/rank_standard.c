/* rank_standard: how it is scored, sheet by sheet, in large print. */
#include <string.h>

#include "screens/all.h"
#include "screens/frame.h"
#include "contest/ranking.h"
#include "screens/topic.h"

enum { MAX_SCHEMES = 6 };

struct rank_standard {
	struct standard_row *row;
	size_t rows;
	const char *scheme[MAX_SCHEMES];
	int schemes, shown;
	struct scroll scroll;
};

static void
rank_standard_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct rank_standard *s = self;
	s->rows = rankings_standard(h->store, a, NULL, &s->row);
	for (size_t i = 0; i < s->rows; i++) {
		int k = 0;
		while (k < s->schemes && strcmp(s->scheme[k], s->row[i].scheme) != 0)
			k++;
		if (k == s->schemes && k < MAX_SCHEMES)
			s->scheme[s->schemes++] = s->row[i].scheme;
	}
}

static const char *
rank_standard_subtitle(void *self, struct host *h, struct ui *ui)
{
	const struct rank_standard *s = self;
	return s->schemes ? ui_printf(ui, "%s怎么打分", s->scheme[s->shown]) : "怎么打分";
}

static bool
is_grade(const struct standard_row *r)
{
	return strcmp(r->kind, "等次") == 0;
}

/* Draws one line (when `draw`) and returns its height. */
static int
line_block(struct ui *ui, struct rect r, const struct standard_row *row, bool draw)
{
	const struct metrics *m = &ui->m;
	struct text_style name = ui_style(m->body, true), body = ui_style(m->body, false),
			  note = ui_style(m->note, false);
	const char *points = is_grade(row) ? ui_printf(ui, "%s 分以上", score_words(ui, row->milli))
					   : ui_printf(ui, "%s 分", score_words(ui, row->milli));
	if (is_grade(row) && row->milli == 0)
		points = "其余";
	int x = r.x + m->pad, w = r.w - 2 * m->pad, y = r.y + m->gap;
	if (draw) {
		int cx = x + ui_text(ui, x, y, row->item, name, ui->p->ink) + m->gap;
		int cy = y + (ui_line_height(ui, name) - ui_chip_height(ui)) / 2;
		if (row->veto)
			ui_chip(ui, cx, cy, "一票否决", ui->p->orange_tint, ui->p->orange);
		ui_text_right(ui, x + w, y, points, name, ui->p->gold);
	}
	y += ui_line_height(ui, name);
	if (row->standard[0])
		y += draw ? ui_paragraph(ui, x, y, w, row->standard, body, ui->p->ink, 15, 0)
			  : ui_paragraph_height(ui, w, row->standard, body, 15, 0);
	if (row->deduction[0])
		y += draw ? ui_paragraph(ui, x, y, w, row->deduction, note, ui->p->soft, 15, 0)
			  : ui_paragraph_height(ui, w, row->deduction, note, 15, 0);
	return y + m->gap - r.y;
}

static void
rank_standard_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct rank_standard *s = self;
	int head = topic_tabs(h, ui, body, &screen_rank_standard, 0, NULL).y - body.y;
	if (s->schemes > 1)
		head += ui_tabs(ui, (struct rect){ body.x, body.y + head, body.w, ui->m.button }, s->scheme, s->schemes,
			    s->shown, ui->p->gold, RANKING_OWN_KIND) +
			ui->m.gap;
	struct rect r = { body.x, body.y + head, body.w, body.h - head };
	ui_card(ui, r);
	if (!s->rows) {
		frame_empty(ui, r, ICON_BOOK);
		return;
	}
	int content = 0;
	for (size_t i = 0; i < s->rows; i++)
		if (strcmp(s->row[i].scheme, s->scheme[s->shown]) == 0)
			content += line_block(ui, r, &s->row[i], false);
	struct ui_view v = ui_view_begin(ui, r, &s->scroll, content, 0);
	int y = v.y;
	for (size_t i = 0; i < s->rows; i++) {
		if (strcmp(s->row[i].scheme, s->scheme[s->shown]) != 0)
			continue;
		y += line_block(ui, (struct rect){ r.x, y, r.w, 0 }, &s->row[i], true);
		ui_divider(ui, r.x + ui->m.pad, y, r.w - 2 * ui->m.pad);
	}
	ui_view_end(ui, &v);
}

static bool
rank_standard_event(void *self, struct host *h, const struct screen_event *e)
{
	struct rank_standard *s = self;
	if (e->action == RANKING_OWN_KIND && e->arg < s->schemes) {
		s->shown = (int)e->arg;
		scroll_jump(&s->scroll, 0);
	}
	return true;
}

SCREEN(rank_standard, "rank-standard", "卫生排名", SECTION_RANK, .tab = "怎么打分", .shows = SHOWS(REG_STANDARD),
    .scope = SCOPE_WHOLE, .size = sizeof(struct rank_standard), .enter = rank_standard_enter,
    .subtitle = rank_standard_subtitle, .event = rank_standard_event, .draw = rank_standard_draw);
