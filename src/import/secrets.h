/* 查询码 on its way from the sheet into state.db: taken out of the rows as
 * soon as they are checked, so that no edition and no comparison has it. */
#pragma once

#include "import/draft.h"
#include "store/codes.h"

struct secrets {
	struct code_entry *entry, *carry; /* carry: of this round (judge_moved.c) */
	const char **row;                 /* one an entry: the key of its row */
	bool *held;                       /* that goes up another time, and the code with it */
	size_t count, carries, carry_capacity;
	struct codes_saved saved;
};

/* Takes them out of the draft; a code that is not 4–6 digits is a warning and stays the old one. */
void secrets_take(struct draft *d, struct secrets *out);
/* This row is held back; NULL: none is. */
void secrets_hold(struct secrets *s, const char *key);
/* Old editions may still hold some. */
void secrets_strip(struct content *content);
/* Writes them into `to`, or (NULL) counts them alone; `base`: whose the codes were until now. */
bool secrets_save(struct secrets *s, struct arena *a, const char *data, const struct content *base, struct state *to,
    struct error *err);
