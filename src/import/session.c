/* session: see session.h. One thread: whoever works asks stop_requested(),
 * and that looks at the control descriptor. Lines that come while something
 * is at work wait, but for `cancel`. */
#include "import/session.h"

#include <errno.h>
#include <poll.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/error.h"
#include "base/log.h"
#include "base/str.h"
#include "findings/refuse.h"
#include "import/compare.h"
#include "import/edits.h"
#include "import/importer_steps.h"
#include "import/publish.h"
#include "intake/waiting.h"
#include "os/child.h"
#include "os/fs.h"
#include "store/review.h"

enum { MAX_HELD = 1024 * 1024 };

struct session {
	struct importer *im;
	struct importer_report report;
	struct importer_options *options;
	int in, out;
	struct strbuf held; /* what was heard and not yet taken */
	bool over;          /* cancelled, or nobody is there any more */
	bool cancelled;     /* a person has said so */
	bool kept;          /* it waits for a second person: intake/waiting.h */
	bool published;
	unsigned long long began_ms;
	long seconds; /* reading took */
	int reviews, previews;
	char building[PATH_MAX]; /* of the last preview; "" when it is no longer true */
	struct edition_info info;
};

/* ------------------------------------------------------------ hearing */

static bool
is_line(const char *line, size_t n, const char *word)
{
	return n == strlen(word) && memcmp(line, word, n) == 0;
}

/* `cancel` is heard wherever it stands. */
static void
look_for_cancel(struct session *s)
{
	const char *from = strbuf_text(&s->held), *end;
	for (; (end = strchr(from, '\n')); from = end + 1)
		if (is_line(from, (size_t)(end - from), "cancel"))
			s->over = s->cancelled = true;
}

static void
hear(struct session *s)
{
	char bytes[4096];
	struct pollfd p = { .fd = s->in, .events = POLLIN };
	while (!s->over && s->held.len < MAX_HELD && poll(&p, 1, 0) > 0) {
		ssize_t got = read(s->in, bytes, sizeof bytes);
		if (got < 0 && (errno == EINTR || errno == EAGAIN))
			return;
		if (got <= 0) {
			s->over = true;
			return;
		}
		/* a NUL would hide what follows it */
		for (ssize_t i = 0; i < got; i++)
			bytes[i] = bytes[i] ? bytes[i] : ' ';
		strbuf_append_n(&s->held, bytes, (size_t)got);
		look_for_cancel(s);
	}
	s->over = s->over || s->held.len >= MAX_HELD;
}

static bool
is_over(void *context)
{
	struct session *s = context;
	hear(s);
	return s->over;
}

/* The next line, without its end; NULL when the session is over. In the arena. */
static char *
next_line(struct session *s)
{
	for (;;) {
		if (stop_requested())
			return NULL;
		const char *text = strbuf_text(&s->held), *end = strchr(text, '\n');
		if (end) {
			size_t n = (size_t)(end - text);
			char *line = arena_strndup(s->im->arena, text, n);
			memmove(s->held.data, s->held.data + n + 1, s->held.len - n);
			s->held.len -= n + 1;
			return line;
		}
		stop_wait();
	}
}

/* ---------------------------------------------------------- answering */

__attribute__((format(printf, 2, 3))) static void
answer(struct session *s, const char *format, ...)
{
	struct strbuf line = { 0 };
	va_list args;
	va_start(args, format);
	char *text = arena_vprintf(s->im->arena, format, args);
	va_end(args);
	for (char *p = text; *p; p++)
		*p = *p == '\n' || *p == '\r' ? ' ' : *p;
	strbuf_append(&line, text);
	strbuf_append(&line, "\n");
	child_tell(s->out, line.data, line.len);
	strbuf_free(&line);
}

static void
refuse(struct session *s, enum finding_id id)
{
	answer(s, "refused %s %s", finding_kind(id)->code, finding_kind(id)->says);
}

/* --------------------------------------------------- the stick is gone */

static bool
wait_for_resume(void *context, char *path)
{
	struct session *s = context;
	char *line;
	answer(s, "lost U 盘读不到了，可能被拔下来了。请插好，会接着读；不想读了，就点“取消”。");
	while ((line = next_line(s))) {
		if (strcmp(line, "resume") == 0)
			return true;
		if (str_starts(line, "resume ") && strlen(line + 7) < PATH_MAX) {
			snprintf(path, PATH_MAX, "%s", line + 7);
			return true;
		}
		refuse(s, FINDING_NOT_NOW);
	}
	return false;
}

