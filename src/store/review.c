/* review: see review.h. One table a struct of the header, its columns in the
 * order of the members; the writer fills them in one transaction, the reader
 * takes them out by the same order.
 *
 * A file is written whole and closed before anybody hears its name, and never
 * written again: the reader opens it as immutable. */
#include "store/review.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/db.h"

enum { APPLICATION_ID = 0x43505256 /* CPRV */, FORMAT = 1 };

static const char schema[] =
    "CREATE TABLE total(source TEXT NOT NULL, sheets INTEGER NOT NULL, files INTEGER NOT NULL, "
    "seconds INTEGER NOT NULL, photos_added INTEGER NOT NULL, photos_unchanged INTEGER NOT NULL, "
    "photos_skipped INTEGER NOT NULL, photos_omitted INTEGER NOT NULL, added INTEGER NOT NULL, "
    "changed INTEGER NOT NULL, removed INTEGER NOT NULL, unchanged INTEGER NOT NULL, errors INTEGER NOT NULL, "
    "warnings INTEGER NOT NULL, infos INTEGER NOT NULL, left_out INTEGER NOT NULL, left_sheets INTEGER NOT NULL, "
    "no_change INTEGER NOT NULL, blocked INTEGER NOT NULL, demonstration INTEGER NOT NULL) STRICT;"
    "CREATE TABLE register(id INTEGER PRIMARY KEY, reg INTEGER NOT NULL, sheet TEXT NOT NULL, period TEXT NOT NULL, "
    "added INTEGER NOT NULL, changed INTEGER NOT NULL, removed INTEGER NOT NULL, unchanged INTEGER NOT NULL) STRICT;"
    "CREATE TABLE change(id INTEGER PRIMARY KEY, reg INTEGER NOT NULL, kind INTEGER NOT NULL, title TEXT NOT NULL, "
    "note TEXT NOT NULL, file TEXT NOT NULL, sheet TEXT NOT NULL, line INTEGER NOT NULL) STRICT;"
    "CREATE TABLE cell(change INTEGER NOT NULL, seq INTEGER NOT NULL, header TEXT NOT NULL, before TEXT NOT NULL, "
    "after TEXT NOT NULL, changed INTEGER NOT NULL, photo INTEGER NOT NULL, PRIMARY KEY(change, seq)) STRICT, "
    "WITHOUT ROWID;"
    "CREATE TABLE finding(id INTEGER PRIMARY KEY, level INTEGER NOT NULL, code TEXT NOT NULL, place TEXT NOT NULL, "
    "message TEXT NOT NULL, file TEXT NOT NULL) STRICT;"
    "CREATE TABLE photo(id INTEGER PRIMARY KEY, file INTEGER NOT NULL, name TEXT NOT NULL, used_by TEXT NOT NULL, "
    "uses INTEGER NOT NULL, taken TEXT NOT NULL, fresh INTEGER NOT NULL, personal INTEGER NOT NULL, "
    "masked INTEGER NOT NULL, omitted INTEGER NOT NULL, picture TEXT NOT NULL, thumb TEXT NOT NULL, "
    "width INTEGER NOT NULL, height INTEGER NOT NULL) STRICT;";

/* Made when all rows are in: filling them one by one costs more. */
static const char indexes[] = "CREATE INDEX change_reg ON change(reg, kind DESC, id);"
			      "CREATE INDEX change_kind ON change(kind DESC, reg, id);";

/* ---- the writer ---------------------------------------------------------- */

struct review_writer {
	struct db *db;
	char *path;
	bool ok;
	struct error err; /* the first one */
	struct stmt *change, *cell, *finding, *photo;
	long changes;
};

struct filler { /* binds one parameter after the other */
	struct stmt *s;
	int at;
};

static struct filler
fill(struct stmt *s)
{
	db_reset(s);
	return (struct filler){ s, 0 };
}

static void
text(struct filler *f, const char *value)
{
	db_bind_text(f->s, ++f->at, value ? value : "");
}

static void
number(struct filler *f, long long value)
{
	db_bind_int(f->s, ++f->at, value);
}

static struct stmt *
prepare(struct review_writer *w, const char *sql)
{
	struct stmt *s = w->ok ? db_prepare(w->db, sql, &w->err) : NULL;
	w->ok = s != NULL;
	return s;
}

static void
finish(struct review_writer *w, struct stmt *s)
{
	w->ok = db_finish(s, w->ok ? &w->err : NULL) && w->ok;
}

