/* judge_period: see judge.h. A period at a time: one that the days in its rows
 * do not fit, one that has not begun, and one whose rows are the last one's. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "catalogue/describe.h"
#include "import/judge.h"

struct span { /* the rows of one period */
	struct judging *g;
	int field;
	const struct keys *old; /* what is on the screen */
	const char *period;
	const struct row *row; /* the first */
	long rows;
};

static bool
is_of(const struct span *s, const struct row *row)
{
	return row->value[s->field] && strcmp(row->value[s->field], s->period) == 0;
}

/* The day on which it was looked at; −1. Others (a deadline, an award) may lie anywhere. */
static int
day_field(const struct reg *r)
{
	static const char *const columns[] = { "checked_on", "found_on" };
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		if (catalogue_field(r, columns[i]) >= 0)
			return catalogue_field(r, columns[i]);
	for (size_t i = 0; i < r->count; i++)
		if (r->fields[i].type == FIELD_DATE && (r->fields[i].flags & FIELD_KEY))
			return (int)i;
	return -1;
}

/* The rows of the period as a list of their own, to be changed (`to`) or left out (NULL). */
static void
rewrite(const struct span *s, const char *to)
{
	struct judging *g = s->g;
	struct row_list *list = &g->taken->rows.reg[g->r->id], out = { 0 };
	for (size_t i = 0; i < list->count; i++) {
		const struct row *row = &list->row[i];
		if (is_of(s, row) && !to)
			continue;
		struct row *copy = row_append(&out, g->arena, g->r);
		const char **value = copy->value;
		*copy = *row;
		if (!is_of(s, row))
			continue;
		memcpy(value, row->value, g->r->count * sizeof *value);
		copy->value = value;
		value[s->field] = to;
		row_bind(copy, g->arena, g->r);
	}
	*list = out;
}

static const struct judgement *
ask(const struct span *s, enum finding_id id, bool harmful, const char *sentence, const char *careful)
{
	struct judging *g = s->g;
	struct arena *a = g->arena;
	struct judgement j = { .id = id, .key = s->period, .reg = g->r->id, .rows = s->rows, .harmful = harmful };
	j.at = (struct place){ .file = s->row->file, .sheet = s->row->sheet };
	j.sentence = sentence;
	j.proof =
	    arena_printf(a, "《%s》%ld 行，写的都是 %s", g->r->sheet, s->rows, describe_period_words(a, s->period));
	j.answer[JUDGEMENT_CAREFUL] = careful;
	j.answer[JUDGEMENT_AS_WRITTEN] = arena_printf(a, "就是 %s", describe_period_words(a, s->period));
	j.fallback = JUDGEMENT_AS_WRITTEN;
	return judgement_add(g->all, &j);
}

/* How many rows of the period on the screen become others, or go. */
static long
overwritten(const struct span *s)
{
	struct judging *g = s->g;
	const struct row_list *in = &g->taken->rows.reg[g->r->id], *base = &g->base->reg[g->r->id];
	struct scopes scopes = scopes_of(g->arena, in);
	struct keys new = keys_of(g->arena, in);
	long n = 0;
	for (size_t i = 0; i < base->count; i++) {
		const struct row *was = &base->row[i], *now = is_of(s, was) ? keys_find(&new, was->key) : was;
		bool goes = !now && g->r->merge == MERGE_SCOPE && scopes_index(&scopes, was->scope) < scopes.count &&
			    !draft_holds(g->taken, g->r, was);
		n += now ? !row_equal(was, now, g->r) : goes;
	}
	return n;
}

/* The earliest and latest day of the rows; false when fewer than half have one. */
static bool
days_of(const struct span *s, struct date *from, struct date *to)
{
	const struct row_list *in = &s->g->taken->rows.reg[s->g->r->id];
	int day = day_field(s->g->r);
	const char *least = NULL, *most = NULL;
	long n = 0;
	for (size_t i = 0; day >= 0 && i < in->count; i++) {
		const char *v = is_of(s, &in->row[i]) ? in->row[i].value[day] : NULL;
		if (!v)
			continue;
		n++;
		least = !least || strcmp(v, least) < 0 ? v : least;
		most = !most || strcmp(v, most) > 0 ? v : most;
	}
	return n && n * 2 >= s->rows && date_parse(least, from) && date_parse(most, to);
}

