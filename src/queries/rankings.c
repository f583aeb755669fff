/* rankings: see rankings.h. */
#include "queries/rankings.h"

#include <string.h>

#include "base/str.h"
#include "store/query.h"
#include "store/mask.h"
#include "queries/rank.h"

static const enum register_id register_of[] = {
	[RANKING_MONTH] = REG_MONTH_SCORE,
	[RANKING_QUARTER] = REG_QUARTER_SCORE,
	[RANKING_HOME] = REG_HOME_SCORE,
};

struct text_list
rankings_periods(struct store *s, struct arena *a, enum ranking_kind kind, const char *place)
{
	return store_periods(s, a,
	    arena_printf(a,
		"SELECT DISTINCT period FROM visible_%s WHERE (?1 IS NULL OR place=?1) AND total IS NOT NULL",
		catalogue_register(register_of[kind])->table),
	    BIND(place));
}

struct text_list
rankings_villages(struct store *s, struct arena *a)
{
	return store_texts(s, a, "SELECT village FROM visible_home_score GROUP BY place ORDER BY min(rid)", NULL);
}

/* ------------------------------------------------------------ villages */

static void
append(struct ranking *out, struct arena *a, size_t *capacity, struct ranking_row row)
{
	out->row = arena_grow(a, out->row, out->count, capacity, out->count + 1, sizeof *out->row);
	out->row[out->count++] = row;
}

static struct ranking
village_totals(struct store *s, struct arena *a, enum ranking_kind kind, const char *period)
{
	struct ranking out = { 0 };
	size_t capacity = 0;
	const char *sql = arena_printf(a,
	    "SELECT village, place, sum(total), count(total), max(note), max(sample) FROM %s t WHERE " VISIBLE(
		"t") " AND period=?2 AND total IS NOT NULL GROUP BY place ORDER BY min(rid)",
	    catalogue_register(register_of[kind])->table);
	struct stmt *st = store_query(s, sql);
	if (!st)
		return out;
	db_bind_text(st, 2, period);
	while (db_step(st)) {
		long long sum = db_int(st, 2), n = db_int(st, 3);
		append(&out, a, &capacity,
		    (struct ranking_row){ .name = store_text(st, a, 0),
			.place = store_text(st, a, 1),
			.milli = (long)((sum + n / 2) / n),
			.note = store_text(st, a, 4),
			.sample = store_yes(st, 5),
			.where = "",
			.grade = "" });
	}
	db_finish(st, NULL);
	return out;
}

/* Sorts the rows and fills in their places. */
static void
put_in_order(struct ranking *r, struct arena *a)
{
	if (!r->count)
		return;
	struct rank_score *score = arena_array(a, r->count, sizeof *score);
	struct ranking_row *sorted = arena_array(a, r->count, sizeof *sorted);
	for (size_t i = 0; i < r->count; i++)
		score[i] = (struct rank_score){ .milli = r->row[i].milli, .data = i };
	rank_fill(score, r->count);
	for (size_t i = 0; i < r->count; i++) {
		sorted[i] = r->row[score[i].data];
		sorted[i].rank = score[i].place;
		sorted[i].tied = score[i].tied;
		sorted[i].moved = RANKING_NO_MOVE;
	}
	r->row = sorted;
}

static void
add_moves(struct store *s, struct arena *a, struct ranking *now, enum ranking_kind kind, const char *period)
{
	char before[32];
	if (!period_step(period, -1, before, sizeof before))
		return;
	struct ranking old = village_totals(s, a, kind, before);
	put_in_order(&old, a);
	for (size_t i = 0; i < now->count; i++)
		for (size_t k = 0; k < old.count; k++)
			if (strcmp(now->row[i].place, old.row[k].place) == 0)
				now->row[i].moved = old.row[k].rank - now->row[i].rank;
}

static void
add_flags(struct store *s, struct arena *a, struct ranking *r, const char *period)
{
	struct flag_row *flag;
	size_t n = rankings_flags(s, a, period, &flag);
	for (size_t i = 0; i < n; i++) {
		const char *place = row_place_key(a, flag[i].village);
		for (size_t k = 0; k < r->count; k++) {
			if (strcmp(r->row[k].place, place) != 0)
				continue;
			if (strcmp(flag[i].kind, "流动红旗") == 0)
				r->row[k].flag = true;
			else if (strcmp(flag[i].kind, "黄牌警告") == 0)
				r->row[k].yellow = true, r->row[k].yellow_lifted = flag[i].lifted;
		}
	}
}

/* The means of each item over the judges, in the order of the sheet. */
static void
add_items(struct store *s, struct arena *a, struct ranking_row *row, enum ranking_kind kind, const char *period)
{
	const struct reg *reg = catalogue_register(register_of[kind]);
	const char *sql = arena_printf(a,
	    "SELECT i.name, avg(i.milli), max(d.points) FROM item i JOIN %s t ON i.rid=t.rid LEFT JOIN standard d ON "
	    "d.scheme=?4 AND d.item=i.name AND (d.kind IS NULL OR d.kind<>'等次') WHERE i.register='%s' AND " VISIBLE(
		"t") " AND t.period=?2 AND t.place=?3 GROUP BY i.name ORDER BY min(i.seq)",
	    reg->table, reg->table);
	struct stmt *st = store_query(s, sql);
	size_t capacity = 0;
	if (!st)
		return;
	db_bind_text(st, 2, period);
	db_bind_text(st, 3, row->place);
	db_bind_text(st, 4, reg->scheme);
	while (db_step(st)) {
		row->item = arena_grow(a, row->item, row->items, &capacity, row->items + 1, sizeof *row->item);
		row->item[row->items++] =
		    (struct ranking_item){ store_text(st, a, 0), (long)db_int(st, 1), (long)db_int(st, 2) };
	}
	db_finish(st, NULL);
}

