/* review: see review.h. One table a struct of review_rows.h, its columns the
 * members.
 *
 * A file is written whole and closed before anybody hears its name, and never
 * written again: the reader opens it as immutable. */
#include "store/review_writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/need.h"
#include "base/str.h"
#include "findings/refuse.h"
#include "store/shape.h"

enum { APPLICATION_ID = 0x43505256 /* CPRV */, FORMAT = 4 };

struct cell { /* the seq-th of a change */
	long change, seq;
	struct review_cell cell;
};

SHAPE(total_shape, review_total,
    COLUMNS(review_total, source, sheets, files, seconds, photos_added, photos_unchanged, photos_skipped,
	photos_omitted, added, changed, removed, unchanged),
    COLUMNS(review_total, errors, warnings, infos, judgements, undecided, held, left_out, left_sheets, no_change,
	blocked, demonstration));
SHAPE(register_shape, review_register,
    COLUMNS(review_register, id, sheet, period, added, changed, removed, unchanged, undecided));
SHAPE(change_shape, review_change,
    COLUMNS(review_change, id, reg, kind, title, note, file, sheet, line, key, seen_before, seen_after));
SHAPE(cell_shape, cell, COLUMNS(cell, change, seq), COLUMN_AS(cell, cell.header, "t.header"),
    COLUMN_AS(cell, cell.before, "t.before"), COLUMN_AS(cell, cell.after, "t.after"),
    COLUMN_AS(cell, cell.changed, "t.changed"), COLUMN_AS(cell, cell.photo, "t.photo"));
SHAPE(finding_shape, review_finding, COLUMNS(review_finding, id, level, code, message, file),
    COLUMN_AS(review_finding, where, "t.place"));
SHAPE(judgement_shape, review_judgement,
    COLUMNS(review_judgement, id, code, reg, rows, stays, sentence, proof, careful, as_written, chosen, reason_wanted,
	harmful, reason));
SHAPE(text_shape, review_text, COLUMNS(review_text, id, reg, code, tag, before, after, mend, other, chosen, must, kept),
    COLUMN_AS(review_text, column, "t.header"), COLUMN_AS(review_text, where, "t.place"));
SHAPE(photo_shape, review_photo, COLUMN_AS(review_photo, index, "t.number"),
    COLUMNS(review_photo, name, used_by, uses, taken, fresh, personal, masked, omitted, picture, thumb, width, height));

enum table { TOTAL, REGISTER, CHANGE, CELL, JUDGEMENT, TEXT, FINDING, PHOTO, TABLES };
static const struct {
	const char *name;
	const struct shape *shape;
	const char *more;
} tables[TABLES] = {
	[TOTAL] = { "total", &total_shape, "" },
	[REGISTER] = { "register", &register_shape, "" },
	[CHANGE] = { "change", &change_shape, ", PRIMARY KEY(id)" },
	[CELL] = { "cell", &cell_shape, ", PRIMARY KEY(change, seq)" },
	[TEXT] = { "text", &text_shape, ", PRIMARY KEY(id)" },
	[JUDGEMENT] = { "judgement", &judgement_shape, ", PRIMARY KEY(id)" },
	[FINDING] = { "finding", &finding_shape, ", PRIMARY KEY(id)" },
	[PHOTO] = { "photo", &photo_shape, "" },
};

/* Made when all rows are in: filling them one by one costs more. */
static const char indexes[] = "CREATE INDEX change_reg ON change(reg, kind DESC, id);"
			      "CREATE INDEX change_kind ON change(kind DESC, reg, id);";

/* ---- the writer ---------------------------------------------------------- */

struct review_writer {
	struct db *db;
	char *path;
	bool ok;
	struct error err; /* the first one */
	struct stmt *into[TABLES];
	long changes, judgements, texts, findings;
};

static void
put(struct review_writer *w, enum table table, const void *row)
{
	shape_put(w->into[table], tables[table].shape, row);
}

struct review_writer *
review_create(const char *path, struct error *err)
{
	struct db *db = db_create(path, err);
	if (!db)
		return NULL;
	struct review_writer *w = need(sizeof *w);
	w->path = need_copy(path);
	w->db = db;
	w->ok = db_exec(db, "BEGIN", &w->err);
	for (int i = 0; w->ok && i < TABLES; i++) {
		w->ok = shape_create(db, tables[i].shape, tables[i].name, tables[i].more, &w->err);
		w->into[i] = w->ok ? shape_insert(db, tables[i].shape, tables[i].name, &w->err) : NULL;
		w->ok = w->into[i] != NULL;
	}
	if (w->ok)
		return w;
	review_finish(w, err);
	return NULL;
}

void
review_put_total(struct review_writer *w, const struct review_total *t)
{
	put(w, TOTAL, t);
}

void
review_put_register(struct review_writer *w, const struct review_register *r)
{
	put(w, REGISTER, r);
}

void
review_put_change(struct review_writer *w, const struct review_change *c, const struct review_cell *cell, size_t cells)
{
	struct review_change change = *c;
	change.id = ++w->changes;
	put(w, CHANGE, &change);
	for (size_t i = 0; i < cells; i++)
		put(w, CELL, &(struct cell){ change.id, (long)i, cell[i] });
}

void
review_put_judgement(struct review_writer *w, const struct review_judgement *j)
{
	struct review_judgement judgement = *j;
	judgement.id = ++w->judgements;
	put(w, JUDGEMENT, &judgement);
}

