/* stage_frame: one frame. */
#include "app/stage_inside.h"
#include "screens/frame.h"
#include "screens/staff_desk.h"
#include "screens/staff_frame.h"

/* A stick with something for us, or somebody still logged in, and no page of the staff's on the screen. */
static bool
banner_due(const struct stage *s, const struct screen_class *class)
{
	return (desk_fresh_sticks(s->host.desk) > 0 || desk_who(s->host.desk)->id) && !s->aside.store && !class->staff;
}

/* Buttons are lowered: between the strip and what can be reached there is something to look at. */
static void
draw_above(struct stage *s, const struct entry *e)
{
	const struct metrics *m = &s->ui.m;
	const struct entry *shows = e->class->look ? e : &s->stack[0];
	struct rect r = { m->margin, m->top, m->width - 2 * m->margin, m->reach - m->gap - m->top };
	int hits = s->ui.hits;
	if (!m->reach || r.h < 2 * m->title || !shows->class->look)
		return;
	shows->class->look(shows->self, &s->host, &s->ui, r);
	s->ui.hits = hits;
}

static void
draw_screen(struct stage *s, int dx, int dy)
{
	struct entry *e = stage_top(s);
	const bool upright = s->ui.m.portrait;
	if (e->class->full) {
		if (!e->class->locked || !staff_locked(&s->host, &s->ui))
			e->class->draw(e->self, &s->host, &s->ui, s->ui.clip[0]);
	} else {
		struct rect body = frame_draw(&s->host, &s->ui, e->class, e->self);
		s->host.banner = banner_due(s, e->class);
		if (s->host.banner && e->class->dock != ACTION_HOME) /* home has one place for what is urgent */
			staff_banner(&s->host, &s->ui, &body);
		draw_above(s, e);
		s->voice.body = body;
		if (s->ui.m.reach) /* a page goes by the room it has */
			s->ui.m.portrait = body.h > body.w;
		e->class->draw(e->self, &s->host, &s->ui, body);
		stage_voice_mark(s, dx, dy);
	}
	s->ui.m.portrait = upright;
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
	draw_screen(s, dx, dy);
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
		draw_screen(s, 0, 0);
}

const struct draw_list *
stage_frame(struct stage *s, uint64_t now_ms)
{
	int dx = 0, dy = 0;
	s->host.now_ms = now_ms;
	s->idle.own = stage_top(s)->class->own;
	if (!s->idle.touched_ms) {
		idle_touch(&s->idle, now_ms);
		attract_touch(&s->attract, now_ms);
	}
	stage_measure(s);
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
	if (s->host.go == GO_NOWHERE && stage_voice_found(s)) { /* the dock was drawn before it was known */
		ui_begin(&s->ui, now_ms);
		draw_at(s, dx, dy);
	}
	for (int i = 0; i < 3 && s->host.go != GO_NOWHERE; i++) { /* what it shows is over: it went on by itself */
		stage_go(s);
		ui_begin(&s->ui, now_ms);
		draw_at(s, dx, dy);
	}
	s->host.go = GO_NOWHERE;
	stage_touch_frame(s);
	if (s->aside.store)
		staff_preview_bar(&s->ui, dx);
	return s->ui.list;
}
