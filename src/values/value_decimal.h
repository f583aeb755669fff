/* Numbers as people write them, without losing a digit. */
#pragma once

#include <stdbool.h>

struct decimal {
	bool negative;
	int digits, point; /* digit[0..digits), the point stands before digit[point] */
	char digit[40];
};

/* Reads 1,300.5 or 1.39E+10 at *s and moves on; false when there is none. */
bool value_decimal_read(const char **s, struct decimal *d);
/* Thousandths, halves away from zero; false when too large. */
bool value_decimal_milli(const struct decimal *d, long long *out);
