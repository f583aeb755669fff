/* highlights: see highlights.h. */
#include "queries/highlights.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/query.h"

/* The ISO week that holds today is the period whose range does. */
static bool
this_week(const char *period, struct date today)
{
	struct date first, last;
	return period_kind(period) == PERIOD_WEEK && period_range(period, &first, &last) &&
	       date_days(first) <= date_days(today) && date_days(today) <= date_days(last);
}

struct highlight_week
highlights_week(struct store *s, struct arena *a)
{
	struct highlight_week w = { .period = "" };
	struct stmt *st = store_query(s, "SELECT period, count(DISTINCT place), count(nullif(found,'')), "
					 "sum(coalesce(fixed,'')='是' AND found IS NOT NULL) "
					 "FROM inspection t WHERE " VISIBLE("t") " GROUP BY period");
	while (st && db_step(st))
		if (store_today_known(s) && this_week(db_text(st, 0), store_today(s)))
			w = (struct highlight_week){ store_text(st, a, 0), (long)db_int(st, 1), (long)db_int(st, 2),
				(long)db_int(st, 3) };
	db_finish(st, NULL);
	return w;
}

struct highlight_problems
highlights_problems(struct store *s)
{
	struct highlight_problems p = { 0 };
	struct stmt *st =
	    store_query(s, "SELECT count(*), sum(status='已完成' OR coalesce(closed,'')='是') FROM problem t "
			   "WHERE " VISIBLE("t") " AND coalesce(status,'')<>'撤销'");
	if (st && db_step(st))
		p = (struct highlight_problems){ (long)db_int(st, 0), (long)db_int(st, 1) };
	db_finish(st, NULL);
	return p;
}

size_t
highlights_facts(struct store *s, struct arena *a, struct highlight_fact **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(s,
	    "SELECT measure, indicator, coalesce(total, amount), unit FROM fact t WHERE " VISIBLE(
		"t") " AND instr('拆清整绿建亮', measure)>0 AND coalesce(quality,'正常')<>'存疑' AND coalesce(total, "
		     "amount) "
		     "IS NOT NULL AND place NOT IN (SELECT v.place FROM village v WHERE v.kind<>'乡镇') ORDER BY ord");
	while (st && db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = (struct highlight_fact){ store_text(st, a, 0), store_text(st, a, 1), store_text(st, a, 2),
			store_text(st, a, 3) };
	}
	db_finish(st, NULL);
	return n;
}

size_t
highlights_projects(struct store *s, struct arena *a, struct highlight_project **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(
	    s, "SELECT name, progress, max(coalesce(as_of,'')) FROM project t WHERE " VISIBLE(
		   "t") " AND progress IS NOT NULL AND coalesce(stage,'')<>'停工' GROUP BY name ORDER BY min(ord)");
	while (st && db_step(st)) {
		const char *progress = store_text(st, a, 1), *digits = strpbrk(progress, "0123456789");
		if (!digits)
			continue;
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		if (!strchr(progress, '%'))
			progress = arena_printf(a, "%s%%", progress);
		(*out)[n++] = (struct highlight_project){ store_text(st, a, 0), progress, strtof(digits, NULL) / 100 };
	}
	db_finish(st, NULL);
	return n;
}
