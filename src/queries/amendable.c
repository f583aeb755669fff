/* amendable: see amendable.h. One query a register, all with the same
 * columns, so that one function reads them. */
#include "queries/amendable.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/query.h"

/* Columns of every query: rid, title, note, place, what, mark, due, who, and by what newer ones come first. */
enum { RID, TITLE, NOTE, PLACE, WHAT, MARK, DUE, WHO, NEWEST };

#define MARK_OF(t, objected)                                                                                           \
	"CASE WHEN " t ".state='撤下' THEN 2 WHEN " t ".state='草稿' THEN 3 WHEN " t ".state='复核中' OR " objected    \
	" THEN 1 WHEN ?1<>'' AND (coalesce(" t ".show_from,'')>?1 OR coalesce(" t ".show_to,'9999')<?1) THEN 4 "       \
	"ELSE 0 END"
#define PLAIN_MARK(t) MARK_OF(t, "0")
#define HONOUR_ABOUT                                                                                                   \
	"instr(o.about,t.honour)>0 OR instr(o.about,'光荣')>0 OR instr(o.about,'最美家庭')>0 OR "                \
	"instr(o.about,'先进')>0"

static const char problems[] =
    "SELECT rid, coalesce(village,'')||' '||spot, description, place, coalesce(status,''), " PLAIN_MARK(
	"t") ", due_on, code, '' FROM problem t WHERE coalesce(status,'') NOT IN ('已完成','撤销') AND "
	     "coalesce(closed,'')<>'是' "
	     "AND coalesce(state,'公示中')<>'撤下' AND (?2 IS NULL OR t.place=?2 OR t.place='') ORDER BY due_on IS "
	     "NULL, due_on, ord";
static const char boards[] =
    "SELECT rid, board||' · '||CASE WHEN target_kind='村' OR instr(target,coalesce(village,''))=1 THEN '' ELSE "
    "coalesce(village,'')||' ' END||target, reason, place, board, " MARK_OF(
	"t", OBJECTED_BOARD("t")) ", NULL, "
				  "coalesce(period,''), coalesce(period,'') FROM board t WHERE (?2 IS NULL OR "
				  "t.place=?2 OR t.place='') ORDER BY ord";
static const char yards[] =
    "SELECT rid, '最美庭院 · '||coalesce(village,'')||coalesce(grp,'')||' '||head, coalesce(deed,''), place, "
    "'最美庭院', " MARK_OF("t",
	OBJECTED_NAME("t", "t.head", "instr(o.about,'庭院')>0")) ", NULL, coalesce(batch,''), "
								 "coalesce(judged_on,'') FROM courtyard t WHERE (?2 IS "
								 "NULL OR t.place=?2 OR t.place='') ORDER BY ord";
static const char honours[] =
    "SELECT rid, honour||' · '||coalesce(village,'')||' '||name, coalesce(deed,''), place, '光荣榜', " MARK_OF("t",
	OBJECTED_NAME("t", "t.name", HONOUR_ABOUT)) ", NULL, coalesce(period,''), coalesce(period,'') FROM honour t "
						    "WHERE (?2 IS NULL OR t.place=?2 OR t.place='') ORDER BY ord";
static const char notices[] = "SELECT rid, kind||' · '||title, coalesce(issuer,''), place, '公告', " MARK_OF("t",
    OBJECTED_NOTICE(
	"t")) ", NULL, issued_on, issued_on FROM notice t WHERE (?2 IS NULL OR t.place=?2 OR t.place='') ORDER BY ord";
static const char posts[] = "SELECT rid, name||' '||duty, coalesce(phone,''), place, '责任人', " PLAIN_MARK(
    "t") ", NULL, coalesce(village,''), '' FROM post t WHERE (date_to IS NULL OR ?1='' OR date_to>=?1) AND (?2 IS NULL "
	 "OR t.place=?2 OR t.place='') ORDER BY ord";
static const char grids[] = "SELECT rid, coalesce(worker,'')||' '||coalesce(name,code)||'网格员', "
			    "coalesce(worker_phone,''), place, '网格', " PLAIN_MARK(
				"t") ", NULL, coalesce(village,''), '' FROM grid t WHERE "
				     "(?2 IS NULL OR t.place=?2 OR t.place='') ORDER BY ord";
