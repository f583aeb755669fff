/* consistency: see consistency.h. */
#include "decided/consent.h"
#include "import/consistency.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "decided/decided.h"
#include "editions/schema.h"
#include "values/account.h"

struct home { /* one household of the roll */
	const char *village, *grp, *door, *head;
};

/* Sorted by village and door, and again by village and head: a row looks at the few it can mean. */
struct roll {
	struct home *home, *by_head;
	size_t count;
};

static int
in_doors(const void *x, const void *y)
{
	const struct home *a = x, *b = y;
	int order = strcmp(a->village, b->village);
	return order ? order : strcmp(a->door, b->door);
}

static int
in_heads(const void *x, const void *y)
{
	const struct home *a = x, *b = y;
	int order = strcmp(a->village, b->village);
	return order ? order : strcmp(a->head, b->head);
}

static int
in_villages(const void *x, const void *y)
{
	return strcmp(((const struct home *)x)->village, ((const struct home *)y)->village);
}

/* The first of `count` sorted homes that is not before `want`. */
static size_t
first_of(const struct home *home, size_t count, const struct home *want, int (*order)(const void *, const void *))
{
	size_t low = 0, high = count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (order(&home[middle], want) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
has_village(const struct roll *roll, const char *village)
{
	struct home want = { .village = village };
	size_t i = first_of(roll->home, roll->count, &want, in_villages);
	return i < roll->count && strcmp(roll->home[i].village, village) == 0;
}

static void
add_homes(struct draft *d, const struct reg *r, const struct row_list *list, struct roll *roll, size_t *capacity,
    const struct roll *not_of)
{
	for (size_t i = 0; i < list->count; i++) {
		const struct row *row = &list->row[i];
		const char *village = row_place_key(d->arena, row_text(row, r, "village"));
		if (not_of && has_village(not_of, village))
			continue;
		roll->home =
		    arena_grow(d->arena, roll->home, roll->count, capacity, roll->count + 1, sizeof *roll->home);
		roll->home[roll->count++] = (struct home){ village, row_text(row, r, "grp"), row_text(row, r, "door"),
			row_text(row, r, "head") };
	}
}

static struct roll
roll_of(struct draft *d, const struct content *base)
{
	const struct reg *r = catalogue_register(REG_HOUSEHOLD);
	struct roll mine = { 0 }, all = { 0 };
	size_t capacity = 0, more = 0;
	add_homes(d, r, &d->rows.reg[r->id], &mine, &capacity, NULL);
	if (mine.count)
		qsort(mine.home, mine.count, sizeof *mine.home, in_doors);
	add_homes(d, r, &d->rows.reg[r->id], &all, &more, NULL);
	add_homes(d, r, &base->reg[r->id], &all, &more, &mine);
	all.by_head = arena_array(d->arena, all.count + 1, sizeof *all.by_head);
	if (all.count) {
		memcpy(all.by_head, all.home, all.count * sizeof *all.home);
		qsort(all.home, all.count, sizeof *all.home, in_doors);
		qsort(all.by_head, all.count, sizeof *all.by_head, in_heads);
	}
	return all;
}

/* How many households of the roll the row can mean: those with its door, and those with its head where one of the two
 * has no door; *home is the last one. */
static size_t
candidates(const struct roll *roll, const struct home *want, const struct home **home)
{
	size_t n = 0;
	for (int heads = !*want->door; heads < 2; heads++) {
		const struct home *list = heads ? roll->by_head : roll->home;
		int (*order)(const void *, const void *) = heads ? in_heads : in_doors;
		for (size_t i = first_of(list, roll->count, want, order); i < roll->count && order(&list[i], want) == 0;
		     i++) {
			const struct home *h = &list[i];
			if ((*want->grp && strcmp(h->grp, want->grp) != 0) || (heads && *want->door && *h->door))
				continue;
			*home = h;
			n++;
		}
	}
	return n;
}

static void
tie_home(struct draft *d, const struct reg *r, struct row *row, const struct roll *roll)
{
	const struct home *home = NULL;
	struct home want = { row_place_key(d->arena, row_text(row, r, "village")), row_text(row, r, "grp"),
		row_text(row, r, "door"), row_text(row, r, "head") };
	if (!has_village(roll, want.village))
		return;
	size_t n = candidates(roll, &want, &home);
	if (n == 0)
		finding_add(d->findings, FINDING_UNKNOWN_HOUSEHOLD, draft_place(row, NULL), row_text(row, r, "village"),
		    want.grp, want.door, *want.door ? "号" : "", want.head);
	else if (n > 1 && !*want.door)
		finding_add(d->findings, FINDING_AMBIGUOUS_HOUSEHOLD, draft_place(row, NULL), want.head);
	if (n != 1 || *want.door || !*home->door)
		return;
	row_set(row, r, "door", home->door);
	if (!*want.grp)
		row_set(row, r, "grp", home->grp);
	row_bind(row, d->arena, r);
}

void
consistency_households(struct draft *d, const struct content *base)
{
	struct roll roll = roll_of(d, base);
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t i = 0; r->on_roll && i < d->rows.reg[r->id].count; i++)
			if (d->rows.reg[r->id].row[i].wrong != ROW_KEYLESS)
				tie_home(d, r, &d->rows.reg[r->id].row[i], &roll);
}

void
consistency_black_list(struct draft *d, bool allowed)
{
	const struct reg *r = catalogue_register(REG_BOARD);
	for (size_t i = 0; i < d->rows.reg[r->id].count; i++) {
		const struct row *row = &d->rows.reg[r->id].row[i];
		if (strcmp(row_text(row, r, "board"), "黑榜") != 0 ||
		    strcmp(row_text(row, r, "target_kind"), "户") != 0 ||
		    (allowed && strcmp(row_text(row, r, "consent"), "是") == 0))
			continue;
		finding_add(d->findings, FINDING_BLACK_LIST_HOUSEHOLD, draft_place(row, "对象类型"));
		d->out[r->id][i] = true;
	}
}

static void
take_down(struct draft *d, const struct reg *r, struct row *row, const struct row *was)
{
	struct strbuf keys = { 0 };
	for (size_t f = 0; f < r->count; f++) {
		if (was && !row->value[f])
			row->value[f] = was->value[f];
		if (r->fields[f].flags & (FIELD_KEY | FIELD_SCOPE))
			strbuf_printf(&keys, "%s%s", keys.len ? "、" : "", r->fields[f].header);
	}
	if (was && !row->items) {
		row->item = was->item;
		row->items = was->items;
	} else if (!was) {
		finding_add(d->findings, FINDING_DOWN_UNMATCHED, draft_place(row, "状态"), strbuf_text(&keys));
	}
	strbuf_free(&keys);
}

void
consistency_taken_down(struct draft *d, const struct content *base)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		struct keys known = { 0 };
		for (size_t i = 0; base->reg[r->id].count && i < d->rows.reg[r->id].count; i++) {
			struct row *row = &d->rows.reg[r->id].row[i];
			if (!str_equal(row_text(row, r, "state"), "撤下") || row->wrong == ROW_KEYLESS)
				continue;
			known = known.count ? known : keys_of(d->arena, &base->reg[r->id]);
			take_down(d, r, row, keys_find(&known, row->key));
		}
	}
}

