/* stage: see stage.h. */
#include "app/stage_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/desk.h"
#include "app/screens.h"
#include "base/log.h"
#include "base/need.h"
#include "base/str.h"
#include "queries/people.h"
#include "queries/texts.h"
#include "screens/all.h"
#include "screens/staff_desk.h"

struct entry *
stage_top(struct stage *s)
{
	struct entry *e = &s->stack[s->depth - 1];
	s->host.arena = e->arena; /* whoever is asked something is asked here */
	return e;
}

/* Somebody of the staff works here: their session has its own end. */
bool
stage_staffed(const struct stage *s)
{
	return desk_who(s->host.desk)->id != 0;
}

/* --------------------------------------------------------------- stack */

static void
enter(struct stage *s, struct entry *e, const struct screen_class *class, long arg)
{
	e->class = class;
	e->arg = arg;
	e->arena = arena_new();
	e->self = arena_alloc(e->arena, class->size ? class->size : 1);
	s->host.arena = e->arena;
	if (class->enter)
		class->enter(e->self, &s->host, e->arena, arg);
}

static void
leave(struct entry *e)
{
	arena_free(e->arena);
	*e = (struct entry){ 0 };
}

/* What was drawn belongs to screens that are gone: nothing of it answers any more. */
void
stage_forget_frame(struct stage *s)
{
	stage_voice_stop(s);
	s->voice.page = NULL;
	s->touch.news = TOUCH_PAGE;
	s->touch.drawn = false;
	s->touch.at = (struct rect){ 0 };
	s->touch.action = 0;
	s->ui.hits = s->ui.areas = s->ui.heards = 0;
	s->ui.pressed_action = 0;
	s->dragging = false;
	s->dragged = (struct ui_area){ 0 };
}

void
stage_push(struct stage *s, const struct screen_class *class, long arg)
{
	stage_forget_frame(s);
	if (s->depth == MAX_DEPTH) { /* deeper than anyone goes by hand: forget the one above home */
		leave(&s->stack[1]);
		memmove(&s->stack[1], &s->stack[2], (MAX_DEPTH - 2) * sizeof *s->stack);
		s->depth--;
	}
	enter(s, &s->stack[s->depth++], class, arg);
}

void
stage_drop_to(struct stage *s, int depth)
{
	stage_forget_frame(s);
	while (s->depth > depth)
		leave(&s->stack[--s->depth]);
}

/* All screens ask the store again: another edition, another day, another scope. */
void
stage_reenter(struct stage *s)
{
	stage_forget_frame(s);
	for (int i = 0; i < s->depth; i++) {
		const struct screen_class *class = s->stack[i].class;
		long arg = s->stack[i].arg;
		if (class->keeps)
			continue;
		leave(&s->stack[i]);
		enter(s, &s->stack[i], class, arg);
	}
}

/* Of the home village: who writes its sheets, else who leads it. */
static void
find_whom_to_ask(struct stage *s, struct arena *a)
{
	static const char *const duties[] = { "文书", "书记", "主任", "" };
	const char *home = store_home_key(s->host.store);
	struct post *post;
	size_t n = home[0] ? people_posts(s->host.store, a, home, &post) : 0;
	s->ui.ask = NULL;
	for (size_t d = 0; d < sizeof duties / sizeof *duties && !s->ui.ask; d++)
		for (size_t i = 0; i < n && !s->ui.ask; i++) {
			if (!post[i].name[0] || !post[i].phone[0] || strcmp(post[i].place, home) != 0 ||
			    !strstr(post[i].duty, duties[d]))
				continue;
			snprintf(s->ask, sizeof s->ask, "%.*s%.*s（%.20s）", (int)utf8_prefix(post[i].duty, 12),
			    post[i].duty, (int)utf8_prefix(post[i].name, 14), post[i].name, post[i].phone);
			s->ui.ask = s->ask;
		}
}

void
stage_count(struct stage *s)
{
	struct arena *a = arena_new();
	struct notice *n;
	size_t count = notices_all(s->host.store, a, &n);
	s->host.fresh_notices = 0;
	for (size_t i = 0; i < count; i++)
		s->host.fresh_notices += n[i].fresh;
	struct village *v;
	s->host.alone = villages_all(s->host.store, a, &v) == 1;
	find_whom_to_ask(s, a);
	arena_free(a);
}

