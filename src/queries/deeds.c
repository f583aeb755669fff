/* deeds: see deeds.h. */
#include "queries/deeds.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/small_class.h"
#include "base/str.h"
#include "store/query.h"

#define PERIOD_OF "coalesce(t.until,t.since,'')"
#define QUALITY "CASE t.quality WHEN '存疑' THEN 1 WHEN '原文如此' THEN 2 WHEN '已更正' THEN 3 ELSE 0 END"
static_assert(FIGURE_DOUBTFUL == 1 && FIGURE_AS_FOUND == 2 && FIGURE_CORRECTED == 3, "as in SQL");

SHAPE(figure_shape, figure, COLUMNS(figure, rid, measure, indicator, village, place, since, source, raw, note, sample),
    COLUMN_AS(figure, period, PERIOD_OF), QUANTITY(figure, value, "coalesce(t.total,t.amount)", "t.unit"),
    QUANTITY(figure, plan, "t.plan", "t.unit"),
    QUANTITY(figure, recent, "CASE WHEN t.total IS NOT NULL THEN t.amount END", "t.unit"),
    COLUMN_AS(figure, quality, QUALITY), COLUMN_AS(figure, addable, "t.aggregate='累计相加'"),
    COLUMN_AS(figure, whole, "NOT " OF_VILLAGE));

/* One home of a class in a village names a family: 不足3. It is still added up. */
static void
hide_small(struct arena *a, struct figure *f)
{
	if ((f->whole && !f->computed) || !small_class_figure(a, f->indicator, f->value.number))
		return;
	f->value.number = "不足3";
	f->raw = f->note = "";
}

static struct figure_list
ask(struct store *s, struct arena *a, const char *rest, const char *const *bind)
{
	struct figure_list out;
	out.count = store_rows(s, a, &figure_shape, rest, bind, &out.figure);
	for (size_t i = 0; i < out.count; i++)
		hide_small(a, &out.figure[i]);
	return out;
}

static void
push(struct figure_list *l, struct arena *a, size_t *capacity, struct figure f)
{
	l->figure = arena_grow(a, l->figure, l->count, capacity, l->count + 1, sizeof f);
	l->figure[l->count++] = f;
}

static bool
same(const struct figure *x, const struct figure *y)
{
	return strcmp(x->measure, y->measure) == 0 && strcmp(x->indicator, y->indicator) == 0;
}

const char *
deeds_when(struct arena *a, const struct figure *f)
{
	char words[160];
	bool adds_up = !f->since[0] && f->recent.number[0] && period_kind(f->period) != PERIOD_WORDS;
	period_speak_span(f->since, f->period, words, sizeof words);
	return arena_printf(a, "%s%s", adds_up ? "截至" : "", words);
}

static bool
same_time(const struct figure *x, const struct figure *y)
{
	char one[160], other[160];
	period_speak_span(x->since, x->period, one, sizeof one);
	period_speak_span(y->since, y->period, other, sizeof other);
	return strcmp(one, other) == 0;
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
	hide_small(a, &f);
	return f;
}

/* Is it said already: by the town's own row, or by the sum of the same period? */
static bool
said(const struct figure_list *l, const struct figure *f)
{
	for (size_t i = 0; i < l->count; i++) {
		const struct figure *o = &l->figure[i];
		bool own = o->whole && !o->computed;
		if (same(o, f) && (own || same_time(o, f)))
			return true;
	}
	return false;
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
deeds_figures(struct store *s, struct arena *a, const char *measure, const char *place)
{
	struct figure_list out = { 0 };
	size_t capacity = 0;
	struct figure_list all = without_outdated(
	    a, ask(s, a, "FROM visible_fact t WHERE measure=?1 AND (?2 IS NULL OR place=?2) ORDER BY ord",
		   BIND(measure, place)));
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
	struct figure one = { 0 };
	bool sum = rid < 0;
	const char *number = INTEGER(sum ? -rid : rid);
	if (!store_row(s, a, &figure_shape, "FROM visible_fact t WHERE rid=?1", BIND(number), &one) || !sum) {
		if (one.indicator)
			hide_small(a, &one);
		return one;
	}
	struct figure_list villages = deeds_by_village(s, a, &one);
	return villages.count ? sum_of(a, &villages) : (struct figure){ 0 };
}

struct figure_list
deeds_by_village(struct store *s, struct arena *a, const struct figure *f)
{
	struct figure_list out =
	    ask(s, a, "FROM visible_fact t WHERE measure=?1 AND indicator=?2 AND " PERIOD_OF "=?3 AND " OF_VILLAGE,
		BIND(f->measure, f->indicator, f->period));
	size_t n = 0;
	for (size_t i = 0; i < out.count; i++) /* what was counted over another time is not added */
		if (same_time(&out.figure[i], f))
			out.figure[n++] = out.figure[i];
	out.count = n;
	if (out.count)
		qsort(out.figure, out.count, sizeof *out.figure, largest_first);
	return out;
}

struct figure_list
deeds_other_periods(struct store *s, struct arena *a, const struct figure *f)
{
	if (f->computed)
		return (struct figure_list){ 0 };
	return ask(s, a,
	    "FROM visible_fact t WHERE measure=?1 AND indicator=?2 AND place=?3 AND " PERIOD_OF
	    "<>?4 ORDER BY until DESC, ord",
	    BIND(f->measure, f->indicator, f->place, f->period));
}

struct figure_list
deeds_about(struct store *s, struct arena *a, const char *word)
{
	return ask(
	    s, a, "FROM visible_fact t WHERE instr(indicator, ?1)>0 AND NOT " OF_VILLAGE " ORDER BY ord", BIND(word));
}
