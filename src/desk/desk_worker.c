/* desk_worker: the importer seen from the screen. It lives from 读取 to 上屏
 * and answers line by line (import/session.h); whatever becomes of it, the
 * screen goes on and says in one sentence what to do. */
#include <stdio.h>
#include <string.h>

#include "desk/desk_inside.h"
#include "base/log.h"
#include "intake/waiting.h"

static bool
working(const struct desk_app *a)
{
	enum desk_state w = a->desk.work.state;
	return w == DESK_READING || w == DESK_APPLYING || w == DESK_PUBLISHING;
}

static void
close_review(struct desk *d)
{
	review_close(d->work.review);
	d->work.review = NULL;
	desk_set_preview(d, false);
}

/* It is over: the sentence stays until it is read, and nothing of it is left on the disk. */
static void
ended(struct desk_app *a, const char *code, const char *words)
{
	struct desk *d = &a->desk;
	close_review(d);
	d->work.state = DESK_ENDED;
	desk_copy(d->work.code, sizeof d->work.code, code);
	desk_copy(d->work.words, sizeof d->work.words, words);
	log_info("import ended: %s", code);
	desk_child_abandon(a, &a->worker, DESK_KILL_MS);
	desk_sweep_soon(a);
	a->changed = true;
}

/* ------------------------------------------------------------- starting */

static void
start(struct desk_app *a)
{
	const char *argv[DESK_ARGS] = { "import", a->source, "--session", "--by", a->desk.work.reader };
	int n = 5;
	if (a->now) {
		argv[n++] = "--now";
		argv[n++] = a->now;
	}
	if (a->resumes)
		argv[n++] = "--resumed";
	a->reading_waits = false;
	a->heard_ms = a->now_ms;
	if (!desk_child_start(a, &a->worker, argv, false))
		ended(a, "no_process", "这台机器现在忙不过来，没有读成。请过一会儿再试。");
}

static void
read_in(struct desk *d, const char *source, const char *name, const char *reader)
{
	struct desk_app *a = desk_app(d);
	int stick = desk_sticks_of(a, source);
	const struct desk_stick *k = stick >= 0 ? &d->stick[stick] : NULL;
	worker_cancel(d);
	d->work.state = DESK_READING;
	d->work.bad_rows = false;
	d->work.words[0] = d->work.code[0] = '\0';
	memset(d->seen, 0, sizeof d->seen);
	desk_copy(d->work.source, sizeof d->work.source, name);
	desk_copy(d->work.reader, sizeof d->work.reader, reader);
	desk_copy(a->source, sizeof a->source, source);
	desk_copy(a->stick_path, sizeof a->stick_path, k ? k->path : "");
	desk_copy(a->stick_name, sizeof a->stick_name, k ? k->name : "");
	desk_copy(a->below, sizeof a->below, k ? source + strlen(k->path) : "");
	a->stick_serial = k ? a->seen[stick].serial : a->serials;
	if (k)
		d->stick[stick].fresh = false;
	d->work.progress = (struct desk_progress){ 0 };
	progress_bar_begin(&a->course, &d->work.progress, PROGRESS_BAR_READ, k ? k->photos : 0, a->now_ms);
	a->asked = 0;
	a->reading_waits = true;
	a->reading_since_ms = a->heard_ms = a->now_ms;
	a->changed = true;
	desk_worker_step(a);
}

void
worker_read(struct desk *d, const char *source, const char *name)
{
	desk_app(d)->resumes = false;
	read_in(d, source, name, d->who.name);
}

void
desk_worker_resume(struct desk_app *a)
{
	struct waiting w;
	if (!a->data || !waiting_find(a->data, &w))
		return;
	log_info("what waits for a second person is read in again");
	a->resumes = true;
	read_in(&a->desk, w.folder, w.name, w.reader);
}

/* The one before may still hold the lock. */
static bool
may_start(const struct desk_app *a)
{
	if (a->now_ms >= a->reading_since_ms + DESK_KILL_MS + 1000)
		return true; /* the importer itself says that it cannot have the lock */
	for (int i = 0; i < DESK_GONE; i++)
		if (a->gone[i].running)
			return false;
	return !a->sweep.running;
}

/* --------------------------------------------------------- what is asked */

