/* staff: see staff.h. Opens state.db for every question, so that a command may
 * replace a broken one at any time. PINs: argon2id, two passes over 19 MiB
 * (OWASP's Password Storage Cheat Sheet), some 40 ms on a small machine. */
#include "store/staff.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "store/errand.h"
#include "store/lockout.h"
#include "store/shape.h"
#include "store/state_inside.h"

enum { PASSES = 2, MEMORY = 19 * 1024 * 1024 };

/* All names and the recovery code together. */
static const struct lockout guard = { .id = "staff", .again_s = CODE_LOCK_S, .hour_stays = true };

/* ------------------------------------------------------------- asking */

SHAPE(member_shape, staff_member, COLUMNS(staff_member, id, name, manager));

static size_t
list_in(struct db *db, struct staff_member out[STAFF_MOST])
{
	size_t n = 0;
	struct stmt *s = shape_ask(db, &member_shape, "FROM staff t ORDER BY id", NULL, NULL);
	while (s && n < STAFF_MOST && db_step(s))
		shape_read(s, NULL, NULL, &member_shape, &out[n++]);
	db_finish(s, NULL);
	return n;
}

size_t
staff_list(const char *data, struct staff_member out[STAFF_MOST])
{
	struct db *db = state_look(data);
	size_t n = state_has_table(db, "staff") ? list_in(db, out) : 0;
	db_close(db);
	return n;
}

static bool
find_in(struct db *db, const char *name, struct staff_member *out)
{
	*out = (struct staff_member){ 0 };
	return shape_row(db, NULL, NULL, &member_shape, "FROM staff t WHERE name=?1", BIND(name), out);
}

bool
staff_find(const char *data, const char *name, struct staff_member *out)
{
	struct db *db = state_look(data);
	*out = (struct staff_member){ 0 };
	bool found = state_has_table(db, "staff") && find_in(db, name, out);
	db_close(db);
	return found;
}

bool
staff_has_recovery(const char *data)
{
	struct db *db = state_look(data);
	bool has = state_has_table(db, "staff_recovery") && db_number(db, "SELECT count(*) FROM staff_recovery", 0) > 0;
	db_close(db);
	return has;
}

bool
staff_pin_valid(const char *pin)
{
	return strlen(pin) == STAFF_PIN && strspn(pin, "0123456789") == STAFF_PIN &&
	       strspn(pin, (char[]){ pin[0], '\0' }) != STAFF_PIN && strcmp(pin, "123456") != 0;
}

/* ------------------------------------------------------------- trying */

static bool
is_hash_of(struct stmt *s, const char *secret)
{
	return s && db_step(s) && crypto_pwhash_str_verify(db_text(s, 0), secret, strlen(secret)) == 0;
}

/* `sql` gives the hash; its parameter is `id` unless that is 0. */
static struct staff_result
try_secret(const char *data, const char *sql, long id, const char *secret, struct code_clock now)
{
	static const enum staff_answer answers[] = {
		[CODE_RIGHT] = STAFF_RIGHT,
		[CODE_WRONG] = STAFF_WRONG,
		[CODE_LOCKED] = STAFF_LOCKED,
		[CODE_NONE] = STAFF_BROKEN,
		[CODE_BROKEN] = STAFF_BROKEN,
	};
	struct db *db = state_look(data);
	if (!db || !db_exec(db, STAFF_TABLES, NULL)) {
		db_close(db);
		return (struct staff_result){ .answer = STAFF_BROKEN };
	}
	struct code_result r = lockout_begin(db, &guard, now);
	if (r.answer == CODE_RIGHT) {
		struct stmt *s = db_prepare(db, sql, NULL);
		if (s && id)
			db_bind_int(s, 1, id);
		bool right = is_hash_of(s, secret);
		r = lockout_end(db, &guard, now, db_finish(s, NULL) && right);
	}
	db_close(db);
	return (struct staff_result){ answers[r.answer], r.left, r.wait_s };
}

struct staff_tried {
	long id; /* 0: the township's code */
	char secret[64];
	struct code_clock now;
	struct staff_result result;
};

