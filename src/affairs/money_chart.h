/* What came and went, month by month of one year, as columns. */
#pragma once

#include "ui/ui.h"

struct money_month {
	long long income, expense; /* thousandths of a yuan */
	bool any;                  /* something was written in it */
};

/* In r. A month with something in it answers `action` with its number, 1–12; `chosen` is marked, 0 is none. */
void money_chart(struct ui *ui, struct rect r, const struct money_month month[12], int chosen, int action);
