/* judge_consent: see judge.h. A blank may be a no, or a column that was left
 * out: the stricter one holds, and it is asked. */
#include "base/str.h"
#include "import/judge.h"

/* Yes then, and nothing now. */
static bool
fell_silent(const struct reg *r, const struct row *was, const struct row *row, const char *column)
{
	int f = catalogue_field(r, column);
	return f >= 0 && was && str_equal(was->value[f], "是") && str_empty(row->value[f]);
}

static void
answer_row(struct judging *g, const struct row *was, size_t i, int answer)
{
	static const char *const columns[] = { "consent", "consent_photo" };
	struct row *row = &g->taken->rows.reg[g->r->id].row[i];
	const char **value = arena_array(g->arena, g->r->count, sizeof *value);
	bool again = answer == JUDGEMENT_AS_WRITTEN && fell_silent(g->r, was, row, "consent");
	for (size_t f = 0; f < g->r->count; f++)
		value[f] = row->value[f];
	for (size_t k = 0; k < sizeof columns / sizeof *columns; k++)
		if (fell_silent(g->r, was, row, columns[k]))
			value[catalogue_field(g->r, columns[k])] = answer == JUDGEMENT_AS_WRITTEN ? "是" : "否";
	row->value = value;
	if (again && row->photos == 0) { /* without consent they were not taken from the stick */
		row->photo = was->photo;
		row->photos = was->photos;
	}
}

void
judge_consent(struct judging *g)
{
	struct row_list *in = &g->taken->rows.reg[g->r->id];
	const struct row *first = NULL;
	long n = 0;
	if (catalogue_field(g->r, "consent") < 0)
		return;
	struct keys old = keys_of(g->arena, &g->base->reg[g->r->id]);
	const struct row **was = arena_array(g->arena, in->count + 1, sizeof *was);
	for (size_t i = 0; i < in->count; i++) {
		const struct row *row = keys_find(&old, in->row[i].key);
		if (!fell_silent(g->r, row, &in->row[i], "consent") &&
		    !fell_silent(g->r, row, &in->row[i], "consent_photo"))
			continue;
		was[i] = row;
		first = first ? first : &in->row[i];
		n++;
	}
	if (n == 0)
		return;
	struct judgement j = { .id = FINDING_CONSENT_BLANK, .key = "blank", .reg = g->r->id, .rows = n };
	j.at = n == 1 ? draft_place(first, g->r->fields[catalogue_field(g->r, "consent")].header)
		      : (struct place){ .file = first->file, .sheet = first->sheet };
	j.sentence = arena_printf(g->arena, FINDING_CONSENT_BLANK_SAYS, n);
	j.proof = arena_printf(g->arena, "《%s》第 %d 行%s", first->sheet ? first->sheet : g->r->sheet, first->line,
	    n > 1 ? arena_printf(g->arena, "等 %ld 行", n) : "");
	j.answer[JUDGEMENT_CAREFUL] = "是不同意了，不公开";
	j.answer[JUDGEMENT_AS_WRITTEN] = "忘了填，照旧公开";
	j.fallback = JUDGEMENT_CAREFUL;
	int answer = judgement_answer(judgement_add(g->all, &j));
	for (size_t i = 0; i < in->count; i++)
		if (was[i])
			answer_row(g, was[i], i, answer);
}
