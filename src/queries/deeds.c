/* deeds: see deeds.h. */
#include "queries/deeds.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/query.h"

#define FIGURE_COLUMNS                                                                                                 \
	"rid, measure, indicator, coalesce(village,''), place, coalesce(until,coalesce(since,'')), source, raw, "      \
	"note, "                                                                                                       \
	"coalesce(total,amount,''), coalesce(plan,''), CASE WHEN total IS NULL THEN '' ELSE coalesce(amount,'') END, " \
	"coalesce(unit,''), quality, aggregate, sample, " OF_VILLAGE

static enum figure_quality
quality_of(const char *word)
{
	if (strcmp(word, "存疑") == 0)
		return FIGURE_DOUBTFUL;
	if (strcmp(word, "原文如此") == 0)
		return FIGURE_AS_FOUND;
	return strcmp(word, "已更正") == 0 ? FIGURE_CORRECTED : FIGURE_FINE;
}

static struct figure
figure_of(struct arena *a, struct stmt *st)
{
	const char *unit = store_text(st, a, 12);
	return (struct figure){
		.rid = db_int(st, 0),
		.measure = store_text(st, a, 1),
		.indicator = store_text(st, a, 2),
		.village = store_text(st, a, 3),
		.place = store_text(st, a, 4),
		.period = store_text(st, a, 5),
		.source = store_text(st, a, 6),
		.raw = store_text(st, a, 7),
		.note = store_text(st, a, 8),
		.value = quantity_read(a, store_text(st, a, 9), unit),
		.plan = quantity_read(a, store_text(st, a, 10), unit),
		.recent = quantity_read(a, store_text(st, a, 11), unit),
		.quality = quality_of(db_text(st, 13)),
		.addable = strcmp(db_text(st, 14), "累计相加") == 0,
		.sample = store_yes(st, 15),
		.whole = !db_int(st, 16),
	};
}

static void
push(struct figure_list *l, struct arena *a, size_t *capacity, struct figure f)
{
	l->figure = arena_grow(a, l->figure, l->count, capacity, l->count + 1, sizeof f);
	l->figure[l->count++] = f;
}

static struct figure_list
collect(struct arena *a, struct stmt *st)
{
	struct figure_list out = { 0 };
	size_t capacity = 0;
	if (!st)
		return out;
	while (db_step(st))
		push(&out, a, &capacity, figure_of(a, st));
	db_finish(st, NULL);
	return out;
}

static bool
same(const struct figure *x, const struct figure *y)
{
	return strcmp(x->measure, y->measure) == 0 && strcmp(x->indicator, y->indicator) == 0;
}

/* Is there a later period of the same kind for the same thing in the same place? */
static bool
outdated(const struct figure_list *all, const struct figure *f)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct figure *o = &all->figure[i];
		if (o != f && same(o, f) && strcmp(o->place, f->place) == 0 && o->whole == f->whole &&
		    period_kind(o->period) == period_kind(f->period) && period_kind(f->period) != PERIOD_WORDS &&
		    period_compare(o->period, f->period) < 0)
			return true;
	}
	return false;
}

static struct figure_list
without_outdated(struct arena *a, struct figure_list all)
{
	struct figure_list out = { 0 };
	size_t capacity = 0;
	for (size_t i = 0; i < all.count; i++)
		if (!outdated(&all, &all.figure[i]))
			push(&out, a, &capacity, all.figure[i]);
	return out;
}

/* The sum of the villages' figures: 约 when one of them is not exact. */
static struct figure
sum_of(struct arena *a, const struct figure_list *villages)
{
	struct figure f = villages->figure[0];
	long long milli = 0;
	bool can = true, rough = false;
	for (size_t i = 0; i < villages->count; i++) {
		const struct figure *v = &villages->figure[i];
		can = can && v->addable && v->value.known && v->quality != FIGURE_DOUBTFUL &&
		      strcmp(v->value.unit, f.value.unit) == 0;
		rough = rough || v->value.kind != QUANTITY_EXACT;
		milli += v->value.milli;
		f.sample = f.sample || v->sample;
		f.rid = v->rid < f.rid ? v->rid : f.rid;
	}
	f.computed = f.whole = true;
	f.villages = villages->count;
	f.village = f.place = f.raw = f.note = f.source = "";
	f.plan = f.recent = (struct quantity){ .number = "", .unit = "" };
	f.quality = FIGURE_FINE;
	f.value.known = can;
	f.value.milli = can ? milli : 0;
	f.value.kind = rough ? QUANTITY_ABOUT : QUANTITY_EXACT;
	f.value.number = can ? arena_printf(a, "%s%s", rough ? "约" : "", quantity_text(a, milli)) : "";
	return f;
}

