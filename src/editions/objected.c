/* objected: see objected.h. Clerks write what an objection is about as they
 * like; spaces, and a village or group in front of a name, do not matter. */
#include "editions/objected.h"

#include <string.h>

#include "base/arena.h"

/* 「2021年11月」 in what the objection is about, and the row is of another month. */
#define OTHER_MONTH                                                                                                    \
	"(o.about GLOB '*[0-9][0-9][0-9][0-9]年[0-9]*月*' AND t.period GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]' AND "  \
	"instr(o.about, substr(t.period,1,4)||'年'||ltrim(substr(t.period,6),'0')||'月')=0)"
#define ONLY(board, other)                                                                                             \
	"(instr(o.about,'" board "')>0 AND instr(o.about,'" other "')=0 AND instr(o.about,'红黑榜')=0)"
/* A person or a home, with or without its village and group. */
#define NAMES(name)                                                                                                    \
	"replace(o.target,' ','') IN (" name ", t.village||" name ", t.place||" name ", coalesce(t.grp,'')||" name     \
	", t.village||coalesce(t.grp,'')||" name ", t.place||coalesce(t.grp,'')||" name ")"

/* `means`: the objection `o` is to the row `t`; `named`: its words name the list. */
static const struct rule {
	enum register_id reg;
	const char *means, *named;
} rules[] = {
	{ REG_BOARD,
	    "replace(o.target,' ','') IN (t.target, t.village||t.target, t.place||t.target) AND NOT " OTHER_MONTH
	    " AND NOT (t.board='黑榜' AND " ONLY("红榜", "黑榜") ") AND NOT (t.board='红榜' AND " ONLY(
		"黑榜", "红榜") ")",
	    "instr(o.about,'榜')>0" },
	{ REG_COURTYARD, NAMES("t.head") " AND instr(o.about,'庭院')>0", "1" },
	{ REG_HONOUR,
	    NAMES("t.name") " AND (instr(o.about,t.honour)>0 OR instr(o.about,'光荣')>0 OR "
			    "instr(o.about,'最美家庭')>0 OR instr(o.about,'先进')>0)",
	    "1" },
};
enum { RULES = sizeof rules / sizeof *rules };

/* Without a rule of its own a row is meant by its name, as it stands last in its title. */
static const char *
means(struct arena *a, const struct reg *r, const char **named)
{
	for (size_t i = 0; i < RULES; i++)
		if (rules[i].reg == r->id) {
			*named = rules[i].named;
			return rules[i].means;
		}
	const char *blank = strrchr(r->title, ' '), *name = blank ? blank + 1 : r->title;
	*named = "1";
	return arena_printf(a, "t.\"%s\"<>'' AND (o.target=t.\"%s\" OR instr(o.about,t.\"%s\")>0)", name, name, name);
}

bool
objected_fill(struct db *db, struct error *err)
{
	struct arena *a = arena_new();
	bool ok = true;
	for (const struct reg *r = NULL; ok && (r = catalogue_next(r));) {
		const char *named, *on = means(a, r, &named);
		if (r->objectable)
			ok = db_exec(db,
			    arena_printf(a,
				"INSERT INTO objected SELECT '%s', t.rid, o.rid, " OBJECTION_OPEN(
				    "o") ", %s FROM objection o JOIN %s t ON %s",
				r->table, named, r->table, on),
			    err);
	}
	arena_free(a);
	return ok;
}
