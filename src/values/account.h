/* The lines of accounts in their time: what stands in each after every line.
 * An account is a village's and a fund's; or the village's alone, where it
 * keeps one balance over its funds: then its lines' fund is "". Pure. */
#ifndef VALUES_ACCOUNT_H
#define VALUES_ACCOUNT_H

#include <stdbool.h>
#include <stddef.h>

struct account_line {
	const char *place, *fund, *day; /* ISO */
	size_t row;                     /* where it stands in the sheet; two of one day follow the sheet's way */
	long long in, out, balance;     /* balance: of `written`, else worked out */
	bool written;
	/* filled in */
	bool known;    /* some line of the account says what stood in it */
	bool follows;  /* a line before it says so: the balance can be checked */
	long long due; /* what stood before, and came, and went */
	long order;
	const char *own; /* of an account over funds: the line's own */
};

/* Sorts by account and time, and fills in. */
void account_follow(struct account_line *line, size_t count);
bool account_same(const struct account_line *x, const struct account_line *y);

#endif