/* -------------------------------------------------------------- review */

static void
say_progress(struct session *s, bool on)
{
	s->options->progress.fd = on ? s->out : -1;
}

/* How many rows would stay out is of interest before anybody decides so. */
static void
count_left_out(struct session *s)
{
	struct findings *f = &s->report.findings;
	if (s->report.ok || s->report.blocked || f->errors == 0)
		return;
	size_t said = f->count;
	importer_count_left_out(s->im);
	f->count = said;
}

static bool
write_review(struct session *s, char *path, size_t size, struct error *err)
{
	struct importer *im = s->im;
	struct compare c = { .base = &im->base, .merged = &im->merged, .draft = &im->taken, .tied = &im->draft.rows };
	struct compare_photo *photo;
	c.report = &s->report;
	c.gate = &im->gate;
	c.source = &im->source;
	c.data = s->options->data;
	c.staging = im->staging;
	c.photos = edits_photos(im->edits, im->round, &photo);
	c.photo = photo;
	c.seconds = s->seconds;
	snprintf(path, size, "%s/review-%d.db", im->staging, ++s->reviews);
	if (!compare_write(&c, path, err))
		return false;
	/* the one before is still open at the screen; the one before that is not */
	char old[PATH_MAX + 32];
	snprintf(old, sizeof old, "%s/review-%d.db", im->staging, s->reviews - 2);
	fs_remove(old);
	return true;
}

/* Judges, writes what there is to look at, and says where. */
static bool
review(struct session *s, struct error *err)
{
	char path[PATH_MAX + 32];
	if (!importer_judge(s->im, err))
		return false;
	count_left_out(s);
	if (!write_review(s, path, sizeof path, err))
		return false;
	answer(s, "review %s", path);
	return true;
}

static bool
review_again(struct session *s, struct error *err)
{
	if (s->building[0])
		fs_remove(s->building);
	s->building[0] = '\0';
	importer_merge(s->im);
	return review(s, err);
}

/* --------------------------------------------------------- what is told
 *
 * Each returns false when the session cannot go on. */

static bool
told_bad_rows(struct session *s, const char *rest, struct error *err)
{
	if (strcmp(rest, "0") != 0 && strcmp(rest, "1") != 0) {
		refuse(s, FINDING_UNKNOWN);
		return true;
	}
	s->options->without_bad_rows = *rest == '1';
	return review_again(s, err);
}

/* X,Y,W,H;X,Y,W,H … in thousandths; false when it is something else. */
static bool
take_boxes(const char *text, struct photo_box *box, size_t *count)
{
	int used = 0;
	*count = 0;
	while (*text) {
		struct photo_box b;
		if (*count == PHOTO_MAX_BOXES || sscanf(text, "%4d,%4d,%4d,%4d%n", &b.x, &b.y, &b.w, &b.h, &used) != 4)
			return false;
		text += used;
		if (b.x < 0 || b.y < 0 || b.w <= 0 || b.h <= 0 || b.x + b.w > 1000 || b.y + b.h > 1000)
			return false;
		if (*text && *text++ != ';')
			return false;
		box[(*count)++] = b;
	}
	return true;
}

/* INDEX of a photo, and what follows it; NULL, and refused, when there is none. */
static const char *
take_index(struct session *s, const char *rest, long *index)
{
	char *end;
	*index = strtol(rest, &end, 10);
	if (end == rest || (*end && *end != ' ') || !edits_has(s->im->edits, *index)) {
		refuse(s, FINDING_NO_PHOTO);
		return NULL;
	}
	return *end ? end + 1 : end;
}

/* A photo that cannot be masked is no reason to end; nobody there any more is. */
static bool
told_mask(struct session *s, const char *rest, struct error *err)
{
	long index;
	size_t count;
	struct photo_box box[PHOTO_MAX_BOXES];
	const char *boxes = take_index(s, rest, &index);
	if (!boxes)
		return true;
	if (!take_boxes(boxes, box, &count)) {
		refuse(s, FINDING_BAD_BOXES);
		return true;
	}
	if (edits_mask(s->im->edits, &s->im->reading, s->options->data, index, box, count, err))
		return review_again(s, err);
	if (stop_requested())
		return false;
	answer(s, "refused %s %s", err->code, err->text);
	return true;
}

