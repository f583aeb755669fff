/* honours: 最美家庭 and 先进个人, each a card with a photo (with consent) and
 * a few sentences. They are not ranked. */
#include <stdlib.h>
#include <string.h>

#include "screens/all.h"
#include "screens/evidence.h"
#include "screens/frame.h"
#include "screens/register.h"
#include "queries/courtyards.h"
#include "text/stroke.h"
#include "ui/rows.h"
#include "ui/tile.h"

enum { OWN_KIND = UI_ACTION_OWN, MAX_KINDS = 8 };

struct honours {
	struct honour *honour;
	size_t count;
	const char *kind[MAX_KINDS];
	int kinds, shown;
	const struct honour **chosen; /* of the kind shown */
	int chosens;
	struct scroll scroll;
};

struct in_order {
	bool settled; /* no longer in its 公示 */
	const char *key;
	struct honour honour;
};

static int
by_strokes(const void *x, const void *y)
{
	const struct in_order *p = x, *q = y;
	return p->settled != q->settled ? (p->settled ? 1 : -1) : strcmp(p->key, q->key);
}

/* Nobody is ranked: by 姓氏笔画, as paper lists are; those that may still be objected to stand first. */
static void
put_in_order(struct honours *s, struct host *h, struct arena *a)
{
	struct in_order *list = arena_array(a, s->count + 1, sizeof *list);
	bool short_first = strcmp(store_setting(h->store, a, "name_order", NULL), "逐字") != 0;
	for (size_t i = 0; i < s->count; i++)
		list[i] = (struct in_order){ !s->honour[i].until.year, stroke_key(a, s->honour[i].name, short_first),
			s->honour[i] };
	qsort(list, s->count, sizeof *list, by_strokes);
	for (size_t i = 0; i < s->count; i++)
		s->honour[i] = list[i].honour;
}

static void
choose(struct honours *s, struct arena *a, int kind)
{
	s->shown = kind;
	s->chosens = 0;
	s->chosen = arena_array(a, s->count + 1, sizeof(struct honour *));
	for (size_t i = 0; i < s->count; i++)
		if (strcmp(s->honour[i].honour, s->kind[kind]) == 0)
			s->chosen[s->chosens++] = &s->honour[i];
	scroll_jump(&s->scroll, 0);
}

static void
honours_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct honours *s = self;
	s->count = honours_all(h->store, a, &s->honour);
	put_in_order(s, h, a);
	for (size_t i = 0; i < s->count; i++) {
		int k = 0;
		while (k < s->kinds && strcmp(s->kind[k], s->honour[i].honour) != 0)
			k++;
		if (k == s->kinds && k < MAX_KINDS)
			s->kind[s->kinds++] = s->honour[i].honour;
	}
	if (s->kinds)
		choose(s, a, 0);
}

static const char *
honours_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct honours *s = self;
	return s->kinds ? s->kind[s->shown] : "";
}

/* 「公示中，还有 2 天（到6月18日）」 while it can still be objected to. */
static const char *
public_words(struct ui *ui, const struct honour *o, struct date today)
{
	char day[64];
	if (!o->until.year)
		return "";
	long left = date_days(o->until) - date_days(today);
	date_speak(o->until, today, day, sizeof day);
	return left > 0 ? ui_printf(ui, "公示中，还有 %ld 天（到%s）", left, day) : "公示中，今天是最后一天";
}

struct card {
	const struct honour *honour;
	struct date today;
};

/* Who, what for, and where it was given. */
static void
draw_words(struct pen *p, void *context, int lines)
{
	const struct card *c = context;
	const struct honour *o = c->honour;
	struct ui *ui = p->ui;
	char period[64];
	period_speak(o->period, period, sizeof period);
	pen_line(p, WORDS_HEAD, 0, o->name);
	pen_words(p, WORDS_BODY, 0, lines > 1 ? lines : 1, o->deed);
	pen_words(p, WORDS_BOLD, ui->p->blue, 2, public_words(ui, o, c->today));
	if (lines > 0)
		pen_words(p, WORDS_BODY, ui->p->soft, 2,
		    ui_printf(ui, "%s%s · %s%s评定%s", o->village, o->where, period, o->judged_by,
			o->sample ? " · 示例" : ""));
}

static void
honours_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct honours *s = self;
	struct shelf top = shelf_at(ui, body);
	if (!s->count) {
		frame_nothing(ui, body, ICON_FLOWER);
		return;
	}
	if (s->kinds > 1)
		shelf_tabs(&top, s->kind, s->kinds, s->shown, ui->p->green, OWN_KIND);
	struct rect r = top.room;
	struct pen note = pen_at(ui, cut_bottom(&r, ui->m.body * 15 / 10));
	pen_line(&note, WORDS_BODY, ui->p->soft, "排名不分先后，按姓氏笔画排序。公示期间有意见，请告诉工作人员。");
	int columns = s->chosens > 1 && r.w > ui->m.body * 40 ? 2 : 1, least = ui->m.head * 2 + ui->m.body * 5;
	struct ui_rows l = { .scroll = &s->scroll,
		.count = s->chosens,
		.columns = columns,
		.tiles = true,
		.least = least < r.h - ui->m.button - ui->m.gap ? least : r.h - ui->m.button - ui->m.gap,
		.most = r.h * 2 };
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);) {
		const struct honour *o = s->chosen[l.i];
		struct rect at = ui_tile(ui, l.at,
		    &(struct ui_tile){ .photo = photo_first(&o->photos),
			.draw = draw_words,
			.context = &(struct card){ o, h->now.date } });
		if (at.h) {
			ui_edge(ui, at, ui->m.radius);
			photo_tap(ui, at, &o->photos.photo[0]);
		}
	}
}

static bool
honours_event(void *self, struct host *h, const struct screen_event *e)
{
	struct honours *s = self;
	if (e->action == OWN_KIND && e->arg < s->kinds)
		choose(s, h->arena, (int)e->arg);
	return true;
}

SCREEN(honours, "honours", "光荣榜", SECTION_YARD, .shows = SHOWS(REG_HONOUR), .scope = SCOPE_WHOLE,
    .size = sizeof(struct honours), .enter = honours_enter, .subtitle = honours_subtitle, .event = honours_event,
    .draw = honours_draw);
