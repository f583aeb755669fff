/* The gate of an import: every public text it brings is looked at (privacy/privacy.h); what does not belong is a cell
 * with a question, a proposal, and an answer, kept (store/settled.h) so that the same cell is not asked about again. */
#pragma once

#include "decided/decided.h"
#include "import/draft.h"
#include "privacy/privacy.h"
#include "store/settled.h"

enum { GATE_OPEN = -1, GATE_MEND, GATE_OTHER /* as it is written; of what must change: the row stays out */ };

struct gate_cell {
	enum register_id reg;
	size_t row, field; /* of the draft, which does not change any more */
	const char *key;   /* code|sheet|row|column: stable while the source is the same */
	struct privacy_found found;
	int answer;
	bool kept;    /* the answer is from another time */
	long settled; /* the decision that it was; 0: none */
};

struct gate {
	struct arena *arena;
	const struct draft *draft;
	struct gate_cell *cell;
	size_t count, capacity;
	struct gate_lost *lost; /* cells of rows that stay out for another reason: only said */
	size_t losts, lost_capacity;
};

/* Looks at all rows of the draft against its own roll and the machine's. `data` NULL: nothing was settled before. */
void gate_look(struct gate *g, const struct draft *d, const struct content *base, const char *data, bool homes_allowed);
struct gate_cell *gate_find(struct gate *g, const char *key); /* NULL: no such cell */
/* All that are open; those that must change are only ever mended. */
void gate_answer_rest(struct gate *g, int answer);
/* Cells with somebody in them that nobody has answered: not what only looks like a name, nor an office's number. */
size_t gate_open(const struct gate *g);
/* Masks of another time that are answered otherwise now hold no more. */
void gate_lift(const struct gate *g, struct decided *d);
/* What is open, as findings. */
void gate_say(const struct gate *g, struct findings *f);
/* Lays the answers over `taken`, a copy of the draft whose lists are made anew in `a` where they change. A row that
 * must change and is not answered stays as the machine has it. */
void gate_apply(const struct gate *g, struct arena *a, struct draft *taken, const struct content *base);
const char *gate_label(const struct gate *g, const struct gate_cell *c, int answer); /* the words of an answer */
const char *gate_code(const struct gate_cell *c);                                    /* of its gravest finding */
const char *gate_tag(const struct gate_cell *c); /* 黑榜, 病情, 手机号, 人名, 人名？ */
/* The same for one row that is changed or added without a sheet; `was`: its values before, or NULL. What does not
 * belong in its new words is mended in `row`, left, or refused: by `answer`. `*must`: it cannot be left. */
struct gate_one {
	struct arena *arena;
	const struct content *content; /* with the roll */
	const struct reg *r;
	const char *data, *who, *at;
	bool homes_allowed;
	int answer;
};
bool gate_one(const struct gate_one *g, struct row *row, const char *const *was, bool *must, struct error *err);
/* Keeps what was answered this time. False, and `err`: it could not be written. */
bool gate_keep(const struct gate *g, struct state *s, const char *who, const char *at, struct error *err);
