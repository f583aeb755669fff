/* pairs: 整治前后, places and yards that were put right, one after the other:
 * before and after beside each other as large as the page, or one over the
 * other, turned by a tap. */
#include <string.h>

#include "queries/courtyards.h"
#include "queries/issues.h"
#include "screens/all.h"
#include "screens/evidence.h"
#include "screens/frame.h"
#include "ui/page.h"

enum { OWN_STEP = UI_ACTION_OWN, OWN_OVER, OWN_TURN, OWN_OPEN };

struct pair {
	const char *title, *line;
	struct store_photos before, after; /* of a yard: once it is shown */
	struct courtyard *yard;            /* NULL: a problem */
	long rid;
	bool sample;
};

struct pairs {
	struct pair *pair;
	size_t count, capacity, at;
	bool over, early; /* one over the other; the one before is on top */
};

static void
add(struct pairs *s, struct arena *a, struct pair p)
{
	s->pair = arena_grow(a, s->pair, s->count, &s->capacity, s->count + 1, sizeof *s->pair);
	s->pair[s->count++] = p;
}

static void
pairs_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct pairs *s = self;
	const char *place = host_scope(h);
	struct issue *issue;
	struct courtyard *yard;
	size_t n = issues_of(h->store, a, place, &issue), yards = courtyards_listed(h->store, a, NULL, &yard);
	for (size_t i = 0; i < n; i++)
		if (issue[i].state == ISSUE_DONE && issue[i].before.count && issue[i].after.count)
			add(s, a,
			    (struct pair){ issue[i].what, arena_printf(a, "%s · %s", issue[i].village, issue[i].spot),
				issue[i].before, issue[i].after, NULL, (long)issue[i].rid, issue[i].sample });
	for (size_t i = 0; i < yards; i++)
		if (yard[i].has_before && (!place || strcmp(yard[i].place, place) == 0))
			add(s, a,
			    (struct pair){ .title = arena_printf(a, "%s家的院子", yard[i].name),
				.line = arena_printf(a, "%s%s", yard[i].village, yard[i].where),
				.yard = &yard[i],
				.rid = (long)yard[i].rid,
				.sample = yard[i].sample });
}

static const char *
pairs_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct pairs *s = self;
	return s->count ? ui_printf(ui, "整治前后 %zu 处", s->count) : "整治前后";
}

static void
draw_side(struct ui *ui, struct rect r, const struct store_photos *p, bool early)
{
	struct ui_photo photo = photo_first(p);
	if (p->count)
		ui_photo(ui, r, &photo, CORNER_ALL);
	evidence_plate(ui, r, early ? "整治前" : "整治后", early);
}

static void
draw_pair(struct pairs *s, struct ui *ui, struct rect r, const struct pair *p)
{
	const struct metrics *m = &ui->m;
	struct rect all = r;
	if (s->over) {
		draw_side(ui, r, s->early ? &p->before : &p->after, s->early);
	} else {
		struct rect first =
		    m->portrait ? cut_top(&r, (r.h - m->gap / 2) / 2) : cut_left(&r, (r.w - m->gap / 2) / 2);
		m->portrait ? cut_top(&r, m->gap / 2) : cut_left(&r, m->gap / 2);
		draw_side(ui, first, &p->before, true);
		draw_side(ui, r, &p->after, false);
	}
	ui_press(ui, all, m->radius, s->over ? OWN_TURN : OWN_OVER, 1);
}

static void
pairs_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct pairs *s = self;
	struct shelf top = shelf_at(ui, body);
	if (s->count > 1) {
		int w = ui_stepper_width(ui, "999 / 999");
		ui_stepper(ui, shelf_left(&top, w), ui_printf(ui, "%zu / %zu", s->at + 1, s->count), s->at > 0,
		    s->at + 1 < s->count, OWN_STEP);
	}
	frame_scope_on(h, &top, ui->p->teal, "", "");
	struct rect r = top.room;
	if (!s->count) {
		frame_nothing(ui, r, ICON_CAMERA);
		return;
	}
	struct pair *p = &s->pair[s->at];
	if (p->yard) {
		courtyards_photos(h->store, h->arena, p->yard);
		p->before = p->yard->before;
		p->after = p->yard->photos;
	}
	const struct ui_act acts[] = { { { .label = s->over ? "并排看" : "叠起来看" }, OWN_OVER, !s->over },
		{ { .label = p->yard ? "看这家的院子" : "看这一处" }, OWN_OPEN, 0 } };
	ui_acts(ui, &r, acts, 2, s->over ? "点一下照片，换着看" : "点一下照片，叠起来看");
	struct pen words = pen_at(ui, cut_bottom(&r, ui_line_height(ui, words_style(ui, WORDS_HEAD)) + ui->m.gap / 2));
	pen_ends(
	    &words, WORDS_HEAD, ui->p->soft, ui_printf(ui, "%s%s", p->sample ? "（示例）" : "", p->title), p->line);
	draw_pair(s, ui, r, p);
}

static bool
pairs_event(void *self, struct host *h, const struct screen_event *e)
{
	struct pairs *s = self;
	const struct pair *p = &s->pair[s->at];
	if (e->action == OWN_STEP && (e->arg < 0 ? s->at > 0 : s->at + 1 < s->count)) {
		s->at = e->arg < 0 ? s->at - 1 : s->at + 1;
		s->early = false;
	} else if (e->action == OWN_OVER) {
		s->over = e->arg;
	} else if (e->action == OWN_TURN) {
		s->early = !s->early;
	} else if (e->action == OWN_OPEN) {
		host_open(h, p->yard ? &screen_courtyard : &screen_issue, p->rid);
	}
	return true;
}

SCREEN(before_after, "before-after", "干成的事", SECTION_DEED, .dated = DATED(&screen_issues, &screen_courtyards),
    .tab = "整治前后", .size = sizeof(struct pairs), .enter = pairs_enter, .subtitle = pairs_subtitle,
    .event = pairs_event, .draw = pairs_draw);
