/* amendable: see amendable.h. What is said of a row is SQL, one line a
 * register; what residents see of it is the store's (visible.h), and which row
 * an objection means was resolved with the edition (objected.h). */
#include "queries/amendable.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/query.h"

/* SQL of a row `t`; NULL: nothing. */
struct part {
	enum register_id reg;
	const char *what, *title, *note, *who, *newest, *due, *mark; /* mark NULL: as residents see it */
	const char *where, *order;
};

static const struct part problems = { REG_PROBLEM, .what = "t.status", .title = "coalesce(t.village,'')||' '||t.spot",
	.note = "t.description", .who = "t.code", .due = "t.due_on",
	.where = "coalesce(t.status,'') NOT IN ('已完成','撤销') AND coalesce(t.closed,'')<>'是' AND "
		 "coalesce(t.state,'')<>'撤下'",
	.order = "t.due_on IS NULL, t.due_on, t.ord" };
static const struct part boards = { REG_BOARD, .what = "t.board",
	.title =
	    "t.board||' · '||CASE WHEN t.target_kind='村' OR instr(t.target,coalesce(t.village,''))=1 THEN '' ELSE "
	    "coalesce(t.village,'')||' ' END||t.target",
	.note = "t.reason", .who = "t.period", .newest = "t.period" };
static const struct part yards = { REG_COURTYARD, .what = "'最美庭院'",
	.title = "'最美庭院 · '||coalesce(t.village,'')||coalesce(t.grp,'')||' '||t.head", .note = "t.deed",
	.who = "t.batch", .newest = "t.judged_on" };
static const struct part honours = { REG_HONOUR, .what = "'光荣榜'",
	.title = "t.honour||' · '||coalesce(t.village,'')||' '||t.name", .note = "t.deed", .who = "t.period",
	.newest = "t.period" };
static const struct part notices = { REG_NOTICE, .what = "'公告'", .title = "t.kind||' · '||t.title",
	.note = "t.issuer", .who = "t.issued_on", .newest = "t.issued_on" };
static const struct part posts = { REG_POST, .what = "'责任人'", .title = "t.name||' '||t.duty", .note = "t.phone",
	.who = "t.village", .where = "coalesce(t.date_to,'9999')>=(SELECT early FROM today)" };
static const struct part grids = { REG_GRID, .what = "'网格'",
	.title = "coalesce(t.worker,'')||' '||coalesce(t.name,t.code)||'网格员'", .note = "t.worker_phone",
	.who = "t.village" };
static const struct part villages = { REG_VILLAGE, .what = "'村'", .title = "t.village||' 办公电话'", .note = "t.phone",
	.who = "t.secretary" };
static const struct part objections = { REG_OBJECTION, .title = "coalesce(nullif(t.target,'')||' · ','')||t.about",
	.note = "t.content", .who = "coalesce(t.person,'')||coalesce(' '||nullif(t.phone,''),'')",
	.newest = "coalesce(t.replied_on,t.received_on)", .due = "t.due_on",
	.mark = "CASE WHEN " OBJECTION_OPEN("t") " THEN 1 ELSE 5 END", .where = "coalesce(t.state,'')<>'撤下'" };
static_assert(AMEND_OBJECTED == 1 && AMEND_ANSWERED == 5, "as in SQL");

enum { PARTS = 4 };
static const struct part *const parts[AMEND_TASKS][PARTS] = {
	[AMEND_PROBLEM] = { &problems },
	[AMEND_TAKE] = { &boards, &yards, &honours, &notices },
	[AMEND_PHONE] = { &posts, &grids, &villages },
	[AMEND_OBJECT] = { &boards, &yards, &honours, &notices },
	[AMEND_ANSWER] = { &objections },
};

/* ------------------------------------------------------------------- rows */

SHAPE(amendable_shape, amendable, COLUMNS(amendable, rid, title, note, what, who, newest, mark, due));

static const char *
or_null(const char *sql)
{
	return sql ? sql : "NULL";
}