/* ---------------------------------------------------------- households */

static const char *
where_of(struct stmt *st, struct arena *a, int group, int door)
{
	const char *g = db_text(st, group), *d = db_text(st, door);
	return arena_printf(a, "%s%s%s", g, d, *d ? "号" : "");
}

static struct ranking
home_totals(struct store *s, struct arena *a, const char *period, const char *place)
{
	struct ranking out = { 0 };
	size_t capacity = 0;
	struct stmt *st = store_query(s,
	    "SELECT t.head, h.consent, t.grp, t.door, t.total, t.grade, t.sample, t.place FROM home_score t LEFT JOIN "
	    "household h ON h.place=t.place AND h.grp=t.grp AND (h.door=t.door OR (t.door IS NULL AND h.head=t.head)) "
	    "WHERE " VISIBLE("t") " AND t.period=?2 AND t.place=?3 GROUP BY t.rid ORDER BY t.rid");
	if (!st)
		return out;
	db_bind_text(st, 2, period);
	db_bind_text(st, 3, place);
	while (db_step(st)) {
		if (db_is_null(st, 4)) {
			out.unscored++;
			continue;
		}
		append(&out, a, &capacity,
		    (struct ranking_row){ .name = store_name(st, a, 0, 1),
			.where = where_of(st, a, 2, 3),
			.milli = (long)db_int(st, 4),
			.grade = store_text(st, a, 5),
			.sample = store_yes(st, 6),
			.place = store_text(st, a, 7),
			.note = "" });
	}
	db_finish(st, NULL);
	return out;
}

struct ranking
rankings_of(struct store *s, struct arena *a, enum ranking_kind kind, const char *period, const char *place)
{
	struct ranking r = kind == RANKING_HOME ? home_totals(s, a, period, place) : village_totals(s, a, kind, period);
	put_in_order(&r, a);
	if (kind == RANKING_HOME)
		return r;
	add_moves(s, a, &r, kind, period);
	add_flags(s, a, &r, period);
	for (size_t i = 0; i < r.count; i++)
		add_items(s, a, &r.row[i], kind, period);
	return r;
}

size_t
rankings_grades(struct store *s, struct arena *a, const char *period, const char *place, struct ranking_grade out[12])
{
	size_t n = 0;
	struct stmt *st = store_query(s,
	    "SELECT t.grade, count(*), max(t.total) FROM home_score t WHERE " VISIBLE(
		"t") " AND t.period=?2 AND t.place=?3 AND t.grade IS NOT NULL AND t.total IS NOT NULL GROUP BY t.grade "
		     "ORDER BY 3 DESC");
	if (!st)
		return 0;
	db_bind_text(st, 2, period);
	db_bind_text(st, 3, place);
	while (n < 12 && db_step(st)) {
		out[n].name = store_text(st, a, 0);
		out[n++].count = (long)db_int(st, 1);
	}
	db_finish(st, NULL);
	return n;
}

/* ------------------------------------------------- flags and standards */

struct text_list
rankings_flag_periods(struct store *s, struct arena *a)
{
	return store_periods(s, a, "SELECT DISTINCT period FROM visible_flag WHERE kind<>'约谈'", NULL);
}

size_t
rankings_flags(struct store *s, struct arena *a, const char *period, struct flag_row **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(
	    s, "SELECT village, kind, reason, note, result, given_on, lifted_on, sample FROM flag t WHERE " VISIBLE(
		   "t") " AND kind<>'约谈' AND period=?2 ORDER BY kind, rid");
	if (!st)
		return 0;
	db_bind_text(st, 2, period);
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		struct flag_row *f = &(*out)[n++];
		*f = (struct flag_row){ store_text(st, a, 0), store_text(st, a, 1), store_text(st, a, 2),
			store_text(st, a, 3), store_text(st, a, 4), store_date(st, 5), store_date(st, 6), false,
			store_yes(st, 7) };
		f->lifted = f->lifted_on.year &&
			    (!store_today_known(s) || date_days(f->lifted_on) <= date_days(store_today(s)));
	}
	db_finish(st, NULL);
	return n;
}

size_t
rankings_standard(struct store *s, struct arena *a, const char *scheme, struct standard_row **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(
	    s, "SELECT scheme, kind, item, standard, deduction, points, veto, sample FROM standard t WHERE " VISIBLE(
		   "t") " AND (?2 IS NULL OR scheme=?2) ORDER BY rid");
	if (!st)
		return 0;
	db_bind_text(st, 2, scheme);
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = (struct standard_row){ store_text(st, a, 0), store_text(st, a, 1), store_text(st, a, 2),
			store_text(st, a, 3), store_text(st, a, 4), (long)db_int(st, 5), store_yes(st, 6),
			store_yes(st, 7) };
	}
	db_finish(st, NULL);
	return n;
}
