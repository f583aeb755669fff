/* judge_decided: see judge.h. Decisions, and consent that fell silent. A decision that the sheet contradicts holds
 * until somebody says, with a reason, that it does not; one question a decision, however many rows are of it. */
#include "decided/words.h"
#include "base/str.h"
#include "import/judge.h"

/* Asks; NULL: it holds. */
static const char *
ask(struct judgements *all, const struct decided *d, size_t i, struct arena *a, struct date today)
{
	const struct decided_hit *hit = &d->hit[i];
	const struct decision *x = &d->held.item[i];
	struct judgement j = { .id = FINDING_DECISION_KEPT, .reg = hit->r->id, .rows = hit->rows };
	bool correction = x->kind == DECISION_ROW || x->kind == DECISION_DONE;
	j.key = arena_printf(a, "%ld", x->id);
	j.at = draft_place(hit->row, NULL);
	j.sentence = arena_printf(a, FINDING_DECISION_KEPT_SAYS, decided_sentence(a, x, today));
	j.proof = hit->row->line
		      ? arena_printf(a, "《%s》第 %d 行%s", hit->row->sheet ? hit->row->sheet : hit->r->sheet,
			    hit->row->line, hit->rows > 1 ? arena_printf(a, "等 %ld 行", hit->rows) : "")
		      : arena_printf(a, "《%s》", hit->r->sheet);
	j.answer[JUDGEMENT_CAREFUL] = correction ? "不照表改" : "不放回去";
	j.answer[JUDGEMENT_AS_WRITTEN] = correction ? "照表改，我说明原因" : "放回去，我说明原因";
	j.reason_wanted = true;
	j.fallback = JUDGEMENT_CAREFUL;
	const struct judgement *said = judgement_add(all, &j);
	bool ends = judgement_answer(said) == JUDGEMENT_AS_WRITTEN && said->reason && said->reason[0];
	return ends ? said->reason : NULL;
}

void
judge_decided(struct judgements *all, struct decided *d, struct draft *taken, struct date today)
{
	struct content laid = taken->rows;
	bool any = false;
	d->turns = true;
	decided_lay(d, taken->arena, &laid, DECIDED_IN_SCOPE, d->hit);
	for (size_t i = 0; i < d->held.count; i++) {
		if (d->hit[i].rows && !d->lifted[i])
			d->lifted[i] = ask(all, d, i, taken->arena, today);
		any = any || d->lifted[i];
	}
	if (any) {
		laid = taken->rows;
		decided_lay(d, taken->arena, &laid, DECIDED_IN_SCOPE, NULL);
	}
	taken->rows = laid;
}

/* --------------------------------------------------- a blank after a yes: no, or a column left out; the stricter holds
 */

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
