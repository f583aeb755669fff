/* frameworks: 4321 as stairs, a tap on a step shows what stands on it; other
 * frameworks as a list. What nobody has supplied is not here at all. */
#include <string.h>

#include "screens/all.h"
#include "screens/flow.h"
#include "screens/frame.h"
#include "queries/efforts.h"

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
	const struct metrics *m = &ui->m;
	int n = (int)s->parts, h = (r.h - (n - 1) * m->gap / 2) / n;
	for (int i = 0; i < n; i++) {
		int w = r.w - (r.w * 45 / 100) * i / (n > 1 ? n - 1 : 1);
		struct rect at = { r.x, r.y + r.h - (i + 1) * h - i * m->gap / 2, w, h };
		bool active = (size_t)i == s->step;
		draw_round(ui->list, at, m->radius, CORNER_ALL, active ? ui->p->teal : ui->p->card);
		if (ui_pressed(ui, OWN_STEP, i))
			draw_round(ui->list, at, m->radius, CORNER_ALL, ui->p->pressed);
		ui_text_center(ui, rect_inset(at, m->pad / 2, 0), s->part[i], ui_style(m->head, true),
		    active ? ui->p->on_color : ui->p->ink);
		ui_hit(ui, at, OWN_STEP, i);
	}
}

static void
fill(void *self, struct flow *f)
{
	struct frameworks *s = self;
	const struct metrics *m = &f->ui->m;
	const struct palette *p = f->ui->p;
	bool steps = stairs(s);
	const char *part = "";
	int number = 0;
	bool all = true; /* made up, every one: said once */
	for (size_t i = 0; i < s->items; i++)
		all = all && s->item[i].sample;
	flow_sample(f, all);
	for (size_t i = 0; i < s->items; i++) {
		const struct framework_item *it = &s->item[i];
		if (steps && strcmp(it->part, s->part[s->step]) != 0)
			continue;
		if (it->part[0] && strcmp(part, it->part) != 0) {
			flow_gap(f, part[0] ? m->gap : 0);
			flow_text(f, it->part, ui_style(m->head, true), p->teal, 15);
			number = 0;
		}
		part = it->part;
		flow_text(f, ui_printf(f->ui, "%d. %s", ++number, it->title), ui_style(m->body, true), p->ink, 15);
		if (strcmp(it->body, it->title) != 0)
			flow_text(f, it->body, ui_style(m->body, false), p->soft, 17);
		for (size_t k = 0; k < it->photos.count; k++)
			flow_photo(f, &it->photos.photo[k], "");
		flow_sample(f, it->sample && !all);
		flow_gap(f, m->gap / 2);
	}
}

static void
frameworks_draw(void *self, struct host *h, struct ui *ui, struct rect r)
{
	struct frameworks *s = self;
	const struct metrics *m = &ui->m;
	if (!s->items) {
		ui_card(ui, r);
		frame_empty(ui, r, ICON_BOOK);
		return;
	}
	if (s->names > 1) {
		int head = ui_tabs(ui, r, s->name, (int)s->names, (int)s->shown, ui->p->teal, OWN_FRAMEWORK) + m->gap;
		r.y += head;
		r.h -= head;
	}
	if (stairs(s)) {
		struct rect left = r;
		if (m->portrait || r.w < m->body * 32) {
			left.h = ((int)s->parts * (m->button + m->gap / 2) > r.h * 4 / 10)
				     ? (int)s->parts * (m->button + m->gap / 2)
				     : r.h * 4 / 10;
			r.y += left.h + m->gap;
			r.h -= left.h + m->gap;
		} else {
			left.w = r.w * 42 / 100;
			r.x += left.w + m->gap * 3 / 2;
			r.w -= left.w + m->gap * 3 / 2;
		}
		draw_stairs(s, ui, left);
	}
	flow_card(ui, r, &s->scroll, fill, s);
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
