/* xlsx_cell: what the bytes of a cell mean. See xlsx_cells.h. */
#include "sheets/xlsx_cells.h"

#include <math.h>
#include <string.h>

#include "base/date.h"

/* Decimal text of 15 digits, without exponent where that stays readable. */
static const char *
number_text(struct arena *a, double v)
{
	char s[40], out[64];
	if (v == 0)
		return "0";
	snprintf(s, sizeof s, "%.15g", v);
	char *e = strchr(s, 'e');
	if (!e)
		return arena_strdup(a, s);
	int power = atoi(e + 1);
	if (power > 30 || power < -30)
		return arena_strdup(a, s);
	snprintf(out, sizeof out, "%.*f", power < 0 ? 14 - power : 0, v);
	if (strchr(out, '.')) {
		size_t n = strlen(out);
		while (out[n - 1] == '0')
			out[--n] = '\0';
	} else { /* digits beyond the fifteenth are noise */
		for (size_t i = (*out == '-') + 15; out[i]; i++)
			out[i] = '0';
	}
	return arena_strdup(a, out);
}

static const char *
percent_text(struct arena *a, double v)
{
	char s[40];
	snprintf(s, sizeof s, "%.12g", v * 100);
	return arena_printf(a, "%s%%", s);
}

/* A day number as ISO text; NULL when it is no day that we know. */
static const char *
serial_text(const struct reading *r, double v, enum show show)
{
	if (!(v >= 0) || v > 110000)
		return NULL;
	long day = (long)floor(v);
	long minutes = lround((v - (double)day) * 1440);
	if (minutes == 1440)
		day++, minutes = 0;
	if (show == SHOW_TIME && day == 0)
		return arena_printf(r->arena, "T%02ld:%02ld", minutes / 60, minutes % 60);
	if (!r->from_1904 && day == 0)
		return NULL;
	/* 1900 counts a 29 February that never was: day 60 */
	long base = r->from_1904 ? date_days((struct date){ 1904, 1, 1 }) : date_days((struct date){ 1899, 12, 30 });
	struct date d = date_from_days(base + day + (!r->from_1904 && day < 60));
	if (!date_valid(d))
		return NULL;
	char iso[16];
	date_format(d, iso);
	if (show == SHOW_DATE || minutes == 0)
		return arena_strdup(r->arena, iso);
	return arena_printf(r->arena, "%sT%02ld:%02ld", iso, minutes / 60, minutes % 60);
}

struct cell
xlsx_number_cell(const struct reading *r, const char *s, const struct style *style)
{
	enum show show = style ? style->show : SHOW_NUMBER;
	char *end;
	double v = strtod(s, &end);
	if (end == s || *end || !isfinite(v))
		return (struct cell){ .kind = CELL_TEXT, .text = clean_text(r->arena, s, strlen(s), NULL) };
	if (show == SHOW_PERCENT)
		return (struct cell){ .kind = CELL_TEXT, .text = percent_text(r->arena, v) };
	const char *day = show == SHOW_NUMBER ? NULL : serial_text(r, v, show);
	struct cell out = { .kind = day ? CELL_DATE : CELL_NUMBER, .text = day ? day : number_text(r->arena, v) };
	if (style && style->code && (day || show == SHOW_NUMBER))
		out.shown = xlsx_shown(r->arena, style->code, v, r->from_1904);
	if (out.shown && !*out.shown) /* nobody who looks at the sheet sees it */
		return v == 0 ? (struct cell){ .text = "" }
			      : (struct cell){ .kind = CELL_BROKEN, .problem = FINDING_CELL_UNSEEN, .text = "" };
	if (out.shown && strcmp(out.shown, out.text) == 0)
		out.shown = NULL;
	return out;
}

/* t="d": 2024-04-28T00:00:00.000 */
struct cell
xlsx_iso_cell(const struct reading *r, const char *s)
{
	struct datetime t;
	char head[20] = "";
	snprintf(head, sizeof head, "%.16s", s);
	if (!datetime_parse(head, &t))
		return (struct cell){ .kind = CELL_TEXT, .text = clean_text(r->arena, s, strlen(s), NULL) };
	if (strlen(head) < 16 || (t.hour == 0 && t.minute == 0))
		head[10] = '\0';
	return (struct cell){ .kind = CELL_DATE, .text = arena_strdup(r->arena, head) };
}
