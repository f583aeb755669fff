/* courtyard: one yard: before and after in one frame, its score and the five
 * parts of it, what it does best. Public words stop at 好. And five_beauties:
 * what the five mean, with a self-check whose ticks nobody keeps. */
#include <string.h>

#include "base/quantity.h"
#include "contest/ranking.h"
#include "queries/courtyards.h"
#include "screens/all.h"
#include "screens/evidence.h"
#include "screens/flow.h"
#include "screens/frame.h"
#include "ui/page.h"
#include "ui/rows.h"

enum { OWN_GO = UI_ACTION_OWN, OWN_BEAUTIES, OWN_APPEAL, OWN_TICK };

struct yard {
	struct host *h;
	struct courtyard yard;
	struct courtyard before, after; /* its neighbours in the list; rid 0 for none */
	size_t others;                  /* listed of its village and batch */
	int place;
	bool found, tied;
	struct scroll scroll;
};

/* Where it stands among those of its village and batch. */
static void
find_place(struct yard *s, struct arena *a)
{
	struct courtyard *all;
	size_t n = courtyards_listed(s->h->store, a, s->yard.batch, &all);
	bool passed = false;
	s->place = 1;
	for (size_t i = 0; i < n; i++) {
		bool itself = all[i].rid == s->yard.rid;
		if (strcmp(all[i].place, s->yard.place) != 0)
			continue;
		s->others++;
		s->place += all[i].milli > s->yard.milli;
		s->tied |= !itself && all[i].milli == s->yard.milli;
		if (!itself && !passed)
			s->before = all[i];
		else if (!itself && !s->after.rid)
			s->after = all[i];
		passed |= itself;
	}
}

static void
yard_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct yard *s = self;
	struct courtyard *all;
	s->h = h;
	size_t n = arg ? 0 : courtyards_listed(h->store, a, NULL, &all);
	for (size_t i = 0; i < n && (!arg || !all[i].has_before);
	     i++) /* a picture without a display: one that has both */
		arg = !arg || all[i].has_before ? (long)all[i].rid : arg;
	s->found = courtyards_find(h->store, a, arg, &s->yard);
	if (s->found)
		find_place(s, a);
}

static const char *
yard_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct yard *s = self;
	return s->found ? ui_printf(ui, "%s家", s->yard.name) : "";
}

/* The parts it does best: those with the full mark. */
static const char *
best_words(const struct courtyard *c, struct ui *ui)
{
	const char *words = "";
	for (size_t i = 0; i < c->items; i++)
		if (c->item[i].full && c->item[i].milli >= c->item[i].full)
			words = ui_printf(ui, "%s%s%s", words, *words ? "、" : "", c->item[i].name);
	return *words ? ui_printf(ui, "最拿手的：%s", words) : "";
}

static void
draw_score(struct pen *p, void *context)
{
	const struct yard *s = context;
	const struct courtyard *c = &s->yard;
	struct ui *ui = p->ui;
	char day[64] = "";
	if (c->judged_on.year)
		date_speak(c->judged_on, s->h->now.date, day, sizeof day);
	const char *when =
	    ui_printf(ui, "%s%s%s%s", c->batch, c->batch[0] && day[0] ? " · " : "", day, day[0] ? "评定" : "");
	if (c->sample)
		frame_sample(ui, p->room.x, pen_take(p, ui_chip_height(ui) + ui->m.gap / 2).y);
	pen_words(p, WORDS_BODY, ui->p->soft, 2, ui_printf(ui, "%s%s", c->village, c->where));
	pen_words(p, WORDS_BODY, ui->p->soft, 2, when);
	if (c->milli >= 0) {
		struct quantity q = { .number = score_words(ui, c->milli), .unit = "分" };
		int px = ui->m.title * 2;
		struct rect at = pen_take(p, px * 13 / 10);
		cut_left(&at, number_draw(ui, at.x, at.y, at.w, &q, px, ui->p->green) + ui->m.gap);
		struct pen beside = pen_at(ui, cut_bottom(&at, at.h * 2 / 3));
		if (s->others > 1)
			pen_words(&beside, WORDS_BOLD, 0, 2,
			    ui_printf(
				ui, "%s %zu 户里%s第 %d", c->village, s->others, s->tied ? "并列" : "", s->place));
	}
	if (!c->photos.count && !c->before.count)
		pen_words(p, WORDS_BODY, 0, 0, c->deed);
	pen_gap(p, ui->m.gap / 2);
	for (size_t i = 0; i < c->items; i++) {
		pen_divider(p);
		score_item(p, &c->item[i], ui->p->green, true);
	}
	pen_words(p, WORDS_BOLD, ui->p->green, 2, best_words(c, ui));
}

static void
draw_deed(struct pen *p, void *context)
{
	pen_words(p, WORDS_BOLD, 0, 3, ((const struct yard *)context)->yard.deed);
}