void
review_put_text(struct review_writer *w, const struct review_text *t)
{
	struct review_text text = *t;
	text.id = ++w->texts;
	put(w, TEXT, &text);
}

void
review_put_finding(struct review_writer *w, const struct review_finding *f)
{
	struct review_finding finding = *f;
	finding.id = ++w->findings;
	put(w, FINDING, &finding);
}

void
review_put_photo(struct review_writer *w, const struct review_photo *p)
{
	put(w, PHOTO, p);
}

bool
review_finish(struct review_writer *w, struct error *err)
{
	char mark[80];
	for (size_t i = 0; i < TABLES; i++)
		w->ok = db_finish(w->into[i], w->ok ? &w->err : NULL) && w->ok;
	snprintf(mark, sizeof mark, "PRAGMA application_id=%d; PRAGMA user_version=%d; COMMIT", APPLICATION_ID, FORMAT);
	w->ok = w->ok && db_exec(w->db, indexes, &w->err) && db_exec(w->db, mark, &w->err);
	if (!db_close(w->db) && w->ok)
		w->ok = error_finding(&w->err, FINDING_DATABASE_REVIEW);
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

struct review *
review_open(const char *path, struct error *err)
{
	struct db *db = db_open_edition(path, err);
	if (!db)
		return NULL;
	if (db_number(db, "PRAGMA application_id", 0) != APPLICATION_ID ||
	    db_number(db, "PRAGMA user_version", 0) != FORMAT) {
		error_finding(err, FINDING_REVIEW_BROKEN);
		db_close(db);
		return NULL;
	}
	struct review *r = need(sizeof *r);
	r->db = db;
	r->path = need_copy(path);
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
	*out = (struct review_total){ .source = "" };
	shape_row(r->db, NULL, a, &total_shape, "FROM total t", NULL, out);
}

/* A register that this program does not have: the file is not ours. */
static bool
known(enum register_id reg)
{
	return (unsigned)reg < REG_COUNT;
}

size_t
review_registers(struct review *r, struct arena *a, struct review_register **out)
{
	size_t n = shape_rows(r->db, NULL, a, &register_shape, "FROM register t ORDER BY rowid", NULL, out);
	for (size_t i = 0; i < n; i++)
		if (!known((*out)[i].id))
			return 0;
	return n;
}

/* FROM the changes of one register and kind, or of all; what is not asked for must not keep an index from being used */
static const char *
from_changes(struct arena *a, enum register_id reg, int kind)
{
	return arena_printf(a, "FROM change t WHERE %s AND %s", reg == REG_COUNT ? "1" : arena_printf(a, "reg=%d", reg),
	    kind < 0 ? "1" : arena_printf(a, "kind=%d", kind));
}

long
review_change_count(struct review *r, enum register_id reg, int kind)
{
	struct arena *a = arena_new();
	long n = (long)db_number(r->db, arena_printf(a, "SELECT count(*) %s", from_changes(a, reg, kind)), 0);
	arena_free(a);
	return n;
}

size_t
review_changes(struct review *r, struct arena *a, enum register_id reg, int kind, long from, size_t most,
    struct review_change **out)
{
	size_t n = shape_rows(r->db, NULL, a, &change_shape,
	    arena_printf(
		a, "%s ORDER BY kind DESC, reg, id LIMIT %zu OFFSET %ld", from_changes(a, reg, kind), most, from),
	    NULL, out);
	for (size_t i = 0; i < n; i++)
		if (!known((*out)[i].reg) || (unsigned)(*out)[i].kind > REVIEW_REMOVED)
			return 0;
	return n;
}

bool
review_change(struct review *r, struct arena *a, long id, struct review_change *out)
{
	return shape_row(r->db, NULL, a, &change_shape, "FROM change t WHERE id=?1", BIND(INTEGER(id)), out) &&
	       known(out->reg);
}

size_t
review_cells(struct review *r, struct arena *a, long change, struct review_cell **out)
{
	struct cell *cell;
	size_t n = shape_rows(r->db, NULL, a, &cell_shape, "FROM cell t WHERE change=?1 ORDER BY seq",
	    BIND(arena_printf(a, "%ld", change)), &cell);
	*out = arena_array(a, n + 1, sizeof **out);
	for (size_t i = 0; i < n; i++)
		(*out)[i] = cell[i].cell;
	return n;
}

size_t
review_judgements(struct review *r, struct arena *a, struct review_judgement **out)
{
	return shape_rows(r->db, NULL, a, &judgement_shape, "FROM judgement t ORDER BY id", NULL, out);
}

size_t
review_texts(struct review *r, struct arena *a, struct review_text **out)
{
	return shape_rows(
	    r->db, NULL, a, &text_shape, "FROM text t ORDER BY must DESC, chosen>=0, kept, id", NULL, out);
}

size_t
review_findings(struct review *r, struct arena *a, struct review_finding **out)
{
	return shape_rows(r->db, NULL, a, &finding_shape, "FROM finding t ORDER BY level DESC, id", NULL, out);
}

size_t
review_photos(struct review *r, struct arena *a, struct review_photo **out)
{
	return shape_rows(
	    r->db, NULL, a, &photo_shape, "FROM photo t ORDER BY fresh DESC, personal DESC, rowid", NULL, out);
}
