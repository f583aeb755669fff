/* rank_standard: how it is scored, sheet by sheet, in large print. */
#include <string.h>

#include "contest/ranking.h"
#include "screens/all.h"
#include "screens/frame.h"
#include "screens/topic.h"
#include "ui/rows.h"

enum { MAX_SCHEMES = 6 };

struct rank_standard {
	struct standard_row *row, **chosen; /* of the scheme shown */
	size_t rows;
	const char *scheme[MAX_SCHEMES];
	int schemes, shown, lines;
	struct scroll scroll;
};

static void
choose(struct rank_standard *s, struct arena *a, int scheme)
{
	s->shown = scheme;
	s->lines = 0;
	s->chosen = arena_array(a, s->rows + 1, sizeof *s->chosen);
	for (size_t i = 0; i < s->rows; i++)
		if (strcmp(s->row[i].scheme, s->scheme[scheme]) == 0)
			s->chosen[s->lines++] = &s->row[i];
	scroll_jump(&s->scroll, 0);
}

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
	if (s->schemes)
		choose(s, a, 0);
}

static const char *
rank_standard_subtitle(void *self, struct host *h, struct ui *ui)
{
	const struct rank_standard *s = self;
	return s->schemes ? ui_printf(ui, "%s怎么打分", s->scheme[s->shown]) : "怎么打分";
}

static void
draw_line_of(struct pen *p, void *context, int i)
{
	const struct rank_standard *s = context;
	const struct standard_row *row = s->chosen[i];
	struct ui *ui = p->ui;
	bool grade = strcmp(row->kind, "等次") == 0;
	pen_ends(p, WORDS_BOLD, ui->p->gold, ui_printf(ui, "%s%s", row->item, row->veto ? "（一票否决）" : ""),
	    grade && !row->milli ? "其余" : ui_printf(ui, "%s 分%s", score_words(ui, row->milli), grade ? "以上" : ""));
	pen_words(p, WORDS_BODY, 0, 0, row->standard);
	pen_words(p, WORDS_NOTE, ui->p->soft, 0, row->deduction);
}

static void
rank_standard_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct rank_standard *s = self;
	struct shelf top = topic_shelf(h, ui, body, &screen_rank_standard, 0);
	top.line.w = 0; /* two rows of tabs that mean different things do not share a line */
	if (s->schemes > 1)
		shelf_tabs(&top, s->scheme, s->schemes, s->shown, ui->p->gold, RANKING_OWN_KIND);
	if (s->rows)
		ui_cards(ui, top.room, &s->scroll, s->lines, draw_line_of, s, UI_ACTION_NONE);
	else
		frame_nothing(ui, top.room, ICON_BOOK);
}

static bool
rank_standard_event(void *self, struct host *h, const struct screen_event *e)
{
	struct rank_standard *s = self;
	if (e->action == RANKING_OWN_KIND && e->arg < s->schemes)
		choose(s, h->arena, (int)e->arg);
	return true;
}

SCREEN(rank_standard, "rank-standard", "卫生排名", SECTION_RANK, .tab = "怎么打分", .shows = SHOWS(REG_STANDARD),
    .scope = SCOPE_WHOLE, .size = sizeof(struct rank_standard), .enter = rank_standard_enter,
    .subtitle = rank_standard_subtitle, .event = rank_standard_event, .draw = rank_standard_draw);
