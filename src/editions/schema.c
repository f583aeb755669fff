/* schema: see schema.h. One statement a line of `parts`, so that the text that
 * SQLite keeps can be compared with ours. Tables come first and are filled; an
 * index made of what is there is written once, from one end to the other. */
#include "editions/schema.h"

#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "base/str.h"
#include "findings/refuse.h"
#include "editions/objected.h"

enum { MAX_STATEMENTS = 6 * REG_COUNT + 12 };

struct parts {
	struct arena *arena;
	const char *sql[MAX_STATEMENTS];
	size_t count, tables; /* those in front are tables, the others indexes */
};

static void
add(struct parts *p, const char *sql)
{
	ASSERT(p->count < MAX_STATEMENTS);
	p->sql[p->count++] = sql;
}

static void
add_register(struct parts *p, const struct reg *r)
{
	struct strbuf s = { 0 };
	strbuf_printf(&s,
	    "CREATE TABLE %s(rid INTEGER PRIMARY KEY, key TEXT NOT NULL, scope TEXT NOT NULL, "
	    "ord INTEGER NOT NULL, place TEXT NOT NULL",
	    r->table);
	for (size_t i = 0; i < r->count; i++) {
		if (catalogue_field(r, r->fields[i].column) != (int)i) {
			log_warn("《%s》 has two columns “%s”; state, withdrawn_reason, show_from, show_to and "
				 "sample are there already",
			    r->sheet, r->fields[i].column);
			ASSERT(!"two columns of one name");
		}
		if (r->fields[i].type != FIELD_SERIAL)
			strbuf_printf(&s, ", \"%s\" %s", r->fields[i].column,
			    catalogue_is_integer(r->fields[i].type) ? "INTEGER" : "TEXT");
	}
	strbuf_append(&s, ") STRICT");
	add(p, arena_strdup(p->arena, strbuf_text(&s)));
	strbuf_free(&s);
}

static void
add_indexes(struct parts *p, const struct reg *r)
{
	add(p, arena_printf(p->arena, "CREATE UNIQUE INDEX %s_key ON %s(key)", r->table, r->table));
	add(p, arena_printf(p->arena, "CREATE INDEX %s_scope ON %s(scope)", r->table, r->table));
	add(p, arena_printf(p->arena, "CREATE INDEX %s_place ON %s(place)", r->table, r->table));
	/* rows tied to a household of 农户花名册 */
	if (catalogue_field(r, "grp") >= 0 && catalogue_field(r, "door") >= 0) {
		add(p, arena_printf(p->arena, "CREATE INDEX %s_door ON %s(place, grp, door)", r->table, r->table));
		add(p, arena_printf(p->arena, "CREATE INDEX %s_head ON %s(place, grp, head)", r->table, r->table));
	}
	if (catalogue_field(r, "period") >= 0)
		add(p, arena_printf(p->arena, "CREATE INDEX %s_period ON %s(period, place)", r->table, r->table));
}

static struct parts
schema_parts(struct arena *a)
{
	struct parts p = { .arena = a };
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		add_register(&p, r);
	add(&p, "CREATE TABLE item(register TEXT NOT NULL, rid INTEGER NOT NULL, seq INTEGER NOT NULL, "
		"name TEXT NOT NULL, milli INTEGER, PRIMARY KEY(register, rid, seq)) STRICT, WITHOUT ROWID");
	add(&p, "CREATE TABLE photo(register TEXT NOT NULL, rid INTEGER NOT NULL, seq INTEGER NOT NULL, "
		"field TEXT NOT NULL, name TEXT NOT NULL, source TEXT NOT NULL, picture TEXT NOT NULL, "
		"thumb TEXT NOT NULL, width INTEGER NOT NULL, height INTEGER NOT NULL, "
		"PRIMARY KEY(register, rid, seq)) STRICT, WITHOUT ROWID");
	add(&p, "CREATE TABLE home(rid INTEGER PRIMARY KEY, place TEXT NOT NULL, grp TEXT NOT NULL, "
		"surname TEXT NOT NULL, door TEXT NOT NULL, door_number INTEGER NOT NULL, "
		"state TEXT, show_from TEXT, show_to TEXT) STRICT");
	add(&p, "CREATE TABLE search(place TEXT NOT NULL, initials TEXT NOT NULL, rid INTEGER NOT NULL, "
		"PRIMARY KEY(place, initials, rid)) STRICT, WITHOUT ROWID");
	add(&p, "CREATE TABLE objected" OBJECTED_COLUMNS);
	add(&p, "CREATE TABLE meta(k TEXT PRIMARY KEY, v TEXT NOT NULL) STRICT, WITHOUT ROWID");
	p.tables = p.count;
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		add_indexes(&p, r);
	add(&p, "CREATE INDEX home_group ON home(place, grp, surname, state, show_from, show_to)");
	add(&p, "CREATE INDEX home_surname ON home(place, surname, grp, state, show_from, show_to)");
	add(&p, "CREATE INDEX home_door ON home(place, door)");
	return p;
}

static bool
run(struct db *db, bool indexes, struct error *err)
{
	struct arena *a = arena_new();
	struct parts p = schema_parts(a);
	bool ok = true;
	for (size_t i = indexes ? p.tables : 0; ok && i < (indexes ? p.count : p.tables); i++)
		ok = db_exec(db, p.sql[i], err);
	arena_free(a);
	return ok;
}

bool
schema_create(struct db *db, struct error *err)
{
	struct arena *a = arena_new();
	const char *marks =
	    arena_printf(a, "PRAGMA application_id=%d; PRAGMA user_version=%d", SCHEMA_APPLICATION_ID, SCHEMA_VERSION);
	bool ok = run(db, false, err) && db_exec(db, marks, err);
	arena_free(a);
	return ok;
}

