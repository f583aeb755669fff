/* issues: see issues.h. */
#include "queries/issues.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/query.h"
#include "store/state.h"

/* 「3组18号张三家」 → 「3组」: what stands before the first 组, 屯 or 社, when
 * it is short and has no door in it. "" when there is none. */
static const char *
group_in(struct arena *a, const char *spot)
{
	static const char *const unit[] = { "组", "屯", "社" };
	for (size_t i = 0; i < sizeof unit / sizeof *unit; i++) {
		const char *end = strstr(spot, unit[i]);
		if (!end || utf8_count(spot) - utf8_count(end) > 4)
			continue;
		const char *from = strstr(spot, "村");
		from = from && from < end ? from + strlen("村") : spot;
		const char *word = arena_strndup(a, from, (size_t)(end - from) + strlen(unit[i]));
		if (!strstr(word, "号"))
			return word;
	}
	return "";
}

/* Nothing of a clerk's words about a yard is shown. */
static void
hide_home(struct arena *a, struct issue *e)
{
	e->spot = arena_printf(a, "%s房前屋后", group_in(a, e->spot));
	e->what = e->category[0] ? e->category : "有地方要收拾";
	e->measure = "";
	e->before = e->after = (struct store_photos){ 0 };
}

static void
work_out(struct store *s, struct issue *e, const char *status, bool closed)
{
	bool known = store_today_known(s), none = status[0] == '\0';
	long now = date_days(store_today(s));
	bool done = closed || strcmp(status, "已完成") == 0 || (none && e->done_on.year);
	e->waiting = !done && (strcmp(status, "待复查") == 0);
	e->step[ISSUE_FOUND] = true;
	e->step[ISSUE_GIVEN] =
	    done || e->waiting || (!none && strcmp(status, "待派单") != 0) || e->step_on[ISSUE_GIVEN].year;
	e->step[ISSUE_MENDED] = done || e->waiting;
	e->step[ISSUE_CHECKED] = closed || (done && e->step_on[ISSUE_CHECKED].year);
	e->step[ISSUE_CLOSED] = closed;
	e->step_on[ISSUE_FOUND] = e->found_on;
	e->step_on[ISSUE_MENDED] = e->step[ISSUE_MENDED] ? e->done_on : (struct date){ 0 };
	/* a notice of another time says nothing about when this one was handed on */
	long given = date_days(e->step_on[ISSUE_GIVEN]);
	if (given < date_days(e->found_on) || (e->done_on.year && given > date_days(e->done_on)))
		e->step_on[ISSUE_GIVEN] = (struct date){ 0 };
	if (!e->step[ISSUE_CHECKED])
		e->step_on[ISSUE_CHECKED] = (struct date){ 0 };
	long left = e->due_on.year && known ? date_days(e->due_on) - now : -1;
	bool over = e->due_on.year && known && left < 0 && !(e->waiting && e->done_on.year);
	e->state = done ? ISSUE_DONE : over ? ISSUE_OVERDUE : ISSUE_FIXING;
	e->days = done ? 0 : over ? -left : left < 0 ? -1 : left;
}

static struct issue
issue_row(struct store *s, struct arena *a, struct stmt *st, bool photos)
{
	struct issue e = {
		.rid = db_int(st, 0),
		.code = store_text(st, a, 1),
		.village = store_text(st, a, 2),
		.place = store_text(st, a, 3),
		.grid = store_text(st, a, 4),
		.spot = store_text(st, a, 5),
		.what = store_text(st, a, 6),
		.duty = store_text(st, a, 7),
		.source = store_text(st, a, 8),
		.measure = store_text(st, a, 9),
		.found_on = store_date(st, 10),
		.due_on = store_date(st, 11),
		.done_on = store_date(st, 12),
		.sample = store_yes(st, 13),
		.category = store_text(st, a, 19),
	};
	const char *home = db_text(st, 17);
	e.home = strcmp(home, "是") == 0 || (!home[0] && strcmp(db_text(st, 18), "庭院内外") == 0);
	e.step_on[ISSUE_CHECKED] = store_date(st, 14);
	e.step_on[ISSUE_GIVEN] = store_date(st, 20);
	work_out(s, &e, db_text(st, 15), store_yes(st, 16));
	if (e.home) {
		hide_home(a, &e);
		return e;
	}
	if (!photos)
		return e;
	e.before = store_row_photos(s, a, REG_PROBLEM, e.rid, "photos");
	e.after = store_row_photos(s, a, REG_PROBLEM, e.rid, "photos_after");
	return e;
}

