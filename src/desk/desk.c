/* desk: see desk.h. The helper thread is the listener's; everything here is
 * the main thread's, and nothing here waits but desk_free(). */
#include "desk/desk.h"

#include <poll.h>
#include <stdlib.h>
#include <string.h>

#include "desk/desk_inside.h"
#include "base/error.h"
#include "base/log.h"
#include "base/need.h"

static char *
copy_of(const char *s)
{
	char *copy = s ? need_copy(s) : NULL;
	return copy;
}

/* ---------------------------------------------------------- who is there */

static void
log_in(struct desk *d, const struct staff_member *who)
{
	struct desk_app *a = desk_app(d);
	d->who = *who;
	for (int i = 0; i < d->sticks; i++) /* the others are read, and their banner with them */
		d->stick[i].fresh = d->stick[i].fresh && d->stick[i].look == DESK_USEFUL;
	d->logout_ms = a->now_ms + DESK_SESSION_MS;
	log_info("staff %ld logged in", who->id);
	desk_post(d, DESK_EVENT_LOGGED_IN);
	a->changed = true;
}

static void
log_out(struct desk *d)
{
	struct desk_app *a = desk_app(d);
	if (!d->who.id)
		return;
	log_info("staff %ld logged out", d->who.id);
	d->who = (struct staff_member){ 0 };
	desk_set_preview(d, false);
	desk_post(d, DESK_EVENT_LOGGED_OUT);
	a->changed = true;
}

/* Something goes on that the person waits for: the session waits too. */
static bool
busy(const struct desk *d)
{
	return d->work.state == DESK_READING || d->work.state == DESK_APPLYING || d->work.state == DESK_PUBLISHING ||
	       d->job.state == DESK_JOB_RUNNING;
}

static void
session_step(struct desk_app *a)
{
	struct desk *d = &a->desk;
	if (!d->who.id)
		return;
	if (busy(d) && d->logout_ms < a->now_ms + DESK_SESSION_MS)
		d->logout_ms = a->now_ms + DESK_SESSION_MS;
	long left = desk_seconds_left(d, a->now_ms);
	a->changed |= left != a->seconds_left;
	a->seconds_left = left;
	if (left == 0)
		log_out(d);
}

/* The countdown, second by second. */
static uint64_t
session_due(const struct desk_app *a)
{
	const struct desk *d = &a->desk;
	if (!d->who.id)
		return UINT64_MAX;
	long left = desk_seconds_left(d, a->now_ms);
	return left ? d->logout_ms - ((uint64_t)left - 1) * 1000 : a->now_ms;
}

void
desk_touched(struct desk *d, uint64_t now_ms)
{
	if (d->who.id)
		d->logout_ms = now_ms + DESK_SESSION_MS;
}

/* ------------------------------------------------------------------ life */

static const struct desk_calls calls = { log_in, log_out, worker_read, worker_tell, worker_cancel, worker_dismiss,
	job_run, worker_preview, sticks_look };

struct desk *
desk_new(const struct desk_options *o)
{
	struct desk_app *a = need(sizeof *a);
	a->data = copy_of(o->data);
	a->sticks = o->watch ? copy_of(o->sticks ? o->sticks : MOUNTS_FOLDERS) : NULL;
	a->folder = copy_of(o->folder);
	a->program = copy_of(o->program);
	a->now = copy_of(o->now);
	a->silence_ms = o->silence_ms ? o->silence_ms : DESK_SILENCE_MS;
	a->worker.in = a->job.in = a->sweep.in = -1;
	a->desk.app = a;
	a->desk.call = &calls;
	a->desk.data = a->data;
	a->desk.job.out = "";
	a->desk.work.progress.seconds_left = -1;
	if (!o->wake) /* nobody would ever take anything in: a picture without a stick */
		return &a->desk;
	const struct listener_options lo = { a->sticks, o->watch ? a->data : NULL, o->wake, o->context };
	a->listener = listener_new(&lo);
	if (!a->listener)
		log_warn("no thread can be had: sticks are not seen");
	return &a->desk;
}

