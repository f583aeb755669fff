/* audit: see audit.h. */
#include "store/audit.h"

#include <stdio.h>
#include <time.h>

#include "base/str.h"
#include "store/shape.h"
#include "store/state_inside.h"

/* The wall's clock. */
static const char *
now(char out[32])
{
	struct tm t;
	time_t seconds = time(NULL);
	localtime_r(&seconds, &t);
	strftime(out, 32, "%Y-%m-%dT%H:%M:%S", &t);
	return out;
}

bool
audit_add(struct state *s, const char *at, const char *who, const char *what, int edition, const char *words,
    struct error *err)
{
	char clock[32];
	return db_exec(s->db, STAFF_TABLES, err) &&
	       db_run(s->db, "INSERT INTO audit(at, who, what, words, edition) VALUES(?1, ?2, ?3, ?4, ?5)",
		   BIND(str_empty(at) ? now(clock) : at, str_empty(who) ? AUDIT_NOBODY : who, what, words,
		       INTEGER(edition)),
		   err);
}

SHAPE(audit_shape, audit, COLUMNS(audit, id, at, who, what, words, edition));

bool
audit_list(const char *data, struct arena *a, size_t most, struct audit **out, size_t *count)
{
	struct db *db = state_look(data);
	bool has = state_has_table(db, "audit");
	*out = NULL;
	*count = 0;
	bool ok = !has || shape_list(db, NULL, a, &audit_shape, "FROM audit t ORDER BY id DESC LIMIT ?1",
			      BIND(INTEGER((long long)most)), out, count, NULL);
	db_close(db);
	return ok;
}

bool
audit_newest(const char *data, struct arena *a, const char *what, struct audit *out)
{
	struct db *db = state_look(data);
	bool found =
	    state_has_table(db, "audit") && shape_row(db, NULL, a, &audit_shape,
						"FROM audit t WHERE what=?1 ORDER BY id DESC LIMIT 1", BIND(what), out);
	db_close(db);
	return found;
}

bool
audit_lately(const char *data, struct arena *a, const char *what, struct date today, struct audit *out)
{
	enum { DAYS = 14 };
	char iso[11] = "";
	struct date day;
	bool found = audit_newest(data, a, what, out);
	snprintf(iso, sizeof iso, "%.10s", found ? out->at : "");
	return found && date_parse(iso, &day) && date_days(today) - date_days(day) <= DAYS;
}

#define SENT_BACK "退回给%s：" /* to whom is part of the words */

bool
audit_send_back(struct state *s, const char *who, const char *to, const char *what, const char *why, struct error *err)
{
	struct arena *a = arena_new();
	bool ok = audit_add(s, NULL, who, "sendback", 0, arena_printf(a, SENT_BACK "%s。原因：%s", to, what, why), err);
	arena_free(a);
	return ok;
}

void
audit_sent_back(const char *data, struct arena *a, const char *to, struct audit **out, size_t *count)
{
	struct db *db = state_look(data);
	*out = NULL;
	*count = 0;
	if (state_has_table(db, "audit") && !shape_list(db, NULL, a, &audit_shape,
						"FROM audit t WHERE what='sendback' AND substr(words, 1, "
						"length(?1))=?1 AND id>coalesce((SELECT max(id) "
						"FROM audit WHERE what='read' AND who=?2), 0) ORDER BY id DESC",
						BIND(arena_printf(a, SENT_BACK, to), to), out, count, NULL))
		*count = 0;
	db_close(db);
}

static void
edition_line(struct db *db, int edition, const char *what, char out[AUDIT_NAME])
{
	struct stmt *s = db_ask(db, "SELECT who FROM audit WHERE edition=?1 AND what=?2 ORDER BY id DESC LIMIT 1",
	    BIND(INTEGER(edition), what), NULL);
	if (s && db_step(s))
		snprintf(out, AUDIT_NAME, "%s", db_text(s, 0));
	db_finish(s, NULL);
}

void
audit_edition_by(const char *data, int edition, char by[AUDIT_NAME], char reader[AUDIT_NAME])
{
	by[0] = reader[0] = '\0';
	struct db *db = state_look(data);
	if (edition > 0 && state_has_table(db, "audit")) {
		edition_line(db, edition, "publish", by);
		if (!by[0])
			edition_line(db, edition, "amend", by);
		edition_line(db, edition, "read", reader);
	}
	db_close(db);
}

SHAPE(brought_shape, audit_brought, COLUMNS(audit_brought, source, who, at));

bool
audit_brought_find(const char *data, struct arena *a, const char *reg, const char *scope, struct audit_brought *out)
{
	struct audit_brought *all = NULL;
	size_t n = 0;
	struct db *db = data ? state_look(data) : NULL;
	bool ok = state_has_table(db, "brought") &&
		  shape_list(db, NULL, a, &brought_shape, "FROM brought t WHERE reg=?1 AND scope=?2", BIND(reg, scope),
		      &all, &n, NULL);
	db_close(db);
	if (ok && n)
		*out = all[0];
	return ok && n;
}

bool
audit_brought_put(struct state *s, const char *reg, const char *scope, const struct audit_brought *b, struct error *err)
{
	return db_exec(s->db, BROUGHT_TABLE, err) &&
	       db_run(s->db, "INSERT OR REPLACE INTO brought VALUES(?1, ?2, ?3, ?4, ?5)",
		   BIND(reg, scope, b->source, b->who, b->at), err);
}
