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
#include "store/errand.h"
#include "store/lockout.h"
#include "store/state_inside.h"
#include "base/need.h"

enum { KEY_BYTES = 32, HASH_BYTES = 32, HASH_TEXT = 2 * HASH_BYTES + 1, ROOM = 1024 /* of a home */ };

struct codes {
	char data[4096];
};

struct secret {
	unsigned char key[KEY_BYTES];
};

struct codes *
codes_open(const char *data)
{
	struct codes *c = need(sizeof *c);
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
	return (struct lockout){ .id = id, .again_s = CODE_LONG_LOCK_S, .hall = "hall" };
}

const char *
codes_home(struct arena *a, const char *key, const char *head)
{
	return arena_printf(a, "%s\x1f%s", key, head);
}

/* Are all codes kept by door and head? A line of its own says so. */
static bool
heads_known(struct db *db)
{
	return state_has_table(db, "code_was") && db_number(db, "SELECT 1 FROM code_was WHERE home=''", 0);
}

/* As the file has it: an older program's knows no heads. */
static const char *
kept_as(struct db *db, const struct secret *secret, const char *home, char *room)
{
	char id[HASH_TEXT];
	const char *end = strrchr(home, '\x1f');
	if (!end || heads_known(db))
		return home;
	hash_of(secret, home, NULL, id);
	if (db_find(db, "SELECT 1 FROM code WHERE home=?1", BIND(id), 0))
		return home;
	snprintf(room, ROOM, "%.*s", (int)(end - home), home);
	return room;
}

static bool
has_codes(struct db *db, struct secret *secret)
{
	return db && state_has_table(db, "code") && read_key(db, secret);
}

/* ------------------------------------------------------------- asking */

