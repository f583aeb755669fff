/* stage_touch: see stage_touch.h. */
#include <string.h>

#include "app/stage_inside.h"
#include "base/log.h"
#include "draw/readable.h"
#include "sound/speak.h"

enum { BEGIN_HZ = 660, END_HZ = 440, PRESS_HZ = 880, EDGE_HZ = 330 };
enum zone { ZONE_STRIP, ZONE_BODY, ZONE_DOCK };

struct thing {
	struct rect rect;
	enum zone zone;
	const struct ui_hit *hit;     /* NULL: it cannot be pressed */
	const struct heard *heard;    /* NULL: no row */
	const char *text;             /* "" for a picture or a sign */
	const struct command *before; /* its last text */
};

struct things {
	struct thing *thing;
	size_t count, room;
};

/* ------------------------------------------------------- what there is */

static enum zone
zone_of(const struct stage *s, struct rect r)
{
	const struct rect body = s->voice.body;
	bool full = s->stack[s->depth - 1].class->full;
	return full ? ZONE_BODY : r.y + r.h / 2 < body.y ? ZONE_STRIP : r.y < body.y + body.h ? ZONE_BODY : ZONE_DOCK;
}

static const struct heard *
heard_at(const struct ui *ui, int x, int y)
{
	const struct heard *found = NULL;
	for (int i = 0; i < ui->heards; i++) {
		const struct heard *h = &ui->heard[i];
		if (rect_contains(h->rect, x, y) && (!found || h->rect.h < found->rect.h))
			found = h;
	}
	return found;
}

static struct thing *
add(struct stage *s, struct things *all, struct rect r, const struct ui_hit *hit, const struct heard *heard)
{
	all->thing = arena_grow(s->touch.arena, all->thing, all->count, &all->room, all->count + 1, sizeof *all->thing);
	struct thing *t = &all->thing[all->count++];
	*t = (struct thing){ r, zone_of(s, r), hit, heard, "", NULL };
	return t;
}

/* Where a text belongs: to what is pressed there, or to the row, or to the paragraph it goes on. */
static struct thing *
thing_of(struct stage *s, struct things *all, const struct command *c)
{
	const struct ui *ui = &s->ui;
	int y = c->r.y + c->style.px / 2;
	const struct ui_hit *hit = ui_hit_at(ui, c->r.x, y);
	const struct heard *heard = heard_at(ui, c->r.x, y);
	struct rect line = { c->r.x, c->r.y, text_width(ui->text, c->text, c->len, c->style),
		text_height(ui->text, c->style) };
	for (size_t i = all->count; i-- > 0;) {
		struct thing *t = &all->thing[i];
		bool same = hit || heard
				? t->hit == hit && (hit || t->heard == heard)
				: !t->hit && !t->heard && i + 1 == all->count && *readable_joint(t->before, c) == '\0';
		if (!same)
			continue;
		if (!hit && !heard) {
			t->rect.h = line.y + line.h - t->rect.y;
			t->rect.w = line.w > t->rect.w ? line.w : t->rect.w;
		}
		return t;
	}
	return add(s, all, hit ? hit->rect : heard ? heard->rect : line, hit, heard);
}

/* What has no words is met where it stands. */
static void
add_signs(struct stage *s, struct things *all)
{
	for (int i = 0; i < s->ui.hits; i++) {
		const struct ui_hit *hit = &s->ui.hit[i];
		size_t k = 0, before = 0;
		while (k < all->count && all->thing[k].hit != hit)
			k++;
		if (k < all->count ||
		    ui_hit_at(&s->ui, hit->rect.x + hit->rect.w / 2, hit->rect.y + hit->rect.h / 2) != hit)
			continue;
		struct thing t = *add(s, all, hit->rect, hit, heard_at(&s->ui, hit->rect.x + 1, hit->rect.y + 1));
		while (before + 1 < all->count &&
		       (all->thing[before].zone < t.zone ||
			   (all->thing[before].zone == t.zone && all->thing[before].rect.y <= t.rect.y)))
			before++;
		memmove(&all->thing[before + 1], &all->thing[before], (all->count - 1 - before) * sizeof *all->thing);
		all->thing[before] = t;
	}
}

