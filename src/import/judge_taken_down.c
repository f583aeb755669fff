/* judge_taken_down: see judge.h. In registers whose scopes are replaced as a
 * whole, every scope that would lose half of its rows or more (of households
 * a fifth), and more than come new. */
#include <string.h>

#include "base/str.h"
#include "catalogue/describe.h"
#include "import/judge.h"
#include "store/audit.h"

const char *
judge_unit(const struct reg *r)
{
	return r->on_roll || r->whose == WHOSE_HOUSEHOLD ? "户" : "条";
}

const char *
judge_scope_words(struct judging *g, const struct row *row)
{
	struct arena *a = g->arena;
	int village = catalogue_field(g->r, "village");
	const char *period = describe_period(a, g->r, row), *name = village >= 0 ? row->value[village] : NULL;
	return arena_printf(a, "《%s》%s%s%s", g->r->sheet, period, *period && name ? " " : "", name ? name : "");
}

struct tally {                         /* of a scope, in rows */
	const struct row *row;         /* the first of the sheet */
	long there, here, gone, fresh; /* on the screen, in the sheet, in one and not in the other */
	long changed, reworded;
	const char *whose; /* who brought what is there; "" nobody says */
	bool others;       /* somebody else than who brings this */
	bool another;      /* see by_another() */
};

/* Something that says what it is about is said otherwise; where it stands (正在改, 已改好) goes on every week. */
static bool
is_reworded(const struct reg *r, const struct row *was, const struct row *row)
{
	bool is = false;
	for (size_t f = 0; f < r->count; f++)
		is = is || (r->fields[f].type == FIELD_TEXT && (r->fields[f].flags & FIELD_REQUIRED) &&
			       !str_equal(was->value[f], row->value[f]));
	return is;
}

/* A row that nobody sees any more is no loss. */
static bool
is_seen(const struct judging *g, const struct row *row)
{
	char now[16];
	const char *to = row_text(row, g->r, "show_to");
	date_format(g->all->today, now);
	return !draft_takes_down(g->r, row) && (!*to || strcmp(to, now) >= 0);
}

static struct tally *
tallies(const struct judging *g, const struct scopes *scopes)
{
	const struct row_list *base = &g->base->reg[g->r->id], *in = &g->taken->rows.reg[g->r->id];
	struct keys new = keys_of(g->arena, in), old = keys_of(g->arena, base);
	struct tally *all = arena_array(g->arena, scopes->count + 1, sizeof *all); /* the last one is nobody's */
	for (size_t i = 0; i < base->count; i++) {
		struct tally *t = &all[scopes_index(scopes, base->row[i].scope)];
		t->there++;
		t->gone += !keys_find(&new, base->row[i].key) && is_seen(g, &base->row[i]) &&
			   !draft_holds(g->taken, g->r, &base->row[i]) &&
			   !keys_find(&g->taken->moved[g->r->id], base->row[i].key);
	}
	for (size_t i = in->count; i-- > 0;) {
		struct tally *t = &all[scopes_index(scopes, in->row[i].scope)];
		t->row = &in->row[i];
		t->here++;
		const struct row *was = keys_find(&old, in->row[i].key);
		t->fresh += !was;
		t->changed += was && !row_equal(was, &in->row[i], g->r);
		t->reworded += was && is_reworded(g->r, was, &in->row[i]);
	}
	return all;
}

/* A sheet that villages and the township both keep, brought with other villages' rows: the
 * township's. What it does not name may be the village's own. */
static bool
by_another(const struct judging *g, const struct row *row)
{
	if (!strstr(g->r->keeper, "、"))
		return false;
	int own = catalogue_field(g->r, "village");
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		const struct row_list *list = &g->taken->rows.reg[r->id];
		int village = catalogue_field(r, "village");
		for (size_t i = 0; own >= 0 && village >= 0 && row->value[own] && i < list->count; i++)
			if (list->row[i].value[village] && strcmp(row_place_key(g->arena, list->row[i].value[village]),
							       row_place_key(g->arena, row->value[own])) != 0)
				return true;
	}
	return false;
}

/* Another person, within a month; or another stick, within days: the same work done twice. */
static void
find_whose(struct judging *g, struct tally *t)
{
	enum { DAYS_PERSON = 31, DAYS_STICK = 3 };
	const struct judgements *all = g->all;
	struct audit_brought b;
	struct date day;
	char iso[11] = "", words[64];
	t->whose = "";
	if (!all->data || !audit_brought_find(all->data, g->arena, g->r->table, t->row->scope, &b))
		return;
	strncat(iso, b.at, 10);
	if (!date_parse(iso, &day))
		return;
	long ago = date_days(all->today) - date_days(day);
	bool person = strcmp(b.who, all->who) != 0 && strcmp(b.who, AUDIT_NOBODY) != 0;
	date_speak(day, all->today, words, sizeof words);
	t->whose =
	    arena_printf(g->arena, "%s%s用“%s”带来的", strcmp(b.who, AUDIT_NOBODY) ? b.who : "", words, b.source);
	/* of one person a second stick is a correction; nobody knows who sits at a command line */
	bool nobody = strcmp(all->who, AUDIT_NOBODY) == 0, stick = strcmp(b.source, all->source) != 0;
	t->another = t->reworded && stick && ago <= DAYS_PERSON && by_another(g, t->row);
	t->others = t->another || (person && !nobody && ago <= DAYS_PERSON) ||
		    ((person || nobody) && stick && ago <= DAYS_STICK && t->changed + t->gone > 1);
}