static bool
told_omit(struct session *s, const char *rest, struct error *err)
{
	long index;
	const char *on = take_index(s, rest, &index);
	if (!on)
		return true;
	if (strcmp(on, "0") != 0 && strcmp(on, "1") != 0) {
		refuse(s, FINDING_UNKNOWN);
		return true;
	}
	edits_omit(s->im->edits, index, *on == '1');
	return review_again(s, err);
}

/* ID 0|1|- [REASON]; ID counts the judgements of the last review from 1. */
static bool
told_answer(struct session *s, const char *rest, struct error *err)
{
	const struct judgements *all = &s->report.judgements;
	int id, used = 0;
	char which;
	bool known = sscanf(rest, "%9d %c%n", &id, &which, &used) == 2 && id >= 1 && (size_t)id <= all->count &&
		     strchr("01-", which) && (rest[used] == '\0' || rest[used] == ' ');
	const char *reason = known && rest[used] ? rest + used + 1 : "";
	if (!known) {
		refuse(s, FINDING_UNKNOWN);
		return true;
	}
	const struct judgement *j = &all->item[id - 1];
	if (which == '1' && j->reason_wanted && !*reason) {
		refuse(s, FINDING_NO_REASON);
		return true;
	}
	answers_give(s->im->answers, j->key, which == '-' ? JUDGEMENT_OPEN : which - '0', reason);
	return review_again(s, err);
}

/* ID|all 0|1|-; ID counts the gate's cells from 1, `all` those that are open. */
static bool
told_text(struct session *s, const char *rest, struct error *err)
{
	struct gate *g = &s->im->gate;
	int id;
	char which;
	if (strcmp(rest, "all 0") == 0) {
		gate_answer_rest(g, GATE_MEND);
	} else if (sscanf(rest, "%9d %c", &id, &which) == 2 && id >= 1 && (size_t)id <= g->count &&
		   strchr("01-", which)) {
		g->cell[id - 1].answer = which == '-' ? GATE_OPEN : which - '0';
		g->cell[id - 1].kept = false;
	} else {
		refuse(s, FINDING_UNKNOWN);
		return true;
	}
	return review_again(s, err);
}

/* ID 0|1 [REASON]; ID counts the changes of the last review from 1. `0 0`: all that were kept back are taken again. */
static bool
told_hold(struct session *s, const char *rest, struct error *err)
{
	char path[PATH_MAX + 32];
	long id;
	int on, used = 0;
	struct review_change c;
	if (strcmp(rest, "0 0") == 0) {
		importer_hold(s->im, NULL);
		return review_again(s, err);
	}
	snprintf(path, sizeof path, "%s/review-%d.db", s->im->staging, s->reviews);
	struct review *r = review_open(path, err);
	bool known = r && sscanf(rest, "%9ld %d%n", &id, &on, &used) == 2 && on == 1 &&
		     (rest[used] == ' ' || !rest[used]) && review_change(r, s->im->arena, id, &c);
	review_close(r);
	if (!known) {
		refuse(s, FINDING_UNKNOWN);
		return true;
	}
	importer_hold(
	    s->im, &(struct held){ c.reg, c.key,
		       arena_printf(s->im->arena, "《%s》%s", catalogue_register(c.reg)->sheet, c.title),
		       rest[used] ? rest + used + 1 : "",
		       { .file = *c.file ? c.file : NULL, .sheet = *c.sheet ? c.sheet : NULL, .row = c.line } });
	return review_again(s, err);
}

static bool
is_undecided(struct session *s)
{
	size_t open = judgements_open(&s->report.judgements, false);
	if (open)
		answer(s, "refused undecided %s", arena_printf(s->im->arena, FINDING_UNDECIDED_SAYS, open));
	return open > 0;
}

/* Is there something to publish? Refused with its reason when not. */
static bool
can_publish(struct session *s)
{
	const struct importer_report *r = &s->report;
	if (!r->blocked && is_undecided(s))
		return false;
	if (r->blocked)
		refuse(s, FINDING_BLOCKED);
	else if (!r->ok)
		refuse(s, FINDING_ERRORS);
	else if (r->no_change && (r->left_out || r->left_sheets))
		refuse(s, FINDING_NO_CHANGE_BUT_ERRORS);
	else if (r->no_change)
		refuse(s, FINDING_NO_CHANGE);
	return r->ok && !r->no_change;
}