static int
worst_first(const void *x, const void *y)
{
	static const int order[] = { [ISSUE_OVERDUE] = 0, [ISSUE_FIXING] = 1, [ISSUE_DONE] = 2 };
	const struct issue *p = x, *q = y;
	if (p->state != q->state)
		return order[p->state] - order[q->state];
	bool done = p->state == ISSUE_DONE;
	struct date dp = done ? p->done_on : p->due_on, dq = done ? q->done_on : q->due_on;
	long m = dp.year ? date_days(dp) : 99999, n = dq.year ? date_days(dq) : 99999;
	if (m != n)
		return (done ? m > n : m < n) ? -1 : 1;
	return p->rid < q->rid ? -1 : 1;
}

/* The grid as people call it: its name in 网格划分表, else what the ledger says. */
#define GRID_NAME                                                                                                      \
	"coalesce((SELECT g.name FROM grid g WHERE g.place=t.place AND g.code=t.grid AND (g.state IS NULL OR "         \
	"g.state='公示中') LIMIT 1), t.grid)"

static size_t
read_issues(struct store *s, struct arena *a, const char *place, bool photos, struct issue **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(s,
	    "SELECT rid, code, coalesce(village,''), place, " GRID_NAME
	    ", spot, description, duty, source, measure, found_on, "
	    "due_on, done_on, sample, verified_on, status, closed, private_home, spot_kind, category, "
	    "(SELECT min(r.issued_on) FROM rectify r WHERE instr('、'||replace(replace(replace(r.problems,',','、'),"
	    "'，','、'),' ','')||'、','、'||t.code||'、')>0 AND (r.state IS NULL OR r.state='公示中')) "
	    "FROM problem t WHERE " VISIBLE(
		"t") " AND coalesce(status,'')<>'撤销' AND (?2 IS NULL OR place=?2) ORDER BY ord");
	if (!st)
		return 0;
	db_bind_text(st, 2, place);
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = issue_row(s, a, st, photos);
	}
	db_finish(st, NULL);
	if (n)
		qsort(*out, n, sizeof **out, worst_first);
	return n;
}

size_t
issues_of(struct store *s, struct arena *a, const char *place, struct issue **out)
{
	return read_issues(s, a, place, true, out);
}

struct issue_tally
issues_count(struct store *s, const char *place)
{
	struct arena *a = arena_new();
	struct issue *list;
	size_t n = read_issues(s, a, place, false, &list);
	struct issue_tally t = issues_tally(s, list, n);
	arena_free(a);
	return t;
}

struct issue_tally
issues_tally(struct store *s, const struct issue *list, size_t count)
{
	struct issue_tally t = { .all = (long)count };
	for (size_t i = 0; i < count; i++) {
		t.state[list[i].state]++;
		if (list[i].state == ISSUE_DONE || !list[i].found_on.year || !store_today_known(s))
			continue;
		long age = date_days(store_today(s)) - date_days(list[i].found_on);
		t.age[age <= 7 ? ISSUE_AGE_WEEK : age <= 30 ? ISSUE_AGE_MONTH : ISSUE_AGE_OLDER]++;
	}
	return t;
}

/* ------------------------------------------------- the report's numbers */

struct issue_report
issues_report(struct store *s, struct arena *a)
{
	struct issue_report out = { .raw = "" };
	struct stmt *st = store_query(s,
	    "SELECT indicator, coalesce(total, amount), raw, quality FROM fact t WHERE " VISIBLE(
		"t") " AND (indicator LIKE '%台账%' OR indicator LIKE '%完成整改%') AND "
		     "(place='' OR village IN ('全镇','全乡') OR EXISTS(SELECT 1 FROM village v WHERE v.place=t.place "
		     "AND v.kind='乡镇')) ORDER BY ord");
	if (!st)
		return out;
	while (db_step(st)) {
		char *end;
		long n = strtol(db_text(st, 1), &end, 10);
		if (*end || n <= 0)
			continue;
		bool done = strstr(db_text(st, 0), "完成") || strstr(db_text(st, 0), "改好");
		*(done ? &out.done : &out.all) = n;
		out.doubtful = out.doubtful || strcmp(db_text(st, 3), "存疑") == 0;
		if (!out.raw[0])
			out.raw = store_text(st, a, 2);
	}
	db_finish(st, NULL);
	if (!out.all || out.done > out.all)
		out.all = out.done = 0;
	return out;
}

bool
issues_hand_in(struct store *s, struct datetime at, const char *grid, const char *category, struct error *err)
{
	if (store_is_preview(s))
		return error_set(err, ERROR_CONTENT, "preview", "这是预览，交不上去。");
	return state_feedback_add(s->data, at, grid, category, err);
}
