/* publish: see publish.h. Every rename is made durable before the commit that
 * relies on it; whatever fails before leaves only files that nobody names,
 * and the next import collects them. */
#include "decided/kept.h"
#include "import/publish.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/log.h"
#include "base/str.h"
#include "findings/refuse.h"
#include "os/child.h"
#include "os/fs.h"
#include "store/staff.h"

struct publishing {
	const char *data, *staging;
	struct progress *progress; /* NULL: nobody waits */
	long done, total;          /* photos of rows that are in their place, and one more: the commit */
	bool touched[256];         /* media/00 … media/ff that got a new file */
	struct error *err;
};

static bool
disk(struct publishing *p, int error, const char *what)
{
	if (!error)
		return true;
	log_warn("publish: %s: %s", what, strerror(error));
	return error_disk(p->err, error);
}

/* A picture that is not in staging is already in its place. */
static bool
move_picture(struct publishing *p, const char *hash)
{
	char from[PATH_MAX], to[PATH_MAX], folder[PATH_MAX];
	unsigned first;
	snprintf(from, sizeof from, "%s/media/%s", p->staging, hash);
	if (!fs_exists(from))
		return true;
	if (!media_path(p->data, hash, to, sizeof to) || sscanf(hash, "%2x", &first) != 1)
		return disk(p, EINVAL, hash);
	snprintf(folder, sizeof folder, "%s/media/%.2s", p->data, hash);
	p->touched[first] = true;
	return disk(p, fs_sync(from), from) && disk(p, fs_mkdirs(folder), folder) && disk(p, fs_rename(from, to), to);
}

static bool
sync_folders(struct publishing *p)
{
	char folder[PATH_MAX];
	bool any = false;
	for (int i = 0; i < 256; i++) {
		snprintf(folder, sizeof folder, "%s/media/%02x", p->data, i);
		if (p->touched[i] && !disk(p, fs_sync(folder), folder))
			return false;
		any = any || p->touched[i];
	}
	snprintf(folder, sizeof folder, "%s/media", p->data);
	return !any || (disk(p, fs_sync(folder), folder) && disk(p, fs_sync(p->data), p->data));
}

/* On a slow disk this takes longest: fifty lines are enough to see it go on. */
static void
say_moved(struct publishing *p)
{
	enum { LINES = 50 };
	if (p->progress && p->done * LINES / p->total != (p->done + 1) * LINES / p->total)
		progress_say(p->progress, PROGRESS_PUBLISH, p->done + 1, p->total);
	p->done++;
}

static void
count_moves(struct publishing *p, const struct content *content)
{
	p->done = 0;
	p->total = 1;
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t i = 0; i < content->reg[r->id].count; i++)
			p->total += (long)content->reg[r->id].row[i].photos;
	if (p->progress)
		progress_say(p->progress, PROGRESS_PUBLISH, 0, p->total);
}

static bool
move_pictures(struct publishing *p, const struct content *content)
{
	count_moves(p, content);
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t i = 0; i < content->reg[r->id].count; i++) {
			const struct row *row = &content->reg[r->id].row[i];
			for (size_t k = 0; k < row->photos; k++) {
				if (!move_picture(p, row->photo[k].picture) || !move_picture(p, row->photo[k].thumb))
					return false;
				say_moved(p);
			}
		}
	return sync_folders(p);
}

bool
publish_build(const char *building, const struct content *content, const struct edition_info *info,
    struct progress *progress, struct error *err)
{
	progress_say(progress, PROGRESS_BUILD, 0, 1);
	if (!edition_write(building, content, info, err))
		return false;
	progress_say(progress, PROGRESS_BUILD, 1, 1);
	return true;
}

/* Who read it in and who published it. */
static bool
write_audit(struct state *state, const struct publication *p, struct error *err)
{
	const struct edition_info *info = p->info;
	char read[sizeof info->source + 32], shown[sizeof info->summary + 32];
	snprintf(read, sizeof read, "读取“%s”", info->source);
	snprintf(shown, sizeof shown, "上屏：%s", info->summary);
	return p->no_audit || (audit_add(state, info->created, p->reader, "read", info->number, read, err) &&
				  audit_add(state, info->created, p->who, "publish", info->number, shown, err));
}

/* The edition that should be on the screen is damaged, and this one was built without it. */
static bool
note_older(struct state *state, const struct edition_info *info, struct error *err)
{
	struct edition_info must;
	char words[160];
	if (!state_selected(state, &must, err))
		return false;
	if (!must.number || must.number == info->base)
		return true;
	snprintf(words, sizeof words,
	    info->base ? "第 %d 版坏了，第 %d 版是在第 %d 版上做的" : "第 %d 版坏了，第 %d 版是从头做的", must.number,
	    info->number, info->base);
	return audit_add(state, info->created, STATE_MACHINE, "older", info->number, words, err);
}

/* With what was decided, and every line about it: one moment. */
static bool
make_current(struct state *state, const struct publication *q, struct error *err)
{
	const struct edition_info *info = q->info;
	const char *who = str_equal(q->who, AUDIT_NOBODY) && q->reader ? q->reader : q->who;
	return (q->undo || note_older(state, info, err)) && state_commit(state, info, err) &&
	       (!q->undo || audit_add(state, info->created, q->who, "undo", info->number, q->undo, err)) &&
	       (!q->decided || decided_write(q->decided, state, who, info->created, info->source, err)) &&
	       write_audit(state, q, err) && (!q->also || q->also(q->self, state, err));
}

/* Moves the edition in under its number and commits; `state` is open. */
static bool
commit(struct publishing *p, struct state *state, struct publication *q, const char *building)
{
	struct edition_info *info = q->info;
	if (!edition_move_in(p->data, building, info, p->err)) {
		fs_remove(building);
		if (info->file[0])
			edition_remove(info);
		return false;
	}
	fs_drop_cache(info->path);
	bool ok = edition_verify(info, p->err);
	if (ok && stop_requested())
		ok = error_finding(p->err, FINDING_CANCELLED);
	if (ok && state_begin(state, p->err) && state_end(state, make_current(state, q, p->err), p->err)) {
		progress_say(q->progress, PROGRESS_PUBLISH, p->total, p->total);
		return true;
	}
	edition_remove(info);
	return false;
}

/* The edition, as it was built before if its number still is the next. */
static bool
build(struct publication *q, struct state *state, char *building, size_t size, struct error *err)
{
	int number = state_next_number(state);
	if (!number)
		return error_finding(err, FINDING_DISK_ERROR_DATABASE);
	bool built = q->building && q->info->number == number;
	snprintf(building, size, "%s", built ? q->building : "");
	q->info->number = number;
	q->info->file[0] = '\0';
	if (built)
		return true;
	snprintf(building, size, "%s/edition.db", q->staging);
	return publish_build(building, q->content, q->info, q->progress, err);
}

bool
publish(struct publication *q, struct error *err)
{
	char building[PATH_MAX];
	struct publishing p = { .data = q->data, .staging = q->staging, .err = err, .progress = q->progress };
	struct state *state = state_open(q->data, err);
	bool ok = state && build(q, state, building, sizeof building, err) && move_pictures(&p, q->content) &&
		  commit(&p, state, q, building);
	if (state) {
		decided_erase(q->data, state, NULL);
		state_collect(state);
	}
	state_close(state);
	return ok;
}

bool
publish_pictures(const char *data, const char *staging, const struct content *content, struct error *err)
{
	struct publishing p = { .data = data, .staging = staging, .err = err };
	return move_pictures(&p, content);
}
