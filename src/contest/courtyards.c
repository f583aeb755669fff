/* courtyards: the photo wall of model courtyards, a batch at a time, of the
 * township or one village. Who does not wish to be shown is counted, and
 * leaves no gap. */
#include <string.h>

#include "contest/ranking.h"
#include "queries/courtyards.h"
#include "screens/all.h"
#include "screens/evidence.h"
#include "screens/frame.h"
#include "ui/page.h"
#include "ui/rows.h"
#include "ui/tile.h"

enum { OWN_BATCH = UI_ACTION_OWN, OWN_VILLAGE, OWN_VILLAGE_STEP, OWN_YARD, OWN_BEAUTIES, OWN_HONOURS };

struct village {
	const char *name, *place; /* place NULL: the township */
	size_t count;
};

struct courtyards {
	struct text_list batches;
	size_t batch;
	struct courtyard *all, **yard; /* of the batch; of the village shown */
	size_t listed, count;
	struct village *village;
	size_t villages, shown;
	long declared, unlisted, refused;
	struct scroll scroll;
};

static void
choose(struct courtyards *s, struct host *h, size_t village)
{
	const char *place = s->village[village].place;
	s->shown = village;
	s->yard = arena_array(h->arena, s->listed + 1, sizeof(struct courtyard *));
	s->count = 0;
	for (size_t i = 0; i < s->listed; i++)
		if (!place || strcmp(s->all[i].place, place) == 0)
			s->yard[s->count++] = &s->all[i];
	const char *batch = s->batches.count ? s->batches.text[s->batch] : "";
	s->unlisted = courtyards_unlisted(h->store, batch, place, false);
	s->refused = courtyards_unlisted(h->store, batch, place, true);
	scroll_jump(&s->scroll, 0);
}

static void
load(struct courtyards *s, struct host *h)
{
	s->listed = s->batches.count ? courtyards_listed(h->store, h->arena, s->batches.text[s->batch], &s->all) : 0;
	for (size_t v = 0; v < s->villages; v++) {
		s->village[v].count = v ? 0 : s->listed;
		for (size_t i = 0; v && i < s->listed; i++)
			s->village[v].count += strcmp(s->all[i].place, s->village[v].place) == 0;
	}
	choose(s, h, s->shown);
}

static void
courtyards_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct courtyards *s = self;
	struct text_list villages = courtyards_villages(h->store, a);
	s->batches = courtyards_batches(h->store, a);
	s->village = arena_array(a, villages.count + 1, sizeof *s->village);
	s->village[s->villages++] = (struct village){ store_whole(h->store), NULL, 0 };
	for (size_t i = 0; i < villages.count; i++) {
		const char *place = row_place_key(a, villages.text[i]);
		bool home = strcmp(place, store_home_key(h->store)) == 0;
		if (h->home_scope && home)
			s->shown = s->villages;
		s->village[s->villages++] = (struct village){ home ? "本村" : villages.text[i], place, 0 };
	}
	s->declared = courtyards_declared(h->store);
	load(s, h);
}

static const char *
courtyards_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct courtyards *s = self;
	const char *name = s->shown ? s->village[s->shown].name : "";
	return strcmp(name, "本村") == 0 ? store_home(h->store) : name;
}

static enum page_scope
courtyards_scope(const void *self, const struct host *h)
{
	const struct courtyards *s = self;
	return s->villages ? page_scope_of(h, s->village[s->shown].place) : SCOPE_WHOLE;
}

/* ------------------------------------------------------------- the wall */

struct card {
	const struct courtyard *yard;
	bool village;
};

static void
draw_words(struct pen *p, void *context, int lines)
{
	const struct card *c = context;
	struct ui *ui = p->ui;
	const struct courtyard *y = c->yard;
	pen_ends(p, WORDS_BOLD, ui->p->green, ui_printf(ui, "%s家", y->name),
	    y->milli >= 0 ? ui_printf(ui, "%s 分", score_words(ui, y->milli)) : "");
	pen_line(p, WORDS_NOTE, ui->p->soft,
	    ui_printf(ui, "%s%s%s", c->village ? y->village : "", y->where, y->sample ? " · 示例" : ""));
}

static void
draw_card(struct courtyards *s, struct host *h, struct ui *ui, struct rect r, int i)
{
	struct courtyard *y = s->yard[i];
	struct card c = { y, s->shown == 0 };
	int gap = ui->m.gap / 2;
	ui_heard(ui, r, "courtyard", y->rid, NULL);
	courtyards_photos(h->store, h->arena, y);
	struct rect at = ui_tile(ui, r,
	    &(struct ui_tile){
		.photo = photo_first(&y->photos), .draw = draw_words, .context = &c, .action = OWN_YARD, .arg = i });
	if (y->has_before && at.h > ui_chip_height(ui) * 2)
		ui_chip(ui, at.x + gap, at.y + gap, "有整治前照片", ui->p->card, ui->p->green);
}