bool
staff_try_here(const char *data, void *io, size_t size)
{
	struct staff_tried *t = io;
	if (size != sizeof *t)
		return false;
	ERRAND_TEXT(t->secret);
	t->result = try_secret(data, t->id ? "SELECT hash FROM staff WHERE id=?" : "SELECT hash FROM staff_recovery",
	    t->id, t->secret, t->now);
	return true;
}

static struct staff_result
try_one(const char *data, long id, const char *secret, struct code_clock now)
{
	struct staff_tried t = { .id = id, .now = now, .result.answer = STAFF_BROKEN };
	snprintf(t.secret, sizeof t.secret, "%s", secret);
	errand(ERRAND_STAFF, staff_try_here, data, &t, sizeof t);
	explicit_bzero(t.secret, sizeof t.secret);
	return t.result;
}

struct staff_result
staff_try(const char *data, long id, const char *pin, struct code_clock now)
{
	return try_one(data, id ? id : -1, pin, now); /* nobody has number −1 */
}

struct staff_result
staff_try_recovery(const char *data, const char *code, struct code_clock now)
{
	return try_one(data, 0, code, now);
}

long
staff_wait(const char *data, struct code_clock now)
{
	struct db *db = state_look(data);
	long wait = db ? lockout_wait(db, &guard, lockout_now(db, now)) : 0;
	db_close(db);
	return wait;
}

/* ----------------------------------------------------------- changing */

static bool
hash_of(const char *secret, char out[crypto_pwhash_STRBYTES], struct error *err)
{
	return crypto_pwhash_str(out, secret, strlen(secret), PASSES, MEMORY) == 0 ||
	       error_set(err, ERROR_MACHINE, "no_memory", "内存不够，密码没有存成。请重启机器再试。");
}

static bool
begin(struct state *s, struct error *err)
{
	if (!state_begin(s, err))
		return false;
	return db_exec(s->db, STAFF_TABLES, err) || state_end(s, false, NULL);
}

static bool
say(struct state *s, const char *by, const char *what, const char *words, const char *name, struct error *err)
{
	char line[200];
	snprintf(line, sizeof line, "%s%s", words, name);
	return audit_add(s, NULL, by, what, 0, line, err);
}

bool
staff_check_pin(const char *pin, struct error *err)
{
	return staff_pin_valid(pin) ||
	       error_set(err, ERROR_CONTENT, "bad_pin", "密码要六位数字，不能六位都一样，也不能是 123456。");
}

bool
staff_check_name(const char *name, struct error *err)
{
	size_t n = strlen(name);
	bool ok =
	    n > 0 && n < STAFF_NAME && utf8_valid(name, n) && name[0] != ' ' && name[0] != '-' && name[n - 1] != ' ';
	for (const char *p = name; ok && *p; p++)
		ok = (unsigned char)*p >= ' ' && !strchr(",=\x7f", *p);
	return (ok && !strstr(name, "，")) ||
	       error_set(err, ERROR_CONTENT, "bad_name",
		   "工作人员要写名字，二十个字以内，前后不留空格，不用减号开头，中间不用逗号和等号。");
}

bool
staff_check_recovery(const char *code, struct error *err)
{
	return (strlen(code) == STAFF_RECOVERY && strspn(code, "0123456789") == STAFF_RECOVERY) ||
	       error_set(err, ERROR_CONTENT, "bad_recovery", "恢复码要十二位数字。");
}

static bool
insert(struct state *s, const char *name, const char *hash, bool manager, const char *by, struct error *err)
{
	struct staff_member list[STAFF_MOST], same;
	size_t n = list_in(s->db, list);
	if (find_in(s->db, name, &same))
		return error_set(
		    err, ERROR_CONTENT, "staff_exists", "已经有“%s”了。要改密码请改密码，或者换个名字。", name);
	if (n == STAFF_MOST)
		return error_set(
		    err, ERROR_CONTENT, "too_many_staff", "工作人员最多 %d 个。请先去掉不用的。", STAFF_MOST);
	manager = manager || n == 0;
	return db_run(s->db, "INSERT INTO staff(name, hash, manager) VALUES(?1, ?2, ?3)",
		   BIND(name, hash, manager ? "1" : "0"), err) &&
	       say(s, by, "staff", manager ? "添加管理员" : "添加工作人员", name, err);
}