struct review_writer *
review_create(const char *path, struct error *err)
{
	struct db *db = db_create(path, err);
	if (!db)
		return NULL;
	struct review_writer *w = calloc(1, sizeof *w);
	ASSERT(w != NULL);
	size_t size = strlen(path) + 1;
	w->path = malloc(size);
	ASSERT(w->path != NULL);
	memcpy(w->path, path, size);
	w->db = db;
	w->ok = db_exec(db, schema, &w->err) && db_exec(db, "BEGIN", &w->err);
	w->change = prepare(w, "INSERT INTO change VALUES(?, ?, ?, ?, ?, ?, ?, ?)");
	w->cell = prepare(w, "INSERT INTO cell VALUES(?, ?, ?, ?, ?, ?, ?)");
	w->finding = prepare(w, "INSERT INTO finding VALUES(NULL, ?, ?, ?, ?, ?)");
	w->photo = prepare(w, "INSERT INTO photo VALUES(NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
	if (w->ok)
		return w;
	review_finish(w, err);
	return NULL;
}

void
review_put_total(struct review_writer *w, const struct review_total *t)
{
	const long values[] = { t->sheets, t->files, t->seconds, t->photos_added, t->photos_unchanged,
		t->photos_skipped, t->photos_omitted, t->added, t->changed, t->removed, t->unchanged, t->errors,
		t->warnings, t->infos, t->left_out, t->left_sheets, t->no_change, t->blocked, t->demonstration };
	struct stmt *s =
	    prepare(w, "INSERT INTO total VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
	if (!s)
		return;
	struct filler f = fill(s);
	text(&f, t->source);
	for (size_t i = 0; i < sizeof values / sizeof *values; i++)
		number(&f, values[i]);
	db_step(s);
	finish(w, s);
}

void
review_put_register(struct review_writer *w, const struct review_register *r)
{
	struct stmt *s = prepare(w, "INSERT INTO register VALUES(NULL, ?, ?, ?, ?, ?, ?, ?)");
	if (!s)
		return;
	struct filler f = fill(s);
	number(&f, r->id);
	text(&f, r->sheet);
	text(&f, r->period);
	number(&f, r->added);
	number(&f, r->changed);
	number(&f, r->removed);
	number(&f, r->unchanged);
	db_step(s);
	finish(w, s);
}

void
review_put_change(struct review_writer *w, const struct review_change *c, const struct review_cell *cell, size_t cells)
{
	struct filler f = fill(w->change);
	number(&f, ++w->changes);
	number(&f, c->reg);
	number(&f, c->kind);
	text(&f, c->title);
	text(&f, c->note);
	text(&f, c->file);
	text(&f, c->sheet);
	number(&f, c->line);
	db_step(w->change);
	for (size_t i = 0; i < cells; i++) {
		f = fill(w->cell);
		number(&f, w->changes);
		number(&f, (long long)i);
		text(&f, cell[i].header);
		text(&f, cell[i].before);
		text(&f, cell[i].after);
		number(&f, cell[i].changed);
		number(&f, cell[i].photo);
		db_step(w->cell);
	}
}

void
review_put_finding(struct review_writer *w, const struct review_finding *x)
{
	struct filler f = fill(w->finding);
	number(&f, x->level);
	text(&f, x->code);
	text(&f, x->where);
	text(&f, x->message);
	text(&f, x->file);
	db_step(w->finding);
}

void
review_put_photo(struct review_writer *w, const struct review_photo *p)
{
	struct filler f = fill(w->photo);
	number(&f, p->index);
	text(&f, p->name);
	text(&f, p->used_by);
	number(&f, p->uses);
	text(&f, p->taken);
	number(&f, p->fresh);
	number(&f, p->personal);
	number(&f, p->masked);
	number(&f, p->omitted);
	text(&f, p->picture);
	text(&f, p->thumb);
	number(&f, p->width);
	number(&f, p->height);
	db_step(w->photo);
}

bool
review_finish(struct review_writer *w, struct error *err)
{
	char mark[80];
	struct stmt *const open[] = { w->change, w->cell, w->finding, w->photo };
	for (size_t i = 0; i < sizeof open / sizeof *open; i++)
		finish(w, open[i]);
	snprintf(mark, sizeof mark, "PRAGMA application_id=%d; PRAGMA user_version=%d; COMMIT", APPLICATION_ID, FORMAT);
	w->ok = w->ok && db_exec(w->db, indexes, &w->err) && db_exec(w->db, mark, &w->err);
	if (!db_close(w->db) && w->ok)
		w->ok = error_set(&w->err, ERROR_MACHINE, "database", "核对的内容没有写成，请再试一次。");
	bool ok = w->ok;
	if (!ok) {
		remove(w->path);
		if (err)
			*err = w->err;
	}
	free(w->path);
	free(w);
	return ok;
}

/* ---- the reader ---------------------------------------------------------- */

struct review {
	struct db *db;
	char *path;
};

struct taker { /* takes one column after the other */
	struct stmt *s;
	struct arena *arena;
	int at;
};

static const char *
take_text(struct taker *t)
{
	return arena_strdup(t->arena, db_text(t->s, t->at++));
}

static long
take_number(struct taker *t)
{
	return (long)db_int(t->s, t->at++);
}

/* A register or kind that this program does not have: the file is not ours. */
static int
take_within(struct taker *t, int end)
{
	long value = take_number(t);
	return value >= 0 && value < end ? (int)value : 0;
}

struct review *
review_open(const char *path, struct error *err)
{
	struct db *db = db_open_edition(path, err);
	if (!db)
		return NULL;
	if (db_number(db, "PRAGMA application_id", 0) != APPLICATION_ID ||
	    db_number(db, "PRAGMA user_version", 0) != FORMAT) {
		error_set(err, ERROR_MACHINE, "review_broken", "核对的内容打不开，请重新读取一次。");
		db_close(db);
		return NULL;
	}
	struct review *r = malloc(sizeof *r);
	ASSERT(r != NULL);
	r->db = db;
	r->path = strdup(path);
	ASSERT(r->path != NULL);
	return r;
}

const char *
review_path(const struct review *r)
{
	return r->path;
}

void
review_close(struct review *r)
{
	if (!r)
		return;
	db_close(r->db);
	free(r->path);
	free(r);
}

void
review_total(struct review *r, struct arena *a, struct review_total *out)
{
	struct stmt *s = db_prepare(r->db, "SELECT * FROM total", NULL);
	*out = (struct review_total){ .source = "" };
	if (s && db_step(s)) {
		struct taker t = { s, a, 0 };
		long *const into[] = { &out->sheets, &out->files, &out->seconds, &out->photos_added,
			&out->photos_unchanged, &out->photos_skipped, &out->photos_omitted, &out->added, &out->changed,
			&out->removed, &out->unchanged, &out->errors, &out->warnings, &out->infos, &out->left_out,
			&out->left_sheets };
		out->source = take_text(&t);
		for (size_t i = 0; i < sizeof into / sizeof *into; i++)
			*into[i] = take_number(&t);
		out->no_change = take_number(&t);
		out->blocked = take_number(&t);
		out->demonstration = take_number(&t);
	}
	db_finish(s, NULL);
}

size_t
review_registers(struct review *r, struct arena *a, struct review_register **out)
{
	struct stmt *s = db_prepare(
	    r->db, "SELECT reg, sheet, period, added, changed, removed, unchanged FROM register ORDER BY id", NULL);
	size_t n = 0, capacity = 0;
	*out = NULL;
	while (s && db_step(s)) {
		struct taker t = { s, a, 0 };
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		struct review_register *x = &(*out)[n++];
		x->id = (enum register_id)take_within(&t, REG_COUNT);
		x->sheet = take_text(&t);
		x->period = take_text(&t);
		x->added = take_number(&t);
		x->changed = take_number(&t);
		x->removed = take_number(&t);
		x->unchanged = take_number(&t);
	}
	db_finish(s, NULL);
	return n;
}

/* SELECT what FROM change, of one register and kind or of all; parameters 1 and 2. */
static struct stmt *
select_changes(struct review *r, const char *what, enum register_id reg, int kind, const char *order)
{
	struct strbuf sql = { 0 };
	strbuf_printf(&sql, "SELECT %s FROM change WHERE %s AND %s%s", what, reg == REG_COUNT ? "?1=?1" : "reg=?1",
	    kind < 0 ? "?2=?2" : "kind=?2", order);
	struct stmt *s = db_prepare(r->db, strbuf_text(&sql), NULL);
	strbuf_free(&sql);
	if (s) {
		db_bind_int(s, 1, reg);
		db_bind_int(s, 2, kind);
	}
	return s;
}

long
review_change_count(struct review *r, enum register_id reg, int kind)
{
	struct stmt *s = select_changes(r, "count(*)", reg, kind, "");
	long count = s && db_step(s) ? (long)db_int(s, 0) : 0;
	db_finish(s, NULL);
	return count;
}

static void
take_change(struct stmt *s, struct arena *a, struct review_change *out)
{
	struct taker t = { s, a, 0 };
	out->id = take_number(&t);
	out->reg = (enum register_id)take_within(&t, REG_COUNT);
	out->kind = (enum review_kind)take_within(&t, REVIEW_REMOVED + 1);
	out->title = take_text(&t);
	out->note = take_text(&t);
	out->file = take_text(&t);
	out->sheet = take_text(&t);
	out->line = (int)take_number(&t);
}

size_t
review_changes(struct review *r, struct arena *a, enum register_id reg, int kind, long from, size_t most,
    struct review_change **out)
{
	struct stmt *s = select_changes(r, "*", reg, kind, " ORDER BY kind DESC, reg, id LIMIT ?3 OFFSET ?4");
	size_t n = 0;
	*out = arena_array(a, most + 1, sizeof **out);
	if (s) {
		db_bind_int(s, 3, (long long)most);
		db_bind_int(s, 4, from);
	}
	while (s && n < most && db_step(s))
		take_change(s, a, &(*out)[n++]);
	db_finish(s, NULL);
	return n;
}

bool
review_change_at(struct review *r, struct arena *a, long id, struct review_change *out)
{
	struct stmt *s = db_prepare(r->db, "SELECT * FROM change WHERE id=?", NULL);
	*out = (struct review_change){ 0 };
	if (s)
		db_bind_int(s, 1, id);
	bool found = s && db_step(s);
	if (found)
		take_change(s, a, out);
	db_finish(s, NULL);
	return found;
}

size_t
review_cells(struct review *r, struct arena *a, long change, struct review_cell **out)
{
	struct stmt *s = db_prepare(
	    r->db, "SELECT header, before, after, changed, photo FROM cell WHERE change=? ORDER BY seq", NULL);
	size_t n = 0, capacity = 0;
	*out = NULL;
	if (s)
		db_bind_int(s, 1, change);
	while (s && db_step(s)) {
		struct taker t = { s, a, 0 };
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		struct review_cell *x = &(*out)[n++];
		x->header = take_text(&t);
		x->before = take_text(&t);
		x->after = take_text(&t);
		x->changed = take_number(&t);
		x->photo = take_number(&t);
	}
	db_finish(s, NULL);
	return n;
}

size_t
review_findings(struct review *r, struct arena *a, struct review_finding **out)
{
	struct stmt *s = db_prepare(r->db, "SELECT * FROM finding ORDER BY level DESC, id", NULL);
	size_t n = 0, capacity = 0;
	*out = NULL;
	while (s && db_step(s)) {
		struct taker t = { s, a, 0 };
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		struct review_finding *x = &(*out)[n++];
		x->id = take_number(&t);
		x->level = (int)take_number(&t);
		x->code = take_text(&t);
		x->where = take_text(&t);
		x->message = take_text(&t);
		x->file = take_text(&t);
	}
	db_finish(s, NULL);
	return n;
}

size_t
review_photos(struct review *r, struct arena *a, struct review_photo **out)
{
	struct stmt *s = db_prepare(r->db,
	    "SELECT file, name, used_by, uses, taken, fresh, personal, masked, omitted, picture, thumb, width, height "
	    "FROM photo ORDER BY fresh DESC, personal DESC, id",
	    NULL);
	size_t n = 0, capacity = 0;
	*out = NULL;
	while (s && db_step(s)) {
		struct taker t = { s, a, 0 };
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		struct review_photo *x = &(*out)[n++];
		x->index = take_number(&t);
		x->name = take_text(&t);
		x->used_by = take_text(&t);
		x->uses = take_number(&t);
		x->taken = take_text(&t);
		x->fresh = take_number(&t);
		x->personal = take_number(&t);
		x->masked = take_number(&t);
		x->omitted = take_number(&t);
		x->picture = take_text(&t);
		x->thumb = take_text(&t);
		x->width = (int)take_number(&t);
		x->height = (int)take_number(&t);
	}
	db_finish(s, NULL);
	return n;
}