/* Up to DESK_KILL_MS for those who were told to end, then they are killed. */
static void
see_them_end(struct desk_app *a)
{
	for (int waited = 0; waited < DESK_KILL_MS + 500; waited += 20) {
		bool running = false;
		for (int i = 0; i < DESK_GONE; i++) {
			desk_child_step(&a->gone[i], a->now_ms + (uint64_t)waited);
			running |= a->gone[i].running;
		}
		if (!running)
			return;
		poll(NULL, 0, 20);
	}
}

void
desk_free(struct desk *d)
{
	struct desk_app *a = d ? desk_app(d) : NULL;
	if (!a)
		return;
	if (a->listener) {
		desk_child_hang_up(
		    &a->worker); /* nobody has cancelled: what waits for a second person goes on waiting */
		worker_cancel(d);
		desk_child_abandon(a, &a->job, DESK_KILL_MS);
		desk_child_abandon(a, &a->sweep, 0);
		for (int i = 0; i < DESK_STICKS; i++)
			desk_child_abandon(a, &a->seen[i].look, 0);
		see_them_end(a);
	}
	listener_free(a->listener);
	review_close(d->work.review);
	strbuf_free(&a->job_out);
	free(a->data);
	free(a->sticks);
	free(a->folder);
	free(a->program);
	free(a->now);
	free(a);
}

/* ------------------------------------------------------------------ pump */

static void
closed(struct desk_child *c, int channel)
{
	if (c->out == channel)
		c->out = 0;
	if (c->err == channel)
		c->err = 0;
}

static void
on_end(struct desk_app *a, int channel)
{
	closed(&a->worker, channel);
	closed(&a->job, channel);
	closed(&a->sweep, channel);
	for (int i = 0; i < DESK_STICKS; i++)
		closed(&a->seen[i].look, channel);
}

static void
on_line(struct desk_app *a, int channel, const char *line)
{
	if (channel == a->worker.out)
		desk_worker_line(a, line);
	else if (channel == a->job.out || channel == a->job.err)
		desk_job_line(a, channel, line);
	else
		desk_sticks_line(a, channel, line);
}

static void
take(struct desk_app *a, const struct listener_news *n)
{
	switch (n->kind) {
	case LISTENER_LINE:
		on_line(a, n->channel, n->text);
		break;
	case LISTENER_END:
		on_end(a, n->channel);
		break;
	case LISTENER_STICKS:
		desk_sticks_news(a, n->mount, n->count);
		break;
	case LISTENER_CONTENT:
		a->content = true;
		break;
	}
}

static void
gone_step(struct desk_app *a)
{
	for (int i = 0; i < DESK_GONE; i++)
		desk_child_step(&a->gone[i], a->now_ms);
}

static uint64_t
gone_due(const struct desk_app *a)
{
	for (int i = 0; i < DESK_GONE; i++)
		if (a->gone[i].running)
			return a->now_ms + DESK_RETRY_MS * 4;
	return UINT64_MAX;
}

/* All that goes on by itself, in this order. */
static const struct {
	void (*step)(struct desk_app *a);
	uint64_t (*due)(const struct desk_app *a);
} parts[] = {
	{ desk_worker_step, desk_worker_due },
	{ desk_job_step, desk_job_due },
	{ desk_sticks_step, desk_sticks_due },
	{ gone_step, gone_due },
	{ desk_sweep_step, desk_sweep_due },
	{ session_step, session_due },
};

bool
desk_pump(struct desk *d, uint64_t now_ms)
{
	struct desk_app *a = desk_app(d);
	a->now_ms = now_ms;
	if (!a->begun && a->listener && a->folder)
		sticks_look(d);
	if (!a->begun && a->listener && a->sticks)
		desk_worker_resume(a);
	a->begun = true;
	for (struct listener_news *n; a->listener && (n = listener_take(a->listener));) {
		take(a, n);
		listener_news_free(n);
	}
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		parts[i].step(a);
	bool changed = a->changed;
	a->changed = false;
	return changed;
}

uint64_t
desk_next_deadline(const struct desk *d)
{
	uint64_t next = UINT64_MAX;
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		uint64_t due = parts[i].due(d->app);
		next = due < next ? due : next;
	}
	return next;
}

bool
desk_content_changed(struct desk *d)
{
	struct desk_app *a = desk_app(d);
	bool was = a->content;
	a->content = false;
	return was;
}
