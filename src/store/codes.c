/* codes: see codes.h. Opens state.db for every question, so that the importer
 * may replace a broken one at any time. */
#include "store/codes.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "findings/refuse.h"
#include "os/fs.h"
#include "editions/db.h"
#include "store/audit.h"
#include "store/lockout.h"
#include "store/state_inside.h"

enum { KEY_BYTES = 32, HASH_BYTES = 32, HASH_TEXT = 2 * HASH_BYTES + 1 };

struct codes {
	char data[4096];
};

struct secret {
	unsigned char key[KEY_BYTES];
};

struct codes *
codes_open(const char *data)
{
	struct codes *c = calloc(1, sizeof *c);
	ASSERT(c != NULL);
	snprintf(c->data, sizeof c->data, "%s", data);
	return c;
}

void
codes_close(struct codes *c)
{
	free(c);
}

bool
codes_valid(const char *code)
{
	size_t n = strlen(code);
	return n >= CODE_MIN && n <= CODE_MAX && strspn(code, "0123456789") == n;
}

/* ------------------------------------------------------------- hashes */

static bool
read_key(struct db *db, struct secret *out)
{
	struct stmt *s = db_prepare(db, "SELECT k FROM code_key", NULL);
	size_t n = 0;
	bool ok = s && db_step(s) &&
		  sodium_hex2bin(out->key, sizeof out->key, db_text(s, 0), strlen(db_text(s, 0)), NULL, &n, NULL) == 0;
	db_finish(s, NULL);
	return ok && n == sizeof out->key;
}

static bool
make_key(struct db *db, struct secret *out, struct error *err)
{
	char text[2 * KEY_BYTES + 1];
	randombytes_buf(out->key, sizeof out->key);
	sodium_bin2hex(text, sizeof text, out->key, sizeof out->key);
	struct stmt *s = db_prepare(db, "INSERT INTO code_key VALUES(1, ?)", err);
	if (s) {
		db_bind_text(s, 1, text);
		db_step(s);
	}
	sodium_memzero(text, sizeof text);
	return db_finish(s, err);
}

/* Of the household alone (code NULL: what its rows are kept under) or with its code. */
static void
hash_of(const struct secret *secret, const char *home, const char *code, char out[HASH_TEXT])
{
	crypto_generichash_state state;
	unsigned char hash[HASH_BYTES];
	crypto_generichash_init(&state, secret->key, sizeof secret->key, sizeof hash);
	crypto_generichash_update(&state, (const unsigned char *)home, strlen(home) + 1);
	if (code)
		crypto_generichash_update(&state, (const unsigned char *)code, strlen(code) + 1);
	crypto_generichash_final(&state, hash, sizeof hash);
	sodium_bin2hex(out, HASH_TEXT, hash, sizeof hash);
}

static struct lockout
lockout_of(const char *id)
{
	return (struct lockout){ .id = id, .again_s = CODE_LONG_LOCK_S };
}

/* ------------------------------------------------------------- asking */

int
codes_digits(struct codes *c, const char *home)
{
	struct db *db = state_look(c->data);
	struct secret secret;
	char id[HASH_TEXT];
	int digits = 0;
	if (db && db_number(db, "SELECT count(*) FROM sqlite_schema WHERE name='code'", 0) && read_key(db, &secret)) {
		hash_of(&secret, home, NULL, id);
		struct stmt *s = db_prepare(db, "SELECT digits FROM code WHERE home=?", NULL);
		if (s) {
			db_bind_text(s, 1, id);
			digits = db_step(s) ? (int)db_int(s, 0) : 0;
		}
		db_finish(s, NULL);
	}
	db_close(db);
	return digits;
}

long
codes_wait(struct codes *c, const char *home, struct code_clock now)
{
	struct secret secret;
	char id[HASH_TEXT];
	long wait = 0;
	struct db *db = state_look(c->data);
	if (db && codes_digits(c, home) && read_key(db, &secret)) {
		hash_of(&secret, home, NULL, id);
		struct lockout l = lockout_of(id);
		wait = lockout_wait(db, &l, lockout_now(db, now));
	}
	db_close(db);
	return wait;
}

static bool
matches(struct db *db, const struct secret *secret, const char *id, const char *home, const char *code)
{
	char hash[HASH_TEXT];
	struct stmt *s = db_prepare(db, "SELECT hash FROM code WHERE home=?", NULL);
	hash_of(secret, home, code, hash);
	if (s)
		db_bind_text(s, 1, id);
	bool same = s && db_step(s) && strlen(db_text(s, 0)) == HASH_TEXT - 1 &&
		    sodium_memcmp(db_text(s, 0), hash, HASH_TEXT - 1) == 0;
	return db_finish(s, NULL) && same;
}

static struct code_result
try_with(struct db *db, const char *home, const char *code, struct code_clock clock)
{
	struct secret secret;
	char id[HASH_TEXT];
	if (!read_key(db, &secret))
		return (struct code_result){ .answer = CODE_BROKEN };
	hash_of(&secret, home, NULL, id);
	struct lockout l = lockout_of(id);
	struct code_result r = lockout_begin(db, &l, clock);
	if (r.answer != CODE_RIGHT)
		return r;
	return lockout_end(db, &l, clock, matches(db, &secret, id, home, code));
}