/* Is it said already: by the town's own row, or by the sum of the same period? */
static bool
said(const struct figure_list *l, const struct figure *f)
{
	for (size_t i = 0; i < l->count; i++) {
		const struct figure *o = &l->figure[i];
		bool own = o->whole && !o->computed;
		if (same(o, f) && (own || strcmp(o->period, f->period) == 0))
			return true;
	}
	return false;
}

struct figure_list
deeds_figures(struct store *s, struct arena *a, const char *measure, const char *place)
{
	struct figure_list out = { 0 };
	size_t capacity = 0;
	struct stmt *st = store_query(s, "SELECT " FIGURE_COLUMNS " FROM fact t WHERE " VISIBLE(
					     "t") " AND measure=?2 AND (?3 IS NULL OR place=?3) ORDER BY ord");
	if (!st)
		return out;
	db_bind_text(st, 2, measure);
	db_bind_text(st, 3, place);
	struct figure_list all = without_outdated(a, collect(a, st));
	for (size_t i = 0; i < all.count; i++)
		if (place || all.figure[i].whole)
			push(&out, a, &capacity, all.figure[i]);
	for (size_t i = 0; !place && i < all.count; i++) {
		const struct figure *f = &all.figure[i];
		if (said(&out, f))
			continue;
		struct figure_list villages = deeds_by_village(s, a, f);
		if (villages.count)
			push(&out, a, &capacity, villages.count == 1 ? villages.figure[0] : sum_of(a, &villages));
	}
	return out;
}

struct figure
deeds_figure(struct store *s, struct arena *a, long long rid)
{
	struct stmt *st = store_query(s, "SELECT " FIGURE_COLUMNS " FROM fact t WHERE " VISIBLE("t") " AND rid=?2");
	struct figure none = { 0 };
	if (!st)
		return none;
	db_bind_int(st, 2, rid < 0 ? -rid : rid);
	struct figure_list one = collect(a, st);
	if (!one.count || rid >= 0)
		return one.count ? one.figure[0] : none;
	struct figure_list villages = deeds_by_village(s, a, &one.figure[0]);
	return villages.count ? sum_of(a, &villages) : none;
}

static int
largest_first(const void *x, const void *y)
{
	const struct figure *f = x, *g = y;
	if (f->value.milli != g->value.milli)
		return f->value.milli < g->value.milli ? 1 : -1;
	return f->rid < g->rid ? -1 : f->rid > g->rid;
}

struct figure_list
deeds_by_village(struct store *s, struct arena *a, const struct figure *f)
{
	struct figure_list out = { 0 };
	struct stmt *st = store_query(s, "SELECT " FIGURE_COLUMNS " FROM fact t WHERE " VISIBLE(
					     "t") " AND measure=?2 AND indicator=?3 AND "
						  "coalesce(until,coalesce(since,''))=?4 AND " OF_VILLAGE);
	if (!st)
		return out;
	db_bind_text(st, 2, f->measure);
	db_bind_text(st, 3, f->indicator);
	db_bind_text(st, 4, f->period);
	out = collect(a, st);
	if (out.count)
		qsort(out.figure, out.count, sizeof *out.figure, largest_first);
	return out;
}

struct figure_list
deeds_other_periods(struct store *s, struct arena *a, const struct figure *f)
{
	struct figure_list out = { 0 };
	struct stmt *st = store_query(s, "SELECT " FIGURE_COLUMNS " FROM fact t WHERE " VISIBLE(
					     "t") " AND measure=?2 AND indicator=?3 AND place=?4 AND "
						  "coalesce(until,coalesce(since,''))<>?5 ORDER BY until DESC, ord");
	if (!st || f->computed) {
		db_finish(st, NULL);
		return out;
	}
	db_bind_text(st, 2, f->measure);
	db_bind_text(st, 3, f->indicator);
	db_bind_text(st, 4, f->place);
	db_bind_text(st, 5, f->period);
	return collect(a, st);
}

struct figure_list
deeds_about(struct store *s, struct arena *a, const char *word)
{
	struct figure_list out = { 0 };
	struct stmt *st = store_query(s, "SELECT " FIGURE_COLUMNS " FROM fact t WHERE " VISIBLE(
					     "t") " AND instr(indicator, ?2)>0 AND NOT (" OF_VILLAGE ") ORDER BY ord");
	if (!st)
		return out;
	db_bind_text(st, 2, word);
	return collect(a, st);
}
