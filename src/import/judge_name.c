/* judge_name: see judge.h. A sheet's name at a door where the roll has another:
 * one of them is wrong, and residents would read it of their neighbour. */
#include <string.h>

#include "base/str.h"
#include "import/judge.h"

struct homes { /* of the roll: the source's own count first */
	struct keys brought, known;
};

static struct homes
homes_of(const struct judging *g, const struct reg *roll)
{
	return (struct homes){ keys_of(g->arena, &g->taken->rows.reg[roll->id]),
		keys_of(g->arena, &g->base->reg[roll->id]) };
}

/* 孙*明 may be 孙建明. */
static bool
same_person(const char *x, const char *y)
{
	while (*x && *y) {
		uint32_t a = utf8_next(&x), b = utf8_next(&y);
		if (a != b && a != '*' && b != '*')
			return false;
	}
	return *x == *y;
}

/* 赵记饭馆 at somebody's door is no other name for them. */
static bool
is_business(const char *name)
{
	static const char *const ends[] = { "店", "馆", "超市", "部", "厂", "铺", "社", "公司", "室", "所", "站", "行",
		"院", "委会", "场", "园", "点" };
	bool is = false;
	for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
		is = is || str_ends(name, ends[i]);
	return is;
}

/* The household of the roll at the row's door, if it has another name; NULL. */
static const struct row *
other_at_door(const struct judging *g, const struct reg *roll, const struct homes *homes, const struct row *row)
{
	struct row_list one = { 0 };
	struct row *home = row_append(&one, g->arena, roll);
	static const char *const columns[] = { "village", "grp", "door", "head" };
	for (size_t i = 0; i < 4; i++)
		row_set(home, roll, columns[i], row_text(row, g->r, columns[i]));
	const char *name = row_text(home, roll, "head");
	if (!*row_text(home, roll, "door") || !*name || is_business(name))
		return NULL;
	row_bind(home, g->arena, roll);
	const struct row *known = keys_find(&homes->brought, home->key);
	known = known ? known : keys_find(&homes->known, home->key);
	return known && !same_person(row_text(known, roll, "head"), name) ? known : NULL;
}

static void
take_roll_names(struct judging *g, const struct reg *roll, const struct homes *homes)
{
	struct row_list *list = &g->taken->rows.reg[g->r->id], out = { 0 };
	for (size_t i = 0; i < list->count; i++) {
		const struct row *home = other_at_door(g, roll, homes, &list->row[i]);
		struct row *copy = row_append(&out, g->arena, g->r);
		const char **value = copy->value;
		*copy = list->row[i];
		if (!home)
			continue;
		memcpy(value, list->row[i].value, g->r->count * sizeof *value);
		copy->value = value;
		row_set(copy, g->r, "head", row_text(home, roll, "head"));
		row_bind(copy, g->arena, g->r);
	}
	*list = out;
}

void
judge_name(struct judging *g)
{
	enum { NAMED = 3 };
	const struct reg *roll = catalogue_find("household");
	const struct row_list *in = &g->taken->rows.reg[g->r->id];
	struct strbuf proof = { 0 };
	const struct row *first = NULL;
	long n = 0;
	if (g->r->whose != WHOSE_HOUSEHOLD || g->r == roll || catalogue_field(g->r, "head") < 0)
		return;
	struct homes homes = homes_of(g, roll);
	for (size_t i = 0; i < in->count; i++) {
		const struct row *row = &in->row[i], *home = other_at_door(g, roll, &homes, row);
		if (!home)
			continue;
		first = first ? first : row;
		if (n++ < NAMED)
			strbuf_printf(&proof, "%s%s%s号：花名册是%s，表里是%s", n > 1 ? "；" : "",
			    row_text(row, g->r, "grp"), row_text(row, g->r, "door"), row_text(home, roll, "head"),
			    row_text(row, g->r, "head"));
	}
	if (n) {
		struct judgement j = { .id = FINDING_NAME_DIFFERS, .key = "door", .reg = g->r->id, .rows = n };
		j.at = n == 1 ? draft_place(first, g->r->fields[catalogue_field(g->r, "head")].header)
			      : (struct place){ .file = first->file, .sheet = first->sheet };
		j.sentence = arena_printf(g->arena, FINDING_NAME_DIFFERS_SAYS, n);
		j.proof = strbuf_text(&proof);
		j.answer[JUDGEMENT_CAREFUL] = "照花名册写";
		j.answer[JUDGEMENT_AS_WRITTEN] = "照表里写";
		j.fallback = JUDGEMENT_AS_WRITTEN;
		if (judgement_answer(judgement_add(g->all, &j)) == JUDGEMENT_CAREFUL)
			take_roll_names(g, roll, &homes);
	}
	strbuf_free(&proof);
}
