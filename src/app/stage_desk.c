/* stage_desk: the stage follows the desk: who has logged in, the preview of
 * the edition to come, a new edition, a stick. */
#include <string.h>

#include "app/stage_inside.h"
#include "base/log.h"
#include "screens/all.h"

/* Residents' screens show the edition to come; the staff's stand aside as they were left. */
static void
enter_preview(struct stage *s)
{
	const struct desk_work *w = desk_work(s->host.desk);
	struct error err = { 0 };
	struct store *next = store_open_preview(s->data, w->preview, w->media, &err);
	if (!next) {
		log_warn("no preview: %s", err.text);
		desk_preview(s->host.desk, false);
		return;
	}
	stage_forget_frame(s);
	s->aside = (struct aside){ .depth = s->depth, .store = s->host.store };
	memcpy(s->aside.stack, s->stack, sizeof s->stack);
	memset(s->stack, 0, sizeof s->stack);
	s->depth = 0;
	s->host.store = next;
	store_set_today(next, s->host.now.date);
	stage_count(s);
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
	stage_count(s);
	stage_refresh(s);
}

/* Everything starts from here again, and whatever was asked is over. */
static void
logged_in(struct stage *s, uint64_t now_ms)
{
	idle_touch(&s->idle, now_ms);
	attract_touch(&s->attract, now_ms);
	stage_drop_to(s, 1);
	stage_push(s, &screen_staff_today, 0);
}

static void
logged_out(struct stage *s, uint64_t now_ms)
{
	bool another = desk_work(s->host.desk)->state == DESK_REVIEW && stage_top(s)->class->hands_over;
	stage_reset(s);
	if (another) /* 退出换人: who is it now? */
		stage_push(s, &screen_staff, 0);
	idle_touch(&s->idle, now_ms);
	attract_touch(&s->attract, now_ms);
}

static void
stick_came(struct stage *s, uint64_t now_ms)
{
	if (!attract_touch(&s->attract, now_ms))
		return;
	stage_reset(s); /* it wakes the screen */
	idle_touch(&s->idle, now_ms);
}

bool
stage_follow_desk(struct stage *s, uint64_t now_ms)
{
	enum desk_event event;
	bool any = false;
	for (; desk_next_event(s->host.desk, &event); any = true)
		switch (event) {
		case DESK_EVENT_LOGGED_IN:
			logged_in(s, now_ms);
			break;
		case DESK_EVENT_LOGGED_OUT:
			logged_out(s, now_ms);
			break;
		case DESK_EVENT_STICK:
			stick_came(s, now_ms);
			break;
		case DESK_EVENT_PREVIEW:
			enter_preview(s);
			break;
		case DESK_EVENT_PREVIEW_OVER:
			stage_leave_preview(s);
			break;
		case DESK_EVENT_PUBLISHED:
		case DESK_EVENT_JOB_DONE:
			stage_refresh(s);
			break;
		}
	return any;
}
