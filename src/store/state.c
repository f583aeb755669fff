/* state: see state.h. Changed only by a process that holds DATA/lock; read by
 * the screen. The editions say everything about themselves, so that losing
 * this file loses settings and the choice of an undo, never content. */
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/need.h"
#include "base/str.h"
#include "findings/refuse.h"
#include "os/fs.h"
#include "store/state_inside.h"

size_t
state_peek_history(const char *data, struct arena *a, struct edition_info **out, int *current)
{
	size_t count = 0;
	struct db *db = state_look(data);
	*out = NULL;
	*current = db ? state_current_number(db) : 0;
	if (db && !state_list_in(db, data, a, out, &count, NULL))
		count = 0;
	db_close(db);
	return count;
}

struct state *
state_open(const char *data, struct error *err)
{
	struct state *s = need(sizeof *s);
	int error = fs_mkdirs(data);
	bool open;
	if (error || snprintf(s->data, sizeof s->data, "%s", data) >= (int)sizeof s->data) {
		error_finding(err, FINDING_NO_PERMISSION, data, error_reason(error));
		free(s);
		return NULL;
	}
	s->db = state_look_there(data);
	if (!s->db && !(s->db = state_rebuild(data, err))) {
		state_close(s);
		return NULL;
	}
	state_private(data, &open);
	return s;
}

int
state_private(const char *data, bool *open)
{
	static const char *const own[] = { "", "/state.db", "/state.db.twin", "/state.db.recovery" };
	char path[4200];
	int first = 0;
	*open = false;
	for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
		bool one;
		snprintf(path, sizeof path, "%s%s", data, own[i]);
		int error = fs_private(path, &one);
		*open = *open || one;
		first = error && one && !first ? error : first;
	}
	return first;
}

void
state_close(struct state *s)
{
	if (!s)
		return;
	db_close(s->db);
	free(s);
}

bool
state_find(struct state *s, int number, struct edition_info *out, struct error *err)
{
	return state_find_in(s->db, s->data, number, out, err);
}

bool
state_selected(struct state *s, struct edition_info *out, struct error *err)
{
	int number = state_current_number(s->db);
	*out = (struct edition_info){ 0 };
	return number < 0 ? error_finding(err, FINDING_DISK_ERROR_DATABASE)
			  : state_find_in(s->db, s->data, number, out, err);
}

int
state_next_number(struct state *s)
{
	return (int)db_number(s->db, "SELECT coalesce(max(number), 0) FROM edition", -1) + 1;
}

bool
state_begin(struct state *s, struct error *err)
{
	if (s->depth == 0 && !db_exec(s->db, "BEGIN IMMEDIATE", err))
		return false;
	s->depth++;
	return true;
}

bool
state_end(struct state *s, bool ok, struct error *err)
{
	return --s->depth > 0 ? ok : state_settle(s->data, s->db, ok, err);
}

bool
state_commit(struct state *s, const struct edition_info *edition, struct error *err)
{
	if (!state_begin(s, err))
		return false;
	return state_end(
	    s, state_put_edition(s->db, edition, err) && state_make_current(s->db, edition->number, err), err);
}

bool
state_replace(struct state *s, const struct edition_info *e, struct error *err)
{
	return db_run(s->db, "UPDATE edition SET file=?2, hash=?3, size=?4 WHERE number=?1",
		   BIND(INTEGER(e->number), e->file, e->hash, INTEGER(e->size)), err) &&
	       state_put_blocks(s->db, e, err);
}

bool
state_select(struct state *s, int number, struct error *err)
{
	struct edition_info info;
	if (!state_find(s, number, &info, err))
		return false;
	if (info.number == 0)
		return error_finding(err, FINDING_NO_SUCH_EDITION, number);
	if (!info.file[0])
		return error_finding(err, FINDING_EDITION_GONE, number);
	if (!edition_verify(&info, err) || !state_serves(&info))
		return error_finding(err, FINDING_EDITION_NO_RETURN, number);
	if (!state_begin(s, err))
		return false;
	return state_end(s, state_make_current(s->db, number, err), err);
}

bool
state_history(struct state *s, struct arena *a, struct edition_info **out, size_t *count, struct error *err)
{
	return state_list_in(s->db, s->data, a, out, count, err);
}

/* ---------------------------------------------------------------- settings */

static bool
setting_in(struct db *db, const char *name, char *out, size_t size, bool *found, struct error *err)
{
	struct stmt *q = db_ask(db, "SELECT v FROM setting WHERE k=?1", BIND(name), err);
	*found = q && db_step(q);
	snprintf(out, size, "%s", *found ? db_text(q, 0) : "");
	return db_finish(q, err);
}

bool
state_peek_setting(const char *data, const char *name, char *out, size_t size)
{
	struct db *db = state_look(data);
	bool found = false, ok = state_has_table(db, "setting") && setting_in(db, name, out, size, &found, NULL);
	out[0] = ok ? out[0] : '\0';
	db_close(db);
	return ok && found;
}

bool
state_setting_get(struct state *s, const char *name, char *out, size_t size)
{
	bool found;
	return setting_in(s->db, name, out, size, &found, NULL) && found;
}

bool
state_setting_read(struct state *s, const char *name, char *out, size_t size, struct error *err)
{
	bool found;
	return setting_in(s->db, name, out, size, &found, err);
}

bool
state_setting_set(struct state *s, const char *name, const char *value, struct error *err)
{
	return db_run(s->db,
	    str_empty(value) ? "DELETE FROM setting WHERE k=?1" : "INSERT OR REPLACE INTO setting(k, v) VALUES(?1, ?2)",
	    BIND(name, value), err);
}