/* Checked a few days early or late is the month's own. */
static bool
judge_days(const struct span *s)
{
	struct judging *g = s->g;
	struct arena *a = g->arena;
	struct date from, to, first, last;
	int slack = period_kind(s->period) == PERIOD_WEEK ? 2 : 5;
	if (!period_range(s->period, &first, &last) || !days_of(s, &from, &to))
		return false;
	bool after = date_days(from) > date_days(last) + slack, before = date_days(to) + slack < date_days(first);
	bool month = period_kind(s->period) == PERIOD_MONTH && from.year == to.year && from.month == to.month;
	if (!after && !before)
		return false;
	long changed = overwritten(s);
	const struct row_list *base = &g->base->reg[g->r->id];
	bool there = false;
	for (size_t i = 0; i < base->count; i++)
		there = there || is_of(s, &base->row[i]);
	if (there && !changed)
		return false;
	const char *own = month ? arena_printf(a, "%04d-%02d", from.year, from.month) : NULL;
	const char *first_day = arena_printf(a, "%d月%d日", from.month, from.day);
	const char *days = own ? describe_period_words(a, own)
			   : date_days(from) == date_days(to)
			       ? first_day
			       : arena_printf(a, "%s到%d月%d日", first_day, to.month, to.day);
	const char *more = changed ? arena_printf(a, "屏上已经有这一期，会改掉 %ld 行。", changed) : "";
	const char *words =
	    arena_printf(a, FINDING_PERIOD_NOT_DAYS_SAYS, describe_period_words(a, s->period), days, more);
	const char *careful = own ? arena_printf(a, "改成 %s", days) : "这几行先不上";
	if (judgement_answer(ask(s, FINDING_PERIOD_NOT_DAYS, changed > 0, words, careful)) == JUDGEMENT_CAREFUL)
		rewrite(s, own);
	return true;
}

static void
judge_ahead(const struct span *s)
{
	struct arena *a = s->g->arena;
	struct date first, last;
	if (!period_range(s->period, &first, &last) || s->g->all->today.year == 0 ||
	    date_days(first) <= date_days(s->g->all->today))
		return;
	const char *words = arena_printf(a, FINDING_PERIOD_AHEAD_SAYS, describe_period_words(a, s->period));
	if (judgement_answer(ask(s, FINDING_PERIOD_AHEAD, false, words, "这几行先不上")) == JUDGEMENT_CAREFUL)
		rewrite(s, NULL);
}

/* The same but for period and days. */
static bool
same_row(const struct span *s, const struct row *x, const struct row *y)
{
	const struct reg *r = s->g->r;
	if (x->items != y->items)
		return false;
	for (size_t i = 0; i < r->count; i++)
		if ((int)i != s->field && r->fields[i].type != FIELD_DATE && !str_equal(x->value[i], y->value[i]))
			return false;
	for (size_t i = 0; i < x->items; i++)
		if (!str_equal(x->item[i].value, y->item[i].value))
			return false;
	return true;
}

/* The newest period on the screen that is before this one; NULL. This one may not be there. */
static const char *
period_before(const struct span *s)
{
	const struct row_list *base = &s->g->base->reg[s->g->r->id];
	const char *best = NULL;
	for (size_t i = 0; i < base->count; i++) {
		const char *p = base->row[i].value[s->field];
		if (!p || period_kind(p) != period_kind(s->period))
			continue;
		int order = period_compare(p, s->period);
		if (order == 0)
			return NULL;
		if (order > 0 && (!best || period_compare(p, best) < 0)) /* newest first */
			best = p;
	}
	return best;
}

