/* db: see db.h. Every database file is treated as if a stranger had made it. */
#include "editions/db.h"
#include "editions/db_file.h"

#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/need.h"
#include "base/str.h"
#include "editions/blocks.h"
#include "findings/refuse.h"

enum { BUSY_MS = 5000, LENGTH_MAX = 64 * 1024 * 1024 };

/* Questions that were asked last, ready to be asked again: a screen asks the same one for every row. */
enum { RESTING = 8 };

struct db {
	sqlite3 *sql;
	sqlite3_stmt *resting[RESTING];
	int next;         /* whose place is taken */
	unsigned damages; /* before it was opened */
	db_kept *kept;
	char *path;
	bool dirty; /* committed to since it was kept */
};

struct stmt {
	struct db *db;
	sqlite3 *sql;
	sqlite3_stmt *stmt;
	int error; /* the first one, SQLITE_OK */
};

/* SQLite's result as a sentence for people; its own words go to the log. */
static bool
fail(struct error *err, int code, const char *words, const char *what)
{
	log_warn("sqlite: %s (%d): %s", words, code, what); /* a statement may be longer than a line of the log */
	switch (code & 0xff) {
	case SQLITE_FULL:
		return error_finding(err, FINDING_DISK_FULL);
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
	case SQLITE_FORMAT:
		return error_finding(err, FINDING_DATABASE_BROKEN);
	case SQLITE_CANTOPEN:
	case SQLITE_READONLY:
	case SQLITE_PERM:
	case SQLITE_AUTH:
		return error_finding(err, FINDING_NO_ACCESS);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return error_finding(err, FINDING_BUSY_DATABASE);
	case SQLITE_IOERR:
		return error_finding(err, FINDING_DISK_ERROR_DATABASE);
	default:
		return error_finding(err, FINDING_DATABASE, code);
	}
}