/* Where pressing ends when buttons are lowered, in px from the top: EN 301 549 8.3.2.1, an unobstructed reach ends at
 * 1220 mm. */
static int
reach_line(const struct stage_options *o, const struct metrics *m)
{
	float above = (o->reach_mm > 0 ? o->reach_mm : 1220) - o->lower_edge_mm;
	return o->height - theme_mm(m, above) + m->gap / 2;
}

/* Room for so many rows and the dock below the line. */
static bool
fits_below(const struct metrics *m, int line, int rows)
{
	int docks = m->portrait ? 2 : 1;
	return m->height - line >= rows * (m->row + m->gap) + docks * (m->button + m->gap) + 2 * m->gap;
}

void
stage_measure(struct stage *s)
{
	const struct stage_options *o = &s->options;
	struct host *h = &s->host;
	struct metrics m = theme_metrics(o->width, o->height, o->inches, TYPE_PLAIN);
	int line = reach_line(o, &m), large = h->large;
	h->can_lower = line > m.top && fits_below(&m, line, 3);
	h->lowered &= h->can_lower;
	do /* what cannot be reached cannot be read either: the type gives way */
		m = theme_metrics(o->width, o->height, o->inches, large);
	while (h->lowered && !fits_below(&m, line, 5) && large-- > TYPE_PLAIN);
	m.reach = h->lowered ? line : 0;
	s->ui.m = m;
	s->ui.p = theme_palette(h->contrast);
	if (s->aside.store) {
		s->ui.m.height -= staff_preview_height(&s->ui);
		s->ui.m.reach -= h->lowered ? staff_preview_height(&s->ui) : 0;
	}
}

void
stage_go(struct stage *s)
{
	enum go how = s->host.go;
	bool named = how == GO_OPEN || how == GO_REPLACE;
	const struct screen_class *class = named ? s->host.go_class : how == GO_STAFF ? &screen_staff_today : NULL;
	s->host.go = GO_NOWHERE;
	if (how == GO_HOME || how == GO_STAFF || (how == GO_BACK && s->depth > 1))
		stage_drop_to(s, how == GO_BACK ? s->depth - 1 : 1);
	if (how == GO_REPLACE && class && s->depth > 1)
		stage_drop_to(s, s->depth - 1);
	if (class)
		stage_push(s, class, s->host.go_arg);
	if (how != GO_NOWHERE)
		log_info("screen %s", stage_screen(s));
	if (how != GO_NOWHERE && !stage_staffed(s) && !s->aside.store) /* the staff's own looking is no visit */
		usage_count(&s->usage, stage_screen(s));
	if (how != GO_NOWHERE)
		gesture_block_until(s->gesture, s->host.now_ms + (how == GO_REPLACE ? 0 : GESTURE_BLOCK_MS));
}

void
stage_reset(struct stage *s)
{
	s->host.large = s->options.large;
	s->host.contrast = s->options.contrast;
	s->host.lowered = false;
	s->host.home_scope = s->options.home_scope;
	s->host.loudness = VOICE_PLAIN;
	s->voice.broken = false;
	stage_drop_to(s, 0);
	stage_push(s, &screen_home, 0);
	stage_touch_end(s);
	if (s->options.animate)
		usage_flush(&s->usage, s->data, s->host.now.date);
	log_info("screen home, everything as it was");
}

/* --------------------------------------------------------------- life */

struct stage *
stage_new(const struct stage_options *o, struct text *text, struct error *err)
{
	struct stage *s = need(sizeof *s);
	s->options = *o;
	s->data = need_copy(o->data);
	s->ui.text = text;
	s->ui.list = draw_list_new();
	s->ui.arena = arena_new();
	s->host.large = o->large;
	s->host.contrast = o->contrast;
	s->host.home_scope = o->home_scope;
	s->host.animate = o->animate;
	s->host.loudness = VOICE_PLAIN;
	s->host.ticking = o->ticking;
	s->host.screens = screens;
	if (!o->desk)
		s->own_desk = desk_new(&(struct desk_options){ .data = s->data });
	s->host.desk = o->desk ? o->desk : s->own_desk;
	s->host.store = store_open(s->data, err);
	s->gesture = gesture_new(1);
	if (!s->host.store) {
		stage_free(s);
		return NULL;
	}
	s->host.demonstration = store_demonstration(s->host.store);
	stage_measure(s);
	gesture_set_px_per_mm(s->gesture, s->ui.m.px_mm);
	return s;
}