void
consistency_ends(struct draft *d)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t i = 0; r->ends && i < d->rows.reg[r->id].count; i++) {
			const struct row *row = &d->rows.reg[r->id].row[i];
			if (strcmp(row_text(row, r, r->ends), "公示") != 0 || *row_text(row, r, "show_to") ||
			    str_equal(row_text(row, r, "state"), "撤下"))
				continue;
			finding_add(d->findings, FINDING_PUBLIC_NO_END, draft_place(row, "公示止"));
			d->out[r->id][i] = true;
		}
}

static long long
total_of(const struct row *row, const struct reg *r)
{
	long long milli = 0;
	schema_parse(row_text(row, r, "total"), true, &milli);
	return milli;
}

/* A village's mean over its judges, kept as a fraction so that ties are ties. */
struct mean {
	const char *period, *village;
	long long sum, count;
};

static struct mean *
mean_of(struct mean *list, size_t n, const char *period, const char *village)
{
	for (size_t i = 0; i < n; i++)
		if (strcmp(list[i].period, period) == 0 && strcmp(list[i].village, village) == 0)
			return &list[i];
	return NULL;
}

static size_t
means_of(struct arena *a, const struct reg *r, const struct row_list *rows, struct mean *list)
{
	size_t n = 0;
	for (size_t i = 0; i < rows->count; i++) {
		const char *period = row_text(&rows->row[i], r, "period");
		const char *village = row_place_key(a, row_text(&rows->row[i], r, "village"));
		if (!*row_text(&rows->row[i], r, "total"))
			continue;
		struct mean *m = mean_of(list, n, period, village);
		if (!m) {
			m = &list[n++];
			*m = (struct mean){ period, village, 0, 0 };
		}
		m->sum += total_of(&rows->row[i], r);
		m->count++;
	}
	return n;
}

