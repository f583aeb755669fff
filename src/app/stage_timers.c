/* stage_timers: what the stage does when nobody touches it: motion, the
 * question whether somebody is still there, slides, night, a screen's own
 * clock. */
#include "app/stage_inside.h"
#include "screens/all.h"

static bool
quiet(const struct stage *s)
{
	return !stage_staffed(s) && !s->host.hearing && !s->host.touching && s->host.loudness == VOICE_PLAIN &&
	       s->depth <= 1 && s->host.large == s->options.large && !s->host.lowered &&
	       s->host.contrast == s->options.contrast && s->host.home_scope == s->options.home_scope;
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
		.night = o->animate && !stage_staffed(s) && attract_is_night(s->host.now, o->night_from, o->night_to),
		.slides = shown                              ? s->host.slides
			  : store_has_content(s->host.store) ? 1
							     : 0 };
}

/* ------------------------------------------------------- one timer each */

static bool
motion_step(struct stage *s, uint64_t now_ms)
{
	bool moves = false;
	for (int i = 0; i < s->ui.areas; i++)
		moves |= s->ui.area[i].scroll && scroll_moving(s->ui.area[i].scroll);
	return moves;
}

static uint64_t
motion_due(const struct stage *s, uint64_t now_ms)
{
	uint64_t next = NEVER;
	for (int i = 0; i < s->ui.areas; i++) {
		const struct scroll *scroll = s->ui.area[i].scroll;
		uint64_t due = scroll ? scroll_next_deadline(scroll, now_ms) : NEVER;
		next = due < next ? due : next;
	}
	return stage_dark(s) ? NEVER : next;
}

/* The staff's session has its own end; slides and night have taken everything back already. */
static bool
asks(const struct stage *s)
{
	return s->attract.mode == ATTRACT_AWAKE && !stage_staffed(s);
}

static bool
visitor_step(struct stage *s, uint64_t now_ms)
{
	if (stage_staffed(s) || s->host.hearing) /* who listens does not touch */
		idle_touch(&s->idle, now_ms);
	enum idle_action action = asks(s) ? idle_step(&s->idle, now_ms, undisturbed(s)) : IDLE_NOTHING;
	if (action == IDLE_RESET) {
		stage_reset(s);
		attract_home(&s->attract, now_ms);
	}
	return action != IDLE_NOTHING;
}

static uint64_t
visitor_due(const struct stage *s, uint64_t now_ms)
{
	return asks(s) ? idle_next_deadline(&s->idle, undisturbed(s)) : NEVER;
}

static bool
nobody_step(struct stage *s, uint64_t now_ms)
{
	enum attract_event event = attract_step(&s->attract, now_ms, attract_view(s));
	if (event == ATTRACT_BEGIN)
		stage_push(s, &screen_attract, 0);
	if (event == ATTRACT_SLEEP || event == ATTRACT_MORNING) {
		stage_reset(s);
		idle_touch(&s->idle, now_ms);
	}
	return event != ATTRACT_NOTHING;
}

static uint64_t
nobody_due(const struct stage *s, uint64_t now_ms)
{
	return attract_next_deadline(&s->attract, now_ms, attract_view(s));
}

static uint64_t
screen_due(const struct stage *s, uint64_t now_ms)
{
	const struct entry *e = &s->stack[s->depth - 1];
	if (stage_dark(s) || !s->options.animate || !e->class->next_deadline)
		return NEVER;
	return e->class->next_deadline(e->self, (struct host *)&s->host);
}

static bool
screen_step(struct stage *s, uint64_t now_ms)
{
	return screen_due(s, now_ms) <= now_ms;
}

static const struct {
	bool (*step)(struct stage *s, uint64_t now_ms);
	uint64_t (*due)(const struct stage *s, uint64_t now_ms);
} timers[] = {
	{ motion_step, motion_due },
	{ visitor_step, visitor_due },
	{ nobody_step, nobody_due },
	{ screen_step, screen_due },
	{ stage_touch_step, stage_touch_due },
};
enum { TIMERS = sizeof timers / sizeof *timers };

bool
stage_tick(struct stage *s, uint64_t now_ms)
{
	bool dark = stage_dark(s);
	s->host.now_ms = now_ms;
	bool redraw = stage_follow_desk(s, now_ms);
	redraw |= stage_voice_follow(s);
	for (int i = 0; i < TIMERS; i++)
		redraw |= timers[i].step(s, now_ms);
	return redraw && !(dark && stage_dark(s)); /* the dark is drawn once */
}

uint64_t
stage_next_deadline(const struct stage *s, uint64_t now_ms)
{
	uint64_t next = NEVER;
	for (int i = 0; i < TIMERS; i++) {
		uint64_t due = timers[i].due(s, now_ms);
		next = due < next ? due : next;
	}
	return next;
}