static struct things
things_of(struct stage *s)
{
	struct things drawn = { 0 }, all = { 0 };
	size_t count, first = 0;
	const struct command *c = draw_list_commands(s->ui.list, &count);
	if (!s->touch.arena)
		s->touch.arena = arena_new();
	arena_reset(s->touch.arena);
	for (size_t i = 0; i < count; i++) /* what lies under a question is not there */
		if (c[i].kind == COMMAND_FILL && c[i].r.w >= s->ui.m.width && c[i].r.h >= s->ui.m.height)
			first = i;
	for (size_t i = first; i < count; i++) {
		if (!readable_text(&c[i], s->ui.clip[0]))
			continue;
		struct thing *t = thing_of(s, &drawn, &c[i]);
		const char *joint = t->before ? readable_joint(t->before, &c[i]) : "";
		t->text = arena_printf(s->touch.arena, "%s%s%.*s", t->text, joint, (int)c[i].len, c[i].text);
		t->before = &c[i];
	}
	for (enum zone z = ZONE_STRIP; z <= ZONE_DOCK; z++) /* the dock is drawn before the page */
		for (size_t i = 0; i < drawn.count; i++)
			if (drawn.thing[i].zone == z) {
				const struct thing t = drawn.thing[i];
				*add(s, &all, t.rect, t.hit, t.heard) = t;
			}
	add_signs(s, &all);
	return all;
}

/* --------------------------------------------------------- what is read */

static void
say(struct stage *s, const char *word, const char *text, int hz)
{
	struct sentence sentence = { 0 };
	speak(&sentence, word);
	stage_voice_say(s, &(struct heard){ s->touch.at, "", -1, &sentence }, text, hz);
}

static void
read_thing(struct stage *s, const struct thing *t)
{
	const struct heard plain = { t->rect, "", -1, NULL };
	s->touch.at = t->rect;
	s->touch.action = t->hit ? t->hit->action : 0;
	s->touch.arg = t->hit ? t->hit->arg : 0;
	stage_voice_say(s, t->heard ? t->heard : &plain, t->text, t->hit ? PRESS_HZ : 0);
}

