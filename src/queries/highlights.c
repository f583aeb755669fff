/* highlights: see highlights.h. */
#include "queries/highlights.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "queries/checked.h"
#include "store/query.h"

/* The ISO week that holds today is the period whose range does. */
static bool
this_week(const char *period, struct date today)
{
	struct date first, last;
	return period_kind(period) == PERIOD_WEEK && period_range(period, &first, &last) &&
	       date_days(first) <= date_days(today) && date_days(today) <= date_days(last);
}

SHAPE(week_shape, highlight_week, COLUMN(highlight_week, period),
    COLUMN_AS(highlight_week, villages, "count(DISTINCT t.place)"),
    COLUMN_AS(highlight_week, found, "count(nullif(t.found,''))"),
    COLUMN_AS(highlight_week, fixed, "sum(coalesce(t.fixed,'')='是' AND t.found IS NOT NULL)"));

struct highlight_week
highlights_week(struct store *s, struct arena *a)
{
	struct highlight_week *week;
	size_t n = store_rows(s, a, &week_shape, "FROM visible_inspection t GROUP BY period", NULL, &week);
	for (size_t i = 0; i < n; i++)
		if (store_today_known(s) && this_week(week[i].period, store_today(s)))
			return week[i];
	return (struct highlight_week){ .period = "" };
}

SHAPE(problems_shape, highlight_problems, COLUMN_AS(highlight_problems, found, "count(*)"),
    COLUMN_AS(highlight_problems, done, "coalesce(sum(" PROBLEM_CHECKED("t") "),0)"),
    COLUMN_AS(
	highlight_problems, waiting, "coalesce(sum(" PROBLEM_CLAIMED("t") " AND NOT " PROBLEM_CHECKED("t") "),0)"));

struct highlight_problems
highlights_problems(struct store *s, struct arena *a)
{
	struct highlight_problems p = { 0 };
	store_row(s, a, &problems_shape, "FROM visible_problem t WHERE coalesce(status,'')<>'撤销'", NULL, &p);
	return p;
}

SHAPE(fact_shape, highlight_fact, COLUMNS(highlight_fact, measure, indicator, unit, since, until),
    COLUMN_AS(highlight_fact, value, "coalesce(t.total,t.amount)"));

size_t
highlights_facts(struct store *s, struct arena *a, struct highlight_fact **out)
{
	return store_rows(s, a, &fact_shape,
	    "FROM visible_fact t WHERE instr('拆清整绿建亮',measure)>0 AND coalesce(quality,'正常')<>'存疑' AND "
	    "coalesce(total,amount) IS NOT NULL AND NOT " OF_VILLAGE " ORDER BY ord",
	    NULL, out);
}

SHAPE(project_shape, highlight_project, COLUMNS(highlight_project, name, progress));

#define RUNNING(t) t ".progress IS NOT NULL AND coalesce(" t ".stage,'')<>'停工'"

size_t
highlights_projects(struct store *s, struct arena *a, struct highlight_project **out)
{
	size_t kept = 0;
	size_t n = store_rows(s, a, &project_shape,
	    "FROM visible_project t WHERE " RUNNING(
		"t") " AND NOT EXISTS(SELECT 1 FROM visible_project n WHERE "
		     "n.name=t.name AND " RUNNING(
			 "n") " AND coalesce(n.as_of,'')>coalesce(t.as_of,'')) GROUP BY name ORDER BY "
			      "(SELECT min(o.ord) FROM visible_project o WHERE o.name=t.name)",
	    NULL, out);
	for (size_t i = 0; i < n; i++) {
		struct highlight_project p = (*out)[i];
		const char *digits = strpbrk(p.progress, "0123456789");
		if (!digits)
			continue;
		p.part = strtof(digits, NULL) / 100;
		if (!strchr(p.progress, '%'))
			p.progress = arena_printf(a, "%s%%", p.progress);
		(*out)[kept++] = p;
	}
	return kept;
}