static bool
harden(struct db *db, struct error *err)
{
	static const struct {
		int option, value;
	} options[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
		{ SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
		{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
	};
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		sqlite3_db_config(db->sql, options[i].option, options[i].value, NULL);
	sqlite3_limit(db->sql, SQLITE_LIMIT_LENGTH, LENGTH_MAX);
	sqlite3_limit(db->sql, SQLITE_LIMIT_ATTACHED, 0);
	sqlite3_extended_result_codes(db->sql, 1);
	return db_exec(
	    db, "PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; PRAGMA cell_size_check=ON; PRAGMA foreign_keys=ON", err);
}

static struct db *
db_open(const char *name, int flags, const char *vfs, struct error *err)
{
	struct db *db = need(sizeof *db);
	int code = sqlite3_open_v2(name, &db->sql, flags | SQLITE_OPEN_EXRESCODE, vfs);
	if (code != SQLITE_OK)
		fail(err, code, sqlite3_errstr(code), "open");
	else if (harden(db, err))
		return db;
	db_close(db);
	return NULL;
}

/* file:… with everything escaped that means something in a URI. */
static void
append_uri(struct strbuf *out, const char *path, const char *query)
{
	strbuf_append(out, "file:");
	for (const unsigned char *p = (const unsigned char *)path; *p; p++)
		if (strchr("%?#", *p) || *p < ' ' || *p >= 0x7f)
			strbuf_printf(out, "%%%02X", *p);
		else
			strbuf_append_n(out, p, 1);
	strbuf_append(out, query);
}

struct db *
db_open_blocks(const char *path, struct blocks *blocks, struct error *err)
{
	struct strbuf uri = { 0 };
	unsigned damages = blocks_damages();
	append_uri(&uri, path, "?mode=ro&immutable=1");
	struct db *db =
	    db_open(strbuf_text(&uri), SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, blocks ? blocks_vfs(blocks) : NULL, err);
	if (db)
		db->damages = damages;
	strbuf_free(&uri);
	return db;
}

struct db *
db_open_edition(const char *path, struct error *err)
{
	return db_open_blocks(path, NULL, err);
}

bool
db_damaged(const struct db *db)
{
	return db->damages != blocks_damages();
}

struct db *
db_create(const char *path, struct error *err)
{
	FILE *there = fopen(path, "re");
	if (there) {
		fclose(there);
		error_finding(err, FINDING_DATABASE_IN_WAY);
		return NULL;
	}
	struct db *db = db_open(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL, err);
	if (!db || db_exec(db, "PRAGMA journal_mode=MEMORY; PRAGMA synchronous=OFF", err))
		return db;
	db_close(db);
	return NULL;
}

struct db *
db_open_state(const char *path, bool create, struct error *err)
{
	struct db *db = db_open(path, SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0), NULL, err);
	if (!db && !create)
		return db_open(path, SQLITE_OPEN_READONLY, NULL, err);
	if (!db)
		return NULL;
	sqlite3_busy_timeout(db->sql, BUSY_MS);
	if (db_exec(db, "PRAGMA journal_mode=DELETE; PRAGMA synchronous=EXTRA", err))
		return db;
	db_close(db);
	return NULL;
}

static int
committed(void *db)
{
	((struct db *)db)->dirty = true;
	return 0; /* go on */
}

void
db_on_commit(struct db *db, db_kept *kept, const char *path)
{
	free(db->path);
	db->kept = kept;
	db->path = need_copy(path);
	sqlite3_commit_hook(db->sql, committed, db);
}

void
db_keep(struct db *db)
{
	if (!db->dirty || !db->kept)
		return;
	db->dirty = false;
	db->kept(db, db->path);
}

unsigned char *
db_bytes(struct db *db, size_t more, size_t *size)
{
	sqlite3_int64 n = 0;
	unsigned char *bytes = sqlite3_serialize(db->sql, "main", &n, 0);
	unsigned char *out = bytes && n > 0 ? malloc((size_t)n + more) : NULL;
	*size = (size_t)n;
	if (out)
		memcpy(out, bytes, (size_t)n);
	sqlite3_free(bytes);
	return out;
}

struct db *
db_open_bytes(const void *bytes, size_t size)
{
	struct db *db = db_open(":memory:", SQLITE_OPEN_READWRITE, NULL, NULL);
	unsigned char *own = db ? sqlite3_malloc64(size) : NULL;
	if (own) {
		memcpy(own, bytes, size);
		if (sqlite3_deserialize(db->sql, "main", own, (sqlite3_int64)size, (sqlite3_int64)size,
			SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_READONLY) == SQLITE_OK)
			return db;
	}
	db_close(db);
	return NULL;
}

unsigned
db_commits(struct db *db)
{
	sqlite3_file *file = NULL;
	unsigned char n[4] = { 0 };
	/* by its own descriptor: to close another one would drop its locks */
	if (sqlite3_file_control(db->sql, "main", SQLITE_FCNTL_FILE_POINTER, &file) == SQLITE_OK && file->pMethods)
		file->pMethods->xRead(file, n, sizeof n, 24);
	return (unsigned)n[0] << 24 | (unsigned)n[1] << 16 | (unsigned)n[2] << 8 | n[3];
}

bool
db_close(struct db *db)
{
	if (!db)
		return true;
	db_keep(db);
	free(db->path);
	for (int i = 0; i < RESTING; i++)
		sqlite3_finalize(db->resting[i]);
	bool clean = sqlite3_close(db->sql) == SQLITE_OK;
	if (!clean)
		sqlite3_close_v2(db->sql);
	free(db);
	return clean;
}

bool
db_exec(struct db *db, const char *sql, struct error *err)
{
	char *words = NULL;
	int code = sqlite3_exec(db->sql, sql, NULL, NULL, &words);
	bool ok = code == SQLITE_OK || fail(err, code, words ? words : sqlite3_errstr(code), sql);
	sqlite3_free(words);
	return ok;
}

static bool
says_nothing_but(struct db *db, const char *sql, const char *good, struct error *err)
{
	struct stmt *s = db_prepare(db, sql, err);
	bool ok = s != NULL;
	while (s && db_step(s))
		if (strcmp(db_text(s, 0), good) != 0) {
			log_warn("sqlite: %s: %s", sql, db_text(s, 0));
			ok = error_finding(err, FINDING_DATABASE_BROKEN);
		}
	return db_finish(s, ok ? err : NULL) && ok;
}

long long
db_number(struct db *db, const char *sql, long long otherwise)
{
	struct stmt *s = db_prepare(db, sql, NULL);
	long long value = s && db_step(s) ? db_int(s, 0) : otherwise;
	db_finish(s, NULL);
	return value;
}

bool
db_check(struct db *db, bool quick, struct error *err)
{
	return says_nothing_but(db, quick ? "PRAGMA quick_check(1)" : "PRAGMA integrity_check(1)", "ok", err) &&
	       says_nothing_but(db, "PRAGMA foreign_key_check", "", err);
}

static sqlite3_stmt *
wake(struct db *db, const char *sql)
{
	for (int i = 0; i < RESTING; i++) {
		sqlite3_stmt *stmt = db->resting[i];
		if (!stmt || strcmp(sqlite3_sql(stmt), sql) != 0)
			continue;
		db->resting[i] = NULL;
		return stmt;
	}
	return NULL;
}

static void
rest(struct db *db, sqlite3_stmt *stmt)
{
	sqlite3_reset(stmt);
	sqlite3_clear_bindings(stmt);
	sqlite3_finalize(db->resting[db->next]);
	db->resting[db->next] = stmt;
	db->next = (db->next + 1) % RESTING;
}

struct stmt *
db_prepare(struct db *db, const char *sql, struct error *err)
{
	sqlite3_stmt *stmt = wake(db, sql);
	int code = stmt ? SQLITE_OK : sqlite3_prepare_v2(db->sql, sql, -1, &stmt, NULL);
	if (code != SQLITE_OK) {
		fail(err, code, sqlite3_errmsg(db->sql), sql);
		return NULL;
	}
	struct stmt *s = need(sizeof *s);
	*s = (struct stmt){ db, db->sql, stmt, SQLITE_OK };
	return s;
}

static void
note(struct stmt *s, int code)
{
	if (code != SQLITE_OK && s->error == SQLITE_OK) {
		s->error = code;
		log_warn("sqlite: %s (%d): %s", sqlite3_errmsg(s->sql), code, sqlite3_sql(s->stmt));
	}
}

void
db_bind_text(struct stmt *s, int index, const char *text)
{
	note(s,
	    text ? sqlite3_bind_text(s->stmt, index, text, -1, SQLITE_TRANSIENT) : sqlite3_bind_null(s->stmt, index));
}

void
db_bind_int(struct stmt *s, int index, long long value)
{
	note(s, sqlite3_bind_int64(s->stmt, index, value));
}

const char *
db_number_text(long long number, char out[24])
{
	snprintf(out, 24, "%lld", number);
	return out;
}

static void
bind_all(struct stmt *s, const char *const *bind)
{
	int count = bind ? sqlite3_bind_parameter_count(s->stmt) : 0;
	for (int i = 0; i < count && i < DB_BINDS; i++)
		db_bind_text(s, i + 1, bind[i]);
}

struct stmt *
db_ask(struct db *db, const char *sql, const char *const *bind, struct error *err)
{
	struct stmt *s = db_prepare(db, sql, err);
	if (s)
		bind_all(s, bind);
	return s;
}

bool
db_run(struct db *db, const char *sql, const char *const *bind, struct error *err)
{
	struct stmt *s = db_ask(db, sql, bind, err);
	if (s)
		db_step(s);
	return db_finish(s, err);
}

long long
db_find(struct db *db, const char *sql, const char *const *bind, long long otherwise)
{
	struct stmt *s = db_ask(db, sql, bind, NULL);
	long long value = s && db_step(s) && !db_is_null(s, 0) ? db_int(s, 0) : otherwise;
	db_finish(s, NULL);
	return value;
}

bool
db_step(struct stmt *s)
{
	if (s->error != SQLITE_OK)
		return false;
	int code = sqlite3_step(s->stmt);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		note(s, code);
	return code == SQLITE_ROW;
}

void
db_reset(struct stmt *s)
{
	sqlite3_reset(s->stmt); /* its result is the step's, which was noted */
	sqlite3_clear_bindings(s->stmt);
}

const char *
db_text(struct stmt *s, int column)
{
	const char *text = (const char *)sqlite3_column_text(s->stmt, column);
	return text ? text : "";
}

long long
db_int(struct stmt *s, int column)
{
	return sqlite3_column_int64(s->stmt, column);
}

bool
db_is_null(struct stmt *s, int column)
{
	return sqlite3_column_type(s->stmt, column) == SQLITE_NULL;
}

int
db_columns(struct stmt *s)
{
	return sqlite3_column_count(s->stmt);
}

bool
db_finish(struct stmt *s, struct error *err)
{
	if (!s)
		return false;
	bool ok = s->error == SQLITE_OK || fail(err, s->error, sqlite3_errstr(s->error), sqlite3_sql(s->stmt));
	if (ok && sqlite3_stmt_readonly(s->stmt))
		rest(s->db, s->stmt);
	else
		sqlite3_finalize(s->stmt);
	free(s);
	return ok;
}

static const char *
argument(sqlite3_value *v)
{
	const unsigned char *text = sqlite3_value_text(v);
	return text ? (const char *)text : "";
}

static void
call(sqlite3_context *context, int count, sqlite3_value **value)
{
	const char *(*const *f)(struct arena *, const char *, const char *) = sqlite3_user_data(context);
	struct arena *a = arena_new();
	(void)count;
	sqlite3_result_text(context, (*f)(a, argument(value[0]), argument(value[1])), -1, SQLITE_TRANSIENT);
	arena_free(a);
}

bool
db_function(struct db *db, const char *name, const char *(*f)(struct arena *a, const char *x, const char *y))
{
	/* a function is no object: it is told by where one lies that holds it */
	const char *(**kept)(struct arena *, const char *, const char *) = need(sizeof *kept);
	*kept = f;
	return sqlite3_create_function_v2(db->sql, name, 2, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, kept,
		   call, NULL, NULL, free) == SQLITE_OK;
}
