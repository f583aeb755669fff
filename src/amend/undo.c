/* undo: see undo.h. */
#include "amend/undo.h"
#include "decided/consent.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "findings/refuse.h"
#include "editions/initials.h"
#include "import/publish.h"
#include "import/secrets.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "os/lock.h"
#include "store/audit.h"

struct undoing {
	const struct undo *u;
	struct undone *out;
	struct importer_report *report;
	struct arena *arena;
	struct edition_info from, target;
	struct content old, new; /* on the screen, and to be */
	struct decided decided;
	bool changed; /* `new` is not what the target says */
	char at[40];
	struct error *err;
};

static bool
choose(struct undoing *w, struct state *s)
{
	if (!state_selected(s, &w->from, w->err))
		return false;
	int number = w->u->to ? w->u->to : w->from.base;
	if (number == 0)
		return error_finding(w->err, FINDING_NOTHING_BEFORE);
	if (number == w->from.number)
		return error_finding(w->err, FINDING_ALREADY_CURRENT, number);
	if (!state_find(s, number, &w->target, w->err))
		return false;
	if (w->target.number == 0)
		return error_finding(w->err, FINDING_NO_SUCH_EDITION, number);
	if (!w->target.file[0])
		return error_finding(w->err, FINDING_EDITION_GONE, number);
	return edition_verify(&w->target, NULL) || error_finding(w->err, FINDING_EDITION_NO_RETURN, number);
}

/* Objections came in whatever was on the screen. */
static void
keep_books(struct undoing *w)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		struct merge_count n[REG_COUNT];
		struct content mine = { 0 }, theirs = { 0 };
		if (!r->book || w->from.demonstration != w->target.demonstration)
			continue;
		mine.reg[r->id] = w->old.reg[r->id];
		theirs.reg[r->id] = w->new.reg[r->id];
		merge_compare(w->arena, &theirs, &mine, n);
		w->changed = w->changed || !merge_changes_nothing(n);
		w->new.reg[r->id] = mine.reg[r->id];
		w->new.changed[r->id] = w->old.changed[r->id];
	}
}

/* Pictures that were erased since: their rows stand without them. */
static void
drop_erased(struct undoing *w, const struct reg *r, struct row *row)
{
	char path[4200];
	struct row_photo *kept = arena_array(w->arena, row->photos + 1, sizeof *kept);
	size_t n = 0;
	for (size_t i = 0; i < row->photos; i++)
		if (media_path(w->u->data, row->photo[i].picture, path, sizeof path) &&
		    (fs_exists(path) || !(catalogue_field(r, "consent") >= 0)))
			kept[n++] = row->photo[i];
	w->changed = w->changed || n < row->photos;
	row->photo = kept;
	row->photos = n;
}

/* Who says no on the screen, and said yes then: no. */
static void
keep_refusals(struct undoing *w)
{
	struct decided no;
	decided_refused(&no, w->arena, w->from.demonstration == w->target.demonstration ? &w->old : NULL);
	w->changed = decided_lay(&no, w->arena, &w->new, DECIDED_NO_ROWS, NULL) || w->changed;
	w->changed = decided_consent(w->arena, &w->new, &w->new, NULL, NULL) || w->changed;
}

static bool
lay(struct undoing *w)
{
	struct decided *d = &w->decided;
	if (!decided_begin(d, w->arena, w->u->data, w->err))
		return false;
	if (!edition_load(&w->target, w->arena, &w->new, w->err))
		return false;
	/* the edition that is left may be broken: then there is nothing to compare with */
	if (!edition_load(&w->from, w->arena, &w->old, NULL))
		w->old = (struct content){ 0 };
	else
		keep_books(w);
	w->changed = decided_lay(d, w->arena, &w->new, DECIDED_ROWS, d->hit) || w->changed;
	keep_refusals(w);
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t i = 0; i < w->new.reg[r->id].count; i++)
			if (w->new.reg[r->id].row[i].photos)
				drop_erased(w, r, &w->new.reg[r->id].row[i]);
	for (size_t i = 0; i < d->held.count; i++)
		w->out->decisions += d->hit[i].rows > 0;
	merge_compare(w->arena, &w->old, &w->new, w->report->registers);
	return true;
}

static bool
select_it(struct undoing *w, struct state *s)
{
	const char *words = arena_printf(w->arena, "从第 %d 版换成第 %d 版", w->from.number, w->target.number);
	w->out->edition = w->target.number;
	return state_begin(s, w->err) && state_end(s,
					     state_select(s, w->target.number, w->err) &&
						 audit_add(s, w->at, w->u->by, "undo", w->target.number, words, w->err),
					     w->err);
}

static bool
build(struct undoing *w)
{
	char staging[4200];
	struct edition_info info = w->target;
	struct progress silent = { .fd = -1 };
	snprintf(staging, sizeof staging, "%s/staging", w->u->data);
	int error = fs_empty(staging);
	error = error ? error : fs_mkdirs(staging);
	if (error)
		return error_finding(w->err, FINDING_NO_STAGING, error_reason(error));
	snprintf(info.created, sizeof info.created, "%.23s", w->at);
	snprintf(info.summary, sizeof info.summary, STATE_BACK_TO "，村里的决定照旧管用", w->target.number);
	secrets_strip(&w->new);
	initials_fill(w->arena, &w->new);
	struct publication p = { .data = w->u->data, .staging = staging, .content = &w->new, .info = &info };
	p.progress = &silent;
	p.no_audit = true;
	p.undo = arena_printf(w->arena, "从第 %d 版换回第 %d 版的内容", w->from.number, w->target.number);
	p.who = w->u->by;
	bool ok = publish(&p, w->err);
	fs_empty(staging);
	w->out->edition = ok ? info.number : 0;
	return ok;
}

static bool
run(struct undoing *w)
{
	char day[16];
	const struct datetime *t = &w->u->now;
	date_format(t->date, day);
	snprintf(w->at, sizeof w->at, "%.10sT%02d:%02d:%02d", day, t->hour % 24, t->minute % 60, t->second % 61);
	struct state *s = state_open(w->u->data, w->err);
	bool ok = s && choose(w, s) && lay(w);
	if (ok && !w->u->dry_run && !w->changed)
		ok = select_it(w, s);
	state_close(s);
	return ok && (w->u->dry_run || !w->changed || build(w));
}

static bool
take_lock(const char *data, int *held, struct error *err)
{
	char path[4200];
	if (!fs_exists(data))
		return error_finding(err, FINDING_NOTHING_TO_UNDO);
	snprintf(path, sizeof path, "%s/lock", data);
	int error = lock_take(path, held);
	if (error == EWOULDBLOCK)
		return error_finding(err, FINDING_BUSY);
	return error == 0 || error_finding(err, FINDING_NO_PERMISSION, data, error_reason(error));
}

bool
undo_run(const struct undo *u, struct undone *out, struct importer_report *report, struct error *err)
{
	int held = -1;
	*out = (struct undone){ 0 };
	if (!take_lock(u->data, &held, err))
		return false;
	struct undoing w = { .u = u, .out = out, .report = report, .arena = report->arena, .err = err };
	bool ok = run(&w);
	lock_release(held);
	out->from = w.from.number;
	out->to = w.target.number;
	out->target = w.target;
	if (ok) {
		report->ok = true;
		report->edition = out->edition;
		report->source = arena_strdup(report->arena, w.target.source);
		report->demonstration = w.target.demonstration;
	}
	return ok;
}
