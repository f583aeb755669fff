/* reading: see reading.h. */
#include "intake/reading.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/log.h"
#include "base/need.h"
#include "findings/refuse.h"
#include "intake/wire.h"
#include "os/child.h"
#include "os/fs.h"
#include "os/jail.h"
#include "os/memory.h"
#include "sound/prepare.h"

enum {
	SILENCE_MS = 60000,
	SLICE_MS = 200,
	MAX_RESULT = 512 * 1024 * 1024,
	MAX_PICTURE = 32 * 1024 * 1024,
	MAX_PASTED = 20000
};

enum outcome {
	OUTCOME_DONE,
	OUTCOME_BROKE,
	OUTCOME_HUNG,
	OUTCOME_REFUSED, /* it called what its jail forbids */
	/* from here on no file's fault */
	OUTCOME_CANCELLED,
	OUTCOME_NOT_STARTED,
	OUTCOME_NOT_LOCKED, /* and therefore read nothing */
	OUTCOME_FAILED      /* it could not write, or not read what it was asked */
};

enum { MOST_READERS = 2, WORTH_TWO = 8, READER_MEMORY = 800 * 1024 * 1024 };

struct follow { /* one reader */
	struct reading *reading;
	const char *task;
	char request[16]; /* what it is told lies there */
	enum progress_step step;
	long *done, total; /* of all readers */
	long at;           /* the file it is at; −1 before the first */
	bool bad;
	struct prepared *photo;
	struct child child;
	bool running;
	unsigned long long heard_ms;
	size_t held;
	char text[2048];
	enum outcome outcome;
};

static bool
put_request(struct reading *r, const char *name, const struct strbuf *request, struct error *err)
{
	char path[PATH_MAX];
	snprintf(path, sizeof path, "%s/%s", r->staging, name);
	int error = fs_write(path, request->data, request->len);
	return !error || error_disk(err, error);
}

static bool
is_jpeg(const unsigned char *bytes, size_t n)
{
	return n > 4 && memcmp(bytes, "\xff\xd8\xff", 3) == 0 && memcmp(bytes + n - 2, "\xff\xd9", 2) == 0;
}

static bool
is_opus(const unsigned char *bytes, size_t n)
{
	return n > 64 && memcmp(bytes, "OggS", 4) == 0 && memcmp(bytes + 28, "OpusHead\1\1", 10) == 0;
}

/* Takes out/N.picture to media/<hash>, if it is what it should be. */
static bool
take_made(struct reading *r, long index, const char *ending, bool (*is)(const unsigned char *, size_t),
    char hash[EDITION_HASH])
{
	char from[PATH_MAX], to[PATH_MAX];
	unsigned char *bytes;
	size_t n;
	snprintf(from, sizeof from, "%s/out/%ld.%s", r->staging, index, ending);
	int error = fs_read(from, MAX_PICTURE, &bytes, &n);
	if (error) { /* a reader that made none is to blame for that alone */
		r->disk = error == ENOENT || error == EFBIG || error == EINVAL || error == ELOOP ? 0 : error;
		return false;
	}
	bool ok = is(bytes, n);
	hash_bytes(bytes, n, hash);
	free(bytes);
	snprintf(to, sizeof to, "%s/media/%s", r->staging, hash);
	r->disk = ok ? fs_rename(from, to) : 0;
	return ok && !r->disk;
}

/* What follows `ok N W H `: a time or nothing. */
static bool
take_taken(const char *line, char taken[24])
{
	struct datetime t;
	const char *from = line;
	for (int i = 0; i < 4 && from; i++)
		from = strchr(from + 1, ' ');
	if (!from || strlen(from + 1) >= 24)
		return false;
	snprintf(taken, 24, "%s", datetime_parse(from + 1, &t) ? from + 1 : "");
	return true;
}

