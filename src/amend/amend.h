/* 改一条: a row changed or added without a sheet, or several at once. A whole
 * new edition and one commit, as an import is; what a sheet may not say, this
 * may not. */
#pragma once

#include "base/date.h"
#include "base/error.h"
#include "catalogue/catalogue.h"

struct amend_cell {
	const char *column; /* its header, an alias of it, or its SQL column */
	const char *value;  /* as a person writes it; "" empties the cell */
};

struct amend_row {
	enum register_id reg;
	long long row; /* rid in the edition; 0: a new row, or the one that `where` finds */
	const struct amend_cell *where, *set;
	size_t wheres, sets;
	bool add;
};

enum { AMEND_ROWS = 8 };

struct amend {
	const char *data;
	int edition; /* what the person looked at; 0: whatever is current */
	const struct amend_row *change;
	size_t changes;              /* 1 to AMEND_ROWS: all of them or none */
	const char *by, *why;        /* for the audit; why may be NULL */
	bool mask_names, as_written; /* what to do with words that name somebody (gate.h); neither: ask */
	struct datetime now;
};

enum amend_asks { AMEND_ASKS_NOTHING, AMEND_ASKS_MEND /* it cannot stay */, AMEND_ASKS_BOTH };

struct amended {
	enum amend_asks asks; /* refused because of words that name somebody: what could be said to it */
	int edition;          /* published as */
	char older[200];      /* the newest edition is damaged: a sentence that says upon which it was built; "" */
	char words[512];      /* 「《问题整改台账》GT-003：完成情况 整改中 → 已完成」 */
};

/* Holds DATA/lock while it works. False: nothing was changed, and `err` says
 * why: no such row, several, a value that cannot be, a key that is taken. */
bool amend_run(const struct amend *m, struct amended *out, struct error *err);
