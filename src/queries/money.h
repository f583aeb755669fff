/* Where the money comes from and goes to, and what rewards were
 * paid.
 *
 * Lines of 资金来源表 may overlap: they are added only when every one of
 * them says 不重复. No name of a person comes out of here. */
#pragma once

#include "base/quantity.h"
#include "store/store.h"

struct fund {
	const char *year, *name, *source, *purpose, *project, *doc_no, *raw, *note;
	struct quantity amount;
	long long yuan; /* for the bar; −1 when it is not a sum of money (元/村) */
	bool doubtful, as_found, separate, sample;
};
/* Largest first; what cannot be drawn to scale last. */
size_t money_funds(struct store *s, struct arena *a, struct fund **out);

struct ledger_row {
	long long rid;
	struct date done_on;
	const char *village, *item, *fund, *voucher;
	long long income, expense, balance; /* thousandths of a yuan; −1 where the sheet says nothing */
	bool sample;
};
struct ledger {
	struct ledger_row *row;
	size_t count;
	long long income, expense, balance;
	bool one_village, balance_known;
	bool computed; /* the balances were worked out, not written */
};
/* Months with movements, newest first. */
struct text_list money_months(struct store *s, struct arena *a, const char *place);
struct ledger money_ledger(struct store *s, struct arena *a, const char *month, const char *place);

/* One rule: 「最美庭院 一般户 500元」, and how much of it was paid. */
struct reward {
	const char *name, *kind, *raw, *note;
	struct quantity standard;
	long due, paid;                  /* households */
	long long due_milli, paid_milli; /* yuan in thousandths */
	bool doubtful, sample;
};
size_t money_rewards(struct store *s, struct arena *a, const char *place, struct reward **out);
