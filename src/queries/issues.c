/* issues: see issues.h. */
#include "queries/issues.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "queries/checked.h"
#include "store/query.h"
#include "store/feedback.h"
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
}

/* What follows from the ledger's words (state, claimed, step as they say) and from the day. */
static void
work_out(struct store *s, struct issue *e)
{
	bool done = e->state == ISSUE_DONE, mended = e->claimed || e->state == ISSUE_WAITING;
	e->step[ISSUE_FOUND] = true;
	e->step[ISSUE_GIVEN] = mended || e->step[ISSUE_GIVEN] || e->step_on[ISSUE_GIVEN].year;
	e->step[ISSUE_MENDED] = mended;
	e->step[ISSUE_CLOSED] = e->step[ISSUE_CLOSED] && e->step[ISSUE_CHECKED];
	e->step_on[ISSUE_FOUND] = e->found_on;
	e->step_on[ISSUE_MENDED] = e->step[ISSUE_MENDED] ? e->done_on : (struct date){ 0 };
	/* a notice of another time says nothing about when this one was handed on */
	long given = date_days(e->step_on[ISSUE_GIVEN]);
	if (given < date_days(e->found_on) || (e->done_on.year && given > date_days(e->done_on)))
		e->step_on[ISSUE_GIVEN] = (struct date){ 0 };
	if (!e->step[ISSUE_CHECKED])
		e->step_on[ISSUE_CHECKED] = (struct date){ 0 };
	bool due = e->due_on.year && store_today_known(s);
	long left = due ? date_days(e->due_on) - date_days(store_today(s)) : -1;
	bool waits = e->claimed || (e->state == ISSUE_WAITING && (e->done_on.year || !due || left >= 0));
	if (!done)
		e->state = waits ? ISSUE_WAITING : due && left < 0 ? ISSUE_OVERDUE : ISSUE_FIXING;
	e->days = done || waits ? 0 : e->state == ISSUE_OVERDUE ? -left : left < 0 ? -1 : left;
}

static int
worst_first(const void *x, const void *y)
{
	static const int order[] = { [ISSUE_OVERDUE] = 0, [ISSUE_FIXING] = 1, [ISSUE_WAITING] = 2, [ISSUE_DONE] = 3 };
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
	"coalesce((SELECT g.name FROM grid g WHERE g.place=t.place AND g.code=t.grid AND "                             \
	"coalesce(g.state,'公示中')='公示中' LIMIT 1), t.grid)"
#define GIVEN_ON                                                                                                       \
	"(SELECT min(r.issued_on) FROM rectify r WHERE " NAMED(                                                        \
	    "r.problems", "t.code") " AND "                                                                            \
				    "coalesce(r.state,'公示中')='公示中')"
#define STATE "CASE WHEN " PROBLEM_CHECKED("t") " THEN 3 WHEN t.status='待复查' THEN 2 ELSE 0 END"
static_assert(ISSUE_DONE == 3 && ISSUE_WAITING == 2, "as in SQL");

SHAPE(issue_shape, issue,
    COLUMNS(issue, rid, code, village, place, spot, category, duty, source, measure, verifier, note, found_on, due_on,
	done_on, sample),
    COLUMN_AS(issue, what, "t.description"), COLUMN_AS(issue, grid, GRID_NAME),
    COLUMN_AS(issue, home, "coalesce(t.private_home='是',t.spot_kind='庭院内外')"), COLUMN_AS(issue, state, STATE),
    COLUMN_AS(issue, claimed, PROBLEM_CLAIMED("t")), COLUMN_AS(issue, step[ISSUE_CHECKED], PROBLEM_LOOKED_AT("t")),
    COLUMN_AS(issue, step[ISSUE_GIVEN], "t.status<>'待派单'"), COLUMN_AS(issue, step[ISSUE_CLOSED], "t.closed"),
    COLUMN_AS(issue, step_on[ISSUE_GIVEN], GIVEN_ON), COLUMN_AS(issue, step_on[ISSUE_CHECKED], "t.verified_on"));

size_t
issues_listed(struct store *s, struct arena *a, const char *place, struct issue **out)
{
	size_t n = store_rows(s, a, &issue_shape,
	    "FROM visible_problem t WHERE coalesce(status,'')<>'撤销' AND " IN_PLACE("?1") " ORDER BY ord", BIND(place),
	    out);
	for (size_t i = 0; i < n; i++) {
		work_out(s, &(*out)[i]);
		if ((*out)[i].home)
			hide_home(a, &(*out)[i]);
	}
	if (n)
		qsort(*out, n, sizeof **out, worst_first);
	return n;
}

void
issues_photos(struct store *s, struct arena *a, struct issue *e)
{
	if (!e->home && !e->looked) {
		e->before = store_row_photos(s, a, REG_PROBLEM, e->rid, "photos");
		e->after = store_row_photos(s, a, REG_PROBLEM, e->rid, "photos_after");
	}
	e->looked = true;
}

size_t
issues_of(struct store *s, struct arena *a, const char *place, struct issue **out)
{
	size_t n = issues_listed(s, a, place, out);
	for (size_t i = 0; i < n; i++)
		issues_photos(s, a, &(*out)[i]);
	return n;
}

struct issue_tally
issues_count(struct store *s, const char *place)
{
	struct arena *a = arena_new();
	struct issue *list;
	size_t n = issues_listed(s, a, place, &list);
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
		if (list[i].state >= ISSUE_WAITING || !list[i].found_on.year || !store_today_known(s))
			continue;
		long age = date_days(store_today(s)) - date_days(list[i].found_on);
		t.age[age <= 7 ? ISSUE_AGE_WEEK : age <= 30 ? ISSUE_AGE_MONTH : ISSUE_AGE_OLDER]++;
	}
	return t;
}

/* ------------------------------------------------- the report's numbers */

struct report_line {
	const char *value, *raw;
	bool done, doubtful;
};
SHAPE(report_shape, report_line, COLUMN(report_line, raw), COLUMN_AS(report_line, value, "coalesce(t.total,t.amount)"),
    COLUMN_AS(report_line, done, "instr(t.indicator,'完成')>0 OR instr(t.indicator,'改好')>0"),
    COLUMN_AS(report_line, doubtful, "t.quality='存疑'"));

struct issue_report
issues_report(struct store *s, struct arena *a)
{
	struct issue_report out = { .raw = "" };
	struct report_line *line;
	size_t n = store_rows(s, a, &report_shape,
	    "FROM visible_fact t WHERE (indicator LIKE '%台账%' OR indicator LIKE '%完成整改%') AND NOT " OF_VILLAGE
	    " ORDER BY ord",
	    NULL, &line);
	for (size_t i = 0; i < n; i++) {
		char *end;
		long number = strtol(line[i].value, &end, 10);
		if (*end || number <= 0)
			continue;
		*(line[i].done ? &out.done : &out.all) = number;
		out.doubtful = out.doubtful || line[i].doubtful;
		if (!out.raw[0])
			out.raw = line[i].raw;
	}
	if (!out.all || out.done > out.all)
		out.all = out.done = 0;
	return out;
}

bool
issues_hand_in(struct store *s, struct datetime at, const char *grid, const char *category, struct error *err)
{
	if (store_is_preview(s))
		return error_set(err, ERROR_CONTENT, "preview", "这是预览，交不上去。");
	return feedback_add(s->data, at, grid, category, err);
}
