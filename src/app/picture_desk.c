/* picture_desk: see picture_desk.h. */
#include "app/picture_desk.h"

#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "desk/desk.h"
#include "os/child.h"
#include "base/need.h"

enum { LONGEST_MS = 300000, ROUND_MS = 50 };

struct picture_desk {
	struct desk *desk;
	struct staff_member who;
	int bell[2];
	struct desk_progress progress;
	enum desk_state work; /* as it truly is */
	bool stick;
};

static void
ring(void *context)
{
	const struct picture_desk *p = context;
	char c = 0;
	if (write(p->bell[1], &c, 1) < 0)
		return; /* it rings already */
}

/* Until the stick has been looked at, and then read. */
static bool
wait_for(struct picture_desk *p, unsigned long long until_ms, bool (*there)(const struct desk *d))
{
	char bytes[64];
	for (;;) {
		unsigned long long now = stop_clock_ms();
		desk_pump(p->desk, now);
		if (there(p->desk))
			return true;
		if (now >= until_ms)
			return false;
		struct pollfd f = { .fd = p->bell[0], .events = POLLIN };
		if (poll(&f, 1, ROUND_MS) > 0)
			while (read(p->bell[0], bytes, sizeof bytes) > 0)
				;
	}
}

static bool
looked(const struct desk *d)
{
	return d->sticks > 0 && d->stick[0].look != DESK_LOOKING;
}

static bool
read_in(const struct desk *d)
{
	return d->work.state == DESK_REVIEW || d->work.state == DESK_ENDED || d->work.state == DESK_LOST;
}

static bool
settled(const struct desk *d)
{
	return d->work.state != DESK_APPLYING;
}

static bool
read_stick(struct picture_desk *p, const char *folder, struct error *err)
{
	unsigned long long until = stop_clock_ms() + LONGEST_MS;
	struct desk *d = p->desk;
	wait_for(p, until, looked);
	if (!d->sticks || d->stick[0].look != DESK_USEFUL)
		return error_set(
		    err, ERROR_CONTENT, "nothing_there", "“%s”：%s", folder, d->sticks ? d->stick[0].words : "打不开");
	char path[1100];
	const struct desk_stick *k = &d->stick[0];
	snprintf(path, sizeof path, "%s%s%s", k->path, k->folder[0] ? "/" : "", k->folder);
	desk_read(d, path, k->name);
	if (!wait_for(p, until, read_in) || d->work.state != DESK_REVIEW)
		return error_set(err, ERROR_CONTENT, "not_read", "没有读成：%s", d->work.words);
	d->stick[0].fresh = true; /* as when it has just been plugged in */
	return true;
}

/* A mask, a photo left out: the picture shows what came of it. */
static bool
told(struct picture_desk *p, const char *line, struct error *err)
{
	struct desk *d = p->desk;
	unsigned before = d->work.number;
	desk_tell(d, line);
	wait_for(p, stop_clock_ms() + LONGEST_MS, settled);
	if (d->work.state == DESK_REVIEW && d->work.number != before)
		return true;
	return error_set(
	    err, ERROR_CONTENT, "not_told", "“%s”：%s", line, d->work.words[0] ? d->work.words : "没有做成");
}

struct picture_desk *
picture_desk_begin(const struct app_options *o, struct error *err)
{
	struct picture_desk *p = need(sizeof *p);
	if (pipe2(p->bell, O_CLOEXEC | O_NONBLOCK) != 0) {
		free(p);
		error_set(err, ERROR_MACHINE, "no_pipe", "这台机器现在忙不过来。");
		return NULL;
	}
	char folder[4096];
	if (o->stick && !realpath(o->stick, folder)) {
		error_set(err, ERROR_CONTENT, "no_stick", "没有“%s”这个文件夹。", o->stick);
		picture_desk_end(p);
		return NULL;
	}
	p->desk = desk_new(&(struct desk_options){ .data = o->common.data,
	    .folder = o->stick ? folder : NULL,
	    .now = o->common.now.text,
	    .wake = o->stick ? ring : NULL,
	    .context = p });
	p->stick = o->stick != NULL;
	if (o->as && !staff_find(o->common.data, o->as, &p->who)) {
		p->who = (struct staff_member){ .id = 1, .manager = true };
		snprintf(p->who.name, sizeof p->who.name, "%s", o->as);
	}
	p->desk->who = p->who;
	p->desk->logout_ms = UINT64_MAX / 2;
	if (o->stick && (!read_stick(p, folder, err) || (o->tell && !told(p, o->tell, err)))) {
		picture_desk_end(p);
		return NULL;
	}
	p->work = p->desk->work.state;
	p->progress = p->desk->work.progress;
	p->desk->who = (struct staff_member){ 0 };
	return p;
}

