/* usage: see usage.h. */
#include "store/usage.h"

#include <stdio.h>
#include <string.h>

#include "store/state_inside.h"

void
usage_count(struct usage *u, const char *screen)
{
	size_t i = 0;
	while (i < u->count && strcmp(u->row[i].screen, screen) != 0)
		i++;
	if (i == USAGE_SCREENS)
		return;
	if (i == u->count)
		snprintf(u->row[u->count++].screen, USAGE_NAME, "%s", screen);
	u->row[i].times++;
}

static bool
add(struct db *db, const struct usage *u, const char *day)
{
	struct stmt *s =
	    db_prepare(db, "INSERT INTO usage VALUES(?1, ?2, ?3) ON CONFLICT(day, screen) DO UPDATE SET n=n+?3", NULL);
	for (size_t i = 0; s && i < u->count; i++) {
		db_reset(s);
		db_bind_text(s, 1, day);
		db_bind_text(s, 2, u->row[i].screen);
		db_bind_int(s, 3, u->row[i].times);
		db_step(s);
	}
	return db_finish(s, NULL);
}

/* By number of rows, not by the clock: one that jumped ahead would forget everything. */
static bool
forget_oldest(struct db *db)
{
	return db_number(db, "SELECT count(*) FROM usage", 0) <= USAGE_ROWS ||
	       db_exec(db, "DELETE FROM usage WHERE day=(SELECT min(day) FROM usage WHERE day<>'')", NULL);
}

bool
usage_flush(struct usage *u, const char *data, struct date day)
{
	char name[16] = "";
	if (u->count == 0)
		return true;
	struct db *db = state_look(data);
	if (!db)
		return false;
	if (day.year >= 2020)
		date_format(day, name);
	bool begun = db_exec(db, "BEGIN IMMEDIATE", NULL);
	bool ok = begun && db_exec(db, USAGE_TABLE, NULL) && add(db, u, name) && forget_oldest(db);
	if (begun)
		ok = db_exec(db, ok ? "COMMIT" : "ROLLBACK", NULL) && ok;
	db_close(db);
	if (ok)
		*u = (struct usage){ 0 };
	return ok;
}

size_t
usage_list(const char *data, struct arena *a, struct usage_line **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct db *db = state_look(data);
	struct stmt *s = db && state_has_table(db, "usage")
			     ? db_prepare(db, "SELECT day, screen, n FROM usage ORDER BY day, n DESC, screen", NULL)
			     : NULL;
	while (s && db_step(s)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = (struct usage_line){ arena_strdup(a, db_text(s, 0)), arena_strdup(a, db_text(s, 1)),
			(long)db_int(s, 2) };
	}
	db_finish(s, NULL);
	db_close(db);
	return n;
}