static long
rank_of(const struct mean *list, size_t n, const struct mean *mine)
{
	long rank = 1;
	for (size_t i = 0; i < n; i++)
		rank +=
		    strcmp(list[i].period, mine->period) == 0 && list[i].sum * mine->count > mine->sum * list[i].count;
	return rank;
}

static void
check_ranks(struct draft *d, const struct reg *r, const struct row_list *rows)
{
	struct mean *list = arena_array(d->arena, rows->count + 1, sizeof *list);
	size_t n = means_of(d->arena, r, rows, list);
	for (size_t i = 0; i < d->rows.reg[r->id].count; i++) {
		const struct row *row = &d->rows.reg[r->id].row[i];
		const char *written = row_text(row, r, "rank");
		const char *village = row_place_key(d->arena, row_text(row, r, "village"));
		struct mean *mine = mean_of(list, n, row_text(row, r, "period"), village);
		if (!*written || !mine || atol(written) == rank_of(list, n, mine))
			continue;
		finding_add(d->findings, FINDING_RANK_MISMATCH,
		    draft_place(row, r->fields[catalogue_field(r, "rank")].header), written, rank_of(list, n, mine));
	}
}

void
consistency_ranks(struct draft *d, const struct content *merged)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		if (r->ranked)
			check_ranks(d, r, &merged->reg[r->id]);
}

static const char *
said(struct arena *a, long long milli)
{
	char words[32];
	schema_format(milli, true, words, sizeof words);
	return arena_strdup(a, words);
}

static long long
milli_of(const struct row *row, const struct reg *r, const char *column)
{
	long long milli = 0;
	schema_parse(row_text(row, r, column), true, &milli);
	return milli;
}

void
consistency_accounts(struct draft *d, const struct content *merged)
{
	const struct reg *r = catalogue_find("ledger");
	const struct row_list *rows = &merged->reg[r->id];
	struct account_line *line = arena_array(d->arena, rows->count + 1, sizeof *line);
	size_t n = 0;
	for (size_t i = 0; i < rows->count; i++) {
		const struct row *row = &rows->row[i];
		if (*row_text(row, r, "state") && strcmp(row_text(row, r, "state"), "公示中") != 0)
			continue;
		line[n++] = (struct account_line){ .place = row_place_key(d->arena, row_text(row, r, "village")),
			.fund = row_text(row, r, "fund"),
			.day = row_text(row, r, "done_on"),
			.row = i,
			.in = milli_of(row, r, "income"),
			.out = milli_of(row, r, "expense"),
			.balance = milli_of(row, r, "balance"),
			.written = *row_text(row, r, "balance") };
	}
	account_follow(line, n);
	for (size_t i = 0; i < n; i++) {
		const struct row *row = &rows->row[line[i].row];
		if (row->file && line[i].written && line[i].follows && line[i].balance != line[i].due)
			finding_add(d->findings, FINDING_BALANCE_DIFFERS, draft_place(row, "结余"),
			    said(d->arena, line[i].balance), said(d->arena, line[i].due - line[i].in + line[i].out),
			    said(d->arena, line[i].due));
	}
}