static const char villages[] = "SELECT rid, village||' 办公电话', coalesce(phone,''), place, '村', " PLAIN_MARK(
    "t") ", NULL, coalesce(secretary,''), '' FROM village t WHERE (?2 IS NULL OR t.place=?2 OR t.place='') ORDER BY "
	 "ord";
static const char objections[] = "SELECT rid, CASE WHEN coalesce(target,'')='' THEN '' ELSE target||' · ' END||about, "
				 "content, '', '', CASE WHEN " OBJECTION_OPEN(
				     "t") " THEN 1 ELSE 5 END, due_on, coalesce(person,'')||"
					  "CASE WHEN coalesce(phone,'')='' THEN '' ELSE ' '||phone END, "
					  "coalesce(replied_on,received_on) FROM objection t "
					  "WHERE ?1=?1 AND ?2 IS ?2 AND coalesce(state,'公示中')<>'撤下' ORDER BY ord";

struct part {
	enum register_id reg;
	const char *sql;
};

static const struct part parts[AMEND_TASKS][5] = {
	[AMEND_PROBLEM] = { { REG_PROBLEM, problems } },
	[AMEND_TAKE] = { { REG_BOARD, boards }, { REG_COURTYARD, yards }, { REG_HONOUR, honours },
	    { REG_NOTICE, notices } },
	[AMEND_PHONE] = { { REG_POST, posts }, { REG_GRID, grids }, { REG_VILLAGE, villages } },
	[AMEND_OBJECT] = { { REG_BOARD, boards }, { REG_COURTYARD, yards }, { REG_HONOUR, honours },
	    { REG_NOTICE, notices } },
	[AMEND_ANSWER] = { { REG_OBJECTION, objections } },
};

/* ------------------------------------------------------------------- rows */

struct found {
	struct amendable row;
	const char *newest;
	size_t order;
};

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

static struct amendable
read_row(struct store *s, struct arena *a, enum register_id reg, struct stmt *st)
{
	struct amendable row = { .reg = reg,
		.rid = db_int(st, RID),
		.title = store_text(st, a, TITLE),
		.note = store_text(st, a, NOTE),
		.place = store_text(st, a, PLACE),
		.what = store_text(st, a, WHAT),
		.mark = (enum amend_mark)db_int(st, MARK),
		.due = store_date(st, DUE),
		.who = store_text(st, a, WHO) };
	char period[64];
	if (reg == REG_BOARD || reg == REG_HONOUR) {
		period_speak(row.who, period, sizeof period);
		row.who = arena_strdup(a, period);
	}
	row.title += row.title[0] == ' ';
	count_days(s, &row);
	return row;
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
	const struct found *p = x, *q = y;
	int k = rank_of(p->row.mark) - rank_of(q->row.mark);
	if (k == 0 && p->row.reg == REG_OBJECTION && p->row.mark != AMEND_ANSWERED)
		k = (int)(date_days(p->row.due) - date_days(q->row.due));
	if (k == 0 && p->row.reg == REG_BOARD && q->row.reg == REG_BOARD)
		k = strcmp(q->newest, p->newest) ? strcmp(q->newest, p->newest) : strcmp(q->row.what, p->row.what);
	if (k == 0 && p->row.reg == q->row.reg)
		k = strcmp(q->newest, p->newest);
	return k ? k : p->order < q->order ? -1 : 1;
}

size_t
amendable_list(struct store *s, struct arena *a, enum amend_task task, const char *place, struct amendable **out)
{
	struct found *all = NULL;
	size_t n = 0, capacity = 0;
	for (const struct part *p = parts[task]; p < parts[task] + 5 && p->sql; p++) {
		struct stmt *st = store_query(s, p->sql);
		if (!st)
			continue;
		db_bind_text(st, 2, place);
		while (db_step(st)) {
			struct amendable row = read_row(s, a, p->reg, st);
			if (!belongs(task, &row))
				continue;
			all = arena_grow(a, all, n, &capacity, n + 1, sizeof *all);
			all[n] = (struct found){ row, arena_strdup(a, db_text(st, NEWEST)), n };
			n++;
		}
		db_finish(st, NULL);
	}
	if (n)
		qsort(all, n, sizeof *all, in_order);
	*out = arena_array(a, n + 1, sizeof **out);
	for (size_t i = 0; i < n; i++)
		(*out)[i] = all[i].row;
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
	struct stmt *st =
	    store_query(s, arena_printf(a, "SELECT \"%s\" FROM %s WHERE rid=?2 AND ?1=?1", column, r->table));
	const char *text = "";
	if (st) {
		db_bind_int(st, 2, rid);
		text = db_step(st) ? store_text(st, a, 0) : "";
	}
	db_finish(st, NULL);
	return text;
}