static bool
take_sound(struct reading *r, const char *line, long index, struct prepared *p)
{
	int length_ms, clipped;
	p->done = sscanf(line, "heard %*d %d %d", &length_ms, &clipped) == 2 && length_ms > 0 &&
		  length_ms <= SOUND_MAX_MINUTES * 60000 && take_made(r, index, "sound", is_opus, p->picture);
	memcpy(p->thumb, p->picture, sizeof p->thumb);
	p->width = p->done ? length_ms : 0;
	p->problem = p->done && clipped ? FINDING_SOUND_CLIPPED : FINDING_NONE;
	p->why = finding_kind(FINDING_SOUND_CLIPPED)->says;
	return p->done;
}

static void
hear_file(struct follow *f, const char *line)
{
	long index;
	int width, height, used = 0;
	struct reading *r = f->reading;
	char code[40];
	f->bad = true;
	if (!f->photo || sscanf(line, "%*s %ld%n", &index, &used) != 1 || index != f->at)
		return;
	struct prepared *p = &f->photo[index];
	if (line[0] == 'o' && take_taken(line, p->taken) &&
	    sscanf(line, "ok %ld %d %d", &index, &width, &height) == 3 && width > 0 && height > 0 && width <= 1920 &&
	    height <= 1920 && take_made(r, index, "picture", is_jpeg, p->picture) &&
	    take_made(r, index, "thumb", is_jpeg, p->thumb)) {
		p->done = true;
		p->width = width;
		p->height = height;
		f->bad = false;
	} else if (line[0] == 'h') {
		f->bad = !take_sound(r, line, index, p);
	} else if (line[0] == 'n' && sscanf(line, "no %ld %39[a-z0-9_] %n", &index, code, &used) == 2 &&
		   utf8_valid(line, strlen(line))) {
		p->problem = finding_named(code);
		p->why = arena_strdup(r->arena, line + used);
		f->bad = !p->problem;
	}
	++*f->done;
}

static void
hear(struct follow *f, const char *line)
{
	long index;
	if (strcmp(line, "on") == 0 && !f->photo) {
		return; /* it is at the same file still */
	} else if (strncmp(line, "at ", 3) != 0) {
		hear_file(f, line);
	} else if (sscanf(line, "at %ld", &index) == 1 && index >= 0 && (size_t)index < f->reading->source->count) {
		f->at = index;
		*f->done += !f->photo && *f->done < f->total;
	} else {
		f->bad = true;
	}
	progress_say(f->reading->progress, f->step, *f->done, f->total);
}

/* Hears complete lines; what is left over moves to the front. */
static size_t
hear_lines(struct follow *f, char *text, size_t n)
{
	char *from = text, *end;
	while (!f->bad && (end = memchr(from, '\n', n))) {
		*end = '\0';
		hear(f, from);
		n -= (size_t)(end + 1 - from);
		from = end + 1;
	}
	memmove(text, from, n);
	return n;
}

static void
start(struct follow *f)
{
	char *argv[] = { "cunping", "reader", (char *)f->task, (char *)f->reading->staging, f->request, NULL };
	f->at = -1;
	f->heard_ms = stop_clock_ms();
	f->running = child_start(argv, &f->child) == 0;
	f->outcome = OUTCOME_NOT_STARTED;
}

static void
end(struct follow *f, bool stop, bool hung)
{
	int status = child_end(&f->child, stop);
	f->running = false;
	/* Ctrl-C reaches the child as well: look again after it has ended */
	f->outcome = stop_requested()          ? OUTCOME_CANCELLED
		     : hung                    ? OUTCOME_HUNG
		     : status == CHILD_REFUSED ? OUTCOME_REFUSED
		     : status == JAIL_NO_LOCK  ? OUTCOME_NOT_LOCKED
		     : status > 0 && !f->bad   ? OUTCOME_FAILED
		     : status || f->bad        ? OUTCOME_BROKE
					       : OUTCOME_DONE;
}

/* It has something to say, or it has ended. */
static void
listen(struct follow *f)
{
	size_t got = 0;
	int error = child_read(&f->child, f->text + f->held, sizeof f->text - f->held, 0, &got);
	if (error == ETIMEDOUT || error == EINTR)
		return;
	f->heard_ms = stop_clock_ms();
	if (error == 0 && got) {
		f->held = hear_lines(f, f->text, f->held + got);
		f->bad = f->bad || f->held == sizeof f->text;
	}
	if (f->bad || error || got == 0)
		end(f, f->bad, false);
}