/* Rows that somebody else brought are changed or go. */
static void
judge_others(struct judging *g, const struct tally *t)
{
	struct arena *a = g->arena;
	struct row_list *list = &g->taken->rows.reg[g->r->id], out = { 0 };
	struct keys old = keys_of(a, &g->base->reg[g->r->id]);
	struct judgement j = { .id = FINDING_OTHERS_REPLACED,
		.key = t->row->scope,
		.reg = g->r->id,
		.rows = t->changed + t->gone,
		.stays = t->here,
		.at = { .file = t->row->file, .sheet = t->row->sheet },
		.fallback = t->another ? JUDGEMENT_CAREFUL : JUDGEMENT_AS_WRITTEN };
	j.sentence = arena_printf(a, FINDING_OTHERS_REPLACED_SAYS, t->changed, t->gone, judge_unit(g->r));
	j.proof = arena_printf(a, "%s：屏上的是%s", judge_scope_words(g, t->row), t->whose);
	j.answer[JUDGEMENT_CAREFUL] = "别人的不动，只加新的";
	j.answer[JUDGEMENT_AS_WRITTEN] = "照这份表换";
	if (judgement_answer(judgement_add(g->all, &j)) != JUDGEMENT_CAREFUL)
		return;
	for (size_t i = 0; i < list->count; i++) {
		const struct row *row = &list->row[i], *was = keys_find(&old, row->key);
		*row_append(&out, a, g->r) = was && strcmp(row->scope, t->row->scope) == 0 ? *was : *row;
	}
	draft_keep(g->taken, g->r->id, t->row->scope);
	*list = out;
}

static void
judge_scope(struct judging *g, const struct tally *t)
{
	struct arena *a = g->arena;
	const char *unit = judge_unit(g->r), *scope = t->row->scope;
	struct judgement j = { .id = FINDING_TAKES_DOWN_MOST,
		.key = scope,
		.reg = g->r->id,
		.rows = t->gone,
		.stays = t->here,
		.at = { .file = t->row->file, .sheet = t->row->sheet },
		.harmful = true,
		.fallback = JUDGEMENT_AS_WRITTEN };
	j.sentence = arena_printf(a, FINDING_TAKES_DOWN_MOST_SAYS, t->gone, unit, t->here, unit);
	j.proof = arena_printf(a, "%s：屏上 %ld %s，这份表只写了 %ld %s，要撤下的占 %ld%%",
	    judge_scope_words(g, t->row), t->there, unit, t->here, unit, (t->gone * 100 + t->there / 2) / t->there);
	if (*t->whose)
		j.proof = arena_printf(a, "%s。屏上的是%s", j.proof, t->whose);
	if (by_another(g, t->row)) {
		j.fallback = JUDGEMENT_CAREFUL;
		j.proof = arena_printf(a, "%s。这份表还写了别的村，屏上的像是村里自己写的：先留着", j.proof);
	}
	j.answer[JUDGEMENT_CAREFUL] = arena_printf(a, "只改这 %ld 行，别的不动", t->here);
	j.answer[JUDGEMENT_AS_WRITTEN] = "就是要撤下";
	if (judgement_answer(judgement_add(g->all, &j)) == JUDGEMENT_CAREFUL)
		draft_keep(g->taken, g->r->id, scope);
}

/* A list of people: one that is not named any more was perhaps forgotten, and nobody says 撤下 of him. */
static bool
names_people(const struct reg *r)
{
	bool names = r->whose == WHOSE_HOUSEHOLD || r->whose == WHOSE_PERSON;
	for (size_t f = 0; f < r->count; f++)
		names = names || (r->fields[f].type == FIELD_NAME && r->fields[f].flags & FIELD_KEY);
	return names;
}

void
judge_taken_down(struct judging *g)
{
	if (g->r->merge != MERGE_SCOPE)
		return;
	struct scopes scopes = scopes_of(g->arena, &g->taken->rows.reg[g->r->id]);
	struct tally *all = tallies(g, &scopes);
	for (size_t i = 0; i < scopes.count; i++) {
		/* half of a list; of households a group of theirs already */
		long share = strcmp(judge_unit(g->r), "户") == 0 && all[i].gone > 2 ? 5 : 2;
		find_whose(g, &all[i]);
		bool much = all[i].gone >= 2 && all[i].gone * share >= all[i].there && all[i].fresh < all[i].gone;
		much = much || (all[i].gone == 1 && all[i].there == 2 && !all[i].fresh && names_people(g->r));
		if (much && !draft_keeps(g->taken, g->r->id, scopes.name[i]))
			judge_scope(g, &all[i]);
		else if (all[i].others && all[i].changed + all[i].gone > 0)
			judge_others(g, &all[i]);
	}
}
