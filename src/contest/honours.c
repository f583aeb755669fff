/* honours: 最美家庭 and 先进个人, each a card with a photo (with consent) and
 * a few sentences. They are not ranked. */
#include <stdlib.h>
#include <string.h>

#include "screens/all.h"
#include "screens/frame.h"
#include "screens/register.h"
#include "queries/courtyards.h"
#include "text/stroke.h"

enum { OWN_KIND = UI_ACTION_OWN, MAX_KINDS = 8 };

struct honours {
	struct honour *honour;
	size_t count;
	const char *kind[MAX_KINDS];
	int kinds, shown;
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
}

static const char *
honours_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct honours *s = self;
	return s->kinds ? s->kind[s->shown] : "";
}

/* 「公示中，还有 2 天（到6月18日）」 while it can still be objected to. */
static int
public_period(struct ui *ui, int x, int y, int w, const struct honour *o, struct date today, bool draw)
{
	struct text_style bold = ui_style(ui->m.body, true);
	char day[64];
	if (!o->until.year)
		return 0;
	long left = date_days(o->until) - date_days(today);
	date_speak(o->until, today, day, sizeof day);
	const char *words =
	    left > 0 ? ui_printf(ui, "公示中，还有 %ld 天（到%s）", left, day) : "公示中，今天是最后一天";
	return draw ? ui_paragraph(ui, x, y, w, words, bold, ui->p->blue, 15, 0)
		    : ui_paragraph_height(ui, w, words, bold, 15, 0);
}

/* Draws one honour (when `draw`) and returns its height. */
static int
honour_block(struct ui *ui, struct rect r, const struct honour *o, struct date today, bool draw)
{
	const struct metrics *m = &ui->m;
	struct text_style head = ui_style(m->head, true), body = ui_style(m->body, false),
			  note = ui_style(m->note, false);
	int photo_w = r.w * 28 / 100, photo_h = photo_w * 3 / 4, x = r.x + m->pad + photo_w + m->pad;
	int w = r.x + r.w - m->pad - x, y = r.y + m->pad;
	char period[64];
	period_speak(o->period, period, sizeof period);
	if (draw && o->photos.count) {
		struct rect at = { r.x + m->pad, y, photo_w, photo_h };
		draw_image(ui->list, at, o->photos.photo[0].thumb, IMAGE_COVER, m->radius / 2, CORNER_ALL);
		photo_tap(ui, at, &o->photos.photo[0]);
	} else if (draw) {
		struct rect plate = { r.x + m->pad, y, photo_w, photo_h };
		draw_round(ui->list, plate, m->radius / 2, CORNER_ALL, ui->p->red_tint);
		draw_icon(ui->list, ICON_FLOWER, rect_inset(plate, photo_w / 4, photo_h / 4), ui->p->red);
	}
	if (draw) {
		int cx = x + ui_text_in(ui, x, y, w, o->name, head, ui->p->ink) + m->gap;
		if (o->sample)
			frame_sample(ui, cx, y + (ui_line_height(ui, head) - ui_chip_height(ui)) / 2);
	}
	y += ui_line_height(ui, head);
	const char *line = ui_printf(ui, "%s%s · %s%s评定", o->village, o->where, period, o->judged_by);
	y += draw ? ui_paragraph(ui, x, y, w, line, note, ui->p->soft, 15, 2)
		  : ui_paragraph_height(ui, w, line, note, 15, 2);
	y += public_period(ui, x, y, w, o, today, draw) + m->gap / 2;
	y += draw ? ui_paragraph(ui, x, y, w, o->deed, body, ui->p->ink, 16, 0)
		  : ui_paragraph_height(ui, w, o->deed, body, 16, 0);
	int least = r.y + m->pad + photo_h;
	return (y > least ? y : least) + m->pad - r.y;
}

static void
honours_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct honours *s = self;
	const struct metrics *m = &ui->m;
	int head = 0, content = 0;
	if (!s->count) {
		ui_card(ui, body);
		frame_empty(ui, body, ICON_FLOWER);
		return;
	}
	const char *note = "排名不分先后，按姓氏笔画排序。公示期间有意见，请告诉工作人员。";
	if (s->kinds > 1)
		head = ui_tabs(ui, body, s->kind, s->kinds, s->shown, ui->p->green, OWN_KIND) + m->gap;
	struct rect r = { body.x, body.y + head, body.w, body.h - head };
	ui_card(ui, r);
	int foot = m->note * 2;
	for (size_t i = 0; i < s->count; i++)
		if (strcmp(s->honour[i].honour, s->kind[s->shown]) == 0)
			content += honour_block(ui, r, &s->honour[i], h->now.date, false);
	struct ui_view v = ui_view_begin(ui, r, &s->scroll, content + foot, 0);
	int y = v.y;
	for (size_t i = 0; i < s->count; i++) {
		if (strcmp(s->honour[i].honour, s->kind[s->shown]) != 0)
			continue;
		y += honour_block(ui, (struct rect){ r.x, y, r.w, 0 }, &s->honour[i], h->now.date, true);
		ui_divider(ui, r.x + m->pad, y, r.w - 2 * m->pad);
	}
	ui_text_in(ui, r.x + m->pad, y + m->note / 3, r.w - 2 * m->pad, note, ui_style(m->note, false), ui->p->soft);
	ui_view_end(ui, &v);
}

static bool
honours_event(void *self, struct host *h, const struct screen_event *e)
{
	struct honours *s = self;
	if (e->action == OWN_KIND && e->arg < s->kinds) {
		s->shown = (int)e->arg;
		scroll_jump(&s->scroll, 0);
	}
	return true;
}

SCREEN(honours, "honours", "光荣榜", SECTION_YARD, .shows = SHOWS(REG_HONOUR), .scope = SCOPE_WHOLE,
    .size = sizeof(struct honours), .enter = honours_enter, .subtitle = honours_subtitle, .event = honours_event,
    .draw = honours_draw);
