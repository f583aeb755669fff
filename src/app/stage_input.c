/* stage_input: what a finger does to the stage. */

#include "desk/desk.h"
#include "app/stage_inside.h"
#include "screens/all.h"
#include "screens/staff_desk.h"
#include "screens/staff_frame.h"
#include "screens/topic.h"

/* A page that is locked hears nothing while nobody has logged in. */
static bool
deaf(const struct stage *s, const struct entry *e)
{
	return e->class->locked && !desk_who(s->host.desk)->id;
}

static void
turn_page(struct stage *s, long arg)
{
	if (arg / 2 < s->ui.areas)
		scroll_page(s->ui.area[arg / 2].scroll, arg % 2 ? 1 : -1, s->host.now_ms);
}

static void
go_back(struct stage *s)
{
	const struct entry *e = stage_top(s);
	if (!e->class->holds || !e->class->holds(e->self, &s->host))
		host_back(&s->host);
}

/* What staff find in the frame: true when it was one of these. */
static bool
staff_frame_answers(struct host *h, int action)
{
	switch (action) {
	case ACTION_STAFF:
		host_open(h, desk_who(h->desk)->id ? &screen_staff_today : &screen_staff, 0);
		return true;
	case ACTION_STAFF_DISMISS: /* how the work ended is read */
		desk_dismiss(h->desk);
		host_back(h);
		return true;
	case ACTION_STAFF_OUT:
		desk_log_out(h->desk);
		return true;
	case ACTION_PREVIEW_OVER:
		desk_preview(h->desk, false);
		return true;
	}
	return false;
}

/* How this visitor sees, hears and reaches; all of it ends with the visit. */
static bool
visitor_answers(struct stage *s, int action)
{
	struct host *h = &s->host;
	switch (action) {
	case ACTION_TYPE:
		h->large = (h->large + 1) % TYPE_SIZES;
		return true;
	case ACTION_CONTRAST:
		h->contrast = !h->contrast;
		return true;
	case ACTION_LISTEN:
		stage_voice_press(s);
		return true;
	case ACTION_LOUDNESS:
		stage_voice_louder(s);
		return true;
	case ACTION_AGAIN:
		stage_voice_again(s);
		return true;
	case ACTION_TOUCH_OVER:
		stage_touch_end(s);
		return true;
	case ACTION_SLOW:
		stage_voice_slow(s);
		return true;
	case ACTION_NEXT_PART:
		stage_voice_next(s);
		return true;
	case ACTION_LOWER:
		h->lowered = !h->lowered;
		return true;
	case ACTION_SCOPE:
		h->home_scope = !h->home_scope;
		stage_reenter(s); /* the screens ask the store again */
		return true;
	}
	return false;
}

/* What the strip, the dock, a question, the banner and the bar of a preview answer, on whatever screen they stand;
 * false: the screen's own. */
static bool
frame_answers(struct stage *s, int action, long arg)
{
	struct host *h = &s->host;
	switch (action) {
	case UI_ACTION_PAGE:
		turn_page(s, arg);
		return true;
	case ACTION_STAY:
		return true;
	case ACTION_HOME:
		host_home(h);
		return true;
	case ACTION_BACK:
	case ACTION_STAFF_BACK:
		go_back(s);
		return true;
	case ACTION_LOOKUP:
		host_open(h, &screen_lookup, 0);
		return true;
	case ACTION_NOTICES:
		if (stage_top(s)->class != &screen_notices)
			host_open(h, &screen_notices, 0);
		return true;
	case ACTION_TAB:
		topic_tab(h, arg);
		return true;
	case ACTION_PHOTO:
		host_open(h, &screen_photo, arg);
		return true;
	case ACTION_WHOLE_ROW:
		host_open(h, &screen_register_row, arg);
		return true;
	}
	return visitor_answers(s, action) || staff_frame_answers(h, action);
}

void
stage_act(struct stage *s, int action, long arg)
{
	const struct screen_event event = { action, arg };
	const struct entry *e = stage_top(s);
	if (!frame_answers(s, action, arg) && !deaf(s, e) && e->class->event)
		e->class->event(e->self, &s->host, &event);
	stage_go(s);
	stage_follow_desk(s, s->host.now_ms);
}

bool
stage_answers(const struct stage *s, int action, long arg)
{
	for (int i = 0; i < s->ui.hits; i++)
		if (s->ui.hit[i].action == action && s->ui.hit[i].arg == arg)
			return true;
	return false;
}

static bool
to_screen(struct stage *s, const struct gesture_event *g)
{
	const struct entry *e = stage_top(s);
	bool changed = !deaf(s, e) && e->class->finger && e->class->finger(e->self, &s->host, g);
	stage_go(s);
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
	s->touch.held_ms = s->host.now_ms;
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
		if (!pressed)
			return to_screen(s, g);
		stage_act(s, action, arg);
		return true;
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
		stage_reset(s);
		return true;
	}
	if (what != STAGE_LOST)
		desk_touched(s->host.desk, now_ms);
	if (what != STAGE_LOST && !s->idle.asking)
		idle_touch(&s->idle, now_ms);
	if (s->touch.on)
		redraw = stage_touch_input(s, what, finger, x, y, now_ms);
	else if (what == STAGE_DOWN)
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
