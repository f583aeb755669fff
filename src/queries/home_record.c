/* home_record: see home_record.h. */
#include "queries/home_record.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "queries/standards.h"
#include "store/query.h"

/* A row `t` of this household: ?1 place, ?2 group, ?3 door or NULL, ?4 head, ?5 the head is the only one, ?6 where it
 * lived before. Where somebody else lived at the door before (原门牌 says something), its head must stand in the row.
 */
#define HERE " t.place=?1 AND t.grp=?2 AND "
#define NAMED "(?5 AND t.head=?4 AND (t.door IS NULL OR ?3 IS NULL))"
#define LIVED " t.place=?1 AND instr('；'||?6||'；','；'||t.grp||' '||t.door||' '||t.head||'；') "
#define HOME(h)                                                                                                        \
	BIND((h)->place, (h)->group, (h)->door[0] ? (h)->door : NULL, (h)->head, (h)->head_is_only ? "1" : "0",        \
	    (h)->former)

/* FROM … WHERE what is so, of its own rows, and the rest. */
static const char *
mine(struct arena *a, const struct lookup_home *h, const char *from, const char *rest)
{
	return arena_printf(a, "%s%s%s", from,
	    *h->former ? "(" HERE "coalesce(t.head,?4)=?4 AND (t.door=?3 OR " NAMED ") OR" LIVED ")"
		       : HERE "(t.door=?3 OR " NAMED ") AND ?6 IS NOT NULL",
	    rest);
}

/* ------------------------------------------------------- for everyone */

/* 「1组、2组」, 「1、2组」: is the group among them? */
static bool
names_group(const char *list, const char *group)
{
	size_t n = strlen(group), digits = strspn(group, "0123456789");
	for (const char *p = list; *p;) {
		size_t other = strspn(p, "0123456789");
		if (strncmp(p, group, n) == 0)
			return true;
		if (digits && other == digits && strncmp(p, group, digits) == 0)
			return true;
		if (other)
			p += other;
		else
			utf8_next(&p);
	}
	return false;
}

struct home_grid {
	const char *name, *code, *leader, *leader_phone, *worker, *worker_phone, *groups;
};
SHAPE(grid_shape, home_grid, COLUMN_AS(home_grid, name, "coalesce(t.name,t.code)"),
    COLUMNS(home_grid, code, leader, leader_phone, worker, worker_phone, groups));

static void
find_grid(struct store *s, struct arena *a, const struct lookup_home *h, struct home_record_public *out)
{
	struct home_grid *g;
	size_t n = store_rows(s, a, &grid_shape, "FROM visible_grid t WHERE place=?1 ORDER BY ord", BIND(h->place), &g);
	out->grid = out->leader = out->leader_phone = out->worker = out->worker_phone = "";
	for (size_t i = 0; i < n; i++) {
		if (h->grid[0] ? strcmp(g[i].code, h->grid) != 0 : !names_group(g[i].groups, h->group))
			continue;
		out->grid = g[i].name;
		out->leader = g[i].leader;
		out->leader_phone = g[i].leader_phone;
		out->worker = g[i].worker;
		out->worker_phone = g[i].worker_phone;
		return;
	}
}

void
home_record_public(struct store *s, struct arena *a, const struct lookup_home *h, struct home_record_public *out)
{
	*out = (struct home_record_public){ .pacts_kept = store_count(s, REG_PACT, h->place) > 0 };
	out->honours = store_texts(s, a,
	    mine(a, h, "SELECT '最美庭院' FROM visible_courtyard t WHERE consent='是' AND",
		" GROUP BY 1 UNION ALL SELECT honour||iif(substr(span,12)>=nullif((SELECT day FROM "
		"today),''),'（公示中）','') FROM visible_honour "
		"WHERE consent='是' AND place=?1 AND (grp IS NULL OR grp=?2) AND name=?4 AND ?5"),
	    HOME(h));
	out->pacts = store_texts(s, a,
	    mine(a, h,
		"SELECT DISTINCT kind FROM visible_pact t WHERE coalesce(valid_to,'9999')>=(SELECT early FROM today) "
		"AND",
		""),
	    HOME(h));
	out->pacts_ended = store_texts(s, a,
	    mine(a, h, "SELECT DISTINCT kind FROM visible_pact t WHERE valid_to<(SELECT early FROM today) AND", ""),
	    HOME(h));
	find_grid(s, a, h, out);
}