static bool
next_number(struct session *s, struct error *err)
{
	struct state *state = state_open(s->options->data, err);
	if (state)
		s->info.number = state_next_number(state);
	state_close(state);
	return state && (s->info.number || error_finding(err, FINDING_DISK_ERROR_DATABASE));
}

static bool
told_preview(struct session *s, struct error *err)
{
	if (!can_publish(s))
		return true;
	if (!s->building[0]) {
		char path[PATH_MAX];
		importer_describe(s->im, &s->info);
		if (snprintf(path, sizeof path, "%s/preview-%d.db", s->im->staging, ++s->previews) >= (int)sizeof path)
			return error_disk(err, ENAMETOOLONG);
		if (!next_number(s, err) ||
		    !publish_build(path, &s->im->merged, &s->info, &s->options->progress, err)) {
			answer(s, "refused %s %s", err->code, err->text);
			return true;
		}
		if (stop_requested())
			return false;
		snprintf(s->building, sizeof s->building, "%s", path);
	}
	answer(s, "preview %s %s/media", s->building, s->im->staging);
	return true;
}

static bool
is_for_two(const struct session *s)
{
	char two[16];
	return s->options->by && state_peek_setting(s->options->data, "two_persons", two, sizeof two) &&
	       strcmp(two, "是") == 0;
}

static bool
is_same_person(struct session *s, const char *who)
{
	return is_for_two(s) && strcmp(s->options->by, who) == 0;
}

/* WHO and REASON, split by a tab: nothing of it is published, and it is over. */
static bool
told_send_back(struct session *s, char *rest, struct error *err)
{
	char *tab = strchr(rest, '\t');
	if (!tab || !tab[1] || tab == rest) {
		refuse(s, FINDING_NO_REASON);
		return true;
	}
	*tab = '\0';
	if (!s->options->by || !importer_say_held(s->im, NULL, rest, tab + 1, err))
		return false;
	s->cancelled = true; /* it waits no longer */
	return error_finding(err, FINDING_SENT_BACK, s->options->by);
}

/* New codes and mended pictures make no edition. */
static bool
mend(struct session *s, struct error *err)
{
	if (!importer_mend(s->im, err))
		return false;
	s->published = true;
	if (s->report.photos.healed)
		answer(s, "published %d 屏上内容没有变，坏了的照片补好了。", s->im->current.number);
	else
		answer(s, "published %d 屏上内容没有变，换好了 %ld 户的查询码。", s->im->current.number,
		    s->im->secrets.saved.changed);
	return true;
}

static bool
publish_now(struct session *s, const char *who, struct error *err)
{
	long added = 0, changed = 0, removed = 0;
	if (!s->building[0])
		importer_describe(s->im, &s->info);
	if (!importer_publish(s->im, who, s->building[0] ? s->building : NULL, &s->info, err))
		return false;
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		added += s->report.registers[r->id].added;
		changed += s->report.registers[r->id].changed;
		removed += s->report.registers[r->id].removed;
	}
	s->published = true;
	answer(s, "published %d 新增%ld行，修改%ld行，撤下%ld行", s->info.number, added, changed, removed);
	return true;
}

static bool
told_publish(struct session *s, const char *who, struct error *err)
{
	const struct importer_report *r = &s->report;
	bool mends = r->ok && r->no_change && (s->im->secrets.saved.changed || r->photos.healed);
	if (!*who)
		refuse(s, FINDING_NO_NAME);
	else if (is_same_person(s, who))
		refuse(s, FINDING_TWO_PERSONS);
	else if (mends)
		return mend(s, err);
	else if (can_publish(s))
		return publish_now(s, who, err);
	return true;
}

static bool
obey(struct session *s, char *line, struct error *err)
{
	char *space = strchr(line, ' ');
	const char *rest = space ? space + 1 : "";
	if (space)
		*space = '\0';
	if (s->published)
		refuse(s, FINDING_PUBLISHED_ALREADY);
	else if (strcmp(line, "bad-rows") == 0)
		return told_bad_rows(s, rest, err);
	else if (strcmp(line, "mask") == 0)
		return told_mask(s, rest, err);
	else if (strcmp(line, "omit") == 0)
		return told_omit(s, rest, err);
	else if (strcmp(line, "text") == 0)
		return told_text(s, rest, err);
	else if (strcmp(line, "answer") == 0)
		return told_answer(s, rest, err);
	else if (strcmp(line, "hold") == 0)
		return told_hold(s, rest, err);
	else if (strcmp(line, "send-back") == 0)
		return told_send_back(s, space ? space + 1 : line + strlen(line), err);
	else if (strcmp(line, "preview") == 0)
		return told_preview(s, err);
	else if (strcmp(line, "publish") == 0)
		return told_publish(s, rest, err);
	else if (strcmp(line, "resume") == 0)
		refuse(s, FINDING_NOT_NOW);
	else
		refuse(s, FINDING_UNKNOWN);
	return true;
}