static bool
is_at(const struct stage *s, const struct thing *t)
{
	const struct rect a = s->touch.at, b = t->rect;
	return a.w && a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

/* The smallest thing there; the same again only when the finger came down anew. */
static bool
find(struct stage *s, float x, float y, bool anew)
{
	struct things all = things_of(s);
	const struct thing *found = NULL;
	for (size_t i = 0; i < all.count; i++) {
		const struct thing *t = &all.thing[i];
		if (rect_contains(t->rect, (int)x, (int)y) &&
		    (!found || t->rect.w * t->rect.h < found->rect.w * found->rect.h))
			found = t;
	}
	if (!found || (!anew && is_at(s, found)))
		return false;
	read_thing(s, found);
	return true;
}

static bool
go_on(struct stage *s, int step)
{
	struct things all = things_of(s);
	size_t at = 0;
	while (at < all.count && !is_at(s, &all.thing[at]))
		at++;
	size_t next = at < all.count ? at + (size_t)step : step > 0 ? 0 : all.count - 1;
	if (next < all.count) /* one below 0 is above it, too */
		read_thing(s, &all.thing[next]);
	else
		stage_voice_say(s, &(struct heard){ s->touch.at, "", -1, NULL }, "", EDGE_HZ);
	return true;
}

static void
read_news(struct stage *s)
{
	struct things all = things_of(s);
	size_t i = 0;
	while (s->touch.news == TOUCH_BODY && i < all.count && all.thing[i].zone != ZONE_BODY)
		i++;
	s->touch.news = TOUCH_KNOWN;
	if (i < all.count)
		read_thing(s, &all.thing[i]);
}

static void
turn(struct stage *s, int step)
{
	for (int i = 0; i < s->ui.areas; i++)
		if (s->ui.area[i].scroll) {
			scroll_page(s->ui.area[i].scroll, step, s->host.now_ms);
			s->touch.news = TOUCH_BODY;
			s->touch.drawn = false;
			return;
		}
	stage_voice_say(s, &(struct heard){ s->touch.at, "", -1, NULL }, "", EDGE_HZ);
}

/* -------------------------------------------------------- begin and end */

static void
set(struct stage *s, bool on)
{
	s->touch.on = s->host.touching = on;
	s->touch.explore = (struct explore){ .px_mm = s->ui.m.px_mm };
	s->touch.at = (struct rect){ 0 };
	s->touch.action = 0;
	s->touch.news = TOUCH_KNOWN;
	s->ui.pressed_action = 0;
	gesture_block_until(s->gesture, s->host.now_ms);
	log_info("touch and speak %s", on ? "begins" : "is over");
}

static void
begin(struct stage *s)
{
	set(s, true);
	say(s, "摸到哪里念哪里，连点两下是按",
	    "开始摸着听。手指摸到哪里念哪里，连点两下是按，向右一划念下一个，按住听一听两秒就不摸了。", BEGIN_HZ);
}

void
stage_touch_end(struct stage *s)
{
	if (!s->touch.on)
		return;
	set(s, false);
	say(s, "不摸了", "不摸了。", END_HZ);
}

static bool
did(struct stage *s, enum explore_kind kind)
{
	const struct explore *e = &s->touch.explore;
	switch (kind) {
	case EXPLORE_AT:
		return find(s, e->x, e->y, !e->down || e->still_ms == e->down_ms);
	case EXPLORE_NEXT:
	case EXPLORE_PREVIOUS:
		return go_on(s, kind == EXPLORE_NEXT ? 1 : -1);
	case EXPLORE_PAGE_DOWN:
	case EXPLORE_PAGE_UP:
		turn(s, kind == EXPLORE_PAGE_DOWN ? 1 : -1);
		return true;
	case EXPLORE_HELD:
		if (s->touch.at.w && s->touch.action == ACTION_LISTEN)
			stage_touch_end(s);
		return true;
	case EXPLORE_PRESS:
		if (s->touch.action && stage_answers(s, s->touch.action, s->touch.arg))
			stage_act(s, s->touch.action, s->touch.arg);
		return true;
	default:
		return false;
	}
}

bool
stage_touch_input(struct stage *s, enum stage_touch what, int64_t finger, float x, float y, uint64_t now_ms)
{
	struct explore *e = &s->touch.explore;
	e->px_mm = s->ui.m.px_mm;
	if (what == STAGE_LOST)
		*e = (struct explore){ .px_mm = e->px_mm };
	return did(s, what == STAGE_DOWN   ? explore_down(e, finger, x, y, now_ms)
		      : what == STAGE_MOVE ? explore_move(e, finger, x, y, now_ms)
		      : what == STAGE_UP   ? explore_up(e, finger, x, y, now_ms)
					   : EXPLORE_NOTHING);
}

static bool
holds(const struct stage *s)
{
	return !s->touch.on && s->ui.pressed_action == ACTION_LISTEN;
}

static bool
moves(const struct stage *s)
{
	for (int i = 0; i < s->ui.areas; i++)
		if (s->ui.area[i].scroll && scroll_moving(s->ui.area[i].scroll))
			return true;
	return false;
}

bool
stage_touch_step(struct stage *s, uint64_t now_ms)
{
	if (holds(s) && now_ms >= s->touch.held_ms + EXPLORE_HOLD_MS) {
		begin(s);
		return true;
	}
	if (s->touch.on && stage_top(s)->class->staff) /* the clerk has come */
		set(s, false);
	if (!s->touch.on)
		return false;
	bool news = s->touch.news && s->touch.drawn && !moves(s);
	if (news)
		read_news(s);
	return did(s, explore_step(&s->touch.explore, now_ms)) || news;
}

uint64_t
stage_touch_due(const struct stage *s, uint64_t now_ms)
{
	if (holds(s))
		return s->touch.held_ms + EXPLORE_HOLD_MS;
	if (!s->touch.on)
		return NEVER;
	return s->touch.news && s->touch.drawn && !moves(s) ? now_ms : explore_due(&s->touch.explore);
}

void
stage_touch_frame(struct stage *s)
{
	const struct metrics *m = &s->ui.m;
	const struct rect r = rect_inset(s->touch.at, -m->edge * 2, -m->edge * 2);
	s->touch.drawn = true;
	if (s->touch.on && s->touch.at.w)
		draw_outline(s->ui.list, r, m->radius / 2, m->edge * 3, s->ui.p->blue);
}