/* ------------------------------------------------------- behind the code */

static int
newest_first(const void *x, const void *y)
{
	return period_compare(
	    ((const struct home_record_score *)x)->period, ((const struct home_record_score *)y)->period);
}

struct place_among {
	long judged, better, equal;
};
SHAPE(among_shape, place_among, COLUMN_AS(place_among, judged, "count(*)"),
    COLUMN_AS(place_among, better, "sum(t.total>?3)"), COLUMN_AS(place_among, equal, "sum(t.total=?3)"));

static void
find_place(struct store *s, struct arena *a, const struct lookup_home *h, struct home_record_score *score)
{
	struct place_among p;
	if (!store_row(s, a, &among_shape,
		"FROM visible_home_score t WHERE period=?1 AND place=?2 AND total IS NOT NULL",
		BIND(score->period, h->place, INTEGER(score->milli)), &p))
		return;
	score->judged = p.judged;
	score->rank = (int)p.better + 1;
	score->tied = p.equal > 1;
}

struct grade_above {
	const char *next;
	long points;
};
SHAPE(above_shape, grade_above, COLUMN_AS(grade_above, next, "g.item"), COLUMN_AS(grade_above, points, "g.points"));

static void
find_grade_above(struct store *s, struct arena *a, struct home_record_score *score)
{
	struct grade_above above;
	if (!store_row(s, a, &above_shape, "FROM " GRADES_NOW("g") " AND g.points>?1 ORDER BY g.points LIMIT 1",
		BIND(INTEGER(score->milli)), &above) ||
	    strcmp(above.next, score->grade) == 0)
		return;
	score->next = above.next;
	score->next_milli = above.points;
}

SHAPE(score_shape, home_record_score, COLUMNS(home_record_score, rid, period, reason, checked_on),
    COLUMN_AS(home_record_score, grade, GRADE_OF("t")), COLUMN_AS(home_record_score, milli, "t.total"));

static void
load_scores(struct store *s, struct arena *a, const struct lookup_home *h, struct home_record *out)
{
	out->scores =
	    store_rows(s, a, &score_shape, mine(a, h, "FROM visible_home_score t WHERE", ""), HOME(h), &out->score);
	if (out->scores == 0)
		return;
	qsort(out->score, out->scores, sizeof *out->score, newest_first);
	if (out->scores > LOOKUP_MONTHS)
		out->scores = LOOKUP_MONTHS;
	struct home_record_score *newest = out->score;
	newest->items = rankings_items(s, a, REG_HOME_SCORE, newest->rid, &newest->item);
	if (newest->milli >= 0) {
		find_place(s, a, h, newest);
		find_grade_above(s, a, newest);
	}
}

SHAPE(payment_shape, home_record_payment, COLUMNS(home_record_payment, reward, status, pay_way, paid_on),
    COLUMN_AS(home_record_payment, milli, "t.amount"), COLUMN_AS(home_record_payment, doubtful, "t.quality='存疑'"));
SHAPE(bin_shape, home_record_bin, COLUMNS(home_record_bin, spec, given_on),
    COLUMN_AS(home_record_bin, amount, "coalesce(t.amount,0)"));
SHAPE(pact_shape, home_record_pact, COLUMNS(home_record_pact, kind, code, worker, signed_on, valid_to),
    COLUMN_AS(home_record_pact, scope, "t.scope_text"),
    COLUMN_AS(home_record_pact, ended, "coalesce(t.valid_to,'9999')<(SELECT early FROM today)"));

void
home_record_load(struct store *s, struct arena *a, const struct lookup_home *h, struct home_record *out)
{
	*out = (struct home_record){ 0 };
	load_scores(s, a, h, out);
	out->payments = store_rows(s, a, &payment_shape,
	    mine(a, h, "FROM visible_payment t WHERE", " ORDER BY coalesce(paid_on,'9') DESC, ord LIMIT 50"), HOME(h),
	    &out->payment);
	out->bins = store_rows(s, a, &bin_shape,
	    mine(a, h, "FROM visible_bin t WHERE", " ORDER BY given_on DESC, ord LIMIT 50"), HOME(h), &out->bin);
	out->pacts = store_rows(s, a, &pact_shape,
	    mine(a, h, "FROM visible_pact t WHERE", " ORDER BY signed_on DESC, ord LIMIT 20"), HOME(h), &out->pact);
}