/* Until all have ended: each by itself, or because it is silent, or because
 * somebody asks to stop. */
static void
follow(struct follow *f, size_t n)
{
	size_t running = 0;
	for (size_t i = 0; i < n; i++) {
		start(&f[i]);
		running += f[i].running;
	}
	while (running) {
		const struct child *child[MOST_READERS];
		struct follow *who[MOST_READERS];
		size_t waited = 0;
		for (size_t i = 0; i < n; i++)
			if (f[i].running) {
				who[waited] = &f[i];
				child[waited++] = &f[i].child;
			}
		unsigned said = child_wait(child, waited, SLICE_MS);
		unsigned long long now = stop_clock_ms();
		bool stop = stop_requested();
		for (size_t i = 0; i < waited; i++) {
			bool hung = now - who[i]->heard_ms >= SILENCE_MS;
			if (stop)
				end(who[i], true, false);
			else if (said >> i & 1)
				listen(who[i]);
			else if (hung)
				end(who[i], true, true);
			running -= !who[i]->running;
		}
	}
}

/* Says what went wrong. True when it is one file's fault, and then what is said of it. */
static enum finding_id
judge(struct follow *f, struct error *err)
{
	if (f->outcome == OUTCOME_CANCELLED || f->outcome == OUTCOME_NOT_LOCKED) {
		error_plain(err, f->outcome == OUTCOME_CANCELLED ? FINDING_CANCELLED : FINDING_READER_NOT_LOCKED);
		return FINDING_NONE;
	}
	if (f->reading->disk) {
		error_disk(err, f->reading->disk);
		return FINDING_NONE;
	}
	if (f->at < 0 || f->outcome > OUTCOME_CANCELLED) {
		error_plain(err, FINDING_READER_FAILED);
		return FINDING_NONE;
	}
	const char *path = f->reading->source->file[f->at].path;
	bool hung = f->outcome == OUTCOME_HUNG, refused = f->outcome == OUTCOME_REFUSED;
	log_warn("reader: %s at file %ld (%s)",
	    hung      ? "hung"
	    : refused ? "called what it may not"
		      : "broke",
	    f->at, path);
	enum finding_id what = refused                         ? FINDING_READER_REFUSED
			       : f->photo && f->task[0] == 's' ? FINDING_SOUND_BROKEN
			       : f->photo                      ? FINDING_PHOTO_BROKEN
			       : hung                          ? FINDING_READER_HUNG
							       : FINDING_READER_CRASHED;
	if (!f->photo)
		finding_plain(f->reading->findings, what, (struct place){ .file = path });
	return what;
}

static void
put_context(struct reading *r, struct strbuf *out)
{
	struct content known = { 0 };
	wire_put_text(out, r->home_village);
	wire_put_number(out, (uint32_t)r->today.year);
	wire_put_number(out, (uint32_t)r->today.month);
	wire_put_number(out, (uint32_t)r->today.day);
	for (const struct reg *reg = NULL; (reg = catalogue_next(reg));) {
		struct row_list *list = &known.reg[reg->id];
		if (reg->basis)
			*list = r->base->reg[reg->id];
		for (size_t i = 0; i < list->count; i++)
			if (!list->row[i].file)
				list->row[i].file = "";
	}
	wire_put_rows(out, &known);
}

static uint32_t
count_files(const struct source *s, const bool *skip, const bool *wanted)
{
	uint32_t n = 0;
	for (size_t i = 0; i < s->count; i++)
		n += wanted ? wanted[i] && !skip[i] : s->file[i].kind == SOURCE_SHEET && !skip[i];
	return n;
}

static bool
request_tables(struct reading *r, const bool *skip, struct error *err)
{
	struct strbuf out = { 0 };
	put_context(r, &out);
	wire_put_number(&out, count_files(r->source, skip, NULL));
	for (size_t i = 0; i < r->source->count; i++) {
		const struct source_file *f = &r->source->file[i];
		if (f->kind != SOURCE_SHEET || skip[i])
			continue;
		wire_put_number(&out, (uint32_t)i);
		wire_put_text(&out, f->copy);
		wire_put_text(&out, f->path);
		wire_put_number(&out, f->loose);
	}
	bool ok = put_request(r, "request", &out, err);
	strbuf_free(&out);
	return ok;
}