bool
amendable_naming(
    struct store *s, struct arena *a, enum register_id reg, long long rid, const char **about, const char **target)
{
#define CELL(column) amendable_cell(s, a, reg, rid, column)
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
	case REG_NOTICE:
		*about = "通知公告";
		*target = CELL("title");
		break;
	default:
		*about = *target = "";
	}
#undef CELL
	return (*target)[0] != '\0';
}

/* One register's entries of an objection, newest first: rid and what the entry's list is called. */
struct meaning {
	enum register_id reg;
	const char *sql;
};
#define FROM_OBJECTION " FROM objection o, "
static const struct meaning meanings[] = {
	{ REG_BOARD,
	    "SELECT t.rid, coalesce(t.period,'')" FROM_OBJECTION
	    "board t WHERE o.rid=?2 AND ?1=?1 AND coalesce(t.state,'公示中')<>'撤下' AND replace(o.target,' ','') "
	    "IN (t.target, t.village||t.target, t.place||t.target) AND (instr(o.about,'榜')>0) AND NOT "
	    "(instr(o.about,'红榜')>0 AND instr(o.about,'黑榜')=0 AND t.board='黑榜') AND NOT "
	    "(instr(o.about,'黑榜')>0 AND instr(o.about,'红榜')=0 AND instr(o.about,'红黑榜')=0 AND "
	    "t.board='红榜')" },
	{ REG_COURTYARD, "SELECT t.rid, coalesce(t.batch,'')" FROM_OBJECTION
			 "courtyard t WHERE o.rid=?2 AND ?1=?1 AND coalesce(t.state,'公示中')<>'撤下' AND "
			 "instr(o.about,'庭院')>0 AND replace(o.target,' ','') IN (t.head, t.village||t.head, "
			 "coalesce(t.grp,'')||t.head, t.village||coalesce(t.grp,'')||t.head)" },
	{ REG_HONOUR, "SELECT t.rid, coalesce(t.period,'')" FROM_OBJECTION
		      "honour t WHERE o.rid=?2 AND ?1=?1 AND coalesce(t.state,'公示中')<>'撤下' AND (" HONOUR_ABOUT
		      ") AND replace(o.target,' ','') IN (t.name, t.village||t.name, coalesce(t.grp,'')||t.name, "
		      "t.village||coalesce(t.grp,'')||t.name)" },
	{ REG_NOTICE,
	    "SELECT t.rid, ''" FROM_OBJECTION
	    "notice t WHERE o.rid=?2 AND ?1=?1 AND coalesce(t.state,'公示中')<>'撤下' AND (o.target=t.title OR "
	    "instr(o.about,t.title)>0)" },
};

/* The one whose list the objection names, else the newest. */
static long long
meant(struct store *s, struct arena *a, const struct meaning *m, long long objection, const char *about)
{
	struct stmt *st = store_query(s, m->sql);
	long long rid = 0;
	const char *best = "";
	char spoken[64];
	bool named = false;
	if (st)
		db_bind_int(st, 2, objection);
	while (st && db_step(st)) {
		const char *period = store_text(st, a, 1);
		period_speak(period, spoken, sizeof spoken);
		bool now = period[0] && (strstr(about, spoken) || strstr(about, period));
		if (rid && (named > now || (named == now && strcmp(period, best) < 0)))
			continue;
		rid = db_int(st, 0);
		best = period;
		named = now;
	}
	db_finish(st, NULL);
	return rid;
}

bool
amendable_objected(struct store *s, struct arena *a, long long objection, struct amendable *out)
{
	const char *about = amendable_cell(s, a, REG_OBJECTION, objection, "about");
	for (size_t i = 0; i < sizeof meanings / sizeof *meanings; i++) {
		long long rid = meant(s, a, &meanings[i], objection, about);
		if (rid)
			return amendable_find(s, a, AMEND_TAKE, meanings[i].reg, rid, out);
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
