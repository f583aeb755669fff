/* rankings: see rankings.h. */
#include "queries/rankings.h"

#include <string.h>

#include "base/str.h"
#include "store/query.h"
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

SHAPE(item_shape, ranking_item, COLUMN_AS(ranking_item, name, "i.name"),
    COLUMN_AS(ranking_item, milli, "CAST(coalesce(avg(i.milli),0) AS INTEGER)"),
    COLUMN_AS(ranking_item, full,
	"coalesce((SELECT max(d.points) FROM standard d WHERE d.scheme=?1 AND d.item=i.name AND "
	"coalesce(d.kind,'')<>'等次'),0)"));

/* The means of each item over the judges, in the order of the sheet. */
static void
add_items(struct store *s, struct arena *a, struct ranking_row *row, enum ranking_kind kind, const char *period)
{
	const struct reg *reg = catalogue_register(register_of[kind]);
	row->items = store_rows(s, a, &item_shape,
	    arena_printf(a,
		"FROM item i JOIN visible_%s t ON i.rid=t.rid WHERE i.register='%s' AND t.period=?2 AND "
		"t.place=?3 GROUP BY i.name ORDER BY min(i.seq)",
		reg->table, reg->table),
	    BIND(reg->scheme, period, row->place), &row->item);
}

size_t
rankings_items(struct store *s, struct arena *a, enum register_id reg, long long rid, struct ranking_item **out)
{
	const struct reg *r = catalogue_register(reg);
	return store_rows(s, a, &item_shape,
	    "FROM item i WHERE i.register=?2 AND i.rid=?3 AND i.milli IS NOT NULL GROUP BY i.seq ORDER BY i.seq",
	    BIND(r->scheme, r->table, INTEGER(rid)), out);
}

/* ---------------------------------------------------------- households */

SHAPE(home_shape, ranking_row, COLUMNS(ranking_row, grade, sample, place),
    NAME(ranking_row, name, "t.head", "h.consent"), COLUMN_AS(ranking_row, milli, "t.total"),
    COLUMN_AS(ranking_row, where, "coalesce(t.grp,'')||coalesce(t.door||'号','')"), COLUMN_AS(ranking_row, note, "''"));

static struct ranking
home_totals(struct store *s, struct arena *a, const char *period, const char *place)
{
	struct ranking out = { 0 };
	out.unscored =
	    store_long(s, "SELECT count(*) FROM visible_home_score WHERE period=?1 AND place=?2 AND total IS NULL",
		BIND(period, place), 0);
	out.count = store_rows(s, a, &home_shape,
	    "FROM visible_home_score t LEFT JOIN household h ON h.place=t.place AND h.grp=t.grp AND (h.door=t.door OR "
	    "(t.door IS NULL AND h.head=t.head)) WHERE t.period=?1 AND t.place=?2 AND t.total IS NOT NULL GROUP BY "
	    "t.rid ORDER BY t.rid",
	    BIND(period, place), &out.row);
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

SHAPE(
    grade_shape, ranking_grade, COLUMN_AS(ranking_grade, name, "t.grade"), COLUMN_AS(ranking_grade, count, "count(*)"));

size_t
rankings_grades(struct store *s, struct arena *a, const char *period, const char *place, struct ranking_grade **out)
{
	return store_rows(s, a, &grade_shape,
	    "FROM visible_home_score t WHERE t.period=?1 AND t.place=?2 AND t.grade IS NOT NULL AND "
	    "t.total IS NOT NULL GROUP BY t.grade ORDER BY max(t.total) DESC LIMIT 12",
	    BIND(period, place), out);
}

/* ------------------------------------------------- flags and standards */

struct text_list
rankings_flag_periods(struct store *s, struct arena *a)
{
	return store_periods(s, a, "SELECT DISTINCT period FROM visible_flag WHERE kind<>'约谈'", NULL);
}

SHAPE(flag_shape, flag_row,
    COLUMNS(flag_row, rid, reward, village, kind, reason, note, result, given_on, lifted_on, sample),
    COLUMN_AS(flag_row, lifted, "t.lifted_on<=(SELECT late FROM today)"));

size_t
rankings_flags(struct store *s, struct arena *a, const char *period, struct flag_row **out)
{
	return store_rows(s, a, &flag_shape, "FROM visible_flag t WHERE kind<>'约谈' AND period=?1 ORDER BY kind, rid",
	    BIND(period), out);
}

SHAPE(standard_shape, standard_row, COLUMNS(standard_row, scheme, kind, item, standard, deduction, veto, sample),
    COLUMN_AS(standard_row, milli, "coalesce(t.points,0)"));

size_t
rankings_standard(struct store *s, struct arena *a, const char *scheme, struct standard_row **out)
{
	return store_rows(s, a, &standard_shape, "FROM visible_standard t WHERE (?1 IS NULL OR scheme=?1) ORDER BY rid",
	    BIND(scheme), out);
}
