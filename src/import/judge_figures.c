/* judge_figures: see judge.h. What was published of a period that is over, and
 * figures that only grow, are compared with what is on the screen. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "catalogue/describe.h"
#include "import/judge.h"

enum { NAMED = 3 };

struct figures {
	struct judging *g;
	int period, figure; /* fields */
	struct keys old;
	const struct row *first;
	struct strbuf proof;
	long n;
};

/* 14000余, 18.9万, 3400.00; −1 when there is no number. */
static double
number_of(const char *text)
{
	char *end;
	while (text && *text && (unsigned char)*text >= 0x80) /* 近2000 */
		text++;
	double x = text && *text ? strtod(text, &end) : -1;
	if (!text || !*text || end == text)
		return -1;
	return str_starts(end, "万") ? x * 1e4 : str_starts(end, "亿") ? x * 1e8 : x;
}

static void
note(struct figures *f, const struct row *row, const char *was)
{
	struct arena *a = f->g->arena;
	const struct field *field = &f->g->r->fields[f->figure];
	f->first = f->first ? f->first : row;
	if (f->n++ < NAMED)
		strbuf_printf(&f->proof, "%s%s：屏上 %s，表里 %s", f->n > 1 ? "；" : "",
		    describe_title(a, f->g->r, row), describe_value(a, field, was),
		    describe_value(a, field, row->value[f->figure]));
}

/* Is there a newer period of the kind on the screen, and is this one over for a month? */
static bool
is_closed(const struct figures *f, const char *period)
{
	struct date first, last;
	const struct row_list *base = &f->g->base->reg[f->g->r->id];
	if (!period_range(period, &first, &last) || date_days(f->g->all->today) <= date_days(last) + 31)
		return false;
	for (size_t i = 0; i < base->count; i++) {
		const char *p = base->row[i].value[f->period];
		if (p && period_kind(p) == period_kind(period) && period_compare(p, period) < 0)
			return true;
	}
	return false;
}

static bool
closed_changes(const struct figures *f, const struct row *row, const char **was)
{
	const struct row *old = keys_find(&f->old, row->key);
	const char *now = row->value[f->figure];
	*was = old ? old->value[f->figure] : NULL;
	return *was && now && number_of(*was) != number_of(now) && row->value[f->period] &&
	       is_closed(f, row->value[f->period]);
}

/* The same figure before: of this very period, else of the newest one before it that it goes on from. */
static const struct row *
before(const struct figures *f, const struct row *row)
{
	struct judging *g = f->g;
	const char *period = row->value[f->period];
	const struct row_list *base = &g->base->reg[g->r->id];
	const struct row *best = keys_find(&f->old, row->key);
	for (size_t i = 0; !best && period && i < base->count; i++) {
		const struct row *x = &base->row[i];
		const char *p = x->value[f->period];
		bool same = p && period_kind(p) == period_kind(period) && period_compare(p, period) > 0 &&
			    (period_kind(p) == PERIOD_YEAR || strncmp(p, period, 4) == 0);
		for (size_t k = 0; same && k < g->r->count; k++)
			same = !(g->r->fields[k].flags & FIELD_KEY) || (int)k == f->period ||
			       str_equal(x->value[k], row->value[k]);
		if (same)
			best = x;
	}
	return best;
}

static bool
falls(const struct figures *f, const struct row *row, const char **was)
{
	const struct row *old = before(f, row);
	*was = old ? old->value[f->figure] : NULL;
	double then = number_of(*was), now = number_of(row->value[f->figure]);
	return then > 0 && now >= 0 && now * 2 < then;
}

/* Asks about all rows that `is` finds; the careful answer leaves what is on the screen. */
static void
ask(struct figures *f, enum finding_id id, const char *words,
    bool (*is)(const struct figures *, const struct row *, const char **))
{
	struct judging *g = f->g;
	struct row_list *list = &g->taken->rows.reg[g->r->id], out = { 0 };
	const char *was;
	f->proof = (struct strbuf){ 0 };
	f->first = NULL;
	f->n = 0;
	for (size_t i = 0; i < list->count; i++)
		if (is(f, &list->row[i], &was))
			note(f, &list->row[i], was);
	if (f->n) {
		struct judgement j = { .id = id, .key = "figures", .reg = g->r->id, .rows = f->n };
		j.at = f->n == 1 ? draft_place(f->first, g->r->fields[f->figure].header)
				 : (struct place){ .file = f->first->file, .sheet = f->first->sheet };
		j.sentence = words;
		j.proof = arena_printf(
		    g->arena, "《%s》%s%s", g->r->sheet, strbuf_text(&f->proof), f->n > NAMED ? " 等" : "");
		j.answer[JUDGEMENT_CAREFUL] = "这几行先不动";
		j.answer[JUDGEMENT_AS_WRITTEN] = "就是这个数";
		j.fallback = JUDGEMENT_AS_WRITTEN;
		bool careful = judgement_answer(judgement_add(g->all, &j)) == JUDGEMENT_CAREFUL;
		for (size_t i = 0; careful && i < list->count; i++) {
			bool found = is(f, &list->row[i], &was);
			const struct row *old = found ? keys_find(&f->old, list->row[i].key) : &list->row[i];
			if (old)
				*row_append(&out, g->arena, g->r) = *old;
		}
		if (careful)
			*list = out;
	}
	strbuf_free(&f->proof);
}

void
judge_figures(struct judging *g)
{
	struct figures f = { .g = g, .period = g->r->period ? catalogue_field(g->r, g->r->period) : -1 };
	f.figure = catalogue_field(g->r, "total");
	if (f.figure < 0)
		f.figure = catalogue_field(g->r, "amount");
	if (f.period < 0 || f.figure < 0 || g->r->fields[f.period].type != FIELD_PERIOD ||
	    g->base->reg[g->r->id].count == 0)
		return;
	f.old = keys_of(g->arena, &g->base->reg[g->r->id]);
	ask(&f, FINDING_CLOSED_CHANGED, FINDING_CLOSED_CHANGED_SAYS, closed_changes);
	if (g->r->merge == MERGE_KEY)
		ask(&f, FINDING_FIGURE_FALLS, FINDING_FIGURE_FALLS_SAYS, falls);
}
