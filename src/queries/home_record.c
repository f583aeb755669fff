/* home_record: see home_record.h. */
#include "queries/home_record.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/query.h"

/* A row `t` of this household: ?2 place, ?3 group, ?4 door or NULL, ?5 head, ?6 the head is the only one. */
#define MINE                                                                                                           \
	" t.place=?2 AND t.grp=?3 AND (t.door=?4 OR (?6 AND t.head=?5 AND (t.door IS NULL OR ?4 IS NULL))) "           \
	"AND " VISIBLE("t")

static struct stmt *
ask(struct store *s, const struct lookup_home *h, const char *sql)
{
	struct stmt *st = store_query(s, sql);
	if (!st)
		return NULL;
	db_bind_text(st, 2, h->place);
	db_bind_text(st, 3, h->group);
	db_bind_text(st, 4, h->door[0] ? h->door : NULL);
	db_bind_text(st, 5, h->head);
	db_bind_int(st, 6, h->head_is_only);
	return st;
}

static struct text_list
texts(struct store *s, struct arena *a, const struct lookup_home *h, const char *sql)
{
	struct text_list out = { 0 };
	size_t capacity = 0;
	struct stmt *st = ask(s, h, sql);
	while (st && db_step(st)) {
		out.text = arena_grow(a, out.text, out.count, &capacity, out.count + 1, sizeof *out.text);
		out.text[out.count++] = store_text(st, a, 0);
	}
	db_finish(st, NULL);
	return out;
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

static void
find_grid(struct store *s, struct arena *a, const struct lookup_home *h, struct home_record_public *out)
{
	struct stmt *st =
	    store_query(s, "SELECT coalesce(name,code), leader, leader_phone, worker, worker_phone, code, "
			   "groups FROM grid t WHERE place=?2 AND " VISIBLE("t") " ORDER BY ord");
	out->grid = out->leader = out->leader_phone = out->worker = out->worker_phone = "";
	if (st)
		db_bind_text(st, 2, h->place);
	bool found = false;
	while (st && !found && db_step(st)) {
		found = h->grid[0] ? strcmp(db_text(st, 5), h->grid) == 0 : names_group(db_text(st, 6), h->group);
		if (!found)
			continue;
		out->grid = store_text(st, a, 0);
		out->leader = store_text(st, a, 1);
		out->leader_phone = store_text(st, a, 2);
		out->worker = store_text(st, a, 3);
		out->worker_phone = store_text(st, a, 4);
	}
	db_finish(st, NULL);
}

void
home_record_public(struct store *s, struct arena *a, const struct lookup_home *h, struct home_record_public *out)
{
	*out = (struct home_record_public){ 0 };
	out->honours = texts(s, a, h,
	    "SELECT '最美庭院' FROM courtyard t WHERE consent='是' AND" MINE " GROUP BY 1 UNION ALL "
	    "SELECT honour FROM honour t WHERE consent='是' AND place=?2 AND (grp IS NULL OR grp=?3) AND name=?5 AND "
	    "?6 "
	    "AND " VISIBLE("t"));
	out->pacts = texts(s, a, h, "SELECT DISTINCT kind FROM pact t WHERE" MINE);
	out->pacts_kept = store_count(s, REG_PACT, h->place) > 0;
	find_grid(s, a, h, out);
}

/* ------------------------------------------------------- behind the code */

static int
newest_first(const void *x, const void *y)
{
	return period_compare(
	    ((const struct home_record_score *)x)->period, ((const struct home_record_score *)y)->period);
}

static void
place_among(struct store *s, const struct lookup_home *h, struct home_record_score *score)
{
	struct stmt *st = store_query(s, "SELECT count(*), sum(total>?4), sum(total=?4) FROM home_score t WHERE "
					 "period=?2 AND place=?3 AND total IS NOT NULL AND " VISIBLE("t"));
	if (!st)
		return;
	db_bind_text(st, 2, score->period);
	db_bind_text(st, 3, h->place);
	db_bind_int(st, 4, score->milli);
	if (db_step(st)) {
		score->judged = (long)db_int(st, 0);
		score->rank = (int)db_int(st, 1) + 1;
		score->tied = db_int(st, 2) > 1;
	}
	db_finish(st, NULL);
}

static void
load_items(struct store *s, struct arena *a, struct home_record_score *score, long long rid)
{
	size_t capacity = 0;
	struct stmt *st = store_query(s, "SELECT i.name, i.milli, (SELECT max(d.points) FROM standard d WHERE "
					 "d.scheme='家庭卫生' AND d.item=i.name) FROM item i WHERE "
					 "i.register='home_score' AND i.rid=?2 AND i.milli IS NOT NULL AND ?1=?1 "
					 "ORDER BY i.seq");
	if (!st)
		return;
	db_bind_int(st, 2, rid);
	while (db_step(st)) {
		score->item =
		    arena_grow(a, score->item, score->items, &capacity, score->items + 1, sizeof *score->item);
		score->item[score->items++] =
		    (struct ranking_item){ store_text(st, a, 0), (long)db_int(st, 1), (long)db_int(st, 2) };
	}
	db_finish(st, NULL);
}

static void
load_scores(struct store *s, struct arena *a, const struct lookup_home *h, struct home_record *out)
{
	struct home_record_score *all = NULL;
	size_t n = 0, capacity = 0;
	struct stmt *st = ask(s, h, "SELECT period, total, grade, reason, rid FROM home_score t WHERE" MINE);
	while (st && db_step(st)) {
		all = arena_grow(a, all, n, &capacity, n + 1, sizeof *all);
		all[n++] = (struct home_record_score){ .period = store_text(st, a, 0),
			.milli = db_is_null(st, 1) ? -1 : (long)db_int(st, 1),
			.grade = store_text(st, a, 2),
			.reason = store_text(st, a, 3),
			.rank = (int)db_int(st, 4) };
	}
	db_finish(st, NULL);
	if (n)
		qsort(all, n, sizeof *all, newest_first);
	for (size_t i = 0; i < n && out->scores < LOOKUP_MONTHS; i++) {
		struct home_record_score *score = &out->score[out->scores++];
		*score = all[i];
		if (out->scores == 1)
			load_items(s, a, score, all[i].rank); /* the rid, until the place is known */
		score->rank = 0;
		if (score->milli >= 0 && out->scores == 1)
			place_among(s, h, score);
	}
}

static void
load_payments(struct store *s, struct arena *a, const struct lookup_home *h, struct home_record *out)
{
	size_t capacity = 0;
	struct stmt *st = ask(s, h,
	    "SELECT reward, status, amount, paid_on, quality FROM payment t WHERE" MINE
	    " ORDER BY coalesce(paid_on,'9') DESC, ord LIMIT 50");
	while (st && db_step(st)) {
		out->payment =
		    arena_grow(a, out->payment, out->payments, &capacity, out->payments + 1, sizeof *out->payment);
		out->payment[out->payments++] = (struct home_record_payment){ .reward = store_text(st, a, 0),
			.status = store_text(st, a, 1),
			.milli = db_is_null(st, 2) ? -1 : (long)db_int(st, 2),
			.paid_on = store_date(st, 3),
			.doubtful = strcmp(db_text(st, 4), "存疑") == 0 };
	}
	db_finish(st, NULL);
}

static void
load_bins(struct store *s, struct arena *a, const struct lookup_home *h, struct home_record *out)
{
	size_t capacity = 0;
	struct stmt *st =
	    ask(s, h, "SELECT spec, amount, given_on FROM bin t WHERE" MINE " ORDER BY given_on DESC, ord LIMIT 50");
	while (st && db_step(st)) {
		out->bin = arena_grow(a, out->bin, out->bins, &capacity, out->bins + 1, sizeof *out->bin);
		out->bin[out->bins++] =
		    (struct home_record_bin){ store_text(st, a, 0), (long)db_int(st, 1), store_date(st, 2) };
	}
	db_finish(st, NULL);
}

static void
load_pacts(struct store *s, struct arena *a, const struct lookup_home *h, struct home_record *out)
{
	size_t capacity = 0;
	struct stmt *st = ask(s, h,
	    "SELECT kind, code, scope_text, worker, signed_on, valid_to FROM pact t WHERE" MINE
	    " ORDER BY signed_on DESC, ord LIMIT 20");
	while (st && db_step(st)) {
		out->pact = arena_grow(a, out->pact, out->pacts, &capacity, out->pacts + 1, sizeof *out->pact);
		out->pact[out->pacts++] = (struct home_record_pact){ store_text(st, a, 0), store_text(st, a, 1),
			store_text(st, a, 2), store_text(st, a, 3), store_date(st, 4), store_date(st, 5) };
	}
	db_finish(st, NULL);
}

void
home_record_load(struct store *s, struct arena *a, const struct lookup_home *h, struct home_record *out)
{
	*out = (struct home_record){ 0 };
	load_scores(s, a, h, out);
	load_payments(s, a, h, out);
	load_bins(s, a, h, out);
	load_pacts(s, a, h, out);
}
