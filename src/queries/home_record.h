/* What is known of one household: some for everyone, the rest for itself.
 *
 * Rows of other registers are its own if 村+组+门牌 match, or, where one side has no 门牌, if nobody else in the group
 * bears the name. One that came or moved (原门牌) has those of its own name alone, and those of where it lived. */
#pragma once

#include "queries/lookup.h"

struct home_record_public {                  /* for everyone */
	struct text_list honours;            /* 「最美庭院」; only with consent */
	struct text_list pacts, pacts_ended; /* 「门前三包」; of those that are over */
	bool pacts_kept;                     /* the village keeps a list of agreements */
	const char *grid, *leader, *leader_phone, *worker, *worker_phone; /* "" when unknown */
};
void home_record_public(struct store *s, struct arena *a, const struct lookup_home *h, struct home_record_public *out);

/* Behind the code. */
struct home_record_score {
	long long rid;
	const char *period, *grade, *reason;
	struct date checked_on;
	long milli;       /* −1: not judged that time */
	const char *next; /* the grade above, and from how much on; NULL: there is none */
	long next_milli;
	int rank;
	bool tied;
	long judged; /* households that were */
	struct ranking_item *item;
	size_t items;
};
struct home_record_payment {
	const char *reward, *status, *pay_way;
	long milli; /* −1 when no amount is written */
	struct date paid_on;
	bool doubtful;
};
struct home_record_bin {
	const char *spec;
	long amount;
	struct date given_on;
};
struct home_record_pact {
	const char *kind, *code, *scope, *worker;
	struct date signed_on, valid_to;
	bool ended;
};
struct home_record {
	struct home_record_score *score; /* newest first, LOOKUP_MONTHS at most */
	size_t scores;
	struct home_record_payment *payment;
	struct home_record_bin *bin;
	struct home_record_pact *pact;
	size_t payments, bins, pacts;
};
void home_record_load(struct store *s, struct arena *a, const struct lookup_home *h, struct home_record *out);
