/* frameworks: 4321 as stairs, a tap on a step shows what stands on it; other
 * frameworks as a list. What nobody has supplied is not here at all. */
#include <string.h>

#include "queries/efforts.h"
#include "screens/all.h"
#include "screens/flow.h"
#include "screens/frame.h"
#include "ui/page.h"

enum { OWN_FRAMEWORK = UI_ACTION_OWN, OWN_STEP };
enum { MAX_PARTS = 8, MAX_NAMES = 12 };

struct frameworks {
	const char **name;
	size_t names, shown;
	struct framework_item *item;
	size_t items;
	const char *part[MAX_PARTS];
	size_t parts, step;
	struct scroll scroll;
};

static bool
stairs(const struct frameworks *s)
{
	return s->names && strstr(s->name[s->shown], "4321") && s->parts > 1;
}

static void
load(struct frameworks *s, struct host *h)
{
	s->items = s->names ? efforts_items(h->store, h->arena, s->name[s->shown], &s->item) : 0;
	s->parts = s->step = 0;
	for (size_t i = 0; i < s->items; i++) {
		bool known = false;
		for (size_t k = 0; k < s->parts; k++)
			known = known || strcmp(s->part[k], s->item[i].part) == 0;
		if (!known && s->parts < MAX_PARTS)
			s->part[s->parts++] = s->item[i].part;
	}
	scroll_jump(&s->scroll, 0);
}

static void
frameworks_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct frameworks *s = self;
	s->names = efforts_frameworks(h->store, a, &s->name);
	s->names = s->names > MAX_NAMES ? MAX_NAMES : s->names;
	load(s, h);
}

/* The widest step at the bottom, one narrower on each. */
static void
draw_stairs(struct frameworks *s, struct ui *ui, struct rect r)
{
	color_argb fill = ui->p->accent ? ui->p->accent : ui->p->teal;
	int n = (int)s->parts, high = (r.h + ui->m.gap) / n - ui->m.gap, narrower = r.w * 45 / 100 / n;
	for (int i = 0; i < n; i++) {
		struct rect at = cut_bottom(&r, high);
		at.w -= narrower * i;
		cut_bottom(&r, ui->m.gap);
		bool lit = (size_t)i == s->step;
		draw_round(ui->list, at, ui->m.radius, CORNER_ALL, lit ? fill : ui->p->card);
		struct pen p = pen_at(ui, cut_middle(rect_inset(at, ui->m.pad / 2, 0), at.w, ui->m.head * 13 / 10));
		p.middle = true;
		pen_line(&p, WORDS_HEAD, lit ? ui->p->on_color : 0, s->part[i]);
		ui_press(ui, at, ui->m.radius, OWN_STEP, i);
	}
}

static void
draw_items(struct pen *p, void *context)
{
	const struct frameworks *s = context;
	const struct palette *c = p->ui->p;
	bool steps = stairs(s), all = true; /* made up, every one: said once */
	const char *part = "";
	int number = 0;
	for (size_t i = 0; i < s->items; i++)
		all = all && s->item[i].sample;
	pen_sample(p, all);
	for (size_t i = 0; i < s->items; i++) {
		const struct framework_item *it = &s->item[i];
		if (steps && strcmp(it->part, s->part[s->step]) != 0)
			continue;
		if (it->part[0] && strcmp(part, it->part) != 0) {
			pen_words(p, WORDS_HEAD, c->teal, 0, it->part);
			number = 0;
		}
		part = it->part;
		pen_words(p, WORDS_BOLD, 0, 0, ui_printf(p->ui, "%d. %s", ++number, it->title));
		if (strcmp(it->body, it->title) != 0)
			pen_words(p, WORDS_BODY, c->soft, 0, it->body);
		for (size_t k = 0; k < it->photos.count; k++)
			pen_photo(p, &it->photos.photo[k], "");
		pen_sample(p, it->sample && !all);
		pen_gap(p, p->ui->m.gap / 2);
	}
}

static void
frameworks_draw(void *self, struct host *h, struct ui *ui, struct rect r)
{
	struct frameworks *s = self;
	const struct metrics *m = &ui->m;
	if (!s->items) {
		frame_nothing(ui, r, ICON_BOOK);
		return;
	}
	if (s->names > 1)
		cut_top(&r, ui_tabs(ui, r, s->name, (int)s->names, (int)s->shown, ui->p->teal, OWN_FRAMEWORK) + m->gap);
	if (stairs(s)) {
		bool above = m->portrait || r.w < m->body * 32;
		int need = (int)s->parts * (m->button + m->gap), high = r.h * 4 / 10;
		draw_stairs(s, ui, above ? cut_top(&r, need > high ? need : high) : cut_left(&r, r.w * 42 / 100));
		above ? cut_top(&r, m->gap) : cut_left(&r, m->gap);
	}
	ui_page(ui, r, &s->scroll, draw_items, s);
}

static bool
frameworks_event(void *self, struct host *h, const struct screen_event *e)
{
	struct frameworks *s = self;
	if (e->action == OWN_FRAMEWORK && (size_t)e->arg < s->names) {
		s->shown = (size_t)e->arg;
		load(s, h);
	} else if (e->action == OWN_STEP && (size_t)e->arg < s->parts) {
		s->step = (size_t)e->arg;
		scroll_jump(&s->scroll, 0);
	}
	return true;
}

static const char *
frameworks_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct frameworks *s = self;
	return s->names ? s->name[s->shown] : "";
}

SCREEN(frameworks, "frameworks", "干成的事", SECTION_DEED, .tab = "4321和标准", .shows = SHOWS(REG_FRAMEWORK),
    .scope = SCOPE_WHOLE, .size = sizeof(struct frameworks), .enter = frameworks_enter, .subtitle = frameworks_subtitle,
    .event = frameworks_event, .draw = frameworks_draw);
