/* desk: see desk.h. */
#include "app/desk.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

static void
log_in(struct desk *d, const struct staff_member *who)
{
	d->who = *who;
}

static void
log_out(struct desk *d)
{
	d->who = (struct staff_member){ 0 };
}

static void
nothing(struct desk *d)
{
	(void)d;
}

static void
read_source(struct desk *d, const char *source, const char *name)
{
	(void)d;
	(void)source;
	(void)name;
}

static void
tell(struct desk *d, const char *line)
{
	(void)d;
	(void)line;
}

static void
run(struct desk *d, const char *const *argv, const char *input)
{
	(void)d;
	(void)argv;
	(void)input;
}

static void
preview(struct desk *d, bool on)
{
	d->previewing = on;
}

static const struct desk_calls calls = { log_in, log_out, read_source, tell, nothing, nothing, run, preview, nothing };

struct desk *
desk_new(const struct desk_options *o)
{
	struct desk *d = calloc(1, sizeof *d);
	ASSERT(d != NULL);
	d->call = &calls;
	d->data = o->data;
	return d;
}

void
desk_free(struct desk *d)
{
	free(d);
}

bool
desk_pump(struct desk *d, uint64_t now_ms)
{
	(void)d;
	(void)now_ms;
	return false;
}

void
desk_touched(struct desk *d, uint64_t now_ms)
{
	d->logout_ms = now_ms + DESK_SESSION_MS;
}

uint64_t
desk_next_deadline(const struct desk *d, uint64_t now_ms)
{
	(void)d;
	(void)now_ms;
	return UINT64_MAX;
}