static size_t
read_part(struct store *s, struct arena *a, const struct part *p, const char *place, struct amendable **out)
{
	const struct reg *r = catalogue_register(p->reg);
	return store_rows(s, a, &amendable_shape,
	    arena_printf(a,
		"FROM (SELECT t.rid, %s AS what, %s AS title, %s AS note, %s AS who, %s AS newest, %s AS due, "
		"%s AS mark FROM %s t WHERE (?1 IS NULL OR t.place IN (?1,'')) AND %s ORDER BY %s) t",
		or_null(p->what), p->title, p->note, p->who, or_null(p->newest), or_null(p->due),
		p->mark ? p->mark : visible_mark(a, r), r->table, p->where ? p->where : "1",
		p->order ? p->order : "t.ord"),
	    BIND(place), out);
}

static void
count_days(struct store *s, struct amendable *row)
{
	if (!row->due.year || !store_today_known(s) || row->mark == AMEND_ANSWERED)
		return;
	if (row->reg == REG_OBJECTION)
		row->days = date_working_between(store_today(s), row->due);
	else
		row->days = date_days(row->due) - date_days(store_today(s));
}

static void
finish(struct store *s, struct arena *a, struct amendable *row)
{
	char period[64];
	row->title += row->title[0] == ' ';
	if (row->reg == REG_BOARD || row->reg == REG_HONOUR) {
		period_speak(row->who, period, sizeof period);
		row->who = arena_strdup(a, period);
	}
	count_days(s, row);
}

/* Is it of those the task is about? */
static bool
belongs(enum amend_task task, const struct amendable *row)
{
	return task != AMEND_OBJECT || row->mark == AMEND_SHOWN || row->mark == AMEND_OBJECTED;
}

/* 0 what asks for something, 1 what is over, 2 what was taken down. */
static int
rank_of(enum amend_mark mark)
{
	return mark == AMEND_WITHDRAWN                                               ? 2
	       : mark == AMEND_PAST || mark == AMEND_DRAFT || mark == AMEND_ANSWERED ? 1
										     : 0;
}

static int
in_order(const void *x, const void *y)
{
	const struct amendable *p = x, *q = y;
	int k = rank_of(p->mark) - rank_of(q->mark), newest = strcmp(q->newest, p->newest);
	if (k == 0 && p->reg == REG_OBJECTION && p->mark != AMEND_ANSWERED)
		k = (int)(date_days(p->due) - date_days(q->due));
	if (k == 0 && p->reg == REG_BOARD && q->reg == REG_BOARD)
		k = newest ? newest : strcmp(q->what, p->what);
	if (k == 0 && p->reg == q->reg)
		k = newest;
	return k ? k : p->order < q->order ? -1 : 1;
}

size_t
amendable_list(struct store *s, struct arena *a, enum amend_task task, const char *place, struct amendable **out)
{
	struct amendable *part;
	size_t n = 0, capacity = 0;
	*out = NULL;
	for (size_t p = 0; p < PARTS && parts[task][p]; p++) {
		enum register_id reg = parts[task][p]->reg;
		bool placed = catalogue_field(catalogue_register(reg), "village") >= 0;
		size_t more = read_part(s, a, parts[task][p], placed ? place : NULL, &part);
		*out = arena_grow(a, *out, n, &capacity, n + more + 1, sizeof **out);
		for (size_t i = 0; i < more; i++) {
			part[i].reg = reg;
			part[i].order = n;
			finish(s, a, &part[i]);
			if (belongs(task, &part[i]))
				(*out)[n++] = part[i];
		}
	}
	if (n)
		qsort(*out, n, sizeof **out, in_order);
	return n;
}

long
amendable_count(struct store *s, enum amend_task task)
{
	struct arena *a = arena_new();
	struct amendable *list;
	size_t n = amendable_list(s, a, task, NULL, &list);
	long count = 0;
	for (size_t i = 0; i < n; i++)
		count += list[i].mark == AMEND_SHOWN || list[i].mark == AMEND_OBJECTED;
	arena_free(a);
	return count;
}

bool
amendable_find(
    struct store *s, struct arena *a, enum amend_task task, enum register_id reg, long long rid, struct amendable *out)
{
	struct amendable *list;
	size_t n = amendable_list(s, a, task, NULL, &list);
	for (size_t i = 0; i < n; i++)
		if (list[i].reg == reg && list[i].rid == rid)
			return *out = list[i], true;
	return false;
}

