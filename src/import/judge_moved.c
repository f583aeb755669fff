/* judge_moved: see judge.h. The roll says who lives at a door. A family that it
 * has at another one, or under another head, is found by its name or its 查询码;
 * what is its own goes with it. What of a door is not known to be the same
 * family's stays with the former one: nobody gets to see a neighbour's.
 *
 * A row of the roll keeps what it was called before in 原门牌; by that its
 * former rows in other lists are its own (queries/home_record.h), and what was
 * decided of it holds (decided/consent.c). */
#include <stdlib.h>
#include <string.h>

#include "decided/words.h"
#include "base/str.h"
#include "decided/decided.h"
#include "import/judge.h"
#include "import/secrets.h"

#define NEW_FAMILY "新住户"

enum { NAMED = 3, FEW = 400 /* so many are compared by their codes, each with each */ };

struct one {
	const struct row *row;
	const char *name; /* village and head */
	struct one *mate; /* what it was, or is */
	size_t index;
};

struct moving {
	struct judging *g;
	struct secrets *codes;
	const char *data;
	struct row_list *roll; /* a copy that may be changed */
	struct keys old, new;
	struct one *left, *come; /* of the screen and of the sheet: not the same head at the same door */
	struct one **left_at;    /* one a row of the screen's roll; NULL: it did not leave */
	size_t lefts, comes;
	struct row_list vacated; /* rows of the screen's whose family the sheet has elsewhere */
};

static const char *
text(const struct moving *m, const struct row *row, const char *column)
{
	return row_text(row, m->g->r, column);
}

static bool
same_head(const struct moving *m, const struct row *x, const struct row *y)
{
	return x && y && strcmp(text(m, x, "head"), text(m, y, "head")) == 0;
}

static void
add(const struct moving *m, struct one *list, size_t *n, const struct row *row, size_t index)
{
	struct arena *a = m->g->arena;
	if (!*text(m, row, "door") || !*text(m, row, "head"))
		return;
	list[(*n)++] = (struct one){ .row = row,
		.name = arena_printf(a, "%s\x1f%s", row_place_key(a, text(m, row, "village")), text(m, row, "head")),
		.index = index };
}

static int
by_name(const void *x, const void *y)
{
	const struct one *a = x, *b = y;
	int order = strcmp(a->name, b->name);
	return order ? order : (a->index > b->index) - (a->index < b->index);
}

/* Who is not where the screen has it, and who is not where the sheet has it. */
static void
sort_out(struct moving *m)
{
	struct judging *g = m->g;
	const struct row_list *base = &g->base->reg[g->r->id];
	struct scopes scopes = scopes_of(g->arena, m->roll);
	m->left = arena_array(g->arena, base->count + 1, sizeof *m->left);
	m->come = arena_array(g->arena, m->roll->count + 1, sizeof *m->come);
	for (size_t i = 0; i < base->count; i++) {
		const struct row *row = &base->row[i];
		if (scopes_index(&scopes, row->scope) < scopes.count &&
		    !same_head(m, row, keys_find(&m->new, row->key)) && !draft_holds(g->taken, g->r, row))
			add(m, m->left, &m->lefts, row, i);
	}
	for (size_t i = 0; i < m->roll->count; i++)
		if (!same_head(m, &m->roll->row[i], keys_find(&m->old, m->roll->row[i].key)))
			add(m, m->come, &m->comes, &m->roll->row[i], i);
	if (m->lefts)
		qsort(m->left, m->lefts, sizeof *m->left, by_name);
	if (m->comes)
		qsort(m->come, m->comes, sizeof *m->come, by_name);
	m->left_at = arena_array(g->arena, base->count + 1, sizeof *m->left_at);
	for (size_t i = 0; i < m->lefts; i++)
		m->left_at[m->left[i].index] = &m->left[i];
}

static void
mate(struct one *x, struct one *y)
{
	x->mate = y;
	y->mate = x;
}

static size_t
run(const struct one *list, size_t count, size_t from)
{
	size_t n = 1;
	while (from + n < count && strcmp(list[from + n].name, list[from].name) == 0)
		n++;
	return n;
}

/* The only one of its name that went, and the only one that came. */
static void
pair_by_name(struct moving *m)
{
	for (size_t i = 0, k = 0; i < m->lefts && k < m->comes;) {
		int order = strcmp(m->left[i].name, m->come[k].name);
		size_t lefts = run(m->left, m->lefts, i), comes = run(m->come, m->comes, k);
		if (order == 0 && lefts == 1 && comes == 1)
			mate(&m->left[i], &m->come[k]);
		i += order <= 0 ? lefts : 0;
		k += order >= 0 ? comes : 0;
	}
}

