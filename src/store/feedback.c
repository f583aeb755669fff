/* feedback: see feedback.h. */
#include "store/feedback.h"

#include <stdio.h>

#include "catalogue/describe.h"
#include "store/audit.h"
#include "store/errand.h"
#include "store/shape.h"
#include "store/state_inside.h"

#define CANNOT "现在记不下来，请直接跟村里说。"

long
feedback_waiting(const char *data)
{
	struct db *db = state_look(data);
	long n = state_has_table(db, "feedback") ? (long)db_number(db, "SELECT count(*) FROM feedback", 0) : 0;
	db_close(db);
	return n;
}

static void
clock_text(struct datetime t, char out[32])
{
	char day[16];
	date_format(t.date, day);
	snprintf(out, 32, "%.10sT%02d:%02d:%02d", day, t.hour % 24, t.minute % 60, t.second % 61);
}

static struct datetime
hour_before(struct datetime t)
{
	if (t.hour > 0)
		t.hour--;
	else
		t = (struct datetime){ date_from_days(date_days(t.date) - 1), 23, t.minute, t.second };
	return t;
}

/* Handed in during the hour before; rows of a clock that ran ahead do not count. */
static bool
too_many(struct db *db, const char *from, const char *to)
{
	return db_find(db, "SELECT count(*) FROM feedback WHERE at>?1 AND at<=?2", BIND(from, to), FEEDBACK_HOURLY) >=
		   FEEDBACK_HOURLY ||
	       db_number(db, "SELECT count(*) FROM feedback", 0) >= FEEDBACK_WAITING;
}

static bool
add(const char *data, struct datetime at, const char *grid, const char *category, struct error *err)
{
	char to[32], from[32];
	struct db *db = state_look(data);
	if (!db)
		return error_set(err, ERROR_MACHINE, "no_state", CANNOT);
	clock_text(at, to);
	clock_text(hour_before(at), from);
	/* a state.db made before there was 我要反映 has no such table */
	bool begun = db_exec(db, "BEGIN IMMEDIATE", err), ok = begun && db_exec(db, FEEDBACK_TABLE, err);
	if (ok && too_many(db, from, to))
		ok =
		    error_set(err, ERROR_CONTENT, "too_many", "这会儿反映的太多了，请过一会儿再来，或者直接跟村里说。");
	ok = ok &&
	     db_run(db, "INSERT INTO feedback(at, grid, category) VALUES(?1, ?2, ?3)", BIND(to, grid, category), err);
	if (begun)
		ok = state_settle(data, db, ok, err);
	db_close(db);
	return ok;
}

struct handed_in {
	struct datetime at;
	char grid[256], category[256];
	bool ok;
	struct error err;
};

bool
feedback_add_here(const char *data, void *io, size_t size)
{
	struct handed_in *f = io;
	if (size != sizeof *f)
		return false;
	ERRAND_TEXT(f->grid);
	ERRAND_TEXT(f->category);
	f->ok = add(data, f->at, f->grid, f->category, &f->err);
	return true;
}

bool
feedback_add(const char *data, struct datetime at, const char *grid, const char *category, struct error *err)
{
	struct handed_in f = { .at = at };
	snprintf(f.grid, sizeof f.grid, "%s", grid);
	snprintf(f.category, sizeof f.category, "%s", category);
	if (!errand(ERRAND_FEEDBACK, feedback_add_here, data, &f, sizeof f))
		return error_set(err, ERROR_MACHINE, "no_state", CANNOT);
	if (!f.ok && err)
		*err = f.err;
	return f.ok;
}

SHAPE(feedback_shape, feedback, COLUMNS(feedback, id, at, grid, category));

bool
feedback_list(struct state *s, struct arena *a, struct feedback **out, size_t *count, struct error *err)
{
	*out = NULL;
	*count = 0;
	return db_exec(s->db, FEEDBACK_TABLE, err) &&
	       shape_list(s->db, NULL, a, &feedback_shape, "FROM feedback t ORDER BY id", NULL, out, count, err);
}

bool
feedback_remove(struct state *s, long long up_to, struct error *err)
{
	return db_exec(s->db, FEEDBACK_TABLE, err) &&
	       db_run(s->db, "DELETE FROM feedback WHERE id<=?1", BIND(INTEGER(up_to)), err);
}

void
feedback_peek(const char *data, struct arena *a, struct feedback **out, size_t *count)
{
	struct db *db = state_look(data);
	*out = NULL;
	*count = 0;
	if (state_has_table(db, "feedback") &&
	    !shape_list(db, NULL, a, &feedback_shape, "FROM feedback t ORDER BY id", NULL, out, count, NULL))
		*count = 0;
	db_close(db);
}

static bool
take_off(struct state *s, long long id, const char *by, struct arena *a, struct error *err)
{
	struct feedback f;
	if (!shape_row(s->db, NULL, a, &feedback_shape, "FROM feedback t WHERE id=?1", BIND(INTEGER(id)), &f))
		return error_set(
		    err, ERROR_CONTENT, "no_such_feedback", "没有第 %lld 号群众反映，可能别人已经记过了。", id);
	const char *words = arena_printf(a, "群众反映办好了：第 %lld 号，%s%s%s，%.10s 交的", id, f.category,
	    f.grid[0] ? "，" : "", describe_grid(a, f.grid), f.at);
	return db_run(s->db, "DELETE FROM feedback WHERE id=?1", BIND(INTEGER(id)), err) &&
	       audit_add(s, NULL, by, "feedback", 0, words, err);
}

const char *
feedback_content(struct arena *a, const struct feedback *f)
{
	struct datetime at;
	if (datetime_parse(f->at, &at))
		return arena_printf(a, "屏上反映，%02d:%02d，第 %lld 号", at.hour, at.minute, f->id);
	return arena_printf(a, "屏上反映，第 %lld 号", f->id);
}

bool
feedback_done(struct state *s, long long id, const char *by, struct error *err)
{
	struct arena *a = arena_new();
	bool begun = state_begin(s, err);
	bool ok = begun && db_exec(s->db, FEEDBACK_TABLE, err) && take_off(s, id, by, a, err);
	if (begun)
		ok = state_end(s, ok, err);
	arena_free(a);
	return ok;
}