struct code_result
codes_try(struct codes *c, const char *home, const char *code, struct code_clock now)
{
	if (!codes_digits(c, home))
		return (struct code_result){ .answer = CODE_NONE };
	struct db *db = state_look(c->data);
	struct code_result r = { .answer = CODE_BROKEN };
	if (db)
		r = try_with(db, home, code, now);
	db_close(db);
	return r;
}

/* ---------------------------------------------------------------- keeping */

static bool
step(struct stmt *s, const char *id, const char *hash, size_t digits)
{
	db_reset(s);
	db_bind_text(s, 1, id);
	if (hash)
		db_bind_text(s, 2, hash);
	if (digits)
		db_bind_int(s, 3, (long long)digits);
	return db_step(s);
}

static bool
save_all(struct db *db, const struct secret *secret, const struct code_entry *list, size_t count,
    struct codes_saved *out, struct error *err)
{
	char id[HASH_TEXT], hash[HASH_TEXT];
	struct stmt *find = db_prepare(db, "SELECT 1 FROM code WHERE home=? AND hash=?", err);
	struct stmt *gone = db_prepare(db, "SELECT 1 FROM code_dead WHERE home=? AND hash=?", err);
	struct stmt *put = db_prepare(db, "INSERT OR REPLACE INTO code(home, hash, digits) VALUES(?, ?, ?)", err);
	struct stmt *forget = db_prepare(db, "DELETE FROM code_guard WHERE home=?", err);
	for (size_t i = 0; find && gone && put && forget && i < count; i++) {
		hash_of(secret, list[i].home, NULL, id);
		hash_of(secret, list[i].home, list[i].code, hash);
		if (step(find, id, hash, 0))
			continue;
		bool dead = step(gone, id, hash, 0);
		++*(dead ? &out->dead : &out->changed);
		if (dead)
			continue;
		step(put, id, hash, strlen(list[i].code));
		step(forget, id, NULL, 0);
	}
	bool ok = db_finish(find, err);
	ok = db_finish(gone, ok ? err : NULL) && ok;
	ok = db_finish(put, ok ? err : NULL) && ok;
	return db_finish(forget, ok ? err : NULL) && ok;
}

bool
codes_save(const char *data, const struct code_entry *list, size_t count, bool save, struct codes_saved *out,
    struct error *err)
{
	char path[4200];
	struct secret secret;
	*out = (struct codes_saved){ 0 };
	snprintf(path, sizeof path, "%s/state.db", data);
	if (count == 0)
		return true;
	if (!fs_exists(path)) { /* the first import: all are new */
		out->changed = (long)count;
		return !save || error_finding(err, FINDING_CODES_NOT_KEPT);
	}
	struct db *db = db_open_state(path, false, err);
	bool ok = db && db_exec(db, "BEGIN IMMEDIATE; " CODE_TABLES LOCKOUT_TABLES, err);
	ok =
	    ok && (read_key(db, &secret) || make_key(db, &secret, err)) && save_all(db, &secret, list, count, out, err);
	if (db)
		ok = db_exec(db, ok && save ? "COMMIT" : "ROLLBACK", ok ? err : NULL) && ok;
	sodium_memzero(&secret, sizeof secret);
	db_close(db);
	return ok;
}

/* No digit thrice in a row, no 234 or 432: those are what people try. */
static bool
is_guessable(const char *code)
{
	for (const char *p = code; p[0] && p[1] && p[2]; p++)
		if (p[1] - p[0] == p[2] - p[1] && abs(p[1] - p[0]) <= 1)
			return true;
	return false;
}

static void
make_code(char out[CODE_MAX + 1])
{
	do {
		for (int i = 0; i < CODE_MAX; i++)
			out[i] = CODE_SIGNS[randombytes_uniform(sizeof CODE_SIGNS - 1)];
		out[CODE_MAX] = '\0';
	} while (is_guessable(out));
}

bool
codes_renew(
    struct state *s, const char *home, const char *name, const char *by, char out[CODE_MAX + 1], struct error *err)
{
	struct secret secret;
	struct codes_saved saved = { 0 };
	char id[HASH_TEXT], words[300];
	bool begun = state_begin(s, err), ok = begun && db_exec(s->db, CODE_TABLES LOCKOUT_TABLES, err) &&
					       (read_key(s->db, &secret) || make_key(s->db, &secret, err));
	if (ok) {
		hash_of(&secret, home, NULL, id);
		ok = db_run(
		    s->db, "INSERT OR IGNORE INTO code_dead SELECT home, hash FROM code WHERE home=?1", BIND(id), err);
	}
	while (ok && !saved.changed) { /* not one that it had before */
		make_code(out);
		ok = save_all(s->db, &secret, &(struct code_entry){ home, out }, 1, &saved, err);
	}
	snprintf(words, sizeof words, "换了%.200s的查询码，旧的不能用了", name);
	ok = ok && audit_add(s, NULL, by, "code", 0, words, err);
	sodium_memzero(&secret, sizeof secret);
	return begun && state_end(s, ok, err);
}
