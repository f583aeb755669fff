/* judgement: see judgement.h. */
#include "import/judgement.h"

#include <string.h>

#include "base/str.h"
#include "import/judge.h"

struct given {
	const char *key, *reason;
	int chosen;
};

struct answers {
	struct arena *arena;
	struct answer_options options;
	struct given *given;
	size_t count, capacity;
};

struct answers *
answers_new(struct arena *a, const struct answer_options *options)
{
	struct answers *all = arena_alloc(a, sizeof *all);
	*all = (struct answers){ .arena = a, .options = *options };
	return all;
}

void
answers_give(struct answers *all, const char *key, int chosen, const char *reason)
{
	size_t i = 0;
	while (i < all->count && strcmp(all->given[i].key, key) != 0)
		i++;
	if (i == all->count) {
		all->given = arena_grow(all->arena, all->given, i, &all->capacity, i + 1, sizeof *all->given);
		all->given[all->count++].key = arena_strdup(all->arena, key);
	}
	all->given[i].chosen = chosen;
	all->given[i].reason = arena_strdup(all->arena, reason ? reason : "");
}

/* Kinds that have options of their own; all others go by --as-written. */
static const struct {
	enum finding_id id;
	const char *option[2];
} options[] = {
	{ FINDING_TAKES_DOWN_MOST, { "only-these-rows", "take-down" } },
	{ FINDING_OTHERS_REPLACED, { "only-these-rows", "as-written" } },
	{ FINDING_DECISION_KEPT, { NULL, "put-back" } },
};

const char *
judgement_option(const struct judgement *j, int answer)
{
	for (size_t i = 0; i < sizeof options / sizeof *options; i++)
		if (options[i].id == j->id)
			return options[i].option[answer];
	return answer == JUDGEMENT_AS_WRITTEN ? "as-written" : NULL;
}

static bool
is_said(const struct answer_options *o, const char *option)
{
	return option && ((strcmp(option, "only-these-rows") == 0 && o->only_these_rows) ||
			     (strcmp(option, "take-down") == 0 && o->take_down) ||
			     (strcmp(option, "put-back") == 0 && o->put_back && *o->put_back) ||
			     (strcmp(option, "as-written") == 0 && o->as_written));
}

static void
look_up(const struct answers *all, struct judgement *j)
{
	for (int answer = JUDGEMENT_CAREFUL; all && answer <= JUDGEMENT_AS_WRITTEN; answer++)
		if (is_said(&all->options, judgement_option(j, answer))) {
			j->chosen = answer;
			j->reason = j->reason_wanted && all->options.put_back ? all->options.put_back : "";
		}
	for (size_t i = 0; all && i < all->count; i++)
		if (strcmp(all->given[i].key, j->key) == 0) {
			j->chosen = all->given[i].chosen;
			j->reason = all->given[i].reason;
		}
}

const struct judgement *
judgement_add(struct judgements *all, const struct judgement *j)
{
	all->item = arena_grow(all->arena, all->item, all->count, &all->capacity, all->count + 1, sizeof *all->item);
	struct judgement *own = &all->item[all->count++];
	struct arena *a = all->arena;
	*own = *j;
	own->key = arena_printf(a, "%s|%s|%s", finding_kind(j->id)->code, catalogue_register(j->reg)->table, j->key);
	own->sentence = arena_strdup(a, j->sentence);
	own->proof = arena_strdup(a, j->proof);
	for (int i = 0; i < 2; i++)
		own->answer[i] = arena_strdup(a, j->answer[i]);
	own->chosen = JUDGEMENT_OPEN;
	own->reason = "";
	look_up(all->answers, own);
	return own;
}

int
judgement_answer(const struct judgement *j)
{
	return j->chosen != JUDGEMENT_OPEN ? j->chosen : j->fallback;
}

size_t
judgements_open(const struct judgements *all, bool harmful)
{
	size_t n = 0;
	for (size_t i = 0; i < all->count; i++)
		n += all->item[i].chosen == JUDGEMENT_OPEN && (all->item[i].harmful || !harmful);
	return n;
}

/* Without an answer to these nothing goes up: they are read first. */
static void
harmful_first(struct judgements *all)
{
	size_t front = 0;
	for (size_t i = 0; i < all->count; i++) {
		struct judgement j = all->item[i];
		if (!j.harmful)
			continue;
		memmove(&all->item[front + 1], &all->item[front], (i - front) * sizeof j);
		all->item[front++] = j;
	}
}

void
judge_change(struct judgements *all, const struct content *base, struct draft *taken)
{
	struct judging g = { .all = all, .arena = taken->arena, .base = base, .taken = taken };
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		g.r = r;
		if (taken->rows.reg[r->id].count == 0)
			continue;
		judge_period(&g);
		judge_name(&g);
		judge_consent(&g);
		judge_figures(&g);
		judge_taken_down(&g);
	}
	harmful_first(all);
}