int
codes_digits(struct codes *c, const char *home)
{
	struct db *db = state_look(c->data);
	struct secret secret;
	char id[HASH_TEXT], room[ROOM];
	int digits = 0;
	if (has_codes(db, &secret)) {
		hash_of(&secret, kept_as(db, &secret, home, room), NULL, id);
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
	char id[HASH_TEXT], room[ROOM];
	long wait = 0;
	struct db *db = state_look(c->data);
	if (db && codes_digits(c, home) && read_key(db, &secret)) {
		hash_of(&secret, kept_as(db, &secret, home, room), NULL, id);
		struct lockout l = lockout_of(id);
		wait = lockout_wait(db, &l, lockout_now(db, now));
	}
	db_close(db);
	return wait;
}

/* By what a home's codes are hashed: by what it was called first. */
static const char *
hashed_as(struct db *db, const char *id, const char *home, char *room)
{
	struct stmt *s = state_has_table(db, "code_was")
			     ? db_ask(db, "SELECT was FROM code_was WHERE home=?1", BIND(id), NULL)
			     : NULL;
	bool other = s && db_step(s);
	if (other)
		snprintf(room, ROOM, "%s", db_text(s, 0));
	db_finish(s, NULL);
	return other ? room : home;
}

static bool
matches(struct db *db, const struct secret *secret, const char *id, const char *home, const char *code)
{
	char hash[HASH_TEXT], room[ROOM];
	hash_of(secret, hashed_as(db, id, home, room), code, hash);
	struct stmt *s = db_ask(db, "SELECT hash FROM code WHERE home=?1", BIND(id), NULL);
	bool same = s && db_step(s) && strlen(db_text(s, 0)) == HASH_TEXT - 1 &&
		    sodium_memcmp(db_text(s, 0), hash, HASH_TEXT - 1) == 0;
	return db_finish(s, NULL) && same;
}

static struct code_result
try_with(struct db *db, const char *home, const char *code, struct code_clock clock)
{
	struct secret secret;
	char id[HASH_TEXT], room[ROOM];
	if (!read_key(db, &secret))
		return (struct code_result){ .answer = CODE_BROKEN };
	home = kept_as(db, &secret, home, room);
	hash_of(&secret, home, NULL, id);
	struct lockout l = lockout_of(id);
	struct code_result r = lockout_begin(db, &l, clock);
	if (r.answer != CODE_RIGHT)
		return r;
	return lockout_end(db, &l, clock, matches(db, &secret, id, home, code));
}

struct code_tried {
	char home[ROOM], code[64];
	struct code_clock now;
	struct code_result result;
};

bool
codes_try_here(const char *data, void *io, size_t size)
{
	struct code_tried *t = io;
	if (size != sizeof *t)
		return false;
	ERRAND_TEXT(t->home);
	ERRAND_TEXT(t->code);
	struct db *db = state_look(data);
	if (db)
		t->result = try_with(db, t->home, t->code, t->now);
	db_close(db);
	return true;
}

struct code_result
codes_try(struct codes *c, const char *home, const char *code, struct code_clock now)
{
	struct code_tried t = { .now = now, .result.answer = CODE_BROKEN };
	if (!codes_digits(c, home))
		return (struct code_result){ .answer = CODE_NONE };
	snprintf(t.home, sizeof t.home, "%s", home);
	snprintf(t.code, sizeof t.code, "%s", code);
	errand(ERRAND_CODE, codes_try_here, c->data, &t, sizeof t);
	explicit_bzero(t.code, sizeof t.code);
	return t.result;
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

bool
codes_by_door(const char *data)
{
	struct db *db = state_look(data);
	bool is =
	    db && state_has_table(db, "code") && db_number(db, "SELECT 1 FROM code LIMIT 1", 0) && !heads_known(db);
	db_close(db);
	return is;
}

bool
codes_are(const char *data, const char *home, const char *code)
{
	struct secret secret;
	char id[HASH_TEXT], room[ROOM];
	struct db *db = data ? state_look(data) : NULL;
	bool are = has_codes(db, &secret);
	if (are) {
		home = kept_as(db, &secret, home, room);
		hash_of(&secret, home, NULL, id);
		are = matches(db, &secret, id, home, code);
	}
	db_close(db);
	return are;
}

/* What is of one name, living and dead, is of the other, too; `instead`: and no longer of it, and nothing is replaced.
 */
static bool
carry(struct db *db, const struct secret *secret, const char *from, const char *to, bool instead, struct error *err)
{
	char old[HASH_TEXT], new[HASH_TEXT], room[ROOM];
	hash_of(secret, from, NULL, old);
	hash_of(secret, to, NULL, new);
	const char *was = hashed_as(db, old, from, room);
	if (!db_find(db, "SELECT 1 FROM code WHERE home=?1", BIND(old), 0) ||
	    (instead && db_find(db, "SELECT 1 FROM code WHERE home=?1", BIND(new), 0)))
		return true;
	return db_run(db, "INSERT OR REPLACE INTO code SELECT ?2, digits, hash FROM code WHERE home=?1", BIND(old, new),
		   err) &&
	       db_run(db, "INSERT OR IGNORE INTO code_dead SELECT ?2, hash FROM code_dead WHERE home=?1",
		   BIND(old, new), err) &&
	       db_run(db, "INSERT OR REPLACE INTO code_was VALUES(?1, ?2)", BIND(new, was), err) &&
	       (!instead || db_run(db, "DELETE FROM code WHERE home=?1", BIND(old), err));
}

/* The code that an older program kept by the door is the one head's now. */
static bool
give_head(struct db *db, const struct secret *secret, const char *home, struct error *err)
{
	char door[ROOM];
	const char *end = strrchr(home, '\x1f');
	snprintf(door, sizeof door, "%.*s", end ? (int)(end - home) : 0, home);
	return !end || carry(db, secret, door, home, true, err);
}

static bool
carry_all(struct db *db, const struct secret *secret, const struct code_change *change, struct error *err)
{
	bool ok = true;
	for (size_t i = 0; ok && i < change->homes; i++)
		ok = give_head(db, secret, change->home[i], err);
	for (size_t i = 0; ok && i < change->carries; i++)
		ok = carry(db, secret, change->carry[i].home, change->carry[i].code, false, err);
	return ok && db_exec(db, "INSERT OR IGNORE INTO code_was VALUES('', '')", err);
}

static bool
save_all(struct db *db, const struct secret *secret, const struct code_entry *list, size_t count,
    struct codes_saved *out, struct error *err)
{
	char id[HASH_TEXT], hash[HASH_TEXT];
	struct stmt *was = db_prepare(db, "SELECT was FROM code_was WHERE home=?", err);
	struct stmt *find = db_prepare(db, "SELECT 1 FROM code WHERE home=? AND hash=?", err);
	struct stmt *gone = db_prepare(db, "SELECT 1 FROM code_dead WHERE home=? AND hash=?", err);
	struct stmt *put = db_prepare(db, "INSERT OR REPLACE INTO code(home, hash, digits) VALUES(?, ?, ?)", err);
	struct stmt *forget = db_prepare(db, "DELETE FROM code_guard WHERE home=?", err);
	for (size_t i = 0; was && find && gone && put && forget && i < count; i++) {
		hash_of(secret, list[i].home, NULL, id);
		hash_of(secret, step(was, id, NULL, 0) ? db_text(was, 0) : list[i].home, list[i].code, hash);
		if (step(find, id, hash, 0))
			continue;
		bool dead = step(gone, id, hash, 0);
		++*(dead ? &out->dead : &out->changed);
		if (dead)
			continue;
		step(put, id, hash, strlen(list[i].code));
		step(forget, id, NULL, 0);
	}
	struct stmt *all[] = { was, find, gone, put, forget };
	bool ok = true;
	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		ok = db_finish(all[i], ok ? err : NULL) && ok;
	return ok;
}

static bool
save_change(struct db *db, const struct code_change *change, struct codes_saved *out, struct error *err)
{
	struct secret secret;
	*out = (struct codes_saved){ 0 };
	if (change->count + change->carries + change->homes == 0)
		return true;
	bool ok = db_exec(db, CODE_TABLES LOCKOUT_TABLES, err) &&
		  (read_key(db, &secret) || make_key(db, &secret, err)) && carry_all(db, &secret, change, err) &&
		  save_all(db, &secret, change->entry, change->count, out, err);
	sodium_memzero(&secret, sizeof secret);
	return ok;
}

bool
codes_save_in(struct state *s, const struct code_change *change, struct codes_saved *out, struct error *err)
{
	return state_begin(s, err) && state_end(s, save_change(s->db, change, out, err), err);
}

bool
codes_save(const char *data, const struct code_change *change, bool save, struct codes_saved *out, struct error *err)
{
	struct db *db = state_look(data);
	*out = (struct codes_saved){ 0 };
	if (!db) { /* the first import: all are new */
		out->changed = (long)change->count;
		return !save || error_finding(err, FINDING_CODES_NOT_KEPT);
	}
	bool begun = db_exec(db, "BEGIN IMMEDIATE", err), ok = begun && save_change(db, change, out, err);
	if (begun)
		ok = state_settle(data, db, ok && save, err) || (ok && !save);
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
		ok = (heads_known(s->db) || give_head(s->db, &secret, home, err)) &&
		     db_run(s->db, "INSERT OR IGNORE INTO code_dead SELECT home, hash FROM code WHERE home=?1",
			 BIND(id), err);
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
