/* photo_name: see photo_name.h. */
#include "intake/photo_name.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/date.h"

/* `n` digits at *s, signs between them passed over where a name may have them; −1: not so many. */
static int
digits(const char **s, int n)
{
	int v = 0;
	const char *p = *s;
	p += *p == '-' || *p == '_' || *p == '.' || *p == ' ';
	for (int i = 0; i < n; i++, p++) {
		if (*p < '0' || *p > '9')
			return -1;
		v = v * 10 + *p - '0';
	}
	*s = p;
	return v;
}

/* Milliseconds since 1970, as WeChat and others number what they save. */
static void
from_milliseconds(const char *s, char taken[24])
{
	long long seconds = atoll(s) / 1000 + 8 * 3600;
	struct date d = date_from_days((long)(seconds / 86400));
	char iso[16];
	date_format(d, iso);
	if (d.year >= 2008 && d.year <= 2099)
		snprintf(taken, 24, "%.10sT%02d:%02d:%02d", iso, (int)(seconds / 3600 % 24), (int)(seconds / 60 % 60),
		    (int)(seconds % 60));
}

/* A day that begins exactly at s, and a time behind it. */
static bool
from_day(const char *s, char taken[24])
{
	const char *p = s;
	struct date d = { 0 };
	int used = 0;
	if (sscanf(s, "%4d年%2d月%2d日%n", &d.year, &d.month, &d.day, &used) == 3 && used)
		p += used;
	else
		d = (struct date){ digits(&p, 4), digits(&p, 2), digits(&p, 2) };
	char iso[16];
	if (d.year < 2000 || d.year > 2099 || !date_valid(d))
		return false;
	const char *clock = p;
	int h = digits(&p, 2), m = digits(&p, 2), sec = digits(&p, 2);
	if (sec < 0 && strspn(s, "0123456789") == 12) /* 202404281016 */
		sec = 0;
	bool timed = h >= 0 && h < 24 && m >= 0 && m < 60 && sec >= 0 && sec < 60;
	if (!timed && *clock >= '0' && *clock <= '9') /* 2024042801: a number, no day */
		return false;
	date_format(d, iso);
	if (timed)
		snprintf(taken, 24, "%.10sT%02d:%02d:%02d", iso, h, m, sec);
	else
		snprintf(taken, 24, "%.10s", iso);
	return true;
}

void
photo_name_taken(const char *name, char taken[24])
{
	*taken = '\0';
	for (const char *p = name; *p && !*taken;) {
		size_t n = strspn(p, "0123456789");
		if (n == 0) {
			p++;
			continue;
		}
		if (n == 13 && *p == '1')
			from_milliseconds(p, taken);
		else
			from_day(p, taken);
		p += n;
	}
}
