/* lockout: see lockout.h. */
#include "store/lockout.h"

#include "os/broker.h"
#include "store/audit.h"
#include "store/state_inside.h"

enum { HOUR_S = 3600, DAY_S = 86400 };

struct guard {
	int tries, locks;
	long long until, last;
};

/* ---------------------------------------------------------- the clock */

static bool
write_clock(struct db *db, long long now, uint64_t mono_ms)
{
	return db_run(db, "INSERT OR REPLACE INTO lockout_clock VALUES(1, ?1, ?2)",
	    BIND(INTEGER(now), INTEGER((long long)mono_ms)), NULL);
}

long long
lockout_now(struct db *db, struct code_clock clock)
{
	long long mono = (long long)clock.mono_ms;
	bool kept = state_has_table(db, "lockout_clock");
	long long latest = kept ? db_number(db, "SELECT latest FROM lockout_clock", -1) : -1;
	if (latest < 0) { /* the first time of all: the wall's hour is as good as any */
		long long old =
		    state_has_table(db, "code_clock") ? db_number(db, "SELECT latest FROM code_clock", 0) : 0;
		return clock.wall_s > old ? clock.wall_s : old;
	}
	long long then = db_number(db, "SELECT mono FROM lockout_clock", 0);
	if (mono >= then)
		return latest + (mono - then) / 1000;
	/* started anew: at least what this clock has run since has gone by */
	if (!broker_there()) /* else the next try does, where it may be written */
		write_clock(db, latest + mono / 1000, clock.mono_ms);
	return latest + mono / 1000;
}

/* ---------------------------------------------------------- the tries */

static bool
read_guard(struct db *db, const char *id, struct guard *g)
{
	*g = (struct guard){ 0 };
	struct stmt *s = db_prepare(db, "SELECT tries, locks, until, last FROM code_guard WHERE home=?", NULL);
	if (s) {
		db_bind_text(s, 1, id);
		if (db_step(s))
			*g = (struct guard){ (int)db_int(s, 0), (int)db_int(s, 1), db_int(s, 2), db_int(s, 3) };
	}
	return db_finish(s, NULL);
}

static bool
write_guard(struct db *db, const char *id, const struct guard *g)
{
	return db_run(db, "INSERT OR REPLACE INTO code_guard VALUES(?1, ?2, ?3, ?4, ?5)",
	    BIND(id, INTEGER(g->tries), INTEGER(g->locks), INTEGER(g->until), INTEGER(g->last)), NULL);
}

/* Tries within the hour, CODE_HOUR_TRIES when nobody can tell; *oldest is when the tenth last was, 0 when there are
 * less.
 */
static int
hour_tries(struct db *db, const char *id, long long now, long long *oldest)
{
	int n = 0;
	struct stmt *s = db_prepare(db, "SELECT at FROM code_try WHERE home=?1 AND at>?2 ORDER BY at DESC", NULL);
	*oldest = 0;
	if (s) {
		db_bind_text(s, 1, id);
		db_bind_int(s, 2, now - HOUR_S);
		while (n < CODE_HOUR_TRIES && db_step(s))
			if (++n == CODE_HOUR_TRIES)
				*oldest = db_int(s, 0);
	}
	if (db_finish(s, NULL))
		return n;
	*oldest = now;
	return CODE_HOUR_TRIES;
}

/* Over all households. */
static long
hall_tries(struct db *db, const struct lockout *l, long long now)
{
	return !l->hall ? 0
			: (long)db_find(db, "SELECT count(*) FROM code_try WHERE home=?1 AND at>?2",
			      BIND(l->hall, INTEGER(now - HOUR_S)), CODE_HALL_TRIES);
}

static long
wait_of(struct db *db, const struct lockout *l, const struct guard *g, long long now)
{
	long long oldest;
	hour_tries(db, l->id, now, &oldest);
	long hour = oldest ? (long)(oldest + HOUR_S - now) : 0, lock = g->until > now ? (long)(g->until - now) : 0;
	if (hall_tries(db, l, now) >= CODE_HALL_TRIES) { /* nobody is locked out; nobody gets far */
		long long last = db_find(db, "SELECT max(at) FROM code_try WHERE home=?1", BIND(l->hall), now);
		long hall = (long)(last + CODE_HALL_WAIT_S - now);
		hour = hall > hour ? hall : hour;
	}
	return lock > hour ? lock : hour;
}