static const char *
code_of(const struct moving *m, const struct row *row)
{
	const char *home = codes_home(m->g->arena, row->key, text(m, row, "head"));
	for (size_t i = 0; i < m->codes->count; i++)
		if (strcmp(m->codes->entry[i].home, home) == 0)
			return m->codes->entry[i].code;
	return NULL;
}

static bool
has_code(const struct moving *m, const struct row *row, const char *code)
{
	return codes_are(m->data, codes_home(m->g->arena, row->key, text(m, row, "head")), code);
}

static void
pair_by_code(struct moving *m)
{
	for (size_t k = 0; m->codes->count && m->lefts <= FEW && k < m->comes && k < FEW; k++) {
		const char *code = m->come[k].mate ? NULL : code_of(m, m->come[k].row);
		for (size_t i = 0; code && i < m->lefts && !m->come[k].mate; i++)
			if (!m->left[i].mate && has_code(m, m->left[i].row, code))
				mate(&m->left[i], &m->come[k]);
	}
}

/* One character of three or more is another: written wrong then or now. */
static bool
is_slip(const char *x, const char *y)
{
	int differ = 0;
	if (utf8_count(x) < 3 || utf8_count(x) != utf8_count(y))
		return false;
	while (*x && *y)
		differ += utf8_next(&x) != utf8_next(&y);
	return differ == 1;
}

bool
moved_amended(struct arena *a, const struct reg *r, const struct row *was, struct row *row, struct code_entry *carry)
{
	const char *then = was ? row_text(was, r, "head") : "", *now = row_text(row, r, "head");
	bool same = strcmp(then, now) == 0, stays = was && strcmp(was->key, row->key) == 0;
	if (stays && same)
		return false;
	bool family = same || (stays && is_slip(then, now));
	row_set(row, r, "former", family ? decided_former(a, r, was) : NEW_FAMILY);
	if (family)
		*carry = (struct code_entry){ codes_home(a, was->key, then), codes_home(a, row->key, now) };
	return family;
}

/* ------------------------------------------------------------ what goes along */

static void
take_along(struct moving *m, const struct one *come, const struct row *was)
{
	struct judging *g = m->g;
	struct row *row = &m->roll->row[come->index];
	struct secrets *s = m->codes;
	row_set(row, g->r, "former", decided_former(g->arena, g->r, was));
	s->carry =
	    arena_grow(g->all->arena, s->carry, s->carries, &s->carry_capacity, s->carries + 1, sizeof *s->carry);
	s->carry[s->carries++] = (struct code_entry){ codes_home(g->all->arena, was->key, text(m, was, "head")),
		codes_home(g->all->arena, row->key, text(m, row, "head")) };
	if (!keys_find(&m->new, was->key))
		*row_append(&m->vacated, g->arena, g->r) = *was;
}

static bool
ask(struct moving *m, enum finding_id id, const struct row *first, long n, const char *proof)
{
	struct arena *a = m->g->arena;
	bool moved = id == FINDING_HOME_MOVED;
	struct judgement j = { .id = id, .key = "home", .reg = m->g->r->id, .rows = n };
	j.at = n == 1 ? draft_place(first, m->g->r->fields[catalogue_field(m->g->r, moved ? "door" : "head")].header)
		      : (struct place){ .file = first->file, .sheet = first->sheet };
	j.sentence = arena_printf(a, moved ? FINDING_HOME_MOVED_SAYS : FINDING_HOME_OTHER_SAYS, n);
	j.proof = arena_printf(a, "《%s》%s%s", m->g->r->sheet, proof, n > NAMED ? " 等" : "");
	j.answer[JUDGEMENT_CAREFUL] = moved ? "跟着走" : "是另一家";
	j.answer[JUDGEMENT_AS_WRITTEN] = moved ? "不是一家，不跟" : "还是那一家";
	j.fallback = JUDGEMENT_CAREFUL;
	return judgement_answer(judgement_add(m->g->all, &j)) == (moved ? JUDGEMENT_CAREFUL : JUDGEMENT_AS_WRITTEN);
}

