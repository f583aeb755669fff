/* desk: see desk.h. What is asked is answered from what has been filled in;
 * what is to be done is handed to who carries it out. */
#include "screens/desk_filled.h"

#include <string.h>

const struct staff_member *
desk_who(const struct desk *d)
{
	return &d->who;
}

uint64_t
desk_logout_ms(const struct desk *d)
{
	return d->logout_ms;
}

long
desk_seconds_left(const struct desk *d, uint64_t now_ms)
{
	return d->logout_ms > now_ms ? (long)((d->logout_ms - now_ms + 999) / 1000) : 0;
}

void
desk_log_in(struct desk *d, const struct staff_member *who)
{
	d->call->log_in(d, who);
}

void
desk_log_out(struct desk *d)
{
	d->call->log_out(d);
}

const char *
desk_data(const struct desk *d)
{
	return d->data;
}

/* ---------------------------------------------------------------- events */

bool
desk_next_event(struct desk *d, enum desk_event *out)
{
	if (d->events == 0)
		return false;
	*out = d->event[0];
	memmove(d->event, d->event + 1, (size_t)--d->events * sizeof *d->event);
	return true;
}

void
desk_post(struct desk *d, enum desk_event event)
{
	enum desk_event oldest;
	if (d->events == DESK_EVENTS)
		desk_next_event(d, &oldest);
	d->event[d->events++] = event;
}

void
desk_set_preview(struct desk *d, bool on)
{
	if (on != d->previewing)
		desk_post(d, on ? DESK_EVENT_PREVIEW : DESK_EVENT_PREVIEW_OVER);
	d->previewing = on;
}

/* ---------------------------------------------------------------- sticks */

int
desk_sticks(const struct desk *d)
{
	return d->sticks;
}

const struct desk_stick *
desk_stick(const struct desk *d, int i)
{
	return &d->stick[i];
}

const struct desk_stick *
desk_stick_to_write(const struct desk *d)
{
	const struct desk_stick *first = NULL;
	for (int i = desk_sticks(d); i-- > 0;)
		if (desk_stick(d, i)->look != DESK_UNREADABLE) {
			first = desk_stick(d, i);
			if (strcmp(first->name, desk_work(d)->source) == 0)
				return first;
		}
	return first;
}

int
desk_fresh_sticks(const struct desk *d)
{
	int n = 0;
	for (int i = 0; i < d->sticks; i++)
		n += d->stick[i].fresh && d->stick[i].look != DESK_LOOKING;
	return n;
}

void
desk_look(struct desk *d)
{
	d->call->look(d);
}

/* ------------------------------------------------------------------ work */

const struct desk_work *
desk_work(const struct desk *d)
{
	return &d->work;
}

void
desk_read(struct desk *d, const char *source, const char *name)
{
	d->call->read(d, source, name);
}

void
desk_tell(struct desk *d, const char *line)
{
	d->call->tell(d, line);
}

void
desk_cancel(struct desk *d)
{
	d->call->cancel(d);
}

void
desk_dismiss(struct desk *d)
{
	d->call->dismiss(d);
}

void
desk_preview(struct desk *d, bool on)
{
	d->call->preview(d, on);
}

bool
desk_seen(const struct desk *d, long photo)
{
	return photo >= 0 && photo < DESK_SEEN && d->seen[photo / 8] >> photo % 8 & 1;
}

void
desk_set_seen(struct desk *d, long photo)
{
	if (photo >= 0 && photo < DESK_SEEN)
		d->seen[photo / 8] |= (unsigned char)(1u << photo % 8);
}

/* ------------------------------------------------------------------- job */

const struct desk_job *
desk_job(const struct desk *d)
{
	return &d->job;
}

void
desk_run(struct desk *d, const char *const *argv, const char *input)
{
	d->call->run(d, argv, input);
}