void
consistency_places(struct draft *d, const struct content *merged)
{
	struct keys known = keys_of(d->arena, &merged->reg[REG_VILLAGE]);
	if (known.count == 0)
		return;
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		int field = catalogue_field(r, "village");
		for (size_t i = 0; field >= 0 && i < d->rows.reg[r->id].count; i++) {
			const struct row *row = &d->rows.reg[r->id].row[i];
			/* the key of a village is its place */
			const char *place = row->value[field] ? row_place_key(d->arena, row->value[field]) : "";
			if (*place && !keys_find(&known, place))
				finding_add(d->findings, FINDING_UNKNOWN_PLACE,
				    draft_place(row, r->fields[field].header), row->value[field]);
		}
	}
}

void
consistency_rules(struct draft *d)
{
	static const char *const words[] = { "罚款", "罚金", "处罚金", "扣发", "停发", "扣除补贴", "取消低保", "停办" };
	const struct reg *r = catalogue_register(REG_RULE);
	for (size_t i = 0; i < d->rows.reg[r->id].count; i++) {
		const struct row *row = &d->rows.reg[r->id].row[i];
		for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
			if (!strstr(row_text(row, r, "body"), words[k]))
				continue;
			finding_add(d->findings, FINDING_RULE_PENALTY,
			    draft_place(row, r->fields[catalogue_field(r, "body")].header), words[k]);
			break;
		}
	}
}

/* A blank secret of the source's rows becomes the one that is known. */
static void
keep_secrets(struct draft *d, const struct reg *r, size_t field, const struct row_list *base)
{
	struct keys known = keys_of(d->arena, base);
	for (size_t i = 0; i < d->rows.reg[r->id].count; i++) {
		struct row *row = &d->rows.reg[r->id].row[i];
		const struct row *old = row->value[field] ? NULL : keys_find(&known, row->key);
		if (old)
			row->value[field] = old->value[field];
	}
}

void
consistency_codes(struct draft *d, const struct content *base)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t f = 0; f < r->count; f++)
			if (r->fields[f].flags & FIELD_SECRET)
				keep_secrets(d, r, f, &base->reg[r->id]);
}

static void
say_disagreement(void *context, const struct reg *r, const struct row *row)
{
	struct draft *d = context;
	const struct field *f = &r->fields[catalogue_field(r, "consent")];
	finding_plain(d->findings,
	    r->on_roll || r->whose != WHOSE_HOUSEHOLD ? FINDING_CONSENT_DISAGREES : FINDING_CONSENT_DISAGREES_LIST,
	    draft_place(row, f->header));
}

/* A blank does not take a refusal back. */
static void
keep_refusals(struct draft *d, const struct reg *r, const struct row_list *base, const char *column)
{
	int f = catalogue_field(r, column);
	struct keys known = f >= 0 ? keys_of(d->arena, base) : (struct keys){ 0 };
	for (size_t i = 0; known.count && i < d->rows.reg[r->id].count; i++) {
		struct row *row = &d->rows.reg[r->id].row[i];
		const struct row *old = row->value[f] ? NULL : keys_find(&known, row->key);
		if (old && str_equal(old->value[f], "否"))
			row->value[f] = old->value[f];
	}
}

void
consistency_consent(struct draft *d, const struct content *base)
{
	struct content known = { 0 };
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		const struct row_list *mine = &d->rows.reg[r->id], *theirs = &base->reg[r->id];
		struct row_list *all = &known.reg[r->id];
		struct scopes scopes = scopes_of(d->arena, mine);
		if (catalogue_field(r, "consent") < 0)
			continue;
		keep_refusals(d, r, theirs, "consent");
		keep_refusals(d, r, theirs, "consent_photo");
		all->row = arena_array(d->arena, mine->count + theirs->count + 1, sizeof *all->row);
		for (size_t i = 0; i < mine->count; i++)
			all->row[all->count++] = mine->row[i];
		for (size_t i = 0; i < theirs->count; i++)
			if (scopes_index(&scopes, theirs->row[i].scope) == scopes.count)
				all->row[all->count++] = theirs->row[i];
	}
	decided_consent(d->arena, &known, &d->rows, say_disagreement, d);
}
