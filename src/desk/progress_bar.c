/* progress_bar: see progress_bar.h. */
#include "desk/progress_bar.h"

#include <stdio.h>
#include <string.h>

static const char *const names[DESK_STEPS] = { "copy", "read", "photos", "compare", "build", "publish" };

/* What is usual on a small machine with a slow stick; of a photo with its copy already made. */
static const double usual_photo_s = 0.12, usual_bytes_s = 15e6, bytes_a_photo = 3e6;

enum {
	MEASURED_MS = 400,   /* less says nothing about a step's pace */
	LAST_PERMILLE = 999, /* until it is said that it is done */
};

void
progress_bar_begin(
    struct progress_bar *c, struct desk_progress *p, enum progress_bar_kind kind, long photos, uint64_t now_ms)
{
	double photo_s = c->photo_s;
	*c = (struct progress_bar){ .kind = kind, .began_ms = now_ms, .step_ms = now_ms, .line_ms = now_ms };
	c->photos = photos;
	c->photo_s = photo_s;
	c->rest = 1;
	c->left_s = -1;
	*p = (struct desk_progress){ .seconds_left = -1, .rows = p->rows, .photos_total = photos };
}

void
progress_bar_resume(struct progress_bar *c, uint64_t now_ms)
{
	c->step_ms += now_ms > c->line_ms ? now_ms - c->line_ms : 0;
	c->line_ms = now_ms;
}

static long
expected_photos(const struct progress_bar *c)
{
	return c->photos ? c->photos : (long)((double)c->bytes / bytes_a_photo);
}

/* Seconds a step is likely to take, before it has begun. */
static double
usual_s(const struct progress_bar *c, int step)
{
	static const double rest[][DESK_STEPS] = {
		[PROGRESS_BAR_READ] = { 0.2, 0.7, 0.2, 0.3, 0, 0 },
		[PROGRESS_BAR_CHANGE] = { 0, 0, 0.3, 0.3, 0.5, 0 },
		[PROGRESS_BAR_PUBLISH] = { 0, 0, 0, 0, 0.5, 1 },
	};
	double s = rest[c->kind][step];
	if (c->kind == PROGRESS_BAR_READ && step == DESK_COPY)
		s += (double)c->bytes / usual_bytes_s;
	if (c->kind == PROGRESS_BAR_READ && step == DESK_PHOTOS)
		s += (double)expected_photos(c) * (c->photo_s > 0 ? c->photo_s : usual_photo_s);
	return s;
}

static double
part_of(const struct desk_progress *p)
{
	double part = p->total > 0 ? (double)p->done / (double)p->total : 0;
	if (p->step == DESK_COPY && p->bytes_total > 0)
		part = (double)p->bytes / (double)p->bytes_total;
	return part > 1 ? 1 : part;
}

/* Of the step at hand by its own pace, of those to come by what is usual. */
static double
left_s(struct progress_bar *c, const struct desk_progress *p, uint64_t now_ms)
{
	double part = part_of(p), moved = part - c->first, spent = (double)(now_ms - c->step_ms) / 1000;
	double left = usual_s(c, (int)c->step) * (1 - part);
	if (moved > 0 && now_ms >= c->step_ms + MEASURED_MS)
		left = spent * (1 - part) / moved;
	if (c->step == DESK_PHOTOS && moved > 0 && now_ms >= c->step_ms + MEASURED_MS)
		c->photo_s = spent / (moved * (double)p->total);
	for (int i = (int)c->step + 1; i < DESK_STEPS; i++)
		left += usual_s(c, i);
	return left;
}

static void
take_step(struct progress_bar *c, struct desk_progress *p, int step, uint64_t now_ms)
{
	if (step != (int)c->step) {
		c->step = (enum desk_step)step;
		c->step_ms = now_ms;
		c->first = part_of(p);
	}
	if (step == DESK_COPY && c->bytes == 0)
		c->bytes = p->bytes_total;
	if (step == DESK_PHOTOS) {
		p->photos = p->done;
		p->photos_total = c->photos = p->total;
	}
}

bool
progress_bar_line(struct progress_bar *c, struct desk_progress *p, const char *words, uint64_t now_ms)
{
	char name[16];
	long done, total;
	long long bytes = 0, bytes_total = 0;
	if (sscanf(words, "%15s %ld %ld %lld %lld", name, &done, &total, &bytes, &bytes_total) < 3 || done < 0 ||
	    total < 0)
		return false;
	int step = 0;
	while (step < DESK_STEPS && strcmp(names[step], name) != 0)
		step++;
	if (step == DESK_STEPS || step < (int)c->step)
		return false;
	p->step = (enum desk_step)step;
	p->done = done;
	p->total = total;
	p->bytes = step == DESK_COPY ? bytes : 0;
	p->bytes_total = step == DESK_COPY ? bytes_total : 0;
	take_step(c, p, step, now_ms);
	double passed = (double)(now_ms > c->line_ms ? now_ms - c->line_ms : 0) / 1000;
	c->line_ms = now_ms;
	c->left_s = left_s(c, p, now_ms);
	c->rest *= passed > 0 ? c->left_s / (c->left_s + passed) : 1;
	int now = (int)((1 - c->rest) * 1000);
	p->permille = now > LAST_PERMILLE ? LAST_PERMILLE : now > p->permille ? now : p->permille;
	return true;
}

bool
progress_bar_clock(const struct progress_bar *c, struct desk_progress *p, uint64_t now_ms)
{
	uint64_t passed = now_ms > c->began_ms ? now_ms - c->began_ms : 0;
	long seconds = (long)(passed / 1000), left = -1;
	if (passed >= PROGRESS_BAR_KNOWS_MS && c->left_s >= 0) {
		double since = (double)(now_ms > c->line_ms ? now_ms - c->line_ms : 0) / 1000;
		/* without a line it does not run out: nobody knows that it goes on */
		left = (long)(c->left_s - (since < c->left_s / 2 ? since : c->left_s / 2) + 0.5);
	}
	bool changed = seconds != p->seconds;
	p->seconds = seconds;
	if (changed || p->seconds_left < 0)
		p->seconds_left = left;
	return changed;
}