void
worker_tell(struct desk *d, const char *line)
{
	struct desk_app *a = desk_app(d);
	size_t n = strcspn(line, " \n");
	bool publish = n == 7 && memcmp(line, "publish", n) == 0;
	if (!a->worker.running || (d->work.state != DESK_REVIEW && d->work.state != DESK_APPLYING)) {
		log_warn("there is no review to tell: %.*s", (int)n, line);
		return;
	}
	snprintf(a->told, sizeof a->told, "%.*s", (int)n, line);
	if (strcmp(a->told, "bad-rows") == 0)
		d->work.bad_rows = strstr(line, "1") != NULL;
	desk_child_say(&a->worker, line);
	desk_child_say(&a->worker, "\n");
	d->work.state = publish ? DESK_PUBLISHING : DESK_APPLYING;
	if (a->asked++ == 0 || publish)
		progress_bar_begin(&a->course, &d->work.progress, publish ? PROGRESS_BAR_PUBLISH : PROGRESS_BAR_CHANGE,
		    d->work.progress.photos_total, a->now_ms);
	a->heard_ms = a->now_ms;
	a->changed = true;
}

void
worker_cancel(struct desk *d)
{
	struct desk_app *a = desk_app(d);
	if (a->worker.running) {
		desk_child_say(&a->worker, "cancel\n");
		desk_child_abandon(a, &a->worker, DESK_KILL_MS);
		desk_sweep_soon(a);
		log_info("import cancelled");
	}
	close_review(d);
	a->reading_waits = false;
	d->work.state = DESK_IDLE;
	d->work.words[0] = d->work.code[0] = '\0';
	a->changed = true;
}

void
worker_dismiss(struct desk *d)
{
	struct desk_app *a = desk_app(d);
	if (d->work.state != DESK_PUBLISHED && d->work.state != DESK_ENDED)
		return;
	close_review(d);
	d->work.state = DESK_IDLE;
	d->work.words[0] = d->work.code[0] = '\0';
	a->changed = true;
}

void
worker_preview(struct desk *d, bool on)
{
	struct desk_app *a = desk_app(d);
	if (on && d->work.state == DESK_REVIEW)
		worker_tell(d, "preview");
	if (!on)
		desk_set_preview(d, false);
	a->changed = true;
}

/* ------------------------------------------------------ what it answers */

static void
answered(struct desk_app *a)
{
	struct desk *d = &a->desk;
	if (a->asked > 0)
		a->asked--;
	if (a->asked == 0 && d->work.review)
		d->work.state = DESK_REVIEW;
	d->work.progress.permille = d->work.state == DESK_REVIEW ? 1000 : d->work.progress.permille;
}

static void
on_review(struct desk_app *a, const char *path)
{
	struct desk *d = &a->desk;
	struct error err = { 0 };
	struct review *next = review_open(path, &err);
	if (!next) {
		log_warn("review cannot be opened: %s", err.text);
		ended(a, "review_broken", "读出来的内容打不开，可能是磁盘有毛病。屏上的内容没有变。请重新读取。");
		return;
	}
	review_close(d->work.review);
	d->work.review = next;
	d->work.number++;
	answered(a);
}

/* 「preview PATH MEDIA」: a data folder may hold spaces, and both lie in it. */
static void
on_preview(struct desk_app *a, char *words)
{
	struct desk *d = &a->desk;
	char *space = strstr(words, " /");
	if (words[0] != '/')
		space = strchr(words, ' ');
	answered(a);
	if (!space)
		return;
	*space = '\0';
	desk_copy(d->work.preview, sizeof d->work.preview, words);
	desk_copy(d->work.media, sizeof d->work.media, space + 1);
	desk_set_preview(d, d->work.state == DESK_REVIEW);
}

static void
on_published(struct desk_app *a, const char *words)
{
	struct desk *d = &a->desk;
	int n = 0;
	desk_set_preview(d, false); /* the review stays: it says what has changed */
	d->work.state = DESK_PUBLISHED;
	if (sscanf(words, "%d %n", &d->work.published, &n) != 1)
		n = 0;
	desk_copy(d->work.words, sizeof d->work.words, words + n);
	d->work.progress.permille = 1000;
	log_info("edition %d is published", d->work.published);
	desk_post(d, DESK_EVENT_PUBLISHED);
	desk_child_abandon(a, &a->worker, DESK_KILL_MS);
	a->content = true;
}

static void
resume(struct desk_app *a, const struct desk_stick *k)
{
	char line[1100];
	snprintf(line, sizeof line, "resume %s%s\n", k->path, a->below);
	desk_copy(a->stick_path, sizeof a->stick_path, k->path);
	desk_child_say(&a->worker, line);
	progress_bar_resume(&a->course, a->now_ms);
	a->desk.work.state = DESK_READING;
	a->desk.work.words[0] = '\0';
	a->heard_ms = a->now_ms;
	a->changed = true;
}