/* Pictures that were pasted into workbooks, as files of the source. */
static void
take_pasted(struct reading *r, struct cursor *c, struct tables *out)
{
	out->pasteds = wire_take_number(c, MAX_PASTED);
	out->pasted = arena_array(r->arena, out->pasteds + 1, sizeof *out->pasted);
	for (size_t i = 0; i < out->pasteds && !c->bad; i++) {
		char path[PATH_MAX];
		struct source_file *f = &out->pasted[i];
		*f = (struct source_file){ .kind = SOURCE_PHOTO, .name = wire_take_words(c) };
		uint32_t from = wire_take_number(c, (uint32_t)r->source->count - 1);
		if (c->bad || strpbrk(f->name, "/\\\n")) {
			c->bad = true;
			return;
		}
		snprintf(f->copy, sizeof f->copy, WIRE_PASTED, (unsigned)i);
		snprintf(path, sizeof path, "%s/%s", r->staging, f->copy);
		c->bad = c->bad || !hash_file(path, f->hash, &f->size, NULL);
		f->path = arena_printf(r->arena, "%s/%s", r->source->file[from].path, f->name);
		f->raw = f->path;
	}
}

static bool
take_result(struct reading *r, struct tables *out, struct error *err)
{
	char path[PATH_MAX];
	struct cursor c = { .arena = r->arena };
	snprintf(path, sizeof path, "%s/" WIRE_RESULT, r->staging);
	if (fs_open(path, MAX_RESULT, &c.file) != 0)
		return error_finding(err, FINDING_READER_FAILED);
	struct findings found = { .arena = r->arena };
	*out = (struct tables){ 0 };
	c.at = c.end = c.room = need(WIRE_ROOM);
	c.known = need(WIRE_KNOWN * sizeof *c.known);
	while (wire_take_number(&c, 1))
		wire_take_rows(&c, &out->content);
	take_pasted(r, &c, out);
	for (const struct reg *reg = NULL; (reg = catalogue_next(reg));)
		out->seen[reg->id] = wire_take_number(&c, 1);
	wire_take_findings(&c, &found);
	bool ok = wire_done(&c);
	fclose(c.file);
	free(c.room);
	free(c.known);
	if (!ok)
		return error_finding(err, FINDING_READER_FAILED);
	for (size_t i = 0; i < found.count; i++)
		finding_copy(r->findings, &found.item[i]);
	return true;
}

static bool
make_folders(struct reading *r, struct error *err)
{
	static const char *const names[] = { "out", "media" };
	char path[PATH_MAX];
	for (int i = 0; i < 2; i++) {
		snprintf(path, sizeof path, "%s/%s", r->staging, names[i]);
		int error = fs_mkdirs(path);
		if (error)
			return error_disk(err, error);
	}
	return true;
}

bool
reading_tables(struct reading *r, struct tables *out, struct error *err)
{
	bool *skip = arena_array(r->arena, r->source->count + 1, sizeof *skip);
	if (!make_folders(r, err))
		return false;
	for (;;) {
		/* each file is named three times: opened, looked at, read */
		long done = 0;
		struct follow f = { .reading = r, .task = "tables", .request = "request", .step = PROGRESS_READ };
		f.done = &done;
		f.total = 3 * (long)count_files(r->source, skip, NULL);
		if (!request_tables(r, skip, err))
			return false;
		progress_say(r->progress, f.step, 0, f.total);
		follow(&f, 1);
		if (f.outcome == OUTCOME_DONE)
			return take_result(r, out, err);
		if (!judge(&f, err))
			return false;
		skip[f.at] = true;
	}
}

