/* What is known of one household: some for everyone, the rest for itself.
 *
 * Rows of other registers are its own if 村+组+门牌 match, or, where one side
 * has no 门牌, if nobody else in the group bears the name. */
#ifndef STORE_OWN_H
#define STORE_OWN_H

#include "store/lookup.h"

struct own_public {                                                       /* for everyone */
	struct text_list honours;                                         /* 「最美庭院」; only with consent */
	struct text_list pacts;                                           /* 「门前三包」 */
	bool pacts_kept;                                                  /* the village keeps a list of agreements */
	const char *grid, *leader, *leader_phone, *worker, *worker_phone; /* "" when unknown */
};
void own_public(struct store *s, struct arena *a, const struct lookup_home *h, struct own_public *out);

/* Behind the code. */
struct own_score {
	const char *period, *grade, *reason;
	long milli; /* −1: not judged that time */
	int rank;
	bool tied;
	long judged; /* households that were */
	struct ranking_item *item;
	size_t items;
};
struct own_payment {
	const char *reward, *status;
	long milli; /* −1 when no amount is written */
	struct date paid_on;
	bool doubtful;
};
struct own_bin {
	const char *spec;
	long amount;
	struct date given_on;
};
struct own_pact {
	const char *kind, *code, *scope, *worker;
	struct date signed_on, valid_to;
};
struct own {
	struct own_score score[LOOKUP_MONTHS]; /* newest first */
	size_t scores;
	struct own_payment *payment;
	struct own_bin *bin;
	struct own_pact *pact;
	size_t payments, bins, pacts;
};
void own_load(struct store *s, struct arena *a, const struct lookup_home *h, struct own *out);

#endif