static void
draw_wall(struct courtyards *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	int most = r.w / (m->body * 10), columns = most < 1 ? 1 : most > 4 ? 4 : most, w = r.w / columns;
	int words = (m->body + m->note) * 13 / 10 + m->gap * 2;
	int least = words + w * (columns > 3 ? 31 : 42) / 100, room = r.h - m->button - m->gap;
	struct ui_rows l = { .scroll = &s->scroll,
		.count = (int)s->count,
		.columns = columns,
		.tiles = true,
		.least = least < room || (int)s->count <= columns ? least : room,
		.most = words + w * 3 / 4 };
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);)
		draw_card(s, h, ui, l.at, l.i);
}

/* What the wall does not show, and why. */
static const char *
wall_words(const struct courtyards *s, struct ui *ui)
{
	const char *all = ui_printf(ui, "这一批评上 %zu 户", s->count + (size_t)s->unlisted);
	if (s->unlisted)
		return ui_printf(ui, "%s，%ld 户%s，不登照片和姓名。", all, s->unlisted,
		    s->refused == s->unlisted ? "不愿公开" : "没有同意公开");
	if (!s->shown && s->declared > (long)s->listed && s->batches.count == 1)
		return ui_printf(ui, "材料里一共 %ld 户，名单还没有填全。", s->declared);
	return ui_printf(ui, "%s。不想公开，请告诉工作人员。", all);
}

/* -------------------------------------------------------------- the page */

static void
draw_head(struct courtyards *s, struct host *h, struct ui *ui, struct shelf *top)
{
	const char **label = arena_array(ui->arena, s->villages + 1, sizeof *label);
	for (size_t i = 0; i < s->villages; i++)
		label[i] = ui_printf(ui, "%s %zu 户", s->village[i].name, s->village[i].count);
	const char *batch = s->batches.count && s->batches.text[s->batch][0] ? s->batches.text[s->batch] : "没写批次";
	if (s->batches.count > 1) {
		int w = ui_stepper_width(ui, batch);
		ui_stepper(ui, shelf_left(top, w), batch, s->batch + 1 < s->batches.count, s->batch > 0, OWN_BATCH);
	}
	if (!h->alone)
		shelf_pick(top, label, s->villages, s->shown, ui->p->green, OWN_VILLAGE, OWN_VILLAGE_STEP);
}

static void
courtyards_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct courtyards *s = self;
	const struct ui_act acts[] = { { { .label = "五美是哪五美", .icon = ICON_LEAF }, OWN_BEAUTIES, 0 },
		{ { .label = "光荣榜", .icon = ICON_FLOWER }, OWN_HONOURS, 0 } };
	struct shelf top = shelf_at(ui, body);
	draw_head(s, h, ui, &top);
	struct rect r = top.room;
	bool any = s->count + (size_t)s->unlisted > 0;
	const char *words = any ? wall_words(s, ui) : "";
	struct text_style style = words_style(ui, WORDS_BODY);
	int room = r.w - ui_button_width(ui, &acts[0].button) - ui_button_width(ui, &acts[1].button) - 3 * ui->m.gap;
	bool beside = ui_text_width(ui, words, style) <= room;
	ui_acts(ui, &r, acts, 2, beside ? words : "");
	if (s->count && !beside && r.h > ui->m.body * 7) {
		int high = ui_paragraph_height(ui, r.w, words, style, 15, 0);
		struct pen p = pen_at(ui, cut_bottom(&r, high));
		pen_words(&p, WORDS_BODY, ui->p->soft, 0, words);
	}
	if (s->count) {
		draw_wall(s, h, ui, r);
		return;
	}
	ui_card(ui, r);
	if (any)
		ui_empty(ui, r, ICON_HOUSE, wall_words(s, ui));
	else
		frame_empty(ui, r, ICON_HOUSE);
}

static bool
courtyards_event(void *self, struct host *h, const struct screen_event *e)
{
	struct courtyards *s = self;
	if (e->action == OWN_BATCH && (e->arg < 0 ? s->batch + 1 < s->batches.count : s->batch > 0)) {
		s->batch = e->arg < 0 ? s->batch + 1 : s->batch - 1;
		load(s, h);
	} else if (e->action == OWN_VILLAGE && (size_t)e->arg < s->villages) {
		choose(s, h, (size_t)e->arg);
	} else if (e->action == OWN_VILLAGE_STEP && s->shown + (size_t)e->arg < s->villages) {
		choose(s, h, s->shown + (size_t)e->arg);
	} else if (e->action == OWN_YARD) {
		host_open(h, &screen_courtyard, (long)s->yard[e->arg]->rid);
	} else if (e->action == OWN_BEAUTIES) {
		host_open(h, &screen_five_beauties, 0);
	} else if (e->action == OWN_HONOURS) {
		host_open(h, &screen_honours, 0);
	}
	return true;
}

SCREEN(courtyards, "courtyards", "最美庭院", SECTION_YARD, .shows = SHOWS(REG_COURTYARD),
    .size = sizeof(struct courtyards), .enter = courtyards_enter, .subtitle = courtyards_subtitle,
    .scope_of = courtyards_scope, .event = courtyards_event, .draw = courtyards_draw);
