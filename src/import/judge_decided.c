/* judge_decided: see judge.h. A decision that the sheet contradicts holds until
 * somebody says, with a reason, that it does not; one question a decision,
 * however many rows are of it. */
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
