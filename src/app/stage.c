/* stage: see stage.h. */
#include "app/stage.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "app/desk.h"
#include "base/log.h"
#include "base/str.h"
#include "screens/desk.h"
#include "screens/frame.h"
#include "screens/staff_desk.h"
#include "store/texts.h"
#include "store/usage.h"

enum { MAX_DEPTH = 8, SLIDE_MS = 160 };
#define NEVER UINT64_MAX

struct entry {
	const struct screen_class *class;
	struct arena *arena; /* holds `self` too */
	void *self;
	long arg;
};

/* What the desk said when it was last asked. */
struct said {
	long who;
	int published, fresh;
	bool previewing;
	unsigned job;
};

/* What stands aside while residents' screens show the edition to come. */
struct aside {
	struct entry stack[MAX_DEPTH];
	int depth;
	struct store *store; /* NULL: no preview */
};

struct stage {
	struct stage_options options;
	char *data;
	struct desk *own_desk; /* NULL when it was lent */
	struct host host;
	struct ui ui;
	struct entry stack[MAX_DEPTH];
	int depth;
	struct gesture *gesture;
	struct ui_area dragged; /* the area under a drag; kind −1 when none */
	bool dragging;
	struct idle idle;
	struct attract attract;
	struct said said;
	struct aside aside;
	struct usage usage; /* since the last visitor left */
	uint64_t slide_ms;  /* when the page came; 0: at rest */
	int slide_from;     /* +1 from the right, −1 from the left */
};

static struct entry *
top(struct stage *s)
{
	return &s->stack[s->depth - 1];
}

/* Somebody of the staff works here: their session has its own end. */
static bool
staffed(const struct stage *s)
{
	return s->host.desk->who.id != 0;
}

/* --------------------------------------------------------------- stack */

