/* course: see course.h. */
#include "app/course.h"

#include <stdio.h>
#include <string.h>

static const char *const names[DESK_STEPS] = { "copy", "read", "photos", "compare", "build", "publish" };

/* What a step takes on a small machine with a slow stick, in seconds. */
#define COPY_S(bytes) ((double)(bytes) / 15e6)
#define PHOTO_S 0.15
#define BYTES_A_PHOTO 3000000

static void
share(struct course *c, const double seconds[DESK_STEPS])
{
	double all = 0;
	for (int i = 0; i < DESK_STEPS; i++)
		all += seconds[i];
	for (int i = 0; i < DESK_STEPS; i++)
		c->weight[i] = seconds[i] / all;
}

/* The first word of the bytes says how long copying and photos take. */
static void
weigh(struct course *c, long long bytes)
{
	long photos = c->photos ? c->photos : (long)(bytes / BYTES_A_PHOTO);
	double copy = COPY_S(bytes) + 0.5, pictures = (double)photos * PHOTO_S + 0.5, both = copy + pictures;
	const double s[DESK_STEPS] = {
		[DESK_COPY] = copy, [DESK_READ] = 0.2 * both, [DESK_PHOTOS] = pictures, [DESK_COMPARE] = 0.06 * both
	};
	share(c, s);
	c->weighed = true;
}

void
course_begin(struct course *c, struct desk_progress *p, enum course_kind kind, long photos, uint64_t now_ms)
{
	static const double guess[][DESK_STEPS] = {
		[COURSE_READ] = { 4, 1.5, 4, 0.5, 0, 0 },
		[COURSE_CHANGE] = { 0, 1, 4, 2, 2, 0 },
		[COURSE_PUBLISH] = { 0, 1, 2, 1, 4, 2 },
	};
	*c = (struct course){ .kind = kind, .began_ms = now_ms, .photos = photos };
	*p = (struct desk_progress){ .seconds_left = -1, .rows = p->rows, .photos_total = photos };
	share(c, guess[kind]);
}

static int
permille(const struct course *c, const struct desk_progress *p)
{
	double at = 0, part = p->total > 0 ? (double)p->done / (double)p->total : 0;
	if (p->step == DESK_COPY && p->bytes_total > 0)
		part = (double)p->bytes / (double)p->bytes_total;
	for (int i = 0; i < (int)p->step; i++)
		at += c->weight[i];
	return (int)((at + c->weight[p->step] * (part > 1 ? 1 : part)) * 1000);
}

bool
course_line(struct course *c, struct desk_progress *p, const char *words)
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
	if (step == DESK_STEPS)
		return false;
	if (c->kind == COURSE_READ && step == DESK_COPY && bytes_total > 0 && !c->weighed)
		weigh(c, bytes_total);
	p->step = (enum desk_step)step;
	p->done = done;
	p->total = total;
	p->bytes = step == DESK_COPY ? bytes : 0;
	p->bytes_total = step == DESK_COPY ? bytes_total : 0;
	if (step == DESK_PHOTOS) {
		p->photos = done;
		p->photos_total = total;
	}
	int now = permille(c, p);
	p->permille = now > 1000 ? 1000 : now > p->permille ? now : p->permille;
	return true;
}

bool
course_clock(const struct course *c, struct desk_progress *p, uint64_t now_ms)
{
	uint64_t passed = now_ms > c->began_ms ? now_ms - c->began_ms : 0;
	long seconds = (long)(passed / 1000), left = -1;
	if (passed >= COURSE_KNOWS_MS && p->permille > 0)
		left = (long)((double)passed / 1000 * (1000 - p->permille) / p->permille + 0.5);
	bool changed = seconds != p->seconds;
	p->seconds = seconds;
	if (changed || p->seconds_left < 0)
		p->seconds_left = left;
	return changed;
}