static const char *
words_of(struct moving *m, const struct row *was, const struct row *is)
{
	struct arena *a = m->g->arena;
	bool group = strcmp(text(m, was, "grp"), text(m, is, "grp")) != 0;
	const char *head = text(m, is, "head"), *grp = text(m, was, "grp"), *door = text(m, was, "door");
	if (strcmp(was->key, is->key) == 0)
		return arena_printf(a, "%s%s号：%s → %s", grp, door, text(m, was, "head"), head);
	return arena_printf(a, "%s：%s%s号 → %s%s号",
	    same_head(m, was, is) ? head : arena_printf(a, "%s → %s", text(m, was, "head"), head), grp, door,
	    group ? text(m, is, "grp") : "", text(m, is, "door"));
}

/* Those of a kind: a question, and what is answered done to all of them. */
static void
settle(struct moving *m, int id, const struct row *(*what_was)(struct moving *, const struct one *))
{
	struct strbuf proof = { 0 };
	const struct row *first = NULL;
	long n = 0;
	for (size_t k = 0; k < m->comes; k++) {
		const struct row *was = what_was(m, &m->come[k]);
		first = was && !first ? m->come[k].row : first;
		if (was && n++ < NAMED)
			strbuf_printf(&proof, "%s%s", n > 1 ? "；" : "", words_of(m, was, m->come[k].row));
	}
	bool along = n && (id < 0 || ask(m, (enum finding_id)id, first, n, strbuf_text(&proof)));
	for (size_t k = 0; along && k < m->comes; k++) {
		const struct row *was = what_was(m, &m->come[k]);
		if (was)
			take_along(m, &m->come[k], was);
	}
	strbuf_free(&proof);
}

static const struct row *
was_elsewhere(struct moving *m, const struct one *come)
{
	(void)m;
	return come->mate && strcmp(come->mate->row->key, come->row->key) != 0 ? come->mate->row : NULL;
}

/* Whose head was at this door, when that one went nowhere. */
static const struct row *
was_here(struct moving *m, const struct one *come)
{
	const struct row *was = come->mate ? NULL : keys_find(&m->old, come->row->key);
	const struct one *left = was ? m->left_at[was - m->g->base->reg[m->g->r->id].row] : NULL;
	return left && !left->mate ? was : NULL;
}

/* Without a question: the door and the code are the same, or the name is but for a slip. */
static const struct row *
was_surely(struct moving *m, const struct one *come)
{
	if (come->mate && strcmp(come->mate->row->key, come->row->key) == 0)
		return come->mate->row;
	const struct row *was = was_here(m, come);
	return was && is_slip(text(m, was, "head"), text(m, come->row, "head")) ? was : NULL;
}

static const struct row *
was_another(struct moving *m, const struct one *come)
{
	return was_surely(m, come) ? NULL : was_here(m, come);
}

/* Who came to a door where others may have lived: their rows are not this family's. */
static void
mark_new(struct moving *m)
{
	struct judging *g = m->g;
	struct scopes known = scopes_of(g->arena, &g->base->reg[g->r->id]);
	for (size_t k = 0; k < m->comes; k++) {
		struct row *row = &m->roll->row[m->come[k].index];
		if (!*text(m, row, "former") && scopes_index(&known, row->scope) < known.count)
			row_set(row, g->r, "former", NEW_FAMILY);
	}
}

void
judge_moved(struct judgements *all, const struct content *base, struct draft *taken, const char *data)
{
	const struct reg *r = catalogue_find("household");
	struct judging g = { .all = all, .arena = taken->arena, .base = base, .taken = taken, .r = r };
	struct row_list *list = &taken->rows.reg[r->id], roll = { 0 };
	all->codes->carries = all->codes->carry_capacity = 0;
	all->codes->carry = NULL;
	if (!list->count || !base->reg[r->id].count)
		return;
	struct moving m = { .g = &g, .codes = all->codes, .data = data, .roll = &roll };
	m.old = keys_of(g.arena, &base->reg[r->id]);
	for (size_t i = 0; i < list->count; i++) {
		struct row *copy = row_append(&roll, g.arena, r);
		const char **value = copy->value;
		const struct row *was = keys_find(&m.old, list->row[i].key);
		*copy = list->row[i];
		memcpy(value, copy->value, r->count * sizeof *value);
		copy->value = value;
		if (same_head(&m, was, copy) && !*text(&m, copy, "former"))
			row_set(copy, r, "former", text(&m, was, "former"));
	}
	*list = roll;
	m.new = keys_of(g.arena, &roll);
	sort_out(&m);
	pair_by_name(&m);
	pair_by_code(&m);
	settle(&m, FINDING_HOME_MOVED, was_elsewhere);
	settle(&m, FINDING_HOME_OTHER, was_another);
	settle(&m, -1, was_surely);
	mark_new(&m);
	taken->moved[r->id] = keys_of(g.arena, &m.vacated);
}