bool
schema_index(struct db *db, struct error *err)
{
	return run(db, true, err);
}

static bool
text_is_ours(struct db *db, struct error *err)
{
	struct arena *a = arena_new();
	struct parts p = schema_parts(a);
	/* what SQLite makes by itself (sqlite_autoindex_…) has no text */
	struct stmt *s = db_prepare(db, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid", err);
	size_t same = 0, all = 0;
	while (s && db_step(s)) {
		if (all < p.count && strcmp(db_text(s, 0), p.sql[all]) == 0)
			same++;
		all++;
	}
	bool ok = db_finish(s, err);
	if (ok && (same != p.count || all != p.count))
		ok = error_finding(err, FINDING_EDITION_SCHEMA);
	arena_free(a);
	return ok;
}

bool
schema_check_header(struct db *db, struct error *err)
{
	if (db_number(db, "PRAGMA application_id", 0) != SCHEMA_APPLICATION_ID)
		return error_finding(err, FINDING_EDITION_FOREIGN);
	if (db_number(db, "PRAGMA user_version", 0) != SCHEMA_VERSION)
		return error_finding(err, FINDING_EDITION_SCHEMA);
	return true;
}

bool
schema_check(struct db *db, struct error *err)
{
	return schema_check_header(db, err) && text_is_ours(db, err);
}

bool
schema_columns(struct db *db, const struct reg *r, bool *there)
{
	struct stmt *s = db_prepare(db, "SELECT name FROM pragma_table_info(?1)", NULL);
	bool any = false;
	memset(there, 0, r->count * sizeof *there);
	if (s)
		db_bind_text(s, 1, r->table);
	for (; s && db_step(s); any = true) {
		int i = catalogue_field(r, db_text(s, 0));
		if (i >= 0 && r->fields[i].type != FIELD_SERIAL)
			there[i] = true;
	}
	db_finish(s, NULL);
	return any;
}

static bool
bridge_register(struct db *db, struct arena *a, const struct reg *r, const char *create, struct error *err)
{
	bool *there = arena_array(a, r->count, sizeof *there), whole = true;
	if (!schema_columns(db, r, there))
		return db_exec(db, arena_printf(a, "CREATE TEMP %s", create + strlen("CREATE ")), err);
	struct strbuf sql = { 0 };
	strbuf_printf(&sql, "CREATE TEMP VIEW %s AS SELECT rid, key, scope, ord, place", r->table);
	for (size_t i = 0; i < r->count; i++) {
		if (r->fields[i].type == FIELD_SERIAL)
			continue;
		strbuf_printf(&sql, there[i] ? ", \"%s\"" : ", NULL AS \"%s\"", r->fields[i].column);
		whole = whole && there[i];
	}
	strbuf_printf(&sql, " FROM main.%s", r->table);
	bool ok = whole || db_exec(db, strbuf_text(&sql), err);
	strbuf_free(&sql);
	return ok;
}

bool
schema_bridge(struct db *db, struct error *err)
{
	struct arena *a = arena_new();
	struct parts p = schema_parts(a);
	bool ok = true;
	for (size_t i = 0; ok && i < p.count; i++) {
		const char *name = p.sql[i] + strlen("CREATE TABLE ");
		const char *table = arena_strndup(a, name, strcspn(name, "("));
		const struct reg *r = str_starts(p.sql[i], "CREATE TABLE ") ? catalogue_find(table) : NULL;
		ok = !r || bridge_register(db, a, r, p.sql[i], err);
	}
	/* resolved now, by today's rule, where the edition's maker did not */
	if (ok && db_number(db, "SELECT count(*) FROM pragma_table_info('objected')", 0) == 0)
		ok = db_exec(db, "CREATE TEMP TABLE objected" OBJECTED_COLUMNS, err) && objected_fill(db, err);
	arena_free(a);
	return ok;
}

bool
schema_parse(const char *text, bool milli, long long *out)
{
	const long long most = 900000000000000; /* room for thousandths */
	const char *p = text;
	bool minus = *p == '-';
	long long value = 0;
	int digits = 0, decimals = 0;
	for (p += minus; *p >= '0' && *p <= '9'; p++, digits++)
		if ((value = value * 10 + (*p - '0')) > most)
			return false;
	if (milli && *p == '.')
		for (p++; *p >= '0' && *p <= '9' && decimals < 3; p++, decimals++)
			value = value * 10 + (*p - '0');
	for (int i = decimals; milli && i < 3; i++)
		value *= 10;
	*out = minus ? -value : value;
	return digits > 0 && *p == '\0' && p[-1] != '.';
}

void
schema_format(long long value, bool milli, char *out, size_t size)
{
	if (!milli) {
		snprintf(out, size, "%lld", value);
		return;
	}
	/* never llabs(): the smallest number has no positive twin */
	const char *sign = value < 0 ? "-" : "";
	unsigned long long n = value < 0 ? 0ULL - (unsigned long long)value : (unsigned long long)value;
	int rest = (int)(n % 1000);
	if (rest == 0)
		snprintf(out, size, "%s%llu", sign, n / 1000);
	else if (rest % 100 == 0)
		snprintf(out, size, "%s%llu.%d", sign, n / 1000, rest / 100);
	else if (rest % 10 == 0)
		snprintf(out, size, "%s%llu.%02d", sign, n / 1000, rest / 10);
	else
		snprintf(out, size, "%s%llu.%03d", sign, n / 1000, rest);
}
