/* usage: see usage.h. */
#include "store/usage.h"

#include <stdio.h>
#include <string.h>

#include "store/errand.h"
#include "store/shape.h"
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

static bool
write_down(const struct usage *u, const char *data, struct date day)
{
	char name[16] = "";
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
	return ok;
}

struct flush {
	struct usage usage;
	struct date day;
};

bool
usage_flush_here(const char *data, void *io, size_t size)
{
	struct flush *f = io;
	if (size != sizeof *f || f->usage.count > USAGE_SCREENS)
		return false;
	for (size_t i = 0; i < f->usage.count; i++)
		ERRAND_TEXT(f->usage.row[i].screen);
	return write_down(&f->usage, data, f->day);
}

bool
usage_flush(struct usage *u, const char *data, struct date day)
{
	struct flush f = { *u, day };
	bool ok = u->count == 0 || errand(ERRAND_USAGE, usage_flush_here, data, &f, sizeof f);
	if (ok)
		*u = (struct usage){ 0 };
	return ok;
}

SHAPE(line_shape, usage_line, COLUMNS(usage_line, day, screen), COLUMN_AS(usage_line, times, "t.n"));

size_t
usage_list(const char *data, struct arena *a, struct usage_line **out)
{
	struct db *db = state_look(data);
	*out = NULL;
	size_t n = state_has_table(db, "usage")
		       ? shape_rows(db, NULL, a, &line_shape, "FROM usage t ORDER BY day, n DESC, screen", NULL, out)
		       : 0;
	db_close(db);
	return n;
}
