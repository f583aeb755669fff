/* Numbers as people write them: 「14000余」 「20余万」 「近20」 「75%以上」.
 *
 * They are shown as they stand; the value behind them serves bars and sums
 * only. Pure. */
#pragma once

#include "base/arena.h"

#include <stdbool.h>

enum quantity_kind {
	QUANTITY_EXACT,
	QUANTITY_OVER,  /* 余, 多, 以上: at least this */
	QUANTITY_UNDER, /* 近, 不足: not quite this */
	QUANTITY_ABOUT, /* 约 */
};

struct quantity {
	bool known;      /* it could be read as a number */
	long long milli; /* in thousandths */
	enum quantity_kind kind;
	const char *number; /* 「14000余」 「近20」 「75%以上」: what stands big */
	const char *unit;   /* 「台（次）」: what stands small beside it, "" when there is none */
};

/* `unit` is used where the words do not bring their own; may be "". Texts live in the arena or are the caller's. */
struct quantity quantity_read(struct arena *a, const char *words, const char *unit);
/* A value as a number without needless zeros. */
const char *quantity_text(struct arena *a, long long milli);
