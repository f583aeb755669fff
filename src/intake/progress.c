/* progress: see progress.h. */
#include "intake/progress.h"

#include <stdio.h>
#include <string.h>

#include "os/child.h"

static const struct {
	const char *name, *words;
} steps[PROGRESS_STEP_COUNT] = {
	[PROGRESS_COPY] = { "copy", "复制" },
	[PROGRESS_READ] = { "read", "读表" },
	[PROGRESS_PHOTOS] = { "photos", "照片" },
	[PROGRESS_COMPARE] = { "compare", "比较" },
	[PROGRESS_BUILD] = { "build", "写入" },
	[PROGRESS_PUBLISH] = { "publish", "上屏" },
};

static void
tell(struct progress *p, bool ends)
{
	enum { EVERY_MS = 50 };
	char line[160];
	unsigned long long now = stop_clock_ms();
	if (p->fd < 0 || (!ends && p->said_ms && now - p->said_ms < EVERY_MS))
		return;
	p->said_ms = now;
	int n = snprintf(line, sizeof line, "progress %s %ld %ld", steps[p->step].name, p->done, p->total);
	if (p->session || p->total_bytes)
		n += snprintf(line + n, sizeof line - (size_t)n, " %lld %lld", p->done_bytes, p->total_bytes);
	line[n++] = '\n';
	child_tell(p->fd, line, (size_t)n);
}

/* Takes in what is new; false when it would go back to an earlier step. */
static bool
advance(struct progress *p, enum progress_step step, long done, long total, long long bytes, long long total_bytes)
{
	if (p->said && step < p->step)
		return false;
	if (!p->said || step > p->step) {
		p->said = true;
		p->step = step;
		p->done = 0;
		p->done_bytes = 0;
		p->said_ms = 0;
	}
	/* a stick that came back with less, a file that is read again */
	p->done = done > p->done ? done : p->done;
	p->total = total > p->done ? total : p->done;
	p->done_bytes = bytes > p->done_bytes ? bytes : p->done_bytes;
	p->total_bytes = total_bytes > p->done_bytes ? total_bytes : p->done_bytes;
	return true;
}

static void
show(struct progress *p)
{
	long percent = p->total > 0 ? p->done * 100 / p->total : 100, shown = (long)p->step * 1000 + percent + 1;
	if (!p->person || shown == p->shown)
		return;
	fprintf(stderr, "\r\033[K%s %ld/%ld", steps[p->step].words, p->done, p->total);
	fflush(stderr);
	p->shown = shown;
}

void
progress_say(struct progress *p, enum progress_step step, long done, long total)
{
	if (!advance(p, step, done, total, 0, 0))
		return;
	tell(p, true);
	show(p);
}

void
progress_copy(struct progress *p, long done, long total, long long bytes, long long total_bytes)
{
	if (!advance(p, PROGRESS_COPY, done, total, bytes, total_bytes))
		return;
	tell(p, done == 0 && bytes == 0 ? true : done >= total);
	show(p);
}

void
progress_rows(struct progress *p, long rows)
{
	char line[40];
	int n = snprintf(line, sizeof line, "rows %ld\n", rows);
	if (p->fd >= 0 && p->session)
		child_tell(p->fd, line, (size_t)n);
}

void
progress_end(struct progress *p)
{
	if (p->person && p->shown)
		fputs("\r\033[K", stderr);
	p->shown = 0;
}
