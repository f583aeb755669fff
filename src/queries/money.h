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

enum { LEDGER_NONE = -1 };
struct ledger_row {
	long long rid;
	struct date done_on;
	const char *village, *place, *item, *fund, *voucher, *day;
	long long income, expense, balance; /* thousandths of a yuan, or LEDGER_NONE; a refund is a negative expense */
	long order;                         /* among those of its day */
	bool sample;
};
struct ledger_account { /* one fund of one village, at the span's end */
	const char *village, *fund;
	long long balance;
	bool known; /* the sheet says somewhere what stood in it */
};
struct ledger {
	struct ledger_row *row; /* of the span */
	size_t count;
	struct ledger_account *account;
	size_t accounts, unknown;
	long long income, expense;  /* of the span */
	long long opening, balance; /* of the accounts that are known */
	long long differs;          /* by which opening, income and expense do not make the balance */
	bool one_village;
	bool computed; /* some balance was worked out, not written */
};
/* Years with movements, newest first. */
struct text_list money_years(struct store *s, struct arena *a, const char *place);
/* Of a year or a month, 「2021」 「2021-11」; rows by time. */
struct ledger money_ledger(struct store *s, struct arena *a, const char *span, const char *place);

/* One rule: 「最美庭院 一般户 500元」, and how much of it was paid. */
struct reward {
	const char *name, *kind, *raw, *note;
	struct quantity standard;
	long due, paid;                  /* households */
	long long due_milli, paid_milli; /* yuan in thousandths */
	bool doubtful, sample;
};
size_t money_rewards(struct store *s, struct arena *a, const char *place, struct reward **out);