static void
draw_left(struct yard *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	int high = pen_height(ui, r.w - 2 * m->pad, draw_deed, s);
	if (high) {
		struct rect card = cut_bottom(&r, high + m->pad);
		cut_bottom(&r, m->gap);
		ui_card(ui, card);
		pen_centre(ui, rect_inset(card, m->pad, 0), draw_deed, s);
	}
	evidence_sides(ui, r, &s->yard.before, &s->yard.photos, s->yard.before.count ? "整治" : NULL);
}

static void
yard_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct yard *s = self;
	const struct courtyard *c = &s->yard;
	if (!s->found) {
		ui_nothing(ui, body, ICON_HOUSE, "这一条已经撤下了。");
		return;
	}
	ui_heard(ui, body, "courtyard", c->rid, NULL);
	const char *before = s->before.rid ? ui_printf(ui, "上一户 %s家", s->before.name) : NULL;
	const char *after = s->after.rid ? ui_printf(ui, "下一户 %s家", s->after.name) : NULL;
	const struct ui_act acts[] = { { { .label = before, .icon = ICON_ARROW_LEFT }, OWN_GO, (long)s->before.rid },
		{ { .label = after, .icon = ICON_ARROW_RIGHT }, OWN_GO, (long)s->after.rid },
		{ { .label = "五美是哪五美" }, OWN_BEAUTIES, 0 },
		{ { .label = "有不同意见，这样办" }, OWN_APPEAL, 0 } };
	ui_acts(ui, &body, acts, 4, "");
	struct rect left, right = body;
	if (c->photos.count || c->before.count) {
		frame_split(ui, body, 64, 48, &left, &right);
		draw_left(s, ui, left);
	}
	ui_page(ui, right, &s->scroll, draw_score, s);
}

static bool
yard_event(void *self, struct host *h, const struct screen_event *e)
{
	if (e->action == OWN_GO)
		host_replace(h, &screen_courtyard, e->arg);
	else if (e->action == OWN_BEAUTIES)
		host_open(h, &screen_five_beauties, 0);
	else if (e->action == OWN_APPEAL)
		host_open(h, &screen_board_appeal, 0);
	return true;
}

static enum page_scope
yard_scope(const void *self, const struct host *h)
{
	const struct yard *s = self;
	return page_scope_of(h, s->yard.place);
}

SCREEN(courtyard, "courtyard", "最美庭院", SECTION_YARD, .dated = DATED(&screen_courtyards), .scope_of = yard_scope,
    .size = sizeof(struct yard), .enter = yard_enter, .subtitle = yard_subtitle, .event = yard_event,
    .draw = yard_draw);

/* -------------------------------------------------------- five beauties */

struct beauties {
	struct standard_row *row;
	size_t rows;
	bool tick[COURTYARDS_BEAUTIES];
	struct scroll scroll;
};

static void
beauties_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct beauties *s = self;
	s->rows = courtyards_beauties(h->store, a, &s->row);
}

static void
beauty_words(struct pen *p, void *context)
{
	const struct standard_row *row = context;
	pen_line(p, WORDS_HEAD, 0, ui_printf(p->ui, "%s　%s 分", row->item, score_words(p->ui, row->milli)));
	pen_words(p, WORDS_BODY, p->ui->p->soft, 0, row->standard);
}

static void
draw_beauty(struct pen *p, void *context, int i)
{
	const struct beauties *s = context;
	struct ui *ui = p->ui;
	int side = ui->m.title * 3 / 2;
	struct rect at = pen_plate(p, side, s->tick[i] ? ui->p->green_tint : ui->p->row_tint, beauty_words, &s->row[i]);
	ui_tick(ui, cut_middle(at, side / 2, side / 2), s->tick[i]);
}

static void
beauties_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct beauties *s = self;
	int ticked = 0;
	if (!s->rows) {
		frame_nothing(ui, body, ICON_LEAF);
		return;
	}
	for (size_t i = 0; i < s->rows; i++)
		ticked += s->tick[i];
	struct pen top = pen_at(ui, body);
	pen_words(&top, WORDS_BOLD, 0, 2,
	    ticked ? ui_printf(ui, "您家做到了 %d 样，还差 %d 样。", ticked, (int)s->rows - ticked)
		   : "看我家差哪几样：做到的点一下（不记下来）");
	pen_gap(&top, ui->m.gap / 2);
	ui_cards(ui, top.room, &s->scroll, (int)s->rows, draw_beauty, s, OWN_TICK);
}

static bool
beauties_event(void *self, struct host *h, const struct screen_event *e)
{
	struct beauties *s = self;
	if (e->action == OWN_TICK && e->arg >= 0 && (size_t)e->arg < s->rows)
		s->tick[e->arg] = !s->tick[e->arg];
	return true;
}

SCREEN(five_beauties, "five-beauties", "最美庭院", SECTION_YARD, .scope = SCOPE_WHOLE, .size = sizeof(struct beauties),
    .enter = beauties_enter, .says = "五美是哪五美", .event = beauties_event, .draw = beauties_draw);