static void
enter(struct stage *s, struct entry *e, const struct screen_class *class, long arg)
{
	e->class = class;
	e->arg = arg;
	e->arena = arena_new();
	e->self = arena_alloc(e->arena, class->size ? class->size : 1);
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
static void
forget_frame(struct stage *s)
{
	s->ui.hits = s->ui.areas = 0;
	s->ui.pressed_action = 0;
	s->dragging = false;
	s->dragged = (struct ui_area){ 0 };
}

static void
push(struct stage *s, const struct screen_class *class, long arg)
{
	forget_frame(s);
	if (s->depth == MAX_DEPTH) { /* deeper than anyone goes by hand: forget the one above home */
		leave(&s->stack[1]);
		memmove(&s->stack[1], &s->stack[2], (MAX_DEPTH - 2) * sizeof *s->stack);
		s->depth--;
	}
	enter(s, &s->stack[s->depth++], class, arg);
}

static void
drop_to(struct stage *s, int depth)
{
	forget_frame(s);
	while (s->depth > depth)
		leave(&s->stack[--s->depth]);
}

/* All screens ask the store again: another edition, another day, another scope. */
static void
reenter(struct stage *s)
{
	forget_frame(s);
	for (int i = 0; i < s->depth; i++) {
		const struct screen_class *class = s->stack[i].class;
		long arg = s->stack[i].arg;
		if (class->keeps)
			continue;
		leave(&s->stack[i]);
		enter(s, &s->stack[i], class, arg);
	}
}

static void
count_notices(struct stage *s)
{
	struct arena *a = arena_new();
	struct notice *n;
	size_t count = notices_all(s->host.store, a, &n);
	s->host.fresh_notices = 0;
	for (size_t i = 0; i < count; i++)
		s->host.fresh_notices += n[i].fresh;
	arena_free(a);
}

static void
measure(struct stage *s)
{
	const struct stage_options *o = &s->options;
	s->ui.m = theme_metrics(o->width, o->height, o->inches, s->host.large);
	/* EN 301 549 8.3.2.1: an unobstructed reach ends at 1220 mm */
	s->host.can_lower = o->lower_edge_mm + (float)o->height / s->ui.m.px_mm > 1220 && s->ui.m.portrait;
	if (!s->host.can_lower)
		s->host.lowered = false;
	if (s->aside.store)
		s->ui.m.height -= staff_preview_height(&s->ui);
}

static void
slide(struct stage *s, int from)
{
	s->slide_ms = s->options.animate ? s->host.now_ms : 0;
	s->slide_from = from;
}

static void
go(struct stage *s)
{
	enum go how = s->host.go;
	bool named = how == GO_OPEN || how == GO_REPLACE || how == GO_ONLY;
	const struct screen_class *class = named ? screen_find(s->host.go_screen) : NULL;
	s->host.go = GO_NOWHERE;
	if (how == GO_HOME || how == GO_ONLY || (how == GO_BACK && s->depth > 1))
		drop_to(s, how == GO_BACK ? s->depth - 1 : 1);
	if (how == GO_REPLACE && class && s->depth > 1)
		drop_to(s, s->depth - 1);
	if (class)
		push(s, class, s->host.go_arg);
	if (how == GO_OPEN || how == GO_BACK)
		slide(s, how == GO_OPEN ? 1 : -1);
	if (how != GO_NOWHERE)
		log_info("screen %s", top(s)->class->name);
	if (how != GO_NOWHERE && !staffed(s) && !s->aside.store) /* the staff's own looking is no visit */
		usage_count(&s->usage, top(s)->class->name);
	if (how != GO_NOWHERE)
		gesture_block_until(s->gesture, s->host.now_ms + (how == GO_REPLACE ? 0 : GESTURE_BLOCK_MS));
}

/* ------------------------------------------------- when nobody is there */

static bool
quiet(const struct stage *s)
{
	return !staffed(s) && s->depth <= 1 && s->host.large == s->options.large && !s->host.lowered &&
	       s->host.home_scope == s->options.home_scope;
}

/* Nothing to ask and nothing to put back. */
static bool
undisturbed(const struct stage *s)
{
	const struct entry *e = &s->stack[s->depth - 1];
	return quiet(s) || (e->class->stays && e->class->stays(e->self));
}

static struct attract_view
attract_view(const struct stage *s)
{
	const struct stage_options *o = &s->options;
	bool shown = s->attract.mode == ATTRACT_SLIDES;
	return (struct attract_view){ .quiet = o->animate && quiet(s),
		.night = o->animate && !staffed(s) && attract_is_night(s->host.now, o->night_from, o->night_to),
		.slides = shown                              ? s->host.slides
			  : store_has_content(s->host.store) ? 1
							     : 0 };
}

static void
reset(struct stage *s)
{
	s->host.large = s->options.large;
	s->host.lowered = false;
	s->host.home_scope = s->options.home_scope;
	drop_to(s, 0);
	push(s, screen_find("home"), 0);
	if (s->options.animate)
		usage_flush(&s->usage, s->data, s->host.now.date);
	log_info("screen home, everything as it was");
}

/* True when the screen must be drawn. */
static bool
attract(struct stage *s, uint64_t now_ms)
{
	enum attract_event event = attract_step(&s->attract, now_ms, attract_view(s));
	if (event == ATTRACT_BEGIN)
		push(s, screen_find("attract"), 0);
	if (event == ATTRACT_SLEEP || event == ATTRACT_MORNING)
		reset(s);
	if (event == ATTRACT_SLEEP || event == ATTRACT_MORNING)
		idle_touch(&s->idle, now_ms);
	return event != ATTRACT_NOTHING;
}

/* ------------------------------------------------- what the desk brings */

/* Residents' screens show the edition to come; the staff's stand aside as they were left. */
static void
enter_preview(struct stage *s)
{
	struct desk *d = s->host.desk;
	struct error err = { 0 };
	struct store *next = store_open_preview(s->data, d->preview, d->media, &err);
	if (!next) {
		log_warn("no preview: %s", err.text);
		d->call->preview(d, false);
		return;
	}
	forget_frame(s);
	s->aside = (struct aside){ .depth = s->depth, .store = s->host.store };
	memcpy(s->aside.stack, s->stack, sizeof s->stack);
	memset(s->stack, 0, sizeof s->stack);
	s->depth = 0;
	s->host.store = next;
	store_set_today(next, s->host.now.date);
	count_notices(s);
	push(s, screen_find("home"), 0);
}

static void
leave_preview(struct stage *s)
{
	if (!s->aside.store)
		return;
	drop_to(s, 0);
	store_close(s->host.store);
	s->host.store = s->aside.store;
	store_set_today(s->host.store, s->host.now.date);
	s->depth = s->aside.depth;
	memcpy(s->stack, s->aside.stack, sizeof s->stack);
	s->aside = (struct aside){ 0 };
	count_notices(s);
	stage_refresh(s);
}

static int
fresh_sticks(const struct desk *d)
{
	int n = 0;
	for (int i = 0; i < d->sticks; i++)
		n += d->stick[i].fresh && d->stick[i].look == DESK_USEFUL;
	return n;
}

/* True when the screen must be drawn. */
static bool
follow_desk(struct stage *s, uint64_t now_ms)
{
	const struct desk *d = s->host.desk;
	const struct said was = s->said, now = { .who = d->who.id,
		.published = d->published,
		.fresh = fresh_sticks(d),
		.previewing = d->previewing,
		.job = d->job.state == DESK_JOB_DONE ? d->job.number : was.job };
	s->said = now;
	if (now.previewing && !was.previewing)
		enter_preview(s);
	else if (!now.previewing)
		leave_preview(s);
	if (now.published != was.published || now.job != was.job)
		stage_refresh(s);
	if (now.who != was.who)
		idle_touch(&s->idle, now_ms);
	if (now.who && !was.who) {
		attract_touch(&s->attract, now_ms);
		drop_to(s, 1);
		push(s, screen_find("staff-today"), 0);
	}
	if (was.who && !now.who) { /* logged out, or away for three minutes */
		bool another = d->work == DESK_REVIEW && strcmp(top(s)->class->name, "staff-publish") == 0;
		reset(s);
		if (another) /* 退出换人: who is it now? */
			push(s, screen_find("staff"), 0);
		attract_touch(&s->attract, now_ms);
	}
	if (now.fresh > was.fresh && attract_touch(&s->attract, now_ms)) { /* a stick wakes the screen */
		reset(s);
		idle_touch(&s->idle, now_ms);
	}
	return was.who != now.who || was.published != now.published || was.fresh != now.fresh ||
	       was.previewing != now.previewing || was.job != now.job;
}

/* --------------------------------------------------------------- life */

struct stage *
stage_new(const struct stage_options *o, struct text *text, struct error *err)
{
	struct stage *s = calloc(1, sizeof *s);
	ASSERT(s != NULL);
	s->options = *o;
	s->data = strdup(o->data);
	ASSERT(s->data != NULL);
	s->ui.text = text;
	s->ui.list = draw_list_new();
	s->ui.arena = arena_new();
	s->ui.p = theme_palette(o->contrast);
	s->host.large = o->large;
	s->host.home_scope = o->home_scope;
	s->host.animate = o->animate;
	if (!o->desk)
		s->own_desk = desk_new(&(struct desk_options){ .data = s->data });
	s->host.desk = o->desk ? o->desk : s->own_desk;
	s->said = (struct said){ .who = s->host.desk->who.id, .published = s->host.desk->published };
	s->host.store = store_open(s->data, err);
	s->gesture = gesture_new(1);
	if (!s->host.store) {
		stage_free(s);
		return NULL;
	}
	s->host.desk->demonstration_machine = store_demonstration(s->host.store);
	measure(s);
	gesture_set_px_per_mm(s->gesture, s->ui.m.px_mm);
	return s;
}

void
stage_free(struct stage *s)
{
	if (!s)
		return;
	leave_preview(s);
	drop_to(s, 0);
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
	s->host.desk->demonstration_machine = store_demonstration(next);
	log_info("edition %d is on the screen", store_number(next));
	count_notices(s);
	reenter(s);
	return true;
}

bool
stage_settings(struct stage *s, const struct stage_options *o)
{
	struct stage_options *mine = &s->options;
	if (mine->inches == o->inches && mine->lower_edge_mm == o->lower_edge_mm && mine->large == o->large &&
	    mine->home_scope == o->home_scope && mine->night_from == o->night_from && mine->night_to == o->night_to)
		return false;
	/* what somebody has chosen meanwhile stays theirs */
	if (s->host.large == mine->large)
		s->host.large = o->large;
	if (s->host.home_scope == mine->home_scope)
		s->host.home_scope = o->home_scope;
	mine->inches = o->inches;
	mine->lower_edge_mm = o->lower_edge_mm;
	mine->large = o->large;
	mine->home_scope = o->home_scope;
	mine->night_from = o->night_from;
	mine->night_to = o->night_to;
	stage_resize(s, mine->width, mine->height);
	reenter(s);
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
		count_notices(s);
		push(s, screen_find("home"), 0);
	} else if (day) { /* deadlines and windows turn at midnight */
		store_set_today(s->host.store, now.date);
		count_notices(s);
		reenter(s);
	}
	return !stage_dark(s) && (day || old.minute != now.minute || old.hour != now.hour);
}