void
desk_worker_stick(struct desk_app *a)
{
	const struct desk *d = &a->desk;
	if (d->work.state != DESK_LOST)
		return;
	for (int i = 0; i < d->sticks; i++) {
		const struct desk_stick *k = &d->stick[i];
		bool same =
		    strcmp(k->path, a->stick_path) == 0 || (a->stick_name[0] && strcmp(k->name, a->stick_name) == 0);
		if (!same || a->seen[i].serial <= a->stick_serial)
			continue;
		a->stick_serial = a->seen[i].serial;
		a->desk.stick[i].fresh = false;
		resume(a, k);
		return;
	}
}

static void
on_lost(struct desk_app *a, const char *words)
{
	a->desk.work.state = DESK_LOST;
	desk_copy(a->desk.work.words, sizeof a->desk.work.words, words);
	desk_worker_stick(a);
}

static void
on_refused(struct desk_app *a, const char *words)
{
	struct desk *d = &a->desk;
	size_t n = strcspn(words, " ");
	snprintf(d->work.code, sizeof d->work.code, "%.*s", (int)n, words);
	desk_copy(d->work.words, sizeof d->work.words, words[n] ? words + n + 1 : "");
	if (strcmp(a->told, "bad-rows") == 0)
		d->work.bad_rows = !d->work.bad_rows;
	log_info("import refused: %s", d->work.code);
	if (d->work.state == DESK_PUBLISHING) /* `publish` was the last to be asked */
		a->asked = 1;
	answered(a);
}

static void
on_ended(struct desk_app *a, const char *words)
{
	char code[48];
	size_t n = strcspn(words, " ");
	snprintf(code, sizeof code, "%.*s", (int)n, words);
	ended(a, code, words[n] ? words + n + 1 : "没有读成，屏上的内容没有变。");
}

void
desk_worker_line(struct desk_app *a, const char *line)
{
	struct desk *d = &a->desk;
	char words[2048];
	size_t n = strcspn(line, " ");
	desk_copy(words, sizeof words, line[n] ? line + n + 1 : "");
	a->heard_ms = a->now_ms;
	a->changed = true;
	if (str_starts(line, "progress "))
		progress_bar_line(&a->course, &d->work.progress, words, a->now_ms);
	else if (str_starts(line, "rows "))
		sscanf(words, "%ld", &d->work.progress.rows);
	else if (str_starts(line, "lost"))
		on_lost(a, words);
	else if (str_starts(line, "review "))
		on_review(a, words);
	else if (str_starts(line, "preview "))
		on_preview(a, words);
	else if (str_starts(line, "published "))
		on_published(a, words);
	else if (str_starts(line, "ended "))
		on_ended(a, words);
	else if (str_starts(line, "refused "))
		on_refused(a, words);
	else
		log_warn("the importer says: %.80s", line);
}

/* ------------------------------------------------------------------ time */

void
desk_worker_step(struct desk_app *a)
{
	struct desk *d = &a->desk;
	if (a->reading_waits && may_start(a))
		start(a);
	if (desk_child_step(&a->worker, a->now_ms)) {
		log_warn("the importer ended by itself with %d", a->worker.status);
		if (d->work.state != DESK_ENDED && d->work.state != DESK_PUBLISHED && d->work.state != DESK_IDLE)
			ended(a, "died",
			    "读取的程序中途停了。屏上还是原来的内容，没有变。请重新读取；再不行，请告诉乡镇的管理员。");
	}
	if (!a->worker.running || !working(a))
		return;
	a->changed |= progress_bar_clock(&a->course, &d->work.progress, a->now_ms);
	if (a->now_ms < a->heard_ms + a->silence_ms)
		return;
	log_warn("the importer says nothing: killed");
	child_kill(&a->worker.child);
	ended(a, "silent", "U盘没有反应，读取停了。屏上还是原来的内容，没有变。请拔下U盘，再插一次，重新读取。");
}

uint64_t
desk_worker_due(const struct desk_app *a)
{
	uint64_t due = desk_child_due(&a->worker, a->now_ms);
	if (a->reading_waits)
		due = a->now_ms + DESK_RETRY_MS < due ? a->now_ms + DESK_RETRY_MS : due;
	if (!a->worker.running || !working(a))
		return due;
	uint64_t second = a->course.began_ms + ((uint64_t)a->desk.work.progress.seconds + 1) * 1000;
	uint64_t silent = a->heard_ms + a->silence_ms;
	due = second < due ? second : due;
	return silent < due ? silent : due;
}
