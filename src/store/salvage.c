/* salvage: see state_inside.h. Editions say everything about themselves; these
 * tables are all that only state.db knows. */
#include "store/state_inside.h"

#include <stdio.h>

#include "base/str.h"

enum { COLUMNS = 16, TABLES = 15 };

struct salvage_row {
	int table;
	const char *value[COLUMNS]; /* as text: STRICT tables make numbers of it again */
};

static const struct {
	const char *name, *columns[COLUMNS];
	const char *kinds; /* t text, i integer */
	bool keyed;        /* the first column is its key */
} tables[TABLES] = {
	{ "setting", { "k", "v" }, "tt", true },
	{ "feedback", { "id", "at", "grid", "category" }, "ittt", true },
	{ "staff", { "id", "name", "manager", "hash" }, "itit", true },
	{ "staff_recovery", { "one", "hash" }, "it", true },
	{ "audit", { "id", "at", "who", "what", "words", "edition" }, "itttti", true },
	{ "code_key", { "one", "k" }, "it", true },
	{ "code", { "home", "digits", "hash" }, "tit", true },
	{ "code_dead", { "home", "hash" }, "tt", false },
	{ "code_was", { "home", "was" }, "tt", true },
	{ "code_guard", { "home", "tries", "locks", "until", "last" }, "tiiii", true },
	{ "code_try", { "home", "at" }, "ti", false },
	{ "code_clock", { "one", "latest" }, "ii", true },
	{ "lockout_clock", { "one", "latest", "mono" }, "iii", true },
	{ "usage", { "day", "screen", "n" }, "tti", true },
	{ "decision",
	    { "id", "kind", "reg", "key", "home", "cells", "name", "what", "why", "who", "at", "first", "turned",
		"lifted_at", "lifted_by", "lifted_why" },
	    "iittttttttttittt", true },
};

/* True when it came to the end. */
static bool
read_rows(struct db *db, int table, const char *order, struct salvage *out)
{
	struct strbuf sql = { 0 };
	for (int i = 0; i < COLUMNS && tables[table].columns[i]; i++)
		strbuf_printf(&sql, "%s CAST(%s AS %s)", i ? "," : "SELECT", tables[table].columns[i],
		    tables[table].kinds[i] == 'i' ? "INTEGER" : "TEXT");
	strbuf_printf(&sql, " FROM %s%s", tables[table].name, order);
	struct stmt *s = db_prepare(db, strbuf_text(&sql), NULL);
	strbuf_free(&sql);
	while (s && db_step(s)) {
		out->row = arena_grow(out->arena, out->row, out->rows, &out->capacity, out->rows + 1, sizeof *out->row);
		struct salvage_row *row = &out->row[out->rows++];
		*row = (struct salvage_row){ .table = table };
		for (int i = 0; i < db_columns(s); i++)
			row->value[i] = arena_strdup(out->arena, db_text(s, i));
	}
	return db_finish(s, NULL);
}

void
salvage_read(const char *path, struct salvage *out)
{
	char order[64];
	struct db *db = db_open_state(path, false, NULL);
	if (!db)
		return;
	out->current = state_has_table(db, "current") ? (int)db_number(db, "SELECT number FROM current", 0) : 0;
	for (int i = 0; i < TABLES; i++) {
		if (!state_has_table(db, tables[i].name))
			continue;
		snprintf(order, sizeof order, " ORDER BY %s DESC", tables[i].columns[0]);
		if (!read_rows(db, i, "", out) && tables[i].keyed)
			read_rows(db, i, order, out);
	}
	db_close(db);
}

static bool
write_row(struct db *db, const struct salvage_row *row, struct error *err)
{
	char sql[160];
	int n = 0;
	struct strbuf marks = { 0 };
	for (; n < COLUMNS && tables[row->table].columns[n]; n++)
		strbuf_append(&marks, n ? ",?" : "?");
	/* a row read twice, or one that makes no sense, is left out */
	snprintf(sql, sizeof sql, "INSERT OR IGNORE INTO %s VALUES(%s)", tables[row->table].name, strbuf_text(&marks));
	strbuf_free(&marks);
	struct stmt *s = db_prepare(db, sql, err);
	if (!s)
		return false;
	for (int i = 0; i < n; i++)
		db_bind_text(s, i + 1, row->value[i]);
	db_step(s);
	return db_finish(s, err);
}

bool
salvage_write(struct db *db, const struct salvage *s, struct error *err)
{
	for (size_t i = 0; i < s->rows; i++)
		if (!write_row(db, &s->row[i], err))
			return false;
	return true;
}
