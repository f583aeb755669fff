/* rankings: see rankings.h. */
#include "queries/rankings.h"

#include <string.h>

#include "base/str.h"
#include "store/query.h"
#include "base/rank.h"
#include "queries/standards.h"

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

SHAPE(village_shape, ranking_row, COLUMN_AS(ranking_row, name, "t.village"), COLUMN(ranking_row, place),
    COLUMN_AS(ranking_row, milli, "CAST(round(avg(t.total)) AS INTEGER)"), COLUMN_AS(ranking_row, note, "max(t.note)"),
    COLUMN_AS(ranking_row, sample, "max(t.sample)"), COLUMN_AS(ranking_row, where, "''"),
    COLUMN_AS(ranking_row, grade, "''"));

static struct ranking
village_totals(struct store *s, struct arena *a, enum ranking_kind kind, const char *period)
{
	struct ranking out = { 0 };
	const char *rest =
	    arena_printf(a, "FROM visible_%s t WHERE period=?1 AND total IS NOT NULL GROUP BY place ORDER BY min(rid)",
		catalogue_register(register_of[kind])->table);
	out.count = store_rows(s, a, &village_shape, rest, BIND(period), &out.row);
	out.judged = (long)out.count;
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

/* ---------------------------------------------------------- households */

SHAPE(home_shape, ranking_row, COLUMNS(ranking_row, sample, place), COLUMN_AS(ranking_row, grade, GRADE_OF("t")),
    NAME(ranking_row, name, "t.head", "h.consent"), COLUMN_AS(ranking_row, milli, "t.total"),
    COLUMN_AS(ranking_row, where, "coalesce(t.grp,'')||coalesce(t.door||'号','')"), COLUMN_AS(ranking_row, note, "''"));

/* From the `top`-th best total up. */
static struct ranking
home_totals(struct store *s, struct arena *a, const char *period, const char *place, int top)
{
	struct ranking out = { 0 };
	out.unscored =
	    store_long(s, "SELECT count(*) FROM visible_home_score WHERE period=?1 AND place=?2 AND total IS NULL",
		BIND(period, place), 0);
	out.count = store_rows(s, a, &home_shape,
	    "FROM visible_home_score t LEFT JOIN household h ON h.place=t.place AND h.grp=t.grp AND (h.door=t.door OR "
	    "(t.door IS NULL AND h.head=t.head)) WHERE t.period=?1 AND t.place=?2 AND t.total>=coalesce((SELECT "
	    "b.total FROM visible_home_score b WHERE b.period=?1 AND b.place=?2 AND b.total IS NOT NULL ORDER BY "
	    "b.total DESC LIMIT 1 OFFSET ?3-1),0) GROUP BY t.rid ORDER BY t.rid",
	    BIND(period, place, INTEGER(top)), &out.row);
	out.judged = (long)out.count;
	return out;
}

struct ranking
rankings_top(struct store *s, struct arena *a, const char *period, const char *place, int *top)
{
	long judged =
	    store_long(s, "SELECT count(*) FROM visible_home_score WHERE period=?1 AND place=?2 AND total IS NOT NULL",
		BIND(period, place), 0);
	/* a short list must not name the last ones */
	*top = (judged + 1) / 2 < *top ? (int)(judged + 1) / 2 : *top;
	struct ranking r = judged ? home_totals(s, a, period, place, *top) : (struct ranking){ 0 };
	put_in_order(&r, a);
	r.judged = judged;
	return r;
}

struct ranking
rankings_of(struct store *s, struct arena *a, enum ranking_kind kind, const char *period, const char *place)
{
	struct ranking r =
	    kind == RANKING_HOME ? home_totals(s, a, period, place, 1 << 30) : village_totals(s, a, kind, period);
	put_in_order(&r, a);
	if (kind == RANKING_HOME)
		return r;
	add_moves(s, a, &r, kind, period);
	add_flags(s, a, &r, period);
	for (size_t i = 0; i < r.count; i++)
		r.row[i].items = rankings_mean_items(s, a, register_of[kind], period, r.row[i].place, &r.row[i].item);
	return r;
}

size_t
rankings_course(struct store *s, struct arena *a, enum ranking_kind kind, struct text_list periods, const char *place,
    struct ranking_place *out, size_t most)
{
	size_t n = 0;
	for (size_t i = periods.count < most ? periods.count : most; i > 0; i--) {
		struct ranking r = village_totals(s, a, kind, periods.text[i - 1]);
		put_in_order(&r, a);
		for (size_t k = 0; k < r.count; k++)
			if (strcmp(r.row[k].place, place) == 0)
				out[n++] = (struct ranking_place){ periods.text[i - 1], r.row[k].rank, r.row[k].milli };
	}
	return n;
}

SHAPE(grade_shape, ranking_grade, COLUMN_AS(ranking_grade, name, GRADE_OF("t")),
    COLUMN_AS(ranking_grade, count, "count(*)"));

size_t
rankings_grades(struct store *s, struct arena *a, const char *period, const char *place, struct ranking_grade **out)
{
	return store_rows(s, a, &grade_shape,
	    "FROM visible_home_score t WHERE t.period=?1 AND t.place=?2 AND " GRADE_OF(
		"t") " IS NOT NULL AND "
		     "t.total IS NOT NULL GROUP BY 1 ORDER BY max(t.total) DESC LIMIT 12",
	    BIND(period, place), out);
}