static bool
judge_again(const struct span *s)
{
	enum { LEAST = 3 /* two may be the same by chance */, MANY = 10 /* of so many marks one in ten may differ */ };
	struct judging *g = s->g;
	struct arena *a = g->arena;
	const struct row_list *in = &g->taken->rows.reg[g->r->id];
	const char *before = s->rows >= LEAST ? period_before(s) : NULL;
	long same = 0,
	     enough = s->rows >= MANY && catalogue_field(g->r, "total") >= 0 ? s->rows - s->rows / 10 : s->rows;
	for (size_t i = 0; before && i < in->count; i++) {
		if (!is_of(s, &in->row[i]))
			continue;
		struct row_list one = { 0 };
		struct row *then = row_append(&one, a, g->r);
		memcpy(then->value, in->row[i].value, g->r->count * sizeof *then->value);
		then->value[s->field] = before;
		row_bind(then, a, g->r);
		const struct row *was = keys_find(s->old, then->key);
		same += was && same_row(s, was, &in->row[i]);
	}
	if (!before || same < enough)
		return false;
	const char *words = arena_printf(a, FINDING_PERIOD_AGAIN_SAYS, same, judge_unit(g->r),
	    describe_period_words(a, s->period), describe_period_words(a, before));
	if (judgement_answer(ask(s, FINDING_PERIOD_AGAIN, false, words, "这几行先不上")) == JUDGEMENT_CAREFUL)
		rewrite(s, NULL);
	return true;
}

static bool
stands_there(const struct span *s, const char *period)
{
	const struct row_list *base = &s->g->base->reg[s->g->r->id];
	bool there = false;
	for (size_t i = 0; i < base->count; i++)
		there = there || str_equal(base->row[i].value[s->field], period);
	return there;
}

/* How many rows the screen has of this period with another figure, when it has them all; else 0. */
static long
figures_changed(const struct span *s)
{
	const struct row_list *in = &s->g->taken->rows.reg[s->g->r->id];
	int total = catalogue_field(s->g->r, "total");
	long n = 0;
	for (size_t i = 0; total >= 0 && i < in->count; i++) {
		const struct row *was = is_of(s, &in->row[i]) ? keys_find(s->old, in->row[i].key) : NULL;
		if (is_of(s, &in->row[i]) && !was)
			return 0;
		n += was && !str_equal(was->value[total], in->row[i].value[total]);
	}
	return n;
}

/* Where no row says its day, only what stands on the screen can tell that the period is a wrong one: one that is there
 * with other figures though the next has begun and is missing, or one that leaves a gap where none was before. */
static bool
judge_without_days(const struct span *s)
{
	enum { LEAST = 3 };
	struct arena *a = s->g->arena;
	char next[32], then[32];
	struct date first, last;
	if (days_of(s, &first, &last) || s->rows < LEAST || !s->g->all->today.year)
		return false;
	const char *own = describe_period_words(a, s->period), *best = period_before(s), *words;
	long changed = figures_changed(s);
	bool over = changed * 5 >= s->rows * 4 && period_step(s->period, 1, next, sizeof next) &&
		    !stands_there(s, next) && period_range(next, &first, &last) &&
		    date_days(s->g->all->today) >= date_days(first);
	bool gap = !over && best && period_step(best, 1, next, sizeof next) &&
		   period_step(next, 1, then, sizeof then) && strcmp(then, s->period) == 0 &&
		   period_step(best, -1, then, sizeof then) && stands_there(s, then);
	if (!over && !gap)
		return false;
	const char *likely = describe_period_words(a, arena_strdup(a, next));
	if (over)
		words = arena_printf(a, FINDING_PERIOD_OVER_SAYS, own, s->rows, changed, likely);
	else
		words = arena_printf(a, FINDING_PERIOD_SKIPPED_SAYS, own, describe_period_words(a, best), likely);
	enum finding_id id = over ? FINDING_PERIOD_OVER : FINDING_PERIOD_SKIPPED;
	if (judgement_answer(ask(s, id, over, words, arena_printf(a, "改成 %s", likely))) == JUDGEMENT_CAREFUL)
		rewrite(s, arena_strdup(a, next));
	return true;
}

/* The period of this row among the spans of the rows before it; the last one first, since rows come by period. */
static struct span *
span_of(struct span *spans, size_t count, const char *period)
{
	for (size_t i = count; i > 0; i--)
		if (strcmp(spans[i - 1].period, period) == 0)
			return &spans[i - 1];
	return NULL;
}