/* Every `of`th of the files that are still to be done, from the `which`th on. */
static bool
request_files(struct follow *f, const bool *wanted, const bool *skip, size_t which, size_t of, struct error *err)
{
	struct reading *r = f->reading;
	struct strbuf out = { 0 };
	size_t all = count_files(r->source, skip, wanted), n = 0;
	wire_put_number(&out, (uint32_t)(all / of + (which < all % of)));
	for (size_t i = 0; i < r->source->count; i++)
		if (wanted[i] && !skip[i] && n++ % of == which) {
			wire_put_number(&out, (uint32_t)i);
			wire_put_text(&out, r->source->file[i].copy);
			wire_put_number(&out, (uint32_t)r->boxes);
			for (size_t k = 0; k < r->boxes; k++) {
				wire_put_number(&out, (uint32_t)r->box[k].x);
				wire_put_number(&out, (uint32_t)r->box[k].y);
				wire_put_number(&out, (uint32_t)r->box[k].w);
				wire_put_number(&out, (uint32_t)r->box[k].h);
			}
		}
	snprintf(f->request, sizeof f->request, "request-%zu", which + 1);
	bool ok = put_request(r, f->request, &out, err);
	strbuf_free(&out);
	return ok;
}

/* Two at once halve the time, where there are two processors and memory for both. */
static size_t
readers_for(long files)
{
	long long memory = 0, free_memory = 0;
	if (files < WORTH_TWO || memory_processors() < MOST_READERS || !memory_size(&memory, &free_memory))
		return 1;
	return free_memory >= (long long)MOST_READERS * READER_MEMORY ? MOST_READERS : 1;
}

static void
is_broken(struct prepared *p, enum finding_id how)
{
	if (p->done || p->problem)
		return;
	p->problem = how;
	p->why = finding_kind(p->problem)->says;
}

/* What was done is not done again; the one it broke at is given up. */
static bool
settle_files(struct follow *f, bool *skip, struct error *err)
{
	if (f->outcome != OUTCOME_DONE) {
		enum finding_id what = judge(f, err);
		if (!what)
			return false;
		is_broken(&f->photo[f->at], what);
	}
	for (size_t i = 0; i < f->reading->source->count; i++)
		skip[i] = skip[i] || f->photo[i].done || f->photo[i].problem;
	return true;
}

/* One time through what is left of one kind; `total` is of all. */
static bool
files_round(struct reading *r, const char *task, const bool *wanted, bool *skip, long done, long total,
    struct prepared *out, struct error *err)
{
	long left = count_files(r->source, skip, wanted);
	struct follow f[MOST_READERS];
	size_t n = readers_for(left);
	progress_say(r->progress, PROGRESS_PHOTOS, done, total);
	for (size_t i = 0; i < n; i++) {
		f[i] = (struct follow){
			.reading = r, .task = task, .step = PROGRESS_PHOTOS, .done = &done, .total = total, .photo = out
		};
		if (!request_files(&f[i], wanted, skip, i, n, err))
			return false;
	}
	follow(f, n);
	for (size_t i = 0; i < n; i++)
		if (!settle_files(&f[i], skip, err))
			return false;
	/* a reader that ends well and does nothing would be asked for ever */
	if (count_files(r->source, skip, wanted) == (uint32_t)left)
		return error_finding(err, FINDING_READER_FAILED);
	return true;
}

bool
reading_files(struct reading *r, const bool *wanted, struct prepared *out, struct error *err)
{
	static const struct {
		enum source_kind kind;
		const char *task;
	} kinds[] = { { SOURCE_PHOTO, "photos" }, { SOURCE_SOUND, "sounds" } };
	size_t n = r->source->count + 1;
	bool *skip = arena_array(r->arena, n, sizeof *skip), *mine = arena_array(r->arena, n, sizeof *mine);
	long total = count_files(r->source, skip, wanted), before = 0;
	if (!make_folders(r, err))
		return false;
	for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
		for (size_t i = 0; i < r->source->count; i++)
			mine[i] = wanted[i] && r->source->file[i].kind == kinds[k].kind;
		long all = count_files(r->source, skip, mine), left;
		while ((left = count_files(r->source, skip, mine)))
			if (!files_round(r, kinds[k].task, mine, skip, before + all - left, total, out, err))
				return false;
		before += all;
	}
	return true;
}