struct desk *
picture_desk_desk(struct picture_desk *p)
{
	return p->desk;
}

/* As it was in the middle of the photos. */
static void
picture_desk_reading(struct desk *d)
{
	struct desk_progress *p = &d->work.progress;
	d->work.state = DESK_READING;
	p->step = DESK_PHOTOS;
	p->done = p->photos = p->photos_total * 3 / 5;
	p->total = p->photos_total;
	p->permille = 620;
	p->seconds = 8;
	p->seconds_left = 5;
}

static void
picture_desk_published(struct desk *d, struct stage *stage)
{
	struct arena *a = arena_new();
	struct review_total t = { 0 };
	if (d->work.review)
		review_total(d->work.review, a, &t);
	d->work.state = DESK_PUBLISHED;
	d->work.published = store_number(stage_host(stage)->store) + 1;
	snprintf(d->work.words, sizeof d->work.words, "新增%ld行，修改%ld行，撤下%ld行", t.added, t.changed, t.removed);
	arena_free(a);
}

/* What a sound machine says of itself; the real numbers are other ones at every look. */
static void
picture_desk_checked(struct desk *d)
{
	static const char found[] =
	    "{\"findings\":["
	    "{\"level\":\"info\",\"code\":\"edition_whole\",\"message\":\"屏上的内容完好。\"},"
	    "{\"level\":\"info\",\"code\":\"photos_whole\",\"message\":\"照片都完好。\"},"
	    "{\"level\":\"warning\",\"code\":\"disk_space\",\"message\":\"磁盘还有 412 "
	    "MB。快满了，请删掉不用的文件。\"},"
	    "{\"level\":\"info\",\"code\":\"memory\",\"message\":\"内存共 3841 MB，还有 2960 MB 可用。\"},"
	    "{\"level\":\"info\",\"code\":\"clock\",\"message\":\"机器的钟没有比上次换内容的日子早。\"}],"
	    "\"ok\":true}\n";
	d->job = (struct desk_job){ .number = d->job.number, .state = DESK_JOB_DONE, .name = "doctor", .out = found };
}

void
picture_desk_for(struct picture_desk *p, struct stage *stage, const struct screen_class *class)
{
	struct desk *d = p->desk;
	d->who = class->staff && class->moment != MOMENT_NOBODY ? p->who : (struct staff_member){ 0 };
	d->logout_ms = DESK_SESSION_MS; /* the picture's clock stands at 0 */
	d->work.state = class->staff && class->moment == MOMENT_STICK ? DESK_IDLE : p->work;
	d->work.progress = p->progress;
	d->work.words[0] = '\0';
	for (int i = 0; i < d->sticks; i++)
		d->stick[i].fresh = p->stick && class->moment == MOMENT_STICK;
	if (p->stick && class->moment == MOMENT_READING)
		picture_desk_reading(d);
	if (class->moment == MOMENT_CHECKED)
		picture_desk_checked(d);
	if (p->stick && class->moment == MOMENT_PUBLISHED)
		picture_desk_published(d, stage);
}

void
picture_desk_end(struct picture_desk *p)
{
	if (!p)
		return;
	desk_free(p->desk);
	close(p->bell[0]);
	close(p->bell[1]);
	free(p);
}