/* The first time in an hour that it comes to this, staff are told. */
static void
tell(struct db *db, const struct lockout *l, long long now)
{
	struct state s = { .db = db, .depth = 1 };
	if (hall_tries(db, l, now) == CODE_HALL_TRIES)
		audit_add(&s, NULL, STATE_MACHINE, CODES_GUESSED, 0, "一小时里查询码按错了二十次，可能有人在猜", NULL);
}

long
lockout_wait(struct db *db, const struct lockout *l, long long now)
{
	if (!state_has_table(db, "code_guard") || !state_has_table(db, "code_try"))
		return 0;
	struct guard g;
	read_guard(db, l->id, &g);
	return wait_of(db, l, &g, now);
}

/* Before it is looked at: a fifth try has its lock written already. */
static bool
count_try(struct db *db, const struct lockout *l, struct guard *g, long long now, uint64_t mono_ms)
{
	if (now - g->last > HOUR_S)
		g->tries = 0;
	if (now - g->last > DAY_S)
		g->locks = 0;
	g->last = now;
	g->tries++;
	if (g->tries >= CODE_TRIES) {
		g->until = now + (g->locks == 0 ? CODE_LOCK_S : l->again_s);
		g->locks++;
		g->tries = 0;
	}
	return write_guard(db, l->id, g) &&
	       db_run(db, "INSERT INTO code_try VALUES(?1, ?2)", BIND(l->id, INTEGER(now)), NULL) &&
	       (!l->hall || db_run(db, "INSERT INTO code_try VALUES(?1, ?2)", BIND(l->hall, INTEGER(now)), NULL)) &&
	       db_run(db, "DELETE FROM code_try WHERE at<=?1", BIND(INTEGER(now - HOUR_S)), NULL) &&
	       write_clock(db, now, mono_ms);
}

struct code_result
lockout_begin(struct db *db, const struct lockout *l, struct code_clock clock)
{
	if (!db_exec(db, "BEGIN IMMEDIATE; " LOCKOUT_TABLES, NULL)) {
		db_exec(db, "ROLLBACK", NULL);
		return (struct code_result){ .answer = CODE_BROKEN };
	}
	long long now = lockout_now(db, clock);
	struct guard g;
	bool known = read_guard(db, l->id, &g);
	long wait = wait_of(db, l, &g, now);
	if (wait > 0) {
		db_exec(db, "COMMIT", NULL); /* no more than the clock of a new start */
		return (struct code_result){ .answer = CODE_LOCKED, .wait_s = wait };
	}
	if (known && count_try(db, l, &g, now, clock.mono_ms) && db_exec(db, "COMMIT", NULL))
		return (struct code_result){ .answer = CODE_RIGHT };
	db_exec(db, "ROLLBACK", NULL);
	return (struct code_result){ .answer = CODE_BROKEN };
}

static void
forgive(struct db *db, const struct lockout *l)
{
	/* that it was a try was written down beforehand; it turned out to be no failure */
	const char *last = "DELETE FROM code_try WHERE rowid=(SELECT rowid FROM code_try WHERE home=?1 ORDER BY at "
			   "DESC, rowid DESC LIMIT 1)";
	const char *tries = l->hour_stays ? last : "DELETE FROM code_try WHERE home=?1";
	if (db_exec(db, "BEGIN IMMEDIATE", NULL)) {
		bool ok = db_run(db, "DELETE FROM code_guard WHERE home=?1", BIND(l->id), NULL) &&
			  db_run(db, tries, BIND(l->id), NULL) && (!l->hall || db_run(db, last, BIND(l->hall), NULL));
		if (!ok || !db_exec(db, "COMMIT", NULL))
			db_exec(db, "ROLLBACK", NULL);
	}
}

struct code_result
lockout_end(struct db *db, const struct lockout *l, struct code_clock clock, bool right)
{
	if (right) {
		forgive(db, l);
		return (struct code_result){ .answer = CODE_RIGHT };
	}
	long long oldest, now = lockout_now(db, clock);
	struct guard g;
	tell(db, l, now);
	read_guard(db, l->id, &g);
	long wait = wait_of(db, l, &g, now);
	if (wait > 0)
		return (struct code_result){ .answer = CODE_LOCKED, .wait_s = wait };
	int hour = CODE_HOUR_TRIES - hour_tries(db, l->id, now, &oldest), row = CODE_TRIES - g.tries;
	return (struct code_result){ .answer = CODE_WRONG, .left = hour < row ? hour : row };
}
