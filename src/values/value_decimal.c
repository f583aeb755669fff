/* value_decimal: see value_decimal.h. */
#include "values/value_decimal.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "values/value.h"
#include "values/value_words.h"

/* Reads 1,300.5 or 1.39E+10 at *s and moves on; false when there is none. */
bool
value_decimal_read(const char **s, struct decimal *d)
{
	const char *p = *s;
	bool dot = false, any = false;
	*d = (struct decimal){ 0 };
	if (*p == '+' || *p == '-')
		d->negative = *p++ == '-';
	else if (str_starts(p, "−"))
		d->negative = true, p += strlen("−");
	for (; value_digit(*p) || (*p == '.' && !dot && value_digit(p[1])) ||
	       (*p == ',' && any && !dot && value_digit(p[1]) && value_digit(p[2]) && value_digit(p[3]) &&
		   !value_digit(p[4]));
	     p++) {
		if (*p == '.') {
			dot = true;
		} else if (*p != ',') {
			any = true;
			if (!d->digits && *p == '0' && !dot)
				continue;
			if (d->digits == (int)sizeof d->digit)
				return false;
			d->digit[d->digits++] = *p;
			d->point += !dot;
		}
	}
	if (any && (*p == 'e' || *p == 'E') &&
	    (value_digit(p[1]) || ((p[1] == '+' || p[1] == '-') && value_digit(p[2])))) {
		long power = strtol(p + 1, (char **)&p, 10);
		if (power > 30 || power < -30)
			return false;
		d->point += (int)power;
	}
	*s = p;
	return any;
}

/* Thousandths, halves away from zero; false when too large. */
bool
value_decimal_milli(const struct decimal *d, long long *out)
{
	long long v = 0;
	int n = d->point + 3;
	for (int i = 0; i < n; i++) {
		if (v > LLONG_MAX / 100)
			return false;
		v = v * 10 + (i < d->digits ? d->digit[i] - '0' : 0);
	}
	if (n >= 0 && n < d->digits && d->digit[n] >= '5')
		v++;
	*out = d->negative ? -v : v;
	return v <= 1000000000000000LL;
}

bool
value_milli(const char *text, long long *out)
{
	struct decimal d;
	const char *p = text ? text : "";
	if (!value_decimal_read(&p, &d) || *p)
		return false;
	for (int i = d.point + 3 > 0 ? d.point + 3 : 0; i < d.digits; i++)
		if (d.digit[i] != '0')
			return false;
	return value_decimal_milli(&d, out);
}