bool
staff_add(struct state *s, const char *name, const char *pin, bool manager, const char *by, struct error *err)
{
	char hash[crypto_pwhash_STRBYTES];
	if (!staff_check_name(name, err) || !staff_check_pin(pin, err) || !hash_of(pin, hash, err) || !begin(s, err))
		return false;
	return state_end(s, insert(s, name, hash, manager, by, err), err);
}

static bool
check_there(struct db *db, const char *name, struct staff_member *out, struct error *err)
{
	return find_in(db, name, out) || error_set(err, ERROR_CONTENT, "no_such_staff", "没有叫“%s”的工作人员。", name);
}

static bool
put_pin(struct state *s, const char *name, const char *hash, struct error *err)
{
	struct staff_member m;
	return check_there(s->db, name, &m, err) &&
	       db_run(s->db, "UPDATE staff SET hash=?1 WHERE name=?2", BIND(hash, name), err);
}

bool
staff_set_pin(struct state *s, const char *name, const char *pin, const char *by, struct error *err)
{
	char hash[crypto_pwhash_STRBYTES];
	if (!staff_check_pin(pin, err) || !hash_of(pin, hash, err) || !begin(s, err))
		return false;
	bool ok = put_pin(s, name, hash, err) && say(s, by, "pin", "改密码：", name, err);
	return state_end(s, ok, err);
}

bool
staff_remove(struct state *s, const char *name, const char *by, struct error *err)
{
	struct staff_member m;
	if (!begin(s, err))
		return false;
	bool ok = check_there(s->db, name, &m, err);
	if (ok && m.manager && db_number(s->db, "SELECT count(*) FROM staff WHERE manager", 0) < 2)
		ok = error_set(err, ERROR_CONTENT, "last_manager",
		    "“%s”是最后一个管理员，去掉了就没人能改设置。请先添加另一个管理员。", name);
	ok = ok && db_run(s->db, "DELETE FROM staff WHERE name=?1", BIND(name), err) &&
	     say(s, by, "staff", "去掉工作人员", name, err);
	return state_end(s, ok, err);
}

bool
staff_set_recovery(struct state *s, const char *code, char out[STAFF_RECOVERY + 1], const char *by, struct error *err)
{
	char hash[crypto_pwhash_STRBYTES];
	out[0] = '\0';
	if (code[0] && !staff_check_recovery(code, err))
		return false;
	char made[STAFF_RECOVERY + 1] = "";
	for (int i = 0; i < STAFF_RECOVERY; i++)
		made[i] = code[0] ? code[i] : (char)('0' + randombytes_uniform(10));
	bool ok = hash_of(made, hash, err) && begin(s, err);
	if (ok) {
		ok = db_run(s->db, "INSERT OR REPLACE INTO staff_recovery(one, hash) VALUES(1, ?1)", BIND(hash), err) &&
		     say(s, by, "recovery", "换了恢复码", "", err);
		ok = state_end(s, ok, err);
	}
	if (ok)
		memcpy(out, made, sizeof made);
	sodium_memzero(made, sizeof made);
	return ok;
}

bool
staff_reset(struct state *s, const char *name, const char *pin, char out[STAFF_RECOVERY + 1], struct error *err)
{
	char hash[crypto_pwhash_STRBYTES];
	out[0] = '\0';
	if (!staff_check_pin(pin, err) || !hash_of(pin, hash, err) || !begin(s, err))
		return false;
	bool ok = put_pin(s, name, hash, err) && say(s, name, "reset", "用乡镇的恢复码重定了密码：", name, err) &&
		  staff_set_recovery(s, "", out, name, err);
	return state_end(s, ok, err);
}