/* Each period of the sheet with its first row and how many. */
static struct span *
spans_of(const struct span *like, const struct row_list *in, size_t *count)
{
	struct span *spans = NULL;
	size_t room = 0;
	*count = 0;
	for (size_t i = 0; i < in->count; i++) {
		const char *period = in->row[i].value[like->field];
		struct span *s = period ? span_of(spans, *count, period) : NULL;
		if (s)
			s->rows++;
		if (s || !period)
			continue;
		if (*count == room) {
			struct span *more = arena_alloc(like->g->arena, (room = room * 2 + 16) * sizeof *more);
			if (spans)
				memcpy(more, spans, *count * sizeof *more);
			spans = more;
		}
		spans[*count] = *like;
		spans[*count].period = period;
		spans[*count].row = &in->row[i];
		spans[(*count)++].rows = 1;
	}
	return spans;
}

/* The newest day of a register's rows, of those with the day at which they happened; "" none. */
static const char *
newest_of(const struct row_list *list, int field)
{
	const char *newest = "";
	for (size_t i = 0; i < list->count; i++)
		if (list->row[i].value[field] && strcmp(list->row[i].value[field], newest) > 0)
			newest = list->row[i].value[field];
	return newest;
}

/* A sheet of which nothing is on the screen, and all of it of a year that is over there: last year's workbook. */
static void
judge_year(struct judging *g, const struct keys *old)
{
	struct arena *a = g->arena;
	struct row_list *in = &g->taken->rows.reg[g->r->id];
	int field = g->r->period ? catalogue_field(g->r, g->r->period) : -1;
	for (size_t i = 0; field < 0 && i < g->r->count; i++)
		if (g->r->fields[i].type == FIELD_DATE && g->r->fields[i].flags & FIELD_REQUIRED)
			field = (int)i;
	if (field < 0 || !g->all->today.year)
		return;
	const char *here = newest_of(in, field), *there = newest_of(&g->base->reg[g->r->id], field);
	int year = atoi(here), now = atoi(there);
	for (size_t i = 0; i < in->count; i++)
		if (keys_find(old, in->row[i].key) || !in->row[i].value[field] || atoi(in->row[i].value[field]) != year)
			return;
	if (year < 1900 || year >= now || year >= g->all->today.year)
		return;
	struct judgement j = { .id = FINDING_YEAR_PAST, .key = "year", .reg = g->r->id, .rows = (long)in->count };
	j.at = (struct place){ .file = in->row[0].file, .sheet = in->row[0].sheet };
	j.sentence = arena_printf(a, FINDING_YEAR_PAST_SAYS, j.rows, judge_unit(g->r), year, now);
	j.proof = arena_printf(a, "《%s》，最晚的是 %s", g->r->sheet, describe_value(a, &g->r->fields[field], here));
	j.answer[JUDGEMENT_CAREFUL] = "这几行先不上";
	j.answer[JUDGEMENT_AS_WRITTEN] = arena_printf(a, "就是 %d年的", year);
	j.fallback = JUDGEMENT_AS_WRITTEN;
	if (judgement_answer(judgement_add(g->all, &j)) == JUDGEMENT_CAREFUL)
		*in = (struct row_list){ 0 };
}

void
judge_period(struct judging *g)
{
	struct span like = { .g = g, .field = -1 };
	size_t count = 0;
	for (size_t i = 0; i < g->r->count && like.field < 0; i++)
		if (g->r->fields[i].type == FIELD_PERIOD && (g->r->fields[i].flags & FIELD_SCOPE))
			like.field = (int)i;
	struct keys old = keys_of(g->arena, &g->base->reg[g->r->id]);
	judge_year(g, &old);
	if (like.field < 0 || g->taken->rows.reg[g->r->id].count == 0)
		return;
	like.old = &old;
	struct span *spans = spans_of(&like, &g->taken->rows.reg[g->r->id], &count); /* before answers change it */
	for (size_t i = 0; i < count; i++)
		if (!judge_again(&spans[i]) && !judge_days(&spans[i]) && !judge_without_days(&spans[i]))
			judge_ahead(&spans[i]);
}
