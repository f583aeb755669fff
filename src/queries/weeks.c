/* weeks: see weeks.h. */
#include "queries/weeks.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/query.h"

const char *
weeks_period(struct arena *a, struct date day)
{
	long thursday = date_days(day) - (date_weekday(day) + 6) % 7 + 3;
	struct date t = date_from_days(thursday);
	long first = date_days((struct date){ t.year, 1, 1 });
	return arena_printf(a, "%04d-W%02ld", t.year, (thursday - first) / 7 + 1);
}

static int
newest_first(const void *x, const void *y)
{
	return period_compare(*(const char *const *)x, *(const char *const *)y);
}

struct text_list
weeks_periods(struct store *s, struct arena *a, const char *place)
{
	struct text_list out = { 0 };
	size_t capacity = 0;
	const char *now = store_today_known(s) ? weeks_period(a, store_today(s)) : "";
	struct stmt *st = store_query(s,
	    "SELECT DISTINCT period FROM inspection t WHERE " VISIBLE("t") " AND (?2 IS NULL OR place=?2 OR place='')");
	if (st)
		db_bind_text(st, 2, place);
	while (st && db_step(st)) {
		/* a week that has not come yet is a slip of the pen */
		if (now[0] && period_kind(db_text(st, 0)) == PERIOD_WEEK && strcmp(db_text(st, 0), now) >= 0)
			continue;
		out.text = arena_grow(a, out.text, out.count, &capacity, out.count + 1, sizeof *out.text);
		out.text[out.count++] = store_text(st, a, 0);
	}
	db_finish(st, NULL);
	if (out.count)
		qsort(out.text, out.count, sizeof *out.text, newest_first);
	if (now[0]) {
		out.text = arena_grow(a, out.text, out.count, &capacity, out.count + 1, sizeof *out.text);
		memmove(out.text + 1, out.text, out.count++ * sizeof *out.text);
		out.text[0] = now;
	}
	return out;
}

/* Nothing written, a plain 无, or a sentence that begins with having found nothing, or with praise. */
static bool
says_nothing_wrong(const char *found)
{
	static const char *const begins[] = { "没有问题", "无问题", "没有发现", "未发现", "表扬" };
	for (size_t i = 0; i < sizeof begins / sizeof *begins; i++)
		if (str_starts(found, begins[i]))
			return true;
	return !found[0] || strcmp(found, "无") == 0 || strcmp(found, "没有") == 0;
}

static const char *
join_once(struct arena *a, const char *list, const char *word)
{
	if (!word[0] || strstr(list, word))
		return list;
	return list[0] ? arena_printf(a, "%s、%s", list, word) : word;
}

struct week
weeks_of(struct store *s, struct arena *a, const char *period, const char *place)
{
	struct week w = { .leader = "", .visited = "" };
	size_t capacity = 0;
	struct stmt *st = store_query(s,
	    "SELECT rid, coalesce(village,''), found, note, done_on, fixed, sample, leader, "
	    "(SELECT p.rid FROM problem p WHERE p.code=t.problem AND coalesce(p.private_home,'')='否' AND "
	    "(p.state IS NULL OR p.state='公示中')) FROM inspection t WHERE " VISIBLE(
		"t") " AND period=?2 AND (?3 IS NULL OR place=?3 OR place='') ORDER BY done_on, ord");
	if (!st)
		return w;
	db_bind_text(st, 2, period);
	db_bind_text(st, 3, place);
	while (db_step(st)) {
		struct week_row r = { .village = store_text(st, a, 1),
			.found = store_text(st, a, 2),
			.note = store_text(st, a, 3),
			.done_on = store_date(st, 4),
			.fixed = store_yes(st, 5),
			.sample = store_yes(st, 6) };
		r.praise = says_nothing_wrong(r.found);
		r.photos = store_row_photos(s, a, REG_INSPECTION, db_int(st, 0), "photos");
		if (!r.photos.count && !db_is_null(st, 8)) /* the ledger it went into has one */
			r.photos = store_row_photos(s, a, REG_PROBLEM, db_int(st, 8), "photos");
		w.found += !r.praise;
		w.fixed += !r.praise && r.fixed;
		w.visited = join_once(a, w.visited, r.village);
		w.leader = join_once(a, w.leader, store_text(st, a, 7));
		w.row = arena_grow(a, w.row, w.count, &capacity, w.count + 1, sizeof r);
		w.row[w.count++] = r;
	}
	db_finish(st, NULL);
	return w;
}

size_t
weeks_grids(struct store *s, struct arena *a, struct grid_name **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st =
	    store_query(s, "SELECT code, name, village, scope_text, place=?2 FROM grid t WHERE " VISIBLE(
			       "t") " AND (place=?2 OR NOT EXISTS(SELECT 1 FROM grid g WHERE g.place=?2)) "
				    "ORDER BY village, ord");
	if (!st)
		return 0;
	db_bind_text(st, 2, store_home_key(s));
	while (db_step(st)) {
		const char *code = store_text(st, a, 0), *name = store_text(st, a, 1);
		const char *words = name[0] ? name : strstr(code, "网格") ? code : arena_printf(a, "%s网格", code);
		if (!db_int(st, 4)) {
			words =
			    str_starts(words, db_text(st, 2)) ? words : arena_printf(a, "%s%s", db_text(st, 2), words);
			code = arena_printf(a, "%s%s", db_text(st, 2), code);
		}
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = (struct grid_name){ code, words, store_text(st, a, 3) };
	}
	db_finish(st, NULL);
	return n;
}