/* ------------------------------------------------------------------ cells */

const char *
amendable_cell(struct store *s, struct arena *a, enum register_id reg, long long rid, const char *column)
{
	const struct reg *r = catalogue_register(reg);
	if (catalogue_field(r, column) < 0)
		return "";
	return store_first(
	    s, a, arena_printf(a, "SELECT \"%s\" FROM %s WHERE rid=?1", column, r->table), BIND(INTEGER(rid)));
}

bool
amendable_naming(
    struct store *s, struct arena *a, enum register_id reg, long long rid, const char **about, const char **target)
{
#define CELL(column) amendable_cell(s, a, reg, rid, column)
	const struct reg *r = catalogue_register(reg);
	const char *name = strrchr(r->title, ' ');
	char period[64];
	switch (reg) {
	case REG_BOARD:
		period_speak(CELL("period"), period, sizeof period);
		*about = arena_printf(a, "%s%s", period, CELL("board"));
		/* with its village: other villages have a place of that name too */
		*target = str_starts(CELL("target"), CELL("village"))
			      ? CELL("target")
			      : arena_printf(a, "%s%s", CELL("village"), CELL("target"));
		break;
	case REG_COURTYARD:
		*about = "最美庭院";
		*target = arena_printf(a, "%s%s%s", CELL("village"), CELL("grp"), CELL("head"));
		break;
	case REG_HONOUR:
		*about = CELL("honour");
		*target = arena_printf(a, "%s%s%s", CELL("village"), CELL("grp"), CELL("name"));
		break;
	default: /* as store/objected.c finds it */
		*about = r->objectable ? r->sheet : "";
		*target = r->objectable ? CELL(name ? name + 1 : r->title) : "";
	}
#undef CELL
	return (*target)[0] != '\0';
}

struct entry { /* that an objection may mean */
	long long rid;
	const char *period;
};
SHAPE(entry_shape, entry, COLUMN_AS(entry, rid, "t.rid"), COLUMN_AS(entry, period, "t.newest"));

/* The one whose list the objection names, else the newest; 0 when there is none. */
static long long
meant(struct store *s, struct arena *a, const struct part *p, long long objection, bool named)
{
	const char *table = catalogue_register(p->reg)->table,
		   *about = amendable_cell(s, a, REG_OBJECTION, objection, "about");
	struct entry *entry;
	const struct entry *best = NULL;
	bool best_said = false;
	size_t n = store_rows(s, a, &entry_shape,
	    arena_printf(a,
		"FROM (SELECT t.rid, %s AS newest FROM objected o JOIN %s t ON t.rid=o.rid WHERE o.register='%s' AND "
		"o.objection=?1 AND o.named=?2 AND coalesce(t.state,'')<>'撤下') t",
		p->who, table, table),
	    BIND(INTEGER(objection), named ? "1" : "0"), &entry);
	for (size_t i = 0; i < n; i++) {
		char spoken[64];
		const char *period = entry[i].period;
		period_speak(period, spoken, sizeof spoken);
		bool said = period[0] && (strstr(about, spoken) || strstr(about, period));
		if (best && (best_said > said || (best_said == said && strcmp(period, best->period) < 0)))
			continue;
		best = &entry[i];
		best_said = said;
	}
	return best ? best->rid : 0;
}

bool
amendable_objected(struct store *s, struct arena *a, long long objection, struct amendable *out)
{
	for (int named = 1; named >= 0; named--)
		for (size_t i = 0; i < PARTS; i++) {
			const struct part *p = parts[AMEND_TAKE][i];
			long long rid = meant(s, a, p, objection, named);
			if (rid)
				return amendable_find(s, a, AMEND_TAKE, p->reg, rid, out);
		}
	return false;
}

struct text_list
amendable_people(struct store *s, struct arena *a)
{
	return store_texts(s, a,
	    "SELECT name FROM visible_post WHERE coalesce(date_to,'9999')>=(SELECT early FROM today) GROUP BY name "
	    "ORDER BY min(ord) LIMIT 40",
	    NULL);
}