/* ------------------------------------------------------------ the whole */

static bool
read_in(struct session *s, struct error *err)
{
	if (!importer_open(s->im, err) || !importer_prepare(s->im, err))
		return false;
	s->im->edits = edits_new(s->im->arena, &s->im->source, s->im->tied);
	s->seconds = s->options->pinned ? 0 : (long)((stop_clock_ms() - s->began_ms + 999) / 1000);
	return !stop_requested() && review(s, err);
}

/* From here on a power cut takes nothing away. A disk that will not keep it is no reason to stop. */
static void
keep_waiting(struct session *s)
{
	struct waiting w = { .edition = s->im->current.number };
	int error = 0;
	s->kept = s->options->resumed || (s->options->data && is_for_two(s));
	if (!s->kept || s->options->resumed)
		return;
	snprintf(w.name, sizeof w.name, "%.*s", (int)utf8_prefix(s->im->source.name, 40), s->im->source.name);
	snprintf(w.reader, sizeof w.reader, "%s", s->options->by);
	memcpy(w.issuer, s->im->pack.issuer, sizeof w.issuer);
	memcpy(w.root, s->im->pack.root, sizeof w.root);
	error = waiting_keep(s->options->data, s->im->staging, &s->im->source, &w);
	if (error)
		log_warn("session: it would not survive a restart: %s", strerror(error));
}

/* What was answered before, unless the screen has another edition since: then everything is asked anew. */
static bool
tell_again(struct session *s, struct error *err)
{
	struct waiting w;
	if (!s->options->resumed || !waiting_find(s->options->data, &w) || w.edition != s->im->current.number)
		return true;
	char *lines = arena_strdup(s->im->arena, waiting_told(s->options->data, s->im->arena)), *rest = NULL;
	for (char *line = strtok_r(lines, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
		if (stop_requested() || !obey(s, line, err))
			return false;
	return true;
}

/* What changes the review is remembered. */
static bool
is_answer(const char *line)
{
	static const char *const words[] = { "bad-rows ", "mask ", "omit ", "text ", "answer ", "hold " };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_starts(line, words[i]))
			return true;
	return false;
}

static void
work(struct session *s, struct error *err)
{
	char *line;
	if (!read_in(s, err))
		return;
	keep_waiting(s);
	if (!tell_again(s, err))
		return;
	while ((line = next_line(s))) {
		bool publishes = str_starts(line, "publish") || strcmp(line, "preview") == 0;
		say_progress(s, publishes);
		*err = (struct error){ 0 };
		if (s->kept && is_answer(line))
			waiting_add(s->options->data, line);
		if (!obey(s, line, err))
			return;
	}
}

int
session_run(struct importer_options *options, int in, int out)
{
	struct session s = { .options = options, .in = in, .out = out, .began_ms = stop_clock_ms() };
	struct source_keeper keeper = { wait_for_resume, &s };
	struct error err = { 0 };
	stop_on_signals();
	stop_also(is_over, &s, in);
	options->keeper = &keeper;
	options->progress = (struct progress){ .fd = out, .session = true };
	s.im = importer_new(options, &s.report);
	work(&s, &err);
	/* staging is empty, and the lock is free, when it is said */
	bool stopped = stop_requested();
	if (s.kept && (s.published || s.cancelled))
		waiting_end(options->data, s.im->staging);
	importer_close(s.im);
	int status = s.published ? 0 : stopped ? (int)ERROR_CONTENT : (int)err.kind;
	if (!s.published)
		answer(&s, "ended %s %s", stopped ? "cancelled" : err.code,
		    stopped ? "已取消，没有改动任何内容。" : err.text);
	stop_also(NULL, NULL, -1);
	strbuf_free(&s.held);
	arena_free(s.report.arena);
	return status;
}