void
stage_resize(struct stage *s, int width, int height)
{
	s->options.width = width;
	s->options.height = height;
	measure(s);
	gesture_set_px_per_mm(s->gesture, s->ui.m.px_mm);
}

bool
stage_open(struct stage *s, const char *screen, long arg)
{
	const struct screen_class *class = screen_find(screen);
	if (!class)
		return false;
	drop_to(s, 1);
	if (class != s->stack[0].class)
		push(s, class, arg);
	return true;
}

const char *
stage_screen(const struct stage *s)
{
	return s->depth ? s->stack[s->depth - 1].class->name : "";
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

/* --------------------------------------------------------------- frame */

/* How far the new page still is from its place, 0 at rest. */
static float
slide_part(struct stage *s)
{
	if (!s->slide_ms)
		return 0;
	float t = (float)(s->host.now_ms - s->slide_ms) / SLIDE_MS;
	if (t >= 1) {
		s->slide_ms = 0;
		return 0;
	}
	return (1 - t) * (1 - t) * (1 - t);
}

/* A stick with something for us, or somebody still logged in, and no page of the staff's on the screen. */
static bool
banner_due(const struct stage *s, const struct screen_class *class)
{
	return (fresh_sticks(s->host.desk) > 0 || s->host.desk->who.id) && !s->aside.store &&
	       strncmp(class->name, "staff", 5) != 0 && strcmp(class->name, "start") != 0;
}

static void
draw_screen(struct stage *s)
{
	struct entry *e = top(s);
	if (e->class->full) {
		e->class->draw(e->self, &s->host, &s->ui, s->ui.clip[0]);
	} else {
		struct rect body = frame_draw(&s->host, &s->ui, e->class, e->self);
		if (banner_due(s, e->class))
			staff_banner(&s->host, &s->ui, &body);
		float part = slide_part(s);
		int dx = (int)lroundf(part * (float)body.w / 12) * s->slide_from;
		if (part > 0)
			draw_layer_push(s->ui.list, dx, 0, (int)(255 * (1 - part)));
		e->class->draw(e->self, &s->host, &s->ui, body);
		if (part > 0)
			draw_layer_pop(s->ui.list);
	}
	if (s->idle.asking)
		frame_idle_question(&s->ui, s->idle.seconds);
	else if (staff_asks(&s->host))
		staff_question(&s->host, &s->ui);
}

/* The whole layout stands a little elsewhere, and so does what answers. */
static void
draw_drifted(struct stage *s, int dx, int dy)
{
	struct ui *ui = &s->ui;
	draw_fill(ui->list, (struct rect){ 0, 0, s->options.width, s->options.height }, ui->p->paper);
	draw_layer_push(ui->list, dx, dy, 255);
	draw_screen(s);
	draw_layer_pop(ui->list);
	for (int i = 0; i < ui->hits; i++) {
		ui->hit[i].rect.x += dx;
		ui->hit[i].rect.y += dy;
	}
	for (int i = 0; i < ui->areas; i++) {
		ui->area[i].rect.x += dx;
		ui->area[i].rect.y += dy;
	}
}

static void
draw_at(struct stage *s, int dx, int dy)
{
	if (dx || dy)
		draw_drifted(s, dx, dy);
	else
		draw_screen(s);
}

const struct draw_list *
stage_frame(struct stage *s, uint64_t now_ms)
{
	int dx = 0, dy = 0;
	s->host.now_ms = now_ms;
	s->idle.own = top(s)->class->own;
	if (!s->idle.touched_ms) {
		idle_touch(&s->idle, now_ms);
		attract_touch(&s->attract, now_ms);
	}
	measure(s);
	ui_begin(&s->ui, now_ms);
	if (stage_dark(s)) {
		draw_fill(s->ui.list, s->ui.clip[0], 0xFF000000);
		return s->ui.list;
	}
	s->host.slide = s->attract.slide;
	s->host.slide_fade = attract_fade(&s->attract, now_ms);
	if (s->options.animate)
		attract_drift(now_ms, &dx, &dy);
	if (s->aside.store)
		dy += staff_preview_height(&s->ui);
	draw_at(s, dx, dy);
	for (int i = 0; i < 3 && s->host.go != GO_NOWHERE; i++) { /* what it shows is over: it went on by itself */
		go(s);
		ui_begin(&s->ui, now_ms);
		draw_at(s, dx, dy);
	}
	s->host.go = GO_NOWHERE;
	if (s->aside.store)
		staff_preview_bar(&s->ui, dx);
	return s->ui.list;
}

/* --------------------------------------------------------------- input */

static bool
act(struct stage *s, int action, long arg)
{
	struct entry *e = top(s);
	if (action == UI_ACTION_PAGE) {
		if (arg / 2 >= s->ui.areas)
			return false;
		struct ui_area *area = &s->ui.area[arg / 2];
		scroll_page(area->scroll, arg % 2 ? 1 : -1, s->host.now_ms);
		return true;
	}
	if (action == ACTION_STAY)
		return true;
	if (staff_desk_event(&s->host, action)) {
		follow_desk(s, s->host.now_ms);
		return true;
	}
	if (action == ACTION_SCOPE) {
		frame_event(&s->host, e->class, action);
		reenter(s);
		return true;
	}
	struct screen_event event = { .kind = SCREEN_ACTION, .action = action, .arg = arg };
	if (!frame_event(&s->host, e->class, action) && e->class->event)
		e->class->event(e->self, &s->host, &event);
	go(s);
	follow_desk(s, s->host.now_ms);
	return true;
}

static bool
to_screen(struct stage *s, const struct gesture_event *g)
{
	struct entry *e = top(s);
	struct screen_event event = { .kind = SCREEN_GESTURE, .gesture = *g };
	bool changed = e->class->event && e->class->event(e->self, &s->host, &event);
	go(s);
	return changed;
}

static bool
press(struct stage *s, const struct gesture_event *g)
{
	int x = (int)g->x, y = (int)g->y;
	const struct ui_hit *hit = ui_hit_at(&s->ui, x, y);
	const struct ui_area *area = ui_area_at(&s->ui, x, y);
	s->ui.pressed_action = hit ? hit->action : 0;
	s->ui.pressed_arg = hit ? hit->arg : 0;
	s->dragging = false;
	s->dragged = area ? *area : (struct ui_area){ 0 };
	if (area) {
		gesture_set_area(s->gesture, area->kind == UI_AREA_GESTURE ? GESTURE_PANS : GESTURE_SCROLLS_Y);
		if (area->kind == UI_AREA_GESTURE) /* a drawn line begins where the finger comes down */
			to_screen(s, g);
		if (area->scroll && scroll_moving(area->scroll)) { /* a finger stops a list that coasts */
			scroll_drag_begin(area->scroll);
			scroll_fling(area->scroll, 0, s->host.now_ms);
		}
	}
	return true;
}

static bool
drag(struct stage *s, const struct gesture_event *g)
{
	struct scroll *scroll = s->dragged.scroll;
	if (g->kind == GESTURE_DRAG_BEGIN) {
		s->ui.pressed_action = 0;
		s->dragging = true;
	}
	if (!s->dragging)
		return false;
	if (s->dragged.kind == UI_AREA_GESTURE)
		return to_screen(s, g);
	if (!scroll)
		return true;
	if (g->kind == GESTURE_DRAG_BEGIN)
		scroll_drag_begin(scroll);
	else if (g->kind == GESTURE_DRAG)
		scroll_drag_by(scroll, g->dy);
	else
		scroll_fling(scroll, g->vy, s->host.now_ms);
	return true;
}

static bool
handle(struct stage *s, const struct gesture_event *g)
{
	bool pressed = s->ui.pressed_action != 0;
	int action = s->ui.pressed_action;
	long arg = s->ui.pressed_arg;
	switch (g->kind) {
	case GESTURE_PRESS:
		return press(s, g);
	case GESTURE_TAP:
		s->ui.pressed_action = 0;
		return pressed ? act(s, action, arg) : to_screen(s, g);
	case GESTURE_DRAG_BEGIN:
	case GESTURE_DRAG:
	case GESTURE_DRAG_END:
		return drag(s, g);
	case GESTURE_CANCEL:
		s->ui.pressed_action = 0;
		if (s->dragging && s->dragged.scroll)
			scroll_fling(s->dragged.scroll, 0, s->host.now_ms);
		s->dragging = false;
		return true;
	case GESTURE_PINCH:
		return s->ui.areas && s->dragged.kind == UI_AREA_GESTURE ? to_screen(s, g) : false;
	}
	return false;
}

bool
stage_input(struct stage *s, enum stage_touch what, int64_t finger, float x, float y, uint64_t now_ms)
{
	struct gesture_event event[GESTURE_MAX_EVENTS];
	bool redraw = false;
	int n = 0;
	s->host.now_ms = now_ms;
	if (what != STAGE_LOST && attract_touch(&s->attract, now_ms)) { /* it wakes, and presses nothing */
		if (what == STAGE_DOWN)
			gesture_swallow(s->gesture, finger, x, y, now_ms);
		idle_touch(&s->idle, now_ms);
		reset(s);
		return true;
	}
	if (what != STAGE_LOST)
		desk_touched(s->host.desk, now_ms);
	if (what != STAGE_LOST && !s->idle.asking)
		idle_touch(&s->idle, now_ms);
	if (what == STAGE_DOWN)
		n = gesture_down(s->gesture, finger, x, y, now_ms, event);
	else if (what == STAGE_MOVE)
		n = gesture_move(s->gesture, finger, x, y, now_ms, event);
	else if (what == STAGE_UP)
		n = gesture_up(s->gesture, finger, x, y, now_ms, event);
	else
		n = gesture_cancel(s->gesture, event);
	for (int i = 0; i < n; i++)
		redraw |= handle(s, &event[i]);
	if (what == STAGE_UP && s->idle.asking) { /* any answer is an answer */
		idle_touch(&s->idle, now_ms);
		redraw = true;
	}
	return redraw;
}

/* --------------------------------------------------------------- timers */

bool
stage_tick(struct stage *s, uint64_t now_ms)
{
	bool redraw = s->slide_ms != 0, dark = stage_dark(s);
	s->host.now_ms = now_ms;
	redraw |= follow_desk(s, now_ms);
	for (int i = 0; i < s->ui.areas; i++)
		redraw |= s->ui.area[i].scroll && scroll_moving(s->ui.area[i].scroll);
	if (staffed(s))
		idle_touch(&s->idle, now_ms);
	bool away = s->attract.mode != ATTRACT_AWAKE;
	enum idle_action action = away || staffed(s) ? IDLE_NOTHING : idle_step(&s->idle, now_ms, undisturbed(s));
	if (action == IDLE_RESET) {
		reset(s);
		attract_home(&s->attract, now_ms);
	}
	redraw |= attract(s, now_ms);
	if (stage_dark(s)) /* drawn once */
		return redraw && !dark;
	struct entry *e = top(s);
	if (s->options.animate && e->class->next_deadline && e->class->next_deadline(e->self, &s->host) <= now_ms)
		redraw = true;
	return redraw || action != IDLE_NOTHING;
}

uint64_t
stage_next_deadline(const struct stage *s, uint64_t now_ms)
{
	bool away = s->attract.mode != ATTRACT_AWAKE;
	uint64_t next = away || staffed(s) ? NEVER : idle_next_deadline(&s->idle, undisturbed(s));
	uint64_t slides = attract_next_deadline(&s->attract, now_ms, attract_view(s));
	const struct entry *e = &s->stack[s->depth - 1];
	next = slides < next ? slides : next;
	if (stage_dark(s))
		return next;
	if (s->slide_ms)
		return now_ms + SCROLL_FRAME_MS;
	for (int i = 0; i < s->ui.areas; i++) {
		const struct scroll *scroll = s->ui.area[i].scroll;
		uint64_t due = scroll ? scroll_next_deadline(scroll, now_ms) : NEVER;
		next = due < next ? due : next;
	}
	if (e->class->next_deadline && s->options.animate) {
		uint64_t due = e->class->next_deadline(e->self, (struct host *)&s->host);
		next = due < next ? due : next;
	}
	return next;
}