void
stage_free(struct stage *s)
{
	if (!s)
		return;
	stage_leave_preview(s);
	stage_drop_to(s, 0);
	arena_free(s->voice.arena);
	arena_free(s->voice.saying);
	arena_free(s->touch.arena);
	store_close(s->host.store);
	desk_free(s->own_desk);
	gesture_free(s->gesture);
	draw_list_free(s->ui.list);
	arena_free(s->ui.arena);
	free(s->data);
	free(s);
}

bool
stage_refresh(struct stage *s)
{
	struct error err = { 0 };
	if (s->aside.store) /* when the preview is over */
		return false;
	struct store *next = store_open(s->data, &err);
	if (!next || (strcmp(store_edition(next)->path, store_edition(s->host.store)->path) == 0 &&
			 strcmp(store_home(next), store_home(s->host.store)) == 0)) {
		if (!next)
			log_warn("cannot open the current edition: %s", err.text);
		store_close(next);
		return false;
	}
	store_set_today(next, s->host.now.date);
	store_close(s->host.store);
	s->host.store = next;
	s->host.demonstration = store_demonstration(next);
	log_info("edition %d is on the screen", store_number(next));
	stage_count(s);
	stage_reenter(s);
	return true;
}

bool
stage_settings(struct stage *s, const struct stage_options *o)
{
	struct stage_options *mine = &s->options;
	if (mine->inches == o->inches && mine->lower_edge_mm == o->lower_edge_mm && mine->reach_mm == o->reach_mm &&
	    mine->large == o->large && mine->home_scope == o->home_scope && mine->night_from == o->night_from &&
	    mine->night_to == o->night_to)
		return false;
	/* what somebody has chosen meanwhile stays theirs */
	if (s->host.large == mine->large)
		s->host.large = o->large;
	if (s->host.home_scope == mine->home_scope)
		s->host.home_scope = o->home_scope;
	mine->inches = o->inches;
	mine->lower_edge_mm = o->lower_edge_mm;
	mine->reach_mm = o->reach_mm;
	mine->large = o->large;
	mine->home_scope = o->home_scope;
	mine->night_from = o->night_from;
	mine->night_to = o->night_to;
	stage_resize(s, mine->width, mine->height);
	stage_reenter(s);
	return true;
}

bool
stage_clock(struct stage *s, struct datetime now)
{
	struct datetime old = s->host.now;
	bool day = date_days(old.date) != date_days(now.date);
	s->host.now = now;
	if (s->depth == 0) {
		store_set_today(s->host.store, now.date);
		stage_count(s);
		stage_push(s, &screen_home, 0);
	} else if (day) { /* deadlines and windows turn at midnight */
		store_set_today(s->host.store, now.date);
		stage_count(s);
		stage_reenter(s);
	}
	return !stage_dark(s) && (day || old.minute != now.minute || old.hour != now.hour);
}

void
stage_resize(struct stage *s, int width, int height)
{
	s->options.width = width;
	s->options.height = height;
	stage_measure(s);
	gesture_set_px_per_mm(s->gesture, s->ui.m.px_mm);
}

void
stage_show(struct stage *s, const struct screen_class *class, long arg)
{
	stage_drop_to(s, 1);
	if (class != s->stack[0].class)
		stage_push(s, class, arg);
}

bool
stage_open(struct stage *s, const char *screen, long arg)
{
	long named;
	const struct screen_class *class = screen_named(screen, &named);
	if (class)
		stage_show(s, class, arg ? arg : named);
	return class != NULL;
}

const char *
stage_screen(const struct stage *s)
{
	const struct entry *e = s->depth ? &s->stack[s->depth - 1] : NULL;
	return !e ? "" : e->class->known_as ? e->class->known_as(e->self) : e->class->name;
}

struct host *
stage_host(struct stage *s)
{
	return &s->host;
}

bool
stage_dark(const struct stage *s)
{
	return s->attract.mode == ATTRACT_NIGHT;
}

const struct ui *
stage_ui(const struct stage *s)
{
	return &s->ui;
}
