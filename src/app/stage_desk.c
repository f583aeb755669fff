/* stage_desk: the stage follows the desk: who has logged in, the preview of
 * the edition to come, a new edition, a stick. */
#include <string.h>

#include "app/desk.h"
#include "app/stage_inside.h"
#include "base/log.h"
#include "screens/all.h"

/* Residents' screens show the edition to come; the staff's stand aside as they were left. */
static void
enter_preview(struct stage *s)
{
	struct desk *d = s->host.desk;
	struct error err = { 0 };
	struct store *next = store_open_preview(s->data, d->preview, d->media, &err);
	if (!next) {
		log_warn("no preview: %s", err.text);
		desk_preview(d, false);
		return;
	}
	stage_forget_frame(s);
	s->aside = (struct aside){ .depth = s->depth, .store = s->host.store };
	memcpy(s->aside.stack, s->stack, sizeof s->stack);
	memset(s->stack, 0, sizeof s->stack);
	s->depth = 0;
	s->host.store = next;
	store_set_today(next, s->host.now.date);
	stage_count_notices(s);
	stage_push(s, &screen_home, 0);
}

void
stage_leave_preview(struct stage *s)
{
	if (!s->aside.store)
		return;
	stage_drop_to(s, 0);
	store_close(s->host.store);
	s->host.store = s->aside.store;
	store_set_today(s->host.store, s->host.now.date);
	s->depth = s->aside.depth;
	memcpy(s->stack, s->aside.stack, sizeof s->stack);
	s->aside = (struct aside){ 0 };
	stage_count_notices(s);
	stage_refresh(s);
}

/* True when the screen must be drawn. */
bool
stage_follow_desk(struct stage *s, uint64_t now_ms)
{
	const struct desk *d = s->host.desk;
	const struct said was = s->said, now = { .who = d->who.id,
		.published = d->work.published,
		.fresh = desk_fresh_sticks(d),
		.previewing = d->previewing,
		.job = d->job.state == DESK_JOB_DONE ? d->job.number : was.job };
	s->said = now;
	if (now.previewing && !was.previewing)
		enter_preview(s);
	else if (!now.previewing)
		stage_leave_preview(s);
	if (now.published != was.published || now.job != was.job)
		stage_refresh(s);
	if (now.who != was.who)
		idle_touch(&s->idle, now_ms);
	if (now.who && !was.who) {
		attract_touch(&s->attract, now_ms);
		stage_drop_to(s, 1);
		stage_push(s, &screen_staff_today, 0);
	}
	if (was.who && !now.who) { /* logged out, or away for three minutes */
		bool another = d->work.state == DESK_REVIEW && stage_top(s)->class->hands_over;
		stage_reset(s);
		if (another) /* 退出换人: who is it now? */
			stage_push(s, &screen_staff, 0);
		attract_touch(&s->attract, now_ms);
	}
	if (now.fresh > was.fresh && attract_touch(&s->attract, now_ms)) { /* a stick wakes the screen */
		stage_reset(s);
		idle_touch(&s->idle, now_ms);
	}
	return was.who != now.who || was.published != now.published || was.fresh != now.fresh ||
	       was.previewing != now.previewing || was.job != now.job;
}
